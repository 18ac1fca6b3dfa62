"""A line of authors in, the paper they wrote out: its title stands on a line above, or on the one below."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kg.extract.articles.blocks import Block
from kg.extract.draft import SegmentKind
from kg.extract.lexicon.sought import sought
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.linked_lines import is_linked_title, title_before_venue
from kg.extract.papers.lines.name_runs import name_run
from kg.extract.papers.lines.parts import HOUSES, SLOT, TYPE_OF_PAPER, ListedPaper, author_prefix, is_title, trimmed
from kg.extract.papers.venues.reader import find_venues

#: Headings under which titles are those of talks, or lines those of people.
NO_PAPERS = sought(
    r"\b(?:talks?|keynotes?|seminars?|speakers?|lectures?|people|team|members|alumni|organi[sz]ers|committee|chairs?"
    r"|staff"
    r"|students|former|jobs|openings|positions|colloqui\w+|tutorials?|panels?|faculty|postdocs?|interviews?)\b",
    re.I,
)
PAPERS = re.compile(
    r"\b(?:papers?|publications?|preprints?|articles?|journals?|contributed|conference|proceedings|posters?|orals?|works?"
    r"|research|thes[ei]s"
    r"|featured|accepted|veröffentlichungen|publikationen|bibliography|references)\b|\b(?:19|20)\d\d\b",
    re.I,
)
#: A row of a programme, which heads nothing: "09:00-09:10  Opening (the organizers)".
HOUR = re.compile(r"\W*\d{1,2}[:.h]\d\d\b")
#: So many lines an entry goes on below its title.
LINES_OF_ENTRY = 7


@dataclass(frozen=True)
class TitleSlots:
    """The lines of a page, with how many of its lists of authors stand right below, or above, what can be a title."""

    text: str
    blocks: Sequence[Block]

    @cached_property
    def above(self) -> int:
        """Lists of authors with a title above them."""
        pairs = pairwise(self.blocks)
        return sum(_may_be_title(self.text, a) for a, b in pairs if author_names(self.text[b.start : b.end]) > 1)

    @cached_property
    def below(self) -> int:
        """Lists of authors with a title below them."""
        pairs = pairwise(self.blocks)
        return sum(_may_be_title(self.text, b) for a, b in pairs if author_names(self.text[a.start : a.end]) > 1)


def paper_around(slots: TitleSlots, index: int, used: Collection[int], heading: str) -> ListedPaper | None:
    """A line of authors with its title on the line above, else on the line below."""
    text, blocks = slots.text, slots.blocks
    authors = author_prefix(text, blocks[index].start, blocks[index].end) or _over_lines(text, blocks, index)
    printed = None if authors else _over_publisher(text, blocks, index)
    authors = authors or printed
    if authors is None:
        return None
    count = author_names(text[slice(*authors)])
    if _OFFICE.match(text, *authors):
        return None
    signed = re.match(r"[Bb]y\s", text[slice(*authors)]) is not None and count < _BYLINE
    if signed and (not PAPERS.search(heading) or _is_dated(text, blocks, index - 2)):
        return None
    if authors[1] == blocks[index].end:
        authors = authors[0], _end_of_authors(text, blocks, index)
    dated = index > 0 and _DATED_TITLE.search(text, blocks[index - 1].start, blocks[index - 1].end) is not None
    headed = any(not found[0].isdigit() for found in PAPERS.finditer(heading)) or heading.strip(" #*:").isdigit()
    listed = printed is not None or dated or headed or _venue_line(text, blocks, index + 1) or _is_row(slots, index)
    alone = count == 1 and not listed
    over = index >= 2 and count > 1 and not dated and _venue_line(text, blocks, index - 1)
    noted = title_before_venue(text, blocks[index - 1]) if index > 0 and count > 1 and index - 1 not in used else None
    if noted is not None:
        return ListedPaper(noted, index - 1, authors, (noted[1], blocks[index - 1].end))
    over = over and not is_linked_title(text, blocks[index - 1])
    linked = index >= 2 and count > 1 and (_is_link_line(text, blocks[index - 1]) or _is_teaser(text, blocks, index))
    rest_from = blocks[bisect_right(blocks, authors[1], key=lambda block: block.start) - 1]
    for other in (*((index - 2,) if over or linked else ()), index - 1, index + 1):
        opening = text[blocks[0].start : blocks[0].end]
        long = len(opening.split()) > 5 and not NO_PAPERS.search(opening)
        sure = long or ":" in opening or _MARKED.search(text[slice(*authors)]) is not None
        first = other == 0 and (count < 2 or not sure)
        if alone or first or other in used or not 0 <= other < len(blocks) or blocks[other].in_teaser:
            continue
        behind = _APPEARED.search(text, blocks[other].start, blocks[other].end) if other > index else None
        title = trimmed(text, blocks[other].start, behind.start() if behind else blocks[other].end)
        if other == index - 1 and count > 1 and text[title[1] - 1] == ",":
            title = title[0], title[1] - 1
        title = _unwrapped(text, blocks, other, title) if other < index and other - 1 not in used else title
        line = text[slice(*title)]
        gap = text[min(blocks[index].end, blocks[other].end) : max(blocks[index].start, blocks[other].start)]
        if blocks[other].kind is SegmentKind.CAPTION or not is_title(
            line, least=2 if other < index and count > 1 else 3
        ):
            continue
        if other > index and (
            gap.count("\n") > 1 or not PAPERS.search(heading) or len(line) > 200 or HOUSES.match(line)
        ):
            continue
        if other > index and slots.above > slots.below:
            continue
        if other > index:
            return ListedPaper(title, other, authors, (title[1], _end_of_entry(text, blocks, other)))
        rest = (authors[1], rest_from.end) if authors[1] < rest_from.end else None
        if other == index - 2 and not linked:
            rest = blocks[index - 1].start, blocks[index - 1].end
        return ListedPaper(title, other, authors, rest if other < index else None)
    return None


def _is_dated(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a line above a title tells the day of a post: "Blog March 4, 2026"."""
    return index > 0 and _DAY_LAST.fullmatch(text, blocks[index].start, blocks[index].end) is not None


