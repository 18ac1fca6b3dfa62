"""Marked sentences in, what they say about papers out: authors, affiliations, teams, venues and methods."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.extract.article_blocks import Block
from kg.extract.article_marks import indices
from kg.extract.article_page import Page, Sentence
from kg.extract.draft import SegmentKind
from kg.extract.person_facts import main_person
from kg.extract.title_names import is_coined, title_method
from kg.names import fold_name


class PaperFactKind(StrEnum):
    """What a statement says about a paper."""

    AUTHOR = "author"
    AFFILIATION = "affiliation"
    TEAM = "team"
    VENUE = "venue"
    YEAR = "year"
    INTRODUCES = "introduces"
    USES = "uses"


@dataclass(frozen=True, slots=True)
class PaperFact:
    """A statement about the paper whose folded title is `paper`; `index` points into the page's list of that kind."""

    paper: str
    kind: PaperFactKind
    index: int
    value: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Scope:
    """Which papers a sentence speaks of: those it names, else those spoken of before under the same heading."""

    sentence: Sentence
    named: tuple[str, ...]
    current: tuple[str, ...]
    in_teaser: bool
    caption: bool


_ORGS = (
    r"<O\d+>(?:(?:, and |, as well as |, | and | as well as |/)(?:at |from |(?:his|her|their) \w+ (?:at"
    r"|from) )?(?:the )?<O\d+>)*"
)
_PEOPLE_NOUN = (
    r"(?:scientists?|researchers?|engineers?|economists?|interns?|teams?|scholars?|academics?|authors?"
    r"|groups?|staff|employees|labs?|professors?|colleagues?|collaborators?|coauthors?|co-authors?"
    r"|partners?|counterparts?|students?|coworkers|co-workers|faculty|physicists|mathematicians|fellows?)"
)
_AT_ORGS = re.compile(
    rf"\b{_PEOPLE_NOUN}\s+(?:(?:who (?:are|were) )?(?:at|from|of|with|in)|representing)\s+(?:the\s+)?(?P<orgs>{_ORGS})",
    re.I,
)
_ORG_PEOPLE = re.compile(
    rf"(?P<orgs>{_ORGS})(?:['’]s?)?\s+(?:(?:AI|ML|(?!and\b|or\b|is\b|the\b|in\b)[a-z\-]+|Research"
    rf"|Applied|Senior|Principal|Visiting)\s+){{0,4}}?(?:{_PEOPLE_NOUN}|Scholars?|Fellows?)\b"
)
_WITH_ORGS = re.compile(
    rf"\b(?:collaborat(?:ion|ors|ed|ing)|joint work|jointly|partnership|together"
    rf"|cooperation)\b[^.;<]{{0,40}}\b(?:with|between)\s+(?:the\s+)?(?P<orgs>{_ORGS})",
    re.I,
)
_COLLEAGUES = re.compile(
    rf"\b(?:colleagues|collaborators|coauthors|co-authors|partners|counterparts|coworkers)\s+(?:at|from"
    rf"|of|with)\s+(?:the\s+)?(?P<orgs>{_ORGS})",
    re.I,
)
_OWN_PAPER = re.compile(
    r"(?P<orgs><O\d+>)['’]s?\s+(?:\w+\s+){0,3}(?:papers?|work|study|publications?)\b|\b(?:papers?|work"
    r"|study)\s+(?:from|by)\s+(?P<orgs2><O\d+>)(?!['’])"
)
_VERB = re.compile(
    r"\s(?:(?:then|also|instead|recently|jointly|first)\s)?(?:adapt|address|analy[sz]e|apply|applies"
    r"|argue|ask|build|combine|compare|compute|consider|create|demonstrate|derive|describe|design"
    r"|detail|develop|devise|discuss|employ|establish|evaluate|examine|explore|extend|find|focus"
    r"|formulate|frame|generalize|give|have|identify|improve|introduce|investigate|leverage|look"
    r"|measure|offer|outline|present|propose|prove|provide|report|reveal|review|set|show|solve|study"
    r"|suggest|survey|tackle|take|teach|test|train|turn|unify|use|was|were|is|are|will|can|won|wins"
    r"|received?)(?:s|es|d|ed)?\b"
)
_PEOPLE = r"<P\d+>(?:(?:, and |, | and |; | & )<P\d+>)*"
_BY = re.compile(
    r"<T\d+>,?\s+(?:\([^)]*\),?\s+)?(?:(?:which was |was )?(?:co-?)?(?:written |authored "
    r"|created )?(?:by|from)|—|–|-|\||/)\s+(?P<list>[^.;]*)"
)
_PAPER_BY = re.compile(
    r"\bpapers?\s+(?:\w+\s)?by\s+(?P<list>[^.;]*?)<T\d+>|\bpapers?\s+(?:called |titled |entitled "
    r"|on )[^.;]*?<T\d+>,?\s[^.;]*?\bby\s+(?P<list2>[^.;]*)"
)
_WROTE = re.compile(
    rf"(?P<people>{_PEOPLE})(?P<between>[^.;]{{0,80}}?)\b(?:co-?wrote|wrote|(?:co-?)?authored|published"
    rf"|co-?published|presented|presents?|will present)\b(?P<with>[^.;]{{0,110}}?)<T\d+>"
)
_PRESENT_IN = re.compile(
    rf"(?P<people>{_PEOPLE})(?:,[^.;]{{0,140}}?,)?(?:\s+and\s+(?:(?:her|his"
    rf"|their)\s+)?(?:[\w\-]+\s){{0,2}}(?:colleagues|coauthors|co-authors|collaborators|team|students?"
    rf"|others)[^.;<]{{0,30}}(?:<O\d+>)?)?,?\s+(?:also\s+)?(?:presents?|proposes?|shows?|describes?"
    rf"|introduces?|explains?|reports?|argues?|demonstrates?|develops?"
    rf"|suggests?)\b[^.;]{{0,90}}?\b[Ii]n\s+<T\d+>"
)
_AUTHOR_OF = re.compile(
    rf"(?P<people>{_PEOPLE})(?:,|\s)[^.;]{{0,70}}?\b(?:lead |first |senior |corresponding |main "
    rf"|one of the )?(?:co-?)?authors?\s+(?:of|on)\s+(?P<what>[^.;<]{{0,60}}(?P<title><T\d+>)?)"
)
_AUTHOR_BEFORE = re.compile(
    rf"\b(?:authors?|coauthors|co-authors)(?:\s+(?:of"
    rf"|on)\s+[^.;<]{{0,60}}(?:<T\d+>[^.;<]{{0,20}})?)?(?:,|:|\s(?:is|are|include|includes|were"
    rf"|was))?\s+(?:<O\d+>['’]?s?\s)?(?:[a-z][\w\s\-]{{3,50}}\s)?(?P<people>{_PEOPLE})",
    re.I,
)
_OWNED = re.compile(
    r"(?:(?P<person><P\d+>)['’]s|\b(?P<pronoun>[Hh]is|[Hh]er|[Tt]heir|[Oo]ur"
    r"|[Mm]y))\s+(?:[\w\-,]+\s){0,4}?(?:papers?|article|study|thesis|dissertation"
    r"|publication)\b[^.;<]{0,80}?<T\d+>"
)
_COAUTHORED = re.compile(
    rf"\b(?:co-?authored|co-?wrote|wrote|written|authored|published|paper|work|collaboration"
    rf"|jointly|together)\s+(?:it\s+|jointly\s+|together\s+)?with\s+(?:(?:his|her|their|then|former|colleagues?"
    rf"|advis[eo]rs?|PhD|student|students|fellow|<O\d+>['’]?s?|and"
    rf"|[a-z]+)\s+){{0,5}}(?P<people>{_PEOPLE})"
)
_SUBJECT_PEOPLE = re.compile(r"<P\d+>")
_NOT_AUTHOR = re.compile(
    r"\b(?:led by|advised by|headed by|according to|inspired by|after|named for|includes?|including"
    r"|like|such as)\s[^<]*(?:<P\d+>[^<]*)*$"
)

