"""Markup in, the same out with no more attributes in a tag than pages have: more of them take the parser minutes."""

from __future__ import annotations

import re

#: Markup below this length cannot hold so many attributes that they matter.
_SHORT = 100_000
#: All is possessive, so that no stretch is read twice; quoted values are whole.
_ONE = r"""[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s<>]*+))?+"""
_ATTRIBUTE = re.compile(_ONE)
#: A tag as far as its last attribute.
_TAG = re.compile(rf"<[a-zA-Z][^\s<>/]*+(?:[\s/]++(?:{_ONE})?+)++")
_MOST = 1_000


def with_few_attributes(markup: str) -> str:
    """The markup without what stands behind the thousandth attribute of a tag."""
    return markup if len(markup) < _SHORT else _TAG.sub(_shortened, markup)


def _shortened(tag: re.Match[str]) -> str:
    whole = tag.group()
    if len(whole) < _SHORT // 2:
        return whole
    for number, attribute in enumerate(_ATTRIBUTE.finditer(whole)):  # the first match is the name of the tag
        if number == _MOST:
            return whole[: attribute.end()]
    return whole