#: So many names behind "by" are those of a paper.
_BYLINE = 3


def _is_row(slots: TitleSlots, index: int) -> bool:
    """Whether the line above opens with its hour, as in a programme whose other rows have their authors below."""
    above = slots.blocks[index - 1]
    return index > 0 and HOUR.match(slots.text, above.start, above.end) is not None and slots.above > 1


def _may_be_title(text: str, block: Block) -> bool:
    return is_title(text[slice(*trimmed(text, block.start, block.end))])


def _unwrapped(text: str, blocks: Sequence[Block], index: int, title: tuple[int, int]) -> tuple[int, int]:
    """The title with the line above it, which it goes on from: "Moss at Night", "and in the Morning"."""
    above = blocks[index - 1] if index else None
    if above is None or text[above.end : title[0]].strip() or text[above.end : title[0]].count("\n") != 1:
        return title
    joined = f"{text[above.start : above.end]} {text[slice(*title)]}"
    begun = text[title[0]].islower() or _OPEN_END.search(text, above.start, above.end) or text.count(joined)
    goes_on = begun and text[above.end - 1] not in ".:;!?" and is_title(text[above.start : above.end], least=2)
    return (above.start, title[1]) if goes_on else title


#: The end of a line that goes on below: "Strong Coupling of the", and how long such lines are at least.
_OPEN_END = re.compile(r"[^\n]{30} (?:of|in|for|on|and|the|a|an|with|to|by|from|via|under|using)$")
#: The year behind a title: "Walking on wet moss (2002)".
_DATED_TITLE = re.compile(r"\w\s*\((?:19|20)\d\d\)\s*$")
#: Who is named for an office at a meeting, and need have written nothing.
_OFFICE = re.compile(
    r"(?:[Pp]resenters?|[Ss]peakers?|[Oo]rgani[sz]ers?|[\w ]{0,20}[Cc]hairs?|[Hh]osts?|[Pp]anelists?"
    r"|[Ff]acilitators?|[Mm]oderators?|[Ii]nstructors?|[Mm]entors?|[Rr]eviewers?|[Jj]udges?|[Cc]ommittee)\b\W"
)


def _end_of_authors(text: str, blocks: Sequence[Block], index: int) -> int:
    """Where a list of authors ends that goes on over several lines."""
    end = blocks[index].end
    for block in blocks[index + 1 : index + 1 + LINES_OF_ENTRY]:
        apart = text[end : block.start].count("\n") > 1
        if (
            apart
            or not text[:end].rstrip().endswith((",", " and", "&"))
            or not author_names(text[block.start : block.end])
        ):
            break
        end = block.end
    return end


