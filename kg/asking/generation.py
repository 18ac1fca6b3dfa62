"""A generation of a knowledge base in, what is read from its files out: vectors, and the model once it is needed."""

from __future__ import annotations

from functools import cached_property

from kg import search
from kg.asking.similar import Asking
from kg.embedding import Embedder, load_embedder
from kg.errors import NotFoundError
from kg.search import VectorIndex
from kg.store import KnowledgeStore, StoredVectors


class Generation:
    """What is read from files once a generation: vectors, and the model when it is first needed.

    What the former generation read is taken over if it still holds, so that an added posting costs next to nothing.
    """

    def __init__(self, store: KnowledgeStore, number: int, former: Generation | None = None) -> None:
        self.store = store
        self.number = number
        self.name = store.kept_vectors.name() if former is not None else None
        usable = former is not None and former.name == self.name and former.number <= number
        self._former = former._with_index() if former is not None and usable else None

    def _with_index(self) -> Generation | None:
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
        """As `stored_vectors`.

        Raises:
            NotFoundError: there are none.
        """
        if self.stored_vectors is None:
            raise NotFoundError(f"'{self.store.directory}' holds no vectors: run `kg build` on its sources again.")
        return self.stored_vectors

    @cached_property
    def embedder(self) -> Embedder:
        """Text encoder and student.

        Raises:
            NotFoundError: there are none.
        """
        if self._former is not None and "embedder" in self._former.__dict__:
            return self._former.embedder
        if self.vectors.directory is None:
            raise NotFoundError(f"'{self.store.directory}' holds no vectors: run `kg build` on its sources again.")
        return load_embedder(self.vectors.directory)

    @cached_property
    def index(self) -> VectorIndex:
        """All vectors, those of added nodes too."""
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
        """What answers questions of likeness."""
        return Asking(self.store, self.index, self.embedder, self.vectors.directory)
