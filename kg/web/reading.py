"""A pasted text in, what it states and what it is like out; nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass

from kg import ingest, views
from kg.answers import Answer
from kg.errors import InputError
from kg.pipeline import Reader
from kg.schema import Document, Extraction, Quarantined
from kg.web.library import Edition
from kg.web.standins import stand_ins_of_text

_NAME = "pasted text"


@dataclass(frozen=True, slots=True)
class ReadText:
    """What a text states and what it is like."""

    items: tuple[tuple[Document, Extraction], ...]
    virtual_neighbors: tuple[views.Json, ...]
    answer: Answer | None

    def view(self) -> views.Json:
        """The same as JSON."""
        return {
            "documents": [views.extraction_view(document, extraction) for document, extraction in self.items],
            "virtual_neighbors": list(self.virtual_neighbors),
            "similar": views.answer_view(self.answer)["results"] if self.answer else [],
        }


def read_text(edition: Edition, reader: Reader, text: str, k: int) -> ReadText:
    """Reads a text as if it were a file, and asks what it is like.

    The extractor is loaded by the first call, which takes about two seconds. One thread at a time.

    Raises:
        InputError: nothing can be read from the text.
    """
    read = ingest.read_bytes(text.encode("utf-8", "replace"), _NAME)
    documents = [item for item in read if isinstance(item, Document)]
    if not documents:
        reasons = "; ".join(item.reason for item in read if isinstance(item, Quarantined))
        raise InputError(f"Nothing can be read from this text: {reasons or 'it is empty'}.")
    items = tuple((document, reader.extractor.extract(document)) for document in documents)
    body = documents[0].text
    return ReadText(
        items=items,
        virtual_neighbors=tuple(stand_ins_of_text(edition.base, body)),
        answer=edition.base.similar(text=body, k=k, explain=True) if body.strip() else None,
    )
