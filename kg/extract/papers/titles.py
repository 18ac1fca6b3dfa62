"""Blocks of an article in, titles of papers out: quoted in a sentence or caption, or listed above their authors."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial

from kg.extract.articles.blocks import Block
from kg.extract.draft import SegmentKind
from kg.extract.lexicon.sought import sought
from kg.extract.papers.houses_behind import without_houses
from kg.extract.papers.lines.cut_names import without_cut_name
from kg.extract.papers.lines.parts import ListedPaper, capitalized, is_title, names_no_paper, tells_of_people
from kg.extract.papers.lines.title_notes import without_asides
from kg.extract.papers.lists.citations import find_citation
from kg.extract.papers.lists.entry_groups import entries_of, heads_talks
from kg.extract.papers.lists.issues import papers_over_issues
from kg.extract.papers.lists.keys import keyed_papers, lines_of_paper
from kg.extract.papers.lists.names_below import papers_above_names
from kg.extract.papers.lists.own_lists import papers_of_own_lists
from kg.extract.papers.lists.reader import listed_papers
from kg.extract.papers.lists.tables import rows_by_header
from kg.extract.papers.lists.venue_headings import with_venues_above
from kg.extract.papers.lists.venue_lines import titles_above_venues, with_venues_below
from kg.extract.papers.mentions import TitleMatch, clean_title, in_one_spelling
from kg.extract.papers.told.headings import papers_gone_through
from kg.extract.papers.told.own_papers import cited_by_itself, is_line, own_papers, papers_told_below, told_above
from kg.extract.papers.told.prose_titles import HONOUR, titles_in_prose
from kg.extract.papers.told.whole_titles import as_lines_have_them

_QUOTED = sought(
    r"“(?P<curly>[^“”\n]{6,300})”|\"(?P<mixed>[^\"“”\n]{6,300})”|“(?P<open>[^\"“”\n]{6,300})\""
    r"|“(?P<twice>[^“”\n]{6,300})(?<=\S)“(?=[\s.,;:)!?]|$)"
    r"|\"(?P<straight>[^\"\n“”]{6,300})\"|«\s?(?P<guillemets>[^«»\n]{6,300}?)\s?»"
    r"|„(?P<low>[^„“”\n]{6,300})[“”]|(?<![\w])‘(?P<single>[^‘\n]{6,300}?)’(?![\w])"
    r"|(?<![\w'])'(?P<plain>[A-Z][^\n\"“”]{8,300}?)'(?![\w'])"
)
_PAPER_NOUN = (
    r"(?:papers?|articles?|studies|study|work"
    r"|works(?! (?:in|on|as|with|well|for|like|at|out)\b)|preprint|manuscript|publications?|research|report|survey"
    r"|thesis|dissertation|monograph|paper['’]s title|Arbeit|Studie|Beitrag|Artikel|Aufsatz|Publikation"
    r"|Veröffentlichung|Doktorarbeit|Masterarbeit)"
)
_BEFORE = re.compile(
    rf"(?:\b{_PAPER_NOUN}\b[^.“”\"]{{0,60}}|\b(?:called|titled|entitled|named|headed|title is|author of"
    rf"|authors of|authored|co-?authored|co-?wrote|wrote|published|presents?|presented|presenting|showed|shows"
    rf"|read about|with the (?:[a-z]+ )?title|under the title"
    rf"|award for|awarded to)\s*,?\s*(?:the\s)?|(?:^|[\s(—,;:–])(?:[Ii]n|[Ff]rom|see|See|to|of)\s+)$"
)
_WEAK_BEFORE = re.compile(r"(?:^|[,;:.)—–]\s|\b(?:and|by|for|with|while|[Ff]or)\s|^[-•*–—]?\s*)$")
_AFTER = re.compile(
    r"^,?\s*(?:also |now )?(?:at|in) (?:the )?[A-Z][\w-]*[A-Z][\w-]* ?['’]?(?:(?:19|20)\d\d|\d\d)\b"
    rf"|^,?\s*(?:to appear|appearing|forthcoming|published|accepted) (?:in|at|by)\b"
    rf"|^[,.]?\s*(?:\((?:[^)]{{2,120}})\))?,?\s*(?:[^.,]{{0,60}}\s)?(?:(?:also\s)?(?:describes?"
    rf"|presents?|proposes?|shows?|introduces?|explores?|examines?|investigates?|addresse?s"
    rf"|demonstrates?|considers?|stud(?:y|ies)|focuse?s|applies|won|wins|received?s?|was (?:published"
    rf"|presented|accepted|named|(?:co-?)?authored|(?:co-?)?written)"
    rf"|which (?:was|is|has been|were) (?:also )?(?:accepted"
    rf"|published|presented)|appeared|is (?:a|an|the|about)|tackles|extends|combines|reports?"
    rf"|propos(?:e|ing)|, (?:by|the paper)|{_PAPER_NOUN})\b|by\s+[A-Z<]|in which\s+[A-Z<])"
)
_SPEECH_AFTER = re.compile(
    r"^,?\s*(?:(?:he|she|they|[A-Z][\w’'\-.]+(?:\s[A-Z][\w’'\-.]+){0,3})\s+)?(?:says?|said|tells?|told"
    r"|explain(?:s|ed)|adds?|added|notes?|noted|recall(?:s|ed)|continue[sd]|remarks?|jokes?|observes?"
    r"|recently told|remembers?|laughs?|wrote)\b"
)
_SPEECH_BEFORE = re.compile(
    r"(?:says?|said|tells?|told|explains?|explained|adds?|added|notes?|noted|recalls?|ask(?:s|ed)?|thought"
    r"|think|like|word|term|phrase|motto|so-called|known as|slogan|question)[,:]?\s*$"
)
_SPEAKS = re.compile(
    r"\b(?:I|I[’']m|I[’']ve|we[’']re|[Ii]t[’']s|[Tt]hat[’']s|there[’']s|don[’']t|you[’']re|can[’']t"
    r"|didn[’']t|wasn[’']t|isn[’']t|my|our)\b"
)
_NAMED_METHOD = re.compile(r"^[\w@$+.\-]+(?:\s[\w@+.\-]+){0,3}:\s\S")
#: What only a title follows.
_ANNOUNCES = re.compile(
    r"^\W*(?:Paper|Title|Article|Publication|Thesis)(?: title)?:\s*$"
    r"|\b(?:with|under|has|had|have|bears|bearing) the (?:\w+ )?title\s*$|\b[Rr]ead about\s*$"
    r"|\bPaper(?: Award| Prize)? (?:is|was|went to|goes to)\s*$"
)
#: "The prize went to a team from KTH for", "a paper co-authored by Ada Nowak and her students Lin and Bo,".
_HONOURED_FOR = re.compile(
    r"\b(?:awards?|prizes?|honou?rs?|runners?-?up|mentions?)\b(?:[^.“”\"]|(?<=\b[A-Z])\.|(?<=\bPh)\.|(?<=\.D)\.){0,220}"
    r"\bfor\s*$"
    r"|\bpapers? (?:co-?)?(?:authored|written) by [^.“”\"]{3,160},?\s*$",
    re.I,
)
_AWARD = re.compile(
    r"\b(?:award|prize|test of time|best paper|best[- ]student|fellowship|podcast|movie|film|song"
    r"|episode|show|series|book|novel|album|talk|keynote|lecture|course|bedside"
    r"|bookshelf)\b",
    re.I,
)


#: Before a quotation in the middle of a sentence: "somebody who excels in", and how long one is there that is a title.
_INSIDE = re.compile(r"[a-z] (?:in|to|of|from)\s+$")
_SURELY_A_TITLE = 5
#: A quoted title that opens an item of a list, and what shows that it is one.
_ITEM_ONLY = re.compile(r"\W*\d{0,3}\W*")
#: Where it was shown, in brackets behind a title: "(FERN 2018, with Ada Nowak)".
_HELD_BEHIND = re.compile(r"\s?\((?=[\w&-]*[A-Z][\w&-]*[A-Z])[A-Z][\w&-]{1,12} ?['’]?(?:(?:19|20)\d\d|\d\d)\b")
_FEW_WORDS = 2
#: Who wrote it and where, in brackets behind a title: "(Ada Nowak, FERN 2018)".
_REFERENCED = re.compile(r",?\s?\((?:[A-ZÀ-Ý][\w.’'-]*,? (?:(?:and|&|et al\.?),? )?){2,}[^()]{0,60}\b(?:19|20)\d\d\)")
_CREDITS = re.compile(r",?\s*(?:\([A-Z][^)]{5,}\)|by\s|\((?:19|20)\d\d\))")
#: Behind a title, whatever stands before it: "(authors: Ada Nowak, Lin Vale)", ", from researchers at".
_AUTHORED_BEHIND = re.compile(
    r",?\s*\((?:[Aa]uthors?:|by) [A-ZÀ-Ý]"
    r"|, (?:from|by) (?:the |a )?(?:[\w-]+ ){0,2}(?:researchers|scientists|engineers|team|colleagues|authors)\b"
)


def find_titles(text: str, blocks: Sequence[Block]) -> tuple[TitleMatch, ...]:
    """All mentions of paper titles in the order of the text; the same title may come several times."""
    blocks = without_cut_name(text, blocks)
    tabled, rows = rows_by_header(text, blocks)
    for keyed in keyed_papers(text, blocks, rows):
        tabled.append(keyed)
        rows |= lines_of_paper(blocks, keyed)
    own = list(papers_of_own_lists(text, blocks, rows))
    tabled += own
    rows |= {paper.block for paper in own}
    for issued in papers_over_issues(text, blocks, rows):
        tabled.append(issued)
        rows |= lines_of_paper(blocks, issued)
    found, cited = _in_entries(text, blocks, rows)
    found.extend(map(partial(_of_list, text), tabled))
    found.extend(_cited(text, blocks, cited))
    found.extend(_of_one_of_them(text, blocks, found))
    cited |= {match.block for match in found}
    for index, block in enumerate(blocks):
        if index not in cited:
            found.extend([*_quoted(text, index, block), *titles_in_prose(text, index, block)])
    listed = list(_listed(text, blocks, cited | {match.block for match in found if not is_line(text, blocks, match)}))
    above = {match.block for match in listed}
    found = [match for match in found if match.block not in above or not is_line(text, blocks, match)] + listed
    found = as_lines_have_them(text, blocks, told_above(text, blocks, found))
    seen = {match.block for match in found}
    beside = (own_papers, papers_told_below, papers_gone_through)
    for told in (paper for find in beside for paper in find(text, blocks, seen)):
        title = clean_title(text[slice(*told.title)])
        found.append(TitleMatch(title, *told.title, told.block, 0.85, told.rest and told.authors, told.rest))
    found = [match for match in found if not names_no_paper(match.title)]
    found.extend(papers_above_names(text, blocks, {match.block for match in found}))
    found = [*with_venues_below(text, blocks, found), *titles_above_venues(text, blocks, found)]
    found = with_venues_above(text, blocks, found)
    return tuple(in_one_spelling(without_houses(text, found)))


_BOOKS = sought(r"\b(?:books?|novels?|fiction)\b", re.IGNORECASE)
_PAPERS = re.compile(r"\b(?:papers?|publications?|articles?|preprints?|references|bibliography)\b", re.IGNORECASE)


def _in_entries(text: str, blocks: Sequence[Block], used: set[int]) -> tuple[list[TitleMatch], set[int]]:
    """Titles of entries whose parts the names of their authors tell apart, and all the lines of these entries."""
    found, lines = [], set(used)
    for inside, block, entry in entries_of(text, blocks, used):
        title = clean_title(text[slice(*entry.title)].strip('“”"'))
        found.append(TitleMatch(title, *entry.title, block, 0.9, entry.authors, entry.rest, entry.venue))
        lines.update(inside)
    return found, lines


#: A reference with one author: "A. Nowak. Walking on Wet Moss. In 12th Moss Workshop, 2020."
_ALONE = re.compile(
    r"(?P<author>(?:[A-ZÀ-Ý][\w’'-]*\.? ){1,3}[A-ZÀ-Ý][\w’'-]*)[.:] (?P<title>[A-Z0-9][^\n.]{10,200})\. "
    r"(?P<rest>[A-Z][^\n]*\b(?:19|20)\d\d\b.*)"
)


_THESIS = re.compile(
    r"(?:Ph\.?D\.? |Doctoral |Master['’]?s? )?(?:[Tt]hesis|[Dd]issertation|Masterarbeit|Doktorarbeit)\b"
)


def _of_one_of_them(text: str, blocks: Sequence[Block], found: Sequence[TitleMatch]) -> Iterator[TitleMatch]:
    """References with one author, who is among those of the other references of the page."""
    lists = [text[slice(*match.authors)] for match in found if match.authors]
    used = {match.block for match in found}
    for index, block in enumerate(blocks):
        alone = _ALONE.fullmatch(text, block.start, block.end) if index not in used and not block.in_teaser else None
        known = alone and (
            sum(alone["author"] in names for names in lists) > 1 or (lists and _THESIS.match(alone["rest"]))
        )
        if alone and known and is_title(alone["title"]):
            yield TitleMatch(
                clean_title(alone["title"]), *alone.span("title"), index, 0.85, alone.span("author"), alone.span("rest")
            )


def _with_and_without_hour(title: str) -> tuple[str, str]:
    return title, _HOUR.sub("", title)


#: An hour of a programme in front of what happens then: "9:10  Keynote: …".
_HOUR = re.compile(r"^\d{1,2}[:.]\d\d\s+")


def _cited(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[TitleMatch]:
    """Titles of references, each a line of its own; "Ada Nowak: Moss" is none on a page that is about books."""
    books = _BOOKS.search(text) is not None and _PAPERS.search(text) is None
    yield from (_of_list(text, paper, 0.9) for paper in cited_by_itself(text, blocks, used))
    spoken = False
    for index, block in enumerate(blocks):
        spoken = heads_talks(text[block.start : block.end]) if block.kind is SegmentKind.HEADING else spoken
        unread = not (spoken or block.in_teaser or index in used)
        citation = find_citation(text, block.start, block.end) if unread else None
        if citation and any(map(tells_of_people, _with_and_without_hour(text[slice(*citation.title)]))):
            continue
        if citation and not (books and citation.rest[0] == citation.rest[1]):
            title = clean_title(text[slice(*citation.title)].strip('“”"'))
            start = text.index(title.split()[0], citation.title[0])
            stop = citation.title[0] + len(text[slice(*citation.title)].rstrip(' .,”"'))
            yield TitleMatch(title, start, stop, index, 0.9, citation.authors, citation.rest, citation.venue)


def _quoted(text: str, index: int, block: Block) -> Iterator[TitleMatch]:
    found = [(match, _rated(text, block, match)) for match in _QUOTED.finditer(text, block.start, block.end)]
    for position, (match, confidence) in enumerate(found):
        beside = (other for other in found[max(0, position - 1) : position + 2] if other[1] > _SURE)
        if confidence > 0.5 or any(_listed_with(text, match, other) for other, _ in beside):
            yield _of_quotation(match, index, confidence or 0.75)


def _of_quotation(match: re.Match[str], index: int, confidence: float) -> TitleMatch:
    group = _group_of(match)
    raw, title = match[group], clean_title(match[group])
    begin = match.start(group) + raw.find(title[:1])
    bare = without_asides(raw.strip().rstrip(",;."))
    end = begin + len(bare.rstrip(",;.") if title != raw.strip() else title)
    return TitleMatch(title, begin, end, index, confidence)


def _group_of(match: re.Match[str]) -> str:
    return next(name for name, value in match.groupdict().items() if value is not None)


def _rated(text: str, block: Block, match: re.Match[str]) -> float:
    raw = match[_group_of(match)]
    before = f"{_introduction(text, block)} {text[max(block.start, match.start() - 190) : match.start()]}"
    after = text[match.end() : min(block.end, match.end() + 160)]
    alone = not (before.strip() or after.strip()) and len(raw.split()) > _SURELY_A_TITLE
    if alone and raw.strip()[-1] not in ".!" and _OF_A_PAPER.search(text, block.end, block.end + _NEXT):
        return 0.8
    return _confidence(raw, clean_title(raw), before, after, block)


#: An item of a list.
_ITEM = re.compile(r"[•*–-]\s")


def _introduction(text: str, block: Block) -> str:
    """What the line over a list says, for one of its items: "Best Paper Awards went to:"."""
    if not _ITEM.match(text, block.start):
        return ""
    above = (line.strip() for line in reversed(text[max(0, block.start - _NEXT) : block.start].splitlines()))
    first = next((line for line in above if line and not _ITEM.match(line)), "")
    return first if first.endswith(":") and len(first) < _LONGEST_INTRODUCTION else ""


_LONGEST_INTRODUCTION = 90
#: What a paragraph says of a paper whose title stands above it, and how far it is looked at.
_OF_A_PAPER = re.compile(
    r"\b(?:[Ii]n (?:this|the|their) (?:paper|work|study)|[Tt]h(?:is|e) (?:paper|study|authors)|researchers)\b"
)
_NEXT = 900


#: Between two titles of a list, and how sure the one must be that makes the other one.
_AND = re.compile(r"(?:\s\([^()]{4,200}\))?[,;]?\s(?:and\s|&\s)?(?:the\s)?(?:\w+\s)?")
_SURE = 0.7


#: What papers appear in: "Findings of the ACL".
_VOLUME = re.compile(r"(?:Findings|Proceedings|Transactions|Advances) (?:of|on|in) ")


def _listed_with(text: str, match: re.Match[str], other: re.Match[str]) -> bool:
    """Whether nothing but authors in brackets, a comma or "and" parts a quotation from a title, and it may be one."""
    first, second = sorted((match, other), key=lambda m: m.start())
    words = match[_group_of(match)].split()
    return (
        first is not second
        and len(words) > 3
        and words[0][:1].isupper()
        and _AND.fullmatch(text, first.end(), second.start()) is not None
        and not _SPEAKS.search(" ".join(words))
    )


#: Right before a title that may have several parts: "for her dissertation ".
_OF_WORK = re.compile(
    r"\b(?:his|her|their) (?:[\w-]+ ){0,2}(?:work|thesis|dissertation|monograph|paper|article)[,:]? $"
)
#: Before what somebody said aloud: "an invited talk entitled, ".
_A_TALK = re.compile(
    r"\b(?:talks?|keynotes?|lectures?|seminars?|tutorials?|panels?|webinars?|speech),? (?:en)?(?:titled|called),?\s*$"
)
#: Before what a newspaper wrote: "the subject of an April 12 Gazette article (".
_IN_THE_PRESS = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, (?:19|20)\d\d)?,? "
    r"(?:[A-Z][\w’'-]* ){0,3}(?:article|story|column|editorial|op-ed)\W*$"
)
#: Before a title in brackets, in its sentence: what was done in the work.
_DONE = re.compile(r"\b(?:papers?|work|study|publish\w*|present\w*|show\w*|propos\w*|introduc\w*|call)\b[^.!?]*$")


def _confidence(raw: str, title: str, before: str, after: str, block: Block) -> float:
    """How likely a quotation is the title of a paper; what is said aloud, coined or awarded is none."""
    words = title.split()
    if (
        not words
        or len(words) > 32
        or not (words[0][0].isupper() or words[0][0].isdigit() or _NAMED_METHOD.match(title) or words[0][0] in "$(")
    ):
        return 0.0
    told = _NAMED_METHOD.match(title) and _SPEECH_BEFORE.search(before) and not _SPEAKS.search(title)
    if told and len(words) >= 5 and raw.count(". ") == 0 and title[title.find(":") + 2 :][:1].isupper():
        return 0.75
    parts = raw.count(". ") > 1 and not _OF_WORK.search(before)
    if raw.rstrip()[-1:] in "!" or _SPEECH_AFTER.match(after) or _SPEECH_BEFORE.search(before) or parts:
        return 0.0
    if HONOUR.search(title) or _VOLUME.match(title) or _A_TALK.search(before):
        return 0.0
    if _IN_THE_PRESS.search(before) or re.search(r"\b(?:topic|theme|subject|motto)s?(?: (?:of|was|is)|,)\s*$", before):
        return 0.0
    honoured = len(words) >= 4 and bool(_HONOURED_FOR.search(before))
    announced = honoured or bool(_BEFORE.search(before))
    followed = bool(_AFTER.match(after))
    named = bool(_NAMED_METHOD.match(title))
    caption = block.kind is SegmentKind.CAPTION and bool(re.search(r"\b[Ff]rom\s*$|\bin\s*$", before))
    if _SPEAKS.search(title) and not named and not (announced and followed):
        return 0.0
    if raw.rstrip()[-1:] == "." and not announced:
        return 0.0
    credited = len(words) >= 3 and _AUTHORED_BEHIND.match(after) is not None
    paper_noun = (
        honoured
        or credited
        or bool(_ANNOUNCES.search(before))
        or bool(re.search(rf"\b{_PAPER_NOUN}\b[^.“”\"]{{0,60}}$", before))
        or bool(re.match(rf"^,?\s*(?:is |was )?(?:a |an |the |their |his |her )?(?:\d{{4}} )?{_PAPER_NOUN}\b", after))
    )
    if _AWARD.search(before[-50:].rpartition(". ")[2]) and not paper_noun and "for" not in before[-12:]:
        return 0.0
    if caption:
        return 0.95
    if len(words) > _FEW_WORDS and _HELD_BEHIND.match(after):
        return 0.85
    if len(words) > 3 and _REFERENCED.match(after):
        return 0.85
    if len(words) >= 3 and _ITEM_ONLY.fullmatch(before) and _CREDITS.match(after):
        return 0.8
    if not before.strip() and not after.strip() and capitalized(title):
        return 0.75
    if paper_noun and len(words) >= 2:
        return 0.95
    held = after.startswith(",") or raw.endswith(",")
    if held and len(words) < _SURELY_A_TITLE and _INSIDE.search(before) and not honoured:
        held = False
    if announced and (followed or named or held) and len(words) >= 2:
        return 0.9
    if named and len(words) >= 4 and (announced or followed or _WEAK_BEFORE.search(before)):
        return 0.85
    if followed and len(words) >= 3:
        return 0.8
    if before.endswith("(") and after[:1] in ("", ")", ",") and len(words) >= _SURELY_A_TITLE:
        return 0.8 if _DONE.search(before) else 0.0
    return (
        0.6 if announced and len(words) >= 4 and not (_INSIDE.search(before) and len(words) < _SURELY_A_TITLE) else 0.0
    )


def _listed(text: str, blocks: Sequence[Block], taken: Collection[int]) -> Iterator[TitleMatch]:
    """Titles that stand on a line of their own, or in a cell, beside the authors."""
    yield from map(partial(_of_list, text), listed_papers(text, blocks, taken))


def _of_list(text: str, paper: ListedPaper, confidence: float = 0.85) -> TitleMatch:
    title = clean_title(text[slice(*paper.title)])
    return TitleMatch(title, *paper.title, paper.block, confidence, paper.authors, paper.rest, paper.venue)