_NAME = (
    r"(?P<name>(?!The |A |An |This |It )[A-Z][\w@+\-]*(?:[\- ][A-Z0-9][\w@+\-]*){0,3}|[a-z]+\d+[a-z]+|[a-z]+[A-Z]\w*)"
)
_CALLED = re.compile(
    rf"\b(?:known as|called|dubbed|named|termed|which (?:we|they) call|(?:we|they) call"
    rf"|refer(?:red)? to as|nicknamed|christened|abbreviated)\s+(?:it\s+|the\s+"
    rf"|an?\s+)?[“\"'‘]?{_NAME}[”\"'’]?(?=[\s,.;:()—–]|$)"
)
_INTRODUCE = re.compile(
    rf"\b(?:introduc|present|propos|describ|develop|design|releas|creat)(?:e|es|ed|ing"
    rf"|s)\s+(?:a (?:new |novel )?(?:[\w\-]+\s){{1,5}}?(?:,\s)?)?{_NAME}(?=,| \(|\s(?:a|an|the|which"
    rf"|that|to)\b|\.)"
)
_BUILDS_ON = re.compile(
    rf"\b(?:buil(?:ds?|t|ding) (?:up)?on|based on|extend(?:s|ed|ing)?|relies on|inspired by"
    rf"|variation on|variant of|version of|combin(?:es?|ed|ing)|uses?"
    rf"|using)\s+(?:(?P<orgs><O\d+>)['’]s?\s+|the\s+|an?\s+|their\s+|earlier\s+"
    rf"|existing\s+){{0,2}}{_NAME}(?P<noun>\s+(?:model|method|architecture|framework|algorithm|system"
    rf"|approach|network|technique|library|toolkit))?"
)
_YEAR = re.compile(
    r"\b((?:19[6-9]|20[0-4])\d)\s+(?:\w+\s+){0,2}?(?:papers?|article|study|work|publication)\b"
    r"|\bpublished in ((?:19|20)\d\d)\b|<T\d+>,?\s+\(((?:19|20)\d\d)\)|<V\d+>,?\s(?:in )?((?:19|20)\d\d)\b"
)
_PUBLISHED = re.compile(
    r"\b(?:present(?:ed|ing|s)?|publish(?:ed|ing)?|appear(?:ed|s|ing)?|accepted|won|wins|winning"
    r"|received?|award|best|at|in|to)\b",
    re.I,
)
_COUNTED_TEAM = re.compile(
    r"\b(?P<count>two|three|four|five|six|both|\d+)\b[^.;]{0,40}?\bpapers?\s+(?:are |come "
    r"|came )?(?:from|by|of)\s+(?:(?P<org><O\d+>)['’]?s?\s+)?(?:the\s+)?(?:<O\d+>['’]?s?\s+)?"
    r"(?P<team><G\d+>)",
    re.I,
)
_TEAM_WORK = re.compile(
    r"(?:\bmembers of (?:the )?|\b(?:scientists|researchers|engineers|colleagues) (?:from|in|on|with"
    r"|at) (?:<O\d+>['’]?s?\s+|the\s+){0,2}|(?:<O\d+>['’]?s?\s+|[Tt]he\s+))(?P<team><G\d+>)"
    r"|<T\d+>,? (?:from|by) (?:<O\d+>['’]?s?\s+|the\s+){0,2}(?P<team2><G\d+>)"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "both": 2}


