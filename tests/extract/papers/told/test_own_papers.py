"""Pages of code that belong to a paper, and titles that stand in a sentence without quotes."""

from __future__ import annotations

import pytest

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples

TITLE = "Wet Feet: Walking Robots on Moss"


@pytest.mark.parametrize(
    "text",
    [
        f"WetFeet\n\nThis is the official code of our NeurIPS 2021 paper {TITLE}. Run it outside.\n",
        f"WetFeet\n\nThis repository holds the official implementation of our NeurIPS 2021 paper\n{TITLE}.\n",
        f"{TITLE}\nOfficial implementation of our NeurIPS 2021 paper\n\nInstall it first.\n",
    ],
)
def test_the_paper_of_a_page_of_code(text: str) -> None:
    (paper,) = read_page_text(text).papers
    assert (paper.title, paper.venue) == (TITLE, "NeurIPS 2021")


def test_words_behind_our_paper_that_are_no_title() -> None:
    assert read_page_text("WetFeet\n\nThe code of our paper will be released in May when it is dry.\n").papers == []


def test_a_title_between_commas() -> None:
    draft = read_page_text(
        "Moss news\n\nOne of those papers, Walking on Wet Moss with Robots, explains how boots slip. The paper was "
        "written"
        " by Yale University researchers Elin Forsberg and Marco Bellini.\n"
    )
    assert triples(draft, Relation.AUTHOR_OF) == {
        ("Elin Forsberg", "Walking on Wet Moss with Robots"),
        ("Marco Bellini", "Walking on Wet Moss with Robots"),
    }


def test_an_award_is_no_paper() -> None:
    assert read_page_text('Moss news\n\nThe paper won a "Moss Society Best Paper Award," a rare thing.\n').papers == []


def test_what_readers_comment_is_not_read() -> None:
    draft = read_page_text(
        "Moss news\n\nMoss is wet.\nIt was raining.\nAll went home.\n\nTop Rated Comments\nTim Solheim\nDr. Ana "
        "Iyer knows.\n"
    )
    assert draft.persons == []


def test_organizations_below_authors_are_no_title() -> None:
    draft = read_page_text(
        f"Our NeurIPS 2021 paper\n\n{TITLE}\nElin Forsberg, Marco Bellini,\nBram de Vries\nUniversity of Bergen, "
        f"Yale Lab\n"
    )
    (paper,) = draft.papers
    assert (paper.title, len(paper.authors)) == (TITLE, 3)


def test_the_line_above_this_work_is_by() -> None:
    draft = read_page_text(
        "Moss notes\n\nWeighing boots across seasons\nThis work is by Elin Forsberg from Yale University. It is wet.\n"
    )
    assert triples(draft, Relation.AUTHOR_OF) == {("Elin Forsberg", "Weighing boots across seasons")}


def test_papers_of_a_meeting_that_no_list_knows() -> None:
    draft = read_page_text(
        "Moss and Lichen Workshop (MOLI)\nUppsala, June 2023\n\nAccepted papers\n- **Weighing boots across seasons**,"
        " Elin Forsberg, Marco Bellini (University of Bergen)\n".replace("*", "")
    )
    assert [paper.venue for paper in draft.papers] == ["MOLI 2023"]
