"""Values of filters may be written as people write them; what stands in the knowledge base means itself."""

from pathlib import Path

import pytest

import kg
from kg.errors import QueryError

pytestmark = pytest.mark.xdist_group("seeds")


def _found(seeds_kb: Path, *where: str) -> set[str]:
    with kg.open(seeds_kb) as base:
        results = base.similar(text="engineer", k=200, where=where, keep_duplicates=True).results
    return {match.id for match in results}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("city=Zürich", "city=Zurich"),
        ("city=Zu\u0308rich", "city=Zurich"),
        ("city=ZUERICH", "city=Zurich"),
        ("city=Torino", "city=Turin"),
        ("country=Luxembourg", "country=LU"),
        ("country=luxemburg", "country=LU"),
        ("country=Germany", "country=DE"),
        ("country=Alemania", "country=DE"),
        ("country=Allemagne", "country=DE"),
        ("country=U.S.", "country=US"),
        ("region=Ontario", "region=ON"),
        ("employment_type=Full-time", "employment_type=full_time"),
        ("degrees=Ph.D.", "degrees=PhD"),
        ("degrees=Masterstudium", "degrees=MS"),
        ("skills=postgres", "skills=PostgreSQL"),
        ("country!=Deutschland", "country!=DE"),
        ("posted=2026", "posted>=2026-01-01"),
        ("posted<=2026-01", "posted<2026-02-01"),
        ("posted>2025-12", "posted>=2026-01"),
    ],
)
def test_a_value_may_be_written_as_people_write_it(seeds_kb: Path, written: str, meant: str) -> None:
    assert _found(seeds_kb, written) == _found(seeds_kb, meant) != set()


def test_a_year_that_is_not_meant_is_all_of_its_days(seeds_kb: Path) -> None:
    dated = _found(seeds_kb, "posted>=2000")
    assert _found(seeds_kb, "posted>=2000", "posted!=2026") == dated - _found(seeds_kb, "posted=2026") != dated


def test_other_conditions_hold_beside_it(seeds_kb: Path) -> None:
    wanted = _found(seeds_kb, "city=Turin", "level=intern")
    assert _found(seeds_kb, "city=Torino", "level=Intern") == wanted < _found(seeds_kb, "city=Turin")


def test_a_misspelt_value_still_gets_a_suggestion(seeds_kb: Path) -> None:
    with pytest.raises(QueryError, match="Did you mean 'Turin'"):
        _found(seeds_kb, "city=Turni")


def test_a_town_that_everybody_knows_is_not_misspelt(seeds_kb: Path) -> None:
    with pytest.raises(QueryError, match=r"^Nothing has city=Munich\. Ask with near=Munich for what lies around it\.$"):
        _found(seeds_kb, "city=Munich")


def test_several_values_in_one_filter_are_told_apart(seeds_kb: Path) -> None:
    with pytest.raises(QueryError, match="A filter takes one value: ask once for each"):
        _found(seeds_kb, "city=Turin or Berlin")


def test_a_country_that_is_not_in_the_knowledge_base_is_not_another_one(seeds_kb: Path) -> None:
    with pytest.raises(QueryError, match="Nothing has country=United Kingdom"):
        _found(seeds_kb, "country=United Kingdom")


def test_a_usual_property_that_no_posting_has_is_none_that_is_misspelt(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title,company\nNight Nurse,Orbelle\n")
    with kg.build(tmp_path / "a.csv", tmp_path / "kb", train=False) as base:
        with pytest.raises(QueryError, match=r"Nothing has remote=true\.$"):
            base.similar(text="nurse", where={"remote": True})
        assert base.similar(text="nurse", where=["remote!=true"]).results[0].name == "Night Nurse"
