"""Pages that list several openings in one shape, and pages that only look so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.schema import DocumentKind, Extraction, Posting

Read = Callable[[str], Extraction]

LINES = """Contoso Pears – open roles

Orchard Engineer{a}Turin, Italy{a}Full-time
Frost Analyst{a}Berlin, Germany{a}Part-time
Soil Technician{a}Munich, Germany{a}Permanent
"""

DIGEST = """Fruit jobs of the week

- Contoso Pears is hiring a Senior Data Engineer in London (https://contoso.example/1)
- Plum Works is looking for a Controls Engineer in Madrid, Spain (https://plum.example/2)
- Join Quince Labs as a Machine Learning Engineer in Seattle
"""

AT_SIGNS = """Fruit jobs #12

DATA

Data Engineer @ Contoso Pears (Turin, Italy) · full-time · Snowflake, dbt, Airflow
Data Analyst @ Plum Works (Madrid, Spain) · 12-month contract · SQL

>> SPONSORED: Become a data scientist in 12 weeks with Quince Camp, Dubai or online. <<

OTHER

Technical Writer @ Quince Labs (Paris, France; not remote) · part-time · Markdown, Luxembourg, English
"""

TABLE = """Vacancies – University of Contoso

| Ref | Post | School or service | Campus | Closes |
|---|---|---|---|---|
| C-1 | Lecturer in Statistics | School of Pears | London | 12 March 2026 |
| C-2 | Library Assistant | Library Services | Paris | 1 April 2026 |
"""

LABELLED = """Work at Contoso Biotech

We are a small company that makes enzymes.

Process Engineer

- Where: Paris, France
- Contract: permanent
- Group: Downstream

You run the pilot plant.

You have

- a PhD in chemical engineering

Laboratory Technician

- Where: Turin, Italy
- Contract: part time
- Group: Analytics

You prepare samples.

How we hire

- one call
"""

TERMS = """VACANCIES

Head Gardener
Contoso Park, London. Full time. £31,000.
Lead a team of four in a walled garden.

Events Manager
Contoso Park, Paris. Permanent.
Plan weddings and concerts.
"""

GLUED = """Offene Stellen bei Contoso Medizintechnik

- Softwareentwickler (m/w/d) Berlin Vollzeit
- Regulatory Affairs Manager (m/w/d) Munich Teilzeit
"""

#: One advert in sections, whose text has lines that look like openings.
ONE = """Traffic Engineer

Contoso plans the lights of a city with six hundred crossings, and it wants to plan them better every year than before.

Duties

- Develop timing plans and check them in the field.

Requirements

- A degree in civil engineering

Speakers at our open day

Jane Miller, Senior Engineer, Berlin
Joan Baker, Research Manager, Munich
"""


def _cities(found: Extraction) -> list[str | None]:
    return [posting.primary_location.city if posting.primary_location else None for posting in found.postings]


def _titles(found: Extraction) -> list[str | None]:
    return [posting.title for posting in found.postings]


def _employers(found: Extraction) -> list[str | None]:
    return [posting.organization for posting in found.postings]


@pytest.mark.parametrize("between", [" | ", " – ", " — ", " · ", "\t", ", ", " - "])
def test_one_line_each_whatever_stands_between_its_fields(read: Read, between: str) -> None:
    found = read(LINES.format(a=between))
    assert found.kind is DocumentKind.FEED
    assert _titles(found) == ["Orchard Engineer", "Frost Analyst", "Soil Technician"]
    assert _cities(found) == ["Turin", "Berlin", "Munich"]
    assert [posting.employment_type for posting in found.postings] == ["full_time", "part_time", "permanent"]
    assert _employers(found) == ["Contoso Pears"] * 3


def test_sentences_of_a_digest_name_each_employer(read: Read) -> None:
    found = read(DIGEST)
    assert _titles(found) == ["Senior Data Engineer", "Controls Engineer", "Machine Learning Engineer"]
    assert _employers(found) == ["Contoso Pears", "Plum Works", "Quince Labs"]
    assert _cities(found) == ["London", "Madrid", "Seattle"]


def test_employers_behind_at_signs_and_no_advertisement_between_them(read: Read) -> None:
    found = read(AT_SIGNS)
    assert _titles(found) == ["Data Engineer", "Data Analyst", "Technical Writer"]
    assert _employers(found) == ["Contoso Pears", "Plum Works", "Quince Labs"]


def test_what_is_asked_is_no_place(read: Read) -> None:
    found = read(AT_SIGNS)
    assert _cities(found) == ["Turin", "Madrid", "Paris"]
    assert all(not posting.other_locations for posting in found.postings)


def test_rows_of_a_table_are_read_by_its_columns(read: Read) -> None:
    first, second = read(TABLE).postings
    assert (first.title, first.team, first.closed) == ("Lecturer in Statistics", "School of Pears", "2026-03-12")
    assert (second.title, second.team, second.source_id) == ("Library Assistant", "Library Services", "C-2")
    assert first.organization == second.organization == "University of Contoso"


def test_headings_with_labelled_lines_are_openings_with_their_text(read: Read) -> None:
    first, second = read(LABELLED).postings
    assert (first.title, first.team, first.degrees) == ("Process Engineer", "Downstream", ("PhD",))
    assert (second.title, second.team, second.employment_type) == ("Laboratory Technician", "Analytics", "part_time")
    assert "How we hire" not in LABELLED[second.start : second.end]


def test_titles_with_a_line_of_terms_below(read: Read) -> None:
    first, second = read(TERMS).postings
    assert (first.organization, first.salary, first.employment_type) == ("Contoso Park", "£31,000", "full_time")
    assert (second.title, second.employment_type) == ("Events Manager", "permanent")


def test_places_and_contracts_glued_to_a_title(read: Read) -> None:
    found = read(GLUED)
    assert _titles(found) == ["Softwareentwickler (m/w/d)", "Regulatory Affairs Manager (m/w/d)"]
    assert _cities(found) == ["Berlin", "Munich"]
    assert _employers(found) == ["Contoso Medizintechnik"] * 2


def test_an_advert_in_sections_stays_one(read: Read) -> None:
    own = [posting for posting in read(ONE).postings if not posting.listing]
    assert _one_title(own) == "Traffic Engineer"


def _one_title(postings: list[Posting]) -> str | None:
    (only,) = postings
    return only.title


def test_german_prose_names_employer_and_place(read: Read) -> None:
    found = read(
        "Die Stadtwerke Contoso suchen zum 1. Oktober 2026 eine Elektroingenieurin (m/w/d) in Berlin. "
        "Sie sprechen fließend Deutsch. Bewerben Sie sich bis zum 15. Mai 2026."
    )
    assert _employers(found) == ["Stadtwerke Contoso"]
    assert _cities(found) == ["Berlin"]


BLOCKS = """Openings at Plum Works

Frost Analyst

- Location: Turin, Italy
- Contract Type: Full-time
- Mess kit: provided
- Department: Orchards

You watch the thermometers at night and wake the others when it gets cold.

Ladder Builder

- Location: Berlin, Germany
- Contract Type: Part-time
- Mess kit: bring your own
- Department: Workshop

You build ladders for people who are afraid of heights, and you repair them.
"""


def test_labels_that_nobody_knows_do_not_end_a_block_of_labels(read: Read) -> None:
    found = [(posting.title, posting.team, posting.employment_type) for posting in read(BLOCKS).postings]
    assert found == [("Frost Analyst", "Orchards", "full_time"), ("Ladder Builder", "Workshop", "part_time")]
