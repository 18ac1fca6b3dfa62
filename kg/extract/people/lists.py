"""A page in, what its lists and marks state about people without a verb out: members, alumni, authors with notes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.articles.affiliation_lines import Legend, legends, marks_behind
from kg.extract.articles.blocks import is_generic
from kg.extract.articles.marks import indices
from kg.extract.articles.names import OrganizationMatch
from kg.extract.articles.page import Page, Sentence
from kg.extract.articles.page_home import page_home
from kg.extract.draft import SegmentKind
from kg.extract.lexicon.name_likeness import is_given_name
from kg.extract.lexicon.person_cues import ROLE, TITLES
from kg.extract.people.heroes import main_person
from kg.extract.people.shared_brackets import authors_of_shared_brackets
from kg.extract.people.statements import FactKind, PersonFact
from kg.extract.people.tables import tabled_people
from kg.extract.people.whereabouts import whereabouts

_MEMBERS = re.compile(
    r"(?:our |the |current |meet the |phd |doctoral |master'?s? |graduate |research |lab |group |team "
    r"|core |permanent |academic |wissenschaftliche |unsere )*"
    r"(?:people|team|members|staff|group|who we are|researchers?|faculty|students?|candidates?|engineers?"
    r"|scientists?|postdocs?"
    r"|postdoctoral researchers?|fellows?|technicians?|(?:group |team |lab )?(?:leaders?|leads?|heads?)"
    r"|principal investigators?|pis?|professors?|lecturers?"
    r"|administration|assistants?|associates?|interns?|mitarbeitende|mitarbeiter(?:innen)?(?: und mitarbeiter)?"
    r"|(?:instituts)?leitung|équipe|membres(?: permanents)?|doctorant(?:e?s|·e·s|\(e\)s)?|doktorand\w*)"
    r"(?: (?:and|&) \w+(?: \w+)?)?",
    re.IGNORECASE,
)
_ALUMNI = re.compile(
    r"(?:our |former |past |lab |group )*(?:alumni|alumnae|former (?:\w+ )?(?:members|students|staff"
    r"|people|postdocs)|past (?:\w+ )?members|ehemalige"
    r"|anciens(?: membres)?|members|graduates|where are they now\??|graduated(?: students)?)(?: (?:members"
    r"|and \w+(?: \w+)?))?",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|past|alumn|ehemalig|anciens|graduate[sd]|where are)", re.IGNORECASE)
_NOW = re.compile(
    r"<P\d+>[^<]{0,80}?(?:\baujourd['’]hui\b|\bdésormais\b|\bjetzt\b|\bheute\b|\bmaintenant\b|\bnow\b|\bnext\b|\bthen\b|\bcurrently\b|→|->|⟶"
    r"|\bjoined\b|\bmoved to\b"
    r"|\bleft for\b)[^<]{0,60}<O(?P<org>\d+)>"
)
#: A row of a table of alumni: the name, years, and where they went.
_ROW = re.compile(r"<P\d+>[^<]{0,40}[|\t]\s*<O(?P<org>\d+)>")
_BYLINE = re.compile(
    r"^\W*(?:[^<]{0,60}[·|—–-] ?)?(?:[Ww]ritten |[Pp]osted |[Ww]ords "
    r"|[Ss]tory )?[Bb]y:? (?P<people><P\d+>(?:(?:, | and |, and | & )<P\d+>)*)\W*(?:[·|—–-].{0,40})?$"
    rf"|^\W*(?:Written |Posted )?By (?P<posts><P\d+>, (?i:{ROLE})(?:,? (?:and |& )?<P\d+>, (?i:{ROLE}))*)\W*$"
)
_OURS = re.compile(
    r"\b(?P<who>[Oo]ur|[Mm]y|[Ww]e,)\s(?!(?:guest|visitor|friend|partner|host|former|late|advis[eo]r"
    r"|interview))(?:\w+[\s-]|\w+, ){1,5}?(?:[-–—]+ )?(?P<people><P\d+>(?:(?:,? and|,) <P\d+>)*)"
)
_ROLE_OURS = re.compile(
    r"\b(?:scientist|engineer|researcher|student|postdoc|intern|ceo|cto|founder|head|lead|director|president|officer"
    r"|manager|colleague"
    r"|colleagues|team ?mates?|scientists|engineers|researchers|students|interns|analyst|designer"
    r"|economist|technician|editor|fellow"
    r"|professor|lecturer|chief|developer)s?\b",
    re.IGNORECASE,
)


def listed_people(page: Page) -> Iterator[PersonFact]:
    """Who a page lists works where its group does, alumni did; authors are from where their marks say."""
    home = page_home(page)
    yield from _noted(page)
    yield from tabled_people(page)
    yield from whereabouts(page)
    yield from authors_of_shared_brackets(page)
    if home is not None or _own_team(page) is not None:
        yield from _members(page, home)
    if home is not None:
        yield from _our_own(page, home)
        yield from _comings(page, home)


def _noted(page: Page) -> Iterator[PersonFact]:
    """Authors whose names carry marks that a legend near them explains."""
    for first, legend in legends(page.text, page.blocks):
        start = page.blocks[max(0, first - 8)].start
        end = page.blocks[min(len(page.blocks) - 1, first + 8)].end
        by_mark: dict[str, list[Legend]] = {}
        for item in legend:
            by_mark.setdefault(item.mark, []).append(item)
        for index, person in enumerate(page.persons):
            for a, b in person.spans:
                if start <= a and b <= end:
                    for item in (i for mark in marks_behind(page.text, b) for i in by_mark.get(mark, ())):
                        yield PersonFact(index, FactKind.CURRENT, item.name, a, b, 0.9, item.start, item.end)


def _members(page: Page, home: OrganizationMatch | None) -> Iterator[PersonFact]:
    """Who is listed under a heading of members; of a page of no house only the team that the page is called by."""
    headed = False
    of_page = kind = FactKind.CURRENT if home is not None and _lists_members(page) else None
    named = -_CARD
    for sentence, below in pairwise((*page.sentences, None)):
        if sentence is None:
            break
        block = page.blocks[sentence.block]
        if block.in_teaser:
            continue
        line = page.text[block.start : block.end].strip(" :#*-|\t")
        if not line:
            continue
        if "<P" not in sentence.text and (block.kind is SegmentKind.HEADING or len(line) < 40):
            if kind is not None and (
                _says_who(page, sentence.block, line) or _of_card(page, line, named, sentence.block)
            ):
                continue
            before = kind if block.kind is not SegmentKind.HEADING or "|" in line else None
            headed = _MEMBERS.fullmatch(line) is not None or _ALUMNI.fullmatch(line) is not None
            kind = _list_kind(line, before or (None if _OTHERS.search(line) else of_page))
            continue
        if sentence.start == block.start and _OPENS.match(sentence.text):
            named = sentence.block
        if (
            kind is not None
            and _OPENS.match(sentence.text)
            and "<T" not in sentence.text
            and sentence.start == block.start
            and not (below and _HOUSE_LINE.fullmatch(below.text))
            and (headed or of_page is None or _is_person(page, sentence))
        ):
            yield from _member(page, sentence, kind, home)


#: Over whom a page of members does not call its own, and over what is no list of people.
_OTHERS = re.compile(
    r"\b(?:collaborators?|partners?|visitors?|guests?|advisory|former|past|alumn\w+|ehemalige|anciens|friends"
    r"|committees?|sponsors?|fund\w+|publi[ck]ations?|papers|veröffentlichungen|publikationen|news|proje[ck]ts?|projekte|events|contact|kontakt|links|related|speakers?)\b",
    re.IGNORECASE,
)
_FIRST_LINES = 4


def _lists_members(page: Page) -> bool:
    """Whether the first lines say that the page lists people: "Department of Botany – Team", "Home / Moss / People"."""
    for block in page.blocks[:_FIRST_LINES]:
        parts = _PARTS.split(page.text[block.start : block.end]) if block.end - block.start < _LONGEST else []
        if any(_MEMBERS.fullmatch(part.strip()) for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)):
            return True
    return False


_PARTS = re.compile(r"\s[–—|/>»›-]\s|\s?[|»›]\s?")
_LONGEST = 160
_OPENS = re.compile(rf"\W{{0,4}}{TITLES}<P\d+>")
#: So many lines below a name may still tell of that person.
_CARD = 3


def _of_card(page: Page, line: str, named: int, index: int) -> bool:
    """Whether a line with a name or below it, as near to the one above it as that to the name, begins no other list."""
    if named < 0 or index - named > _CARD or _MEMBERS.fullmatch(line) or _ALUMNI.fullmatch(line):
        return False
    gaps = [page.text[page.blocks[i].end : page.blocks[i + 1].start].count("\n") for i in range(named, index)]
    return not gaps or (max(gaps) == gaps[0] and not (_OTHERS.search(line) or is_generic(line)))


def _is_person(page: Page, sentence: Sentence) -> bool:
    """Whether what opens a line is a name by its title or its first word: other headings of the page may look so."""
    person = page.persons[indices(sentence.text, "P")[0]]
    return not re.match(r"\W*<P", sentence.text) or is_given_name(person.name.split()[0])


#: What somebody is, of one person: "PhD candidate", "Lab manager".
_ONE_ROLE = re.compile(rf"(?:[\w.’'&/-]+,? ){{0,5}}{ROLE}(?<!s)\b(?:[ ,(].*)?", re.IGNORECASE)


def _says_who(page: Page, index: int, line: str) -> bool:
    """Whether a line right below one that opens with a name tells what that person is or does, and heads nothing."""
    above = page.blocks[index - 1] if index else None
    opens = above is not None and any(0 <= start - above.start < _LEAD for p in page.persons for start, _ in p.spans)
    if above is None or not opens:
        return False
    beside = page.text[above.end : page.blocks[index].start].count("\n") == 1
    other = _MEMBERS.fullmatch(line) or _ALUMNI.fullmatch(line) or is_generic(line)
    return _ONE_ROLE.fullmatch(line) is not None or (beside and not other)


#: So many letters a bullet and "Prof. Dr." take in front of a name.
_LEAD = 12


#: A line below a name that says where else somebody is.
_HOUSE_LINE = re.compile(r"\W*(?:the )?<O\d+>\W*", re.IGNORECASE)


def _list_kind(heading: str, before: FactKind | None) -> FactKind | None:
    if re.match(r"Name\s*[|\t:,]", heading):
        return before or FactKind.CURRENT
    if _ALUMNI.fullmatch(heading) and _FORMER.search(heading):
        return FactKind.FORMER
    return FactKind.CURRENT if _MEMBERS.fullmatch(heading) else before


#: Whom somebody of the list has beside those of the house, or where they studied: "(joint with <P1>, <O1>)".
_JOINT = re.compile(
    r"\((?:Ph\.?D|M\.?Sc|M\.?A|B\.?Sc|Dr)\.?(?: \d{4})?,? (?:at |from )?(?:the )?<O\d+>[^()]*\)"
    r"|co-?(?:advised|supervised) (?:with|by) .*"
    r"|\((?:joint(?:ly)?|shared|co-?(?:advised|supervised)|together) (?:with|by) [^()]*\)"
)


def _member(page: Page, sentence: Sentence, kind: FactKind, home: OrganizationMatch | None) -> Iterator[PersonFact]:
    person = indices(sentence.text, "P")[0]
    span = sentence.start, sentence.end
    kind = FactKind.FORMER if kind is FactKind.CURRENT and _has_left(page, sentence) else kind
    if home is not None and (kind is FactKind.FORMER or "<O" not in _JOINT.sub("", sentence.text)):
        yield PersonFact(person, kind, home.name, *span, 0.75, home.start, home.end)
    now = (_NOW.search(sentence.text) or _ROW.search(sentence.text)) if kind is FactKind.FORMER else None
    if now:
        found = page.organizations[int(now["org"])]
        yield PersonFact(person, FactKind.CURRENT, found.name, *span, 0.9, found.start, found.end)
    team = _own_team(page)
    if team is not None and kind is FactKind.CURRENT:
        own = page.teams[team]
        yield PersonFact(person, FactKind.TEAM, own.name, *span, 0.7, own.start, own.end)


#: Below a name: "Research Fellow (until 2020), now at <O1>".
_LEFT = re.compile(r"\b(?:until (?:\w+ )?(?:19|20)\d\d\b.*|now|next|jetzt|left for|moved to|joined)\b[^<]{0,60}<O\d+>")


def _has_left(page: Page, sentence: Sentence) -> bool:
    """Whether the line below somebody's name tells that this person is elsewhere now."""
    below = [s for s in page.sentences if s.block == sentence.block + 1 and "<P" not in s.text]
    return bool(below) and _LEFT.search(below[0].text) is not None


