"""A score of any set of sources in, each source's share of the whole score out (Shapley 1953).

The value of a set is asked for in a few random orders and their reverses (Castro, Gómez and Tejada 2009):
what a source adds to those before it, on average. Shares add up to the score of all less that of none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

Value = Callable[[frozenset[str]], float]


@dataclass(frozen=True, slots=True)
class Share:
    """What one source adds to the score, its part of the whole gain, and the standard error of what it adds."""

    source: str
    adds: float
    part: float
    error: float


def shapley_shares(sources: Sequence[str], value: Value, *, orders: int = 4, seed: int = 0) -> list[Share]:
    """Shares of all sources, the largest first.

    Args:
        sources: their names.
        value: score of a set of them; asked once for every set that comes up.
        orders: random orders; each is walked both ways.
        seed: of the orders.
    """
    known: dict[frozenset[str], float] = {}

    def worth(chosen: frozenset[str]) -> float:
        if chosen not in known:
            known[chosen] = value(chosen)
        return known[chosen]

    added: dict[str, list[float]] = {source: [] for source in sources}
    for order in _orders(sources, orders, seed):
        for position, source in enumerate(order):
            before = frozenset(order[:position])
            added[source].append(worth(before | {source}) - worth(before))
    whole = worth(frozenset(sources)) - worth(frozenset())
    shares = [_share(source, values, whole) for source, values in added.items()]
    return sorted(shares, key=lambda share: (-share.adds, share.source))


def _orders(sources: Sequence[str], count: int, seed: int) -> list[list[str]]:
    rng = np.random.default_rng(seed)
    forward = [[sources[index] for index in rng.permutation(len(sources))] for _ in range(count)]
    return [order for each in forward for order in (each, each[::-1])]


def _share(source: str, values: Sequence[float], whole: float) -> Share:
    mean, count = float(np.mean(values)), len(values)
    error = float(np.std(values, ddof=1) / np.sqrt(count)) if count > 1 else 0.0
    return Share(source, round(mean, 4), round(mean / whole, 4) if whole else 0.0, round(error, 4))
