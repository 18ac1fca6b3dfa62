"""Lines below a title that tell where the paper appeared."""

from __future__ import annotations

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples


def test_title_above_published_in_is_a_paper() -> None:
    page = (
        "Research at the Moss Clinic\n\nHow we diagnose sleeping ferns in winter\n\n"
        "Published in: American Journal of Wet Moss (July 2023)\n\nFerns sleep more often than was thought.\n"
    )
    assert triples(read_page_text(page), Relation.PRESENTED_AT) == {
        ("How we diagnose sleeping ferns in winter", "American Journal of Wet Moss")
    }


def test_a_date_is_no_venue_and_a_key_no_title() -> None:
    page = "Muons see through a volcano with help\n\nPublished: Feb 3, 2026\n\nauthors: [Ada Nowak]\n\nvenue: Moss\n"
    assert triples(read_page_text(page), Relation.PRESENTED_AT) == set()


def test_what_somebody_is_is_no_title() -> None:
    page = "Moss Lab\n\nGroup leader\n\nProf. Ada Nowak, MD PhD\n\nPhD student, University of Riga\n\nLin Vale\n"
    assert read_page_text(page).papers == []


def test_the_venue_of_a_teaser_is_not_that_of_the_title_above_it() -> None:
    page = read_page_text(
        "Microsoft's papers at ICML 2022\n\nWalking on wet moss\nElin Forsberg, Marco Bellini\n\nRelated content\n"
        "Three papers at CVPR present boots.\n\nThe boots are dry, and so is the moss under them.\n"
    )
    assert [(p.title, p.venue) for p in page.papers] == [("Walking on wet moss", "ICML 2022")]
