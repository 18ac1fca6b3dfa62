"""Makes the shipped text encoder: ../shared/data in, data/encoder out. Development only; needs the extra `train`.

Usage: OMP_NUM_THREADS=1 .venv/bin/python scripts/train_encoder.py --version 1.0 --cache /somewhere/to/keep/vectors
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import torch
from encoder_training.recipe import Recipe, make_encoder, ship
from encoder_training.train import Settings


def main() -> None:
    """Reads the options, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument("--cache", type=Path, required=True, help="folder for MiniLM's vectors, kept between runs")
    parser.add_argument("--out", type=Path, default=Path("data/encoder"), help="folder to write")
    parser.add_argument("--version", required=True, help="version for the manifest")
    parser.add_argument("--steps", type=int, default=Settings().steps, help="steps of training")
    parser.add_argument("--everything", action="store_true", help="train on what is held back for choosing too")
    parser.add_argument("--threads", type=int, default=1, help="threads of torch")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    options.cache.mkdir(parents=True, exist_ok=True)
    recipe = Recipe(everything=options.everything, settings=Settings(steps=options.steps))
    ship(options.out, make_encoder(options.data, options.cache, recipe), options.version, recipe)


if __name__ == "__main__":
    main()
