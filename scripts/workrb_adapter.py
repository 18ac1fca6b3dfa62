"""The text side of kg behind the model interface of WorkRB (github.com/techwolf-ai/workrb), a public benchmark.

`pip install workrb` in an environment of its own, then:

    import workrb
    from workrb_adapter import model

    tasks = [workrb.tasks.ESCOJobNormRanking(split="val", languages=["en"])]
    print(workrb.evaluate(model(), tasks, output_folder="results/kg"))

`model("minilm")` is what `kg build --encoder minilm` uses.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from kg.features import load_encoder
from kg.ports import FloatArray, TextEncoder
from kg.search import smoothed

#: Targets of a query that are compared with one another too, as `kg similar` does.
_SMOOTHED = 500


class KgRanking:
    """Rankings of WorkRB's tasks; its abstract methods, without its base class."""

    def __init__(self, encoder: TextEncoder) -> None:
        self._encoder = encoder

    @property
    def name(self) -> str:
        """Name of the encoder."""
        return self._encoder.name

    @property
    def description(self) -> str:
        """One sentence."""
        return "Text vectors of kg, candidates drawn towards what is like them."

    @property
    def citation(self) -> str | None:
        """None."""
        return None

    @property
    def classification_label_space(self) -> list[str] | None:
        """None: labels are ranked like any other text."""
        return None

    def _compute_rankings(
        self,
        queries: Sequence[str],
        targets: Sequence[str],
        query_input_type: object = None,  # noqa: ARG002 - the names are the interface
        target_input_type: object = None,  # noqa: ARG002
    ) -> torch.Tensor:
        """Likeness of every query with every target, [queries, targets]; all kinds of text are read alike."""
        asked, known = self._encoder.encode(queries), self._encoder.encode(targets)
        mean = known.mean(axis=0) if len(known) else np.zeros(self._encoder.dim, dtype=np.float32)
        rows = [_scores(query, known, mean) for query in asked]
        return torch.from_numpy(np.stack(rows) if rows else np.zeros((0, len(targets)), dtype=np.float32))

    def _compute_classification(
        self,
        texts: Sequence[str],
        targets: Sequence[str],
        input_type: object = None,
        target_input_type: object = None,
    ) -> torch.Tensor:
        """Labels are ranked for a text as anything else is, [texts, targets]."""
        return self._compute_rankings(texts, targets, input_type, target_input_type)


def model(encoder: str | None = None) -> Any:
    """A model that WorkRB can evaluate; `encoder` as `kg build --encoder` takes it.

    Raises:
        ImportError: WorkRB is not installed.
    """
    base = importlib.import_module("workrb.models.base").ModelInterface
    return type("KgModel", (KgRanking, base), {})(load_encoder(encoder))


def _scores(query: FloatArray, known: FloatArray, mean: FloatArray) -> FloatArray:
    """Likeness of one query with all targets; what is not among the nearest comes after them, in its order."""
    plain: FloatArray = known @ query
    nearest = np.argsort(-plain, kind="stable")[:_SMOOTHED]
    best = smoothed(query, known[nearest], mean, len(known))
    scores = np.minimum(plain, best.min() - np.float32(1e-6)) if len(best) else plain
    scores[nearest] = best
    return np.asarray(scores, dtype=np.float32)


if __name__ == "__main__":
    print(__doc__)
