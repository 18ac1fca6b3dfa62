"""An opened knowledge base: questions in, answers out. Reads the store and the vectors; neither torch nor spaCy.

What only some calls need (building, exporting) is imported by them, so that asking starts fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property, wraps
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Self, TypeVar

from kg import search, views
from kg.answers import Answer, Explanation
from kg.asking import Asked, Asking, Query
from kg.embedding import Embedder, load_embedder
from kg.errors import ModelError, NotFoundError, QueryError
from kg.ports import FloatArray
from kg.schema import Edge, Evidence, Node, NodeType, Value
from kg.search import Condition, RankOptions, VectorIndex
from kg.store import KnowledgeStore, StoredVectors

if TYPE_CHECKING:
    import networkx
    from torch_geometric.data import HeteroData

    from kg.pipeline import BuildReport

Where = Mapping[str, Value] | Sequence[str]


def build(sources: Sequence[str | Path], directory: str | Path, **options: Any) -> KnowledgeBase:
    """Builds a knowledge base and opens it; options are those of `kg.pipeline.BuildOptions`."""
    from kg import pipeline

    pipeline.build([str(source) for source in sources], directory, options=pipeline.BuildOptions(**options))
    return KnowledgeBase.open(directory)


def open(directory: str | Path) -> KnowledgeBase:
    """Opens a knowledge base for reading.

    Raises:
        NotFoundError: there is none in this folder.
    """
    return KnowledgeBase.open(directory)


class _Generation:
    """What is read from files once a generation: vectors, and the model when it is first needed.

    What the former generation read is taken over if it still holds, so that an added posting costs next to nothing.
    """

    def __init__(self, store: KnowledgeStore, number: int, former: _Generation | None = None) -> None:
        self.store = store
        self.number = number
        self.name = store.kept_vectors.name() if former is not None else None
        usable = former is not None and former.name == self.name and former.number <= number
        self._former = former._with_index() if former is not None and usable else None

    def _with_index(self) -> _Generation | None:
        """The latest generation whose vectors were read."""
        return self if "index" in self.__dict__ else self._former

    @cached_property
    def stored_vectors(self) -> StoredVectors | None:
        """The trained vectors; what came and went since is in `index`."""
        if self._former is not None:
            return self._former.stored_vectors
        return self.store.kept_vectors.trained()

    @cached_property
    def vectors(self) -> StoredVectors:
        if self.stored_vectors is None:
            raise NotFoundError(f"'{self.store.directory}' holds no vectors: run `kg build` on its sources again.")
        return self.stored_vectors

    @cached_property
    def embedder(self) -> Embedder:
        if self._former is not None and "embedder" in self._former.__dict__:
            return self._former.embedder
        if self.vectors.directory is None:
            raise NotFoundError(f"'{self.store.directory}' holds no vectors: run `kg build` on its sources again.")
        return load_embedder(self.vectors.directory)

    @cached_property
    def index(self) -> VectorIndex:
        former, self._former = self._former, None
        if former is not None:
            self.__dict__.setdefault("stored_vectors", former.stored_vectors)
            if "embedder" in former.__dict__:
                self.__dict__.setdefault("embedder", former.embedder)
            return former.index.changed(self.store.kept_vectors.changes(former.number))
        ids, matrix, folder = self.vectors.ids, self.vectors.matrix, self.vectors.directory
        trained = VectorIndex(ids, matrix, search.read_sketch(folder, matrix) if folder is not None else None)
        return trained.changed(self.store.kept_vectors.changes())

    @cached_property
    def asking(self) -> Asking:
        return Asking(self.store, self.index, self.embedder, self.vectors.directory)


_P = ParamSpec("_P")
_R = TypeVar("_R")


def _of_one_generation(
    question: Callable[Concatenate[KnowledgeBase, _P], _R],
) -> Callable[Concatenate[KnowledgeBase, _P], _R]:
    """Graph, vectors and model of an answer are of one generation, the newest when it is asked.

    If a writer takes a model's files away before they could be read, the newer generation is asked.
    """

    @wraps(question)
    def asked(self: KnowledgeBase, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        while True:
            with self.store.session():
                seen = self.store.generation
                try:
                    return question(self, *args, **kwargs)
                except ModelError as error:
                    failure = error
            if self.store.generation == seen:
                raise failure

    return asked


class KnowledgeBase:
    """A knowledge base on disk, opened for reading; use it as a context manager or close it.

    Others may write meanwhile: each answer is of one generation, the newest when it was asked.
    """

    def __init__(self, store: KnowledgeStore) -> None:
        self.store = store
        self._latest = _Generation(store, -1)

    @classmethod
    def open(cls, directory: str | Path) -> Self:
        """Opens the knowledge base in a folder.

        Raises:
            NotFoundError: there is none.
            StoreError: it is damaged or of another version.
        """
        return cls(KnowledgeStore.open(directory))

    def close(self) -> None:
        """Closes the file."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def session(self) -> Iterator[None]:
        """All questions of this thread inside it are answered from one generation, whatever others write meanwhile."""
        with ExitStack() as stack:
            while True:
                stack.enter_context(self.store.session())
                seen = self.store.generation
                try:
                    if self._now.stored_vectors is not None:
                        self._now.embedder  # noqa: B018 - read before a writer can take its files away
                    break
                except ModelError:
                    stack.close()
                    if self.store.generation == seen:
                        raise
            yield

    # --- questions ---

    @_of_one_generation
    def similar(
        self,
        *,
        id: str | None = None,
        text: str | None = None,
        type: str | NodeType = NodeType.POSTING,
        k: int = 10,
        where: Where = (),
        diversity: float = 0.0,
        explain: bool = False,
        keep_duplicates: bool = False,
    ) -> Answer:
        """Nodes of a type that are like a node or a text, best first.

        Args:
            id: a node; exactly one of `id` and `text` is given.
            text: any text, from one word to a whole advert.
            type: type of the results.
            k: number of results.
            where: conditions on properties, as a mapping or as "KEY=VALUE" strings.
            diversity: 0 ranks by likeness alone, towards 1 results differ more from one another.
            explain: whether each result says why it is near.
            keep_duplicates: whether near-duplicates of the query and of one another stay in the list.

        Raises:
            QueryError: a value makes no sense; the message says which and what to do.
            NotFoundError: there is no such node.
        """
        options = RankOptions(k, diversity, keep_duplicates)
        asked = Asked(_node_type(type), _conditions(where), options, explain=explain)
        _check_numbers(k, diversity)
        query = self._query(id, text)
        results, note = self._asking.results(query, asked)
        return Answer(query.view, results, note)

    @_of_one_generation
    def alike(self, node_id: str, most: int) -> list[search.Ranked]:
        """Ids and scores alone of what `similar(id=node_id, type=its own, k=most)` begins with, up to 50."""
        return self._asking.first_look(self.node(node_id), most)

    @_of_one_generation
    def embed(self, texts: Sequence[str], type: str | NodeType = NodeType.POSTING) -> FloatArray:
        """Vectors of texts that the knowledge base need not know, [len(texts), dim] float32, unit length or zero."""
        return self.embedder.embed(list(texts), _node_type(type))

    @_of_one_generation
    def show(self, node_id: str) -> views.Json:
        """A node with its facts: properties, edges with the sentence behind each, near-duplicates."""
        node = self.node(node_id)
        edges = [self._edge_view(edge, node.id) for edge in self.store.edges_of(node.id)]
        sorted_edges = sorted(edges, key=lambda e: (e["relation"], e["other_name"]))
        view = views.node_view(node)
        view["evidence"] = [self._with_sentence(passage) for passage in view["evidence"]]
        return {**view, "seen": self._seen(node), "edges": sorted_edges}

    @_of_one_generation
    def why(self, a: str, b: str) -> views.Json:
        """Why two nodes are near: similarity, shared nodes with their sentences, paths, shares of the score."""
        first, second = self.node(a), self.node(b)
        asking = self._asking
        query = asking.by_node(first)
        shared, paths = search.explain_pair(self.store, asking.around, first.id, second.id)
        explanation = views.explanation_view(
            Explanation("", tuple(shared), asking.stand_ins(query), asking.shares(query, second.id))
        )
        for item in explanation["shared"]:
            item["evidence"] = [self._with_sentence(passage) for passage in item["evidence"]]
        return {
            "a": {"id": first.id, "type": str(first.node_type), "name": first.name},
            "b": {"id": second.id, "type": str(second.node_type), "name": second.name},
            "similarity": round(float(query.vector @ asking.vector_of(second.id)), 6),
            "shares": explanation["shares"],
            "shared": explanation["shared"],
            "virtual_neighbors": explanation["virtual_neighbors"],
            "paths": [self._path_view(path, first.id) for path in paths],
        }

    @_of_one_generation
    def stats(self, as_of: str | None = None) -> views.Json:
        """Counts by type, the model, what was left out; of a past generation, day or time the counts alone.

        Raises:
            QueryError: `as_of` is neither a generation nor a date.
            NotFoundError: nothing is known of that time.
        """
        if as_of is not None:
            past = self.store.as_of(as_of)
            return {**past.counts.view(), "generation": past.generation, "time": past.time}
        view = dict(self.store.counts().view())
        vectors = self._now.stored_vectors
        model = dict(vectors.manifest.facts) if vectors and vectors.manifest else {}
        quarantined = [views.quarantined_view(item) for item in self.store.quarantine()]
        return {**view, "generation": self.store.generation, "model": model, "quarantined": quarantined}

    def node(self, node_id: str) -> Node:
        """A node by its id, or by the beginning of it if that is unique.

        Raises:
            NotFoundError: there is no such node; the message suggests the nearest.
        """
        node = self.store.node(self.store.resolve_id(node_id))
        if node is None:
            raise NotFoundError(f"There is no node '{node_id}'.")
        return node

    def sentence(self, evidence: Evidence) -> str:
        """The sentence or line in which a passage stands; the passage itself if its document is gone."""
        return str(self._with_sentence(views.evidence_view(evidence))["sentence"])

    # --- changes ---

    def add(self, *sources: str | Path) -> BuildReport:
        """Adds files, or updates them, without training; the next question knows of them.

        Raises:
            InputError: not one of the sources could be read.
        """
        from kg import pipeline

        return pipeline.add([str(source) for source in sources], self.store.directory)

    def remove(self, *document_ids: str) -> BuildReport:
        """Takes documents out, with every fact that only they state.

        Raises:
            NotFoundError: there is no such document; then nothing is removed.
        """
        from kg import pipeline

        return pipeline.remove(document_ids, self.store.directory)

    # --- everything, to take away ---

    @_of_one_generation
    def to_networkx(self) -> networkx.MultiDiGraph:
        """The graph as a MultiDiGraph, isolated nodes too."""
        from kg.graph import to_networkx

        return to_networkx(self.store.nodes(), self.store.edges())

    @_of_one_generation
    def to_hetero_data(self) -> HeteroData:
        """The graph as HeteroData with the nodes' vectors as `x`, isolated nodes too."""
        from kg.graph import to_hetero_data

        nodes = list(self.store.nodes())
        rows = self.index.rows
        x = {
            node_type: self.index.vectors[[rows[node.id] for node in nodes if node.node_type is node_type]]
            for node_type in {node.node_type for node in nodes}
        }
        return to_hetero_data(nodes, self.store.edges(), x)

    @_of_one_generation
    def export(self, what: str, format: str, out: str | Path) -> str:
        """Writes the graph or the embeddings; returns a word on what was written.

        Raises:
            QueryError: an unknown format; the message lists the known ones.
        """
        if what == "graph":
            return self._export_graph(format, Path(out))
        if what == "embeddings":
            return self._export_embeddings(format, Path(out))
        raise QueryError(f"'{what}' cannot be exported: say graph or embeddings.")

    # --- parts ---

    @property
    def embedder(self) -> Embedder:
        """Text encoder and student."""
        return self._now.embedder

    @property
    def index(self) -> VectorIndex:
        """All vectors, those of added nodes too."""
        return self._now.index

    @property
    def _now(self) -> _Generation:
        """The files of the generation that this thread's session sees."""
        number, latest = self.store.generation, self._latest
        if latest.number != number:
            latest = self._latest = _Generation(self.store, number, latest)
        return latest

    @property
    def _asking(self) -> Asking:
        return self._now.asking

    def _query(self, node_id: str | None, text: str | None) -> Query:
        if (node_id is None) == (text is None):
            raise QueryError("Ask with either an id or a text, not both and not neither.")
        if node_id is not None:
            return self._asking.by_node(self.node(node_id))
        if not text or not text.strip():
            raise QueryError("The text to compare with is empty: write a few words.")
        return self._asking.by_text(text)

    # --- how things are shown ---

    def _seen(self, node: Node) -> views.Json | None:
        """When the documents that show the node came in first, and were met last."""
        ids = {node.id, *(passage.document_id for passage in node.evidence)}
        seen = [item for item in map(self.store.seen, sorted(ids)) if item is not None]
        if not seen:
            return None
        first = min(seen, key=lambda item: (item.first_generation, item.first))
        return {"first": first.first, "last": max(item.last for item in seen), "generation": first.first_generation}

    def _edge_view(self, edge: Edge, node_id: str) -> views.Json:
        other = self.store.node(edge.dst if edge.src == node_id else edge.src)
        view = views.edge_view(edge)
        view["evidence"] = [self._with_sentence(passage) for passage in view["evidence"]]
        return {**view, "other_name": other.name if other else ""}

    def _with_sentence(self, passage: views.Json) -> views.Json:
        document = self.store.document(passage["document_id"])
        sentence = _sentence(document.text, passage["start"], passage["end"]) if document else passage["surface"]
        return {**passage, "sentence": sentence, "source": document.source if document else None}

    def _path_view(self, path: Iterable[Edge], start: str) -> views.Json:
        words, here = [self.node(start).name], start
        edges = []
        for edge in path:
            outward = edge.src == here
            here = edge.dst if outward else edge.src
            words += [f"—{edge.relation}→" if outward else f"←{edge.relation}—", self.node(here).name]
            edges.append({"src": edge.src, "relation": str(edge.relation), "dst": edge.dst})
        return {"edges": edges, "words": words}

    # --- exports ---

    def _export_graph(self, format: str, out: Path) -> str:
        from kg import export

        nodes, edges = list(self.store.nodes()), list(self.store.edges())
        export.export_graph(nodes, edges, format, out, hetero_writer=_hetero_data_bytes)
        return f"{len(nodes)} nodes and {len(edges)} edges"

    def _export_embeddings(self, format: str, out: Path) -> str:
        from kg import export

        names, index = {node.id: node.name for node in self.store.nodes()}, self.index
        row_of = dict(index.rows)
        ids = [node_id for node_id in names if node_id in row_of]
        vectors = index.vectors[[row_of[node_id] for node_id in ids]]
        types = [node_id.partition(":")[0] for node_id in ids]
        export.export_embeddings(ids, types, [names[i] for i in ids], vectors, format, out)
        return f"{len(ids)} vectors of {vectors.shape[1]} numbers"

    def write_vectors(self, out: str | Path, texts: Sequence[str], vectors: FloatArray) -> None:
        """Vectors of texts as .npz or .parquet, by the ending of `out`."""
        from kg import export

        export.write_text_vectors(Path(out), texts, vectors)


