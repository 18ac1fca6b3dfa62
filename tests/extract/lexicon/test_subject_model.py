from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ModelError
from kg.extract.lexicon.subject_measures import Origin, WordUse
from kg.extract.lexicon.subject_model import (
    LIKELY,
    SubjectModel,
    load_subject_model,
    packed,
    shipped_subject_model,
    unpacked,
)

_USES = {"pear": WordUse(4.0, -3.0, -0.5, 0.0, 0.0), "apple": WordUse(-6.0, 6.0, 0.5, 1.0, 2.5)}


def test_words_are_unpacked_as_they_were_packed() -> None:
    assert unpacked(packed(_USES)) == _USES


def test_weights_make_a_probability() -> None:
    model = SubjectModel({"any": 1.0, "by list": 1.0, "subjects": -0.5}, _USES)
    assert model.probability("pear", 0, 4, Origin.LIST) == 0.5
    assert model.probability("pear", 0, 4, Origin.TITLE) == 0.269


@pytest.mark.parametrize("phrase", ["battery management systems", "causal discovery", "supply planning"])
def test_names_of_subjects_are_likely(phrase: str) -> None:
    text = f"You have experience with {phrase}, and you like it."
    start = text.index(phrase)
    assert shipped_subject_model().probability(text, start, start + len(phrase), Origin.LIST) > LIKELY


@pytest.mark.parametrize("phrase", ["sorgfältige", "immer gern gesehene", "eigene Wünsche"])
def test_german_words_of_sentences_are_not(phrase: str) -> None:
    text = f"Wir suchen dich, und du magst {phrase} und hast Zeit für uns."
    start = text.index(phrase)
    assert shipped_subject_model().probability(text, start, start + len(phrase), Origin.LIST) < LIKELY


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"scripts/train_subjects\.py"):
        load_subject_model(tmp_path)
