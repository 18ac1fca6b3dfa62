"""Expressions over which long runs of one sign used to be parted in every possible way: with these they never ended."""

from __future__ import annotations

import re

import pytest

from kg.extract.articles.affiliation_lines import _MARKS_BEHIND
from kg.extract.papers.lists.links import _ISSUE
from kg.extract.papers.told.headings import _ADDRESS
from kg.extract.people.tables import _HOUSE
from kg.extract.postings.asks.degrees import _FIELD_STOP
from kg.extract.postings.headers.reader import _HIRER
from kg.extract.segments.furniture.chrome import _CRUMBS
from kg.extract.segments.learnt.openings import _COUNT
from kg.extract.segments.shapes.classifieds import _SHOUTED


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (_COUNT, "Sales " + "1" * 300 + "x"),
        (_SHOUTED, "A-" * 300 + "\x01"),
        (_HIRER, "A" + ".a" * 300),
        (_HOUSE, "A" * 300 + "!"),
        (_ISSUE, "A" * 300),
        (_FIELD_STOP, "any" + "\u00a0" * 3_000 + "x"),
        (_MARKS_BEHIND, "1" * 300 + "!"),
        (_CRUMBS, "student jobs" + "  /  a" * 100 + "/"),
        (_ADDRESS, "PDF: https://" + "." * 30_000 + " x"),
    ],
)
def test_long_runs_are_read_once(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.fullmatch(text) is None


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (_COUNT, " (12)"),
        (_SHOUTED, "SENIOR SITE-MANAGER"),
        (_HIRER, "Contoso S.p.A. cerca"),
        (_HOUSE, "Bureau for Wet Moss"),
        (_HOUSE, "Contoso"),
        (_HOUSE, "the Moss Trust"),
        (_ISSUE, "J. Moss & Lichen, 2020, 12 (3)"),
        (_FIELD_STOP, "any related technical field"),
        (_CRUMBS, "Student jobs / Frost and snow / Pear Analyst"),
        (_ADDRESS, "PDF: https://fern.org/b/"),
    ],
)
def test_what_they_are_for_is_found(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.fullmatch(text) is not None
