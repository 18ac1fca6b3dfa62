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


def test_a_place_is_named_that_may_not_be_the_one_that_was_meant(tmp_path: Path) -> None:
    rows = ["title,company,location", 'Cook,Acme,"Cambridge, MA"', 'Cook,Acme,"Paris, France"']
    (tmp_path / "jobs.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with kg.build([tmp_path / "jobs.csv"], tmp_path / "kb", train=False) as base:
        near = base.similar(text="cook", where="near=Cambridge")
        assert [match.properties["region"] for match in near] == ["MA"]
        assert near.note == "'Cambridge' is read as Cambridge, MA, US, not Cambridge, GB or Cambridge, ON, CA."
        assert base.similar(text="cook", where="near=Paris").note is None
        small = base.similar(text="cook", where="near=Garching").note
        assert small == "'Garching' is read as Garching, DE. Nothing passes the filters."
