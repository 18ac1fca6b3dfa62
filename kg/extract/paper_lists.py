"""Lines of a page in, papers listed there out: a title above, below or beside its authors, also in cells of tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.article_blocks import Block
from kg.extract.author_runs import author_names
from kg.extract.draft import SegmentKind
from kg.extract.name_likeness import likeness
from kg.extract.venues import find_venues

_CELLS = re.compile(r"\t+|\s+(?:/|\||—|–|•|·)\s+|\s*\|\s*")
_LEAD = re.compile(
    r"(?:[-•*·–]\s+|\[?[#№]?[A-Z]{0,3}-?\d{1,4}[a-z]?[\].):]?(?:\s+|:\s?)(?=\D)"
    r"|\d{1,2}[:.h]\d\d(?:\s?[-–]\s?\d{1,2}[:.h]\d\d)?(?: ?[ap]m)?:?\s+"
    r"|(?:Oral|Poster|Spotlight|Paper|Talk|Title|Demo|Long|Short|Best paper)(?: (?:paper|\d{1,3}))?[:.]\s+)+"
)
_LINK = (
    r"(?:pdf|code|paper|video|slides?|poster|arxiv|bib|bibtex|doi|project(?: page)?|data|dataset|website|talk|demo|link"
    r"|html|supp(?:lement(?:ary)?)?|github|preprint|oral|spotlight|best[ \w-]{0,20}(?:award|nominee|finalist|candidate)"
    r"|award|new|short paper|long paper|to appear|in press|equal contribution)"
)
_TRAIL = re.compile(rf"(?:\s*(?:[\[(]\s*{_LINK}(?:\s*[,|/]\s*{_LINK})*\s*[\])]|[|·/]\s*{_LINK}(?=\s|$)))+\s*$", re.I)
_TYPE = re.compile(
    rf"(?:{_LINK}|full paper|oral presentation|tutorial|invited|main track|findings|industry track|keynote|\W|\d{{1,4}}"
    r"|[A-Z]{1,3}-?\d{1,3}|(?:room|hall|session|board|track) ?\w{0,8}|\d{1,2}[:.]\d\d.{0,12}|\s)+",
    re.I,
)
_DATE = re.compile(
    r"(?:\w+day,? )?(?:\d{1,2}\.? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec)[a-z]*\.? ?\d{0,2},? ?(?:\d{4})?|[\d./-]+"
)
#: Headings under which titles are those of talks, or lines those of people.
_NO_PAPERS = re.compile(
    r"\b(?:talks?|keynotes?|seminars?|speakers?|lectures?|people|team|members|alumni|organi[sz]ers|committee|chairs?|staff"
    r"|students|former|jobs|openings|positions|colloqui\w+|tutorials?|panels?|faculty|postdocs?|interviews?)\b",
    re.I,
)
_PAPERS = re.compile(
    r"\b(?:papers?|publications?|preprints?|articles?|journals?|conference|proceedings|posters?|orals?|works?|research|thes[ei]s"
    r"|featured|accepted|veröffentlichungen|publikationen|bibliography|references)\b|\b(?:19|20)\d\d\b",
    re.I,
)
_ROLE = re.compile(
    r"\b(?:professor|student|postdoc|researcher|lecturer|engineer|scientist|director|manager|head of|fellow)\b", re.I
)


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A listed paper: spans of its title, of its authors and, where known, of what follows; `block` holds the title."""

    title: tuple[int, int]
    block: int
    authors: tuple[int, int]
    rest: tuple[int, int] | None = None


def listed_papers(text: str, blocks: Sequence[Block], taken: Collection[int]) -> Iterator[ListedPaper]:
    """Papers of lists, in the order of the text.

    Args:
        text: the page.
        blocks: its lines.
        taken: those in which other rules found a title.
    """
    heading, used = "", set(taken)
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        if (
            block.kind is SegmentKind.HEADING
            and not author_names(line)
            and (_NO_PAPERS.search(line) or _PAPERS.search(line))
        ):
            heading = line
        if block.in_teaser or index in used or len(line) > 900 or _is_talk_list(heading):
            continue
        found = _in_cells(text, index, block) or _around(text, blocks, index, used, heading)
        if found:
            used.update({index, found.block})
            yield found


