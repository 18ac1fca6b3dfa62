from pathlib import Path

import pytest

import kg
from kg.errors import QueryError
from kg.schema import NodeType

pytestmark = pytest.mark.xdist_group("seeds")


def _cities(seeds_kb: Path, *where: str) -> set[object]:
    with kg.open(seeds_kb) as base:
        results = base.similar(text="warehouse associate", k=100, where=where, keep_duplicates=True).results
        places = {node.id: node.properties.get("city") for node in base.store.nodes(NodeType.LOCATION)}
        located = [base.store.targets_of(match.id, "located_in") for match in results]
    return {places.get(place) for ids in located for place in ids if len(ids) == 1}


def test_what_lies_within_the_distance_is_found_and_nothing_else(seeds_kb: Path) -> None:
    assert _cities(seeds_kb, "near=Luxembourg", "within_km=20") == {"Luxembourg", "Bettembourg"}
    assert _cities(seeds_kb, "near=Luxembourg:5") == {"Luxembourg"}


def test_other_filters_count_too(seeds_kb: Path) -> None:
    assert _cities(seeds_kb, "near=Luxembourg:20", "city=Bettembourg") == {"Bettembourg"}


def test_an_unknown_place_is_an_error_that_suggests_one(seeds_kb: Path) -> None:
    with pytest.raises(QueryError, match="Did you mean 'Turin'"):
        _cities(seeds_kb, "near=Turni")
    with pytest.raises(QueryError, match="country=IT"):
        _cities(seeds_kb, "near=Italy")
