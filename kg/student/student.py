"""A text vector and a node type in, the vector the node would have in the graph out; numpy alone.

`ê = ξ1([x, type])`, `ẽ = softmax(Θ_K(ê Ēᵀ)) Ē`, `z = ê + ξ2([x, type, ẽ])`, both of unit length (Cold Brew, ICLR 2022,
section 3.3, where z is the second alone). What the neighbours smooth away the first still says: together they rank the
links of nodes without edges better than either.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from kg.errors import ModelError
from kg.ports import FloatArray, IntArray
from kg.student.tower import Tower, tower_of
from kg.student.virtual import (
    CLOSE,
    Candidates,
    NeighborRule,
    by_text,
    make_candidates,
    make_key,
    nearest,
    neighborhood,
    outlined,
)
from kg.vectors import unit

FORMAT_VERSION = 3
_WEIGHTS = ("w0", "w1", "b1", "w2", "b2")
_COLUMNS = ("node", "node_type", "embedding", "text")


@dataclass(frozen=True, slots=True)
class Perceptron:
    """Two layers beside one: `W0 v + W2 relu(W1 v + b1) + b2`; weights as torch lays them out, [out, in].

    The layer of its own keeps what a text says beyond its kind, which the hidden ones smooth away.
    """

    w0: FloatArray
    w1: FloatArray
    b1: FloatArray
    w2: FloatArray
    b2: FloatArray

    def __call__(self, v: FloatArray) -> FloatArray:
        """Outputs [n, out] of inputs [n, in]."""
        hidden: FloatArray = np.maximum(v @ self.w1.T + self.b1, 0.0)
        return hidden @ self.w2.T + self.b2 + v @ self.w0.T


@dataclass(frozen=True, slots=True)
class Student:
    """A trained student.

    Attributes:
        first: ξ1, from text and type to a standardised embedding.
        second: ξ2, from text, type and virtual neighbourhood to a standardised embedding.
        candidates: Ē.
        rule: how virtual neighbours are chosen.
        mean, std: undo the standardisation, [d].
        mixing: factor of the virtual neighbourhood.
        types: names of the node types, in the order of their numbers; empty if not known.
        close: by node type, share in the outcome of the mean embedding of the few nodes whose texts are nearest.
            Networks smooth: what two texts that are nearly the same have in common beyond their kind comes through
            here. None for types that it does not reach to.
        close_rule: who these nodes are; the text alone decides.
        tower: if there is one, its vector stands before that of the networks.
        tower_share: what the tower counts for in a cosine; the networks count for the rest.
    """

    first: Perceptron
    second: Perceptron
    candidates: Candidates
    rule: NeighborRule
    mean: FloatArray
    std: FloatArray
    mixing: float
    num_types: int
    types: tuple[str, ...] = ()
    close: tuple[float, ...] = ()
    close_rule: NeighborRule = CLOSE
    tower: Tower | None = None
    tower_share: float = 0.5

    @property
    def dim(self) -> int:
        """Length of a vector that comes out."""
        return len(self.mean) + (self.tower.dim if self.tower is not None else 0)

    @property
    def input_dim(self) -> int:
        """Length of a text vector that goes in."""
        return int(self.first.w1.shape[1]) - self.num_types

    def encode(self, x: FloatArray, node_type: IntArray) -> FloatArray:
        """Vectors [n, d] of unit length, for text vectors [n, dx] and the numbers of their types [n].

        Raises:
            ModelError: if `x` is not as long as the vectors learnt from, or a type is unknown.
        """
        return self.encode_with_neighbors(x, node_type)[0]

    def encode_with_neighbors(self, x: FloatArray, node_type: IntArray) -> tuple[FloatArray, IntArray, FloatArray]:
        """Vectors as of `encode` [n, d], and the virtual neighbours that they rest on, the nearest first.

        Returns:
            vectors, rows of the candidates [n, k] and their weights [n, k]; where there are fewer, the weight is 0.
        """
        inputs, guess, rows, weights = self._guessed(x, node_type)
        graph = self.with_close(self._smooth(inputs, guess, rows, weights), x, node_type)
        return self.beside(self.said_by_tower(x, node_type), graph), rows, weights

    def smooth(self, x: FloatArray, node_type: IntArray) -> FloatArray:
        """What the networks alone say, [n, d] of unit length; d is the length of the teacher's vectors."""
        return self._smooth(*self._guessed(x, node_type))

    def _guessed(self, x: FloatArray, node_type: IntArray) -> tuple[FloatArray, FloatArray, IntArray, FloatArray]:
        """What the networks read, ξ1's guess, and the virtual neighbours it finds with their weights."""
        inputs = self.inputs(x, node_type)
        guess = self.first(inputs)
        key = make_key(guess, x, self.rule.text_share)
        return inputs, guess, *nearest(key, node_type, self.candidates, self.rule)

    def _smooth(self, inputs: FloatArray, guess: FloatArray, rows: IntArray, weights: FloatArray) -> FloatArray:
        virtual = np.float32(self.mixing) * neighborhood(rows, weights, self.candidates)
        second = self.second(np.concatenate([inputs, virtual], axis=1))
        return unit(self.original(guess) + self.original(second))

    def with_close(self, z: FloatArray, x: FloatArray, node_type: IntArray) -> FloatArray:
        """What the networks say [n, d], with the share of the nearest texts put in."""
        share = np.zeros(self.num_types, dtype=np.float32)
        share[: len(self.close)] = self.close
        asked = np.flatnonzero(share[node_type] > 0.0)
        mixed = z.copy()
        if len(asked):
            near = self.original(by_text(x[asked], node_type[asked], self.candidates, self.close_rule))
            part = share[node_type[asked], None]
            mixed[asked] = unit((1.0 - part) * z[asked] + part * near)
        return mixed

    def said_by_tower(self, x: FloatArray, node_type: IntArray) -> FloatArray | None:
        """The tower's vectors, if there is one, [n, d]."""
        return self.tower.encode(x, node_type) if self.tower is not None else None

    def beside(self, tower: FloatArray | None, z: FloatArray) -> FloatArray:
        """Vectors of the graph [n, d] behind those of the tower [n, d'], of unit length together; alone without any."""
        if tower is None:
            return z
        parts = [np.sqrt(self.tower_share) * tower, np.sqrt(1.0 - self.tower_share) * unit(z)]
        return unit(np.concatenate(parts, axis=1))

    def original(self, standardised: FloatArray) -> FloatArray:
        """Standardised vectors as the teacher's were before, of unit length, [n, d]."""
        return unit(standardised * self.std + self.mean)

    def inputs(self, x: FloatArray, node_type: IntArray) -> FloatArray:
        """Text vectors and types as the networks read them, [n, dx + num_types]."""
        if x.ndim != 2 or x.shape[1] != self.input_dim:
            raise ModelError(
                f"text vectors have shape {x.shape}, the student learnt from [n, {self.input_dim}]; "
                "use the encoder the model was built with or train again"
            )
        if len(node_type) and not 0 <= int(node_type.min()) <= int(node_type.max()) < self.num_types:
            raise ModelError(f"node types must lie in 0..{self.num_types - 1}, got up to {int(node_type.max())}")
        return student_inputs(x, node_type, self.num_types)

    def save(self, path: Path) -> None:
        """Writes the student as safetensors; settings travel in the metadata."""
        tensors: dict[str, np.ndarray[Any, Any]] = {
            f"first.{name}": value for name, value in _weights(self.first).items()
        }
        tensors |= {f"second.{name}": value for name, value in _weights(self.second).items()}
        tensors |= {
            **{f"candidates.{name}": getattr(self.candidates, name) for name in _COLUMNS},
            "mean": self.mean,
            "std": self.std,
        }
        if self.tower is not None:
            tensors |= {f"tower.{name}": value for name, value in self.tower.tensors().items()}
        settings = {
            "format_version": FORMAT_VERSION,
            "rule": asdict(self.rule),
            "mixing": self.mixing,
            "num_types": self.num_types,
            "types": list(self.types),
            "close": list(self.close),
            "close_rule": asdict(self.close_rule),
            "tower_share": self.tower_share,
            "dims": {"input": self.input_dim, "output": self.dim, "candidates": len(self.candidates.node)},
        }
        save_file({name: np.ascontiguousarray(value) for name, value in tensors.items()}, path, _metadata(settings))

    @staticmethod
    def load(path: Path) -> Student:
        """Reads what `save` wrote.

        Raises:
            ModelError: if the file is missing, damaged or of another version.
        """
        tensors, settings = _read(path)
        try:
            return _student(tensors, settings)
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"{path} lacks part of a student ({error}); run `kg build` again") from error


