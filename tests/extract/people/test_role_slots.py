"""Roles and houses by where they stand: below names, where other names have theirs."""

from __future__ import annotations

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples


def _titles(page: str) -> dict[str, tuple[str, ...]]:
    return {person.name: person.titles for person in read_page_text(page).persons}


def test_an_unknown_word_below_a_name_is_a_role_where_others_are() -> None:
    page = (
        "Moss Clinic – Team\n\nProf. Ada Nowak\nClinic Director\nada@moss.example\n\nDr. Lin Vale\nLecturer\n"
        "lin@moss.example\n\nMarek Dahl\nBryonaut\nmarek@moss.example\n"
    )
    assert _titles(page)["Marek Dahl"] == ("Bryonaut",)


def test_a_house_below_a_name_is_one_where_most_others_are() -> None:
    page = (
        "Moss colloquium 2026\n\nDr. Ada Nowak\nUniversity of Riga\nTitle: “Wet moss in a dry land”\n\n"
        "Dr. Lin Vale\nFern Valley Observers\nTitle: “Ferns at night and in the day”\n\n"
        "Dr. Marek Dahl\nUniversity of Bergen\nTitle: “Lichen, and what it likes”\n"
    )
    assert ("Lin Vale", "Fern Valley Observers") in triples(read_page_text(page), Relation.AFFILIATED_WITH)


def test_people_of_a_team_page_work_for_the_house_that_signs_it() -> None:
    page = (
        "Department of Moss – Team\n\nHead\n\nProf. Ada Nowak\nHead of Department\nTel. 0000-1201\n\nSecond floor\n\n"
        "Dr. Lin Vale\nLecturer\nTel. 0000-1202\n\nUniversity of Riga · Imprint\n"
    )
    assert triples(read_page_text(page), Relation.AFFILIATED_WITH) == {
        ("Ada Nowak", "University of Riga"),
        ("Lin Vale", "University of Riga"),
    }


def test_the_house_right_behind_a_role_below_a_name() -> None:
    page = "Annuaire\n\nAda Nowak\nDirectrice de recherche CNRS, directrice du laboratoire\n\nLin Vale\nProfesseure\n"
    assert triples(read_page_text(page), Relation.AFFILIATED_WITH) == {("Ada Nowak", "CNRS")}


def test_people_of_departments_work_for_the_house_of_the_window() -> None:
    page = (
        "2025 Fellows: Moss Institute - University of Riga\n\nAda Nowak, Assistant Professor, Department of History\n\n"
        "Project: Wet moss in the past\n\nLin Vale, Associate Professor, Department of English\n"
    )
    assert triples(read_page_text(page), Relation.AFFILIATED_WITH) == {
        ("Ada Nowak", "University of Riga"),
        ("Lin Vale", "University of Riga"),
    }


def test_a_subject_in_brackets_is_no_house() -> None:
    page = "Fellows\n\nAda Nowak (Romance Languages)\n\nAda Nowak is Assistant Professor of Romance Languages.\n"
    assert triples(read_page_text(page), Relation.AFFILIATED_WITH) == set()
