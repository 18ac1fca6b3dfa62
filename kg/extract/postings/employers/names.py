"""A short name in, the employer's name out that the document means by it: "Contoso" is "Contoso Robotics"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.articles.employers import KINDS_OF_FIRM
from kg.ports import Vocabulary
from kg.schema import NodeType

_HOSTED = re.compile(r"(?P<name>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,2}?)(?:['’]s\b.*)? (?:at|@|bei|à|en) [A-Z]")


#: Whose page it is, where the page says so at its top.
_PROJECT = re.compile(
    r"\b(?:[Aa] (?:joint )?(?:project|blog|publication|story)|[Nn]ews) (?:of|from|by"
    r"|at) (?:the )?(?P<name>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})"
)


def in_full(text: str, name: str, vocabulary: Vocabulary) -> str:
    """The longer name that the text writes where the name has one word and the word behind it is a kind of firm."""
    if " " in name or vocabulary.lookup(NodeType.ORGANIZATION, name):
        return name
    kind = _kind_behind(name, text)
    return f"{name} {kind}" if kind else name


@lru_cache(maxsize=256)
def _kind_behind(name: str, text: str) -> str | None:
    if f"{name} " not in text:
        return None
    longer = Counter(_words_behind(name, text))
    return next((word for word, _ in longer.most_common() if word.lower() in KINDS_OF_FIRM), None)


def _words_behind(name: str, text: str) -> Iterator[str]:
    """The capitalised words right behind the name where it is a word of its own."""
    at = text.find(f"{name} ")
    while at >= 0:
        before = text[at - 1 : at]
        word = None if before.isalnum() or before in ("_", "&") else _CAPITALISED.match(text, at + len(name) + 1)
        if word:
            yield word.group()
        at = text.find(f"{name} ", word.end() if word else at + 1)


_CAPITALISED = re.compile(r"[A-Z]\w+")


def host_of(text: str, title: str | None, vocabulary: Vocabulary) -> str | None:
    """The employer an article is about: its title begins "Contoso at …", and the text names it again."""
    match = (_HOSTED.match(title) if title else None) or _PROJECT.search(text, 0, 800)
    if match is None:
        return None
    name = in_full(text, match.group("name"), vocabulary)
    return name if text.count(name.split()[0]) > 1 else None