def _our_own(page: Page, home: OrganizationMatch) -> Iterator[PersonFact]:
    """Who writes for the page, and whom it calls its own: "our chief scientist Ada Nowak"."""
    for sentence in page.sentences:
        block = page.blocks[sentence.block]
        if block.in_teaser:
            continue
        byline = _BYLINE.match(sentence.text) if sentence.block < 8 and sentence.start == block.start else None
        for match in ([byline] if byline else []) + list(_OURS.finditer(sentence.text)):
            if match is not byline and not _ROLE_OURS.search(match[0]):
                continue
            people = match["people"] or (match["posts"] if match is byline else "")
            for person in indices(people, "P"):
                yield PersonFact(
                    person, FactKind.CURRENT, home.name, sentence.start, sentence.end, 0.7, home.start, home.end
                )


_COMES = re.compile(
    r"<P(?P<person>\d+)>[^.;<]{0,50}?\b(?:joins?|joined|comes? to|came to) (?:us\b|our \w+"
    r"|the (?:\w+|<G\d+>))[^.;<]{0,40}?\bfrom (?:the )?<O(?P<org>\d+)>"
)
_LEAVES = re.compile(
    r"<P(?P<person>\d+)>[^.;<]{0,50}?\b(?:leaves?|left|is leaving|departs|moves?|moved"
    r"|goes) (?:us )?(?:for|to(?: join)?) (?:the )?<O(?P<org>\d+)>"
)


