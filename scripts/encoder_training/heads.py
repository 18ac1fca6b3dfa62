"""A trained table and MiniLM's vectors → what is put on each of them: networks that know titles, `kg.features.head`.

MiniLM's is trained on names of one occupation and vacancies with their label. The table's is trained on that and on
being as sure of likenesses as both are side by side; of long texts it is to leave likenesses as they are.
"""

from __future__ import annotations

import logging
import math
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from encoder_training.families import Material
from encoder_training.measures import DEV_VENUES
from kg.config import DEFAULT_SEED
from kg.features import StaticEncoder
from kg.features.head import Head
from kg.ports import FloatArray, IntArray

_log = logging.getLogger(__name__)
_TEMPERATURE = 0.05


@dataclass(frozen=True, slots=True)
class Settings:
    """How a head is trained; `noise` is added to the vectors that go in, so that it learns places and not points."""

    hidden: int = 512
    steps: int = 800
    rate: float = 1e-3
    decay: float = 0.1
    noise: float = 0.02
    batch: int = 384
    seed: int = DEFAULT_SEED


@dataclass(slots=True)
class Names:
    """Titles by number, and which of them belong together, in each taxonomy."""

    texts: dict[str, int] = field(default_factory=dict)
    groups: list[list[list[int]]] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)

    def add(self, text: str) -> int:
        """The number of a title."""
        return self.texts.setdefault(text, len(self.texts))


@dataclass(frozen=True, slots=True)
class Alike:
    """Vectors that go in, and others that say how near the texts of a group are to one another."""

    inputs: FloatArray
    targets: FloatArray
    groups: Sequence[IntArray]
    weight: float = 1.0


def read_names(material: Material) -> Names:
    """Names of occupations that may be trained on, and vacancies with their label; the rest to be alike or not."""
    names, corpora = Names(), material.corpora
    vacancies: dict[str, list[str]] = defaultdict(list)
    for title, uri in corpora.jobbert():
        if material.kept(title.lower()):
            vacancies[uri].append(title)
    for jobs in (corpora.onet(), corpora.esco()):
        kept = [dict.fromkeys((*job.titles, *vacancies[job.key])) for job in jobs if material.kept(job.key)]
        names.groups.append([[names.add(title) for title in titles] for titles in kept if len(titles) > 1])
    for job in corpora.esco():
        if material.kept(job.key):
            names.links += [(names.add(title), len(names.labels)) for title in vacancies[job.key]]
            names.labels.append(names.add(job.title))
    for title, _ in (*corpora.board_titles(), *corpora.jobbert()):
        names.add(title)
    return names


def long_texts(material: Material) -> list[str]:
    """Postings, papers and occupations that may be trained on."""
    corpora = material.corpora
    postings = [posting.text for posting in corpora.postings()[::8] if material.kept(posting.key, 20)]
    papers = [f"{p.title}\n{p.abstract}" for p in corpora.papers()[::8] if p.venue not in DEV_VENUES]
    return postings + papers + [job.text for job in corpora.onet() if job.tasks and material.kept(job.key)]


