"""A page in, the authors out whose house stands in one bracket behind several names: "Ada Nowak, Lin Vale (KTH); …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.articles.page import Page, organizations_at, people_within
from kg.extract.people.statements import FactKind, PersonFact

_SEGMENT = re.compile(r"[^;]+")
#: Names without a bracket, and the only bracket behind the last of them.
_SHARED = re.compile(r"[^()]+\((?P<houses>[^()]{2,120})\)\W*")
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class _Group:
    """The names at `start:end` of an author line, and the bracket behind them."""

    start: int
    end: int
    houses: tuple[int, int]


def authors_of_shared_brackets(page: Page) -> Iterator[PersonFact]:
    """Authors of whom one bracket tells the house, where semicolons or all lists of the page show that it is shared."""
    lines = [title.authors for title in page.titles if title.authors]
    parted = [_SEGMENT.search(page.text, *line) and [*_SEGMENT.finditer(page.text, *line)] for line in lines]
    groups = [[_group(page, part) for part in parts or ()] for parts in parted]
    alone = [found[0] for found in groups if len(found) == 1]
    each = len(alone) >= _SEVERAL and all(group is not None for group in alone)
    for found in groups:
        for group in found if len(found) > 1 or each else ():
            if group is not None:
                yield from _told(page, group)


def _group(page: Page, part: re.Match[str]) -> _Group | None:
    """The part of an author line if several names share the only bracket, which ends it."""
    shared = _SHARED.fullmatch(part[0])
    if shared is None:
        return None
    start = part.start() + shared.start("houses")
    end = part.start() + shared.end("houses")
    several = len(people_within(page, part.start(), start)) >= _SEVERAL
    return _Group(part.start(), start, (start, end)) if several else None


def _told(page: Page, group: _Group) -> Iterator[PersonFact]:
    houses = [found for _, found in organizations_at(page, *group.houses)]
    for span, person in people_within(page, group.start, group.end):
        for found in houses:
            yield PersonFact(person, FactKind.CURRENT, found.name, *span, 0.8, found.start, found.end)
