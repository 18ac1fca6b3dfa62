"""Measures text encoders on the sets kept for choosing and prints one table. Development only; needs the extra `train`.

Usage: OMP_NUM_THREADS=1 .venv/bin/python scripts/benchmark_encoder.py [FOLDER|minilm|tfidf ...] [--encoder minilm]
Without names, the shipped encoder. With `--encoder minilm` each folder is measured as `kg build --encoder minilm` uses
it, beside MiniLM with the head that lies in the folder; the name `minilm` is the transformer alone.

The shipped encoder was trained on everything. What it can do with concepts that it has not seen is measured on one
that was kept from them:
       .venv/bin/python scripts/train_encoder.py --version 1.4-kept --cache DIR --out KEPT      (without --everything)
       OMP_NUM_THREADS=1 .venv/bin/python scripts/benchmark_encoder.py KEPT --encoder minilm --only O*NET ESCO JobBERT
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from encoder_training.baselines import baselines
from encoder_training.corpora import Corpora
from encoder_training.measures import Measure, measures, speed

from kg.config import data_dir
from kg.features import load_encoder, load_joint
from kg.features.minilm import load_minilm


def main() -> None:
    """Reads the options, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoders", nargs="*", metavar="FOLDER|minilm|tfidf", help="what to compare")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument("--encoder", choices=["minilm"], help="what each folder is measured beside")
    parser.add_argument(
        "--only", nargs="+", metavar="WORD", help="measures whose names hold one of these, and no speed"
    )
    options = parser.parse_args()
    corpora = Corpora(options.data)
    names = options.encoders or [None]
    encoders = [encoder for name in names for encoder in _encoders(name, corpora, beside=options.encoder)]
    wanted = [m for m in measures(corpora.root) if not options.only or any(word in m.name for word in options.only)]
    print_table(encoders, wanted)
    if not options.only:
        print_speed(encoders, corpora)


def print_table(encoders: Sequence[Any], wanted: Sequence[Measure]) -> None:
    """One row a measure, one column an encoder."""
    print("| measure |" + "".join(f" {encoder.name} |" for encoder in encoders))
    print("|---|" + "---|" * len(encoders))
    for measure in wanted:
        figures = (measure.of(encoder.encode) for encoder in encoders)
        print(f"| {measure.name} |" + "".join(f" {figure:.3f} |" for figure in figures), flush=True)


def print_speed(encoders: Sequence[Any], corpora: Corpora) -> None:
    """Titles and postings a second of the processor."""
    titles = list(corpora.title_list())[:20_000]
    postings = [" ".join(posting.text.split()[:400]) for posting in corpora.postings()[:8000:8]]
    rates = [speed(encoder.encode, titles, postings) for encoder in encoders]
    print("| titles a CPU second |" + "".join(f" {rate[0]:,.0f} |" for rate in rates))
    print("| postings a CPU second |" + "".join(f" {rate[1]:,.0f} |" for rate in rates))


def _encoders(name: str | None, corpora: Corpora, *, beside: str | None) -> Sequence[Any]:
    if name == "tfidf":
        return baselines(corpora)
    if name == "minilm":
        return (load_minilm(),)
    if beside is None:
        return (load_encoder(name),)
    folder = data_dir() / "encoder" if name is None else Path(name)
    return (load_encoder(str(folder)), load_joint(folder))


if __name__ == "__main__":
    main()
