"""Terms of a text in, those out that are not short for a name of the text's own: "the Learning Platform (LP) team"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.draft import TermMatch
from kg.extract.lexicon.abbreviations import find_abbreviated
from kg.schema import NodeType, Term

#: A part of a house by a short name in brackets, whatever its letters: "Snow Supply Chain (CSCP) organization".
_OF_A_PART = re.compile(
    r"\((?P<short>[A-Z][\w&]{1,9})\) (?:[Tt]eam|[Gg]roup|[Oo]rg(?:ani[sz]ation)?|[Dd]ivision|[Dd]epartment"
    r"|[Ss]quad|[Uu]nit)\b"
)
#: The name that stands before the bracket, and so many letters of it at most.
_NAMED = re.compile(r"[A-Z][\w&-]+ $")
_NAME = 40
_WORD = re.compile(r"[^\W\d_]{3,}")
#: So many first letters tell whether two words are forms of one.
_STEM = 4


def without_own_shorts(terms: Iterable[TermMatch], text: str, start: int, end: int) -> Iterator[TermMatch]:
    """The terms but for those whose letters `text[start:end]` explains as short for something else."""
    if text.find("(", start, end) < 0:
        yield from terms
        return
    meant = {item.short: item.name for item in find_abbreviated(text, start, end)}
    parts = {
        match.group("short")
        for match in _OF_A_PART.finditer(text, start, end)
        if _NAMED.search(text[max(start, match.start() - _NAME) : match.start()])
    }
    for match in terms:
        surface = text[match.start : match.end]
        name = meant.get(surface)
        if surface not in parts and (name is None or _names(match.term, surface, name)):
            yield match


def _names(term: Term, short: str, name: str) -> bool:
    """Whether a name shares a word with one of a term's, or no longer name of the term is known: "API"."""
    if term.node_type is not NodeType.METHOD and short.lower().rstrip("s") in term.name.lower():
        return True
    stems = _stems(name)
    return any(not stems.isdisjoint(_stems(spelling)) for spelling in (term.name, *term.aliases))


def _stems(name: str) -> set[str]:
    return {word.group().lower()[:_STEM] for word in _WORD.finditer(name)}
