"""Lines of a page in, the openings of its bullets out that are no titles: so many posts each, or a theme each.

"- 2 postdocs in snow physics will be hired", and themes below "Contoso has vacancies for PhD students in two"
" tracks:".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.lexicon.spans import BULLETS, Line, trimmed
from kg.extract.postings.naming.firm_names import is_name
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import ends_in_role, is_academic_post
from kg.extract.postings.sections.shape_headings import shape_headings
from kg.extract.segments.shapes.cut import bare
from kg.extract.segments.shapes.lists import Listed
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

_COUNTED = re.compile(r"(?:\d{1,2}|one|two|three|four|five|six|several|an?)\s?x?\s+(?=[^\W\d])", re.IGNORECASE)
_TITLE_END = re.compile(
    r"\s*[,.;:(]|\s+(?:[–—-]|will|to|at|is|are|with|who|for candidates|working|starting|needed|wanted|required)\b"
)
#: What posts are called behind what they are: "a senior research engineer position".
_CALLED = re.compile(r"\s+(?:positions?|posts?|roles?|jobs?)$", re.IGNORECASE)
_SHORT_END = re.compile(r"\s+(?:in|on|for|of)\s")
#: What leads to a list of themes: who has openings, for whom, and that each theme below is one.
_LEAD = re.compile(
    r"(?:(?P<who>(?:The |the )?[A-ZÀ-Ý][\w&.’'-]*(?: (?:of |for |and )?[A-ZÀ-Ý][\w&.’'-]*){0,5})\s+)?"
    r"(?:(?:currently|now)\s+)?(?:has|have|offers?|is|are|there are)\s+[^.:]{0,60}?"
    r"(?:vacanc(?:y|ies)|openings?|positions?|places|hiring|looking)\s+(?:available\s+)?(?:for|as)\s+"
    r"(?P<role>[^.:]{3,60}?)\s+(?:in|on|within|for|to work on)\s+(?:(?:one of|each of)\s+)?"
    r"(?:the\s+following|the\s+areas|these|two|three|four|five|six|seven|\d|several)\b[^.:]{0,50}:"
)
#: "Postdoctoral position(s) in the Frost team:", above themes.
_POSTS = re.compile(
    r"(?P<who>(?!))?(?P<role>(?:\w+ )?(?:ph\.?d\.?|doctoral|post-?doc(?:toral)?) (?:position|fellowship|project"
    r"|topic)(?:s|\(s\))?)"
    r"(?: (?:in|at|on) [^:.]{2,60})? ?:",
    re.IGNORECASE,
)
#: Items that ask for something are no themes.
_ASKS = re.compile(
    r"\b(?:your?|cv|letter|degree|experience|knowledge|ability|skills?|e-?mail|transcripts?|references?)\b",
    re.IGNORECASE,
)
_LONGEST_LEAD, _LONGEST_THEME, _LONGEST_HEADING, _LEAST = 220, 160, 60, 2


@dataclass(frozen=True, slots=True)
class _Bullet:
    """An item of a list with the lines that belong to it, below the heading that stands above."""

    lines: tuple[Line, ...]
    heading: Line | None


def counted_openings(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """The openings of a page's bullets: counted posts, else themes below a line that says for whom they are."""
    return list(_posts(lines, places)) or list(_themes(lines)) or _numbered(lines)


#: "1. Junior Engineer (Civil) – 4 posts. Qualification: …", "2) Cook (2 vacancies)".
_NUMBERED = re.compile(
    r"\W*\d{1,2}[.)]\s+(?P<title>[A-ZÀ-Ý][^:;.\n]{2,80}?)\s*(?:[–—:-]\s*|\()(?:no\.? of \w+:? *)?(?:\d{1,3}|one|two"
    r"|three|four|five|six|several)"
    r" ?(?:posts?|positions?|vacanc(?:y|ies)|openings?|nos?\b|stellen?|postes?|plazas?)",
    re.IGNORECASE,
)


def _numbered(lines: Sequence[Line]) -> list[Listed]:
    """The posts of a notice, which numbers them and says how many there are of each."""
    found = []
    for line in lines:
        match = _NUMBERED.match(line.text)
        if match and ends_in_role(re.sub(r"\s*\([^()]*\)$", "", match.group("title"))):
            title = FieldSpan(FieldName.TITLE, line.start + match.start("title"), line.start + match.end("title"))
            found.append(Listed((), (line,), (title,)))
    return found if len(found) >= _LEAST else []


