"""What a group works on, in its own words."""

from __future__ import annotations

import pytest

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples


def topics(text: str) -> set[str]:
    return {topic for _, topic in triples(read_page_text(text), Relation.ABOUT)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "We study lichens, thaw dynamics and the rheology of wet snow.",
            {"lichens", "thaw dynamics", "rheology", "wet snow"},
        ),
        ("The research group of the Moss Centre at KTH studies thaw dynamics.", {"thaw dynamics"}),
        ("Current projects deal with moss batteries for apple storage.", {"moss batteries", "apple storage"}),
        (
            "Our group combines drift tomography and frost spectroscopy to see more.",
            {"drift tomography", "frost spectroscopy"},
        ),
        ("Keywords: snow ecology, moss genomics", {"snow ecology", "moss genomics"}),
        ("She studies moss genomics and uses drift tomography to see more.", {"moss genomics", "drift tomography"}),
        ("WETBOOT studies thaw dynamics in five valleys.", {"thaw dynamics"}),
        (
            "Her interests lie in cuneiform archives of the Old Fern period, ration texts and the history of moss, "
            "which pays.",
            {"cuneiform archives", "ration texts", "history of moss"},
        ),
        ("He is a lecturer with an interest in the history of boots.", {"history of boots"}),
    ],
)
def test_what_sentences_say_is_worked_on(sentence: str, expected: set[str]) -> None:
    assert expected <= topics(f"Elin Forsberg\n\n{sentence}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "We work on many projects with our partners.",
        "The team develops new ways of working together.",
        "Apples are red, and pears are green.",
    ],
)
def test_what_names_no_subject(sentence: str) -> None:
    assert topics(f"Elin Forsberg\n\n{sentence}\n") == set()


def test_a_group_is_named_after_what_it_works_on() -> None:
    assert {"soft snow", "lichens"} <= topics("Soft Snow and Lichens Group\n\nWe are nine people in Turin.\n")
    assert "schneewirtschaft" in topics("Lehrstuhl für Schneewirtschaft\n\nWir sind neun.\n")


def test_rows_below_a_german_heading() -> None:
    page = "Moosinstitut\n\nForschungsschwerpunkte\n\n- Moosgenetik\n- Flechtenökologie\n"
    assert {"moosgenetik", "flechtenökologie"} <= topics(page)
