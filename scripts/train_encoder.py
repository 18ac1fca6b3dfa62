"""Makes the shipped text encoder: ../shared/data in, data/encoder out. Development only; needs the extra `train`.

Usage: OMP_NUM_THREADS=1 .venv/bin/python scripts/train_encoder.py --version 1.4 --everything --cache FOLDER
To go on from a trained one:
       … --version 1.5 --cache … --start data/encoder --steps 300 --rate 0.001 --everything
After words were added to encoder_training/bridge/, which takes no training:
       .venv/bin/python scripts/train_encoder.py --version 1.4.1 --words-into data/encoder
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import torch
from encoder_training.recipe import Recipe, make_encoder, retell, ship
from encoder_training.train import Settings


def main() -> None:
    """Reads the options, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--cache", type=Path, help="train; folder for MiniLM's vectors, kept between runs")
    how.add_argument("--words-into", type=Path, metavar="FOLDER", help="give this encoder the words of bridge/ only")
    parser.add_argument("--out", type=Path, default=Path("data/encoder"), help="folder to write")
    parser.add_argument("--version", required=True, help="version for the manifest")
    parser.add_argument("--steps", type=int, default=Settings().steps, help="steps of training")
    parser.add_argument(
        "--start", type=Path, metavar="FOLDER", help="encoder to go on from; MiniLM's words if not given"
    )
    parser.add_argument("--rate", type=float, default=Settings().rate, help="rate of learning at its highest")
    parser.add_argument("--everything", action="store_true", help="train on what is held back for choosing too")
    parser.add_argument("--threads", type=int, default=1, help="threads of torch")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if options.words_into:
        retell(options.words_into, options.data, options.out, options.version)
        return
    torch.set_num_threads(options.threads)
    options.cache.mkdir(parents=True, exist_ok=True)
    warm = 0 if options.start else Settings().warm
    settings = Settings(steps=options.steps, warm=warm, rate=options.rate)
    recipe = Recipe(everything=options.everything, settings=settings)
    made = make_encoder(options.data, options.cache, recipe, options.start)
    ship(options.out, made, options.version, recipe, options.start)


if __name__ == "__main__":
    main()
