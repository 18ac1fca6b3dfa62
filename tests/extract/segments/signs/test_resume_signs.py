"""Somebody's résumé offers no job: it makes no posting, and who gave it is told."""

from __future__ import annotations

import logging

import pytest

from kg.extract import Extractor
from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.signs.resume_signs import is_resume
from kg.schema import Document

ENGLISH = """Marta Lindqvist
marta@example.org | +46 70 000 00 00 | Uppsala, Sweden

EXPERIENCE

Senior Software Engineer, Nordvik Energy, Uppsala
March 2021 – Present
- Built the metering pipeline with Kafka and PostgreSQL

Software Engineer, Acme, Berlin
2019–2022
- Wrote services in Python

EDUCATION
MSc Computer Science, Uppsala University, 2018

SKILLS
Python, Kafka, Docker
"""
GERMAN = """Lebenslauf

Persönliche Daten
Name: Anke Birkenfeld
Geburtsdatum: 03.04.1988

Berufserfahrung
seit 05/2020   Projektleiterin, Stadtwerke Leipzig
09/2014 – 04/2020   Bauingenieurin, Büro Kranz, Dresden

Ausbildung
2008 – 2014   Diplom Bauingenieurwesen, TU Dresden
"""
FRENCH = """Curriculum vitae
Lucie Ferrand, née le 4 mai 1992
Expérience professionnelle
2019 – 2023  Ingénieure logiciel, Voltéo, Lyon
Formation
2014 – 2019  Diplôme d'ingénieur, INSA Lyon
Langues
Français, anglais
"""
#: An advert in the words of a résumé: it lists education and experience, and even a year.
ADVERT = """Software Engineer
Nordvik Energy, Uppsala

Experience
You have worked with Kafka and PostgreSQL, and you will own our metering pipeline, built 2019 – 2022.

Education
MSc in Computer Science

Skills
Python, Docker

Apply by 12 May 2026.
"""


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, FRENCH])
def test_past_jobs_are_no_vacancies_and_a_message_says_so(
    extractor: Extractor, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="kg.extract"):
        found = extractor.extract(Document("document:cv", "cv.txt", text, "text", ""))

    assert found.postings == ()
    assert [record.getMessage() for record in caplog.records] == [
        "cv.txt: reads like a résumé; what a person has done is no vacancy"
    ]


def test_an_advert_under_the_same_headings_stays_one(extractor: Extractor, caplog: pytest.LogCaptureFixture) -> None:
    found = extractor.extract(Document("document:ad", "ad.txt", ADVERT, "text", ""))

    assert [posting.title for posting in found.postings] == ["Software Engineer"]
    assert not caplog.records


def test_without_a_period_nothing_is_a_resume() -> None:
    assert not is_resume(lines_of("Curriculum vitae\nMarta Lindqvist\nEducation\nExperience\nSkills"))
