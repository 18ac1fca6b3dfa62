"""What holds for every input: spans are right, ids are stable, nothing is raised."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ingest import read_bytes
from kg.schema import Document, FieldName, Quarantined

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
COLUMNS = st.sampled_from(
    ["title", "company", "location", "description", "skills", "tags", "qualifications", "author", "aff", "abstract",
     "id", "posted", "salary", "role", "team", "city", "state", "notes", "text", "keywords", "venue", "year"]
)  # fmt: skip
CELLS = st.one_of(TEXT, st.none(), st.integers(), st.floats(), st.booleans(), st.lists(TEXT, max_size=3),
                  st.dictionaries(st.sampled_from(["name", "city", "value", "text"]), TEXT, max_size=2))  # fmt: skip
ROWS = st.lists(st.dictionaries(COLUMNS, CELLS, min_size=1, max_size=8), max_size=5)


def check(found: list[Document | Quarantined]) -> None:
    sources = [item.source for item in found if isinstance(item, Document)]
    assert len(set(sources)) == len(sources)
    for item in found:
        if isinstance(item, Document):
            check_spans(item)
        else:
            assert item.reason


def check_spans(document: Document) -> None:
    for span in document.fields:
        value = document.text[span.start : span.end]
        assert value
        assert value == value.strip()
    titles = document.values(FieldName.TITLE)
    assert len(titles) <= 1
    if document.fields:
        assert document.title == (titles[0] if titles else None)


@given(ROWS)
@settings(deadline=None)
def test_spans_of_json_records(rows: list[dict[str, object]]) -> None:
    data = "\n".join(json.dumps(row) for row in rows).encode()
    found = read_bytes(data, "jobs.jsonl")
    check(found)
    assert read_bytes(data, "jobs.jsonl") == found


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=5))
@settings(deadline=None)
def test_spans_of_table_rows(rows: list[tuple[str, str, str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([("title", "company", "description"), *rows])
    check(read_bytes(buffer.getvalue().encode(), "jobs.csv"))


@given(
    st.binary(max_size=400),
    st.sampled_from(["a", "a.txt", "a.json", "a.jsonl", "a.csv", "a.html", "a.bib", "a.xml", "a.md"]),
)
@settings(deadline=None, max_examples=300)
def test_nothing_is_raised_for_any_bytes(data: bytes, ending: str) -> None:
    found = read_bytes(data, f"a{ending}")
    assert found
    check(found)


@given(
    st.sampled_from([b"%PDF-1.4\n", b"PAR1", b"\x1f\x8b\x08\x00", b"<html><body>", b"<rss><channel><item>",
                     b"@article{a,", b"[{", b'{"@type": "JobPosting", ', b"title,company\n"]),
    st.binary(max_size=200),
)  # fmt: skip
@settings(deadline=None, max_examples=300)
def test_nothing_is_raised_for_broken_files_of_known_kinds(beginning: bytes, rest: bytes) -> None:
    check(read_bytes(beginning + rest, "page"))


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
        lambda text: text.strip() and text[0].isalpha()
    )
)
@settings(deadline=None)
def test_plain_text_survives(text: str) -> None:
    (document,) = read_bytes(f"Note: {text}".encode(), "note.txt")
    assert isinstance(document, Document)
    assert document.text == f"Note: {text}".replace("\ufeff", "").replace("\ufffe", "").replace("\uffff", "")
