"""Makes the shipped model of employers, and measures it on employers that it has not seen.

.venv/bin/python scripts/train_employers.py --data ../shared/data --version 1.0

Needs the extra `train`. A fifth of the employers is held out first: the names model has not seen their names, nor the
other their adverts. On them the rules alone are compared with rules and model. Then both models are fitted on
everything and written.
"""

from __future__ import annotations

import argparse
import logging
import random
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from employer_training.fit import (
    Advertised,
    Recorder,
    fit_evidence,
    fit_names,
    heading_lines,
    is_same,
    read_pages,
    squeezed,
)
from employer_training.pages import pages
from employer_training.sources import Kind, Row, adverts, strings
from safetensors.numpy import save

from kg.extract.lexicon.organization_names import OrganizationNames
from kg.extract.pipeline import Extractor
from kg.extract.postings.employers.model import FORMAT, WEIGHTS, Choice, EmployerModel, Manifest
from kg.metrics import Counts
from kg.ports import FloatArray
from kg.resolve import load_gazetteer, load_vocabulary
from kg.shipped import sha256_of, store_manifest

log = logging.getLogger(__name__)
SEED = 5
REGULAR = 0.05
#: Chosen on annotated pages. The held-out adverts alone would give up names of the rules more easily (0.1 is best),
#: but their shapes are few, and on others the rules know names that nothing else speaks for.
CHOICE = Choice(keep=0.02, instead=0.3, ahead=0.1, alone=0.25)


def main() -> None:
    """Reads the options, measures, and writes the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the sets of adverts")
    parser.add_argument("--out", type=Path, default=Path("data/employers"), help="folder to write")
    parser.add_argument("--version", default="1.0", help="version for the manifest")
    parser.add_argument("--most", type=int, default=6500, help="so many adverts are read")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")

    every = list(strings(options.data))
    rows = list(adverts(options.data))
    random.Random(SEED).shuffle(rows)
    rows = rows[: options.most]
    log.info("%d strings, %d adverts", len(every), len(rows))

    seen = [(kind, text) for kind, text in every if kind is not Kind.ORGANIZATION or not is_held_out(text)]
    names = OrganizationNames(*fit_names(seen))
    read = read_rows(rows, seen, names)
    held_out = [item for item in read if is_held_out(item.employer)]
    model = Fitted(names, *fit_evidence([item for item in read if not is_held_out(item.employer)], REGULAR))
    print(f"{'on employers not seen':28}{'P':>7}{'R':>7}{'F1':>7}{'adverts':>9}")
    show("rules alone", [item.ruled for item in held_out], held_out)
    show("rules and model", [told(item, model.probabilities(item.evidence)) for item in held_out], held_out)

    names = OrganizationNames(*fit_names(every))
    write(Fitted(names, *fit_evidence(read_rows(rows, every, names), REGULAR)), options.out, options.version)


def is_held_out(employer: str) -> bool:
    """Whether an employer is one of the fifth that is measured on."""
    return zlib.crc32(squeezed(employer).encode()) % 5 == 0


def read_rows(rows: Sequence[Row], named: Sequence[tuple[Kind, str]], names: OrganizationNames) -> list[Advertised]:
    """The adverts as pages, with the evidence for each name in them."""
    vocabulary, places = load_vocabulary(), load_gazetteer()

    def make(recorder: Recorder) -> Extractor:
        return Extractor(vocabulary, places, employers=recorder)

    read = read_pages(pages(rows, heading_lines(named), SEED), make, names)
    log.info("%d pages read", len(read))
    return read


class Fitted(EmployerModel):
    """A model with the weights that it was made of."""

    def __init__(self, names: OrganizationNames, numbers: dict[str, float], around: FloatArray) -> None:
        kept = {name: round(weight, 4) for name, weight in sorted(numbers.items()) if round(weight, 4)}
        self.manifest = Manifest(FORMAT, "kg-employers", "", kept, round(names.bias, 6), CHOICE, {})
        self.arrays = {"names": names.weights.astype(np.float16), "around": around.astype(np.float16)}
        super().__init__(self.manifest, around, names)


def told(item: Advertised, probabilities: FloatArray) -> str | None:
    """The employer that `EmployerModel.choose` tells of a page."""
    if not item.names:
        return item.ruled
    ours = item.names.index(item.ruled) if item.ruled in item.names else None
    known = ours is not None and "known organization" in item.evidence[ours].numbers
    best = CHOICE.of(probabilities, ours, known=known)
    return None if best is None else item.names[best]


def counts(names: Sequence[str | None], held_out: Sequence[Advertised]) -> Counts:
    """Right, wrong and missed employers."""
    right = sum(name is not None and is_same(name, item.employer) for name, item in zip(names, held_out, strict=True))
    given = sum(name is not None for name in names)
    return Counts(right, given - right, len(held_out) - right)


def show(system: str, names: Sequence[str | None], held_out: Sequence[Advertised]) -> None:
    """Prints one line of the table."""
    found = counts(names, held_out)
    print(f"{system:28}{found.precision:7.3f}{found.recall:7.3f}{found.f1:7.3f}{len(held_out):9}")


def write(model: Fitted, folder: Path, version: str) -> None:
    """Weights and manifest into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    content = save(model.arrays)
    manifest = msgspec.structs.replace(model.manifest, version=version, sha256={WEIGHTS: sha256_of(content)})
    (folder / WEIGHTS).write_bytes(content)
    store_manifest(folder, manifest)


if __name__ == "__main__":
    main()
