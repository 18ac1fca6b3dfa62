"""Gold in, how far its annotators agree with each other out: the same words, marked twice.

Adverts repeat passages of each other. Where two sentences share some, the spans that lie within are compared strictly,
as a model's would be: no model can be expected to do much better against one annotator than another annotator does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.metrics import Counts
from span_training.gold import Sentence, Span

#: Words that two passages have in common at least.
_SHORTEST = 8
#: A passage is compared with so many others.
_MOST_PARTNERS = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that two sentences share: `size` words from `first` in one and from `second` in the other."""

    one: int
    other: int
    first: int
    second: int
    size: int


def agreement(sentences: Sequence[Sentence], layer: int) -> tuple[int, Counts]:
    """Number of different passages that stand in two sentences, and how the spans within agree."""
    lowered = [tuple(word.lower() for word in sentence.words) for sentence in sentences]
    total, seen = Counts(), set[tuple[str, ...]]()
    for passage in _shared(lowered):
        words = lowered[passage.one][passage.first : passage.first + passage.size]
        if words not in seen:
            seen.add(words)
            told = _within(sentences[passage.one].layers[layer], passage.first, passage.size)
            again = _within(sentences[passage.other].layers[layer], passage.second, passage.size)
            total += Counts(len(told & again), len(again - told), len(told - again))
    return len(seen), total


def _shared(lowered: Sequence[tuple[str, ...]]) -> Iterator[Passage]:
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, words in enumerate(lowered):
        for start in range(len(words) - _SHORTEST + 1):
            places[words[start : start + _SHORTEST]].append((number, start))
    known = set[tuple[int, int, int]]()
    for (one, first), *rest in places.values():
        for other, second in rest[:_MOST_PARTNERS]:
            if one != other and (one, other, first - second) not in known:
                known.add((one, other, first - second))
                yield _longest(lowered, one, other, first, second)


def _longest(lowered: Sequence[tuple[str, ...]], one: int, other: int, first: int, second: int) -> Passage:
    left, right = lowered[one], lowered[other]
    while first and second and left[first - 1] == right[second - 1]:
        first, second = first - 1, second - 1
    size = 0
    while first + size < len(left) and second + size < len(right) and left[first + size] == right[second + size]:
        size += 1
    return Passage(one, other, first, second, size)


def _within(spans: Sequence[Span], first: int, size: int) -> set[Span]:
    return {(label, a - first, b - first) for label, a, b in spans if first <= a and b <= first + size}
