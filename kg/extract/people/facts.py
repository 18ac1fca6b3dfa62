"""Marked sentences in, what they say about people out: employers, former employers, schools, teams and titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.articles.marks import PEOPLE, indices
from kg.extract.articles.page import Page, Sentence
from kg.extract.draft import SegmentKind
from kg.extract.lexicon.person_cues import ROLE, ROLES
from kg.extract.lexicon.sought import sought
from kg.extract.people.careers import DEGREE, career_facts, left_behind
from kg.extract.people.entries import affiliation_line, people_of_blocks, role_line
from kg.extract.people.heroes import interviewers, main_person
from kg.extract.people.members import members_of_teams
from kg.extract.people.posts_beside import posts_beside
from kg.extract.people.role_names import is_honorary, role_names
from kg.extract.people.shared_houses import people_of_one_house
from kg.extract.people.statements import ORGANIZATIONS, FactKind, PersonFact, at_organizations, in_teams
from kg.extract.people.ties import told_ties

_FORMER = r"(?:former|past|formerly|then|previously|ex|erstwhile|onetime|retired|late)"
_BEFORE = sought(
    rf"(?:\b(?P<former>{_FORMER})[\s\-–]+)?(?:(?P<org>(?:(?<!\bof )(?<!\bfrom )(?<!\bat )"
    rf"<O\d+>(?:['’]s?)?(?:\s+and\s+|/))?<O\d+>)(?:['’]s?)?\s+)?(?:(?P<former2>{_FORMER})\s+)?(?:(?P<roles>{ROLES})(?:\s+(?:at|in"
    rf"|with|from|of|for)\s+(?:[Tt]he\s+)?(?P<at><O\d+>|<G\d+>))?(?:['’]s)?,?\s+)(?:(?:Prof|Dr)\.? ){{0,2}}"
    rf"(?P<people>{PEOPLE})",
    re.I,
)
_POSSESSED = re.compile(
    r"(?:(?<![a-z]\s)|(?<=\bthe\s)|(?<=\bby\s)|(?<=\band\s)|(?<=\bwith\s)|(?<=\bfrom\s)|(?<=\bto\s)"
    r"|(?<=\bsays\s))(?:\b(?P<former>former)\s+)?(?P<org><O\d+>)(?:\s(?:[A-Z][\w&.-]*\s(?:(?:of|for|and|&)\s)?){0,5}"
    r"[A-Z][\w&.-]*)?['’]s?\s+(?P<people><P\d+>(?: and <P\d+>)?)"
)
#: Anything but the end of a sentence: "Ph.D." and initials end none.
_WITHIN = (
    r"(?:[^.;]|(?<=\bPh)\.|(?<=\bDr)\.|(?<=\bProf)\.|(?<=\b[A-Z])\.(?=\s?(?:[A-Z]|and\b))|(?<=\bPh\.D)\."
    r"|(?<=\bPh\. D)\.|(?<=\b[BM]\.Sc)\.)"
)
_APPOSITION = re.compile(
    r"(?:(?P<person><P\d+>|\b(?:He|She)\b)(?:\s\([^)]*\)|,\sPh\.?D\.?,?(?=\sis\s))?(?:,\s+(?P<who>who['’]?s?\s+(?:is"
    r"|was|serves as|works as"
    r"|has been)?\s*)?|\s+(?P<verb>is|was|has been|became|serves as|works as"
    r"|joined [^.;<]{0,40}<O\d+> as)\s+|:\s+(?=(?:an?|the|our) ))"
    r"|\b(?P<self>I)(?!['’]?\s?a?m (?:so|very|really|glad|happy|pleased"
    r"|excited|proud|sure|not|delighted|thrilled|grateful)\b)(?:(?:['’]m|\sam(?=\s+<P))\s+(?:(?:[^,.;<]{0,30}<P\d+>(?:\s\([^)]*\))?"
    r"|[A-Z][^,.;<]{2,40}),?\s+(?=an?\s))?"
    rf"|\s(?P<was>am|was|became|work as|serve as)\s+))(?P<clause>{_WITHIN}{{3,240}})"
)
#: Whom a chair is named after: "the Ada and Lin Nowak Professor of Botany".
_CHAIR = (
    r"(?-i:(?:(?!(?:Assistant|Associate|Full|Adjunct|Visiting|Research|Clinical|Honorary|Emeritus)\b)"
    r"[A-Z][\w.'’-]* (?:and |& )?){1,6})(?=[Pp]rofessor\b)"
)
_SEGMENT = re.compile(
    rf"^(?:also |now |currently |then |who is |both |one of the |one of |serving as |(?P<past>formerly "
    rf"|previously ))*(?:an? |the |our )?(?:{_CHAIR})?"
    rf"(?P<former>(?:{_FORMER}"
    rf"|{_FORMER} the)\s+)?(?:(?:distinguished|senior|principal|leading|veteran|fellow) (?=<O))?"
    rf"(?:(?P<org><O\d+>)(?:['’]s?)?\s+)?(?P<former2>former\s+)?"
    rf"(?:[a-z][\w-]* and (?=[a-z][\w -]{{2,30}} (?:professor|scientist|engineer|researcher|student)\b))?"
    rf"(?P<role>{ROLE})"
    rf"(?P<rest>{_WITHIN}*)$",
    re.I,
)
_SPLIT = re.compile(
    r"(?:,)?\s+and\s+(?=(?:an?|the|former|formerly|previously|now|also|currently)\s|<O\d+>\s"
    r"|(?:(?:[A-Z][\w-]* ){1,2}(?=Head|Director|Dean|Chair|President))?"
    r"(?:[Pp]rofessor|[Hh]ead|[Dd]irector|[Dd]ean|[Cc]hair|[Pp]resident|[Ff]ounder|CEO|CTO) of\s"
    r"|[Cc]hief (?:[A-Z]\w+ ){1,2}(?:of|for|at)\s)"
    r"|,\s+(?=(?:an?|formerly|previously|now|currently"
    rf"|and(?= [^A-Z])(?! (?!{ROLE})[a-z-]+ at (?:the )?<O))\s(?![^,]*<P))|,\s+as well as\s+"
    r"|(?<=>)\s(?:&|\||/)\s(?=[A-Z<])"
)
#: A part of a university that is no team of its own: "the Department of Botany", "Ada B. Nowak School of Law".
_UNIT = (
    r"(?:[A-Z][\w.&'’-]* (?:(?:of|for|and|&) )?){0,6}(?:School|Department|Dept\.?|Faculty|College|Division|Center"
    r"|Centre|Institute|department)(?: (?:(?:of|for|and|&|in) )*+[A-Za-z][\w&'’-]*){0,8}"
)
_AT = re.compile(
    r"^(?:(?:[^<,;.]|(?<=\b[A-Z])\.){0,110}?(?:,\s)?\b(?:at|in|with|for|from|of|within|on"
    r"|,)\s+(?:[Tt]he\s+)?(?:(?:[a-z-]+ ){0,2}(?:compan(?:y|ies)|firms?|giants?|start-?ups?|universit(?:y|ies)) )?"
    r"(?P<first>(?:(?:<O\d+>|(?:[A-Z][\w-]* (?:of )?){0,3}[A-Z][\w-]*(?=['’]))['’]s?\s+(?:\w+\s){0,2})?"
    r"(?:(?:[A-Z][\w-]* ){0,2}<G\d+>|<O\d+>))"
    rf"|\s*,\s*(?:{_UNIT},\s+|<G\d+>,\s+)?(?P<comma><O\d+>))"
    rf"(?P<more>(?:,? (?:at|in|of|within|and(?: at)?)\s+(?:the )?|['’]s?\s+"
    rf"|, |(?:,? (?:at|in|of)|,) (?:the )?{_UNIT},?\s+(?:(?:at|of|in) )?(?:the )?)(?:<G\d+>|<O\d+>))?"
)
#: Behind "Professor": " of Botany, Moss Studies, and <O0> at <O1>".
_OF_SUBJECTS = re.compile(
    r"^(?: of|,) (?:(?:(?:[A-Z][\w&’'-]*|and|of|in|the|for|&),? ){1,12}?(?:<O\d+> )?"
    r"|(?:[a-z-]+,? ){1,5}and [a-z-]+ )at (?:the )?(?P<first><O\d+>)(?P<more>)(?P<comma>)"
)
_BOTH = re.compile(
    rf"(?P<people>{PEOPLE}),?\s+(?:both|all"
    rf"|each)\s+(?P<former>{_FORMER}\s+)?(?:(?P<org><O\d+>)(?:['’]s?)?\s+)?(?P<roles>{ROLES})"
    rf"(?:[^.;,<]{{0,60}}?\b(?:at|in|with|from|of)\s+(?:[Tt]he\s+)?(?P<at><O\d+>|<G\d+>))?",
    re.I,
)
#: "<P0> has worked on moss since 2015 and is currently a professor at <O1>".
_AND_IS = re.compile(
    rf"(?P<person><P\d+>|\b(?:He|She|I)\b)[^;<]{{3,200}}?(?:<[OG]\d+>[^.;<]{{0,60}}?){{0,2}}(?:\b(?:and|but|who)"
    rf"|,) (?:is|am) "
    rf"(?:(?:now|currently|also|presently) )?(?P<clause>(?:an?|the) {_WITHIN}{{3,240}})"
)
_PARENS = re.compile(r"(?P<person><P\d+>)\*{0,2},?\s*\((?P<inside>[^)]{3,90})\)")
#: Who is not done with a degree yet, or has it: "(UCLA, PhD student)", "(Contoso Ph.D. Fellow)".
_STILL = re.compile(r"\b(?:student|fellow|candidate)s?\b", re.I)
_OF = re.compile(
    rf"(?P<person><P\d+>),?\s+(?:visiting |on leave |on secondment )?(?:of|from"
    rf"|at)\s+(?:[Tt]he\s+)?(?P<orgs>{ORGANIZATIONS})"
)
#: "<P0> and <P1> from <O0>", who are both from there.
_BOTH_OF = re.compile(
    r"(?<!<)(?<! and )(?P<people><P\d+>(?:, <P\d+>)*(?:,? and |, )<P\d+>),? (?:from|of) (?:[Tt]he )?"
    r"(?P<org><O\d+>)"
    r"(?! and <P)"
)
#: "<P0>, <P1> (both <O0>)".
_BOTH_IN = re.compile(rf"(?P<people>{PEOPLE}) ?\((?:both|all) (?:at |from |of )?(?:the )?(?P<org><O\d+>)\)")
_IS_AT = re.compile(
    rf"(?P<person><P\d+>)\s+(?:is|are)\s+(?:now |currently )?(?:based )?(?:at"
    rf"|with)\s+(?:[Tt]he\s+)?(?P<orgs>{ORGANIZATIONS})"
)
_LISTED = re.compile(
    r"(?P<person><P\d+>)(?:,| [-–—])\s+(?:(?P<role>[A-Z][\w\s]{3,40}),\s)?(?:(?:[A-Z]{2,6}|<O\d+>) [-–—] "
    r")?(?:[Tt]he )?(?P<org><O\d+>(?: (?:and|&) <O\d+>)?)"
    r"(?: [A-Z]\w+(?=,))?(?:\s\([A-Z][\w/ -]{1,20}\))?(?=\s*(?:$|, <O\d+>$|, (?:the )?(?:co-?)?(?:chair"
    r"|organi[sz]er|moderator|director|head|president|coordinator|host)\b|, [a-z]{2,}(?:ed|[ns]t|[etdnlyk]s) "
    r"|[;)\n]|\.$|, <P|,? and <P"
    r"|,(?: [A-Z][\w.-]*){1,3}(?:, [A-Z][\w. -]{1,20})?\.?\s*(?:\([^()]*\))?$|\([^()]*\)$"
    r"|, (?:(?:19|20)\d\d )?(?:[A-Z][\w.&’'/-]* ){1,5}(?:[Ww]inner|[Rr]ecipient|[Ll]aureate|Fellow|Award)\W*$))"
)
#: "<P0> and <P1>, <O0>;" in a list of people that semicolons part.
_BOTH_LISTED = re.compile(r"(?:^|; )\W*(?P<people><P\d+>(?:(?:, and |, | and | & )<P\d+>)+), (?P<org><O\d+>)(?=;|\.?$)")
_ALUMNI = re.compile(
    r"(?P<org><O\d+>)\s+(?:alum(?:nus|na|ni)?|graduate)\s+(?P<people><P\d+>)"
    r"|(?P<person><P\d+>),?\s[^.;<]{0,30}\balum(?:nus|na)?\s+of\s+(?:the )?(?P<of><O\d+>)"
)
#: What somebody does there who is told of in passing: "<P0>, who builds grippers at <O0>".
_WHO_DOES = re.compile(
    r"(?P<person><P\d+>), who (?:also |now |currently )?(?!(?:presents|speaks|talks|gives|appears|visits|attends"
    r"|starts|joins"
    r"|was|has|says|is|lectures)\b)[a-z]{2,}s\b"
    r" (?:(?!\b(?:and|previously|formerly|worked|before|also)\b)[^.;,<]){3,60}? at (?:the )?(?P<org><O\d+>)"
)
#: "the Port of Hull, whose harbour master, Ada Nowak, lent us …"
_WHOSE = re.compile(
    rf"(?P<org><O\d+>),? whose (?:[a-z-]+ ){{0,3}}?(?:{ROLE}|master|keeper|curator|owner|mayor),? (?P<person><P\d+>)",
    re.I,
)
_PRONOUN = sought(r"\b(?:He|She|I)\b")
_RELATIVE = re.compile(r"\b(?:mentor|advis[eo]r|supervisor|friend|graduate)s?$|^students?$", re.I)


def person_facts(page: Page) -> tuple[PersonFact, ...]:
    """All statements about people, in the order of the text; contradictions are left to the reader of the list."""
    found: list[PersonFact] = []
    main, asking, entries = main_person(page), interviewers(page), people_of_blocks(page)
    last: dict[int, int | None] = {}
    lines = {sentence.block: sentence.text for sentence in reversed(page.sentences)}
    for sentence in page.sentences:
        group = page.blocks[sentence.block].group
        opening = re.match(r"\W*<P(\d+)>\W*:", lines[sentence.block])
        if opening and int(opening[1]) in asking:
            continue
        hero = entries.get(sentence.block, main) if group == 0 else None
        if sentence.block in entries and entries.get(sentence.block - 1) != hero:
            last[group] = hero
        found.extend(_about_names(page, sentence, last.get(group, hero), hero))
        found.extend(career_facts(page, sentence, last.get(group), hero))
        spoken_of = last.get(group, hero)
        found.extend((*told_ties(page, sentence, spoken_of), *posts_beside(page, sentence, spoken_of)))
        house = affiliation_line(page, sentence, entries)
        if house is not None:
            owner = entries[sentence.block]
            found.extend(at_organizations(page, sentence, house, owner, FactKind.CURRENT, "org", 0.92))
        line = role_line(page, sentence, entries)
        if line is not None:
            past = _OVER.search(sentence.text) is not None
            found.extend(_positions(page, sentence, line, entries[sentence.block], past=past))
        people = indices(sentence.text, "P")
        goes_on = _PRONOUN_FIRST.match(sentence.text) is not None and last.get(group) is not None
        if people and not goes_on and page.blocks[sentence.block].kind is not SegmentKind.CAPTION:
            last[group] = people[0]
    return left_behind(page, found)


#: A sentence that goes on about whom the one before was about, whoever else it names behind.
_PRONOUN_FIRST = re.compile(r"\W*(?:[A-Z][^<,]{0,40}, )?(?:[Hh]e|[Ss]he|His|Her) ")
#: Years from one to another, both of which are told: "2018–2020".
_OVER = re.compile(r"\b(?:19|20)\d\d\s?(?:[-–—]|to)\s?(?:\w+ )?(?:19|20)\d\d\b")
#: Before "I was": something that is only wished, or happened while something else was true.
_NOT_SELF = re.compile(r"\b(?:if|that|when|while|as|before|until|where|what|how)\s+$", re.I)


def _about_names(page: Page, sentence: Sentence, last: int | None, hero: int | None) -> Iterator[PersonFact]:
    text = sentence.text
    if "<P" not in text and not _PRONOUN.search(text):
        return
    yield from _before(page, sentence)
    for match in _POSSESSED.finditer(text):
        if match["former"] is None:
            for person in indices(match["people"], "P"):
                yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.85)
    for match in _each(_APPOSITION, text):
        meant = hero if match["self"] else _index(match["person"]) if match["person"].startswith("<") else last
        if meant is not None and not (match["self"] and _NOT_SELF.search(text[: match.start()])):
            yield from _apposed(page, sentence, match, meant)
    for match in _AND_IS.finditer(text):
        meant = _index(match["person"]) if match["person"].startswith("<") else hero if match["person"] == "I" else last
        if meant is not None:
            yield from _positions(page, sentence, match, meant)
    for match in _BOTH.finditer(text):
        for person in indices(match["people"], "P"):
            kind = FactKind.FORMER if match["former"] else FactKind.CURRENT
            for group in ("org", "at"):
                if match[group]:
                    yield from at_organizations(page, sentence, match, person, kind, group, 0.9)
                    yield from in_teams(page, sentence, match, person, group, 0.85)
    for match in _PARENS.finditer(text):
        student = re.search(rf"\b{DEGREE}(?!.*\b(?:now|next|then)\b)", match["inside"])
        kind = FactKind.EDUCATION if student and not _STILL.search(match["inside"]) else FactKind.CURRENT
        yield from at_organizations(page, sentence, match, _index(match["person"]), kind, "inside", 0.85)
    for match in _OF.finditer(text):
        yield from at_organizations(page, sentence, match, _index(match["person"]), FactKind.CURRENT, "orgs", 0.8)
    for match in _BOTH_OF.finditer(text):
        for person in _introduced(page, sentence, match) if text.find("<O") == match.start("org") else ():
            yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.75)
    for match in _BOTH_IN.finditer(text):
        for person in indices(match["people"], "P"):
            yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.9)
    yield from people_of_one_house(page, sentence)
    for match in _IS_AT.finditer(text):
        yield from at_organizations(page, sentence, match, _index(match["person"]), FactKind.CURRENT, "orgs", 0.85)
    for match in _LISTED.finditer(text):
        yield from at_organizations(page, sentence, match, _index(match["person"]), FactKind.CURRENT, "org", 0.7)
    for match in _BOTH_LISTED.finditer(text):
        for person in indices(match["people"], "P"):
            yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.75)
    for match in _WHO_DOES.finditer(text):
        yield from at_organizations(page, sentence, match, _index(match["person"]), FactKind.CURRENT, "org", 0.8)
    for match in _WHOSE.finditer(text):
        yield from at_organizations(page, sentence, match, _index(match["person"]), FactKind.CURRENT, "org", 0.85)
    for match in _ALUMNI.finditer(text):
        person = _index(match["people"] or match["person"])
        yield from at_organizations(
            page, sentence, match, person, FactKind.EDUCATION, "org" if match["org"] else "of", 0.9
        )
    yield from members_of_teams(page, sentence)


def _introduced(page: Page, sentence: Sentence, match: re.Match[str]) -> Sequence[int]:
    """The last of some people and those before that are first named here: others the page has told of already."""
    *others, last = indices(match["people"], "P")
    return [*(p for p in others if page.persons[p].spans[0][0] >= sentence.start), last]


_SUBJECT = re.compile(r"<P\d+>|\b(?:He|She|I)\b")


def _each(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What is said of each person in turn: what is said of one may go on over what is said of the next."""
    found = (pattern.match(text, subject.start()) for subject in _SUBJECT.finditer(text))
    return (match for match in found if match is not None)


