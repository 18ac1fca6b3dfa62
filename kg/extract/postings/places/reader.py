"""A posting in, its places out: what its fields, its title and its text name as its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.extract.lexicon.headings import BOILERPLATE
from kg.extract.lexicon.spans import Found
from kg.extract.lexicon.words import CATEGORIES
from kg.extract.postings.advert import Advert
from kg.extract.postings.naming.firm_names import LEGAL_FORM
from kg.extract.postings.naming.place_hosts import host_of_place
from kg.extract.postings.naming.place_lines import A_LIST, INITIALS, coded_place, found_place, is_place_line, is_town
from kg.extract.postings.places.counties import without_counties
from kg.extract.postings.places.legal_countries import countries_of_form
from kg.extract.postings.places.page_country import page_country
from kg.extract.postings.places.sentences import spoken_places
from kg.extract.postings.places.windows import alternatives, windows
from kg.names import fold_name
from kg.ports import PlaceFinder, PlaceMatch
from kg.schema import FieldName, Place

_AHEAD = re.compile(r"\s+(?:based |located )?(?:in|à|en)\s+(?P<where>[A-ZÀ-Ý][^.;:!?\n]{1,50})")


def read_locations(
    advert: Advert,
    places: PlaceFinder,
    titled: Iterable[Found[Place]],
    wanted_until: int | None = None,
    employer: Found[str] | None = None,
) -> tuple[Found[Place], ...]:
    """Where the job is, the main place first: location fields, then the title line, then the text.

    `wanted_until` is where the words end that say who is wanted: "a Data Engineer in Austin"; the name of the
    `employer` tells where it is if nothing else does: "University of Turku".
    """
    found: list[Found[Place]] = []
    for span in advert.fields_named(FieldName.LOCATION):
        _, start = host_of_place(advert.text, span.start, span.end)
        found.extend(_parsed(advert.text, start, span.end, places, 0.97) if start < span.end else ())
    found = [item for item in _towns_first(found) if not _is_its_country(advert, item, found[0].value)]
    countries = {item.value.country for item in found}
    found.extend(item for item in titled if not countries or (item.value.country in countries and item.value.city))
    if wanted_until is not None and not found and (ahead := _AHEAD.match(advert.text, wanted_until, advert.end)):
        for match in places.find(ahead.group("where"))[:1]:
            found.append(found_place(match, ahead.start("where"), 0.7))
    if not found and (field := advert.field(FieldName.ORGANIZATION)):
        named = [
            match
            for match in places.find(advert.text[field.start : field.end])
            if match.end - match.start < field.end - field.start
            and not _is_half_of_name(advert.text, field.start + match.start, field.start + match.end)
        ]
        found.extend(found_place(match, field.start, 0.6) for match in named[-1:])
    if not found:
        found.extend(_offices(advert, places))
    if not found and advert.document.record_type is None:
        found.extend(spoken_places(advert, places))
    found = [_in_country(advert, item, places, employer) for item in found]
    near = [item.value for item in found]
    town = found[0].value.city if found else None
    for start, end, confidence in (*windows(advert, bool(found)), *alternatives(advert, town)):
        stretch = advert.text[start:end]
        line = places.parse(stretch)
        matches = line.places if line.coverage >= 0.8 else places.find(stretch, near=near)
        found.extend(found_place(match, start, confidence) for match in matches)
    if not found and employer:
        found.extend(_behind_name(advert, employer, places) or _of_name(employer, places))
    return tuple(_without_repeats(found))


def _is_half_of_name(text: str, start: int, end: int) -> bool:
    """Whether what could be a place in a name is half of a double name or the legal form: "Mercedes-Benz AG"."""
    joined = text[start - 1 : start] == "-" or text[end : end + 1] == "-"
    return joined or (start > 0 and LEGAL_FORM.match(text, start - 1, end) is not None)


def _towns_first(found: list[Found[Place]]) -> list[Found[Place]]:
    """The places of fields without a country or region before its town: "Country: Kenya", "City: Lodwar"."""
    first = found[0].value if found else None
    if first is None or first.city or not any(item.value.city for item in found):
        return found
    inside = [item for item in found if item.value.country == first.country and item.value.city]
    return found[1:] if inside and found[1] is inside[0] else found


def _is_its_country(advert: Advert, item: Found[Place], town: Place) -> bool:
    """Whether a label gives the country or state of the town before it: "City: Lodwar", "Country: Kenya"."""
    alone = item.value.city is None and town.city is not None and item.value.country == town.country
    return alone and _WIDER.search(advert.text, max(0, item.start - _LONGEST_LABEL), item.start) is not None


_WIDER = re.compile(
    r"(?:^|\W)(?:country|state(?:/province)?|province|bundesland|land|pays)[ :|*\t]*\n?\s*$", re.IGNORECASE
)
_LONGEST_LABEL = 20
_SEAT = re.compile(r"\b(?:of|in|zu|von|de|à|at|di)\s+(?P<where>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+){0,2})$")


#: Whose name holds that of the town it belongs to.
_TOWN_HALL = re.compile(
    r"(?:ETH|Landeshauptstadt|Stadtverwaltung|Stadt|Hansestadt|Stadtwerke|Universität|Hochschule|Technische Universität"
    r"|Fachhochschule|Universitätsklinikum|Klinikum|Gemeinde|Gemeente) (?P<where>[A-ZÄÖÜ][\wß-]+)"
    r"|(?P<hall>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:(?:City|Borough|District|Town|Metropolitan Borough) )?Council"
)
#: Countries whose towns have councils of that name.
_OF_COUNCILS = ("GB", "IE", "AU", "NZ")
_TOWN = r"[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+){0,2}"


def _behind_name(advert: Advert, employer: Found[str], places: PlaceFinder) -> list[Found[Place]]:
    """The town right behind the employer's name: "Contoso University in Astoria, Oregon", "Contoso (Jena, Germany)"."""
    if not advert.has(f"{employer.value} ", f"{employer.value}, "):
        return []
    pattern = re.compile(
        rf"{re.escape(employer.value)}(?: \([A-Z][\w-]{{1,9}}\))?(?:,? in |(?P<loose>, | \())"
        rf"(?P<where>{_TOWN}(?:, {_TOWN})?)"
    )
    for match in pattern.finditer(advert.text, advert.start, advert.end):
        named = match.group("where")
        for where in (named,) if match.group("loose") else (named, named.split(",")[0]):
            if is_place_line(where, places) and ("," in where or not match.group("loose")):
                return [found_place(read, match.start("where"), 0.65) for read in places.parse(where).places[:1]]
    return []


