"""Pages read with the real gazetteer, and what an opening states, for tests of layouts."""

from __future__ import annotations

from kg.extract import Extractor
from kg.resolve import load_gazetteer
from kg.schema import Document, Posting
from tests.extract.conftest import TERMS
from tests.fakes.vocabulary import FakeVocabulary

REAL = Extractor(FakeVocabulary(TERMS), load_gazetteer())


def read(text: str) -> tuple[Posting, ...]:
    document = Document(id="document:page", source="page.txt", text=text, media="text", content_hash="")
    return REAL.extract(document).postings


def facts(posting: Posting) -> tuple[str | None, str | None, str | None]:
    place = posting.primary_location
    return posting.title, posting.organization, place.city if place else None