#: What somebody else did with a person: "Ada Nowak of Contoso quoted writer Lin Vale".
_DEED = re.compile(r"(?:quoted|cited|interviewed|thanked|welcomed|invited|succeeded|replaced|mentioned|introduced)\b")


def _before(page: Page, sentence: Sentence) -> Iterator[PersonFact]:
    for match in _BEFORE.finditer(sentence.text):
        former = match["former"] or match["former2"]
        if _DEED.match(match["roles"]) or (_RELATIVE.search(match["roles"]) and match["org"] is None):
            continue
        roles = role_names(match["roles"])
        people = indices(match["people"], "P")
        several = any(
            re.search(r"s$", role) and not role.endswith("ss") for role in re.split(r"\band\b|,", match["roles"])[-1:]
        )
        for person in people if several else people[:1]:
            kind = FactKind.FORMER if former else FactKind.CURRENT
            for role in roles:
                yield _fact(sentence, match, person, FactKind.TITLE, role, "roles", 0.9)
            if match["org"]:
                if re.search(r"\balum(?:nus|na)?\b|\bgraduate$", match["roles"]):
                    kind = FactKind.EDUCATION
                yield from at_organizations(page, sentence, match, person, kind, "org", 0.95)
            if match["at"]:
                yield from at_organizations(page, sentence, match, person, kind, "at", 0.9)
                yield from in_teams(page, sentence, match, person, "at", 0.9)


