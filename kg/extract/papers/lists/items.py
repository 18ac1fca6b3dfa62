"""Items of lists in, papers that stand on one line out: a title with a venue or with authors behind it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.parts import BULLET, ListedPaper, author_prefix, is_title, trimmed
from kg.extract.papers.lists.citations import author_opening
from kg.extract.papers.venues.reader import find_venues

_JOURNAL = (
    r"(?:Nature|Science|Cell|PNAS|eLife|Neuron|The Lancet|Nature [A-Z]\w+(?: [A-Z]\w+)?|Science [A-Z]\w+|Cell [A-Z]\w+)"
)
#: A venue at the end of an item: ", ICML 2019", " (NeurIPS 2020)", ", Nature 2020".
_TAIL = re.compile(
    rf"(?:,\s+|\s+[–—-]\s+|\s*[(\[])(?:[Ii]n |at |to appear (?:at|in) |accepted (?:at|to) )?"
    rf"(?P<venue>{_JOURNAL}(?=,? (?:19|20)\d\d)|[A-Z](?:(?!\s[–—-]\s)[^,;()\[\]]){{1,60}}?)"
    r"(?P<year>,? ?['’]?(?:(?:19|20)\d\d|\d\d))?(?:,? (?:oral|spotlight|poster|best paper.{0,20}))?[)\]]?"
    r"(?:\s+[–—-]\s+(?:doi|pdf|code|slides|video|link|bibtex|preprint|arxiv))*\.?\s*$",
    re.I,
)
#: A meeting that no list knows, by its shape: "FERN 2021".
_SHAPED = re.compile(r"(?!ARXIV|CORR)[A-Z][A-Za-z&]{0,8}[A-Z] (?:19|20)\d\d")
#: What people do at a conference, which is no paper.
_SERVICE = re.compile(
    r"\b(?:reviewer|reviewing|chairs?|(?:co-)?organi[sz]\w+|awards?|tutorials?|workshops?|talks?|keynotes?|committee"
    r"|members?|speakers?|panel\w*|sessions?|volunteer|scholarship|grant|attend\w*|registration|student|editor"
    r"|scientist"
    r"|engineer|researcher|intern|professor)\b",
    re.I,
)
_NO_LIST = re.compile(
    r"\b(?:service|teaching|awards?|hono[u]?rs|talks?|events?|review\w*|activities|news|education|experience|datasets?"
    r"|schedule|agenda|dates|deadlines?|tutorials?|workshops?)\b",
    re.I,
)
_NAMED = re.compile(r"[\w@+.\-]+(?:\s[\w@+.\-]+){0,3}:\s\S+(?:\s\S+){2}")


@dataclass(frozen=True, slots=True)
class _Item:
    block: int
    start: int
    end: int
    tail: re.Match[str] | None
    authors: tuple[int, int] | None = None


def title_then_authors(text: str, index: int, block: Block) -> ListedPaper | None:
    """An item such as "Echo: Sound maps of cities, Ada Nowak and Lin Vale. SIGIR 2021"."""
    lead = BULLET.match(text, block.start, block.end)
    if lead is None or block.end - block.start > 500:
        return None
    for comma in re.finditer(r"[,:]\s+(?:by\s+)?(?=[A-ZÀ-Ý])", text[lead.end() : block.end]):
        start, end = trimmed(text, lead.end(), lead.end() + comma.start())
        if not is_title(text[start:end]):
            continue
        authors = author_prefix(text, lead.end() + comma.end(), block.end)
        if authors is not None:
            return ListedPaper((start, end), index, authors, (authors[1], block.end))
    return None


def authors_then_title(text: str, index: int, block: Block) -> ListedPaper | None:
    """An item such as "Ada Nowak and Lin Vale, Sound maps of cities, SIGIR 2021"."""
    lead = BULLET.match(text, block.start, block.end)
    if lead is None or block.end - block.start > 500:
        return None
    commas = [match.start() + lead.end() for match in re.finditer(r",\s", text[lead.end() : block.end])]
    lists = [comma for comma in commas if author_names(text[lead.end() : comma])]
    if not lists or (author_names(text[lead.end() : lists[-1]]) == 1 and not _AUTHOR_ALONE.match(text, lead.end())):
        return None
    begin = lists[-1] + 2
    for comma in (comma for comma in commas if comma > begin):
        venues = find_venues(text[comma + 2 : block.end])
        start, end = trimmed(text, begin, comma)
        if venues and venues[0].start < 20 and is_title(text[start:end]):
            return ListedPaper((start, end), index, (lead.end(), lists[-1]), (comma, block.end))
    return None


#: Somebody who is alone in front of a title, with an initial or in full.
_AUTHOR_ALONE = re.compile(r"[A-ZÀ-Ý][\w.’'-]* (?:[\w.’'-]+ )?[A-ZÀ-Ý][\w’'-]+,")


#: "- NeurIPS'2022: Sound maps of cities (Nov 2022)"
_VENUE_FIRST = re.compile(
    r"(?P<venue>[A-Z][\w&/]*(?: [A-Z][\w&]*){0,2}[ '’-]{0,2}(?:(?:19|20)\d\d|\d\d)?"
    r"(?:(?: \([\w ]{3,16}\))?(?=: \S)| \((?:19|20)\d\d\)(?=[:,]? [A-Z])))[:,]? (?=\S)"
)
_BRACKETED_YEAR = re.compile(r" \((?:19|20)\d\d\)$")
_DATE_LAST = re.compile(r"\s*\((?:[A-Z][a-z]+\.? )?(?:19|20)\d\d\)$")


def venues_first(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Items that name the venue in front of the title and nobody as an author."""
    for index, block in enumerate(blocks):
        lead = BULLET.match(text, block.start, block.end) if index not in used and not block.in_teaser else None
        venue = _VENUE_FIRST.match(text, lead.end(), block.end) if lead else None
        if venue is None or not _is_named_venue(venue["venue"]):
            continue
        dated = _DATE_LAST.search(text, venue.end(), block.end)
        start, end = trimmed(text, venue.end(), dated.start() if dated else block.end)
        if is_title(text[start:end]) and not _SERVICE.search(text[start:end]):
            yield ListedPaper((start, end), index, (end, end), venue.span("venue"))


