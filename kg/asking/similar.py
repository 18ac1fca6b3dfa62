"""A node or a text in, nodes like it out: vectors find candidates, facts in common reorder them, each explained."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg import search
from kg.answers import Match
from kg.asking.choosing import Choosing
from kg.asking.explaining import STAND_INS, Explaining, vector_of
from kg.asking.question import Asked, Elsewhere, Query
from kg.asking.understanding import Understanding
from kg.asking.wishing import Wishing, remarks
from kg.embedding import OWN_TEXT, Embedder
from kg.errors import NotFoundError
from kg.features import node_text
from kg.ports import FloatArray, IntArray
from kg.schema import Node, NodeType, Value, type_of
from kg.search import Bag, RankOptions, VectorIndex
from kg.store import KnowledgeStore

#: Candidates looked at before copies are folded and results spread: those nearest by vector, also as a multiple of
#: what is asked for, and in addition those that have most of what a text names.
_POOL, _POOL_TIMES, _HOLDERS = 200, 4, 50
#: Candidates whose copies and facts will be asked for, where nothing of the others is, and as a multiple of results.
_FIRST, _FIRST_TIMES = 20, 2
#: Facts up to which all holders of each are looked at, also of hubs; a text that names more is an advert.
_ASKED = 5
#: Facts whose holders are remembered.
_REMEMBERED = 1_000
#: Candidates that are compared with one another too, for lists of any length.
_SMOOTHED = 500
#: Postings nearest to a text that may speak for what is only named.
_ADVERTS = 5


class Asking:
    """Answers questions about one generation of a knowledge base.

    Args:
        store: the knowledge base.
        index: its vectors.
        embedder: what gave the vectors.
        folder: where the words of its texts are kept beside the vectors.
    """

    def __init__(
        self, store: KnowledgeStore, index: VectorIndex, embedder: Embedder, folder: Path | None = None
    ) -> None:
        self.around = search.Neighbourhoods(store)
        self._choosing = Choosing(store)
        self._store = store
        self._index = index
        self._embedder = embedder
        self._wording = search.read_wording(folder, self._text_of) if folder is not None else None
        self.explaining = Explaining(store, self.around, index, embedder, self._wording)
        self._rows = index.rows
        self._understanding = Understanding(store, embedder.encoder)
        self._wishing = Wishing(store, index, embedder)
        self._holding = lru_cache(_REMEMBERED)(self._rows_holding)
        self._refused = lru_cache(_REMEMBERED)(self._rows_refused)

    def by_node(self, node: Node, towards: NodeType | None = None) -> Query:
        """A question that a node is.

        Args:
            node: the question.
            towards: type of the results; those that an edge leads to, or from, come before those that are like it.

        Raises:
            QueryError: it has no vector.
        """
        view: dict[str, Value] = {"id": node.id, "type": str(node.node_type), "name": node.name}
        links = self.around.facts(node.id)
        direct = node.id if links and towards is not None and search.may_be_linked(node.node_type, towards) else None
        facts = search.Evidence(self.around, links, search.NODE_WEIGHTS, one_sided=False, direct=direct)
        bag, share = self._words(self._text_of(node.id))
        return Query(view, vector_of(self._index, node.id), facts, node_id=node.id, bag=bag, share_of_words=share)

    def by_text(self, text: str) -> Query:
        """A question in words; what they name counts too, the shorter they are, the more.

        Words of a title the vectors compare better than a role named in it, which is less.
        """
        asked = self._understanding.understood(text)
        named = [node_id for node_id in asked.named if not node_id.startswith(f"{NodeType.ROLE}:")]
        weights = search.NAME_WEIGHTS if asked.is_a_name else search.weights_of_text(asked.text, asked.asked_for)
        evidence = search.Evidence(self.around, self.around.widened(named), weights, one_sided=True)
        bag, share = self._words(asked.about)
        is_as_written = asked.text.rstrip("?! ").split() == asked.written.rstrip("?! ").split()
        view: dict[str, Value] = {"text": text} if is_as_written else {"text": text, "read_as": asked.text}
        unwanted = (*(f"not {there.name}" for there in asked.elsewhere), *(f"not {words}" for words in asked.refused))
        if asked.wishes or unwanted:
            view["wishes"] = [*(wish.name for wish in asked.wishes), *unwanted]
        vector, neighbors = self._embedder.embed_with_neighbors(asked.about, NodeType.POSTING, STAND_INS)
        return Query(
            view,
            vector,
            evidence,
            text=asked.about,
            bag=bag,
            share_of_words=share,
            neighbors=neighbors,
            asked_for=asked.asked_for,
            wishes=asked.wishes,
            refused=asked.refused,
            unlike=self._wishing.unlike(asked.refused),
            says_work=asked.says_work,
            is_prose=not search.is_no_prose(asked.written),
            places=asked.places,
            elsewhere=asked.elsewhere,
            remarks=asked.remarks,
        )

    def results(self, query: Query, asked: Asked) -> tuple[tuple[Match, ...], str | None]:
        """Matches, best first, and a word on them if there is something to say.

        Raises:
            QueryError: a condition names no property, or a value that occurs nowhere.
        """
        rows = self._candidate_rows(query, asked)
        if not np.any(query.vector) and not query.evidence.facts:
            return (), "None of the words is known, so nothing is near."
        if query.refused and not (query.says_work or query.asked_for or any(w.is_compared for w in query.wishes)):
            return (
                (),
                f"It is said only what it should not be ({', '.join(query.refused)}): say what it should be, too.",
            )
        ranked = self._ranked(query, rows, asked.options)
        matches = self._matches(query, ranked, asked.explain)
        notes = (self._choosing.remark(asked.conditions), self._note(query, ranked), *remarks(query, matches))
        return matches, " ".join(filter(None, notes)) or None

    def first_look(self, node: Node, most: int) -> list[search.Ranked]:
        """What `results` answers for a node, its own type and no other wish, as far as it looks at first.

        Args:
            node: the question.
            most: results wanted at most; the first k of them are those of any question for k, if there are k.
        """
        query, options = self.by_node(node), RankOptions(min(most, _POOL // 4))
        rows = self._candidate_rows(query, Asked(node.node_type, (), options))
        candidates = self._pool(query, rows, np.zeros(0, dtype=np.int64), _POOL)
        return search.rank(candidates, self._index.vectors, self.around.duplicates, options)

    def score(self, query: Query, node_id: str) -> float:
        """The score that `results` gives a node among those it looks at first, or would if it looked that far."""
        node_type = type_of(node_id)
        is_copy = query.node_id is not None and node_id in self.around.duplicates(query.node_id)
        rows = self._candidate_rows(query, Asked(node_type, (), RankOptions(keep_duplicates=is_copy)))
        holders = self._holders(query, rows, _POOL)
        asked = np.array([self._rows[node_id]], dtype=np.int64)
        known = self._pool(query, rows, holders, _POOL)
        if all(candidate.id != node_id for candidate in known):
            known = self._pool(query, rows, np.concatenate([holders, asked]), _POOL)
        return next(candidate.score for candidate in known if candidate.id == node_id)

    def _adverts_of(self, query: Query, results: Set[str]) -> IntArray:
        """Of the postings whose texts are nearest the rows of those that are linked to a result."""
        text_alone = query.vector.copy()
        text_alone[self._embedder.encoder.dim :] = 0.0
        nearest, _ = self._index.nearest(text_alone, self._index.rows_of(NodeType.POSTING), _ADVERTS)
        return np.array(
            [row for row in nearest if results & set(self.around.facts(self._index.ids[row]))], dtype=np.int64
        )

    # --- candidates ---

    def _candidate_rows(self, query: Query, asked: Asked) -> IntArray:
        rows = self._index.rows_of(asked.node_type)
        if asked.conditions:
            rows = self._passing(asked)
        if query.node_id is None:
            return self._without(rows, query, asked.node_type)
        copies = () if asked.options.keep_duplicates else self.around.duplicates(query.node_id)
        left_out = np.array([self._rows[i] for i in (query.node_id, *copies) if i in self._rows], dtype=np.int64)
        at = np.searchsorted(rows, left_out)
        return np.delete(rows, at[rows[np.minimum(at, len(rows) - 1)] == left_out]) if len(rows) else rows

    def _passing(self, asked: Asked) -> IntArray:
        wanted = self._choosing.passing(asked.node_type, asked.conditions)
        return np.array(sorted(self._rows[i] for i in wanted if i in self._rows), dtype=np.int64)

    def _without(self, rows: IntArray, query: Query, node_type: NodeType) -> IntArray:
        """The rows without those where a question says that it should not be."""
        if not query.elsewhere:
            return rows
        left = np.ones(len(self._index.ids), dtype=bool)
        for elsewhere in query.elsewhere:
            left[self._refused(node_type, elsewhere)] = False
        return np.asarray(rows[left[rows]], dtype=np.int64)

    def _rows_refused(self, node_type: NodeType, elsewhere: Elsewhere) -> IntArray:
        """Rows of nodes that are at a place or an employer; one in several towns is in that which it states first."""
        keys = {condition.key for condition in elsewhere.conditions}
        if not keys <= set(self._store.property_keys(node_type)):
            return np.zeros(0, dtype=np.int64)
        there = set(self._store.filter_nodes(node_type, elsewhere.conditions))
        if "city" in keys:
            linked = self._store.nodes_of(sorted(self.around.holders(elsewhere.node_id) - there))
            there |= {node.id for node in linked.values() if "city" not in node.properties}
        return np.array(sorted(self._rows[i] for i in there if i in self._rows), dtype=np.int64)

    def _ranked(self, query: Query, rows: IntArray, options: RankOptions) -> list[search.Ranked]:
        """Looks at more candidates for as long as copies leave too few results."""
        pool = max(_POOL, _POOL_TIMES * options.k)
        holders = self._holders(query, rows, pool)
        while True:
            candidates = self._by_wishes(query, rows, self._pool(query, rows, holders, pool), options.k)
            ranked = search.rank(candidates, self._index.vectors, self.around.duplicates, options)
            if len(ranked) >= options.k or pool >= len(rows):
                return ranked
            pool *= 4

    def _by_wishes(
        self, query: Query, rows: IntArray, candidates: list[search.Candidate], k: int
    ) -> list[search.Candidate]:
        """Candidates by their wishes, too, among them the nearest of those that meet these if few others do."""
        if not (query.wishes or query.refused) or not candidates or type_of(candidates[0].id) is not NodeType.POSTING:
            return candidates
        meeting = self._wishing.meeting(query, candidates, k)
        if meeting:
            known = {candidate.row for candidate in candidates}
            more = np.array(sorted({self._rows[i] for i in meeting if i in self._rows} - known), dtype=np.int64)
            more = more[_are_among(more, rows)]
            there = more[_are_among(more, self._there(query))]
            more = there if len(there) >= k else more
            nearest, _ = self._index.nearest(self._towards(query, rows), more, _HOLDERS)
            candidates = self._candidates(query, np.concatenate([[c.row for c in candidates], nearest]), _FIRST)
        return self._wishing.rescored(query, candidates, k, meeting)

    def _there(self, query: Query) -> IntArray:
        """Rows of what is at one of the places that are asked for, rising."""
        named = {f for f, way in query.evidence.facts.items() if f == way and type_of(f) is NodeType.LOCATION}
        named = named if NodeType.LOCATION in query.asked_for else set()
        return np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *(self._holding(fact, True) for fact in named)]))

    def _pool(self, query: Query, rows: IntArray, holders: IntArray, size: int) -> list[search.Candidate]:
        nearest, _ = self._index.nearest(self._towards(query, rows), rows, size)
        first = max(_FIRST, _FIRST_TIMES * size // _POOL_TIMES if size > _POOL else 0)
        return self._candidates(query, np.concatenate([nearest, holders[~np.isin(holders, nearest)]]), first)

    def _holders(self, query: Query, rows: IntArray, most_linked: int) -> IntArray:
        """Rows that have most of what a text names, or are linked to a node, far from it as their text may be."""
        if not len(rows):
            return np.zeros(0, dtype=np.int64)
        if query.text is None:
            return self._linked(query, rows, most_linked)
        worths = query.evidence.worths()
        if not worths:
            return np.zeros(0, dtype=np.int64)
        is_asked = len(worths) <= _ASKED
        holding = [self._holding(fact, is_asked and query.evidence.facts[fact] == fact) for fact, _ in worths]
        known, at = np.unique(np.concatenate(holding), return_inverse=True)
        each = np.repeat([worth for _, worth in worths], list(map(len, holding)))
        values: npt.NDArray[np.float64] = np.bincount(at, weights=each).astype(np.float64)
        allowed = _are_among(known, rows)
        known, values = known[allowed], values[allowed]
        if len(known) > _HOLDERS and is_asked:
            known, values = self._nearest_of_each(self._towards(query, rows), known, values)
        elif len(known) > _HOLDERS:
            values = values + np.asarray(self._index.vectors)[known] @ self._towards(query, rows)
        order = np.lexsort((known, -values))
        return np.asarray(known[order][:_HOLDERS], dtype=np.int64)

    def _nearest_of_each(
        self, towards: FloatArray, rows: IntArray, worths: npt.NDArray[np.float64]
    ) -> tuple[IntArray, npt.NDArray[np.float64]]:
        """Of rows that have as much of what is named those that may be among the best, and what they are worth."""
        best, values = list[IntArray](), list[npt.NDArray[np.float64]]()
        for worth in np.unique(worths):
            nearest, likeness = self._index.nearest(towards, rows[worths == worth], _HOLDERS)
            best.append(nearest)
            values.append(worth + likeness.astype(np.float64))
        return np.concatenate(best), np.concatenate(values)

    def _rows_holding(self, fact: str, is_named: bool) -> IntArray:
        """Rows of the nodes that are linked to a fact; some of them if a hub is not what is named but is around it."""
        holders = self.around.all_holders(fact) if is_named and self.around.is_hub(fact) else self.around.holders(fact)
        return np.array(sorted(self._rows.row(node_id) for node_id in holders), dtype=np.int64)

    def _linked(self, query: Query, rows: IntArray, most: int) -> IntArray:
        """Of the rows that an edge leads to from the query the nearest."""
        direct = query.evidence.direct
        linked = self.around.holders(direct) if direct is not None else frozenset[str]()
        known = np.array(sorted(self._rows[i] for i in linked if i in self._rows), dtype=np.int64)
        nearest, _ = self._index.nearest(self._towards(query, rows), known[_are_among(known, rows)], most)
        return nearest

    def _candidates(self, query: Query, rows: IntArray, first: int) -> list[search.Candidate]:
        """Candidates by their score, best first; the first ones will be asked for."""
        ids = [self._index.ids[row] for row in rows.tolist()]
        scores = query.evidence.mixed_each(self._likeness(query, rows, ids).tolist(), ids)
        found = [search.Candidate(*item) for item in zip(ids, rows.tolist(), scores, strict=True)]
        found.sort(key=lambda candidate: (-candidate.score, candidate.id))
        self.around.prepare_few([candidate.id for candidate in found[:first]])
        return found

    def _likeness(self, query: Query, rows: IntArray, ids: Sequence[str]) -> FloatArray:
        """Likeness by vectors and, of a longer query, by words, at most 1, [len(rows)] float32."""
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        node_type, factors = type_of(ids[0]), self._factors(query, rows)
        mean, population = self._index.mean_of(node_type) * factors, len(self._index.rows_of(node_type))
        vectors, asked = np.asarray(self._index.vectors), query.vector * factors
        likeness = search.smoothed(asked, vectors[rows[:_SMOOTHED]] * factors, mean, population)
        if len(rows) > _SMOOTHED:
            rest = vectors[rows[_SMOOTHED:]] @ (asked * factors)
            likeness = np.concatenate([likeness, np.minimum(rest, likeness.min())])
        if query.bag is None or self._wording is None:
            return likeness
        words = self._wording.likeness(query.bag, ids)
        share = np.float32(query.share_of_words)
        return np.asarray((likeness + share * words) / (1 + share), dtype=np.float32)

    def _towards(self, query: Query, rows: IntArray) -> FloatArray:
        """The query's vector, weighed so that its product with a stored vector of the rows' type is their likeness."""
        return query.vector * self._factors(query, rows) ** 2

    def _factors(self, query: Query, rows: IntArray) -> FloatArray:
        """What the halves of vectors count between a query and rows of one type, [dim] float32."""
        wanted = type_of(self._index.ids[rows[0]]) if len(rows) else query.node_type
        return self._embedder.towards(query.node_type, wanted)

    def _words(self, text: str) -> tuple[Bag | None, float]:
        """The words of a query and what they count, if they do."""
        share = search.share_of_words(text)
        return (self._wording.bag(text), share) if share and self._wording is not None else (None, 0.0)

    def _text_of(self, node_id: str) -> str:
        node = self._store.node(node_id)
        return node_text(node, self._store.prose(node_id)) if node is not None else ""

    # --- results ---

    def _matches(self, query: Query, ranked: Sequence[search.Ranked], explain: bool) -> tuple[Match, ...]:
        nodes = self._nodes([item.candidate.id for item in ranked])
        reasons = self.explaining.explanations(query, nodes) if explain else [None] * len(nodes)
        return tuple(
            Match(
                id=node.id,
                node_type=node.node_type,
                name=node.name,
                score=item.candidate.score,
                properties=node.properties,
                explanation=reason,
                copies=item.copies,
            )
            for node, item, reason in zip(nodes, ranked, reasons, strict=True)
        )

    def _nodes(self, node_ids: Sequence[str]) -> list[Node]:
        nodes = self._store.nodes_of(node_ids)
        gone = next((node_id for node_id in node_ids if node_id not in nodes), None)
        if gone is not None:
            raise NotFoundError(f"'{gone}' was removed meanwhile: open the knowledge base again.")
        return [nodes[node_id] for node_id in node_ids]

    def _note(self, query: Query, ranked: Sequence[search.Ranked]) -> str | None:
        """A warning if there is nothing to trust; the student has an opinion on any text, so the text decides.

        What is only named (a skill, a team) has few words to be near by: it is as near as the nearest advert that is
        linked to it.
        """
        if not ranked:
            return "Nothing passes the filters." if not query.elsewhere else _nothing_elsewhere(query)
        if query.text is None or (query.elsewhere and not query.says_work):
            return None
        read_as = f"Read as '{query.view['read_as']}'." if "read_as" in query.view else None
        rows = np.array([item.candidate.row for item in ranked], dtype=np.int64)
        named = any(query.evidence.parts(item.candidate.id).keys() - query.asked_for for item in ranked)
        far = not query.is_prose or self._are_far(query.text, query.vector, rows, names_something=named)
        if query.is_prose and far and type_of(ranked[0].candidate.id) not in OWN_TEXT:
            adverts = self._adverts_of(query, {item.candidate.id for item in ranked})
            far = self._are_far(query.text, query.vector, adverts, names_something=named)
        if far:
            return " ".join(filter(None, (read_as, "Nothing is near; what follows is only the least far.")))
        return read_as

    def _are_far(self, text: str, vector: FloatArray, rows: IntArray, *, names_something: bool) -> bool:
        """Whether the nearest of some rows is too far from a text to be called near."""
        cut = self._embedder.encoder.dim
        nearest = np.max(self._index.vectors[rows, :cut] @ vector[:cut], initial=-1.0)
        likeness = float(nearest) / (1.0 - self._embedder.alpha)
        return search.nothing_near(text, likeness, self._understanding.is_known, names_something=names_something)


def _nothing_elsewhere(query: Query) -> str:
    return f"Nothing is left without {' and '.join(there.name for there in query.elsewhere)}."


def _are_among(some: IntArray, rows: IntArray) -> npt.NDArray[np.bool_]:
    """Which of some rows are among others, which rise."""
    if not len(rows):
        return np.zeros(len(some), dtype=bool)
    return np.asarray(rows[np.minimum(np.searchsorted(rows, some), len(rows) - 1)] == some)
