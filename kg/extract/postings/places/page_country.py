"""A page's text in, the country out that its money, addresses and telephone numbers speak of."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from kg.extract.lexicon.sought import sought

_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (country, sought(pattern))
    for country, pattern in (
        (
            "GB",
            r"£\s?\d|\.(?:ac|co|gov|org|nhs)\.uk\b|\+44\b|\bUnited Kingdom\b|\bDBS\b|\bNHS\b"
            r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\bGCSEs?\b|\bOfsted\b|\bUK\b|\b(?:England|Scotland|Wales)\b",
        ),
        ("US", r"\b401\(?k\)?|\.gov\b|\bE-Verify\b|\bU\.S\. citizen|\b[A-Z]{2} \d{5}\b|\bUSD\b|\bUnited States\b"),
        ("CA", r"\bCAD\b|\bC\$|\.ca\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b|\bCanadian\b|\bCanada\b"),
        ("AU", r"\bAUD\b|\bA\$|\.(?:com|edu|gov|org|net)\.au\b|\+61\b|\bAustralia\b|\bsuperannuation\b"),
        ("NZ", r"\bNZ\$|\bNZD\b|\.(?:co|ac|govt)\.nz\b|\+64\b|\bNew Zealand\b"),
        ("IE", r"\.ie\b|\+353\b|\bIreland\b"),
        ("DE", r"\.de\b|\+49\b|\bGermany\b|\bDeutschland\b|\bTV-?L\b|\bTVöD\b|\bGmbH\b"),
        ("AT", r"\.at\b|\+43\b|\bAustria\b|\bÖsterreich\b"),
        ("CH", r"\.ch\b|\+41\b|\bCHF\b|\bSwitzerland\b|\bSchweiz\b|\bSuisse\b"),
        ("FR", r"\.fr\b|\+33\b|\bFrance\b|\bCD[ID]\b|\bSMIC\b"),
        ("ES", r"\.es\b|\+34\b|\bSpain\b|\bEspaña\b"),
        ("IT", r"\.it\b|\+39\b|\bItaly\b|\bItalia\b"),
        ("NL", r"\.nl\b|\+31\b|\bNetherlands\b|\bNederland\b"),
        ("SE", r"\.se\b|\+46\b|\bSEK\b|\bSweden\b|\bSverige\b"),
        ("NO", r"\.no\b|\+47\b|\bNOK\b|\bNorway\b|\bNorge\b"),
        ("DK", r"\.dk\b|\+45\b|\bDKK\b|\bDenmark\b|\bDanmark\b"),
        ("IN", r"₹|\bINR\b|\bLPA\b|\blakhs?\b|\.in\b|\+91\b|\bIndia\b"),
        ("ZA", r"\.(?:co|ac|gov)\.za\b|\+27\b|\bZAR\b|\bSouth Africa\b"),
        ("KE", r"\.(?:co|ac|go)\.ke\b|\+254\b|\bK[SE][hH]s?\b|\bKES\b|\bKenya\b"),
        ("NG", r"₦|\bNGN\b|\+234\b|\.ng\b|\bNigeria\b"),
    )
)


@lru_cache(maxsize=64)
def page_country(text: str, least: int = 1) -> str | None:
    """ISO code of the country that most signs, `least` or more, speak of; `None` where two are as many, or none."""
    votes = Counter({country: len(pattern.findall(text)) for country, pattern in _SIGNS}).most_common(2)
    (country, most), (_, second) = votes
    return country if most > second and most >= least else None
