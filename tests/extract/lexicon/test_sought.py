"""A sought expression matches what it matches when compiled plainly."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.lexicon.sought import sought
from tests.extract.lexicon.test_glance import PIECES

TEXTS = st.text("abB. ", max_size=12)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"\b(?:open|we hire)\b", "We hire? open, we hire", ["open", "we hire"]),
        (r"(?<=\s)(?:x?y)+", "y xyy", ["xyy"]),
        (r"\b(?P<year>\d{4})\b", "of 2024", ["2024"]),
        (r"(?i:\bkelvin)", "273 Kelvin, \u212aELVIN", ["Kelvin", "\u212aELVIN"]),
        (r"(?<!\w)[^\W\d]+", "at 3 seas", ["at", "seas"]),
        (r"\b(?:₦|ñandú)", "un ñandú", ["ñandú"]),
    ],
)
def test_it_finds_what_the_expression_finds(pattern: str, text: str, found: list[str]) -> None:
    assert [match.group() for match in sought(pattern).finditer(text)] == found


def test_groups_keep_their_names() -> None:
    match = sought(r"\b(?P<day>\d\d)\.(\d\d)\b").search("on 24.12")
    assert match is not None
    assert (match.groupdict(), match.groups(), match.lastindex) == ({"day": "24"}, ("24", "12"), 2)


def test_what_it_was_made_of_can_be_read_off_it() -> None:
    made = sought(r"\bab", re.IGNORECASE)
    assert (made.pattern, made.flags) == (r"\bab", re.IGNORECASE | re.UNICODE)


@pytest.mark.parametrize("letter", "aiksåäöüÿßµ")
def test_all_letters_that_ignoring_the_case_takes_for_one_are_skipped_to(letter: str) -> None:
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, sys.maxunicode)]))
    assert sought(rf"\B{letter}|\b{letter}", re.IGNORECASE).findall(every) == re.findall(letter, every, re.IGNORECASE)


@given(PIECES, TEXTS, st.sampled_from([0, re.IGNORECASE, re.MULTILINE]))
def test_it_matches_as_if_compiled_plainly(piece: str, text: str, flags: int) -> None:
    plain = [match.span() for match in re.finditer(piece, text, flags)]
    assert [match.span() for match in sought(piece, flags).finditer(text)] == plain
