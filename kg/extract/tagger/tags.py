"""Scores of tags per word in, the best sequence that the BIOES scheme allows out; numpy only.

A layer with the labels A and B has the tags O, B-A, I-A, E-A, S-A, B-B, I-B, E-B, S-B, in this order.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from kg.ports import FloatArray, IntArray

_BEGIN, _INSIDE, _END, _SINGLE = range(4)
_NEVER = np.float32(-1e4)


def num_tags(labels: Sequence[str]) -> int:
    """How many tags a layer of these labels has."""
    return 1 + 4 * len(labels)


def tags_of(spans: Sequence[tuple[str, int, int]], length: int, labels: Sequence[str]) -> IntArray:
    """Tag numbers, [length], of spans `(label, start, end)` that do not overlap."""
    tags = np.zeros(length, dtype=np.int64)
    for label, start, end in spans:
        base = 1 + 4 * labels.index(label)
        tags[start:end] = base + _INSIDE
        tags[start] = base + _BEGIN
        tags[end - 1] = base + _END
        if end - start == 1:
            tags[start] = base + _SINGLE
    return tags


def spans_of_tags(tags: Sequence[int], labels: Sequence[str]) -> list[tuple[str, int, int]]:
    """Spans of a valid sequence of tags."""
    spans, start = [], 0
    for place, tag in enumerate(tags):
        if tag:
            label, part = divmod(tag - 1, 4)
            if part in (_BEGIN, _SINGLE):
                start = place
            if part in (_END, _SINGLE):
                spans.append((labels[label], start, place + 1))
    return spans


@lru_cache(maxsize=64)
def allowed(count: int) -> FloatArray:
    """Scores of following tags, [count, count]: 0 where `BIOES` allows the step from row to column, else very low."""
    tags = np.arange(count)
    label, part = (tags - 1) // 4, (tags - 1) % 4
    opens = (tags > 0) & ((part == _BEGIN) | (part == _INSIDE))
    continues = (tags > 0) & ((part == _INSIDE) | (part == _END))
    same = label[:, None] == label[None, :]
    legal = np.where(opens[:, None], continues[None, :] & same, ~continues[None, :])
    steps = np.where(legal, np.float32(0), _NEVER).astype(np.float32)
    steps.flags.writeable = False
    return steps


def best_tags(scores: FloatArray, steps: FloatArray) -> list[int]:
    """The best allowed sequence (Viterbi) for `scores`, [words, tags]; `steps` scores neighbours, see `allowed`."""
    length, count = scores.shape
    part = (np.arange(count) - 1) % 4
    first = np.where((np.arange(count) == 0) | (part == _BEGIN) | (part == _SINGLE), np.float32(0), _NEVER)
    last = np.where((np.arange(count) == 0) | (part == _END) | (part == _SINGLE), np.float32(0), _NEVER)
    total = scores[0] + first
    back = np.zeros((length, count), dtype=np.int64)
    for place in range(1, length):
        reached = total[:, None] + steps
        back[place] = reached.argmax(axis=0)
        total = reached.max(axis=0) + scores[place]
    tags = [int((total + last).argmax())]
    for place in range(length - 1, 0, -1):
        tags.append(int(back[place, tags[-1]]))
    return tags[::-1]
