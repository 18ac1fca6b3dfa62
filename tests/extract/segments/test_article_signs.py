"""Pages of research that nobody may read as offers of jobs."""

from __future__ import annotations

import pytest

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.article_signs import is_about_papers, is_about_people


@pytest.mark.parametrize(
    "page",
    [
        "Walking on wet moss\n\nElin Forsberg¹, Marco Bellini²\n\n1: University of Bergen\n2: ETH Zurich\n",
        "Authors & Copyright\n\n- E. Forsberg: “Walking on wet moss”\n- M. Bellini: “Listening to the leaves”\n",
        "MossCon 2023\n\nInvited speakers\n\nElin Forsberg (Senior Research Scientist, Moss Institute)\n",
    ],
)
def test_authors_references_and_speakers(page: str) -> None:
    assert is_about_papers(lines_of(page))
    assert not is_about_papers(lines_of(f"{page}\nWe have an open position, apply by May.\n"))


def test_where_people_studied() -> None:
    page = (
        "Elin Forsberg currently serves as a Senior Data Scientist at Contoso.\n\nEducation\n\n"
        "- 2021-2025 Ph.D. Botany, University of Bergen\n- 2018-2021 M.Eng., Uppsala University\n"
    )
    assert is_about_people(lines_of(page))
    assert not is_about_people(lines_of(f"{page}\nApplicants need a PhD.\n"))
