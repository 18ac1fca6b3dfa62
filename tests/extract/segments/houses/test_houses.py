"""Lists of openings of many employers and of one: whose each is, by what stands in one place of all of them."""

from __future__ import annotations

import pytest

from kg.extract.lexicon.spans import Line
from kg.extract.segments.houses.slots import firmness
from kg.extract.segments.houses.title_houses import Way, parted
from kg.resolve import load_gazetteer
from tests.extract.openings import facts, read

WANTED = [
    ("Data Analyst", "Pearmoss Bank", "Turin"),
    ("Frost Engineer", "Quince Robotics", "Berlin"),
    ("Soil Technician", "Hollow Oak Foods", "Lyon"),
    ("Controls Engineer", "Larkmead Technologies", "Madrid"),
]


def _list(*shape: str, top: str = "Jobs\nPeople\nLearning\nSign in\n\n") -> str:
    return top + "\n".join(
        line.format(title=title, firm=firm, town=town) for title, firm, town in WANTED for line in shape
    )


@pytest.mark.parametrize(
    "shape",
    [
        ("{title}", "{firm}", "{town}", "2 days ago"),
        ("{firm}", "51-200 employees", "{title}", "{town}", "Apply", ""),
        ("{title}", "{firm} 4.2", "{town}", "Easily apply", ""),
        ("{firm} logo", "{title}", "{firm}", "{town} (Hybrid)", "Promoted"),
        ("{title}", "{firm} ⋅ {town} ⋅ Full-time", ""),
        ("* {firm}: {title} ({town})",),
        ("{firm} – {title}", "{town}, Full-time", ""),
        ("{firm} ({town}) – {title}",),
        ("- {title}, {firm} ({town})",),
        ("{title} — {firm}, {town} — permanent", "Booth 12.", ""),
        ("* {title} at {firm}, {town}",),
    ],
)
def test_names_that_stand_in_one_place_of_all_openings_are_who_hires(shape: tuple[str, ...]) -> None:
    assert [facts(item) for item in read(_list(*shape))] == WANTED


def test_names_above_groups_of_openings_are_who_hires() -> None:
    text = (
        "Who is hiring\n\nPearmoss Bank\n- Data Analyst — Turin, Italy\n- Risk Analyst — Turin, Italy\n\n"
        "Quince Robotics\n- Frost Engineer — Berlin, Germany\n\n"
        "Larkmead Technologies\n- Soil Technician — Lyon, France\n"
    )
    assert [item.organization for item in read(text)] == [
        "Pearmoss Bank",
        "Pearmoss Bank",
        "Quince Robotics",
        "Larkmead Technologies",
    ]


@pytest.mark.parametrize("top", ["Careers at Pearmoss Bank", "Pearmoss Bank logo", "Join Pearmoss Bank"])
def test_departments_in_one_place_of_all_openings_are_parts_of_the_pages_owner(top: str) -> None:
    text = (
        f"{top}\n\nFinance: Data Analyst (Turin, Italy)\nEngineering: Frost Engineer (Berlin, Germany)\n"
        "Engineering: Soil Technician (Lyon, France)\nLegal: Contract Manager (Madrid, Spain)\n"
    )
    found = read(text)
    assert [item.title for item in found] == ["Data Analyst", "Frost Engineer", "Soil Technician", "Contract Manager"]
    assert {item.organization for item in found} == {"Pearmoss Bank"}


def test_a_team_on_the_page_of_a_house_names_both() -> None:
    text = (
        "Ocean Sensing\n\nThe Ocean Sensing team at Larkmead Technologies builds gliders.\n\n"
        "Join the team\n\nFrost Engineer\tBerlin, Germany\tFull-time\nSoil Technician\tLyon, France\tPart-time\n"
        "Data Analyst\tTurin, Italy\tFull-time\n"
    )
    assert {(item.organization, item.team) for item in read(text)} == {("Larkmead Technologies", "Ocean Sensing")}


def test_a_menu_that_ends_like_an_occupation_heads_no_opening() -> None:
    text = (
        "Pearmoss Bank Careers\nHome  Teams  Locations  Students\n\n\nJoin Our Talent Community! →\nLondon, UK\n"
        "Legal\n\nData Analyst →\nTurin, Italy\nSales\n\nFrost Engineer →\nBerlin, Germany\nData\n\n"
        "Soil Technician →\nLyon, France\nPeople\n"
    )
    assert "Data Analyst →" in [item.title for item in read(text)]


def test_at_says_who_hires_also_behind_a_dash() -> None:
    text = (
        "Jobs, issue 5\n\n- Data Analyst - Pear Maps @ Cerenta — Turin\n- Frost Engineer @ Growth Pears — Berlin\n"
        "- Soil Technician – Nights @ Larkmead Labs — Lyon\n- Controls Engineer @ Plum — Madrid\n"
    )
    assert [item.organization for item in read(text)] == ["Cerenta", "Growth Pears", "Larkmead Labs", "Plum"]


def test_pay_heads_no_opening_and_an_age_is_no_team() -> None:
    text = _list("{firm}", "4.1", "{title}", "{town}", "$44k-$77k (Glassdoor est.)", "30d+", "")
    assert [(facts(item), item.team) for item in read(text)] == [(wanted, None) for wanted in WANTED]


def test_names_of_firms_look_otherwise_than_departments() -> None:
    assert firmness([firm for _, firm, _ in WANTED]) > 0.25
    assert firmness(["Go to Market", "Customer Success", "Data Products", "People Operations"]) < -0.9


@pytest.mark.parametrize(
    ("text", "way", "title", "name"),
    [
        ("Pearmoss Bank: Data Analyst (Turin)", Way.FIRST, "Data Analyst", "Pearmoss Bank"),
        ("Data Analyst, Risk, Pearmoss, Inc. (Turin)", Way.LAST, "Data Analyst, Risk", "Pearmoss, Inc."),
        ("1. Data Analyst at Pearmoss Bank, Turin", Way.BEHIND, "Data Analyst", "Pearmoss Bank"),
        ("Data Analyst (m/f/d) — Pearmoss, Turin — 2 years", Way.BEHIND, "Data Analyst (m/f/d)", "Pearmoss"),
    ],
)
def test_a_title_line_is_taken_apart(text: str, way: Way, title: str, name: str) -> None:
    line = Line(0, len(text), text, False)
    (found,) = [one for one in parted(line, load_gazetteer()) if one.way is way]
    assert (text[slice(*found.title)], text[slice(*found.name)]) == (title, name)


@pytest.mark.parametrize("text", ["We need an analyst at Pearmoss, now.", "Data Analyst | Pearmoss | Turin"])
def test_sentences_and_rows_of_tables_are_not_taken_apart(text: str) -> None:
    assert list(parted(Line(0, len(text), text, False), load_gazetteer())) == []


def test_a_long_line_of_links_without_ends_is_no_title() -> None:
    text = "Analyst – Quince Robotics " + "(a://" * 2_000
    assert list(parted(Line(0, len(text), text, False), load_gazetteer())) == []
