"""Candidates for a question that states wishes in, the same by what they are worth to it out, and those that meet them.

What openings state is read from their nodes, of the first candidates only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from functools import lru_cache

import numpy as np

from kg import search
from kg.answers import Match
from kg.asking.question import Query
from kg.embedding import Embedder
from kg.ports import FloatArray
from kg.schema import Node, NodeType
from kg.search import Candidate, Condition, VectorIndex
from kg.store import KnowledgeStore

#: Candidates that are asked what they state at least, and as a multiple of results.
_LOOKED_AT, _TIMES = 40, 2
#: Cosine of an opening's text with words that it should not be like from which on it loses, up to all of its score.
_UNLIKE = 0.3
_REMEMBERED = 100


def remarks(query: Query, matches: Sequence[Match], there: Callable[[], Set[str]]) -> Iterator[str]:
    """What a question asked for that no result has, or that results are not compared by, a sentence each.

    Args:
        query: the question.
        matches: its results.
        there: ids of what is in the places that it names, also of what is there by its links alone.
    """
    if not matches or query.text is None:
        return
    yield from query.remarks
    if query.elsewhere and not query.says_work and not query.asked_for:
        yield "It is said only where it should not be: say what it should be, too."
    is_posting = matches[0].node_type is NodeType.POSTING
    if (is_posting or not query.says_work) and query.places:
        yield from _few_there(query, matches, there)
    if not is_posting:
        return
    wanted = [wish for wish in query.wishes if wish.is_compared and not wish.is_refusal]
    missed = [wish.name for wish in wanted if not any(wish.is_met(match.name, match.properties) for match in matches)]
    if missed:
        yield f"None of these says {' or '.join(missed)}."
    untold = [wish.name for wish in query.wishes if not wish.is_compared]
    if untold:
        yield f"Not compared: {', '.join(untold).rstrip('.')}."


def _few_there(query: Query, matches: Sequence[Match], there: Callable[[], Set[str]]) -> Iterator[str]:
    """A sentence if neither the best result nor half of all are where they should be."""
    places = query.named_places
    found = [not places.isdisjoint(query.evidence.facts_of(match.id)) for match in matches]
    if not _are_few(found):
        return
    by_links = there()
    found = [known or match.id in by_links for known, match in zip(found, matches, strict=True)]
    if _are_few(found):
        number = {0: "None of these is", 1: "Only 1 of these is"}.get(sum(found), f"Only {sum(found)} of these are")
        yield f"{number} in {' or '.join(query.places)}."


def _are_few(found: Sequence[bool]) -> bool:
    return not found[0] and 2 * sum(found) < len(found)


class Wishing:
    """Compares openings of one generation of a knowledge base with wishes."""

    def __init__(self, store: KnowledgeStore, index: VectorIndex, embedder: Embedder) -> None:
        self._store = store
        self._index = index
        self._embedder = embedder
        self._having = lru_cache(_REMEMBERED)(self._ids_having)
        self._latest: dict[str, Node] = {}

    def rescored(
        self, query: Query, candidates: Sequence[Candidate], k: int, meeting: Set[str] = frozenset()
    ) -> list[Candidate]:
        """Candidates by their score and what they are worth to the wishes, best first.

        Of a text that says neither the work nor where it should be the wishes are all there is to go by.

        Args:
            query: the question.
            candidates: openings, best first by all else.
            k: how many are wanted.
            meeting: those that meet the wishes, as far as that is known.
        """
        looked_at = candidates[: _most(k)]
        met = [candidate.id for candidate in candidates[_most(k) :] if candidate.id in meeting]
        nodes = self.nodes_of([*(candidate.id for candidate in looked_at), *met])
        left = self._unlikeness(query, candidates)
        unstated = search.gain(query.wishes, "", {})
        is_scored = query.says_work or _is_rather_there(query)
        found = []
        for candidate, factor in zip(candidates, left, strict=True):
            node = nodes.get(candidate.id)
            gained = unstated if node is None else search.gain(query.wishes, node.name, node.properties)
            likeness = candidate.score if is_scored else (1.0 + candidate.score) / 2.0
            found.append(Candidate(candidate.id, candidate.row, likeness * gained * factor))
        return sorted(found, key=lambda candidate: (-candidate.score, candidate.id))

    def meeting(self, query: Query, candidates: Sequence[Candidate], k: int) -> frozenset[str]:
        """Ids of openings that meet the wishes, if so few of the candidates do that others must be looked for.

        What is part of a title is found by its words.
        """
        wanted = [wish for wish in query.wishes if wish.best() and not wish.is_refusal]
        wanted = [wish for wish in wanted if not (wish.is_work and query.says_work)]
        if not wanted:
            return frozenset()
        nodes = self.nodes_of([candidate.id for candidate in candidates[: _most(k)]]).values()
        if sum(all(wish.is_met(node.name, node.properties) for wish in wanted) for node in nodes) >= k:
            return frozenset()
        of_each = [frozenset[str]().union(*map(self._having, wish.best())) for wish in wanted]
        meeting_all = frozenset.intersection(*of_each)
        return meeting_all if len(meeting_all) >= k else frozenset().union(*of_each)

    def nodes_of(self, node_ids: Sequence[str]) -> dict[str, Node]:
        """Nodes by id as they are stated; those that were asked for last are not read again."""
        known = self._latest
        more = self._store.nodes_of([node_id for node_id in node_ids if node_id not in known], with_evidence=False)
        found = {**{node_id: known[node_id] for node_id in node_ids if node_id in known}, **more}
        self._latest = found
        return found

    def last_nodes_of(self, node_ids: Sequence[str]) -> dict[str, Node]:
        """As `nodes_of`, for those who hand them out: nothing of them is kept."""
        found = self.nodes_of(node_ids)
        self._latest = {}
        return found

    def unlike(self, words: Sequence[str]) -> FloatArray | None:
        """Vectors of words that openings should not be like, [n, dim of texts] float32."""
        return self._embedder.encoder.encode(list(words)) if words else None

    def _unlikeness(self, query: Query, candidates: Sequence[Candidate]) -> list[float]:
        """What is left of the score of each candidate for being like what it should not be."""
        if query.unlike is None or not candidates:
            return [1.0] * len(candidates)
        vectors = np.asarray(self._index.vectors)[[candidate.row for candidate in candidates]]
        texts = vectors[:, : self._embedder.encoder.dim] / np.sqrt(1.0 - self._embedder.alpha)
        likeness = (texts @ query.unlike.T).max(axis=1)
        left: list[float] = (1.0 - np.clip((likeness - _UNLIKE) / (1.0 - _UNLIKE), 0.0, 1.0)).tolist()
        return left

    def _ids_having(self, conditions: tuple[Condition, ...]) -> frozenset[str]:
        if not {condition.key for condition in conditions} <= set(self._store.property_keys(NodeType.POSTING)):
            return frozenset()
        return frozenset(self._store.filter_nodes(NodeType.POSTING, conditions))


def _is_rather_there(query: Query) -> bool:
    """Whether a place that is asked for matters more than wishes: not to who works anywhere, nor to students."""
    return NodeType.LOCATION in query.asked_for and not any(wish.is_anywhere or wish.is_kind for wish in query.wishes)


def _most(k: int) -> int:
    """How many candidates are asked what they state, where k results are wanted."""
    return max(_LOOKED_AT, _TIMES * k)