def paper_facts(page: Page) -> tuple[PaperFact, ...]:
    """All statements about papers in the order of the text, authors listed below titles included."""
    found: list[PaperFact] = list(_listed_authors(page))
    scopes = list(scopes_of(page))
    last_person: dict[int, int] = {}
    hero = main_person(page)
    for scope in scopes:
        group = page.blocks[scope.sentence.block].group
        found += _affiliations(page, scope)
        found += _authors(
            page, scope, last_person.get(group, hero) if group == 0 or group in last_person else None, hero
        )
        found += _teams(page, scope)
        found += _venues(scope)
        found += _methods(scope)
        people = indices(scope.sentence.text, "P")
        if people and not scope.caption:
            last_person[group] = people[0]
    found += _counted_teams(page, scopes)
    return tuple(found)


def scopes_of(page: Page) -> Iterator[Scope]:
    """The sentences with the papers they speak of; headings and teasers end what was spoken of before."""
    current: dict[int, tuple[str, ...]] = {}
    for sentence in page.sentences:
        block = page.blocks[sentence.block]
        named = tuple(dict.fromkeys(fold_name(page.titles[i].title) for i in indices(sentence.text, "T")))
        caption = block.kind is SegmentKind.CAPTION
        if block.kind is SegmentKind.HEADING and not named:
            current.pop(0, None)
        if named and not caption:
            current[block.group] = named
        in_block = (
            tuple(fold_name(t.title) for t in page.titles if page.sentences and t.block == sentence.block)
            if caption
            else ()
        )
        yield Scope(sentence, named, in_block or current.get(block.group, ()), block.in_teaser, caption)


def _fact(
    scope: Scope,
    match: re.Match[str],
    kind: PaperFactKind,
    index: int,
    value: str,
    confidence: float,
    papers: Sequence[str] | None = None,
) -> Iterator[PaperFact]:
    start, end = scope.sentence.marked.span(match)
    for paper in scope.named or scope.current if papers is None else papers:
        yield PaperFact(paper, kind, index, value, start, end, confidence)


# --- who wrote it --------------------------------------------------------------------------


def _listed_authors(page: Page) -> Iterator[PaperFact]:
    for title in page.titles:
        if title.authors is None:
            continue
        for index, person in enumerate(page.persons):
            spans = [s for s in person.spans if title.authors[0] <= s[0] and s[1] <= title.authors[1]]
            for start, end in spans[:1]:
                yield PaperFact(fold_name(title.title), PaperFactKind.AUTHOR, index, person.name, start, end, 0.9)


