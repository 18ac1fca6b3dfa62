"""Gold in, by which words spans begin, end, go on, are preceded and followed out: log-odds per first piece of a word.

The network knows most of it; the judge of its spans is told again, as what was learnt almost by heart is weighed badly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from kg.extract.tagger.judge import PARTS
from kg.extract.tagger.pieces import Pieces
from kg.ports import FloatArray
from span_training.chunks import head_name
from span_training.gold import LAYERS, GoldSet, Sentence, Span

_Counts = npt.NDArray[np.float64]
#: How many words of the usual kind are added to those seen.
_ADDED = 4.0
_MOST = 6.0


def lexicon(gold: Mapping[GoldSet, Sequence[Sentence]], pieces: Pieces) -> dict[str, FloatArray]:
    """Per head a matrix [pieces, parts]: how much likelier than any a word is each part of a span, in log-odds."""
    return {
        head_name(gold_set, layer): _log_odds(sentences, layer, pieces)
        for gold_set, sentences in gold.items()
        for layer in range(len(LAYERS[gold_set]))
    }


def _log_odds(sentences: Iterable[Sentence], layer: int, pieces: Pieces) -> FloatArray:
    seen, counts = np.zeros(len(pieces.vocabulary)), np.zeros((len(pieces.vocabulary), len(PARTS)))
    for sentence in sentences:
        firsts = [pieces.of(word)[0] for word in sentence.words]
        np.add.at(seen, firsts, 1)
        for span in sentence.layers[layer]:
            _count(counts, firsts, span)
    usual = counts.sum(axis=0) / seen.sum()
    shares = (counts + _ADDED * usual) / (seen + _ADDED)[:, None]
    found: FloatArray = (_logit(shares) - _logit(usual)).clip(-_MOST, _MOST).astype(np.float32)
    return found


def _count(counts: _Counts, firsts: Sequence[int], span: Span) -> None:
    """Adds the words of one span, and beside it, in the order of `PARTS`."""
    _, start, end = span
    counts[firsts[start], 0] += 1
    counts[firsts[end - 1], 1] += 1
    np.add.at(counts[:, 2], firsts[start:end], 1)
    if start:
        counts[firsts[start - 1], 3] += 1
    if end < len(firsts):
        counts[firsts[end], 4] += 1


def _logit(shares: _Counts) -> _Counts:
    safe = shares.clip(1e-4, 1 - 1e-4)
    found: _Counts = np.log(safe / (1 - safe))
    return found
