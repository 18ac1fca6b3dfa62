"""A page's text in, its segments out: article, postings with headers, listings of a sidebar, chrome; by content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.article_signs import research_signs
from kg.extract.chrome import ARTICLE_TAIL, SIDEBAR, is_button
from kg.extract.cues import Cue, CueKind
from kg.extract.draft import Draft, Segment, SegmentKind
from kg.extract.header import read_header
from kg.extract.header_labels import label_of
from kg.extract.headings import SectionKind
from kg.extract.job_lines import read_job_line
from kg.extract.places import is_place_line
from kg.extract.sections import heading_line
from kg.extract.segment_lists import Listed, thread_of
from kg.extract.segment_openings import find_openings, opening_segments
from kg.extract.shape_headings import shape_headings
from kg.extract.spans import Line, lines_of
from kg.extract.titles import ends_in_role, has_role_head, is_role_head
from kg.ports import PlaceFinder
from kg.schema import DocumentKind, FieldName, FieldSpan, RecordType

_LONG = 140
_SENTENCE = 40
#: So many signs of research above a list of openings make it an article with openings at its end.
_RESEARCH = 3
_CODED = re.compile(r"[A-Z]{2,3}, \S")
_IMAGE = re.compile(r"\S.{0,120}\.(?:png|jpe?g|gif|svg|webp)", re.IGNORECASE)
_QUOTED = re.compile(r"“[A-Z][^”\n]{20,200}”")
_JOB_HEADINGS = frozenset(
    {
        SectionKind.RESPONSIBILITIES,
        SectionKind.BASIC_QUALIFICATIONS,
        SectionKind.PREFERRED_QUALIFICATIONS,
        SectionKind.BENEFITS,
    }
)
_ABOUT_EMPLOYER = re.compile(r"(?:About|Über|À propos de|Sobre) [A-Z][\w&.'’ -]{1,40}:?")
_LEAD_IN = frozenset({SectionKind.SUMMARY})
_JOB_TEXT = _LEAD_IN | {
    SectionKind.RESPONSIBILITIES,
    SectionKind.BASIC_QUALIFICATIONS,
    SectionKind.PREFERRED_QUALIFICATIONS,
}


_SOMEBODY = re.compile(r"\s+(?:an?|our|passionate|talented|experienced|notre|eine?n?|une?)\b|\s+(?:[A-Z]\w+\s+){1,3}")
#: What only an advertisement says to who reads it.
_TO_READER = re.compile(
    r"\b(?:send (?:us )?your (?:cv|resume|application|papers|documents)|we expect|you bring|you will join|you report to"
    r"|your application|apply (?:by|until|before|with)|deine bewerbung|ihre bewerbung|ihre bewerbungsunterlagen"
    r"|wir erwarten|wir suchen|wir bieten|sie bringen|du bringst|nous recherchons|nous recrutons"
    r"|votre candidature|buscamos|bewerben sie sich|se requiere|se valorar[áa]"
    r"|contrato (?:temporal|indefinido)|write to us by"
    r"|envíe su|envía tu|ofrecemos)\b",
    re.IGNORECASE,
)


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
        lines = lines_of(draft.document.text)
        if not lines:
            draft.kind = DocumentKind.ARTICLE
            return
        thread = thread_of(lines, draft.cues)
        openings = [] if thread else find_openings(lines, self._places)
        headers = [] if thread or openings else _feed_headers(lines, self._places)
        if thread or openings:
            _segment_list(draft, lines, thread or openings, self._places)
        elif headers:
            _segment_feed(draft, lines, headers, self._places)
        elif _is_posting(draft, lines):
            _segment_page(draft, lines, self._places)
        else:
            _add_article(draft, lines)
            draft.kind = DocumentKind.ARTICLE


def _segment_record(draft: Draft) -> None:
    document = draft.document
    draft.kind = DocumentKind.RECORD
    if document.record_type is RecordType.POSTING:
        draft.segments.append(Segment(SegmentKind.POSTING, 0, len(document.text), fields=document.fields))


# --- lists of postings ---


def _segment_list(draft: Draft, lines: Sequence[Line], listed: Sequence[Listed], places: PlaceFinder) -> None:
    """The postings of a thread or a table; what is between them belongs to none, what is above may be an article."""
    first = (listed[0].head or listed[0].body)[0]
    above = [line for line in lines if line.end <= first.start]
    draft.kind = DocumentKind.FEED
    if listed[0].fields and len(above) > 3 and research_signs(above) >= _RESEARCH:
        _add_article(draft, above)
        draft.kind = DocumentKind.ARTICLE
    if len(lines[0].text) <= 120:
        draft.title = lines[0].text.strip("#* ")
    draft.segments.extend(opening_segments(lines, listed, draft.document.text, places))


# --- feeds of postings ---


def _feed_headers(lines: Sequence[Line], places: PlaceFinder) -> list[tuple[int, int]]:
    """Half-open ranges of lines that head the postings of a feed: a location, and a long paragraph below."""
    headers: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        body = _body_below(lines, index)
        if body is None or not is_place_line(line.text, places):
            continue
        first = _header_top(lines, index, headers[-1][1] if headers else 0)
        if headers and first <= headers[-1][0]:
            continue
        headers.append((first, body))
    if len(headers) == 1 and not _stands_alone(lines, headers[0]):
        return []
    return headers


def _body_below(lines: Sequence[Line], index: int) -> int | None:
    """The long line that follows within three lines."""
    if len(lines[index].text) > 90:
        return None
    coded = _CODED.match(lines[index].text) and index + 1 < len(lines) and len(lines[index + 1].text) >= _SENTENCE
    if coded and lines[index + 1].text[-1] in ".!?…)":
        return index + 1
    for below in range(index + 1, min(index + 4, len(lines))):
        if len(lines[below].text) >= _LONG:
            return below
        if len(lines[below].text) > 90 or lines[below].text.endswith((".", ":", ";")):
            return None
    return None


def _header_top(lines: Sequence[Line], index: int, floor: int) -> int:
    """The first line of the header that ends with the location at `index`: a title may stand above it."""
    for top in range(max(floor, index - 3), index):
        between = lines[top:index]
        if has_role_head(lines[top].text) and all(
            len(line.text) < 100 and line.text[-1] not in ".!?;:," and not ARTICLE_TAIL.fullmatch(line.text)
            for line in between
        ):
            return top
    return index


def _stands_alone(lines: Sequence[Line], header: tuple[int, int]) -> bool:
    """Whether a single location line heads a feed of one, rather than a page that is one posting."""
    before = lines[: header[0]]
    if not before:
        return bool(_CODED.match(lines[0].text)) and len(lines) == 2
    return sum(len(line.text) >= _LONG for line in before) >= 2 and bool(_CODED.match(lines[header[1] - 1].text))


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
    for number, (first, body) in enumerate(headers):
        stop = headers[number + 1][0] if number + 1 < len(headers) else len(lines)
        below = _without_buttons(lines[body:stop])
        if below:
            head = lines[first:body]
            text = draft.document.text[below[0].start : below[-1].end]
            draft.segments.append(
                Segment(
                    SegmentKind.POSTING,
                    below[0].start,
                    below[-1].end,
                    head[0].start,
                    head[-1].end,
                    read_header(head, text, places),
                )
            )


def _without_buttons(lines: Sequence[Line]) -> list[Line]:
    kept = list(lines)
    while kept and (is_button(kept[-1].text) or ARTICLE_TAIL.fullmatch(kept[-1].text)):
        kept.pop()
    return kept


def _add_article(draft: Draft, lines: Sequence[Line]) -> None:
    draft.segments.append(Segment(SegmentKind.ARTICLE, lines[0].start, lines[-1].end))
    if len(lines[0].text) <= 200:
        draft.title = lines[0].text


# --- a page that is one posting ---


def _is_posting(draft: Draft, lines: Sequence[Line]) -> bool:
    text = draft.document.text
    jobs = 0
    for cue in draft.cues:
        if cue.kind is CueKind.HEADING and cue.value in _JOB_HEADINGS and text[cue.start].isupper():
            follows = text[cue.end : cue.end + 1]
            jobs += (
                3
                if follows == ":" or heading_line(text, cue, 0, len(text))
                else len(text[cue.start : cue.end].split()) > 1
            )
        elif cue.kind is CueKind.WANTED:
            jobs += bool(_SOMEBODY.match(text, cue.end)) + _names_occupation(text, cue.end)
        elif cue.kind is CueKind.AS_A and text[cue.start].isupper():
            jobs += _names_occupation(text, cue.end)
        elif cue.kind is CueKind.EXPERIENCE:
            jobs += cue.value.startswith(
                ("experience", "erfahrung", "kenntnisse", "expérience", "knowledge", "proficien", "famil")
            )
        elif cue.kind is CueKind.EQUALITY:
            jobs += 2
    jobs += 2 * any(_names_occupation(text, match.end(), 20) for match in _HIRES.finditer(text, 0, 1500))
    jobs += sum(bool(is_button(line.text)) for line in lines)
    jobs += 4 * (lines[0].text.count("|") >= 2)
    jobs += 3 * any(
        has_role_head(line.text) and len(line.text) < 90 and line.text[-1] not in ".?!" for line in lines[:4]
    )
    jobs += len(_TO_READER.findall(text))
    jobs += sum(kind in _JOB_HEADINGS or kind is SectionKind.HOW_TO_APPLY for _, kind in shape_headings(lines))
    research = sum(cue.kind is CueKind.RESEARCH for cue in draft.cues)
    research += 3 * sum(bool(_IMAGE.fullmatch(line.text)) for line in lines) + 3 * len(_QUOTED.findall(text))
    return jobs >= 2 and jobs > research + research_signs(lines)


#: What an employer does in the first sentences of an advert: "Die Stadtwerke suchen zum 1. Mai eine Technikerin".
_HIRES = re.compile(
    r"\b(?:sucht|suchen|recrute|recrutons|recherche|busca|buscan|precisa|seeks|is looking for|is hiring)\b"
)


def _names_occupation(text: str, position: int, most: int = 6) -> bool:
    """Whether an occupation follows within a few words: "looking for an experienced accountant"."""
    ends = re.split(r"(?<!\d)[.!?:;\n]", text[position : position + 14 * most])
    words = re.split(r"[\s,]+", ends[0].strip())[:most]
    return any(is_role_head(word) for word in words)


def _segment_page(draft: Draft, lines: Sequence[Line], places: PlaceFinder) -> None:
    draft.kind = DocumentKind.POSTING
    main, side = _sidebar([line for line in lines if not _INLINE.match(line.text)])
    for line in lines:
        if inline := _INLINE.match(line.text):
            draft.segments.extend(_inline_listings(line, inline.end(), places))
    chrome = [line for line in main if is_button(line.text)]
    main = [line for line in main if not is_button(line.text)]
    draft.segments.extend(Segment(SegmentKind.CHROME, line.start, line.end) for line in chrome)
    if main:
        draft.segments.append(_page_posting(draft, main, places))
    else:
        draft.kind = DocumentKind.FEED
    if side:
        draft.segments.append(Segment(SegmentKind.CHROME, side[0].start, side[0].end))
        draft.segments.extend(read_listings(side[1:], places))


def _sidebar(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The page without its list of other jobs, and that list."""
    start = next((i for i, line in enumerate(lines) if SIDEBAR.fullmatch(line.text)), None)
    if start is None:
        return list(lines), []
    prose = next((i for i in range(start + 1, len(lines)) if len(lines[i].text) >= _LONG), None)
    if prose is None:
        return list(lines[:start]), list(lines[start:])
    # What stands between the last button and the prose is the header of the posting itself.
    buttons = [i for i in range(start + 1, prose) if is_button(lines[i].text)]
    stop = buttons[-1] + 1 if buttons else prose
    return [*lines[:start], *lines[stop:]], list(lines[start:stop])


