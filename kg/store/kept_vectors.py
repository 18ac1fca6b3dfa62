"""A knowledge base in, its vectors out in parts: those that were trained, and one by one what came and went since."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.ports import FloatArray
from kg.store import generations
from kg.store.database import Database
from kg.store.vectors import StoredVectors


@dataclass(frozen=True, slots=True)
class KeptVectors:
    """What `KnowledgeStore.read_vectors` puts together; for those who need only a part of it."""

    database: Database
    directory: Path

    def name(self) -> str | None:
        """Name of the trained vectors: equal as long as they are the same; `None` if there are none."""
        return generations.folder_name(self.database)

    def trained(self) -> StoredVectors | None:
        """The vectors as they were trained; `None` if there are none.

        Raises:
            ModelError: a file is missing or damaged.
        """
        return generations.trained(self.database, self.directory)

    def changes(self, since: int = -1) -> dict[str, FloatArray | None]:
        """Vectors that came after training and after a generation, by id; `None` for nodes that are gone."""
        return generations.changes(self.database, since)

    def changed(self, node_id: str) -> FloatArray | None:
        """The vector of a node that came after training, if one did."""
        return generations.changed_vector(self.database, node_id)

    def trained_row(self, node_id: str) -> tuple[int, bytes] | None:
        """Row in `trained()` and text hash of a node, also of one that is gone; `None` if it was not there then."""
        return generations.trained_row(self.database, node_id)

    def text(self, node_id: str) -> bytes | None:
        """`text_hash` of the text that a node's vector was made from; `None` without a vector."""
        return generations.text_of(self.database, node_id)

    def texts(self) -> dict[str, bytes]:
        """As `text`, for all nodes that have a vector."""
        return generations.texts(self.database)
