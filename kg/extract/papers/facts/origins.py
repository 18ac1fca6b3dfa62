"""Marked sentences about papers in, the organizations and teams that present them out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.articles.marks import indices
from kg.extract.articles.page import Page
from kg.extract.lexicon.sought import sought
from kg.extract.papers.scopes import PaperFact, PaperFactKind, Scope, stated
from kg.names import fold_name

_ORGS = (
    r"<O\d+>(?:(?:, and |, as well as |, | and | as well as |/)(?:at |from |(?:his|her|their) \w+ (?:at"
    r"|from) )?(?:the )?<O\d+>)*"
)
_TEAM_OF = r"(?:<G\d+>\s+(?:of|at|in|within)\s+(?:the\s+)?)?"
_GROUP_OF = r"(?:(?:group|team|lab|laboratory) of (?:(?:Prof|Dr)(?:essor)?\.? ){0,2}<P\d+> (?:at|from|of) (?:the )?)?"
_PEOPLE_NOUN = (
    r"(?:scientists?|researchers?|engineers?|economists?|interns?|teams?|scholars?|academics?|authors?"
    r"|groups?|staff|employees|labs?|professors?|colleagues?|collaborators?|coauthors?|co-authors?"
    r"|partners?|counterparts?|students?|coworkers|co-workers|faculty|physicists|mathematicians|fellows?)"
)
_AT_ORGS = re.compile(
    rf"\b{_PEOPLE_NOUN}\s+(?:(?:who (?:are|were) )?(?:at|from|of|with|in)"
    rf"|representing)\s+(?:the\s+)?{_TEAM_OF}(?P<orgs>{_ORGS})",
    re.I,
)
_ORG_PEOPLE = re.compile(
    rf"(?P<orgs>{_ORGS})(?:['’]s?)?\s+(?:(?:AI|ML|(?!and\b|or\b|is\b|the\b|in\b)[a-z\-]+|Research"
    rf"|Applied|Senior|Principal|Visiting)\s+){{0,4}}?(?:{_PEOPLE_NOUN}|Scholars?|Fellows?)\b"
)
_WITH_ORGS = re.compile(
    rf"\b(?:collaborat(?:ion|ors|ed|ing)|joint work|our work|jointly|partnership|together"
    rf"|cooperation|(?:paper|study|preprint|article),? (?:written |done )?(?=with\b)|team(?:ed|ing|s)?(?: up)?"
    rf"|partner(?:ed|ing|s)?|work(?:ed|ing) closely|join(?:ed|ing)? forces)\b"
    rf"[^.;<]{{0,40}}\b(?:with|between)\s+(?:the\s+)?{_GROUP_OF}{_TEAM_OF}(?P<orgs>{_ORGS})",
    re.I,
)
_COLLEAGUES = re.compile(
    rf"\b(?:colleagues|collaborators|coauthors|co-authors|partners|counterparts|coworkers)\s+(?:at|from"
    rf"|of|with)\s+(?:the\s+)?{_TEAM_OF}(?P<orgs>{_ORGS})",
    re.I,
)
#: "Other contributors to the paper were from <O0> and <O1>".
_CAME_FROM = re.compile(
    rf"\b(?:[Cc]ontributors|[Aa]uthors|[Cc]o-?authors|[Cc]ollaborators|[Rr]esearchers)(?: (?:to|on|of|in) (?:the"
    rf"|this) [a-z]+)?,?"
    rf" (?:are|were|come|came|hail(?:ed)?) from (?:the )?(?P<orgs>{_ORGS})"
)
_JOINT = re.compile(r"^(?:The|This) (?:\w+ )?(?:paper|work|study|research)\b|^It (?:is|was)\b")
#: "This work was done jointly by researchers at <O0>, along with academics at <O1>".
_DONE_BY = re.compile(
    r"^(?:The|This) (?:\w+ )?(?:paper|work|study|research) (?:was|is|were) (?:\w+ ){0,4}(?:by|with|between|of)\b"
)
_PRESENTS = re.compile(
    r"(?P<orgs><O\d+>)(?:,[^,<]*,)?\s(?:has |have )?(?:also |jointly |will |already |just |recently |now "
    r")?(?:presents?|presented|publish(?:es|ed)"
    r"|contribut(?:es|ed)|introduced|described)\b[^.;<]{0,80}<T\d+>"
)
_OWN_PAPER = re.compile(
    r"(?P<orgs><O\d+>)['’]s?\s+(?:\w+\s+){0,3}(?:papers?|work|study|publications?)\b|\b(?:papers?|work"
    r"|study)\s+(?:from|by)\s+(?P<orgs2><O\d+>)(?!['’])"
)
#: "<T0> comes from <O0>".
_COMES_FROM = re.compile(rf"<T\d+>,? (?:comes|came) (?:to us )?from (?:the )?(?P<orgs>{_ORGS})")
#: Behind a title: "(Nowak et al., <O0>)".
_NOTED = re.compile(rf"<T\d+>,?\s\([^()<]{{2,80}},\s(?P<orgs>{_ORGS})(?:,? (?:19|20)\d\d)?\)")
_COUNTED_TEAM = sought(
    r"\b(?P<count>two|three|four|five|six|both|\d+)\b[^.;]{0,40}?\bpapers?\s+(?:are |come "
    r"|came )?(?:from|by|of)\s+(?:(?P<org><O\d+>)['’]?s?\s+)?(?:the\s+)?(?:<O\d+>['’]?s?\s+)?"
    r"(?P<team><G\d+>)",
    re.I,
)
_TEAM_WORK = re.compile(
    r"\bjoint work with (?:the )?(?P<team3><G\d+>)|"
    r"(?:\bmembers of (?:the )?|\b(?:scientists|researchers|engineers|colleagues) (?:from|in|on|with"
    r"|at) (?:<O\d+>['’]?s?\s+|the\s+){0,2}|(?:<O\d+>['’]?s?\s+|[Tt]he\s+))(?P<team><G\d+>)"
    r"|<T\d+>,? (?:comes |came )?(?:from|by) (?:<O\d+>['’]?s?\s+|the\s+){0,2}(?P<team2><G\d+>)"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "both": 2}


def affiliations(page: Page, scope: Scope) -> Iterator[PaperFact]:
    """Organizations whose people one sentence says present the paper."""
    text = scope.sentence.text
    if "<O" not in text or not (scope.named or scope.current) or scope.caption:
        return
    patterns = [(_COLLEAGUES, 0.9), (_WITH_ORGS, 0.85), (_CAME_FROM, 0.85)]
    if scope.named or _IN_THIS.match(text):
        patterns += [
            (_AT_ORGS, 0.9),
            (_ORG_PEOPLE, 0.9),
            (_OWN_PAPER, 0.85),
            (_PRESENTS, 0.85),
            (_NOTED, 0.8),
            (_COMES_FROM, 0.85),
        ]
    elif _DONE_BY.search(text):
        patterns.append((_AT_ORGS, 0.85))
    for pattern, confidence in patterns:
        for match in pattern.finditer(text):
            told = _JOINT.search(text) is not None if pattern is _WITH_ORGS else _continues(text, match)
            told = told or pattern is _CAME_FROM
            if pattern is _AT_ORGS and _BY_NOW.search(text, 0, match.start()):
                continue
            if not (scope.named or told or _IN_THIS.match(text) or (pattern is _AT_ORGS and _DONE_BY.search(text))):
                continue
            orgs = match["orgs"] or match.groupdict().get("orgs2") or ""
            for index in indices(orgs, "O"):
                yield from stated(
                    scope, match, PaperFactKind.AFFILIATION, index, page.organizations[index].name, confidence
                )
    if not scope.named:
        for match in re.finditer(
            rf"(?<!\bby )(?<!\bof )(?<!\bthan )(?<!\bfrom )(?<!\bto )\b[Tt]he (?P<orgs><O\d+>)"
            rf"(?:['’]s?)? (?:{_PEOPLE_NOUN})\b",
            text,
        ):
            for index in indices(match["orgs"], "O"):
                yield from stated(scope, match, PaperFactKind.AFFILIATION, index, page.organizations[index].name, 0.75)


#: Before what an author has become since: "now an assistant ".
_BY_NOW = re.compile(r"\bnow (?:an? )?(?:[\w-]+ ){0,3}$")
#: How a sentence opens that goes on about the paper above it.
_IN_THIS = re.compile(
    r"\W*(?:[Ii]n (?:this|the|their|our) (?:\w+ )?(?:paper|work|study|article)\b|[Ii]ts authors(?:,| are| include) )"
)


def _continues(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence goes on about the paper: "the researchers and their colleagues at …"."""
    return bool(
        re.search(
            r"(?:\b[Tt]he\b[^.;]{0,60}\b(?:and|with)\s+(?:their\s+|his\s+|her\s+)?|^(?:[Tt]he|[Tt]heir|[Oo]ur)\s+)$",
            text[: match.start()],
        )
    )


