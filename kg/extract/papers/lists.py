"""Lines of a page in, papers listed there out: a title above, below or beside its authors, also in cells of tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.draft import SegmentKind
from kg.extract.lexicon.sought import sought
from kg.extract.papers.abstracts import paper_of_page, titles_over_abstracts, titles_over_columns, titles_over_credits
from kg.extract.papers.author_runs import author_names
from kg.extract.papers.described_authors import described_papers
from kg.extract.papers.items import authors_then_title, title_then_authors, titles_with_venues, venues_first
from kg.extract.papers.lines import (
    HOUSES,
    SLOT,
    TYPE_OF_PAPER,
    ListedPaper,
    author_prefix,
    by_authors,
    capitalized,
    is_title,
    may_head,
    trimmed,
)
from kg.extract.papers.linked_lines import is_linked_title, title_before_venue
from kg.extract.papers.links import linked_papers, numbered_papers, titles_over_issues
from kg.extract.papers.name_runs import name_run
from kg.extract.papers.plain_lists import titles_under_heading
from kg.extract.papers.tables import tabled_papers
from kg.extract.papers.told_items import told_items
from kg.extract.papers.told_titles import (
    headed_titles,
    noted_titles,
    numbered_titles,
    overview_titles,
    repeated_titles,
    titles_that_tell,
    titles_to_read,
    told_titles,
)
from kg.extract.papers.venues import find_venues

_CELLS = sought(r"\t+|\s+(?:/|\||—|–|•|·)\s+|\s*\|\s*")
#: Headings under which titles are those of talks, or lines those of people.
_NO_PAPERS = sought(
    r"\b(?:talks?|keynotes?|seminars?|speakers?|lectures?|people|team|members|alumni|organi[sz]ers|committee|chairs?"
    r"|staff"
    r"|students|former|jobs|openings|positions|colloqui\w+|tutorials?|panels?|faculty|postdocs?|interviews?)\b",
    re.I,
)
_PAPERS = re.compile(
    r"\b(?:papers?|publications?|preprints?|articles?|journals?|contributed|conference|proceedings|posters?|orals?|works?"
    r"|research|thes[ei]s"
    r"|featured|accepted|veröffentlichungen|publikationen|bibliography|references)\b|\b(?:19|20)\d\d\b",
    re.I,
)
#: A heading below which no talks are listed any more, nor surely papers: "Test of Time Award".
_AWARD = re.compile(r"\b(?:awards?|prizes?|winners?)\b", re.I)
_ROLE = re.compile(
    r"\b(?:professor|student|postdoc|researcher|lecturer|engineer|scientist|director|manager|head of|fellow)\b", re.I
)


#: A row of a programme, which heads nothing: "09:00-09:10  Opening (the organizers)".
_HOUR = re.compile(r"\W*\d{1,2}[:.h]\d\d\b")
#: A line of more words is a title rather than a heading: "Reconstructing people in contact with things".
_HEADING = 6
#: So many lines an entry goes on below its title.
_LINES_OF_ENTRY = 7


def listed_papers(text: str, blocks: Sequence[Block], taken: Collection[int]) -> Iterator[ListedPaper]:
    """Papers of lists, in the order of the text.

    Args:
        text: the page.
        blocks: its lines.
        taken: those in which other rules found a title.
    """
    heading, used = "", set(taken)
    for paper in noted_titles(text, blocks, used):
        used.add(paper.block)
        yield paper
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        if (
            block.kind is SegmentKind.HEADING
            and not (_HOUR.match(line) and _NO_PAPERS.search(line))
            and not author_names(line)
            and (_PAPERS.search(line) or _AWARD.search(line) or _heads_no_papers(line))
        ):
            heading = line
        heading = "" if block.in_teaser else heading
        if block.in_teaser or index in used or len(line) > 900 or _is_talk_list(heading):
            continue
        found = (
            title_then_authors(text, index, block)
            or authors_then_title(text, index, block)
            or _before_brackets(text, index, block, heading)
            or _in_cells(text, index, block)
            or _around(text, blocks, index, used, heading)
        )
        if found:
            used.update({index, found.block}, _inside(blocks, found))
            yield found
    for more in (
        described_papers,
        titles_over_credits,
        titles_over_columns,
        linked_papers,
        numbered_papers,
        titles_over_issues,
        tabled_papers,
        venues_first,
        told_items,
        titles_with_venues,
        titles_under_heading,
        repeated_titles,
        told_titles,
        titles_that_tell,
        headed_titles,
        overview_titles,
        numbered_titles,
        titles_to_read,
        paper_of_page,
        titles_over_abstracts,
    ):
        papers = list(more(text, blocks, used))
        used.update(paper.block for paper in papers)
        yield from papers


def _inside(blocks: Sequence[Block], paper: ListedPaper) -> list[int]:
    """The lines below a title that belong to its entry: the next authors have their title elsewhere."""
    below = range(paper.block + 1, min(len(blocks), paper.block + 1 + _LINES_OF_ENTRY))
    return [i for i in below if paper.rest and paper.rest[0] <= blocks[i].start < paper.rest[1]]


def _heads_no_papers(line: str) -> bool:
    return len(line.split()) <= _HEADING and _NO_PAPERS.search(line) is not None


def _is_talk_list(heading: str) -> bool:
    return bool(_NO_PAPERS.search(heading)) and not _PAPERS.search(heading)


#: "P1  Walking on Wet Moss (Ada Nowak, Lin Vale)".
_BRACKETED = re.compile(r"(?P<title>[^()\n]{12,200}?),?\s+\((?P<authors>[^()\n]{6,300})\)\s*\.?$")
_NUMBERED = re.compile(r"\W*(?:[A-Z]{1,2}-?)?\d{1,3}[.:)]?\s")


def _before_brackets(text: str, index: int, block: Block, heading: str) -> ListedPaper | None:
    """A title with nothing but its authors in brackets behind it; a single one stands in a list of papers."""
    match = _BRACKETED.match(text, block.start, block.end)
    names = author_names(match["authors"]) if match else 0
    listed = names == 1 and _PAPERS.search(heading) and _NUMBERED.match(text, block.start, block.end)
    if match is None or not (names > 1 or listed):
        return None
    title = trimmed(text, *match.span("title"))
    return ListedPaper(title, index, match.span("authors")) if is_title(text[slice(*title)], least=4) else None


def _in_cells(text: str, index: int, block: Block) -> ListedPaper | None:
    """Title and authors side by side: cells of a row, or parts that a dash or slash separates."""
    by = by_authors(text[block.start : block.end])
    if by is not None and not _NO_TITLE.match(text[block.start : block.start + by[0]]):
        led = list(_TOLD_IN.finditer(text, block.start, block.start + by[0]))
        title = trimmed(text, led[-1].end() if led else block.start, block.start + by[0])
        if is_title(text[slice(*title)]):
            authors = block.start + by[1], block.start + by[2]
            return ListedPaper(title, index, authors, (authors[1], block.end))
    stop = _STOP.search(text, block.start, block.end)
    if stop and author_names(text[stop.end() : block.end]) > 1:
        title = trimmed(text, block.start, stop.start() + 1)
        line = text[slice(*title)]
        if capitalized(line) and is_title(line, least=4) and not _NO_PAPERS.search(line):
            return ListedPaper(title, index, (stop.end(), block.end))
    cells = _cells(text, block)
    if len(cells) < 2 or _goes_on_as_prose(text, cells):
        return None
    talk = _contributed(text, index, cells)
    if talk is not None:
        return talk
    counts = [author_names(text[a:b]) for a, b in cells]
    at = next((i for i, n in enumerate(counts) if n > 1), next((i for i, n in enumerate(counts) if n), None))
    if at is None:
        return None
    others = sorted((i for i in range(len(cells)) if not counts[i]), key=lambda i: (abs(i - at), -i))
    least = 3 if counts[at] > 1 else 4
    titled = [i for i in others if may_head(text[slice(*cells[i])].strip(), least)]
    if not titled or (counts[at] == 1 and _ROLE.search(text[block.start : block.end])):
        return None
    title = trimmed(text, *cells[titled[0]])
    return ListedPaper(title, index, cells[at], (min(cells[at][1], block.end), block.end))


#: In front of a title in a sentence: "MossNet is a walker, as introduced in Walking on Wet Moss by Ada Nowak".
_TOLD_IN = re.compile(
    r"\b(?:re-?)?read (?:the (?:paper|preprint)[:,]? )?(?=[A-Z0-9])|\b(?:introduced|described|proposed|presented"
    r"|published|released|reported|detailed) in (?:the (?:paper"
    r"|preprint)[:,]? )?(?=[A-Z0-9])"
)


def _goes_on_as_prose(text: str, cells: Sequence[tuple[int, int]]) -> bool:
    """Whether dashes part a sentence: "Three of our botanists — Ada Nowak and Lin Vale — discuss moss."."""
    return len(cells) > 2 and text[cells[-1][1] - 1] == "." and _VERB_NEXT.match(text, *cells[-1]) is not None


#: Between a title and its authors: "Walking on Wet Moss. Ada Nowak, Lin Vale".
_STOP = sought(r"(?<=[a-z\d)])[.?!] (?=[A-ZÀ-Ý])")
_VERB_NEXT = re.compile(r"\s*[a-z]+ (?:\S+ ){2}")


#: What a programme calls the talks that are about a paper.
_TALK = re.compile(
    r"(?:(?:contributed|spotlight|oral|paper|lightning|flash|short|long)\s+(?:talk|presentation|paper)s?"
    r"|oral|spotlight|best paper)\s*#?\d{0,2}",
    re.I,
)


def _contributed(text: str, index: int, cells: Sequence[tuple[int, int]]) -> ListedPaper | None:
    """A row of a programme that names a contributed talk and no speaker."""
    words = [text[a:b].strip(" *_|") for a, b in cells]
    if not any(_TALK.fullmatch(word) for word in words) or any(author_names(word) for word in words):
        return None
    titled = [i for i, word in enumerate(words) if is_title(word) and not _TALK.match(word)]
    if len(titled) != 1:
        return None
    start, end = trimmed(text, *cells[titled[0]])
    end = start + len(text[start:end].rstrip(" |"))
    return ListedPaper((start, end), index, (end, end))


def _cells(text: str, block: Block) -> list[tuple[int, int]]:
    position, cells = block.start, []
    for gap in (*_CELLS.finditer(text, block.start, block.end), None):
        end = gap.start() if gap else block.end
        if text[position:end].strip():
            cells.append((position, end))
        position = gap.end() if gap else end
    return cells


def _around(text: str, blocks: Sequence[Block], index: int, used: Collection[int], heading: str) -> ListedPaper | None:
    """A line of authors with its title on the line above, else on the line below."""
    authors = author_prefix(text, blocks[index].start, blocks[index].end) or _over_lines(text, blocks, index)
    if authors is None:
        return None
    count = author_names(text[slice(*authors)])
    if _OFFICE.match(text, *authors):
        return None
    if re.match(r"[Bb]y\s", text[slice(*authors)]) and count < 3 and not _PAPERS.search(heading):
        return None
    if authors[1] == blocks[index].end:
        authors = authors[0], _end_of_authors(text, blocks, index)
    dated = index > 0 and _DATED_TITLE.search(text, blocks[index - 1].start, blocks[index - 1].end) is not None
    headed = any(not found[0].isdigit() for found in _PAPERS.finditer(heading)) or heading.strip(" #*:").isdigit()
    alone = count == 1 and not (dated or headed or _venue_line(text, blocks, index + 1))
    over = index >= 2 and count > 1 and not dated and _venue_line(text, blocks, index - 1)
    noted = title_before_venue(text, blocks[index - 1]) if index > 0 and count > 1 and index - 1 not in used else None
    if noted is not None:
        return ListedPaper(noted, index - 1, authors, (noted[1], blocks[index - 1].end))
    over = over and not is_linked_title(text, blocks[index - 1])
    linked = index >= 2 and count > 1 and _is_link_line(text, blocks[index - 1])
    rest_from = next((b for b in reversed(blocks) if b.start <= authors[1]), blocks[index])
    for other in (*((index - 2,) if over or linked else ()), index - 1, index + 1):
        opening = text[blocks[0].start : blocks[0].end]
        long = len(opening.split()) > 5 and not _NO_PAPERS.search(opening)
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
            gap.count("\n") > 1 or not _PAPERS.search(heading) or len(line) > 200 or HOUSES.match(line)
        ):
            continue
        if other > index:
            return ListedPaper(title, other, authors, (title[1], _end_of_entry(text, blocks, other)))
        rest = (authors[1], rest_from.end) if authors[1] < rest_from.end else None
        if other == index - 2 and not linked:
            rest = blocks[index - 1].start, blocks[index - 1].end
        return ListedPaper(title, other, authors, rest if other < index else None)
    return None


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
    for block in blocks[index + 1 : index + 1 + _LINES_OF_ENTRY]:
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
    last = blocks[min(len(blocks), index + 2 * _LINES_OF_ENTRY) - 1]
    run = name_run(text, block.start, last.end)
    return (block.start, run.end) if run is not None and len(run.names) > 2 and run.end > block.end else None


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
    for block in blocks[index + 1 : index + 1 + _LINES_OF_ENTRY]:
        if text[end : block.start].count("\n") > 1 or author_names(text[block.start : block.end]):
            break
        end = block.end
    return end


#: Marks of affiliations behind names, which only authors have.
_MARKED = re.compile(r"[a-zà-ÿ](?:[¹²³⁴-⁹*†‡]|\d(?=[,*]))")


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
#: A day, which stands below the author of an article and below no author of a paper.
_DAY = re.compile(rf"\W*(?:\w+day,? )?(?:\d{{1,2}}\.? {_MONTH} |{_MONTH} \d{{1,2}},? )(?:19|20)\d\d\W*$")


def _venue_line(text: str, blocks: Sequence[Block], index: int) -> bool:
    if index >= len(blocks):
        return False
    line = text[blocks[index].start : blocks[index].end]
    return (
        len(line) <= 160
        and not _DAY.match(line)
        and bool(find_venues(line) or re.search(r"\barXiv\b|\b(?:19|20)\d\d\b", line))
    )


#: What "by" also follows: "A recent study by …".
_NO_TITLE = re.compile(
    r"(?:.*\b)?(?:papers?|study|studies|work|talk|book|novel|poster|demo|article|album|paintings?|essays?|chapter"
    r"|post|reports?)$",
    re.I,
)
