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


def test_the_number_of_a_paper_in_a_programme() -> None:
    draft = read_page_text(
        "Programme\n\n- 14:00 - 14:05, Opening remarks\n- 14:05 - 15:05, Keynote Talk (Elin Forsberg, NVIDIA)\n"
        "- 15:05 - 15:25, Paper 19: Walking on wet moss (Marco Bellini, KTH)\n- 15:30 - 16:00, Coffee break\n"
    )
    assert [paper.title for paper in draft.papers] == ["Walking on wet moss"]


def test_the_column_of_papers_in_a_table_without_authors() -> None:
    draft = read_page_text(
        "Candidates for spring\n\n|   | Proposer | Paper |\n|:--|:---------|:------|\n"
        "| 1 | Elin | Walking on wet moss |\n| 2 | Elin or Marco | Fern Talks: Leaves that answer |\n\nThat is all.\n"
    )
    assert [paper.title for paper in draft.papers] == ["Walking on wet moss", "Fern Talks: Leaves that answer"]
    assert draft.persons == []


def test_the_topics_of_a_table_are_no_papers() -> None:
    table = "| Date | Topic | Slides |\n|---|---|---|\n| May 3 | Walking on wet moss | here |\n"
    assert read_page_text(f"Meetings of the moss group\n\n{table}").papers == []


def test_where_a_linked_paper_appeared_and_who_wrote_it() -> None:
    draft = read_page_text(
        "Awesome moss\n\n1. MossNet: Walking on wet moss. ICDE 2025 [[paper]](https://example.org/1)\n\n"
        "   Elin Forsberg, Marco Bellini, Tao Li.\n\n"
        "1. Listening to wet leaves. Proc. VLDB Endow. 16(6): 1-9 (2023) [[paper]](https://example.org/2)\n\n"
        "   Ingrid Solheim, Elin Forsberg.\n\n"
        "- [EMNLP2024] Ferns that answer questions (Lakeward University) [[paper]](https://example.org/3);\n"
        "- [MoRR2023] Counting leaves in the dark [[paper]](https://example.org/4)\n"
    )
    assert [(p.title, p.venue, len(p.authors), p.methods) for p in draft.papers] == [
        ("MossNet: Walking on wet moss", "ICDE 2025", 3, ("MossNet",)),
        ("Listening to wet leaves", "VLDB 2023", 2, ()),
        ("Ferns that answer questions", "EMNLP 2024", 0, ()),
        ("Counting leaves in the dark", None, 0, ()),
    ]


def test_titles_that_name_the_paper_in_brackets() -> None:
    text = (
        "Mosses of CVPR 2020\n\nSome of the papers that I read.\n\nMossNet: Spores as points (paper)\n\n"
        "Spores are counted one by one.\n\nSelf-taught ferns count better (paper, code)\n\nFerns need few labels.\n"
    )
    titles = ["MossNet: Spores as points", "Self-taught ferns count better"]
    assert [paper.title for paper in read_page_text(text).papers] == titles
    assert read_page_text(text.replace(" (paper, code)", "")).papers == []


def test_titles_over_the_issue_of_a_journal_and_a_number() -> None:
    draft = read_page_text(
        "Picks of the week\n\nWalking on wet moss\nMoss Lett. 2020, XXXX, XXX-XXX\nDOI: 10.1000/moss.1\n***\n"
        "Frost that answers questions\nFern Today 2020, 7, 12-19\nDOI: 10.1000/moss.2\n"
    )
    assert [(paper.title, paper.venue) for paper in draft.papers] == [
        ("Walking on wet moss", "Moss Lett."),
        ("Frost that answers questions", "Fern Today"),
    ]
