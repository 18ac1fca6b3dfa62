"""Word lists for reading locations: what says "remote", what separates places, what surrounds their names."""

from __future__ import annotations

import re

_REMOTE = (
    r"(?:100\s?%\s*|fully[\s-]+|full[\s-]+)?remote(?:[\s-]+(?:first|friendly|only|based|eligible|work|optional|ok|okay|possible|allowed))*"
    r"|remotely|telecommute|tele-?work(?:ing)?|télétravail|teletrabajo|remoto|remota|home[\s-]?office|homeoffice"
    r"|home[\s-]based|work(?:ing)?[\s-]from[\s-](?:home|anywhere)|wfh|anywhere|virtual|à distance|distributed"
    r"|리모트|リモート|リーモト|在宅|远程"
)
#: Says that the work can be done from elsewhere.
REMOTE = re.compile(rf"(?<!\w)(?:{_REMOTE})(?!\w)", re.IGNORECASE)
#: Says that it cannot; looked for before `REMOTE`.
NOT_REMOTE = re.compile(
    r"(?<!\w)(?:no|non|not|kein|nicht)[\s-]+(?:a\s+)?(?:remote|home[\s-]?office)(?!\w)|(?<!\w)(?:on-?site|in[\s-]office)\s+only(?!\w)",
    re.IGNORECASE,
)
_ARRANGEMENT = (
    r"hybrid(?:e)?|híbrido|on-?site|onsite|on\s+site|in[\s-](?:office|person)|office[\s-]based|flexible|flex|"
    r"multiple\s+locations?|various\s+locations?|several\s+locations?|locations?|standort(?:e)?|preferred|required|"
    r"telephonic|travel|field[\s-]based|field|teilweise|mobil(?:es)?\s+arbeiten|or\s+nearby"
)
_STRONG = r"[;|/\n•·+]|,(?=\s*(?:us|usa|uk|eu)-remote(?!\w))|(?<!,)\s+(?:or|and/or|and|und|oder|ou|et|&)\s+"
_WEAK = r"[,()\[\]:]|\s+[-–—~]+\s*|[-–—]+\s+|[–—]"
#: Names that hold a separator and are one name all the same.
_KEPT = (
    r"(?:trinidad|antigua|bosnia|newfoundland|jammu|turks|wallis|saint kitts|sao tome|tyne|são tomé)\s+(?:and|&)\s+\w+"
    r"|dallas/f(?:or)?t\.?\s+worth|minneapolis/s(?:ain)?t\.?\s+paul|frankfurt/main|frankfurt\s*\((?:main|oder)\)"
    r"|brighton\s+(?:and|&)\s+hove"
)
#: One separator, or a name that must not be cut; the group that matched says which.
SEPARATOR = re.compile(
    rf"(?P<kept>(?<!\w)(?:{_KEPT})(?!\w))|(?P<word>(?<!\w)(?:{_REMOTE}|{_ARRANGEMENT})(?!\w))"
    rf"|(?P<strong>{_STRONG})|(?P<weak>{_WEAK})",
    re.IGNORECASE,
)

_NOISE = """
a an the in at of de du la le and or und oder ou any all our near around from within based work working office
offices hq headquarters headquarter main campus area areas metro metropolitan urban suburban greater region regional
county city town downtown north south east west northeast southeast northwest southwest central eastern western
northern southern
metropolregion grossraum raum filiale werkstatt niederlassung zweigstelle hauptsitz agence siege sede succursale
alentours environs dintorni alrededores umgebung bei stadt kreis bezirk centre center site hub lab labs plant store
warehouse time zone timezone est pst cst mst et pt ct utc gmt cet hours only state states province district prefecture
governorate voivodeship other place places across throughout nationwide national wide preferably ideally candidates
must reside currently eligible position role job jobs team coast tri midwest upper lower mid airport no not
available neu nouveau nuevo nuovo employees employee with up to bundesland land zip zipcode opportunity opportunities
select street road rd
avenue ave blvd boulevard drive dr lane ln way parkway pkwy highway hwy floor suite unit plaza square
"""
#: Words around a place name that say nothing about which place it is; keys as of `place_key`.
NOISE = frozenset(_NOISE.split())

_MACRO_AREAS = """
worldwide, global, globally, international, emea, apac, apj, latam, lac, amer, amers, americas, the americas, europe
european union, eu, asia, asia pacific, africa, north america, south america, latin america, central america
middle east, mena, nordics, nordic, scandinavia, benelux, dach, baltics, balkans, cee, eastern europe, western europe
southeast asia, southern europe, northern europe, central europe, uk i, uki, anz, oceania, namer, nam, east coast
west coast, us east, us west, northeast, midwest, southwest, southeast, pacific northwest, northwest, mid atlantic
new england, sub saharan africa, europa, asien, caribbean, gcc, gulf, cis, any location, everywhere, earth
planet earth, lateinamerika, tri state, tri state area, eurozone, eea, latinoamerica, america latina, amerique latine
"""
#: Areas larger than a country, and words for "everywhere": understood, but no node.
MACRO_AREAS = frozenset(name.strip() for line in _MACRO_AREAS.split("\n") for name in line.split(",") if name.strip())

#: Two-letter codes that, standing alone, mean the country and not the state.
COUNTRY_CODES_FIRST = frozenset({"DE", "IN", "ID", "AR"})
#: Three-letter country codes that are words or short for something else.
NO_COUNTRY_CODES = frozenset({"AND", "COM", "DOM", "BEN", "PAN", "TON", "SUR", "ATF", "IOT", "ANT"})
#: Countries whose regions people write as codes, in the order in which a code is tried.
CODE_COUNTRIES = ("US", "CA", "AU", "IN", "BR", "CH", "MX", "AR")
#: Countries where a region and its largest city share a name and the region is usually meant.
REGION_FIRST_COUNTRIES = frozenset({"US", "CA"})
#: Countries that are a city: the name alone means the city, among other countries the country.
CITY_STATES = frozenset({"LU", "SG", "HK", "MO", "MC", "GI", "SM", "VA"})
#: Territories with a country code of their own, and the country that may be written after them.
BELONGS_TO = {
    "HK": "CN",
    "MO": "CN",
    "TW": "CN",
    "PR": "US",
    "GU": "US",
    "VI": "US",
    "GI": "GB",
    "JE": "GB",
    "IM": "GB",
}
