from __future__ import annotations

import time

import pytest

from kg.extract.articles.names import find_organizations
from kg.extract.draft import TermMatch
from kg.schema import NodeType, Term
from tests.extract.article_drafts import employers, read_page_text

#: Seconds; a search that looks at a run from each of its letters takes minutes.
_PATIENCE = 10.0
_LONGEST = 100


@pytest.mark.parametrize(
    ("text", "houses"),
    [
        ("Forsberg and Ada Nowak of KTH and Cornell University presented it.", ["KTH", "Cornell University"]),
        ("Ada Nowak from Fernmoor Institute of Technology spoke.", ["Fernmoor Institute of Technology"]),
        ("The University of Fernmoor and Ada Nowak were glad.", ["University of Fernmoor"]),
        ("It was University of New Fernmoor Professor Ada Nowak was glad.", ["University of New Fernmoor"]),
        ("She left Fern and Moss University for a bakery.", ["Fern and Moss University"]),
        (
            "A PhD of the University of Wet Science and Technology of Fern.",
            ["University of Wet Science and Technology of Fern"],
        ),
        ("At King’s College London and St Mary's Hospital.", ["King’s College London", "St Mary's Hospital"]),
        (
            "An der Fachhochschule Fernmoor und der Universität für Mooskunde Fern.",
            ["Fachhochschule Fernmoor", "Universität für Mooskunde Fern"],
        ),
        ("Die Universität Fernmoor sucht Personal.", ["Universität Fernmoor"]),
        (
            "Sie ist an der Ada-Nowak-Universität Fernmoor und der Lin Vale Universität Moosach.",
            ["Ada-Nowak-Universität Fernmoor", "Lin Vale Universität Moosach"],
        ),
        ("The Institut de Botanique du Mont Vert was glad.", ["Institut de Botanique du Mont Vert"]),
    ],
)
def test_people_are_no_part_of_their_house(text: str, houses: list[str]) -> None:
    assert [found.name for found in find_organizations(text, 0, len(text), [])] == houses


def test_words_in_small_letters_are_no_part_of_a_name() -> None:
    text = "She was a Fernbach research intern, then a Fernbach Research scientist."
    term = Term(NodeType.ORGANIZATION, "Fernbach Research", aliases=("Fernbach research",))
    bare = Term(NodeType.ORGANIZATION, "Fernbach Research")
    found = [TermMatch(bare, 10, 27), TermMatch(bare, 43, 60)]
    assert [o.start for o in find_organizations(text, 0, len(text), found)] == [43]
    aliased = [TermMatch(term, 10, 27)]
    assert [o.start for o in find_organizations(text, 0, len(text), aliased)] == [10]


def test_a_house_that_begins_like_a_journal() -> None:
    nature = Term(NodeType.VENUE, "Nature")
    page = read_page_text("Moss weekly\n\nElin Forsberg of The Nature Conservancy likes moss.\n", [nature])
    assert employers(page, "current") == {("Elin Forsberg", "Nature Conservancy")}


def test_what_an_institute_is_for_may_be_joined() -> None:
    text = "She is at the Kavel Institute for Moss and Space Research."
    assert [o.name for o in find_organizations(text, 0, len(text), [])] == [
        "Kavel Institute for Moss and Space Research"
    ]


@pytest.mark.parametrize("run", ["A-", "Äa-", "A.", "A&"])
def test_long_runs_of_initials_are_read_once(run: str) -> None:
    text = f"The Universität and the Institute of {run * 20_000}"
    began = time.perf_counter()
    assert all(len(found.name) < _LONGEST for found in find_organizations(text, 0, len(text), []))
    assert time.perf_counter() - began < _PATIENCE
