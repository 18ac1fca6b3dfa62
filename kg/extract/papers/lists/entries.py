"""An entry of a list of papers in, its authors and its title out, in whichever order and punctuation they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.lexicon.sought import sought
from kg.extract.papers.lines.name_runs import NameRun, name_run
from kg.extract.papers.lines.parts import is_title
from kg.extract.papers.lists.citations import unlisted_venue
from kg.extract.papers.venues.reader import find_venues

#: In front of an entry: bullets, numbers, keys, and the venue by its short name.
_LEAD = re.compile(
    r"\s*(?:(?:[Hh]ow to )?[Cc]ite(?: as"
    r"| this)?(?: \([\w ]{2,20}\))?:\s+)?(?:[-•*·–▪◦]\s+)?(?:[A-ZÀ-Ý][^\[\]\n\d]{2,60},? \[\d{4}[a-z]?\]\s+"
    r"|\[\^?[\w+:.-]{1,12}\]:?\s+|\(?\d{1,3}[.)\]:]\s+|[A-Z]{1,2}-?\d{1,3}[.:]\s+)?"
    r"(?P<label>[(\[][A-Z][\w&/ ’'-]{1,30}[)\]][:,]?\s+|[A-Z][\w&]{0,30}[A-Z][\w&]{0,30}[ ’'-]{0,2}\d{2,4}:\s+)?"
    r"(?:[“\"]?(?=\S))?"
)
_LISTED = re.compile(r"\s*(?:[-•*·–▪◦]\s+\S|\[\^?[\w+:.-]{1,12}\]:?\s+\S|\(?\d{1,3}[.)\]]\s+\S)")
#: Where a list of authors may begin behind a title.
_CUT = sought(
    r"[.?!][”\"’]?\s+|[,;]?[”\"]\s*|[,;]\s+|\n\s*(?:\((?:with|by)\s+)?|\s[–—|/-]\s+|\s\(?(?:by|from|with)\s+|:\s+|\s?\("
)
_AFTER_RUN = re.compile(r"\s*(?:[.,:;(\[–—|“\"\n/)]|-\s|$|in\b|at\b|\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATED = re.compile(
    r"[\s.,:;]*(?:\(\s?(?:19|20)\d\d[a-z]?[^()\n]{0,14}\)|(?:19|20)\d\d[a-z]?(?=[.,:)]))?[\s.,:;–—|/-]*"
)
_DATED_BEHIND = re.compile(r"\s*\((?:19|20)\d\d[a-z]?\)[.,:]")
#: A journal behind a comma: ", Advances in Moss Science 128:69", ", Moss and Lichen, in press", ", Moss 12, 3 (2019)".
_JOURNAL_BEHIND = re.compile(
    r",\s+(?=(?:[A-Z][A-Za-z]*\.? ){1,4}[A-Z]?\d{1,4}, [\w.–-]{1,15} \((?:19|20)\d\d\)"
    r"|[A-Z][\w&-]*(?: (?:of|in|and|on|for|the|&|[A-Z][\w&-]*)){1,12}"
    r"(?:,? in press|\s\d{1,4}[:(,]|,? vol|,? \(?(?:19|20)\d\d))"
)
_QUOTE = re.compile(r"[“\"](?P<title>[^“”\"\n]{6,300}?)[,.]?[”\"]")
_HOUSES = (
    r"(?:In\b|in\b|Proc\b|Proceedings\b|To appear|Accepted|Published"
    r"|Journal\b|J\.|IEEE\b|ACM\b|Trans\b|arXiv|Technical Report)"
)
_TITLE_END = re.compile(
    rf"[?!](?=\s+(?:{_HOUSES}|(?:[A-Z][\w&]* ){{1,6}}\d))|\.(?=\s|$)(?<!\bvs\.)(?<!\bSt\.)"
    r"|(?<=[a-z])\.(?=(?:[A-Z][\w&]* ){1,6}(?:19|20)\d\d[,;])"
    rf"|,\s+(?={_HOUSES}|(?:19|20)\d\d\b|[A-Z]{{2,}}[\w-]*\b[ ’']?\d{{2,4}}|(?:\d{{1,2}}(?:st|nd|rd|th)|First|Second"
    rf"|Third"
    rf"|Annual|International) [A-Z][^,\n]{{0,80}}(?:Conference|Symposium|Workshop|Congress|Meeting)"
    rf"|[A-Z][^,()\n]{{2,60}}"
    rf"\((?=[^()]*[A-Z][^()]*[A-Z])[A-Z][\w&-]+ (?:19|20)\d\d\))"
    rf"|\s\((?={_HOUSES}|[^()]*(?:19|20)\d\d)|\n|\s\||\[(?=[A-Z]{{1,2}}\])|\s\[+(?=\w)|$"
)
#: A name in small letters that opens a title: "mossNet: walking on …".
_COINED = re.compile(r"[a-z]{1,6}[A-Z]\w*:? ")
_PHRASE_END = re.compile(r"\.(?=\s|$)|\n|\s\||\[(?=[A-Z]{1,2}\])|\s\[+(?=\w)|$")
_QUOTED_BEHIND = re.compile(r"[\s.,:;]*[“\"]")
_NOTHING = re.compile(r"(?:[\W\d_]|\b(?:by|with|from|pdf|code|paper|preprint|link|arxiv)\b)*")
#: What sentences have and titles without a bullet have not.
_SENTENCE = re.compile(r"\b(?:is|are|was|were|has|have|had|contains?|presents?|described|includes?|we|our|this|I)\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """Spans of the title and the authors of a paper, of what is told behind, and how sure it is."""

    title: tuple[int, int]
    authors: tuple[int, int]
    rest: tuple[int, int]
    names: int
    quoted: bool
    venue: tuple[int, int] | None = None


def find_entry(text: str, start: int, end: int) -> Entry | None:
    """The paper of the entry `text[start:end]`; `None` where its parts are not told apart.

    The authors are the longest list of names in it. The title stands in front of them or behind: in quotes, or up
    to where a sentence, a venue or a year begins.
    """
    if not 30 <= end - start <= 1200:
        return None
    lead = _LEAD.match(text, start, end)
    begin = _begins(text, lead) if lead else start
    found = _authors(text, begin, end)
    if found is None:
        return None
    at, run = found
    listed = is_listed(text, start, end)
    sides = _before(text, begin, at, listed=listed), _behind(text, run.end, end, listed=listed)
    dated = _DATED_BEHIND.match(text, run.end, end) is not None
    joined = text[begin:at].endswith("(with ")
    others = re.search(r"et al", text[run.names[-1].end : run.end]) is not None
    for side in sides:
        first = side is not None and side.title[0] > at
        if side is None or not (
            len(run.names) > 1 or others or joined or side.quoted or (first and (run.names[0].turned or dated))
        ):
            continue
        words = text[slice(*side.title)].strip(".")
        if is_title(words, least=2 if side.quoted or dated or len(run.names) > 2 else 3) and not _begins_with_names(
            words
        ):
            authors = at, run.end
            told = max(side.title[1], run.end) if _NOTHING.fullmatch(text, side.title[1], at) else side.title[1]
            rest = side.title[1] if first else told, end
            label = lead is not None and lead["label"] and not find_venues(text[slice(*rest)])
            venue = unlisted_venue(text, *rest)
            return Entry(side.title, authors, (start if label else rest[0], end), len(run.names), side.quoted, venue)
    return None


def _begins(text: str, lead: re.Match[str]) -> int:
    """Where a title begins: "FERN 2021: A moss contest" is all of it, where no list knows FERN as a venue."""
    named = lead["label"] and lead["label"][0] not in "([" and not find_venues(lead["label"])
    return lead.start("label") if named and re.match(r"(?:An?|The) ", text[lead.end() : lead.end() + 4]) else lead.end()


def is_listed(text: str, start: int, end: int) -> bool:
    """Whether a bullet, a number or a key opens the entry."""
    return _LISTED.match(text, start, end) is not None


def is_published(text: str, entry: Entry) -> bool:
    """Whether a year or a venue stands behind the title, or a year between the authors and it."""
    rest = text[slice(*entry.rest)]
    if entry.authors[1] <= entry.title[0] and _YEAR.search(text, entry.authors[1], entry.title[0]):
        return True
    return _YEAR.search(rest) is not None or bool(find_venues(rest))


def _begins_with_names(words: str) -> bool:
    run = name_run(words, 0, len(words))
    return run is not None and (len(run.names) > 1 or run.end > 0.6 * len(words))


@dataclass(frozen=True, slots=True)
class _Side:
    title: tuple[int, int]
    quoted: bool


def _authors(text: str, begin: int, end: int) -> tuple[int, NameRun] | None:
    """The longest list of names that begins the entry or a part of it, and is followed by the end of a part."""
    best: tuple[int, NameRun] | None = None
    position = begin
    for cut in (begin, *(cut.end() for cut in _CUT.finditer(text, begin, end))):
        if cut < position or cut >= end or not text[cut].isalpha():
            continue
        run = name_run(text, cut, end)
        if run is None or not (text[run.end - 1] == "." or _AFTER_RUN.match(text, run.end, end)):
            continue
        position = run.end
        if best is None or len(run.names) > len(best[1].names):
            best = cut, run
        if cut == begin and _QUOTED_BEHIND.match(text, run.end, end):
            break
    return best


def _before(text: str, begin: int, at: int, *, listed: bool) -> _Side | None:
    """The title in front of the authors, with nothing between them but where and when it appeared."""
    raw = text[begin:at]
    if len(raw.split()) < 2:
        return None
    quote = _QUOTE.search(text, begin - 1 if begin and text[begin - 1] in '“"' else begin, at)
    if quote:
        lead, gap = text[begin : quote.start()], text[quote.end() : at]
        return _Side(quote.span("title"), True) if not lead.strip() and _is_gap(gap) else None
    stop = _PHRASE_END.search(raw.rstrip(" ,;:.(–—|/-\n\t"))
    bare = re.sub(r"(?:[ ,;:.(–—|/\n\t-]|\b(?:by|with|from)$)+$", "", raw[: stop.start()] if stop else raw)
    if not bare or (not listed and _SENTENCE.search(bare)) or not _is_gap(raw[len(bare) :]):
        return None
    return _Side((begin, begin + len(bare)), False)


def _is_gap(between: str) -> bool:
    """Whether nothing stands between a title and its authors, or a venue, a year and links."""
    words = re.sub(
        r"\b(?:by|with|from|authors?)\b|[\W\d_]|\b(?:pdf|code|paper|arxiv|preprint|link|oral)\b",
        "",
        between,
        flags=re.I,
    )
    return not words or (len(between) < 120 and (bool(find_venues(between)) or _YEAR.search(between) is not None))


def _behind(text: str, position: int, end: int, *, listed: bool) -> _Side | None:
    """The title behind the authors; where no bullet opens the entry, on the line that they end on."""
    gap = _DATED.match(text, position, end)
    start = gap.end() if gap else position
    if not listed and "\n" in text[position:start] and not _YEAR.search(text, position, start):
        return None
    quote = _QUOTE.match(text, start, end)
    if quote:
        return _Side(quote.span("title"), True)
    if start >= end or not (text[start].isupper() or text[start].isdigit() or _COINED.match(text, start)):
        return None
    stop = _TITLE_END.search(text, start, end)
    at = stop.start() if stop else end
    journal = _JOURNAL_BEHIND.search(text, start, end)
    if journal and len(text[start : journal.start()].split()) >= 3:
        return _Side((start, journal.start()), False)
    for comma in re.finditer(r",\s+", text[start:at]):
        venues = find_venues(text[start + comma.end() : end])
        if venues and venues[0].start < 4 and len(text[start : start + comma.start()].split()) >= 3:
            at = start + comma.start()
            break
    return _Side((start, at + (text[at : at + 1] in ("?", "!"))), False)
