"""Authors one by one with signs between them."""

from __future__ import annotations

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples


def test_title_above_notes_and_authors_on_lines_of_their_own() -> None:
    page = (
        "Publications (2)\n\nCheck dams and the budget of wet moss\nArticle Full-text available\nJun 2023\n"
        "Ada Nowak\n·\nLin Vale\nDams are built by the thousand.\nDownload\n"
    )
    title = "Check dams and the budget of wet moss"
    assert triples(read_page_text(page), Relation.AUTHOR_OF) == {("Ada Nowak", title), ("Lin Vale", title)}
