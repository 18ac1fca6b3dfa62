from hypothesis import given
from hypothesis import strategies as st

from kg.features.words import WordTable, fold, split_words

TABLE = WordTable({"data": 0, "scien": 1, "##tist": 2, "s": 3, "##s": 4}, buckets=10)


def test_words_are_lower_case_without_accents() -> None:
    assert split_words("Ingénieur Données, Straße") == ["ingenieur", "donnees", "strasse"]


def test_signs_of_programming_languages_stay_on_their_word() -> None:
    assert split_words("C++/C# and F#") == ["c++", "c#", "and", "f#"]


def test_genders_said_of_every_job_are_left_out() -> None:
    assert split_words("Entwickler (m/w/d), Vendeur H/F, F/M/X A/B tester") == [
        "entwickler",
        "vendeur",
        "a",
        "b",
        "tester",
    ]


def test_composed_and_decomposed_accents_are_the_same_word() -> None:
    assert split_words("e\u0301cole") == split_words("\u00e9cole")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_known_word_is_its_own_row() -> None:
    assert TABLE.rows("data") == ([0], [1.0])


def test_an_unknown_word_is_its_longest_pieces_and_the_mean_of_its_n_grams() -> None:
    rows, weights = TABLE.rows("scientist")
    assert rows[:2] == [1, 2]
    assert weights[:2] == [1.0, 1.0]
    assert len(rows) - 2 == 9 + 8 + 7
    assert all(5 <= row < 15 for row in rows[2:])
    assert abs(sum(weights[2:]) - 1.0) < 1e-9


def test_letters_no_piece_covers_are_skipped() -> None:
    table = WordTable({"scien": 0, "##tist": 1})
    assert table.rows("scienXtist".lower()) == ([0, 1], [1.0, 1.0])


def test_a_word_without_any_part_has_no_rows() -> None:
    assert WordTable({"data": 0}).rows("xyz") == ([], [])


@given(st.text(min_size=1, max_size=200))
def test_rows_lie_in_the_table(word: str) -> None:
    rows, weights = TABLE.rows(word)
    assert len(rows) == len(weights)
    assert all(0 <= row < TABLE.num_rows for row in rows)


def test_a_word_that_never_ends_costs_no_more_than_a_long_one() -> None:
    assert len(TABLE.composed("x" * 1_000_000)[0]) == len(TABLE.composed("x" * 60)[0])


def test_letters_joined_by_an_ampersand_are_the_words_they_stand_for() -> None:
    assert split_words("M&A Analyst, R&D") == ["mergers", "acquisitions", "analyst", "research", "development"]
    assert split_words("AT&T") == ["at", "t"]


FOREIGN = WordTable(
    {"nurse": 0, "chief": 1, "manager": 2, "sick": 3, "##s": 4, "head": 5},
    meanings={
        "enfermero": ("nurse",),
        "jefe": ("chief", "head nurse"),
        "kranken": ("sick",),
        "pfleger": ("nurse",),
        "de": (),
    },
)


def test_a_foreign_word_is_read_as_what_it_means() -> None:
    assert FOREIGN.rows("enfermero") == ([0], [1.0])


def test_a_foreign_word_of_several_meanings_is_their_mean() -> None:
    assert FOREIGN.rows("jefe") == ([1, 5, 0], [0.5, 0.5, 0.5])


def test_a_foreign_word_that_means_nothing_has_no_rows() -> None:
    assert FOREIGN.rows("de") == ([], [])


def test_a_compound_is_read_part_by_part() -> None:
    assert FOREIGN.rows("krankenpfleger") == ([3, 0], [1.0, 1.0])


def test_short_foreign_words_are_no_parts_of_others() -> None:
    assert FOREIGN.rows("dexde") == ([], [])


def test_words_and_foreign_words_are_known_and_others_are_not() -> None:
    assert [word for word in ("nurse", "jefe", "de", "nurses") if FOREIGN.knows(word)] == ["nurse", "jefe", "de"]


def test_what_a_foreign_word_means_in_english() -> None:
    assert FOREIGN.meant("enfermero") == ("nurse",)
    assert FOREIGN.meant("de") == ()
    assert FOREIGN.meant("nurse") is None
    assert FOREIGN.meant("plorfquedgel") is None
