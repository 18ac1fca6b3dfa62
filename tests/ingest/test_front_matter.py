"""What front matter of an advert states is shown as its header; that of other pages is not."""

from __future__ import annotations

from kg.ingest import read_bytes
from kg.schema import Document


def text_of(markdown: str) -> str:
    found = next(iter(read_bytes(markdown.encode(), "page.md")))
    assert isinstance(found, Document)
    return found.text


def test_an_adverts_front_matter_becomes_its_header() -> None:
    text = text_of(
        '---\ntitle: "Frost Analyst"\nemployer: Pearmoss Orchards\nlocation: "Turin, Italy"\njobType: Full-time\n'
        "closing-date: 2026-05-03\ntags: [frost, pears]\n---\n\nYou count the nights.\n"
    )
    assert text == (
        "Frost Analyst\nCompany: Pearmoss Orchards\nLocation: Turin, Italy\nEmployment type: Full-time\n"
        "Deadline: 2026-05-03\n\nYou count the nights."
    )


def test_a_title_that_the_page_repeats_is_not_shown_twice() -> None:
    text = text_of("---\ntitle: Frost Analyst\ncity: Turin\nsalary: 30000\n---\n\n# Frost Analyst\n\nYou count.\n")
    assert text == "Location: Turin\nSalary: 30000\n\nFrost Analyst\n\nYou count."


def test_a_meetings_front_matter_is_no_adverts() -> None:
    assert text_of("---\ntitle: Frost meeting\nlocation: Turin\ndate: 2026-05-03\n---\n\nAll come.\n") == "All come."
