"""Files of public graph benchmarks → one graph of papers or pages with features, classes and a published split."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp

from kg.errors import InputError, NotFoundError
from kg.ports import IntArray

BoolArray = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

_NPZ = frozenset({"chameleon", "squirrel"})
_TEXT = frozenset({"film", "cornell", "texas", "wisconsin"})
_PLANETOID = frozenset({"cora", "citeseer"})
_HECO = {"heco_acm": ("p_feat.npz", "pap.npz"), "heco_dblp": ("a_feat.npz", "apa.npz")}
_FILM_FEATURES = 932

#: Names of all data sets that can be read; "actor" is another name of "film".
DATASETS: tuple[str, ...] = tuple(sorted(_NPZ | _TEXT | _PLANETOID | set(_HECO)))


@dataclass(frozen=True, slots=True)
class ClassGraph:
    """A graph of one node type with classes.

    Attributes:
        name: of the data set.
        x: bag of words [num_nodes, dx], sparse.
        y: class of each node [num_nodes].
        edges: both directions of every edge, each once, no loops, [m, 2].
        labelled: nodes whose class is known, [num_nodes]; Citeseer has 15 without.
        train, validation, test: a published split, by number.
    """

    name: str
    x: sp.csr_matrix
    y: IntArray
    edges: IntArray
    labelled: BoolArray
    train: IntArray
    validation: IntArray
    test: IntArray

    @property
    def num_nodes(self) -> int:
        """Number of nodes."""
        return len(self.y)

    @property
    def num_classes(self) -> int:
        """Number of classes."""
        return int(self.y.max()) + 1

    @property
    def degree(self) -> IntArray:
        """Neighbours per node, [num_nodes]."""
        return np.bincount(self.edges[:, 0], minlength=self.num_nodes)


def load_class_graph(folder: Path, name: str, split: int = 0) -> ClassGraph:
    """Reads one data set.

    Args:
        folder: holds one folder per data set.
        name: one of `DATASETS`, or "actor".
        split: which of the ten published splits; Cora, Citeseer, ACM and DBLP have one.

    Raises:
        NotFoundError: the name is unknown or a file is missing.
        InputError: a file is not what it should be.
    """
    name = {"actor": "film"}.get(name, name)
    if name not in DATASETS:
        raise NotFoundError(f"benchmark {name!r} is unknown; there are {', '.join(DATASETS)}")
    reader: Callable[[Path, str, int], ClassGraph] = (
        _planetoid if name in _PLANETOID else _heco if name in _HECO else _npz if name in _NPZ else _text
    )
    try:
        return reader(folder / name, name, split)
    except FileNotFoundError as error:
        raise NotFoundError(f"benchmark {name!r} needs {error.filename}; name the folder that holds {name}/") from error
    except (ValueError, KeyError, EOFError, pickle.UnpicklingError) as error:
        raise InputError(
            f"a file of benchmark {name!r} in {folder / name} is damaged ({error}); copy it anew"
        ) from error


def undirected(edges: IntArray) -> IntArray:
    """Both directions of every edge once, without loops, sorted, [m, 2]."""
    kept = edges[edges[:, 0] != edges[:, 1]]
    both: IntArray = np.unique(np.concatenate([kept, kept[:, ::-1]]), axis=0).astype(np.int64)
    return both


def _planetoid(folder: Path, name: str, _split: int) -> ClassGraph:
    """The pickles of Yang et al. 2016; rows of test nodes stand in the order of `test.index`, with gaps."""
    part = {key: _pickled(folder / f"ind.{name}.{key}") for key in ("y", "tx", "ty", "allx", "ally", "graph")}
    order = np.loadtxt(folder / f"ind.{name}.test.index", dtype=np.int64, ndmin=1)
    num_nodes = max(max(part["graph"]), int(order.max())) + 1
    x = sp.lil_matrix((num_nodes, part["allx"].shape[1]), dtype=np.float32)
    y = np.zeros((num_nodes, part["ally"].shape[1]), dtype=np.int64)
    x[: part["allx"].shape[0]], y[: len(part["ally"])] = part["allx"], part["ally"]
    x[order], y[order] = part["tx"], part["ty"]
    edges = np.array([(node, other) for node, others in part["graph"].items() for other in others], dtype=np.int64)
    first = len(part["y"])
    return ClassGraph(
        name,
        x.tocsr(),
        y.argmax(axis=1),
        undirected(edges),
        labelled=y.sum(axis=1) > 0,
        train=np.arange(first),
        validation=np.arange(first, first + 500),
        test=np.sort(order),
    )


def _pickled(path: Path) -> Any:
    with path.open("rb") as file:
        return pickle.load(file, encoding="latin1")


def _npz(folder: Path, name: str, split: int) -> ClassGraph:
    data = np.load(folder / f"{name}.npz")
    x = sp.csr_matrix(data["node_features"].astype(np.float32))
    return _with_split(folder, name, split, (x, data["node_labels"].astype(np.int64), data["edges"].astype(np.int64)))


def _text(folder: Path, name: str, split: int) -> ClassGraph:
    """Tab-separated node and edge lists of Geom-GCN; the actors' features are lists of word numbers."""
    rows = [line.split("\t") for line in _lines(folder / "out1_node_feature_label.txt")]
    order = np.argsort([int(row[0]) for row in rows])
    values = [np.array(rows[index][1].split(","), dtype=np.int64) for index in order]
    dense = np.zeros((len(rows), _FILM_FEATURES), dtype=np.float32) if name == "film" else np.stack(values)
    if name == "film":
        for row, words in enumerate(values):
            dense[row, words] = 1.0
    y = np.array([int(rows[index][2]) for index in order], dtype=np.int64)
    edges = np.array([line.split("\t") for line in _lines(folder / "out1_graph_edges.txt")], dtype=np.int64)
    return _with_split(folder, name, split, (sp.csr_matrix(dense.astype(np.float32)), y, edges))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").strip().split("\n")[1:]


def _with_split(folder: Path, name: str, split: int, graph: tuple[sp.csr_matrix, IntArray, IntArray]) -> ClassGraph:
    x, y, edges = graph
    masks = np.load(folder / "splits" / f"{name}_split_0.6_0.2_{split % 10}.npz")
    train, validation, test = (np.flatnonzero(masks[f"{part}_mask"]) for part in ("train", "val", "test"))
    return ClassGraph(name, x, y, undirected(edges), np.ones(len(y), dtype=bool), train, validation, test)


def _heco(folder: Path, name: str, _split: int) -> ClassGraph:
    """Papers (ACM) or authors (DBLP) that share an author or a paper; 60 training nodes a class."""
    features, meta_path = _HECO[name]
    x = sp.load_npz(folder / features).tocsr().astype(np.float32)
    y = np.load(folder / "labels.npy").astype(np.int64)
    edges = np.stack(sp.load_npz(folder / meta_path).nonzero(), axis=1)
    parts = [np.sort(np.load(folder / f"{part}_60.npy").astype(np.int64)) for part in ("train", "val", "test")]
    return ClassGraph(name, x, y, undirected(edges), np.ones(len(y), dtype=bool), *parts)