def teams(page: Page, scope: Scope) -> Iterator[PaperFact]:
    """Teams whose members one sentence says wrote the paper."""
    if not scope.named or scope.caption:
        return
    for match in _TEAM_WORK.finditer(scope.sentence.text):
        for index in indices(match["team"] or match["team2"] or match["team3"], "G"):
            yield from stated(scope, match, PaperFactKind.TEAM, index, page.teams[index].name, 0.8)


#: What news of one paper says of whose it is: "Scientists at <O0> and <O1> have now shown", "Our method, developed
#: together with <O0>".
_THEY_DID = re.compile(
    rf"^\W*(?:[Tt]he |[Aa] team of |[Nn]ow,? )?(?:[\w-]+ ){{0,2}}(?i:{_PEOPLE_NOUN}) (?:at|from)"
    rf" (?:the )?(?P<orgs>{_ORGS})"
    r" (?:have|has|now|recently|developed|devised|show|found|propos|introduc|present|report|demonstrat|built|design"
    r"|creat)"
)
_DONE_WITH = re.compile(
    r"\b(?:Our|This|The|Their) (?:new )?(?:method|model|approach|system|work|study|paper|research|algorithm)\b"
    rf"[^.;<]{{0,60}}\b(?:together|jointly|in collaboration|in partnership) with (?:the )?(?P<orgs>{_ORGS})"
)


