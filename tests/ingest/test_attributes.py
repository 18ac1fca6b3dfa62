"""Tags with a hundred thousand attributes are cut short; all others stay as they are."""

from __future__ import annotations

import pytest

from kg.ingest.attributes import with_few_attributes

LONG = 60_000


def test_what_stands_behind_the_thousandth_attribute_goes() -> None:
    attributes = [f'a{number}=">"' for number in range(LONG)]
    cut = with_few_attributes(f"<p><div {' '.join(attributes)} hidden>text</div>")
    assert cut == f"<p><div {' '.join(attributes[:1_000])}>text</div>"


@pytest.mark.parametrize(
    "markup",
    [
        f'<div data-page=\'{{"a": "{"x > y " * LONG}"}}\' id=1>text</div>',
        "<td class=wide>1 < 2</td>\n" * LONG,
        "if (a<b && c) { " * LONG,
        "<a" + " " * LONG * 4,
        '<a b="' * LONG,
    ],
)
def test_other_markup_stays(markup: str) -> None:
    assert with_few_attributes(markup) == markup


def test_a_short_page_is_not_looked_through() -> None:
    page = "<div " + "a " * 5_000 + ">text</div>"
    assert with_few_attributes(page) == page
