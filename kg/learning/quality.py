"""A knowledge base in, a report on what its vectors are worth out: cold postings beside warm ones.

In each run some postings lose all their edges and others some of them before anything is learnt; teacher, student
and what they are compared with learn from what is left; then every system ranks for the same postings. Systems that
know the hidden edges after all are marked "edges known": they say how far there is to go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from kg import views
from kg.embedding import NODE_TYPES
from kg.evaluate.cold_start import feature_contribution_ratio
from kg.evaluate.holding_out import Band, Held, by_degree, by_kind
from kg.evaluate.isolated import (
    Quality,
    Questions,
    Row,
    Scorer,
    beside,
    by_halves,
    by_item_to_item,
    by_tf_idf,
    by_vectors,
    rows_of,
    summarize,
)
from kg.evaluate.report import markdown, write_files
from kg.evaluate.shapley import Share, shapley_shares
from kg.learning.lesson import (
    PROVENANCE,
    ChosenEncoder,
    Learnt,
    Material,
    Show,
    Taught,
    as_material,
    distill,
    read_links,
    teach,
)
from kg.learning.unnamed import unnamed, without_names
from kg.ports import FloatArray, IntArray
from kg.schema import Edge, Node, NodeType, Relation
from kg.student import choose_shares, route
from kg.student.tower import Tower
from kg.vectors import unit

OURS, TEACHER = "text and student (ours)", "text and teacher, edges known"
_SHAPLEY_QUERIES, _SHAPLEY_ORDERS = 60, 3
#: Of relations that no posting has, taken together.
_FURTHER = "further relations"


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
    base = _Base(nodes, links, texts, chosen, show)
    runs: dict[str, list[Mapping[tuple[str, str], Quality]]] = {"text": [], "masked": []}
    shares: dict[str, list[Share]] = {}
    for seed in seeds:
        held = by_degree(nodes, links, seed)
        run = _learn(base, held, seed, everything=True)
        runs["text"].append(_judge(run, run.as_read))
        runs["masked"].append(_judge(run, run.masked))
        if not shares:
            with show("shares of relations"):
                shares = {"teacher": _shares(run, cold=False), "student": _shares(run, cold=True)}
    tables = {kind: summarize(found) for kind, found in runs.items()}
    kinds = _compositional(base, seeds[0])
    report = _report(tables, kinds, shares, held, seeds)
    return {**report, "markdown": markdown(report)}


def write_report(report: Mapping[str, Any], out: Path) -> None:
    """Writes `report.json`, `report.md` and `report.html` into a folder.

    Raises:
        StoreError: the folder cannot be written.
    """
    write_files(report, out)


@dataclass(frozen=True, slots=True)
class _Base:
    nodes: Sequence[Node]
    links: Sequence[Edge]
    texts: Sequence[str]
    chosen: ChosenEncoder
    show: Show


@dataclass(frozen=True, slots=True)
class _Reading:
    """The texts as a run reads them: words of the queries that are masked, and vectors of all."""

    asked: Mapping[int, str]
    x: FloatArray


@dataclass(frozen=True)
class _Run:
    """One run: what was held out, what was learnt without it, and, for comparison, with it."""

    base: _Base
    held: Held
    questions: Questions
    cold: Material
    taught: Taught
    learnt: Learnt
    warm: Taught | None
    plain: Tower

    @property
    def queries(self) -> IntArray:
        """Rows of all postings asked."""
        return rows_of(self.held.bands)

    @cached_property
    def as_read(self) -> _Reading:
        """The texts as they are."""
        return _Reading({}, self.cold.x)

    @cached_property
    def masked(self) -> _Reading:
        """The texts, those of the queries without the names of their neighbours."""
        asked = unnamed(self.base.texts, self.base.nodes, self.base.links, self.queries.tolist())
        x = self.cold.x.copy()
        rows = np.array(sorted(asked), dtype=np.int64)
        x[rows] = self.base.chosen.encoder.encode([asked[row] for row in rows.tolist()])
        return _Reading(asked, x)

    @cached_property
    def shares_of_glnn(self) -> FloatArray:
        """As `_own_shares` says, of a network distilled from the teacher."""
        z = unit(self.taught.z_visible)
        held_out = self.taught.held_out
        z[held_out] = _first(self.learnt, self.cold, self.cold.x, held_out)[held_out]
        return _own_shares(self, z)

    @cached_property
    def shares_of_mlp(self) -> FloatArray:
        """As `_own_shares` says, of a network that learnt the edges alone."""
        return _own_shares(self, self.plain.encode(self.cold.x, self.cold.node_type))

    def known(self, cold: bool) -> frozenset[str]:
        """Names of the relations there are."""
        links = self.cold.links if cold else self.base.links
        return frozenset(str(edge.relation) for edge in links)


def _learn(base: _Base, held: Held, seed: int, *, everything: bool) -> _Run:
    visible = held.visible(base.nodes, base.links)
    x = base.chosen.encoder.encode(base.texts)
    cold = as_material(base.nodes, visible, x)
    cold = replace(cold, unnamed=without_names(base.texts, base.nodes, visible, base.chosen.encoder, seed=seed))
    with base.show(f"teacher without them, seed {seed}") as progress:
        taught = teach(cold, seed, progress=progress)
    with base.show(f"plain network, seed {seed}") as progress:
        plain = read_links(cold, taught, seed, alike=False, progress=progress)
    with base.show(f"network of the text alone, seed {seed}") as progress:
        tower = read_links(cold, taught, seed, progress=progress)
    with base.show(f"student, seed {seed}") as progress:
        learnt = distill(cold, taught, base.chosen, tower=tower, seed=seed, progress=progress)
    warm = None
    if everything:
        with base.show(f"teacher with them, seed {seed}") as progress:
            warm = teach(as_material(base.nodes, base.links, x), seed, progress=progress)
    questions = Questions(base.nodes, base.links, held)
    return _Run(base, held, questions, cold, taught, learnt, warm, plain)


def _judge(run: _Run, reading: _Reading) -> dict[tuple[str, str], Quality]:
    systems = _systems(run, reading)
    found = {
        (name, group): run.questions.judge(scorer, group)
        for group in run.held.bands
        for name, scorer in systems.items()
        if "edges known" not in name or group == Band.ISOLATED
    }
    return beside(found, OURS)


def _systems(run: _Run, reading: _Reading) -> dict[str, Scorer]:
    """Every system; the vectors of nodes that are ranked are the stored ones wherever the graph takes part."""
    base, learnt, x = run.base, run.learnt, reading.x
    stored = unit(learnt.vectors[:, base.chosen.encoder.dim :])
    blend, shares, text = float(learnt.facts["blend"]), _shares_by_row(run), unit(x)
    student, first = _student(learnt, run.cold, x, run.queries), _first(learnt, run.cold, x, run.queries)
    tower = _said_by_tower(run, x)
    known = run.taught.view(run.known(cold=True), x)
    teacher = _replaced(stored, run.queries, _beside(run, tower, known))
    routed = _replaced(stored, run.queries, route(teacher, student, run.cold.degree, blend))

    def mixed(z: FloatArray, pool: FloatArray, shares: FloatArray = shares) -> Scorer:
        return by_halves((text, text), (pool, z), shares)

    systems: dict[str, Scorer] = {}
    if run.warm is not None:
        warm = unit(run.warm.view(run.known(cold=False), x))
        both = _beside(run, tower, warm)
        systems[TEACHER] = mixed(both, both)
        systems["teacher alone, edges known"] = by_vectors(warm)
        systems["item-to-item, edges known"] = by_item_to_item(run.questions.neighbors)
    systems[OURS] = mixed(routed, stored)
    systems["student alone"] = by_vectors(stored, student)
    systems["teacher alone"] = by_vectors(stored, teacher)
    of_teacher = unit(stored[:, stored.shape[1] - first.shape[1] :])
    systems["text and GLNN"] = mixed(first, of_teacher, run.shares_of_glnn)
    systems["GLNN alone"] = by_vectors(of_teacher, first)
    plain = run.plain.encode(x, run.cold.node_type)
    systems["text and plain MLP"] = mixed(plain, plain, run.shares_of_mlp)
    systems["plain MLP"] = by_vectors(plain)
    systems["text encoder"] = by_vectors(x)
    systems["tf-idf"] = by_tf_idf(base.texts, reading.asked)
    systems["item-to-item"] = by_item_to_item(run.questions.visible)
    return systems


def _student(learnt: Learnt, cold: Material, x: FloatArray, rows: IntArray) -> FloatArray:
    """The student's vectors of some rows, nought elsewhere, [num_nodes, dim]; of all nodes they would take minutes."""
    student = learnt.embedder.student
    if student is None:
        return np.zeros((len(x), 1), np.float32)
    return _placed(student.encode(x[rows], cold.node_type[rows]), rows, len(x))


