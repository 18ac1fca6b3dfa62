"""A page in, the groups whose heading stands above a line that says who leads them out: "Lead: Ada Nowak"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.articles.blocks import is_theme
from kg.extract.articles.marks import indices
from kg.extract.articles.names import OrganizationMatch
from kg.extract.articles.page import Page
from kg.extract.draft import SegmentKind
from kg.extract.lexicon.person_cues import TITLES
from kg.extract.people.statements import FactKind, PersonFact

#: "Lead: Dr. <P0> · 14 people", "Headed by <P0> and <P1>", "Leitung: <P0>".
_LEADS = re.compile(
    r"\W*(?:(?:(?:team|group|lab|research|unit|scientific) )?(?:co-?)?(?:lead(?:er)?s?|heads?|directors?|managers?"
    r"|PIs?|principal investigators?|leitung|leiter(?:in)?|responsables?)(?:\s?:| [–—-])|(?:co-?)?(?:led|headed"
    rf"|directed|managed|run) by)\s+{TITLES}(?P<people><P\d+>(?:(?:, | and | & |, and ){TITLES}<P\d+>)*)"
    r"(?=\W*$|\s*[·|,;(])",
    re.IGNORECASE,
)
#: Headings of what is led and is no group, and of what all of a house has.
_NO_GROUP = re.compile(
    r"\b(?:projects?|grants?|funding|contact|leadership|management|workshops?|courses?|teams?|labs?|groups?|people|staff"
    r"|about|programmes?|programs?|news)$|^\d|^(?:our|the)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\b(?:Team|Lab|Group|Unit|Centre|Center|Division|Department)\b", re.IGNORECASE)
_ABOVE = 3


@dataclass(frozen=True, slots=True)
class LedGroup:
    """A group at `start:end`, the people that lead it, and the line that says so."""

    name: str
    start: int
    end: int
    people: tuple[int, ...]
    line: tuple[int, int]


def led_groups(page: Page) -> Iterator[LedGroup]:
    """Groups named by a heading, with their leads on one of the next lines."""
    for sentence in page.sentences:
        leads = _LEADS.match(sentence.text) if "<P" in sentence.text else None
        block = page.blocks[sentence.block]
        if leads is None or block.in_teaser or sentence.start != block.start:
            continue
        heading = _heading(page, sentence.block)
        if heading is not None:
            people = tuple(indices(leads["people"], "P"))
            yield LedGroup(*heading, people, (sentence.start, sentence.end))


def _heading(page: Page, index: int) -> tuple[str, int, int] | None:
    """The name of the group above a line, as the page has it among its teams, else as the heading is written."""
    for block in reversed(page.blocks[max(0, index - _ABOVE) : index]):
        if block.kind is not SegmentKind.HEADING:
            continue
        team = next((t for t in page.teams if block.start <= t.start and t.end <= block.end), None)
        if team is not None:
            return team.name, team.start, team.end
        line = page.text[block.start : block.end].strip(" :#*")
        named = line[:1].isupper() and is_theme(line) and (not _NO_GROUP.search(line) or _is_called_group(line))
        start = page.text.index(line, block.start) if named else 0
        return (line, start, start + len(line)) if named else None
    return None


def _is_called_group(line: str) -> bool:
    """Whether "Moss Lab" is the name of one, as "Our labs" is not."""
    return _GROUP.search(line) is not None and len(line.split()) > 1 and not re.match(r"(?:[Oo]ur|[Tt]he)\b", line)


def leads(groups: Sequence[LedGroup], home: OrganizationMatch | None) -> Iterator[PersonFact]:
    """Who leads a group is in it, and works where the page is from."""
    for group in groups:
        for person in group.people:
            yield PersonFact(person, FactKind.TEAM, group.name, *group.line, 0.85, group.start, group.end)
            if home is not None:
                yield PersonFact(person, FactKind.CURRENT, home.name, *group.line, 0.7, home.start, home.end)
