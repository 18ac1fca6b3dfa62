"""A question and its results in, whether any of them is near it out, as far as texts tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from kg import search
from kg.asking.question import Known, Query
from kg.asking.words import Words
from kg.embedding import OWN_TEXT
from kg.ports import IntArray
from kg.schema import NodeType, type_of

#: Postings nearest to a text that may speak for what is only named.
_ADVERTS = 5
#: Texts and names that the words of a posting or a paper stand in by itself: its own, its document's, its role's.
_OWN_MENTIONS = 3
#: Postings, or papers, of which most words of an ordinary one stand in others: of 3,500 postings 0.8, of 100 half.
_FEW_TEXTS = 1_000


class Doubting:
    """Doubts the results of one generation of a knowledge base.

    Args:
        known: the knowledge base.
        words: what words are known there.
        text_of: the text of a node.
    """

    def __init__(self, known: Known, words: Words, text_of: Callable[[str], str]) -> None:
        self._known = known
        self._words = words
        self._text_of = text_of

    def is_far(self, query: Query, ranked: Sequence[search.Ranked]) -> bool:
        """Whether no result of a question in words is near it."""
        rows = np.array([item.candidate.row for item in ranked], dtype=np.int64)
        results = [item.candidate.id for item in ranked]
        heard = [document.id for node_id in results for document in query.speakers.get(node_id, ())]
        named = any(query.evidence.parts(node_id).keys() - query.asked_for for node_id in (*results, *heard))
        if query.is_a_name and named:  # of an author, say, who writes nothing like the name
            return False
        far = not query.is_prose or self._are_far(query, rows, names_something=named)
        if query.is_prose and far and type_of(ranked[0].candidate.id) not in OWN_TEXT:
            far = self._are_far(query, self._heard_of(query, results), names_something=named)
        return far

    def is_alone(self, query: Query, ranked: Sequence[search.Ranked]) -> bool:
        """Whether none of the postings is near one of them, or none of the papers, by the words that others have, too.

        A paper is written unlike any opening, so that nothing is said of these; of few texts each has words of its own.
        """
        if query.node_id is None or query.node_type not in OWN_TEXT:
            return False
        if any(type_of(item.candidate.id) is not query.node_type for item in ranked):
            return False
        rows = np.array([item.candidate.row for item in ranked], dtype=np.int64)
        likeness = self._likeness(query, rows)
        if likeness >= search.SURELY_NEAR:
            return False
        are_few = len(self._known.index.rows_of(query.node_type)) < _FEW_TEXTS
        own = _OWN_MENTIONS * (1 + len(self._known.around.duplicates(query.node_id)))
        how_known, words = self._known_in(rows), self._words

        def known(word: str) -> float | None:
            found = how_known(word)
            return found if not found or words.texts_with(word) > own else 0.0

        known_there = words.is_known if are_few else known
        return search.nothing_near(self._text_of(query.node_id), likeness, known_there, names_something=False)

    def nearest(self, query: Query, ranked: Sequence[search.Ranked]) -> float:
        """Cosine of a text and the nearest of some results, as far as texts tell."""
        return self._likeness(query, np.array([item.candidate.row for item in ranked], dtype=np.int64))

    def _likeness(self, query: Query, rows: IntArray) -> float:
        """As `nearest`, of rows."""
        cut = self._known.embedder.encoder.dim
        nearest = np.max(self._known.index.vectors[rows, :cut] @ query.vector[:cut], initial=-1.0)
        return float(nearest) / (1.0 - self._known.embedder.alpha)

    def _are_far(self, query: Query, rows: IntArray, *, names_something: bool) -> bool:
        """Whether the nearest of some rows is too far from a text to be called near."""
        known = self._known_in(rows)
        return search.nothing_near(
            query.text or "", self._likeness(query, rows), known, names_something=names_something
        )

    def _known_in(self, rows: IntArray) -> Callable[[str], float | None]:
        """How well a word is known where results of one type are looked for."""
        are_papers = not len(rows) or type_of(self._known.index.ids[rows[0]]) is NodeType.PAPER
        return self._words.is_known if are_papers else self._words.how_known

    def _heard_of(self, query: Query, results: Sequence[str]) -> IntArray:
        """Rows of the postings and papers that speak for results; of other types those near the text and linked."""
        if query.speakers:
            spoken = {document.row for node_id in results for document in query.speakers.get(node_id, ())}
            return np.array(sorted(spoken), dtype=np.int64)
        text_alone = query.vector.copy()
        text_alone[self._known.embedder.encoder.dim :] = 0.0
        nearest, _ = self._known.index.nearest(text_alone, self._known.index.rows_of(NodeType.POSTING), _ADVERTS)
        linked = set(results)
        return np.array(
            [row for row in nearest if linked & set(self._known.around.facts(self._known.index.ids[row]))],
            dtype=np.int64,
        )
