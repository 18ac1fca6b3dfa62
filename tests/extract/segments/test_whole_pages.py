"""Pages as browsers give them: window titles, menus, tables of facts, accordions, and pages spaced out line by line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.schema import Extraction

Read = Callable[[str], Extraction]

TOLD = "You count the pears that the frost has left, and you tell the others in the morning how many there are."
WINDOW = f"""Data Scientist (f/m/d) | PLUMWORKS Career

About us

Data Scientist (f/m/d)

Turin | Posted on 03.05.2026

{TOLD}

Was du mitbringst

- Technische Ausbildung im Bereich Obstbau (FH oder TU)
- Erfahrung mit Python und SQL
"""
ACCORDION = """Karriere

Arbeiten bei der Plum Works GmbH

Die Plum Works GmbH mit Sitz in Berlin ist spezialisiert auf Leitern.

Aktuelle Stellenangebote

Kaufmännische Sachbearbeiterin / Büroassistenz (m/w/d) – Vollzeit

Sie unterstützen unser Team in der Auftragsabwicklung und beim Zählen der Leitern am Abend.

Handwerker (m/w/d) für Leiternbau – Vollzeit

Sie bauen Leitern und bauen sie auch wieder ab. Idealerweise bringen Sie eine Ausbildung mit.

Leiterbauer / Messtechniker (m/w/d) – Vollzeit

Sie messen, wie lang die Leitern sind, und schreiben es auf. Sorgfalt ist Voraussetzung dafür.
"""
AFTERNOONS = """Trabaja con nosotros | Peras Extraescolares

Ofertas de Empleo en Peras: Monitores

Monitor/a de Patinaje (Extraescolar · Tardes)

Impartición de clases de patinaje sobre ruedas para alumnos de educación infantil y primaria.

Zona: Madrid

Monitor/a de Danza (Extraescolar · Tardes)

Dinamización de clases de baile moderno y expresión corporal para grupos infantiles.

Zona: Madrid
"""
LAB = f"""Join us

Welcome to the Frost Lab at Plum University! We are excited to welcome people who count.

Open Positions

Postdoctoral Researchers

We are looking for one or two postdoctoral researchers who know how pears freeze in the night.

Research Assistants

We are looking for a research assistant with experience in Python. {TOLD}

How to apply

Send a CV by e-mail.
"""
TABLE = """Job summary

Main area
Orchards
Contract
Permanent
Employer
Plum Works
Town
Turin
Closing
19/11/2025

Plum Works logo

Senior Data Scientist/Frost Analyst - Nights

Thank you for your interest. An exciting opportunity for an experienced analyst has come up.
"""
SPACED = f"""02 - Data Scientist de Peras (44 horas)

hace 1 semana

Institución

Plum Works /

Convocatoria

Frost 2026

Nº de Vacantes

1

Ciudad

Madrid

Objetivo del cargo

{TOLD}
"""


def test_a_window_title_above_the_heading_and_a_menu_between_them(read: Read) -> None:
    (posting,) = read(WINDOW).postings
    assert (posting.title, posting.organization, posting.posted) == (
        "Data Scientist (f/m/d)",
        "PLUMWORKS",
        "2026-05-03",
    )
    assert posting.primary_location
    assert posting.primary_location.city == "Turin"


def test_openings_whose_titles_have_two_names_and_a_contract(read: Read) -> None:
    found = [(item.title, item.organization, item.employment_type) for item in read(ACCORDION).postings]
    assert found == [
        ("Kaufmännische Sachbearbeiterin / Büroassistenz (m/w/d)", "Plum Works", "full_time"),
        ("Handwerker (m/w/d) für Leiternbau", "Plum Works", "full_time"),
        ("Leiterbauer / Messtechniker (m/w/d)", "Plum Works", "full_time"),
    ]


def test_titles_of_both_genders_and_what_brackets_say_of_the_day(read: Read) -> None:
    found = [(item.title, item.team) for item in read(AFTERNOONS).postings]
    assert found == [
        ("Monitor/a de Patinaje (Extraescolar · Tardes)", None),
        ("Monitor/a de Danza (Extraescolar · Tardes)", None),
    ]


def test_openings_of_a_lab_below_a_heading(read: Read) -> None:
    found = read(LAB).postings
    assert [(item.title, item.organization) for item in found] == [
        ("Postdoctoral Researchers", "Plum University"),
        ("Research Assistants", "Plum University"),
    ]
    assert [item.skills for item in found] == [(), ("Python",)]


def test_a_title_below_a_table_of_facts(read: Read) -> None:
    (posting,) = read(TABLE).postings
    assert (posting.title, posting.organization) == ("Senior Data Scientist/Frost Analyst - Nights", "Plum Works")


def test_labels_and_values_of_a_page_with_an_empty_line_between_all_lines(read: Read) -> None:
    (posting,) = read(SPACED).postings
    assert posting.organization == "Plum Works"
    assert posting.primary_location
    assert posting.primary_location.city == "Madrid"


@pytest.mark.parametrize(
    "line",
    ["Data Scientist hiring at Plum Works in Anywhere", "Plum Works hiring Data Scientist in Turin, Italy | Board"],
)
def test_how_boards_call_the_page_of_an_advert(read: Read, line: str) -> None:
    (posting,) = read(f"{line}\n\n{TOLD}\n\nRequirements\n- Python and SQL\n").postings
    assert (posting.title, posting.organization, posting.team) == ("Data Scientist", "Plum Works", None)


def test_a_heading_that_the_sentence_below_repeats(read: Read) -> None:
    page = f"Join Our Team\n\nWe work where frost and pears meet, and we value scientific rigor. {TOLD}\n\n"
    page += "Data Scientist in Frost for Pears\n\nWe are seeking a motivated data scientist to count pears.\n\n"
    (posting,) = read(f"{page}Requirements:\n- Python and SQL\n").postings
    assert posting.title == "Data Scientist in Frost for Pears"


def test_a_sentence_under_open_positions_is_no_opening(read: Read) -> None:
    page = f"Data Scientist\n\n{TOLD}\n\nRequirements\n- Python and SQL\n\nOpen Positions\n\n"
    found = read(f"{page}We are always looking for talented researchers to join our team\n").postings
    assert [posting.title for posting in found] == ["Data Scientist"]
