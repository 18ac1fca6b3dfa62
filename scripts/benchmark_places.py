"""A knowledge base in; whether "TITLE in CITY" finds postings of that kind of work in that city, out.

Titles are those of postings elsewhere, cities such that some postings there have a title like it by the text encoder.
Told are the rank of the first of those, how many of them are among the first ten, how many of the ten are in the city,
and how like the title theirs are: more of the city is bought with other work.

Usage: OMP_NUM_THREADS=1 .venv/bin/python scripts/benchmark_places.py --kb KB [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import kg
from kg.base import KnowledgeBase
from kg.schema import Node, NodeType

_WAYS = ("{title} in {city}", "{title}, {city}", "{title}")
#: Titles with this cosine are of one kind of work; cities with fewer postings, and longer titles, are not asked for.
_LIKE, _FEWEST, _LONGEST = 0.65, 8, 6


@dataclass(frozen=True, slots=True)
class Wish:
    """A title, a city, and the postings that would do."""

    title: str
    city: str
    good: frozenset[str]


def main() -> int:
    """Prints a line a way of asking."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kb", type=Path, required=True)
    parser.add_argument("--questions", type=int, default=150)
    parser.add_argument("--seed", type=int, default=0, help="0 chose the weights")
    asked = parser.parse_args()
    with kg.open(asked.kb) as base:
        drawn = list(wishes(base, asked.questions, random.Random(asked.seed)))
        print(f"{len(drawn)} questions")
        for way in _WAYS:
            print(f"{way:20} {line(base, way, drawn)}", flush=True)
    return 0


def wishes(base: KnowledgeBase, number: int, dice: random.Random) -> Iterator[Wish]:
    """Titles of postings with cities that they are not in."""
    postings = [node for node in base.store.nodes(NodeType.POSTING) if node.properties.get("city")]
    vectors = base.embedder.encoder.encode([node.name for node in postings])
    cities = np.array([str(node.properties["city"]) for node in postings])
    large = sorted(city for city, count in Counter(cities.tolist()).items() if count >= _FEWEST)
    pairs = [(row, city) for row, node in enumerate(postings) if _is_short(node) for city in large]
    dice.shuffle(pairs)
    for row, city in pairs:
        rows = np.flatnonzero((cities == city) & (vectors @ vectors[row] >= _LIKE))
        if cities[row] != city and len(rows) > 1:
            yield Wish(postings[row].name, city, frozenset(postings[r].id for r in rows))
            number -= 1
            if number == 0:
                return


def line(base: KnowledgeBase, way: str, drawn: Sequence[Wish]) -> str:
    """The figures of one way of asking."""
    figures = np.array([_judged(base, way, wish) for wish in drawn])
    first, found, there, like = figures.mean(axis=0)
    return f"MRR {first:.3f}   R@10 {found:.3f}   in the city {there:.3f}   likeness of titles {like:.3f}"


def _judged(base: KnowledgeBase, way: str, wish: Wish) -> tuple[float, float, float, float]:
    results = base.similar(text=way.format(title=wish.title, city=wish.city), k=10).results
    hits = [bool(wish.good & {match.id, *match.copies}) for match in results]
    there = [match.properties.get("city") == wish.city for match in results]
    like = (
        base.embedder.encoder.encode([match.name for match in results]) @ base.embedder.encoder.encode([wish.title])[0]
    )
    first = next((1.0 / place for place, hit in enumerate(hits, start=1) if hit), 0.0)
    return first, sum(hits) / min(10, len(wish.good)), float(np.mean(there)), float(np.mean(like))


def _is_short(node: Node) -> bool:
    return len(node.name.split()) <= _LONGEST


if __name__ == "__main__":
    sys.exit(main())