def _authors(page: Page, scope: Scope, last: int | None, hero: int | None) -> Iterator[PaperFact]:
    text = scope.sentence.text
    found: list[tuple[re.Match[str], Sequence[int], float]] = []
    for pattern, confidence in ((_BY, 0.95), (_PAPER_BY, 0.9)):
        for match in pattern.finditer(text):
            listed = match["list"] or (match.groupdict().get("list2") or "")
            found.append((match, _people_until_verb(listed), confidence))
    subject = _presenters(text)
    if subject is not None:
        found.append((subject, indices(subject["subject"], "P"), 0.9))
    for match in _PRESENT_IN.finditer(text):
        found.append((match, indices(match["people"], "P"), 0.85))
    for match in _WROTE.finditer(text):
        if "author" not in match["between"] and not re.search(r"\bby\s*$", text[: match.start()]):
            found.append((match, (*indices(match["people"], "P"), *indices(match["with"], "P")), 0.85))
    for match in _AUTHOR_OF.finditer(text):
        if match["title"] or re.search(r"\b(?:the|this|that)\s+(?:\w+\s)?(?:paper|study|work|article)", match["what"]):
            found.append((match, indices(match["people"], "P")[-1:], 0.9))
    if scope.named or re.search(
        r"\b(?:first|lead|senior|corresponding|co-?)\s?authors?\b|\b(?:paper|study"
        r"|work)['’]s\s+(?:\w+\s)?authors?\b|\bthe (?:\w+\s)?(?:co)?authors\b",
        text,
        re.I,
    ):
        found += [(m, indices(m["people"], "P"), 0.8) for m in _AUTHOR_BEFORE.finditer(text)]
    for match in _OWNED.finditer(text):
        person = (
            int(match["person"][2:-1])
            if match["person"]
            else hero
            if (match["pronoun"] or "").casefold() in ("our", "my")
            else _before(text, match.start(), last)
        )
        joint = (match["pronoun"] or "").casefold() == "their"
        owners = dict.fromkeys(p for p in (person, hero if joint else None, last if joint else None) if p is not None)
        found.append((match, tuple(owners), 0.8))
    if scope.named:
        found += [(m, indices(m["people"], "P"), 0.8) for m in _COAUTHORED.finditer(text)]
    for match, people, confidence in found:
        for person in people:
            yield from _fact(scope, match, PaperFactKind.AUTHOR, person, page.persons[person].name, confidence)


_PRESENTERS = re.compile(
    r"\b[Ii]n\s+(?:(?:an?|the|their|his|her|our|this|another|one|a second"
    r"|a third)\s+(?:[\w\-]+\s+){0,4}?(?:paper|work|study"
    r"|article)[^<.;]{0,60}?\s)?<T\d+>,?\s+(?P<subject>[^.;]{0,220}?)(?=\s[a-z])"
)


def _presenters(text: str) -> re.Match[str] | None:
    """The subject of "In <T1>, … propose": everything up to the verb."""
    opening = re.search(r"\b[Ii]n\b[^<.;]{0,90}?<T\d+>,?\s+(?:\([^)]*\),?\s+)?", text)
    if opening is None:
        return None
    verb = _VERB.search(text, opening.end())
    stop = verb.start() if verb else min(len(text), opening.end() + 160)
    subject = re.compile(rf"(?P<subject>[\s\S]{{0,{max(0, stop - opening.end())}}})").match(text, opening.end())
    if subject is None or not _SUBJECT_PEOPLE.search(subject["subject"]) or _NOT_AUTHOR.search(subject["subject"]):
        return None
    return subject


def _people_until_verb(listed: str) -> Sequence[int]:
    """People of an author list; the list ends where a verb begins."""
    verb = _VERB.search(listed)
    return indices(listed[: verb.start()] if verb else listed, "P")


def _before(text: str, position: int, last: int | None) -> int | None:
    people = indices(text[:position], "P")
    return people[-1] if people else last


# --- where it comes from -------------------------------------------------------------------


