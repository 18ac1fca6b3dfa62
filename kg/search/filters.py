"""`KEY=VALUE` strings in, conditions on node properties out; misspelt keys and values get a suggestion.

`KEY=VALUE|VALUE` is met by any of the values; a `|` that is part of a value is written with a backslash before it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from math import isfinite

from kg.errors import QueryError
from kg.schema import NodeType
from kg.search.spelling import slips

_CONDITION = re.compile(r"^\s*([A-Za-z_]+)\s*(!=|>=|<=|=|>|<)\s*(.*?)\s*$", re.DOTALL)
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_DATES = frozenset({"posted", "closed", "published"})
_YEARS = frozenset({"year", "season_year"})
#: Filters at once, and alternatives in them; a database takes no statement of a thousand.
_MOST = 100
_EQUAL = ("=", "!=")
#: Between one alternative and the next, and how the same stands in a value.
_EITHER, _LITERAL = re.compile(r"(?<!\\)\|"), r"\|"
#: Sorts behind the hyphen after which a date goes on.
_END = "~"


@dataclass(frozen=True, slots=True)
class Condition:
    """A property, how it is compared, and with what; of several values any may equal it, or none where `!=`."""

    key: str
    operator: str
    value: str
    others: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        """The alternatives."""
        return (self.value, *self.others)

    @property
    def each(self) -> list[Condition]:
        """A condition for each of the alternatives."""
        return [self.of([value]) for value in self.values]

    def of(self, values: Sequence[str]) -> Condition:
        """The same comparison with other values, of which there is one at least."""
        first, *others = dict.fromkeys(values)
        return replace(self, value=first, others=tuple(others))

    def __str__(self) -> str:
        return f"{self.key}{self.operator}{'|'.join(value.replace('|', _LITERAL) for value in self.values)}"


def parse_condition(text: str) -> Condition:
    """Reads `KEY=VALUE`; also `!=`, `<`, `<=`, `>`, `>=` (dates and numbers), and `KEY=VALUE|VALUE`.

    Raises:
        QueryError: the text has no such form, an alternative is empty or there may be none.
    """
    match = _CONDITION.match(text)
    if match is None or not match[3]:
        raise QueryError(f"'{text}' is no filter: write KEY=VALUE, for example country=LU or posted>=2025-01-01.")
    key, operator, values = match[1].lower(), match[2], [part.strip() for part in _EITHER.split(match[3])]
    if not all(values):
        raise QueryError(rf"'{text}' has an empty alternative: write {key}=A|B, and \| for a | in a value.")
    if len(values) > 1 and operator not in _EQUAL:
        raise QueryError(f"'{text}' compares with several values: only = and != take alternatives.")
    values[1:] = [_own_value(key, operator, value) for value in values[1:]]
    return Condition(key, operator, "").of([value.replace(_LITERAL, "|") for value in values])


def _own_value(key: str, operator: str, text: str) -> str:
    """An alternative without the key, which some repeat: "city=Berlin|city=Lyon"."""
    match = _CONDITION.match(text)
    if match is None or not match[3] or match[1].lower() not in {key, *USUAL_KEYS}:
        return text
    if (match[1].lower(), match[2]) != (key, operator):
        raise QueryError(f"'{text}' is no other value of {key}: alternatives are of one property, {key}{operator}A|B.")
    return match[3]


def parse_conditions(text: str) -> list[Condition]:
    """Reads one condition, or several that one text holds: "near=Paris,within_km=5".

    Raises:
        QueryError: one of them has no such form.
    """
    return [parse_condition(part) for part in _NEXT.split(text)]


def check_keys(conditions: Sequence[Condition], keys: Collection[str]) -> None:
    """Makes sure that every condition names a known property.

    Raises:
        QueryError: one does not, and the message suggests the nearest known name; or there are too many.
    """
    number = sum(len(condition.values) for condition in conditions)
    if number > _MOST:
        raise QueryError(f"{number} filters are too many: give at most {_MOST}.")
    for condition in conditions:
        if condition.key not in keys:
            meant = _CALLED.get(condition.key)
            hint = f" Did you mean '{meant}'?" if meant in keys else _suggestion(condition.key, keys)
            raise QueryError(f"No property '{condition.key}' to filter by.{hint}")


def check_values(conditions: Sequence[Condition]) -> None:
    """Makes sure that dates are compared with dates, and years with years.

    Raises:
        QueryError: a value is no date, or no year; the message says how it is written.
    """
    for condition in (one for several in conditions for one in several.each):
        if condition.key in _DATES and not _is_date(condition.value):
            raise QueryError(f"'{condition}': '{condition.value}' is no date; write 2025-01-31, 2025-01 or 2025.")
        if condition.key in _YEARS and _number(condition.value) is None:
            raise QueryError(f"'{condition}': '{condition.value}' is no year; write 2025.")


def check_comparable(condition: Condition, values: Collection[str]) -> None:
    """Makes sure that a number is compared with the values of a property that are all numbers.

    Raises:
        QueryError: it is compared with something else.
    """
    if values and _number(condition.value) is None and all(_number(value) is not None for value in values):
        raise QueryError(f"'{condition}' compares numbers with '{condition.value}': give a number.")


def is_on_several_days(condition: Condition) -> bool:
    """Whether a condition on days names a month or a year, which is all of its days, or more than one."""
    is_day = not condition.others and len(condition.value) >= len("2025-01-31")
    return condition.key in _DATES and not is_day


def of_whole_days(condition: Condition) -> list[Condition]:
    """What a condition of one value says of days: up to a month is up to its last day, in a year on any day of it."""
    if not is_on_several_days(condition):
        return [condition]
    last = replace(condition, value=condition.value + _END)
    if condition.operator == "=":
        return [replace(condition, operator=">="), replace(last, operator="<=")]
    return [last if condition.operator in ("<=", ">") else condition]


def _is_date(text: str) -> bool:
    """A day of the calendar, or a month or year of it."""
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return _DATE.fullmatch(text) is not None


def no_value_error(condition: Condition, values: Collection[str], also: Collection[str] = ()) -> QueryError:
    """The error for a condition that nothing satisfies because its value occurs nowhere.

    Args:
        condition: the condition.
        values: those of its property.
        also: what these are called besides.
    """
    first, *others = (part.strip() for part in _SEVERAL.split(condition.value))
    several = any(part in values for part in others) or (f"{first}|" in condition.value and first in values)
    either = f" Write alternatives as {condition.key}=A|B, in Python as a list." if several else ""
    hint = either or _suggestion(condition.value, values, also)
    return QueryError(f"Nothing has {condition}.{hint}")


def is_misspelt(condition: Condition, values: Collection[str], also: Collection[str] = ()) -> bool:
    """Whether a value that occurs nowhere is so near another one that this is rather meant; arguments as above."""
    return _number(condition.value) is None and bool(_close(condition.value, values, also))


def nothing_there_error(condition: Condition) -> QueryError:
    """The error for a town that everybody knows and nothing is in: it is meant as it is written."""
    return QueryError(f"Nothing has {condition}. Ask with near={condition.value} for what lies around it.")


def unknown_place_error(name: str, known: Collection[str]) -> QueryError:
    """The error for a place that nobody knows; the message suggests the nearest name of the knowledge base."""
    return QueryError(f"No place '{name}' is known.{_suggestion(name, known)}")


def unknown_type_error(name: str) -> QueryError:
    """The error for a type of nodes that there is none of."""
    return QueryError(
        f"'{name}' is no type of node; known are {', '.join(NodeType)}.{_close(name, [*map(str, NodeType)])}"
    )


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


#: Properties of postings that most people filter by, also where no posting has them; named first where a wrong one was
#: asked for, and how many are named.
USUAL_KEYS = (
    "country",
    "city",
    "near",
    "remote",
    "level",
    "employment_type",
    "organization",
    "team",
    "role",
    "posted",
    "degrees",
)
_LISTED = 14
#: What people call some of them.
_CALLED = {
    **dict.fromkeys(("employer", "company", "organisation", "firm"), "organization"),
    **dict.fromkeys(("place", "location", "town"), "city"),
    **dict.fromkeys(("type", "contract"), "employment_type"),
    **dict.fromkeys(("date", "since"), "posted"),
    "seniority": "level",
}
#: What people write between several values.
_SEVERAL = re.compile(r"[,;|/]|\bor\b", re.IGNORECASE)
#: Between one condition and the next of a text, which begins with a key that most people filter by.
_NEXT = re.compile(
    rf"(?<![,;&\s])[,;&\s]++(?=(?:{'|'.join((*USUAL_KEYS, 'within_km'))})\s*(?:[!<>]?=|[<>]))", re.IGNORECASE
)


def _suggestion(word: str, known: Collection[str], also: Collection[str] = ()) -> str:
    if _number(word) is None and (close := _close(word, known, also)):
        return close
    usual = [key for key in USUAL_KEYS if key in known]
    listed = ", ".join([*usual, *sorted(set(known) - set(usual))][:_LISTED])
    return f" Known: {listed}{', …' if len(known) > _LISTED else ''}." if listed else ""


def _close(word: str, known: Collection[str], also: Collection[str] = ()) -> str:
    close = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    close += get_close_matches(word, sorted(also), n=1, cutoff=0.6)
    return f" Did you mean '{min(close, key=lambda name: slips(word.lower(), name.lower()))}'?" if close else ""
