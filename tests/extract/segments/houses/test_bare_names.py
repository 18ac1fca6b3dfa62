"""Names of teams and firms without what frames them; terms, labels and buttons that stand there are none."""

from __future__ import annotations

import pytest

from kg.extract.segments.houses.bare_names import with_bare_names
from kg.schema import FieldName, FieldSpan


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("— Frost Desk —", "Frost Desk"),
        ("**Frost Desk**", "Frost Desk"),
        ("Frost Desk](https://example.org/0)", "Frost Desk"),
        ("Frost Desk (Riga)", "Frost Desk (Riga)"),
    ],
)
def test_names_lose_their_frames(text: str, name: str) -> None:
    (span,) = with_bare_names([FieldSpan(FieldName.TEAM, 0, len(text))], text)
    assert text[span.start : span.end] == name


@pytest.mark.parametrize("text", ["Full-time", "2 posts", "1 FTE", "24 June 2019", "Deadline", "Apply now"])
def test_a_term_is_no_name(text: str) -> None:
    assert with_bare_names([FieldSpan(FieldName.ORGANIZATION, 0, len(text))], text) == ()
