"""A page in, the fields out that somebody calls their own: "My research interests include moss and lichen ecology"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.extract.articles.page import Named, Page, Sentence
from kg.extract.lexicon.name_likeness import likeness
from kg.extract.lexicon.paper_words import FUNCTION_WORDS
from kg.extract.lexicon.sought import sought

_INTERESTS = (
    r"(?:(?:research|scientific|academic|main|primary|current|broad) )*(?:interests?|areas|topics|fields|expertise)"
)
_TOLD = sought(
    r"\b(?:research|work) (?:lies|is|sits|focuses|centers|is focused|is centered|concentrates)"
    r" (?:at the (?:intersection|interface|crossroads) of|on) (?P<between>.+)$"
    rf"|\b(?:(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur) {_INTERESTS}|[Rr]esearch (?:interests|areas|topics)"
    r"|(?:areas?|fields?|topics) of (?:interest|research|expertise)|[Kk]eywords|Schlagw[oö]rter|[Mm]ots[- ]clés)"
    r"(?:(?: (?:include|is|are|cover|span|comprise|lie in|lies in|encompass)"
    r"(?: (?:the )?(?:areas?|fields?|topics?) of)?):?|:) "
    r"(?P<list>.+)$"
    r"|\b(?:with an? (?:[a-z]+ ){0,2}interest in|(?:am|is|are) (?:[a-z]+ )?interested in"
    r"|(?:expert|expertise) (?:on|in)) "
    r"(?!how\b)(?P<interest>.+)$",
    re.DOTALL,
)
_HEADING = re.compile(
    rf"\W*(?:(?:my|our) )?(?:{_INTERESTS}|(?:areas|fields|topics) of (?:interest|research|expertise)|keywords"
    r"|tags|filed under|subjects?|disciplines|(?:related |key )?topics|research (?:topics|priorities|pillars|questions)"
    r"|(?:research )?(?:themes|focus areas|lines|directions)|research focus|what we work on|(?:forschungs)?schwerpunkte"
    r"|(?:forschungs|arbeits)(?:themen|gebiete|felder|bereiche)|axes de recherche|thèmes de recherche"
    r"|líneas de investigación)\W*",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[-•*·–▪◦]\s+(?P<item>[^\n]{3,60})$")
#: A field on a line of its own, without a bullet.
_BARE = re.compile(r"[A-ZÀ-Ý][^\n.!?:@<>\d]{2,48}")
_LIST_SIGN = re.compile(r"[,;·|•]")
_PARTS = re.compile(r"\s*(?:[,;•·|]\s*(?:and |or )?|\sand\s|\s&\s)\s*")
_LEAD = re.compile(
    r"(?:the|in|on|and|both|but not limited to|especially|including|specifically|particularly|e\.g\.,?|as well as"
    r"|also|etc\.?)\s",
    re.IGNORECASE,
)
_MOST, _LONGEST, _MOST_WORDS = 10, 400, 5


def stated_interests(page: Page) -> Iterator[Named]:
    """Fields that sentences or lists name as those of a person or a group, in their own words."""
    heading = False
    sentences: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in page.sentences:
        sentences[sentence.block].append(sentence)
    for index, block in enumerate(page.blocks):
        line = page.text[block.start : block.end]
        if block.in_teaser or len(line) > 4 * _LONGEST:
            continue
        if len(line) < 50 and _HEADING.fullmatch(line):
            heading = True
            continue
        item = _ITEM.match(line)
        if heading and item:
            yield from _fields(page, block.start + item.start("item"), block.end)
            continue
        bare = heading and _follows(page, index) and _BARE.fullmatch(line) is not None
        if bare and not _LIST_SIGN.search(line):
            yield from _fields(page, block.start, block.end)
            continue
        parts = len(_LIST_SIGN.findall(line))
        listed = heading and len(line) < _LONGEST and parts > 1 and "." not in line[:-1]
        heading = False
        if listed:
            yield from _fields(page, block.start, block.end)
        else:
            for sentence in sentences[index]:
                yield from _told(page, sentence)


def _follows(page: Page, index: int) -> bool:
    """Whether a line stands right below the one before it, without an empty line between them."""
    return index > 0 and page.text.count("\n", page.blocks[index - 1].end, page.blocks[index].start) == 1


def _told(page: Page, sentence: Sentence) -> Iterator[Named]:
    told = _TOLD.search(page.text[sentence.start : sentence.end])
    group = (told.lastgroup if told else None) or "list"
    if told and len(told[group]) < _LONGEST:
        yield from _fields(page, sentence.start + told.start(group), sentence.end)


def _fields(page: Page, start: int, end: int) -> Iterator[Named]:
    """The parts of a list that are written like names of fields: a few words, no clause."""
    text = re.sub(r"\([^()]*\)", lambda found: " " * len(found[0]), page.text[start:end])
    text = re.split(r"[.!?](?:\s|$)|:\s|, (?:which|who|where|that)\b", text)[0]
    position = 0
    parts = []
    for gap in (*_PARTS.finditer(text), None):
        stop = gap.start() if gap else len(text)
        parts.append((position, stop))
        position = gap.end() if gap else stop
    for begin, stop in parts[:_MOST]:
        raw = text[begin:stop]
        lead = _LEAD.match(raw.lstrip())
        phrase = _without_detail(raw.lstrip()[lead.end() if lead else 0 :].strip(" .*_"))
        at = text.find(phrase, begin) if phrase else -1
        if at >= 0 and _is_field(phrase):
            name = phrase if re.search(r"[A-Z]{2}", phrase) else phrase.lower()
            yield Named(name, start + at, start + at + len(phrase), 0.65)


#: "cuneiform archives of the Old Babylonian period" are cuneiform archives.
_DETAIL = re.compile(r" (?:of|in|for|from|at|by|during|with|through|within|across|to) ")


def _without_detail(phrase: str) -> str:
    """A long phrase up to what tells of which it is; "history of collections" is whole."""
    if len(phrase.split()) <= _MOST_WORDS:
        return phrase
    cut = _DETAIL.search(phrase)
    return phrase[: cut.start()] if cut else phrase


def _is_field(phrase: str) -> bool:
    words = phrase.split()
    if (
        not 1 <= len(words) <= _MOST_WORDS
        or len(phrase) < 4
        or likeness(words) > 0
        or re.search(r"[<>{}\[\]@\d:/]", phrase)
    ):
        return False
    outer = {words[0].casefold(), words[-1].casefold()}
    return (
        not outer & FUNCTION_WORDS
        and re.search(r"\b(?:is|are|was|we|i|my|how|that|which|other)\b", phrase.lower()) is None
    )
