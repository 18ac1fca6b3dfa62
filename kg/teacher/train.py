"""A heterogeneous graph in, a trained teacher's vectors out: multi-relational link prediction with early stopping."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from torch_geometric.data import HeteroData

from kg.metrics import hits_at_k, mean_reciprocal_rank
from kg.ports import FloatArray, IntArray, Progress
from kg.teacher.checkpoint import Checkpoint, copy_of, training_mark
from kg.teacher.config import TeacherConfig
from kg.teacher.determinism import choose_device, deterministic
from kg.teacher.messages import Messages, build_messages, message_keys, messages_along
from kg.teacher.network import Encoder, LinkDecoder, make_encoder
from kg.teacher.ranking import ranking_tasks, ranks
from kg.teacher.relational import RelationalGraph, RelationEdges, relational_graph
from kg.teacher.result import EpochScore, TeacherResult, ValidationEdges
from kg.teacher.sampling import EdgeBatch, EdgeSampler
from kg.teacher.split import TeacherSplit, cut_folds, split_edges


def train_teacher(
    data: HeteroData,
    config: TeacherConfig | None = None,
    *,
    progress: Progress | None = None,
    checkpoint: Path | None = None,
) -> TeacherResult:
    """Learns a vector for every node from text and edges.

    Args:
        data: `x` [num_nodes, dx] float32 for every node type (zeros are allowed), and `edge_index` for
            the edge types without their reverses, which are added here.
        config: settings.
        progress: called with (epochs done, epochs at most).
        checkpoint: a file that is kept up to date every few epochs. What stands in it goes on if it is of the same
            graph and settings; the outcome is that of a training that was never interrupted.

    Returns:
        Vectors per node type. A graph without edges gives its projected text.

    Raises:
        ModelError: if text vectors are missing or differ in length.
        StoreError: if the checkpoint cannot be written.
    """
    config = config or TeacherConfig()
    began = time.perf_counter()
    graph = relational_graph(data, config.excluded)
    with deterministic(config.seed):
        split = split_edges(graph, config)
        kept = Checkpoint(checkpoint, training_mark(graph, config)) if checkpoint is not None else None
        state = _fit(graph, split, config, (progress, kept))
    return TeacherResult(
        z_dict=_by_type(data, graph, state.z),
        z_visible_dict=_by_type(data, graph, state.z_visible),
        held_out=_indices_by_type(graph, split.held_out),
        validation=tuple(_validation_edges(graph, edges) for edges in split.validation if len(edges.src)),
        scores=state.scores,
        best_epoch=state.best_epoch,
        relation_weights=state.relation_weights,
        seconds=time.perf_counter() - began,
        config=config,
        view=_view(data, graph, state.encoder),
    )


@dataclass(frozen=True, slots=True)
class _Fitted:
    z: FloatArray
    z_visible: FloatArray
    scores: tuple[EpochScore, ...]
    best_epoch: int
    relation_weights: dict[str, float]
    encoder: Encoder


def _fit(
    graph: RelationalGraph,
    split: TeacherSplit,
    config: TeacherConfig,
    watched: tuple[Progress | None, Checkpoint | None],
) -> _Fitted:
    device = choose_device(config.device)
    encoder = make_encoder(graph, config).to(device)
    decoder = LinkDecoder(max(1, len(graph.relations)), config.dim).to(device)
    x = graph.x.to(device)
    visible = build_messages(graph, split.train, device)
    scores: tuple[EpochScore, ...] = ()
    best_epoch = 0
    if any(len(edges.src) for edges in split.train):
        trainer = _Trainer(graph, split, config, device)
        scores, best_epoch = trainer.run(encoder, decoder, (x, visible), watched)
    encoder.eval()
    with torch.no_grad():
        z_visible = encoder(x, visible).cpu().numpy()
        z = encoder(x, build_messages(graph, graph.relations, device)).cpu().numpy()
    return _Fitted(z, z_visible, scores, best_epoch, _relation_weights(graph, encoder), encoder)


class _Trainer:
    """The loop over epochs; keeps what does not change between them."""

    def __init__(
        self, graph: RelationalGraph, split: TeacherSplit, config: TeacherConfig, device: torch.device
    ) -> None:
        self._config = config
        self._tasks = ranking_tasks(graph, split.validation, config.seed, device)
        self._sampler = EdgeSampler(graph, split.train, config, device)
        self._folds = cut_folds(split.train, config.folds, config.seed)
        self._messages = [build_messages(graph, _without(split.train, fold), device) for fold in self._folds]

    def run(
        self,
        encoder: Encoder,
        decoder: LinkDecoder,
        inputs: tuple[Tensor, Messages],
        watched: tuple[Progress | None, Checkpoint | None],
    ) -> tuple[tuple[EpochScore, ...], int]:
        """Trains until the validation edges stop improving and restores the best state."""
        config, (x, visible), (progress, kept) = self._config, inputs, watched
        parameters = [*encoder.parameters(), *decoder.parameters()]
        optimizer = torch.optim.Adam([p for p in parameters if p.requires_grad], lr=config.lr)
        encoder.eval()
        with torch.no_grad():
            scores = [self._score(0, 0.0, encoder(x, visible), decoder)]
        best, first = copy_of(parameters), 1
        if kept is not None and (state := kept.read()) is not None:
            scores, best, first = self._resume(state, parameters, optimizer)
        for epoch in range(first, config.epochs + 1):
            if _stale(scores) >= config.patience:
                break
            loss = self._step(encoder, decoder, x, epoch, optimizer)
            if progress is not None:
                progress(epoch, config.epochs)
            if epoch % config.eval_every and epoch != config.epochs:
                continue
            encoder.eval()
            with torch.no_grad():
                scores.append(self._score(epoch, loss, encoder(x, visible), decoder))
            if _improved(scores):
                best = copy_of(parameters)
            if kept is not None:
                kept.write(self._state(epoch, scores, best, (parameters, optimizer)))
        _restore(parameters, best)
        return tuple(scores), _best(scores).epoch

    def _state(
        self,
        epoch: int,
        scores: list[EpochScore],
        best: list[Tensor],
        now: tuple[list[torch.nn.Parameter], torch.optim.Optimizer],
    ) -> dict[str, Any]:
        parameters, optimizer = now
        return {
            "epoch": epoch,
            "scores": [(s.epoch, s.loss, s.mean_reciprocal_rank, s.hits_at_10) for s in scores],
            "best": best,
            "parameters": copy_of(parameters),
            "optimizer": optimizer.state_dict(),
            "random": torch.get_rng_state(),
            "drawn": self._sampler.state,
        }

    def _resume(
        self, state: dict[str, Any], parameters: list[torch.nn.Parameter], optimizer: torch.optim.Optimizer
    ) -> tuple[list[EpochScore], list[Tensor], int]:
        _restore(parameters, state["parameters"])
        optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["random"])
        self._sampler.state = state["drawn"]
        return [EpochScore(*score) for score in state["scores"]], state["best"], state["epoch"] + 1

    def _step(
        self,
        encoder: Encoder,
        decoder: LinkDecoder,
        x: Tensor,
        epoch: int,
        optimizer: torch.optim.Optimizer,
    ) -> float:
        encoder.train()
        fold = epoch % len(self._folds)
        z = encoder(x, self._messages[fold])
        loss = _link_loss(z, decoder, self._sampler.batches(self._folds[fold]))
        connected = self._messages[fold].connected.sum().clamp(min=1.0)
        loss = loss + self._config.eta * encoder.structural.square().sum() / connected
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        return float(loss.detach())

    def _score(self, epoch: int, loss: float, z: Tensor, decoder: LinkDecoder) -> EpochScore:
        found = ranks(z.detach(), decoder, self._tasks)
        # Without validation edges the training loss has to do.
        quality = mean_reciprocal_rank(found) if found else (-loss if epoch else -1e9)
        return EpochScore(epoch, loss, quality, hits_at_k(found, 10))


def _link_loss(z: Tensor, decoder: LinkDecoder, batches: list[EdgeBatch]) -> Tensor:
    """Cross-entropy of the true end against sampled ones, in both directions, relations weighed."""
    total = z.sum() * 0.0
    for batch, (src, dst, wrong_src, wrong_dst) in zip(batches, _ends(z, batches), strict=True):
        weighed = decoder.weigh(batch.relation, src)
        true = (weighed * dst).sum(dim=1, keepdim=True)
        wrong_dst = weighed @ wrong_dst.T
        wrong_src = decoder.weigh(batch.relation, dst) @ wrong_src.T
        target = torch.zeros(len(src), dtype=torch.int64, device=z.device)
        loss = functional.cross_entropy(torch.cat([true, wrong_dst], dim=1), target)
        loss = loss + functional.cross_entropy(torch.cat([true, wrong_src], dim=1), target)
        total = total + batch.weight * loss
    return total


def _ends(z: Tensor, batches: list[EdgeBatch]) -> Iterator[tuple[Tensor, ...]]:
    """Vectors of each batch's true and wrong ends, taken out at once: taken one by one, each would have a gradient as
    large as `z`.
    """
    rows = [end for batch in batches for end in (batch.src, batch.dst, batch.wrong_src, batch.wrong_dst)]
    if not rows:
        return
    parts = torch.split(z[torch.cat(rows)], [len(part) for part in rows])
    for start in range(0, len(parts), 4):
        yield parts[start : start + 4]


def _without(train: tuple[RelationEdges, ...], fold: tuple[IntArray, ...]) -> tuple[RelationEdges, ...]:
    kept = []
    for edges, hidden in zip(train, fold, strict=True):
        mask = np.ones(len(edges.src), dtype=bool)
        mask[hidden] = False
        kept.append(edges.select(mask))
    return tuple(kept)


def _best(scores: list[EpochScore]) -> EpochScore:
    return max(scores, key=lambda score: (score.mean_reciprocal_rank, -score.epoch))


def _improved(scores: list[EpochScore]) -> bool:
    return _best(scores) is scores[-1]


def _stale(scores: list[EpochScore]) -> int:
    return len(scores) - 1 - scores.index(_best(scores))


def _restore(parameters: list[torch.nn.Parameter], values: list[Tensor]) -> None:
    with torch.no_grad():
        for parameter, value in zip(parameters, values, strict=True):
            parameter.copy_(value)


def _view(
    data: HeteroData, graph: RelationalGraph, encoder: Encoder
) -> Callable[[Collection[str], FloatArray | None], dict[str, FloatArray]]:
    """The trained network over the whole graph, some relations or other texts, see `TeacherResult.view`."""
    kept: list[Messages] = []

    def view(relations: Collection[str], x: FloatArray | None = None) -> dict[str, FloatArray]:
        device = next(encoder.parameters()).device
        if not kept:
            kept.append(build_messages(graph, graph.relations, device))
        texts = graph.x if x is None else torch.from_numpy(x)
        with torch.no_grad(), deterministic(0):
            z = encoder(texts.to(device), messages_along(graph, kept[0], relations)).cpu().numpy()
        return _by_type(data, graph, z)

    return view


def _relation_weights(graph: RelationalGraph, encoder: Encoder) -> dict[str, float]:
    weights = encoder.relation.detach().abs().mean(dim=(0, 2)).tolist()
    return {key: float(weight) for key, weight in zip(message_keys(graph), weights, strict=True)}


def _by_type(data: HeteroData, graph: RelationalGraph, z: FloatArray) -> dict[str, FloatArray]:
    empty = np.zeros((0, z.shape[1]), dtype=np.float32)
    return {str(name): z[graph.span(name)] if name in graph.types else empty for name in data.node_types}


def _indices_by_type(graph: RelationalGraph, nodes: IntArray) -> dict[str, IntArray]:
    spans = {name: graph.span(name) for name in graph.types}
    return {name: nodes[(nodes >= s.start) & (nodes < s.stop)] - s.start for name, s in spans.items()}


def _validation_edges(graph: RelationalGraph, edges: RelationEdges) -> ValidationEdges:
    src, dst = graph.span(edges.src_type).start, graph.span(edges.dst_type).start
    return ValidationEdges(edges.src_type, edges.name, edges.dst_type, edges.src - src, edges.dst - dst)
