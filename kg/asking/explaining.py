"""A question and its results in, why each is near out: what both have in common, and what the score is made of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg import search
from kg.answers import Explanation, SharedNode, VirtualNeighbor
from kg.asking.question import TITLED, Known, Query
from kg.asking.speaking import support
from kg.embedding import WeightedIds
from kg.errors import QueryError
from kg.ports import FloatArray
from kg.schema import Node, NodeType, type_of
from kg.search import Facts, VectorIndex

#: What two nodes share is told if the score would lose at least this part of what it would lose without the first
#: fact; what a text names was asked for, and all of it is told.
_TELLING = 0.2
#: Postings and papers that are told to speak for a result.
_TOLD = 3
#: Nodes that are told to stand in for missing neighbours.
STAND_INS = 5


def vector_of(index: VectorIndex, node_id: str) -> FloatArray:
    """The vector of a node, [dim] float32.

    Raises:
        QueryError: it has none.
    """
    row = index.rows.get(node_id)
    if row is None:
        raise QueryError(f"'{node_id}' has no vector: run `kg build` again with its sources.")
    vector: FloatArray = index.vectors[row]
    return vector


class Explaining:
    """Explains results of one generation of a knowledge base."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._towards = lru_cache(maxsize=None)(known.embedder.towards)

    def explanations(self, query: Query, nodes: Sequence[Node]) -> list[Explanation]:
        """Why each of some results is near."""
        node_ids = [node.id for node in nodes]
        shared, words, stand_ins = self.shared(query, node_ids), self._words(query, node_ids), self.stand_ins(query)
        speakers = self._speakers(query, node_ids)
        return [
            self._explanation(query, node, facts, stand_ins, said, spoken)
            for node, facts, said, spoken in zip(nodes, shared, words, speakers, strict=True)
        ]

    def shared(self, query: Query, node_ids: Sequence[str]) -> list[list[SharedNode]]:
        """What each of some results has in common with a query and the score rests on, what it rests on most first."""
        ours, around = query.evidence.facts, self._known.around
        every = [(node_id, query.evidence.facts_of(node_id)) for node_id in node_ids]
        told = [self._told_facts(query, *result) for result in every]
        pairs = {(i, facts[fact]) for (i, facts), losses in zip(every, told, strict=True) for fact in losses}
        if query.node_id is not None:
            pairs |= {(query.node_id, ours[fact]) for losses in told for fact in losses}
        edges = self._known.store.edges_between_each(sorted(pairs))
        around.meet_names(fact for losses in told for fact in losses)
        found = []
        for result, losses in zip(every, told, strict=True):
            some = search.shared_nodes(lambda *pair: edges.get(pair, []), around, query.node_id, ours, result, losses)
            found.append(sorted(some, key=lambda item: (-losses[item.id], item.id)))
        return found

    def _speakers(self, query: Query, node_ids: Sequence[str]) -> list[list[SharedNode]]:
        """The postings and papers that speak for each of some results, the nearest first, and where that stands."""
        if not query.speakers:
            return [[] for _ in node_ids]
        heard = {node_id: [item.id for item in query.speakers.get(node_id, ())[:_TOLD]] for node_id in node_ids}
        edges = self._known.store.edges_between_each(
            sorted((node_id, document) for node_id, documents in heard.items() for document in documents)
        )
        found = []
        for node_id, documents in heard.items():
            facts = {document: document for document in documents}
            some = search.shared_nodes(
                lambda *pair: edges.get(pair, []), self._known.around, None, facts, (node_id, facts), documents
            )
            found.append(sorted(some, key=lambda item: documents.index(item.id)))
        return found

    def _told_facts(self, query: Query, node_id: str, theirs: Facts) -> dict[str, float]:
        """What is told of the facts that a result and a query have in common, and what of the score each is worth."""
        common = search.common_facts(self._known.around, query.node_id, query.evidence.facts, theirs) - {node_id}
        losses = query.evidence.losses(node_id, common)
        least = 0.0 if query.node_id is None else _TELLING * max(losses.values(), default=0.0)
        most = sorted(common, key=lambda fact: (-losses[fact], fact))[:1]
        return {fact: losses[fact] for fact in [fact for fact in common if losses[fact] > least] or most}

    def shares(self, query: Query, node_id: str) -> dict[str, float]:
        """Parts of the score that text, graph and each kind of fact contribute; they sum to one."""
        return self._shares(query, node_id, self._words(query, [node_id])[0])

    def cosine(self, query: Query, node_id: str) -> float:
        """How near the vector of a node is to that of a query, text and graph weighed for their types."""
        u, v = self._compared(query, node_id)
        return float(u @ v)

    def stand_ins(self, query: Query) -> tuple[VirtualNeighbor, ...]:
        """Virtual neighbours of a text, or of a node that no fact links to anything; none of a linked one."""
        if query.text is not None:
            return self._told(query.neighbors)
        if query.node_id is None or query.evidence.facts:
            return ()
        text = self._known.store.posting_text(query.node_id) or str(query.view["name"])
        return self._told(self._known.embedder.virtual_neighbors(text, NodeType.POSTING, STAND_INS))

    def _explanation(
        self,
        query: Query,
        node: Node,
        shared: Sequence[SharedNode],
        stand_ins: Sequence[VirtualNeighbor],
        said: float | None,
        speakers: Sequence[SharedNode] = (),
    ) -> Explanation:
        return search.explain(
            shared,
            words=search.common_words(query.text, node.name) if query.text is not None else [],
            virtual_neighbors=[item for item in stand_ins if item.id != node.id],
            shares=self._shares(query, node.id, said, search.raised(query.wishes, node.name, node.properties)),
            linked=(query.node_id, node.node_type) if query.node_id is not None else None,
            wishes=search.told(query.wishes, node.name, node.properties),
            speakers=[item for item in speakers if item.id not in {told.id for told in shared}],
        )

    def _shares(self, query: Query, node_id: str, said: float | None, raised: float = 0.0) -> dict[str, float]:
        cut = self._known.embedder.encoder.dim
        u, v = self._compared(query, node_id)
        parts = {"text": abs(float(u[:cut] @ v[:cut])), "graph": abs(float(u[cut:] @ v[cut:]))}
        if said is not None:
            parts["words"] = said
        likeness = max(0.0, float(u @ v))
        if node_id in query.titled:
            parts["title"] = TITLED * (1.0 - likeness)
        if node_id in query.speakers:
            parts["documents"] = support(node_id, query.speakers) * (1.0 - likeness)
        parts |= {str(kind): part for kind, part in query.evidence.parts(node_id, likeness).items() if part > 0.0}
        if raised > 0.0:
            parts["wishes"] = raised * sum(parts.values())
        total = max(sum(parts.values()), 1e-9)
        return {name: part / total for name, part in parts.items()}

    def _words(self, query: Query, node_ids: Sequence[str]) -> list[float | None]:
        """What the words of each node add to its likeness; `None` where words do not count."""
        if query.bag is None or self._known.wording is None:
            return [None] * len(node_ids)
        return [query.share_of_words * value for value in self._known.wording.likeness(query.bag, node_ids).tolist()]

    def _compared(self, query: Query, node_id: str) -> tuple[FloatArray, FloatArray]:
        factors = self._towards(query.node_type, type_of(node_id))
        return query.vector * factors, vector_of(self._known.index, node_id) * factors

    def _told(self, found: WeightedIds) -> tuple[VirtualNeighbor, ...]:
        self._known.around.meet_names(node_id for node_id, _ in found)
        named = [(node_id, self._known.around.name(node_id), weight) for node_id, weight in found]
        return tuple(VirtualNeighbor(i, type_of(i), name, weight) for i, name, weight in named if name is not None)
