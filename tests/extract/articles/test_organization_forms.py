from __future__ import annotations

import pytest

from kg.extract.articles.names import find_organizations


@pytest.mark.parametrize(
    ("text", "houses"),
    [
        ("Forsberg and Ada Nowak of KTH and Cornell University presented it.", ["KTH", "Cornell University"]),
        ("Ada Nowak from Fernmoor Institute of Technology spoke.", ["Fernmoor Institute of Technology"]),
        ("The University of Fernmoor and Ada Nowak were glad.", ["University of Fernmoor"]),
        ("She left Fern and Moss University for a bakery.", ["Fern and Moss University"]),
    ],
)
def test_people_are_no_part_of_their_house(text: str, houses: list[str]) -> None:
    assert [found.name for found in find_organizations(text, 0, len(text), [])] == houses
