from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.tagger.words import word_lines


def words(text: str, *, commas: bool = False) -> list[tuple[str, ...]]:
    return [line.words for line in word_lines(text, commas=commas)]


def test_a_word_keeps_its_inner_signs() -> None:
    assert words("C++, C# and CI/CD with Node.js") == [("C++", "C#", "and", "CI/CD", "with", "Node.js")]


def test_commas_are_words_if_wanted() -> None:
    assert words("Go, Rust", commas=True) == [("Go", ",", "Rust")]


def test_sentences_and_list_items_are_lines() -> None:
    found = words("We ship weekly. You lead • Plan sprints - Mentor juniors\nSQL")
    assert found == [
        ("We", "ship", "weekly", "."),
        ("You", "lead"),
        ("Plan", "sprints"),
        ("Mentor", "juniors"),
        ("SQL",),
    ]


def test_glued_sentences_come_apart() -> None:
    assert words("Write clean code.Know SQL") == [("Write", "clean", "code", "."), ("Know", "SQL")]


@given(st.text(alphabet="aB1 .,-/+\n•é", max_size=60), st.booleans())
def test_words_are_what_the_text_says(text: str, commas: bool) -> None:
    for line in word_lines(text, commas=commas):
        assert [text[start:end] for start, end in zip(line.starts, line.ends, strict=True)] == list(line.words)


@given(st.text(alphabet="aB1 .,-/+\n", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    found = "".join(word for line in word_lines(text, commas=True) for word in line.words)
    assert [char for char in found if char.isalnum()] == [char for char in text if char.isalnum()]
