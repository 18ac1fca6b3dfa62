from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.lexicon.organization_names import BOXES, OrganizationNames, boxes
from kg.extract.postings.employers.model import shipped_employer_model

NAMES = ["University of Marrowgate", "Zorvex GmbH", "Hochschule Wernau", "Quillmere Bank", "Tarnfell Technologies Inc"]
LINES = ["What you will do", "Remote within Europe", "Job description", "Please apply by mail", "Senior Data Scientist"]


@given(st.text(max_size=60))
def test_every_text_falls_into_boxes(name: str) -> None:
    found = boxes(name)
    assert found == sorted(set(found))
    assert all(0 <= box < BOXES for box in found)


def test_the_odds_are_the_bias_and_the_weights_of_the_boxes() -> None:
    weights = np.zeros(BOXES, np.float32)
    weights[boxes("Contoso")] = 0.5
    assert OrganizationNames(weights, -1.0).log_odds("Contoso") == pytest.approx(0.5 * len(boxes("Contoso")) - 1.0)


def test_what_the_same_words_are_called_in_other_letters_is_another_name() -> None:
    assert boxes("march") != boxes("March") != boxes("MARCH")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("line", LINES)
def test_names_look_more_like_names_than_other_lines_do(name: str, line: str) -> None:
    log_odds = shipped_employer_model().names.log_odds
    assert log_odds(name) > log_odds(line)
