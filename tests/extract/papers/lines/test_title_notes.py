from __future__ import annotations

import pytest

from kg.extract.papers.lines.title_notes import end_of_title, without_asides
from tests.extract.article_drafts import read_page_text

TITLE = "MossNet: Walking on Wet Moss"


@pytest.mark.parametrize(
    "behind",
    [
        "",
        " (see the blog post)",
        " [Honorable Mention Award]",
        " (opens in new tab)",
        " [pdf] [code]",
        " (2002)",
        " (Findings, oral)",
        " [code] (Best Paper Award)",
        " (opens in new tab) [video]",
    ],
)
def test_notes_are_no_part_of_a_title(behind: str) -> None:
    assert (TITLE + behind)[: end_of_title(TITLE + behind)].strip() == TITLE


@pytest.mark.parametrize("title", ["The Prize (a study)", "Seeing in the Dark (and Reading)", "MossNet (v2)"])
def test_brackets_that_belong_to_a_title_stay(title: str) -> None:
    assert title[: end_of_title(title)] == title
    assert without_asides(title) == title


def test_a_quoted_title_and_its_line_are_one_paper() -> None:
    page = (
        "Moss news\n\nIn our paper “MossNet: Walking on Wet Moss (opens in new tab),” presented at ICLR 2022, we"
        " introduce MossNet.\n\nMossNet: Walking on Wet Moss (see the blog post)\nElin Forsberg, Marco Bellini\n"
    )
    found = read_page_text(page).papers
    assert [(paper.title, paper.authors) for paper in found] == [(TITLE, ("Elin Forsberg", "Marco Bellini"))]
