from hypothesis import given
from hypothesis import strategies as st

from kg.names import digest, fold_name, hashed_id, slug, slug_id, spellings, unaccented


def test_case_quotes_dashes_and_blanks_fold() -> None:
    assert fold_name("Master’s \u00a0 DEGREE – “MS”") == 'master\'s degree - "ms"'


def test_languages_that_differ_by_a_sign_stay_apart() -> None:
    assert slug("C") == "c"
    assert slug("C++") == "c-plus-plus"
    assert slug("C#") == "c-sharp"


def test_accents_are_readable_in_a_slug() -> None:
    assert slug("Zürich") == "zurich"


def test_letters_that_are_no_accented_ones_stay_in_a_slug() -> None:
    assert slug_id("person", "Łukasz Sørli-Đorđević") == "person:lukasz-sorli-dordevic"
    assert slug("Tromsø") != slug("Troms")


def test_other_scripts_get_a_hash_instead_of_nothing() -> None:
    assert slug("北京") == digest(fold_name("北京"))
    assert slug("北京") != slug("上海")
    assert len(slug("北京")) == 16


def test_slug_id_joins_its_parts() -> None:
    assert slug_id("location", "US", "WA", "Seattle") == "location:us-wa-seattle"


def test_hashed_id_depends_on_where_parts_end() -> None:
    assert hashed_id("posting", "ab", "c") != hashed_id("posting", "a", "bc")


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


@given(st.text())
def test_a_slug_is_never_empty_and_always_plain(name: str) -> None:
    text = slug(name)
    assert text
    assert all(char.isascii() and (char.isalnum() or char == "-") for char in text)
    assert len(text) <= 100


def test_accents_are_taken_off() -> None:
    assert unaccented("Zürich, São Paulo") == "Zurich, Sao Paulo"


def test_spellings_of_one_name_share_a_key() -> None:
    for one, other in (("Zürich", "Zurich"), ("Zürich", "ZUERICH"), ("Tromsø", "Tromso"), ("full_time", "Full-time")):
        assert spellings(one) & spellings(other), (one, other)


def test_names_that_differ_by_a_letter_or_a_sign_share_none() -> None:
    for one, other in (("C", "C++"), ("Troms", "Tromsø"), ("Reus", "Reues"), ("北京", "上海")):
        assert not spellings(one) & spellings(other), (one, other)