def _posts(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    if sum(_COUNTED.match(line.text, bare(line)) is not None for line in lines) < _LEAST:
        return []
    bullets = [(bullet, _title(bullet.lines[0])) for bullet in _bullets(lines)]
    counted = [(bullet, title) for bullet, title in bullets if title]
    if len(counted) < _LEAST or 2 * len(counted) <= len(bullets):
        return []
    return [_listed(bullet, title, places) for bullet, title in counted]


def _bullets(lines: Sequence[Line]) -> Iterator[_Bullet]:
    """The items of the page's lists; an item ends at the next, at a heading and below an empty line."""
    heads = {line.start for line, _ in shape_headings(lines)}
    heading: Line | None = None
    current: list[Line] = []
    for line in lines:
        item = bool(_COUNTED.match(line.text, bare(line))) or (line.text[0] in BULLETS and line.gap)
        if current and (item or line.start in heads or (line.gap and line.text[0] not in BULLETS)):
            yield _Bullet(tuple(current), heading)
            current = []
        if item and bare(line):
            current = [line]
        elif current:
            current.append(line)
        elif len(line.text) < _LONGEST_HEADING and line.gap and line.text[-1] not in ".!?:;,":
            heading = line
    if current:
        yield _Bullet(tuple(current), heading)


def _title(line: Line) -> FieldSpan | None:
    """The title behind the number of posts: "2 postdocs in snow physics"."""
    count = _COUNTED.match(line.text, bare(line))
    if count is None:
        return None
    stops = [cut.start() for pattern in (_TITLE_END,) for cut in [pattern.search(line.text, count.end())] if cut]
    end = min([*stops, len(line.text)])
    short = _SHORT_END.search(line.text, count.end(), end)
    start, end = trimmed(line.text, count.end(), end, " ,.;/")
    head = line.text[start : short.start() if short else end]
    first = head.split("/")[0].strip()
    named = (
        (ends_in_role(first) or ends_in_role(_CALLED.sub("", first)) or bool(_STAGE.fullmatch(first)))
        and len(head.split()) <= 6
        and end - start <= 110
    )
    return FieldSpan(FieldName.TITLE, line.start + start, line.start + end) if named else None


_STAGE = re.compile(r"ph\.?d\.?s?|post-?docs?|doctoral candidates?", re.IGNORECASE)
_AT = re.compile(
    r"\b(?:at|bei|à) (?:the )?(?P<name>[A-ZÀ-Ý][\w&’'-]*(?: (?:of |for |de )?[A-ZÀ-Ý][\w&’'-]*){0,5})(?= ?\(|[.,;]"
    r"|\s|$)"
)


def _house(line: Line) -> Iterator[FieldSpan]:
    """Who hires where the bullet itself says so: "One PhD to study fires at Contoso University"."""
    match = _AT.search(line.text)
    if match and " " in match.group("name") and is_name(match.group("name")):
        yield FieldSpan(FieldName.ORGANIZATION, line.start + match.start("name"), line.start + match.end("name"))


def _listed(bullet: _Bullet, title: FieldSpan, places: PlaceFinder) -> Listed:
    first, *rest = bullet.lines
    left = bare(first)
    whole = Line(first.start + left, first.end, first.text[left:], first.gap)
    heading = bullet.heading
    named = heading is not None and is_name(heading.text) and not is_place_line(heading.text, places)
    boss = (FieldSpan(FieldName.ORGANIZATION, heading.start, heading.end),) if heading and named else ()
    return Listed((), (whole, *rest), (title, *(tuple(_house(first)) or boss)))


def _themes(lines: Sequence[Line]) -> Iterator[Listed]:
    """The bullets right below a line that says for whom each of them is an opening."""
    for index, line in enumerate(lines):
        lead = _LEAD.fullmatch(line.text) or _POSTS.fullmatch(line.text) if _may_lead(line.text) else None
        items = _run(lines, index + 1) if lead else []
        told = any(_ASKS.search(item.text) for item in items)
        named = lead and (ends_in_role(lead.group("role")) or is_academic_post(lead.group("role")))
        if lead and named and len(items) >= _LEAST and not told:
            yield from (_theme(item, line, lead) for item in items)
            return


def _may_lead(text: str) -> bool:
    return len(text) <= _LONGEST_LEAD and text.endswith(":")


def _run(lines: Sequence[Line], first: int) -> list[Line]:
    found: list[Line] = []
    for line in lines[first:]:
        if not bare(line) or len(line.text) > _LONGEST_THEME or (found and line.gap):
            break
        found.append(line)
    return found


def _theme(item: Line, lead: Line, match: re.Match[str]) -> Listed:
    left = bare(item)
    whole = Line(item.start + left, item.end, item.text[left:], item.gap)
    fields = [FieldSpan(FieldName.TITLE, lead.start + match.start("role"), lead.start + match.end("role"))]
    if match.group("who") and is_name(match.group("who")):
        fields.append(FieldSpan(FieldName.ORGANIZATION, lead.start + match.start("who"), lead.start + match.end("who")))
    return Listed((), (whole,), tuple(fields))
