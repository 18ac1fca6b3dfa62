"""A title in, the share of a full post that it states out: "Nurse 60–80 %", "Teacher, 0.5 FTE"."""

from __future__ import annotations

import re

_SHARE = (
    r"(?:(?P<low>\d{1,3})\s*%?\s*(?:-|–|—|to|bis|à)\s*)?(?P<high>\d{2,3})\s*%"
    r"(?:\s*(?:FTE|pensum|workload|stelle|position)\b)?"
)
#: Of "100% remote" nothing is told about hours: what follows must end the share.
WORKLOAD = re.compile(
    rf"[\s(\[]*(?<![\w.,])(?:(?:pensum|arbeitspensum|workload|taux|employment level):?\s*)?"
    rf"(?:{_SHARE}|(?P<fte>[01](?:[.,]\d{{1,2}})?)\s*FTE\b)\s*(?:[)\]]|(?=$|[,;|/)(–—-]))",
    re.IGNORECASE,
)
_WHOLE = 100


def employment_of(share: re.Match[str]) -> str | None:
    """The code of the contract; none where a part and the whole are both possible, "80–100 %"."""
    if share["fte"]:
        high = low = round(_WHOLE * float(share["fte"].replace(",", ".")))
    else:
        high = int(share["high"])
        low = int(share["low"] or high)
    if not 0 < low <= high <= _WHOLE:
        return None
    return "part_time" if high < _WHOLE else "full_time" if low == _WHOLE else None
