from __future__ import annotations

import pytest

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.article_titles import title_line


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("Moss and boots\n\nIt rained.", "Moss and boots"),
        ("Research\n\nWhat moss does to boots\n\nIt rained.", "What moss does to boots"),
        ("Tag archives: moss\n\nWhat moss does to boots", "What moss does to boots"),
        ("Jump to content\n\nWhat moss does to boots", "What moss does to boots"),
        (
            "A photo shows Elin Forsberg in boots\nThese are boots.\n\nWhat moss does to boots",
            "What moss does to boots",
        ),
        (
            "Elin Forsberg\nElin Forsberg, a botanist, likes moss.\nCredit: Marco Bellini\n\nWhat moss does to boots",
            "What moss does to boots",
        ),
        ("Elin Forsberg\n\nBotanist, moss and ferns", "Elin Forsberg"),
        ("LICHEN\n\nModels of wet moss", "LICHEN"),
        ("Research\n\nIt rained.", "Research"),
        ("It rained on the moss. " * 12, None),
    ],
)
def test_the_title_of_an_article(page: str, title: str | None) -> None:
    assert title_line(lines_of(page)) == title
