"""Words of questions: of what is written without blanks only what may be two words is looked for as two."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.asking.words import Words


@pytest.mark.parametrize(("word", "known"), [("数据工程", True), ("数据工程" * 2_000, False)])
def test_two_words_are_one_but_a_sentence_is_not_taken_apart(tmp_path: Path, word: str, known: bool) -> None:
    (tmp_path / "jobs.csv").write_text("title,company\n数据 工程,Acme\n", encoding="utf-8")
    with kg.build([tmp_path / "jobs.csv"], tmp_path / "kb", train=False) as base:
        words = Words(base.store, base.embedder.encoder)
        assert words.is_known(word) is known
        assert words.stands.cache_info().currsize <= 3