def _page_posting(draft: Draft, lines: Sequence[Line], places: PlaceFinder) -> Segment:
    text = draft.document.text
    headings = {
        cue.start: cue for cue in draft.cues if cue.kind is CueKind.HEADING and heading_line(text, cue, 0, len(text))
    }
    kinds = [_heading_kind(line, headings) for line in lines]
    if sum(label_of(line.text) is not None for line in lines) >= 3:
        kinds = [
            kind if kind in _JOB_TEXT or not label_of(line.text) else None
            for kind, line in zip(kinds, lines, strict=True)
        ]
    body = next((i for i, line in enumerate(lines) if kinds[i] or _is_prose(line)), len(lines))
    header = lines[:body]
    if body < len(lines) and kinds[body] is SectionKind.ABOUT_COMPANY:
        body = next(
            (i for i in range(body + 1, len(lines)) if kinds[i] and kinds[i] is not SectionKind.ABOUT_COMPANY), body
        )
    while body + 1 < len(lines) and kinds[body] in _LEAD_IN:
        body += 1
    start, end = (lines[body].start, lines[-1].end) if body < len(lines) else (lines[0].start, lines[-1].end)
    header = [*header, *_header_below(lines, kinds, len(header), body)]
    if not header:
        return Segment(SegmentKind.POSTING, start, end)
    fields = read_header(header, text[lines[min(body, len(lines) - 1)].start :], places)
    return Segment(SegmentKind.POSTING, start, end, header[0].start, header[-1].end, fields)


