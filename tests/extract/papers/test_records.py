from __future__ import annotations

from kg.schema import FieldName, Relation
from tests.extract.article_drafts import employers, read_record, triples, wrong_evidence

F = FieldName
RECORD = [
    (F.TITLE, "MossNet: Forecasting growth on temporal graphs", None),
    (F.AUTHOR, "Ingrid Solheim", 1),
    (F.AUTHOR, "Bo Li", 2),
    (F.AFFILIATION, "Tidal Lab, University of Bergen, Norway", 1),
    (F.AFFILIATION, "Fernbach Inc., Oslo, Norway", 2),
    (F.AFFILIATION, "ETH Zurich", 2),
    (F.VENUE, "iclr2018", None),
    (F.KEYWORD, "Machine Learning: ML: Time Series", None),
    (F.ABSTRACT, "Moss grows. We propose a network.", None),
]


def test_a_record_becomes_a_paper() -> None:
    (paper,) = read_record(RECORD).papers
    assert (paper.title, paper.venue, paper.year) == (RECORD[0][1], "ICLR 2018", 2018)
    assert paper.authors == ("Ingrid Solheim", "Bo Li")
    assert paper.affiliations == ("University of Bergen", "Fernbach", "ETH Zurich")
    assert paper.methods == ("MossNet",)
    assert {"machine learning", "time series", "temporal graphs"} <= set(paper.topics)
    assert paper.context == "record"


def test_affiliations_belong_to_the_author_of_their_group() -> None:
    draft = read_record(RECORD)
    assert employers(draft, "current") == {
        ("Ingrid Solheim", "University of Bergen"),
        ("Bo Li", "Fernbach"),
        ("Bo Li", "ETH Zurich"),
    }
    assert triples(draft, Relation.IN_TEAM) == {("Ingrid Solheim", "Tidal Lab")}
    assert triples(draft, Relation.PART_OF) == {("Tidal Lab", "University of Bergen")}


def test_affiliations_without_an_author_belong_to_the_paper_only() -> None:
    draft = read_record([(F.TITLE, "On moss", None), (F.AUTHOR, "Bo Li", 1), (F.AFFILIATION, "Rice University", None)])
    assert employers(draft, "current") == set()
    assert triples(draft, Relation.AFFILIATED_WITH) == {("On moss", "Rice University")}


def test_the_year_column_completes_the_venue() -> None:
    (paper,) = read_record([(F.TITLE, "On moss", None), (F.VENUE, "NeurIPS", None), (F.YEAR, "2020", None)]).papers
    assert (paper.venue, paper.year) == ("NeurIPS 2020", 2020)


def test_a_preprint_has_a_year_and_no_venue() -> None:
    draft = read_record([(F.TITLE, "On moss", None), (F.VENUE, "arXiv", None), (F.YEAR, "2020", None)])
    assert (draft.papers[0].venue, draft.papers[0].year) == (None, 2020)
    assert triples(draft, Relation.PRESENTED_AT) == set()


def test_a_method_named_in_the_abstract() -> None:
    draft = read_record([(F.TITLE, "On moss", None), (F.ABSTRACT, "We present FernBERT, a model of ferns.", None)])
    assert triples(draft, Relation.INTRODUCES) == {("On moss", "FernBERT")}


def test_nobody_and_others_are_no_authors() -> None:
    draft = read_record([(F.TITLE, "On moss", None), (F.AUTHOR, "Bo Li", 1), (F.AUTHOR, "et al.", 2)])
    assert draft.papers[0].authors == ("Bo Li",)


def test_evidence_names_its_field_and_stands_where_it_says() -> None:
    draft = read_record(RECORD)
    assert wrong_evidence(draft) == []
    assert {fact.evidence.field for fact in draft.edges} >= {F.AUTHOR, F.AFFILIATION, F.VENUE, F.KEYWORD, F.TITLE}


def test_a_record_without_title_states_nothing() -> None:
    assert read_record([(F.AUTHOR, "Bo Li", 1)]).edges == []


def test_groups_that_sign_a_paper_are_nobody() -> None:
    record = [
        (F.TITLE, "Erratum: Wet boots", None),
        (F.AUTHOR, "Ingrid Solheim", 1),
        (F.AUTHOR, "the MOSS Collaboration", 2),
        (F.VENUE, "Moss. Rev. B 112, 9 (2025)", None),
    ]
    (paper,) = read_record(record).papers
    assert (paper.authors, paper.venue, paper.methods) == (("Ingrid Solheim",), "Moss. Rev. B", ())
