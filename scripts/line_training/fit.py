"""Pages in, the weights of both looks of the model of lines out, and how well they tell lines apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.learnt.context import beside, context
from kg.extract.segments.learnt.features import BOXES, VERDICTS, boxes, verdicts
from kg.extract.segments.learnt.kinds import KINDS, Cell, LineKind, cells_of
from kg.extract.segments.learnt.model import LineModel
from kg.metrics import Counts
from kg.ports import FloatArray, IntArray, PlaceFinder
from line_training.layouts import Page

_MOST_CELLS = 400
_HIDDEN = 40
#: Of several kinds that a cell has parts of it is the first.
_FIRST = (
    LineKind.TITLE, LineKind.PLACE, LineKind.EMPLOYER, LineKind.TEAM, LineKind.TERMS, LineKind.HEADING,
    LineKind.PROSE, LineKind.OTHER, LineKind.CHROME,
)  # fmt: skip
#: So often a box of a cell is left out while it is learnt from, and so often all of them.
_DROPPED, _BLIND = 0.3, 0.15


@dataclass(frozen=True, slots=True)
class Read:
    """A page as the model sees it, and what its cells are; -1 where they may be anything."""

    cells: Sequence[Cell]
    signs: FloatArray
    boxes: Sequence[Sequence[int]]
    kinds: IntArray


def read_page(page: Page, places: PlaceFinder) -> Read | None:
    """A page's cells with what speaks for their kinds; `None` for an empty one."""
    cells = cells_of(lines_of(page.text()))[:_MOST_CELLS]
    if not cells:
        return None
    kinds = np.array([_kind_of(cell, spans) for spans in [_spans(page)] for cell in cells])
    return Read(cells, verdicts(cells, places), [boxes(cell) for cell in cells], kinds)


def _spans(page: Page) -> list[tuple[int, int, LineKind]]:
    spans, at = [], 0
    for line in page.lines:
        for part, kind in line:
            if kind is not None:
                spans.append((at, at + len(part), kind))
            at += len(part)
        at += 1
    return spans


def _kind_of(cell: Cell, spans: Sequence[tuple[int, int, LineKind]]) -> int:
    found = {kind for start, end, kind in spans if start < cell.end and end > cell.start}
    return next((KINDS.index(kind) for kind in _FIRST if kind in found), -1)


