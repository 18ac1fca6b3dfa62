"""Lines above a posting: what stands in front of titles, and employers apart from their places."""

from __future__ import annotations

import pytest

from kg.extract.lexicon.spans import lines_of
from kg.extract.postings.headers.lines import cut_lines, cut_names, without_prefix, without_site
from tests.fakes.places import FakePlaces


def pieces(line: str) -> list[str]:
    return [
        text for piece in cut_lines(lines_of(line)) for _, _, text in cut_names(*without_prefix(*piece), FakePlaces())
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Contoso, Berlin", ["Contoso", "Berlin"]),
        ("Contoso Robotics – Berlin (10)", ["Contoso Robotics", "Berlin"]),
        ("Data Scientist, Maps - Contoso - Berlin", ["Data Scientist, Maps", "Contoso", "Berlin"]),
        ("Stellenangebot: Data Scientist", ["Data Scientist"]),
        ("📍 Berlin", ["Berlin"]),
        ("€50 a day", ["€50 a day"]),
        ("Offre n°2025-08812 - Data Scientist", ["Data Scientist"]),
        ("Contoso University, Maps Lab", ["Contoso University", "Maps Lab"]),
    ],
)
def test_a_line_is_cut_into_what_it_names(line: str, expected: list[str]) -> None:
    assert pieces(line) == expected


def test_spans_of_pieces_hold_their_words() -> None:
    text = "Job: Data Scientist - Contoso - Berlin"
    found = [piece for cut in cut_lines(lines_of(text)) for piece in cut_names(*without_prefix(*cut), FakePlaces())]
    assert [text[start:end] for start, end, _ in found] == [words for _, _, words in found]


@pytest.mark.parametrize(
    ("words", "kept"),
    [("Careers at Contoso", "Contoso"), ("Data Scientist - Jobs", "Data Scientist"), ("Work with Us", "Work with Us")],
)
def test_words_for_a_site_are_no_part_of_what_it_names(words: str, kept: str) -> None:
    start, end, text = without_site((0, len(words), words))
    assert (text, words[start:end]) == (kept, kept)
