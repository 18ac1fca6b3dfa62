from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.draft import Draft
from kg.schema import Document, NodeType, RecordType, Relation, Term
from tests.extract.article_drafts import employers, read_page_text, triples, wrong_evidence

PAGE = """Fernbach at ICML: Orchards, tides and clocks

Fernbach Labs presents three papers at the 2024 International Conference on Machine Learning (ICML) in Vienna.

Related content
Fernbach’s Ingrid Solheim on why tides are easier than weather.

And two papers come from Fernbach Labs’ Causal-Orchards team, which includes Fernbach principal scientist Teodor Brankov.

Tides

In “TideNet: Forecasting water levels from sparse buoys”, Fernbach scientists and their colleagues at the University of Bergen and MIT present a network for sparse sensors. It builds on Fernbach's WaveFormer model.

tide_buoys.png
Buoys along the coast. Figure from "TideNet: Forecasting water levels from sparse buoys".

Related content
In 2011, the journal Harbour Studies honored a 1998 paper called “Listening to harbours: Acoustic maps of quays”, by then Fernbach researchers Olga Petrenko and Wei Zhang.

Orchards

The two ICML papers from the Causal Orchards team ask what pruning does. “Pruning is not an intervention” describes experiments with apples.

Similarly, in “Wasps, trees and confounders: A negative result”, former Fernbach research scientist José Ibarra and colleagues at Lakeward University count wasps.
"""  # noqa: E501
TIDES = "TideNet: Forecasting water levels from sparse buoys"
PRUNING = "Pruning is not an intervention"
WASPS = "Wasps, trees and confounders: A negative result"
HARBOURS = "Listening to harbours: Acoustic maps of quays"


@pytest.fixture(scope="module")
def overview() -> Draft:
    return read_page_text(PAGE, [Term(NodeType.TOPIC, "causal inference", ("confounders",))])


def test_title_is_the_first_line(overview: Draft) -> None:
    assert overview.title == "Fernbach at ICML: Orchards, tides and clocks"


def test_papers_are_found_once_with_their_theme_and_context(overview: Draft) -> None:
    assert {(paper.title, paper.theme, paper.context) for paper in overview.papers} == {
        (TIDES, "tides", "main"),
        (PRUNING, "orchards", "main"),
        (WASPS, "orchards", "main"),
        (HARBOURS, None, "related_content"),
    }


def test_papers_of_the_overview_are_presented_at_its_event_and_teasers_are_not(overview: Draft) -> None:
    venues = {paper.title: (paper.venue, paper.year) for paper in overview.papers}
    assert venues == {
        TIDES: ("ICML 2024", 2024),
        PRUNING: ("ICML 2024", 2024),
        WASPS: ("ICML 2024", 2024),
        HARBOURS: ("Harbour Studies", 1998),
    }


def test_authors_are_those_the_text_calls_so(overview: Draft) -> None:
    assert triples(overview, Relation.AUTHOR_OF) == {
        ("Olga Petrenko", HARBOURS),
        ("Wei Zhang", HARBOURS),
        ("José Ibarra", WASPS),
    }


def test_affiliations_come_from_the_presenters(overview: Draft) -> None:
    affiliations = {paper.title: set(paper.affiliations) for paper in overview.papers}
    assert affiliations[TIDES] == {"Fernbach Labs", "University of Bergen", "MIT"}
    assert affiliations[WASPS] == {"Fernbach Labs", "Lakeward University"}
    assert affiliations[HARBOURS] == {"Fernbach Labs"}


def test_counted_papers_come_from_the_team_that_is_part_of_its_organization(overview: Draft) -> None:
    assert triples(overview, Relation.FROM_TEAM) == {(PRUNING, "Causal Orchards"), (WASPS, "Causal Orchards")}
    assert ("Causal Orchards", "Fernbach Labs") in triples(overview, Relation.PART_OF)
    assert triples(overview, Relation.IN_TEAM) == {("Teodor Brankov", "Causal Orchards")}


def test_people_work_or_worked_where_the_text_says(overview: Draft) -> None:
    assert employers(overview, "current") == {("Ingrid Solheim", "Fernbach Labs"), ("Teodor Brankov", "Fernbach Labs")}
    assert employers(overview, "former") == {
        ("Olga Petrenko", "Fernbach Labs"),
        ("Wei Zhang", "Fernbach Labs"),
        ("José Ibarra", "Fernbach Labs"),
    }


def test_methods_are_introduced_by_title_and_used_by_statement(overview: Draft) -> None:
    assert triples(overview, Relation.INTRODUCES) == {(TIDES, "TideNet")}
    assert triples(overview, Relation.USES) == {(TIDES, "WaveFormer")}


def test_topics_are_vocabulary_terms_and_telling_phrases(overview: Draft) -> None:
    topics = {paper.title: paper.topics for paper in overview.papers}
    assert topics[WASPS] == ("causal inference",)
    assert topics[TIDES] == ("water levels", "sparse buoys")
    assert ("document:page", "orchards") in triples(overview, Relation.ABOUT)


def test_evidence_stands_where_it_says(overview: Draft) -> None:
    assert overview.edges
    assert wrong_evidence(overview) == []


PIECES = [
    "In “Deep Moss: Growing graphs”, ",
    "Nordlys scientists ",
    "and colleagues at Yale University ",
    "propose a model. ",
    "Anna Lind, a professor at ETH Zurich, ",
    "said. ",
    "\n\n",
    "Related content\n",
    "\u202f",
    "𝒳 ",
    "joined Nordlys in 2019 ",
    "“",
    "’s ",
    "ICLR 2020 ",
    "the Tidal Systems team ",
    "photo.png\n",
    "Lind ",
    "PhD from MIT. ",
    "Dr. ",
    "<O1> ",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_any_page_gives_evidence_that_can_be_looked_up(pieces: list[str]) -> None:
    text = "".join(pieces)
    if text.strip():
        assert wrong_evidence(read_page_text(text)) == []


def test_component_leaves_records_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("articles")
    doc = nlp.make_doc(PAGE)
    doc._.draft = Draft(Document("document:r", "r", PAGE, "csv", "hash", record_type=RecordType.PAPER))
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert doc._.draft.papers == []


def test_listed_papers_have_the_authors_of_the_line_below() -> None:
    page = read_page_text(
        "Fernbach at KDD 2023: Accepted papers\n\nGraphs\n\nCounting moss with graph kernels\n"
        "Kezhi Kong, Hanqing Zeng, Jean-Luc de la Tour\n\n"
        "“Sampling ferns at scale” / Mucong Ding, Ana García Pérez\n"
    )
    assert {paper.title: (paper.authors, paper.theme, paper.venue) for paper in page.papers} == {
        "Counting moss with graph kernels": (
            ("Kezhi Kong", "Hanqing Zeng", "Jean-Luc de la Tour"),
            "graphs",
            "KDD 2023",
        ),
        "Sampling ferns at scale": (("Mucong Ding", "Ana García Pérez"), "graphs", "KDD 2023"),
    }
