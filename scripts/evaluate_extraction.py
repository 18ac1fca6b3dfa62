"""Every figure of extraction in one report: fields and edges against gold, places, spans, calibration, speed.

python scripts/evaluate_extraction.py [GOLD=FOLDER ...] [--shared DIR] [--parts gold,places,spans,law,speed] [--full]

Without pairs the dev gold of `../shared` and the project's own seeds are scored. A folder of other documents needs
a gold file in the format of `../shared/gold`.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from extraction_speed import speed_table
from places_gold import score_places
from span_scores import span_table

from kg import views
from kg.evaluate.gold import ASKED, NAMED, RESEARCH, STRUCTURED, GoldReport, extraction_of, score_gold
from kg.evaluate.reliability import calibration_error, reliability
from kg.extract import Extractor
from kg.ingest import read_sources
from kg.metrics import Counts
from kg.resolve import load_gazetteer, load_vocabulary
from kg.schema import Document, Evidence, Extraction, Quarantined

_ROOT = Path(__file__).parent.parent
_PARTS = ("gold", "places", "spans", "law", "speed")
_EXAMPLES = 4
#: Data sets of names and pairs, which a sample leaves out.
_NO_PAGES = frozenset(("taxonomies", "role_similarity", "dedup_gold", "gold_extraction"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="*", metavar="GOLD=FOLDER")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("KG_SHARED", _ROOT.parent / "shared")))
    parser.add_argument("--parts", default=",".join(_PARTS))
    parser.add_argument(
        "--full", action="store_true", help="the span law over every document, not a sample of each file"
    )
    arguments = parser.parse_args()
    parts = arguments.parts.split(",")
    extractor = Extractor(load_vocabulary(), load_gazetteer())
    if "gold" in parts:
        for pair in arguments.pairs or _own_pairs(arguments.shared):
            gold, _, folder = pair.partition("=")
            print_gold(gold, _score(Path(gold), folder, extractor))
    if "places" in parts:
        print("\n== places, 300 labelled strings:", *score_places(_ROOT / "tests/resolve/location_gold.tsv"), sep="\n")
    if "spans" in parts:
        print("\n== trained spans", *span_table(arguments.shared / "data"), sep="\n")
    if "law" in parts:
        print_law(arguments.shared / "data", extractor, None if arguments.full else 25)
    if "speed" in parts:
        print(
            "\n== speed, texts of 400 words a CPU second", *speed_table(arguments.shared / "data", extractor), sep="\n"
        )


def _own_pairs(shared: Path) -> list[str]:
    return [f"{shared}/gold/seeds_dev_gold.json={shared}/seeds", f"{_ROOT}/seeds/.gold.json={_ROOT}/seeds"]


def _score(gold: Path, folder: str, extractor: Extractor) -> GoldReport:
    told = json.loads(gold.read_text(encoding="utf-8"))
    documents = (item for item in read_sources([folder]) if isinstance(item, Document))
    found = [views.extraction_view(document, extractor.extract(document)) for document in documents]
    return score_gold(told, {d["file"]: extraction_of(d["file"], found) for d in told["documents"]})


def print_gold(name: str, report: GoldReport) -> None:
    """Precision, recall and F1 by field, relation and group, with a few disagreements each; then reliability."""
    groups = {
        "structured": report.group(STRUCTURED),
        "title, role, team, unit": report.group(NAMED),
        "disciplines, skills": report.group(ASKED),
        "research edges": report.edges(RESEARCH),
        "all edges": report.edges(),
    }
    print(f"\n== {name}\n{'':26}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'extra':>7}{'missing':>8}")
    examples = _examples(report)
    for rows in (groups, report.fields, report.relations):
        for kind, counts in sorted(rows.items()):
            print(_row(kind, counts))
            for example in examples.get(kind, ())[:_EXAMPLES]:
                print(f"    {example[:150]}")
        print()
    print("negative edges:", len(report.negative_edges), *report.negative_edges)
    print(f"reliability: calibration error {calibration_error(report.judged):.3f}")
    for row in reliability(report.judged):
        print(
            f"  {row.low:.2f}-{min(row.high, 1):.2f}{row.count:7} facts, mean {row.confidence:.3f}, right"
            f" {row.right:.3f}"
        )


def _row(kind: str, counts: Counts) -> str:
    scores = f"{counts.precision:7.3f}{counts.recall:7.3f}{counts.f1:7.3f}"
    return f"{kind:26}{scores}{counts.true_positive:7}{counts.false_positive:7}{counts.false_negative:8}"


def _examples(report: GoldReport) -> dict[str, list[str]]:
    """Disagreements by the field or relation they are about."""
    found: dict[str, list[str]] = defaultdict(list)
    for error in report.errors:
        words = error.split()
        kind = next((word.rstrip(":") for word in words if word.rstrip(":") in report.fields), None)
        relation = next((word for word in words if word in report.relations), None)
        if relation or kind:
            found[relation or kind or ""].append(error)
    return found


def print_law(data: Path, extractor: Extractor, each: int | None) -> None:
    """Whether every span is the text it points to, over the data sets; inputs that cannot be read are named."""
    documents = passages = broken = 0
    lost: list[str] = []
    for file in sorted(path for path in data.rglob("*") if path.is_file() and path.suffix not in (".md", ".txt")):
        if each is not None and file.relative_to(data).parts[0] in _NO_PAGES:
            continue
        for item in islice(_of_file(file), each):
            if isinstance(item, Quarantined):
                lost.append(f"{file.name}: {item.reason[:90]}")
                continue
            documents += 1
            for evidence in _evidence(extractor.extract(item)):
                passages += 1
                broken += item.text[evidence.start : evidence.end] != evidence.surface
    print(
        f"\n== span law: {documents} documents, {passages} passages, {broken} broken; {len(lost)} inputs named"
        f" as unreadable"
    )
    print(*dict.fromkeys(lost), sep="\n")


def _of_file(file: Path) -> Iterator[Document | Quarantined]:
    return iter(read_sources([str(file)]))


def _evidence(extraction: Extraction) -> Iterator[Evidence]:
    yield from (mention.evidence for mention in extraction.mentions)
    yield from (edge.evidence for edge in extraction.edges)
    for posting in extraction.postings:
        for items in posting.evidence.values():
            yield from items


if __name__ == "__main__":
    main()