def _is_talk_list(heading: str) -> bool:
    return bool(_NO_PAPERS.search(heading)) and not _PAPERS.search(heading)


def _in_cells(text: str, index: int, block: Block) -> ListedPaper | None:
    """Title and authors side by side: cells of a row, or parts that a dash or slash separates."""
    by = _BY.match(text[block.start : block.end])
    if (
        by
        and author_names(by["authors"])
        and not _NO_TITLE.match(by["title"])
        and is_title(text[slice(*trimmed(text, block.start, block.start + by.end("title")))])
    ):
        title = trimmed(text, block.start, block.start + by.end("title"))
        authors = block.start + by.start("authors"), block.start + by.end("authors")
        return ListedPaper(title, index, authors, (authors[1], block.end))
    cells = _cells(text, block)
    if len(cells) < 2:
        return None
    counts = [author_names(text[a:b]) for a, b in cells]
    at = next((i for i, n in enumerate(counts) if n > 1), next((i for i, n in enumerate(counts) if n), None))
    if at is None:
        return None
    others = sorted((i for i in range(len(cells)) if not counts[i]), key=lambda i: (abs(i - at), -i))
    titled = [i for i in others if is_title(text[slice(*cells[i])], least=3 if counts[at] > 1 else 4)]
    if not titled or (counts[at] == 1 and _ROLE.search(text[block.start : block.end])):
        return None
    title = trimmed(text, *cells[titled[0]])
    return ListedPaper(title, index, cells[at], (min(cells[at][1], block.end), block.end))


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
    authors = _authors(text, blocks[index])
    if authors is None:
        return None
    count = author_names(text[slice(*authors)])
    if re.match(r"[Bb]y\s", text[slice(*authors)]) and not _PAPERS.search(heading):
        return None
    alone = count == 1 and not (_PAPERS.search(heading) or _venue_line(text, blocks, index + 1))
    over = index >= 2 and count > 1 and _venue_line(text, blocks, index - 1)
    for other in (*((index - 2,) if over else ()), index - 1, index + 1):
        first = other == 0 and (count < 2 or ":" not in text[blocks[0].start : blocks[0].end])
        if alone or first or other in used or not 0 <= other < len(blocks) or blocks[other].in_teaser:
            continue
        title = trimmed(text, blocks[other].start, blocks[other].end)
        line = text[slice(*title)]
        gap = text[min(blocks[index].end, blocks[other].end) : max(blocks[index].start, blocks[other].start)]
        if blocks[other].kind is SegmentKind.CAPTION or not is_title(
            line, least=2 if other < index and count > 1 else 3
        ):
            continue
        if other > index and (gap.count("\n") > 1 or not _PAPERS.search(heading) or len(line) > 200):
            continue
        rest = (authors[1], blocks[index].end) if authors[1] < blocks[index].end else None
        if other == index - 2:
            rest = blocks[index - 1].start, blocks[index - 1].end
        return ListedPaper(title, other, authors, rest if other < index else None)
    return None


def _authors(text: str, block: Block) -> tuple[int, int] | None:
    """The authors that a line begins with and consists of, up to a year, a venue or a link behind them."""
    lead = re.compile(r"(?:[-•*·–]\s+)").match(text, block.start, block.end)
    start = lead.end() if lead else block.start
    if author_names(text[start : block.end]):
        return start, block.end
    for cut in re.finditer(r"\.\s|,\s(?=\d{4}|[A-Z]{3,})|\s\((?=\d{4})|\s[·|–—-]\s|:\s", text[start : block.end]):
        if author_names(text[start : start + cut.start()]):
            rest = text[start + cut.end() : block.end]
            if find_venues(rest) or re.match(r"\W*(?:19|20)\d\d\b", rest) or _TYPE.fullmatch(rest):
                return start, start + cut.start()
    return None


