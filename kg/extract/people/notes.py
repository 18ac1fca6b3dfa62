"""A page in, what its footnotes and letterheads tell of people out: where authors moved, whose page it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.articles.affiliation_lines import marks_behind
from kg.extract.articles.names import is_academic
from kg.extract.articles.page import Page, Sentence
from kg.extract.articles.page_home import page_home, speaks_for_group
from kg.extract.draft import SegmentKind
from kg.extract.lexicon.person_cues import ROLE, TITLES
from kg.extract.papers.facts.author_houses import House, houses_of_authors
from kg.extract.papers.facts.reader import paper_facts
from kg.extract.papers.scopes import PaperFactKind
from kg.extract.people.heroes import main_person
from kg.extract.people.statements import FactKind, PersonFact
from kg.names import fold_name

_FOOTNOTE = re.compile(r"[\\\s]*(?:[*†‡§¶]|[¹²³⁰-⁹])")
_NOTE = re.compile(r"(?P<mark>[*†‡§¶])\s?(?P<text>[^*†‡§¶]{4,200})")
_NOW = re.compile(r"\b(?:now|currently|presently) (?:at|with) (?:the )?<O(?P<org>\d+)>")
_THEN = re.compile(
    r"\b(?:internship|interning|interned|intern|while (?:at|with|working|being)|work (?:was )?(?:partially |mainly )?"
    r"done (?:at|in)|during (?:a|his|her|their) (?:stay|visit|sabbatical|time))\b[^<;.]{0,30}<O(?P<org>\d+)>"
)
_OUR_PAPERS = re.compile(r"\W*[Oo]ur (?:\w+ ){0,3}(?:papers|publications|posters|work)\b")
_LETTER = re.compile(r"\b(?:letter|newsletter|bulletin|gazette) (?:of|by|from) (?:the )?<O\d+>")


def footnotes(page: Page, facts: Sequence[PersonFact]) -> Iterator[PersonFact]:
    """Authors of whom a note says "now at X" or "work done during an internship at X".

    Who is elsewhere now left the organizations that other marks name.
    """
    for sentence in page.sentences:
        if "<P" in sentence.text or "<O" not in sentence.text or not _FOOTNOTE.match(sentence.text):
            continue
        for note in _NOTE.finditer(sentence.text):
            for person in _marked(page, note["mark"]):
                yield from _moved(page, sentence, note["text"], person, facts)


def _marked(page: Page, mark: str) -> Iterator[int]:
    for index, person in enumerate(page.persons):
        if any(mark in marks_behind(page.text, end) for _, end in person.spans):
            yield index


def _moved(page: Page, sentence: Sentence, note: str, person: int, facts: Sequence[PersonFact]) -> Iterator[PersonFact]:
    span = sentence.start, sentence.end
    now, then = _NOW.search(note), _THEN.search(note)
    if then:
        left = page.organizations[int(then["org"])]
        yield PersonFact(person, FactKind.FORMER, left.name, *span, 0.95, left.start, left.end)
    if now:
        found = page.organizations[int(now["org"])]
        yield PersonFact(person, FactKind.CURRENT, found.name, *span, 0.98, found.start, found.end)
        for fact in facts:
            if fact.person == person and fact.kind is FactKind.CURRENT and fact.value != found.name:
                yield PersonFact(person, FactKind.FORMER, fact.value, *span, 0.95, fact.target_start, fact.target_end)


def authors_of_one_house(page: Page, facts: Sequence[PersonFact]) -> Iterator[PersonFact]:
    """Authors below whom the page names one organization and no marks say who is from where."""
    known = {fact.person for fact in facts if fact.kind is FactKind.CURRENT}
    lists = [title.authors for title in page.titles if title.authors]
    houses: dict[int, list[House]] = {}
    for house in houses_of_authors(page.text, page.blocks) if lists else ():
        houses.setdefault(house.block, []).append(house)
    for index, found in houses.items():
        block, house = page.blocks[index], found[0]
        listed = any(start < block.end and block.start < end for start, end in lists)
        if not listed or len({one.name for one in found}) > 1:
            continue
        name = next((o.name for o in page.organizations if o.start < house.end and house.start < o.end), None)
        for person, named in enumerate(page.persons):
            inside = any(block.start <= start and end <= block.end for start, end in named.spans)
            if name and inside and person not in known:
                yield PersonFact(person, FactKind.CURRENT, name, block.start, block.end, 0.75, house.start, house.end)


def house_people(page: Page, facts: Sequence[PersonFact]) -> Iterator[PersonFact]:
    """Who works where the page is from, though it says so of nobody: its owner, and the authors of "our papers"."""
    home = page_home(page)
    if home is None:
        return
    known = {fact.person for fact in facts if fact.kind in (FactKind.CURRENT, FactKind.FORMER)}
    units = _of_units(page) if is_academic(home.name) else ()
    for person, start, end in (*_owner(page, home.start), *_own_authors(page), *units):
        if person not in known:
            known.add(person)
            yield PersonFact(person, FactKind.CURRENT, home.name, start, end, 0.65, home.start, home.end)


#: All of a line: "<P0>, Assistant Professor, Department of Moss", a part of the house whose page it is.
_OF_UNIT = re.compile(
    rf"\W{{0,4}}{TITLES}<P(?P<person>\d+)>, {ROLE}(?:,| of| in) [^<]{{0,40}}?(?:Department|School|Faculty|Division"
    rf"|Program|Centre|Center"
    r"|Institute|College)\b(?:[^<]|<G\d+>)*",
    re.IGNORECASE,
)


def _of_units(page: Page) -> Iterator[tuple[int, int, int]]:
    for sentence in page.sentences:
        line = _OF_UNIT.fullmatch(sentence.text) if not page.blocks[sentence.block].in_teaser else None
        if line is not None:
            yield int(line["person"]), sentence.start, sentence.end


def _owner(page: Page, home: int) -> Iterator[tuple[int, int, int]]:
    """The person whose name is all of the first line, where the house stands in one of the next three."""
    first = next((s for s in page.sentences if s.block == 0), None)
    alone = re.fullmatch(r"\W*(?:(?:Prof|Dr)\.? )*<P(\d+)>\W*", first.text) if first else None
    if first and alone and any(block.start <= home < block.end for block in page.blocks[1:4]):
        yield int(alone[1]), first.start, first.end


def _own_authors(page: Page) -> Iterator[tuple[int, int, int]]:
    if main_person(page) is not None or not speaks_for_group(page):
        return
    letter = any(_LETTER.search(s.text) for s in page.sentences if s.block < 4)
    own = {
        fold_name(title.title)
        for title in page.titles
        if not page.blocks[title.block].in_teaser
        and ((letter and title.authors is None) or _OUR_PAPERS.match(_heading(page, title.block)))
    }
    for fact in paper_facts(page) if own else ():
        if fact.kind is PaperFactKind.AUTHOR and fact.paper in own:
            yield fact.index, fact.start, fact.end


def _heading(page: Page, block: int) -> str:
    above = (b for b in reversed(page.blocks[: block + 1]) if b.kind is SegmentKind.HEADING)
    heading = next(above, None)
    return page.text[heading.start : heading.end] if heading else ""
