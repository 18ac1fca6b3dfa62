"""Tables of publications with the columns of titles, authors and venues named."""

from __future__ import annotations

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples

TABLE = (
    "Ada Nowak\n\nPublications\n\n"
    "| Year | Paper | Authors | Where | Links |\n|------|-------|---------|-------|-------|\n"
    "| 2023 | MossNet: Walking on Wet Moss | A. Nowak, L. Vale | EMNLP (Demo) | pdf |\n"
    "| 2022 | Which ferns sleep? | A. Nowak, M. Dahl | NAACL | pdf code |\n"
)


def test_rows_are_read_by_their_header() -> None:
    draft = read_page_text(TABLE)
    assert [paper.title for paper in draft.papers] == ["MossNet: Walking on Wet Moss", "Which ferns sleep?"]
    assert triples(draft, Relation.PRESENTED_AT) == {
        ("MossNet: Walking on Wet Moss", "EMNLP 2023"),
        ("Which ferns sleep?", "NAACL 2022"),
    }
    assert ("M. Dahl", "Which ferns sleep?") in triples(draft, Relation.AUTHOR_OF)


def test_tables_of_courses_list_no_papers() -> None:
    table = "| Term | Course | Instructor |\n|---|---|---|\n| F22 | Moss and Fern Systems | Ada Nowak |\n"
    assert not read_page_text(f"Teaching\n\n{table}").papers


def test_rows_of_two_cells_name_a_paper_by_their_labels() -> None:
    page = (
        "Moss-12\n\nLicence\tCC BY 4.0\nPaper\tWalking on wet moss: A benchmark (NeurIPS 2024)\n"
        "Authors\tAda Nowak (KTH), Marek Dahl (KTH)\n"
    )
    draft = read_page_text(page)
    assert triples(draft, Relation.PRESENTED_AT) == {("Walking on wet moss: A benchmark", "NeurIPS 2024")}
    assert triples(draft, Relation.AUTHOR_OF) == {
        ("Ada Nowak", "Walking on wet moss: A benchmark"),
        ("Marek Dahl", "Walking on wet moss: A benchmark"),
    }


def test_keys_of_a_list_are_no_part_of_titles() -> None:
    page = (
        "- title: Walking on wet moss at night\n  authors: [Ada Nowak, Marek Dahl]\n  venue: NeurIPS\n  year: 2018\n"
        "- title: Ferns that sleep in trees\n  authors: Ada Nowak\n  venue: Findings of ACL\n  year: 2022\n"
    )
    draft = read_page_text(page)
    assert triples(draft, Relation.PRESENTED_AT) == {
        ("Walking on wet moss at night", "NeurIPS 2018"),
        ("Ferns that sleep in trees", "Findings of ACL 2022"),
    }
    assert ("Marek Dahl", "Walking on wet moss at night") in triples(draft, Relation.AUTHOR_OF)
