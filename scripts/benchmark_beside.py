"""A knowledge base in; whether "TITLE SKILL" finds that kind of work and, of it, what asks for the skill, out.

Titles and skills are those of the knowledge base, in pairs that some postings have ("both") or none ("apart"). Told are
how many of the postings that have both are among the first ten, how many of the ten have such a title and are asked
for with the skill, each beside the question for the title alone.

Usage: OMP_NUM_THREADS=1 .venv/bin/python scripts/benchmark_beside.py --kb KB [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

import kg
from kg.base import KnowledgeBase
from kg.names import fold_name
from kg.schema import NodeType, Relation

_WAYS = ("{title} {skill}", "{title} with {skill} experience", "{skill} {title}", "{title}")
#: Titles with this cosine are of one kind of work; of titles and skills with fewer postings, or of a skill that more
#: than this part of all has, little is told.
_LIKE, _FEWEST, _MOST = 0.65, 5, 0.08
_WORDS, _LETTERS = range(2, 5), 16
_DRAWS = 100_000


@dataclass(frozen=True, slots=True)
class Wish:
    """A title and its vector, a skill, and the postings that ask for it and those of them with a title like that."""

    title: str
    vector: npt.NDArray[np.float32]
    skill: str
    having: frozenset[str]
    good: frozenset[str]


def main() -> int:
    """Prints a line a way of asking."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kb", type=Path, required=True)
    parser.add_argument("--questions", type=int, default=60, help="of each kind")
    parser.add_argument("--seed", type=int, default=0, help="0 chose the weights")
    asked = parser.parse_args()
    with kg.open(asked.kb) as base:
        for name, is_both in (("both", True), ("apart", False)):
            every = wishes(base, random.Random(asked.seed))
            drawn = list(islice((wish for wish in every if bool(wish.good) is is_both), asked.questions))
            for way in _WAYS if drawn else ():
                found, like, having = np.array([_judged(base, way, wish) for wish in drawn]).mean(axis=0)
                told = f"both, R@10 {found:.3f}   title, P@10 {like:.3f}   skill, P@10 {having:.3f}"
                print(f"{name:6} {way:32} {told}", flush=True)
    return 0


def wishes(base: KnowledgeBase, dice: random.Random) -> Iterator[Wish]:
    """Pairs of titles and skills, drawn for as long as somebody asks, or as often as it is worth trying."""
    postings = list(base.store.nodes(NodeType.POSTING))
    ids, vectors = [node.id for node in postings], base.embedder.encoder.encode([node.name for node in postings])
    short = [row for row, node in enumerate(postings) if len(node.name.split()) in _WORDS and _is_plain(node.name)]
    skills = list(_skills(base, frozenset(ids)))
    for _ in range(_DRAWS if short and skills else 0):
        row, (skill, having) = dice.choice(short), dice.choice(skills)
        like = {ids[other] for other in np.flatnonzero(vectors @ vectors[row] >= _LIKE)}
        title = postings[row].name
        if len(like) >= _FEWEST and set(fold_name(title).split()).isdisjoint(fold_name(skill).split()):
            yield Wish(title, vectors[row], skill, having, having & like)


def _is_plain(title: str) -> bool:
    return all(word.isalpha() for word in title.split())


def _skills(base: KnowledgeBase, postings: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Skills by name, with the postings that ask for them."""
    for node in base.store.nodes(NodeType.SKILL):
        having = postings & set(base.store.sources_of(node.id, Relation.REQUIRES))
        is_name = len(node.name) <= _LETTERS and node.name[0].isupper()
        if is_name and _FEWEST <= len(having) <= _MOST * len(postings):
            yield node.name, having


def _judged(base: KnowledgeBase, way: str, wish: Wish) -> tuple[float, float, float]:
    results = base.similar(text=way.format(title=wish.title, skill=wish.skill), k=10).results
    like = base.embedder.encoder.encode([match.name for match in results]) @ wish.vector >= _LIKE
    groups = [{match.id, *match.copies} for match in results]
    good = sum(not wish.good.isdisjoint(group) for group in groups)
    having = np.mean([not wish.having.isdisjoint(group) for group in groups])
    return good / max(1, min(10, len(wish.good))), float(like.mean()), float(having)


if __name__ == "__main__":
    sys.exit(main())
