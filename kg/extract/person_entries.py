"""A page in, whom each paragraph is about out: entries below a name on a line of its own, pages that say "I"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.extract.article_page import Page, Sentence
from kg.extract.draft import SegmentKind
from kg.extract.person_cues import ROLE

#: An occupation also behind a quotation mark.
_ROLE = ROLE.removeprefix("(?<!['’])")
_SELF = r"\b(?:I|I['’]m|[Mm]y)\b"
#: A line that is a name and nothing else but a label, a title, a note or degrees: "name: 'Ada Nowak',".
_NAME_LINE = re.compile(
    r"\W{0,6}(?:(?:full_?)?name\W{1,4})?(?:(?:Prof|Dr|Mr|Ms|Mrs)(?:essor)?\.? ?)*<P(?P<person>\d+)>"
    r"(?:,? (?:Ph\.?D|M\.?D|MSc|Jr)\.?)?\s*(?:\([^()<]{1,40}\))?\W{0,6}",
    re.IGNORECASE,
)
#: How the text below tells that it is about that person.
_TELLS = re.compile(
    rf"{_SELF}|\b(?:He|She|They|His|Her)\b|^\W{{0,6}}(?:\w{{2,12}}\W{{1,4}})?(?:an? |the )?{_ROLE}\b", re.IGNORECASE
)
#: "Hi, I'm Ada Nowak", "My name is Ada Nowak".
_INTRODUCED = re.compile(r"\b(?:I['’]m|I am|[Mm]y name is)\s+(?:(?:Prof|Dr)\.? )?<P(?P<person>\d+)>")


def people_of_blocks(page: Page) -> Mapping[int, int]:
    """Indices of blocks and of the person whom "I", "he" or nobody in particular means there."""
    owners: dict[int, int] = {}
    lines = {s.block: s.text for s in reversed(page.sentences)}
    person: int | None = None
    for index, block in enumerate(page.blocks):
        named = _NAME_LINE.fullmatch(lines.get(index, "")) if _whole(page, index) else None
        if named is not None:
            person = int(named["person"]) if _is_entry(page, index) else None
        elif block.in_teaser or (block.kind is SegmentKind.HEADING and not _TELLS.search(lines.get(index, ""))):
            person = None
        if person is not None:
            owners[index] = person
    speaker = None if owners else _speaker(page)
    return owners if speaker is None else dict.fromkeys(range(len(page.blocks)), speaker)


def _whole(page: Page, index: int) -> bool:
    """Whether the block is one sentence, that is, its marked copy is all of it."""
    return sum(sentence.block == index for sentence in page.sentences) == 1


def _is_entry(page: Page, index: int) -> bool:
    """Whether one of the next lines speaks about whoever the line names; authors' names below a title are no entry."""
    block = page.blocks[index]
    if any(t.authors and t.authors[0] <= block.start < t.authors[1] for t in page.titles):
        return False
    below = [s for s in page.sentences if index < s.block <= index + 3]
    return any(_TELLS.search(s.text) for s in below)


def _speaker(page: Page) -> int | None:
    """Who says "I" on the whole page: whoever introduces themselves in its first lines, and nobody else does."""
    found = {int(m["person"]) for s in page.sentences for m in _INTRODUCED.finditer(s.text)}
    first = {int(m["person"]) for s in page.sentences if s.block < 8 for m in _INTRODUCED.finditer(s.text)}
    return first.pop() if len(found) == 1 and first else None


#: A line below a name that tells what the person is: "title: 'Research Director at Contoso',".
_ROLE_LINE = re.compile(
    rf"^\W{{0,6}}(?:(?:job_?)?(?:title|role|position|affiliation|occupation|subtitle)\W{{1,4}})?"
    rf"(?P<clause>(?:an? |the )?{_ROLE}\b[^.;]{{0,160}})",
    re.IGNORECASE,
)


def role_line(page: Page, sentence: Sentence, entries: Mapping[int, int]) -> re.Match[str] | None:
    """The clause of a line that says below a name what the person is, as group "clause"."""
    block = page.blocks[sentence.block]
    below = sentence.block in entries and entries.get(sentence.block - 1) == entries[sentence.block]
    whole = sentence.start == block.start and len(sentence.text) < 200
    return _ROLE_LINE.match(sentence.text) if below and whole and "<P" not in sentence.text else None
