"""Lists of authors in every order that people write names in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.name_runs import name_run, whole_run


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Forsberg, Elin, et al.", ["Elin Forsberg"]),
        ("Forsberg, Elin, Marco Bellini, and Petra Olsen", ["Elin Forsberg", "Marco Bellini", "Petra Olsen"]),
        ("Forsberg E, Bellini MA, Olsen P, et al.", ["E. Forsberg", "M. A. Bellini", "P. Olsen"]),
        ("Forsberg, E., Bellini, M. A., & Olsen, P.", ["E. Forsberg", "M. A. Bellini", "P. Olsen"]),
        ("Forsberg E†, He Y†, Bellini M.A, Olsen P*", ["E. Forsberg", "Y. He", "M. A. Bellini", "P. Olsen"]),
        ("E.-K. Forsberg,1 M. Bellini,1,2 and P. Olsen2,*", ["E.-K. Forsberg", "M. Bellini", "P. Olsen"]),
        ("Forsberg, Elin and Bellini, Marco", ["Elin Forsberg", "Marco Bellini"]),
        ("E. Forsberg*, M. Bellini*, P. Olsen", ["E. Forsberg", "M. Bellini", "P. Olsen"]),
        ("Elin Forsberg ¹, Marco Bellini †¹, Petra Olsen ¹,²", ["Elin Forsberg", "Marco Bellini", "Petra Olsen"]),
        ("E. Forsberg et al. (MOSS Collaboration)", ["E. Forsberg"]),
        ("Elin Forsberg, Marco A. Bellini", ["Elin Forsberg", "Marco A. Bellini"]),
        ("Elin (Ella) Forsberg, Marco Bellini", ["Elin (Ella) Forsberg", "Marco Bellini"]),
        ("By Elin Forsberg and Marco Bellini", ["Elin Forsberg", "Marco Bellini"]),
        ("Prof. Elin Forsberg and Prof Marco Bellini", ["Elin Forsberg", "Marco Bellini"]),
        ("Van der Berg, L., & Forsberg, E.", ["L. Van der Berg", "E. Forsberg"]),
        ("Nunes, M. d. G. V. and Forsberg, E.", ["M. d. G. V. Nunes", "E. Forsberg"]),
    ],
)
def test_names_in_their_usual_order(line: str, names: list[str]) -> None:
    assert [name.name for name in whole_run(line)] == names


@pytest.mark.parametrize(
    "line", ["Deep Learning, Sparse Maps and Graphs", "Project page · Paper · Benchmark", "Leuven, Belgium", "2020"]
)
def test_other_lists_are_none_of_authors(line: str) -> None:
    assert whole_run(line) == ()


def test_a_run_ends_where_the_names_do() -> None:
    text = "Elin Forsberg, Marco Bellini, ACM Journal of Moss, 2019"
    run = name_run(text, 0, len(text))
    assert run is not None
    assert text[run.end :] == ", ACM Journal of Moss, 2019"


def test_long_lists_of_names_that_nobody_knows_are_authors() -> None:
    assert author_names("Qorvik Das, Zenko Ulm, Bramwell Tiss, Elin Forsberg, Marco Bellini") == 5


@given(st.text(max_size=80), st.integers(0, 80))
def test_names_stand_where_they_say(text: str, start: int) -> None:
    run = name_run(text, min(start, len(text)), len(text))
    for name in run.names if run else ():
        assert text[name.start : name.end].strip()
        assert name.end <= len(text)


def test_a_middle_initial_ends_no_name() -> None:
    assert [name.name for name in whole_run("Rae M. Forsberg")] != ["M. Rae"]
