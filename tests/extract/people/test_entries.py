"""Entries below names, and pages in the first person."""

from __future__ import annotations

from kg.schema import Relation
from tests.extract.article_drafts import employers, read_page_text, triples


def test_who_says_i_below_a_name_is_that_person() -> None:
    draft = read_page_text(
        "Team\n\nElin Forsberg\nI’m a Ph.D. student in the department of plants at University of Bergen (UB). "
        "I completed my master's in botany at ETH Zurich.\n\n"
        "Marco Bellini (co-advised)\nI am a first-year PhD student at KTH. I obtained my Bachelor degree at Stanford.\n"
    )
    assert employers(draft, "current") == {
        ("Elin Forsberg", "University of Bergen"),
        ("Marco Bellini", "KTH"),
    }
    assert employers(draft, "education") == {("Elin Forsberg", "ETH Zurich"), ("Marco Bellini", "Stanford")}


def test_a_page_in_the_first_person() -> None:
    draft = read_page_text(
        "About me\nHi, I'm Elin Forsberg.\nI am a second-year Ph.D. student at Ada B. Nowak School of Moss Science, "
        "University of Bergen. I am advised by Marco Bellini.\n\n"
        "I interned in Adobe Research (summer 2019, intern), Microsoft Research (2018) and Bell Labs (2017).\n"
    )
    assert employers(draft, "current") == {("Elin Forsberg", "University of Bergen")}
    assert employers(draft, "former") == {
        ("Elin Forsberg", name) for name in ("Adobe Research", "Microsoft Research", "Bell Labs")
    }
    assert [person.name for person in draft.persons] == ["Elin Forsberg", "Marco Bellini"]


def test_entries_of_a_script_name_people_and_what_they_are() -> None:
    draft = read_page_text(
        "{\n  name: 'Elin Forsberg',\n  title: 'Research Director at Bell Labs',\n  about: [\n"
        '    "Elin leads the Wet Moss Research Team at Bell Labs. '
        'She is a recipient of the University of Bergen award. Prior, she worked in Adobe Research."\n  ]\n}\n'
    )
    assert employers(draft, "current") == {("Elin Forsberg", "Bell Labs")}
    assert employers(draft, "former") == {("Elin Forsberg", "Adobe Research")}
    assert triples(draft, Relation.IN_TEAM) == {("Elin Forsberg", "Wet Moss Research")}


def test_the_line_below_a_name_may_be_an_affiliation() -> None:
    draft = read_page_text(
        "Invited speakers\n\nElin Forsberg\nUniversity of Bergen\n\nShe holds a degree from Stanford University.\n"
    )
    assert employers(draft, "current") == {("Elin Forsberg", "University of Bergen")}
    assert employers(draft, "education") == {("Elin Forsberg", "Stanford University")}


def test_headings_of_groups_end_an_entry() -> None:
    draft = read_page_text(
        "People\n\nPostdocs\n\nElin Forsberg\nElin joined us from ETH Zurich. She likes moss.\n\nPhD students\n\n"
        "- Marco Bellini – ferns\n"
    )
    assert [person.titles for person in draft.persons] == [("Postdoc",), ("PhD student",)]


def test_authors_below_a_title_are_no_entry() -> None:
    draft = read_page_text(
        "Papers\n\nWalking on wet moss with care\nElin Forsberg\nICML 2020\n\nI thank the University of Bergen.\n"
    )
    assert employers(draft, "current") == set()


def test_speakers_behind_the_day_and_the_hall_of_their_talk() -> None:
    draft = read_page_text(
        "Seminars are held on Fridays.\n\nFebruary 2, 2024 Fern Hall Elin Forsberg\nUniversity of Bergen\n"
        "March 22, 2024 Virtual (ask for the link) Marco Bellini\nCornell University\n\n"
        'Elin Forsberg presents "Walking on Moss: Evidence from Wet Summits"\n'
    )
    assert employers(draft, "current") == {
        ("Elin Forsberg", "University of Bergen"),
        ("Marco Bellini", "Cornell University"),
    }
    assert triples(draft, Relation.AUTHOR_OF) == set()


def test_names_of_a_register_have_the_last_name_first() -> None:
    draft = read_page_text(
        "Members: A to F\n\nForsberg, Elin\nUniversity of Bergen, Norway\n\nElin Forsberg holds a PhD from Cornell "
        "University.\n\nBellini Rossi, Marco\nDuke University\n\nI have a degree in History.\n"
    )
    assert [person.name for person in draft.persons] == ["Elin Forsberg", "Marco Bellini Rossi"]
    assert ("Marco Bellini Rossi", "Duke University") in employers(draft, "current")


def test_unknown_names_above_what_somebody_is() -> None:
    draft = read_page_text(
        "Who walks on moss\n\nWe asked people in the north.\n\nThey are many.\n\nMarco Bellini\nScientist, "
        "University of Bergen\n\nPraxl Quonto\nPhD Student, Duke University\n- Ph.D. Cornell University\n"
    )
    assert employers(draft, "current") == {
        ("Marco Bellini", "University of Bergen"),
        ("Praxl Quonto", "Duke University"),
    }
    assert employers(draft, "education") == {("Praxl Quonto", "Cornell University")}


def test_a_heading_inside_of_what_is_told_of_one_person() -> None:
    draft = read_page_text(
        "Candidates 2016: who they are\n\nElin Forsberg\n\nBiography\n\nI am currently Assistant Professor of History "
        "at Fernmoor University and the Associate Director of the Fernmoor Moss Initiative, who wrote MossBook.\n"
    )
    assert draft.papers == []
    assert employers(draft, "current") == {("Elin Forsberg", "Fernmoor University")}
    assert draft.persons[0].titles == ("Assistant Professor of History",)
