"""Papers that a page goes through one by one, with what each of them does below its title."""

from __future__ import annotations

from tests.extract.article_drafts import read_page_text

_MOSS = (
    "Walking on Wet Moss in Winter\n\nThis study looks at boots on moss that was left out in the rain, and at what"
    " becomes of them when nobody dries them for a week.\n\n"
)
_FERN = (
    "FERN: boots for ferns\n\nThe researchers propose boots that grow with the ferns they stand on, and show that these"
    " are drier by half than all of those that one can buy.\n"
)


def test_titles_above_what_the_studies_do() -> None:
    page = read_page_text(f"Moss weekly\n\nMicrosoft's papers at ICML 2022 follow.\n\n{_MOSS}{_FERN}")
    assert [(p.title, p.venue) for p in page.papers] == [
        ("Walking on Wet Moss in Winter", "ICML 2022"),
        ("FERN: boots for ferns", "ICML 2022"),
    ]


def test_one_headline_above_a_study_is_no_paper() -> None:
    assert read_page_text(f"Moss weekly\n\nIt rained on boots.\n\n{_MOSS}").papers == []


def test_a_title_above_the_address_of_its_paper() -> None:
    page = read_page_text(
        "Microsoft at ICML 2022\n\nFERN: Boots for Wet Ferns\n\narXiv: https://arxiv.org/abs/2201.00001\n\nIt is wet.\n"
    )
    assert [(p.title, p.venue) for p in page.papers] == [("FERN: Boots for Wet Ferns", "ICML 2022")]


def test_a_picture_between_a_title_and_its_address() -> None:
    page = read_page_text(
        "Microsoft at ICML 2022\n\nFERN: Boots for Wet Ferns\n\npic\n\nPaper Link: https://fern.org/b/\n\nWet.\n"
    )
    assert [p.title for p in page.papers] == ["FERN: Boots for Wet Ferns"]
