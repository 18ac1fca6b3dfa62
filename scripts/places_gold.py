"""Location strings labelled by hand in, how many are resolved to the right country and city out."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.resolve import load_gazetteer
from kg.schema import Place


def score_places(gold: Path) -> Iterator[str]:
    """Two lines: the share of strings whose countries, and whose cities, are all right; labels are alternatives."""
    gazetteer = load_gazetteer()
    with gold.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    right = {"country": 0, "city": 0}
    for row in rows:
        found = [match.place for match in gazetteer.parse(row["text"]).places]
        labels = [[_place(part) for part in text.split(" + ") if part] for text in row["places"].split(" ~ ")]
        right["country"] += any(_countries(found) == _countries(label) for label in labels)
        right["city"] += any(_cities(found) == _cities(label) for label in labels)
    for kind, count in right.items():
        yield f"{kind:10}{count / max(1, len(rows)):.3f} of {len(rows)}"


def _place(text: str) -> Place:
    city, region, country = (part or None for part in text.split("|"))
    return Place(city, region, country)


def _countries(places: Sequence[Place]) -> set[str | None]:
    return {place.country for place in places}


def _cities(places: Sequence[Place]) -> set[tuple[str | None, str | None]]:
    return {(place.city, place.country) for place in places if place.city}
