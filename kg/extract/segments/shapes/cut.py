"""Where openings begin on a page in, what belongs to each out: its header, its own text, and what ends it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.headings import SectionKind
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Line
from kg.extract.postings.headers.job_terms import MARK
from kg.extract.postings.sections.shape_headings import shape_headings
from kg.extract.segments.furniture.chrome import is_button
from kg.extract.segments.shapes.lists import Listed

#: Words that say that a page lists openings.
JOBS = sought(
    r"\b(?:jobs?|careers?|vacanc(?:y|ies)|situations? (?:vacant|wanted)"
    r"|open(?:ings?| roles?| positions?)|hiring|work with us|join us|positions|roles"
    r"|recruit\w*|internships|we need|now open|stellen\w*|karriere"
    r"|offene|wir suchen|jobbörse|offres|emplois?|postes|recrut\w+"
    r"|recherch\w+|empleos?|vacantes?|ofertas|posiciones|buscamos|opportunities)\b",
    re.IGNORECASE,
)
_HEADING = 64
#: Headings that belong to one opening; what is offered and how to apply may hold for all.
_OF_A_JOB = frozenset(
    {
        SectionKind.SUMMARY,
        SectionKind.RESPONSIBILITIES,
        SectionKind.BASIC_QUALIFICATIONS,
        SectionKind.PREFERRED_QUALIFICATIONS,
        SectionKind.ABOUT_TEAM,
    }
)


def least(lines: Sequence[Line], first: int) -> int:
    """How many openings make a list: two where the page says that it lists openings, else three."""
    return 2 if any(JOBS.search(line.text) for line in lines[: first + 1]) else 3


def cut(lines: Sequence[Line], starts: Sequence[int], heads: Sequence[int]) -> list[Listed]:
    """The page cut at `starts`; so many lines as `heads` says of each block are its header."""
    ends = [*starts[1:], len(lines)]
    blocks = [[line for line in lines[a:b] if not is_button(line.text)] for a, b in zip(starts, ends, strict=True)]
    apart = _bodies_apart(blocks, heads)
    seen: set[str] = set()
    found = []
    for number, (block, wanted) in enumerate(zip(blocks, heads, strict=True)):
        head = min(wanted, len(block))
        body = _body(block[head:], seen, apart=apart, last=number + 1 == len(blocks))
        seen |= {line.text for line in body if is_heading(line)}
        found.append(Listed(tuple(block[:head]), tuple(body)))
    return found


def bare(line: Line) -> int:
    """How many characters of a line are its bullet or number."""
    mark = None if line.text[:1].isalpha() else MARK.match(line.text)
    return mark.end() if mark else 0


def is_heading(line: Line) -> bool:
    """Whether a line looks like a heading: short, below an empty line, and no sentence."""
    ends = line.text[-1] in ".!?…,;" or "\t" in line.text
    return line.gap and len(line.text) <= _HEADING and not ends and not MARK.match(line.text)


def _bodies_apart(blocks: Sequence[Sequence[Line]], heads: Sequence[int]) -> bool:
    """Whether text that belongs to the openings stands below an empty line: most of them have some."""
    looked = list(zip(blocks, heads, strict=True))
    looked = looked[:-1] or looked
    having = sum(len(block) > head and not is_heading(block[head]) for block, head in looked)
    return 2 * having > len(looked)


def _body(rest: Sequence[Line], seen: set[str], *, apart: bool, last: bool) -> list[Line]:
    """The lines of an opening's own text; a heading that is not about the job ends the last one."""
    body: list[Line] = []
    known = {heading.start for heading, kind in shape_headings(rest) if kind in _OF_A_JOB}
    for line in rest:
        if line.gap and not apart:
            break
        ends = is_heading(line) and line.start not in known and line.text not in seen
        if ends and (last or not apart or not body):
            break
        body.append(line)
    while body and is_heading(body[-1]):
        body.pop()
    return body
