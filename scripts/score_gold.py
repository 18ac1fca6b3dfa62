"""Scores `kg extract --json` output against annotated gold.

kg extract ../shared/seeds --json > found.json
python scripts/score_gold.py ../shared/gold/seeds_dev_gold.json found.json [--errors] [--json]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kg.evaluate.gold import ASKED, NAMED, RESEARCH, STRUCTURED, GoldReport, extraction_of, score_gold
from kg.metrics import Counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("found", type=Path, help="output of kg extract --json")
    parser.add_argument("--errors", action="store_true", help="list every disagreement")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    gold = json.loads(arguments.gold.read_text(encoding="utf-8"))
    found = json.loads(arguments.found.read_text(encoding="utf-8"))["documents"]
    report = score_gold(gold, {d["file"]: extraction_of(d["file"], found) for d in gold["documents"]})
    if arguments.json:
        print(json.dumps(_as_json(report), indent=2))
    else:
        _print(report, errors=arguments.errors)


def _groups(report: GoldReport) -> dict[str, Counts]:
    return {
        "structured fields": report.group(STRUCTURED),
        "title, role, team, unit": report.group(NAMED),
        "disciplines, skills": report.group(ASKED),
        "topics (recall)": report.group(["topics"]),
        "research edges": report.edges(RESEARCH),
        "all edges": report.edges(),
    }


def _print(report: GoldReport, *, errors: bool) -> None:
    print(f"{'':28}{'P':>7}{'R':>7}{'F1':>7}{'tp':>6}{'fp':>5}{'fn':>5}")
    tables = {"field": report.fields, "relation": report.relations, "group": _groups(report)}
    for title, table in tables.items():
        print(f"-- {title}")
        for name, counts in sorted(table.items()):
            row = f"{counts.precision:7.3f}{counts.recall:7.3f}{counts.f1:7.3f}"
            print(f"{name:28}{row}{counts.true_positive:6}{counts.false_positive:5}{counts.false_negative:5}")
    low = {name: iou for name, iou in report.span_iou.items() if iou < 0.9}
    print(f"postings with span IoU >= 0.9: {len(report.span_iou) - len(low)} of {len(report.span_iou)} {low or ''}")
    print(f"negative edges emitted: {len(report.negative_edges)}", *report.negative_edges, sep="\n  ")
    if errors:
        print("-- disagreements", *report.errors, sep="\n")


def _as_json(report: GoldReport) -> dict[str, object]:
    def table(rows: dict[str, Counts]) -> dict[str, object]:
        return {n: {"precision": c.precision, "recall": c.recall, "f1": c.f1} for n, c in sorted(rows.items())}

    return {
        "fields": table(report.fields),
        "relations": table(report.relations),
        "groups": table(_groups(report)),
        "span_iou": report.span_iou,
        "negative_edges": report.negative_edges,
        "errors": report.errors,
    }


if __name__ == "__main__":
    main()
