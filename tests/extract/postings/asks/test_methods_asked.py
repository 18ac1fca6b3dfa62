"""Methods that qualifications list are skills where one is to do them, and none where they are fields to know."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.schema import NodeType, Term
from tests.extract.conftest import METHOD, TERMS
from tests.extract.records import posting_record
from tests.fakes.places import FakePlaces
from tests.fakes.vocabulary import FakeVocabulary

MORE = (Term(NodeType.SKILL, "clustering", broader=METHOD), Term(NodeType.SKILL, "regression", broader=METHOD))
READER = Extractor(FakeVocabulary((*TERMS, *MORE)), FakePlaces())


def skills(qualifications: str) -> tuple[str, ...]:
    record = posting_record(title="Data Scientist", qualifications=qualifications)
    return READER.extract(record).postings[0].skills


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Statistical techniques including regression and clustering", ("regression", "clustering")),
        ("Excellent in clustering, regression and Python", ("clustering", "regression", "Python")),
        ("At least one of the science disciplines (regression, clustering)", ()),
        ("One of the related disciplines (frost - regression, clustering)", ()),
        ("Master's degree in regression or clustering", ()),
        ("Commercial HVAC/R systems and Python", ("Python",)),
        ("Python/R and SQL", ("Python", "R", "SQL")),
        ("Version control (Docker).Attention to detail", ("Docker",)),
        ("Knowledge of Python and SQL.Flexible hours", ("Python", "SQL")),
    ],
)
def test_methods_are_skills_where_they_are_done(sentence: str, expected: tuple[str, ...]) -> None:
    assert skills(sentence) == expected


def test_the_field_of_a_degree_is_no_experience() -> None:
    record = posting_record(
        title="Data Scientist", qualifications="Experience required: Master's degree in computer vision."
    )
    (posting,) = READER.extract(record).postings
    assert (posting.degree_fields, posting.qualification_disciplines) == (("computer vision",), ())


def preferred(qualifications: str) -> tuple[str, ...]:
    record = posting_record(title="Data Scientist", qualifications=qualifications)
    return READER.extract(record).postings[0].preferred_skills


@pytest.mark.parametrize(
    "sentence",
    ["Experience with Python. (Preferred)", "Knowledge of Python will be viewed favorably.", "Python is a plus."],
)
def test_what_is_said_behind_a_sentence_makes_its_skills_preferred(sentence: str) -> None:
    assert preferred(sentence) == ("Python",)


def test_next_sentence_in_brackets_says_nothing_of_the_first() -> None:
    assert preferred("Experience with Python. (Remote)") == ()


def test_ideally_is_said_of_what_follows() -> None:
    assert preferred("Experience with Python, ideally with Docker.") == ("Docker",)


WORDS = (
    Term(NodeType.SKILL, "Excel", broader=("office software",), case_sensitive=True, context=True),
    Term(NodeType.SKILL, "Frost Sigma", broader=("business skill",)),
    Term(NodeType.SKILL, "Linux", broader=("operating system",)),
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Strong Excel skills", ("Excel",)),
        ("You Excel at counting", ()),
        ("Frost Sigma experience is needed", ("Frost Sigma",)),
        ("Frost Sigma is kept on shelves", ()),
        ("Our growers love the Frost Sigma experience", ()),
        ("We are a Frost Sigma certified house", ()),
        ("Containers (e.g., Docker, Kubernetes)", ("Docker", "Kubernetes")),
    ],
)
def test_skills_that_the_words_behind_them_ask_for(sentence: str, expected: tuple[str, ...]) -> None:
    reader = Extractor(FakeVocabulary((*TERMS, *WORDS)), FakePlaces())
    record = posting_record(title="Data Scientist", qualifications=sentence)
    posting = reader.extract(record).postings[0]
    assert posting.skills == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("You protect growers across diverse platforms including Linux.", ()),
        ("You administer Linux.", ("Linux",)),
        ("You serve pears across all platforms with Linux.", ("Linux",)),
        ("You keep servers of all major operating systems such as Linux.", ("Linux",)),
    ],
)
def test_systems_that_a_product_runs_on_are_not_asked_for(sentence: str, expected: tuple[str, ...]) -> None:
    reader = Extractor(FakeVocabulary((*TERMS, *WORDS)), FakePlaces())
    record = posting_record(title="Data Scientist", responsibilities=sentence)
    assert reader.extract(record).postings[0].skills == expected


def test_examples_of_methods_are_used_where_responsibilities_name_them() -> None:
    sentence = "You employ statistical methods such as regression and clustering."
    record = posting_record(title="Data Scientist", responsibilities=sentence)
    assert READER.extract(record).postings[0].skills == ("regression", "clustering")
