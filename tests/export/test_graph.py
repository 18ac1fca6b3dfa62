"""Every format is read back by a reader of its own, and compared with what was written."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pyarrow.parquet as pq
import pytest
from rdflib import RDF, Graph, Namespace

from kg import views
from kg.errors import MissingExtraError, QueryError, StoreError
from kg.export import GraphFormat, export_graph
from kg.graph import hetero_data_bytes, to_networkx
from kg.schema import Node, NodeType
from tests.fakes import graphs

NODES = {view["id"]: view for view in map(views.node_view, graphs.nodes())}
EDGES = {(view["src"], view["relation"], view["dst"]): view for view in map(views.edge_view, graphs.edges())}


def written(tmp_path: Path, format: str) -> Path:
    out = tmp_path / "out"
    export_graph(graphs.nodes(), graphs.edges(), format, out, hetero_writer=hetero_data_bytes)
    return out


def content(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name: file.read_bytes() for file in files}


def test_jsonl_has_the_promised_records(tmp_path: Path) -> None:
    folder = written(tmp_path, "jsonl")
    nodes = [json.loads(line) for line in (folder / "nodes.jsonl").read_text("utf-8").split("\n")[:-1]]
    edges = [json.loads(line) for line in (folder / "edges.jsonl").read_text("utf-8").split("\n")[:-1]]
    assert nodes == list(NODES.values())
    assert edges == list(EDGES.values())
    assert list(nodes[1]) == ["id", "type", "name", "properties", "evidence"]
    assert list(edges[0]) == ["src", "relation", "dst", "properties", "confidence", "evidence"]
    assert nodes[1]["name"] == graphs.NASTY


def test_parquet_has_the_columns_of_the_jsonl(tmp_path: Path) -> None:
    folder = written(tmp_path, "parquet")
    nodes = pq.read_table(folder / "nodes.parquet").to_pylist()
    edges = pq.read_table(folder / "edges.parquet").to_pylist()
    assert [{**row, "properties": json.loads(row["properties"])} for row in nodes] == list(NODES.values())
    assert [{**row, "properties": json.loads(row["properties"])} for row in edges] == list(EDGES.values())


def _xml_properties(attributes: dict[str, Any], own: set[str]) -> dict[str, Any]:
    lists = {"aliases", "evidence"}
    return {
        name: json.loads(value) if name in lists else value for name, value in attributes.items() if name not in own
    }


def _check_network(graph: nx.MultiDiGraph, name: str) -> None:
    assert set(graph.nodes) == set(NODES)
    for node_id, data in graph.nodes(data=True):
        view = NODES[node_id]
        assert (data["type"], data[name]) == (view["type"], view["name"])
        found = _xml_properties(data, {"type", name})
        assert found.pop("evidence", []) == view["evidence"]
        assert {key: (type(v), v) for key, v in found.items()} == {
            key: (type(v), v) for key, v in view["properties"].items()
        }
    found_edges = {(src, data["relation"], dst): data for src, dst, data in graph.edges(data=True)}
    assert set(found_edges) == set(EDGES)
    for key, data in found_edges.items():
        found = _xml_properties(data, {"relation", "confidence", "id", "label"})
        assert found.pop("evidence", []) == EDGES[key]["evidence"]
        assert found == EDGES[key]["properties"]
        assert data["confidence"] == EDGES[key]["confidence"]


def test_graphml_is_read_by_networkx_with_types(tmp_path: Path) -> None:
    graph = nx.read_graphml(written(tmp_path, "graphml"), force_multigraph=True)
    _check_network(graph, "name")
    assert set(graph.nodes) == set(to_networkx(graphs.nodes(), graphs.edges()).nodes)


def test_gexf_is_read_by_networkx_with_types(tmp_path: Path) -> None:
    _check_network(nx.read_gexf(written(tmp_path, "gexf")), "label")


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_what_xml_forbids_becomes_visible(tmp_path: Path, format: str) -> None:
    out = tmp_path / "out"
    export_graph([Node("skill:x", NodeType.SKILL, "a\x00b\x1fc\ufffed")], [], format, out)
    graph = nx.read_graphml(out) if format == "graphml" else nx.read_gexf(out)
    assert "a␀b␟c\ufffdd" in graph.nodes["skill:x"].values()


def _read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_neo4j_files_have_typed_headers(tmp_path: Path) -> None:
    folder = written(tmp_path, "neo4j")
    assert sorted(path.name for path in folder.iterdir()) == [
        "edges_mentioned_in.csv",
        "edges_near_duplicate_of.csv",
        "edges_requires.csv",
        "import.txt",
        "nodes_document.csv",
        "nodes_posting.csv",
        "nodes_skill.csv",
    ]
    first, second = _read_csv(folder / "nodes_posting.csv")
    assert json.loads(first.pop("evidence:string")) == NODES["posting:p"]["evidence"]
    assert first == {
        "id:ID": "posting:p",
        ":LABEL": "posting",
        "name": graphs.NASTY,
        "aliases:string[]": "x;y, z",
        "latitude:double": "49.5",
        "level:string": "",
        "pid:string": "007",
        "remote:boolean": "true",
        "season_year:long": "2026",
    }
    assert (second["latitude:double"], second["aliases:string[]"]) == ("6", "")
    edge = _read_csv(folder / "edges_requires.csv")[0]
    assert (edge[":START_ID"], edge[":END_ID"]) == ("posting:p", "skill:python")
    assert (edge[":TYPE"], edge["confidence:double"], edge["years:long"]) == ("requires", "0.875", "3")
    assert [row["id:ID"] for row in _read_csv(folder / "nodes_skill.csv")] == ["skill:go", "skill:python"]


def test_the_neo4j_command_names_a_delimiter_that_no_list_contains(tmp_path: Path) -> None:
    nodes = [Node("skill:a", NodeType.SKILL, "A", {"aliases": ["x;y", "z"]})]
    export_graph(nodes, [], "neo4j", tmp_path / "out")
    assert _read_csv(tmp_path / "out" / "nodes_skill.csv")[0]["aliases:string[]"] == "x;y|z"
    assert "--array-delimiter='|'" in (tmp_path / "out" / "import.txt").read_text()


def test_jsonld_says_it_in_the_words_of_schema_org(tmp_path: Path) -> None:
    document = json.loads(written(tmp_path, "jsonld").read_text("utf-8"))
    nodes = {item["identifier"]: item for item in document["@graph"] if item["@type"] != "kg:Edge"}
    edges = {
        (item["kg:src"]["@id"], item["kg:relation"], item["kg:dst"]["@id"]): item
        for item in document["@graph"]
        if item["@type"] == "kg:Edge"
    }
    assert {key: (item["kg:type"], item["name"]) for key, item in nodes.items()} == {
        key: (view["type"], view["name"]) for key, view in NODES.items()
    }
    assert all(item.get("kg:properties", {}) == NODES[key]["properties"] for key, item in nodes.items())
    assert all(item.get("kg:evidence", []) == NODES[key]["evidence"] for key, item in nodes.items())
    posting = nodes["posting:p"]
    assert posting["@type"] == "JobPosting"
    assert posting["skills"] == [{"@id": "node:skill%3Apython"}]
    assert posting["kg:mentioned_in"] == [{"@id": "node:document%3Ad"}]
    assert len(edges) == len(EDGES)
    required = edges["node:posting%3Ap", "requires", "node:skill%3Apython"]
    assert (required["kg:confidence"], required["kg:properties"]) == (0.875, {"preferred": True, "years": 3})


def test_jsonld_is_read_by_rdflib(tmp_path: Path) -> None:
    graph = Graph().parse(written(tmp_path, "jsonld"), format="json-ld")
    node, word, own = (Namespace(name) for name in ("urn:kg:node:", "https://schema.org/", "urn:kg:term:"))
    posting, skill = node["posting%3Ap"], node["skill%3Apython"]
    assert (posting, RDF.type, word["JobPosting"]) in graph
    assert (posting, word["skills"], skill) in graph
    assert {str(name) for name in graph.objects(None, word["name"])} == {view["name"] for view in NODES.values()}
    assert {str(key) for key in graph.objects(None, word["identifier"])} == set(NODES)
    assert len(set(graph.subjects(RDF.type, own["Edge"]))) == len(EDGES)
    (properties,) = graph.objects(posting, own["properties"])
    assert json.loads(str(properties)) == NODES["posting:p"]["properties"]


def test_pyg_is_loaded_by_torch(tmp_path: Path) -> None:
    import torch

    data = torch.load(io.BytesIO(written(tmp_path, "pyg").read_bytes()), weights_only=False)
    assert data["posting"].node_id == ["posting:p", "posting:q"]
    assert data["skill"].num_nodes == 2
    assert data["posting", "requires", "skill"].edge_index.tolist() == [[0, 1], [1, 1]]


def test_pyg_needs_a_writer(tmp_path: Path) -> None:
    with pytest.raises(MissingExtraError, match="hetero_writer"):
        export_graph([], [], "pyg", tmp_path / "out")


@pytest.mark.parametrize("format", list(GraphFormat))
def test_the_same_graph_gives_the_same_bytes_in_any_order(tmp_path: Path, format: GraphFormat) -> None:
    first = content(written(tmp_path, format))
    out = tmp_path / "out"
    export_graph(graphs.nodes()[::-1], graphs.edges()[::-1], format, out, hetero_writer=hetero_data_bytes)
    assert content(out) == first


@pytest.mark.parametrize("format", list(GraphFormat))
def test_an_empty_graph_can_be_written(tmp_path: Path, format: GraphFormat) -> None:
    export_graph([], [], format, tmp_path / "out", hetero_writer=hetero_data_bytes)
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("format", list(GraphFormat))
def test_nothing_but_the_export_is_left_behind(tmp_path: Path, format: GraphFormat) -> None:
    written(tmp_path, format)
    written(tmp_path, format)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_unknown_format_is_an_error_that_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="'xml': choose one of jsonl, parquet, graphml, gexf, neo4j, jsonld, pyg"):
        export_graph([], [], "xml", tmp_path / "out")


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(StoreError, match=r"holds 'letter.txt'"):
        export_graph(graphs.nodes(), graphs.edges(), "jsonl", tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_a_failed_export_leaves_the_former_one(tmp_path: Path) -> None:
    before = content(written(tmp_path, "pyg"))

    def fail(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    with pytest.raises(StoreError, match="No space left"):
        export_graph(graphs.nodes(), graphs.edges(), "pyg", tmp_path / "out", hetero_writer=fail)
    assert content(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
