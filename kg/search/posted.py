"""A question and the day it is asked on in, between which days it says that an opening should have been posted, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = "january february march april may june july august september october november december".split()
_SPAN = r"(?:hour|day|week|month|year)"
_DAY = rf"(?P<iso>\d{{4}}(?:-\d\d){{0,2}})|(?P<month>{'|'.join(_MONTHS)})(?: (?P<year>\d{{4}}))?"
_POSTED = re.compile(
    r"(?<!\w)(?:(?:that|which) (?:was|were|has been|have been) )?(?:posted|published|advertised|listed|added) (?:"
    rf"(?P<relative>today|yesterday)|(?P<which>this|last|past) (?P<unit>week|month|year)"
    rf"|(?:(?:in |within |during |over )?(?:the )?(?:last|past) (?:(?P<number>\d{{1,3}}|two|three|few) )?"
    rf"|(?:with)?in (?P<within>\d{{1,3}}|two|three) )(?P<span>{_SPAN})s?"
    rf"|(?P<how>since|after|from|before|until|on|in) (?:{_DAY}|(?P<from>yesterday|last week|last month)))(?!\w)",
    re.IGNORECASE | re.ASCII,
)
_DAYS = {"hour": 1, "day": 1, "week": 7, "month": 30, "year": 365}
_NUMBERS = {"two": 2, "three": 3, "few": 5}
#: Sorts before all days, and behind them and behind what goes on after a month.
_EVER, _NEVER = "", "~"


@dataclass(frozen=True, slots=True)
class Posted:
    """Days from the first to the last, as dates or the months and years they begin with, where a text states them."""

    words: str
    start: int
    end: int
    first: str
    last: str


def posted_in(text: str, today: date) -> Iterator[Posted]:
    """The days that a text says something should have been posted on.

    Args:
        text: a question.
        today: the day on which it is asked.
    """
    for match in _POSTED.finditer(text):
        first, last = _days(match, today)
        yield Posted(match[0], *match.span(), first, last)


def _days(match: re.Match[str], today: date) -> tuple[str, str]:
    if match["relative"]:
        day = today - timedelta(days=match["relative"].lower() == "yesterday")
        return str(day), str(day) + _NEVER
    if match["unit"]:
        return _unit(match["unit"].lower(), today, is_now=match["which"].lower() == "this")
    if match["span"]:
        number = (match["number"] or match["within"] or "1").lower()
        days = _NUMBERS.get(number) or int(number)
        return str(today - timedelta(days=days * _DAYS[match["span"].lower()])), _NEVER
    named, how = _named(match, today), match["how"].lower()
    if how in ("on", "in"):
        return named, named + _NEVER
    if how == "before":
        return _EVER, named
    return (_EVER, named + _NEVER) if how == "until" else (named + _NEVER if how == "after" else named, _NEVER)


def _unit(unit: str, today: date, *, is_now: bool) -> tuple[str, str]:
    """A week as its last seven days, or those before; a month or a year as the calendar has it."""
    if unit == "week":
        last = today if is_now else today - timedelta(days=7)
        return str(last - timedelta(days=7)), str(last) + _NEVER
    length = len("2025-01") if unit == "month" else len("2025")
    within = today if is_now else today.replace(day=1, month=today.month if unit == "month" else 1) - timedelta(days=1)
    return str(within)[:length], str(within)[:length] + _NEVER


def _named(match: re.Match[str], today: date) -> str:
    """A day, month or year as it sorts; a month without a year is the last one that has begun."""
    if match["iso"]:
        return match["iso"]
    if match["from"]:
        ago = {"yesterday": 1, "last week": 7, "last month": 30}[match["from"].lower()]
        return str(today - timedelta(days=ago))
    month = _MONTHS.index(match["month"].lower()) + 1
    return f"{match['year'] or today.year - (month > today.month)}-{month:02}"