class _Look(nn.Module):
    """The first look: boxes of words and letters, and verdicts."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.EmbeddingBag(BOXES, len(KINDS), mode="sum")
        nn.init.zeros_(self.words.weight)
        self.signs = nn.Linear(5 * len(VERDICTS), len(KINDS))

    def forward(self, words: torch.Tensor, starts: torch.Tensor, signs: torch.Tensor) -> torch.Tensor:
        scores: torch.Tensor = self.words(words, starts) + self.signs(signs)
        return scores


def fit(halves: Sequence[Sequence[Read]], seed: int) -> dict[str, FloatArray]:
    """The arrays of the model, from two halves of pages that word their furniture differently.

    What the second look learns from are first guesses about the half that they were not fitted on.
    """
    torch.manual_seed(seed)
    guessed = []
    for own, other in (halves, halves[::-1]):
        model = LineModel(_arrays(_fit_first(own, 2, seed)))
        guessed += [(page, model.guesses_of(page.boxes, page.signs)) for page in other]
    features = np.concatenate([context(page.cells, page.signs, guesses) for page, guesses in guessed])
    second = _fit_second(features, np.concatenate([page.kinds for page, _ in guessed]), seed)
    first = _fit_first([page for half in halves for page in half], 3, seed)
    return _arrays(first, second)


def _fit_first(pages: Sequence[Read], rounds: int, seed: int) -> _Look:
    look, draw = _Look(), np.random.default_rng(seed)
    adam = torch.optim.Adam(look.parameters(), lr=0.01)
    words = [np.array(cell) for page in pages for cell in page.boxes]
    signs = np.concatenate([beside(page.signs) for page in pages])
    kinds = np.concatenate([page.kinds for page in pages])
    order = np.flatnonzero(kinds >= 0)
    for number in range(rounds):
        draw.shuffle(order)
        _slow_down(adam, 0.01 * (1 - number / rounds))
        for at in range(0, len(order), 512):
            batch = order[at : at + 512]
            bags, starts = _bags([words[index] for index in batch], draw)
            scores = look(bags, starts, torch.from_numpy(signs[batch]))
            loss = nn.functional.cross_entropy(scores, torch.from_numpy(kinds[batch]))
            _step(adam, loss + 2e-6 * (look.words.weight**2).sum())
    return look


def _bags(words: Sequence[IntArray], draw: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """The boxes of cells in a row and where each cell begins; some are left out."""
    kept = [bag[draw.random(len(bag)) >= _DROPPED] if draw.random() >= _BLIND else bag[:0] for bag in words]
    starts = np.cumsum([0, *(len(bag) for bag in kept[:-1])])
    return torch.from_numpy(np.concatenate(kept)), torch.from_numpy(starts)


def _fit_second(features: FloatArray, kinds: IntArray, seed: int) -> nn.Sequential:
    net = nn.Sequential(nn.Linear(features.shape[1], _HIDDEN), nn.ReLU(), nn.Linear(_HIDDEN, len(KINDS)))
    adam, draw = torch.optim.Adam(net.parameters(), lr=2e-3, weight_decay=1e-5), np.random.default_rng(seed)
    order = np.flatnonzero(kinds >= 0)
    for number in range(6):
        draw.shuffle(order)
        _slow_down(adam, 2e-3 * (1 - number / 6))
        for at in range(0, len(order), 256):
            batch = order[at : at + 256]
            scores = net(torch.from_numpy(features[batch]))
            _step(adam, nn.functional.cross_entropy(scores, torch.from_numpy(kinds[batch])))
    return net


def _slow_down(adam: torch.optim.Adam, rate: float) -> None:
    for group in adam.param_groups:
        group["lr"] = rate


def _step(adam: torch.optim.Adam, loss: torch.Tensor) -> None:
    adam.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    adam.step()


def _arrays(first: _Look, second: nn.Sequential | None = None) -> dict[str, FloatArray]:
    """The weights as the model reads them."""
    words = first.words.weight.detach().numpy()
    scale = np.maximum(np.abs(words).max(0), 1e-6) / 127
    arrays = {
        "boxes": np.round(words / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "verdicts": first.signs.weight.detach().numpy().T,
        "bias": first.signs.bias.detach().numpy(),
    }
    layers = [layer for layer in second or [] if isinstance(layer, nn.Linear)] or [nn.Linear(1, 1)] * 2
    for name, layer in zip(("inner", "outer"), layers, strict=True):
        arrays |= {name: layer.weight.detach().numpy().T, f"{name}_bias": layer.bias.detach().numpy()}
    small = {name: array if array.dtype == np.int8 else array.astype(np.float16) for name, array in arrays.items()}
    small["scale"] = arrays["scale"]
    return {name: np.ascontiguousarray(array) for name, array in small.items()}


def score(model: LineModel, pages: Sequence[Read]) -> dict[str, Counts]:
    """Right, wrong and missed cells of each kind, and of all."""
    told = np.concatenate([model.told(page.cells, page.signs, page.boxes).argmax(1) for page in pages])
    kinds = np.concatenate([page.kinds for page in pages])
    told, kinds = told[kinds >= 0], kinds[kinds >= 0]
    found = {kind.value: _counts(told == at, kinds == at) for at, kind in enumerate(KINDS)}
    right = int((told == kinds).sum())
    return found | {"all": Counts(right, len(kinds) - right, len(kinds) - right)}


def _counts(told: np.ndarray, true: np.ndarray) -> Counts:
    right = int((told & true).sum())
    return Counts(right, int(told.sum()) - right, int(true.sum()) - right)
