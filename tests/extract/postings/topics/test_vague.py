import pytest

from kg.extract.postings.topics.vague import says_little


@pytest.mark.parametrize(
    "name",
    [
        "rigorous data analysis",
        "one-off analysis",
        "AI solutions working",
        "practices",
        "he/she resolves",
        "auf Wunsch",
    ],
)
def test_judgements_and_halves_of_clauses_are_no_subjects(name: str) -> None:
    assert says_little(name)


@pytest.mark.parametrize("name", ["root cause analysis", "high-level synthesis", "basic life support", "payroll"])
def test_names_of_subjects_are_kept(name: str) -> None:
    assert not says_little(name)
