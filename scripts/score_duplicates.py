"""Pairs of postings labelled by hand in, how well near-duplicate search tells reposts from sister jobs out.

`tests/resolve/data/posting_pairs.tsv` names postings of public data sets by file and number. A pair is labelled 1 if a
reader takes both for the same job: reposted, cut, put on another board or offered in another place by the same
template; an advert for several jobs is the same where all jobs of one are in the other. Half `tune` is for fitting,
`held` for judging, `pages` are the postings of the three pages that have gold. A pair counts as found only if the two
share a block, too.

Usage: score_duplicates.py DATA [--errors] [--fit]; DATA is the folder with the data sets.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
from fit_paper_matching import fit

from kg import ingest
from kg.metrics import Counts
from kg.pipeline import Reader
from kg.resolve import compare, match_probability
from kg.resolve.duplicates.postings import VETOES, WEIGHTS
from kg.schema import Document, Fingerprint
from kg.store import StoredDocument

PAIRS = Path(__file__).resolve().parent.parent / "tests" / "resolve" / "data" / "posting_pairs.tsv"
#: How much more the few pairs of the pages that are one job weigh, and where a pair counts as one job.
_WEIGHT_OF_PAGES, _BOUNDARY, _PENALTY = 4, 0.45, 0.02
Prints = dict[tuple[str, str], Fingerprint]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two postings of a data set, each `file:number`, and whether they are the same job."""

    half: str
    dataset: str
    a: str
    b: str
    same: bool


def main() -> None:
    """Prints precision, recall and F1 of each half and data set; with `--fit` the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the half for tuning")
    parser.add_argument("--fit", action="store_true", help="print weights fitted on everything but the held half")
    arguments = parser.parse_args()
    pairs = read_pairs(PAIRS)
    prints = fingerprints(pairs, arguments.data)
    for half in ("tune", "held", "pages"):
        own = [pair for pair in pairs if pair.half == half]
        for dataset in sorted({pair.dataset for pair in own}):
            _show(f"{half} {dataset}", score([pair for pair in own if pair.dataset == dataset], prints))
        _show(half, score(own, prints))
    if arguments.errors:
        _show_errors([pair for pair in pairs if pair.half != "held"], prints)
    if arguments.fit:
        _show_weights([pair for pair in pairs if pair.half != "held"], prints)


def read_pairs(path: Path) -> list[Pair]:
    """The labelled pairs."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return [Pair(half, dataset, a, b, same == "1") for half, dataset, a, b, same in rows]


def fingerprints(pairs: Sequence[Pair], data: Path) -> Prints:
    """What near-duplicate search knows of each posting of the pairs; adverts without enough text have nothing."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        wanted[pair.dataset].update((pair.a, pair.b))
    reader = Reader()
    return {
        (dataset, name): fingerprint
        for dataset, names in sorted(wanted.items())
        for name, fingerprint in _of_dataset(reader, _folder(data, dataset), names)
    }


def _folder(data: Path, dataset: str) -> Path:
    """The pages with gold lie beside the data sets."""
    return data / dataset if (data / dataset).is_dir() else data.parent / dataset


def _of_dataset(reader: Reader, folder: Path, names: set[str]) -> Iterator[tuple[str, Fingerprint]]:
    """Fingerprints by `file:number`: records of a file are counted from 0, postings of a page from 1."""
    for path in sorted(folder.iterdir()):
        stem = path.name.split(".")[0]
        if not any(name.startswith(f"{stem}:") for name in names):
            continue
        documents = (item for item in ingest.read_sources([str(path)]) if isinstance(item, Document))
        for number, document in enumerate(documents):
            is_page = not document.source.count("#")
            if is_page or f"{stem}:{number}" in names:
                for posting, fingerprint in enumerate(_postings(reader, document), start=1):
                    yield f"{stem}:{posting if is_page else number}", fingerprint


def _postings(reader: Reader, document: Document) -> Iterator[Fingerprint]:
    read = reader.read(document)
    if isinstance(read, StoredDocument):
        yield from (item for item in read.facts.fingerprints if item.attributes["kind"] == "posting")


def is_found(pair: Pair, prints: Prints) -> bool:
    """Whether near-duplicate search takes the two for the same job."""
    a, b = prints.get((pair.dataset, pair.a)), prints.get((pair.dataset, pair.b))
    if a is None or b is None or set(a.bands).isdisjoint(b.bands):
        return False
    return match_probability(a, b) is not None


def score(pairs: Sequence[Pair], prints: Prints) -> Counts:
    """Right, wrong and missed pairs."""
    counts = Counts()
    for pair in pairs:
        found = is_found(pair, prints)
        counts += Counts(found and pair.same, found and not pair.same, pair.same and not found)
    return counts


def _show(name: str, counts: Counts) -> None:
    print(f"{name:34} precision {counts.precision:.3f}  recall {counts.recall:.3f}  F1 {counts.f1:.3f}")


def _show_errors(pairs: Sequence[Pair], prints: Prints) -> None:
    for pair in pairs:
        if is_found(pair, prints) != pair.same:
            a, b = prints.get((pair.dataset, pair.a)), prints.get((pair.dataset, pair.b))
            scores = compare(a, b).scores if a and b else "too little text"
            print(f"{'missed' if pair.same else 'wrong'}  {pair.a}  {pair.b}  {scores}")


def _show_weights(pairs: Sequence[Pair], prints: Prints) -> None:
    x, y = _table(pairs, prints)
    weights = fit(x, y, penalty=_PENALTY)
    weights[-1] -= np.log(_BOUNDARY / (1 - _BOUNDARY))
    for name, weight in zip(WEIGHTS, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')


def _table(pairs: Sequence[Pair], prints: Prints) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Comparisons [pairs, 10] and labels [pairs] of the pairs that no veto decides."""
    names = list(islice(WEIGHTS, len(WEIGHTS) - 1))
    rows, labels = [], []
    for pair in pairs:
        a, b = prints.get((pair.dataset, pair.a)), prints.get((pair.dataset, pair.b))
        scores = compare(a, b).scores if a and b else {}
        if scores and not any(scores[name] for name in VETOES):
            times = _WEIGHT_OF_PAGES if pair.half == "pages" and pair.same else 1
            rows += [[scores[name] for name in names]] * times
            labels += [float(pair.same)] * times
    return np.array(rows), np.array(labels)


if __name__ == "__main__":
    main()
