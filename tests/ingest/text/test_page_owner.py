"""Personal pages whose window is titled with a name that the text never tells."""

from __future__ import annotations

import pytest

from kg.ingest import read_bytes
from kg.ingest.text.page_owner import owner_line
from kg.schema import Document

SAYS = "I am a PhD student at Uppsala University."


@pytest.mark.parametrize(
    "title",
    [
        "Elin Forsberg",
        "Elin Forsberg's homepage",
        "Home | Elin Forsberg",
        "Dr. Elin Forsberg – Uppsala University",
        "Welcome to Elin Forsberg's Home Page",
    ],
)
def test_a_name_in_the_title(title: str) -> None:
    assert owner_line(title, SAYS) == "Elin Forsberg\n\n"


def test_a_title_that_tells_where_its_owner_is() -> None:
    title = "Elin Forsberg - PhD student at Uppsala University"
    assert owner_line(title, "I am teaching moss.") == f"{title}\n\n"


@pytest.mark.parametrize("title", ["", "About Me", "Moss Lab", "Research Engineer", "Publications | News"])
def test_other_titles(title: str) -> None:
    assert owner_line(title, SAYS) == ""


def test_texts_that_name_their_owner_or_do_not_say_i() -> None:
    assert owner_line("Elin Forsberg", f"Hi, I am Elin Forsberg. {SAYS}") == ""
    assert owner_line("Elin Forsberg", "She studies moss in Uppsala.") == ""


def test_front_matter_between_plus_signs_and_tags_of_html() -> None:
    page = f'+++\ntitle = "Elin Forsberg"\n+++\n\n<abbr class="badge">MOSS</abbr> {SAYS}\n'
    found = next(iter(read_bytes(page.encode(), "page.md")))
    assert isinstance(found, Document)
    assert found.text == f"Elin Forsberg\n\nMOSS {SAYS}"


def test_a_page_of_html() -> None:
    page = f"<html><head><title>Elin Forsberg</title></head><body><p>{SAYS}</p><p>More of it here.</p></body></html>"
    found = next(iter(read_bytes(page.encode(), "page.html")))
    assert isinstance(found, Document)
    assert found.text.startswith("Elin Forsberg\n\nI am")
