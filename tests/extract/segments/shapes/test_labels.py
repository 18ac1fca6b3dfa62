"""Records of labels in the ways that texts write them, tables parted by blanks, leaders of dots."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.shapes.labels import labelled_records
from kg.resolve.places.gazetteer import load_gazetteer
from kg.schema import Extraction

Read = Callable[[str], Extraction]

SECTIONS = """[opening.1]
title = Frost Analyst
employer = Contoso Pears
location = Turin, Italy
type = full-time

[opening.2]
title = Soil Technician
employer = Plum Works
location = Berlin, Germany
type = part-time
"""

COLUMNS = """Position      Frost Analyst
Employer      Contoso Pears
Location      Turin, Italy
Hours         full-time
-----
Position      Soil Technician
Employer      Plum Works
Location      Berlin, Germany
Hours         part-time
"""

SLASHES = """POST: Frost Analyst // PLACE: Turin, Italy // HOURS: full-time // EMPLOYER: Contoso Pears
POST: Soil Technician // PLACE: Berlin, Germany // HOURS: part-time // EMPLOYER: Plum Works
"""

TEXTS = """Employer: Contoso Pears
Job title: Frost Analyst
Place: Turin, Italy
Hours: full-time

You count nights and know SQL.

Employer: Plum Works
Job title: Soil Technician
Place: Berlin, Germany
Hours: part-time

You dig.
"""


@pytest.mark.parametrize("text", [SECTIONS, COLUMNS, SLASHES, TEXTS])
def test_labels_that_come_again_begin_a_new_opening(read: Read, text: str) -> None:
    first, second = read(text).postings
    assert (first.title, first.organization, first.employment_type) == ("Frost Analyst", "Contoso Pears", "full_time")
    assert (second.title, second.organization, second.employment_type) == ("Soil Technician", "Plum Works", "part_time")
    assert [p.primary_location.city for p in (first, second) if p.primary_location] == ["Turin", "Berlin"]


def test_text_below_labels_belongs_to_its_record(read: Read) -> None:
    first, second = read(TEXTS).postings
    assert (first.skills, second.skills) == (("SQL",), ())


def test_labels_that_name_one_job_twice_are_no_list() -> None:
    once = "Job title: Frost Analyst\nPlace: Turin, Italy\nHours: full-time\n\n"
    assert labelled_records(lines_of(once + "You count nights.\n\n" + once), load_gazetteer()) == []


def test_columns_that_only_blanks_part(read: Read) -> None:
    found = read(
        "AUTHORITY OF PEARS - VACANCIES\n\n"
        "REF    POST               DEPARTMENT      WHERE       HOURS       CLOSES\n"
        "101    Frost Analyst      Weather         Turin       full-time   3 May 2026\n"
        "102    Soil Technician    Ground Works    Madrid      part-time   9 May 2026\n"
    )
    assert [(p.title, p.team, p.closed, p.source_id) for p in found.postings] == [
        ("Frost Analyst", "Weather", "2026-05-03", "101"),
        ("Soil Technician", "Ground Works", "2026-05-09", "102"),
    ]


def test_leaders_of_dots_part_what_they_lead_to(read: Read) -> None:
    found = read(
        "Contoso Pears is hiring\n\nFrost Analyst ........... Turin, Italy ........ full-time\n"
        "Soil Technician ......... Berlin, Germany ..... part-time\n"
    )
    assert [(p.title, p.employment_type) for p in found.postings] == [
        ("Frost Analyst", "full_time"),
        ("Soil Technician", "part_time"),
    ]
