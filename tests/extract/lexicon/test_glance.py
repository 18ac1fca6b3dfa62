"""A piece behind a glance matches what it matches without."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.lexicon.glance import glanced

LETTERS = st.sampled_from("ab.")
PIECES = st.recursive(
    st.one_of(LETTERS.map(re.escape), st.sampled_from([r"\w", "[ab]", "[^a]", r"\b", "(?i:b)", "(?=a)", "(?<!b)"])),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=4).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "+", "*", "{2}", "??"])).map(lambda part: f"(?:{part[0]}){part[1]}"),
    ),
    max_leaves=12,
)


def test_letters_that_beginnings_share_are_compared_once() -> None:
    assert glanced("snow|snap|tea") == "(?=(?:s(?:n(?:a(?:p)|o(?:w)))|t(?:e(?:a))))(?:snow|snap|tea)"


def test_four_letters_of_a_beginning_are_enough() -> None:
    assert glanced("postings") == "(?=(?:p(?:o(?:s(?:t)))))(?:postings)"


@pytest.mark.parametrize(
    ("piece", "ahead"),
    [
        ("(?:to|will) go", r"(?:t(?:o(?:\ (?:g)))|w(?:i(?:l(?:l))))"),
        ("colou?r", "(?:c(?:o(?:l(?:o))))"),
        ("[Aa]rea", "(?:A(?:r(?:e(?:a)))|a(?:r(?:e(?:a))))"),
        (r"(?P<name>an?\s)", "(?:a)"),
    ],
)
def test_beginnings_are_read_off_the_piece(piece: str, ahead: str) -> None:
    assert glanced(piece) == f"(?={ahead})(?:{piece})"


@pytest.mark.parametrize("piece", [r"\w+ing|tea", "(?:tea)?", "[^x]y", "(?i:tea)"])
def test_what_may_begin_with_anything_stands_alone(piece: str) -> None:
    assert glanced(piece) == f"(?:{piece})"


@given(PIECES, st.text("abB. ", max_size=12))
def test_it_matches_what_the_piece_matches(piece: str, text: str) -> None:
    expected = [match.span() for match in re.finditer(f"(?:{piece})", text)]
    assert [match.span() for match in re.finditer(glanced(piece), text)] == expected


@given(PIECES, st.text("abB. ", max_size=12))
def test_it_ignores_the_case_where_the_expression_does(piece: str, text: str) -> None:
    expected = [match.span() for match in re.finditer(f"(?:{piece})", text, re.IGNORECASE)]
    assert [match.span() for match in re.finditer(glanced(piece), text, re.IGNORECASE)] == expected
