"""What words tell of a page: that it is of research, or that it advertises."""

from __future__ import annotations

from kg.extract import Extractor
from kg.extract.segments.signs.page_kind import CLEAR_RESEARCH, measures, research_odds
from kg.extract.segments.signs.page_words import GROUPS, WEIGHTS
from kg.resolve import load_gazetteer
from kg.schema import Document, DocumentKind, Extraction
from tests.extract.conftest import TERMS
from tests.fakes.vocabulary import FakeVocabulary

READER = Extractor(FakeVocabulary(TERMS), load_gazetteer())
OFFICES = """Organization
Our institute consists of nine departments and four research groups. A board of scientists assesses the research.
Managing Director: Ada Nowak
Equal Opportunity Representative: Lin Vale; Deputy Equal Opportunity Representatives: Berta Aalund, Marek Dahl
"""
PROGRAMME = """Special Programme in the Philosophy of Moss
The department offers support to most successful applicants and places its PhD graduates in academic positions.
Participating Faculty:
Ada B. Nowak, ancient botany. Author of On Ferns (Riga, 2000) and translator of Moss in Winter (Riga 2002).
Lin C. Vale, theory of moss. Author of The Green Idea (Bergen, 2003).
"""
OVERVIEW = """Ferns at MOSS 2025

By Ada Nowak
May 20, 2025

This year, scientists of Contoso present two papers on ferns and moss, and the study of last year received a prize.

In “Ferns that sleep”, Contoso researchers and Lin Vale of the University of Riga show that ferns sleep in winter.

A second paper, “Moss at night”, describes experiments with lamps. Its authors found that moss grows in the dark.

Work with us
See more jobs
Research Scientist, Ferns
LV, Riga
Do you enjoy ferns? We are looking for a Research Scientist with a PhD in botany and fluent Python, who publishes.
Fern Intern
NO, Bergen
Our internships last six months. You will count ferns with the team in Bergen, write Python and present results.
"""
LAB = """Moss Theory Lab | University of Bergen
We are a theory group at the Department of Physics, led by Prof. Ada Nowak. We study how moss orders itself.
News
Our paper on frozen moss is out in Physical Review X. Lin Vale received a prize for her thesis.
OPENINGS
We are looking for a PhD student in the theory of moss, starting in April. Please send your application by May.
"""


def read(text: str) -> Extraction:
    return READER.extract(Document(id="document:page", source="page.txt", text=text, media="text", content_hash=""))


def test_there_is_a_weight_for_each_measure_and_a_constant() -> None:
    assert len(WEIGHTS) == len(measures("")) + 1 == len(GROUPS) + 4


def test_words_of_adverts_and_of_research_weigh_against_each_other() -> None:
    assert research_odds("You will manage customers. Apply for this full-time job: salary, benefits, your CV.") < -2
    assert research_odds("The study, published by A. Nowak in 2019, presents findings and theory.") > CLEAR_RESEARCH


def test_offices_of_an_institute_and_a_programme_are_no_adverts() -> None:
    for page in (OFFICES, PROGRAMME):
        extraction = read(page)
        assert (extraction.kind, extraction.postings) == (DocumentKind.ARTICLE, ())


def test_what_stands_above_a_list_of_openings_stays_an_article() -> None:
    extraction = read(OVERVIEW)
    assert [posting.title for posting in extraction.postings] == ["Research Scientist, Ferns", "Fern Intern"]
    assert [paper.title for paper in extraction.papers] == ["Ferns that sleep", "Moss at night"]


def test_an_opening_told_in_a_sentence_is_read_beside_the_page_of_its_group() -> None:
    (posting,) = read(LAB).postings
    assert (posting.title, posting.organization) == ("PhD student", "University of Bergen")
    assert LAB[posting.start : posting.end].startswith("We are looking for a PhD student")
    assert {person.name for person in read(LAB).persons} == {"Ada Nowak", "Lin Vale"}


def test_members_of_a_lab_are_no_list_of_openings() -> None:
    page = (
        "Current lab members\n\nPostdoctoral researchers\n\nRanjan Nowak, Ph.D. Ranjan's research studies how moss"
        " shifts in coral reef communities, and which theory explains it.\n\nGraduate students\n\nMichael Dahl. Mike is"
        " a first-year PhD student who conducts research on the ecology of invasive ferns. He studied in Riga.\n"
    )
    extraction = read(page)
    assert (extraction.kind, extraction.postings) == (DocumentKind.ARTICLE, ())


NEWS_OF_PEOPLE = """Moss house with two new professors for ferns
Prof. Dr. Ada Nowak and Prof. Dr. Lin Vale of the University of Riga were welcomed by the scientists of the institute.
Professor Nowak studied moss theory. Her study of ferns was published in 2019 and received the prize of the society.
Her colleagues presented their experiments at the conference, and their findings were published in a journal.
"""
ADVERT_OF_A_CHAIR = """Lecturer in Fern Studies
The department of the university has a long history of fern research. Its scholars study ferns and moss, and their
papers are cited. The lecturer will teach ferns, and supervise students in the botanical laboratory and the school.
Applications are invited by 3 May. The position is vacant. The successful applicant has a PhD in botany, and teaches
at the university and in its institutes. Enquiries about the department go to Ada Nowak. Please send a cover letter.
"""


def test_news_of_those_who_came_are_no_advert_although_an_occupation_stands_above() -> None:
    extraction = read(NEWS_OF_PEOPLE)
    assert (extraction.kind, extraction.postings) == (DocumentKind.ARTICLE, ())
    assert {person.name for person in extraction.persons} == {"Ada Nowak", "Lin Vale"}


def test_each_sign_of_an_advert_weighs_against_the_words_of_research() -> None:
    assert read(ADVERT_OF_A_CHAIR).kind is DocumentKind.POSTING
