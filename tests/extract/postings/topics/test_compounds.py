"""Things that a job deals with, by the last word of what they are called."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.schema import Extraction

Read = Callable[[str], Extraction]


def topics(read: Read, sentence: str) -> tuple[str, ...]:
    page = f"Data Scientist\nPlumworks\nBerlin, Germany\n\nYou will join us in the orchard. {sentence}\n"
    (posting,) = read(page).postings
    return posting.topics


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Our models for regulatory capital are read by the whole country every year.", "regulatory capital"),
        ("You help the town with soil remediation and tell the others how it went.", "soil remediation"),
        ("We look after hardware accelerators that count pears in every barn.", "hardware accelerators"),
    ],
)
def test_the_last_word_of_a_compound_tells_that_it_names_a_thing(read: Read, sentence: str, topic: str) -> None:
    assert topic in topics(read, sentence)


@pytest.mark.parametrize("sentence", ["We offer holistic protection.", "You repair active equipment all day."])
def test_praise_before_such_a_word_names_nothing(read: Read, sentence: str) -> None:
    assert topics(read, sentence) == ()
