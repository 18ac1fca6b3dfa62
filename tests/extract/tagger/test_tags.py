from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kg.extract.tagger.tags import allowed, best_tags, num_tags, spans_of_tags, tags_of

LABELS = ("Task", "Method")


@st.composite
def spans(draw: st.DrawFn) -> tuple[int, list[tuple[str, int, int]]]:
    length = draw(st.integers(1, 12))
    cuts = sorted(draw(st.sets(st.integers(0, length), min_size=2)) | {0, length}) if length > 1 else [0, 1]
    chosen = [(draw(st.sampled_from(LABELS)), a, b) for a, b in pairwise(cuts) if draw(st.booleans())]
    return length, chosen


def test_a_span_of_three_words_begins_goes_on_and_ends() -> None:
    assert tags_of([("Task", 1, 4)], 5, LABELS).tolist() == [0, 1, 2, 3, 0]


def test_a_span_of_one_word_is_single() -> None:
    assert tags_of([("Method", 0, 1)], 2, LABELS).tolist() == [8, 0]


@given(spans())
def test_spans_survive_tags(given_spans: tuple[int, list[tuple[str, int, int]]]) -> None:
    length, wanted = given_spans
    assert spans_of_tags(tags_of(wanted, length, LABELS).tolist(), LABELS) == wanted


@given(arrays.arrays(np.float32, st.tuples(st.integers(1, 4), st.just(5)), elements=st.floats(-5, 5, width=16)))
def test_the_best_allowed_sequence_is_found(scores: np.ndarray) -> None:
    found = best_tags(scores, allowed(num_tags(("A",))))
    legal = [tags for tags in product(range(5), repeat=len(scores)) if _legal(tags)]
    best = max(sum(float(scores[place, tag]) for place, tag in enumerate(tags)) for tags in legal)
    assert tuple(found) in legal
    assert np.isclose(sum(float(scores[place, tag]) for place, tag in enumerate(found)), best, atol=1e-3)


def _legal(tags: tuple[int, ...]) -> bool:
    """Written anew: outside 0, begin 1, inside 2, end 3, single 4."""
    inside = False
    for tag in tags:
        if inside != (tag in (2, 3)):
            return False
        inside = tag in (1, 2)
    return not inside
