"""Papers known by the link behind their title."""

from __future__ import annotations

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples, wrong_evidence

MOSS = """Projects of the moss group

Everything we made public.

Listening

- **Walking on wet moss** [[paper]](https://example.org/1).
  Counts the steps of small animals on wet ground.
- **Fern Talk** [[website]](https://example.org/2) [[paper]](https://example.org/3).

Growing

- **MossNet** [[code]](https://example.org/4) [[paper]](https://example.org/5)
- **Lichen Atlas** [[website]](https://example.org/6).
"""


def test_titles_before_a_link_to_the_paper() -> None:
    draft = read_page_text(MOSS)
    assert [paper.title for paper in draft.papers] == ["Walking on wet moss", "Fern Talk", "MossNet"]
    assert wrong_evidence(draft) == []


def test_one_short_name_before_a_link_is_no_title() -> None:
    assert read_page_text("Moss tools\n\nWhat we use.\n\n- **MossNet** [[paper]](https://example.org/5)\n").papers == []


def test_headings_tell_what_listed_papers_are_about() -> None:
    draft = read_page_text(MOSS + "- **Ferns that answer questions** [[paper]](https://example.org/7)\n")
    assert [paper.theme for paper in draft.papers] == ["listening", "listening", "growing", "growing"]
    assert ("Walking on wet moss", "listening") in triples(draft, Relation.ABOUT)


def test_headings_that_name_kinds_of_papers_are_no_topics() -> None:
    kinds = MOSS.replace("Growing", "Journal articles") + "- **Ferns that answer** [[paper]](https://example.org/7)\n"
    assert {paper.theme for paper in read_page_text(kinds).papers} == {None}
