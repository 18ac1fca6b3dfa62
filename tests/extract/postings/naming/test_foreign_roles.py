"""German, French, Spanish, Italian and Dutch titles get the English name of their occupation."""

from __future__ import annotations

import pytest

from kg.extract.postings.naming.foreign_roles import english_role
from kg.resolve import VocabularyIndex, load_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> VocabularyIndex:
    return load_vocabulary()


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Projektmanager Netzausbau", "Project Manager"),
        ("Linux Systemadministratorin", "System Administrator"),
        ("Kreditsachbearbeiterin", "Office Clerk"),
        ("CAD-Konstrukteur", "Design Engineer"),
        ("Développeuse front-end React", "Front-End Engineer"),
        ("Technicienne de maintenance", "Maintenance Technician"),
        ("Sviluppatrice software", "Software Engineer"),
        ("Desarrolladora de software", "Software Engineer"),
        ("Softwareontwikkelaar Java", "Software Engineer"),
        ("Undersköterska till nattpatrullen", "Nursing Assistant"),
        ("Sykepleier ved medisinsk avdeling", "Nurse"),
        ("Adviseur Waterkwaliteit", "Advisor"),
        ("Inżynier ds. automatyki", "Automation Engineer"),
        ("Contrôleur de gestion industriel", "Controller"),
        ("Praktikum Produktmanagement", "Product Management Intern"),
        ("Praktikant im Bereich Softwaretests & Business Analyse", "Software Testing and Business Analysis Intern"),
        ("Werkstudentin Marketing", "Marketing Working Student"),
        ("Auszubildender Koch", "Cook Apprentice"),
        ("Stagiaire", "Intern"),
    ],
)
def test_foreign_titles_are_named_in_english(vocabulary: VocabularyIndex, title: str, role: str) -> None:
    assert english_role(title, vocabulary) == role


@pytest.mark.parametrize(
    "title",
    ["Account Executive SaaS", "Director of Sales", "Buyer Assistant", "Staff Writer", "Commercial Director", "Quokka"],
)
def test_english_and_unknown_titles_are_left_alone(vocabulary: VocabularyIndex, title: str) -> None:
    assert english_role(title, vocabulary) is None


def test_a_subject_that_nobody_knows_is_not_half_translated(vocabulary: VocabularyIndex) -> None:
    assert english_role("Praktikum Quokkaforschung", vocabulary) is None
