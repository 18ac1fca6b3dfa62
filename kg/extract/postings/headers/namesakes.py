"""The fields of a header in, out with the employer that is called like a town: "Aurora" above "Riga, Latvia"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.lexicon.spans import Line
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan, Place

#: So often an advert names who hires.
_REPEATED = 2
#: Beside the name of a town, these say no more than that it is one.
_OF_PLACES = re.compile(
    r"\b(?:area|region|metro\w*|county|greater|remote|hybrid|on-?site|office|campus|(?<=[a-z] )city|raum|kreis|multiple"
    r"|locations?)\b",
    re.IGNORECASE,
)


def without_namesake(found: list[FieldSpan], lines: Sequence[Line], body: str, places: PlaceFinder) -> list[FieldSpan]:
    """The first bare town becomes the employer, if nothing else is and the other places are not there."""
    if any(span.name is FieldName.ORGANIZATION for span in found):
        return found
    alone = next((span for span in found if span.name is FieldName.LOCATION and _is_bare(span, lines)), None)
    if alone is None:
        return found
    name = _text(alone, lines)
    towns = [match.place for match in places.parse(name).places]
    told = [_text(span, lines) for span in found if span is not alone and span.name is FieldName.LOCATION]
    titles = [_text(span, lines) for span in found if span.name is FieldName.TITLE]
    others = [match.place for text in told for match in places.parse(text).places]
    others += [match.place for text in [*told, *titles] for match in places.find(text)]
    if not towns or not others or _agree(towns, others, name, body):
        return found
    return [replace(span, name=FieldName.ORGANIZATION) if span is alone else span for span in found]


def _is_bare(span: FieldSpan, lines: Sequence[Line]) -> bool:
    """Whether a place has no comma inside and no label before it."""
    line = next((line for line in lines if line.start <= span.start < line.end), None)
    ahead = line.text[: span.start - line.start].rstrip() if line else ":"
    return not ahead.endswith((":", "\t")) and "," not in _text(span, lines)


def _text(span: FieldSpan, lines: Sequence[Line]) -> str:
    line = next((line for line in lines if line.start <= span.start < line.end), None)
    return line.text[span.start - line.start : span.end - line.start] if line else ""


def _agree(towns: Sequence[Place], others: Sequence[Place], name: str, body: str) -> bool:
    """Whether a line and the other places may both be where the job is.

    In one country they may, but for a town with more words around it ("City of Riga") or a name that the text repeats.
    """
    if _OF_PLACES.search(name):
        return True
    if not {town.country for town in towns} & {other.country for other in others}:
        return False
    cities = {town.city for town in towns}
    if None in cities or cities & {other.city for other in others}:
        return True
    return not (len(name.split()) > max(len((town.city or "").split()) for town in towns)) and (
        body.count(name) < _REPEATED
    )
