"""Lists of flat entries in YAML, JSON in comments, pages whose markup begins late, windows that name the employer."""

from __future__ import annotations

from kg.ingest import read_bytes
from kg.schema import Document, FieldName

YAML = b"""# openings
- employer: Contoso Pears
  location: Turin
  title: "Frost Analyst: nights"
- employer: Plum Works
  location: Riga
  title: Soil Technician
"""
COMMENTED = b"""# Example
# {"@context": "https://schema.org", "@type": "JobPosting", "title": "Frost Analyst", "datePosted": "2026-01-02",
#  "hiringOrganization": {"name": "Contoso Pears"}, "description": "You count the nights on which blossoms freeze."}
"""


def documents(data: bytes, name: str) -> list[Document]:
    return [document for document in read_bytes(data, name) if isinstance(document, Document)]


def test_entries_become_records() -> None:
    found = documents(YAML, "jobs.yaml")
    assert [document.values(FieldName.TITLE) for document in found] == [
        ("Frost Analyst: nights",),
        ("Soil Technician",),
    ]
    assert found[1].values(FieldName.ORGANIZATION) == ("Plum Works",)


def test_values_go_on_further_in_and_a_name_with_place_and_deadline_is_a_title() -> None:
    found = documents(
        b"- expires: 2026-05-01\n  location: Frost Institute, Office of Buds,\n    Riga, Latvia\n  name: Bud Counter\n"
        b"- expires: 2026-06-01\n  location: Turin\n  name: Soil Technician\n",
        "jobs.yaml",
    )
    assert [document.values(FieldName.TITLE) for document in found] == [("Bud Counter",), ("Soil Technician",)]
    assert found[0].values(FieldName.LOCATION) == ("Frost Institute, Office of Buds, Riga, Latvia",)


def test_nested_yaml_stays_a_text() -> None:
    (found,) = documents(b"jobs:\n  - title: Frost Analyst\n    where:\n      - Turin\n", "jobs.yaml")
    assert found.record_type is None
    assert "Frost Analyst" in found.text


def test_json_in_comments_is_read() -> None:
    (found,) = documents(COMMENTED, "example.txt")
    assert found.values(FieldName.ORGANIZATION) == ("Contoso Pears",)


def test_markup_may_begin_late() -> None:
    rows = "".join(f"<div><h3>Job {i}</h3><p>Pears</p></div>\n" for i in range(8))
    (found,) = documents(f"      import x\n<Helmet>\n{rows}".encode(), "page.txt")
    assert found.media == "html"
    assert "<p>" not in found.text


def test_window_names_an_employer_that_the_text_leaves_out() -> None:
    body = (
        "<body><h1>Frost Analyst</h1><p>You count the nights on which blossoms freeze, and write them down.</p></body>"
    )
    (found,) = documents(f"<html><head><title>Frost Analyst | Contoso careers</title></head>{body}".encode(), "a.html")
    assert found.text.startswith("Frost Analyst | Contoso careers\n")
    (same,) = documents(f"<html><head><title>Frost Analyst | Poems</title></head>{body}".encode(), "a.html")
    assert not same.text.startswith("Frost Analyst |")
