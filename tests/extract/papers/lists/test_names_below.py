"""Papers whose authors stand one below the other under what is told of them."""

from __future__ import annotations

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples

PAGE = """Physical mosses

Structure of the moss transporter in lipid layers

The small transporter makes moss resist frost. Its structure is now determined, which tells how it works in the cold.

• Ada B. Nowak
• , Lin Vale
•  & Marek Dahl
"""


def test_names_that_commas_join_line_by_line_are_authors() -> None:
    title = "Structure of the moss transporter in lipid layers"
    assert triples(read_page_text(PAGE), Relation.AUTHOR_OF) == {
        ("Ada B. Nowak", title),
        ("Lin Vale", title),
        ("Marek Dahl", title),
    }


def test_names_that_nothing_joins_are_none() -> None:
    page = PAGE.replace("• , ", "• ").replace("•  & ", "• ")
    assert triples(read_page_text(page), Relation.AUTHOR_OF) == set()