def _of_name(employer: Found[str], places: PlaceFinder) -> Iterable[Found[Place]]:
    """The town an employer is named after: "University of Turku", "Leeds City Council"."""
    name = employer.value.title() if employer.value.isupper() else employer.value
    seat = _SEAT.search(name) or _TOWN_HALL.fullmatch(name)
    where = seat.groupdict().get("hall") or seat.group("where") if seat else ""
    if where and is_place_line(where, places):
        read = places.parse(where).places[:1]
        if seat and seat.groupdict().get("hall"):
            homes = [found for country in _OF_COUNCILS for found in places.parse(f"{where}, {country}").places[:1]]
            read = tuple(found for found in homes if found.place.city and found.place.country in _OF_COUNCILS)[:1]
        for match in read:
            if match.place.city:
                yield Found(match.place, employer.start, employer.end, 0.5)


def _in_country(advert: Advert, item: Found[Place], places: PlaceFinder, employer: Found[str] | None) -> Found[Place]:
    """A town whose country nothing states lies in the one that the page's money and addresses speak of.

    Where they speak of none, it lies in one that the legal form of the `employer` belongs to: "Contoso Pte. Ltd.".
    """
    place = item.value
    if place.city is None or place.region is not None:
        return item
    least = 1 if _SHARE * (advert.end - advert.start) >= len(advert.text) else 2
    country = page_country(advert.text, least) if advert.document.record_type is None else None
    stated = advert.text[item.start : item.end]
    formed = countries_of_form(advert.text, employer.value) if country is None and employer else ()
    wanted = (country,) if country else formed
    if not wanted or place.country in wanted or "," in stated:
        return item
    for country in wanted:
        read = places.parse(f"{stated}, {country}").places
        near = [match.place for match in read if match.place.city and match.place.country == country]
        if len(near) == 1:
            return replace(item, value=near[0])
    return item


#: An opening that is less than such a part of a page has others beside it, whose country one sign may speak of.
_SHARE = 8

_PREMISES = "office|headquarters|HQ|campus|site|plant|hub|branch|clinic|store|lab|studio|Büro|Standort"
_OFFICE = re.compile(
    r"(?:\b(?:our|their|the|its|this|unser\w*)|\w['’]s?)\s+(?P<where>[A-ZÀ-Ý][\w.’'-]+(?: [A-ZÀ-Ý][\w.’'-]+){0,2})[ -]"
    rf"(?:{_PREMISES})\b"
)
#: The end of that, which is quicker to see.
_PREMISES_OF = re.compile(rf"[A-ZÀ-Ý][\w.’'-]{{1,60}}[ -](?:{_PREMISES})\b")


#: The town behind a quarter: "our Surry Hills office in Sydney".
_OFFICE_IN = re.compile(r"\s+in\s+(?P<town>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?)")


def _offices(advert: Advert, places: PlaceFinder) -> Iterable[Found[Place]]:
    """The office the job is in: "two days a week in their Manchester office"."""
    if not _PREMISES_OF.search(advert.text, advert.start, advert.end):
        return
    for match in _OFFICE.finditer(advert.text, advert.start, advert.end):
        if advert.kind_at(match.start()) in BOILERPLATE:
            continue
        if not is_place_line(match.group("where"), places):
            quarter = match.group("where").split()[0]
            if " " in match.group("where") and is_town(quarter, places):
                yield from (found_place(place, match.start("where"), 0.6) for place in places.parse(quarter).places[:1])
                return
            continue
        town = _OFFICE_IN.match(advert.text, match.end(), advert.end)
        where = "town" if town and is_place_line(town.group("town"), places) else "where"
        match = town if town and where == "town" else match
        for place in places.parse(match.group(where)).places[:1]:
            yield found_place(place, match.start(where), 0.7)
        return