def _over_lines(text: str, blocks: Sequence[Block], index: int) -> tuple[int, int] | None:
    """A list of authors that has each of them on a line of its own: "Ada Nowak¹,", "Lin Vale¹"."""
    block = blocks[index]
    if block.end - block.start > 60 or text[block.end - 1] != ",":
        return None
    last = blocks[min(len(blocks), index + 2 * LINES_OF_ENTRY) - 1]
    run = name_run(text, block.start, last.end)
    return (block.start, run.end) if run is not None and len(run.names) > 2 and run.end > block.end else None


#: A line with one name, and below it who printed the book: "(Fern University Press)".
_DOCTOR = re.compile(r"(?:(?:Dr|Prof)(?:essor)?\.? )+(?P<name>[^\n,;:()]{4,50})")
_PUBLISHER = re.compile(
    r"\(?[^()\n]{0,60}\b(?:Press|Verlag|Books|Publish\w+|Routledge|Palgrave|Springer|Brill)\b[^()\n]{0,20}\)?"
)


def _over_publisher(text: str, blocks: Sequence[Block], index: int) -> tuple[int, int] | None:
    """Somebody alone with a title before the name, above a line that is a publisher."""
    line = _DOCTOR.fullmatch(text, blocks[index].start, blocks[index].end)
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    printed = below is not None and _PUBLISHER.fullmatch(text, below.start, below.end) is not None
    return line.span("name") if line and printed and author_names(line["name"]) else None


#: In front of authors that a card names last.
_CREDITS = re.compile(r"\W*(?:[Aa]uthors?|[Aa]utor(?:en|es)?|[Aa]uteurs?)\s?:")


def _is_teaser(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a sentence stands between "Authors: …" and what is rather a title: the line above it."""
    told, above = blocks[index - 1], blocks[index - 2]
    if text[told.end - 1] != "." or _CREDITS.match(text, blocks[index].start) is None:
        return False
    return text[above.end - 1] not in ".!" and is_title(text[slice(*trimmed(text, above.start, above.end))])


def _is_link_line(text: str, block: Block) -> bool:
    """Whether nothing but links, when and where it is shown, or the word that announces authors, is on the line."""
    line = text[block.start : block.end]
    if SLOT.fullmatch(line) or re.fullmatch(r"\W*[Aa]uthors?\W*", line) or TYPE_OF_PAPER.fullmatch(line):
        return True
    parts = re.split(r"\s*[·|•]\s*", text[block.start : block.end])
    return len(parts) > 1 and sum(TYPE_OF_PAPER.fullmatch(part) is not None for part in parts) > 1


#: What tells behind a title, on its line, where the paper appeared.
_APPEARED = re.compile(r"[.?!]\s+(?=(?:In|Proc(?:eedings)?|Journal|To appear|Accepted|Published|Technical|arXiv)\b)")


def _end_of_entry(text: str, blocks: Sequence[Block], index: int) -> int:
    """Where an entry ends that a title opens: its lines go on until one is blank, or names the next authors."""
    end = blocks[index].end
    for block in blocks[index + 1 : index + 1 + LINES_OF_ENTRY]:
        if text[end : block.start].count("\n") > 1 or author_names(text[block.start : block.end]):
            break
        end = block.end
    return end


#: Marks of affiliations behind names, which only authors have.
_MARKED = re.compile(r"[a-zà-ÿ](?:[¹²³⁴-⁹*†‡]|\d(?=[,*]))")


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
#: A day, which stands below the author of an article and below no author of a paper.
_DAY = re.compile(rf"\W*(?:\w+day,? )?(?:\d{{1,2}}\.? {_MONTH} |{_MONTH} \d{{1,2}},? )(?:19|20)\d\d\W*$")


_DAY_LAST = re.compile(rf"[^\n.]{{0,25}}?(?:\d{{1,2}}\.? {_MONTH} |{_MONTH} \d{{1,2}},? )(?:19|20)\d\d\W*")


def _venue_line(text: str, blocks: Sequence[Block], index: int) -> bool:
    if index >= len(blocks):
        return False
    line = text[blocks[index].start : blocks[index].end]
    return (
        len(line) <= 160
        and not _DAY.match(line)
        and bool(find_venues(line) or re.search(r"\barXiv\b|\b(?:19|20)\d\d\b", line))
    )
