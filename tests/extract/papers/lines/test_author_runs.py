"""Lines that list authors, and lines that only look so."""

from __future__ import annotations

import pytest

from kg.extract.lexicon.name_likeness import is_given_name, likeness
from kg.extract.papers.lines.author_runs import author_names


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Marit Solheim, Kenji Aoyama", 2),
        ("Aoife Brannigan¹*, Samuel Otieno¹,², and Lucia Ferraro²", 3),
        ("Ayumi Kanda1, Diego Fuentes2,3", 2),
        ("Marit Solheim (University of Oslo); Kenji Aoyama (Hitachi)", 2),
        ("By Tamsin Okoro", 1),
        ("Authors: Elin Forsberg · Marco Bellini", 2),
        ("Nowak, A., Vale, L.", 2),
        ("Ravi Subramanian with colleagues from the University of Toronto", 1),
        ("Elin Forsberg et al.", 1),
        ("Marit Solheim with friends abroad, everywhere", 1),
        ("Guido della Torre, Marit Solheim", 2),
    ],
)
def test_lines_of_authors(line: str, count: int) -> None:
    assert author_names(line) == count


@pytest.mark.parametrize(
    "line",
    [
        "Walking on eggshells",
        "Machine Learning, Natural Language Processing",
        "San Francisco, New York",
        "Data Scientist, Product Manager",
        "Who is Marit Solheim?",
        "Experience building models, Marit Solheim",
        "• Marit Solheim, Kenji Aoyama",
        "Graph Neural Networks and Transformers",
        "",
    ],
)
def test_lines_that_list_no_authors(line: str) -> None:
    assert author_names(line) == 0


@pytest.mark.parametrize("name", ["Marit Solheim", "Thandeka Maseko-Hill", "J. Okafor", "Joris van Dalen"])
def test_names_look_like_names(name: str) -> None:
    assert likeness(name.split()) > 0.5


@pytest.mark.parametrize(
    "words", ["Solace Robotics", "Nimbus Foundry", "Best Paper", "Open Source", "Tide Tables", "Python Django Flask"]
)
def test_other_capitals_do_not(words: str) -> None:
    assert likeness(words.split()) == 0.0


def test_capitals_tell_nothing_where_all_nouns_have_them() -> None:
    assert likeness(["Zwirbel", "Quastner"], nouns_are_small=False) == 0.0
    assert likeness(["Friederike", "Quastner"], nouns_are_small=False) > 0.5


def test_one_part_of_a_double_name_is_enough() -> None:
    assert is_given_name("Jean-Zorp")
    assert not is_given_name("Zorp-Quast")


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Ada Nowak 1 Lin Vale 1,2 Marek Dahl 2", 3),
        ("Ada Nowak1,2 Lin Vale1", 2),
        ("Ada Nowak     Lin Vale     Marek Dahl", 3),
        ("Ada Nowak/Lin Vale, Marek Dahl", 3),
        ("Senior Economist, New York, NY", 0),
        ("Ada Nowak, Senior Scientist", 0),
    ],
)
def test_lists_that_numbers_blanks_and_slashes_part(line: str, count: int) -> None:
    assert author_names(line) == count
