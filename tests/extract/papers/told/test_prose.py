"""Papers that running text names without a list: titles without quotes, venues by their shape, teasers."""

from __future__ import annotations

import pytest

from kg.schema import Relation
from tests.extract.article_drafts import employers, read_page_text, triples, wrong_evidence

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


def test_authors_in_brackets_behind_each_title() -> None:
    draft = read_page_text(
        "Moss news\n\nTwo papers accepted at ICLR 2022: “Walking on Wet Moss at Night” (Elin Forsberg, Ada Nowak) and"
        " “What Do Boots Forget?” (Marco Bellini).\n"
    )
    assert triples(draft, Relation.AUTHOR_OF) == {
        ("Elin Forsberg", "Walking on Wet Moss at Night"),
        ("Ada Nowak", "Walking on Wet Moss at Night"),
        ("Marco Bellini", "What Do Boots Forget?"),
    }


def test_authors_told_one_by_one() -> None:
    draft = read_page_text(
        "Boots.jpg\n“Walking on wet moss” was authored by, top row, Elin Forsberg, a professor at KTH, and Ada Nowak, a"
        " PhD student at Lund University; second row, Marco Bellini, assistant professor at Uppsala University.\n"
    )
    assert triples(draft, Relation.AUTHOR_OF) == AUTHORS | {("Ada Nowak", "Walking on wet moss")}
    assert employers(draft, "current") == {
        ("Elin Forsberg", "KTH"),
        ("Ada Nowak", "Lund University"),
        ("Marco Bellini", "Uppsala University"),
    }


def test_coauthors_make_somebody_an_author() -> None:
    draft = read_page_text(
        "On boots\n\nA third paper, “Walking on wet moss”, looks at boots. Former intern Elin Forsberg, now at KTH,"
        " and her coauthors model a boot. Marco Bellini, who leads the walks, likes it.\n"
    )
    assert triples(draft, Relation.AUTHOR_OF) == {("Elin Forsberg", "Walking on wet moss")}


@pytest.mark.parametrize(
    "sentence",
    [
        "In “Walking on wet moss”, KTH researchers teamed with Lund University to walk.",
        "In “Walking on wet moss”, KTH researchers partnered with Lund University to walk.",
        "In “Walking on wet moss”, researchers from KTH and Lund University walk.",
    ],
)
def test_both_houses_of_a_paper(sentence: str) -> None:
    paper = read_page_text(f"On boots\n\n{sentence}\n").papers[0]
    assert set(paper.affiliations) == {"KTH", "Lund University"}


def test_what_the_house_says_it_shows_is_its_own() -> None:
    page = (
        "Fernbach Labs Blog\n\nBoots at night\n\nIn “Walking on wet moss”, published in Nature Geoscience, we show how"
        " to walk.\n"
    )
    paper = read_page_text(page).papers[0]
    assert (paper.affiliations, paper.venue) == (("Fernbach Labs",), "Nature Geoscience")


@pytest.mark.parametrize(
    "opening",
    [
        "Fernbach Labs attended ICLR 2022, a meeting on learning.",
        "This year, the Fernbach Labs moss team presented a dozen papers at ICLR 2022.",
    ],
)
def test_the_house_that_takes_part_made_the_papers(opening: str) -> None:
    page = f"{opening}\n\nAccepted Papers\n\nWalking on wet moss\nElin Forsberg, Marco Bellini\n"
    paper = read_page_text(page).papers[0]
    assert (paper.affiliations, paper.venue) == (("Fernbach Labs",), "ICLR 2022")


def test_the_short_form_in_brackets_is_the_name() -> None:
    page = "On boots\n\nIn “Walking on wet moss”, we present a Positional Moss Scheme (PMS) tailored to boots.\n"
    assert read_page_text(page).papers[0].methods == ("PMS",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Outstanding Paper Award 1: “Walking on wet moss” (authors: Elin Forsberg, Marco Bellini) is long.",
        "“Walking on wet moss” was authored by Ph.D. student Elin Forsberg and assistant professor Marco Bellini.",
        "Our paper “Walking on wet moss” appeared in a journal last year, with Elin Forsberg and Marco Bellini.",
    ],
)
def test_authors_told_behind_the_title(sentence: str) -> None:
    assert triples(read_page_text(f"On boots\n\n{sentence}\n"), Relation.AUTHOR_OF) == AUTHORS


