from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.learnt.fields import with_tail
from kg.extract.segments.learnt.openings import may_list
from kg.resolve import load_gazetteer, load_vocabulary
from kg.schema import Document, FieldName, FieldSpan, Posting


@pytest.fixture(scope="module")
def real() -> Extractor:
    return Extractor(load_vocabulary(), load_gazetteer())


def openings(real: Extractor, text: str) -> list[tuple[str | None, str | None]]:
    return [(posting.title, town(posting)) for posting in postings(real, text)]


def postings(real: Extractor, text: str) -> tuple[Posting, ...]:
    return real.extract(Document("document:1", "page.txt", text, "text", "")).postings


def town(posting: Posting) -> str | None:
    return posting.primary_location.city if posting.primary_location else None


PLACES_FIRST = """Fabrikam
Who we are
Open jobs

4 results
Sort by: Newest

Riga, Latvia
Orchard Planner
Trees, Req. 10233

Jena, Germany
Cider Taster
Cellar, Req. 10871

Riga, Latvia
Pear Grading Manager
Trees, Req. 11002

Lyon, France
Press Operator
Cellar, Req. 12118

Previous
Next
"""

GROUPED = """Careers at Fabrikam

Riga, Latvia (2)
Data Analyst
Senior Software Engineer

Lyon, France (3)
Senior Account Executive
Product Marketing Manager
Senior Quality Manager
"""


def test_places_above_titles_are_those_of_the_titles_below(real: Extractor) -> None:
    assert openings(real, PLACES_FIRST) == [
        ("Orchard Planner", "Riga"),
        ("Cider Taster", "Jena"),
        ("Pear Grading Manager", "Riga"),
        ("Press Operator", "Lyon"),
    ]


def test_a_place_that_heads_a_group_is_that_of_all_its_titles(real: Extractor) -> None:
    assert openings(real, GROUPED) == [
        ("Data Analyst", "Riga"),
        ("Senior Software Engineer", "Riga"),
        ("Senior Account Executive", "Lyon"),
        ("Product Marketing Manager", "Lyon"),
        ("Senior Quality Manager", "Lyon"),
    ]


def test_lists_of_people_are_no_openings(real: Extractor) -> None:
    page = "Group members\n\nAda Nowak\nPhD student\nRiga\n\nKwame Berg\nPostdoc\nJena\n\nMei Rossi\nProfessor\nLyon\n"

    assert postings(real, page) == ()


def test_adverts_are_no_lists() -> None:
    lines = lines_of("Cook\nRiga\n\nResponsibilities:\n- Cook pears\n- Serve pears\n\nRequirements:\n- A knife\n")

    assert not may_list(lines)


def test_lists_may_be_lists() -> None:
    assert may_list(lines_of(PLACES_FIRST))


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        ("Cook (Riga)", "Cook", "Riga"),
        ("Cook – Riga, Latvia", "Cook", "Riga, Latvia"),
        ("Cook, Pears", "Cook, Pears", None),
    ],
)
def test_a_place_ends_a_title(text: str, title: str, place: str | None) -> None:
    found = with_tail(FieldSpan(FieldName.TITLE, 0, len(text)), text, load_gazetteer())

    told = {span.name: text[span.start : span.end] for span in found}
    assert told == {FieldName.TITLE: title} | ({FieldName.LOCATION: place} if place else {})


ADVERT_BESIDE_OTHERS = """Apply to role >
📍
Riga, Latvia

Orchard Planner - Frost and Snow (all genders)

Technology
November 3, 2025

Fabrikam

Fruit of all kinds
view website >

Description

The Frost department is there for all who grow pears where it snows, and it reads thermometers for them each night, in \
all of the valleys that they sent us maps of.

We are seeking an orchard planner who likes snow. You will join planners and growers, and you will tell them each \
morning how many of the trees are to be covered.

Latest jobs

Contoso
Pear Counter
📍
Jena, Germany
Apply now
Contoso
Apple Analyst
📍
Turin, Italy
Apply now"""


def test_advert_with_short_lines_above_other_jobs_is_no_list(real: Extractor) -> None:
    first, *others = postings(real, ADVERT_BESIDE_OTHERS)
    assert (first.organization, town(first), first.listing) == ("Fabrikam", "Riga", False)
    assert [posting.listing for posting in others] == [True, True]


def test_a_joint_that_most_lines_have_parts_columns(real: Extractor) -> None:
    lines = [
        "Riga — Frost Analyst — Full-time",
        "Jena — Thaw Planner — Part-time",
        "Lyon — Data Engineer — Full-time",
        "Turin — Snow Researcher — Internship",
        "Basel — Moss Botanist — Full-time",
    ]
    assert openings(real, "Fabrikam\nOpen positions\n\n" + "\n".join(lines)) == [
        ("Frost Analyst", "Riga"),
        ("Thaw Planner", "Jena"),
        ("Data Engineer", "Lyon"),
        ("Snow Researcher", "Turin"),
        ("Moss Botanist", "Basel"),
    ]


def test_two_openings_are_a_list_where_nothing_else_is_told(real: Extractor) -> None:
    listed = "* Orchard Planner\nRiga, Latvia\n\n* Cider Taster\nJena, Germany\n"
    text = f"Fabrikam\nMy account\nSave search\n\n{listed}\nPrivacy\n"
    assert openings(real, text) == [("Orchard Planner", "Riga"), ("Cider Taster", "Jena")]


def test_an_advert_above_other_jobs_is_no_list(real: Extractor) -> None:
    told = "You plan orchards with growers and look after the trees through the year, in rain and in shine alike. " * 4
    others = "Cider Taster\nJena, Germany\n\nPress Operator\nLyon\n"
    text = f"Orchard Planner\nRiga, Latvia\nFull-time\n\n{told}\n{told}\n\n{others}"
    assert [posting.title for posting in postings(real, text) if not posting.listing] == ["Orchard Planner"]
