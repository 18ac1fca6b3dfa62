"""Text in, organizations out that are written out beside their initials: "Global Platform for Moss (GPM)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.articles.names import OrganizationMatch

_CAP = r"[A-ZÀ-Ý][\w’'-]*"
_SPELLED = re.compile(
    rf"(?P<name>{_CAP}(?: (?:(?:of|for|and|the|in|on|&|de|des|du|für) )*{_CAP}){{1,8}}) "
    rf"\((?P<short>[A-Z][A-Za-z&-]{{1,9}})\)"
)
#: What only organizations are called.
_HOUSE = re.compile(
    r"\b(?:Institut\w*|Cent(?:er|re)|Laborator\w+|Association|Society|Academy|Platform|Council|Foundation|Agency"
    r"|Alliance"
    r"|Consortium|Federation|Organi[sz]ation|Union|Board|Office|Commission|Trust|Administration|Observatory|Museum"
    r"|Ministry"
    r"|University|College|Hospital|Authority|Bureau|Corporation)\b"
)
_LEAST = 2
#: Of a name in front of its initials: "the Moss Foundation's (MF)".
_OWNING = re.compile(r"['’]s?$")


def spelled_organizations(text: str, start: int, end: int) -> Iterator[OrganizationMatch]:
    """Organizations whose name the initials behind it confirm; words in front of it that have no letter there go."""
    for match in _SPELLED.finditer(text, start, end):
        short = "".join(letter for letter in match["short"] if letter.isupper())
        words = [word for word in re.finditer(_CAP, match["name"]) if word[0].casefold() != "the"]
        if len(short) < _LEAST or len(words) < len(short):
            continue
        first = words[len(words) - len(short)]
        initials = "".join(word[0][0] for word in words[len(words) - len(short) :])
        name = _OWNING.sub("", match["name"][first.start() :])
        if initials == short and _HOUSE.search(name):
            begin = match.start("name") + first.start()
            yield OrganizationMatch(name, begin, begin + len(name))
