"""A page's text in, its segments out: article, postings with headers, listings of a sidebar, chrome; by content."""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.draft import Draft, Segment, SegmentKind
from kg.extract.lexicon.cues import Cue, CueKind
from kg.extract.lexicon.headings import SectionKind
from kg.extract.lexicon.spans import BULLETS, Line, lines_of
from kg.extract.postings.headers.labels import label_of
from kg.extract.postings.headers.reader import read_header
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import has_role_head
from kg.extract.postings.sections.reader import heading_line
from kg.extract.segments.announced_lists import above_openings, announced
from kg.extract.segments.article_titles import title_line
from kg.extract.segments.furniture.boards import without_furniture
from kg.extract.segments.furniture.chrome import ARTICLE_TAIL, is_button, is_cookie_notice, is_salutation
from kg.extract.segments.furniture.listings import inline_list, inline_listings, listed_behind, read_listings
from kg.extract.segments.furniture.menus import without_menu
from kg.extract.segments.furniture.sidebars import cut_sidebar, is_titled
from kg.extract.segments.furniture.social_posts import without_card
from kg.extract.segments.houses.page_employer import headed_employer
from kg.extract.segments.learnt.facts import with_line_facts
from kg.extract.segments.openings import find_openings, opening_segments
from kg.extract.segments.page_facts import lone_place, page_facts, with_facts
from kg.extract.segments.page_overview import ends_overview, opened
from kg.extract.segments.page_titles import fact_bullets, is_above_title, standing_title, without_notice
from kg.extract.segments.prose import is_prose
from kg.extract.segments.shapes.cut import bare
from kg.extract.segments.shapes.feeds import feed_below, feed_headers, without_buttons
from kg.extract.segments.shapes.lists import Listed, thread_of
from kg.extract.segments.shapes.records import bare_title
from kg.extract.segments.shapes.told import letter_openings, told_facts
from kg.extract.segments.signs.article_signs import is_article, offers_nothing, research_signs, without_programme
from kg.extract.segments.signs.page_kind import of_research
from kg.extract.segments.signs.posting_signs import is_posting
from kg.extract.segments.signs.resume_signs import is_resume
from kg.extract.segments.title_shouted import shouted_title
from kg.extract.segments.within import Within, opening_within
from kg.ports import PlaceFinder
from kg.schema import DocumentKind, FieldName, FieldSpan, RecordType

log = logging.getLogger("kg.extract")
_LONG = 140
_FEW_LINES = 3
#: So many signs of research above a list of openings make it an article with openings at its end.
_RESEARCH = 3
#: So many lines of prose are a text.
_TOLD = 2
_ABOUT_EMPLOYER = re.compile(r"(?:About|Über|À propos de|Sobre) [A-Z][\w&.'’ -]{1,40}:?")
_LEAD_IN = frozenset({SectionKind.SUMMARY})
_JOB_TEXT = _LEAD_IN | {
    SectionKind.RESPONSIBILITIES,
    SectionKind.BASIC_QUALIFICATIONS,
    SectionKind.PREFERRED_QUALIFICATIONS,
}


class Segmenter:
    """Fills `draft.segments` and `draft.kind`."""

    def __init__(self) -> None:
        self._places: PlaceFinder | None = None

    def load(self, places: PlaceFinder) -> None:
        """Names the gazetteer that location lines are recognised with."""
        self._places = places

    def __call__(self, doc: Doc) -> Doc:
        """Cuts the page up."""
        self._segment(doc._.draft)
        return doc

    def _segment(self, draft: Draft) -> None:
        if draft.document.record_type is not None or self._places is None:
            _segment_record(draft)
            return
        lines, card = without_card(lines_of(draft.document.text))
        lines, host = without_furniture([line for line in without_menu(lines) if not is_cookie_notice(line.text)])
        card = card or host
        if not lines:
            draft.kind = DocumentKind.ARTICLE
            return
        within = opening_within(lines)
        if is_article(lines):
            if feed := feed_below(lines, self._places):
                _segment_feed(draft, lines, feed, self._places)
            else:
                _segment_article(draft, lines, within, self._places)
            return
        if is_resume(lines):
            log.warning("%s: reads like a résumé; what a person has done is no vacancy", draft.document.source)
            _add_article(draft, lines)
            draft.kind = DocumentKind.ARTICLE
            return
        thread = thread_of(lines, draft.cues)
        openings = [] if thread else find_openings(without_programme(lines), self._places)
        headers = [] if thread or openings else feed_headers(lines, self._places)
        if openings and offers_nothing(lines):
            _add_article(draft, lines)
            draft.kind = DocumentKind.ARTICLE
        elif thread or openings:
            _segment_list(draft, lines, thread or openings, self._places, card)
        elif headers:
            _segment_feed(draft, lines, headers, self._places)
        elif within and (within.below or research_signs(within.above) or of_research(within.above)):
            _segment_article(draft, lines, within, self._places)
        elif letter := letter_openings(lines):
            _add_article(draft, lines)
            draft.kind = DocumentKind.ARTICLE
            draft.segments.extend(opening_segments(lines, letter, draft.document.text, self._places))
        elif is_posting(draft, lines):
            _segment_page(draft, lines, self._places, card)
        else:
            _add_article(draft, lines)
            draft.kind = DocumentKind.ARTICLE


