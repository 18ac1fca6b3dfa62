"""What people are, told by honorifics, lines and headings."""

from __future__ import annotations

import pytest

from tests.extract.article_drafts import read_page_text


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Moss weekly\n\nProf. Dr. Elin Forsberg said that moss is wet.\n", ("Professor",)),
        (
            "Staff\n\nDr Elin Forsberg\nKeeper of Northern Textiles\n\nElin joined in 2008.\n",
            ("Keeper of Northern Textiles",),
        ),
        ("Team\n\nPrincipal Investigator\n\nElin Forsberg\n\nShe likes moss.\n", ("Principal Investigator",)),
        ("Team\n\nPhD students\n\n- Elin Forsberg: ferns\n- Marco Bellini: moss\n", ("PhD student",)),
        ("Moss weekly\n\nThe director of the KLM, Dr. Elin Forsberg, was glad of it.\n", ("director",)),
        (
            "Moss weekly\n\nThe trial is run by consultant cardiologist Dr Elin Forsberg.\n",
            ("consultant cardiologist",),
        ),
        ("Advisors\n\n- Elin Forsberg, ferns\n- Marco Bellini, moss\n", ()),
    ],
)
def test_roles(text: str, titles: tuple[str, ...]) -> None:
    assert read_page_text(text).persons[0].titles == titles
