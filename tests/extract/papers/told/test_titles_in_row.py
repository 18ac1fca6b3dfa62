"""Titles without quotes that stand in a row behind the word for papers."""

from __future__ import annotations

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples

OLD = "Ada's best-known papers are Walking on Wet Moss (1998), Moss (2005), and A Year without Boots (1989)."
NEW = "At ICML 2022, Ada is the author of two new papers, Slipping on Cold Ice at Night and Drying Boots with a Fire."


def test_papers_with_their_years_and_two_that_and_parts() -> None:
    draft = read_page_text(f"Microsoft at ICML 2022\n\nAda Nowak (Microsoft) walks.\n\n{OLD}\n\n{NEW}\n")
    assert [(p.title, p.venue, p.year, list(p.affiliations)) for p in draft.papers] == [
        ("Walking on Wet Moss", None, 1998, []),
        ("Moss", None, 2005, []),
        ("A Year without Boots", None, 1989, []),
        ("Slipping on Cold Ice at Night", "ICML 2022", 2022, ["Microsoft"]),
        ("Drying Boots with a Fire", "ICML 2022", 2022, ["Microsoft"]),
    ]
    assert triples(draft, Relation.AUTHOR_OF) == {("Ada Nowak", p.title) for p in draft.papers}


def test_a_session_is_no_paper() -> None:
    page = "Microsoft at ICML 2022\n\nCome to a session entitled Walking on Moss: Boots, Socks and a Small Fire.\n"
    assert read_page_text(page).papers == []


def test_a_talk_is_no_paper_and_the_research_it_told_of_is() -> None:
    page = (
        "Microsoft at ICML 2022\n\nA researcher gave a talk entitled, “Wet Moss: How to Fall.” We went from CVPR 2021;"
        " to publishing research including Beyond Wet Moss: A Measure of Dry Boots; and a film.\n"
    )
    draft = read_page_text(page)
    assert [(p.title, p.venue) for p in draft.papers] == [("Beyond Wet Moss: A Measure of Dry Boots", "ICML 2022")]


def test_two_recent_papers_of_which_one_has_and_inside() -> None:
    told = "Recent publications include Drying Boots by Wind and Fire and Towards Warmer Feet in Moss."
    page = f"Microsoft Research\n\n{told}\n"
    titles = [paper.title for paper in read_page_text(page).papers]
    assert titles == ["Drying Boots by Wind and Fire", "Towards Warmer Feet in Moss"]


def test_the_paper_of_a_prize_and_not_the_news_of_it() -> None:
    page = (
        "KTH’s Ada Nowak wins Best Paper Award at 2016 ICML\n\nAda Nowak has captured a prize "
        "in Riga for the paper Satellite: Joint Walks on Moss and Ice.\n"
    )
    papers = [(paper.title, list(paper.authors)) for paper in read_page_text(page).papers]
    assert papers == [("Satellite: Joint Walks on Moss and Ice", ["Ada Nowak"])]
