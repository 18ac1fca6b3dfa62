import numpy as np
import pytest

from kg.features.head import Head, HeadedEncoder
from tests.fakes.encoder import FakeEncoder

ONE = np.array([1.0, 0.0], dtype=np.float32)
#: Looks whether both coordinates are there, and if so turns towards the second.
BOTH = Head(
    inner=np.array([[1.0, 1.0]], dtype=np.float32),
    bias=np.array([-1.0], dtype=np.float32),
    outer=np.array([[0.0], [1.0]], dtype=np.float32),
)


def test_what_the_network_has_no_opinion_on_stays_as_it_is() -> None:
    np.testing.assert_array_equal(BOTH(ONE), ONE)


def test_what_stands_together_is_turned() -> None:
    both = np.array([0.8, 0.6], dtype=np.float32)
    np.testing.assert_allclose(BOTH(both), np.array([0.8, 1.0]) / np.sqrt(1.64), rtol=1e-6)


def test_zero_stays_zero_whatever_the_bias() -> None:
    always = Head(BOTH.inner, np.ones(1, np.float32), BOTH.outer)
    assert not always(np.zeros(2, np.float32)).any()


def test_a_way_around_may_lead_to_fewer_columns() -> None:
    narrow = Head(BOTH.inner, BOTH.bias, np.zeros((1, 1), np.float32), around=np.array([[2.0, 0.0]], np.float32))
    assert narrow.dim == 1
    assert narrow(ONE) == pytest.approx(1.0)


def test_an_encoder_with_a_head_keeps_its_name_and_has_the_columns_of_the_head() -> None:
    encoder = HeadedEncoder(FakeEncoder(("nurse", "graph"), "two"), BOTH)
    assert (encoder.name, encoder.dim) == ("two", 2)
    one, none = encoder.encode(["graph", "cook"])
    assert float(np.linalg.norm(one)) == pytest.approx(1.0)
    assert not none.any()
