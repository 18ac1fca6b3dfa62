"""Pages about one paper, whose title the window repeats."""

from __future__ import annotations

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples

_TITLE = "Broken Nights and Wet Moss: A Cohort"


def test_authors_venue_and_houses_of_a_register_page() -> None:
    page = (
        f"{_TITLE} - MossMed\n\nLog in\n\nStudy > Bryology Letters. 2025 Sep;68(9):1822-34. doi: 10.1/2\n\n{_TITLE}\n\n"
        "Ada Nowak 1 2, Lin Vale 3, MOSS Study Group\n\nAffiliations\n"
        "1 Department of Ferns, University of Riga, Riga, Latvia.\n2 Fern Hospital, Riga, Latvia.\n"
        "3 Department of Moss, University of Bergen, Bergen, Norway.\n\nAbstract\n\nMoss is wet at night.\n"
    )
    draft = read_page_text(page)
    assert triples(draft, Relation.AUTHOR_OF) == {("Ada Nowak", _TITLE), ("Lin Vale", _TITLE)}
    assert triples(draft, Relation.PRESENTED_AT) == {(_TITLE, "Bryology Letters")}
    assert triples(draft, Relation.AFFILIATED_WITH) >= {
        ("Ada Nowak", "University of Riga"),
        ("Ada Nowak", "Fern Hospital"),
        ("Lin Vale", "University of Bergen"),
    }


def test_a_button_between_title_and_authors_is_no_title() -> None:
    page = (
        f"{_TITLE} | OpenMoss\n\n{_TITLE}\nDownload PDF\nAda Nowak, Lin Vale\n\nKeywords: moss\nAbstract: We show it.\n"
    )
    assert [paper.title for paper in read_page_text(page).papers] == [_TITLE]


def test_news_with_its_writers_is_no_paper() -> None:
    page = f"{_TITLE} | Moss News\n\n{_TITLE}\nBy Ada Nowak and Lin Vale\n\nIt rained for a week on the moss.\n"
    assert read_page_text(page).papers == []
