"""Papers that stand on one line of a list, and rows of programmes."""

from __future__ import annotations

import pytest

from kg.extract.papers.title_names import title_phrases
from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples, wrong_evidence


@pytest.mark.parametrize(
    "item",
    [
        "- Walking on wet moss, Elin Forsberg and Marco Bellini. SIGIR21 short paper.",
        "- (v1, MossNet) Walking on wet moss, Elin Forsberg, Marco Bellini. SIGIR 2021.",
        "2. Elin Forsberg and Marco Bellini, Walking on wet moss, SIGIR 2021, Montreal",
        "- Walking on wet moss: Elin Forsberg, Marco Bellini. SIGIR 2021",
    ],
)
def test_title_authors_and_venue_on_one_line(item: str) -> None:
    draft = read_page_text(f"Models of moss\n\nWhat we wrote.\n\n{item}\n")
    assert [(p.title, set(p.authors), p.venue) for p in draft.papers] == [
        ("Walking on wet moss", {"Elin Forsberg", "Marco Bellini"}, "SIGIR 2021")
    ]
    assert wrong_evidence(draft) == []


def test_titles_with_venues_need_no_authors() -> None:
    draft = read_page_text(
        "Code of the moss group\n\nProjects\n\n- Walking on wet moss, ICML 2019\n- Listening to leaves, Nature 2020\n"
        "- Ferns that answer (NeurIPS 2021)\n- MossNet: Counting leaves in the dark\n- Data\n"
    )
    assert [(p.title, p.venue, p.authors) for p in draft.papers] == [
        ("Walking on wet moss", "ICML 2019", ()),
        ("Listening to leaves", "Nature", ()),
        ("Ferns that answer", "NeurIPS 2021", ()),
        ("MossNet: Counting leaves in the dark", None, ()),
    ]


def test_services_are_no_papers() -> None:
    draft = read_page_text(
        "Elin Forsberg\n\nWhat else I do\n\n- Reviewer, ICML 2019\n- Area chair for plants, NeurIPS 2020\n"
        "- Workshop on wet moss, ICLR 2021\n- Best talk of the day, KDD 2020\n"
    )
    assert draft.papers == []


def test_contributed_talks_are_papers_and_speakers_no_authors() -> None:
    draft = read_page_text(
        "Schedule\n\n| Time | Type | Speaker |\n| 8:30 - 9:00 | Invited Talk 1 | Marco Bellini |\n"
        "| 9:00 - 9:15 | Contributed Talk 1 | Neural operators for wet moss |\n"
    )
    assert [(p.title, p.authors) for p in draft.papers] == [("Neural operators for wet moss", ())]
    assert [p.name for p in draft.persons] == ["Marco Bellini"]


def test_quoted_title_above_its_authors() -> None:
    draft = read_page_text(
        "The papers that you read most\n\n1. “MossNet: Weaving tests of moss”\n"
        "Elin Forsberg, Marco Bellini. KDD 2023. Pruning leaves by their gain makes a plant smaller.\n"
    )
    assert triples(draft, Relation.AUTHOR_OF) == {
        ("Elin Forsberg", "MossNet: Weaving tests of moss"),
        ("Marco Bellini", "MossNet: Weaving tests of moss"),
    }
    assert [p.venue for p in draft.papers] == ["KDD 2023"]


def test_authors_with_the_last_name_first_below_a_title() -> None:
    draft = read_page_text(
        "What next\n\nWe thank Marco Bellini.\n\nThis post is based on the following papers:\n\nWalking on wet moss\n"
        "Forsberg E., Bellini M. CoRL 2017\n"
    )
    assert triples(draft, Relation.AUTHOR_OF) == {
        ("E. Forsberg", "Walking on wet moss"),
        ("Marco Bellini", "Walking on wet moss"),
    }


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("Cold Moss: Walking at night on wet ground\nElin Forsberg, Marco Bellini\n\nOur model, Cold Moss, is slow.\n",
         "Cold Moss"),
        ("Walking on wet ground at night\nElin Forsberg, Marco Bellini\n\nMossNet is a deep model. MossNet is slow.\n",
         "MossNet"),
        ("Papers\n\n- (v2, MossNet++) Walking on wet moss, Elin Forsberg, Marco Bellini. ICML 2020\n", "MossNet++"),
    ],
)  # fmt: skip
def test_what_the_page_calls_the_method(text: str, method: str) -> None:
    draft = read_page_text(f"Code\n\n{text}")
    assert {name for _, name in triples(draft, Relation.INTRODUCES)} == {method}


