"""What an advert of a long list is asked, its own lines answer."""

from __future__ import annotations

from kg.extract.lexicon.spans import clauses_of
from kg.extract.postings.advert import Advert
from kg.schema import Document

TEXT = "Cook in Oslo, full-time\nDiver in Riga"


def test_words_of_other_openings_are_not_its_own() -> None:
    advert = Advert(Document("document:1", "1.txt", TEXT, "text", ""), 24, 37, (), (), (), (), clauses_of(TEXT, 24, 37))
    assert advert.has("Oslo", "Riga")
    assert not advert.has("Oslo", "full-time")
