"""The pieces of a location string in, those out that are no quarter of the city before them: "Riga (Mitte)" is Riga."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.resolve.places.atoms import Atom, Reading
from kg.resolve.places.table import GazetteerTable

#: What stands in brackets and is one or two names.
_ASIDE = re.compile(r"\((?P<names>[^\W\d_][^()\d;|/]{1,40})\)")
#: What says that both are meant, or either, or that the brackets say how one works.
_BOTH = re.compile(
    r"\b(?:or|and|also|und|oder|ou|et|hybrid|remote|on-?site|main|oder|home|office|preferred|flexible|multiple|time|contract"
    r"|permanent|temporary|intern\w*|junior|senior|cdi|cdd|stage|vollzeit|teilzeit|visa|relocation|onsite|ok|hq|all|any"
    r"|negotiable|nearby)\b|&|,\s*[A-Z]{2}\b",
    re.IGNORECASE,
)
#: Between a city and the brackets: its postal code.
_BETWEEN = " ,0123456789"
#: A quarter is less known than its city by so much.
_LESS = 0.3


def without_quarters(reading: Reading, text: str, table: GazetteerTable) -> Reading:
    """The reading without towns in brackets right behind a larger city; their letters count as understood."""
    if "(" not in text or not reading.atoms:
        return reading
    for aside in _ASIDE.finditer(text):
        before = [atom for atom in reading.atoms if atom.end <= aside.start()]
        if not before or _BOTH.search(aside.group("names")) or text[before[-1].end : aside.start()].strip(_BETWEEN):
            continue
        inside = [atom for atom in reading.atoms if aside.start() < atom.start < aside.end()]
        city = next((atom for atom in reversed(before) if atom.cities), None)
        if city is None or not inside or not all(_is_quarter(atom, city, table) for atom in inside):
            continue
        kept = tuple(atom for atom in reading.atoms if atom not in inside)
        known = sum(sum(map(str.isalpha, text[atom.start : atom.end])) for atom in inside if not atom.unlisted)
        letters = sum(map(str.isalpha, aside.group("names")))
        reading = replace(reading, atoms=kept, understood=min(reading.letters, reading.understood - known + letters))
    return reading


def _is_quarter(atom: Atom, city: Atom, table: GazetteerTable) -> bool:
    """Whether a name is only a town's, and one less known than the city."""
    if atom.unlisted:
        return True
    if atom.regions or atom.country or not atom.cities:
        return False
    return table.score(atom.cities[0]) + _LESS <= table.score(city.cities[0])
