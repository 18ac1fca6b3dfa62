"""The meeting whose page a page is."""

from __future__ import annotations

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples


def test_the_short_name_may_stand_before_the_long_one() -> None:
    page = (
        "MOLI 2025 – 4th Workshop on Moss and Lichen\n\nBergen, 12 June 2025\n\nACCEPTED PAPERS\n\n"
        "Walking on wet moss at night\nAda Nowak (University of Bergen), Marek Dahl (University of Riga)\n"
    )
    assert triples(read_page_text(page), Relation.PRESENTED_AT) == {("Walking on wet moss at night", "MOLI 2025")}