def test_venue_on_a_line_of_its_own_below_the_addresses() -> None:
    draft = read_page_text(
        "Walking on wet moss\nElin Forsberg¹, Marco Bellini²\n¹ KTH  ² ETH Zurich\n\nECCV 2024\n\nPaper | Code\n"
    )
    assert [p.venue for p in draft.papers] == ["ECCV 2024"]


@pytest.mark.parametrize(
    ("behind", "authors", "venue"),
    [
        ("Elin Forsberg, Marco Bellini. *Atelier des mousses (MOSS @ LICHEN)*, Lille, 2021", 2, "MOSS 2021"),
        ("Elin Forsberg, Marco Bellini. *13th Workshop on Ferns (FERN'21)*, Oslo", 2, "FERN 2021"),
        ("Quillan Brask Teodor, Elin Forsberg, Marco Bellini. *Tagung der Moose (TDM)*, Bonn, 2021", 3, "TDM 2021"),
        ("Elin Forsberg. *Leaves Workshop, co-located with MOSS (LEAF @ MOSS)*, Lima, 2021", 1, "LEAF 2021"),
    ],
)
def test_every_author_behind_by_and_the_meeting_by_its_short_name(behind: str, authors: int, venue: str) -> None:
    draft = read_page_text(f"Models of moss\n\n## 2021\n\n- Walking on wet moss by {behind}\n")
    assert [(p.title, len(p.authors), p.venue) for p in draft.papers] == [("Walking on wet moss", authors, venue)]
    assert len(draft.persons) == authors


def test_what_stands_in_the_lines_below_a_title_is_of_its_entry() -> None:
    draft = read_page_text(
        "Moss group\n\n## Publications\n\nElin Forsberg, Marco Bellini.\nWalking on wet moss.\n"
        "In Proceedings of the 3rd Conference on Ferns (FERN'21),\npages 2-9, Oslo, 2021.\n\n"
        "Elin Forsberg, Marco Bellini.\nListening to wet leaves. In Journal of Small Plants, volume 3, 2020.\n\n"
        "Marco Bellini.\nFerns that answer.\nTechnical Report 3,\nLakeward University,\nJune 2019.\n"
    )
    assert [(p.title, p.venue, p.year) for p in draft.papers] == [
        ("Walking on wet moss", "FERN 2021", 2021),
        ("Listening to wet leaves", "Journal of Small Plants", 2020),
        ("Ferns that answer", None, 2019),
    ]
    assert triples(draft, Relation.AFFILIATED_WITH) == {("Ferns that answer", "Lakeward University")}


def test_the_venue_of_an_award_is_that_of_its_own_line() -> None:
    draft = read_page_text(
        "- May 2022 - Outstanding Reviewer for ICML 2022.\n"
        '- Aug 2019 - Best Paper Award at IEEE COG 2019 for the paper "Walking on wet moss".\n'
    )
    assert [(p.title, p.venue) for p in draft.papers] == [("Walking on wet moss", "IEEE COG 2019")]


def test_meetings_that_no_list_knows_theses_and_what_is_not_out_yet() -> None:
    draft = read_page_text(
        "Papers of the moss group\n\n- Mossel - Walking with feet on wet moss - FERN 2021 - DOI\n"
        "- Listening to leaves - LEAF 2019 - DOI\n- Ferns that answer questions (Masters Thesis)\n"
        "- Counting leaves in the dark - Under submission, 2023.\n"
    )
    assert [(p.title, p.venue, p.year) for p in draft.papers] == [
        ("Mossel - Walking with feet on wet moss", "FERN 2021", 2021),
        ("Listening to leaves", "LEAF 2019", 2019),
        ("Ferns that answer questions", None, None),
        ("Counting leaves in the dark", None, 2023),
    ]


def test_years_and_last_names_before_a_title() -> None:
    draft = read_page_text(
        "Publications\n\n- 2025: Forsberg, E. Walking on wet moss, NeurIPS 2025\n"
        "- 2024: Bellini, M., Forsberg, E. Listening to wet leaves, KDD 2024\n"
    )
    assert [(p.title, set(p.authors), p.venue) for p in draft.papers] == [
        ("Walking on wet moss", {"E. Forsberg"}, "NeurIPS 2025"),
        ("Listening to wet leaves", {"M. Bellini", "E. Forsberg"}, "KDD 2024"),
    ]


def test_books_are_no_papers() -> None:
    assert read_page_text("Books I like\n\n1. Elin Forsberg: The Anatomy of Wet Moss\n").papers == []


def test_a_dash_parts_the_phrases_of_a_title() -> None:
    phrases = [phrase for phrase, _, _ in title_phrases("Mossel - Wet moss counting for gardens")]
    assert phrases == ["wet moss counting"]
