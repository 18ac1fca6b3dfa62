import numpy as np
import pytest

from kg.features.joint import JointEncoder
from tests.fakes.encoder import FakeEncoder

JOINT = JointEncoder(FakeEncoder(("nurse", "graph"), "one"), FakeEncoder(("nurse", "speech"), "two"), share=0.25)


def test_a_dot_product_is_the_weighted_mean_of_both_cosines() -> None:
    nurse, mixed = JOINT.encode(["nurse graph", "nurse"])
    assert float(nurse @ mixed) == pytest.approx(0.75 * np.sqrt(0.5) + 0.25 * 1.0)


def test_who_knows_the_words_decides_alone() -> None:
    speech, both = JOINT.encode(["speech", "speech speech"])
    assert float(speech @ both) == pytest.approx(1.0)
    assert not JOINT.encode(["cook"]).any()


def test_it_is_called_by_both_names() -> None:
    assert (JOINT.name, JOINT.dim) == ("one+two", 4)
