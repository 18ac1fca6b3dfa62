"""A node or a text in, nodes like it out: vectors find candidates, facts in common reorder them, each explained."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from kg import search
from kg.answers import Match
from kg.asking.beside import vector_of_text
from kg.asking.candidates import POOL, POOL_TIMES, Candidates
from kg.asking.doubting import Doubting
from kg.asking.explaining import STAND_INS, Explaining, vector_of
from kg.asking.located import located
from kg.asking.question import Asked, Known, Query
from kg.asking.understanding import Understanding, Understood
from kg.asking.wishing import remarks
from kg.embedding import OWN_TEXT, Embedder
from kg.errors import NotFoundError
from kg.features import node_text
from kg.ports import IntArray
from kg.schema import Node, NodeType, Value, type_of
from kg.search import Bag, RankOptions, VectorIndex, Wish
from kg.store import KnowledgeStore

#: Words of a question that may be a title.
_LONGEST_TITLE = 6
_WORD = re.compile(r"[^\W_]+")
#: Of so many times as many candidates as are wanted for a node the scores are worked out: copies are among them.
_SURE_TIMES = 2
#: What openings are worth to is asked of openings, and of those who have them.
_WITH_OPENINGS = frozenset({NodeType.POSTING, NodeType.TEAM, NodeType.ORGANIZATION, NodeType.ROLE})
#: What is left of the weight of wishes where a place is asked for.
_BESIDE_PLACE = 0.5
#: How much nearer what is elsewhere must be, in cosines, to be shown where nothing near is in the place asked for.
_MUCH_NEARER = 0.125
_FAR = "Nothing is near; what follows is only the least far."


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
        self._store = store
        self._index = index
        self._embedder = embedder
        self._wording = search.read_wording(folder, self._text_of) if folder is not None else None
        known = Known(store, self.around, index, embedder, self._wording)
        self.explaining = Explaining(known)
        self._candidates = Candidates(known)
        self._understanding = Understanding(store, embedder.encoder)
        self._doubting = Doubting(known, self._understanding.words, self._text_of)

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
        bag, share = self._words(self._text_of_node(node))
        vector = vector_of(self._index, node.id)
        query = Query(view, vector, facts, node_id=node.id, bag=bag, share_of_words=share)
        return query if towards is None else self._candidates.with_speakers(query, towards)

    def by_text(self, text: str, towards: NodeType = NodeType.POSTING) -> Query:
        """A question in words; what they name counts too, the shorter they are, the more.

        Words of a title the vectors compare better than a role named in it, which is less.
        """
        asked = self._understanding.understood(text, is_of_openings=towards in _WITH_OPENINGS)
        named = [node_id for node_id in asked.named if not node_id.startswith(f"{NodeType.ROLE}:")]
        own = search.weights_of_text(asked.text, asked.asked_for, asked.beside.kinds)
        weights = search.NAME_WEIGHTS if asked.is_a_name else own
        evidence = search.Evidence(self.around, self.around.widened(named), weights, one_sided=True)
        bag, share = self._words(asked.about)
        is_as_written = asked.text.rstrip("?! ").split() == asked.written.rstrip("?! ").split()
        view: dict[str, Value] = {"text": text} if is_as_written else {"text": text, "read_as": asked.text}
        places = dict.fromkeys(there.name for there in asked.elsewhere)
        unwanted = [f"not {name}" for name in (*places, *asked.refused)]
        if asked.wishes or unwanted:
            view["wishes"] = [*(wish.name for wish in asked.wishes), *unwanted]
        vector, neighbors = vector_of_text(self._embedder, asked.about, asked.beside, STAND_INS)
        return Query(
            view,
            vector,
            evidence,
            text=asked.about,
            bag=bag,
            share_of_words=share,
            neighbors=neighbors,
            asked_for=asked.asked_for,
            wishes=tuple(_beside_place(asked)),
            refused=asked.refused,
            unlike=self._candidates.wishing.unlike(asked.refused),
            says_work=asked.says_work,
            is_prose=not search.is_no_prose(asked.written),
            is_a_name=asked.is_a_name,
            places=asked.places,
            elsewhere=asked.elsewhere,
            remarks=asked.remarks,
            heard=search.kinds_asked_for(asked.written),
            titled=self._titled(asked.beside.title or asked.about)
            if asked.says_work and not asked.asked_for
            else frozenset(),
        )

    def results(self, query: Query, asked: Asked) -> tuple[tuple[Match, ...], str | None]:
        """Matches, best first, and a word on them if there is something to say.

        Raises:
            QueryError: a condition names no property, or a value that occurs nowhere.
        """
        query = self._candidates.with_speakers(query, asked.node_type)
        rows = self._candidates.rows(query, asked)
        if not np.any(query.vector) and not query.evidence.facts:
            return (), "None of the words is known, so nothing is near."
        if query.refused and not (query.says_work or query.asked_for or any(w.is_compared for w in query.wishes)):
            return (
                (),
                f"It is said only what it should not be ({', '.join(query.refused)}): say what it should be, too.",
            )
        ranked = self._ranked(query, rows, asked.options)
        far = bool(ranked) and (
            self._doubting.is_alone(query, ranked) or (_tells_what(query) and self._doubting.is_far(query, ranked))
        )
        if ranked and query.places and query.says_work and asked.node_type in OWN_TEXT:
            there = _those_there(query, ranked)
            nearest = self._doubting.nearest(query, there)
            is_nearer = self._doubting.nearest(query, ranked) - nearest >= _MUCH_NEARER
            if far or (is_nearer and self._doubting.is_far(query, there)):
                near = self._anywhere(query, rows, asked.options, nearest)
                query, ranked, far = (*near, False) if near else (query, ranked, far)
        matches = self._matches(query, ranked, asked.explain)
        notes = (
            self._candidates.choosing.remark(asked.node_type, asked.conditions),
            self._note(query, far=far) if ranked else self._why_nothing(query, asked.node_type),
            *remarks(query, matches, lambda: located(self._store, asked.node_type, query.named_places)),
        )
        return matches, " ".join(filter(None, notes)) or None

    def _anywhere(
        self, query: Query, rows: IntArray, options: RankOptions, there: float
    ) -> tuple[Query, list[search.Ranked]] | None:
        """The question without the places that it asks for, and what answers it, if that is near and much nearer.

        Args:
            query: the question.
            rows: what may be a result.
            options: how many results, how unlike each other.
            there: how near the nearest in those places is.
        """
        text, asked_for = query.text or "", query.asked_for - {NodeType.LOCATION}
        facts = {fact: way for fact, way in query.evidence.facts.items() if type_of(fact) is not NodeType.LOCATION}
        evidence = search.Evidence(self.around, facts, search.weights_of_text(text, asked_for), one_sided=True)
        told = f"Nothing near is in {' or '.join(query.places)}: these are from anywhere."
        remarks = (*query.remarks, told)
        anywhere = replace(query, evidence=evidence, asked_for=asked_for, places=(), remarks=remarks)
        ranked = self._ranked(anywhere, rows, options)
        is_nearer = self._doubting.nearest(anywhere, ranked) - there >= _MUCH_NEARER
        return (anywhere, ranked) if is_nearer and not self._doubting.is_far(anywhere, ranked) else None

    def first_look(self, node: Node, most: int) -> list[search.Ranked]:
        """What `results` answers for a node, its own type and no other wish, as far as it looks at first.

        Args:
            node: the question.
            most: results wanted at most; the first k of them are those of any question for k, if there are k. None are
                worked out where an answer may have to say that nothing is near.
        """
        query, options = self.by_node(node), RankOptions(min(most, POOL // 4))
        rows = self._candidates.rows(query, Asked(node.node_type, (), options))
        candidates = self._candidates.pool(query, rows, np.zeros(0, dtype=np.int64), POOL)
        ranked = search.rank(candidates, self._index.vectors, self.around.duplicates, options)
        return [] if ranked and self._doubting.is_alone(query, ranked[:1]) else ranked

    def score(self, query: Query, node_id: str) -> float:
        """The score that `results` gives a node among those it looks at first, or would if it looked that far."""
        node_type = type_of(node_id)
        is_copy = query.node_id is not None and node_id in self.around.duplicates(query.node_id)
        rows = self._candidates.rows(query, Asked(node_type, (), RankOptions(keep_duplicates=is_copy)))
        holders = self._candidates.holders(query, rows, POOL)
        asked = np.array([self._index.rows[node_id]], dtype=np.int64)
        known = self._candidates.pool(query, rows, holders, POOL)
        if all(candidate.id != node_id for candidate in known):
            known = self._candidates.pool(query, rows, np.concatenate([holders, asked]), POOL)
        return next(candidate.score for candidate in known if candidate.id == node_id)

    def _ranked(self, query: Query, rows: IntArray, options: RankOptions) -> list[search.Ranked]:
        """Looks at more candidates for as long as copies leave too few results."""
        pool = max(POOL, POOL_TIMES * options.k)
        holders = self._candidates.holders(query, rows, pool)
        sure = _SURE_TIMES * options.k if query.node_id is not None and options.diversity <= 0.0 else None
        while True:
            found = self._candidates.pool(query, rows, holders, pool, sure)
            candidates = self._candidates.by_wishes(query, rows, found, options.k)
            ranked = search.rank(candidates, self._index.vectors, self.around.duplicates, options)
            if sure is not None and not _are_among_first(ranked, candidates[:sure], options.k):
                sure = None
                continue
            if len(ranked) >= options.k or pool >= len(rows):
                return ranked
            pool *= 4

    def _titled(self, text: str) -> frozenset[str]:
        """What has all of a short text in its title, unless so much has that the nearest will be among it.

        Where a place is asked for, other work there comes before the same elsewhere, so this is not asked then.
        """
        words = len(_WORD.findall(text))
        return frozenset(self._store.titled(text)) if 1 < words <= _LONGEST_TITLE else frozenset()

    def _words(self, text: str) -> tuple[Bag | None, float]:
        """The words of a query and what they count, if they do."""
        share = search.share_of_words(text)
        return (self._wording.bag(text), share) if share and self._wording is not None else (None, 0.0)

    def _text_of(self, node_id: str) -> str:
        node = self._store.node(node_id)
        return self._text_of_node(node) if node is not None else ""

    def _text_of_node(self, node: Node) -> str:
        return node_text(node, self._store.prose(node.id))

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
        nodes = self._candidates.wishing.last_nodes_of(node_ids)
        gone = next((node_id for node_id in node_ids if node_id not in nodes), None)
        if gone is not None:
            raise NotFoundError(f"'{gone}' was removed meanwhile: open the knowledge base again.")
        return [nodes[node_id] for node_id in node_ids]

    def _note(self, query: Query, *, far: bool) -> str | None:
        """A warning if there is nothing to trust; the student has an opinion on any text, so the text decides.

        What is only named (a skill, a team) has few words to be near by: it is as near as the nearest advert that is
        linked to it.
        """
        words = " ".join(str(query.view.get("text", "")).split())
        is_mended = "read_as" in query.view and _tells_what(query) and str(query.view["read_as"]) not in words
        read_as = f"Read as '{query.view['read_as']}'." if is_mended else None
        return " ".join(filter(None, (read_as, _FAR if far else None))) or None

    def _why_nothing(self, query: Query, node_type: NodeType) -> str:
        if not len(self._index.rows_of(node_type)):
            return f"The knowledge base holds no {node_type}."
        return "Nothing passes the filters." if not query.elsewhere else _nothing_elsewhere(query)


def _those_there(query: Query, ranked: Sequence[search.Ranked]) -> Sequence[search.Ranked]:
    """The results that are where they are asked to be; all if none is."""
    known, places = query.evidence.facts_of, query.named_places
    return [item for item in ranked if not places.isdisjoint(known(item.candidate.id))] or ranked


def _tells_what(query: Query) -> bool:
    """Whether a question in words says more than where it should be, and on which terms."""
    says_else = query.elsewhere or query.asked_for or any(wish.is_compared for wish in query.wishes)
    return query.text is not None and (query.says_work or not says_else)


def _beside_place(asked: Understood) -> Iterator[Wish]:
    """The wishes of a question; who is somewhere can take no part-time job elsewhere, but work from anywhere.

    A student will rather move.
    """
    is_there = NodeType.LOCATION in asked.asked_for
    for wish in asked.wishes:
        is_less = is_there and not (wish.is_anywhere or wish.is_kind)
        yield replace(wish, weight=_BESIDE_PLACE * wish.weight) if is_less else wish


def _are_among_first(ranked: Sequence[search.Ranked], first: Sequence[search.Candidate], k: int) -> bool:
    """Whether k results were found, all of them and their copies among the first candidates."""
    ids = {candidate.id for candidate in first}
    return len(ranked) >= k and all(ids.issuperset((item.candidate.id, *item.copies)) for item in ranked)


def _nothing_elsewhere(query: Query) -> str:
    return f"Nothing is left without {' and '.join(dict.fromkeys(there.name for there in query.elsewhere))}."
