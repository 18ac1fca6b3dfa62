from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kg.schema import Node, NodeType
from kg.web.answers import AnswerCache
from kg.web.catalog import Column
from kg.web.layout import lay_out
from kg.web.marking import Mark, pieces, snippet
from kg.web.monitor import Monitor
from kg.web.shapes import SHAPES
from kg.web.wording import relation_heading, shown_properties, value_words


def _mark(start: int, end: int, label: str = "x") -> Mark:
    return Mark(start, end, label, "skill", "skill:x")


def test_of_overlapping_marks_the_shortest_has_the_piece() -> None:
    found = list(pieces("PhD in speech processing", [_mark(0, 24, "outer"), _mark(7, 13, "inner")], 0, 24))
    assert [(piece.text, piece.mark and piece.mark.label) for piece in found] == [
        ("PhD in ", "outer"),
        ("speech", "inner"),
        (" processing", "outer"),
    ]


@given(st.text(max_size=40), st.data())
def test_pieces_put_together_are_the_text(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, 45), st.integers(0, 45))
    marks = [_mark(*span) for span in data.draw(st.lists(spans, max_size=8))]
    found = list(pieces(text, marks, 0, len(text)))
    assert "".join(piece.text for piece in found) == text
    covered = {i for mark in marks if mark.end <= len(text) for i in range(mark.start, mark.end)}
    marked = {i for piece in found if piece.mark for i in range(piece.start, piece.start + len(piece.text))}
    assert marked == covered


def test_snippet_begins_shortly_before_the_first_word_found() -> None:
    text = "lead " * 100 + "the robots sort parcels " + "tail " * 100
    found = snippet(text, "Robots")
    assert [piece.text for piece in found if piece.mark] == ["robots"]
    assert sum(len(piece.text) for piece in found) <= 220


def test_snippet_ends_with_a_whole_word() -> None:
    text = "".join(piece.text for piece in snippet("robots " + "conveyor " * 100, "robots"))
    assert text.endswith("conveyor")
    assert len("".join(piece.text for piece in snippet("x" * 1000, ""))) == 220


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_words_break_a_snippet(text: str, query: str) -> None:
    assert "".join(piece.text for piece in snippet(text, query)) in text


def test_counts_of_a_column_are_those_of_the_rows_in_the_mask() -> None:
    column = Column(("US", "DE"), np.array([0, 1, 2, 2]), np.array([0, 0, 0, 1]))
    assert column.counts(np.array([True, False, True])) == [("US", 2), ("DE", 1)]
    assert column.rows_with(["DE"], 3).tolist() == [False, False, True]
    assert column.rows_with(["nowhere"], 3).tolist() == [False, False, False]


def test_answers_of_a_former_state_are_not_given() -> None:
    cache = AnswerCache(100)
    cache.put(1, "a", b"one")
    assert cache.get(1, "a") == b"one"
    assert cache.get(2, "a") is None
    cache.put(2, "b", b"two")
    assert cache.get(1, "a") is None
    assert cache.bytes == 3


def test_the_answer_not_asked_for_longest_leaves_first() -> None:
    cache = AnswerCache(10)
    cache.put(1, "a", b"aaaa")
    cache.put(1, "b", b"bbbb")
    cache.get(1, "a")
    cache.put(1, "c", b"cccc")
    assert cache.get(1, "b") is None
    assert cache.get(1, "a") == b"aaaa"
    assert cache.bytes == 8


@given(st.lists(st.tuples(st.integers(0, 5), st.binary(max_size=30)), max_size=30))
def test_a_cache_never_holds_more_than_it_may(puts: list[tuple[int, bytes]]) -> None:
    cache = AnswerCache(50)
    for key, value in puts:
        cache.put(1, key, value)
        assert cache.bytes == sum(len(cache.get(1, k) or b"") for k in range(6)) <= 50


@settings(max_examples=25, deadline=None)
@given(arrays.arrays(np.float32, st.tuples(st.integers(0, 30), st.integers(1, 6)), elements=st.floats(-1, 1, width=32)))
def test_places_lie_on_the_map_and_are_the_same_again(
    vectors: np.ndarray[tuple[int, int], np.dtype[np.float32]],
) -> None:
    places = lay_out(vectors)
    assert places.shape == (len(vectors), 2)
    assert np.isfinite(places).all()
    assert (np.abs(places) <= 1.0001).all()
    np.testing.assert_array_equal(places, lay_out(vectors))


def test_alike_vectors_lie_closer_than_others() -> None:
    generator = np.random.default_rng(1)
    groups = np.repeat(np.eye(3, 16), 20, axis=0) + generator.normal(0, 0.05, (60, 16))
    places = lay_out(groups.astype(np.float32)).reshape(3, 20, 2)
    centers = places.mean(axis=1)
    within = np.linalg.norm(places - centers[:, None], axis=2).mean()
    between = np.linalg.norm(centers[[0, 1, 2]] - centers[[1, 2, 0]], axis=1).min()
    assert between > 2 * within


def test_histogram_buckets_add_up() -> None:
    monitor = Monitor()
    for seconds in (0.0005, 0.02, 99.0):
        monitor.record("GET", "/x", 200, seconds)
    lines = monitor.text({}).splitlines()
    assert 'kg_request_seconds_bucket{route="/x",le="0.001"} 1' in lines
    assert 'kg_request_seconds_bucket{route="/x",le="0.025"} 2' in lines
    assert 'kg_request_seconds_bucket{route="/x",le="+Inf"} 3' in lines
    assert 'kg_requests_total{method="GET",route="/x",status="200"} 3' in lines


def test_every_type_has_a_shape_of_its_own() -> None:
    assert set(SHAPES) == set(NodeType)
    assert len(set(SHAPES.values())) == len(NodeType)


def test_relations_read_from_both_ends() -> None:
    assert relation_heading("requires", True, "skill") == "Skills"
    assert relation_heading("requires", False, "posting") == "Asked for in"
    assert relation_heading("about", False, "paper") == "Papers about this"
    assert relation_heading("affiliated_with", False, "person") == "People affiliated"


def test_values_read_like_words() -> None:
    assert value_words("full_time") == "full time"
    assert value_words([True, 3, "C++"]) == "yes, 3, C++"


def test_months_read_as_a_span() -> None:
    node = Node("posting:a", NodeType.POSTING, "A", {"duration_months": [6, 12]})
    assert shown_properties(node) == [("Months", "6–12")]
    assert shown_properties(replace(node, properties={"duration_months": [6, 6]})) == [("Months", "6")]


@pytest.mark.parametrize(
    ("query", "marked"),
    [("on bees", ["bees"]), ("on", ["on"]), ("UX in", ["UX"]), ("keep", []), ("on line", [])],
)
def test_small_words_of_a_query_are_marked_if_there_are_no_others(query: str, marked: list[str]) -> None:
    found = snippet("Online UX for bees, based on what they do", query)
    assert [piece.text for piece in found if piece.mark is not None] == marked