def _apposed(page: Page, sentence: Sentence, match: re.Match[str], person: int) -> Iterator[PersonFact]:
    past = (
        _MOVED_ON.search(match["clause"]) is not None
        or "was" in (match["verb"], match["was"])
        or bool(match["who"] and "was" in match["who"])
    )
    if not match["who"] or re.search(r"is|was|been|as", match["who"]):
        yield from _positions(page, sentence, match, person, past=past)


#: What came after: "became a fellow at <O0>, before joining <O1>".
_MOVED_ON = re.compile(r"\bbefore (?:joining|moving|coming|becoming|taking up|returning|going)\b")
#: Where what is said of one person ends: ", and <P1>, a student at", "; second row, <P1>".
_NEXT_PERSON = re.compile(r"(?:;|,? and|,)(?: [a-z]+(?: [a-z]+)?,)? <P\d+>(?=,)")


#: Behind a role right in front of somebody else's name: "<P0>, botanist <P1>".
_OF_NEXT = re.compile(r"\s+(?:(?:Prof|Dr)\.? ){0,2}<P\d+>")


def _positions(
    page: Page, sentence: Sentence, match: re.Match[str], person: int, *, past: bool = False
) -> Iterator[PersonFact]:
    """What the group "clause" of a match says somebody is, part by part: "a fellow at <O1> and head of <G0>"."""
    offset, clause = match.start("clause"), match["clause"]
    following = _NEXT_PERSON.search(clause)
    clause = clause[: following.start()] if following and following.start() else clause
    begins = [0, *(m.end() for m in _SPLIT.finditer(clause))]
    ends = [*(m.start() for m in _SPLIT.finditer(clause)), len(clause)]
    for begin, end in zip(begins, ends, strict=True):
        segment = _SEGMENT.match(clause[begin:end])
        if (
            segment is None
            or _OF_NEXT.match(segment["rest"])
            or (begin and "<P" in clause[begin:end])
            or (begin == 0 and _starts_clause(clause))
        ):
            if begin == 0:
                return
            continue
        span = _shifted(sentence, offset + begin, segment, "role")
        for role in role_names(segment["role"]):
            yield PersonFact(person, FactKind.TITLE, role, *span, 0.85)
        whole = sentence.marked.to_page(match.start()), sentence.marked.to_page(offset + end)
        yield from _posts(page, segment, person, whole, past=past)


