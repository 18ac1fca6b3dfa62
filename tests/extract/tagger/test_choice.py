from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kg.extract.tagger.choice import SpanKey, best_spans, span_shares
from kg.extract.tagger.tags import spans_of_tags

LABELS = ("A", "B")


def log_shares(*rows: tuple[float, ...]) -> np.ndarray:
    return np.asarray(np.log(np.array(rows, dtype=np.float32) + 1e-9))


def test_a_certain_span_has_all_the_probability() -> None:
    shares = span_shares(log_shares((0, 1, 0, 0, 0), (0, 0, 0, 1, 0), (1, 0, 0, 0, 0)))
    assert shares.keys() == {(0, 0, 2)}
    assert shares[0, 0, 2] == pytest.approx(1, abs=0.01)


def test_spans_with_two_possible_ends_share_the_probability() -> None:
    shares = span_shares(log_shares((0, 1, 0, 0, 0), (0, 0, 0.4, 0.6, 0), (0.6, 0, 0, 0.4, 0)))
    assert shares[0, 0, 2] == pytest.approx(9 / 13, abs=0.01)
    assert shares[0, 0, 3] == pytest.approx(4 / 13, abs=0.01)


@given(arrays.arrays(np.float32, st.tuples(st.integers(1, 4), st.just(9)), elements=st.floats(-4, 0, width=16)))
def test_shares_are_those_of_all_allowed_sequences(scores: np.ndarray) -> None:
    weights, whole = defaultdict[SpanKey, float](float), 0.0
    for tags in product(range(9), repeat=len(scores)):
        if _legal(tags):
            weight = float(np.exp(sum(scores[place, tag] for place, tag in enumerate(tags))))
            whole += weight
            for label, start, end in spans_of_tags(tags, LABELS):
                weights[LABELS.index(label), start, end] += weight
    found = span_shares(scores)
    for key in weights.keys() | found.keys():
        assert found.get(key, 0) == pytest.approx(weights[key] / whole, abs=0.021)


def test_a_word_that_forbids_every_sequence_does_no_harm() -> None:
    lost = span_shares(log_shares(*[(0, 0, 1, 0, 0)] * 300))
    assert all(0 <= share <= 1 for share in lost.values())


def test_improbable_spans_are_not_told() -> None:
    shares = {(0, 0, 2): 0.35, (0, 0, 3): 0.3}
    assert best_spans(shares, 0.4) == []
    assert best_spans(shares, 0.2) == [((0, 0, 2), 0.35)]


_keys = st.tuples(st.integers(0, 1), st.integers(0, 4), st.integers(1, 3)).map(lambda key: (*key[:2], key[1] + key[2]))


@given(st.dictionaries(_keys, st.floats(0.02, 1), max_size=7), st.sampled_from((0.1, 0.3, 0.5)))
def test_the_best_set_that_does_not_overlap_is_chosen(shares: dict[SpanKey, float], least: float) -> None:
    found = [key for key, _ in best_spans(shares, least)]
    sets = (keys for size in range(len(shares) + 1) for keys in combinations(shares, size) if _apart(keys))
    best = max(sum(shares[key] - least for key in keys) for keys in sets)
    assert _apart(tuple(found))
    assert found == sorted(found, key=lambda key: key[1])
    assert sum(shares[key] - least for key in found) == pytest.approx(best)


def _apart(keys: tuple[SpanKey, ...]) -> bool:
    return all(a[2] <= b[1] or b[2] <= a[1] for a, b in combinations(keys, 2))


def _legal(tags: tuple[int, ...]) -> bool:
    """Written anew: an open span goes on or ends in its own label."""
    label = None
    for tag in tags:
        own, part = divmod(tag - 1, 4) if tag else (None, None)
        if (part in (1, 2)) != (label is not None) or (label is not None and own != label):
            return False
        label = own if part in (0, 1) else None
    return label is None
