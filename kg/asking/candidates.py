"""A question in, the nodes that may answer it out, best first: near it, linked to what it names, meeting its wishes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from kg import search
from kg.asking.choosing import Choosing
from kg.asking.question import TITLED, Asked, Elsewhere, Known, Query
from kg.asking.speaking import HEARD, RESEARCH, SPOKEN_FOR, heard, speakers, with_support
from kg.asking.wishing import Wishing
from kg.ports import FloatArray, IntArray
from kg.schema import NodeType, type_of
from kg.search import Condition, RankOptions

#: Candidates looked at before copies are folded and results spread: those nearest by vector, also as a multiple of
#: what is asked for, and in addition those that have most of what a text names.
POOL, POOL_TIMES, _HOLDERS = 128, 4, 70
#: Candidates whose copies and facts will be asked for, where nothing of the others is, and as a multiple of results.
_FIRST, _FIRST_TIMES = 12, 2
#: Facts up to which all holders of each are looked at, also of hubs; a text that names more is an advert.
_ASKED = 5
#: Where all that a text names is worth less than that, as it is in an advert, nothing far can come among the nearest.
_LITTLE = 0.01
#: Of what this part of all nodes has, some are among the nearest anyway.
_COMMON = 0.05
#: Facts whose holders are remembered, and filters whose rows are: who asks again rarely changes these.
_REMEMBERED, _FILTERS = 1_000, 32
#: What is left of likeness where any work is asked for that is somewhere.
_ANY_WORK = np.float32(0.2)
#: Candidates that are compared with one another too, for lists of any length.
_SMOOTHED = 500


class Candidates:
    """Finds and scores what may answer questions about one generation of a knowledge base."""

    def __init__(self, known: Known) -> None:
        self.choosing = Choosing(known.store)
        self.wishing = Wishing(known.store, known.index, known.embedder)
        self._known = known
        self._rows = known.index.rows
        self._holding = lru_cache(_REMEMBERED)(self._rows_holding)
        self._refused = lru_cache(_REMEMBERED)(self._rows_refused)
        self._passing = lru_cache(_FILTERS)(self._rows_passing)
        self._factors_of = lru_cache(maxsize=None)(known.embedder.towards)
        nothing = np.zeros(0, dtype=np.int64)
        self._latest: tuple[FloatArray | None, IntArray, int, IntArray] = (None, nothing, 0, nothing)

    def rows(self, query: Query, asked: Asked) -> IntArray:
        """Rows that may be results: they meet the conditions, are not where it should not be, and not the query."""
        rows = self._known.index.rows_of(asked.node_type)
        if asked.conditions:
            rows = self._passing(asked.node_type, tuple(asked.conditions))
        if query.node_id is None:
            return self._without(rows, query, asked.node_type)
        copies = () if asked.options.keep_duplicates else self._known.around.duplicates(query.node_id)
        left_out = self._rows_of((query.node_id, *copies))
        return np.delete(rows, np.searchsorted(rows, left_out[_are_among(left_out, rows)]))

    def with_speakers(self, query: Query, node_type: NodeType) -> Query:
        """A question with the postings and papers that speak for nodes of a type that have no text."""
        is_told = query.text is not None or query.node_type in RESEARCH
        if query.speakers or not is_told or node_type not in SPOKEN_FOR or not query.is_prose:
            return query
        if node_type is NodeType.LOCATION and (query.is_a_name or not query.says_work):
            return query  # what is named means itself
        near = [document for kind in query.heard for document in self._near(query, kind)]
        return replace(query, speakers=speakers(self._known.around, heard(near, query.evidence.whole), node_type))

    def _near(self, query: Query, kind: NodeType) -> list[search.Candidate]:
        """The postings or papers that answer a question best."""
        rows = self.rows(query, Asked(kind, (), RankOptions()))
        found = self.pool(query, rows, self.holders(query, rows, HEARD), HEARD)
        return self.by_wishes(query, rows, found, HEARD // 2)[:HEARD]

    def holders(self, query: Query, rows: IntArray, most_linked: int) -> IntArray:
        """Rows that have most of what a text names, or are linked to a node, far from it as their text may be."""
        if not len(rows):
            return np.zeros(0, dtype=np.int64)
        if query.text is None:
            return self._linked(query, rows, most_linked)
        worths = query.evidence.worths()
        if not worths or query.evidence.whole - 1.0 < _LITTLE:
            return np.zeros(0, dtype=np.int64)
        is_asked = len(worths) <= _ASKED
        holding = [self._holding(fact, is_asked) for fact, _ in worths]
        known, values = _summed(holding, [worth for _, worth in worths])
        allowed = _are_among(known, rows)
        known, values = known[allowed], values[allowed]
        if len(known) > _HOLDERS and not is_asked:
            return self._known.index.best_of(self._towards(query, rows), known, values, _HOLDERS)[0]
        if len(known) > _HOLDERS:
            known, values = self._nearest_of_each(self._towards(query, rows), known, values)
        order = np.lexsort((known, -values))
        return np.asarray(known[order][:_HOLDERS], dtype=np.int64)

    def pool(
        self, query: Query, rows: IntArray, holders: IntArray, size: int, sure: int | None = None
    ) -> list[search.Candidate]:
        """The nearest of the rows, as many as `size`, and the holders, by their score, best first.

        Where only some are wanted, the scores of others than the best `sure` may be too low.
        """
        nearest = self._nearest_rows(query, rows, size)
        first = max(_FIRST, _FIRST_TIMES * size // POOL_TIMES if size > POOL else 0)
        others = {*holders.tolist(), *self._titled(query, rows).tolist()}
        if query.speakers:
            spoken_for = self._rows_of(query.speakers)
            others.update(spoken_for[_are_among(spoken_for, rows)].tolist())
        others.difference_update(nearest.tolist())
        compared = np.concatenate([nearest, np.array(sorted(others), dtype=np.int64)])
        return self._candidates(query, compared, first, sure)

    def by_wishes(
        self, query: Query, rows: IntArray, candidates: list[search.Candidate], k: int
    ) -> list[search.Candidate]:
        """Candidates by their wishes, too, among them the nearest of those that meet these if few others do."""
        if not (query.wishes or query.refused) or not candidates or type_of(candidates[0].id) is not NodeType.POSTING:
            return candidates
        meeting = self.wishing.meeting(query, candidates, k)
        if meeting:
            more = np.setdiff1d(self._rows_of(meeting), [candidate.row for candidate in candidates])
            more = more[_are_among(more, rows)]
            there = more[_are_among(more, self._there(query))]
            more = there if len(there) >= k else more
            nearest, _ = self._known.index.nearest(self._towards(query, rows), more, _HOLDERS)
            candidates = self._candidates(query, np.concatenate([[c.row for c in candidates], nearest]), _FIRST)
        found = self.wishing.rescored(query, candidates, k, meeting)
        self._known.around.prepare_few([candidate.id for candidate in found[:_FIRST]])
        return found

    def _nearest_rows(self, query: Query, rows: IntArray, size: int) -> IntArray:
        """The nearest of the rows; of one question that is looked at twice these are the same."""
        vector, among, number, found = self._latest
        if vector is not query.vector or among is not rows or number != size:
            found, _ = self._known.index.nearest(self._towards(query, rows), rows, size)
            self._latest = (query.vector, rows, size, found)
        return found

    def _rows_of(self, node_ids: Iterable[str]) -> IntArray:
        """Rows of those of the nodes that have one, rising."""
        return np.array(sorted(self._rows[i] for i in node_ids if i in self._rows), dtype=np.int64)

    def _without(self, rows: IntArray, query: Query, node_type: NodeType) -> IntArray:
        """The rows without those where a question says that it should not be."""
        if not query.elsewhere:
            return rows
        left = np.ones(len(self._known.index.ids), dtype=bool)
        for elsewhere in query.elsewhere:
            left[self._refused(node_type, elsewhere)] = False
        return np.asarray(rows[left[rows]], dtype=np.int64)

    def _rows_passing(self, node_type: NodeType, conditions: tuple[Condition, ...]) -> IntArray:
        """Rows of the nodes that meet the conditions, rising."""
        return self._rows_of(self.choosing.passing(node_type, conditions))

    def _rows_refused(self, node_type: NodeType, elsewhere: Elsewhere) -> IntArray:
        """Rows of nodes that are at a place or an employer; one in several towns is in that which it states first."""
        keys = {condition.key for condition in elsewhere.conditions}
        if not keys <= set(self._known.store.property_keys(node_type)):
            return np.zeros(0, dtype=np.int64)
        there = set(self._known.store.filter_nodes(node_type, elsewhere.conditions))
        if "city" in keys:
            linked = self._known.store.nodes_of(sorted(self._known.around.holders(elsewhere.node_id) - there))
            there |= {node.id for node in linked.values() if "city" not in node.properties}
        return self._rows_of(there)

    def _linked(self, query: Query, rows: IntArray, most: int) -> IntArray:
        """Of the rows that an edge leads to from the query the nearest."""
        direct = query.evidence.direct
        linked = self._known.around.holders(direct) if direct is not None else frozenset[str]()
        return self._nearest_among(query, rows, linked, most)

    def _titled(self, query: Query, rows: IntArray) -> IntArray:
        """The nearest of the rows that have all of a short text in their titles."""
        return self._nearest_among(query, rows, query.titled, _HOLDERS)

    def _nearest_among(self, query: Query, rows: IntArray, node_ids: Iterable[str], most: int) -> IntArray:
        """The nearest of the rows that are those of some nodes."""
        some = self._rows_of(node_ids)
        nearest, _ = self._known.index.nearest(self._towards(query, rows), some[_are_among(some, rows)], most)
        return nearest

    def _nearest_of_each(
        self, towards: FloatArray, rows: IntArray, worths: npt.NDArray[np.float64]
    ) -> tuple[IntArray, npt.NDArray[np.float64]]:
        """Of rows that have as much of what is named those that may be among the best, and what they are worth."""
        best, values = list[IntArray](), list[npt.NDArray[np.float64]]()
        for worth in np.unique(worths):
            nearest, likeness = self._known.index.nearest(towards, rows[worths == worth], _HOLDERS)
            best.append(nearest)
            values.append(worth + likeness.astype(np.float64))
        return np.concatenate(best), np.concatenate(values)

    def _rows_holding(self, fact: str, is_asked: bool) -> IntArray:
        """Rows of the nodes that are linked to a fact, rising; some of them if so many are that some are near."""
        holders = self._known.around.holders(fact)
        if is_asked and not self._known.around.are_all(holders):
            most = int(_COMMON * len(self._known.index.ids))
            found = self._known.around.all_holders(fact, most)
            holders = found if len(found) < most else holders
        return np.sort(np.array(self._rows.of_each(holders), dtype=np.int64))

    def _there(self, query: Query) -> IntArray:
        """Rows of what is at one of the places that are asked for, rising."""
        named = query.named_places if NodeType.LOCATION in query.asked_for else ()
        return np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *(self._holding(fact, True) for fact in named)]))

    def _candidates(self, query: Query, rows: IntArray, first: int, sure: int | None = None) -> list[search.Candidate]:
        """Candidates by their score, best first; the first ones will be asked for."""
        ids = [self._known.index.ids[row] for row in rows.tolist()]
        scores = query.evidence.mixed_each(self._likeness(query, rows, ids).tolist(), ids, sure)
        order = sorted(zip([-score for score in scores], ids, rows.tolist(), strict=True))
        found = [search.Candidate(node_id, row, -score) for score, node_id, row in order]
        self._known.around.prepare_few([candidate.id for candidate in found[:first]])
        return found

    def _likeness(self, query: Query, rows: IntArray, ids: Sequence[str]) -> FloatArray:
        """Likeness by vectors and, of a longer query, by words, at most 1, [len(rows)] float32."""
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        node_type, factors = type_of(ids[0]), self._factors(query, rows)
        mean, population = self._known.index.mean_of(node_type) * factors, len(self._known.index.rows_of(node_type))
        vectors, asked = np.asarray(self._known.index.vectors), query.vector * factors
        compared = vectors[rows[:_SMOOTHED]]
        compared *= factors
        likeness = search.smoothed(asked, compared, mean, population)
        if len(rows) > _SMOOTHED:
            rest = vectors[rows[_SMOOTHED:]] @ (asked * factors)
            likeness = np.concatenate([likeness, np.minimum(rest, likeness.min())])
        titled = np.array([node_id in query.titled for node_id in ids], dtype=bool) if query.titled else None
        likeness = likeness if titled is None else np.where(titled, likeness + TITLED * (1.0 - likeness), likeness)
        if query.text is not None and not query.says_work and query.asked_for:
            likeness = likeness * _ANY_WORK
        if query.speakers:
            likeness = with_support(likeness, ids, query.speakers)
        if query.bag is None or self._known.wording is None:
            return likeness
        words = self._known.wording.likeness(query.bag, ids)
        share = np.float32(query.share_of_words)
        return np.asarray((likeness + share * words) / (1 + share), dtype=np.float32)

    def _towards(self, query: Query, rows: IntArray) -> FloatArray:
        """The query's vector, weighed so that its product with a stored vector of the rows' type is their likeness."""
        return query.vector * self._factors(query, rows) ** 2

    def _factors(self, query: Query, rows: IntArray) -> FloatArray:
        """What the halves of vectors count between a query and rows of one type, [dim] float32."""
        wanted = type_of(self._known.index.ids[rows[0]]) if len(rows) else query.node_type
        return self._factors_of(query.node_type, wanted)


def _summed(holding: Sequence[IntArray], worths: Sequence[float]) -> tuple[IntArray, npt.NDArray[np.float64]]:
    """The rows in any of some lists, rising, and what the lists that each is in are worth together."""
    known, at = np.unique(np.concatenate(holding), return_inverse=True)
    each = np.repeat(worths, [len(rows) for rows in holding])
    return known, np.bincount(at, weights=each).astype(np.float64)


def _are_among(some: IntArray, rows: IntArray) -> npt.NDArray[np.bool_]:
    """Which of some rows are among others, which rise."""
    if not len(rows):
        return np.zeros(len(some), dtype=bool)
    return np.asarray(rows[np.minimum(np.searchsorted(rows, some), len(rows) - 1)] == some)
