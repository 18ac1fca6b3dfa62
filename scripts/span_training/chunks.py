"""Sentences in, stretches that are read together out: pieces, shapes, the place of each word, its tags."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import torch

from kg.extract.tagger.pieces import LINE_END, OPENING, shape_of
from kg.extract.tagger.tags import tags_of
from kg.ports import FloatArray
from span_training.gold import LAYERS, TOGETHER, GoldSet, Sentence

#: Pieces read at once; `kg.extract.tagger.model` reads as many.
LONGEST = 160
_MOST_PIECES = 500
#: Pieces of a batch, if nobody says how many.
_TOKENS = 2048
#: Cuts a word into numbers of pieces.
Coder = Callable[[str], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Sentences read together.

    Attributes:
        sentences: their places in the list they came from.
        heads: for each word the place of its first piece.
        tags: per head, the numbers of the words' tags, [words].
        taught: per head, what teachers think how probable each tag of each word is, [words, tags].
    """

    gold_set: GoldSet
    sentences: tuple[int, ...]
    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    heads: tuple[int, ...]
    tags: dict[str, torch.Tensor]
    taught: dict[str, torch.Tensor] = field(default_factory=dict)


def head_name(gold_set: GoldSet, layer: int) -> str:
    """Name of the head of one layer."""
    return f"{gold_set.value}_{layer}"


def head_labels() -> dict[str, tuple[str, ...]]:
    """Labels of every head."""
    return {head_name(name, place): labels for name in GoldSet for place, labels in enumerate(LAYERS[name])}


def chunks_of(
    sentences: Sequence[Sentence], gold_set: GoldSet, coder: Coder, taught: Sequence[Mapping[str, FloatArray]] = ()
) -> list[Chunk]:
    """All sentences, neighbours of one document packed together; `taught` is what teachers say of each sentence."""
    coded = [[list(coder(word)) for word in sentence.words] for sentence in sentences]
    sizes = [sum(map(len, words)) + 1 for words in coded]
    groups: list[list[int]] = []
    for place, sentence in enumerate(sentences):
        last = groups[-1] if groups else []
        fits = sum(sizes[i] for i in last) + sizes[place] < LONGEST
        if gold_set in TOGETHER and last and fits and sentences[last[0]].document == sentence.document:
            last.append(place)
        else:
            groups.append([place])
    chunks = [_chunk(group, sentences, coded, gold_set) for group in groups]
    return (
        [replace(chunk, taught=_joined([taught[place] for place in chunk.sentences])) for chunk in chunks]
        if taught
        else chunks
    )


def batches_of(
    chunks: Sequence[Chunk], source: random.Random | None = None, most: int = _TOKENS
) -> Iterator[list[int]]:
    """Places of chunks of like length, about `most` pieces a batch; in random order if there is a source of it."""
    noise = [source.random() * 8 if source else 0.0 for _ in chunks]
    order = sorted(range(len(chunks)), key=lambda place: len(chunks[place].pieces) + noise[place])
    batches: list[list[int]] = []
    for place in order:
        size = len(chunks[place].pieces) + 8
        if not batches or (len(batches[-1]) + 1) * size > most:
            batches.append([])
        batches[-1].append(place)
    if source:
        source.shuffle(batches)
    return iter(batches)


def inputs_of(batch: Sequence[Chunk]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pieces, shapes and mask, each [batch, length]."""
    length = max(len(chunk.pieces) for chunk in batch)
    pieces = torch.zeros(len(batch), length, dtype=torch.long)
    shapes, mask = torch.zeros_like(pieces), torch.zeros_like(pieces)
    for row, chunk in enumerate(batch):
        size = len(chunk.pieces)
        pieces[row, :size] = torch.tensor(chunk.pieces)
        shapes[row, :size] = torch.tensor(chunk.shapes)
        mask[row, :size] = 1
    return pieces, shapes, mask


def _chunk(
    group: Sequence[int], sentences: Sequence[Sentence], coded: Sequence[list[list[int]]], gold_set: GoldSet
) -> Chunk:
    pieces, shapes, heads = [OPENING], [0], list[int]()
    tags: dict[str, list[int]] = {head_name(gold_set, layer): [] for layer in range(len(LAYERS[gold_set]))}
    for place in group:
        sentence = sentences[place]
        for word, own in zip(sentence.words, coded[place], strict=True):
            heads.append(min(len(pieces), _MOST_PIECES - 1))
            pieces += own
            shapes += [shape_of(word)] * len(own)
        pieces.append(LINE_END)
        shapes.append(0)
        for layer, labels in enumerate(LAYERS[gold_set]):
            tags[head_name(gold_set, layer)] += tags_of(sentence.layers[layer], len(sentence.words), labels).tolist()
    wanted = {name: torch.tensor(values) for name, values in tags.items()}
    return Chunk(
        gold_set, tuple(group), tuple(pieces[:_MOST_PIECES]), tuple(shapes[:_MOST_PIECES]), tuple(heads), wanted
    )


def _joined(taught: Sequence[Mapping[str, FloatArray]]) -> dict[str, torch.Tensor]:
    return {name: torch.from_numpy(np.concatenate([own[name] for own in taught])) for name in taught[0]}
