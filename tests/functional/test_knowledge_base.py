"""The main job on the project's own corpus: build, ask, add, remove, forget, take away."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pyarrow import parquet

import kg
from kg import pipeline
from kg.embedding import load_embedder
from kg.errors import NotFoundError, QueryError
from kg.schema import NodeType, Relation
from kg.store import KnowledgeStore

pytestmark = pytest.mark.xdist_group("seeds")

NEW_POSTING = """Acoustic Modelling Scientist

Quillvane Speech
Turin, Italy

Key job responsibilities
- Train acoustic models for speech recognition in PyTorch
- Write Python tools that the whole team uses

Basic qualifications
- PhD in computer science or a related field
- Experience with automatic speech recognition
"""


@pytest.fixture
def base(seeds_kb: Path) -> Iterator[kg.KnowledgeBase]:
    with kg.open(seeds_kb) as opened:
        yield opened


@pytest.fixture
def copy(seeds_kb: Path, tmp_path: Path) -> Path:
    """A knowledge base that may be written to."""
    shutil.copytree(seeds_kb, tmp_path / "kb")
    return tmp_path / "kb"


def _sources(base: kg.KnowledgeBase, ids: list[str]) -> list[str]:
    """File names of the documents in which nodes are mentioned."""
    found = []
    for node_id in ids:
        edges = [e for e in base.store.edges_of(node_id) if e.relation is Relation.MENTIONED_IN]
        document = base.store.document(edges[0].dst)
        assert document is not None
        found.append(Path(document.source.partition("#")[0]).stem)
    return found


def test_every_type_of_node_is_found_and_nothing_is_left_out(base: kg.KnowledgeBase) -> None:
    counts = base.store.counts()
    assert set(counts.nodes) == {str(node_type) for node_type in NodeType}
    assert counts.documents == 102
    assert base.store.quarantine() == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("speech recognition scientist in Lyon", "quillvane-speech-scientist-lyon"),
        ("economist who estimates the effect of prices, Austin", "tessaline-economist-austin"),
        ("Softwareentwickler mit Kotlin in Berlin", "tessaline-softwareentwickler-berlin"),
        ("robotics research internship in Turin", "heronmark-research-intern-2026-turin"),
        ("nurse in Zürich", "orbelle-intensive-care-nurse-zurich"),
    ],
)
def test_the_posting_a_reader_would_name_is_among_the_first_three(
    base: kg.KnowledgeBase, query: str, expected: str
) -> None:
    answer = base.similar(text=query, k=3)
    copies = [copy for match in answer.results for copy in match.copies]
    assert expected in _sources(base, [match.id for match in answer.results] + copies)


def test_the_query_and_its_copies_are_not_their_own_answer(base: kg.KnowledgeBase) -> None:
    pair = next(base.store.edges(Relation.NEAR_DUPLICATE_OF, src_type=NodeType.POSTING))
    found = {match.id for match in base.similar(id=pair.src, k=100).results}
    assert pair.src not in found
    assert pair.dst not in found
    assert pair.dst in {match.id for match in base.similar(id=pair.src, k=100, keep_duplicates=True).results}


def test_any_type_in_and_any_type_out(base: kg.KnowledgeBase) -> None:
    posting = next(base.store.nodes(NodeType.POSTING))
    for node_type in (NodeType.PAPER, NodeType.TOPIC, NodeType.TEAM, NodeType.SKILL):
        results = base.similar(id=posting.id, type=node_type, k=3).results
        assert [match.node_type for match in results] == [node_type] * 3


def test_teams_that_hire_on_a_topic_are_told_by_their_openings(base: kg.KnowledgeBase) -> None:
    found = base.similar(id="topic:graph-neural-networks", type="team", k=3)
    assert {match.name for match in found} == {"Cold Start Guild", "Fleet Coordination", "Sparse Graphs Lab"}
    assert base.why("topic:graph-neural-networks", found[0].id)["score"] == round(found[0].score, 6)


def test_a_team_whose_openings_name_the_topic_is_near(base: kg.KnowledgeBase) -> None:
    assert base.similar(text="which teams hire on graph neural networks", type="team").note is None
    assert "Nothing is near" in (base.similar(text="teams that bake bread", type="team").note or "")


def test_filters_are_exact(base: kg.KnowledgeBase) -> None:
    results = base.similar(text="engineer", where={"country": "DE"}, k=50).results
    assert results
    assert {match.properties["country"] for match in results} == {"DE"}


def test_a_misspelt_filter_gets_a_suggestion(base: kg.KnowledgeBase) -> None:
    with pytest.raises(QueryError, match="Did you mean 'Berlin'"):
        base.similar(text="engineer", where=["city=Berlni"])


def test_explanations_show_sentences_of_the_documents(base: kg.KnowledgeBase) -> None:
    answer = base.similar(text="speech scientist in Lyon with PyTorch", k=1, explain=True)
    explanation = answer.results[0].explanation
    assert explanation is not None
    assert "PyTorch" in [item.name for item in explanation.shared]
    for item in explanation.shared:
        for passage in item.evidence:
            document = base.store.document(passage.document_id)
            assert document is not None
            assert document.text[passage.start : passage.end] == passage.surface


def test_a_text_never_seen_needs_no_edge_for_its_vector(base: kg.KnowledgeBase, tmp_path: Path) -> None:
    """The model's folder alone, without the database in which all edges are, gives the same vector."""
    stored = base.store.read_vectors()
    assert stored is not None
    assert stored.directory is not None
    shutil.copytree(stored.directory, tmp_path / "model")
    alone = load_embedder(tmp_path / "model").embed([NEW_POSTING])
    assert not list(tmp_path.rglob("*.sqlite"))
    np.testing.assert_array_equal(alone, base.embed([NEW_POSTING]))
    nearest = _sources(base, [match.id for match in base.similar(text=NEW_POSTING, k=3).results])
    assert any(name.startswith("quillvane-speech-scientist") for name in nearest)


