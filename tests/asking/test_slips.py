"""Words that surely are slips, though they stand somewhere."""

from collections.abc import Iterator

import pytest

import kg
from kg.asking.slips import Slips
from kg.asking.words import Words
from kg.base import KnowledgeBase


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder = tmp_path_factory.mktemp("slips")
    rows = ["title,company,description", "Baker,Acme,We look for a manger who bakes in York."]
    rows += [f"Garden Manager {number},Acme,You manage gardens in York." for number in range(25)]
    (folder / "jobs.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with kg.build([folder / "jobs.csv"], folder / "kb", train=False) as built:
        yield built


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("garden manger", "garden manager"),
        ("Garden Manger", "Garden Manager"),
        ("garden mangaer", "garden manager"),
        ("baker, yrok", "baker, york"),
        ("baker", "baker"),
        ("gardn manager", "garden manager"),
        ("zworp gardn", "zworp garden"),
        ("zworp garden, yrok", "zworp garden, york"),
        ("zworp blint yrok", "zworp blint yrok"),
        ("manage gardens", "manage gardens"),
        ("gardenmanager", "garden manager"),
        ("Gardenmanager", "Garden manager"),
        ("gardenbaker", "gardenbaker"),
        ("baker appretice", "baker apprentice"),
        ("remtoe baker", "remote baker"),
    ],
)
def test_a_word_of_no_title_is_rather_one_of_many_titles(base: KnowledgeBase, text: str, meant: str) -> None:
    encoder = base.embedder.encoder
    assert Slips(base.store, encoder, Words(base.store, encoder)).without(text) == meant


def test_a_word_is_known_by_titles_and_half_by_what_texts_have_in_passing(base: KnowledgeBase) -> None:
    words = Words(base.store, base.embedder.encoder)
    assert [words.how_known(word) for word in ("baker", "bakes", "qwzx")] == [1.0, 0.5, 0.0]