def _segment_record(draft: Draft) -> None:
    document = draft.document
    draft.kind = DocumentKind.RECORD
    if document.record_type is RecordType.POSTING:
        draft.segments.append(Segment(SegmentKind.POSTING, 0, len(document.text), fields=document.fields))


# --- lists of postings ---


def _segment_list(
    draft: Draft,
    lines: Sequence[Line],
    listed: Sequence[Listed],
    places: PlaceFinder,
    card: Sequence[FieldSpan] = (),
) -> None:
    """The postings of a thread or a table; what is between them belongs to none, what is above may be an article."""
    research = above_openings(lines, listed)
    listed = announced(listed, research)
    first = (listed[0].head or listed[0].body)[0]
    above = research or [line for line in lines if line.end <= first.start]
    draft.kind = DocumentKind.FEED
    if research or (above and (_shows_research(above) if listed[0].fields else _is_text(above))):
        _add_article(draft, above)
        draft.kind = DocumentKind.ARTICLE
    if len(lines[0].text) <= 120:
        draft.title = lines[0].text.strip("#* ")
    for segment in opening_segments(lines, listed, draft.document.text, places):
        named = any(span.name is FieldName.ORGANIZATION for span in segment.fields)
        draft.segments.append(segment if named else replace(segment, fields=(*segment.fields, *card)))


def _shows_research(above: Sequence[Line]) -> bool:
    """Whether what stands above a list of openings is a page of research of its own: by its signs or its words."""
    return (len(above) > _FEW_LINES and research_signs(above) >= _RESEARCH) or _is_text(above)


def _is_text(above: Sequence[Line]) -> bool:
    """Whether what stands above a list is a text of several sentences whose words are those of research."""
    told = sum(is_prose(line) for line in above)
    return told >= _TOLD and of_research(above)


# --- feeds of postings ---


def _segment_feed(draft: Draft, lines: Sequence[Line], headers: Sequence[tuple[int, int]], places: PlaceFinder) -> None:
    front = list(lines[: headers[0][0]])
    while front and (ARTICLE_TAIL.fullmatch(front[-1].text) or is_button(front[-1].text)):
        tail = front.pop()
        draft.segments.append(Segment(SegmentKind.CHROME, tail.start, tail.end))
    if any(len(line.text) >= _LONG for line in front):
        _add_article(draft, front)
        draft.kind = DocumentKind.ARTICLE
    else:
        draft.kind = DocumentKind.FEED if len(headers) > 1 else DocumentKind.POSTING
        draft.segments.extend(Segment(SegmentKind.CHROME, line.start, line.end) for line in front)
    boss = headed_employer(lines, lines[headers[0][0]].start, places)
    for number, (first, body) in enumerate(headers):
        stop = headers[number + 1][0] if number + 1 < len(headers) else len(lines)
        below = without_buttons(lines[body:stop])
        if below:
            head = lines[first:body]
            fields = read_header(head, draft.document.text[below[0].start : below[-1].end], places)
            if boss and not any(span.name is FieldName.ORGANIZATION for span in fields):
                fields = (FieldSpan(FieldName.ORGANIZATION, *boss), *fields)
            span = (below[0].start, below[-1].end, head[0].start, head[-1].end)
            draft.segments.append(Segment(SegmentKind.POSTING, *span, fields))


# --- articles ---


