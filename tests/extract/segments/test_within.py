"""Pages that tell of a group or firm and announce one opening among their news."""

from __future__ import annotations

from kg.extract import Extractor
from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.within import opening_within
from kg.resolve import load_gazetteer
from kg.schema import Document, DocumentKind, Extraction, Relation
from tests.extract.conftest import TERMS
from tests.fakes.vocabulary import FakeVocabulary

GROUP = """Orchard Acoustics Lab – University of Riga
HomePeopleResearchContact
Our group studies how apples sound when they fall. We develop machine learning for orchards and listen all night.
People
Prof. Berta Aalund, principal investigator
Open position: PhD fellow in machine learning
The lab invites applications for a fellowship of three years. You will write Python in the shade of the trees.
News
Two of our apples won a prize.
"""
READER = Extractor(FakeVocabulary(TERMS), load_gazetteer())


def extracted(text: str) -> Extraction:
    return READER.extract(Document(id="document:page", source="page.txt", text=text, media="text", content_hash=""))


def test_the_opening_of_a_group_is_read_apart_from_what_the_group_tells() -> None:
    read = extracted(GROUP)
    (posting,) = read.postings
    assert (posting.title, posting.organization, posting.team) == (
        "PhD fellow in machine learning",
        "University of Riga",
        "Orchard Acoustics Lab",
    )
    assert GROUP[posting.start : posting.end].endswith("shade of the trees.")
    assert read.kind is DocumentKind.ARTICLE
    about = [
        edge.dst.name for edge in read.edges if edge.relation is Relation.ABOUT and edge.src.name == "document:page"
    ]
    assert "machine learning" in about


def test_the_title_may_stand_below_the_announcement() -> None:
    page = GROUP.replace(
        "Open position: PhD fellow in machine learning", "Join us\nData Scientist\nFull-time | Turin, Italy"
    )
    (posting,) = extracted(page).postings
    place = posting.primary_location
    assert (posting.title, place.city if place else None) == ("Data Scientist", "Turin")


def test_an_advert_that_announces_itself_stays_whole() -> None:
    page = (
        "Contoso\nOpen position: Data Scientist\nContoso grows apples and looks for somebody who knows Python by heart."
    )
    assert [posting.title for posting in extracted(page).postings] == ["Data Scientist"]
    assert not any(
        edge.relation is Relation.ABOUT and edge.src.name == "document:page" for edge in extracted(page).edges
    )


def test_a_page_that_announces_openings_again_and_again_has_not_one_within() -> None:
    lines = lines_of(
        GROUP.replace("Open position: PhD", "Open positions\nSome are below.\n" * 20 + "Open position: PhD")
    )
    assert opening_within(lines_of(GROUP)) is not None
    assert opening_within(lines) is None
