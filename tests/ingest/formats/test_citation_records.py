"""Records of reference managers: RIS, CSL and Crossref JSON, CITATION.cff; and Markdown of papers."""

from __future__ import annotations

import json
from pathlib import Path

from kg.ingest import read_sources
from kg.schema import Document, FieldName, RecordType


def _read(folder: Path, name: str, text: str) -> list[Document]:
    (folder / name).write_text(text, encoding="utf-8")
    return [found for found in read_sources([str(folder / name)]) if isinstance(found, Document)]


def _values(document: Document, name: FieldName) -> list[str]:
    return [document.text[field.start : field.end] for field in document.fields if field.name is name]


def test_ris_gives_one_paper_an_entry(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        "moss.ris",
        "TY  - JOUR\nAU  - Forsberg, Elin\nAU  - Bellini, Marco\nTI  - Walking on wet moss\nJO  - Moss Letters\n"
        "PY  - 2019\nER  - \n\nTY  - CONF\nAU  - Olsen, Petra\nTI  - Listening to leaves\n"
        "T2  - SIGIR 2021\nPY  - 2021\n"
        "ER  - \n\nTY  - BOOK\nAU  - Olsen, Petra\nTI  - All about moss\nER  - \n",
    )
    assert [document.record_type for document in found] == [RecordType.PAPER, RecordType.PAPER]
    assert _values(found[0], FieldName.AUTHOR) == ["Elin Forsberg", "Marco Bellini"]
    assert _values(found[1], FieldName.VENUE) == ["SIGIR 2021"]


def test_csl_and_crossref_works(tmp_path: Path) -> None:
    work = {
        "title": ["Walking on wet moss"],
        "author": [
            {"family": "Forsberg", "given": "Elin", "affiliation": [{"name": "ETH Zurich"}]},
            {"family": "Berg", "given": "Tom", "non-dropping-particle": "van den"},
        ],
        "container-title": ["Moss Letters"],
        "issued": {"date-parts": [[2019, 3]]},
    }
    (found,) = _read(tmp_path, "moss.json", json.dumps([work]))
    assert _values(found, FieldName.AUTHOR) == ["Elin Forsberg", "Tom van den Berg"]
    assert _values(found, FieldName.AFFILIATION) == ["ETH Zurich"]
    assert _values(found, FieldName.YEAR) == ["2019"]


def test_the_preferred_citation_of_software_is_the_paper(tmp_path: Path) -> None:
    (found,) = _read(
        tmp_path,
        "CITATION.cff",
        "cff-version: 1.2.0\ntitle: MossNet\nauthors:\n  - family-names: Forsberg\n    given-names: Elin\n"
        "preferred-citation:\n  type: conference-paper\n  title: Walking on wet moss\n  year: 2021\n"
        "  conference:\n    name: SIGIR\n  authors:\n    - family-names: Bellini\n      given-names: Marco\n"
        "      affiliation: ETH Zurich\n",
    )
    assert _values(found, FieldName.TITLE) == ["Walking on wet moss"]
    assert _values(found, FieldName.AUTHOR) == ["Marco Bellini"]
    assert _values(found, FieldName.VENUE) == ["SIGIR"]


def test_software_without_a_paper_gives_none(tmp_path: Path) -> None:
    text = "cff-version: 1.2.0\ntitle: MossNet\nauthors:\n  - family-names: Forsberg\n    given-names: Elin\n"
    assert _read(tmp_path, "CITATION.cff", text) == []


def test_marks_with_a_backslash_begin_no_emphasis(tmp_path: Path) -> None:
    (found,) = _read(tmp_path, "a.md", "+ Elin Forsberg\\*, Marco Bellini\\*, [[pdf]](https://example.org/a)\n")
    assert found.text == "- Elin Forsberg*, Marco Bellini*, [pdf]"


def test_a_readme_that_opens_with_a_box_is_markdown(tmp_path: Path) -> None:
    text = '<div align="center">\n\n# Walking on **wet** moss\n\nElin Forsberg<sup>1</sup>\n</div>\n'
    (found,) = _read(tmp_path, "a.md", text)
    assert found.text.split() == ["Walking", "on", "wet", "moss", "Elin", "Forsberg¹"]


def test_the_title_of_the_front_matter_stands_above_authors_with_marks(tmp_path: Path) -> None:
    text = "---\ntitle: Walking on wet moss\n---\nElin Forsberg<sup>1</sup>, Marco Bellini<sup>2</sup>\n"
    (found,) = _read(tmp_path, "a.md", text)
    assert found.text == "Walking on wet moss\n\nElin Forsberg¹, Marco Bellini²"


def test_ris_goes_on_on_the_next_line_and_names_houses(tmp_path: Path) -> None:
    entry = "TY  - CONF\nAU  - Forsberg, Elin\nTI  - Walking on\n      wet moss\nAD  - KTH\nPY  - 2019\nER  - \n"
    (found,) = _read(tmp_path, "moss.ris", entry)
    assert _values(found, FieldName.TITLE) == ["Walking on wet moss"]
    assert _values(found, FieldName.AFFILIATION) == ["KTH"]
