"""Authors below a title, each group of them with its house."""

from __future__ import annotations

import pytest

from kg.extract.papers.lists.described_authors import is_described


@pytest.mark.parametrize(
    ("line", "described"),
    [
        ("Ada Nowak and Peter Olsen, KTH; Anna Bellini; Maria Forsberg, ETH Zurich", True),
        ("Ada Nowak, Peter Olsen, and Anna Bellini, Microsoft", True),
        ("Ada Nowak and Peter Olsen, Anna Bellini", False),
        ("Boots and Moss, Microsoft", False),
    ],
)
def test_groups_of_authors_with_their_houses(line: str, *, described: bool) -> None:
    assert is_described(line) == described
