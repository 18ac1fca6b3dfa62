from __future__ import annotations

import pytest

from kg.extract.articles.affiliations import parse_affiliation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Google Research, Brain Team; Mountain View, CA, USA", [("Google Research", "Brain")]),
        ("Supply Chain Optimization Technologies, Amazon", [("Amazon", "Supply Chain Optimization Technologies")]),
        ("Dept. of CS, University of Toronto, Canada", [("University of Toronto", None)]),
        ("University of Bergen (UiB)", [("University of Bergen", None)]),
        (
            "1School of Artificial Intelligence, Xidian University, Xi’an, 710071, P.R. China",
            [("Xidian University", None)],
        ),
        ("University of California, Los Angeles", [("University of California, Los Angeles", None)]),
        ("Indian Institute of Technology, Patna, India", [("Indian Institute of Technology Patna", None)]),
        ("University of Zurich and ETH Zurich", [("University of Zurich", None), ("ETH Zurich", None)]),
        ("Hong Kong University of Science and Technology", [("Hong Kong University of Science and Technology", None)]),
        ("Fuxi AI Lab, NetEase Inc., Hangzhou, China", [("NetEase", "Fuxi AI Lab")]),
        ("GenAI, Meta", [("Meta", "GenAI")]),
        ("CSAIL, MIT", [("MIT", "CSAIL")]),
        ("Amazon, Seattle", [("Amazon", None)]),
        ("Robotics Lab at the University of Bonn, Germany", [("University of Bonn", "Robotics Lab")]),
        ("Institute of Logic and Computation, TU Wien, Austria", [("TU Wien", "Institute of Logic and Computation")]),
        ("The Foo Corp.", [("Foo", None)]),
        ("PhD student", []),
        ("", []),
    ],
)
def test_organizations_and_teams(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(item.organization, item.team) for item in parse_affiliation(text)] == expected
