"""Beginnings of words in a lookahead: it stands where one of them does, and nowhere else."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.lexicon.stems import ahead_of


def test_letters_that_stems_share_are_compared_once() -> None:
    assert ahead_of(["snow", "snap", "tea"]) == "(?=(?:s(?:n(?:a(?:p)|o(?:w)))|t(?:e(?:a))))"


def test_a_stem_that_begins_another_is_enough() -> None:
    assert ahead_of(["pos", "post"]) == ahead_of(["pos"])


@given(st.lists(st.text("ab.", min_size=1, max_size=3), min_size=1), st.text("ab. ", max_size=12))
def test_it_stands_where_a_stem_begins(stems: list[str], text: str) -> None:
    found = {match.start() for match in re.finditer(ahead_of(stems), text)}
    assert found == {at for at in range(len(text)) if any(text.startswith(stem, at) for stem in stems)}
