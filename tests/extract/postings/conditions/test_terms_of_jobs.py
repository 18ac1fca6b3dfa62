"""Terms of a job that adverts state in passing: how long it lasts, which degree it asks for, whether from afar."""

from collections.abc import Callable

import pytest

from kg.extract import Extractor
from kg.schema import Extraction, Posting
from tests.extract.records import posting_record

Read = Callable[[str], Extraction]
Describe = Callable[..., Posting]


@pytest.fixture
def describe(extractor: Extractor) -> Describe:
    """Reads a posting record with a description."""

    def read_record(description: str, title: str = "Data Scientist", **columns: str) -> Posting:
        return extractor.extract(posting_record(title=title, **columns, description=description)).postings[0]

    return read_record


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("The position has a maximum duration of 2-years.", (24, 24)),
        ("Beginn: nach Absprache\nDauer: 3 Jahre", (36, 36)),
        ("Dauer der Probezeit: 6 Monate", None),
        ("Six months in Riga with two teams.", (6, 6)),
        ("Drei bis sechs Monate in Riga.", (3, 6)),
        ("The programme takes twelve months.", (12, 12)),
        ("Over two years you will see three orchards.", (24, 24)),
        ("We hire you for six months from 1 May.", (6, 6)),
        ("Over five years you have kept orchards.", None),
        ("The reserve list stays valid for 12 months from today.", None),
        ("We keep what you send for 6 months from the closing date.", None),
        ("What you need:\n3 years in Pear Counting", None),
        ("Term: Fixed (36 months)", (36, 36)),
        ("Benefits\nFixed‑term contract of 2 years.", (24, 24)),
        ("You have not resided there for more than 12 months in the last three years.", None),
    ],
)
def test_how_long_the_job_lasts(describe: Describe, sentence: str, months: tuple[int, int] | None) -> None:
    assert describe(sentence).duration_months == months


def test_a_bracket_says_which_degree_is_meant(describe: Describe) -> None:
    assert describe("Requirements\nYou hold a university degree (MSc or equivalent) in pomology.").degrees == ("MS",)


def test_fully_remote_before_other_words_of_the_same_line(read: Read) -> None:
    text = (
        "Senior Software Engineer - Orchards\nContoso\nBerlin\nFully remote  No German required\n"
        "As a Senior Software Engineer, you will own the platform of Contoso that counts apples in many orchards.\n"
        "Responsibilities\n- Count apples\nRequirements\n- Experience with Python\n"
    )
    assert read(text).postings[0].remote is True


def test_products_that_work_ends_up_in_are_no_skills(describe: Describe) -> None:
    posting = describe("Our ideas are realised in products and services like Docker and Kubernetes for farms.")
    assert posting.skills == ()


def test_a_stack_is_what_the_job_works_with(read: Read) -> None:
    text = (
        "Data Scientist\nContoso\nBerlin, Germany\n\nEmployment type\nFull-time\n\n"
        "Tech stack\n\nPython\nSQL\nDocker\n\n"
        "Job description\n\nYou count the apples of Contoso, which grow in many orchards around Berlin and Munich.\n"
    )
    assert set(read(text).postings[0].skills) == {"Python", "SQL", "Docker"}


def test_a_sentence_on_equality_does_not_end_a_posting(describe: Describe) -> None:
    posting = describe(
        "Orchard research at Contoso. Contoso is an equal opportunity employer. Applications from women are "
        "encouraged. You will do research on frost sensing and on thaw physics in the orchards of Contoso, with "
        "experiments in the field and many colleagues who count apples. You need experience with Python."
    )
    assert "frost sensing" in posting.topics
    assert posting.skills == ("Python",)


def test_one_of_the_things_asked_for_heads_nothing(read: Read) -> None:
    text = (
        "Data Scientist (m/w/d)\nContoso GmbH\nBerlin\n\nAufgaben\nSie zählen die Äpfel aller Gärten von Contoso.\n"
        "Profil\nAbgeschlossenes Studium der Pomologie\nErfahrung mit Docker ist von Vorteil\n"
        "Sie kommunizieren sicher auf Deutsch und Englisch\nKenntnisse in Python und SQL\n"
    )
    posting = read(text).postings[0]
    assert posting.languages_spoken == ("German", "English")
    assert set(posting.skills) >= {"Python", "SQL"}


def test_contract_among_several_labels_of_its_kind(read: Read) -> None:
    text = (
        "Research Hydrologist\nContoso\n\nLocation\nBerlin\nAppointment type\nTerm - not to exceed 4 years\n"
        "Work schedule\nFull-time\n\nDuties\nYou count the apples of Contoso, which grow in many orchards.\n"
        "Requirements\nExperience with Python is needed for counting apples in all of our orchards.\n"
    )
    assert read(text).postings[0].employment_type == "full_time"


def test_a_twelve_week_internship(describe: Describe) -> None:
    text = "During the 12-week internship, students are paired with mentors."
    assert describe(text, title="Research Intern").duration_months == (3, 3)


def test_a_day_glued_to_a_place_and_a_word(read: Read) -> None:
    text = (
        "Data Scientist\nContoso\nGermany, Berlin2026-03-04onsite\nAbout the job\n"
        "You count the apples of Contoso, which grow in many orchards around Berlin and Munich.\n"
        "Responsibilities\nCount apples\nQualifications\nExperience with Python\n"
    )
    posting = read(text).postings[0]
    assert posting.posted == "2026-03-04"
    assert posting.remote is False
    assert posting.primary_location is not None
    assert posting.primary_location.city == "Berlin"


DUTIES = (
    "You count the pears of the orchard, and you tell the others in the morning how many the frost has left of them."
)


def test_months_at_the_end_of_the_brackets_of_a_title(describe: Describe) -> None:
    posting = describe("You count pears.", title="Data Scientist (m/f/x, full-time, 36 months)")
    assert posting.duration_months == (36, 36)


def test_contract_beside_the_mode_of_work(read: Read) -> None:
    posting = read(f"Data Scientist\nContoso\nBerlin\nFull-time, remote\n{DUTIES}").postings[0]
    assert (posting.employment_type, posting.remote) == ("full_time", True)


def test_places_to_choose_from(read: Read) -> None:
    posting = read(
        "Data Scientist\nContoso\nBerlin\n"
        f"You can share your preferred working location from the following: Berlin, Germany; Paris, France.\n{DUTIES}"
    ).postings[0]
    assert [place.city for place in posting.other_locations] == ["Paris"]


@pytest.mark.parametrize(
    "sentence",
    [
        "You will lead the 12-month leadership programme of our shops.",
        "There is a 6-month onboarding program for all who bake.",
    ],
)
def test_programmes_that_one_runs_or_gets_are_no_contracts(describe: Describe, sentence: str) -> None:
    assert describe(sentence).duration_months is None


def test_an_internship_of_others_is_not_offered(describe: Describe) -> None:
    assert describe("You support our students during the internship.").employment_type is None
    assert describe("We bake. During the internship you count pears.").employment_type == "internship"
    assert describe("This is a graduation internship for four days a week.").employment_type == "internship"
    assert describe("Our Summer Pear Internship Program begins in June.").employment_type == "internship"


@pytest.mark.parametrize("words", ["Completion of high school", "High school and 2 years of baking"])
def test_who_has_left_high_school(describe: Describe, words: str) -> None:
    assert describe(f"Minimum Qualifications\n\n- {words}\n").degrees == ("HS",)
