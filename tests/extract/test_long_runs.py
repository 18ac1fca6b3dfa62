"""Expressions over which long runs of one sign used to be parted in every possible way: with these they never ended."""

from __future__ import annotations

import re

import pytest

from kg.extract.articles.affiliation_lines import _MARKS_BEHIND, _OFFICE
from kg.extract.lexicon.person_cues import ROLE
from kg.extract.papers.facts.authors import _BY_EACH
from kg.extract.papers.facts.told_authors import _FOLLOWS
from kg.extract.papers.lines.parts import TYPE_OF_PAPER
from kg.extract.papers.lists.citations import _OPENING
from kg.extract.papers.lists.links import _ISSUE, _LINKS
from kg.extract.papers.lists.spread_authors import _NOTE
from kg.extract.papers.told.headings import _ADDRESS
from kg.extract.people.names import _BETWEEN_ROLE
from kg.extract.people.tables import _HOUSE
from kg.extract.postings.asks.degrees import _FIELD_STOP
from kg.extract.postings.asks.languages import _LEADS
from kg.extract.postings.headers.reader import _HIRER
from kg.extract.postings.teams.title_teams import NO_TEAM
from kg.extract.segments.furniture.chrome import _CRUMBS
from kg.extract.segments.learnt.openings import _COUNT
from kg.extract.segments.shapes.classifieds import _SHOUTED

_ROLE = re.compile(ROLE)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (_BETWEEN_ROLE, ", scholar and author" * 30),
        (_OPENING, "Nowakowskyander, A., " * 30),
        (_OPENING, "Nowak A., and " * 30),
        (_LINKS, "Moss " + "(Paper)" * 60 + "!"),
        (_NOTE, "fulltext available" * 30 + "x"),
        (_LEADS, "excellent " * 60 + "x"),
        (NO_TEAM, "autumn " * 60 + "x"),
        (TYPE_OF_PAPER, "1:11slides" * 30 + "x" * 30),
        (_COUNT, "Sales " + "1" * 300 + "x"),
        (_SHOUTED, "A-" * 300 + "\x01"),
        (_HIRER, "A" + ".a" * 300),
        (_HOUSE, "A" * 300 + "!"),
        (_ISSUE, "A" * 300),
        (_FIELD_STOP, "any" + "\u00a0" * 3_000 + "x"),
        (_MARKS_BEHIND, "1" * 300 + "!"),
        (_CRUMBS, "student jobs" + "  /  a" * 100 + "/"),
        (_ADDRESS, "PDF: https://" + "." * 30_000 + " x"),
        (_BY_EACH, "<T1>" + ", and <T1>" * 300),
        (_FOLLOWS, "sequel with <P1>" + ", and <P1>" * 300),
        (TYPE_OF_PAPER, "9:00 10:00 " * 30 + "x"),
        (TYPE_OF_PAPER, "1" * 300 + "x"),
        (_OFFICE, "Head of " + "A" * 300),
        (_ROLE, "researcher of " + "a" * 300 + "!"),
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
        (_BY_EACH, "<T1>, and <T2> by <P1> and <P2>"),
        (_FOLLOWS, "sequel with <P1>, and <P2>, <T1>"),
        (TYPE_OF_PAPER, "11:00 AM - 2:00 PM, Hall 3, oral presentation"),
        (_OFFICE, "Head of Moss and Lichen, Contoso"),
        (_ROLE, "researcher of wet moss"),
    ],
)
def test_what_they_are_for_is_found(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.fullmatch(text) is not None
