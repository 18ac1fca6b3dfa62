"""Menus and names of boards at the top of a page are no part of the advert below them."""

from __future__ import annotations

import pytest

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.furniture.menus import without_menu


def kept(text: str) -> list[str]:
    return [line.text for line in without_menu(lines_of(text))]


@pytest.mark.parametrize(
    "menu", ["Stellenangebote  Arbeitgeber  Merkliste", "Accueil | Offres | Mon espace", "Bandi e avvisi > Dettaglio"]
)
def test_entries_side_by_side_are_left_out(menu: str) -> None:
    assert kept(f"Contoso Maps\n{menu}\nAnalyst\nRiga\n") == ["Contoso Maps", "Analyst", "Riga"]


def test_a_name_keeps_its_line_without_the_entries_behind_it() -> None:
    assert kept("Waterschap De Pol | Vacatures | Over ons\nAdviseur\nZwolle\n") == [
        "Waterschap De Pol",
        "Adviseur",
        "Zwolle",
    ]


@pytest.mark.parametrize("line", ["Analyst | Support", "Contoso | Riga | Full-time", "Service  3 days ago"])
def test_facts_side_by_side_stay(line: str) -> None:
    assert kept(f"Contoso Maps\n{line}\nAnalyst\nRiga\n")[1] == line


@pytest.mark.parametrize("board", ["pracuj.pl", "Apec.fr – Offre d’emploi cadre", "bayt.com", "Platsbanken"])
def test_the_name_of_a_board_is_left_out(board: str) -> None:
    assert kept(f"{board}\nAnalyst\nContoso Maps\nRiga\n") == ["Analyst", "Contoso Maps", "Riga"]


def test_what_may_name_a_board_is_left_out_above_a_menu_if_it_never_comes_again() -> None:
    page = "{}\nJobs  Companies  Login\nAnalyst\nContoso Maps\nRiga\nYou draw maps.\n"
    assert kept(page.format("pear jobs"))[0] == "Analyst"
    assert kept(page.format("seek"))[0] == "Analyst"
    assert kept(page.format("Contoso Jobs"))[0] == "Contoso Jobs"


def test_a_name_that_employers_have_too_stays_where_no_menu_follows() -> None:
    assert kept("FINN\nAnalyst\nRiga\nYou count cars.\n")[0] == "FINN"


def test_the_steps_from_home_are_left_out() -> None:
    page = "Contoso Maps\nHome » Offerte di lavoro » Emilia-Romagna » Modena\nAnalyst\nRiga\n"
    assert kept(page) == ["Contoso Maps", "Analyst", "Riga"]


def test_a_menu_below_the_name_of_a_window_leads_to_the_house() -> None:
    menu = "- Study at Plumland\n- About the University\n- Research at Plumland\n"
    assert kept(f"Analyst - University of Plumland\n{menu}Analyst\nRiga\n") == [
        "Analyst - University of Plumland",
        "Analyst",
        "Riga",
    ]
