"""Openings that stand one below the other, each with its own text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.shapes.titled import announced_titles, titled_openings
from kg.schema import Extraction

PROSE = (
    "You prune the old trees, count the blossoms, write down the frost nights and talk with the neighbours about bees."
)
NUMBERED = f"Now hiring\n\n1. Frost Analyst (2 years)\n{PROSE}\n\n2. Doctoral candidate (4 years)\n{PROSE}\n"
HASHED = f"  - ### Frost Analyst, Pears\n{PROSE}\n  - ### Head of Plums\n{PROSE}\n"
APART = f"Jobs\n\nFrost Analyst\n\n{PROSE}\n\nSoil Technician\n\n{PROSE}\n"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (NUMBERED, ["Frost Analyst (2 years)", "Doctoral candidate (4 years)"]),
        (HASHED, ["Frost Analyst, Pears", "Head of Plums"]),
        (APART, ["Frost Analyst", "Soil Technician"]),
    ],
)
def test_each_marked_title_opens_an_advert(text: str, titles: list[str]) -> None:
    found = titled_openings(lines_of(text))
    assert [item.head[0].text for item in found] == titles
    assert all(text[item.head[0].start : item.head[0].end] == item.head[0].text for item in found)


@pytest.mark.parametrize(
    "text",
    [
        f"Frost Analyst\n\n{PROSE}\n\nResponsibilities\n\n{PROSE}\n",
        f"1. Frost Analyst\n2. Soil Technician\n\n{PROSE}\n",
        f"Frost Analyst\n\n{PROSE}\n\nFrost Analyst\n\n{PROSE}\n",
    ],
)
def test_one_advert_is_no_list(text: str) -> None:
    assert titled_openings(lines_of(text)) == []


def test_durations_in_brackets(read: Callable[[str], Extraction]) -> None:
    assert [posting.duration_months for posting in read(NUMBERED).postings] == [(24, 24), (48, 48)]


CRIED = """Offene Stellen

Plum Works ist ein guter Arbeitgeber.

Gesucht: Frostwart/-in

01.06.2024 · Plum + Quitte AG Obstbau

Wir suchen in Berlin eine(n) Frostwart/-in. Unsere Gärten bieten einer Fachkraft eine spannende Tätigkeit.

Gesucht: dipl. Leiterbauer/-in

02.05.2024 · Schlehe Bau AG

Wir suchen in München einen Leiterbauer, der selbständig Leitern baut und sie auch wieder abbaut.
"""


def test_what_is_cried_before_a_title_and_a_line_of_terms_below_it(read: Callable[[str], Extraction]) -> None:
    found = [(item.title, item.organization, item.posted) for item in read(CRIED).postings]
    assert found == [
        ("Frostwart/-in", "Plum + Quitte AG Obstbau", "2024-06-01"),
        ("dipl. Leiterbauer/-in", "Schlehe Bau", "2024-05-02"),
    ]


TERMS = """Recrutement - Mairie de Prunes

Offres d'emploi

Agent de verger (h/f)

Temps complet, poste permanent.

Au sein du service des vergers, vous assurez la taille des arbres et l'arrosage des prunes.

Chargé(e) de récolte

Temps non complet (28h).

Rattaché(e) à la direction générale, vous comptez les prunes et rédigez le bulletin des vergers.
"""


def test_a_line_of_the_contract_between_a_title_and_its_text(read: Callable[[str], Extraction]) -> None:
    assert [(item.title, item.organization) for item in read(TERMS).postings] == [
        ("Agent de verger (h/f)", "Mairie de Prunes"),
        ("Chargé(e) de récolte", "Mairie de Prunes"),
    ]


def test_duties_apart_from_each_other_are_no_openings_below_their_heading(
    read: Callable[[str], Extraction],
) -> None:
    page = (
        "Frost Scientist\nPearmoss\nTurin, Italy\n\nPRIMARY RESPONSIBILITIES:\n\n"
        "Feeds and guides orchard research associates or scientists\n\n"
        "Documents all of the progress of the research under the system for the quality of frost\n\n"
        "Works with partners\n\n"
        "Communicates the progress of the work to the management and to the other people of the orchard\n\n"
        "Requirements:\n\nFive years of experience with frost and with orchards in the north\n"
    )
    assert [posting.title for posting in read(page).postings] == ["Frost Scientist"]


GROUP = f"""Frost Dynamics Lab
ETH Zurich

