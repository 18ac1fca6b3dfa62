"""Words of the corpora and MiniLM's vectors → the table before any training: a plain static distillate."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from encoder_training.distill import minilm_vectors
from kg.features.minilm import load_minilm
from kg.features.words import CONTINUES, SHORTEST_PART, WordTable, split_words
from kg.ports import FloatArray

_LATIN = re.compile(r"(##)?[a-z0-9+#]+")
#: Strength of the damping of frequent words (Arora, Liang, Ma; ICLR 2017: a / (a + p(word))).
_SIF = 1e-3


def count_words(texts: Iterable[str]) -> Counter[str]:
    """In how many texts each word stands."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(split_words(text)))
    return counts


def choose_pieces(
    counts: Counter[str], pieces: Sequence[str], foreign: Mapping[str, Sequence[str]], size: int, least: int = 3
) -> list[str]:
    """MiniLM's continuations and letters, then the corpora's words, those it knows first; no foreign ones."""
    own = [piece for piece in pieces if _LATIN.fullmatch(piece) and not is_foreign(piece, foreign)]
    parts = [piece for piece in own if piece.startswith(CONTINUES) or len(piece) == 1]
    whole = set(pieces)
    latin = [word for word, _ in counts.most_common() if _LATIN.fullmatch(word) and len(word) < 40]
    words = [word for word in latin if not is_foreign(word, foreign)]
    known = [word for word in words if word in whole and len(word) > 1]
    new = [word for word in words if word not in whole and counts[word] >= least]
    return list(dict.fromkeys([*parts, *known, *new]))[:size]


def is_foreign(piece: str, foreign: Mapping[str, Sequence[str]]) -> bool:
    """Whether a piece needs no row, for its meaning is read wherever it stands; short ones are parts of other words."""
    word = piece.removeprefix(CONTINUES)
    return len(word) >= SHORTEST_PART and bool(foreign.get(word))


def plain_table(words: WordTable, counts: Mapping[str, int], cache: Path, axes: FloatArray) -> FloatArray:
    """MiniLM's vector of every piece on the axes, scaled down for frequent words; n-gram rows start at zero."""
    pieces = sorted(words.pieces, key=words.pieces.__getitem__)
    whole = [piece for piece in pieces if not piece.startswith(CONTINUES)]
    vectors = dict(zip(whole, minilm_vectors(whole, cache), strict=True))
    vectors |= _continuations([piece for piece in pieces if piece.startswith(CONTINUES)])
    total = sum(counts.values())
    weights = [_SIF / (_SIF + counts.get(piece, 0) / total) for piece in pieces]
    return _scaled(words, np.stack([vectors[piece] for piece in pieces]) @ axes * np.array(weights)[:, None])


def _scaled(words: WordTable, known: FloatArray) -> FloatArray:
    """The rows of the pieces at mean length one, followed by zeros for the n-grams."""
    table = np.zeros((words.num_rows, known.shape[1]), dtype=np.float32)
    table[: len(known)] = known / np.linalg.norm(known, axis=1).mean()
    return table


def principal_axes(vectors: FloatArray, dim: int) -> FloatArray:
    """The directions that keep most of the vectors' cosines, [columns, dim]."""
    _, axes = np.linalg.eigh(vectors.T.astype(np.float64) @ vectors.astype(np.float64))
    return np.ascontiguousarray(axes[:, ::-1][:, :dim]).astype(np.float32)


def minilm_pieces() -> list[str]:
    """MiniLM's vocabulary in order."""
    vocabulary: dict[str, int] = _minilm().tokenizer.get_vocab()
    return sorted(vocabulary, key=vocabulary.__getitem__)


def _continuations(pieces: Sequence[str]) -> dict[str, FloatArray]:
    """Vectors of pieces that no text consists of alone; their ids are given to the transformer directly."""
    model = _minilm()
    ids = torch.tensor(model.tokenizer.convert_tokens_to_ids(list(pieces)))
    found: dict[str, FloatArray] = {}
    with torch.inference_mode():
        for start in range(0, len(pieces), 512):
            part = ids[start : start + 512]
            rows = torch.stack([torch.full_like(part, 101), part, torch.full_like(part, 102)], 1)
            states = model[0].auto_model(input_ids=rows, attention_mask=torch.ones_like(rows)).last_hidden_state
            mean = torch.nn.functional.normalize(states.mean(1), dim=1).numpy()
            found |= dict(zip(pieces[start : start + 512], mean, strict=True))
    return found


def _minilm() -> Any:
    importlib.import_module("sentence_transformers")
    return load_minilm()._model