def _affiliations(page: Page, scope: Scope) -> Iterator[PaperFact]:
    text = scope.sentence.text
    if "<O" not in text or not (scope.named or scope.current) or scope.caption:
        return
    patterns = [(_COLLEAGUES, 0.9)]
    if scope.named:
        patterns += [(_AT_ORGS, 0.9), (_ORG_PEOPLE, 0.9), (_WITH_ORGS, 0.85), (_OWN_PAPER, 0.85)]
    for pattern, confidence in patterns:
        for match in pattern.finditer(text):
            if not scope.named and not _continues(text, match):
                continue
            orgs = match["orgs"] or match.groupdict().get("orgs2") or ""
            for index in indices(orgs, "O"):
                yield from _fact(
                    scope, match, PaperFactKind.AFFILIATION, index, page.organizations[index].name, confidence
                )
    if not scope.named:
        for match in re.finditer(
            rf"(?<!\bby )(?<!\bof )(?<!\bthan )(?<!\bfrom )(?<!\bto )\b[Tt]he (?P<orgs><O\d+>)"
            rf"(?:['’]s?)? (?:{_PEOPLE_NOUN})\b",
            text,
        ):
            for index in indices(match["orgs"], "O"):
                yield from _fact(scope, match, PaperFactKind.AFFILIATION, index, page.organizations[index].name, 0.75)


def _continues(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence goes on about the paper: "the researchers and their colleagues at …"."""
    return bool(
        re.search(
            r"(?:\b[Tt]he\b[^.;]{0,60}\b(?:and|with)\s+(?:their\s+|his\s+|her\s+)?|^(?:[Tt]he|[Tt]heir|[Oo]ur)\s+)$",
            text[: match.start()],
        )
    )


def _teams(page: Page, scope: Scope) -> Iterator[PaperFact]:
    if not scope.named or scope.caption:
        return
    for match in _TEAM_WORK.finditer(scope.sentence.text):
        for index in indices(match["team"] or match["team2"], "G"):
            yield from _fact(scope, match, PaperFactKind.TEAM, index, page.teams[index].name, 0.8)


def _counted_teams(page: Page, scopes: Sequence[Scope]) -> Iterator[PaperFact]:
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
                yield from _fact(scope, match, PaperFactKind.TEAM, index, page.teams[index].name, 0.85, papers)


def _same_theme(page: Page, block: Block, scope: Scope) -> bool:
    other = page.blocks[scope.sentence.block]
    return not other.in_teaser and block.theme_start == other.theme_start


# --- where and when it appeared ------------------------------------------------------------


def _venues(scope: Scope) -> Iterator[PaperFact]:
    text = scope.sentence.text
    for match in _YEAR.finditer(text):
        if scope.named:
            yield from _fact(scope, match, PaperFactKind.YEAR, 0, next(year for year in match.groups() if year), 0.9)
    venues = list(re.finditer(r"<V(\d+)>", text))
    if not venues or scope.caption:
        return
    if scope.named:
        for match in venues:
            yield from _fact(scope, match, PaperFactKind.VENUE, int(match[1]), "", 0.9 if len(venues) == 1 else 0.7)
    elif scope.current and len(venues) == 1 and len(scope.current) == 1:
        before = text[: venues[0].start()]
        if _PUBLISHED.search(before[-60:]) and re.search(r"\b(?:paper|work|study|it|article|which)\b", before, re.I):
            yield from _fact(scope, venues[0], PaperFactKind.VENUE, int(venues[0][1]), "", 0.75)


# --- what it introduces and uses -----------------------------------------------------------


def _methods(scope: Scope) -> Iterator[PaperFact]:
    papers = scope.named or scope.current
    if not papers or (len(papers) > 1 and not scope.named):
        return
    text = scope.sentence.text
    for pattern, confidence in ((_CALLED, 0.85), (_INTRODUCE, 0.7)):
        for match in pattern.finditer(text):
            if not (
                is_coined(match["name"])
                or (pattern is _CALLED and len(match["name"].split()) <= 3 and match["name"][:1].isupper())
            ):
                continue
            if pattern is _INTRODUCE and scope.caption:
                continue
            start, end = scope.sentence.marked.span(match, "name")
            yield PaperFact(papers[0], PaperFactKind.INTRODUCES, 0, match["name"].strip(), start, end, confidence)
    for match in _BUILDS_ON.finditer(text):
        used = match["name"].strip()
        if (
            (is_coined(used) or match["noun"])
            and fold_name(used) != fold_name(title_method(papers[0]) or "")
            and not _is_data(text, match)
        ):
            start, end = scope.sentence.marked.span(match, "name")
            sure = 0.85 if match["noun"] or match[0].lower().startswith("buil") else 0.6
            yield PaperFact(papers[0], PaperFactKind.USES, 0, used, start, end, sure)


def _is_data(text: str, match: re.Match[str]) -> bool:
    return bool(
        re.match(
            r"\s+(?:\w+\s)?(?:datasets?|data|benchmarks?|corpus|competition|challenge|GPUs?|leaderboard)\b",
            text[match.end() :],
        )
    )
