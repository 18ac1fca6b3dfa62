"""Venues above titles: of a card, and over several papers."""

from __future__ import annotations

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples


def test_each_card_has_its_venue_above_the_title() -> None:
    page = (
        "Publications\n\nINTERSPEECH 2025\nWalking on wet moss: a first study\nAda Nowak, Lin Vale\nPDF\n\n"
        "SIGDIAL 2024\nFerns talk less in winter than in spring\nLin Vale, Marek Dahl\nPDF\n"
    )
    assert triples(read_page_text(page), Relation.PRESENTED_AT) == {
        ("Walking on wet moss: a first study", "INTERSPEECH 2025"),
        ("Ferns talk less in winter than in spring", "SIGDIAL 2024"),
    }


def test_headings_of_workshops_hold_for_the_papers_below() -> None:
    page = (
        "Moss Lab at ABCD 2025\n\nMOSSY Workshop\n\nSet it and forget it: magic for ferns\nAda Nowak, Lin Vale\n\n"
        "FERN Workshop\n\nToward foundations of wet moss\nLin Vale, Marek Dahl\n\n"
        "Cortex of a fern in late winter\nAda Nowak, Marek Dahl\n"
    )
    assert {venue for _, venue in triples(read_page_text(page), Relation.PRESENTED_AT)} == {
        "MOSSY Workshop",
        "FERN Workshop",
    }


def test_label_and_venue_above_the_title_of_a_card() -> None:
    page = (
        "Featured\n\nPAPER · MOSSYS 2025\nRipeness on a small budget\nTwelve colours are enough.\n"
        "Authors: Ada Nowak, Lin Vale\nRead paper →\n\nPAPER · FERN CHEMISTRY · 2024\nBitter pits and where they hide\n"
        "We found a trace of them.\nAuthors: Lin Vale, Marek Dahl\nRead paper →\n"
    )
    assert triples(read_page_text(page), Relation.PRESENTED_AT) == {
        ("Ripeness on a small budget", "MOSSYS 2025"),
        ("Bitter pits and where they hide", "FERN CHEMISTRY"),
    }
