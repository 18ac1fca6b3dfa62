"""Running text in, the places it names out, with high precision.

A name must be capitalised, and the words around must speak for a place or at least not against one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kg.ports import LocationLine, PlaceMatch
from kg.resolve.places.cues import (
    BEFORE_PLACE,
    CODES_IN_TEXT,
    COMMON_WORDS,
    JOINERS,
    NAME_LIKE,
    NEXT_WORDS,
    NO_CODES_IN_TEXT,
    OF_ORGANIZATION,
)
from kg.resolve.places.names import place_key
from kg.resolve.places.table import GazetteerTable
from kg.resolve.places.words import MACRO_AREAS, REGION_FIRST_COUNTRIES
from kg.schema import Place

_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:[.'’&][^\W_]+)*\.?")
_CONTAINER = re.compile(r"(?:,\s?|\s\()(?=[A-Z])|\s(?=[A-Z]{2}\b)")
_LONGEST = 5
#: Least score of a city that stands alone, after words such as "in", and beside places of the same country.
_ALONE, _AFTER_CUE, _NEAR = 5.2, 4.5, 4.0
_ALTERNATE_ALONE = 6.0
_SAME_REGION, _SAME_COUNTRY = 1.5, 0.7

Token = tuple[int, int]


def find_places(
    text: str, table: GazetteerTable, parse: Callable[[str], LocationLine], near: Sequence[Place]
) -> Iterator[PlaceMatch]:
    """Places in the order of the text, without overlaps.

    Args:
        text: running text.
        table: where names are looked up.
        parse: reads "Paris, TX" where a name is followed by what contains it.
        near: places known to belong to the same posting.
    """
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    position = 0
    while position < len(tokens):
        start = tokens[position][0]
        used = 1
        if text[start].isupper() and (start == 0 or text[start - 1] not in "@/#-_.&"):
            count, match = _at(text, tokens, position, table, parse, near)
            used = max(1, count)
            if match is not None:
                yield match
                while position + used < len(tokens) and tokens[position + used][0] < match.end:
                    used += 1
        position += used


def _at(
    text: str,
    tokens: list[Token],
    first: int,
    table: GazetteerTable,
    parse: Callable[[str], LocationLine],
    near: Sequence[Place],
) -> tuple[int, PlaceMatch | None]:
    """The longest name that starts at a token: how many tokens it takes, and the place if it is one."""
    for count in range(_run_length(text, tokens, first), 0, -1):
        start, end = tokens[first][0], tokens[first + count - 1][1]
        key = place_key(text[start:end])
        if key in MACRO_AREAS and count > 1:
            return count, None
        if _known(key, text[start:end], table):
            if text[end - 1] == "." and not (end < len(text) and key in CODES_IN_TEXT):
                end -= 1
            return count, _judge(text, start, end, key, table, parse, near)
    return 1, None


def _run_length(text: str, tokens: list[Token], first: int) -> int:
    """How many tokens from `first` on could be one name."""
    count = 1
    while count < _LONGEST and first + count < len(tokens):
        (_, previous_end), (start, end) = tokens[first + count - 1], tokens[first + count]
        if text[previous_end:start] not in (" ", "-", "\u00a0", "\u2013"):
            break
        if not text[start].isupper() and text[start:end] not in JOINERS:
            break
        count += 1
    return count


def _known(key: str, surface: str, table: GazetteerTable) -> bool:
    if surface.isupper() and len(surface.replace(".", "")) <= 4 and surface.replace(".", "") not in CODES_IN_TEXT:
        return False
    return key in table.countries_by_key or key in table.regions_by_key or key in table.key_index


def _judge(
    text: str,
    start: int,
    end: int,
    key: str,
    table: GazetteerTable,
    parse: Callable[[str], LocationLine],
    near: Sequence[Place],
) -> PlaceMatch | None:
    names_country = key in table.countries_by_key and not _is_state(key, table)
    contained = None if names_country else _contained(text, start, end, table, parse)
    if contained is not None:
        return contained
    if key in COMMON_WORDS or _in_other_name(text, start, end):
        return None
    after_cue = _after_cue(text, start)
    if names_country:
        return _country(text, start, end, key, table, after_cue=after_cue)
    if key in NAME_LIKE and not after_cue:
        return None
    return _region_or_city(start, end, key, table, near, after_cue=after_cue)


def _contained(
    text: str, start: int, end: int, table: GazetteerTable, parse: Callable[[str], LocationLine]
) -> PlaceMatch | None:
    """Reads "Paris, TX" and "Bengaluru, Karnataka, India" as far as the containers go."""
    best: PlaceMatch | None = None
    reach = end
    for _ in range(2):
        mark = _CONTAINER.match(text, reach)
        name = _container_end(text, mark.end(), table) if mark else None
        if name is None:
            break
        line = parse(text[start:name])
        if len(line.places) != 1 or line.places[0].end != name - start or line.places[0].start != 0:
            break
        if line.places[0].place.city and line.places[0].place.latitude is None:
            break
        reach = name
        best = PlaceMatch(line.places[0].place, start, name, 0.95)
    return best


def _container_end(text: str, start: int, table: GazetteerTable) -> int | None:
    """End of the longest region or country name at `start`."""
    tokens = [match.span() for match in _TOKEN.finditer(text, start, min(len(text), start + 60))]
    for count in range(_run_length(text, tokens, 0) if tokens else 0, 0, -1):
        end = tokens[count - 1][1]
        surface = text[start:end]
        code = surface.rstrip(".")
        key = place_key(surface)
        if key in table.countries_by_key or key in table.regions_by_key:
            return end if "." in code else end - (surface[-1] == ".")
        if (
            code.isupper()
            and code not in NO_CODES_IN_TEXT
            and (code in table.regions_by_code or code in table.countries_by_code)
        ):
            return end - (surface[-1] == ".")
    return None


def _in_other_name(text: str, start: int, end: int) -> bool:
    """Whether the words beside make it part of a longer name: "London Business School", "University of Washington"."""
    following = _TOKEN.match(text, end + 1) if text[end : end + 1] in (" ", "-") else None
    if following and following.group()[0].isupper() and following.group().rstrip(".") not in NEXT_WORDS:
        return True
    if text[end : end + 1] in ("-", "&") and text[end + 1 : end + 2].isalnum():
        return not text[end + 1].islower()
    before = text[max(0, start - 40) : start]
    return bool(OF_ORGANIZATION.search(before)) or _after_capital(before)


def _after_capital(before: str) -> bool:
    """Whether a capitalised word stands directly before, within the same sentence and not after a list sign."""
    match = re.search(r"(?:^|[\s(])([^\W\d_][\w'’]*)\s$", before)
    if match is None or not match[1][0].isupper():
        return False
    word = match[1]
    sentence_start = not before[: match.start(1)].strip() or before[: match.start(1)].rstrip()[-1:] in ".!?:;•|\n"
    return word.lower() not in BEFORE_PLACE and word not in NEXT_WORDS and not sentence_start


def _after_cue(text: str, start: int) -> bool:
    match = re.search(
        r"(\w+)\s+(?:the\s+|our\s+|downtown\s+|central\s+|greater\s+)?$",
        text[max(0, start - 40) : start],
        re.IGNORECASE,
    )
    return match is not None and match[1].lower() in BEFORE_PLACE


def _is_state(key: str, table: GazetteerTable) -> bool:
    """Whether a country shares its name with a US state or Canadian province."""
    return any(table.regions[n - 1].country in REGION_FIRST_COUNTRIES for n in table.regions_by_key.get(key, ()))


def _country(text: str, start: int, end: int, key: str, table: GazetteerTable, *, after_cue: bool) -> PlaceMatch | None:
    letters = text[start:end].replace(".", "")
    if key in NAME_LIKE and not after_cue:
        return None
    if len(letters) == 2 and (not letters.isupper() or (letters == "US" and _shouted(text, start, end))):
        return None
    return PlaceMatch(Place(country=table.countries_by_key[key], kind="country"), start, end, 0.9)


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether "US" stands among capitals, as in "CONTACT US"."""
    around = re.findall(r"[^\W\d_]+", text[max(0, start - 15) : start])[-1:]
    return (
        any(len(word) > 1 and word.isupper() and word not in CODES_IN_TEXT for word in around)
        or text[end : end + 1] == "$"
    )


