"""Lines of a post on a social network in, the post without the card of who writes and without comments out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.name_likeness import likeness
from kg.extract.lexicon.spans import Line
from kg.extract.postings.naming.firm_names import is_name
from kg.schema import FieldName, FieldSpan

_AUTHOR = re.compile(
    r"[A-ZÀ-Ý][\w.’'-]+(?: [A-ZÀ-Ý][\w.’'-]+){1,3}\s*[•·]\s*(?:1st|2nd|3rd\+?|following|you|author)", re.I
)
_POSITION = re.compile(r".{2,70}?(?:\s+at\s+|\s*@\s*|\s+bei\s+|\s+chez\s+)(?P<name>[A-ZÀ-Ý0-9][^|•·,\n]{1,50})")
_AGE = re.compile(r"\d+\s?(?:s|m|min|h|hr|d|w|mo|yr|y)\b.{0,30}", re.IGNORECASE)
#: Where the post ends: its counters and buttons.
_COUNTED = re.compile(
    r".{0,20}\b\d+ (?:comments?|reposts?|likes?|reactions?)\b.{0,30}|like\s+comment\b.{0,40}", re.IGNORECASE
)
_CARD = 4


def _bare_card(lines: Sequence[Line]) -> bool:
    """A person's name, a position "at" somewhere and the age of the post, one below the other."""
    card = lines[1:_CARD]
    positioned = len(card) > 1 and _POSITION.fullmatch(card[0].text) is not None
    aged = any(_AGE.fullmatch(line.text) is not None for line in card[1:])
    return positioned and aged and likeness(lines[0].text.split()) > 0


def without_card(lines: Sequence[Line]) -> tuple[list[Line], tuple[FieldSpan, ...]]:
    """The lines of the post, and the employer that its writer's card names; all lines where no card stands above."""
    if not lines or not (_AUTHOR.fullmatch(lines[0].text) or _bare_card(lines)):
        return list(lines), ()
    body = 1
    employer: tuple[FieldSpan, ...] = ()
    for line in lines[1:_CARD]:
        position = _POSITION.fullmatch(line.text)
        if line.gap or not (position or _AGE.fullmatch(line.text)):
            break
        if position and is_name(position.group("name")):
            employer = (FieldSpan(FieldName.ORGANIZATION, line.start + position.start("name"), line.end),)
        body += 1
    stop = next((i for i in range(body, len(lines)) if _COUNTED.fullmatch(lines[i].text)), len(lines))
    return list(lines[body:stop]), employer
