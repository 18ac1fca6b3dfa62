"""A trained network in, the folder that `kg.extract.tagger.model` reads out."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import save

from kg.extract.tagger.model import FORMAT, LONGEST, VOCABULARY, WEIGHTS, HeadInfo, Manifest
from kg.ports import FloatArray
from kg.shipped import sha256_of, store_manifest
from span_training.chunks import head_labels
from span_training.network import OnGrid, Tagger

#: Positions a chunk may have: a line may be a little longer than what is packed together.
_POSITIONS = LONGEST + 96
_FINE_STEP = 0.08
_LEXICON_STEP = 0.5
_PARTS = {
    "mix": "attention.output.dense",
    "mix_norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "narrow_norm": "output.LayerNorm",
}


def ship(
    model: Tagger, vocabulary: Sequence[str], lexicon: Mapping[str, FloatArray], version: str, folder: Path
) -> None:
    """Writes weights, vocabulary and manifest; its heads do not judge yet."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        WEIGHTS: _compressed(save({**weights_of(model), **_rounded_lexicon(lexicon)})),
        VOCABULARY: "\n".join(vocabulary).encode("utf-8"),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    config = model.encoder.config
    manifest = Manifest(
        format=FORMAT,
        name="kg-spans",
        version=version,
        layers=len(model.encoder.encoder.layer),
        attention_heads=config.num_attention_heads,
        heads={name: HeadInfo(labels) for name, labels in head_labels().items()},
        sha256={name: sha256_of(content) for name, content in contents.items()},
    )
    store_manifest(folder, manifest)


@torch.no_grad()
def weights_of(model: Tagger) -> dict[str, np.ndarray]:
    """All weights by the names of `SpanModel`: matrices on the grid as whole numbers with a step, others in float16."""
    embeddings = model.encoder.embeddings
    position = embeddings.position_embeddings.weight[:_POSITIONS] + embeddings.token_type_embeddings.weight[0]
    found = {
        **_matrix("rows", model, "rows", transposed=False),
        **_matrix("axes", model, "axes", transposed=False),
        **_rounded("position", position + model.mean),
        "shapes": _half(model.shapes.weight),
        **_norm("norm", embeddings.LayerNorm),
    }
    for number, layer in enumerate(model.encoder.encoder.layer):
        found |= _attend(f"layer.{number}.attend", layer.attention.self)
        for ours, theirs in _PARTS.items():
            module = layer.get_submodule(theirs)
            name = f"layer.{number}.{ours}"
            found |= _norm(name, module) if ours.endswith("norm") else _linear(name, module)
    heads: dict[str, Any] = dict(model.heads.items())
    for head, module in heads.items():
        found |= {f"heads.{head}.weight": _half(module.weight.T), f"heads.{head}.bias": _half(module.bias)}
    return found


def _attend(name: str, module: torch.nn.Module) -> dict[str, np.ndarray]:
    """Queries, keys and values side by side; their steps become one row, a step a column."""
    parts = [module.get_submodule(part) for part in ("query", "key", "value")]
    whole = [_linear("", part) for part in parts]
    steps = [np.full(part[".weight"].shape[1], part[".weight.step"], dtype=np.float32) for part in whole]
    return {
        f"{name}.weight": np.concatenate([part[".weight"] for part in whole], axis=1),
        f"{name}.weight.step": np.concatenate(steps),
        f"{name}.bias": np.concatenate([part[".bias"] for part in whole]),
    }


def _linear(name: str, module: Any) -> dict[str, np.ndarray]:
    return {**_matrix(f"{name}.weight", module, "weight", transposed=True), f"{name}.bias": _half(module.bias)}


def _norm(name: str, module: Any) -> dict[str, np.ndarray]:
    return {f"{name}.weight": _half(module.weight), f"{name}.bias": _half(module.bias)}


def _matrix(name: str, module: Any, attribute: str, *, transposed: bool) -> dict[str, np.ndarray]:
    """Whole numbers and their step."""
    grid = module.parametrizations[attribute]
    rounding = grid[0]
    if not isinstance(rounding, OnGrid):
        raise TypeError(f"{name} was not held on a grid while training")
    whole = torch.round(grid.original / rounding.step).clamp(-127, 127).to(torch.int8)
    return {
        name: np.ascontiguousarray((whole.T if transposed else whole).numpy()),
        f"{name}.step": np.array(float(rounding.step), dtype=np.float32),
    }


def _rounded(name: str, weight: torch.Tensor) -> dict[str, np.ndarray]:
    """As `_matrix`, of a matrix that was not held on a grid and has outliers: so fine a step changes nothing."""
    step = weight.std() * _FINE_STEP
    whole = torch.round(weight / step).to(torch.int16)
    return {name: np.ascontiguousarray(whole.numpy()), f"{name}.step": np.array(float(step), dtype=np.float32)}


def _rounded_lexicon(lexicon: Mapping[str, FloatArray]) -> dict[str, np.ndarray]:
    found: dict[str, np.ndarray] = {}
    for head, odds in lexicon.items():
        found[f"lexicon.{head}"] = np.round(odds / _LEXICON_STEP).astype(np.int8)
        found[f"lexicon.{head}.step"] = np.array(_LEXICON_STEP, dtype=np.float32)
    return found


def _half(weight: torch.Tensor) -> np.ndarray:
    return np.ascontiguousarray(weight.detach().to(torch.float16).numpy())


def _compressed(content: bytes) -> bytes:
    """Huffman codes alone: the numbers repeat no patterns, and looking for some makes the file larger."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 15, 9, zlib.Z_HUFFMAN_ONLY)
    return packer.compress(content) + packer.flush()
