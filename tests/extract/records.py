"""Records made of columns, as ingest renders them."""

from __future__ import annotations

from kg.schema import Document, FieldName, FieldSpan, RecordType


def posting_record(**columns: str) -> Document:
    """A posting with the named columns, one below the other."""
    text, fields = "", []
    for name, value in columns.items():
        fields.append(FieldSpan(FieldName(name), len(text), len(text) + len(value)))
        text += value + "\n"
    return Document(
        id="document:record",
        source="table.csv#1",
        text=text,
        media="csv",
        content_hash="",
        language="en",
        record_type=RecordType.POSTING,
        fields=tuple(fields),
    )
