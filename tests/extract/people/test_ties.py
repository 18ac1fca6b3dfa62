from __future__ import annotations

import pytest

from tests.extract.article_drafts import employers, read_page_text


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Last week KTH, represented by Ada Nowak and Marek Dahl, spoke about moss.", {"Ada Nowak", "Marek Dahl"}),
        ("In 2011 Ada Nowak, a botanist, founded the Moss Research Group (MRG) within KTH.", {"Ada Nowak"}),
        ("A prize went to Ada Nowak, a former student of ours now at KTH.", {"Ada Nowak"}),
        ("The meeting was hosted by the KTH School of Botany's Ada Nowak and Marek Dahl.", {"Ada Nowak", "Marek Dahl"}),
        ("Our committee: \n\nAda Nowak, The KTH, Sweden", {"Ada Nowak"}),
    ],
)
def test_employers_told_in_other_forms(sentence: str, people: set[str]) -> None:
    assert employers(read_page_text(f"Moss news\n\n{sentence}\n"), "current") == {(p, "KTH") for p in people}


def test_house_that_goes_by_its_initials() -> None:
    page = (
        "Moss news\n\nFaculty and students from the MLC won three prizes. MLC researchers have much to celebrate.\n\n"
        "MLC Associate Professor Ada Nowak counts spores, and MLC students helped.\n"
    )
    assert employers(read_page_text(page), "current") == {("Ada Nowak", "MLC")}


def test_initials_of_a_field_are_no_house() -> None:
    page = "Moss news\n\nNLP researchers meet. NLP students come from the NLP world. NLP Professor Ada Nowak speaks.\n"
    assert employers(read_page_text(page), "current") == set()


def test_person_behind_an_acronym() -> None:
    draft = read_page_text("Moss news\n\nIn her keynote, KTH director of TTS Ruzena Mavrat spoke of moss.\n")
    assert employers(draft, "current") == {("Ruzena Mavrat", "KTH")}
