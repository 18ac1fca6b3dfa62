"""Entries of lists of papers, whatever order and punctuation their parts have."""

from __future__ import annotations

import time

import pytest

from kg.extract.papers.lists.entries import find_entry
from tests.extract.article_drafts import read_page_text, wrong_evidence

_TWO = {"Elin Forsberg", "Marco Bellini"}


@pytest.mark.parametrize(
    "entry",
    [
        '[1] Forsberg, Elin, and Marco Bellini. "Walking on wet moss." SIGIR, 2021.',
        "- (SIGIR 2021) Elin Forsberg and Marco Bellini. Walking on wet moss. In Proceedings of a meeting.",
        "- Walking on wet moss.\n  SIGIR 2021.\n  [pdf]\n\n  Elin Forsberg, Marco Bellini.\n\n  We walk on moss.",
        "- Elin Forsberg*, Marco Bellini*.\nWalking on wet moss, SIGIR 2021. *Equal contributions.",
        "- Walking on wet moss, Elin Forsberg, Marco Bellini, SIGIR 2021",
        "- Forsberg and Bellini, [2021] Elin Forsberg and Marco Bellini (2021). Walking on wet moss. SIGIR 2021.",
        "Elin Forsberg and Marco Bellini. 2021.\nWalking on wet moss.\nIn SIGIR 2021.",
    ],
)
def test_parts_are_told_apart_by_the_names(entry: str) -> None:
    draft = read_page_text(f"Models of moss\n\nReferences\n\n{entry}\n\nThe end of a page about moss.\n")
    assert [(p.title, set(p.authors), p.venue) for p in draft.papers] == [("Walking on wet moss", _TWO, "SIGIR 2021")]
    assert wrong_evidence(draft) == []


def test_a_journal_behind_a_comma_ends_the_title() -> None:
    text = "- Forsberg E., Bellini M., Moss, ferns, and other soft things, Advances in Moss Science 128:69-85 (2019)"
    entry = find_entry(text, 0, len(text))
    assert entry is not None
    assert text[slice(*entry.title)] == "Moss, ferns, and other soft things"


def test_one_author_with_a_year_is_enough_in_a_list() -> None:
    draft = read_page_text(
        "Moss\n\nPublications\n\n- Elin Forsberg (1982). Counting leaves in the dark. Moss Letters.\n"
    )
    assert [(p.title, p.authors, p.year) for p in draft.papers] == [
        ("Counting leaves in the dark", ("Elin Forsberg",), 1982)
    ]


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("2. Forsberg, E. (2001). Wet moss. Moss Letters, 45(1), 5-32.", "Wet moss"),
        (
            "- Elin Forsberg and Marco Bellini. 2024. Why does moss glow? Moss Letters 632, 80 (2024).",
            "Why does moss glow?",
        ),
        ("3. Forsberg, E., & Bellini, M. (2015). Moss in the dark. In Proceedings of a meeting.", "Moss in the dark"),
    ],
)
def test_where_a_title_ends(entry: str, title: str) -> None:
    assert [p.title for p in read_page_text(f"Moss\n\nReferences\n\n{entry}\n").papers] == [title]


@pytest.mark.parametrize(
    "item",
    [
        "- 2018-2021 M.Eng., Computer Science, Memorial University of Moss",
        "- School of Moss - Research Assistant, Elin Forsberg, Marco Bellini",
        "I am Elin Forsberg, a student of moss, supervised by Marco Bellini (2021).",
    ],
)
def test_what_homepages_tell_of_people_is_no_paper(item: str) -> None:
    assert read_page_text(f"About me\n\nEducation\n\n{item}\n").papers == []


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2021 Elin Forsberg and Marco Bellini walked through the moss of SIGIR and took notes on it.",
        "The data were described before in a long report by Elin Forsberg and Marco Bellini (SIGIR 2021).",
    ],
)
def test_sentences_are_no_entries(sentence: str) -> None:
    assert read_page_text(f"Moss\n\n{sentence}\n").papers == []


def test_long_lists_of_authors_take_no_time() -> None:
    names = ", ".join(f"E. Forsberg-Bellini{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    start = time.perf_counter()
    draft = read_page_text(f"Moss\n\nPublications\n\n- {names} and P. Olsen.\nWalking on wet moss, SIGIR 2021.\n")
    assert time.perf_counter() - start < 5
    assert len(draft.papers[0].authors) == 27


def test_references_below_each_other_without_a_blank_line() -> None:
    page = (
        "Ada Nowak\n\nSelected Publications\n"
        "Nowak A, Lund B. Honest Boots after Rain. Journal of Moss 50(2):881–905, 2022.\n"
        "Hald J, Nowak A. Sparse Moss with Missing Leaves. Journal of Moss 22(101):1–38, 2021.\n"
        "Nowak A. Consistency of Wet Paths. Moss Letters 103(4):1015–1027, 2016.\n"
    )
    assert [(paper.title, paper.year) for paper in read_page_text(page).papers] == [
        ("Honest Boots after Rain", 2022),
        ("Sparse Moss with Missing Leaves", 2021),
        ("Consistency of Wet Paths", 2016),
    ]


@pytest.mark.parametrize(
    ("behind", "venue"),
    [
        (", Phys. Rev. Lett. 119, 180509 (2017).", "Phys. Rev. Lett."),
        (", Nature 567, 491 (2019).", "Nature"),
        (". Moss. 2025;48(6):12. doi:10.1000/moss.1", "Moss"),
        (" [letter]. Moss Med Wkly. 2023;153:40011.", "Moss Med Wkly"),
    ],
)
def test_journals_behind_a_title(behind: str, venue: str) -> None:
    draft = read_page_text(
        f"Models of moss\n\nReferences\n\n[1] E. Forsberg and M. Bellini, Walking on wet moss{behind}\n"
    )
    assert [(paper.title, paper.venue) for paper in draft.papers] == [("Walking on wet moss", venue)]


def test_what_was_spoken_is_no_paper() -> None:
    draft = read_page_text(
        'Moss group\n\nTalks\n\n- Forsberg E: "Walking on wet moss", World Moss Congress, Riga, 8 September 2025\n'
    )
    assert draft.papers == []
