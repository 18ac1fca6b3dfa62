"""Skills of postings that have no edges: Recall@10 of the student beside every baseline, on Wuzzuf's postings.

Titles, texts and employers become a CSV with the skills that employers ticked, as a user's file would have them; the
knowledge base is built from it in a temporary folder, and `kg evaluate`'s runs hide all edges of some postings before
anything is learnt. A link counts as found if its skill is among the first ten of all skills.

Usage: OMP_NUM_THREADS=1 .venv/bin/python scripts/benchmark_cold_skills.py --data ../shared/data [--json]
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from encoder_training.corpora import by_posting, read_csv

from kg import pipeline
from kg.pipeline import BuildOptions

_FIGURES = (("text", "R@10"), ("masked", "R@10, names of skills masked in the text"))


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the table, or one JSON document."""
    arguments = _arguments(argv)
    with tempfile.TemporaryDirectory() as folder:
        source, kb = Path(folder) / "postings.csv", Path(folder) / "kb"
        count = write_postings(arguments.data / "wuzzuf_2023", source)
        pipeline.build([str(source)], kb, options=BuildOptions())
        report = pipeline.evaluate(kb)
    if arguments.json:
        json.dump(report["hits_at_10_by_type"], sys.stdout)
        sys.stdout.write("\n")
        return 0
    print(f"{count} postings, {report['held_out']} held out, {len(report['seeds'])} runs")
    for kind, name in _FIGURES:
        print(f"\n{name}")
        for row in report["hits_at_10_by_type"][kind]:
            if row["postings"] == "isolated" and "skill" in row:
                print(f"  {row['system']:42}{row['skill']:.3f} ± {row['skill_std']:.3f}")
    return 0


def write_postings(folder: Path, target: Path) -> int:
    """Joins Wuzzuf's tables into one CSV; returns how many postings it has."""
    skills = by_posting(folder / "job_skills.csv.gz", "job_skill")
    seen: set[tuple[str, str]] = set()
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("title", "company", "description", "requirements", "skills"))
        for row in read_csv(folder / "job_postings_data_final.csv.gz", "~"):
            key = row["job_title"], row["company_name"]
            if key in seen or not skills[key]:
                continue
            seen.add(key)
            writer.writerow(
                (*key, row["job_description"], row["job_requirements"], "; ".join(sorted(set(skills[key]))))
            )
    return len(seen)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets, ../shared/data")
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
