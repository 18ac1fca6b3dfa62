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
        ("Senior-Level Water Irrigation Manager", ("water irrigation",)),
        ("Water Irrigation Manager", ("water irrigation",)),
    ],
)
def test_a_word_that_alone_says_little_is_no_topic(titled: Titled, title: str, topics: tuple[str, ...]) -> None:
    assert titled(title).topics == topics


@pytest.mark.parametrize(
    ("title", "topics"),
    [
        ("Account Manager, Plumworks Energy Lending", ("energy lending",)),
        ("Account Manager, Larkspan Food and Health", ("food and health",)),
        ("Account Manager, Plumworks Flexible", ()),
        ("Account Manager, Plumworks", ()),
        ("Account Manager - North America", ()),
        ("Head of India Energy Sales", ("energy sales",)),
    ],
)
def test_firms_and_places_are_no_part_of_a_topic(titled: Titled, title: str, topics: tuple[str, ...]) -> None:
    assert titled(title).topics == topics


@pytest.mark.parametrize(
    ("title", "topics"), [("Release Manager", ("release management",)), ("Lending Manager", ("lending",))]
)
def test_what_a_manager_manages_is_named_by_it(titled: Titled, title: str, topics: tuple[str, ...]) -> None:
    assert titled(title).topics == topics


def test_what_a_degree_is_in_is_a_topic_of_a_job_that_tells_of_few_others(extractor: Extractor) -> None:
    about = (
        "Data Scientist\n\nResponsibilities\n- You work on deep learning, computer vision, speech recognition and"
        " causal inference.\n\n"
    )
    asked = "Qualifications\n- Bachelor's degree in computer science or operations research\n"
    told = ("deep learning", "computer vision", "speech recognition", "causal inference")
    assert extractor.extract(page(about + asked)).postings[0].topics == (*told, "computer science")
    assert extractor.extract(page("Clerk\n\n" + asked)).postings[0].topics == (
        "computer science",
        "operations research",
    )


def test_hiring_is_a_topic_of_those_alone_who_hire() -> None:
    reader = Extractor(FakeVocabulary((Term(NodeType.TOPIC, "recruiting"),)), FakePlaces())
    text = "\n\nResponsibilities\n- You help with recruiting and with pears.\n"
    assert reader.extract(page("Pear Clerk" + text)).postings[0].topics == ()
    assert "recruiting" in reader.extract(page("Talent Manager" + text)).postings[0].topics


def test_a_verb_with_its_object_is_no_topic() -> None:
    reader = Extractor(FakeVocabulary((Term(NodeType.TOPIC, "sourcing"),)), FakePlaces())
    done, field = "You are sourcing new pears for us.", "You know sourcing and pruning."
    head = "Clerk\n\nResponsibilities\n- "
    assert reader.extract(page(head + done)).postings[0].topics == ()
    assert "sourcing" in reader.extract(page(head + field)).postings[0].topics


def test_topics_say_how_likely_they_are(titled: Titled) -> None:
    posting = titled("Plumscript Developer, Frost Sensing")
    sure = {item.surface: item.confidence for item in posting.evidence["topics"]}
    assert sure["Frost Sensing"] == 0.92
    assert all(0.35 <= item < 0.92 for surface, item in sure.items() if surface != "Frost Sensing")


def test_numbers_in_brackets_are_no_role(titled: Titled) -> None:
    assert titled("Part-Time Orchard Monitor (26-27)").role == "Orchard Monitor"
