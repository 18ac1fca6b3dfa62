from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from starlette.testclient import TestClient

import kg
from kg import views
from kg.web import models


def test_search_by_words_counts_facets(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "speech", "type": "posting"}).json()
    models.SearchView.model_validate(found)
    assert found["mode"] == "words"
    assert found["total"] == len(found["results"]) >= 2
    assert "IN" in [item["value"] for item in found["facets"]["country"]]
    assert sum(item["count"] for item in found["facets"]["country"]) <= found["total"]


def test_a_facet_leaves_what_its_count_says(client: TestClient) -> None:
    everything = client.get("/api/search", params={"type": "posting", "limit": 100}).json()
    for value in everything["facets"]["country"][:3]:
        chosen = client.get("/api/search", params={"type": "posting", "facet": f"country={value['value']}"}).json()
        assert chosen["total"] == value["count"]


def test_alternatives_narrow_down_before_it_is_ranked(client: TestClient) -> None:
    def found(path: str, **asked: object) -> list[str]:
        answer = client.get(path, params={"type": "posting", **asked}).json()  # type: ignore[dict-item]
        return sorted(item["id"] for item in answer["results"])

    alike = found("/api/similar", text="nurse", k=100, where="country=IT|FR", keep_duplicates="true")
    listed = found("/api/search", facet=["country=IT", "country=FR"], limit=100)
    meant = found("/api/search", q="nurse", mode="meaning", facet=["country=IT", "country=FR"], limit=100)
    assert alike == listed
    assert 0 < len(meant) <= len(listed)
    assert set(meant) <= set(listed)


def test_values_of_one_facet_are_alternatives_and_facets_are_conditions(client: TestClient) -> None:
    def total(*facets: str) -> int:
        return int(client.get("/api/search", params={"type": "posting", "facet": list(facets)}).json()["total"])

    assert total("country=US", "country=DE") == total("country=US") + total("country=DE")
    assert total("country=US", "level=senior") <= min(total("country=US"), total("level=senior"))


def test_pages_of_a_list_do_not_overlap(client: TestClient) -> None:
    pages = [client.get("/api/search", params={"type": "posting", "limit": 5, "offset": n}).json() for n in (0, 5)]
    first, second = ({hit["id"] for hit in page["results"]} for page in pages)
    assert len(first) == len(second) == 5
    assert not first & second


def test_words_that_stand_nowhere_are_searched_by_meaning(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "grocery forecasting wizardry", "type": "posting"}).json()
    assert found["mode"] == "meaning"
    assert "nearest in meaning" in found["note"]
    assert found["results"]


def test_what_an_answer_says_of_itself_is_told(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "grocery forecasting wizardry from May", "type": "posting"}).json()
    assert found["note"].endswith("Not compared: from May.")
    found = client.get("/api/search", params={"q": "i hate grocery wizardry", "type": "posting"}).json()
    assert found["note"].startswith("It is said only what it should not be (grocery wizardry)")


def test_search_without_type_finds_every_kind(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "Python"}).json()
    assert found["results"][0] == {**found["results"][0], "id": "skill:python", "type": "skill", "name": "Python"}


@pytest.mark.parametrize("node_type", ["role", "topic", "organization", "document"])
def test_types_without_facets_are_listed_by_name(client: TestClient, node_type: str) -> None:
    found = client.get("/api/search", params={"type": node_type, "limit": 100}).json()
    names = [hit["name"].casefold() for hit in found["results"]]
    assert names == sorted(names)
    assert len(names) > 5


def test_similar_by_id_is_what_the_library_says(client: TestClient, built: Path, posting: str) -> None:
    given = client.get("/api/similar", params={"id": posting, "k": 4, "explain": True}).json()
    with kg.open(built) as base:
        assert given == views.answer_view(base.similar(id=posting, k=4, explain=True))
    models.AnswerView.model_validate(given)


def test_similar_by_text_is_the_same_by_get_and_post(client: TestClient) -> None:
    asked = {"text": "robotics internship in Turin", "k": 3, "diversity": 0.3, "where": ["country=IT"]}
    by_post = client.post("/api/similar", json=asked).json()
    assert by_post == client.get("/api/similar", params=asked).json()  # type: ignore[arg-type]
    assert {match["properties"]["country"] for match in by_post["results"]} == {"IT"}


def test_any_type_in_any_type_out(client: TestClient, posting: str) -> None:
    given = client.get("/api/similar", params={"id": posting, "type": "topic", "k": 3}).json()
    assert [match["type"] for match in given["results"]] == ["topic"] * 3


def test_node_has_facts_with_sentences(client: TestClient, posting: str) -> None:
    node = client.get(f"/api/nodes/{posting}").json()
    models.NodeView.model_validate(node)
    assert node["edges_total"] == len(node["edges"])
    skill = next(edge for edge in node["edges"] if edge["dst"] == "skill:pytorch")
    assert "PyTorch" in skill["evidence"][0]["sentence"]


def test_evidence_spans_are_those_of_the_document(client: TestClient, built: Path, posting: str) -> None:
    given = client.get(f"/api/nodes/{posting}/evidence").json()
    models.EvidenceView.model_validate(given)
    with kg.open(built) as base:
        for passage in given["passages"]:
            document = base.store.document(passage["document_id"])
            assert document is not None
            assert document.text[passage["start"] : passage["end"]] == passage["surface"]


