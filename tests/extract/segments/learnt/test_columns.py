"""Joints that part lines of a list alike, and joints inside titles, which part nothing."""

from __future__ import annotations

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.learnt.columns import columns_of
from kg.extract.segments.learnt.kinds import cells_of
from kg.resolve import load_gazetteer


def cut(*texts: str) -> list[list[str]]:
    lines = lines_of("\n".join(texts))
    cuts = columns_of(lines, [list(range(len(lines)))], load_gazetteer())
    rows: list[list[str]] = [[] for _ in lines]
    for cell in cells_of(lines, cuts):
        rows[cell.row].append(cell.text)
    return rows


def test_lines_are_cut_where_one_place_of_them_states_towns() -> None:
    assert cut("- Contoso / Riga / Full-time", "- Litware / Jena / Part-time", "- Fabrikam / Lyon / Full-time") == [
        ["Contoso", "Riga", "Full-time"],
        ["Litware", "Jena", "Part-time"],
        ["Fabrikam", "Lyon", "Full-time"],
    ]


def test_a_dash_inside_titles_parts_nothing() -> None:
    titles = ["Analyst – Investments", "Engineer – Databases", "Planner – Budgets"]
    assert cut(*titles) == [[title] for title in titles]


def test_a_joint_that_few_lines_have_parts_nothing() -> None:
    lines = ["Frost Analyst – Riga", "Thaw Planner", "Data Engineer", "Moss Botanist"]
    assert cut(*lines) == [[line] for line in lines]