#: Who stands before where: "University of Illinois Urbana-Champaign, Urbana, IL".
_INSTITUTION = re.compile(
    r"\s*(?:(?:[\w.&'’-]+ )+(?:University|Institute|Laboratory|Agency|Hospital|Ministry|Division|Group|Council)"
    r"|(?:(?:Technical |National )?(?:University|Institute|Department|Office|School|Ministry|Cent(?:er|re)|Faculty))"
    r" (?:of|for)\b[^,;]*)\s*,(?=\s*\S)"
)


#: How Italians write the province: "Cuneo (CN)", which is no place in China.
_PROVINCE = re.compile(r"\s\([A-Z]{2}\)$")


#: How one works, behind where: "Hexham NE46 1AA / hybrid".
_MODE = re.compile(
    r"\s*[/|–-]\s*(?:hybrid|home ?working|agile working|homeoffice|télétravail)(?: working)?$", re.IGNORECASE
)
#: The postal code that ends a British address: "Windmill House, Hexham NE46 1AB".
_POSTCODE = re.compile(r"[ ,]+[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$")
#: The town of an area that is better known: "Snow Valley (Riga), Vidzeme, Latvia".
_TOWN_IN_BRACKETS = re.compile(
    r"[^(),;]*\b(?:Valley|Area|Region|Metro) \((?P<town>[A-ZÀ-Ý][^()]{2,30})\),\s*(?P<rest>[^();]+)"
)
#: Behind a town, the bracket in which its quarter stands in capitals.
_QUARTER = re.compile(r"[a-z] \($")


def _parsed(text: str, start: int, end: int, places: PlaceFinder, confidence: float) -> Iterable[Found[Place]]:
    while institution := _INSTITUTION.match(text, start, end):
        start = institution.end()
    mode = _MODE.search(text, start, end)
    end = mode.start() if mode else end
    postcode = _POSTCODE.search(text, start, end)
    end = postcode.start() if postcode else end
    province = _PROVINCE.search(text, start, end)
    if province and any(match.place.country == "IT" for match in places.parse(text[start : province.start()]).places):
        end = province.start()
    if coded := coded_place(text[start:end], places):
        yield Found(coded, start, end, confidence)
        return
    named = _TOWN_IN_BRACKETS.match(text, start, end)
    if named:
        for match in places.parse(f"{named.group('town')}, {named.group('rest')}").places[:1]:
            yield Found(match.place, named.start("town"), named.end("town"), confidence * match.confidence)
        return
    towns = list(re.finditer(r"[^,;]+", text[start:end]))
    if len(towns) > A_LIST and all(is_town(part.group(), places) for part in towns):
        for part in towns:
            for match in places.parse(part.group()).places:
                yield found_place(match, start + part.start(), confidence)
        return
    read = list(without_counties(places.parse(text[start:end]).places, text[start:end]))
    for match in read:
        if (
            _is_state(match, read, text[start:end])
            or text[start + match.start : start + match.end].lower() in CATEGORIES
        ):
            continue
        capitals = match.place.kind == "city" and text[start + match.start : start + match.end].isupper()
        if capitals and _QUARTER.search(text, start, start + match.start):
            continue  # "San Francisco (SOMA)"
        found = _as_written(found_place(match, start, confidence), text[start:end])
        whole = _city_of_district(text[found.start : found.end], match.place, places)
        yield replace(found, value=whole) if whole else found


def _is_state(match: PlaceMatch, read: list[PlaceMatch], stated: str) -> bool:
    """Whether two letters behind a town and its comma are a state of its country, not another: "München, BY"."""
    first = read[0].place
    country = match.place.kind == "country" and match.end - match.start == INITIALS
    behind = stated[: match.start].endswith(", ") and match is not read[0] and first.city is not None
    return country and behind and match.place.country != first.country and stated.count(",") == 1


def _as_written(found: Found[Place], stated: str) -> Found[Place]:
    """The place without a region that the line does not name: of "Cork, County Cork" the gazetteer says Munster."""
    region = found.value.region or ""
    told = len(region) < _SPELT_OUT or fold_name(region) in fold_name(stated)
    return found if told or "County" not in stated else replace(found, value=replace(found.value, region=None))


#: Regions of fewer letters are codes.
_SPELT_OUT = 4


def _city_of_district(name: str, district: Place, places: PlaceFinder) -> Place | None:
    """The city before the hyphen: "Berlin-Adlershof" lies in Berlin."""
    city, hyphen, rest = name.partition("-")
    if not hyphen or fold_name(rest) != fold_name(district.city or ""):
        return None
    read = places.parse(city)
    known = read.coverage >= 0.9 and len(read.places) == 1 and read.places[0].place.country == district.country
    return read.places[0].place if known else None


def _without_repeats(found: list[Found[Place]]) -> Iterable[Found[Place]]:
    seen: set[tuple[str | None, str | None]] = set()
    for item in found:
        key = (item.value.city or item.value.region, item.value.country)
        if key not in seen:
            seen.add(key)
            yield item
