"""Tables of openings: several on a page, projects for titles, hosts for employers; and tables that list none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.schema import Extraction

Read = Callable[[str], Extraction]

SEVERAL = """Internships of the year

FRUIT

| Company | Role | Location | Link | Date posted |
|---|---|---|---|---|
| Contoso Pears | Frost Engineer Intern | Turin, Italy | Apply | Feb 01 2026 |
SOIL

| Company | Role | Location | Link | Date posted |
|---|---|---|---|---|
| Plum Works | Soil Analyst Intern | Berlin, Germany | Apply | Feb 02 2026 |
| Quince Labs | Bud Scientist Intern | Madrid, Spain | Apply | Feb 03 2026 |
"""

PROJECTS = """Open positions

We will recruit three doctoral candidates.

The three positions

| No | Project | Host | Country | Status |
|---|---|---|---|---|
| 1 | Blossoms under Glass in Cold Springs | University of Turin | Italy | open |
| 2 | Runtime Verification of Frost Alarms | TU Berlin | Germany | open |
"""


def test_tables_of_one_page_are_one_list(read: Read) -> None:
    found = read(SEVERAL)
    assert [(p.title, p.organization, p.posted) for p in found.postings] == [
        ("Frost Engineer Intern", "Contoso Pears", "2026-02-01"),
        ("Soil Analyst Intern", "Plum Works", "2026-02-02"),
        ("Bud Scientist Intern", "Quince Labs", "2026-02-03"),
    ]
    assert {posting.season_year for posting in found.postings} == {None}


def test_projects_of_announced_positions_are_titles_and_no_roles(read: Read) -> None:
    first, second = read(PROJECTS).postings
    assert (first.title, first.role, first.organization) == (
        "Blossoms under Glass in Cold Springs",
        None,
        "University of Turin",
    )
    assert second.primary_location is not None
    assert second.primary_location.country == "DE"


@pytest.mark.parametrize(
    "text",
    [
        "Results\n\n| Project | Host | Country |\n|---|---|---|\n| Buds | Turin | Italy |\n| Frost | Riga | Latvia |\n",
        "Talks\n\n| When | Where | Paper | Authors |\n|---|---|---|---|\n| Wed | Hall C | Frost | Jane Miller |\n",
    ],
)
def test_other_tables_list_no_openings(read: Read, text: str) -> None:
    assert not [posting for posting in read(text).postings if posting.title]
