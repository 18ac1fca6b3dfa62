"""Measures text encoders on the sets kept for choosing and prints one table. Development only; needs the extra `train`.

Usage: OMP_NUM_THREADS=1 .venv/bin/python scripts/benchmark_encoder.py [FOLDER|minilm|joint|tfidf ...]
Without names, the shipped encoder; `joint` is what `kg build --encoder minilm` uses, `minilm` the transformer alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from encoder_training.baselines import baselines
from encoder_training.corpora import Corpora
from encoder_training.measures import measures, speed

from kg.features import load_encoder
from kg.features.minilm import load_minilm


def main() -> None:
    """Reads the options, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoders", nargs="*", metavar="FOLDER|minilm|joint|tfidf", help="what to compare")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    options = parser.parse_args()
    corpora = Corpora(options.data)
    encoders = [encoder for name in options.encoders or [None] for encoder in _encoders(name, corpora)]
    print_table(encoders, corpora)


def print_table(encoders: Sequence[Any], corpora: Corpora) -> None:
    """One row a measure, one column an encoder."""
    print("| measure |" + "".join(f" {encoder.name} |" for encoder in encoders))
    print("|---|" + "---|" * len(encoders))
    for measure in measures(corpora.root):
        print(
            f"| {measure.name} |" + "".join(f" {measure.of(encoder.encode):.3f} |" for encoder in encoders), flush=True
        )
    titles = list(corpora.title_list())[:20_000]
    postings = [" ".join(posting.text.split()[:400]) for posting in corpora.postings()[:8000:8]]
    rates = [speed(encoder.encode, titles, postings) for encoder in encoders]
    print("| titles a CPU second |" + "".join(f" {rate[0]:,.0f} |" for rate in rates))
    print("| postings a CPU second |" + "".join(f" {rate[1]:,.0f} |" for rate in rates))


def _encoders(name: str | None, corpora: Corpora) -> Sequence[Any]:
    if name == "tfidf":
        return baselines(corpora)
    return (load_minilm() if name == "minilm" else load_encoder("minilm" if name == "joint" else name),)


if __name__ == "__main__":
    main()
