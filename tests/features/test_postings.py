import pytest

from kg.features.postings import specific_part

WORK = "You will build forecasting models for the warehouses of a large grocer and ship them to production every week."
WANTED = "Three years of statistics in industry and a sound knowledge of time series are what we ask of a candidate."
PRAISE = "We are the best firm in town and were founded in 1990 by two friends in a garage."


def test_the_employer_is_left_out_where_the_work_is_described() -> None:
    body = f"About us\n{PRAISE}\nResponsibilities\n{WORK}\nQualifications:\n{WANTED}"
    assert specific_part(body) == f"{WORK}\n{WANTED}"


def test_work_comes_before_what_is_asked() -> None:
    body = f"Requirements\n{WANTED}\nWhat you’ll do\n{WORK}"
    assert specific_part(body) == f"{WORK}\n{WANTED}"


def test_benefits_are_left_out() -> None:
    body = f"The role\n{WORK}\n{WANTED}\nBenefits\nFree lunch and a gym."
    assert specific_part(body) == f"{WORK}\n{WANTED}"


@pytest.mark.parametrize(
    "sentence",
    ["We are an Equal Opportunity Employer.", "Dental and vision from day one.", "A background check is required."],
)
def test_standing_sentences_are_left_out_anywhere(sentence: str) -> None:
    assert specific_part(f"{WORK} {sentence} {WANTED}") == f"{WORK}\n{WANTED}"


def test_headings_within_a_paragraph_are_seen() -> None:
    body = f"{PRAISE} About the team {PRAISE} Key job responsibilities {WORK} Basic Qualifications {WANTED}"
    assert specific_part(body) == f"{WORK}\n{WANTED}\n{PRAISE}"


def test_a_heading_may_share_its_line() -> None:
    body = f"Key Responsibilities: {WORK}\nBenefits: Free lunch.\nPreferred qualifications: {WANTED}"
    assert specific_part(body) == f"{WORK}\n{WANTED}"


def test_the_employer_stays_if_nothing_else_is_said() -> None:
    assert specific_part(f"About us\n{PRAISE}") == PRAISE


def test_a_text_that_would_vanish_is_kept_whole() -> None:
    assert specific_part("Benefits\nFree lunch and a gym.") == "Benefits\nFree lunch and a gym."


def test_an_empty_text_stays_empty() -> None:
    assert specific_part("") == ""
