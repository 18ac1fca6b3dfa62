"""A page and the title of a paper on it in, the names that the page gives to what the paper introduces out."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.articles.page import Named, Page
from kg.extract.papers.lines.parts import TYPE_OF_PAPER
from kg.extract.papers.mentions import TitleMatch
from kg.extract.papers.title_names import is_coined
from kg.extract.papers.venues.reader import find_venues

#: A label before the title: "(v2, MossNet) ", "[MossNet] ", "MossNet | ".
_LABEL = re.compile(r"[(\[](?:v\d\w*, )?(?P<name>[A-Z][\w@+.-]*(?: v?\d[\w.]*)?\+*)[)\]]:?[ \t]+[\"“]?$")
_NAME = re.compile(r"(?P<name>(?:[A-Z][\w+-]*)(?: (?:[A-Z][\w+-]*|\d+)){1,2}): \S")
_EDITION = re.compile(r"(?:19|20)\d\d$")
_KIND = (
    r"(?:method|model|framework|system|algorithm|approach|architecture|library|toolkit|network|technique|tool|agent"
    r"|encoder|retriever|tokenizer|optimizer|package|pipeline|policy|planner|solver|simulator)"
)


def label_method(page: Page, title: TitleMatch) -> list[Named]:
    """The name in a label before the title, if it is written as only names are."""
    before = page.text[max(0, title.start - 40) : title.start]
    label = _LABEL.search(before)
    if (
        label is None
        or TYPE_OF_PAPER.fullmatch(label["name"])
        or not is_coined(label["name"])
        or _EDITION.search(label["name"])
        or find_venues(label["name"])
    ):
        return []
    start = title.start - len(before) + label.start("name")
    return [Named(label["name"], start, start + len(label["name"]), 0.8)]


def reused_name(page: Page, title: TitleMatch) -> list[Named]:
    """The name before the colon of a title, or what the page calls "a model", where that can only mean this paper.

    "Cold Tea: Brewing at night" introduces Cold Tea if the page goes on to speak of Cold Tea.
    """
    named = _NAME.match(title.title)
    if named and page.text.startswith(named["name"], title.start):
        again = re.compile(rf"(?<=[\w,;(] ){re.escape(named['name'])}(?=[\s,.;)](?!\s?[A-Z]))")
        named_again = page.text.count(named["name"]) > 1
        if named_again and any(not _in_title(page, m.start()) for m in again.finditer(page.text)):
            return [Named(named["name"], title.start, title.start + len(named["name"]), 0.7)]
    return _only_method(page) if _is_only_paper(page) else []


def _only_method(page: Page) -> list[Named]:
    """What the page of one paper calls a model: "MossNet is a model …"."""
    says = re.compile(
        rf"(?:^|(?<=[.!?] ))(?P<name>[A-Z][\w@+-]{{2,20}}) is (?:an? |our |the )[^.;]{{0,60}}?\b{_KIND}\b", re.M
    )
    for block in page.blocks:
        for match in says.finditer(page.text, block.start, block.end) if not block.in_teaser else ():
            if is_coined(match["name"]) and page.text.casefold().count(match["name"].casefold()) > 1:
                return [Named(match["name"], *match.span("name"), 0.7)]
    return []


@lru_cache(maxsize=2)
def _is_only_paper(page: Page) -> bool:
    return len({" ".join(title.title.casefold().split()) for title in page.titles}) == 1


def _in_title(page: Page, position: int) -> bool:
    return any(title.start <= position < title.end for title in page.titles)
