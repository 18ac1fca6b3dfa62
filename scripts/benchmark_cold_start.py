"""Accuracy of cold-start methods on public graph benchmarks, as a table or as JSON.

With `--results FILE` the run is also put into a file of all runs, from which `cold_start_table.py` makes the tables.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from dataclasses import asdict
from pathlib import Path

from kg.errors import KGError
from kg.evaluate.cold_start import ColdStartReport, Spread, run_cold_start
from kg.evaluate.cold_start_data import DATASETS
from kg.evaluate.cold_start_splits import Protocol
from kg.learning.benchmarks import methods


def main() -> int:
    """Parses arguments, runs, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds one folder per data set")
    parser.add_argument("--dataset", required=True, help=f"one of {', '.join(DATASETS)}")
    parser.add_argument("--protocol", type=Protocol, choices=list(Protocol), default=Protocol.COLDBREW)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--methods", nargs="+", choices=list(methods()), default=list(methods()))
    parser.add_argument("--results", type=Path, help="file of all runs that this run is put into")
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    asked = parser.parse_args()
    chosen = {name: method for name, method in methods().items() if name in asked.methods}
    try:
        report = run_cold_start(
            asked.data, asked.dataset, asked.protocol, chosen, seeds=asked.seeds, progress=_progress
        )
    except KGError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if asked.results is not None:
        keep(report, asked.results)
    print(json.dumps(asdict(report), indent=1) if asked.json else _table(report))
    return 0


def keep(report: ColdStartReport, path: Path) -> None:
    """Puts a run into the file of all runs; its methods replace those of an older run of as many seeds and nodes.

    An older run of other seeds or nodes is dropped: its lines would stand beside lines of another split.
    """
    runs = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    name = f"{report.dataset} {report.protocol}"
    methods = {
        name: {
            **{group: _short(spread) for group, spread in line.accuracy.items()},
            "seconds": _short(line.seconds),
            **({"parts": {part: _short(spread) for part, spread in line.parts.items()}} if line.parts else {}),
        }
        for name, line in report.methods.items()
    }
    ratios = {group: round(ratio, 3) for group, ratio in report.feature_contribution_ratio.items() if ratio == ratio}
    run = {"seeds": report.seeds, "nodes": dict(report.sizes), "fcr": ratios, "methods": methods}
    older = runs.get(name, {})
    if all(older.get(key) == run[key] for key in ("seeds", "nodes")):
        run |= {"fcr": ratios or older["fcr"], "methods": older["methods"] | methods}
    runs[name] = run
    lines = [f"{json.dumps(name)}: {json.dumps(runs[name])}" for name in sorted(runs)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")


def _short(spread: Spread) -> list[float] | None:
    """Mean and deviation; nothing where a group is empty."""
    return None if math.isnan(spread.mean) else [round(spread.mean, 2), round(spread.std, 2)]


def _progress(done: int, total: int | None) -> None:
    print(f"\r{done}/{total}", end="" if done != total else "\n", file=sys.stderr, flush=True)


def _table(report: ColdStartReport) -> str:
    groups = list(report.sizes)
    sizes = ", ".join(f"{name} {size}" for name, size in report.sizes.items())
    lines = [
        f"{report.dataset}, {report.protocol}, {report.seeds} seeds; test nodes: {sizes}",
        f"{'':18}" + "".join(f"{name:>17}" for name in (*groups, "validation", "seconds")),
    ]
    for name, line in report.methods.items():
        cells = [*(line.accuracy[group] for group in groups), line.validation, line.seconds]
        lines.append(f"{name:18}" + "".join(f"{cell.mean:>9.2f} ± {cell.std:5.2f}" for cell in cells))
    if report.feature_contribution_ratio:
        ratios = [report.feature_contribution_ratio[group] for group in groups]
        lines.append(f"{'FCR':18}" + "".join(f"{100 * ratio:>15.1f} %" for ratio in ratios))
    for name, line in report.methods.items():
        lines += [f"{name} chose: {choice}" for choice in sorted(set(line.choices))]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
