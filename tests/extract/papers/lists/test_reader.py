"""Papers in lists, tables and programmes."""

from __future__ import annotations

import pytest

from kg.schema import Relation
from tests.extract.article_drafts import employers, read_page_text, triples, wrong_evidence


def authors_of(text: str) -> dict[str, tuple[str, ...]]:
    draft = read_page_text(f"Moss group\n\n{text}")
    assert wrong_evidence(draft) == []
    return {paper.title: paper.authors for paper in draft.papers}


WALKING = {"Walking on wet moss": ("Elin Forsberg", "Marco Bellini")}


@pytest.mark.parametrize(
    "text",
    [
        "Papers\n\nWalking on wet moss\nElin Forsberg, Marco Bellini\n",
        "Papers\n\nElin Forsberg, Marco Bellini\nWalking on wet moss\n",
        "Papers\n\n3\tWalking on wet moss\tElin Forsberg, Marco Bellini\tOral\n",
        "Papers\n\nP12 | Walking on wet moss | Elin Forsberg; Marco Bellini | Poster\n",
        "Papers\n\n[17] Walking on wet moss [pdf] [code]\nElin Forsberg*, Marco Bellini*\n",
        "Papers\n\nWalking on wet moss — Elin Forsberg (KTH), Marco Bellini (ETH Zurich)\n",
        "Accepted papers\n\nWalking on wet moss\n11:00 AM - 2:00 PM, Hall A-C #3304\nElin Forsberg, Marco Bellini\n",
        "Accepted papers\n\nWalking on wet moss\nElin Forsberg, Marco Bellini | Imperial College London\n",
        "Accepted papers\n\n09:10 - 09:30 Walking on wet moss / Elin Forsberg and Marco Bellini\n",
    ],
)
def test_a_title_beside_its_authors(text: str) -> None:
    assert authors_of(text) == WALKING


@pytest.mark.parametrize(
    "text",
    [
        "People\n\nElin Forsberg\nProfessor of wet moss science\n",
        "Invited talks\n\nWhy moss is patient with us\nElin Forsberg\n",
        "News\n\nNovember 3, 2024\nBy Elin Forsberg\n",
        "Organisers\n\nElin Forsberg, Marco Bellini\n",
    ],
)
def test_people_without_a_paper(text: str) -> None:
    assert authors_of(text) == {}


def test_venue_and_year_below_the_authors() -> None:
    draft = read_page_text(
        "Moss group\n\nPapers\n\nWalking on wet moss\nElin Forsberg, Marco Bellini\nNeurIPS 2024 (oral)\n"
    )
    assert [(paper.venue, paper.year) for paper in draft.papers] == [("NeurIPS 2024", 2024)]


def test_year_in_front_of_the_title_dates_the_venue() -> None:
    line = "Forsberg, E., & Bellini, M. (2021). Walking on wet moss. In Proceedings of CoRL, 1-12."
    draft = read_page_text(f"Moss group\n\nReferences\n\n{line}\n")
    assert [(paper.title, paper.venue) for paper in draft.papers] == [("Walking on wet moss", "CoRL 2021")]


def test_legends_tell_where_authors_are_from() -> None:
    draft = read_page_text(
        "MossCast: Weather for moss\n\nAyumi Kanda¹*, Diego"
        " Fuentes²\n\n¹ University of Helsinki  ² Vaisala\n* equal contribution\n"
    )
    assert employers(draft, "current") == {("Ayumi Kanda", "University of Helsinki"), ("Diego Fuentes", "Vaisala")}


def test_brackets_behind_authors_tell_where_they_are_from() -> None:
    draft = read_page_text(
        "Moss group\n\nPapers\n\nWalking on wet moss\nElin Forsberg (Deepmoss), Marco Bellini (ETH Zurich)\n"
    )
    assert ("Elin Forsberg", "Deepmoss") in employers(draft, "current")
    assert ("Walking on wet moss", "Deepmoss") in triples(draft, Relation.AFFILIATED_WITH)


def test_a_presenter_is_no_author() -> None:
    draft = read_page_text(
        "Reading group\n\n10 March: Birgit Aalto presents “Which way does moss grow?” by Pedro Alcântara"
        " and Noor Rahimi.\n"
    )
    assert triples(draft, Relation.AUTHOR_OF) == {
        ("Pedro Alcântara", "Which way does moss grow?"),
        ("Noor Rahimi", "Which way does moss grow?"),
    }


def test_rows_of_a_programme_head_nothing() -> None:
    page = (
        "Workshop on Moss and Ferns (MoFe 2025)\n\nPROGRAMME\n\n09:00-09:10  Opening (the organizers)\n"
        "10:30-10:50  Walk twice, rest once: Moss in stages\n             Ada Nowak, Marek Dahl and Maria Rossi\n"
        "13:50-15:00  Poster session\n  P1  Counting ferns: A ledger (Maria Rossi, Peter Olsen)\n"
    )
    draft = read_page_text(page)
    assert triples(draft, Relation.PRESENTED_AT) == {
        ("Walk twice, rest once: Moss in stages", "MoFe 2025"),
        ("Counting ferns: A ledger", "MoFe 2025"),
    }
    assert ("Maria Rossi", "Counting ferns: A ledger") in triples(draft, Relation.AUTHOR_OF)


