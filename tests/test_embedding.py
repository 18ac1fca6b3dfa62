from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kg.embedding import NODE_TYPES, Embedder, load_embedder
from kg.errors import ModelError
from kg.features import load_encoder
from kg.schema import NodeType
from kg.student import StudentConfig
from kg.student.distill import distill
from kg.vectors import unit
from tests.fakes.encoder import FakeEncoder

SHARES = {(NodeType.POSTING, NodeType.SKILL): 0.8, (NodeType.POSTING, NodeType.ROLE): 0.0}
TEXTS = ["speech graph", "graph", "nurse", "nurse turin", "speech", "turin speech"] * 3


def _embedder(alpha: float) -> Embedder:
    encoder = FakeEncoder()
    x = encoder.encode(TEXTS)
    z = unit(np.random.default_rng(0).normal(size=(len(TEXTS), 8)).astype(np.float32))
    node_type = np.full(len(TEXTS), NODE_TYPES.index(NodeType.POSTING))
    degree = np.ones(len(TEXTS), dtype=np.int64)
    student = distill(x, node_type, z, degree, StudentConfig(epochs=3), types=[str(t) for t in NODE_TYPES])
    ids = tuple(f"posting:{row}" for row in student.candidates.node.tolist())
    return Embedder(encoder, student, alpha, candidate_ids=ids)


def test_without_a_student_a_vector_is_the_text_s() -> None:
    embedder = Embedder(FakeEncoder(), None, 0.0)
    np.testing.assert_array_equal(embedder.embed(["graph"]), [[0, 1, 0, 0]])


@pytest.mark.parametrize("alpha", [0.0, 0.3, 0.9])
def test_vectors_have_unit_length(alpha: float) -> None:
    np.testing.assert_allclose(np.linalg.norm(_embedder(alpha).embed(TEXTS), axis=1), 1.0, rtol=1e-5)


def test_a_dot_product_mixes_the_cosines_of_text_and_graph() -> None:
    embedder = _embedder(0.3)
    x = embedder.encoder.encode(["speech graph", "graph"])
    z = unit(np.array([[1, 2, 3, 4, 0, 0, 0, 0], [4, 3, 2, 1, 0, 0, 0, 0]], dtype=np.float32))
    u, v = embedder.combine(x, z)
    assert u @ v == pytest.approx(0.7 * (x[0] @ x[1]) + 0.3 * (z[0] @ z[1]), rel=1e-5)


@pytest.mark.parametrize(
    ("other", "share"), [(NodeType.POSTING, 0.3), (NodeType.SKILL, 0.8), (NodeType.ROLE, 0.0), (NodeType.VENUE, 0.3)]
)
def test_towards_nodes_of_another_type_the_graph_has_a_share_of_its_own(other: NodeType, share: float) -> None:
    embedder = replace(_embedder(0.3), shares=SHARES)
    x = embedder.encoder.encode(["speech graph", "graph"])
    z = unit(np.array([[1, 2, 3, 4, 0, 0, 0, 0], [4, 3, 2, 1, 0, 0, 0, 0]], dtype=np.float32))
    for of, to in ((NodeType.POSTING, other), (other, NodeType.POSTING)):
        u, v = embedder.combine(x, z) * embedder.towards(of, to)
        assert u @ v == pytest.approx((1.0 - share) * (x[0] @ x[1]) + share * (z[0] @ z[1]), rel=1e-5)


def test_vectors_of_texts_alone_are_compared_as_they_are() -> None:
    embedder = Embedder(FakeEncoder(), None, 0.0)
    assert (embedder.towards(NodeType.POSTING, NodeType.SKILL) == 1.0).all()
    assert embedder.towards(NodeType.POSTING, NodeType.SKILL).shape == embedder.embed(["graph"])[0].shape


def test_a_text_without_known_words_has_no_direction() -> None:
    assert not _embedder(0.5).embed(["zzz"]).any()


def test_virtual_neighbours_are_named_and_their_weights_add_up() -> None:
    found = _embedder(0.5).virtual_neighbors("speech", NodeType.POSTING, 4)
    assert all(node_id.startswith("posting:") for node_id, _ in found)
    assert sum(weight for _, weight in found) == pytest.approx(1.0, rel=1e-4)


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    embedder = Embedder(load_encoder(), None, 0.0, shares=SHARES)
    embedder.files(tmp_path)
    np.testing.assert_array_equal(load_embedder(tmp_path).embed(["nurse"]), embedder.embed(["nurse"]))
    assert load_embedder(tmp_path).shares == SHARES


def test_vectors_of_another_encoder_are_refused(tmp_path: Path) -> None:
    _embedder(0.5).files(tmp_path)
    with pytest.raises(ModelError, match="fake 1"):
        load_embedder(tmp_path)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "embedder.json").write_text("{")
    with pytest.raises(ModelError, match=r"embedder\.json"):
        load_embedder(tmp_path)
