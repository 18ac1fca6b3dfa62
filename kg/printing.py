"""Answers in, lines for people out; the only module that prints, together with the command line."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import views
from kg.answers import Answer, Match
from kg.found_lines import found_lines
from kg.progress import counted, model_words
from kg.schema import Evidence, NodeType, Quarantined

if TYPE_CHECKING:
    from kg.ports import Progress


@contextmanager
def stage_bar(name: str) -> Iterator[Progress]:
    """A progress bar on standard error for one stage; it stays if anything was done, and messages stand above it.

    Where nobody looks on, in a file of messages, a stage is one line when it has ended.
    """
    if not sys.stderr.isatty():
        yield from _stage_line(name)
        return
    from tqdm import tqdm
    from tqdm.contrib.logging import logging_redirect_tqdm

    with (
        logging_redirect_tqdm(),
        tqdm(desc=f"{name:<22}", unit="", file=sys.stderr, leave=True, mininterval=0.2, dynamic_ncols=True) as bar,
    ):

        def update(done: int, total: int | None) -> None:
            if total is not None and bar.total != total:
                bar.total = total
            bar.update(done - bar.n)

        yield update
        bar.leave = bar.n > 0


#: Seconds after which a long stage says again how far it is.
_SIGN_OF_LIFE = 30.0


def _stage_line(name: str) -> Iterator[Progress]:
    began = told = time.monotonic()
    done = 0

    def update(so_far: int, total: int | None) -> None:
        nonlocal done, told
        done = so_far
        if time.monotonic() - told >= _SIGN_OF_LIFE:
            told = time.monotonic()
            _aside(f"{name:<22}: {done:,}{f' of {total:,}' if total else ''}")

    yield update
    if done:
        _aside(f"{name:<22}: {done:,} in {time.monotonic() - began:.1f} s")


def _aside(line: str) -> None:
    """A line on standard error; where nobody reads it any more (`kg build … 2>&1 | head`), the work goes on."""
    try:
        print(line, file=sys.stderr, flush=True)
    except BrokenPipeError:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def print_json(value: object) -> None:
    """One JSON document on one line."""
    json.dump(value, sys.stdout, ensure_ascii=False, allow_nan=False)
    sys.stdout.write("\n")


def print_quarantine(items: Sequence[Quarantined]) -> None:
    """What was left out and why, on standard error."""
    for item in items:
        _aside(f"left out: {item.source}: {item.reason}")


def print_report(report: Any, arguments: argparse.Namespace) -> None:
    """What a build or an addition did."""
    print_quarantine(report.quarantined)
    for line in report.warnings():
        _aside(line)
    if arguments.json:
        print_json(report.view())
        return
    for line in report.lines():
        print(line)


def print_extraction(document: views.Json) -> None:
    """What was found in one document."""
    for line in found_lines(document):
        print(line)


def print_answer(answer: Answer, sentence: Callable[[Evidence], str], houses: Mapping[str, str]) -> None:
    """Ranked results, with reasons and sentences if asked for.

    Args:
        answer: the results.
        sentence: the sentence in which a passage stands.
        houses: whose the teams, and where the people, among the results are.
    """
    if answer.note:
        print(answer.note)
    for number, match in enumerate(answer.results, start=1):
        tail = houses.get(match.id) or _whereabouts(match)
        print(f"{number:3}  {match.score:.3f}  {match.name}{'  — ' + tail if tail else ''}")
        print(
            f"            {match.id}" + (f"  (+{counted(len(match.copies), 'near-duplicate')})" if match.copies else "")
        )
        if match.explanation:
            print(f"            {match.explanation.summary}")
            for shared in match.explanation.shared[:3]:
                for evidence in shared.evidence:
                    print(f"              {shared.name}: “{_short(sentence(evidence))}”")


def _whereabouts(match: Match) -> str:
    """With whom and where a posting is, in which venue a paper."""
    properties = match.properties
    if match.node_type not in (NodeType.POSTING, NodeType.PAPER):
        return ""
    place = ", ".join(str(properties[key]) for key in ("city", "country") if properties.get(key))
    parts = (properties.get("organization"), place, properties.get("venue"))
    return " · ".join(str(part) for part in parts if part)


def _short(text: str, most: int = 160) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


#: Edges of one relation and direction that are printed.
_MOST_EDGES = 40
#: Where a posting stands in its document: of use to programs, and easily taken for dates.
_OFFSETS = frozenset({"start", "end"})


def print_node(view: views.Json) -> None:
    """A node, its properties, its edges and their sentences."""
    print(f"{view['name']}  [{view['type']}]\n{view['id']}")
    for key, value in view["properties"].items():
        if key in _OFFSETS:
            continue
        shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        print(f"  {key:18}{_short(shown, 100)}")
    if view["seen"]:
        print(f"  {'first seen':18}{view['seen']['first']} (generation {view['seen']['generation']})")
        print(f"  {'last seen':18}{view['seen']['last']}")
    groups: dict[str, list[views.Json]] = {}
    for edge in view["edges"]:
        groups.setdefault(_arrow(edge, view["id"]), []).append(edge)
    for arrow, edges in groups.items():
        for edge in edges[:_MOST_EDGES]:
            _print_edge(edge, arrow, view["id"])
        if len(edges) > _MOST_EDGES:
            print(f"  {arrow:24} … and {len(edges) - _MOST_EDGES:,} more; --json has all")


def _arrow(edge: views.Json, node_id: str) -> str:
    return f"—{edge['relation']}→" if edge["src"] == node_id else f"←{edge['relation']}—"


def _print_edge(edge: views.Json, arrow: str, node_id: str) -> None:
    other = edge["dst"] if edge["src"] == node_id else edge["src"]
    print(f"  {arrow:24} {edge['other_name']}  [{other}]")
    for evidence in edge["evidence"][:1]:
        _print_passage(evidence)


def _print_passage(evidence: views.Json) -> None:
    print(f"      “{evidence['sentence']}”")
    where = f"{evidence['source'] or evidence['document_id']} {evidence['start']}:{evidence['end']}"
    print(f"      {where}, confidence {evidence['confidence']:.2f}, {evidence['extractor']}")


def print_why(view: views.Json) -> None:
    """What two nodes share."""
    print(f"{view['a']['name']}  and  {view['b']['name']}: score {view['score']:.3f}")
    print(f"  likeness of the vectors {view['similarity']:.3f}")
    print("  share: " + ", ".join(f"{name} {share:.0%}" for name, share in view["shares"].items()))
    if not view["shared"]:
        print("  no fact in common")
    for item in view["shared"]:
        print(f"  both: {item['name']}  [{item['type']}]")
        for evidence in item["evidence"]:
            _print_passage(evidence)
    for path in view["paths"][:3]:
        print("  path: " + " ".join(path["words"]))


_TOTALS = {"documents": "document", "nodes_total": "node", "edges_total": "edge"}


def print_stats(view: views.Json) -> None:
    """Counts by type."""
    print(", ".join(counted(view[key], noun) for key, noun in _TOTALS.items()))
    for title in ("nodes", "edges"):
        print(title)
        for name, count in view[title].items():
            print(f"  {name:24}{count:>9,}")
    if view.get("model"):
        print("model")
        for line in model_words(view["model"]):
            print(f"  {line}")
    if view.get("time"):
        print(f"as of generation {view['generation']}, {view['time']}")
    if view.get("quarantined"):
        print(f"{counted(len(view['quarantined']), 'input')} left out")
