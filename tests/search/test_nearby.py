import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.search import Near, Point, kilometres, parse_condition, point_of, split_near

TURIN, MILAN, SYDNEY = Point(45.07, 7.69), Point(45.46, 9.19), Point(-33.87, 151.21)
POINTS = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


def _split(*conditions: str) -> list[Near]:
    return split_near([parse_condition(text) for text in conditions])[1]


def _degrees(*points: Point) -> npt.NDArray[np.float64]:
    return np.array([(point.latitude, point.longitude) for point in points])


def test_a_place_and_a_distance_are_taken_out_of_the_conditions() -> None:
    others, near = split_near([parse_condition(text) for text in ("near=Turin", "level=intern", "within_km=30")])
    assert near == [Near("Turin", 30.0)]
    assert [str(condition) for condition in others] == ["level=intern"]


@pytest.mark.parametrize("written", ["near=Turin:30", "near=Turin : 30 km", "near=Turin:30km"])
def test_the_distance_may_stand_behind_the_place(written: str) -> None:
    assert _split(written) == [Near("Turin", 30.0)]


def test_what_is_near_one_of_several_places_is_near() -> None:
    assert _split("near=Turin:30|Milan") == [Near("Turin", 30.0), Near("Milan", 50.0)]
    assert _split("near=Turin|Milan", "within_km=5") == [Near("Turin", 5.0), Near("Milan", 5.0)]


def test_near_alone_means_fifty_kilometres() -> None:
    assert _split("near=Paris, TX") == [Near("Paris, TX", 50.0)]


@pytest.mark.parametrize(
    ("conditions", "hint"),
    [
        (["within_km=30"], "add near=PLACE"),
        (["near=Turin", "near=Milan"], "one distance from one place"),
        (["near=Turin", "within_km=5|9"], "one distance from one place"),
        (["near=Turin", "within_km=far"], "give kilometres as a number"),
        (["near=Turin", "within_km=-1"], "give kilometres as a number"),
        (["near=Turin", "within_km=nan"], "give kilometres as a number"),
        (["near!=Turin"], "cannot be answered"),
        (["near=Turin", "within_km>=30"], "cannot be answered"),
    ],
)
def test_what_makes_no_sense_says_what_would(conditions: list[str], hint: str) -> None:
    with pytest.raises(QueryError, match=hint):
        _split(*conditions)


def test_degrees_are_a_place() -> None:
    assert point_of("45.07, 7.69") == TURIN
    assert point_of("Turin") is None
    with pytest.raises(QueryError, match="no place on earth"):
        point_of("91,7")


def test_distances_are_those_of_a_map() -> None:
    assert kilometres(TURIN, _degrees(TURIN, MILAN, SYDNEY)) == pytest.approx([0.0, 125.0, 16_680.0], abs=5.0)


@given(POINTS, POINTS)
def test_a_distance_is_the_same_both_ways_and_at_most_half_around(a: Point, b: Point) -> None:
    there, back = kilometres(a, _degrees(b))[0], kilometres(b, _degrees(a))[0]
    assert there == pytest.approx(back, abs=1e-6)
    assert 0.0 <= there <= 20_016.0