def _segment_article(draft: Draft, lines: Sequence[Line], within: Within | None, places: PlaceFinder) -> None:
    """The article of a page, and apart from it the one opening that it announces."""
    _add_article(draft, within.above if within else lines)
    draft.kind = DocumentKind.ARTICLE
    if within is None:
        return
    body = without_buttons(within.body)
    text = draft.document.text[body[0].start : body[-1].end]
    fields = read_header(within.head, text, places) if within.head else ()
    named = {span.name for span in fields}
    fields = (*fields, *(span for span in within.owner if span.name not in named))
    begin, end = (within.head[0].start, within.head[-1].end) if within.head else (None, None)
    draft.segments.append(Segment(SegmentKind.POSTING, body[0].start, body[-1].end, begin, end, fields))
    if within.below:
        draft.segments.append(Segment(SegmentKind.ARTICLE, within.below[0].start, within.below[-1].end))


def _add_article(draft: Draft, lines: Sequence[Line]) -> None:
    draft.segments.append(Segment(SegmentKind.ARTICLE, lines[0].start, lines[-1].end))
    draft.title = title_line(lines) or draft.title


# --- a page that is one posting ---


def _segment_page(draft: Draft, lines: Sequence[Line], places: PlaceFinder, card: Sequence[FieldSpan] = ()) -> None:
    draft.kind = DocumentKind.POSTING
    main, side = cut_sidebar([line for line in lines if not inline_list(line.text)])
    for line in lines:
        if inline := inline_list(line.text) or listed_behind(line.text):
            draft.segments.extend(inline_listings(line, inline.end(), places))
    chrome = [line for line in main if is_button(line.text)]
    main = [line for line in main if not (is_button(line.text) or is_salutation(line.text))]
    draft.segments.extend(Segment(SegmentKind.CHROME, line.start, line.end) for line in chrome)
    if main:
        draft.segments.append(_page_posting(draft, without_notice(main), places, card))
    else:
        draft.kind = DocumentKind.FEED
    if side:
        draft.segments.append(Segment(SegmentKind.CHROME, side[0].start, side[0].end))
        draft.segments.extend(read_listings(side[1:], places))


def _page_posting(draft: Draft, lines: Sequence[Line], places: PlaceFinder, card: Sequence[FieldSpan]) -> Segment:
    text = draft.document.text
    headings = [
        cue
        for cue in draft.cues
        if cue.kind is CueKind.HEADING and (heading_line(text, cue, 0, len(text)) or _runs_on(text, cue))
    ]
    kinds = [
        None if is_above_title(lines, index) else _heading_kind(line, headings) for index, line in enumerate(lines)
    ]
    if sum(label_of(line.text) is not None for line in lines) >= 3:
        kinds = [
            kind if kind in _JOB_TEXT or not label_of(line.text) else None
            for kind, line in zip(kinds, lines, strict=True)
        ]
    kinds = [None if _is_link(lines, index, kind, places) else kind for index, kind in enumerate(kinds)]
    listed = fact_bullets(lines, places)
    body = next(
        (i for i, line in enumerate(lines) if kinds[i] or (is_prose(line) and i not in listed)),
        len(lines),
    )
    header = lines[:body]
    if body < len(lines) and kinds[body] is SectionKind.ABOUT_COMPANY:
        body = next(
            (i for i in range(body + 1, len(lines)) if ends_overview(lines[i], kinds[i])),
            body,
        )
    while body + 1 < len(lines) and kinds[body] in _LEAD_IN:
        body += 1
    start, end = (opened(lines[body]), lines[-1].end) if body < len(lines) else (lines[0].start, lines[-1].end)
    header = [*header, *_header_below(lines, kinds, len(header), body)]
    facts = page_facts(lines, places)
    if body < len(lines) and not any(has_role_head(line.text) and len(line.text) < _LONG for line in header):
        facts = (*facts, *shouted_title(lines[body]))
    if any(is_titled(line.text) for line in header):
        facts = tuple(span for span in facts if not (_says_no_role(span, start, text) or _is_kind(span, header, text)))
    if not any(is_titled(line.text) for line in header) and not any(span.name is FieldName.TITLE for span in facts):
        standing = standing_title(lines)
        told = () if standing else told_facts(lines)
        facts = (*facts, *standing)
        header = header if not told else [line for line in header if line.end <= told[0].start and not card]
        facts = (*facts, *(span for span in told if not card or span.name is not FieldName.ORGANIZATION))
    facts = (*facts, *card)
    titled = any(span.name is FieldName.TITLE for span in facts)
    if len(lines) <= _FEW_LINES and bare(lines[0]) and not titled and (named := bare_title(lines[0])):
        facts = (*facts, named)
    top = lines[: max(body, 1)]
    if not header:
        return Segment(SegmentKind.POSTING, start, end, fields=with_line_facts(facts, top, text, places))
    fields = read_header(header, text[lines[min(body, len(lines) - 1)].start :], places)
    sure = {span.name for span in facts if span.start >= start} & {FieldName.TITLE, FieldName.ORGANIZATION}
    fields = tuple(span for span in fields if span.name not in sure)
    fields = with_line_facts(with_facts(fields, facts), top, text, places)
    if not any(span.name is FieldName.LOCATION for span in fields):
        fields = (*fields, *lone_place(lines, places))
    return Segment(SegmentKind.POSTING, start, end, header[0].start, header[-1].end, fields)


