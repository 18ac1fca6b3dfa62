"""A small graph whose names hold everything that breaks file formats."""

from __future__ import annotations

from kg.schema import Edge, Evidence, FieldName, Node, NodeType, Relation

NASTY = "A, \"B\"; <C> & 'D'\nE\tF \\G 👩\u200d🔬 pid é ;|"
PASSAGE = Evidence("document:d", 3, 9, "Pythön", 0.875, "fake/1", FieldName.TITLE)


def nodes() -> list[Node]:
    """Sorted by id; `skill:go` is isolated."""
    return [
        Node("document:d", NodeType.DOCUMENT, "d.txt", {"source": "d.txt"}),
        Node(
            "posting:p",
            NodeType.POSTING,
            NASTY,
            {"aliases": ["x", "y, z"], "latitude": 49.5, "remote": True, "season_year": 2026, "pid": "007"},
            (PASSAGE,),
        ),
        Node("posting:q", NodeType.POSTING, "Plain", {"latitude": 6, "remote": False, "level": "senior"}),
        Node("skill:go", NodeType.SKILL, "Go", {}),
        Node("skill:python", NodeType.SKILL, "Python", {"aliases": ["py"]}, (PASSAGE, PASSAGE)),
    ]


def edges() -> list[Edge]:
    """Sorted by (src, relation, dst); two relations between the same nodes in opposite directions."""
    return [
        Edge("posting:p", Relation.MENTIONED_IN, "document:d", {}, 0.5, (PASSAGE,)),
        Edge("posting:p", Relation.NEAR_DUPLICATE_OF, "posting:q", {"match_probability": 0.75}, 0.75),
        Edge("posting:p", Relation.REQUIRES, "skill:python", {"preferred": True, "years": 3}, 0.875, (PASSAGE,)),
        Edge("posting:q", Relation.REQUIRES, "skill:python", {}, 1.0),
    ]
