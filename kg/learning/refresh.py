"""Changed nodes in, their vectors brought up to date; and which vectors are of a text that a node has no more.

A vector is text and graph side by side (`kg.embedding`). A new node, and a posting or paper with another text, gets
the student's vector. Another node keeps what the teacher knows of it and takes the new text. Whatever has the text
again that it was trained with, as after adding and removing, gets its trained vector back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from kg.embedding import Embedder, load_embedder
from kg.features import node_text
from kg.ports import FloatArray
from kg.schema import Node, NodeType, type_of
from kg.store import ChangeReport, KnowledgeStore, StoredVectors, text_hash

#: Nodes whose text is their own and not only their name.
_WITH_TEXT = (NodeType.POSTING, NodeType.PAPER)


def texts_of(store: KnowledgeStore, nodes: Sequence[Node]) -> list[str]:
    """The text by which each node is known."""
    return [node_text(node, store.prose(node.id) if node.node_type in _WITH_TEXT else None) for node in nodes]


def refresh(store: KnowledgeStore, changes: ChangeReport) -> None:
    """Vectors for nodes that are new or whose text has changed; inside the transaction that changed them.

    Raises:
        ModelError: a file of the model is missing or damaged.
    """
    refresh_nodes(store, {*changes.new_nodes, *changes.changed_nodes})


def refresh_nodes(store: KnowledgeStore, node_ids: Iterable[str]) -> None:
    """Vectors for those of these nodes that have none, or one of another text.

    Raises:
        ModelError: a file of the model is missing or damaged.
    """
    trained = store.kept_vectors.trained()
    if trained is None or trained.directory is None:
        return
    embedder = kept_embedder(trained.directory)
    nodes = [node for node in map(store.node, sorted(node_ids)) if node is not None]
    for node_type in NodeType:
        of_type = [node for node in nodes if node.node_type is node_type]
        wanted = [
            (node.id, text, text_hash(text))
            for node, text in zip(of_type, texts_of(store, of_type), strict=True)
            if store.kept_vectors.text(node.id) != text_hash(text)
        ]
        if wanted:
            ids, texts, hashes = zip(*wanted, strict=True)
            matrix = embedder.embed(texts, node_type)
            for row, node_id in enumerate(ids):
                matrix[row] = _vector(store, trained, embedder, (node_id, hashes[row]), matrix[row])
            store.add_vectors(ids, matrix, hashes)


def stale(store: KnowledgeStore) -> list[str]:
    """Ids of nodes whose vector was made from another text than they have now, sorted."""
    known = store.kept_vectors.texts()
    found = []
    for node in store.nodes():
        made_from = known.get(node.id)
        if made_from and made_from != text_hash(*texts_of(store, [node])):
            found.append(node.id)
    return found


def kept_embedder(folder: Path) -> Embedder:
    """The model in a folder; read once for as long as nobody writes there.

    Raises:
        ModelError: a file is missing or damaged.
    """
    stamps = [(path.name, path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted(folder.glob("*"))]
    return _read_embedder(folder, tuple(stamps))


@lru_cache(maxsize=2)
def _read_embedder(folder: Path, _stamps: tuple[tuple[str, int, int], ...]) -> Embedder:
    return load_embedder(folder)


def _vector(
    store: KnowledgeStore, trained: StoredVectors, embedder: Embedder, known_by: tuple[str, bytes], fresh: FloatArray
) -> FloatArray:
    """The vector of a node with a new text; `fresh` is the student's."""
    node_id, text = known_by
    row = store.kept_vectors.trained_row(node_id)
    if row is not None and row[1] == text:
        return np.asarray(trained.matrix[row[0]])
    if row is None or type_of(node_id) in _WITH_TEXT:
        return fresh
    cut = embedder.encoder.dim
    return np.concatenate([fresh[:cut], trained.matrix[row[0], cut:]])
