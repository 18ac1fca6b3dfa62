"""Tags with a hundred thousand attributes are cut short; all others stay as they are."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html

from kg.ingest.text.attributes import with_few_attributes

LONG = 60_000


def test_what_stands_behind_the_thousandth_attribute_goes() -> None:
    attributes = [f'a{number}=">"' for number in range(LONG)]
    cut = with_few_attributes(f"<p><div {' '.join(attributes)} hidden>text</div>")
    assert cut == f"<p><div {' '.join(attributes[:1_000])}>text</div>"


@pytest.mark.parametrize(
    ("begin", "between"),
    [('<div a"b ', " "), ('<div " ', " "), ("<div < ", " "), ("<div =x ", " "), ('<div a="b"" ', " "), ("<div ", "")],
)
def test_a_stray_sign_lets_no_more_through(begin: str, between: str) -> None:
    attributes = between.join(f'a{number}="b"' for number in range(LONG))
    tree = lxml_html.fromstring(with_few_attributes(f"{begin}{attributes}>text</div>"))
    assert max(len(element.attrib) for element in tree.iter()) <= 1_001


def test_the_text_of_a_script_outlives_its_attributes() -> None:
    tag = " ".join(f"a{number}" for number in range(LONG))
    assert with_few_attributes(f"<script {tag}>x</script>").endswith(" a999>x</script>")


@pytest.mark.parametrize(
    "markup",
    [
        f'<div data-page=\'{{"a": "{"x > y " * LONG}"}}\' id=1>text</div>',
        "<td class=wide>1 < 2</td>\n" * LONG,
        f"<script>{'if (a<b && c) { ' * LONG}</script><p>text</p>",
        f"<!-- <b {'c d ' * LONG} --><p>text</p>",
        "<!--" * LONG,
        "<a" + " " * LONG * 4,
    ],
)
def test_other_markup_stays(markup: str) -> None:
    assert with_few_attributes(markup) == markup


def test_a_short_page_is_not_looked_through() -> None:
    page = "<div " + "a " * 5_000 + ">text</div>"
    assert with_few_attributes(page) == page
