"""A page whose organizations are known in, the teams it names out: "the Grasp Lab", "Lehrstuhl für Botanik"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kg.extract.articles.marks import mark
from kg.extract.articles.names import OrganizationMatch, is_academic
from kg.extract.articles.page import Page, TeamMatch, marks_inside, marks_of
from kg.extract.lexicon.sought import sought
from kg.schema import NodeType

_TEAM = sought(
    r"(?P<name>(?!Research )(?:(?!(?:The|Our|This|That|Their|His|Her|My|In|At|A|An|Both|Each|Another|As|When|And"
    r"|One|Former|Current|Past) )[A-Z][\w\-&/]*[ \u00a0](?:(?:and|of|for|&) )?){1,7})"
    r"(?:\([A-Z][\w\-]{1,9}\)\s)?(?P<noun>[Tt]eam|[Gg]roup|[Oo]rganization|[Oo]rg|[Uu]nit|[Dd]ivision"
    r"|[Ll]ab|Laboratory|Center|Centre|Guild|Squad)\b(?!\s[A-Z])"
)
_NOUNS = (
    r"(?:(?:research |working |junior )?(?:group|unit)|department|section|division|lab(?:oratory)?|team|Arbeitsgruppe"
    r"|Abteilung|équipe)"
)
#: "the department “Moss Studies”", "the "Moss Studies" department", "the Research Group Moss Studies".
_CALLED = sought(
    rf"\b{_NOUNS} [“„\"«](?P<behind>[A-Z][^“”„\"«»<\n]{{3,60}})[”“\"»]"
    rf"|[“„\"«](?P<before>[A-Z][^“”„\"«»<\n]{{3,60}})[”“\"»] {_NOUNS}\b"
    r"|\b(?:(?:Junior )?Research|Working|Study) Group (?:on |for )?"
    r"(?P<plain>[A-Z][\w-]+(?: (?:(?:and|of|in|for) )?[A-Z][\w-]+){0,5})"
)
#: What every such name has beside it.
_MAY_CALL = re.compile(r"[“„\"«]|Group ")
#: Who leads a team that is called so elsewhere on the page: "heads Moss Studies at".
_LEADS = sought(r"\b(?:heads|leads|directs|manages|runs|[Hh]ead of|[Ll]ead of|[Dd]irector of) (?:the )?")
_GOES_ON = re.compile(r"\w| [a-z]*(?:team|group)\b| [A-Z]")
#: Small letters that a name begins with: "neXus group".
_SMALL_FIRST = re.compile(r"(?<!\w)[a-z]{1,3}$")
#: Kept behind a single word, which alone names nothing: "Planning Unit".
_UNITS = frozenset({"Unit", "Division"})
_KEPT_NOUNS = frozenset({"Lab", "lab", "Group", "Center", "Centre", "Laboratory", "Guild"})


def find_teams(page: Page, units: Sequence[OrganizationMatch]) -> tuple[TeamMatch, ...]:
    """Teams by vocabulary and form, and the parts of schools that look like organizations."""
    parts = [team for team, _ in chairs(page)]
    known = [*parts, *(TeamMatch(unit.name, unit.start, unit.end) for unit in units)] + [
        TeamMatch(match.term.name, match.start, match.end)
        for match in page.terms
        if match.term.node_type is NodeType.TEAM
    ]
    hidden = marks_of(page)
    teams = []
    for block in page.blocks:
        marked = mark(page.text, block.start, block.end, marks_inside(hidden, block.start, block.end))
        for match in _TEAM.finditer(marked.text):
            start, end = marked.span(match)
            small = _SMALL_FIRST.search(page.text, max(0, start - 4), start)
            start = small.start() if small else start
            bare = f"{small[0] if small else ''}{match['name'].strip()}"
            kept = match["noun"] in _KEPT_NOUNS or (match["noun"] in _UNITS and " " not in bare)
            name = f"{bare} {match['noun']}" if kept else bare
            if not any(k.start < end and start < k.end for k in known):
                teams.append(TeamMatch(" ".join(name.split()), start, end))
        for match in _CALLED.finditer(marked.text) if _MAY_CALL.search(marked.text) else ():
            start, end = marked.span(match)
            name = match["behind"] or match["before"] or match["plain"]
            teams = [team for team in teams if team.end <= start or end <= team.start]
            teams.append(TeamMatch(" ".join(name.split()), start, end))
    teams += list(_led(page, sorted({team.name for team in teams if " " in team.name})))
    inside = [(b.start, b.end) for b in page.blocks]
    teams += [k for k in known if any(a <= k.start and k.end <= b for a, b in inside)]
    return tuple(sorted(_one_spelling(teams), key=lambda team: team.start))


def _led(page: Page, names: Collection[str]) -> Iterator[TeamMatch]:
    """Places where a team is named as what somebody leads, without the noun that tells it is one."""
    for match in _LEADS.finditer(page.text) if names else ():
        for name in names:
            end = match.end() + len(name)
            if page.text.startswith(name, match.end()) and not _GOES_ON.match(page.text, end):
                yield TeamMatch(name, match.end(), end)


def _one_spelling(teams: Sequence[TeamMatch]) -> list[TeamMatch]:
    """Teams that differ by a hyphen only are one; the form without it names them."""
    plain = {team.name.replace("-", " ").casefold(): team.name for team in teams if "-" not in team.name}
    return [replace(team, name=plain.get(team.name.replace("-", " ").casefold(), team.name)) for team in teams]


#: A part of a school on a line of its own, or in front of its name: "Chair of Botany · University of Bergen".
_CHAIR = re.compile(
    r"\W*(?:The )?(?P<name>(?:Chair|Laboratory|Section|Unit|Lehrstuhl|Professur|Fachgebiet|Arbeitsgruppe|Institut"
    r"|Abteilung"
    r"|Équipe|Laboratoire|Grupo|Gruppo|Laboratorio) (?:of|for|für|de|des|du|di|d['’])\s?"
    r"(?:[\w&-]++(?:, | und | and | et | e | y | of | for | der | de | des | la | le | )?){1,8}?)"
    r"(?P<gap>\s*(?:$|[·|,–—]\s|\s(?:at|der|an der|de l['’])\s?)\s*(?:the )?)"
)
_FIRST_LINES = 6


def chairs(page: Page) -> Iterator[tuple[TeamMatch, OrganizationMatch]]:
    """Parts of schools that the first or the last lines of a page name, with the school on that line or the next."""
    last = len(page.blocks) - 1
    for index, block in enumerate(page.blocks):
        named = _CHAIR.match(page.text, block.start, block.end) if index < _FIRST_LINES or index == last else None
        if named is None:
            continue
        after = block if named.end() < block.end else page.blocks[min(index + 1, last)]
        begins = named.end() if after is block else after.start
        school = next((o for o in page.organizations if begins <= o.start <= begins + 4 and is_school(o.name)), None)
        if school is not None:
            yield TeamMatch(" ".join(named["name"].split()), *named.span("name")), school


def is_school(name: str) -> bool:
    """Whether an organization teaches, in any language."""
    return is_academic(name) or re.search(r"Hochschule|Politecnico", name) is not None
