"""Stored nodes and edges in; a networkx graph, tensors for torch-geometric, or leakage-free splits out.

torch is imported only when one of the functions that need it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.graph.network import to_networkx
from kg.graph.splits import EdgeSplit, Fractions, Isolated, isolate, split_edges

if TYPE_CHECKING:
    from kg.graph.tensors import hetero_data_bytes, to_hetero_data, with_reverse

_WITH_TORCH = frozenset({"hetero_data_bytes", "to_hetero_data", "with_reverse"})

__all__ = [
    "EdgeSplit",
    "Fractions",
    "Isolated",
    "hetero_data_bytes",
    "isolate",
    "split_edges",
    "to_hetero_data",
    "to_networkx",
    "with_reverse",
]


def __getattr__(name: str) -> Any:
    if name in _WITH_TORCH:
        return getattr(import_module("kg.graph.tensors"), name)
    raise AttributeError(f"module 'kg.graph' has no attribute '{name}'")
