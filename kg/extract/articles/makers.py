"""A read page in, statements of who made a method out: "LanternSAT, developed by the Proof Engineering team"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.extract.articles.page import Page, Sentence
from kg.extract.papers.title_names import is_coined
from kg.schema import NodeType, Ref

_MAKE = r"(?:co-?)?(?:develop|creat|invent|pioneer|design|buil[dt]|writ|wrote)\w*"
_NAME = r"[A-Za-z][\w+\-]*[A-Z0-9][\w+\-]*|[A-Z][a-z]+[A-Z]\w*"
_MADE = re.compile(rf"(?P<who><[PG]\d+>)(?P<between>[^.;<]{{0,60}}?)\b{_MAKE}\b(?P<what>[^.;<]{{0,90}})")
_MADE_BY = re.compile(
    rf"(?P<what>[^.;<>]{{2,60}}?),?\s(?:which was |that was |was |is )?(?:originally )?{_MAKE}\s(?:and \w+ )?by\s"
    rf"(?:the\s|<O\d+>['’]?s?\s)*(?P<who><[PG]\d+>)"
)


@dataclass(frozen=True, slots=True)
class Made:
    """`maker`, a person or team, made the method `name`, as `start:end` of the page says."""

    maker: Ref
    name: str
    start: int
    end: int


def find_makers(page: Page, methods: Collection[str]) -> Iterator[Made]:
    """Statements about known methods, and about names coined like one.

    Args:
        page: the page.
        methods: names that its papers introduce or use.
    """
    for sentence in page.sentences:
        if "<P" not in sentence.text and "<G" not in sentence.text:
            continue
        for pattern in (_MADE, _MADE_BY):
            for match in pattern.finditer(sentence.text):
                yield from _made(page, sentence, match, methods)


def _made(page: Page, sentence: Sentence, match: re.Match[str], methods: Collection[str]) -> Iterator[Made]:
    maker = _maker(page, match["who"])
    start, end = sentence.marked.span(match)
    coined = {
        m[0] for m in re.finditer(rf"(?<![\w<]){_NAME}(?![\w>])", match["what"]) if is_coined(m[0]) and len(m[0]) > 3
    }
    for name in sorted({*methods, *coined}):
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", match["what"]):
            yield Made(maker, name, start, end)


def _maker(page: Page, token: str) -> Ref:
    index = int(token[2:-1])
    if token[1] == "P":
        return Ref(NodeType.PERSON, page.persons[index].name)
    return Ref(NodeType.TEAM, page.teams[index].name)
