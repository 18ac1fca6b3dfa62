"""Text vectors and messages in, unit vectors out: the two encoders, and the decoder that scores links."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.teacher.config import Architecture, TeacherConfig
from kg.teacher.messages import MeanMatrix, Messages, message_keys
from kg.teacher.relational import RelationalGraph
from kg.vectors import principal_projection


def make_encoder(graph: RelationalGraph, config: TeacherConfig) -> Encoder:
    """The encoder of the chosen architecture, starting out as a plain projection of the text."""
    kind = SageEncoder if config.architecture is Architecture.SAGE else PropagationEncoder
    return kind(graph, config)


class SageEncoder(nn.Module):
    """Message passing with structural embeddings (Cold Brew, eq. 2), relation by relation.

    `u = W_type h + E` for connected nodes, `u = W_type h` for the others;
    `h' = u + Σ_r w_r ⊙ mean_r(u)`, with one weight vector `w_r` per directed relation and layer.
    """

    def __init__(self, graph: RelationalGraph, config: TeacherConfig) -> None:
        super().__init__()
        self._spans = tuple(graph.span(name) for name in graph.types)
        self._keys = {key: index for index, key in enumerate(message_keys(graph))}
        self._dropout = config.dropout
        dim, layers = config.dim, config.layers
        self.project = nn.Parameter(torch.from_numpy(principal_projection(graph.x.numpy(), dim)))
        self.weight = nn.Parameter(torch.eye(dim).repeat(layers, len(self._spans), 1, 1))
        self.structural = nn.Parameter(torch.zeros(layers, graph.num_nodes, dim))
        self.relation = nn.Parameter(torch.full((layers, len(self._keys), dim), 0.5))

    def forward(self, x: Tensor, messages: Messages) -> Tensor:
        """Vectors [num_nodes, dim] of unit length; zero where text and structure say nothing."""
        h = x @ self.project.T
        for layer in range(len(self.weight)):
            h = functional.dropout(h, self._dropout, self.training)
            u = self._transform(h, layer) + messages.connected * self.structural[layer]
            h = self._aggregate(u, messages.matrices, layer)
            if layer + 1 < len(self.weight):
                h = functional.normalize(h)
        return functional.normalize(h)

    def _transform(self, h: Tensor, layer: int) -> Tensor:
        return torch.cat(
            [part @ weight.T for part, weight in zip(_split(h, self._spans), self.weight[layer], strict=True)]
        )

    def _aggregate(self, u: Tensor, matrices: tuple[MeanMatrix, ...], layer: int) -> Tensor:
        own = {span.start: part for span, part in zip(self._spans, _split(u, self._spans), strict=True)}
        parts = dict(own)
        for matrix in matrices:
            weight = self.relation[layer, self._keys[matrix.key]]
            mean = matrix.mean(own[matrix.source.start])
            parts[matrix.target.start] = torch.addcmul(parts[matrix.target.start], mean, weight)
        return torch.cat([parts[span.start] for span in self._spans])


class PropagationEncoder(nn.Module):
    """Text averaged over the neighbourhood beforehand, then a small network per node type (after SIGN and NARS).

    Block 0 is the text itself; block (hop, r) is the mean along relation r of the previous hop, where a
    hop is the mean of its blocks. Nothing before the network has weights, so the blocks of one set of
    edges are computed once.
    """

    def __init__(self, graph: RelationalGraph, config: TeacherConfig) -> None:
        super().__init__()
        self._spans = tuple(graph.span(name) for name in graph.types)
        self._keys = {key: index for index, key in enumerate(message_keys(graph))}
        self._dropout, self._hops = config.dropout, config.layers
        dim = config.dim
        self.register_buffer("basis", torch.from_numpy(principal_projection(graph.x.numpy(), dim)))
        self._blocks: dict[int, tuple[Messages, list[list[Tensor]]]] = {}
        self.weight = nn.Parameter(torch.eye(dim).repeat(len(self._spans), 1, 1))
        self.structural = nn.Parameter(torch.zeros(1, graph.num_nodes, dim))
        self.relation = nn.Parameter(torch.full((self._hops, len(self._keys), dim), 0.5))

    def forward(self, x: Tensor, messages: Messages) -> Tensor:
        """Vectors [num_nodes, dim] of unit length; zero where text and structure say nothing."""
        own, blocks = self._propagated(x, messages)
        parts = {span.start: own[span] for span in self._spans}
        for hop, means in enumerate(blocks):
            for matrix, mean in zip(messages.matrices, means, strict=True):
                weight = self.relation[hop, self._keys[matrix.key]]
                parts[matrix.target.start] = parts[matrix.target.start] + weight * mean
        h = torch.cat([parts[span.start] for span in self._spans])
        h = functional.dropout(h, self._dropout, self.training)
        h = torch.cat([part @ weight.T for part, weight in zip(_split(h, self._spans), self.weight, strict=True)])
        return functional.normalize(h + messages.connected * self.structural[0])

    @torch.no_grad()
    def _propagated(self, x: Tensor, messages: Messages) -> tuple[Tensor, list[list[Tensor]]]:
        own = x @ self.get_buffer("basis").T
        cached = self._blocks.get(id(messages))
        if cached is None or cached[0] is not messages:
            cached = (messages, _blocks(own, messages, self._hops))
            self._blocks[id(messages)] = cached
        return own, cached[1]


Encoder = SageEncoder | PropagationEncoder


def _blocks(own: Tensor, messages: Messages, hops: int) -> list[list[Tensor]]:
    blocks: list[list[Tensor]] = []
    h = own
    for _ in range(hops):
        means = [matrix.mean(h[matrix.source]) for matrix in messages.matrices]
        blocks.append(means)
        h = functional.normalize(_sum_by_target(h, messages.matrices, means))
    return blocks


def _sum_by_target(like: Tensor, matrices: tuple[MeanMatrix, ...], means: list[Tensor]) -> Tensor:
    total = torch.zeros_like(like)
    for matrix, mean in zip(matrices, means, strict=True):
        total[matrix.target] += mean
    return total


def _split(h: Tensor, spans: tuple[slice, ...]) -> tuple[Tensor, ...]:
    """Vectors type by type; the backward pass of slices would fill a whole matrix with zeros for each."""
    return torch.split(h, [span.stop - span.start for span in spans])


class LinkDecoder(nn.Module):
    """Relation-diagonal bilinear score (DistMult): `s = scale · Σ_k softplus(r_k) src_k dst_k`.

    The weights cannot be negative, so linked nodes end up near each other whatever links them.
    """

    def __init__(self, num_relations: int, dim: int) -> None:
        super().__init__()
        self.diagonal = nn.Parameter(torch.full((num_relations, dim), 0.5413))  # softplus gives 1
        self.log_scale = nn.Parameter(torch.tensor(2.3))  # cosines times 10

    def forward(self, relation: int, src: Tensor, dst: Tensor) -> Tensor:
        """Scores of all pairs, [len(src), len(dst)]."""
        return self.weigh(relation, src) @ dst.T

    def weigh(self, relation: int, src: Tensor) -> Tensor:
        """`src` times scale and diagonal; its dot product with a vector is the score."""
        return src * functional.softplus(self.diagonal[relation]) * self.log_scale.clamp(max=4.0).exp()
