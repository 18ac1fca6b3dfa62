"""The figures of `kg evaluate` in; `report.md`, `report.html` and `report.json` out, and what their tables are.

A report is sections of words, tables and charts; Markdown and HTML are two ways to write them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.evaluate.isolated import AHEAD_BY
from kg.evaluate.report_page import Chart, Section, Table, as_html, as_markdown

_FIGURES = ("ndcg_at_10", "mrr", "hits_at_1", "hits_at_3", "hits_at_10", "hits_at_50")
_HEADS = ("similar postings nDCG@10", "links MRR", "Hits@1", "Hits@3", "Hits@10", "Hits@50")
_GROUPS = {
    "isolated": "Postings without edges",
    "tail": "Postings with few edges, a quarter of them hidden",
    "connected": "Postings with many edges, a quarter of them hidden",
}
_KINDS = {
    "text": "their texts as they are",
    "masked": "the names of their neighbours masked in their texts",
}


_OURS = "text and student (ours)"
_SYSTEMS = (
    (
        _OURS,
        "the stored vectors: text beside graph; the graph's part is the student's where no edge is known",
    ),
    ("text and teacher, edges known", "the same with the hidden edges known: how far there is to go"),
    ("teacher alone, edges known", "the graph's part alone, the hidden edges known"),
    ("item-to-item, edges known", "neighbours in common, counted; the questions are made of these, so it is no rival"),
    ("student alone", "the student's vector, from text alone"),
    (
        "teacher alone",
        "the teacher's vector with the edges that are visible, of an isolated one its projected text; beside either "
        "the network of the text alone",
    ),
    (
        "text and GLNN",
        "as ours, with the student's first network for all of the graph's part, and shares chosen for it",
    ),
    ("GLNN alone", "a network distilled from the teacher, without virtual neighbours"),
    ("text and plain MLP", "as ours, with the next one for the graph's part, and shares chosen for it"),
    ("plain MLP", "a network of the text that learnt to predict the visible edges, without a teacher"),
    ("text encoder", "the vectors of the texts, nothing learnt from this graph"),
    ("tf-idf", "words in common, rare ones counting more"),
    ("item-to-item", "neighbours in common among the visible edges"),
)


def write_files(report: Mapping[str, Any], out: Path) -> None:
    """Writes the three files; each is complete or what was there before.

    Raises:
        StoreError: the folder cannot be written.
    """
    sections = sections_of(report, _others(out))
    figures = {name: value for name, value in report.items() if name != "markdown"}
    contents = {
        "report.json": json.dumps(figures, indent=2, ensure_ascii=False, allow_nan=False) + "\n",
        "report.md": as_markdown("Quality of the vectors", sections),
        "report.html": as_html("Quality of the vectors", sections),
    }
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            beside = out / f".{name}.new"
            beside.write_text(content, encoding="utf-8")
            beside.replace(out / name)
    except OSError as error:
        raise _unwritable(out, error.strerror or str(error)) from error


def check_folder(out: Path) -> None:
    """Makes sure, before anything is measured, that a report can be written to a folder.

    Raises:
        StoreError: it is or lies below a file, or may not be written.
    """
    there = next(path for path in (out, *out.absolute().parents) if path.exists())
    if not there.is_dir():
        raise _unwritable(out, f"'{there}' is a file")
    if not os.access(there, os.W_OK):
        raise _unwritable(out, "no right to write there")


def _unwritable(out: Path, why: str | None) -> StoreError:
    return StoreError(f"The report cannot be written to '{out}' ({why}): name another folder with --out.")


def markdown(report: Mapping[str, Any]) -> str:
    """The report as Markdown."""
    return as_markdown("Quality of the vectors", sections_of(report, {}))


def sections_of(report: Mapping[str, Any], others: Mapping[str, Any]) -> list[Section]:
    """What the report says, in the order in which it is read; `others` are figures of extraction, if there are any."""
    parts: list[Section] = [_summary(report), Section("The systems", "", (Table(("system", "what it is"), _SYSTEMS),))]
    for kind, rows in report["tables"].items():
        parts += [_quality(kind, group, rows) for group in _GROUPS if any(row["postings"] == group for row in rows)]
    parts += [_by_type(report["mrr_by_type"], report.get("hits_at_10_by_type", {}))]
    parts += [_ratios(report["feature_contribution_ratio"])]
    parts += [_shares(report["shares"])] if report["shares"] else []
    parts += [_compositional(report["compositional"])] if report["compositional"] else []
    parts += [_plain(name, figures) for name, figures in others.items()]
    return parts


def _summary(report: Mapping[str, Any]) -> Section:
    ours = {kind: _row(rows, _OURS) for kind, rows in report["tables"].items()}
    known = {kind: _row(rows, "text and teacher, edges known") for kind, rows in report["tables"].items()}
    text = {kind: _row(rows, "text encoder") for kind, rows in report["tables"].items()}
    rows = [
        (_KINDS[kind], *(_spread(table[kind], "ndcg_at_10") for table in (ours, known, text)), f"{ratio:.3f}")
        for kind, ratio in report["student_to_teacher"].items()
    ]
    held = ", ".join(f"{count} {name}" for name, count in report["held_out"].items())
    runs = len(report["seeds"])
    return Section(
        "In short",
        f"Some postings lost their edges before anything was learnt ({held}; {runs} "
        f"run{'s' if runs != 1 else ''}, each with other postings; mean ± standard deviation over the runs). The "
        "question is how well they are placed among the others by their text alone: a posting is like another the "
        "more neighbours they truly share, rare ones counting more. Postings that came to be known as copies of one "
        "another stay in.",
        (
            Table(
                (
                    "isolated postings, nDCG@10",
                    "ours, no edges",
                    "teacher, edges known",
                    "text alone",
                    "ours : teacher",
                ),
                rows,
            ),
        ),
    )


def _quality(kind: str, group: str, rows: Sequence[Mapping[str, Any]]) -> Section:
    chosen = [row for row in rows if row["postings"] == group]
    table = Table(
        ("system", *_HEADS), [(row["system"], *(_spread(row, name) for name in _FIGURES)) for row in chosen], best=True
    )
    ahead = Table(
        ("ours is ahead of", *(f"by, {head}" for head in _HEADS[:2])),
        [
            (row["system"], *(_spread(row, f"{name}_ahead", "+") for name in AHEAD_BY))
            for row in chosen
            if row["system"] != _OURS
        ],
    )
    charts = [
        Chart(head, [(row["system"], row[name], row.get(f"{name}_std", 0.0)) for row in chosen])
        for name, head in zip(_FIGURES[:2], _HEADS[:2], strict=True)
    ]
    words = f"{_GROUPS[group]}, {_KINDS[kind]}. How far ours is ahead is the mean of the differences, run by run."
    if group == "isolated":
        words += " “Edges known” stands for what would be possible, were the hidden edges not hidden."
    return Section(
        f"{group.capitalize()}, {'names masked' if kind == 'masked' else 'whole text'}", words, (table, ahead, *charts)
    )


def _by_type(ranks: Sequence[Mapping[str, Any]], hits: Mapping[str, Sequence[Mapping[str, Any]]]) -> Section:
    tables = [_types("mean reciprocal rank", ranks)]
    tables += [_types(f"Hits@10, {_KINDS[kind]}", rows) for kind, rows in hits.items()]
    return Section(
        "Links of isolated postings, by what they lead to",
        "Rank of the true neighbours among all nodes of their type, and the share of them among the first ten.",
        tuple(tables),
    )


def _types(name: str, rows: Sequence[Mapping[str, Any]]) -> Table:
    chosen = [row for row in rows if row["postings"] == "isolated"]
    kinds = sorted({key for row in chosen for key in row if not key.endswith("_std")} - {"system", "postings"})
    lines = [(row["system"], *(_of_type(row, kind) for kind in kinds)) for row in chosen]
    return Table((name, *kinds), lines, best=True)


def _of_type(row: Mapping[str, Any], kind: str) -> str:
    if kind not in row:
        return "–"
    return _spread(row, kind) if f"{kind}_std" in row else f"{row[kind]:.3f}"


def _ratios(ratios: Mapping[str, Mapping[str, float | None]]) -> Section:
    groups = list(dict.fromkeys(group for found in ratios.values() for group in found))
    lines = [(group, *(_percent(found.get(group)) for found in ratios.values())) for group in groups]
    return Section(
        "Feature contribution ratio",
        "After Cold Brew, equation 5: below 50 % structure decides, from 50 % on features do, from 100 % on a network "
        "without edges is better than the teacher. Below nought, counting neighbours in common is better than it. "
        "A dash: the teacher is no better than either.",
        (Table(("postings", *(_KINDS[kind] for kind in ratios)), lines),),
    )


def _shares(shares: Mapping[str, Sequence[Mapping[str, Any]]]) -> Section:
    parts: list[Table | Chart] = []
    for name, found in shares.items():
        lines = [
            (s["source"].replace("_", " "), f"{s['adds']:+.3f} ± {s['error']:.3f}", _percent(s["part"])) for s in found
        ]
        parts.append(Table((f"source, {name}", "adds to nDCG@10", "part of the gain"), lines))
        parts.append(
            Chart(
                f"What each source adds, {name}",
                [(s["source"].replace("_", " "), s["adds"], s["error"]) for s in found],
            )
        )
    return Section(
        "What text and relations are worth",
        "Shapley shares: what a source adds to those before it, on average over random orders, ± the standard error of "
        "that average. The teacher knows the edges of the postings asked; the student reads their text alone, and the "
        "relations count by what they say of the postings it finds. Graph vectors alone, without the text beside them.",
        tuple(parts),
    )


def _compositional(rows: Sequence[Mapping[str, Any]]) -> Section:
    groups = list(dict.fromkeys(row["postings"] for row in rows))
    tables: list[Table | Chart] = []
    for group in groups:
        chosen = [row for row in rows if row["postings"] == group]
        head = (f"{group} ({chosen[0]['held_out']} postings)", *_HEADS)
        lines = [(row["system"], *(f"{row[name]:.3f}" for name in _FIGURES)) for row in chosen]
        tables.append(Table(head, lines, best=True))
    charts = [
        Chart(f"{_HEADS[0]}, {group}", [(r["system"], r["ndcg_at_10"], 0.0) for r in rows if r["postings"] == group])
        for group in groups
    ]
    return Section(
        "Postings that are new in kind",
        "All without edges, one run: the newest, those of teams that no other posting has, and those that bring a "
        "discipline and a place together as no other posting does.",
        tuple(part for pair in zip(tables, charts, strict=True) for part in pair),
    )


def _plain(name: str, figures: Any) -> Section:
    lines = [(key.replace("_", " "), _short(value)) for key, value in _flat(figures)]
    return Section(name.replace("_", " ").capitalize(), "", (Table(("figure", "value"), lines),))


def _others(out: Path) -> dict[str, Any]:
    """Figures of extraction that lie in the folder: `extraction.json`, `reliability.json`."""
    found = {}
    for name in ("extraction", "reliability"):
        path = out / f"{name}.json"
        try:
            found[name] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
    return found


def _flat(value: Any, before: str = "") -> Iterable[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _flat(item, f"{before} {key}".strip())
    elif isinstance(value, list) and value and isinstance(value[0], (Mapping, list)):
        for number, item in enumerate(value, start=1):
            yield from _flat(item, f"{before} {number}".strip())
    else:
        yield before, value


def _row(rows: Sequence[Mapping[str, Any]], system: str) -> Mapping[str, Any]:
    return next((row for row in rows if row["system"] == system and row["postings"] == "isolated"), {})


def _spread(row: Mapping[str, Any], name: str, sign: str = "") -> str:
    if name not in row:
        return "–"
    return f"{row[name]:{sign}.3f} ± {row.get(f'{name}_std', 0.0):.3f}"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{round(100 * value)} %"


def _short(value: Any) -> str:
    return (
        f"{value:.3f}"
        if isinstance(value, float)
        else ", ".join(map(str, value))
        if isinstance(value, list)
        else str(value)
    )