def _hetero_data_bytes(nodes: Sequence[Node], edges: Sequence[Edge]) -> bytes:
    """The writer of the `pyg` export; torch is imported only when it is used."""
    from kg.graph import hetero_data_bytes

    return hetero_data_bytes(nodes, edges)


def _node_type(name: str | NodeType) -> NodeType:
    try:
        return NodeType(name)
    except ValueError as error:
        known = ", ".join(NodeType)
        raise QueryError(f"'{name}' is no type of node; known are {known}.") from error


def _check_numbers(k: int, diversity: float) -> None:
    if k < 1:
        raise QueryError(f"k is {k}: ask for at least one result.")
    if not 0.0 <= diversity <= 1.0:
        raise QueryError(f"diversity is {diversity}: give a number from 0 to 1.")


def _conditions(where: Where) -> list[Condition]:
    if isinstance(where, Mapping):
        return [Condition(str(key).lower(), "=", _as_text(value)) for key, value in where.items()]
    return [search.parse_condition(text) for text in where]


def _as_text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _sentence(text: str, start: int, end: int, *, most: int = 300) -> str:
    """The sentence or line around a passage, white space folded, cut to `most` characters."""
    left = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start) + 1, start - most // 2, 0)
    stops = [i for i in (text.find("\n", end), text.find(". ", end) + 1) if i > 0]
    right = min([*stops, end + most // 2, len(text)])
    return " ".join(text[left:right].split())