Join us

Doctoral student in thaw of orchards
{PROSE}

Master's thesis: From frost to flood
{PROSE}

Student assistant, laboratory
{PROSE}

Please write to us with your transcripts.
"""


def test_what_stands_between_titles_as_they_do_is_an_opening_too(read: Callable[[str], Extraction]) -> None:
    found = [(item.title, item.role, item.organization, item.team) for item in read(GROUP).postings]
    assert found == [
        ("Doctoral student in thaw of orchards", "PhD Student", "ETH Zurich", "Frost Dynamics Lab"),
        ("Master's thesis: From frost to flood", "Master Thesis Student", "ETH Zurich", "Frost Dynamics Lab"),
        ("Student assistant, laboratory", "Student Assistant", "ETH Zurich", "Frost Dynamics Lab"),
    ]


def test_the_last_opening_ends_where_the_others_do(read: Callable[[str], Extraction]) -> None:
    last = read(GROUP).postings[-1]
    assert GROUP[last.start : last.end] == PROSE


def test_titles_behind_bullets_with_a_text_below_each() -> None:
    page = f"We have two openings.\n\n* Frost Analyst, Pears\n  {PROSE}\n\n* Soil Technician\n  {PROSE}\n"
    assert [item.head[0].text for item in titled_openings(lines_of(page))] == [
        "Frost Analyst, Pears",
        "Soil Technician",
    ]


def test_words_that_announce_the_titles_head_no_part_of_an_advert() -> None:
    page = f"Institut für Obst\n\nWir suchen:\n\nFrostwart (m/w/d)\n{PROSE}\n\nGärtnerin (m/w/d) Birnen\n{PROSE}\n"
    titles = [item.head[0].text for item in titled_openings(lines_of(page))]
    assert titles == ["Frostwart (m/w/d)", "Gärtnerin (m/w/d) Birnen"]


def test_an_opening_that_is_filled_is_none(read: Callable[[str], Extraction]) -> None:
    page = f"Jobs\n\nFrost Analyst\n\n{PROSE}\n\nPear Technician\n\n{PROSE}\n\nSoil Technician (closed)\n\n{PROSE}\n"
    assert [item.title for item in read(page).postings] == ["Frost Analyst", "Pear Technician"]


def test_how_many_are_wanted_and_a_theme_that_asks() -> None:
    page = f"Positions:\n\n2 PhD positions in frost\n{PROSE}\n\nMaster's thesis: How do we thaw?\n{PROSE}\n"
    titles = [item.head[0].text for item in titled_openings(lines_of(page))]
    assert titles == ["PhD positions in frost", "Master's thesis: How do we thaw?"]


def test_titles_alone_below_the_line_that_announces_them() -> None:
    page = "Our internships:\n\nFrost Internship\n\nPear Archives Internship\n\nSoil Design Internship\n\nQuestions?\n"
    found = announced_titles(lines_of(page))
    assert [item.body[0].text for item in found] == [
        "Frost Internship",
        "Pear Archives Internship",
        "Soil Design Internship",
    ]
    assert announced_titles(lines_of("Our jobs:\n\nFrost Analyst\n\nPear Technician\n")) == []


def test_openings_that_are_all_gone_are_read_as_they_stand(read: Callable[[str], Extraction]) -> None:
    found = read("Open positions at Contoso\n\nFrost Analyst (closed)\nBerlin\n\nPear Technician (closed)\nBerlin\n")
    assert [posting.organization for posting in found.postings] == ["Contoso", "Contoso"]


def test_an_opening_goes_on_behind_a_remark(read: Callable[[str], Extraction]) -> None:
    note = "Please note that this post is in Riga.\n\nYou need Python for this work.\n"
    found = read(f"Open positions\n\nFrost Analyst\n{PROSE}\n\nPear Technician\n{PROSE}\n\n{note}")
    assert [posting.skills for posting in found.postings] == [(), ("Python",)]
