import pytest

from kg.search.doubt import nothing_near

KNOWN = {"nurse", "in", "software"}


def _nothing(text: str, likeness: float, *, named: bool = False) -> bool:
    return nothing_near(text, likeness, KNOWN.__contains__, names_something=named)


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        ("qwzx plorf", 0.37),
        ("lorem ipsum dolor", 0.46),
        ("lorem ipsum in dolor", 0.51),
        ("погода", 0.65),
        ("погода", 0.95),
    ],
)
def test_nonsense_is_near_nothing_even_where_its_letters_are(text: str, likeness: float) -> None:
    assert _nothing(text, likeness)


@pytest.mark.parametrize(("text", "likeness"), [("nurse", 0.35), ("farrier", 0.55), ("sofware enginer", 0.554)])
def test_known_words_need_less_likeness_and_rare_ones_are_answered(text: str, likeness: float) -> None:
    assert not _nothing(text, likeness)


def test_a_text_that_names_something_is_doubted_later() -> None:
    assert _nothing("farrier Turin", 0.45)
    assert not _nothing("farrier Turin", 0.45, named=True)


def test_words_that_say_nothing_do_not_count() -> None:
    known = {"entwickler": True, "für": None, "und": None}
    assert not nothing_near("Entwickler für und", 0.35, lambda word: known[word.lower()], names_something=False)
    assert nothing_near("für und", 0.35, lambda word: known[word.lower()], names_something=False)


def test_words_that_are_half_known_need_more_likeness() -> None:
    assert nothing_near("nurse practitioner", 0.40, lambda _: 0.5, names_something=False)
    assert not nothing_near("nurse practitioner", 0.48, lambda _: 0.5, names_something=False)
    assert not nothing_near("nurse practitioner", 0.40, lambda _: 1.0, names_something=False)


@pytest.mark.parametrize(("likeness", "named", "far"), [(0.54, False, False), (0.45, True, False), (0.22, True, True)])
def test_words_are_not_looked_up_where_they_change_nothing(likeness: float, named: bool, far: bool) -> None:
    def known(word: str) -> float | None:
        raise AssertionError(word)

    assert nothing_near("farrier", likeness, known, names_something=named) is far
