from pathlib import Path

import pytest

import kg

pytestmark = pytest.mark.xdist_group("seeds")


def test_a_misspelt_word_is_read_as_what_was_meant_and_the_answer_says_so(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        mended, right = base.similar(text="warehuose associate"), base.similar(text="warehouse associate")
    assert mended.query == {"text": "warehuose associate", "read_as": "warehouse associate"}
    assert mended.note == "Read as 'warehouse associate'."
    assert [match.id for match in mended.results] == [match.id for match in right.results]
    assert right.query == {"text": "warehouse associate"}


def test_a_text_that_is_the_name_of_a_skill_finds_what_asks_for_it(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        results = base.similar(text="SQL", k=3).results
        assert all("skill:sql" in base.store.targets_of(match.id, "requires") for match in results)


def test_a_place_is_known_with_and_without_its_accents(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        first, second = (base.similar(text=f"engineer in {name}", k=3) for name in ("Türin", "Turin"))
    assert first.results[0].properties["city"] == second.results[0].properties["city"] == "Turin"
