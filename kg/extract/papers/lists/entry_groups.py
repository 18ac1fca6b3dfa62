"""Lines of a page in, those that belong to one entry of a list together, with the paper that it is about, out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.draft import SegmentKind
from kg.extract.papers.lists.entries import Entry, find_entry, is_listed, is_published

_MOST_LINES = 9
_PAPERS = re.compile(
    r"\b(?:papers?|publications?|preprints?|articles?|journals?|conferences?|proceedings|posters?|theses|references"
    r"|bibliography|veröffentlichungen|publikationen|literatur|accepted|citations?|citing)\b|^\W*(?:19|20)\d\d\W*$",
    re.I,
)
_TALKS = re.compile(
    r"\W*(?:(?:recent|selected|invited|upcoming|past|our) )*(?:talks|lectures|presentations|keynotes)\b", re.I
)


#: What goes on below the title of an item without being indented: "(with Ada Nowak)", "To appear in …".
_ATTACHED = re.compile(r"\(with [A-ZÀ-Ý]|(?:To appe?ar|In|Accepted|Published|Submitted|Proc)\b")


def entries_of(text: str, blocks: Sequence[Block], used: Collection[int] = ()) -> Iterator[tuple[range, int, Entry]]:
    """Entries that name a paper: their lines, of which none is `used`, the line with the title, and the parts."""
    for inside, heading in _groups(text, blocks, used):
        start, end = blocks[inside[0]].start, blocks[inside[-1]].end
        entry = find_entry(text, start, end)
        if entry is None or not _is_sure(text, start, end, entry, heading):
            continue
        block = next((i for i in inside if blocks[i].start <= entry.title[0] < blocks[i].end), None)
        if block is not None:
            yield inside, block, entry


def heads_talks(heading: str) -> bool:
    """Whether a heading says that what is below it was spoken, and no paper."""
    return _TALKS.match(heading) is not None and _PAPERS.search(heading) is None


def _is_sure(text: str, start: int, end: int, entry: Entry, heading: str) -> bool:
    """Whether enough around the title and its authors tells that this is an entry of a list of papers."""
    if heads_talks(heading):
        return False
    published = is_published(text, entry)
    if is_listed(text, start, end):
        return published or entry.quoted or (entry.names > 1 and _PAPERS.search(heading) is not None)
    return published and (entry.names > 1 or entry.quoted or text.endswith("(with ", 0, entry.authors[0]))


def _groups(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[tuple[range, str]]:
    """Runs of lines with the heading above: an item with what is indented below it, or lines without a blank one."""
    heading, first = "", 0
    while first < len(blocks):
        block = blocks[first]
        opens = block.kind is SegmentKind.HEADING and is_listed(text, block.start, block.end)
        if first in used or block.in_teaser or (block.kind is not SegmentKind.ARTICLE and not opens):
            heading = text[block.start : block.end] if block.kind is SegmentKind.HEADING else heading
            first += 1
            continue
        last = first + 1
        listed = is_listed(text, block.start, block.end)
        while (
            last < min(len(blocks), first + _MOST_LINES)
            and last not in used
            and _goes_on(text, blocks, last, listed=listed)
        ):
            last += 1
        yield range(first, last), heading
        first = last


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a line is an entry by itself that begins with its authors and ends with where it appeared."""
    entry = find_entry(text, start, end) if text[end - 1] in ".]" else None
    return entry is not None and entry.authors[0] == start and is_published(text, entry)


_PROSE = 12


def _is_prose(line: str) -> bool:
    """Whether a line is a sentence, most of whose words are small."""
    words = line.split()
    return len(words) >= _PROSE and line[-1] == "." and sum(w[0].islower() for w in words) > 0.7 * len(words)


#: Who begins the next reference: "A. Nowak: ", "A. B. Nowak and ".
_NEW_ENTRY = re.compile(
    r"(?:[A-ZÀ-Ý]\.[ -]?){1,3}[A-ZÀ-Ý][\w’'-]+(?::|, [A-ZÀ-Ý]\.| and [A-ZÀ-Ý]\.)"
    r"|[A-ZÀ-Ý][\w’'-]+, (?:[A-ZÀ-Ý]\.[ -]?){1,3}(?:,|&| \()"
)


def _goes_on(text: str, blocks: Sequence[Block], index: int, *, listed: bool) -> bool:
    """Whether a line belongs to the entry of the line above it."""
    block, above = blocks[index], blocks[index - 1]
    if block.in_teaser or is_listed(text, block.start, block.end):
        return False
    if not listed and _is_whole(text, above.start, above.end) and _is_whole(text, block.start, block.end):
        return False
    if not listed and _is_prose(text[above.start : above.end]) and _is_whole(text, block.start, block.end):
        return False
    if not listed and text[above.end - 1] in ".])" and _NEW_ENTRY.match(text, block.start, block.end):
        return False
    gap = text[above.end : block.start]
    indented = gap.rpartition("\n")[2] != ""
    attached = listed and gap.strip(" ") == "\n" and _ATTACHED.match(text, block.start, block.end) is not None
    if block.kind is not SegmentKind.ARTICLE and not (listed and (indented or attached)):
        return False
    return gap.count("\n") <= 1 or (listed and indented and gap.count("\n") <= 3)
