"""Markdown whose lines were broken by the width of a screen, and the marks of its links."""

from __future__ import annotations

import pytest

from kg.ingest import read_bytes
from kg.ingest.text.wrapped_lines import unwrapped
from kg.schema import Document


def text_of(markdown: str) -> str:
    (document,) = read_bytes(markdown.encode(), "page.md")
    assert isinstance(document, Document)
    return document.text


@pytest.mark.parametrize(
    ("wrapped", "joined"),
    [
        (
            "We measure how wet the moss of a forest is and\nwhat it says.",
            "We measure how wet the moss of a forest is and what it says.",
        ),
        ("* [Walking on wet\n    moss](walk), ICML 2019", "* [Walking on wet moss](walk), ICML 2019"),
        ("- Wet moss, *Elin\n  Forsberg*, Marco Bellini", "- Wet moss, *Elin Forsberg*, Marco Bellini"),
    ],
)  # fmt: skip
def test_what_goes_on_is_joined(wrapped: str, joined: str) -> None:
    assert unwrapped(wrapped) == joined


@pytest.mark.parametrize(
    "text",
    [
        "Walking on wet moss\nElin Forsberg, Marco Bellini\nICML 2019",
        "- first thing\n- second thing",
        "09:00 – 09:10 Welcome to everybody who has come to the meeting\n09:10 – 09:50 Keynote",
        "* work done during an internship at some place in the north\n† University of Bergen",
        "```\na = 1\nb = 2\n```",
        "| a | b |\n| c | d |",
        "Elin Forsberg, Marco Bellini, Rafael Quintero, Jonas Eikeland  \nall of them in Bergen",
    ],
)
def test_lines_of_their_own_stay(text: str) -> None:
    assert unwrapped(text) == text


def test_links_to_targets_elsewhere_leave_their_words() -> None:
    assert text_of("[paper][1], [![badge](b.svg)](x) \\[code\\] &amp; data\n\n[1]: https://example.org/p\n") == (
        "paper, [code] & data"
    )


def test_front_matter_signs_a_post() -> None:
    assert text_of("---\ntitle: Walking on wet moss\nauthor: Elin Forsberg, Moss Works\n---\nMoss is wet.\n") == (
        "Walking on wet moss\nBy Elin Forsberg, Moss Works\n\nMoss is wet."
    )
    assert text_of("---\ntitle: Walking\nauthor: admin\n---\nMoss is wet.\n") == "Moss is wet."


def test_lists_and_tables_of_html_inside_markdown() -> None:
    text = text_of(
        "# Jobs\n\n<ul class='x'>\n  <li>Frost Analyst</li>\n  <li>Soil Technician</li>\n</ul>\n\n"
        "<table>\n<tr>\n  <th>Title</th>\n  <th>Host</th>\n</tr>\n"
        "<tr><td>Buds</td><td>Contoso</td></tr>\n</table>\n"
    )
    assert "- Frost Analyst\n- Soil Technician" in text
    assert "Title | Host" in text
    assert "Buds | Contoso" in text
    assert "<" not in text


def test_nothing_is_joined_to_a_title_in_bold() -> None:
    lines = (
        "**[Walking on moss with one wrench: how to identify a single fern in it](https://moss.example/w)**\n"
        "**Ada Nowak**, Marek Dahl\n*Moss Letters* 25(112):1-44, 2024 and some more words that go on and on here\n"
    )
    assert unwrapped(lines).split("\n")[1].startswith("**Ada Nowak**")


def test_ten_thousand_lines_without_a_gap_take_no_time() -> None:
    """Time grew with the square of the lines of a list: this one took half a minute."""
    listed = "- moss\n" * 10_000 + "[" * 10_000
    assert text_of(listed).startswith("- moss\n- moss\n")
