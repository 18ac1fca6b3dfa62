"""Markup in, the same out with no more attributes in a tag than pages have: more of them take the parser minutes."""

from __future__ import annotations

import re

#: Markup below this length cannot hold so many attributes that they matter.
_SHORT = 100_000
#: An attribute as HTML 5 reads it: quotes, "<" and a first "=" belong to its name. All is possessive, so that no
#: stretch is read twice; quoted values are whole.
_ONE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_ATTRIBUTE = re.compile(_ONE)
_INSIDE = rf"(?:[\s/]*+{_ONE})*+"
#: A comment; or a tag as far as its last attribute, with the text behind it where that holds no tags.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    rf"|<(?P<name>script|style|textarea|title|iframe|xmp)(?P<raw>(?=[\s/>]){_INSIDE})[\s/]*+>.*?(?:</(?P=name)|\Z)"
    rf"|<[a-z][^\s/>]*+(?P<inside>{_INSIDE})",
    re.IGNORECASE | re.DOTALL,
)
_MOST = 1_000


def with_few_attributes(markup: str) -> str:
    """The markup without what stands behind the thousandth attribute of a tag."""
    return markup if len(markup) < _SHORT else _TAG.sub(_shortened, markup)


def _shortened(tag: re.Match[str]) -> str:
    whole = tag.group()
    if len(whole) < _SHORT // 2 or tag.lastgroup is None:
        return whole
    start, end = tag.span("inside" if tag["inside"] is not None else "raw")
    for number, attribute in enumerate(_ATTRIBUTE.finditer(tag.string, start, end), 1):
        if number == _MOST:
            return tag.string[tag.start() : attribute.end()] + tag.string[end : tag.end()]
    return whole
