"""Matches of a location line in, those out that are no county: "Penzance, Cornwall" names one town, not two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.lexicon.words import word_set
from kg.ports import PlaceMatch

#: Counties by the last word of their name, which are towns elsewhere.
_COUNTIES = word_set(
    "bedfordshire berkshire buckinghamshire cambridgeshire cheshire cornwall cumbria derbyshire devon dorset durham "
    "essex gloucestershire hampshire herefordshire hertfordshire kent lancashire leicestershire lincolnshire norfolk "
    "northamptonshire northumberland nottinghamshire oxfordshire rutland shropshire somerset staffordshire suffolk "
    "surrey sussex warwickshire wiltshire worcestershire yorkshire fife clwyd dyfed gwent gwynedd powys"
)
_WITH_COUNTIES = frozenset(("GB", "IE"))


def without_counties(matches: Sequence[PlaceMatch], text: str) -> Iterator[PlaceMatch]:
    """The matches without a county behind a British town that the gazetteer takes for a town elsewhere."""
    behind_town = False
    for match in matches:
        place = match.place
        named = text[match.start : match.end].lower() in _COUNTIES
        if not (behind_town and named and place.country not in _WITH_COUNTIES and "," in text[: match.start]):
            yield match
        behind_town = place.country in _WITH_COUNTIES and place.city is not None
