"""What a title says of the field, wherever it stands, and what in it is a firm's, a place's or nobody's."""

from collections.abc import Callable

import pytest

from kg.extract import Extractor
from kg.schema import NodeType, Posting, Term
from tests.extract.conftest import TERMS, page
from tests.fakes.places import FakePlaces
from tests.fakes.vocabulary import FakeVocabulary

Titled = Callable[[str], Posting]

_FIELDS = (
    Term(NodeType.TOPIC, "frost sensing"),
    Term(NodeType.SKILL, "Plumscript", broader=("programming language",)),
    Term(NodeType.ORGANIZATION, "Plumworks"),
)
_BELOW = """

Larkspan
Turin, Italy
Full-time

Responsibilities
- You will work with people of several teams.

Qualifications
- 3 years of experience in a similar role
"""


@pytest.fixture(scope="module")
def titled() -> Titled:
    extractor = Extractor(FakeVocabulary((*TERMS, *_FIELDS)), FakePlaces())
    return lambda title: extractor.extract(page(f"{title}{_BELOW}")).postings[0]


def test_what_a_title_above_the_text_names_is_read(titled: Titled) -> None:
    posting = titled("Plumscript Developer, Frost Sensing")
    assert posting.title == "Plumscript Developer, Frost Sensing"
    assert "frost sensing" in posting.topics
    assert posting.skills == ("Plumscript",)


@pytest.mark.parametrize(
    ("title", "topics"),
    [
        ("Electrical Engineer", ("electrical engineering",)),
        ("Traffic Engineer", ("traffic",)),
        ("Recreational Therapist", ()),
        ("Accountable Manager", ()),
        ("Master Data Analyst", ()),
        ("Senior-Level Orchard Irrigation Manager", ("orchard irrigation",)),
        ("Orchard Irrigation Manager", ("orchard irrigation",)),
    ],
)
def test_a_word_that_alone_says_little_is_no_topic(titled: Titled, title: str, topics: tuple[str, ...]) -> None:
    assert titled(title).topics == topics


@pytest.mark.parametrize(
    ("title", "topics"),
    [
        ("Account Manager, Plumworks Orchard Lending", ("orchard lending",)),
        ("Account Manager, Larkspan Apples and Pears", ("apples and pears",)),
        ("Account Manager, Plumworks Flexible", ()),
        ("Account Manager, Plumworks", ()),
        ("Account Manager - North America", ()),
        ("Head of India Orchard Sales", ("orchard sales",)),
    ],
)
def test_firms_and_places_are_no_part_of_a_topic(titled: Titled, title: str, topics: tuple[str, ...]) -> None:
    assert titled(title).topics == topics


def test_numbers_in_brackets_are_no_role(titled: Titled) -> None:
    assert titled("Part-Time Orchard Monitor (26-27)").role == "Orchard Monitor"
