"""A type of node in, its shape out: told apart without colour as well as with it."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

from kg.schema import NodeType


def _polygon(corners: int, turn: float = 0.0, radius: float = 9.0, inner: float | None = None) -> str:
    """A regular polygon, or a star with `inner` corners between, around (0, 0), first corner on top."""
    steps = corners * (2 if inner else 1)
    points = []
    for step in range(steps):
        length = inner if inner and step % 2 else radius
        angle = 2 * pi * step / steps - pi / 2 + turn
        points.append(f"{length * cos(angle):.1f} {length * sin(angle):.1f}")
    return f"M{'L'.join(points)}Z"


#: SVG paths about 18 units wide and high, around (0, 0).
SHAPES: Mapping[NodeType, str] = {
    NodeType.POSTING: "M-8 0A8 8 0 1 1 8 0A8 8 0 1 1 -8 0Z",
    NodeType.PAPER: "M-6.5 -8.5H3L7 -4.5V8.5H-6.5Z",
    NodeType.ROLE: "M-7.5 -7.5H7.5V7.5H-7.5Z",
    NodeType.TEAM: _polygon(5),
    NodeType.TOPIC: _polygon(4, radius=10),
    NodeType.SKILL: _polygon(3, radius=10),
    NodeType.ORGANIZATION: _polygon(6),
    NodeType.LOCATION: _polygon(3, turn=pi, radius=10),
    NodeType.PERSON: "M-3 -9H3V-3H9V3H3V9H-3V3H-9V-3H-3Z",
    NodeType.METHOD: _polygon(8, turn=pi / 8),
    NodeType.VENUE: _polygon(5, radius=10, inner=4.5),
    NodeType.DOCUMENT: "M-9 -5H9V5H-9Z",
}
