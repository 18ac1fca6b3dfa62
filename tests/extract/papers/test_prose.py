"""Papers that running text names without a list: titles without quotes, venues by their shape, teasers."""

from __future__ import annotations

import pytest

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples, wrong_evidence

AUTHORS = {("Elin Forsberg", "Walking on wet moss"), ("Marco Bellini", "Walking on wet moss")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Walking on wet moss by Elin Forsberg and Marco Bellini measures one boot (ECCV 2022).",
        "At the fair, Elin Forsberg and Marco Bellini had a poster with the fine title “Walking on wet moss”.",
        "We liked “Walking on wet moss”, in which Elin Forsberg and Marco Bellini fall over twice.",
    ],
)
def test_authors_in_the_sentence_of_the_title(sentence: str) -> None:
    draft = read_page_text(f"Moss news\n\n{sentence}\n")
    assert triples(draft, Relation.AUTHOR_OF) == AUTHORS
    assert wrong_evidence(draft) == []


def test_a_title_without_quotes_ends_before_its_authors() -> None:
    draft = read_page_text(
        "Moss news\n\nThe data were described in BryoLog: A data set of wet boots by Elin Forsberg and Marco"
        " Bellini (QXV 2023).\n"
    )
    assert [(p.title, p.authors, p.venue) for p in draft.papers] == [
        ("BryoLog: A data set of wet boots", ("Elin Forsberg", "Marco Bellini"), "QXV 2023")
    ]


def test_what_by_also_follows_is_no_title() -> None:
    draft = read_page_text("Moss news\n\nA very recent study by Elin Forsberg and Marco Bellini shows boots (2023).\n")
    assert draft.papers == []


def test_organizations_behind_raised_digits_are_no_title() -> None:
    draft = read_page_text(
        "MossCast: Weather for moss\n\nQXV 2025 (journal track)\n\nAyumi Kanda¹, Diego Fuentes²\n\n"
        "¹TU Graz ²Northern Moss Studio\n"
    )
    assert [paper.title for paper in draft.papers] == ["MossCast: Weather for moss"]


@pytest.mark.parametrize(
    ("sentence", "venue"),
    [
        ("In May Bryology Today published “Walking on wet moss”.", "Bryology Today"),
        ("Ten years ago Elin Forsberg's paper “Walking on wet moss” came out in Boots and Bogs.", "Boots and Bogs"),
        ("Elin Forsberg wrote the paper “Walking on wet moss” (Wet Boot Workshop).", "Wet Boot Workshop"),
        ("Elin Forsberg wrote the paper “Walking on wet moss” (IEEE QXV 2021).", "IEEE QXV 2021"),
    ],
)
def test_venues_by_their_shape(sentence: str, venue: str) -> None:
    assert [paper.venue for paper in read_page_text(f"Moss news\n\n{sentence}\n").papers] == [venue]


@pytest.mark.parametrize("place", ["New York", "Paris"])
def test_a_city_is_no_journal(place: str) -> None:
    draft = read_page_text(f"Moss news\n\nElin Forsberg's paper “Walking on wet moss” came out in {place}.\n")
    assert [paper.venue for paper in draft.papers] == [None]


def test_a_teaser_that_names_its_authors_first() -> None:
    draft = read_page_text(
        "Moss news\n\nMoss is wet.\n\nYou might also like\nAt NeurIPS 2021, Elin Forsberg and Marco Bellini showed how"
        " boots slip. Read about “Walking on wet moss”.\n"
    )
    assert triples(draft, Relation.AUTHOR_OF) == AUTHORS
    assert [paper.venue for paper in draft.papers] == ["NeurIPS 2021"]


def test_our_first_paper_is_that_of_the_house() -> None:
    draft = read_page_text(
        "Newsletter of the University of Bergen\n\nMoss is wet.\n\nRelated content\n"
        "Our first paper, “Walking on wet moss”, appeared in 2021.\n"
    )
    assert ("Walking on wet moss", "University of Bergen") in triples(draft, Relation.AFFILIATED_WITH)


def test_a_double_name_may_end_in_a_word() -> None:
    draft = read_page_text("Moss news\n\nIn “Walking on wet moss”, Elin Forsberg and Mbali Ndlovu-Cross fall over.\n")
    assert [paper.authors for paper in draft.papers] == [("Elin Forsberg", "Mbali Ndlovu-Cross")]
