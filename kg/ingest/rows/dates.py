"""Dates as boards write them in, ISO dates out; what is relative ("3 days ago") or ambiguous gives nothing."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SLASHED_YEAR = re.compile(r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_NUMBERS = re.compile(r"^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_WORDS = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?([^\W\d_]{3,})\.?,?\s+(?:de\s+)?(\d{4})\b")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janv janvier jänner ene enero", "feb february februar fév févr février febrero",
            "mar march mär märz mrz mars marzo", "apr april avr avril abr abril", "may mai mayo",
            "jun june juni juin junio", "jul july juli juil juillet julio", "aug august août aout ago agosto",
            "sep sept september septembre septiembre", "oct october okt oktober octobre octubre",
            "nov november novembre noviembre", "dec december dez dezember déc décembre dic diciembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_EARLIEST, _LATEST = 1970, 2100


def iso_date(value: object) -> str | None:
    """`YYYY-MM-DD` of a date cell: ISO, epoch seconds or milliseconds, "July 06, 2022", "6. Juli 2022", RFC 822.

    "03/04/2022" can be read in two ways and gives `None`; "31/12/2022" and "12/31/2022" can not and are read.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_epoch(float(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return _from_text(value.strip()) if isinstance(value, str) else None


def year_of(value: object) -> str | None:
    """The four-digit year a cell names, as text."""
    text = str(int(value)) if isinstance(value, int | float) and value == value and abs(value) < 1e15 else str(value)
    if re.fullmatch(r"(?:19|20)\d\d(?:\.0)?", text):
        return text[:4]
    as_date = iso_date(value)
    if as_date:
        return as_date[:4]
    found = re.search(r"\b(?:19|20)\d\d\b", text)
    return found.group() if found else None


def _from_epoch(number: float) -> str | None:
    seconds = number / 1000 if number > 1e11 else number
    if not 0 < seconds < 4.1e9 or seconds < 1e8:
        return None
    return datetime.fromtimestamp(seconds, tz=UTC).date().isoformat()


def _from_text(text: str) -> str | None:
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", text):
        return _from_epoch(float(text))
    for pattern in (_ISO, _SLASHED_YEAR, _COMPACT):
        if found := pattern.match(text):
            return _checked(*(int(part) for part in found.groups()))
    if found := _NUMBERS.match(text):
        return _day_and_month(int(found[1]), found[2], int(found[3]), int(found[4]))
    if (found := _WORDS.search(text)) and found[1].casefold() in _MONTHS:
        return _checked(int(found[3]), _MONTHS[found[1].casefold()], int(found[2]))
    if (found := _DAY_FIRST.search(text)) and found[2].casefold() in _MONTHS:
        return _checked(int(found[3]), _MONTHS[found[2].casefold()], int(found[1]))
    return None


def _day_and_month(first: int, separator: str, second: int, year: int) -> str | None:
    if separator == "." or first > 12:
        return _checked(year, second, first)
    if second > 12 or first == second:
        return _checked(year, first, second)
    return None


def _checked(year: int, month: int, day: int) -> str | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
