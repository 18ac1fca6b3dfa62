from __future__ import annotations

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.learnt.kinds import cells_of


def test_separators_cut_a_line_and_marks_are_set_apart() -> None:
    text = "- Pear Grader | Riga\tFull-time\n\n[Cook](https://jobs.example/1)"

    cells = cells_of(lines_of(text))

    assert [(cell.text, cell.mark, cell.cell, cell.cells) for cell in cells] == [
        ("Pear Grader", "-", 0, 3),
        ("Riga", "-", 1, 3),
        ("Full-time", "-", 2, 3),
        ("Cook", "[", 0, 1),
    ]
    assert all(text[cell.start : cell.end] == cell.text for cell in cells)


def test_sentences_stay_whole() -> None:
    text = "We weigh pears.  Growers like that."

    assert [cell.text for cell in cells_of(lines_of(text))] == [text]