def _venue_line(text: str, blocks: Sequence[Block], index: int) -> bool:
    if index >= len(blocks):
        return False
    line = text[blocks[index].start : blocks[index].end]
    return len(line) <= 160 and bool(find_venues(line) or re.search(r"\barXiv\b|\b(?:19|20)\d\d\b", line))


#: A short note behind a title: "(Main, oral)", "(Findings)", "(3DV 2025)".
_NOTE = re.compile(
    r"[*_”\"]*\s*\((?:main|findings|oral|poster|spotlight|short|long|demo|industry|journal|best"
    r"|[\w&’' ]+ (?:track|workshop)"
    r"|[A-Z0-9][\w&-]* ?(?:19|20)\d\d)[^()]{0,40}\)[*_\s]*$",
    re.I,
)
#: "Lamps: A data set of streets by Ada Nowak and Lin Vale (3DV 2025)"
_BY = re.compile(
    r"^(?:[-•*·–]\s+)?(?P<title>.{12,200}?),? by (?P<authors>[^()\n]{5,300}?)(?P<rest>\s*\(.*"
    r"|\.\s.*|,\s.*(?:19|20)\d\d.*|\s(?:[a-z]{2,}s|was|won|were)\s.*\([^()]*(?:19|20)\d\d\).*)?\.?$"
)
#: What "by" also follows: "A recent study by …".
_NO_TITLE = re.compile(
    r"(?:.*\b)?(?:papers?|study|studies|work|talk|book|novel|poster|demo|article|album|paintings?|essays?|chapter|post)$",
    re.I,
)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without numbers, hours and marks in front of a title and links behind it."""
    lead = _LEAD.match(text, start, end)
    if lead and text[lead.end() : end].strip():
        start = lead.end()
    trail = _TRAIL.search(text[start:end])
    if trail and trail.start():
        end = start + trail.start()
    note = _NOTE.search(text[start:end])
    if note and note.start():
        end = start + note.start()
    raw = text[start:end]
    bare = raw.strip(' \t“”"')
    begin = start + raw.find(bare)
    return begin, begin + len(bare)


_VERB_LAST = re.compile(
    r"\b(?:is|was|are|were|been) \w+$|\b(?:organi[sz]ed|written|led|founded|hosted|moderated|chaired)$"
)


def is_title(line: str, least: int = 3) -> bool:
    """Whether a line can be the title of a paper: words, and neither names nor a date, a venue or links."""
    line = line.strip("“”\"'‘’ \t")
    words = line.split()
    if not least <= len(words) <= 32 or not line[:1].isalnum() or line[-1] in ";," or not re.search(r"[A-Z]", line):
        return False
    if (line[-1] == "." and (len(words) > 14 or not re.search(r"\w{3}\.$", line))) or re.search(
        r"\w{3}[.!] [A-Z]", line
    ):
        return False
    if (
        author_names(line)
        or _DATE.fullmatch(line.rstrip(" —–-|·,"))
        or _TYPE.fullmatch(line)
        or re.match(r"https?://|[Bb]y [A-Z]", line)
    ):
        return False
    by = _BY.match(line)
    if (by and author_names(by["authors"])) or re.match(r"\d[A-ZÀ-Ý]|[¹²³⁰-⁹*†‡§¶]", line) or _VERB_LAST.search(line):
        return False
    if len(words) <= 8 and re.match(r"(?:[A-Z][\w&-]*:? ){1,5}(?:19|20)\d\d\b", line):
        return False
    person = re.match(r"(\S+(?: \S+){1,2}?)(?:,| \(| [-–—])", line)
    if person and likeness(person[1].split()):
        return False
    venues = find_venues(line)
    covered = sum(v.end - v.start for v in venues)
    return not (covered > 0.5 * len(line) or (venues and re.match(r"(?:In|To appear|Proc|Accepted|Published)\b", line)))