def test_two_builds_give_the_same_vectors(seeds: Path, seeds_kb: Path, tmp_path: Path) -> None:
    pipeline.build([str(seeds)], tmp_path / "kb")
    with KnowledgeStore.open(seeds_kb) as first, KnowledgeStore.open(tmp_path / "kb") as second:
        assert first.dump() == second.dump()
        one, two = first.read_vectors(), second.read_vectors()
        assert one is not None
        assert two is not None
        assert one.ids == two.ids
        assert one.matrix.tobytes() == two.matrix.tobytes()


def test_building_again_does_nothing(seeds: Path, copy: Path) -> None:
    with KnowledgeStore.open(copy) as store:
        generation = store.generation
    report = pipeline.build([str(seeds)], copy)
    assert len(report.changes.unchanged) == 102
    with KnowledgeStore.open(copy) as store:
        assert store.generation == generation


def test_an_added_posting_is_found_at_once_and_gone_when_removed(copy: Path, tmp_path: Path) -> None:
    with KnowledgeStore.open(copy) as store:
        before = store.dump()
    (tmp_path / "new.txt").write_text(NEW_POSTING, encoding="utf-8")
    added = pipeline.add([str(tmp_path / "new.txt")], copy)
    with kg.open(copy) as base:
        first = base.similar(text="acoustic modelling scientist for speech in Turin", k=1).results[0]
        assert first.properties["organization"] == "Quillvane Speech"
        assert first.properties["city"] == "Turin"
    pipeline.remove(added.changes.added, copy)
    with KnowledgeStore.open(copy) as store:
        assert store.dump() == before


def test_a_forgotten_person_leaves_no_byte(copy: Path, seeds: Path) -> None:
    name = "Rosalind Achterberg"
    pipeline.forget_person(name, copy)
    for path in copy.rglob("*"):
        content = path.read_bytes().lower() if path.is_file() else b""
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert "achterberg".encode(encoding) not in content, path
    pipeline.build([str(seeds)], copy)
    with kg.open(copy) as base, pytest.raises(NotFoundError):
        base.node("person:rosalind-achterberg")


