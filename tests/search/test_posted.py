"""When a question says that an opening should have been posted."""

from datetime import date

import pytest

from kg.search.posted import posted_in

TODAY = date(2031, 3, 20)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("posted today", "2031-03-20", "2031-03-20~"),
        ("posted yesterday", "2031-03-19", "2031-03-19~"),
        ("Published this week", "2031-03-13", "2031-03-20~"),
        ("posted last week", "2031-03-06", "2031-03-13~"),
        ("posted this month", "2031-03", "2031-03~"),
        ("that were posted last month", "2031-02", "2031-02~"),
        ("posted last year", "2030", "2030~"),
        ("posted in the last 3 days", "2031-03-17", "~"),
        ("posted within the past two weeks", "2031-03-06", "~"),
        ("posted in last 3 days", "2031-03-17", "~"),
        ("posted within 7 days", "2031-03-13", "~"),
        ("posted since 2030-11", "2030-11", "~"),
        ("posted after 2030-11", "2030-11~", "~"),
        ("posted before 2031", "", "2031"),
        ("posted until March 2030", "", "2030-03~"),
        ("posted in June", "2030-06", "2030-06~"),
        ("posted since February", "2031-02", "~"),
        ("posted since last week", "2031-03-13", "~"),
    ],
)
def test_words_mean_days(words: str, first: str, last: str) -> None:
    (found,) = posted_in(f"nurse {words}, remote", TODAY)
    assert (found.words, found.start, found.first, found.last) == (words, len("nurse "), first, last)


@pytest.mark.parametrize(
    "text", ["blog posted daily", "posted worker", "nurse this week", "posted in Turin", "posted in Augu\u017ft"]
)
def test_other_words_mean_none(text: str) -> None:
    assert list(posted_in(text, TODAY)) == []
