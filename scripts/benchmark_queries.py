"""A knowledge base in; how long questions to it take on one thread, and how many of the true nearest are found, out.

Asked are bare titles, titles with a place and a skill, and whole adverts, invented and none of them in it; each
question is asked once, with its explanation, without a filter and with one that a thousandth of the postings passes.
So are postings that are in it, by their ids.

Usage: .venv/bin/python scripts/benchmark_add.py --postings 100000 --read 5000 --train --folder DIR   (DIR/kb-100000)
       OMP_NUM_THREADS=1 .venv/bin/python scripts/benchmark_queries.py --kb DIR/kb-100000
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from made_postings import postings

import kg
from kg.base import KnowledgeBase
from kg.schema import NodeType

_FILTERED_BY = ("city", "organization")
_PASSING = 0.001
_NEAREST = 10
_WARM = 5
#: What is asked is drawn from the same world as the postings of `benchmark_add.py`, beyond the last of them.
_BEYOND = 10_000_000


def main() -> int:
    """Prints a line a kind of question, and the recall of the index."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kb", type=Path, required=True)
    parser.add_argument("--questions", type=int, default=200, help="of each kind")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    began = time.perf_counter()
    with kg.open(asked.kb) as base:
        base.similar(text="nurse", k=1)
        print(f"opened and first answered in {time.perf_counter() - began:.2f} s")
        filters = _filters(base, random.Random(asked.seed))
        known = len(base.index.rows_of(NodeType.POSTING))
        print(f"{known} postings; {len(filters)} filters that {_PASSING / 2:.2%} to {2 * _PASSING:.2%} of them pass")
        every = list[str]()
        for name, texts in _questions(asked.questions, asked.seed).items():
            every += texts
            print(f"{name:24} {_line(_times(base, texts, [None]))}", flush=True)
            print(f"{name + ', filtered':24} {_line(_times(base, texts, filters))}", flush=True)
        print(f"{'postings by their ids':24} {_line(_times_by_id(base, asked.questions, asked.seed))}", flush=True)
        print(f"recall@{_NEAREST} of the index against a product with all vectors: {_recall(base, every):.4f}")
    return 0


def _questions(number: int, seed: int) -> dict[str, list[str]]:
    """Three kinds of texts."""
    records = list(postings(3 * number, seed, _BEYOND))
    titles, named, adverts = records[::3], records[1::3], records[2::3]
    return {
        "titles": [str(record["title"]) for record in titles],
        "titles, place, skill": [f"{r['title']} in {r['city']}, {_first(r['skills'])}" for r in named],
        "adverts": [f"{record['title']}\n{record['description']}" for record in adverts],
    }


def _first(skills: object) -> str:
    return str(next(iter(skills), "")) if isinstance(skills, Sequence) else ""


def _filters(base: KnowledgeBase, dice: random.Random) -> list[str]:
    """Conditions that about a thousandth of the postings passes."""
    counts = Counter(
        (key, node.properties[key])
        for node in base.store.nodes(NodeType.POSTING)
        for key in _FILTERED_BY
        if isinstance(node.properties.get(key), str)
    )
    whole = len(base.index.rows_of(NodeType.POSTING))
    found = [f"{key}={value}" for (key, value), n in counts.items() if _PASSING / 2 <= n / whole <= 2 * _PASSING]
    if not found:
        raise SystemExit(f"No {' or '.join(_FILTERED_BY)} holds a thousandth of the postings: take a larger one.")
    dice.shuffle(found)
    return found


def _times(base: KnowledgeBase, texts: Sequence[str], filters: Sequence[str | None]) -> list[tuple[float, float]]:
    """Milliseconds of each question, by the clock and of the processor; the first, which load, are left out."""
    wheres = [[where] if where else [] for where in filters]
    asked = (
        partial(base.similar, text=text, explain=True, where=wheres[number % len(wheres)])
        for number, text in enumerate(texts)
    )
    return list(map(_time, asked))[_WARM:]


def _times_by_id(base: KnowledgeBase, number: int, seed: int) -> list[tuple[float, float]]:
    """As `_times`, for postings of the knowledge base."""
    rows = base.index.rows_of(NodeType.POSTING).tolist()
    drawn = random.Random(seed).sample(rows, min(number, len(rows)))
    return [_time(partial(base.similar, id=base.index.ids[row], explain=True)) for row in drawn][_WARM:]


def _time(question: Callable[[], object]) -> tuple[float, float]:
    began, busy = time.perf_counter(), time.process_time()
    question()
    return 1000.0 * (time.perf_counter() - began), 1000.0 * (time.process_time() - busy)


def _line(times: Sequence[tuple[float, float]]) -> str:
    """By the clock, and of the processor, which is what an idle machine would take."""
    (p50, p99), (busy50, busy99) = (np.quantile(column, [0.5, 0.99]) for column in zip(*times, strict=True))
    return f"p50 {p50:6.1f} ms   p99 {p99:6.1f} ms   (processor {busy50:6.1f}, {busy99:6.1f})"


def _recall(base: KnowledgeBase, texts: Sequence[str]) -> float:
    """Share of the ten nearest by all vectors that the index finds; equal scores count as found."""
    rows = base.index.rows_of(NodeType.POSTING)
    vectors = np.asarray(base.index.vectors)[rows]
    return float(np.mean(list(_shares(base, vectors, rows, texts))))


def _shares(base: KnowledgeBase, vectors: np.ndarray, rows: np.ndarray, texts: Sequence[str]) -> Iterator[float]:
    for query in base.embed(list(texts)):
        least = np.partition(vectors @ query, -_NEAREST)[-_NEAREST]
        _, found = base.index.nearest(query, rows, _NEAREST)
        yield float(np.mean(found >= least - 1e-6))


if __name__ == "__main__":
    sys.exit(main())
