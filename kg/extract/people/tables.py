"""A page in, the people of its tables out: where the column that is headed "Affiliation" says they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.extract.articles.marks import indices
from kg.extract.articles.page import Page
from kg.extract.people.statements import FactKind, PersonFact

_COLUMNS = (
    (FactKind.FORMER, re.compile(r"(?:previous|former|past)\b.*", re.IGNORECASE)),
    (FactKind.EDUCATION, re.compile(r"(?:ph\.?d|degree|education|alma mater|studied|graduated)\b.*", re.IGNORECASE)),
    (
        FactKind.CURRENT,
        re.compile(
            r".*\b(?:affiliations?|institut(?:e|ion)s?|organi[sz]ations?|compan(?:y|ies)|employers?|universit(?:y|ies)"
            r"|partners?|beneficiar(?:y|ies)"
            r"|works? at|from)\b.*",
            re.IGNORECASE,
        ),
    ),
)
_CELL = re.compile(r"\s*[|\t]\s*")
_RULE = re.compile(r"[\s|:–—-]+")
#: A cell that is a name of some house, which nothing else tells: "Bureau for Wet Moss".
_HOUSE = re.compile(
    r"(?!(?:Independent|Freelance|Retired|Various|Unknown|None|Ongoing|TBD|TBA|N/A|NA|Self|Alumn\w*|Yes|No)\b)"
    r"(?:[A-ZÀ-Ý][\w.&’'-]*|(?:for|of|on|and|the|&|de|für) )(?: ?[\w.&’'-]+){1,7}"
)
_LONGEST = 400


def tabled_people(page: Page) -> Iterator[PersonFact]:
    """People of rows, with the organization in the cell below the heading of organizations."""
    if "|" not in page.text and "\t" not in page.text:
        return
    texts: dict[int, str] = defaultdict(str)
    for sentence in page.sentences:
        texts[sentence.block] += f" {sentence.text}"
    columns: dict[int, FactKind] = {}
    for index, block in enumerate(page.blocks):
        line = page.text[block.start : block.end]
        if ("|" not in line and "\t" not in line) or len(line) > _LONGEST or block.in_teaser:
            columns = columns if _RULE.fullmatch(line) else {}
            continue
        cells = _cells(texts[index])
        if not any("<P" in cell for cell in cells):
            columns = _headed(cells) or columns
            continue
        people = [person for cell in cells for person in indices(cell, "P")]
        for column, kind in columns.items():
            places = indices(cells[column], "O") if column < len(cells) else ()
            if len(people) != 1:
                continue
            if places:
                found = page.organizations[places[0]]
                yield PersonFact(people[0], kind, found.name, block.start, block.end, 0.85, found.start, found.end)
            elif column < len(cells) and kind is FactKind.CURRENT and _HOUSE.fullmatch(cells[column]):
                start = page.text.find(cells[column], block.start, block.end)
                if start >= 0:
                    span = start, start + len(cells[column])
                    yield PersonFact(people[0], kind, cells[column], block.start, block.end, 0.7, *span)


def _cells(line: str) -> Sequence[str]:
    return _CELL.split(line.strip().strip("|").strip())


def _headed(cells: Sequence[str]) -> dict[int, FactKind]:
    """Columns whose heading says that organizations stand below, and what people have to do with them."""
    if any("<" in cell or len(cell) > 40 for cell in cells):
        return {}
    return {
        index: kind
        for index, cell in enumerate(cells)
        for kind in [next((kind for kind, pattern in _COLUMNS if pattern.fullmatch(cell.strip("* "))), None)]
        if kind is not None
    }
