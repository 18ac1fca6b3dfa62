"""The loss that asks for the linked to lie nearest."""

from __future__ import annotations

import numpy as np
import torch

from kg.ports import FloatArray, IntArray
from kg.student import StudentConfig
from kg.student.distill import distill
from kg.student.linking import Links

POSTINGS, SKILLS, DIM = 200, 8, 8


def _world() -> tuple[IntArray, IntArray, FloatArray]:
    """Postings linked to one skill each: ends of the edges, types and the teacher's vectors."""
    skill = np.arange(POSTINGS) % SKILLS
    edges = np.stack([np.arange(POSTINGS), POSTINGS + skill])
    node_type = np.repeat([0, 1], [POSTINGS, SKILLS])
    vectors = np.eye(SKILLS, DIM, dtype=np.float32)[np.concatenate([skill, np.arange(SKILLS)])]
    return edges, node_type, vectors


def _loss(links: Links, vectors: FloatArray, nodes: IntArray) -> float:
    return float(links.loss(torch.from_numpy(vectors[nodes]), nodes, np.random.default_rng(0)))


def test_the_loss_is_small_where_the_linked_lie_nearest() -> None:
    edges, node_type, vectors = _world()
    links = Links(edges, node_type, np.arange(POSTINGS + SKILLS), vectors)
    nodes = np.arange(POSTINGS)
    assert _loss(links, vectors, nodes) < 0.01 < 1.0 < _loss(links, np.roll(vectors, 1, axis=1), nodes)


def test_nodes_without_links_to_known_ones_ask_nothing() -> None:
    edges, node_type, vectors = _world()
    links = Links(edges, node_type, np.arange(POSTINGS), vectors)
    assert _loss(links, vectors, np.arange(POSTINGS)) == 0.0


def test_a_linked_node_that_was_drawn_as_wrong_is_not_wrong() -> None:
    edges, node_type = np.array([[0], [1]]), np.array([0, 1])
    vectors = np.eye(2, dtype=np.float32)
    assert _loss(Links(edges, node_type, np.arange(2), vectors), vectors, np.array([0])) == 0.0


def test_a_student_that_knows_the_links_ranks_them_better() -> None:
    """The teacher's vectors of postings are noisy: only the links say which skill each belongs to."""
    rng = np.random.default_rng(3)
    edges, node_type, vectors = _world()
    x = rng.normal(size=(POSTINGS + SKILLS, 16)).astype(np.float32)
    x[:POSTINGS] = 0.3 * x[:POSTINGS] + rng.normal(size=(SKILLS, 16))[np.arange(POSTINGS) % SKILLS]
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    z = vectors.copy()
    z[:POSTINGS] += 1.5 * rng.normal(size=(POSTINGS, DIM)).astype(np.float32)
    z /= np.linalg.norm(z, axis=1, keepdims=True)
    config = StudentConfig(hidden=32, epochs=40, neighbors=(4,), temperatures=(0.1,), link_weight=1.0)
    new = np.arange(0, POSTINGS, 10)
    degree = np.bincount(edges.ravel(), minlength=len(x))

    def found(given: IntArray | None) -> float:
        student = distill(x, node_type, z, degree, config, held_out=new, edges=given)
        scores = student.encode(x[new], node_type[new]) @ z[POSTINGS:].T
        return float((scores.argmax(axis=1) == new % SKILLS).mean())

    assert found(edges) > found(None)