def _header_below(lines: Sequence[Line], kinds: Sequence[SectionKind | None], top: int, body: int) -> Sequence[Line]:
    """The title line under "About the job", where what stands above it is about the employer."""
    if any(has_role_head(line.text) for line in lines[:top]):
        return ()
    for index in range(top, min(body + 1, len(lines))):
        line = lines[index]
        if (
            not kinds[index]
            and has_role_head(line.text)
            and not _is_prose(line)
            and index
            and kinds[index - 1] in _LEAD_IN
        ):
            return lines[index : index + 1]
    return ()


def _heading_kind(line: Line, headings: dict[int, Cue]) -> SectionKind | None:
    cue = next((cue for start, cue in headings.items() if line.start <= start < line.end), None)
    if cue:
        return SectionKind(cue.value)
    return SectionKind.ABOUT_COMPANY if _ABOUT_EMPLOYER.fullmatch(line.text) else None


def _is_prose(line: Line) -> bool:
    return len(line.text) >= _LONG or (len(line.text.split()) > 7 and line.text[-1] in ".!?") or line.text[0] in "•●*-–"


# --- lists of other jobs ---


_NOTE = re.compile(
    r"©|.{0,20}\b(?:ago\b|easy apply|be an early|applicants|actively (?:reviewing|recruiting|hiring)|promoted"
    r"|reposted)",
    re.IGNORECASE,
)


