"""What a question says of an opening besides its work: which wishes are read, and what an opening is worth to them."""

from datetime import date

import pytest

from kg.schema import Value
from kg.search import Wish, gain, refused_in, told, wishes_in

TODAY = date(2031, 3, 20)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("remote", ["remote"]),
        ("fully remote baker", ["remote"]),
        ("Bäcker im Home-Office", ["remote"]),
        ("traducteur en télétravail", ["remote"]),
        ("part-time beekeeper", ["part-time"]),
        ("Imker in Teilzeit", ["part-time"]),
        ("jardinier à temps partiel", ["part-time"]),
        ("internship in botany", ["internship"]),
        ("stage en botanique", ["internship"]),
        ("stage botanique", ["internship"]),
        ("Werkstudent Statistik", ["work for students"]),
        ("entry level gardener", ["entry level"]),
        ("gardener, no experience", ["entry level"]),
        ("Head of Gardening", ["head"]),
        ("senior gardener, German-speaking", ["senior", "German"]),
        ("glass blower, no degree needed", ["no degree"]),
        ("internship summer 2031", ["internship", "2031"]),
        ("gardener from May", ["from May"]),
        ("gardener, over $90k", ["over $90k"]),
        ("gardener, not remote", ["not remote"]),
        ("kein Praktikum", ["not internship"]),
        ("graduate scheme gardening", ["entry level"]),
        ("botanist in English", ["English"]),
        ("gardener, visa sponsorship required", ["visa sponsorship required"]),
        ("botanist with security clearance", ["with security clearance"]),
        ("gardener 4-day week", ["4-day week"]),
        ("gardener no h1b", ["no h1b"]),
        ("botany internship summer", ["internship", "summer"]),
        ("gardener who speaks German, French and Dutch", ["German", "French", "Dutch"]),
        ("botanist in German and history", ["German"]),
        ("gardener, salary above 30 lakh", ["salary above 30 lakh"]),
        ("gardener 25 LPA", ["25 LPA"]),
        ("Gärtner, Gehalt über 50.000 €", ["Gehalt über 50.000 €"]),
        ("gardener with 5 years of experience", ["with 5 years of experience"]),
        ("gardener, 10+ yrs", ["10+ yrs"]),
        ("gardener, at least 3-5 years experience", ["at least 3-5 years experience"]),
    ],
)
def test_wishes_are_read(text: str, names: list[str]) -> None:
    assert [wish.name for wish in wishes_in(text, TODAY)] == names


@pytest.mark.parametrize(
    "text",
    [
        "remote sensing scientist",
        "nursery teacher for 2 year olds",
        "analyst of a 5 year plan",
        "remote support technician",
        "stage manager",
        "early stage startup founder",
        "contract manager",
        "head chef",
        "staff nurse",
        "director of photography",
        "gardener in May Street",
        "no-code developer",
        "English teacher",
        "temp agency clerk",
        "assistant to the CEO",
        "stage lighting designer",
        "summer camp cook",
        "graduate program manager",
        "visa sponsorship specialist",
        "degree in English literature",
    ],
)
def test_words_of_work_are_no_wishes(text: str) -> None:
    assert wishes_in(text, TODAY) == []


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("writer, not in advertising", ["advertising"]),
        ("anything but teaching", ["teaching"]),
        ("office job, no phone calls, no travel", ["phone calls", "travel"]),
        ("Koch, nicht im Krankenhaus", ["Krankenhaus"]),
        ("cook, not only for hotels", []),
        ("cook but not for hotels", ["hotels"]),
        ("cook, not for profit", []),
        ("i hate meetings", ["meetings"]),
        ("gardener who doesn't want shifts", ["shifts"]),
        ("papers on love and hate speech", []),
        ("manager of a not-for-profit", []),
        ("Gärtner (nicht Baumschule)", []),
    ],
)
def test_work_that_is_not_wanted_is_read(text: str, refused: list[str]) -> None:
    assert [item.words for item in refused_in(text, [])] == refused


def test_what_is_understood_already_is_not_refused_again() -> None:
    text = "gardener, not in Oslo"
    assert refused_in(text, [(text.index("Oslo"), len(text))]) == []


@pytest.mark.parametrize(
    ("properties", "worth"),
    [({"level": "head"}, 1.0), ({"level": "vice president"}, 0.75), ({"level": "junior"}, -1.0), ({}, 0.0)],
)
def test_ranks_serve_for_those_near_them(properties: dict[str, Value], worth: float) -> None:
    assert _wish("head of gardening").worth("Gardener", properties) == worth


def test_a_name_hints_at_a_rank_that_is_not_stated() -> None:
    wish = _wish("head of gardening")
    assert wish.worth("Garden Assistant", {}) == -1.0
    assert 0.0 < wish.worth("Chief Gardener", {}) < 0.5
    assert not wish.is_met("Chief Gardener", {})