def groups_of(vectors: FloatArray, count: int, seed: int, rounds: int = 6) -> list[IntArray]:
    """Clusters of vectors by cosine (k-means), those of some size."""
    rng = np.random.default_rng(seed)
    centres = vectors[rng.choice(len(vectors), count, replace=False)]
    for _ in range(rounds):
        nearest = (vectors @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        centres = _unit(sums)
    found = [np.flatnonzero(nearest == number) for number in range(count)]
    return [group for group in found if len(group) > 20]


def train_heads(table: StaticEncoder, material: Material, minilm: Mapping[str, FloatArray]) -> tuple[Head, Head]:
    """The table's head and MiniLM's; `minilm` has the vector of every title."""
    names, long = read_names(material), long_texts(material)
    given = _unit(np.stack([minilm[title] for title in names.texts]))
    minilm_head = fit(given, names, Settings(noise=0.03), out=table.dim)
    own, of_long = table.encode(list(names.texts)), table.encode(long)
    both = np.concatenate([own, apply(minilm_head, given)], axis=1) * np.float32(np.sqrt(0.5))
    some = np.array_split(np.random.default_rng(DEFAULT_SEED).permutation(len(long)), max(3, len(long) // 128))
    alike = (Alike(own, both, groups_of(both, 300, DEFAULT_SEED)), Alike(of_long, of_long, some))
    return fit(own, names, Settings(rate=5e-4, decay=0.05), alike=alike), minilm_head


def fit(
    vectors: FloatArray, names: Names, settings: Settings, *, out: int | None = None, alike: Sequence[Alike] = ()
) -> Head:
    """A head for vectors of the names, [names, dim]; `out` columns come out, as many as go in if not said."""
    torch.manual_seed(settings.seed)
    draw, net = random.Random(settings.seed), _Net(vectors.shape[1], settings.hidden, out)
    inputs = torch.from_numpy(vectors)
    likenesses = [(torch.from_numpy(a.inputs), torch.from_numpy(a.targets), a) for a in alike]
    optimizer = torch.optim.AdamW(net.parameters(), lr=settings.rate, weight_decay=settings.decay)
    for step in range(settings.steps):
        for group in optimizer.param_groups:
            group["lr"] = (
                settings.rate * min(1.0, (step + 1) / 30) * 0.5 * (1 + math.cos(math.pi * step / settings.steps))
            )
        loss = _named(net, inputs, names, draw, settings)
        for given, wanted, task in likenesses:
            loss = loss + task.weight * _as_alike(net, given, wanted, task.groups, draw, settings)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        if (step + 1) % 100 == 0:
            _log.info("head, step %d: %.3f", step + 1, loss.item())
    return net.head()


def apply(head: Head, vectors: FloatArray) -> FloatArray:
    """All vectors through a head, [n, out]."""
    return np.stack([head(vector) for vector in vectors])


def _unit(rows: FloatArray) -> FloatArray:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


class _Net(nn.Module):
    """`Head` with gradients; it begins as what goes around it."""

    def __init__(self, dim: int, hidden: int, out: int | None) -> None:
        super().__init__()
        self.inner = nn.Linear(dim, hidden)
        self.outer = nn.Linear(hidden, out or dim, bias=False)
        self.around = None if out is None else nn.Linear(dim, out, bias=False)
        nn.init.zeros_(self.outer.weight)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        kept = x if self.around is None else self.around(x)
        turned: torch.Tensor = functional.normalize(kept + self.outer(torch.relu(self.inner(x))), dim=-1)
        return turned

    def head(self) -> Head:
        def rows(layer: nn.Linear) -> FloatArray:
            return layer.weight.detach().numpy().astype(np.float32)

        bias = self.inner.bias.detach().numpy().astype(np.float32)
        return Head(rows(self.inner), bias, rows(self.outer), None if self.around is None else rows(self.around))


def _named(net: _Net, inputs: torch.Tensor, names: Names, draw: random.Random, settings: Settings) -> torch.Tensor:
    """Two names of one occupation find each other, a vacancy its label."""
    losses = []
    for groups in names.groups:
        pairs = [draw.sample(group, 2) for group in draw.sample(groups, settings.batch)]
        left, right = (net(_blurred(inputs[list(side)], settings)) for side in zip(*pairs, strict=True))
        scores, wanted = left @ right.T / _TEMPERATURE, torch.arange(len(pairs))
        losses.append(functional.cross_entropy(scores, wanted) + functional.cross_entropy(scores.T, wanted))
    chosen = draw.sample(names.links, settings.batch // 2)
    found = net(inputs[[title for title, _ in chosen]]) @ net(inputs[names.labels]).T / _TEMPERATURE
    losses.append(functional.cross_entropy(found, torch.tensor([label for _, label in chosen])))
    return 0.5 * torch.stack(losses).sum()


def _as_alike(
    net: _Net,
    inputs: torch.Tensor,
    targets: torch.Tensor,
    groups: Sequence[IntArray],
    draw: random.Random,
    settings: Settings,
) -> torch.Tensor:
    """The likenesses within a few groups are those of the targets."""
    rows = torch.from_numpy(np.concatenate(draw.sample(list(groups), 3)))
    rows = rows[torch.randperm(len(rows))[: 2 * settings.batch]]
    itself = torch.eye(len(rows), dtype=torch.bool)
    given, wanted = net(_blurred(inputs[rows], settings)), targets[rows]
    scores = (given @ given.T / _TEMPERATURE).masked_fill(itself, -1e4).log_softmax(dim=1)
    known = (wanted @ wanted.T / _TEMPERATURE).masked_fill(itself, -1e4).softmax(dim=1)
    loss: torch.Tensor = -(known * scores).sum(dim=1).mean()
    return loss


def _blurred(vectors: torch.Tensor, settings: Settings) -> torch.Tensor:
    blurred: torch.Tensor = functional.normalize(vectors + settings.noise * torch.randn_like(vectors), dim=-1)
    return blurred