def _first(learnt: Learnt, cold: Material, x: FloatArray, rows: IntArray) -> FloatArray:
    """Vectors of the student's first network alone, an MLP distilled from the teacher as in GLNN; of rows, too."""
    student = learnt.embedder.student
    if student is None:
        return np.zeros((len(x), 1), np.float32)
    return _placed(student.original(student.first(student.inputs(x[rows], cold.node_type[rows]))), rows, len(x))


def _placed(vectors: FloatArray, rows: IntArray, count: int) -> FloatArray:
    table = np.zeros((count, vectors.shape[1]), dtype=np.float32)
    table[rows] = vectors
    return table


def _said_by_tower(run: _Run, x: FloatArray) -> FloatArray | None:
    """Vectors of the network that reads the text alone, which stand before the teacher's in those that are stored."""
    student = run.learnt.embedder.student
    return student.said_by_tower(x, run.cold.node_type) if student is not None else None


def _beside(run: _Run, tower: FloatArray | None, z: FloatArray) -> FloatArray:
    """Vectors of a teacher as they are stored, behind the tower's."""
    student = run.learnt.embedder.student
    return student.beside(tower, z) if student is not None else z


def _own_shares(run: _Run, z: FloatArray) -> FloatArray:
    """The graph's share towards each node, chosen for other graph vectors as it was for ours, [num_nodes].

    Args:
        run: the run.
        z: vectors of all nodes that know no edge of those held out while training, [num_nodes, d].
    """
    cold, held_out, posting = run.cold, run.taught.held_out, NODE_TYPES.index(NodeType.POSTING)
    asked = held_out[cold.node_type[held_out] == posting]
    found = choose_shares(cold.x, z, cold.node_type, cold.ends, asked)
    by_type = np.full(len(NODE_TYPES), found.alike.value, dtype=np.float32)
    for kind, mix in found.linked.items():
        by_type[kind] = mix.value
    shares: FloatArray = by_type[cold.node_type]
    return shares