def _is_named_venue(name: str) -> bool:
    name = _BRACKETED_YEAR.sub("", name)
    found = find_venues(name)
    return bool(found) and found[0].start == 0 and found[0].end - found[0].start >= 0.6 * len(name)


def titles_with_venues(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Items of a list in which at least two titles have a venue behind them and nobody names authors."""
    for heading, run in _runs(text, blocks, used):
        tailed = [item for item in run if item.tail and _is_venue(item.tail) and _may_be_title(text, item, 1)]
        short = sum(len(text[item.start : item.tail.start()].split()) < 3 for item in tailed if item.tail)
        if len(tailed) < 2 or short > 0.5 * len(tailed) or _NO_LIST.search(heading):
            continue
        for item in run:
            if item in tailed:
                yield _tailed(text, item)
            elif (note := _noted(text, item)) is not None:
                yield note
            elif item.tail is None and _may_be_title(text, item, 6):
                yield ListedPaper((item.start, item.end), item.block, (item.end, item.end), (item.end, item.end))


def _runs(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[tuple[str, list[_Item]]]:
    run: list[_Item] = []
    heading = ""
    for index, block in enumerate(blocks):
        lead = BULLET.match(text, block.start, block.end)
        if lead is None or block.in_teaser or index in used:
            if run:
                yield heading, run
            run = []
            heading = text[block.start : block.end] if lead is None else heading
            continue
        start, end = trimmed(text, lead.end(), block.end)
        opening = author_opening(text[start:end])
        authors = (start, start + opening[0]) if opening else None
        start += opening[1] if opening else 0
        tail = _TAIL.search(text, start, block.end)
        run.append(_Item(index, start, end, tail, authors))
    if run:
        yield heading, run


def _is_venue(tail: re.Match[str]) -> bool:
    """Whether what ends an item is the name of a venue, and little else."""
    if re.fullmatch(_JOURNAL, tail["venue"]):
        return tail["year"] is not None
    whole = tail["venue"] + (tail["year"] or "")
    if _SHAPED.fullmatch(whole):
        return True
    found = find_venues(whole)
    return bool(found) and found[0].end - found[0].start >= 0.6 * len(whole)


def _may_be_title(text: str, item: _Item, least: int) -> bool:
    line = text[item.start : item.tail.start() if item.tail else item.end].strip(' "“”')
    if _SERVICE.search(line) or author_names(line) or re.search(r"https?://", line):
        return False
    named = least > 1 and _NAMED.match(line) is not None
    return is_title(line, least=4 if named else least)


#: What stands behind the title of a thesis, or of what is not out yet.
_NOTE = re.compile(
    r"\s*(?:\((?:[\w’'.-]+ ){0,2}(?:thesis|dissertation)\)"
    r"|[–—-] (?:under (?:submission|review)|submitted|in preparation)(?:,? (?:19|20)\d\d)?)\.?$",
    re.I,
)


def _noted(text: str, item: _Item) -> ListedPaper | None:
    """A thesis, or a paper that is not out yet, among items with venues."""
    note = _NOTE.search(text, item.start, item.end)
    if note is None or not is_title(text[item.start : note.start()]):
        return None
    return ListedPaper((item.start, note.start()), item.block, (note.start(), note.start()), (note.start(), item.end))


def _tailed(text: str, item: _Item) -> ListedPaper:
    tail = item.tail
    if tail is None:
        return ListedPaper((item.start, item.end), item.block, (item.end, item.end))
    raw = text[item.start : tail.start()]
    start = item.start + len(raw) - len(raw.lstrip(' "“'))
    end = item.start + len(raw.rstrip(' "”,'))
    shaped = _SHAPED.fullmatch(tail["venue"] + (tail["year"] or ""))
    venue = tail.span("venue") if shaped or re.fullmatch(_JOURNAL, tail["venue"]) else None
    return ListedPaper((start, end), item.block, item.authors or (end, end), (tail.start(), tail.end()), venue)
