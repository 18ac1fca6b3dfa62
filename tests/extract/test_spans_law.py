"""The law of spans: whatever the text, every piece of evidence is the text it points to."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extract import Extractor
from kg.schema import Document, Evidence, Extraction, FieldName
from tests.extract import pages
from tests.extract.conftest import page
from tests.extract.records import posting_record

SHARED = Path(os.environ.get("KG_SHARED", Path(__file__).parents[3] / "shared"))

_SENTENCES = (
    "We are looking for a Data Scientist Intern.",
    "As a Research Scientist, you will build models.",
    "Join the Pear Ripeness (PR) team at Contoso!",
    "MS or PhD in computer science, machine learning",
    "Experience with Python, SQL or R is a plus.",
    "Key job responsibilities As an Analyst",
    "About the team We are six.",
    "Fluent in English; German is a plus",
    "not a remote job",
    "multiple locations (France, Germany and the UK)",
    "The internship lasts 3-6 months",
    "Related content",
    "Apply now",
    "Latest jobs",
    "📍",
    "US, WA, Seattle",
    "GB, London",
    "“Counting pears with few labels” was best.",
    "Responsibilities:",
    "- 5+ years of experience\u202fwith\xa0Docker",
    "𝔘nicode 🍐 İstanbul ﬁg ß",
    "Contoso is an equal opportunity employer.",
    "November 20, 2025",
    pages.LONG,
)
_texts = st.lists(st.one_of(st.sampled_from(_SENTENCES), st.text(max_size=40)), max_size=25).flatmap(
    lambda parts: st.sampled_from(("\n", " ", "\n\n", "")).map(lambda glue: glue.join(parts))
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=_texts)
def test_evidence_is_the_text_it_points_to(extractor: Extractor, text: str) -> None:
    document = page(text)
    _check(document, extractor.extract(document))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.sampled_from(_SENTENCES), description=_texts, location=st.text(max_size=30))
def test_evidence_of_records_too(extractor: Extractor, title: str, description: str, location: str) -> None:
    document = posting_record(title=title, location=location, description=description)
    found = extractor.extract(document)
    _check(document, found)
    for posting in found.postings:
        assert all(item.field is FieldName.TITLE for item in posting.evidence.get("title", ()))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=_texts)
def test_reading_twice_gives_the_same(extractor: Extractor, text: str) -> None:
    assert extractor.extract(page(text)) == extractor.extract(page(text))


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="real documents are not at hand; set KG_SHARED")
def test_evidence_of_real_pages(extractor: Extractor) -> None:
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        document = page(path.read_bytes().decode())
        _check(document, extractor.extract(document))


def test_very_long_text_is_read(extractor: Extractor) -> None:
    document = page("US, WA, Seattle\n" + pages.LONG * 6000)
    assert len(document.text) > 1_000_000
    _check(document, extractor.extract(document))


def _check(document: Document, found: Extraction) -> None:
    for evidence in _evidence(found):
        assert document.text[evidence.start : evidence.end] == evidence.surface
        assert 0.0 <= evidence.confidence <= 1.0
    for posting in found.postings:
        assert 0 <= posting.start <= posting.end <= len(document.text)
        for name, passages in posting.evidence.items():
            value = getattr(posting, name)
            assert len(passages) == (len(value) if isinstance(value, tuple) and name != "duration_months" else 1)


def _evidence(found: Extraction) -> Iterator[Evidence]:
    for posting in found.postings:
        for passages in posting.evidence.values():
            yield from passages
    yield from (mention.evidence for mention in found.mentions)
    yield from (edge.evidence for edge in found.edges)
