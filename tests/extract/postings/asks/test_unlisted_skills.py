"""Skills that no vocabulary lists, read from lists of what somebody knows."""

from collections.abc import Callable

import pytest

from kg.extract import Extractor
from kg.schema import Posting
from tests.extract.records import posting_record

Skills = Callable[[str], tuple[str, ...]]


@pytest.fixture
def skills(extractor: Extractor) -> Skills:
    """Reads what the qualifications of a posting ask for."""

    def read_record(qualifications: str) -> tuple[str, ...]:
        record = posting_record(title="Data Scientist", qualifications=qualifications)
        found: Posting = extractor.extract(record).postings[0]
        return (*found.skills, *found.preferred_skills)

    return read_record


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Experience with Quorl, Zemptor Studio and Python.", {"Quorl", "Zemptor Studio", "Python"}),
        ("Proficient in nQuibble and the DRIFT methodology.", {"nQuibble", "DRIFT"}),
        ("Familiarity with frost budgeting and ledger drafting.", {"frost budgeting", "ledger drafting"}),
        ("Knowledge of software (e.g. QRX, Zemptor) and of SQL.", {"QRX", "Zemptor", "SQL"}),
        ("Kenntnisse in Schneeplanung, nQuorl und Python.", {"Schneeplanung", "nQuorl", "Python"}),
        ("Maîtrise de l'ECQX et de Quorl.", {"ECQX", "Quorl"}),
        ("Skills: Quorl, Zemptor", {"Quorl", "Zemptor"}),
    ],
)
def test_what_stands_behind_words_for_knowing(skills: Skills, sentence: str, expected: set[str]) -> None:
    assert set(skills(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Experience with travel, including TV and Movies.",
        "Kenntnisse in Lage und Treiber.",
        "We are recognized by magazines such as Quorl and Zemptor.",
        "Proficient in (v13+) and (QRX) Suite.",
    ],
)
def test_ordinary_words_versions_and_those_who_praise_are_no_skills(skills: Skills, sentence: str) -> None:
    assert set(skills(sentence)) <= {"QRX", "TV"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Experience in the design, testing and delivery of bridges.",
        "Experience with customers, stakeholders and our partners in Berlin.",
        "Experience working with Engineers and Vendors.",
        "Knowledge of English and German.",
        "Experience in a fast-paced environment and the ability to lead.",
        "Experience with Quorl is not required.",
        "Erfahrung in der Einführung, Harmonisierung und Weiterentwicklung von Schneepflügen.",
        "Experience in the oil industry.",
        "Knowledge of structured and unstructured data.",
        "Knowledge of Timing/physical libraries.",
        "Experience in a Snow Research Organization.",
        "Knowledge of appropriate analytic methods.",
        "Hands-on experience with snow diagnostic and similar tools.",
    ],
)
def test_what_is_no_thing_that_one_knows(skills: Skills, sentence: str) -> None:
    assert skills(sentence) == ()


def test_the_next_sentence_is_no_part_of_a_skill(skills: Skills) -> None:
    assert skills("Experience with QuorlExcellent communicator") == ("Quorl",)
    assert skills("Experience with Quorl.Experience of teams") == ("Quorl",)
    assert skills("Experience with Python, QSISExperience with teams") == ("Python", "QSIS")


def test_boilerplate_names_no_skill(extractor: Extractor) -> None:
    text = "In return we offer you an introduction and experience with Quorl and Zemptor."
    record = posting_record(title="Data Scientist", qualifications=f"Knowledge of QRX.\n{text}")
    assert extractor.extract(record).postings[0].skills == ("QRX",)


def test_a_trade_that_one_knows_is_a_discipline(extractor: Extractor) -> None:
    record = posting_record(title="Inspector", description="You have experience in the oil and gas industry.")
    assert extractor.extract(record).postings[0].disciplines == ("oil and gas",)


def test_names_beside_a_known_tool_go_on_its_list(skills: Skills) -> None:
    assert skills("You write Python, Quorl and nQuibble.") == ("Python", "Quorl", "nQuibble")
    assert skills("You write Python, and Berlin is your home") == ("Python",)


def test_what_a_student_wants_to_work_on_is_a_discipline(extractor: Extractor) -> None:
    told = "Are you a student who wants to work on frost sensing, thaw planning and moss robotics?"
    record = posting_record(title="Research Intern", description=told)
    assert extractor.extract(record).postings[0].disciplines == ("frost sensing", "thaw planning", "moss robotics")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("3+ years with desk tools (Quorl Desk, Zemptor Studio, Python etc).", {"Quorl Desk", "Zemptor Studio"}),
        ("Experience with Python and/or Zemptor.", {"Zemptor"}),
        ("You have used platforms like Quorl and Zemptor.", {"Quorl", "Zemptor"}),
        ("Vana av verktyg som Quorl och Zemptor.", {"Quorl", "Zemptor"}),
        ("Kjennskap til nQuorl og NS 8405.", {"nQuorl", "NS 8405"}),
    ],
)
def test_names_beside_known_tools_and_behind_likenesses(skills: Skills, sentence: str, expected: set[str]) -> None:
    assert expected <= set(skills(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Knowledge of frost conventionsKnowledgeable with ledgers.",
        "Strong skills in high-pressure situations.",
        "Relationships with ISVs, OEMs and SIs.",
        "Experience in design, implementation and support.",
    ],
)
def test_glued_sentences_partners_and_acts_are_no_skills(skills: Skills, sentence: str) -> None:
    assert skills(sentence) == ()


def test_halves_of_compounds_are_read(skills: Skills) -> None:
    assert set(skills("Erfahrung mit SQL-, Python- oder Docker-Systemen.")) >= {"SQL", "Python", "Docker"}


def test_what_german_calls_an_area_is_a_discipline(extractor: Extractor) -> None:
    record = posting_record(title="Geologe", qualifications="Erfahrung im Bereich Altlasten, Bodenschutz oder Python.")
    found: Posting = extractor.extract(record).postings[0]
    assert found.skills == ("Python",)
    assert found.qualification_disciplines == ("Altlasten", "Bodenschutz")