def test_stating_nothing_is_better_than_stating_the_opposite() -> None:
    wish = _wish("part-time gardener")
    worths = [wish.worth("Gardener", {"employment_type": kind}) for kind in ("part_time", None, "full_time")]
    assert worths == [1.0, 0.0, -0.5]


def test_a_wish_is_served_by_any_property_that_says_it() -> None:
    wish = _wish("internship")
    assert wish.is_met("Gardener", {"employment_type": "internship"})
    assert wish.is_met("Gardener", {"level": "intern", "employment_type": "full_time"})
    assert not wish.is_met("Gardener", {"level": "senior"})


def test_who_refuses_is_content_with_what_says_nothing() -> None:
    wish = _wish("gardener, not remote")
    assert [wish.is_met("Gardener", {"remote": remote}) for remote in (True, None, False)] == [False, True, True]


def test_no_degree_is_met_by_what_asks_for_none() -> None:
    wish = _wish("gardener without a degree")
    assert wish.is_met("Gardener", {})
    assert not wish.is_met("Gardener", {"degrees": ["BS", "MS"]})


def test_all_wishes_met_leave_the_score_and_each_that_is_not_takes_of_it() -> None:
    wishes = wishes_in("senior gardener, remote", TODAY)
    both = gain(wishes, "Gardener", {"level": "senior", "remote": True})
    one = gain(wishes, "Gardener", {"level": "senior"})
    against = gain(wishes, "Gardener", {"level": "senior", "remote": False})
    assert both == pytest.approx(1.0)
    assert both > one > against > 0.0


def test_without_wishes_a_score_stays() -> None:
    assert gain([], "Gardener", {"remote": True}) == 1.0


def test_it_is_told_which_wishes_are_met_and_which_are_not() -> None:
    wishes = wishes_in("senior part-time gardener, remote, from May", TODAY)
    assert told(wishes, "Gardener", {"level": "senior", "remote": False}) == (
        "as wished senior; does not say part-time; not remote"
    )
    assert told(wishes_in("not remote", TODAY), "Gardener", {"remote": True}) == "against the wish remote"
    assert told([], "Gardener", {}) == ""


def _wish(text: str) -> Wish:
    [wish] = wishes_in(text, TODAY)
    return wish


def test_who_is_refused_is_refused_with_all_above() -> None:
    wish = wishes_in("gardener, not senior", TODAY)[0]
    assert [wish.is_met("", {"level": level}) for level in ("junior", "senior", "director")] == [True, False, False]


@pytest.mark.parametrize(
    "text", ["biologist, PhD not required", "Biologe, PhD nicht erforderlich", "no PhD, biologist"]
)
def test_what_is_not_required_is_refused(text: str) -> None:
    wish = wishes_in(text, TODAY)[0]
    assert wish.is_refusal
    assert text[wish.start : wish.end] in ("PhD not required", "PhD nicht erforderlich", "no PhD")


def test_what_is_refused_ends_where_a_place_begins() -> None:
    text = "anything but gardening in Turin"
    assert [item.words for item in refused_in(text, [(26, 31)])] == ["gardening"]


def test_a_kind_of_post_counts_more_where_its_words_are_no_part_of_the_work() -> None:
    (wish,) = wishes_in("internship in botany", TODAY)
    assert (wish.is_work, wish.is_kind) == (True, True)
    assert (wish.apart().is_work, wish.apart().weight > wish.weight) == (False, True)


def test_a_wish_that_is_stated_twice_is_one() -> None:
    (wish,) = wishes_in("entry level, no experience, gardener", TODAY)
    assert (wish.name, wish.spans) == ("entry level", ((0, 11), (13, 26)))


def test_what_openings_are_not_compared_by_lowers_no_score() -> None:
    assert gain(wishes_in("gardener 25 LPA", TODAY), "Gardener", {}) == 1.0


def test_an_opening_says_when_it_was_posted_or_nothing_of_it() -> None:
    (wish,) = wishes_in("gardener posted this week", TODAY)
    assert (wish.name, wish.is_compared, wish.posted) == ("posted this week", True, ("2031-03-13", "2031-03-20~"))
    worths = [wish.worth("Gardener", {"posted": day}) for day in ("2031-03-14", "2031-03-12", None)]
    assert worths == [1.0, -0.5, 0.0]
    assert told([wish], "Gardener", {"posted": "2031-03-14"}) == "as wished posted this week"
    assert told([wish], "Gardener", {"posted": "2030"}) == "not posted this week"
    assert told([wish], "Gardener", {}) == "does not say posted this week"
    assert [str(condition) for condition in wish.best()[0]] == ["posted>=2031-03-13", "posted<=2031-03-20~"]


def test_days_may_be_refused() -> None:
    (wish,) = wishes_in("gardener not posted this week", TODAY)
    assert (wish.name, wish.is_refusal) == ("not posted this week", True)
    assert [wish.worth("Gardener", {"posted": day}) for day in ("2031-03-14", "2031-03-12", None)] == [-1.0, 0.0, 0.0]
    assert told([wish], "Gardener", {"posted": "2031-03-14"}) == "against the wish posted this week"
