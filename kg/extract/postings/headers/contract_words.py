"""A piece of a line above a posting in, the contract and the mode of work out that it states beside other things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.words import EMPLOYMENT
from kg.extract.postings.headers.lines import Piece
from kg.extract.postings.naming.titles import has_role_head
from kg.schema import FieldName, FieldSpan

CONTRACT = sought(
    r"(?<!\w)(?:" + "|".join(re.escape(phrase) for phrase in sorted(EMPLOYMENT, key=len, reverse=True)) + r")(?!\w)",
    re.IGNORECASE,
)


def stated_contract(text: str) -> tuple[int, int] | None:
    """Where a line speaks of a contract and names nothing: "Permanent position, 40 hours a week"."""
    every = list(CONTRACT.finditer(text))
    match = _decisive(every)
    if match is None or len(text) > 70:
        return None
    rest = (text[: match.start()] + text[match.end() :]).strip(" ,;()/–-")
    others = [word for word in re.findall(r"[^\W\d_]+", rest) if word.lower() not in EMPLOYMENT]
    named = any(word[0].isupper() for word in others)
    return match.span() if not named and (not others or every[0].start() == 0) and not has_role_head(rest) else None


def _decisive(every: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """Of words for contracts the one that says more than that it does not end."""
    return next((one for one in every if EMPLOYMENT[one.group().lower()] != "permanent"), every[0] if every else None)


def beside(span: FieldSpan, piece: Piece) -> Iterator[FieldSpan]:
    """What a piece states beside its pay, contract or mode: "£40 - Full-time", "Full-time, remote", "Remote (US)"."""
    start, _, text = piece
    if span.name is FieldName.REMOTE and (within := _WITHIN.search(text)):
        yield FieldSpan(FieldName.LOCATION, start + within.start(), start + within.end())
    if span.name not in (FieldName.SALARY, FieldName.EMPLOYMENT_TYPE) or len(text) > _SHORT_PIECE:
        return
    paid = span.name is FieldName.SALARY
    if match := _decisive(list(CONTRACT.finditer(text))) if paid else _AFAR_TOO.search(text) or _MODE.search(text):
        name = FieldName.EMPLOYMENT_TYPE if paid else FieldName.REMOTE
        yield FieldSpan(name, start + match.start(), start + match.end())


_SHORT_PIECE = 60
#: Where one may be who works from afar: "Remote (US)".
_WITHIN = re.compile(r"\b(?:USA?|UK)\b")
_AFAR_TOO = re.compile(r"\bremote\b", re.IGNORECASE)
_MODE = re.compile(r"\b(?:remote|on-?site)\b", re.IGNORECASE)
