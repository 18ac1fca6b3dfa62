"""Gold and corpora in, the model that ships out.

First a teacher, MiniLM with the pieces that our texts use, learns from all sets together (or several do, each in an
order of its own). Then a network of fewer pieces starts from what the first has learnt, is held on the grid, and learns
from the gold and from what the teachers say of every word: they also say what SkillSpan's annotators would have marked
in Green's sentences, which are twice as many.
"""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from encoder_training.corpora import Corpora
from transformers import AutoTokenizer

from kg.extract.tagger.choice import best_spans, span_shares
from kg.extract.tagger.pieces import LINE_END, OPENING, SPECIAL, Pieces
from kg.ports import FloatArray
from span_training.chunks import Chunk, chunks_of, head_name
from span_training.fit import Course, fit
from span_training.gold import LAYERS, GoldSet, Sentence, Span, read_gold
from span_training.measure import counts_of
from span_training.network import Tagger, minilm_home, scores_of, whole_vocabulary

_LOG = logging.getLogger(__name__)
#: Green's crowd labels are many and noisy: they are read less often than the others.
#: A teacher that has read everything only twice does not yet know the gold by heart: its doubts tell more.
_TEACH = Course(epochs=4, rate=1.2e-4, green=3, pieces=768, stop=2)
_LEARN = Course(epochs=3, rate=1.5e-4, green=1, pieces=1280)
#: Heads whose opinion is asked of another set's sentences; its words are cut alike.
_ALSO = {GoldSet.GREEN: ("skillspan_0", "skillspan_1")}
#: From which probability a span counts in the log; those that ship are chosen at the end.
_LEAST = 0.4
Gold = dict[GoldSet, list[Sentence]]
Scores = dict[str, FloatArray]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Sizes of the networks, and how they learn."""

    layers: int = 6
    known_pieces: int = 12_000
    pieces: int = 8_000
    teachers: tuple[int, ...] = (1,)
    teach: Course = _TEACH
    learn: Course = _LEARN


def make_model(data: Path, recipe: Recipe, work: Path) -> tuple[Tagger, Pieces]:
    """The network that ships and its pieces; figures on dev are logged after every epoch.

    Teachers are kept in the folder `work` and taken from there if they are in it.
    """
    gold, dev = (read_all(data / "gold_extraction", split) for split in ("train", "dev"))
    known, counts = used_pieces(data, gold, recipe.known_pieces)
    teachers = [_teacher(gold, dev, known, recipe, seed, work / f"teacher-{seed}.pt") for seed in recipe.teachers]
    taught = _opinions(teachers, known, gold)
    pieces = Pieces(known.vocabulary[: recipe.pieces])
    model = Tagger(pieces.vocabulary, recipe.layers, counts[: recipe.pieces])
    model.take_over(teachers[0])
    model.hold_on_grid()
    chunks = {name: chunks_of(sentences, name, pieces.of, taught[name]) for name, sentences in gold.items()}
    parts = _parts(chunks, recipe.learn, seed=0)
    return fit(model, parts, recipe.learn, 0, partial(report, pieces, dev, "shipped")), pieces


def read_all(folder: Path, split: str) -> Gold:
    """One split of every set."""
    return {gold_set: read_gold(folder, gold_set, split) for gold_set in GoldSet}


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


def report(pieces: Pieces, dev: Gold, name: str, epoch: int, model: Tagger) -> None:
    """Logs strict F1 on dev."""
    for gold_set, sentences in dev.items():
        found = [_spans(scores, gold_set) for scores in line_scores(model, pieces, gold_set, sentences)]
        figures = {label: round(counts.f1, 3) for label, counts in counts_of(sentences, found).items()}
        _LOG.info("%s, epoch %d: %s %s", name, epoch, gold_set.value, figures)


def line_scores(
    model: Tagger, pieces: Pieces, gold_set: GoldSet, sentences: Sequence[Sentence], also: Sequence[str] = ()
) -> list[Scores]:
    """Log-probabilities of every sentence's words by the heads of its set and some others, [words, tags]."""
    chunks = chunks_of(sentences, gold_set, pieces.of)
    names = [*(head_name(gold_set, layer) for layer in range(len(LAYERS[gold_set]))), *also]
    found: list[Scores] = [{} for _ in sentences]
    for chunk, scores in zip(chunks, scores_of(model, chunks, names), strict=True):
        start = 0
        for place in chunk.sentences:
            end = start + len(sentences[place].words)
            found[place] = {name: scores[name][start:end] for name in names}
            start = end
    return found


def _teacher(gold: Gold, dev: Gold, pieces: Pieces, recipe: Recipe, seed: int, file: Path) -> Tagger:
    torch.manual_seed(seed)
    model = Tagger(pieces.vocabulary, recipe.layers)
    if file.is_file():
        model.load_state_dict(torch.load(file, weights_only=True))
        return model
    chunks = {name: chunks_of(sentences, name, pieces.of) for name, sentences in gold.items()}
    parts = _parts(chunks, recipe.teach, seed)
    model = fit(model, parts, recipe.teach, seed, partial(report, pieces, dev, f"teacher {seed}"))
    file.parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), file)
    return model


def _parts(chunks: Mapping[GoldSet, list[Chunk]], course: Course, seed: int) -> list[list[Chunk]]:
    """What is read in each epoch: everything, but of Green a share."""
    green = chunks[GoldSet.GREEN] * course.green
    random.Random(seed).shuffle(green)
    known = [chunk for name, found in chunks.items() if name is not GoldSet.GREEN for chunk in found]
    return [[*known, *green[epoch :: course.epochs]] for epoch in range(course.epochs)]


def _opinions(teachers: Sequence[Tagger], pieces: Pieces, gold: Gold) -> dict[GoldSet, list[Scores]]:
    """Probabilities of tags for every word, the teachers' mean."""
    found: dict[GoldSet, list[Scores]] = {}
    for name, sentences in gold.items():
        said = [line_scores(teacher, pieces, name, sentences, _ALSO.get(name, ())) for teacher in teachers]
        found[name] = [
            {head: np.mean([np.exp(scores[head]) for scores in parts], axis=0) for head in parts[0]}
            for parts in zip(*said, strict=True)
        ]
    return found


def _spans(scores: Scores, gold_set: GoldSet) -> list[Span]:
    found: list[Span] = []
    for layer, labels in enumerate(LAYERS[gold_set]):
        chosen = best_spans(span_shares(scores[head_name(gold_set, layer)]), _LEAST)
        found += [(labels[label], start, end) for (label, start, end), _ in chosen]
    return found


def _texts(data: Path, gold: Gold) -> Iterable[str]:
    corpora = Corpora(data)
    yield from (posting.text for posting in corpora.postings())
    yield from (f"{paper.title}\n{paper.abstract}" for paper in corpora.papers())
    yield from (" ".join(sentence.words) for sentences in gold.values() for sentence in sentences)
