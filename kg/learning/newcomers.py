"""A trained student in, the mixture of its parts and of text and graph that serves newcomers best out.

Newcomers are nodes that come with a text and no edge. Those held out while teacher and student learnt stand in for
them: what they are linked to after all says which mixture finds it, and finds what is like them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from statistics import fmean

from kg.embedding import NODE_TYPES, OWN_TEXT
from kg.ports import FloatArray, IntArray
from kg.schema import NodeType
from kg.student import Shares, Student, choose_shares, route

#: Held-out nodes of a type needed to choose by it alone.
_FEWEST_TO_CHOOSE = 20
#: Parts of the tower in a student's vector that are tried, and then parts of the nearest texts in the rest of it.
_TOWER_SHARES = (0.5, 0.7, 0.85)
_CLOSE_SHARES = (0.25, 0.5, 0.75)


@dataclass(frozen=True, slots=True)
class Trial:
    """What mixtures are tried on.

    Attributes:
        x: text vectors [n, dx].
        node_type: [n].
        ends: both ends of all edges, [2, m].
        held_out: rows of the nodes that had no edges while training.
        degree: edges per node known while training, [n].
        blend: see `kg.student.route`.
        z: the teacher's vectors that know none of the hidden edges, [n, d].
        smooth: what the student's networks say, [n, d].
        by_text: what its tower says, if it has one, [n, d'].
    """

    x: FloatArray
    node_type: IntArray
    ends: IntArray
    held_out: IntArray
    degree: IntArray
    blend: float
    z: FloatArray
    smooth: FloatArray
    by_text: FloatArray | None

    def judge(self, student: Student, seed: int) -> Mixture:
        """The shares that are best with the parts of a student as it has them."""
        own = student.beside(self.by_text, student.with_close(self.smooth, self.x, self.node_type))
        mixed = route(student.beside(self.by_text, self.z), own, self.degree, self.blend)
        shares = {
            kind: choose_shares(self.x, mixed, self.node_type, self.ends, rows, seed=seed)
            for kind, rows in _newcomers(self.held_out, self.node_type).items()
        }
        return Mixture(student, own, shares)


@dataclass(frozen=True, slots=True)
class Mixture:
    """A student with its parts in some shares.

    Attributes:
        student: the student.
        own: the graph vectors that it gives to all nodes, [n, dim].
        shares: of text and graph, chosen with these, by type of the newcomers; `None` stands for all together.
    """

    student: Student
    own: FloatArray
    shares: Mapping[NodeType | None, Shares]

    @property
    def quality(self) -> float:
        """Mean over the types of newcomers."""
        return fmean(shares.quality for shares in self.shares.values())

    def by_pair(self) -> dict[tuple[NodeType, NodeType], float]:
        """The graph's share from nodes with a text of their own to those like them and to those of each other type."""
        found = {}
        for of, chosen in self.shares.items():
            if of is not None:
                found[of, of] = chosen.alike.value
                found |= {(of, NODE_TYPES[kind]): mix.value for kind, mix in chosen.linked.items()}
        return found


def choose_mixture(student: Student, trial: Trial, seed: int) -> Mixture:
    """The best of all that are tried: first the tower's part, then that of the nearest texts."""
    shares = _TOWER_SHARES if student.tower is not None else (student.tower_share,)
    best = _best(trial.judge(replace(student, tower_share=share), seed) for share in shares)
    close = (trial.judge(_with_close(best.student, share), seed) for share in _CLOSE_SHARES)
    return _best(chain((best,), close))


def _best(tried: Iterable[Mixture]) -> Mixture:
    """The first of the best; one at a time is kept, for each has vectors of all nodes."""
    return max(tried, key=lambda mixture: mixture.quality)


def _with_close(student: Student, share: float) -> Student:
    """The student with a part of the nearest texts in the vectors of nodes with a text of their own."""
    return replace(student, close=tuple(share if kind in OWN_TEXT else 0.0 for kind in NODE_TYPES))


def _newcomers(held_out: IntArray, node_type: IntArray) -> dict[NodeType | None, IntArray]:
    """The held-out nodes of each type with a text of its own, where there are enough to choose by; else all of them."""
    by_type = {kind: held_out[node_type[held_out] == NODE_TYPES.index(kind)] for kind in OWN_TEXT}
    enough: dict[NodeType | None, IntArray] = {
        kind: rows for kind, rows in by_type.items() if len(rows) >= _FEWEST_TO_CHOOSE
    }
    return enough or {None: held_out}
