"""What a place in a text where a paper is named is: its title, where it stands, and what belongs to it there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.extract.papers.lines.title_notes import without_asides
from kg.names import fold_name


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


def in_one_spelling(found: Iterable[TitleMatch]) -> list[TitleMatch]:
    """The mentions by their place, titles that differ by hyphens and blanks alone as the first of them has it."""
    first: dict[str, str] = {}
    ordered = sorted(found, key=lambda match: match.start)
    keys = [re.sub(r"[\W_]+", "", fold_name(match.title)) for match in ordered]
    for key, match in zip(keys, ordered, strict=True):
        first.setdefault(key, match.title)
    return [
        replace(match, title=first[key]) if key and first[key] != match.title else match
        for key, match in zip(keys, ordered, strict=True)
    ]


def clean_title(title: str) -> str:
    """The title without the punctuation a sentence puts around it."""
    title = re.sub(r"(?<=\w)[*†‡]+$", "", without_asides(" ".join(title.split())))
    return title.rstrip(",;.") if not title.endswith("...") and not re.search(r"\b[A-Z]\.$", title) else title
