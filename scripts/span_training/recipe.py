"""Gold and corpora in, the model that ships out.

First MiniLM with all its layers and pieces learns from all sets for two epochs; then its lower layers and the pieces
that our texts use are cut out, held on the grid, and learn on.
"""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from encoder_training.corpora import Corpora
from transformers import AutoTokenizer

from kg.extract.span_pieces import LINE_END, OPENING, SPECIAL, Pieces
from kg.ports import FloatArray
from span_training.chunks import Chunk, chunks_of
from span_training.fit import Course, fit
from span_training.gold import LAYERS, GoldSet, Sentence, Span, read_gold
from span_training.measure import counts_of, decoded
from span_training.network import Tagger, minilm_home, scores_of, whole_vocabulary

_LOG = logging.getLogger(__name__)
_ALL_LAYERS = 6
_WHOLE = Course(epochs=6, stop=2, rate=1.5e-4)
_CUT = Course(epochs=5, rate=2e-4)
#: Green's crowd labels are many and noisy: in the second step each sentence is read in three epochs of five.
_GREEN_READ = 3
Gold = dict[GoldSet, list[Sentence]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Sizes of the model that ships, and how its two steps learn."""

    layers: int = 4
    pieces: int = 12_000
    whole: Course = _WHOLE
    cut: Course = _CUT


def read_all(folder: Path, split: str) -> Gold:
    """One split of every set."""
    return {gold_set: read_gold(folder, gold_set, split) for gold_set in GoldSet}


def make_model(data: Path, recipe: Recipe) -> tuple[Tagger, Pieces]:
    """The network that ships and its pieces; figures on dev are logged after every epoch."""
    gold, dev = (read_all(data / "gold_extraction", split) for split in ("train", "dev"))
    whole, all_pieces = Tagger(whole_vocabulary(), _ALL_LAYERS), Pieces(whole_vocabulary())
    chunks = [chunk for found in _chunks(gold, all_pieces).values() for chunk in found]
    fit(whole, chunks, recipe.whole, partial(report, whole, all_pieces, dev, "whole"))
    pieces, counts = used_pieces(data, gold, recipe.pieces)
    model = Tagger(pieces.vocabulary, recipe.layers, counts)
    model.take_over(whole, pieces.vocabulary)
    model.hold_on_grid()
    parts = _chunks(gold, pieces)
    green = parts.pop(GoldSet.GREEN) * _GREEN_READ
    random.Random(0).shuffle(green)
    known = [chunk for found in parts.values() for chunk in found]
    fit(model, known, recipe.cut, partial(report, model, pieces, dev, "cut"), green)
    return model, pieces


def used_pieces(data: Path, gold: Gold, size: int) -> tuple[Pieces, FloatArray]:
    """The most used pieces of MiniLM's vocabulary, and how often each is used."""
    tokenizer = AutoTokenizer.from_pretrained(minilm_home())
    counts: Counter[int] = Counter()
    for text in _texts(data, gold):
        counts.update(tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"])
    named = dict(zip(tokenizer.convert_ids_to_tokens(list(counts)), counts.values(), strict=True))
    single = sorted(p for p in whole_vocabulary() if len(p.removeprefix("##")) == 1 and p.isascii())
    rest = sorted(named.keys() - {*single, *SPECIAL}, key=lambda piece: (-named[piece], piece))
    vocabulary = [*SPECIAL, *single, *rest][:size]
    found = np.array([named.get(piece, 0) for piece in vocabulary], dtype=np.float32)
    found[[OPENING, LINE_END]] = found.max()
    return Pieces(vocabulary), found


def report(model: Tagger, pieces: Pieces, dev: Gold, name: str, epoch: int) -> None:
    """Logs strict F1 on dev."""
    for gold_set, sentences in dev.items():
        found = _found(model, pieces, gold_set, sentences)
        figures = {label: round(counts.f1, 3) for label, counts in counts_of(sentences, found).items()}
        _LOG.info("%s, epoch %d: %s %s", name, epoch, gold_set.value, figures)


def _found(model: Tagger, pieces: Pieces, gold_set: GoldSet, sentences: list[Sentence]) -> list[list[Span]]:
    chunks = chunks_of(sentences, gold_set, pieces.of)
    names = [f"{gold_set.value}_{layer}" for layer in range(len(LAYERS[gold_set]))]
    found: list[list[Span]] = [[] for _ in sentences]
    for chunk, scores in zip(chunks, scores_of(model, chunks, names), strict=True):
        start = 0
        for place in chunk.sentences:
            end = start + len(sentences[place].words)
            found[place] = decoded({name: scores[name][start:end] for name in names}, gold_set)
            start = end
    return found


def _chunks(gold: Gold, pieces: Pieces) -> dict[GoldSet, list[Chunk]]:
    return {gold_set: chunks_of(sentences, gold_set, pieces.of) for gold_set, sentences in gold.items()}


def _texts(data: Path, gold: Gold) -> Iterable[str]:
    corpora = Corpora(data)
    yield from (posting.text for posting in corpora.postings())
    yield from (f"{paper.title}\n{paper.abstract}" for paper in corpora.papers())
    yield from (" ".join(sentence.words) for sentences in gold.values() for sentence in sentences)
