"""The cells of one row, asked for by what they mean: best column first, lists opened, empty ones left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.ingest.reading import Value
from kg.ingest.rows.column_names import Meaning
from kg.ingest.rows.columns import Column, Plan
from kg.ingest.rows.dates import iso_date
from kg.ingest.rows.tidy import as_list, line, prose, scalar_text
from kg.schema import FieldName

#: Where a cell with several values is taken apart; commas part skills, but stand inside places and categories.
SEMICOLONS = re.compile(r"\s*[;|\n•⦁]\s*")
COMMAS = re.compile(r"\s*[,;|\n•⦁]\s*")
#: What is longer is a text, whatever its column is called.
_LONGEST_TITLE = 1_000


@dataclass(frozen=True, slots=True)
class Cells:
    """A flat row seen through the plan of its columns."""

    row: dict[str, object]
    plan: Plan

    def of(self, meaning: Meaning) -> list[object]:
        """The cells with a meaning that are not empty, best column first."""
        return [self.row[column.name] for column in self.plan.by_meaning(meaning) if column.name in self.row]

    def unknown(self) -> list[Column]:
        """Columns that hold something and mean nothing we know."""
        return [column for column in self.plan.by_meaning(None) if column.name in self.row]

    def line(self, meaning: Meaning) -> str:
        """The first value with a meaning, as one line; empty if there is none."""
        return next((text for cell in self.of(meaning) if (text := line(first_item(cell)))), "")

    def title(self) -> str:
        """The first title; empty if there is none, or if it is a text."""
        text = self.line(FieldName.TITLE)
        return text if len(text) <= _LONGEST_TITLE else ""

    def texts_for_titles(self) -> list[str]:
        """Texts that stand where a title should."""
        return [prose(cell) for cell in self.of(FieldName.TITLE) if len(line(first_item(cell))) > _LONGEST_TITLE]

    def lines(self, meaning: Meaning, separators: re.Pattern[str]) -> list[str]:
        """All values with a meaning: lists are opened, other cells split at the separators, repeats left out."""
        return distinct(text for cell in self.of(meaning) for text in pieces(cell, separators))

    def date(self, meaning: Meaning) -> str | None:
        """The first cell with a meaning that is a date, as ISO date."""
        return next((found for cell in self.of(meaning) if (found := iso_date(first_item(cell)))), None)


def pieces(cell: object, separators: re.Pattern[str]) -> list[str]:
    """The values in one cell."""
    items = as_list(cell)
    if items is not None:
        return [text for item in items if (text := line(item))]
    if not isinstance(cell, str):
        return [text] if (text := line(cell)) else []
    return [piece for part in separators.split(prose(cell)) if (piece := line(part))]


def first_item(cell: object) -> object:
    """The first item of a list that is not empty; another cell itself."""
    items = as_list(cell)
    return cell if items is None else next((item for item in items if scalar_text(item)), "")


def distinct(texts: Iterable[str]) -> list[str]:
    """The texts that are not empty, each once, in order."""
    return list(dict.fromkeys(text for text in texts if text))


def values(texts: Iterable[str]) -> tuple[Value, ...]:
    """The distinct texts as values that belong to no group."""
    return tuple(Value(text) for text in distinct(texts))
