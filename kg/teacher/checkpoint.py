"""The state of a training in, a file that a killed training goes on from out; complete or not at all."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from kg.errors import StoreError
from kg.teacher.config import TeacherConfig
from kg.teacher.relational import RelationalGraph

CHECKPOINT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where the state is kept, and the mark of the training it belongs to: same graph, same texts, same settings."""

    path: Path
    mark: str

    def write(self, state: Mapping[str, Any]) -> None:
        """Keeps the state in place of the former one; a kill in between leaves the former one.

        Raises:
            StoreError: the disk cannot be written.
        """
        beside = self.path.with_name(f".{self.path.name}.new")
        content = io.BytesIO()  # on a full disk torch's own writing fails with something else than an OSError
        torch.save({"version": CHECKPOINT_VERSION, "mark": self.mark, **state}, content)
        try:
            with beside.open("wb") as file:
                file.write(content.getbuffer())
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise StoreError(
                f"The state of the training cannot be kept in '{self.path}' ({error.strerror or error}): free some "
                "room or check the rights, and run the same command again."
            ) from error

    def read(self) -> dict[str, Any] | None:
        """The state that was kept; `None` if there is none, if it is damaged or of another training."""
        try:
            state = torch.load(self.path, weights_only=True)
        except (OSError, RuntimeError, EOFError, pickle.UnpicklingError):
            return None
        known = isinstance(state, dict) and state.get("version") == CHECKPOINT_VERSION
        return state if known and state["mark"] == self.mark else None


def training_mark(graph: RelationalGraph, config: TeacherConfig) -> str:
    """A hash of everything that a training's outcome depends on."""
    settings = {**asdict(config), "excluded": sorted(config.excluded)}
    hashed = hashlib.blake2b(repr(settings).encode(), digest_size=16)
    hashed.update(repr((graph.types, graph.offsets)).encode())
    hashed.update(np.ascontiguousarray(graph.x.numpy()).data)
    for edges in graph.relations:
        hashed.update(edges.key.encode())
        hashed.update(np.ascontiguousarray(edges.src).data)
        hashed.update(np.ascontiguousarray(edges.dst).data)
    return hashed.hexdigest()


def copy_of(tensors: list[Tensor] | list[torch.nn.Parameter]) -> list[Tensor]:
    """Copies without history."""
    return [tensor.detach().clone() for tensor in tensors]
