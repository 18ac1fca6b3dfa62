"""Marked sentences in, careers out: where the person spoken of studied, worked and works, as verbs tell it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.articles.marks import indices
from kg.extract.articles.page import Page, Sentence
from kg.extract.people.statements import ORGANIZATIONS, FactKind, PersonFact, at_organizations, in_teams

DEGREE = (
    r"(?:Ph\.?D\.?s?|D\.?Phil\.?|doctorates?|doctoral (?:degree|studies|research|work|thesis|program"
    r"|dissertation)|dissertation|thesis|(?:bachelor|master)['’]?s?(?: of [\w ]{1,80}?"
    r"| in [\w ]{1,80}?)?(?: degrees?)?|"
    r"undergraduate (?:degree|studies|education|work|student)|undergrad(?:uate)?|degrees?|MBA"
    r"|M\.?S\.?c?\.?|B\.?S\.?c?\.?|B\.?A\.?|M\.?A\.?|M\.?D\.|graduate (?:school|studies|work|degree)"
    r"|grad school|diploma|alma mater|graduate student|graduate students|PhD student|doctoral student"
    r"|doctoral candidate|B\.?E\.|B\.?Eng\.?|B\.?Tech\.?|M\.?Tech\.?|M\.?Eng\.?|M\.?Phil\.?|B\.?S\.? Honou?rs)"
)
#: Under whom somebody studied, before where: "under the supervision of Prof. <P1> at".
_GUIDED = (
    r"\b(?:(?:supervision|guidance|direction|mentorship) of|(?:supervised|advised|guided) by) (?:(?:Prof"
    r"|Dr)(?:essor)?\.? )?"
    r"<P\d+>(?:(?:,| and|, and) (?:(?:Prof|Dr)(?:essor)?\.? )?<P\d+>)?"
)
_GUIDES = re.compile(_GUIDED)
_STUDY = re.compile(
    rf"(?:\b(?P<degree>{DEGREE})(?![\w])(?=[^<]{{0,400}}<)(?P<rest>(?:[^.;<|\t]|(?<=\bPh)\.|(?<=\b[A-Z])\."
    rf"|{_GUIDED}){{0,110}}?)(?:\b(?:at|from|by"
    rf"|in)\s+(?:both\s+)?(?:[Tt]he\s+)?|,\s*(?:[Tt]he\s+)?|\s\()|\b(?:graduated|graduating|studied|study|studying"
    rf"|enrolled|educated|schooled)\b"
    rf"(?:(?!\b(?:then|spent|worked|joined|moved|before|became)\b)[^.;<]){{0,80}}?\b(?:from|at|in)\s+(?:[Tt]he\s+)?"
    rf"|\bwas an? [^.;<]{{0,60}}\bstudent\b[^.;<]{{0,60}}?\b(?:at|in|from|between)\s+(?:both )?(?:[Tt]he\s+)?"
    rf"|\battend(?:ed"
    rf"|ing)\s+(?:[Tt]he\s+)?)(?P<orgs>{ORGANIZATIONS})"
)
_JOINING = re.compile(
    r"\b(?P<verb>join(?:ed|s|ing)?|came to|arrived at|moved to|hired by|recruited by|recruited to"
    r"|started at|returned to|transitioned to|landed at"
    r"|began (?:working )?at)\s+(?:[Tt]he\s+)?(?:(?P<team><G\d+>)\s+(?:at|of"
    r"|in)\s+(?:[Tt]he\s+)?)?(?P<org><O\d+>)(?:['’]s?\s+(?P<team2><G\d+>))?"
)
_WORKING = re.compile(
    r"\b(?:works|working|leads|heads|serves|teaches|manages|directs|runs|oversees|supervises|(?<=I )work"
    r"|(?<=I )lead|(?:leading|heading|directing|running)(?= (?:the|an?|its|our) ))\b"
    r"(?P<mid>[^.;<]{0,90}?)\b(?:at|for|in|within|with|of)?\s*(?:[Tt]he\s+)?(?P<target><O\d+>(?:['’]s?\s+(?:\w+\s){0,2}<G\d+>)?|<G\d+>(?:\s+(?:at|in"
    r"|within)\s+(?:the\s+)?<O\d+>)?)"
)
#: Who "works with a tool made by <O1>", or "with <O1>", is not there.
_WITH_THINGS = re.compile(
    r"\b(?:called|owned|made|built|named|provided|released|sponsored|funded|supported|organi[sz]ed) [^<]*<O"
    r"|^(?:works?|working) with (?:the )?<O\d+>$"
)
#: Before "working at": a time that is over.
_SPENT = re.compile(r"\b(?:spent|after|before|prior to|following) (?:[\w-]+ ){0,5}$", re.IGNORECASE)
#: "a fellow in the laboratory of Dr. <P1> at".
_IN_LAB = r"(?:lab(?:oratory)?|group|team) of (?:(?:Dr|Prof)(?:essor)?\.? ){0,2}<P\d+> "
_HAVING = re.compile(
    rf"\b(?:worked|spent|served|taught|was"
    rf"(?= (?:(?:previously|formerly|earlier|before) )?(?:with|at) )|was an? [^.;<]{{3,60}}?|were"
    rf"|had been|stints?|interned"
    rf"|internships?|fellowships?|postdoc\w*|postdoctoral \w+|started (?:his|her|their|my) (?:\w+ )?career"
    rf"|began (?:his|her|their|my) (?:\w+ )?career|career|came from|left|leaving|positions?|roles?"
    rf"|jobs?|years|faculty|tenure|professor(?:ship)?|researcher|scientist|engineer|led|headed|managed"
    rf"|founded|consultant"
    rf"|(?:conducted|carried out|did|pursued) (?:\w+ ){{0,2}}(?:research|work))\b"
    rf"(?P<mid>[^.;<]{{0,80}}?(?:{_IN_LAB})?)\b(?:at|for|with|in|from|of|left|leaving|founded"
    rf"|including)\s+(?:both\s+)?(?:[Tt]he\s+)?(?:<G\d+> (?:at|of|in) )?(?P<orgs>{ORGANIZATIONS})"
)
#: Before the school of a degree: a clause of its own that tells of work, "After my studies, I held a post at".
_WORKED_THEN = re.compile(
    r"(?:,|^)\s+(?:I|he|she|they|<P\d+>)\s(?:\w+\s)?(?:held|worked|was|were|joined|moved|took|became|spent|served|started"
    r"|went)\b"
)
#: "<O1>, where I obtained my PhD", and a degree in brackets behind its school.
_STUDIED_THERE = re.compile(
    rf"(?P<orgs><O\d+>),? (?:where|from (?:which|where)) (?:I|he|she|they|<P\d+>) (?:also |first |later |had |have "
    rf"|has )*"
    rf"(?:obtained|received|earned|completed|did|got|finished|wrote|defended)\b[^.;<]{{0,70}}?\b{DEGREE}(?!\w)"
    rf"|\bat (?:the )?(?P<orgs2><O\d+>) \((?:{DEGREE}|Bachelor|Master|Diploma|Doctorate)[^()]{{0,30}}\)"
)
#: "a graduate of <O1> (BSc), <O2> and <O3>".
_GRADUATE_OF = re.compile(
    rf"\b(?:graduate|alumn(?:us|a|i)|alum)\s+of\s+(?:both\s+)?(?:[Tt]he\s+)?(?P<orgs>{ORGANIZATIONS})"
)
#: "was appointed as a research scientist at <O1>", "was named director of <O1>'s Moss School".
_APPOINTED = re.compile(
    r"\b(?:(?:was|has been|is) (?:recently |newly )?(?:appointed|hired|named|promoted)(?: to)?(?: as)?|became) "
    r"(?:an? |the )?(?:[\w-]+ <O\d+> )?[^.;<]{3,70}? (?:at|of|in) (?:the )?(?P<org><O\d+>)"
    r"(?:(?!['’])|(?=['’]s? (?:[A-Z][\w.&-]* ){0,4}(?:School|College|Department|Faculty|Lab|Cent(?:er|re))\b))"
)
#: Behind a post: ", before joining <O1>".
_MOVED_ON = re.compile(r"[^.;<]{0,40}?\bbefore (?:joining|moving|coming|becoming|taking up|returning|going)\b")
#: "comes to <O0> from <O1>", "came to us from <O1>".
_CAME_FROM = re.compile(
    rf"\b(?:(?:comes|came|moved|moves) (?:over )?to (?:the )?(?:<O\d+>|us)"
    rf"|(?:joined|joins|joining) (?:us|<[OG]\d+>|(?:the|our) (?:company|firm|team|group|lab|laboratory|department"
    rf"|faculty|institute|university|school))(?: in (?:\w+ )?\d{{4}})?) from "
    rf"(?:an? [^.;<]{{3,60}} (?:at|in) )?(?:the )?(?P<orgs>{ORGANIZATIONS})"
)
#: "holds joint appointments at <O1>, <O2> and the <O3>".
_HOLDING = re.compile(
    r"(?<!\blonger )(?<!\bnever )\bholds (?:(?:joint|dual|faculty|academic|secondary|courtesy|an?) ){0,3}"
    r"(?:appointments?|positions?|professorships?|affiliations?)"
    rf"(?: in [^.;<]{{3,60}}?)? (?:at|with|in)(?: both)? (?:the )?(?P<orgs>{ORGANIZATIONS})"
)
#: Before what somebody else does: "her husband holds", "whose lab holds".
_OF_THEIRS = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ww]hose) (?:[\w-]+ ){1,2}$")
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2})"
#: "three years as a fellow at <O1>, two more at <O2>".
_YEARS = re.compile(
    rf"\b{_NUMBER}(?: (?:and a half|further|wonderful|great))?(?: years?| more| months?)* (?:as (?:an?|the) [\w’'& "
    rf"-]{{3,50}}? )?"
    rf"(?:at|with|in) (?:the )?(?P<orgs>{ORGANIZATIONS})"
)
_NOT_OVER = re.compile(r"\b(?:has|have|is|are|am|for the (?:last|past)|since)\b|['’]ve\b")
_PAST = re.compile(
    r"\b(?:before|came|did|prior to|previously|formerly|earlier|after|had|was|were|worked|spent|served|taught"
    r"|interned|left|leaving|came from|began|started|held|led|headed|managed|following|former|until"
    r"|used to|stints?|conducted|carried out|pursued)\b",
    re.I,
)
_SUBJECT = re.compile(
    r"<P(\d+)>(?!['’]s)|\b(He|She|They|he|she|they|I)\b(?!['’]d like)|\b([Hh]is|[Hh]er|[Mm]y|[Tt]heir)\b|<P(\d+)>['’]s"
)
_MEMBER = re.compile(
    r"(?:\b(?:member|leader|head|manager|director|lead|part|founder|founding member)s?\s+(?:of|on|in)"
    r"|\b(?:leads?|heads?|manages?|runs?|led|joined|oversees?|joins|works? (?:on|in|with|for)|(?:scientist"
    r"|researcher|engineer|economist|manager|intern|professor)s?\s+(?:in|on|with|for"
    r"|at))\s)\s*(?:[Tt]he\s+)?(?:<O\d+>['’]?s?\s+)?(?:\w+\s){0,2}?(?P<team><G\d+>)"
)
#: Words after which a team is one of the past, unless the present follows them.
_LONG_AGO = re.compile(
    r"\b(?:previously|formerly|before|prior|former|spent|was|were|worked|interned|until|earlier)\b"
    r"(?!.*\b(?:now|currently|today|joined|is|leads)\b)",
    re.I,
)
_STUDENT = re.compile(
    r"(?:Ph\.?\s?D\.?|Masters['’]?|M\.?Sc\.?|doctoral|graduate|undergraduate|master['’]s)\s+(?:students?"
    r"|candidates?)\b",
    re.I,
)
_OPENS_BEFORE_SUBJECT = re.compile(r"(?:An?|As|While|After|Before|During|Following|In (?:19|20)\d\d)\b")
_FOLLOWING_SUBJECT = re.compile(r",\s(?:(?:(?:Prof|Dr)\.? |Professor )?<P(\d+)>|she|he\b)")


def career_facts(page: Page, sentence: Sentence, last: int | None, hero: int | None) -> Iterator[PersonFact]:
    """What the verbs of one sentence tell of a career.

    Args:
        page: the page.
        sentence: a sentence of it.
        last: the person spoken of before, whom pronouns mean.
        hero: the person the page is about, whom "I" means.
    """
    text = sentence.text
    if "<O" not in text and "<G" not in text:
        return
    used: set[int] = set()
    for match in _STUDY.finditer(text):
        person = _subject(text, match.start(), last, hero)
        since = re.search(r"\b(?:now|next|then|currently|joined|today|is an?)\b|→|->", match["rest"] or "")
        works = _WORKED_THEN.search(match["rest"] or "")
        closed = ")" in (match["rest"] or "").split("(")[0]
        if person is None or since or works or closed or _is_current_student(text, match):
            continue
        used.update(indices(match["orgs"], "O"))
        yield from at_organizations(page, sentence, match, person, FactKind.EDUCATION, "orgs", 0.9)
    for match in _GRADUATE_OF.finditer(text):
        person = _subject(text, match.start(), last, hero)
        if person is not None:
            used.update(indices(match["orgs"], "O"))
            yield from at_organizations(page, sentence, match, person, FactKind.EDUCATION, "orgs", 0.9)
    for match in _APPOINTED.finditer(text):
        person = _subject(text, match.start(), last, hero)
        if person is not None and not used & set(indices(match["org"], "O")):
            used.update(indices(match["org"], "O"))
            kind = FactKind.FORMER if _MOVED_ON.match(text, match.end()) else FactKind.CURRENT
            yield from at_organizations(page, sentence, match, person, kind, "org", 0.8)
    for match in _STUDIED_THERE.finditer(text):
        person = _subject(text, match.end("orgs") if match["orgs"] else match.start(), last, hero)
        if person is not None:
            group = "orgs" if match["orgs"] else "orgs2"
            yield from at_organizations(page, sentence, match, person, FactKind.EDUCATION, group, 0.9)
    for match in _CAME_FROM.finditer(text):
        person = _subject(text, match.start(), last, hero)
        if person is not None:
            used.update(indices(match["orgs"], "O"))
            yield from at_organizations(page, sentence, match, person, FactKind.FORMER, "orgs", 0.85)
    for match in _HOLDING.finditer(text):
        person = None if _OF_THEIRS.search(text, 0, match.start()) else _subject(text, match.start(), last, hero)
        if person is not None:
            used.update(indices(match["orgs"], "O"))
            yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "orgs", 0.85)
    joined = False
    for match in _JOINING.finditer(text):
        person = _subject(text, match.start(), last, hero)
        if person is None or used & set(indices(match["org"], "O")):
            continue
        joined = True
        used.update(indices(match["org"], "O"))
        yield from at_organizations(
            page, sentence, match, person, FactKind.CURRENT, "org", 0.8 if match["verb"].startswith("join") else 0.7
        )
        for group in ("team", "team2"):
            if match[group]:
                yield from in_teams(page, sentence, match, person, group, 0.8)
    for match in _WORKING.finditer(text):
        person = _subject(text, match.start(), last, hero)
        if (
            person is None
            or used & set(indices(match["target"], "O"))
            or re.search(
                r"\b(?:that|which|papers?|previously|formerly|worked|was|before|against|versus)\b", match["mid"]
            )
            or _WITH_THINGS.search(match[0])
        ):
            continue
        used.update(indices(match["target"], "O"))
        if match[0].startswith("working") and _SPENT.search(text[: match.start()]):
            yield from at_organizations(page, sentence, match, person, FactKind.FORMER, "target", 0.75)
            continue
        yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "target", 0.75)
        leads = match[0].startswith(("leads", "heads", "lead", "manages", "directs", "runs"))
        yield from in_teams(page, sentence, match, person, "target", 0.9 if leads else 0.75)
    for match in _HAVING.finditer(text):
        person = _subject(text, match.start(), last, hero)
        fresh = [i for i in indices(match["orgs"], "O") if i not in used]
        now = re.search(r"\b(?:is|are) (?:now|currently)\b", match["mid"]) or _NOW_BEFORE.search(text[: match.start()])
        clause = text.rfind(";", 0, match.start()) + 1
        if now or person is None or not fresh or not (_PAST.search(text, clause, match.end()) or joined):
            continue
        used.update(fresh)
        yield from at_organizations(page, sentence, match, person, FactKind.FORMER, "orgs", 0.75)
    for match in _YEARS.finditer(text):
        person = _subject(text, match.start(), last, hero)
        fresh = [i for i in indices(match["orgs"], "O") if i not in used]
        if person is not None and fresh and not _NOT_OVER.search(text[: match.end()]):
            used.update(fresh)
            yield from at_organizations(page, sentence, match, person, FactKind.FORMER, "orgs", 0.75)
    for match in _MEMBER.finditer(text):
        person = _subject(text, match.start(), last, hero)
        if person is not None and not _LONG_AGO.search(text[: match.end()]):
            yield from in_teams(page, sentence, match, person, "team", 0.75)


_NOW_BEFORE = re.compile(r"\b(?:now|currently) (?:\w+ ){0,3}$")
_MOVED = re.compile(
    r"\b(?:joined|moved to|came to|arrived at|started at|went to|became|was (?:hired|recruited|appointed)|began)\b",
    re.I,
)
_TODAY = re.compile(r"\b(?:currently|now|today|at present|presently)\b", re.I)


def left_behind(page: Page, facts: Sequence[PersonFact]) -> tuple[PersonFact, ...]:
    """The facts with posts that somebody once took up as former ones, where the page says where they are now."""
    now: dict[int, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.kind is FactKind.CURRENT and _TODAY.search(page.text, fact.start, fact.end + 1):
            now[fact.person].add(fact.value)
    return tuple(
        replace(fact, kind=FactKind.FORMER)
        if (
            fact.kind is FactKind.CURRENT
            and now[fact.person]
            and fact.value not in now[fact.person]
            and _MOVED.search(page.text, fact.start, fact.end)
        )
        or _left_since(page, fact, facts)
        else fact
        for fact in facts
    )


def _left_since(page: Page, fact: PersonFact, facts: Sequence[PersonFact]) -> bool:
    """Whether the page dates this move before another one of the same person."""
    year = _year_of_move(page, fact)
    return year is not None and any(
        other.person == fact.person and other.value != fact.value and (_year_of_move(page, other) or 0) > year
        for other in facts
        if other.kind is FactKind.CURRENT
    )


_IN_YEAR = re.compile(r"[^.;]{0,90}?\b(?:in|since|of) (?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d)\b")


def _year_of_move(page: Page, fact: PersonFact) -> int | None:
    """The year behind words such as "joined Contoso as a botanist in May 2010"."""
    if fact.kind is not FactKind.CURRENT or not _MOVED.search(page.text, fact.start, fact.end):
        return None
    dated = _IN_YEAR.match(page.text, fact.end)
    return int(dated["year"]) if dated else None


def _is_current_student(text: str, match: re.Match[str]) -> bool:
    """Whether the words say where somebody is, not was: "a PhD student at <O1>"."""
    before = text[max(0, match.start() - 40) : match.start()]
    return bool(_STUDENT.match(text, match.start())) and not re.search(
        r"\b(?:was|[Aa]s|were|[Ww]hile|[Ww]hen|former)\b[^<]*$", before
    )


#: Who else a sentence may be about.
_OTHERS = re.compile(
    r"\b(?:researchers|scientists|authors|team|colleagues|we|universities|institutions|companies|schools|partners)\b",
    re.I,
)


def _subject(text: str, position: int, last: int | None, hero: int | None) -> int | None:
    """Whom the verb at `position` is about: the nearest person or pronoun before it, else the person spoken of."""
    nearest = None
    guides = [match.span() for match in _GUIDES.finditer(text)]
    for match in _SUBJECT.finditer(text, 0, position):
        if not any(a <= match.start() < b for a, b in guides):
            nearest = match
    if nearest is None:
        own = _OTHERS.search(text, 0, position)
        follows = _FOLLOWING_SUBJECT.search(text, position) if _OPENS_BEFORE_SUBJECT.match(text) else None
        if follows:
            return int(follows[1]) if follows[1] else last if last is not None else hero
        return None if own else hero
    if nearest[1] or nearest[4]:
        return int(nearest[1] or nearest[4])
    if (nearest[2] or nearest[3]) in ("I", "my", "My"):
        return hero
    first = _SUBJECT.match(text)
    if first and first[2] and last is not None:
        return last
    earlier = [m for m in _SUBJECT.finditer(text, 0, nearest.start()) if m[1]]
    return int(earlier[0][1]) if earlier else last if last is not None else hero
