"""Lines of a person's own list of publications in, papers out: "‘Debt and Moss’ (with Lin Vale), Urban History, 2020".

Such lists name nobody but those the paper was written with: its author is whose page it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.name_runs import name_run, whole_run
from kg.extract.papers.lines.parts import BULLET, ListedPaper, is_title
from kg.extract.papers.lists.citations import unlisted_venue

_HEADING = re.compile(
    r"\W*(?:(?:my|selected|recent|latest|key|main|major|other|academic|peer-?reviewed|refereed|published|scholarly"
    r"|forthcoming) )*(?:publications?|papers?|articles?|books?|monographs?|chapters?|essays?|edited volumes?"
    r"|working papers?|work in progress|works in progress|job market paper|research papers?|book chapters?"
    r"|journal articles?|policy papers?|in progress|writings?)"
    r"(?:(?:,| and| &) (?:[a-z]+ )?(?:publications?|papers?|articles?|books?|chapters?|essays?|reports?|reviews?))*\W*",
    re.IGNORECASE,
)
_WITH = r"(?:joint(?:ly)?(?: work)? )?(?:with|mit|avec|con)"
_QUOTED = re.compile(
    rf"(?:(?:\(?{_WITH}|and) (?P<first>[^‘'“\"\n]{{3,140}}?)\)?[,:] )?[‘'“\"](?P<title>[A-Z0-9À-Ý][^\n]{{8,220}}?)"
    rf"[,.]?[’'”\"](?=[\s,.;:)]|$)"
    rf"(?:[,.]? ?\(?{_WITH} (?P<others>[^()\n“”\"]{{3,160}}?)(?:\)|(?=[,.;] [A-Z])|$))?(?P<rest>.*)"
)
_PLAIN = re.compile(
    rf"(?P<title>[A-Z0-9À-Ý][^\n()“”\"]{{8,180}}?)[,.]? [(\[]{_WITH} (?P<others>[^()\n“”\"]{{3,160}}?)[)\]](?P<rest>.*)"
)
_PRESS = (
    r"(?:[A-Z][\w&’'-]*(?: (?:of |and )?[A-Z][\w&’'-]*){0,4} (?:Press|Verlag|Publishers|Publishing|Books)|Brill"
    r"|Routledge|Springer|Palgrave(?: Macmillan)?|Ashgate|Bloomsbury|Penguin|De Gruyter|Wiley(?:-Blackwell)?|Brepols)"
)
_BOOK = re.compile(
    rf"(?P<title>[A-Z][^\n()“”\"]{{8,160}}?)(?:[.,] (?:[A-Z][\w. ]{{2,24}}: )?| \((?:[A-Z][\w. ]{{2,24}}: )?){_PRESS}"
    r",? (?:forthcoming|(?:19|20)\d\d)\b.*"
)
#: Between the title and the name of a volume: "in J. Nowak and M. Vale (eds), ".
_EDITED = re.compile(r"[,.]? ?in:? (?P<editors>[^()\n]{3,120}?),? \(eds?\.?\),? ", re.IGNORECASE)
#: What is said of a paper that has not appeared where it is said to be.
_NOT_YET = re.compile(r"\b(?:revis\w+|R ?& ?R|submitted|under review|reject|invited)\b", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:19|20)\d\d\b|\bforthcoming\b|\baccepted\b|\bin press\b", re.IGNORECASE)
_SEVERAL = 2


def papers_of_own_lists(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Entries below a heading of publications that name no author; a single one is not enough."""
    found: list[ListedPaper] = []
    inside = False
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        if len(line) < _SHORT and _HEADING.fullmatch(line):
            inside = True
        elif inside and index not in used and not block.in_teaser:
            paper = _quoted(text, index, block) or _plain(text, index, block) or _book(text, index, block)
            found += [paper] if paper else []
    yield from found if len(found) >= _SEVERAL else ()


_SHORT = 60


def _begin(text: str, block: Block) -> int:
    lead = BULLET.match(text, block.start, block.end)
    return lead.end() if lead else block.start


def _quoted(text: str, index: int, block: Block) -> ListedPaper | None:
    match = _QUOTED.match(text, _begin(text, block), block.end)
    if match is None or not is_title(match["title"], least=2):
        return None
    others = next((g for g in ("others", "first") if match[g]), None)
    told = _TOLD.search(match["rest"]) or _NOT_YET.search(match["rest"])
    if not (others or told or not match["rest"].strip(" .,")) or _begins_with_names(match["rest"]):
        return None
    return _entry(text, index, block, match, others)


def _plain(text: str, index: int, block: Block) -> ListedPaper | None:
    match = _PLAIN.match(text, _begin(text, block), block.end)
    if match is None or not is_title(match["title"]) or not whole_run(match["others"]):
        return None
    return _entry(text, index, block, match, "others")


def _book(text: str, index: int, block: Block) -> ListedPaper | None:
    match = _BOOK.match(text, _begin(text, block), block.end)
    if match is None or not is_title(match["title"], least=2):
        return None
    end = match.end("title")
    return ListedPaper(match.span("title"), index, (end, end), (end, end))


def _begins_with_names(rest: str) -> bool:
    """Whether authors stand behind the title: then the list is that of a group, and other rules read it."""
    bare = rest.lstrip(" ,.;:")
    run = name_run(bare, 0, len(bare))
    return run is not None and (len(run.names) > 1 or run.names[0].turned)


def _entry(text: str, index: int, block: Block, match: re.Match[str], others: str | None) -> ListedPaper:
    end = match.end("title")
    authors = match.span(others) if others else (end, end)
    edited = _EDITED.match(text, match.start("rest"), block.end)
    rest = (edited.end() if edited else match.start("rest")), block.end
    if _NOT_YET.search(match["rest"]):
        rest = (end, end)
    return ListedPaper(match.span("title"), index, authors, rest, unlisted_venue(text, *rest))
