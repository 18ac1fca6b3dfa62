"""Strings in, dates out: the formats in which job boards write when a posting was published."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from kg.extract.lexicon.sought import sought

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier janv enero ene januari gennaio gen janeiro",
            "feb february februar février fevrier févr febrero februari febbraio fevereiro fev",
            "mar march märz maerz mrz mars marzo maart mrt março",
            "apr april avril avr abril abr aprile",
            "may mai mayo mei maggio maio",
            "jun june juni juin junio giugno junho",
            "jul july juli juillet juil julio luglio julho",
            "aug august août aout agosto ago augustus",
            "sep sept september septembre septiembre settembre setembro set",
            "oct october oktober okt octobre octubre ottobre outubro out",
            "nov november novembre noviembre novembro",
            "dec december dezember dez décembre decembre diciembre dic dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?!\d)")
_MONTH_FIRST = sought(rf"\b({_NAMES})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.|er)?\s*(?:of\s+|de\s+|-)?({_NAMES})\.?(?:\s*,?\s+(?:de\s+)?|-)((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d|\d\d)\b")
_YEAR_FIRST = re.compile(r"\b((?:19|20)\d\d)([./])(\d{1,2})\2(\d{1,2})\b")
_EPOCH = re.compile(r"\s*(\d{10})(\d{3})?(?:\.\d+)?\s*")


def states_date(text: str) -> bool:
    """Whether a date stands in a short text, told by its digits first: most texts have none."""
    return any(map(str.isdigit, text)) and find_date(text) is not None


def find_date(
    text: str, start: int = 0, end: int | None = None, *, day_first: bool = False
) -> tuple[str, int, int] | None:
    """The first date of `text[start:end]` as (ISO date, start, end).

    Numbers joined by slashes are read month first, as American boards write them, unless that cannot
    be or `day_first` says otherwise; numbers joined by dots are read day first. Seconds or milliseconds since
    1970 count if they are all there is.
    """
    stop = len(text) if end is None else end
    for pattern, order in ((_ISO, "ymd"), (_MONTH_FIRST, "mdy"), (_DAY_FIRST, "dmy"), (_YEAR_FIRST, "y.md")):
        match = pattern.search(text, start, stop)
        if match:
            day = _in_order([group for group in match.groups() if group not in "./"], order.replace(".", ""))
            if day:
                return day, match.start(), match.end()
    match = _NUMBERS.search(text, start, stop)
    if match:
        first, separator, second, year = match.groups()
        american = separator == "/" and int(first) <= 12 and not (day_first and int(second) <= 12)
        order = "mdy" if american else "dmy"
        day = _in_order([first, second, year], order)
        if day:
            return day, match.start(), match.end()
    return _epoch(text, start, stop)


def _in_order(parts: list[str], order: str) -> str | None:
    named = dict(zip(order, parts, strict=True))
    month = _MONTHS.get(named["m"].lower()) or (int(named["m"]) if named["m"].isdigit() else 0)
    year = int(named["y"])
    try:
        return date(year + 2000 if year < 100 else year, month, int(named["d"])).isoformat()
    except ValueError:
        return None


def _epoch(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    match = _EPOCH.fullmatch(text, start, end)
    if not match:
        return None
    return datetime.fromtimestamp(int(match.group(1)), tz=UTC).date().isoformat(), match.start(1), match.end()
