"""Nested JSON records in, flat rows out: inner objects become dotted columns, things with a name become that name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from kg.ingest.reading import Row
from kg.ingest.rows.tidy import line

_LABELS = (
    "name", "label", "display_name", "displayName", "title", "text", "fullText", "organizationName", "value", "libelle",
    "nom", "bezeichnung", "intitule", "descriptor",
)  # fmt: skip
#: Under which a person's name is written in two parts.
_PARTS_OF_NAMES = (
    ("given", "family"), ("first", "last"), ("firstName", "lastName"), ("first_name", "last_name"),
    ("givenName", "familyName"), ("given_name", "family_name"), ("forename", "surname"), ("fname", "lname"),
)  # fmt: skip
_CITY = (
    "addressLocality",
    "locality",
    "city",
    "cityName",
    "town",
    "normalizedCityName",
    "municipality",
    "ort",
    "stadt",
    "ville",
)
_REGION = (
    "addressRegion", "regionCode", "region", "state", "stateCode", "province", "normalizedStateName", "regionName",
)  # fmt: skip
_COUNTRY = (
    "addressCountry",
    "countryName",
    "country",
    "countryCode",
    "country_code",
    "normalizedCountryName",
    "land",
    "pays",
)
_WHOLE = ("fullText", "formatted", "formattedAddress", "normalizedLocation", "locationName", "fullLocation", "location")
_PLACE_PARTS = frozenset((*_CITY, *_REGION, *_COUNTRY))
_OF_PLACES = _PLACE_PARTS | {*_WHOLE, "address", "postalAddress", "geo"}
_DEEPEST = 6


def flat(row: Row) -> dict[str, object]:
    """One level of columns: `{"a": {"b": 1}}` gives `a.b`; scalars and lists of scalars stay as they are."""
    if not any(isinstance(value, dict | list) for value in row.values()):
        return dict(row)
    columns: dict[str, object] = {}
    for name, value in row.items():
        _flatten(name, value, columns, 0)
    return columns


def place_text(value: object) -> str:
    """A place object as "City, Region, Country"; a string stays one; coordinates alone give nothing."""
    if not isinstance(value, Mapping):
        return line(value)
    address = value.get("address", value.get("postalAddress"))
    if isinstance(address, Mapping):
        return place_text(address) or line(value.get("name"))
    if isinstance(address, str) and line(address):
        return line(address)
    parts = [_first(value, names) for names in (_CITY, _REGION, _COUNTRY)]
    parts[2] = parts[2].upper() if len(parts[2]) == 2 else parts[2]
    stated = list(dict.fromkeys(part for part in parts if part))
    return ", ".join(stated) or _first(value, _WHOLE) or line(value.get("name"))


def is_place(value: object) -> bool:
    """Whether an object describes a place."""
    if not isinstance(value, Mapping):
        return False
    return value.get("@type") in {"Place", "PostalAddress"} or "address" in value or not _PLACE_PARTS.isdisjoint(value)


def label(value: object) -> str:
    """The name of a thing: a string itself, or what an object calls itself."""
    if not isinstance(value, Mapping):
        return line(value)
    own = next((text for name in _LABELS if (text := line(value.get(name)))), "")
    return own or next(
        (name for a, b in _PARTS_OF_NAMES if (name := line(f"{line(value.get(a))} {line(value.get(b))}"))), ""
    )


def _first(value: Mapping[str, object], names: Sequence[str]) -> str:
    return next((text for name in names if (text := label(value.get(name)))), "")


def _flatten(name: str, value: object, columns: dict[str, object], depth: int) -> None:
    if isinstance(value, Mapping) and depth < _DEEPEST:
        if is_place(value):
            _add(columns, name, [place_text(value)])
        elif own := _section_text(value) or label(value):
            _add(columns, name, own)
        for key, inner in value.items():
            if not key.startswith("@") and not (is_place(value) and key in _OF_PLACES):
                _flatten(f"{name}.{key}", inner, columns, depth + 1)
    elif isinstance(value, list):
        _flatten_list(name, value, columns, depth)
    else:
        _add(columns, name, value)


def _flatten_list(name: str, items: list[object], columns: dict[str, object], depth: int) -> None:
    objects = [item for item in map(_opened, items) if isinstance(item, Mapping)]
    if not objects:
        _add(columns, name, items)
    elif all("name" in item and "value" in item for item in objects):
        for item in objects:
            _flatten(f"{name}.{line(item['name'])}", item["value"], columns, depth + 1)
    elif any("content" in item for item in objects):
        _add(columns, name, "\n\n".join(_section(item) for item in objects))
    else:
        texts = [place_text(item) if is_place(item) else label(item) for item in objects]
        _add(columns, name, [text for text in texts if text])
        affiliations = [_affiliation(item) for item in objects]
        if any(affiliations) and len(affiliations) == len(texts):
            _add(columns, f"{name}.affiliations", affiliations)


def _opened(item: object) -> object:
    """An object, also one that was written into a string."""
    if isinstance(item, str) and item.startswith("{") and item.endswith("}"):
        try:
            return msgspec.json.decode(item)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            return item
    return item


def _section_text(value: Mapping[str, object]) -> object:
    """The text of an object that is a section with a title of its own."""
    return value.get("text") if "title" in value and isinstance(value.get("text"), str) else None


def _affiliation(person: Mapping[str, object]) -> str:
    """Where someone works, several places joined by "+" as `kg.ingest.rows.authors` expects it."""
    for name in ("affiliation", "affiliations", "institution", "institutions"):
        stated = person.get(name)
        if stated:
            return "+".join(filter(None, map(label, stated if isinstance(stated, list) else [stated])))
    return ""


def _section(item: Mapping[str, object]) -> str:
    return f"{label(item)}\n{item['content']}"


def _add(columns: dict[str, object], name: str, value: object) -> None:
    if name not in columns:
        columns[name] = value


def leaves(row: Row) -> Iterator[tuple[str, object]]:
    """The columns of a flat row that hold something."""
    return ((name, value) for name, value in row.items() if value is not None and value != "" and value != [])
