"""Cells of a page's lines in, how likely each is of each kind out; the weights are learnt.

A first look weighs the words and letters of a cell and what the lexicon says of it and of its neighbours; a second
looks at the first guesses around it and in its place elsewhere on the page (`context`). Fitted on rows of boards
set as pages in layouts drawn at random: `scripts/train_lines.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from safetensors.numpy import load

from kg.config import data_dir
from kg.errors import ModelError
from kg.extract.model_folder import read_model_folder
from kg.extract.segments.learnt.context import beside, context
from kg.extract.segments.learnt.features import VERDICTS, boxes, verdicts
from kg.extract.segments.learnt.kinds import KINDS, Cell
from kg.ports import FloatArray, PlaceFinder
from kg.vectors import softmax

FORMAT = 1
WEIGHTS = "weights.safetensors"
#: Names of the arrays: of the first look, then of the second.
ARRAYS = ("boxes", "scale", "verdicts", "bias", "inner", "inner_bias", "outer", "outer_bias")


class Manifest(msgspec.Struct, frozen=True):
    """What `manifest.json` says: what the numbers of the weights stand for, and the files by their hash."""

    format: int
    name: str
    version: str
    kinds: tuple[str, ...]
    verdicts: tuple[str, ...]
    sha256: dict[str, str]


class LineModel:
    """Tells what the cells of a page are.

    Args:
        arrays: by the names of `ARRAYS`; `boxes` int8 [boxes, kinds] with a `scale` for each kind, the others float.
    """

    def __init__(self, arrays: Mapping[str, FloatArray]) -> None:
        self._boxes = arrays["boxes"]
        self._scale, self._verdicts, self._bias, self._inner, self._inner_bias, self._outer, self._outer_bias = (
            np.asarray(arrays[name], np.float32) for name in ARRAYS[1:]
        )

    def kinds(self, cells: Sequence[Cell], places: PlaceFinder) -> FloatArray:
        """How likely each cell is of each of `KINDS`, [cells, kinds], float32."""
        return self.told(cells, verdicts(cells, places), [boxes(cell) for cell in cells])

    def told(self, cells: Sequence[Cell], signs: FloatArray, words: Sequence[Sequence[int]]) -> FloatArray:
        """The same of cells whose verdicts, [cells, verdicts], and boxes are known."""
        features = context(cells, signs, self.guesses_of(words, signs))
        hidden = np.maximum(features @ self._inner + self._inner_bias, 0)
        return softmax(hidden @ self._outer + self._outer_bias)

    def guesses_of(self, words: Sequence[Sequence[int]], signs: FloatArray) -> FloatArray:
        """What each cell seems to be by its words and by its neighbours' looks, [cells, kinds], float32."""
        weighed = np.stack([self._boxes[list(cell)].sum(0, dtype=np.int32) for cell in words])
        return softmax(weighed * self._scale + beside(signs) @ self._verdicts + self._bias)


@cache
def shipped_line_model() -> LineModel:
    """The model in `data/lines`; read once.

    Raises:
        ModelError: as `load_line_model`.
    """
    return load_line_model(data_dir() / "lines")


def load_line_model(folder: Path) -> LineModel:
    """The model in a folder.

    Raises:
        ModelError: a file is missing, is not the one that the manifest names, or was made for other features.
    """
    manifest, contents = read_model_folder(
        folder, Manifest, FORMAT, (WEIGHTS,), what="line model", script="scripts/train_lines.py"
    )
    if manifest.kinds != KINDS or manifest.verdicts != VERDICTS:
        raise ModelError(f"The line model in {folder} tells other kinds or reads other verdicts: make it anew.")
    return LineModel(load(contents[WEIGHTS]))
