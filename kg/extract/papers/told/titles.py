"""Lines of a page in, titles without quotes out that the words around them give away: "In TITLE, we present …"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.lexicon.affiliation_words import PLACES
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.parts import BULLET, ListedPaper, capitalized, is_title

_FINDS = (
    r"(?:also |then |further )?(?:present|propose|introduce|develop|describe|show|study|investigate|demonstrate|explore"
    r"|examine|analy[sz]e|address|extend|prove|tackle|revisit|build|design|evaluate|ask|look|focus|argue)\w*\b"
)
#: "In Walking on wet moss without slipping, we develop …", "In …, the authors show …".
_IN_TITLE = re.compile(
    r"(?:(?m:^)|(?<=[.!?] ))In (?P<title>[A-Z](?:[^,.;“”\"\n]{25,200}?|[^,.:;“”\"\n]{8,120}: [^.;“”\"\n]{12,150}?))"
    r"(?: by (?P<by>[A-ZÀ-Ý][^,\n]{2,60}?))?, (?:we|(?:the|our) (?:authors|researchers|team)|[A-Z]\w+ et al\.?,?"
    r"|(?P<people>[A-ZÀ-Ý][\w.’'-]+(?: [A-ZÀ-Ý][\w.’'-]+){1,2})"
    r"(?: et al\.?| and (?:(?:his|her|their) )?(?:co-?authors|colleagues|team|students)"
    r"(?: (?:from|at|of) [A-Z][\w ]{2,40}?)?)?)"
    rf" {_FINDS}"
)
#: "- Walking on wet moss without slipping, co-authored by her student Ada Nowak and others".
_AUTHORED = re.compile(
    r"(?P<title>[A-Z0-9][^“”\"\n]{15,220}?),? (?:\(|— |– |- )?(?:co-?authored|authored|written|co-?written) by (?=\S)"
)
_PART = re.compile(r"(?:Section|Chapter|Part|Figure|Fig|Table|Appendix|Step|Phase|Round|Week|Day)s?\b|.* at [A-Z]")
_LEAST = 5


def told_titles(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Titles in sentences that say what is done in them, and in items that say who wrote them."""
    for index, block in enumerate(blocks):
        if index in used or block.in_teaser:
            continue
        for match in _IN_TITLE.finditer(text, block.start, block.end):
            if _is_told(match["title"]):
                yield ListedPaper(match.span("title"), index, _who(match))
        lead = BULLET.match(text, block.start, block.end)
        item = _AUTHORED.match(text, lead.end(), block.end) if lead else None
        if item and is_title(item["title"], least=4) and not author_names(item["title"]):
            yield _paper(item, index)


#: "Walking on Wet Moss, which presents …": items of a page that tells of its papers one by one.
_WHICH_TELLS = re.compile(
    r"(?P<title>[A-Z0-9][^“”\"\n]{12,180}?), which (?:also |then )?(?:presents|introduces|proposes|describes|studies"
    r"|investigates|examines|explores|demonstrates|shows|reports|revisits|tackles|develops)\b"
)


