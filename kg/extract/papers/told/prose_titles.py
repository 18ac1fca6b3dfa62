"""A paragraph in, titles without quotes out that the words before and behind them give away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.articles.blocks import Block
from kg.extract.lexicon.sought import sought
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.name_runs import name_run
from kg.extract.papers.lines.parts import capitalized, is_title
from kg.extract.papers.mentions import TitleMatch, clean_title
from kg.extract.papers.told.titles_in_row import titles_in_row

#: What is won, not written: "CVPR Best Paper Award".
HONOUR = re.compile(
    r"\b(?:Award|Prize|Medal|Fellowship|Scholarship|Grant)s?$|^(?i:test[ -]of[ -]time|(?:best|outstanding)"
    r"(?: \w+)? papers?)$"
)
#: A title without quotes at the end of its sentence: "… in Echo and sign: Adjoint methods for ranking."
_PLAIN = sought(
    r"\b(?:in|called|titled|entitled|for (?:the|their|his|her|our) paper"
    r"|(?:research|papers|publications|studies) including) "
    r"(?P<title>(?:[A-Z]\w*[A-Z0-9]\w*|(?![^:\n]{0,120} paper )[A-Z][\w’'-]*(?: [\w’'-]+){1,5}|(?<=paper )[A-Z]\w{3,}):"
    r" [A-Z][^.:;“”\"\n]{12,120}?)(?=[.;](?:\s|$)|, (?:which|by|where)\b| \([A-Z])"
)


#: Before "called" and what is held, told or shown, and no paper: "a session".
_HELD = re.compile(
    r"\b(?:sessions?|talks?|workshops?|tutorials?|panels?|keynotes?|lectures?|webinars?|seminars?|courses?|podcasts?"
    r"|books?|events?|challenges?|exhibitions?|programs?|programmes?|series),? $"
)


_PLAIN_AFTER_NOUN = re.compile(
    r"\b(?:paper|preprint|article|study|thesis),? (?:called |titled "
    r"|entitled )?(?P<title>[A-Z][\w’'-]*(?: [\w’'-]+){1,6}: [A-Z]"
    r"[^.:;“”\"\n]{10,120}?)(?=\.(?:\s|$)|,? (?:which|by|where|with|and|has|was|won|is|uses|appeared|at|in"
    r"|shows|will|earned|received|receives|presents|proposes|introduces)\b(?! the\b))"
)


#: A title between commas: "One of those papers, Listening to the Leaves of Wet Moss, explains …".
_BETWEEN_COMMAS = re.compile(
    r"\b(?:papers?|study|studies|preprint|article|work),\s(?P<title>[A-Z][^,.;“”\"\n]{15,200}?),\s"
    r"(?:(?:which|where|in which|whose|the|our|their|and) )?"
    r"(?:authors?|researchers?|scientists?|we|they|it|explains?|describes?|shows?|presents?|proposes?|introduces?"
    r"|demonstrates?|investigates?|studies|looks|addresses|won|received|by|led|was|is|presented|published|accepted"
    r"|appeared|appearing|will)\b"
)


#: "the seminal paper, Walking on Wet Moss."
_FAMOUS = sought(
    r"\b(?:seminal|famous|landmark|influential|foundational|groundbreaking|original|classic|first|latest|recent|new"
    r"|pioneering"
    r"|(?:19|20)\d\d)(?: [\w-]+)? paper,? (?:called |titled )?(?P<title>[A-Z][^.;,“”\"\n\[\])]{8,150}?)"
    r"(?=\.(?:\s|$)|,? (?:which|where|was|won|published|presented|by)\b|, | \[|\))"
)


#: A title in capitals up to the end of its sentence: "the paper they wrote with a friend titled: Walking on Wet Moss."
_TO_THE_END = re.compile(
    r"\b(?:(?:papers?|study|article|preprint|thesis|work)\b[^.;“”\"\n]{0,90}?\b(?:titled|entitled|called|named):? "
    r"|(?:their|his|her|our|my) (?:\w+[- ]){0,3}?(?:paper|study|article|preprint)(?: on| about|:|,)? )"
    r"(?P<title>[A-Z][^.;,“”\"\n]{15,200}?)(?=\.(?:\s|$)|,? (?:at|which|where|was|won|in which|published|presented)\b)"
)


#: "Its first paper was Walking on Wet Moss by Ada Nowak, Lin Vale".
_WAS_BY = re.compile(
    r"\bpapers?\b[^.;“”\"\n]{0,90}? (?:was|is|called|titled|entitled) (?P<title>[A-Z][^.;“”\"\n]{15,200}?),? by "
    r"(?=[A-ZÀ-Ý])"
)


#: "The first paper is Walking on Wet Moss at Night [1]."
_IS_TITLE = re.compile(
    r"\b(?:papers?|preprint)(?: (?:I|we|on|here|today|this|that|my|our|list|week|chose|picked|like|liked)){0,3}"
    r" (?:is|was) (?P<title>[A-Z][^.;“”\"\n]{15,200}?)(?=\s\[\d{1,3}\]|\.(?:\s|$))"
)
#: "MossNet: Walking on Wet Moss, a paper by researchers at KTH, won …".
_IS_A_PAPER = re.compile(
    r"(?:(?m:^)|(?<=[.!?] ))(?P<title>[A-Z0-9][^.;“”\"\n]{15,200}?), (?:an?|the|our|another|their|one)"
    r" (?:[\w-]+ ){0,3}?(?:papers?|preprint)\b(?!['’])"
)


#: A title that opens its paragraph, whose first sign of quotation was lost as an ornament: "Walking on Moss” asks …".
_LOST_QUOTE = re.compile(
    r"(?P<title>(?!.*\b(?:I|[Ww]e|[Oo]ur|[Mm]y|you)\b.*”)[A-Z][^“”\"\n.!]{20,200}?)” "
    r"(?!says|explains|adds|notes|recalls|tells)(?:[a-z]+s|by|was) "
)


def titles_in_prose(text: str, index: int, block: Block) -> Iterator[TitleMatch]:
    """The titles of one paragraph, in no order; of those that begin in one place the longest."""
    found = list(_in_prose(text, index, block))
    longest = {start: max(m.end for m in found if m.start == start) for start in {m.start for m in found}}
    yield from (match for match in found if match.end == longest[match.start])


def _in_prose(text: str, index: int, block: Block) -> Iterator[TitleMatch]:
    opening = _LOST_QUOTE.match(text, block.start, block.end)
    quoted = text.rfind("“", 0, block.start) > text.rfind("”", 0, block.start)
    if opening is not None and not quoted and is_title(opening["title"], least=4):
        yield TitleMatch(clean_title(opening["title"]), *opening.span("title"), index, 0.75)
    if "paper" in text[block.start : block.end]:
        for match in (
            *_IS_TITLE.finditer(text, block.start, block.end),
            *_IS_A_PAPER.finditer(text, block.start, block.end),
        ):
            if capitalized(match["title"]) and is_title(match["title"], least=4):
                yield TitleMatch(clean_title(match["title"]), *match.span("title"), index, 0.8)
    yield from titles_in_row(text, index, block)
    for match in _WAS_BY.finditer(text, block.start, block.end):
        run = name_run(text, match.end(), block.end)
        if run is not None and len(run.names) > 1 and capitalized(match["title"]):
            yield TitleMatch(match["title"], *match.span("title"), index, 0.8, (match.end(), run.end))
    for match in _FAMOUS.finditer(text, block.start, block.end):
        words = match["title"].split()
        if len(words) > 2 and 2 * sum(word[0].isupper() for word in words) > len(words) and words[-1][0].isupper():
            yield TitleMatch(match["title"], *match.span("title"), index, 0.8)
    for match in (
        *_BETWEEN_COMMAS.finditer(text, block.start, block.end),
        *_TO_THE_END.finditer(text, block.start, block.end),
    ):
        if capitalized(match["title"]) and not author_names(match["title"]) and not HONOUR.search(match["title"]):
            yield TitleMatch(match["title"], *match.span("title"), index, 0.8)
    for match in (
        *(m for m in _PLAIN.finditer(text, block.start, block.end) if not _HELD.search(text, block.start, m.start())),
        *_PLAIN_AFTER_NOUN.finditer(text, block.start, block.end),
    ):
        start, end = match.span("title")
        by = next((m for m in _BY_AUTHORS.finditer(text, start, end) if author_names(m["authors"])), None)
        if by is None:
            yield TitleMatch(match["title"], start, end, index, 0.7)
        elif len(text[start : by.start()].split()) >= 2:
            title = text[start : by.start()]
            yield TitleMatch(title, start, by.start(), index, 0.75, by.span("authors"), (by.end("authors"), block.end))


#: Authors behind a title without quotes, and the note behind them.
_BY_AUTHORS = re.compile(r",? by (?P<authors>[^()]{5,200}?)(?=\s*\(|$)")