def _replaced(table: FloatArray, rows: IntArray, by: FloatArray) -> FloatArray:
    found = table.copy()
    found[rows] = unit(by[rows])
    return found


def _shares_by_row(run: _Run) -> FloatArray:
    """The graph's share in how near a posting is to each node, [num_nodes]."""
    share = [run.learnt.embedder.share(NodeType.POSTING, kind) for kind in NODE_TYPES]
    return np.array(share, dtype=np.float32)[run.cold.node_type]


def _shares(run: _Run, *, cold: bool) -> list[Share]:
    """What each relation and the text are worth: to the teacher, which knows the postings' edges, and to the student,
    which reads a text and finds postings by what the graph says of them.
    """
    taught = run.taught if cold else run.warm
    if taught is None:
        return []
    asked = run.held.bands[Band.ISOLATED][:_SHAPLEY_QUERIES]
    known = run.known(cold)
    own = {str(e.relation) for e in run.base.links if e.src.startswith(f"{NodeType.POSTING}:")} & known
    texts = {True: run.cold.x, False: np.zeros_like(run.cold.x)}
    tower = {read: _said_by_tower(run, x) for read, x in texts.items()}
    student = {read: _student(run.learnt, run.cold, x, asked) for read, x in texts.items()}

    def value(sources: frozenset[str]) -> float:
        read = "text" in sources
        z = unit(taught.view((sources & own) | (known - own if _FURTHER in sources else frozenset()), texts[read]))
        if not cold:
            return run.questions.similar(by_vectors(z), asked.tolist())
        pool = _beside(run, tower[read], z)
        queries = _replaced(pool, asked, student[read])
        return run.questions.similar(by_vectors(pool, queries), asked.tolist())

    further = [_FURTHER] if known - own else []
    return shapley_shares(["text", *sorted(own), *further], value, orders=_SHAPLEY_ORDERS)


def _compositional(base: _Base, seed: int) -> dict[str, tuple[int, list[Row]]]:
    """Postings that are new in kind: how many of each, and the table."""
    held = by_kind(base.nodes, base.links, seed)
    if not held.bands:
        return {}
    run = _learn(base, held, seed, everything=False)
    rows = summarize([_judge(run, run.as_read)])
    return {group: (len(found), [row for row in rows if row.group == group]) for group, found in held.bands.items()}


def _report(
    tables: Mapping[str, Sequence[Row]],
    kinds: Mapping[str, tuple[int, Sequence[Row]]],
    shares: Mapping[str, Sequence[Share]],
    held: Held,
    seeds: Sequence[int],
) -> views.Json:
    return {
        "held_out": {str(group): len(rows) for group, rows in held.bands.items()},
        "seeds": list(seeds),
        "student_to_teacher": {kind: _to_teacher(rows) for kind, rows in tables.items()},
        "tables": {kind: [row.view() for row in rows] for kind, rows in tables.items()},
        "mrr_by_type": [{"system": row.system, "postings": row.group, **row.mrr_by_type} for row in tables["text"]],
        "hits_at_10_by_type": {kind: [row.view_by_type() for row in rows] for kind, rows in tables.items()},
        "feature_contribution_ratio": {kind: _ratios(rows) for kind, rows in tables.items()},
        "shares": {name: [asdict(share) for share in found] for name, found in shares.items()},
        "compositional": [{"held_out": count, **row.view()} for count, rows in kinds.values() for row in rows],
    }


def _to_teacher(rows: Sequence[Row]) -> float:
    """nDCG@10 of ours on isolated postings, as a share of the teacher's, which knows their edges."""
    figure = {row.system: row.mean["ndcg_at_10"] for row in rows if row.group == Band.ISOLATED}
    return round(figure[OURS] / figure[TEACHER], 4) if figure.get(TEACHER) else 0.0


def _ratios(rows: Sequence[Row]) -> dict[str, float | None]:
    """Cold Brew's feature contribution ratio by group, with nDCG@10 for accuracy and item-to-item for label
    propagation; `None` where the teacher is no better than either.
    """
    figure = {(row.group, row.system): row.mean["ndcg_at_10"] for row in rows}
    ratios = {}
    for group in Band:
        three = [figure.get((group, name)) for name in ("teacher alone", "plain MLP", "item-to-item")]
        if None not in three:
            ratio = feature_contribution_ratio(*(value or 0.0 for value in three))
            ratios[str(group)] = None if np.isnan(ratio) else round(ratio, 4)
    return ratios
