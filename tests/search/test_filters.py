import pytest

from kg.errors import QueryError
from kg.search.filters import (
    Condition,
    check_comparable,
    check_keys,
    check_values,
    no_value_error,
    of_whole_days,
    parse_condition,
    parse_conditions,
    unknown_type_error,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("country=LU", Condition("country", "=", "LU")),
        (" posted >= 2025-01-01 ", Condition("posted", ">=", "2025-01-01")),
        ("Team != AGI", Condition("team", "!=", "AGI")),
        ("title=a=b", Condition("title", "=", "a=b")),
        ("city=Berlin | Lyon|Berlin", Condition("city", "=", "Berlin", ("Lyon",))),
        ("city!=Berlin|city!=Lyon", Condition("city", "!=", "Berlin", ("Lyon",))),
        (r"team=R\|D|Labs", Condition("team", "=", "R|D", ("Labs",))),
    ],
)
def test_conditions_are_read_as_written(text: str, expected: Condition) -> None:
    assert parse_condition(text) == expected
    assert parse_condition(str(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("near=Paris,within_km=5", ["near=Paris", "within_km=5"]),
        ("near=Paris, TX; within_km <= 5", ["near=Paris, TX", "within_km<=5"]),
        ("country=DE & City=Berlin posted>=2025-01-01", ["country=DE", "city=Berlin", "posted>=2025-01-01"]),
        ("organization=Rock, Paper and Co", ["organization=Rock, Paper and Co"]),
        ("near=45.07,7.69", ["near=45.07,7.69"]),
        ("city=Paris|Lyon,level=intern|junior", ["city=Paris|Lyon", "level=intern|junior"]),
    ],
)
def test_a_text_may_hold_several_conditions(text: str, expected: list[str]) -> None:
    assert [str(condition) for condition in parse_conditions(text)] == expected


@pytest.mark.parametrize("text", ["", "country", "=LU", "country=", "1=2"])
def test_what_is_no_condition_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(QueryError, match="KEY=VALUE"):
        parse_condition(text)


@pytest.mark.parametrize("text", ["city=Berlin|", "city=|Lyon", "city=Berlin||Lyon", "city!=|"])
def test_an_empty_alternative_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(QueryError, match=r"has an empty alternative: write city=A\|B, and \\\| for a \| in a value"):
        parse_condition(text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("posted>=2025|2026", "only = and != take alternatives"),
        ("city=Berlin|country=FR", "'country=FR' is no other value of city"),
        ("city=Berlin|city!=Lyon", "alternatives are of one property, city=A|B"),
    ],
)
def test_alternatives_are_values_of_one_property(text: str, hint: str) -> None:
    with pytest.raises(QueryError, match=hint.replace("|", r"\|")):
        parse_condition(text)


@pytest.mark.parametrize("wanted", ["soon", "nan", "inf"])
def test_numbers_are_not_compared_with_a_word(wanted: str) -> None:
    with pytest.raises(QueryError, match="give a number"):
        check_comparable(parse_condition(f"season_year>{wanted}"), ["2026", "2027.5"])
    check_comparable(parse_condition("season_year>2026"), ["2026"])
    check_comparable(parse_condition(f"title>{wanted}"), ["1", "Nurse"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("posted<=2025-03", ["posted<=2025-03~"]),
        ("posted>2025", ["posted>2025~"]),
        ("closed=2025-03", ["closed>=2025-03", "closed<=2025-03~"]),
        ("posted>=2025", ["posted>=2025"]),
        ("posted<2025-03", ["posted<2025-03"]),
        ("posted<=2025-03-01", ["posted<=2025-03-01"]),
        ("season_year<=2025", ["season_year<=2025"]),
    ],
)
def test_a_month_and_a_year_are_all_of_their_days(written: str, meant: list[str]) -> None:
    assert list(map(str, of_whole_days(parse_condition(written)))) == meant


def test_a_misspelt_key_gets_a_suggestion() -> None:
    with pytest.raises(QueryError, match="Did you mean 'country'"):
        check_keys([parse_condition("contry=LU")], ["country", "city"])


def test_a_key_by_another_name_gets_its_own() -> None:
    with pytest.raises(QueryError, match="Did you mean 'organization'"):
        check_keys([parse_condition("employer=Acme")], ["employment_type", "organization"])


def test_a_key_like_no_other_gets_the_usual_ones_first() -> None:
    known = [*(f"a{number}" for number in range(20)), "remote", "country"]
    with pytest.raises(QueryError, match=r"Known: country, remote, a0, .*, …\."):
        check_keys([parse_condition("zzzzz=1")], known)


def test_alternatives_in_one_value_are_told_apart() -> None:
    error = no_value_error(Condition("city", "=", "Berlin|Atlantis"), ["Berlin", "Paris"])
    assert "Write alternatives as city=A|B" in str(error)


def test_a_misspelt_value_gets_a_suggestion() -> None:
    error = no_value_error(parse_condition("city=Luxemborg"), ["Luxembourg", "Paris"])
    assert "Did you mean 'Luxembourg'" in str(error)
    error = no_value_error(parse_condition("city=Banglore"), ["Bangkok", "Bengaluru"], ["Bangalore"])
    assert "Did you mean 'Bangalore'" in str(error)
    assert str(no_value_error(parse_condition("season_year=2025"), ["2026", "2027"])).endswith("Known: 2026, 2027.")


@pytest.mark.parametrize(
    "text",
    [
        "posted>2025-13-45",
        "posted>=January",
        "closed<2025-02-30",
        "published=2025-1-1",
        "posted>=20250101",
        "year>=new",
        "posted=2025|May",
    ],
)
def test_what_is_no_date_is_refused_with_the_form_wanted(text: str) -> None:
    condition = parse_condition(text)
    with pytest.raises(QueryError, match=f"'{condition.values[-1]}' is no (date; write 2025-01-31|year; write 2025)"):
        check_values([condition])


def test_days_months_and_years_are_dates() -> None:
    check_values([parse_condition(f"posted>={value}") for value in ("2024-02-29", "2025-11", "2025")])
    check_values([parse_condition("city=January")])


def test_a_type_that_there_is_none_of_gets_a_suggestion() -> None:
    assert str(unknown_type_error("postings")).endswith("Did you mean 'posting'?")


def test_there_are_not_more_filters_than_a_database_takes() -> None:
    conditions = [parse_condition(f"country!=X{number}") for number in range(101)]
    with pytest.raises(QueryError, match="101 filters are too many: give at most 100"):
        check_keys(conditions, ["country"])
    with pytest.raises(QueryError, match="101 filters are too many"):
        check_keys([conditions[0].of([str(number) for number in range(101)])], ["country"])
