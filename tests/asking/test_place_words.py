"""Where a question says that something should not be, in the words of several languages."""

import pytest

from kg.asking.place_words import are_alternatives, refused_spans, without
from kg.store import NameIn


def _refused(text: str, *places: str) -> list[str]:
    """What of a text says where it should not be; places are given in its order."""
    spans = [(text.index(place), text.index(place) + len(place)) for place in places]
    return [text[start:end] for start, end in refused_spans(text, spans).values()]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("cook, anything but Oslo", "Oslo", "anything but Oslo"),
        ("anywhere except in Oslo", "Oslo", "anywhere except in Oslo"),
        ("cook not in Oslo", "Oslo", "not in Oslo"),
        ("cook outside of the UK", "UK", "outside of the UK"),
        ("cook not based in Oslo", "Oslo", "not based in Oslo"),
        ("Koch ausser München", "München", "ausser München"),
        ("Koch, nicht in Wien", "Wien", "nicht in Wien"),
        ("cuisinier sauf Paris", "Paris", "sauf Paris"),
        ("cuisinier hors de Paris", "Paris", "hors de Paris"),
        ("cocinero menos Madrid", "Madrid", "menos Madrid"),
        ("cuoco tranne Roma", "Roma", "tranne Roma"),
        ("non-US cook", "US", "non-US"),
    ],
)
def test_a_place_is_refused(text: str, place: str, said: str) -> None:
    assert _refused(text, place) == [said]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("cook in Oslo", "Oslo"),
        ("remote but Oslo", "Oslo"),
        ("not only in Oslo", "Oslo"),
        ("not far from Oslo", "Oslo"),
        ("not a manager, Oslo", "Oslo"),
        ("without experience in Oslo", "Oslo"),
        ("pas loin de Paris", "Paris"),
    ],
)
def test_a_place_is_asked_for(text: str, place: str) -> None:
    assert _refused(text, place) == []


def test_places_in_a_list_are_refused_together() -> None:
    assert _refused("not in Oslo or Bergen", "Oslo", "Bergen") == ["not in Oslo", " or Bergen"]
    assert _refused("except Oslo, Bergen and Lima", "Oslo", "Bergen", "Lima")[1:] == [", Bergen", " and Lima"]


def test_what_comes_after_a_refused_place_may_be_asked_for() -> None:
    assert _refused("not in Oslo but in Bergen", "Oslo", "Bergen") == ["not in Oslo"]
    assert _refused("in Bergen, not Oslo", "Bergen", "Oslo") == ["not Oslo"]


def test_what_leads_to_an_employer_goes_with_it() -> None:
    assert without("cook @ Acme", [(7, 11)]) == "cook"


@pytest.mark.parametrize(("between", "either"), [(" or ", True), ("/", True), (", or ", True), (" and ", False)])
def test_either_of_two_would_do(between: str, either: bool) -> None:
    text = f"Acme{between}Tidewater"
    first, second = NameIn("organization:acme", 0, 4), NameIn("organization:tidewater", len(text) - 9, len(text))
    assert are_alternatives(text, second, first) is are_alternatives(text, first, second) is either