def titles_that_tell(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Several paragraphs that open with a title and what the work presents, on a page that speaks of papers."""
    if not re.search(r"\bpapers\b", text):
        return
    told = [
        (match, index)
        for index, block in enumerate(blocks)
        if index not in used and not block.in_teaser
        if (lead := _BULLET.match(text, block.start, block.end))
        if (match := _WHICH_TELLS.match(text, lead.end(), block.end))
        if capitalized(match["title"]) and is_title(match["title"], least=4)
    ]
    if len(told) > 1:
        yield from (_paper(match, index) for match, index in told)


_BULLET = re.compile(rf"(?:{BULLET.pattern})?")


#: Over the papers of a page that each have a heading of their own.
_HIGHLIGHTS = re.compile(
    r"\W*(?:(?:our|the|selected|featured|accepted|main|more|key) )?(?:(?:research )?papers?|publications?)"
    r"(?: (?:highlights|spotlights?|summaries|overview|we(?: are|['’]re) presenting|presented|accepted))?\W*"
    r"|\W*(?:oral|spotlight|poster) (?:presentations?|papers|posters)\W*"
    r"|\W*(?:featured|highlighted|accepted|selected) (?:papers|publications|research|work)\W*",
    re.IGNORECASE,
)
_PRIZE = re.compile(r"\W*(?:[\w-]+ ){0,3}(?:[Pp]aper|[Aa]ward|[Pp]rize|[Mm]ention|[Nn]omination|[Ff]inalist)\W*")
_TELLING = 100


def headed_titles(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Titles in capitals below a heading of papers, each with a paragraph about it, perhaps a prize in between."""
    inside = False
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        if _HIGHLIGHTS.fullmatch(line):
            inside = not _is_menu(text, blocks[index + 1 : index + 2])
        elif inside and index not in used and not block.in_teaser and len(line) < _TITLE_LINE:
            below = blocks[index + 1 : index + 3]
            prized = bool(below) and _PRIZE.fullmatch(text, below[0].start, below[0].end) is not None
            told = below[1:2] if prized else below[:1]
            if any(b.end - b.start > _TELLING for b in told) and _heads_paper(line, sure=prized):
                yield ListedPaper((block.start, block.end), index, (block.end, block.end), (block.end, block.end))


#: "Sep 7: Walking on Wet Moss (Nowak et al., ICLR 2023). Presented by Lin Vale".
_NOTED = re.compile(
    r"(?:[^\W\d_]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?(?:, (?:19|20)\d\d)?[:.–-]\s+|[\d./-]{4,10}[:.]?\s+)?"
    r"(?P<title>[A-Z0-9](?:[^()\n]|\([^()\n]{1,8}\)(?=[\w-])){12,200}?)"
    r" \((?P<who>(?:[A-ZÀ-Ý][\w’'-]+, ){0,3}[A-ZÀ-Ý][\w’'-]+(?: et al\.?| (?:and"
    r"|&) [A-ZÀ-Ý][\w’'-]+)),? (?P<rest>[^()\n]{0,40}(?:19|20)\d\d)\)"
    r"(?=[.,;]?(?:\s|$))"
)


def noted_titles(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Titles at the head of a line with the last name of their first author and the year in brackets behind."""
    for index, block in enumerate(blocks):
        lead = _BULLET.match(text, block.start, block.end) if index not in used and not block.in_teaser else None
        noted = _NOTED.match(text, lead.end(), block.end) if lead else None
        if noted and is_title(noted["title"]):
            end = noted.end("title")
            yield ListedPaper(noted.span("title"), index, (end, end), noted.span("rest"))


#: "Read the paper: Walking on Wet Moss", a line of its own below what is told of the paper.
_READ_IT = re.compile(
    r"\W*(?:(?:[Rr]ead|[Ss]ee|[Vv]iew|[Dd]ownload|[Gg]et) (?:the|our|this) (?:full )?paper"
    r"|(?:[Ff]ull|[Rr]esearch) paper"
    r"|[Pp]ublication|[Tt]he paper)(?: here)?: (?P<title>[A-Z0-9][^\n]{5,200}?)[.\s]*$"
)


def titles_to_read(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Titles on lines that send the reader to the paper."""
    for index, block in enumerate(blocks):
        line = _READ_IT.match(text, block.start, block.end) if index not in used and not block.in_teaser else None
        if line and is_title(line["title"], least=2):
            yield _paper(line, index)


#: In the first lines of an overview: "Papers accepted at", "will present five papers".
_TELLS_OF_PAPERS = re.compile(
    r"\b[Pp]apers\b.{0,60}\b(?:accepted|at|to|presented|of)\b|\b(?:accepted|our|present\w*) (?:\w+ ){0,3}papers\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:Why|How|What|Where|When|Who|Meet|About|Our|Join|Learn|Visit|See|Read)\b[^:]*$")
_PARAGRAPH, _FIRST_LINES = 50, 7


def overview_titles(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Lines over a paragraph each, on a page that opens with the papers it tells of and names none otherwise."""
    if used or not any(_TELLS_OF_PAPERS.search(text, b.start, b.end) for b in blocks[:_FIRST_LINES]):
        return
    found = [i for i in range(1, len(blocks) - 1) if _is_over_paragraph(text, blocks[i], blocks[i + 1])]
    for index in found if len(found) > 1 else ():
        block = blocks[index]
        yield ListedPaper((block.start, block.end), index, (block.end, block.end), (block.end, block.end))


def _is_over_paragraph(text: str, block: Block, below: Block) -> bool:
    line, told = text[block.start : block.end], text[below.start : below.end]
    if block.in_teaser or len(line) > _TITLE_LINE or len(told) < _PARAGRAPH or told[-1] not in ".!?…":
        return False
    titled = ":" in line or "?" in line or len(line.split()) > _LEAST
    return titled and line[-1] not in ".!" and not _ASKS.match(line) and is_title(line, least=4)


def _is_menu(text: str, below: Sequence[Block]) -> bool:
    """Whether the line below a heading is the next word of a menu: "Publications", "Projects", "Contact"."""
    return bool(below) and len(text[below[0].start : below[0].end].split()) == 1


#: Right before a title that a sentence tells of: "in a recent paper: ", "the preprint ".
_PAPERS = r"\b(?:papers?|preprint|article|study)\b"
_TOLD_OF = re.compile(rf"{_PAPERS}[^.;“”\"\n]{{0,40}}?[:,]? $")
_CALLED_PAPER = re.compile(rf"{_PAPERS}(?=(?P<behind>[^.;“”\"\n]{{0,42}}))")
#: Letters by which lines are looked up; a title of four words has at least as many.
_BEGINNING = 7


def repeated_titles(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Lines whose words a sentence of the page repeats behind "paper": "In a paper: Walking on Wet Moss, we …"."""
    begun = _begun_behind_papers(text, blocks)
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        if index in used or block.in_teaser or len(line) > _TITLE_LINE or line[:_BEGINNING] not in begun:
            continue
        if not is_title(line, least=4):
            continue
        for other in begun[line[:_BEGINNING]]:
            told = blocks[other]
            at = text.find(line, told.start, told.end) if other != index else -1
            if at > told.start and _TOLD_OF.search(text, max(told.start, at - 70), at):
                yield ListedPaper((block.start, block.end), index, (block.end, block.end), (block.end, block.end))
                yield ListedPaper((at, at + len(line)), other, (at + len(line),) * 2, (at + len(line),) * 2)
                break


def _begun_behind_papers(text: str, blocks: Sequence[Block]) -> dict[str, list[int]]:
    """The first letters of all that a sentence may call a paper, with the blocks in which it does."""
    begun: dict[str, list[int]] = {}
    for index, block in enumerate(blocks) if "paper" in text else ():
        for cue in _CALLED_PAPER.finditer(text, block.start, block.end):
            for blank in re.finditer(" ", cue["behind"]):
                at = cue.start("behind") + blank.end()
                inside = begun.setdefault(text[at : at + _BEGINNING], [])
                if inside[-1:] != [index]:
                    inside.append(index)
    return begun


def _heads_paper(line: str, *, sure: bool) -> bool:
    long = sure or ":" in line or len(line.split()) > _LEAST
    return long and capitalized(line) and is_title(line, least=4) and not author_names(line) and line[-1] not in ".!"


_TITLE_LINE = 200


def _paper(match: re.Match[str], index: int) -> ListedPaper:
    end = match.end("title")
    return ListedPaper(match.span("title"), index, (end, end))


def _who(match: re.Match[str]) -> tuple[int, int]:
    """The names beside a title, none at its end where there are none."""
    beside = next((name for name in ("by", "people") if match[name] and author_names(match[name])), None)
    return match.span(beside) if beside else (match.end("title"), match.end("title"))


def _is_told(title: str) -> bool:
    """Whether what stands between "In" and a comma can be a title, and is neither a place nor a part of a text."""
    words = title.split()
    place = any(" ".join(words[:count]).casefold() in PLACES for count in (1, 2, 3))
    return len(words) >= _LEAST and not place and not _PART.match(title) and is_title(title)


#: A heading over papers that are told of one by one: "Best NLP papers", "The 10 papers we liked most".
_OVER_PAPERS = re.compile(r"(?=.{5,90}$)(?:.* )?[Pp]apers(?: (?:we|to|from|of|at|you)\b.*)?\W*$")
_NUMBER = re.compile(r"(?P<number>\d{1,2})[.)]\s+(?=\S)")
_FIRST_AUTHOR = re.compile(r"(?:(?:[Ff]irst|[Ll]ead|[Mm]ain) )?[Aa]uthors?(?: \(s\))?: ?(?P<names>\S.*)")
_SEVERAL, _SPREAD = 3, 12


def numbered_titles(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Titles that numbers in a row announce below a heading of papers, whatever is told of each in between."""
    over, run = False, list[ListedPaper]()
    for index, block in enumerate(blocks):
        number = _NUMBER.match(text, block.start, block.end)
        if number is None:
            over = over or _OVER_PAPERS.match(text, block.start, block.end) is not None
            continue
        if int(number["number"]) == 1 and run:
            yield from _several(run, used)
            run = []
        title = text[number.end() : block.end]
        follows = int(number["number"]) == len(run) + 1
        if over and follows and not block.in_teaser and _may_head(title):
            authors = _authors_below(text, blocks, index) or (block.end, block.end)
            run.append(ListedPaper((number.end(), block.end), index, authors))
    yield from _several(run, used)


def _several(run: Sequence[ListedPaper], used: Collection[int]) -> Iterator[ListedPaper]:
    yield from (paper for paper in run if paper.block not in used) if len(run) >= _SEVERAL else ()


def _may_head(title: str) -> bool:
    return (
        is_title(title, least=2) and title[-1] not in ".!" and (capitalized(title) or ":" in title or len(title) < 40)
    )


def _authors_below(text: str, blocks: Sequence[Block], index: int) -> tuple[int, int] | None:
    """Who a line between this number and the next one names as the author."""
    for block in blocks[index + 1 : index + 1 + _SPREAD]:
        if _NUMBER.match(text, block.start, block.end):
            return None
        told = _FIRST_AUTHOR.fullmatch(text, block.start, block.end)
        if told and author_names(told["names"]):
            return told.span("names")
    return None
