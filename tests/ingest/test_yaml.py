"""Openings in YAML, JSON in comments, pages whose markup begins late, windows that name the employer."""

from __future__ import annotations

from itertools import pairwise

import pytest
import yaml

from kg.ingest import read_bytes
from kg.ingest.formats.yaml_values import parse_yaml
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


NESTED = b"""
spring:
  - company:
    name: Contoso Pears
    jobs:
      - title: Frost Analyst
        location: Turin, Italy
      - title: Soil Technician
        location: Riga, Latvia
  - company: Plum Works
    jobs: []
  - company: Quince Labs
    jobs:
      - post_date: 2026-03-01
        jobs:
          - title: Bud Counter
            link: https://quince.example/1
"""


def test_openings_stand_wherever_their_employers_list_them() -> None:
    found = documents(NESTED, "openings.yml")
    assert [(d.values(FieldName.ORGANIZATION), d.values(FieldName.TITLE)) for d in found] == [
        (("Contoso Pears",), ("Frost Analyst",)),
        (("Contoso Pears",), ("Soil Technician",)),
        (("Quince Labs",), ("Bud Counter",)),
    ]
    assert found[2].values(FieldName.POSTED) == ("2026-03-01",)


def test_texts_over_several_lines_belong_to_their_entry() -> None:
    (found,) = documents(
        b"intro:\n  text: |\n    Hello there.\nfirst:\n  title: Frost Technician\n  deadline: 2026-09-30\n  body:\n"
        b"    - >-\n      You count the nights\n      on which buds freeze.\n",
        "join.yml",
    )
    assert found.values(FieldName.TITLE) == ("Frost Technician",)
    assert found.values(FieldName.CLOSED) == ("2026-09-30",)
    assert "You count the nights on which buds freeze." in found.text


@pytest.mark.parametrize(
    "text",
    [
        b"name: build\non:\n  push:\n    branches: [main]\njobs:\n  test:\n    steps:\n      - uses: x\n",
        b"- title: Frost Analyst\n  company: Contoso Pears\n  start: 2019\n  end: 2021\n  tasks: [buds, [nights]]\n",
        b"news:\n  - title: We moved to Riga\n    date: 2026-01-02\n    tags: [office]\n",
        b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    ],
)
def test_other_yaml_lists_no_openings(text: bytes) -> None:
    assert all(document.record_type is None for document in documents(text, "data.yml"))


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


def test_a_colon_in_a_list_of_sentences_makes_no_entry() -> None:
    listed = b"""- title: Frost Analyst
  header: FA
  description:
    - Count the nights
    - Everything will be deployed in the orchard
- title: Technical Manager
  header:
  description:
    - "Coordinate the ladders"
    - Ownership for the harvest: supervising those who pick
"""
    found = documents(listed, "openings.yml")
    assert [document.values(FieldName.TITLE) for document in found] == [("Frost Analyst",), ("Technical Manager",)]
    assert "Ownership for the harvest: supervising those who pick" in found[1].text


def test_how_long_a_job_lasts_is_kept() -> None:
    found = documents(
        b"- title: Frost Analyst\n  location: Turin\n  duration: 5 to 6 months\n"
        b"- title: Bud Counter\n  location: Riga\n",
        "jobs.yaml",
    )
    assert found[0].values(FieldName.OTHER) == ("5 to 6 months",)


def test_aliases_that_multiply_end() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 8)}]\n" for old, new in pairwise("abcdefghijkl")
    )
    assert parse_yaml("a: &a [x, y]\nb: *a\n") == {"a": ["x", "y"], "b": ["x", "y"]}
    with pytest.raises(yaml.YAMLError, match="aliases that repeat"):
        parse_yaml(bomb)
    assert read_bytes(bomb.encode(), "jobs.yaml")