def _is_link(lines: Sequence[Line], index: int, kind: SectionKind | None, places: PlaceFinder) -> bool:
    """Whether what could be a heading at the top leads to the employer's page: the place of the job stands below."""
    if kind is not SectionKind.ABOUT_COMPANY or not 0 < index < _LINKS or index + 1 == len(lines):
        return False
    return is_place_line(lines[index + 1].text, places)


#: So many lines at the top of a page may be such links.
_LINKS = 8


def _says_no_role(span: FieldSpan, start: int, text: str) -> bool:
    """Whether a label below the header gives a title that names no occupation: "Role: Other"."""
    return span.name is FieldName.TITLE and span.start >= start and not has_role_head(text[span.start : span.end])


def _is_kind(span: FieldSpan, header: Sequence[Line], text: str) -> bool:
    """Whether a label gives a part of the title above as the kind of the job: "Role: Developer"."""
    if span.name is not FieldName.TITLE or not _ROLE_AHEAD.search(text, max(0, span.start - 12), span.start):
        return False
    kind = f" {text[span.start : span.end].casefold()} "
    return any(is_titled(line.text) and kind in f" {line.text.casefold()} " for line in header)


_ROLE_AHEAD = re.compile(r"\b[Rr]ole\W*$")


def _runs_on(text: str, cue: Cue) -> bool:
    """Whether a line begins with a heading of what is asked or done, and goes on: "BASIC QUALIFICATIONS - 3+ years"."""
    begins = not text[text.rfind("\n", 0, cue.start) + 1 : cue.start].strip(BULLETS + " ")
    return begins and cue.value in _JOB_TEXT - _LEAD_IN and bool(_GOES_ON.match(text, cue.end))


_GOES_ON = re.compile(r"[ \t\xa0]*(?::[ \t\xa0]*[*_]*|[ \t\xa0][-–•*·])[ \t\xa0]+\w")


def _header_below(lines: Sequence[Line], kinds: Sequence[SectionKind | None], top: int, body: int) -> Sequence[Line]:
    """The title under "About the job" with the facts below it, where what stands above is about the employer."""
    if any(has_role_head(line.text) for line in lines[:top]):
        return ()
    for index in range(top, min(body + 1, len(lines))):
        line = lines[index]
        if (
            not kinds[index]
            and has_role_head(line.text)
            and not is_prose(line)
            and index
            and kinds[index - 1] in _LEAD_IN
        ):
            return _with_facts_below(lines, kinds, index)
    return ()


def _with_facts_below(lines: Sequence[Line], kinds: Sequence[SectionKind | None], index: int) -> Sequence[Line]:
    """A title and the short lines below it, up to the first sentence or heading of the text."""
    ends = (i for i in range(index + 1, len(lines)) if kinds[i] in _JOB_TEXT - _LEAD_IN or is_prose(lines[i]))
    stop = min(next(ends, index + 1), index + _MOST_FACTS)
    return [line for line, kind in zip(lines[index:stop], kinds[index:stop], strict=True) if kind is None]


#: So many lines of facts stand below a title at most.
_MOST_FACTS = 12


def _heading_kind(line: Line, headings: Sequence[Cue]) -> SectionKind | None:
    index = bisect_left(headings, line.start, key=lambda cue: cue.start)
    if index < len(headings) and headings[index].start < line.end:
        return SectionKind(headings[index].value)
    return SectionKind.ABOUT_COMPANY if _ABOUT_EMPLOYER.fullmatch(line.text) else None
