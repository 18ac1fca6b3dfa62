"""Names of parts of the world in, the countries in them out, by ISO code; as people ask for work there."""

from __future__ import annotations

import re
from collections.abc import Mapping

_DACH = frozenset("DE AT CH LI".split())
_BENELUX = frozenset("BE NL LU".split())
_NORDICS = frozenset("DK FI IS NO SE".split())
_BALTICS = frozenset("EE LV LT".split())
_EU = frozenset("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split())
_EUROPE = _EU | frozenset("AD AL BA BY CH FO GB GG GI IM IS JE LI MC MD ME MK NO RS RU SM UA VA XK".split())
_MIDDLE_EAST = frozenset("AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE".split())
_SOUTHEAST_ASIA = frozenset("BN ID KH LA MM MY PH SG TH TL VN".split())
_ASIA = (
    _SOUTHEAST_ASIA
    | _MIDDLE_EAST - {"EG"}
    | frozenset("AF AM AZ BD BT CN GE HK IN JP KG KP KR KZ LK MN MO MV NP PK TJ TM TW UZ".split())
)
_OCEANIA = frozenset("AU FJ GU NC NZ PF PG SB TO VU WS".split())
_AFRICA = frozenset(
    """
    AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RW
    SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW
    """.split()
)
_NORTH_AMERICA = frozenset("US CA MX".split())
_LATIN_AMERICA = frozenset("AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE".split())
_SOUTH_AMERICA = frozenset("AR BO BR CL CO EC GY PE PY SR UY VE".split())

AREAS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("europe", "europa"), _EUROPE),
    **dict.fromkeys(("eu", "european union", "europäische union", "union européenne", "unión europea"), _EU),
    **dict.fromkeys(("asia", "asien", "asie"), _ASIA),
    **dict.fromkeys(("apac", "asia pacific", "asia-pacific"), (_ASIA - _MIDDLE_EAST) | _OCEANIA),
    **dict.fromkeys(("southeast asia", "south-east asia", "südostasien", "asean"), _SOUTHEAST_ASIA),
    **dict.fromkeys(("middle east", "naher osten", "moyen-orient", "oriente medio"), _MIDDLE_EAST),
    "mena": _MIDDLE_EAST | frozenset("DZ LY MA TN".split()),
    "emea": _EUROPE | _MIDDLE_EAST | _AFRICA,
    **dict.fromkeys(("africa", "afrika", "afrique", "áfrica"), _AFRICA),
    **dict.fromkeys(("north america", "nordamerika", "amérique du nord", "norteamérica"), _NORTH_AMERICA),
    **dict.fromkeys(("latin america", "latam", "lateinamerika", "latinoamérica", "américa latina"), _LATIN_AMERICA),
    **dict.fromkeys(("south america", "südamerika", "sudamérica", "amérique du sud"), _SOUTH_AMERICA),
    **dict.fromkeys(("nordics", "nordic countries", "scandinavia", "skandinavien", "scandinavie"), _NORDICS),
    **dict.fromkeys(("baltics", "baltic states", "baltikum"), _BALTICS),
    "dach": _DACH,
    **dict.fromkeys(("norddeutschland", "süddeutschland", "ostdeutschland", "westdeutschland"), frozenset({"DE"})),
    **dict.fromkeys(("deutschschweiz", "romandie", "suisse romande", "westschweiz"), frozenset({"CH"})),
    **dict.fromkeys(("nord italia", "norditalien", "süditalien", "sud italia"), frozenset({"IT"})),
    **dict.fromkeys(("us west coast", "us east coast", "pacific northwest", "new england"), frozenset({"US"})),
    "benelux": _BENELUX,
    **dict.fromkeys(("oceania", "ozeanien", "océanie"), _OCEANIA),
    "anz": frozenset("AU NZ".split()),
}
#: Such a name.
AREA = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, AREAS), key=len, reverse=True))})(?![\w-])", re.IGNORECASE
)