_WILL_LEAVE = re.compile(
    r"<P(?P<person>\d+)>[^.;<]{0,20}\b(?:will (?:be )?leav(?:e|ing)|is going to leave) (?:us|the (?:lab|team|group))\b"
)


def _comings(page: Page, home: OrganizationMatch) -> Iterator[PersonFact]:
    """Who joins the organization of the page from another one, and who leaves it for one."""
    for sentence in page.sentences:
        if page.blocks[sentence.block].in_teaser:
            continue
        for match in _WILL_LEAVE.finditer(sentence.text):
            yield PersonFact(
                int(match["person"]),
                FactKind.CURRENT,
                home.name,
                sentence.start,
                sentence.end,
                0.8,
                home.start,
                home.end,
            )
        for pattern, here, there in (
            (_COMES, FactKind.CURRENT, FactKind.FORMER),
            (_LEAVES, FactKind.FORMER, FactKind.CURRENT),
        ):
            for match in pattern.finditer(sentence.text):
                person, other = int(match["person"]), page.organizations[int(match["org"])]
                span = sentence.start, sentence.end
                yield PersonFact(person, here, home.name, *span, 0.85, home.start, home.end)
                yield PersonFact(person, there, other.name, *span, 0.9, other.start, other.end)


def colleagues(page: Page, facts: Sequence[PersonFact]) -> Iterator[PersonFact]:
    """Whom the person of an interview calls "my student" or "our engineer" works where that person does."""
    hero = main_person(page)
    own = [fact for fact in facts if fact.person == hero and fact.kind in (FactKind.CURRENT, FactKind.TEAM)]
    known = {fact.person for fact in facts if fact.kind is FactKind.CURRENT} | ({hero} if hero is not None else set())
    employer = max((f for f in own if f.kind is FactKind.CURRENT), key=lambda f: f.confidence, default=None)
    team = next((fact for fact in own if fact.kind is FactKind.TEAM), None)
    yield from _own_group(page, employer, known)
    for sentence in page.sentences if employer else ():
        if page.blocks[sentence.block].in_teaser:
            continue
        for match in _OURS.finditer(sentence.text):
            for person in indices(match["people"], "P") if _ROLE_OURS.search(match[0]) else ():
                for fact in (employer, team if match["who"] in ("our", "Our") else None):
                    if fact and person not in known:
                        yield replace(fact, person=person, start=sentence.start, end=sentence.end, confidence=0.7)


def _own_group(page: Page, employer: PersonFact | None, known: Collection[int]) -> Iterator[PersonFact]:
    """Whom the person of a page lists as students and postdocs of today, on a page that is of no house."""
    if employer is None or page_home(page) is not None:
        return
    home = OrganizationMatch(employer.value, employer.target_start, employer.target_end)
    for fact in _members(page, home):
        if fact.kind is FactKind.CURRENT and fact.value == home.name and fact.person not in known:
            yield replace(fact, confidence=0.65)


def _own_team(page: Page) -> int | None:
    """The team that the page is called by: named in one of its first three lines, which is nothing else."""
    for index, team in enumerate(page.teams):
        block = next((b for b in page.blocks[:4] if b.start <= team.start < b.end), None)
        if block is None:
            continue
        parts = _PARTS.split(page.text[block.start : block.end])
        called = page.text[team.start : team.end]
        if team.end - team.start >= 0.8 * (block.end - block.start) or (
            called in parts and any(_MEMBERS.fullmatch(part.strip()) for part in parts)
        ):
            return index
    return None
