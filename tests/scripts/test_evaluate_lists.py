"""What a list shows against what was read of it: right, wrong, and neither."""

from __future__ import annotations

from evaluate_lists import scored
from line_training.layouts import Page, Shown

from kg.extract.segments.learnt.kinds import LineKind
from kg.resolve import load_gazetteer
from kg.schema import Place, Posting

RIGA = Place("Riga", None, "LV")
PAGE = Page(
    [
        (("Contoso Snow", LineKind.EMPLOYER),),
        (("Frost Analyst, Riga", LineKind.TITLE),),
        (("Thaw Planner", LineKind.TITLE),),
    ],
    "list",
    (
        Shown("Frost Analyst, Riga", "Frost Analyst", "Riga", "Contoso Snow", ""),
        Shown("Thaw Planner", "Thaw Planner", "", "Contoso Snow", "Ice Desk"),
    ),
)


def counts(*postings: Posting) -> dict[str, int]:
    return {name: count for name, count in scored(PAGE, postings, load_gazetteer()).items() if count}


def test_a_title_is_right_with_and_without_its_place() -> None:
    found = (
        Posting(0, 1, "1", title="Frost Analyst", organization="Contoso Snow", primary_location=RIGA),
        Posting(1, 2, "2", title="Thaw Planner", organization="Fabrikam", team="Ice Desk"),
    )
    assert counts(*found) == {
        "found": 2,
        "title shown": 2,
        "title right": 2,
        "employer shown": 2,
        "employer right": 1,
        "employer wrong": 1,
        "place shown": 1,
        "place right": 1,
        "team shown": 1,
        "team right": 1,
    }


def test_what_is_not_found_is_neither_right_nor_wrong() -> None:
    assert counts() == {"title shown": 2, "employer shown": 2, "place shown": 1, "team shown": 1}
