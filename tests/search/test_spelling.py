import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.search.spelling import is_typed_amiss, likely_meant, slips

KNOWN = [("scientist", 40), ("scientists", 3), ("software", 90), ("manager", 70), ("engineer", 80), ("script", 9)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sceintist", "scientist"),
        ("sofware", "software"),
        ("mangaer", "manager"),
        ("enginer", "engineer"),
        ("engineeer", "engineer"),
    ],
)
def test_one_slip_is_put_right(written: str, meant: str) -> None:
    assert likely_meant(written, KNOWN) == meant


def test_short_words_and_numbers_stay() -> None:
    assert likely_meant("scri", KNOWN) is None
    assert likely_meant("k8s12", KNOWN) is None


def test_two_slips_count_in_long_words_only() -> None:
    assert likely_meant("scientsit", [("scientist", 1)]) == "scientist"
    assert likely_meant("soffwaree", [("software", 1)]) == "software"
    assert likely_meant("mnagre", [("manager", 1)]) is None


def test_of_equally_near_words_the_most_frequent_was_meant() -> None:
    assert likely_meant("testar", [("tester", 2), ("testas", 9)]) == "testas"


WORDS = st.text("abc", max_size=6)


@given(WORDS, WORDS)
def test_slips_are_counted_the_same_both_ways(first: str, second: str) -> None:
    assert slips(first, second) == slips(second, first) <= max(len(first), len(second))
    assert (slips(first, second) == 0) == (first == second)


@pytest.mark.parametrize("written", ["manger", "mangaer", "mannager", "managger"])
def test_a_letter_inside_is_missing_or_too_many_or_two_are_swapped(written: str) -> None:
    assert is_typed_amiss(written, "manager")


@pytest.mark.parametrize(
    ("written", "meant"), [("trainer", "trainee"), ("managers", "manager"), ("tanager", "manager"), ("one", "once")]
)
def test_another_letter_or_another_end_is_another_word(written: str, meant: str) -> None:
    assert not is_typed_amiss(written, meant)
