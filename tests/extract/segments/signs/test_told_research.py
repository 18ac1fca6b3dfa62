"""Pages that speak like adverts in places, and are none."""

from __future__ import annotations

import pytest

from kg.extract.lexicon.spans import Line
from kg.extract.segments.signs.article_signs import is_article, research_signs


def lines_of_page(*texts: str) -> list[Line]:
    lines, at = [], 0
    for text in texts:
        lines.append(Line(at, at + len(text), text, True))
        at += len(text) + 1
    return lines


def test_page_that_tells_of_a_method() -> None:
    assert is_article(
        lines_of_page(
            "Counting with a Mixture of Experts",
            "We introduced a novel way to count spores. Trained on public data sets, it beats all baselines, and its"
            " accuracy grows if you wait.",
        )
    )


def test_interview_of_an_intern() -> None:
    answer = "I love moss, and my internship showed me how I count it best. I applied because my friends told me."
    assert is_article(lines_of_page("An intern's summer", "Why did you apply?", answer, "I would do it again."))


@pytest.mark.parametrize(
    "text",
    [
        "We are hiring. You will propose novel architectures and run experiments on data sets with us.",
        "Are you curious? You count spores and write reports. I am the contact for this role.",
    ],
)
def test_adverts_stay_adverts(text: str) -> None:
    assert not is_article(lines_of_page("Research Engineer", text))


def test_article_signed_by_people_with_roles() -> None:
    signed = ("Anna Nowak", "Head of Moss Research, Garden Unit", "Erik Dahl", "PhD student at the school of ferns")
    assert is_article(lines_of_page("Ferns at night", *signed, "Ferns close at night, and we asked them why."))


def test_headline_of_news_speaks_for_research() -> None:
    news = "Contoso gives a prize to ten engineering students for work on ferns"
    assert research_signs(lines_of_page(news, "It rained.")) > research_signs(lines_of_page("Engineer", "It rained."))