def read_listings(lines: Sequence[Line], places: PlaceFinder) -> list[Segment]:
    """The jobs a sidebar names: a few lines each, closed by a button or a location."""
    named = [job for line in lines if not is_button(line.text) and (job := read_job_line(line, places))]
    if len(named) >= 2 and 2 * len(named) > len(lines):
        return [Segment(SegmentKind.LISTING, job.start, job.end, job.start, job.end, job.fields) for job in named]
    groups: list[list[Line]] = [[]]
    for index, line in enumerate(lines):
        if _NOTE.match(line.text):
            continue
        if is_button(line.text) or SIDEBAR.fullmatch(line.text):
            groups.append([])
            continue
        groups[-1].append(line)
        closes = _is_location(line, places) and len(groups[-1]) > 1
        if closes and not (index + 1 < len(lines) and is_button(lines[index + 1].text)):
            groups.append([])
    return [listing for group in groups if (listing := _listing(group, places))]


#: "Similar jobs: Controller, Contoso, Berlin · Buyer, Fabrikam, Munich"
_INLINE = re.compile(rf"(?:{SIDEBAR.pattern})\s*:\s+(?=\S.*,)", re.IGNORECASE)


def _inline_listings(line: Line, offset: int, places: PlaceFinder) -> list[Segment]:
    """The jobs that one line names, each a title, an employer and a place with commas between them."""
    found = []
    for item in re.finditer(r"[^·•;|]+", line.text[offset:]):
        parts = [part for part in re.finditer(r"[^,]+", item.group()) if part.group().strip()]
        pieces: list[Line] = []
        for part in parts:
            bare = part.group().strip(" .")
            start = line.start + offset + item.start() + part.start() + part.group().find(bare)
            pieces.append(Line(start, start + len(bare), bare, False))
        if len(pieces) > 1 and (listing := _listing(pieces, places)):
            found.append(listing)
    return found


def _is_location(line: Line, places: PlaceFinder) -> bool:
    """A location and no occupation: "Cook" and "Page" are both."""
    return not ends_in_role(line.text) and is_place_line(line.text, places)


def _listing(group: Sequence[Line], places: PlaceFinder) -> Segment | None:
    lines = [line for line in group if any(char.isalnum() for char in line.text)]
    located = [line for line in lines if _is_location(line, places)]
    named = [line for line in lines if line not in located and len(line.text) <= 120]
    if not named or (len(named) == 1 and not located and not has_role_head(named[0].text)):
        return None
    title = next((line for line in named if has_role_head(line.text)), named[-1])
    spans = [FieldSpan(FieldName.TITLE, title.start, title.end)]
    spans += [FieldSpan(FieldName.ORGANIZATION, line.start, line.end) for line in named if line is not title][:1]
    spans += [FieldSpan(FieldName.LOCATION, line.start, line.end) for line in located[:1]]
    segment = Segment(SegmentKind.LISTING, title.start, title.end, lines[0].start, lines[-1].end)
    return replace(segment, fields=tuple(sorted(spans, key=lambda span: span.start)))
