"""Postings and papers near a question in, for whom each of them speaks out: teams, people, houses, towns have no text.

Who publishes on something is told by the papers, which team works on it by its openings: what is near the question
speaks for what it is linked to (the candidates of an expert search by documents, Balog, Azzopardi, de Rijke 2006).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from kg.ports import FloatArray
from kg.schema import NodeType, type_of
from kg.search import Candidate, Neighbourhoods

#: Types that are known by a name and by what is linked to them; what a role or a topic is its name says.
SPOKEN_FOR = frozenset(
    {NodeType.TEAM, NodeType.ORGANIZATION, NodeType.PERSON, NodeType.VENUE, NodeType.SKILL, NodeType.METHOD}
    | {NodeType.LOCATION}
)
#: What is asked about as by its words: which team hires on a topic, who writes on what a paper is about.
RESEARCH = frozenset({NodeType.PAPER, NodeType.TOPIC, NodeType.METHOD})
#: Postings, and papers, that are heard.
HEARD = 60
#: What the nearest that speaks for a node counts, and the next ones: who has several is surer than who has one. A
#: skill that most of the nearest ask for comes before one that the very nearest does.
_PARTS: Mapping[NodeType, Sequence[float]] = {NodeType.SKILL: (0.1,) * 10}
_FEW = (0.6, 0.25, 0.15)

#: What is so much further than the nearest says nothing of the question.
_LEAST = 0.5

#: By the id of a node the postings and papers that speak for it, the nearest first.
Speakers = Mapping[str, Sequence[Candidate]]


def heard(documents: Sequence[Candidate], whole: float) -> list[Candidate]:
    """Of postings and papers those that are not much further from a question than the nearest.

    Args:
        documents: with their scores, parts of `whole`.
        whole: what scores are parts of: what is named makes a document surer, and none less sure.
    """
    best = max((document.score for document in documents), default=0.0)
    scale = 1.0 / max(best, 1.0 / whole, 1e-9)
    return [item._replace(score=item.score * scale) for item in documents if item.score >= _LEAST * best]


def speakers(around: Neighbourhoods, documents: Sequence[Candidate], node_type: NodeType) -> Speakers:
    """Who of one type is spoken for by which of some postings and papers.

    Args:
        around: neighbourhoods in the stored graph.
        documents: postings and papers with their scores.
        node_type: type of those that are spoken for.
    """
    around.prepare([document.id for document in documents])
    found: dict[str, list[Candidate]] = {}
    for document in sorted(documents, key=lambda document: (-document.score, document.id)):
        for node_id, way in around.facts(document.id).items():
            if node_id == way and type_of(node_id) is node_type:
                found.setdefault(node_id, []).append(document)
    most = len(_PARTS.get(node_type, _FEW))
    return {node_id: tuple(spoken[:most]) for node_id, spoken in found.items()}


def support(node_id: str, speakers: Speakers) -> float:
    """What those who speak for a node are worth together, at most 1 if each of their scores is."""
    parts = _PARTS.get(type_of(node_id), _FEW)
    return sum(part * max(0.0, heard.score) for part, heard in zip(parts, speakers.get(node_id, ()), strict=False))


def with_support(likeness: FloatArray, node_ids: Sequence[str], speakers: Speakers) -> FloatArray:
    """Likeness of names, raised by what speaks for each node by a part of what it lacks, [len(node_ids)] float32."""
    supports = np.array([support(node_id, speakers) for node_id in node_ids], dtype=np.float32)
    return np.asarray(likeness + supports * np.maximum(0.0, 1.0 - likeness), dtype=np.float32)