def test_a_question_as_a_title() -> None:
    draft = read_page_text(
        "On boots\n\n“How many boots does a walker need?”, from researchers at KTH, gives an answer. They call their"
        " remedy BootAnchor. As we saw in earlier work at ICLR 2019, two are enough.\n"
    )
    paper = draft.papers[0]
    assert (paper.title, paper.affiliations) == ("How many boots does a walker need?", ("KTH",))
    assert (paper.methods, paper.venue) == (("BootAnchor",), None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Scientists at KTH and Lund University have now shown that boots slip.",
        "Our method, developed together with KTH and Lund University, is new.",
    ],
)
def test_houses_of_the_only_paper_of_a_page(sentence: str) -> None:
    page = f"On boots\n\n{sentence}\n\nThe paper, “Walking on wet moss”, is short.\n"
    assert set(read_page_text(page).papers[0].affiliations) == {"KTH", "Lund University"}
    more = f"{page}\nThe paper “Drying boots with fires” is long.\n"
    assert all(paper.affiliations == () for paper in read_page_text(more).papers)


def test_whoever_is_named_behind_their_paper_wrote_it() -> None:
    draft = read_page_text(
        "On boots\n\nAda Nowak is an area chair of the meeting, and Lin Vale helps.\n\nIn their paper “Walking on wet"
        " moss”, Elin Forsberg and Uppsala professor Marco Bellini, of Uppsala University, propose to walk.\n",
    )
    assert triples(draft, Relation.AUTHOR_OF) == AUTHORS


def test_short_names_of_universities_before_their_people() -> None:
    draft = read_page_text(
        "On boots\n\nResearchers at the University of Edinburgh walk. Edinburgh professor Ada Nowak likes Edinburgh.\n"
    )
    assert employers(draft, "current") == {("Ada Nowak", "University of Edinburgh")}


@pytest.mark.parametrize(
    "sentence",
    ["We call our stove BootFire, for short.", "BootFire is a fast and clean approach to dry boots."],
)
def test_names_that_are_told_apart_from_the_title(sentence: str) -> None:
    page = f"On boots\n\n“Walking on wet moss” is our paper.\n\n{sentence}\n"
    assert read_page_text(page).papers[0].methods == ("BootFire",)


def test_the_meeting_where_a_paper_will_be_presented() -> None:
    page = "On boots\n\nAt this year’s ICLR 2022, we will tell of boots.\n\nPaper: “Walking on wet moss”\n"
    assert read_page_text(page).papers[0].venue == "ICLR 2022"


def test_what_a_paper_was_may_stand_before_who_shows_it() -> None:
    page = (
        "On boots\n\nIn “Walking on wet moss: Boots that grip”, a paper that was a finalist for the award, KTH student"
        " Marco Bellini and Amazon scientist Elin Forsberg show that boots grip.\n"
    )
    pairs = triples(read_page_text(page), Relation.AUTHOR_OF)
    assert {name for name, _ in pairs} == {"Marco Bellini", "Elin Forsberg"}


def test_a_title_whose_first_quotation_mark_was_lost() -> None:
    draft = read_page_text("Moss news\n\nWalking on wet moss in winter” concerns boots of the paper.\n")
    assert [paper.title for paper in draft.papers] == ["Walking on wet moss in winter"]


@pytest.mark.parametrize(
    "line",
    ["We walked on wet moss in winter” says nobody here.", "“It rained.\n\nWet moss was under the boots” is true."],
)
def test_speech_that_ends_in_a_line_is_no_title(line: str) -> None:
    assert read_page_text(f"Moss news\n\n{line}\n").papers == []


def test_two_spellings_of_a_title_are_one_paper() -> None:
    draft = read_page_text(
        "Moss news\n\nIn the paper “Multi-modal walking on wet moss”, boots are dry. In the paper “Multimodal Walking"
        " on Wet Moss”, they are wet.\n"
    )
    assert [paper.title for paper in draft.papers] == ["Multi-modal walking on wet moss"]


def test_papers_of_a_house_that_speaks_of_its_own_work() -> None:
    page = (
        "What is new in moss: our latest research\n\nMicrosoft Research has already published useful work in 2021.\n\n"
        "The paper “Walking on Wet Moss in Winter,” which was accepted at ICLR 2021, measures boots.\n"
    )
    (paper,) = read_page_text(page).papers
    assert (paper.venue, list(paper.affiliations)) == ("ICLR 2021", ["Microsoft Research"])
