"""An opened knowledge base: questions in, answers out. Reads the store and the vectors; neither torch nor spaCy.

What only some calls need (building, exporting) is imported by them, so that asking starts fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import fields
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Self, TypeVar

from kg import exporting, search, views
from kg.answers import Answer
from kg.asking import showing
from kg.asking.asked import Where, asked, check_question, check_text, node_type
from kg.asking.generation import Generation
from kg.asking.similar import Asking
from kg.embedding import Embedder
from kg.errors import ModelError, QueryError
from kg.ports import FloatArray
from kg.schema import Evidence, Node, NodeType
from kg.search import RankOptions, VectorIndex
from kg.store import KnowledgeStore, not_own

if TYPE_CHECKING:
    import networkx
    from torch_geometric.data import HeteroData

    from kg.pipeline import BuildReport


def build(sources: str | Path | Sequence[str | Path], directory: str | Path, **options: Any) -> KnowledgeBase:
    """Builds a knowledge base of one or several sources and opens it; of thousands of documents this takes minutes.

    Args:
        sources: files, folders and globs.
        directory: folder of the knowledge base, a new one or one that was built before.
        options: those of `kg build`, as `kg.options.BuildOptions` names them: `train=False`, `taxonomy="esco/"`,
            `encoder="minilm"`, `seed=1`, `spans="mentions"`, `merges=` the lines of such a file.

    Raises:
        QueryError: there is no such option.
        InputError: not one of the sources could be read.
    """
    from kg import pipeline

    known = [field.name for field in fields(pipeline.BuildOptions)]
    unknown = sorted(options.keys() - set(known))
    if unknown:
        raise QueryError(f"'{unknown[0]}' is no option of a build; known are {', '.join(known)}.")
    named = [sources] if isinstance(sources, str | Path) else sources
    pipeline.build([str(source) for source in named], directory, options=pipeline.BuildOptions(**options))
    return KnowledgeBase.open(directory)


def open(directory: str | Path) -> KnowledgeBase:
    """Opens a knowledge base for reading.

    Raises:
        NotFoundError: there is none in this folder.
    """
    return KnowledgeBase.open(directory)


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
        self._latest = Generation(store, -1)

    @classmethod
    def open(cls, directory: str | Path) -> Self:
        """Opens the knowledge base in a folder.

        Raises:
            NotFoundError: there is none.
            StoreError: it is damaged or of another version.
        """
        return cls(KnowledgeStore.open(directory))

    def __repr__(self) -> str:
        return f"KnowledgeBase('{self.store.directory}')"

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
            where: conditions on properties, as a mapping or as a "KEY=VALUE" string or several; "KEY=A|B", or a list
                of values in a mapping, is met by either.
            diversity: 0 ranks by likeness alone, towards 1 results differ more from one another.
            explain: whether each result says why it is near.
            keep_duplicates: whether near-duplicates of the query and of one another stay in the list.

        Raises:
            QueryError: a value makes no sense; the message says which and what to do.
            NotFoundError: there is no such node.
        """
        wanted = asked(type, where, RankOptions(k, diversity, keep_duplicates), explain=explain)
        check_question(id, text)
        asking = self._asking
        query = (
            asking.by_text(text or "", wanted.node_type)
            if id is None
            else asking.by_node(self.node(id), wanted.node_type)
        )
        results, note = asking.results(query, wanted)
        return Answer(query.view, results, note)

    @_of_one_generation
    def alike(self, node_id: str, most: int) -> list[search.Ranked]:
        """Ids and scores alone of what `similar(id=node_id, type=its own, k=most)` begins with, up to 32."""
        return self._asking.first_look(self.node(node_id), most)

    @_of_one_generation
    def embed(self, texts: Sequence[str], type: str | NodeType = NodeType.POSTING) -> FloatArray:
        """Vectors of texts that the knowledge base need not know, [len(texts), dim] float32, unit length or zero.

        Raises:
            QueryError: `texts` is one string, of which each letter would be a text, or one of them is no string.
        """
        if isinstance(texts, str):
            raise QueryError("Give a list of texts: embed([text]) for one.")
        listed = list(texts)
        for text in listed:
            check_text(text)
        return self.embedder.embed(listed, node_type(type))

    @_of_one_generation
    def show(self, node_id: str) -> views.Json:
        """A node with its facts: properties, edges with the sentence behind each, near-duplicates."""
        return showing.shown(self.store, self.node(node_id))

    @_of_one_generation
    def why(self, a: str, b: str) -> views.Json:
        """Why two nodes are near: shared nodes with their sentences, paths, parts of the score.

        `score` is the one that `similar` gives, `similarity` the cosine of the two vectors alone.
        """
        return showing.compared(self.store, self._asking, self.node(a), self.node(b))

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
        return showing.found_node(self.store, node_id)

    def houses(self, node_ids: Sequence[str]) -> dict[str, str]:
        """Whose the teams, and where the people, among some nodes are, in a few words by id."""
        return showing.houses(self.store, node_ids)

    def sentence(self, evidence: Evidence) -> str:
        """The sentence or line in which a passage stands; the passage itself if its document is gone."""
        return str(showing.with_sentence(self.store, views.evidence_view(evidence))["sentence"])

    # --- changes ---

    def add(self, *sources: str | Path) -> BuildReport:
        """Adds files, or updates them, without training; the next question knows of them.

        Raises:
            InputError: not one of the sources could be read.
        """
        from kg import pipeline

        return pipeline.add([str(source) for source in sources], self.store.directory)

    def remove(self, *document_ids: str) -> BuildReport:
        """Takes documents out, by id, path or source, with every fact that only they state.

        Raises:
            NotFoundError: there is no such document; then nothing is removed.
        """
        from kg import pipeline

        return pipeline.remove(document_ids, self.store.directory)

    # --- everything, to take away ---

    @_of_one_generation
    def to_networkx(self) -> networkx.MultiDiGraph:
        """The graph as a MultiDiGraph, isolated nodes too."""
        return exporting.as_networkx(self.store)

    @_of_one_generation
    def to_hetero_data(self) -> HeteroData:
        """The graph as HeteroData with the nodes' vectors as `x`, isolated nodes too."""
        return exporting.as_hetero_data(self.store, self.index)

    @_of_one_generation
    def export(self, what: str, format: str, out: str | Path) -> str:
        """Writes the graph or the embeddings; returns a word on what was written.

        Raises:
            QueryError: an unknown format; the message lists the known ones.
            StoreError: `out` cannot be written, or belongs to a knowledge base.
        """
        if what == "graph":
            index = self.index if self._now.stored_vectors is not None else None
            return exporting.export_graph(self.store, format, not_own(out), index)
        if what == "embeddings":
            return exporting.export_embeddings(self.store, self.index, format, not_own(out))
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
    def _now(self) -> Generation:
        """The files of the generation that this thread's session sees."""
        number, latest = self.store.generation, self._latest
        if latest.number != number:
            latest = self._latest = Generation(self.store, number, latest)
        return latest

    @property
    def _asking(self) -> Asking:
        return self._now.asking

    def write_vectors(self, out: str | Path, texts: Sequence[str], vectors: FloatArray) -> None:
        """Vectors of texts as .npz or .parquet, by the ending of `out`."""
        from kg import export

        export.write_text_vectors(not_own(out), texts, vectors)
