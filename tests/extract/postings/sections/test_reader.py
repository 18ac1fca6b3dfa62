from collections.abc import Callable
from itertools import pairwise

import pytest

from kg.schema import Extraction
from tests.extract import pages

Read = Callable[[str], Extraction]


def _kinds(read: Read, body: str) -> list[str]:
    text = f"US, WA, Seattle\n{pages.LONG}{body}\n"
    return [kind for kind, _, _ in read(text * 2).postings[0].sections]


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (
            "Key job responsibilities As an Analyst, you count. About the team We are six.",
            ["responsibilities", "about_team"],
        ),
        ("A marke About the team The AI team is new.", ["about_team"]),
        (
            "Why Contoso? Contoso Cloud is the best. Work/Life Balance We value sleep.",
            ["about_company", "about_company"],
        ),
        ("Responsibilities: count apples. Requirements: two hands.", ["responsibilities", "basic_qualifications"]),
        ("You take responsibility for the big picture and the benefits of fruit.", []),
        ("Learn the basic qualifications of a tree.", []),
        ("Contoso is an equal opportunity employer. We hire everyone.", ["equal_opportunity"]),
    ],
)
def test_headings_run_on_inside_a_paragraph(read: Read, body: str, kinds: list[str]) -> None:
    assert _kinds(read, body)[1:] == kinds


def test_glued_heading_opens_a_section(read: Read) -> None:
    assert _kinds(read, "You learn more.Key job responsibilities Count apples.")[1:] == ["responsibilities"]


def test_sections_cover_text_without_overlap(read: Read) -> None:
    sections = read(pages.SINGLE).postings[0].sections
    spans = [(start, end) for _, start, end in sections]
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_a_button_above_the_text_heads_no_section(read: Read) -> None:
    header, text = (
        "Analyst\nContoso\nTurin, Italy\n\nApply now\n\n",
        "We want people with a background in statistics.\n",
    )
    assert read(f"{header}{text}\nDuties\n- Count apples.\n").postings[0].disciplines == ("statistics",)


def test_heading_goes_on_up_to_its_colon(read: Read) -> None:
    body = "We fly kites. What you bring to the team: Five years of flying kites."
    assert _kinds(read, body)[1:] == ["basic_qualifications"]


def test_table_of_a_board_at_the_end_asks_for_nothing(read: Read) -> None:
    table = "Seniority level\nEntry level\nEmployment type\nFull-time\nJob function\nSales\nIndustries\nRetail\n"
    text = f"Analyst\nContoso - Austin, TX\n\nRequirements\n- Knowledge of Python\n\n{table}"
    found = read(text).postings[0]
    assert found.skills == ("Python",)
    assert found.employment_type == "full_time"


FLAT = (
    "Contoso pflegt Gärten in der ganzen Stadt. Aufgaben Du planst Beete, pflegst Hecken, schneidest Rosen, mähst "
    "Wiesen und berätst unsere Kundinnen und Kunden bei allen Fragen rund um den Garten und die Bäume {last} "
    "Qualifikation {first} Erfahrung mit Python und Hecken, Freude an der Arbeit im Freien, Geduld mit Pflanzen sowie "
    "ein Auge für Farben und die Bereitschaft zu Einsätzen am Wochenende in der Region Benefits Obst und Gemüse aus "
    "eigenem Anbau, ein Fahrrad, flexible Zeiten und eine Kantine, in der jeden Tag mit frischem Gemüse gekocht wird."
)


@pytest.mark.parametrize(
    ("last", "first", "kinds"),
    [
        ("in Parks", "Mehrjährige", ["summary", "responsibilities", "basic_qualifications", "benefits"]),
        ("mit guten Ideen pflegen", "Du hast", ["summary", "responsibilities", "basic_qualifications", "benefits"]),
        ("oder eine vergleichbare", "Gerne", ["summary", "responsibilities", "benefits"]),
    ],
)
def test_headings_of_a_page_without_line_breaks(read: Read, last: str, first: str, kinds: list[str]) -> None:
    text = f"Gärtner (m/w/d)\nContoso GmbH - Berlin\n\n{FLAT.format(last=last, first=first)}\n"
    assert [kind for kind, _, _ in read(text).postings[0].sections] == kinds


def test_heading_about_applications_is_not_about_applying(read: Read) -> None:
    text = "Analyst\nContoso - Austin, TX\n\nApplication support\n- Maintain reports with Python\n- Help the users\n"
    assert read(text).postings[0].skills == ("Python",)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Det er en fordel, hvis du har", "preferred_qualifications"),
        ("Vi forventer, at du", "basic_qualifications"),
        ("Job Qualifications", "basic_qualifications"),
    ],
)
def test_headings_of_what_is_asked(read: Read, heading: str, kind: str) -> None:
    text = f"Analyst\nContoso - Aarhus\n\nOpgaver\n- Tælle æbler\n\n{heading}:\n- erfaring med Python\n- flid\n"
    assert read(text).postings[0].sections[-1][0] == kind
