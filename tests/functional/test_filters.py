"""Values of filters may be written as people write them; what stands in the knowledge base means itself."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.errors import QueryError
from kg.schema import Value

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
        ("city=Torino|Zürich", "city=Zurich|Turin"),
        ("near=Turin:5|Zurich:5", "city=Turin|Zurich"),
        ("city=Turin|Munich", "city=Turin"),
        ("level=intern|trainee", "level=intern"),
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


def test_several_values_are_alternatives_if_they_are_written_so(seeds_kb: Path) -> None:
    with pytest.raises(QueryError, match=r"Write alternatives as city=A\|B"):
        _found(seeds_kb, "city=Turin or Berlin")
    with pytest.raises(QueryError, match=r"^Nothing has city=Turni\. Did you mean 'Turin'"):
        _found(seeds_kb, "city=Lyon|Turni")
    with kg.open(seeds_kb) as base:
        listed = base.similar(text="engineer", k=200, where={"city": ["Turin", "Lyon"]}, keep_duplicates=True)
        note = base.similar(text="engineer", where="city=Turin|Munich").note
    assert {match.id for match in listed} == _found(seeds_kb, "city=Turin|Lyon") > _found(seeds_kb, "city=Lyon")
    assert note == "Nothing has city=Munich."


_VALUES = {
    "city": ("Turin", "Torino", "Zürich", "Lyon", "Luxembourg"),
    "country": ("DE", "Schweiz", "LU", "IT"),
    "level": ("intern", "senior", "junior"),
    "posted": ("2025", "2026", "2026-01", "2026-01-12"),
}
_ALTERNATIVES = st.sampled_from(sorted(_VALUES)).flatmap(
    lambda key: st.tuples(st.just(key), st.lists(st.sampled_from(_VALUES[key]), min_size=1, max_size=4))
)


@settings(max_examples=30)
@given(_ALTERNATIVES, st.sampled_from(["", "level=intern", "country!=LU|DE", "near=Turin"]))
def test_alternatives_find_what_each_of_them_finds(seeds_kb: Path, either: tuple[str, list[str]], beside: str) -> None:
    key, values = either
    more = [beside] * bool(beside)
    each = {value: _found(seeds_kb, f"{key}={value}", *more) for value in values}
    assert _found(seeds_kb, f"{key}={'|'.join(values)}", *more) == set().union(*each.values())
    others = [f"{key}!={value}" for value in values]
    assert _found(seeds_kb, f"{key}!={'|'.join(values)}", *more) == _found(seeds_kb, *others, *more)


def test_a_value_with_a_bar_means_itself(tmp_path: Path) -> None:
    rows = ["title,company", "Cook | Grill,Orbelle", "Cook,Orbelle", "Grill,Orbelle", "Nurse,A|B"]
    (tmp_path / "a.csv").write_text("\n".join(rows) + "\n")
    with kg.build(tmp_path / "a.csv", tmp_path / "kb", train=False) as base:

        def names(where: str | dict[str, Value]) -> set[str]:
            return {match.name for match in base.similar(text="cook", where=where, keep_duplicates=True)}

        assert names("organization=A|B") == names(r"organization=A\|B") == names({"organization": "A|B"}) == {"Nurse"}
        assert names(r"organization=Orbelle|A\|B") == {"Cook | Grill", "Cook", "Grill", "Nurse"}


def test_a_country_that_is_not_in_the_knowledge_base_is_not_another_one(seeds_kb: Path) -> None:
    with pytest.raises(QueryError, match="Nothing has country=United Kingdom"):
        _found(seeds_kb, "country=United Kingdom")


def test_a_usual_property_that_no_posting_has_is_none_that_is_misspelt(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title,company\nNight Nurse,Orbelle\n")
    with kg.build(tmp_path / "a.csv", tmp_path / "kb", train=False) as base:
        with pytest.raises(QueryError, match=r"Nothing has remote=true\.$"):
            base.similar(text="nurse", where={"remote": True})
        assert base.similar(text="nurse", where=["remote!=true"]).results[0].name == "Night Nurse"
