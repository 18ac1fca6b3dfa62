"""Contracts that adverts in other languages than English state in a sentence."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.resolve import load_gazetteer, load_vocabulary
from kg.schema import Document


@pytest.fixture(scope="module")
def real() -> Extractor:
    return Extractor(load_vocabulary(), load_gazetteer())


def contract(real: Extractor, language: str, text: str) -> str | None:
    (posting,) = real.extract(Document("document:1", "advert.txt", text, "text", "", language=language)).postings
    return posting.employment_type


GERMAN = "Buchhalter (m/w/d)\nHafenkontor Lührs GmbH\nHamburg\n\nIhre Aufgaben\n- Sie prüfen Rechnungen.\n\n{}\n"
FRENCH = "Comptable (H/F)\nFonderie Arval\nLyon\n\nVos missions\n- Vous tenez les comptes de la société.\n\n{}\n"
SPANISH = (
    "Contable\nFundición Arval\nSevilla\n\nFunciones\n- Llevar las cuentas de la empresa y de sus filiales.\n\n{}\n"
)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Die Stelle ist unbefristet zu besetzen.", "permanent"),
        ("Die Stelle ist auf zwei Jahre befristet.", "contract"),
        ("Es erwartet Sie eine unbefristete Vollzeitstelle.", "full_time"),
        ("Wir arbeiten in einer 39-Stunden-Woche.", "full_time"),
        ("Das Pensum beträgt 20 Stunden pro Woche.", "part_time"),
        ("Nach einem Jahr gibt es die Option auf eine Festanstellung.", None),
        ("Auch in Teilzeit sind Sie willkommen.", None),
    ],
)
def test_german_contracts(real: Extractor, words: str, code: str | None) -> None:
    assert contract(real, "de", GERMAN.format(words)) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Il s'agit d'un contrat à durée indéterminée.", "permanent"),
        ("Contrat à durée déterminée de six mois.", "contract"),
        ("Poste à temps partiel dans nos bureaux.", "part_time"),
        ("Un contrat de professionnalisation vous est proposé.", "apprenticeship"),
        ("Stage de fin d'études rémunéré.", "internship"),
        ("Il existe une possibilité de CDI.", None),
    ],
)
def test_french_contracts(real: Extractor, words: str, code: str | None) -> None:
    assert contract(real, "fr", FRENCH.format(words)) == code


def test_spanish_contracts_and_none_of_english_words(real: Extractor) -> None:
    english = (
        "Clerk\nContoso Ltd\nLeeds\n\nYour tasks\n- You keep the books.\n\nThe CDD and minijob reports are yours.\n"
    )

    assert contract(real, "es", SPANISH.format("Ofrecemos contrato indefinido.")) == "permanent"
    assert contract(real, "en", english) is None


NORTH = "{}\nFjordverket AB\nUppsala\n{}\n\nArbetsuppgifter\n- Du sköter anläggningens pumpar och för loggbok.\n"


@pytest.mark.parametrize(
    ("title", "line", "code"),
    [
        ("Drifttekniker", "Heltid", "full_time"),
        ("Drifttekniker, vikariat", "Uppsala kommun", "temporary"),
        ("Drifttekniker", "Tillsvidareanställning", "permanent"),
        ("Drifttekniker", "Pumpverket", None),
    ],
)
def test_contracts_of_the_north_also_above_the_text(real: Extractor, title: str, line: str, code: str | None) -> None:
    assert contract(real, "sv", NORTH.format(title, line)) == code


DUTCH = "Adviseur Water\nWaterschap De Pol\n{}\n\nWat ga je doen?\nAls adviseur zet je metingen om in adviezen.\n"


@pytest.mark.parametrize(
    ("line", "code"),
    [("36 uur | Zwolle", "full_time"), ("24 uur | Zwolle", "part_time"), ("Zwolle", None)],
)
def test_dutch_hours_of_a_week(real: Extractor, line: str, code: str | None) -> None:
    assert contract(real, "nl", DUTCH.format(line)) == code


def test_intern_says_in_german_that_one_hires_within_the_house(real: Extractor) -> None:
    page = GERMAN.replace("(m/w/d)", "(m/w/d) - intern")
    assert contract(real, "de", page.format("Die Stelle ist befristet.")) == "contract"
