"""A knowledge base in, a report on what its vectors are worth out: cold postings beside warm ones.

In each run some postings lose all their edges before anything is learnt; teacher and student are trained on what
is left; then every system ranks for the lost postings. Systems that know the edges are marked "warm".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from kg import views
from kg.embedding import unit
from kg.errors import QueryError
from kg.evaluate.isolated import Quality, Questions, Row, by_item_to_item, by_tf_idf, by_vectors, summarize
from kg.features import mask_surface_forms
from kg.learning import PROVENANCE, ChosenEncoder, Show, learn, type_indices
from kg.ports import FloatArray, IntArray, Progress
from kg.schema import Edge, Node, NodeType, Relation

_SHARE, _MOST, _FEWEST_EDGES = 0.1, 300, 3
_HEADINGS = {
    "text": "Names of the neighbours left in the text",
    "masked": "Names of the neighbours masked in the text of the held-out postings",
}


def evaluate(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    texts: Sequence[str],
    chosen: ChosenEncoder,
    *,
    seeds: Sequence[int],
    show: Show,
) -> views.Json:
    """Measures every system on held-out postings.

    Args:
        nodes: all nodes, sorted by id.
        edges: all edges.
        texts: the text of each node.
        chosen: the text encoder.
        seeds: one run each.
        show: opens a progress bar for a stage.

    Raises:
        QueryError: too few postings have edges to hold any out.
    """
    links = [e for e in edges if e.relation not in PROVENANCE and e.relation is not Relation.NEAR_DUPLICATE_OF]
    runs: dict[str, list[Mapping[str, Quality]]] = {"text": [], "masked": []}
    count = 0
    for seed in seeds:
        held_out = _hold_out(nodes, links, seed)
        count = len(held_out)
        for kind, found in runs.items():
            shown = _masked(nodes, links, texts, held_out) if kind == "masked" else texts
            found.append(_run(nodes, links, shown, held_out, chosen, seed=seed, show=show))
    tables = {kind: summarize(found) for kind, found in runs.items()}
    return {
        "held_out": count,
        "seeds": list(seeds),
        "tables": {kind: [asdict(row) for row in rows] for kind, rows in tables.items()},
        "markdown": _markdown(tables, count, len(seeds)),
    }


def write_report(report: Mapping[str, Any], out: Path) -> None:
    """Writes `report.json` and `report.md` into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    plain = {key: value for key, value in report.items() if key != "markdown"}
    (out / "report.json").write_text(json.dumps(plain, indent=2) + "\n", encoding="utf-8")
    (out / "report.md").write_text(str(report["markdown"]), encoding="utf-8")


def _hold_out(nodes: Sequence[Node], links: Sequence[Edge], seed: int) -> IntArray:
    degree: dict[str, int] = {}
    for edge in links:
        degree[edge.src] = degree.get(edge.src, 0) + 1
    able = [
        row
        for row, node in enumerate(nodes)
        if node.node_type is NodeType.POSTING and degree.get(node.id, 0) >= _FEWEST_EDGES
    ]
    size = min(_MOST, int(len(able) * _SHARE))
    if size < 1:
        raise QueryError(f"Only {len(able)} postings have {_FEWEST_EDGES} edges or more: add documents to evaluate.")
    return np.sort(np.random.default_rng(seed).choice(able, size=size, replace=False))


def _masked(nodes: Sequence[Node], links: Sequence[Edge], texts: Sequence[str], held_out: IntArray) -> list[str]:
    """Texts in which the held-out postings no longer name their neighbours."""
    masked = list(texts)
    by_id = {node.id: node for node in nodes}
    row = {nodes[index].id: int(index) for index in held_out}
    names: dict[int, set[str]] = {index: set() for index in row.values()}
    for edge in links:
        if edge.src in row:
            names[row[edge.src]].update(_names(by_id[edge.dst]), (item.surface for item in edge.evidence))
    for index, wanted in names.items():
        masked[index] = mask_surface_forms(masked[index], wanted)
    return masked


def _names(node: Node) -> list[str]:
    aliases = node.properties.get("aliases")
    return [node.name, *(map(str, aliases) if isinstance(aliases, list) else [])]


def _run(
    nodes: Sequence[Node],
    links: Sequence[Edge],
    texts: Sequence[str],
    held_out: IntArray,
    chosen: ChosenEncoder,
    *,
    seed: int,
    show: Show,
) -> dict[str, Quality]:
    hidden = {nodes[row].id for row in held_out}
    visible = [edge for edge in links if edge.src not in hidden and edge.dst not in hidden]
    with show(f"learn without, seed {seed}"):
        cold = learn(nodes, visible, texts, chosen, seed=seed, show=_quiet)
    with show(f"learn with, seed {seed}"):
        warm = learn(nodes, links, texts, chosen, seed=seed, show=_quiet)
    questions = Questions(nodes, links, held_out)
    x = chosen.encoder.encode(texts)
    systems = {
        "teacher and text (warm)": by_vectors(warm.vectors),
        "item-to-item (warm)": by_item_to_item(questions.neighbors),
        "student and text (cold)": by_vectors(cold.vectors),
        "student alone (cold)": by_vectors(unit(cold.vectors[:, chosen.encoder.dim :])),
        "plain MLP (cold)": by_vectors(_plain_mlp(cold.embedder.student, cold.vectors, x, nodes, held_out, chosen)),
        "text encoder (cold)": by_vectors(x),
        "tf-idf (cold)": by_tf_idf(texts),
    }
    return {name: questions.judge(scorer) for name, scorer in systems.items()}


def _plain_mlp(
    student: Any, vectors: FloatArray, x: FloatArray, nodes: Sequence[Node], held_out: IntArray, chosen: ChosenEncoder
) -> FloatArray:
    """Graph vectors in which those of the held-out nodes come from ξ1 alone, without virtual neighbours (GLNN)."""
    z = unit(vectors[:, chosen.encoder.dim :])
    inputs = student.inputs(x[held_out], type_indices(nodes)[held_out])
    z[held_out] = unit(student.first(inputs) * student.std + student.mean)
    return z


@contextmanager
def _quiet(_name: str) -> Iterator[Progress]:
    yield lambda _done, _total: None


def _markdown(tables: Mapping[str, Sequence[Row]], held_out: int, runs: int) -> str:
    lines = ["# Quality of the vectors", "", f"{held_out} held-out postings a run, {runs} runs, mean ± std.", ""]
    for kind, rows in tables.items():
        lines += [f"## {_HEADINGS[kind]}", "", "| system | similar postings nDCG@10 | links MRR | links Hits@10 |"]
        lines += ["|---|---|---|---|"]
        for row in rows:
            figures = (row.similar_ndcg_at_10, row.links_mrr, row.links_hits_at_10)
            lines.append(f"| {row.system} | " + " | ".join(f"{mean:.3f} ± {std:.3f}" for mean, std in figures) + " |")
        lines.append("")
    return "\n".join(lines)