def _region_or_city(
    start: int, end: int, key: str, table: GazetteerTable, near: Sequence[Place], *, after_cue: bool
) -> PlaceMatch | None:
    cities = table.cities(key)
    regions = table.regions_by_key.get(key, ())
    city = max(cities, key=lambda row: _weight(row, table, near)) if cities else None
    if regions and (
        city is None or table.score(city) < 6.3 or table.regions[regions[0] - 1].country != table.country(city)
    ):
        region = table.regions[regions[0] - 1]
        if region.country in REGION_FIRST_COUNTRIES or city is None or table.region(city) not in regions:
            return PlaceMatch(Place(None, region.code, region.country, "region"), start, end, 0.85)
    if city is None:
        return None
    is_near = any(place.country == table.country(city) for place in near)
    least = min(_ALONE, _AFTER_CUE if after_cue else _ALONE, _NEAR if is_near else _ALONE)
    if table.is_alternate(key):
        least = _ALONE if is_near else _ALTERNATE_ALONE
    if table.score(city) < least:
        return None
    latitude, longitude = table.position(city)
    region_code = "DC" if key.endswith(" dc") else None
    place = Place(table.names[city], region_code, table.country(city), "city", latitude, longitude)
    return PlaceMatch(place, start, end, 0.85 if after_cue or is_near else 0.7)


def _weight(city: int, table: GazetteerTable, near: Sequence[Place]) -> float:
    country, region = table.country(city), table.region(city)
    code = table.regions[region - 1].code if region else None
    same_region = any(place.country == country and place.region == code for place in near if code)
    same_country = any(place.country == country for place in near)
    return table.score(city) + (_SAME_REGION if same_region else _SAME_COUNTRY if same_country else 0.0)
