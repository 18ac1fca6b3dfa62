"""Columns and objects in which authors of papers stand."""

from __future__ import annotations

from kg.ingest.reading import Record
from kg.ingest.rows.nested import flat
from kg.ingest.rows.reader import read_row
from kg.schema import FieldName, RecordType


def values(record: object, name: FieldName) -> list[tuple[str, int | None]]:
    assert isinstance(record, Record)
    return [(value.text, value.group) for part in record.parts if part.name is name for value in part.values]


def test_first_and_last_names_make_a_name() -> None:
    row = flat({"author": [{"first": "Ada", "last": "Nowak", "affiliation": "KTH"}, {"first": "Lin", "last": "Vale"}]})
    assert row["author"] == ["Ada Nowak", "Lin Vale"]
    assert row["author.affiliations"] == ["KTH", ""]


def test_those_beside_the_lead_author_are_authors_too() -> None:
    row = {
        "Lead author": "Nowak, Ada",
        "Other authors": "Dahl, M.; Lin Vale",
        "Paper": "Moss after the ban",
        "Where": "Moss Letters",
        "When": 2019,
        "Affil. lead author": "University of Riga",
    }
    record = read_row(row, "csv")
    assert isinstance(record, Record)
    assert record.record_type is RecordType.PAPER
    assert values(record, FieldName.AUTHOR) == [("Ada Nowak", 1), ("M. Dahl", 2), ("Lin Vale", 3)]
    assert values(record, FieldName.AFFILIATION) == [("University of Riga", 1)]
    assert values(record, FieldName.VENUE) == [("Moss Letters", None)]