def origins_of_only_paper(page: Page, scopes: Sequence[Scope]) -> Iterator[PaperFact]:
    """Organizations that a page which tells of one paper says did the work, without naming the paper there."""
    papers = {fold_name(title.title) for title in page.titles if not page.blocks[title.block].in_teaser}
    for scope in scopes if len(papers) == 1 else ():
        if scope.named or scope.caption or scope.in_teaser:
            continue
        for pattern in (_THEY_DID, _DONE_WITH):
            for match in pattern.finditer(scope.sentence.text):
                for index in indices(match["orgs"], "O"):
                    name = page.organizations[index].name
                    yield from stated(scope, match, PaperFactKind.AFFILIATION, index, name, 0.7, tuple(papers))


def counted_teams(page: Page, scopes: Sequence[Scope]) -> Iterator[PaperFact]:
    """After "the two papers from the X team" the next two papers under the same heading are from that team."""
    for position, scope in enumerate(scopes):
        block = page.blocks[scope.sentence.block]
        for match in _COUNTED_TEAM.finditer(scope.sentence.text):
            count = _COUNTS.get(match["count"].lower(), int(match["count"]) if match["count"].isdigit() else 0)
            following = [p for s in scopes[position:] if not s.caption and _same_theme(page, block, s) for p in s.named]
            papers = list(dict.fromkeys(following))
            if page.theme(block) is None or not count or len(papers) != count:
                continue
            for index in indices(match["team"], "G"):
                yield from stated(scope, match, PaperFactKind.TEAM, index, page.teams[index].name, 0.85, papers)


def _same_theme(page: Page, block: Block, scope: Scope) -> bool:
    other = page.blocks[scope.sentence.block]
    return not other.in_teaser and block.theme_start == other.theme_start
