"""What a place in a text where a paper is named is: its title, where it stands, and what belongs to it there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.papers.title_notes import without_asides


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title at `start:end` in block `block`; `authors` is the span of its author line, if it has one.

    Of a reference, `rest` is what follows title and authors, `venue` a name in it that may be that of a journal.
    """

    title: str
    start: int
    end: int
    block: int
    confidence: float
    authors: tuple[int, int] | None = None
    rest: tuple[int, int] | None = None
    venue: tuple[int, int] | None = None


def clean_title(title: str) -> str:
    """The title without the punctuation a sentence puts around it."""
    title = re.sub(r"(?<=\w)[*†‡]+$", "", without_asides(" ".join(title.split())))
    return title.rstrip(",;.") if not title.endswith("...") and not re.search(r"\b[A-Z]\.$", title) else title
