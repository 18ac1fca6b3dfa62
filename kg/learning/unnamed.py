"""Texts of nodes and their links in, the same texts without the names of what they are linked to out.

An edge read from a text is named in it. Whoever learns from such texts alone learns to look for names, and a text that
only hints at them tells nothing then.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from kg.embedding import OWN_TEXT
from kg.features import mask_surface_forms
from kg.ports import Progress, TextEncoder
from kg.schema import Edge, Node
from kg.student import Rewording

#: Texts of a large graph that are read without names, drawn at random; as many as a student sees in one pass.
_MOST = 20_000
#: Texts masked and encoded at a time, so that progress is seen.
_BATCH = 512


def unnamed(
    texts: Sequence[str], nodes: Sequence[Node], links: Sequence[Edge], rows: Collection[int]
) -> dict[int, str]:
    """The texts of some nodes, by row, without names and spellings of what they are linked to; titles of other texts
    are no such names.

    Args:
        texts: of all nodes.
        nodes: all nodes, in the order of the rows.
        links: those whose ends are not to be named.
        rows: of the nodes whose texts are wanted.
    """
    names: Mapping[int, set[str]] = {row: set() for row in rows}
    at = {nodes[row].id: row for row in rows}
    by_id = {node.id: node for node in nodes}
    for edge in links:
        for own, other in ((edge.src, edge.dst), (edge.dst, edge.src)):
            if own in at and by_id[other].node_type not in OWN_TEXT:
                names[at[own]].update(by_id[other].names, (item.surface for item in edge.evidence))
    return {row: mask_surface_forms(texts[row], _in(texts[row], wanted)) for row, wanted in names.items()}


def without_names(
    texts: Sequence[str],
    nodes: Sequence[Node],
    links: Sequence[Edge],
    encoder: TextEncoder,
    *,
    seed: int,
    progress: Progress | None = None,
) -> Rewording:
    """Vectors of what texts of nodes with a text of their own say beside the names of what these are linked to.

    Args:
        texts: of all nodes.
        nodes: all nodes.
        links: what may be learnt from.
        encoder: of the texts.
        seed: of the draw among too many texts.
        progress: called with (texts done, texts in all).
    """
    own = np.array([row for row, node in enumerate(nodes) if node.node_type in OWN_TEXT], dtype=np.int64)
    if len(own) > _MOST:
        own = np.sort(np.random.default_rng(seed).choice(own, size=_MOST, replace=False))
    said = unnamed(texts, nodes, links, own.tolist())
    rows = np.array([row for row in own.tolist() if said[row] != texts[row]], dtype=np.int64)
    x = np.zeros((len(rows), encoder.dim), dtype=np.float32)
    for start in range(0, len(rows), _BATCH):
        part = slice(start, start + _BATCH)
        x[part] = encoder.encode([said[row] for row in rows[part].tolist()])
        if progress is not None:
            progress(min(start + _BATCH, len(rows)), len(rows))
    return Rewording(rows, x)


def _in(text: str, names: Collection[str]) -> list[str]:
    """Names whose words are all in a text; `mask_surface_forms` looks for each name in four times the time."""
    lower = text.lower()
    return [name for name in names if all(word in lower for word in name.lower().split())]