def test_one_string_is_not_taken_for_a_list_of_letters(base: kg.KnowledgeBase) -> None:
    with pytest.raises(kg.KGError, match="list of texts"):
        base.embed("Nurse")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ({"text": b"nurse"}, "b'nurse' is no text"),
        ({"id": 3}, "3 is no text"),
        ({"text": "nurse", "k": 2.5}, "k is 2.5"),
        ({"text": "nurse", "diversity": None}, "diversity is None"),
        ({"text": "nurse", "where": {"country": [["CH"], "LU"]}}, "is no value to filter by"),
    ],
)
def test_what_is_of_another_type_is_named(base: kg.KnowledgeBase, question: dict[str, Any], told: str) -> None:
    with pytest.raises(QueryError, match=told):
        base.similar(**question)


def test_one_filter_needs_no_list(base: kg.KnowledgeBase) -> None:
    alone = base.similar(text="nurse", where="country=CH")
    assert [match.id for match in alone] == [match.id for match in base.similar(text="nurse", where=["country=CH"])]
    assert {match.properties["country"] for match in alone} == {"CH"}


def test_no_source_is_told(tmp_path: Path) -> None:
    with pytest.raises(kg.KGError, match="give at least one file"):
        kg.build([], tmp_path / "kb")
    assert not (tmp_path / "kb").exists()


def test_embeddings_are_taken_away_with_every_node(base: kg.KnowledgeBase, tmp_path: Path) -> None:
    base.export("embeddings", "parquet", tmp_path / "embeddings.parquet")
    table = parquet.read_table(tmp_path / "embeddings.parquet").to_pydict()
    assert table["id"] == [node.id for node in base.store.nodes()]
    np.testing.assert_array_equal(np.array(table["vector"], dtype=np.float32), base.index.vectors)


def test_the_graph_comes_in_both_public_shapes(base: kg.KnowledgeBase) -> None:
    graph, data = base.to_networkx(), base.to_hetero_data()
    counts = base.store.counts()
    assert graph.number_of_nodes() == data.num_nodes == sum(counts.nodes.values())
    assert graph.number_of_edges() == data.num_edges == sum(counts.edges.values())


def test_the_exported_tensors_have_the_vectors(base: kg.KnowledgeBase, tmp_path: Path) -> None:
    import torch

    base.export("graph", "pyg", tmp_path / "graph.pt")
    saved, data = torch.load(tmp_path / "graph.pt", weights_only=False), base.to_hetero_data()
    assert all(torch.equal(saved[kind].x, data[kind].x) for kind in data.node_types)
    assert saved["posting"].x.shape == (len(saved["posting"].node_id), base.index.vectors.shape[1])


def test_asking_loads_neither_torch_nor_spacy(seeds_kb: Path) -> None:
    program = (
        "import sys, kg; from kg.cli import main; "
        f"code = main(['similar', '--kb', {str(seeds_kb)!r}, '--text', 'nurse', '--explain', '--json']); "
        "sys.exit(code or bool({'torch', 'torch_geometric', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert set(answer) == {"query", "results"}
    assert set(answer["results"][0]) == {"id", "type", "name", "score", "properties", "explanation", "copies"}


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ({"no_train": True}, "'no_train' is no option of a build; known are taxonomy, train"),
        ({"spans": "all"}, "'all'"),
    ],
)
def test_a_wrong_option_of_a_build_says_which_there_are(tmp_path: Path, option: dict[str, Any], told: str) -> None:
    with pytest.raises(QueryError, match=told):
        kg.build(tmp_path, tmp_path / "kb", **option)


def test_a_knowledge_base_says_where_it_is(base: kg.KnowledgeBase, seeds_kb: Path) -> None:
    assert repr(base) == f"KnowledgeBase('{seeds_kb}')"
