"""Expressions over which long runs of one sign used to be parted in every possible way: with these they never ended."""

from __future__ import annotations

import pytest

from kg.ingest.formats.page import _APPLY
from kg.ingest.formats.plain_text import _AUTHORS, _COMMENT, _without_comment
from kg.ingest.formats.sniff import _HTML_START


@pytest.mark.parametrize(
    ("line", "are_authors"),
    [
        ("Ada Nowak and Lin Vale (KTH)", True),
        ("Ada B. Nowak", True),
        ("Ada " + "AB" * 300 + "!", False),
        ("Ada " + "A B " * 300 + "!", False),
    ],
)
def test_authors_at_the_top_are_read_once(line: str, are_authors: bool) -> None:
    assert (_AUTHORS.fullmatch(line) is not None) is are_authors


def test_comments_that_end_nowhere_are_looked_through_once_and_stay() -> None:
    assert _HTML_START.match("<!----> " * 40 + "Riga") is None
    assert _COMMENT.sub(_without_comment, "a <!-- b --> c <!-- d") == "a  c <!-- d"
    assert _COMMENT.sub(_without_comment, "<style>x</style>a" + "<!--a" * 20_000).startswith("a<!--a")


@pytest.mark.parametrize(("page", "offers"), [("-\n" * 15_000, False), ("-\n" * 15_000 + "» Apply now!\n", True)])
def test_a_button_is_looked_for_once_in_each_line(page: str, offers: bool) -> None:
    assert (_APPLY.search(page) is not None) is offers
