"""Teams that are parts of schools, and organizations that one sentence joins."""

from __future__ import annotations

import pytest

from kg.schema import NodeType, Relation
from tests.extract.article_drafts import employers, read_page_text, triples


@pytest.mark.parametrize(
    ("head", "team"),
    [
        ("Lehrstuhl für Mooskunde\nUniversität Bergen · Fakultät Biologie", "Lehrstuhl für Mooskunde"),
        ("Chair of Moss Studies · University of Bergen", "Chair of Moss Studies"),
    ],
)
def test_chairs_above_their_school(head: str, team: str) -> None:
    parts = {src for src, _ in triples(read_page_text(f"{head}\n\nIt rained on all of it.\n"), Relation.PART_OF)}
    assert parts == {team}


def test_a_centre_at_a_school_is_a_part_of_it() -> None:
    page = (
        "Moss weekly\n\nThey fund the Centre for Moss Studies at Bergen University, directed by Professor Ada Nowak.\n"
    )
    draft = read_page_text(page)
    assert triples(draft, Relation.PART_OF) == {("Centre for Moss Studies", "Bergen University")}
    assert triples(draft, Relation.IN_TEAM) == {("Ada Nowak", "Centre for Moss Studies")}
    assert employers(draft, "current") == {("Ada Nowak", "Bergen University")}


def test_two_houses_are_not_one() -> None:
    page = (
        "Umbra Tech and Fernmere University extend their partnership\n\nUmbra Tech makes lamps. Peter Olsen, a "
        "scientist at Umbra Tech, is glad. Fernmere University has students.\n"
    )
    draft = read_page_text(page)
    named = {mention.ref.name for mention in draft.mentions if mention.ref.node_type is NodeType.ORGANIZATION}
    assert named == {"Umbra Tech", "Fernmere University"}
    assert employers(draft, "current") == {("Peter Olsen", "Umbra Tech")}


def test_a_school_by_its_first_word_is_the_one_named_in_full() -> None:
    told = "I am a professor at Lakewood University. Before joining Lakewood, I was a postdoc at ETH Zurich."
    page = f"Ada Nowak\n\n{told}\n"
    assert employers(read_page_text(page), "current") == {("Ada Nowak", "Lakewood University")}


def test_teams_named_in_quotes_and_behind_their_noun() -> None:
    page = (
        "Moss weekly\n\nProf. Ada Nowak heads the department “Wet Moss” at the University of Bergen. Lin Vale leads "
        'the newly founded "Dry Fern" group. Contact: Marek Dahl, Head of the Research Group Safe Boots\n'
    )
    draft = read_page_text(page)
    assert triples(draft, Relation.IN_TEAM) == {
        ("Ada Nowak", "Wet Moss"),
        ("Lin Vale", "Dry Fern"),
        ("Marek Dahl", "Safe Boots"),
    }
    assert triples(draft, Relation.PART_OF) == {("Wet Moss", "University of Bergen")}


def test_the_first_word_of_the_house_of_a_page_stands_for_it() -> None:
    page = (
        "Fernwater National Laboratory\n\nThe paper was written by Fernwater's Ada Nowak and Lin Vale, Marek Dahl of "
        "Cornell University, and Petra Olsen of Duke University.\n"
    )
    assert employers(read_page_text(page), "current") == {
        ("Ada Nowak", "Fernwater National Laboratory"),
        ("Lin Vale", "Fernwater National Laboratory"),
        ("Marek Dahl", "Cornell University"),
        ("Petra Olsen", "Duke University"),
    }


def test_a_team_whose_name_begins_small() -> None:
    draft = read_page_text("Moss news\n\nAda Nowak is a botanist in the deXus group at KTH.\n")
    assert triples(draft, Relation.IN_TEAM) == {("Ada Nowak", "deXus")}


def test_initials_behind_a_name_stand_for_it_elsewhere() -> None:
    page = "Moss news\n\nThe Moss Institute for Ferns (MI-F) is new. “Wet,” says MI-F Director, Prof. Dr. Ada Nowak.\n"
    draft = read_page_text(page)
    assert employers(draft, "current") == {("Ada Nowak", "Moss Institute for Ferns")}


def test_what_two_houses_begin_with_is_short_for_neither() -> None:
    page = (
        "Moss news\n\nAda Nowak is with the Lin Dahl Institute for Ferns. The Lin Dahl Society pays.\n\n"
        "Elin Forsberg is a researcher at Lin Dahl.\n"
    )
    assert ("Elin Forsberg", "Lin Dahl Society") not in employers(read_page_text(page), "current")