def test_neighborhood_draws_only_edges_between_its_nodes(client: TestClient, posting: str) -> None:
    graph = client.get(f"/api/nodes/{posting}/neighborhood", params={"limit": 8}).json()
    models.GraphView.model_validate(graph)
    ids = {node["id"] for node in graph["nodes"]}
    assert len(ids) <= 9
    assert graph["left_out"] > 0
    assert all({edge["src"], edge["dst"]} <= ids for edge in graph["edges"])


def test_neighborhood_of_one_relation(client: TestClient, posting: str) -> None:
    graph = client.get(f"/api/nodes/{posting}/neighborhood", params={"relation": "requires"}).json()
    assert {edge["relation"] for edge in graph["edges"]} == {"requires"}


def test_why_names_what_both_share(client: TestClient, posting: str) -> None:
    other = client.get("/api/similar", params={"id": posting, "k": 1}).json()["results"][0]["id"]
    given = client.get("/api/why", params={"a": posting, "b": other}).json()
    models.WhyView.model_validate(given)
    assert given["shared"]
    assert sum(given["shares"].values()) == pytest.approx(1.0, abs=0.01)


def test_vectors_are_those_of_the_library(client: TestClient, built: Path) -> None:
    texts = ["Data Scientist Intern", "nurse in Lyon"]
    given = client.post("/api/embed", json={"texts": texts}).json()["vectors"]
    with kg.open(built) as base:
        np.testing.assert_allclose(given, base.embed(texts), atol=1e-6)


def test_virtual_neighbors_weigh_at_most_one(client: TestClient, posting: str) -> None:
    given = client.get(f"/api/nodes/{posting}/virtual-neighbors").json()
    models.VirtualNeighborsView.model_validate(given)
    assert given["linked"] is True
    assert 0 < sum(item["weight"] for item in given["virtual_neighbors"]) <= 1.0001
    assert posting not in [item["id"] for item in given["virtual_neighbors"]]


def test_extract_reads_and_stores_nothing(client: TestClient, built: Path) -> None:
    before = client.get("/health").json()["generation"]
    text = "Data Scientist Intern\n\nLocation: Turin, Italy\n\nYou know Python and PyTorch."
    given = client.post("/api/extract", json={"text": text}).json()
    models.ExtractView.model_validate(given)
    assert given["documents"][0]["postings"][0]["primary_location"]["city"] == "Turin"
    assert given["similar"]
    with kg.open(built) as base:
        assert base.store.generation == before


def test_map_has_every_posting_and_paper_once(client: TestClient) -> None:
    given = client.get("/api/map").json()
    models.MapView.model_validate(given)
    counts = client.get("/api/stats").json()["nodes"]
    ids = [point["id"] for point in given["points"]]
    assert len(ids) == len(set(ids)) == counts["posting"] + counts["paper"]
    assert all(-1.0001 <= point[axis] <= 1.0001 for point in given["points"] for axis in "xy")


def test_exports_arrive_whole(client: TestClient) -> None:
    folder = client.get("/api/export/graph", params={"format": "jsonl"})
    with zipfile.ZipFile(io.BytesIO(folder.content)) as packed:
        assert {"nodes.jsonl", "edges.jsonl"} <= set(packed.namelist())
        assert packed.read("nodes.jsonl").count(b"\n") == client.get("/api/stats").json()["nodes_total"]
    file = client.get("/api/export/embeddings", params={"format": "npz"})
    assert file.headers["content-disposition"] == 'attachment; filename="kg-embeddings.npz"'
    assert len(np.load(io.BytesIO(file.content))["ids" if "ids" in np.load(io.BytesIO(file.content)) else "id"]) > 100


def test_an_unknown_format_is_refused_with_the_known_ones(client: TestClient) -> None:
    given = client.get("/api/export/graph", params={"format": "../../etc/passwd"})
    assert given.status_code == 400
    assert "jsonl" in given.json()["detail"]


def test_health_and_metrics(client: TestClient) -> None:
    assert client.get("/health").json()["status"] == "ok"
    client.get("/api/nodes/posting:nowhere")
    text = client.get("/metrics").text
    assert 'kg_requests_total{method="GET",route="/api/nodes/{node_id}",status="404"}' in text
    assert "kg_generation" in text
    assert 'le="+Inf"' in text


def test_the_description_names_no_undocumented_endpoint(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    expected = {"/api/search", "/api/similar", "/api/why", "/api/embed", "/api/stats", "/health", "/metrics"}
    assert expected <= set(paths)
    assert not any(path.startswith("/node") for path in paths)


@pytest.mark.parametrize("path", ["/", "/api/search?q=speech", "/api/nothing"])
def test_head_answers_as_get_without_a_body(client: TestClient, path: str) -> None:
    asked, got = client.head(path), client.get(path)
    assert (asked.status_code, asked.content) == (got.status_code, b"")
    assert asked.headers["content-type"] == got.headers["content-type"]


def test_head_of_what_is_only_posted_is_refused(client: TestClient) -> None:
    assert client.head("/api/similar").status_code == client.get("/api/similar").status_code
