"""Houses with the names of their authors below, as journals list them."""

from __future__ import annotations

from tests.extract.article_drafts import employers, read_page_text

_PAGE = (
    "Estimating beetle damage from orbit\n- Ada Nowak ¹,\n- Lin Vale ² &\n- Marek Dahl ²\n"
    "Journal of Wet Moss volume 12, Article number: 44 (2025)\nAbstract\n"
    "In this paper we count beetles.\nAuthors and Affiliations\n"
    "- Department of Moss, University of Riga, Riga, Latvia\nAda Nowak\n"
    "- University of Bergen, Bergen, Norway\nLin Vale & Marek Dahl\nEthics declarations\nNone.\n"
)


def test_authors_are_of_the_house_above_them_and_not_of_the_one_below() -> None:
    assert employers(read_page_text(_PAGE), "current") == {
        ("Ada Nowak", "University of Riga"),
        ("Lin Vale", "University of Bergen"),
        ("Marek Dahl", "University of Bergen"),
    }


def test_authors_that_are_items_and_the_journal_below_them() -> None:
    paper = read_page_text(_PAGE).papers[0]
    assert paper.authors == ("Ada Nowak", "Lin Vale", "Marek Dahl")
    assert paper.venue == "Journal of Wet Moss"
