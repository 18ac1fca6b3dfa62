"""Lines of a list of other jobs in, a segment for each job out: a title each, perhaps an employer and a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.draft import Segment, SegmentKind, title_in
from kg.extract.lexicon.departments import DEPARTMENTS
from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import EMPLOYMENT
from kg.extract.postings.headers.job_lines import read_job_line
from kg.extract.postings.headers.job_terms import MARK, is_contract
from kg.extract.postings.headers.labels import label_of
from kg.extract.postings.headers.spoken_lines import is_spoken
from kg.extract.postings.naming.firm_names import LEGAL_FORM, is_name
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import ends_in_role, has_role_head
from kg.extract.segments.furniture.chrome import SIDEBAR, heads_sidebar, is_button
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

#: The same at the end of another paragraph, where only places in brackets tell that jobs are listed.
_LISTED_BEHIND = re.compile(rf"(?<=[.!?] )(?:{SIDEBAR.pattern}):\s+(?=[A-Z][^():.]{{2,60}} \()", re.IGNORECASE)
_NOTE = re.compile(
    r"©|posted\b|clos(?:es|ing) (?:in \d|today|tomorrow|soon|on \w).{0,30}$|[$€£₹]\s?\d[\d.,kK]*\b.{0,40}"
    r"|(?:permanent|full[- ]time|part[- ]time|fixed[- ]term|temporary) ?(?:contract)?$"
    r"|(?:privacy|cookie|terms|powered by|all rights|sign up|subscribe)\b.{0,60}"
    r"|vor \d+ (?:tage?n?|wochen?|stunden?|monate?n?)|il y a \d+ .{3,12}|hace \d+ .{3,12}"
    r"|.{0,20}\b(?:ago\b|easy apply|be an early|applicants|actively (?:reviewing|recruiting|hiring)|promoted"
    r"|reposted)",
    re.IGNORECASE,
)


def read_listings(lines: Sequence[Line], places: PlaceFinder) -> list[Segment]:
    """The jobs a sidebar names: a few lines each, closed by a button or a location; each is where its title is."""
    return [_at_title(listing) for listing in _listings(lines, places)]


def _at_title(listing: Segment) -> Segment:
    """The job with its title as its text and all that states it as its header."""
    title = title_in(listing.fields)
    return replace(listing, start=title.start, end=title.end) if title else listing


def _listings(lines: Sequence[Line], places: PlaceFinder) -> list[Segment]:
    parted = [listing for line in lines if (listing := _parted(line, places))]
    if parted and 2 * len(parted) >= sum(not is_button(line.text) for line in lines):
        return parted
    named = [job for line in lines if not is_button(line.text) and (job := read_job_line(line, places))]
    if len(named) >= 2 and 2 * len(named) > len(lines):
        return [Segment(SegmentKind.LISTING, job.start, job.end, job.start, job.end, job.fields) for job in named]
    if twice := [listing for pair in pairwise(lines) if (listing := _told_twice(*pair, places))]:
        return _with_others_housed(twice, lines)
    groups: list[list[Line]] = [[]]
    for index, line in enumerate(lines):
        if _NOTE.match(line.text) or (not groups[-1] and line.text.lower() in EMPLOYMENT):
            continue
        if is_button(line.text) or heads_sidebar(line.text):
            groups.append([])
            continue
        if groups[-1] and MARK.match(line.text) and has_role_head(line.text):
            groups.append([])
        groups[-1].append(_bare(line))
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        closes = (_is_location(line, places) or _seat(line, places)) and len(groups[-1]) > 1
        if closes and not (below and (is_button(below) or _is_location(lines[index + 1], places))):
            groups.append([])
    ahead = _title_ahead(groups, places)
    return [listing for group in groups if (listing := _listing(group, places, ahead=ahead))]


def _title_ahead(groups: Sequence[Sequence[Line]], places: PlaceFinder) -> bool:
    """Whether jobs of a list name themselves before who hires, as those do whose titles name an occupation."""
    named = [[line for line in group if not _is_location(line, places)] for group in groups]
    titled = [has_role_head(lines[0].text) for lines in named if len(lines) > 1]
    behind = [has_role_head(lines[-1].text) for lines in named if len(lines) > 1]
    return sum(titled) > sum(behind) or (bool(titled) and not any(behind) and any(map(_is_formed, named)))


def _is_formed(lines: Sequence[Line]) -> bool:
    """Whether the second line of a job is the name of a firm, by its legal form."""
    return len(lines) > 1 and LEGAL_FORM.search(lines[1].text) is not None


#: Until when one may apply, behind a title.
_CLOSES = re.compile(
    r"(?<!\s)\s*+[|·,–—-]?\s*+(?:clos(?:es|ing)(?: date)?|deadline|apply by|bewerbungsfrist|date limite)\b.*$", re.I
)


def _bare(line: Line) -> Line:
    """The line without its bullet, and without the day until which one may apply."""
    mark, closes = MARK.match(line.text), _CLOSES.search(line.text)
    left, right = mark.end() if mark else 0, closes.start() if closes else len(line.text)
    return Line(line.start + left, line.start + right, line.text[left:right], line.gap) if left < right else line


_BAR, _DASH = re.compile(r"\s*\|\s*"), re.compile(r"\s+[–—]\s+|\s+-\s+(?!.*\s[–—]\s)")


def _parted(line: Line, places: PlaceFinder) -> Segment | None:
    """A job whose line ends with its place: "Tax | Analyst | Direct Tax | Riga", "Analyst – Contoso – Riga"."""
    if len(line.text) > _LONGEST:
        return None
    marks = list((_BAR if " | " in line.text else _DASH).finditer(line.text))
    if len(marks) < _LEAST_MARKS or not is_place_line(line.text[marks[-1].end() :], places):
        return None
    ends = [mark.start() for mark in marks]
    second = line.text[marks[0].end() : ends[1]]
    housed = len(marks) == _LEAST_MARKS and has_role_head(line.text[: ends[0]]) and is_name(second)
    title = line.text[: ends[0] if housed and not has_role_head(second) else ends[-1]]
    if not has_role_head(title) or is_spoken(title):
        return None
    at = line.start
    spans = [FieldSpan(FieldName.TITLE, at, at + len(title))]
    if len(title) == ends[0]:
        spans.append(FieldSpan(FieldName.ORGANIZATION, at + marks[0].end(), at + ends[1]))
    spans.append(FieldSpan(FieldName.LOCATION, at + marks[-1].end(), line.end))
    return Segment(SegmentKind.LISTING, at, line.end, at, line.end, tuple(spans))


def _told_twice(line: Line, below: Line, places: PlaceFinder) -> Segment | None:
    """A job whose title stands again below, with who hires or where or without: "Analyst - Contoso" above "Analyst"."""
    title = _HOUSED.sub("", line.text) if line.text == below.text else below.text
    behind = line.text[len(title) :]
    mark = _DASH_BEFORE.match(behind) if line.text.startswith(title) and has_role_head(title) else None
    if mark is None:
        return None
    middle = line.start + len(title)
    name = FieldName.LOCATION if is_place_line(behind[mark.end() :], places) else FieldName.ORGANIZATION
    spans = (FieldSpan(FieldName.TITLE, line.start, middle), FieldSpan(name, middle + mark.end(), line.end))
    return Segment(SegmentKind.LISTING, line.start, line.end, line.start, below.end, spans)


def _with_others_housed(twice: Sequence[Segment], lines: Sequence[Line]) -> list[Segment]:
    """Those jobs, and those whose titles name one of their employers behind a dash."""
    text_at = {line.start: line for line in lines}
    houses = {
        text_at[item.start].text[span.start - item.start : span.end - item.start]
        for item in twice
        for span in item.fields
        if span.name is FieldName.ORGANIZATION and item.start in text_at
    }
    taken = {item.header_start for item in twice} | {item.start for item in twice}
    others = []
    for line in lines:
        dash = _HOUSED.search(line.text)
        name = _DASH_BEFORE.sub("", dash.group(), count=1) if dash else ""
        if dash and name in houses and line.start not in taken:
            spans = (
                FieldSpan(FieldName.TITLE, line.start, line.start + dash.start()),
                FieldSpan(FieldName.ORGANIZATION, line.end - len(name), line.end),
            )
            others.append(Segment(SegmentKind.LISTING, line.start, line.end, line.start, line.end, spans))
    return sorted([*twice, *others], key=lambda item: item.start)


#: Who hires behind the last dash of a title: "Analyst - Contoso".
_HOUSED = re.compile(r"(?<!\s)\s+[–—-]\s+[^–—()-]{2,40}$")
_LEAST_MARKS, _LONGEST = 2, 1_000
#: "Similar jobs: Controller, Contoso, Berlin · Buyer, Fabrikam, Munich"
_INLINE_LIST = re.compile(rf"(?:{SIDEBAR.pattern})\s*:\s+(?=\S.*,)", re.IGNORECASE)


def inline_list(text: str) -> re.Match[str] | None:
    """The beginning of a line that names other jobs behind a colon."""
    return _INLINE_LIST.match(text) if ":" in text else None


def listed_behind(text: str) -> re.Match[str] | None:
    """The end of a paragraph up to where it begins to name other jobs."""
    return _LISTED_BEHIND.search(text) if ":" in text and " (" in text else None


def inline_listings(line: Line, offset: int, places: PlaceFinder) -> list[Segment]:
    """The jobs that one line names, each a title, an employer and a place with commas between them."""
    found = [listing for item in _PLACED.finditer(line.text, offset) if (listing := _placed(line, item, places))]
    if found:
        return found
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


#: "Buyer (Riga), Controller (Jena)".
_PLACED = re.compile(
    r"(?P<title>[A-ZÀ-Ý][^(),:;.]{2,60}?) \((?P<place>[A-ZÀ-Ý][^()]{1,50})\)(?=[,.;]|\s+(?:and|und|et)\s|$)"
)


def _placed(line: Line, item: re.Match[str], places: PlaceFinder) -> Segment | None:
    """One job of a sentence that names each with its place in brackets."""
    if not (ends_in_role(item.group("title")) and is_place_line(item.group("place"), places)):
        return None
    spans = [
        FieldSpan(name, line.start + item.start(group), line.start + item.end(group))
        for name, group in ((FieldName.TITLE, "title"), (FieldName.LOCATION, "place"))
    ]
    start, end = line.start + item.start(), line.start + item.end()
    return Segment(SegmentKind.LISTING, start, end, start, end, tuple(spans))


def _is_location(line: Line, places: PlaceFinder) -> bool:
    """A location and no occupation: "Cook" and "Page" are both."""
    if ends_in_role(line.text):
        return False
    return is_place_line(_untermed(line).text, places) or _begins_with_country(line.text, places)


#: A town that no gazetteer has behind its country: "Israel, Yokneam".
_COUNTRY_FIRST = re.compile(r"(?P<country>[A-Z][a-z]+(?: [A-Z][a-z]+)?), [A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?")


def _begins_with_country(text: str, places: PlaceFinder) -> bool:
    first = _COUNTRY_FIRST.fullmatch(text)
    read = places.parse(first["country"]).places if first else ()
    return len(read) == 1 and read[0].place.kind == "country"


def _untermed(line: Line) -> Line:
    """The line without the contract behind a place: "Nantes - CDI"."""
    dash = _DASH_BEFORE.search(line.text)
    if dash is None or not (is_contract(line.text[dash.end() :]) or line.text[dash.end() :].lower() in EMPLOYMENT):
        return line
    return line._replace(end=line.start + dash.start(), text=line.text[: dash.start()])


_DASH_BEFORE = re.compile(r"\s+[–—-]\s+")


def _seat(line: Line, places: PlaceFinder) -> tuple[FieldSpan, FieldSpan] | None:
    """Who hires and where, on one line: "Contoso - Old Port, Riga"."""
    dash = _DASH_BEFORE.search(line.text)
    if dash is None or ends_in_role(line.text[: dash.start()]) or not is_name(line.text[: dash.start()]):
        return None
    where = line.text[dash.end() :]
    if not is_place_line(where, places) and not is_place_line(where.rpartition(", ")[2], places):
        return None
    firm = FieldSpan(FieldName.ORGANIZATION, line.start, line.start + dash.start())
    return firm, FieldSpan(FieldName.LOCATION, line.start + dash.end(), line.end)


#: How many openings a list has.
_COUNT = re.compile(r"\d+ (?:more )?(?:jobs?|openings?|results?|positions?|roles?|locations?)", re.IGNORECASE)
#: What a label says of a page: "Date modified: 2022-07-04".
_LABELLED = re.compile(r"(?:date|last|page|published|updated|modified|source|ref|job id)\b[\w ]{0,20}:", re.IGNORECASE)


#: A day behind a label that no colon follows: "Posting Date 01/20/2026".
_DATED = re.compile(r"[A-Z][\w ]{2,20}\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$")
_MODES = frozenset(("hybrid", "remote", "on-site", "onsite", "homeoffice", "télétravail"))


def _may_hire(text: str) -> bool:
    """Whether a line beside a title may name who hires: no number of openings, and no other title."""
    terms = text.lower() in EMPLOYMENT or text.lower() in _MODES or is_contract(text) or text[-1] in ".!?"
    terms = terms or text.lower() in DEPARTMENTS or _DATED.match(text) is not None
    return ";" not in text and not _COUNT.fullmatch(text) and not (terms or ends_in_role(text))


def _is_label(text: str) -> bool:
    return _LABELLED.match(text) is not None or label_of(text) is not None


def _listing(group: Sequence[Line], places: PlaceFinder, *, ahead: bool = False) -> Segment | None:
    lines = [line for line in group if any(char.isalnum() for char in line.text)]
    located = [line for line in lines if _is_location(line, places)]
    located = [line for line in located if "," in line.text] or located  # beside "Boston, MA", "Toast" is who hires
    named = [line for line in lines if line not in located and len(line.text) <= 120 and not _is_label(line.text)]
    told = located or (ahead and len(named) > 1 and _is_formed(named))
    if not named or not (told or any(has_role_head(line.text) for line in named)):
        return None
    title = named[0] if ahead else next((line for line in named if has_role_head(line.text)), named[-1])
    if is_spoken(title.text) or title.text.endswith(" jobs"):
        return None
    spans = [FieldSpan(FieldName.TITLE, title.start, title.end)]
    houses = [line for line in named if line.text not in title.text and _may_hire(line.text)]
    seat = _seat(houses[0], places) if houses and not located else None
    spans += seat or [FieldSpan(FieldName.ORGANIZATION, line.start, line.end) for line in houses[:1]]
    spans += [FieldSpan(FieldName.LOCATION, line.start, _untermed(line).end) for line in located[:1]]
    segment = Segment(SegmentKind.LISTING, title.start, title.end, lines[0].start, lines[-1].end)
    return replace(segment, fields=tuple(sorted(spans, key=lambda span: span.start)))
