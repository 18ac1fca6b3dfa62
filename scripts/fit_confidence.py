"""Fits `kg/extract/confidence_table.py`: how often a fact is right, by its kind and the confidence of its rule.

python scripts/fit_confidence.py GOLD=FOUND [GOLD=FOUND ...] [--write]

Every GOLD is a file in the format of `../shared/gold`; FOUND is the folder of the documents it speaks of, or what
`kg extract --json` once found in them, at best before any rule was changed on their account. Prints how well they
agree with shares of right facts, each document judged by a table that was fitted without it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kg import views
from kg.evaluate.gold import Judged, extraction_of, score_gold
from kg.evaluate.reliability import ConfidenceTable, calibration_error, cross_validated, fit_confidence, reliability
from kg.extract import Extractor
from kg.ingest import read_sources
from kg.resolve import load_gazetteer, load_vocabulary
from kg.schema import Document

_TABLE = Path(__file__).parent.parent / "kg" / "extract" / "confidence_table.py"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+", metavar="GOLD=FOUND")
    parser.add_argument("--write", action="store_true", help="write the table into the package")
    arguments = parser.parse_args()
    extractor = Extractor(load_vocabulary(), load_gazetteer(), calibrate=False)
    facts = [
        fact
        for pair in arguments.pairs
        for fact in judged_facts(Path(pair.partition("=")[0]), pair.partition("=")[2], extractor)
    ]
    held_out = cross_validated(facts)
    for title, judged in (("as the rules have it", facts), ("calibrated, documents left out", held_out)):
        print(f"-- {title}: {len(judged)} facts, calibration error {calibration_error(judged):.3f}")
        for row in reliability(judged):
            print(f"{row.low:.2f}-{min(row.high, 1):.2f} {row.count:6} mean {row.confidence:.3f} right {row.right:.3f}")
    if arguments.write:
        _TABLE.write_text(_as_module(fit_confidence(facts)), encoding="utf-8")


def judged_facts(gold: Path, found: str, extractor: Extractor) -> list[Judged]:
    """The facts of which the gold says whether they are right."""
    told = json.loads(gold.read_text(encoding="utf-8"))
    if found.endswith(".json"):
        extracted = json.loads(Path(found).read_text(encoding="utf-8"))["documents"]
    else:
        documents = (item for item in read_sources([found]) if isinstance(item, Document))
        extracted = [views.extraction_view(document, extractor.extract(document)) for document in documents]
    return score_gold(told, {d["file"]: extraction_of(d["file"], extracted) for d in told["documents"]}).judged


def _as_module(table: ConfidenceTable) -> str:
    rows = "\n".join(f"    {json.dumps(kind)}: {points!r}," for kind, points in sorted(table.items()))
    head = '"""Shares of right facts by kind and confidence of the rule; written by `scripts/fit_confidence.py`."""'
    return (
        f"{head}\n\nfrom __future__ import annotations\n\n"
        f"TABLE: dict[str, tuple[tuple[float, float], ...]] = {{\n{rows}\n}}\n"
    )


if __name__ == "__main__":
    main()
