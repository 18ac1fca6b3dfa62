"""Runs of words: what of a posting's text is compared with others'."""

from __future__ import annotations

from kg.resolve.duplicates.word_sequences import IGNORED, WordSequences, stable_hash


def test_runs_of_three_words_within_a_sentence() -> None:
    found = WordSequences(IGNORED).of(["Plan grids for large ports. Plan grids"])
    assert found == {stable_hash(run) for run in ("plan grids large", "grids large ports", "plan grids")}


def test_sentences_of_every_advert_do_not_count() -> None:
    assert WordSequences(IGNORED).of(["All applicants are treated regardless of age."]) == set()


def test_what_was_read_once_is_found_again_among_more() -> None:
    sequences = WordSequences(IGNORED)
    duties = sequences.of(["Plan grids for ports."])
    assert sequences.of(["Plan grids for ports.", "Know steel beams well."]) > duties
    assert WordSequences(frozenset({"grids"})).of(["Plan grids for ports."]).isdisjoint(duties)
