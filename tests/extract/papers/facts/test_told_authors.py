"""Authors told of beside a title that names nobody, and which of several papers a sentence speaks of."""

from __future__ import annotations

import pytest

from kg.schema import NodeType, Relation
from tests.extract.article_drafts import read_page_text, triples

OVERVIEW = (
    "Papers accepted at NAACL 2024\n\nContoso Research scientists will present two papers. Here they are.\n\n"
    "Whose turn is it? Walking on wet moss alone\n"
    "Ferns are slow. Ada Nowak and Marek Dahl show that two steps are enough for them.\n\n"
    "Stable until Tuesday: Drift in panels of ferns\n"
    "Peter Olsen (KTH), on why ferns disagree with themselves only a week later.\n"
)


def test_lines_over_paragraphs_of_an_overview() -> None:
    draft = read_page_text(OVERVIEW)
    first, second = "Whose turn is it? Walking on wet moss alone", "Stable until Tuesday: Drift in panels of ferns"
    assert [paper.title for paper in draft.papers] == [first, second]
    assert triples(draft, Relation.AUTHOR_OF) == {("Ada Nowak", first), ("Marek Dahl", first), ("Peter Olsen", second)}
    assert (second, "KTH") in triples(draft, Relation.AFFILIATED_WITH)


def test_each_title_of_a_sentence_has_its_own_venue_and_authors() -> None:
    page = (
        "Moss weekly\n\nPeter Olsen trains detectors: see “Three pixels: Moss without labels” (WACV 2025) and the "
        "follow-up with Ada Nowak of KTH, “Mosses that move”, to appear in IEEE Transactions on Moss.\n"
    )
    draft = read_page_text(page)
    assert triples(draft, Relation.AUTHOR_OF) == {
        ("Peter Olsen", "Three pixels: Moss without labels"),
        ("Peter Olsen", "Mosses that move"),
        ("Ada Nowak", "Mosses that move"),
    }
    assert triples(draft, Relation.PRESENTED_AT) == {
        ("Three pixels: Moss without labels", "WACV 2025"),
        ("Mosses that move", "IEEE Transactions on Moss"),
    }
    assert ("Three pixels: Moss without labels", "KTH") not in triples(draft, Relation.AFFILIATED_WITH)


def test_authors_beside_others() -> None:
    page = (
        "Moss weekly\n\nThe work is described in “Walking on wet moss: A guide”. Besides Ada Nowak and Marek Dahl, "
        "the authors are Peter Olsen and Maria Rossi.\n"
    )
    assert {author for author, _ in triples(read_page_text(page), Relation.AUTHOR_OF)} == {
        "Ada Nowak",
        "Marek Dahl",
        "Peter Olsen",
        "Maria Rossi",
    }


@pytest.mark.parametrize(
    "told",
    [
        "Ada Nowak shows how in “Walking on wet moss: A guide”. Their system, Sentinel, splits the problem in two.",
        "One result is MossNet, a network that walks. It was introduced in the paper “Walking on wet moss: A guide”.",
    ],
)
def test_what_a_paper_introduces(told: str) -> None:
    draft = read_page_text(f"Moss weekly\n\n{told}\n")
    names = {edge.dst.name for edge in draft.edges if edge.dst.node_type is NodeType.METHOD}
    assert names in ({"Sentinel"}, {"MossNet"})


def test_who_posted_a_page_wrote_no_paper() -> None:
    assert not read_page_text(
        "Moss weekly\n\nFerns sleep\n\nPosted 11 November 2024 by Ada Nowak\n\nIt rained.\n"
    ).papers


def test_papers_that_use_a_data_set_are_not_of_its_house() -> None:
    page = (
        "Moss Group, University of Bergen\n\nPapers that use this dataset\n\n"
        "- Attention across ferns. Ada Nowak, Marek Dahl. ICLR 2025.\n"
    )
    assert triples(read_page_text(page), Relation.AFFILIATED_WITH) == set()


def test_venues_in_brackets_are_each_of_their_own_title() -> None:
    page = (
        'Moss weekly\n\nParts appeared as "Learning to walk" (KDD 2023, with Ada Nowak) and "Moss cities, wet errors" '
        "(AAAI 2025, with Marek Dahl and Ada Nowak).\n"
    )
    draft = read_page_text(page)
    assert triples(draft, Relation.PRESENTED_AT) == {
        ("Learning to walk", "KDD 2023"),
        ("Moss cities, wet errors", "AAAI 2025"),
    }
    assert ("Marek Dahl", "Moss cities, wet errors") in triples(draft, Relation.AUTHOR_OF)


def test_where_a_paper_comes_from_and_who_made_it_with_colleagues() -> None:
    told = "“MossCatch: Learning to Catch Moss” comes from KTH. Ada Nowak and colleagues train a hand to catch it."
    draft = read_page_text(f"Moss weekly\n\n{told}\n")
    assert triples(draft, Relation.AUTHOR_OF) == {("Ada Nowak", "MossCatch: Learning to Catch Moss")}
    assert triples(draft, Relation.AFFILIATED_WITH) == {("MossCatch: Learning to Catch Moss", "KTH")}


def test_with_whom_a_preprint_is_joint_work() -> None:
    draft = read_page_text(
        'Contoso | Blog\n\nIn our new preprint, "Walking on wet moss", we walk. The preprint (arXiv:2603.01234) is '
        "joint work with Elin Forsberg of KTH and Marco Bellini from the University of Bergen.\n"
    )
    assert [set(paper.authors) for paper in draft.papers] == [{"Elin Forsberg", "Marco Bellini"}]