def _posts(
    page: Page, segment: re.Match[str], person: int, whole: tuple[int, int], *, past: bool
) -> Iterator[PersonFact]:
    """The organizations and teams of one position."""
    former = bool(segment["former"] or segment["former2"] or segment["past"] or past)
    kind = FactKind.FORMER if former else FactKind.CURRENT
    rest = _IN_SOMEBODYS.sub("", segment["rest"])
    apart = _HONOURED.search(segment["role"]) or _ON_PROJECTS.match(rest)
    at = None if apart else _AT.match(rest) or _OF_SUBJECTS.match(rest)
    targets = [segment["org"] or "", *((at["first"] or at["comma"] or "", at["more"] or "") if at else ())]
    was_student = former and re.search(r"(?:Ph\.?D\.?|doctoral|graduate|undergraduate) student", segment["role"])
    if was_student or re.search(r"\balum(?:nus|na)?\b|^graduate$", segment["role"], re.I):
        kind = FactKind.EDUCATION
    for token in targets:
        for index in indices(token, "O"):
            o = page.organizations[index]
            if is_honorary(segment["role"], o.name):
                continue
            yield PersonFact(person, kind, o.name, *whole, 0.7 if past else 0.9, o.start, o.end)
        for index in indices(token, "G") if not former else ():
            g = page.teams[index]
            yield PersonFact(person, FactKind.TEAM, g.name, *whole, 0.85, g.start, g.end)


