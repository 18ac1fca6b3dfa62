"""A page in, the people of its tables out: where the column that is headed "Affiliation" says they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.articles.marks import indices
from kg.extract.articles.page import Page
from kg.extract.lexicon.person_cues import ROLE
from kg.extract.people.statements import FactKind, PersonFact

#: The heading of a column that tells what people are.
_ROLES = re.compile(
    r"(?:(?:job |academic |current )?(?:role|position|title|function|rank|status)|statut|fonction|poste|grade|funktion"
    r"|stellung|cargo|puesto|ruolo|qualifica)s?",
    re.IGNORECASE,
)
_COLUMNS = (
    (
        FactKind.CURRENT,
        re.compile(r"(?:now|next|currently|afterwards)(?: at| in)?|(?:now|next) position|went to", re.I),
    ),
    (FactKind.TITLE, _ROLES),
    (FactKind.FORMER, re.compile(r"(?:previous|former|past)\b.*", re.IGNORECASE)),
    (FactKind.EDUCATION, re.compile(r"(?:ph\.?d|degree|education|alma mater|studied|graduated)\b.*", re.IGNORECASE)),
    (
        FactKind.CURRENT,
        re.compile(
            r".*\b(?:affiliations?|institut(?:e|ion)s?|organi[sz]ations?|compan(?:y|ies)|employers?|universit(?:y|ies)"
            r"|partners?|beneficiar(?:y|ies)|établissements?|organismes?|employeurs?|tutelles?|einrichtung\w*|hochschulen?"
            r"|universität\w*|instituci[oó]n(?:es)?|entidad|universidad|afiliaci[oó]n|affiliazione|ente"
            r"|works? at|from)\b.*",
            re.IGNORECASE,
        ),
    ),
)
_CELL = re.compile(r"\s*[|\t]\s*")
_RULE = re.compile(r"[\s|:–—-]+")
#: What somebody is, as a cell of such a column has it, and with the house behind it: "Assistant Professor, <O0>".
_POST = re.compile(r"[A-ZÀ-Ý][^<>|\d@]{2,60}")
_POST_AT = re.compile(rf"(?P<role>{ROLE})(?:,| at| @) (?:the )?<O\d+>.*", re.IGNORECASE)
#: The initials of a house in a column of houses: "INRAE".
_INITIALS = re.compile(r"[A-ZÀ-Ý]{3,8}")
#: A cell that is a name of some house, which nothing else tells: "Bureau for Wet Moss".
_HOUSE = re.compile(
    r"(?!(?:Independent|Freelance|Retired|Various|Unknown|None|Ongoing|TBD|TBA|N/A|NA|Self|Alumn\w*|Yes|No)\b)"
    r"(?:[A-ZÀ-Ý][\w.&’'-]*+(?: [\w.&’'-]++){1,7}|[A-ZÀ-Ý][\w.&’'-]++"
    r"|(?:for|of|on|and|the|&|de|für)  ?[\w.&’'-]++(?: [\w.&’'-]++){0,6})"
)
_LONGEST = 400


def tabled_people(page: Page) -> Iterator[PersonFact]:
    """People of rows, with the organization in the cell below the heading of organizations."""
    if "|" not in page.text and "\t" not in page.text:
        return
    texts: dict[int, str] = defaultdict(str)
    reached: dict[int, int] = {}
    for sentence in page.sentences:
        apart = page.text[reached.get(sentence.block, sentence.start) : sentence.start]
        texts[sentence.block] += f"{apart if _CELL.search(apart) else ' '}{sentence.text}"
        reached[sentence.block] = sentence.end
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
        for column, kind in columns.items() if len(people) == 1 else ():
            if column < len(cells):
                yield from _told(page, block, people[0], kind, cells[column])


def _told(page: Page, block: Block, person: int, kind: FactKind, cell: str) -> Iterator[PersonFact]:
    """What a cell tells of the person of its row: the house it names, or what the person is."""
    places, post = indices(cell, "O"), _POST_AT.fullmatch(cell)
    if post and kind in (FactKind.TITLE, FactKind.CURRENT):
        yield PersonFact(person, FactKind.TITLE, post["role"], block.start, block.end, 0.8)
        kind = FactKind.CURRENT
    if kind is FactKind.TITLE:
        if _POST.fullmatch(cell):
            yield PersonFact(person, kind, cell, block.start, block.end, 0.8)
    elif places:
        found = page.organizations[places[0]]
        yield PersonFact(person, kind, found.name, block.start, block.end, 0.85, found.start, found.end)
    elif kind is FactKind.CURRENT and (_HOUSE.fullmatch(cell) or _INITIALS.fullmatch(cell)):
        start = page.text.find(cell, block.start, block.end)
        if start >= 0:
            yield PersonFact(person, kind, cell, block.start, block.end, 0.7, start, start + len(cell))


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
