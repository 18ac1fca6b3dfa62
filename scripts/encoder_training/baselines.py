"""Encoders to compare with: tf-idf of character n-grams and of words, behind the same call as ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from encoder_training.corpora import Corpora
from kg.ports import FloatArray


class SparseRows:
    """Rows of a sparse matrix that answer `@` and `.T` as dense vectors do, with dense cosines."""

    def __init__(self, rows: Any) -> None:
        self._rows = rows

    @property
    def T(self) -> SparseRows:  # noqa: N802
        """Columns for rows."""
        return SparseRows(self._rows.T.tocsr())

    def __matmul__(self, other: SparseRows) -> FloatArray:
        return np.asarray((self._rows @ other._rows).todense(), dtype=np.float32)


class TfIdf:
    """Tf-idf fitted to the corpora; `encode` gives rows that only know how to be multiplied."""

    def __init__(self, name: str, vectorizer: TfidfVectorizer, texts: Sequence[str]) -> None:
        self.name = name
        self._vectorizer = vectorizer.fit(texts)

    def encode(self, texts: Sequence[str]) -> Any:
        """Rows of unit length."""
        return SparseRows(self._vectorizer.transform(texts))


def baselines(corpora: Corpora) -> tuple[TfIdf, TfIdf]:
    """Character tf-idf fitted to titles, word tf-idf fitted to long texts."""
    titles = [title for occupation in (*corpora.onet(), *corpora.esco()) for title in occupation.titles]
    titles += [title for title, _ in corpora.board_titles()] + list(corpora.skill_names())
    long = [occupation.text for occupation in corpora.onet()]
    long += [posting.text for posting in corpora.postings()[::4]] + [paper.abstract for paper in corpora.papers()]
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=2, dtype=np.float32)
    words = TfidfVectorizer(sublinear_tf=True, min_df=2, stop_words="english", dtype=np.float32)
    return TfIdf("char tf-idf", characters, titles), TfIdf("word tf-idf", words, long)
