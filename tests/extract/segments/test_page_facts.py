"""Fields that labels state anywhere on a page, in the shapes that boards and page savers leave them in."""

from __future__ import annotations

import pytest

from kg.extract.lexicon.spans import lines_of
from kg.extract.postings.headers.labels import glued_label, inline_labels, run_on_labels
from kg.extract.segments.page_facts import page_facts, with_facts
from kg.schema import FieldName, FieldSpan
from tests.fakes.places import FakePlaces

BULLETS = """Job overview

  • Job Title: Frost Analyst
  • Company: Contoso Pears
  • Category: Orchards
"""
GLUED = "CompanyContoso Pears\nLocationTurin\nPostedFebruary 20, 2026\n"
STACKED = "Company\nContoso Pears\nContract type\nPart-time\n"
LETTER = "From: Ada Pear\nDate: Tue, 3 Feb 2026\nSubject: An analyst\n"


def stated(text: str) -> dict[FieldName, str]:
    return {span.name: text[span.start : span.end] for span in page_facts(lines_of(text), FakePlaces())}


def test_bullets_hold_labelled_fields() -> None:
    found = stated(BULLETS)
    assert found[FieldName.TITLE] == "Frost Analyst"
    assert found[FieldName.ORGANIZATION] == "Contoso Pears"


@pytest.mark.parametrize("text", [GLUED, STACKED])
def test_labels_are_found_without_a_colon(text: str) -> None:
    assert stated(text)[FieldName.ORGANIZATION] == "Contoso Pears"


@pytest.mark.parametrize("text", [LETTER, "Company: Contoso\n\nWe press juice in a barn by the sea.\n"])
def test_letters_and_single_labels_state_nothing(text: str) -> None:
    assert stated(text) == {}


def test_place_below_its_heading() -> None:
    assert stated("📍 Location\n\n- Turin - on-site, second shift\n") == {FieldName.LOCATION: "Turin"}


def test_page_without_line_breaks() -> None:
    text = "Job Title: Frost Analyst Location: Turin Job Type: Full-time Overview We press juice. " + "Pears. " * 90
    found = stated(text)
    assert (found[FieldName.TITLE], found[FieldName.LOCATION]) == ("Frost Analyst", "Turin")


def test_labelled_employer_replaces_a_guess() -> None:
    guess, fact = FieldSpan(FieldName.ORGANIZATION, 0, 5), FieldSpan(FieldName.ORGANIZATION, 9, 20)
    assert with_facts((guess,), (fact,)) == (fact,)


def test_several_labels_share_a_line() -> None:
    line = "Location: Riga Available: now Contract: permanent"
    name, left, right = inline_labels(line)[0]
    assert (name, line[left:right]) == (FieldName.LOCATION, "Riga Available: now")
    assert inline_labels("We work like this: quietly") == ()


def test_glued_labels_end_in_a_small_letter() -> None:
    assert glued_label("LocationRiga") == ((FieldName.LOCATION, 8, 12),)
    assert glued_label("Locations of pears") == ()


def test_values_end_before_the_next_key() -> None:
    text = "Job Title: Frost Analyst Location: Riga "
    assert [text[a:b] for _, a, b in run_on_labels(text)] == ["Frost Analyst", "Riga"]
