"""Pages in layouts that no board uses: what each opening states is still its own."""

from __future__ import annotations

from kg.extract import Extractor
from kg.resolve import load_gazetteer
from kg.schema import Document, Posting
from tests.extract.conftest import TERMS
from tests.fakes.vocabulary import FakeVocabulary

REAL = Extractor(FakeVocabulary(TERMS), load_gazetteer())


def read(text: str) -> tuple[Posting, ...]:
    document = Document(id="document:page", source="page.txt", text=text, media="text", content_hash="")
    return REAL.extract(document).postings


def facts(posting: Posting) -> tuple[str | None, str | None, str | None]:
    place = posting.primary_location
    return posting.title, posting.organization, place.city if place else None


BRANCHES = """\
Vacancies | Larkmead Veterinary Group

Nine practices in two counties.

Night Receptionist

- The Paddock
- York, North Yorkshire
- Part time, 20 hours

From nine to five you answer the emergency line with a calm voice.

Finance Analyst

- Head office
- Leeds
- Hybrid

You keep the budgets of nine practices in SQL and know what they mean.
"""


def test_bullets_below_a_title_name_the_branch_and_the_place() -> None:
    assert [(*facts(posting), posting.team) for posting in read(BRANCHES)] == [
        ("Night Receptionist", "Larkmead Veterinary Group", "York", "Paddock"),
        ("Finance Analyst", "Larkmead Veterinary Group", "Leeds", "Head office"),
    ]


def test_a_county_behind_a_town_is_no_second_town() -> None:
    assert all(not posting.other_locations for posting in read(BRANCHES))


def test_the_second_name_of_a_list_of_one_employer_is_a_team() -> None:
    found = read(
        "# Jobs at Marlin Orchards\n\nFlight Software Engineer · Avionics · Valencia\n\nYou write the flight stack.\n\n"
        "Payroll Manager · Finance & Care · Valencia\n\nYou pay everybody on the last Friday of the month.\n"
    )
    assert [(*facts(posting), posting.team) for posting in found] == [
        ("Flight Software Engineer", "Marlin Orchards", "Valencia", "Avionics"),
        ("Payroll Manager", "Marlin Orchards", "Valencia", "Finance & Care"),
    ]


def test_lines_say_with_small_words_who_hires_and_where() -> None:
    found = read(
        "Jobs this week\n\nTechnical Writer\nat Ferrous Cloud\nin Dublin\nMarkdown, Git\n\n"
        "UX Researcher\nat Plover Games\nin Cardiff\nFigma\n"
    )
    assert [facts(posting) for posting in found] == [
        ("Technical Writer", "Ferrous Cloud", "Dublin"),
        ("UX Researcher", "Plover Games", "Cardiff"),
    ]


def test_what_the_employer_is_asks_for_nothing() -> None:
    [posting] = read(
        "Process Engineer\n\nRequirements\n- Experience with Python\n\n"
        "Halewyn Sweets is a family firm with 800 people. Our web shop runs on Docker and Kubernetes.\n"
    )
    assert posting.skills == ("Python",)


def test_what_is_answered_or_tagged_is_not_asked() -> None:
    [posting] = read(
        "Software Engineer\n\nRequirements\n- Python and SQL\n- Docker: not needed here\n\n"
        "Next post: Why we left Kubernetes\n#hiring #pytorch\n"
    )
    assert posting.skills == ("Python", "SQL")


def test_the_site_of_a_sentence_is_where_the_job_is() -> None:
    [posting] = read(
        "Kasseler Wasserwerk\n\nSoftwareentwickler (m/w/d)\n\nbefristet zu besetzen. Arbeitsort ist Kassel.\n\n"
        "Aufgaben:\nSie entwickeln die Simulation von Wirbeln mit Python.\n"
    )
    assert posting.primary_location is not None
    assert posting.primary_location.city == "Kassel"
