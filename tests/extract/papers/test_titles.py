from __future__ import annotations

import pytest

from kg.extract.articles.blocks import Block
from kg.extract.draft import SegmentKind
from kg.extract.papers.title_names import title_method, title_phrases
from kg.extract.papers.titles import find_titles
from tests.extract.article_drafts import read_page_text


def titles_in(text: str, kind: SegmentKind = SegmentKind.ARTICLE) -> list[str]:
    return [match.title for match in find_titles(text, [Block(kind, 0, len(text))])]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("In “Slow moss: Growing without light”, scientists show how.", "Slow moss: Growing without light"),
        ('In "Slow moss: Growing without light," scientists show how.', "Slow moss: Growing without light"),
        ("A third paper, “Graph-like domain shifts”, applies graphs.", "Graph-like domain shifts"),
        ("“Moss does not generalize across gardens” describes experiments.", "Moss does not generalize across gardens"),
        ("In ‘Slow moss: Growing without light’, they show how.", "Slow moss: Growing without light"),
        ("The Best Paper is “Maps of Slow Moss”, by Ada Nowak of KTH.", "Maps of Slow Moss"),
        ("The Best Paper Award went to “Maps of Moss”, by Ada Nowak.", "Maps of Moss"),
        ("She won for a paper titled “Why do mosses move?”, in 2002.", "Why do mosses move?"),
        ("The best paper award went to a team from Oslo for “Slow moss walks at night.”", "Slow moss walks at night"),
        (
            "A paper co-authored by two students, Ada and Lin, “Why do mosses move at night?,” won.",
            "Why do mosses move at night?",
        ),
    ],
)
def test_quoted_titles(text: str, title: str) -> None:
    assert titles_in(text) == [title]


def test_titles_beside_a_title() -> None:
    text = "Two others — “Slow moss: a study of walls” and “Efficient counts of spores on long walls” — count spores."
    assert titles_in(text) == ["Slow moss: a study of walls", "Efficient counts of spores on long walls"]


@pytest.mark.parametrize(
    "text",
    [
        "“We were lucky,” says Dora Whitfield.",
        "The model learns a “proxy task”, which is related.",
        "It withstood the “test of time”. The honor went on.",
        "“Machine learning is based on statistical dependencies,” Dora recently told us.",
        "They call this “the moss problem” in the lab.",
        "The award, “Best Demo of the Year”, went to others.",
        "He asked: “What would a plant do?”",
    ],
)
def test_what_is_said_or_coined_is_no_title(text: str) -> None:
    assert titles_in(text) == []


def test_captions_repeat_titles() -> None:
    assert titles_in('Leaves. Figure from "Slow moss at night".', SegmentKind.CAPTION) == ["Slow moss at night"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Slow Moss: Distilling graphs with missing leaves", "Slow Moss"),
        ("PSA-FERN: Progressive ferns for synthetic time series", "PSA-FERN"),
        ("Moss-encoder: Unsupervised pairs", "Moss-encoder"),
        ("Deep AutoMoss", "Deep AutoMoss"),
        ("Learning to wait with mosses (LWM)", "LWM"),
        ("You mostly grow alone: Analyzing moss", None),
        ("Towards Better Moss: A Survey", None),
        ("Graph Neural Networks: A Review of Methods", None),
        ("Attention: The Missing Piece", None),
        ("MossNet: A Survey", None),
        ("TaskMoss: Task Automation with Moss", "TaskMoss"),
        ("Steerable CNNs", None),
    ],
)
def test_the_name_a_title_gives(title: str, name: str | None) -> None:
    assert title_method(title) == name


def test_phrases_of_a_title() -> None:
    title = "Bridging moss and fern via recurrent intensity modeling in large gardens"
    assert [phrase for phrase, _, _ in title_phrases(title)] == ["recurrent intensity modeling", "large gardens"]


def test_a_volume_is_no_paper() -> None:
    assert titles_in("4 papers published in “Findings of the ACL: EMNLP 2021” and at a workshop") == []


def test_items_below_a_line_that_tells_of_prizes() -> None:
    draft = read_page_text(
        "Moss prizes\n\nBest Paper Awards went to:\n\n"
        '• Ph.D. student Ada Nowak and Marek Dahl for "Walking on Wet Moss"\n'
        '• Lin Vale with Sven Berg for "Spores in the Wind"\n'
    )
    assert [paper.title for paper in draft.papers] == ["Walking on Wet Moss", "Spores in the Wind"]


def test_cards_with_a_button_each() -> None:
    draft = read_page_text(
        "Mosslab\n\nLatest publications\n\n"
        "Walking on wet moss: A survey\nAda Nowak, Marek Dahl\nCVPR 2024\nRead more\n\n"
        "Spores in the wind: A model of rain\nLin Vale, Ada Nowak\nICRA 2023\nRead more\n"
    )
    assert [(paper.title, paper.venue) for paper in draft.papers] == [
        ("Walking on wet moss: A survey", "CVPR 2024"),
        ("Spores in the wind: A model of rain", "ICRA 2023"),
    ]