def student_inputs(x: FloatArray, node_type: IntArray, num_types: int) -> FloatArray:
    """Text vectors, scaled so that a coordinate is around one, and the type as one of `num_types` columns."""
    type_columns = np.zeros((len(x), num_types), dtype=np.float32)
    type_columns[np.arange(len(x)), node_type] = 1.0
    return np.concatenate([x.astype(np.float32) * np.float32(np.sqrt(x.shape[1])), type_columns], axis=1)


def _weights(network: Perceptron) -> dict[str, FloatArray]:
    return {name: getattr(network, name) for name in _WEIGHTS}


def _metadata(settings: dict[str, Any]) -> dict[str, str]:
    return {"kg.student": json.dumps(settings, sort_keys=True)}


def _read(path: Path) -> tuple[dict[str, np.ndarray[Any, Any]], dict[str, Any]]:
    try:
        with safe_open(path, framework="numpy") as file:
            settings = json.loads((file.metadata() or {}).get("kg.student", "{}"))
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - not a dict
    except (OSError, SafetensorError, json.JSONDecodeError) as error:
        raise ModelError(f"{path} is not a readable student ({error}); run `kg build` again") from error
    version = settings.get("format_version")
    if version != FORMAT_VERSION:
        raise ModelError(f"{path} is a student of format {version}, this version reads {FORMAT_VERSION}; build again")
    return tensors, settings


def _student(tensors: dict[str, np.ndarray[Any, Any]], settings: dict[str, Any]) -> Student:
    rule = NeighborRule(**settings["rule"])
    tower = {name.removeprefix("tower."): value for name, value in tensors.items() if name.startswith("tower.")}
    node, node_type, embedding, text = (tensors[f"candidates.{name}"] for name in _COLUMNS)
    return Student(
        first=Perceptron(*(tensors[f"first.{name}"] for name in _WEIGHTS)),
        second=Perceptron(*(tensors[f"second.{name}"] for name in _WEIGHTS)),
        candidates=outlined(make_candidates(node, node_type, embedding, text, rule.text_share)),
        rule=rule,
        mean=tensors["mean"],
        std=tensors["std"],
        mixing=float(settings["mixing"]),
        num_types=int(settings["num_types"]),
        types=tuple(settings["types"]),
        close=tuple(settings.get("close", ())),
        close_rule=NeighborRule(**settings["close_rule"]) if "close_rule" in settings else CLOSE,
        tower=tower_of(tower) if tower else None,
        tower_share=float(settings.get("tower_share", 0.5)),
    )
