from __future__ import annotations

from tests.extract.article_drafts import read_page_text

ABSTRACT = (
    "Boots slip on moss, and nobody has asked why they slip more at night than in the morning of a dry day in June."
    " Experiments on three summits show what to do."
)


def test_titles_over_what_is_proposed_in_them() -> None:
    page = (
        "Walking on Wet Moss at Night\n\n"
        "This paper was accepted at the Conference on Neural Information Processing Systems (NeurIPS) 2021.\n"
        f"In this paper, we count boots. {ABSTRACT}\n\n"
        f"Summer Party of the Moss Lab\n\n{ABSTRACT}\n\n"
        f"Drying Boots with Small Fires\n\nWe present a stove for boots. {ABSTRACT}\n"
    )
    assert [(paper.title, paper.venue) for paper in read_page_text(page).papers] == [
        ("Walking on Wet Moss at Night", "NeurIPS 2021"),
        ("Drying Boots with Small Fires", None),
    ]


def test_a_heading_over_one_paragraph_that_proposes_is_no_title() -> None:
    assert read_page_text(f"Moss news\n\nHow We Dry Our Boots\n\nWe present a stove. {ABSTRACT}\n").papers == []


def test_authors_named_below_the_abstract() -> None:
    authors = "Authors: Elin Forsberg (KTH); Marco Bellini (Lund University)"
    page = f"Moss days\n\nWalking on Wet Moss\n\n{ABSTRACT}\n\n{authors}\n"
    paper = read_page_text(page).papers[0]
    assert (paper.title, paper.authors) == ("Walking on Wet Moss", ("Elin Forsberg", "Marco Bellini"))
    assert set(paper.affiliations) == {"KTH", "Lund University"}


def test_authors_one_below_the_other() -> None:
    page = (
        "Fernbach Studios\n\nWalking on Wet Moss with New Boots\n\nWe propose boots.\nJune 29, 2020\nICLR 2020\n\n"
        f"Authors\nElin Forsberg (KTH)\nMarco Bellini (KTH/Lund Joint PhD)\nAda Nowak (KTH)\n\nAbstract\n{ABSTRACT}\n"
    )
    paper = read_page_text(page).papers[0]
    assert (paper.title, paper.venue) == ("Walking on Wet Moss with New Boots", "ICLR 2020")
    assert paper.authors == ("Elin Forsberg", "Marco Bellini", "Ada Nowak")
