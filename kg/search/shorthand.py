"""A short question as people type it in, with the usual short forms of work written out: "ml eng" asks for an engineer.

Only forms that mean one thing wherever work is spoken of; what means another thing in lower case is read in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_FORMS: Mapping[str, str] = {
    "swe": "software engineer",
    "sde": "software development engineer",
    "sdet": "software development engineer in test",
    "sre": "site reliability engineer",
    "mle": "machine learning engineer",
    "pm": "product manager",
    "pmm": "product marketing manager",
    "tpm": "technical program manager",
    "csm": "customer success manager",
    "sdr": "sales development representative",
    "bdr": "business development representative",
    "eng mgr": "engineering manager",
    "eng manager": "engineering manager",
    "dev ops": "devops",
    "ml ops": "mlops",
    "engg": "engineering",
    "ml": "machine learning",
    "sw": "software",
    "hw": "hardware",
    "mech eng": "mechanical engineer",
    "elec eng": "electrical engineer",
    "biz dev": "business development",
    "bizdev": "business development",
    "bizops": "business operations",
    "mktg": "marketing",
    "acct": "accountant",
    "asst": "assistant",
    "assoc": "associate",
    "mgr": "manager",
    "mgmt": "management",
    "dev": "developer",
    "eng": "engineer",
    "engr": "engineer",
    "yoe": "years of experience",
}
#: In small letters these are words of other languages or something else.
_CAPITALS: Mapping[str, str] = {
    "EM": "engineering manager",
    "DS": "data scientist",
    "AE": "account executive",
}
_PATTERN = re.compile(
    rf"(?<![\w.&/+@-])(?:(?P<form>{'|'.join(sorted(map(re.escape, _FORMS), key=len, reverse=True))})(?P<many>s?)"
    rf"|(?-i:(?P<capitals>{'|'.join(_CAPITALS)})))(?![\w&/+@]|-(?!(?:\d|I{{1,3}})(?!\w))|\.\w)",
    re.IGNORECASE,
)
#: "2 pm" is an hour, and what stands in brackets has been written out before them.
_HOUR = re.compile(r"(?:\d\s*|\()$")
#: Behind these words and signs a code is that of a place: "Berlin, DE".
_PLACED = re.compile(r"(?:,|\bin|\bfrom)\s*$", re.IGNORECASE)


def written_out(text: str) -> str:
    """The text with short forms of kinds of work written out."""
    return _PATTERN.sub(lambda match: _written_out(match, text), text)


def _written_out(match: re.Match[str], text: str) -> str:
    before = text[: match.start()]
    if _HOUR.search(before):
        return match[0]
    if match["capitals"]:
        return match[0] if _PLACED.search(before) else _CAPITALS[match["capitals"]]
    return _FORMS[match["form"].lower()] + match["many"]
