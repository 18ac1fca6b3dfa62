from __future__ import annotations

import pytest

from kg.extract.lexicon.subject_measures import Origin, WordUse, measures, stands_in_foreign, word_use

_PICKING = WordUse(2.0, -0.5, -2.0, 1.0, 1.5)
_USES = {"picking": _PICKING, "pear": WordUse(4.0, -3.0, -0.5, 0.0, 0.0)}


def measured(text: str, phrase: str, origin: Origin = Origin.LIST) -> dict[str, float]:
    start = text.index(phrase)
    return dict(measures(text, start, start + len(phrase), origin, _USES))


def test_words_are_measured_by_their_use_and_their_place() -> None:
    told = measured("You know about pear picking, and more.", "pear picking")
    assert (told["subjects"], told["least subject"], told["last"], told["first"]) == (3.0, 2.0, -0.5, -0.5)
    assert (told["listed"], told["listed last"], told["words 2"]) == (0.5, 1.5, 1.0)
    assert (told["by list"], told["last in text"], told["before ,"]) == (1.0, -0.5, 1.0)
    assert told["capital first"] == 0.0


def test_the_same_words_of_a_title_count_for_titles() -> None:
    told = measured("Pear Picking Manager", "Pear Picking", Origin.TITLE)
    assert (told["last in title"], told["capital last"], told["capital behind"]) == (-0.5, 1.0, 1.0)


def test_a_long_text_tells_whether_it_comes_back_to_the_phrase() -> None:
    filling = "There is more to say of the orchard. " * 20
    assert measured(f"Pear Picking. {filling} We do pear picking.", "Pear Picking")["again in text"] == 1.0
    assert measured(f"Pear Picking. {filling}", "Pear Picking")["once in text"] == 1.0
    assert "once in text" not in measured("Pear Picking.", "Pear Picking")


@pytest.mark.parametrize("word", ["picking", "pickings", "handpicking"])
def test_plurals_and_compounds_are_used_as_what_they_end_with(word: str) -> None:
    assert word_use(word, _USES)[:2] == _PICKING[:2]


def test_rare_words_are_used_as_rare_words_are() -> None:
    assert word_use("xylem", _USES) == word_use("phloem", _USES)


def test_foreign_sentences_are_told_by_small_words() -> None:
    german, english = "Du kennst Kelterei und Obstbau gut", "Kelterei is what you know of the und and more"
    assert stands_in_foreign(german, 10, 18)
    assert not stands_in_foreign(english, 0, 8)