#: Whose group it is: "a student in <P1>'s lab at <O0>".
_IN_SOMEBODYS = re.compile(
    r"^ (?:in|of|with) (?:the )?(?:Prof\.? |Professor |Dr\.? )?<P\d+>['’]s? (?:\w+ ){0,2}(?:lab|laboratory|group"
    r"|team)\b"
)
#: Behind a role: for whom somebody does projects is no employer.
_ON_PROJECTS = re.compile(
    r" (?:on|of) (?:[a-z]+ )?(?:projects?|programs?|studies|contracts|grants) (?:for|from|with)\b"
)
#: What people are without working for whoever made them so.
_HONOURED = re.compile(r"\b(?:winner|recipient|laureate|(?:co-?)?author|speaker|panelist)s?$", re.I)


def _starts_clause(clause: str) -> bool:
    """A new clause, not an apposition: "With <P1>, the researchers found …"."""
    return bool(re.match(r"(?:the|our) (?:researchers|scientists|team|authors)\b", clause))


def _fact(
    sentence: Sentence, match: re.Match[str], person: int, kind: FactKind, value: str, group: str, confidence: float
) -> PersonFact:
    return PersonFact(person, kind, value, *sentence.marked.span(match, group), confidence)


def _shifted(sentence: Sentence, offset: int, match: re.Match[str], group: str) -> tuple[int, int]:
    return sentence.marked.to_page(offset + match.start(group)), sentence.marked.to_page(offset + match.end(group))


def _index(token: str) -> int:
    return int(token[2 : token.index(">")])
