"""What a user calls a document in, the ids of the documents that are meant out: by id, by source or by path."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path

from kg import ingest
from kg.errors import NotFoundError
from kg.schema import Document
from kg.store import KnowledgeStore

_IDS = ("document:", "posting:", "paper:")


def documents_named(store: KnowledgeStore, text: str) -> list[str]:
    """Ids of the documents that have this source or were read from this file, else the one of this id, sorted.

    Raises:
        NotFoundError: there is none, or the id is not unique; the message suggests the nearest sources.
    """
    if found := store.documents_of({text, ingest.source_name(Path(text))} if text else ()):
        return sorted(found)
    try:
        return [store.resolve_document(text)]
    except NotFoundError as error:
        if text.startswith(_IDS):
            raise
        return _by_path(store, text, error)


def _by_path(store: KnowledgeStore, text: str, unknown: NotFoundError) -> list[str]:
    """Documents by the path of their file, however it was named when it was read."""
    known = list(store.documents())
    found = [document.id for document in known if document.origin and _same_path(text, document.origin)]
    if found:
        return found
    close = get_close_matches(text, sorted({_file(document) for document in known}), n=3, cutoff=0.5)
    hint = f" The nearest sources are {', '.join(close)}." if close else ""
    raise NotFoundError(f"{unknown}{hint}") from unknown


def _same_path(a: str, b: str) -> bool:
    return os.path.abspath(a) == os.path.abspath(b)  # noqa: PTH100 - resolve() would follow links


def _file(document: Document) -> str:
    return ingest.file_of(document) or document.source
