"""Makes the shipped span model, or measures it. Training needs the extra `train`; measuring does not.

.venv/bin/python scripts/train_spans.py --data ../shared/data --version 1.1 --work FOLDER
.venv/bin/python scripts/train_spans.py --data ../shared/data --fit
.venv/bin/python scripts/train_spans.py --data ../shared/data --agreement [--set green]
.venv/bin/python scripts/train_spans.py --data ../shared/data --evaluate [--split dev] [--set skillspan]
"""

from __future__ import annotations

import argparse
import logging
import time
from pathlib import Path

import msgspec
from span_training.agreement import agreement
from span_training.gold import LAYERS, GoldSet, read_gold
from span_training.judge import fitted
from span_training.measure import counts_of
from span_training.score import reliability, shipped, sure_spans

from kg.extract.tagger.model import load_span_model
from kg.shipped import store_manifest


def main() -> None:
    """Reads the options; trains and writes, or measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder that holds gold_extraction")
    parser.add_argument("--out", type=Path, default=Path("data/spans"), help="folder to write")
    parser.add_argument("--work", type=Path, default=Path("../span-teachers"), help="folder that keeps the teachers")
    parser.add_argument("--version", default="1.1", help="version for the manifest")
    parser.add_argument("--threads", type=int, default=1, help="threads of torch")
    parser.add_argument("--evaluate", action="store_true", help="measure the shipped model instead of training")
    parser.add_argument("--fit", action="store_true", help="only choose anew which spans are told, and how surely")
    parser.add_argument("--agreement", action="store_true", help="measure how far annotators agree with each other")
    parser.add_argument("--split", default="dev", help="which split to measure on")
    parser.add_argument("--set", action="append", choices=[name.value for name in GoldSet], help="only these sets")
    options = parser.parse_args()
    if options.evaluate:
        evaluate(options.data, options.split, options.set or [name.value for name in GoldSet])
    elif options.agreement:
        agree(options.data, options.set or [name.value for name in GoldSet])
    elif options.fit:
        fit_heads(options.out, options.data)
    else:
        train(options)


def evaluate(data: Path, split: str, names: list[str]) -> None:
    """Prints strict precision, recall and F1, words a CPU second, and how far confidence can be trusted."""
    model = shipped()
    print(f"{'set':<12}{'label':<22}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}")
    for name in names:
        gold_set = GoldSet(name)
        sentences = read_gold(data / "gold_extraction", gold_set, split)
        started = time.process_time()
        spans = sure_spans(model, sentences, gold_set)
        seconds = time.process_time() - started
        for label, counts in counts_of(sentences, [[span[:3] for span in found] for found in spans]).items():
            gold = counts.true_positive + counts.false_negative
            print(f"{name:<12}{label:<22}{counts.precision:>7.3f}{counts.recall:>7.3f}{counts.f1:>7.3f}{gold:>7}")
        cells = [f"{low:.1f}: {share:.2f} of {count}" for low, count, share in reliability(sentences, spans)]
        print(f"  right by confidence: {', '.join(cells)}")
        print(f"  {sum(len(sentence.words) for sentence in sentences) / seconds:,.0f} words a CPU second")


def agree(data: Path, names: list[str]) -> None:
    """Prints strict F1 of one annotation against another, of passages that stand in two sentences of train and dev."""
    for name in names:
        gold_set = GoldSet(name)
        sentences = [s for split in ("train", "dev") for s in read_gold(data / "gold_extraction", gold_set, split)]
        for layer, labels in enumerate(LAYERS[gold_set]):
            passages, counts = agreement(sentences, layer)
            spans = counts.true_positive + counts.false_negative
            print(f"{name:<12}{', '.join(labels)[:20]:<22}{passages:>6} passages{spans:>6} spans  F1 {counts.f1:.3f}")


def fit_heads(folder: Path, data: Path) -> None:
    """Writes into the manifest how spans are judged and from which probability on they are told; both from dev.

    Prints the F1 of dev's documents, each judged by what was fitted on others.
    """
    model = load_span_model(folder)
    heads = dict(fitted(model, data))
    for name, head in heads.items():
        print(f"{name:<14} F1 {head.f1:.4f} cross-validated on dev, told from {head.info.least}")
    infos = {name: head.info for name, head in heads.items()}
    store_manifest(folder, msgspec.structs.replace(model.manifest, heads=infos))


def train(options: argparse.Namespace) -> None:
    """Trains, writes, and fits the heads of what was written."""
    import torch
    from span_training.lexicon import lexicon
    from span_training.recipe import Recipe, make_model, read_all
    from span_training.ship import ship

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    model, pieces = make_model(options.data, Recipe(), options.work)
    gold = read_all(options.data / "gold_extraction", "train")
    ship(model, pieces.vocabulary, lexicon(gold, pieces), options.version, options.out)
    fit_heads(options.out, options.data)


if __name__ == "__main__":
    main()