def test_prose_above_a_reference_is_no_title() -> None:
    page = (
        "Moss\n\nNowak and Dahl introduced a way to find moss on stones that nobody had looked at before them.\n"
        "Nowak A, Dahl M. Finding moss on stones. Advances in Neural Information Processing Systems 31 (2018).\n"
    )
    assert [paper.title for paper in read_page_text(page).papers] == ["Finding moss on stones"]


@pytest.mark.parametrize(
    "line", ["About the Author", "Share on Facebook", "Meet the fellows", "October 11, 2024 Published", "Posted"]
)
def test_furniture_above_a_name_is_no_title(line: str) -> None:
    assert authors_of(f"Papers\n\n{line}\nElin Forsberg, Marco Bellini\n") == {}


def test_the_host_of_an_overview_may_stand_below_a_menu() -> None:
    menu = "Teams\nStories\nPeople\nOpen calls\n\n"
    for at in ("at", "@"):
        page = f"{menu}Amazon {at} NeurIPS 2024\n\nPapers\n\nWalking on wet moss\nElin Forsberg, Marco Bellini\n"
        draft = read_page_text(page)
        assert triples(draft, Relation.AFFILIATED_WITH) >= {("Walking on wet moss", "Amazon")}, at


def test_a_title_about_people_heads_no_list_of_people() -> None:
    page = "Posters\n\nReconstructing People In Contact with Wet Moss\nElin Forsberg, Marco Bellini\n"
    assert authors_of(page) == {"Reconstructing People In Contact with Wet Moss": ("Elin Forsberg", "Marco Bellini")}


def test_authors_behind_a_venue_and_led_by() -> None:
    for told in (
        "In a paper presented at ICML, “Walking on wet moss”, Elin Forsberg and colleague Marco Bellini describe it.",
        "Our paper, “Walking on wet moss”, led by Elin Forsberg and Marco Bellini, presents a map.",
    ):
        assert authors_of(f"{told}\n") == WALKING, told


def test_in_this_paper_tells_whose_the_paper_above_is() -> None:
    told = "In this paper, colleagues from the University of Illinois Urbana-Champaign and Agnes Scott College walk."
    draft = read_page_text(f"Moss group\n\nPapers\n\nWalking on wet moss\nElin Forsberg, Marco Bellini\n\n{told}\n")
    houses = {name for paper, name in triples(draft, Relation.AFFILIATED_WITH) if paper == "Walking on wet moss"}
    assert houses == {"University of Illinois Urbana-Champaign", "Agnes Scott College"}


def test_title_venue_and_links_above_the_authors() -> None:
    page = (
        "Awesome moss\n\nNormalization of ferns\n"
        "- MossCon: Ferns by Their Names in Norwegian, ACL 2022 [paper] [data]\n  Ada Nowak, Marek Dahl, Maria Rossi\n"
    )
    draft = read_page_text(page)
    title = "MossCon: Ferns by Their Names in Norwegian"
    assert triples(draft, Relation.PRESENTED_AT) == {(title, "ACL 2022")}
    assert triples(draft, Relation.AUTHOR_OF) == {(who, title) for who in ("Ada Nowak", "Marek Dahl", "Maria Rossi")}


def test_headings_of_years_date_what_is_listed_below() -> None:
    page = (
        "Moss Lab\n\nPublications\n\n2023\n\nCounting fish by their chatter in reefs\nAda Nowak, Marek Dahl · ICASSP\n"
    )
    draft = read_page_text(page)
    assert triples(draft, Relation.PRESENTED_AT) == {("Counting fish by their chatter in reefs", "ICASSP 2023")}


def test_the_front_page_of_a_paper_with_wrapped_title_and_numbered_houses() -> None:
    draft = read_page_text(
        "MOSS LETTERS\nweek ending\n14 DECEMBER 2012\nSpectrum of the Moss Laser: Strong Damp Effects in the\n"
        "Pulling of Wet Boots\nE.-K. Forsberg,1 M. Bellini,1 P. Olsen,2 and L. Vale2,*\n1\nDepartment of Botany, "
        "University of Bergen, Bergen 151-747, Norway\n2\nDepartment of Boots, Cornell University, Ithaca 136-701, "
        "USA\n(Received 4 June 2012)\nWe report the first spectrum of moss.\n"
    )
    (paper,) = draft.papers
    assert paper.title == "Spectrum of the Moss Laser: Strong Damp Effects in the Pulling of Wet Boots"
    assert paper.authors == ("E.-K. Forsberg", "M. Bellini", "P. Olsen", "L. Vale")
    assert employers(draft, "current") == {
        ("E.-K. Forsberg", "University of Bergen"),
        ("M. Bellini", "University of Bergen"),
        ("P. Olsen", "Cornell University"),
        ("L. Vale", "Cornell University"),
    }


def test_work_packages_and_their_leads_are_no_papers() -> None:
    assert (
        authors_of("Work packages\n\n- WP1 Walking on moss – lead: Elin Forsberg (KTH), co-lead: Marco Bellini\n") == {}
    )


def test_when_something_appeared_is_no_title() -> None:
    page = (
        "Journal: Moss Letters\n\nWalking on wet moss\n\nForsberg EM, Bellini MA, Olsen P\nWe walked on it.\n\n"
        "Moss Letters: 15 Apr 2018; epub ahead of print\nForsberg EM, Bellini MA, Olsen P\n"
    )
    assert list(authors_of(page)) == ["Walking on wet moss"]
