import pytest

from kg.extract.postings.naming.title_parts import PartKind, level_of, read_title
from kg.extract.postings.naming.titles import role_name


def _classify(part: str, _start: int) -> PartKind | None:
    return PartKind.PLACE if part in ("Berlin", "Paris") else None


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Sr. Data Scientists II", "Data Scientist"),
        ("Data Science Internship", "Data Scientist Intern"),
        ("Applied Science Intern", "Applied Scientist Intern"),
        ("2026 Data Scientist Internship", "Data Scientist Intern"),
        ("Softwareentwickler (m/w/d)", "Softwareentwickler"),
        ("Ingénieur(e) Logiciel H/F", "Ingénieur Logiciel"),
        ("Projektleiter:in Energietechnik", "Projektleiter Energietechnik"),
        ("Staff Nurse", "Nurse"),
        ("Dock Worker Part-Time", "Dock Worker"),
        ("Functional Analyst/Data Analytics", "Functional Analyst"),
        ("Nurse/Midwife", "Nurse/Midwife"),
        ("Software Development Engineer-II", "Software Development Engineer"),
        ("Entry Level Business Analyst", "Business Analyst"),
        ("Director of Human Resources", "Director of Human Resources"),
        ("Account Manager for Strategic Customers", "Account Manager"),
        ("Data Science Leader", "Data Science Leader"),
        ("eine Lehrkraft (w/m/d)", "Lehrkraft"),
        ("Un/Una capoprogetto", "Capoprogetto"),
    ],
)
def test_role_is_the_occupation_without_rank_year_and_gender(title: str, role: str) -> None:
    assert role_name(title) == role


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Senior Economist", "senior"),
        ("Software Engineer II", None),
        ("Data Scientist Intern", "intern"),
        ("Principal Product Manager", "principal"),
        ("Product Manager", None),
        ("Software Engineering Manager", "manager"),
        ("Senior Manager, Data Science", "manager"),
        ("Business Development Manager", None),
        ("Director, Sales", "director"),
        ("Member of Technical Staff", None),
        ("Werkstudent:in Marketing", "intern"),
    ],
)
def test_level_is_what_the_title_states(title: str, level: str | None) -> None:
    assert level_of(title, title.split(",")[0]) == level


@pytest.mark.parametrize(
    ("title", "head", "tails"),
    [
        ("Software Engineer II, Fire TV", "Software Engineer II", ["Fire TV"]),
        ("Data Scientist - Prime Video", "Data Scientist", ["Prime Video"]),
        ("Analyst (m/w/d), Berlin", "Analyst", []),
        ("Business Analyst, Customer Partner Trust", "Business Analyst", ["Customer Partner Trust"]),
        ("Data Engineer (Level 4), AOP", "Data Engineer", ["AOP"]),
        ("Sales Associate - Part Time", "Sales Associate", []),
        ("Cashier | Paris | 20h per week", "Cashier", []),
    ],
)
def test_title_comes_apart_at_its_separators(title: str, head: str, tails: list[str]) -> None:
    parsed = read_title(title, _classify)
    assert parsed is not None
    assert parsed.head.text == head
    assert [part.text for part in parsed.tails] == tails


def test_parts_are_spans_of_the_title() -> None:
    title = "Senior Data Engineer (all genders) – Payments & Risk | Berlin"
    parsed = read_title(title, _classify)
    assert parsed is not None
    for part in (parsed.head, *parsed.tails):
        assert title[part.start : part.end] == part.text


def test_a_part_that_names_nothing_is_no_tail() -> None:
    parsed = read_title("Consultant | Others | Berlin | Moss Care", _classify)
    assert parsed is not None
    assert [part.text for part in parsed.tails] == ["Moss Care"]
