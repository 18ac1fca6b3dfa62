from __future__ import annotations

from tests.extract.article_drafts import read_page_text


def test_authors_that_the_end_of_the_page_cuts_off() -> None:
    page = (
        "Microsoft at ICML 2022\n\nPapers\n\nWalking on Wet Moss in Winter\nAda Nowak, Marek Dahl, Elin Forsberg, Mar"
    )
    (paper,) = read_page_text(page).papers
    assert (paper.title, list(paper.authors)) == (
        "Walking on Wet Moss in Winter",
        ["Ada Nowak", "Marek Dahl", "Elin Forsberg"],
    )
