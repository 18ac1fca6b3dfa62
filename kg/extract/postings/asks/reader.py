"""A posting in, what it asks for out: skills, and disciplines of interest, background or study."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.draft import TermMatch
from kg.extract.lexicon.cues import Cue, CueKind
from kg.extract.lexicon.headings import BOILERPLATE, QUALIFICATIONS, SectionKind
from kg.extract.lexicon.negation import is_denied
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Found
from kg.extract.listed import TOOL_KINDS
from kg.extract.postings.advert import Advert
from kg.extract.postings.asks.announced import FIELDS, LOOSE, Announced, announced_terms, asking_cues
from kg.extract.postings.asks.disciplines import METHODS, disciplines_of
from kg.extract.postings.asks.field_lists import Listed
from kg.extract.postings.asks.mistaken_skills import (
    can_be_method,
    ends_word,
    is_classed,
    is_own,
    is_platform,
    is_sold,
    named_units,
    names_job,
)
from kg.extract.postings.asks.study_fields import read_study_fields
from kg.extract.postings.asks.unlisted_skills import names_around, names_beside, unlisted_skills
from kg.extract.terms import is_coined, name_of
from kg.schema import FieldName, NodeType

#: Last words of the kinds of skill that are things one can name a certificate in; anything else is a way of working.
_TOOLS = sought(rf"(?:{TOOL_KINDS}|control|(?:health care|finance|trade) skill)$")
_SENTENCE = 200
#: What may stand between two items of a list of things known.
_LIST_GLUE = re.compile(
    r"[\s,;|/&()·•●▪*–-]*(?:(?:and|or|and/or|und|oder|sowie|et|ou|y|o|e|en|of|i|och|og|eller|samt|plus"
    r"|as well as)\b)?[\s(]*"
    r"(?:(?:applications?|products?|tools?|-?anwendungen|-?produkten?|-?programmen?)?,? ?"
    r"(?:including|especially|particularly|such as|like|e\.g\.,?|i\.e\.,?|insbesondere"
    r"|besonders|vor allem|notamment|en particulier|surtout"
    r"|especialmente|sobre todo|særligt|särskilt|met name|vooral) )?"
    r"(?:(?:either|one of|at least one of|ideally|preferably|some|good|solid|also|de|la|el)\s+)*",
    re.IGNORECASE,
)
_SOFT = frozenset(("interpersonal skill",))


@dataclass(frozen=True, slots=True)
class Asked:
    """Skills and disciplines, each once, in the order of the text."""

    skills: tuple[Found[str], ...] = ()
    preferred_skills: tuple[Found[str], ...] = ()
    disciplines: tuple[Found[str], ...] = ()
    qualification_disciplines: tuple[Found[str], ...] = ()
    degree_fields: tuple[Found[str], ...] = ()


def read_asked(advert: Advert, listed: Sequence[Listed] = (), employer: str | None = None) -> Asked:
    """What the posting asks for; nothing is read from boilerplate."""
    cues = asking_cues(advert)
    announced = list(announced_terms(advert, cues))
    own = (employer or "").casefold()
    known = list(_skills(advert, announced, own))
    skills = [*_skill_fields(advert), *known, *_unlisted(advert, cues, own, [item for item, _ in known])]
    disciplines = list(disciplines_of(advert, announced, [item.field for item in listed if item.wanted]))
    asked = _once(item for item, preferred in skills if not preferred)
    names = {item.value for item in asked}
    return Asked(
        skills=asked,
        preferred_skills=_once(item for item, preferred in skills if preferred and item.value not in names),
        disciplines=_once(item for item, qualifying in disciplines if not qualifying),
        qualification_disciplines=_once(item for item, qualifying in disciplines if qualifying),
        degree_fields=read_study_fields(advert),
    )


def _skill_fields(advert: Advert) -> Iterator[tuple[Found[str], bool]]:
    for span in advert.fields_named(FieldName.SKILL):
        matches = advert.terms_between(span.start, span.end, NodeType.SKILL, *FIELDS)
        whole = next((m for m in matches if m.start == span.start and m.end == span.end), None)
        if whole:
            yield Found(whole.term.name, span.start, span.end, 0.97), False
        elif span.end - span.start <= 60:
            yield Found(advert.text[span.start : span.end].strip(), span.start, span.end, 0.9), False


#: Before examples of what one works with: "statistical methods such as".
_METHODS = re.compile(r"\b(?:techniques|methods|methodologies|algorithms|languages|packages|libraries|frameworks) \(?$")
_SHORT = 20


def _is_of_methods(advert: Advert, item: Announced) -> bool:
    """Whether a list gives examples of methods, which are used wherever they are named."""
    before = advert.text[max(advert.start, item.cue.start - _SHORT) : item.cue.start]
    return item.cue.value in _EXAMPLES and _METHODS.search(before) is not None


_EXAMPLES = frozenset(("such as", "including", "e.g."))


def _skills(advert: Advert, announced: list[Announced], own: str) -> Iterator[tuple[Found[str], bool]]:
    """Skills that a cue announces or qualifications list, and tools wherever the posting names them."""
    cued = {
        item.match.start for item in announced if item.cue.kind is CueKind.EXPERIENCE and item.cue.value not in LOOSE
    }
    loose = {item.match.start for item in announced if item.cue.value in LOOSE}
    cued |= {item.match.start for item in announced if _is_of_methods(advert, item)}
    terms = [match for match in advert.terms_of(NodeType.SKILL, NodeType.METHOD) if _can_be_skill(match)]
    cued |= {match.start for match in terms if _is_told_behind(advert, match)}
    units = named_units(advert)
    title = advert.field(FieldName.TITLE)
    for index, match in enumerate(terms):
        section = advert.section_at(match.start)
        kind = section.kind if section else SectionKind.OTHER
        titled = title is not None and title.start <= match.start < title.end
        if kind in BOILERPLATE or not (section or titled) or match.term.heading:
            continue
        listed = match.start in cued or _in_list(advert, terms, index) or _is_item(advert.text, match)
        listed = listed or (kind in QUALIFICATIONS and _is_practised(advert, terms, index, loose))
        if advert.text[match.start : match.end] in units or not can_be_method(advert, match):
            continue
        if match.end - match.start == 1 and (is_classed(advert, match) or ends_word(advert, terms, index)):
            continue
        if kind not in QUALIFICATIONS and not titled and names_job(advert, match):
            continue
        if not _is_asked(advert, match, kind, cued=match.start in cued, listed=listed, titled=titled):
            continue
        if kind not in QUALIFICATIONS and match.start not in cued and _is_firm(advert, terms, index):
            continue
        if kind not in QUALIFICATIONS and is_platform(advert, match):
            continue
        if own and kind not in QUALIFICATIONS and is_sold(advert, match, own, cued=match.start in cued):
            continue
        if is_denied(advert.text, match.start, match.end, advert.clauses.around(match.start)):
            continue
        confidence = 0.9 if kind in QUALIFICATIONS and listed else 0.8 if listed or kind in QUALIFICATIONS else 0.6
        plus = _is_plus(advert, match.start, match.end)
        yield Found(name_of(match, advert.document), match.start, match.end, confidence), plus


def _is_told_behind(advert: Advert, match: TermMatch) -> bool:
    """Whether the words behind a skill say that it is asked for: "Excel skills", "Six Sigma experience"."""
    if advert.text[match.end : match.end + 1] not in (" ", "\xa0") or advert.text[match.start - 1 : match.start] == "-":
        return False
    if _OF_SOMETHING.search(advert.text, max(advert.start, match.start - _NEAR), match.start):
        return False
    return _TOLD_BEHIND.match(advert.text, match.end) is not None


#: Before what somebody has or makes: "the Android experience of our readers", "a Six Sigma certified house".
_OF_SOMETHING = re.compile(r"\b(?:the|this|our|their|its|an?|every|whole)\s$", re.IGNORECASE)
_NEAR = 8
_TOLD_BEHIND = re.compile(
    r"[ \xa0](?:skills?|experience|knowledge|proficiency|expertise|certifications?|certified|know-how|fluency)\b"
    r"(?! (?:cent(?:er|re)s?|team|platform|design|that (?:our|we))\b)",
    re.IGNORECASE,
)


def _unlisted(
    advert: Advert, cues: Sequence[Cue], own: str, known: Sequence[Found[str]]
) -> Iterator[tuple[Found[str], bool]]:
    """Skills that no vocabulary lists, behind cues and beside the tools that one knows."""
    tools = [item for item in known if not item.value.islower()]
    for found in (*unlisted_skills(advert, cues), *names_beside(advert, tools), *names_around(advert, tools)):
        if not (own and is_own(found.value, own)) and not _is_cut_off(advert, found.end):
            yield found, _is_plus(advert, found.start, found.end)


def _is_cut_off(advert: Advert, end: int) -> bool:
    """Whether a paragraph breaks off there, as a feed shortens it: "experience with data min"."""
    if advert.text[end : advert.end].strip() or not advert.has(". "):
        return False
    return advert.text.find("\n", advert.start, end) < 0


def _can_be_skill(match: TermMatch) -> bool:
    """Methods are skills if they are models one can download: their names are written as names."""
    return match.term.node_type is NodeType.SKILL or (
        any(char.isupper() or char.isdigit() for char in match.term.name) and bool(match.term.broader)
    )


def _is_asked(advert: Advert, match: TermMatch, kind: SectionKind, *, cued: bool, listed: bool, titled: bool) -> bool:
    if match.term.context and not listed:
        return False
    if match.term.node_type is NodeType.METHOD:
        return kind in QUALIFICATIONS
    if _is_tool(match):
        if any(name.endswith(" skill") for name in match.term.broader) and kind not in QUALIFICATIONS and not cued:
            if titled:
                return is_coined(advert.text[match.start : match.end]) and not match.term.context
            return _is_needed(advert, match) or (kind is SectionKind.RESPONSIBILITIES and _is_proper(advert, match))
        if _is_practice(match) and kind not in _OF_THE_JOB:
            return listed or titled
        return cued or kind is not SectionKind.ABOUT_TEAM
    if _SOFT & set(match.term.broader):
        return False
    if kind in _OF_THE_JOB and not match.term.context and _is_named(advert, match):
        return True
    return (cued and not match.term.context) or (kind in QUALIFICATIONS and listed)


_OF_THE_JOB = QUALIFICATIONS | {SectionKind.RESPONSIBILITIES}
#: What a sentence says of a certificate that it asks for, wherever it stands.
_NEEDED = re.compile(
    r"\b(?:needed|need|required|requires?|essential|a must|must|mandatory|necessary|desirable|preferred"
    r"|advantage(?:ous)?"
    r"|knowledge|qualified|certified|certification|hold(?:er|ing)?|erforderlich|voraussetzung|exigée?s?|requise?s?"
    r"|obligatoires?|souhaitée?s?|imprescindible|vereist)\b",
    re.IGNORECASE,
)


def _is_proper(advert: Advert, match: TermMatch) -> bool:
    """Whether the text writes a skill as the name of one thing: "HPLC", "EtherCAT"."""
    surface = advert.text[match.start : match.end]
    return not match.term.context and sum(map(str.isupper, surface)) > 1


def _is_named(advert: Advert, match: TermMatch) -> bool:
    """Whether a practice goes by a name: "P&ID", "ISO 9001"."""
    return is_coined(advert.text[match.start : match.end]) and not METHODS & set(match.term.broader)


def _is_needed(advert: Advert, match: TermMatch) -> bool:
    left, right = advert.clauses.around(match.start)
    return right - left <= _SENTENCE and _NEEDED.search(advert.text, left, right) is not None


#: Before a list of firms, with whom others have to do: "the founders of Contoso, Fabrikam".
_OF_FIRMS = sought(
    r"\b(?:founders?|CEOs?|CTOs?|alumni|veterans|formerly|previously|investors?|backed|funded|customers?|clients?"
    r"|acquired|brands?|products?|offerings|apps|services|companies|businesses)(?: [\w’'&-]+){0,2}? (?:of|by|at"
    r"|like|such as|include|includes|including)"
    r"\b[^.;\n]*$",
    re.IGNORECASE,
)
#: Before the product that something runs on: "built on AWS".
_RUN_ON = re.compile(
    r"\b(?:built|production|runs?|running|hosted|deployed|based|live|operates?|migrat\w+) (?:on|in|to|with)"
    r"(?: [a-z]+){0,2} ?\(?$",
    re.IGNORECASE,
)


def _is_firm(advert: Advert, terms: list[TermMatch], index: int) -> bool:
    """Whether the words name a company rather than its product: no product of another name stands in the same list."""
    match = terms[index]
    left = max(advert.clauses.around(match.start)[0], match.start - _SENTENCE)
    if _is_tool(match) and _OF_FIRMS.search(advert.text, left, match.start):
        return True
    if _RUN_ON.search(advert.text, left, match.start):
        return False
    if match.term.node_type is NodeType.METHOD or not (_is_tool(match) and _is_employer(advert, match)):
        return False
    return not any(_is_tool(other) and not _is_employer(advert, other) for other in _beside(advert, terms, index))


def _is_employer(advert: Advert, match: TermMatch) -> bool:
    """Whether the words name the company rather than its product."""
    return any(
        other.start <= match.start and match.end <= other.end
        for other in advert.terms_between(match.start - 40, match.end, NodeType.ORGANIZATION)
    )


def _in_list(advert: Advert, terms: list[TermMatch], index: int) -> bool:
    return any(_vouches(other, terms[index]) for other in _beside(advert, terms, index))


def _is_item(text: str, match: TermMatch) -> bool:
    """Whether a term is the whole of a line behind a bullet: a list of what is asked for has it as an item."""
    return _ITEM_BEFORE.search(text, max(0, match.start - 12), match.start) is not None and (
        _ITEM_BEHIND.match(text, match.end) is not None
    )


#: A bullet at the beginning of a line, and its end.
_ITEM_BEFORE = re.compile(r"(?:^|\n)[ \xa0\t]{0,8}[-*•·▪●‣–][ \xa0\t]{1,3}$")
_ITEM_BEHIND = re.compile(r"[ \xa0]{0,3}[.;,]?[ \xa0]{0,3}(?:\n|$)")


def _beside(advert: Advert, terms: list[TermMatch], index: int) -> Iterator[TermMatch]:
    """The other items of the list that a term stands in."""
    for step in (-1, 1):
        here = index
        while 0 <= here + step < len(terms):
            left, right = sorted((terms[here], terms[here + step]), key=lambda match: match.start)
            if right.start > left.end and not _is_glue(advert.text[left.end : right.start]):
                break
            here += step
            if terms[here].start != terms[index].start:
                yield terms[here]


@lru_cache(maxsize=1 << 10)
def _is_glue(between: str) -> bool:
    """Whether what stands between two terms joins them in a list."""
    return _LIST_GLUE.fullmatch(between) is not None


def _is_practised(advert: Advert, terms: list[TermMatch], index: int, loose: Set[int]) -> bool:
    """Whether a method of a list is asked for as something that one does, not as a field that one knows.

    It stands beside another one, or behind a `loose` cue: "techniques such as regression".
    """
    match = terms[index]
    if METHODS.isdisjoint(match.term.broader):
        return False
    beside = (other.term.broader for other in _beside(advert, terms, index))
    if match.start not in loose and all(map(METHODS.isdisjoint, beside)):
        return False
    left, _ = advert.clauses.around(match.start)
    led = _LEADS_TO_FIELDS.search(advert.text, max(advert.start, left - _SENTENCE), left)
    return led is None and _OF_FIELDS.search(advert.text, left, match.start) is None


_FIELD_WORDS = r"(?:disciplines?|fields?|areas?|domains?|subjects?|topics?)"
_OF_FIELDS = sought(
    rf"\b(?:{_FIELD_WORDS}|backgrounds? (?:in|of)|degrees?|majors?|bachelor\w*|master\w*|ph\.?d|interest\w*|expertise"
    r"|graduate|stud(?:y|ies)|msc|bsc)\b",
    re.IGNORECASE,
)
#: The same right before a dash that looks as if it began an item: "related disciplines (optimization - LP, MIP".
_LEADS_TO_FIELDS = sought(rf"\b{_FIELD_WORDS}\b[^.;\n]{{0,25}}[–-]\s*$", re.IGNORECASE)


def _vouches(other: TermMatch, match: TermMatch) -> bool:
    """A neighbour in a list shows that an ambiguous word is a tool, or that a method is asked for like one."""
    if match.term.context and other.term.context:
        return _is_tool(match) and match.term.broader == other.term.broader and match.term.name != other.term.name
    return not other.term.context and (_is_tool(other) or not METHODS & set(match.term.broader))


def _is_tool(match: TermMatch) -> bool:
    return _are_tools(match.term.broader)


@lru_cache(maxsize=1 << 10)
def _are_tools(kinds: tuple[str, ...]) -> bool:
    return any(_TOOLS.search(kind) for kind in kinds)


def _is_practice(match: TermMatch) -> bool:
    """Whether a kind of tool is named by the words for what is done with it: "paid search", "on-page testing"."""
    return match.term.name.islower() and match.term.name.endswith(_DONE)


#: Last words for what is done, not for what it is done with.
_DONE = (" advertising", " search", " alerting", " marketing", " optimization", " integration", " deployment")


def _is_plus(advert: Advert, start: int, end: int) -> bool:
    if advert.kind_at(start) is SectionKind.PREFERRED_QUALIFICATIONS:
        return True
    left, right = advert.clauses.around(start)
    reach = 60 if right - left > 250 else 250
    left, right = max(left, start - reach), min(right, end + reach)
    pluses = [cue for cue in advert.cues_of(CueKind.PLUS) if left <= cue.start < right]
    pluses = [cue for cue in pluses if cue.start < start or cue.value not in _OF_WHAT_FOLLOWS]
    return any(not _NECESSARY.search(advert.text, end, max(end, cue.start)) for cue in pluses) or (
        right - end < reach and _SAID_BEHIND.match(advert.text, right) is not None
    )


#: What is needed before what is a plus: "Python is necessary, and knowledge of SQL would be a plus".
_NECESSARY = sought(r"\b(?:is|are) (?:necessary|required|essential|mandatory|needed|a must)\b")
#: Words that are said of what follows them: "experience with Python, ideally with Docker".
_OF_WHAT_FOLLOWS = frozenset(("ideally", "idealerweise", "idéalement"))
#: A word in brackets behind the sentence that it is said of: "Knowledge of Go. (Preferred)".
_SAID_BEHIND = re.compile(
    r"[ \xa0]?\((?:preferred|desired|desirable|optional|a plus|nice to have|bonus|von vorteil|wünschenswert|un plus"
    r"|souhaité|deseable|meriterande)\)",
    re.IGNORECASE,
)


def _once(items: Iterable[Found[str]]) -> tuple[Found[str], ...]:
    """Each value with its best passage, in the order of the text; spellings in the plural are the same value."""
    best: dict[str, Found[str]] = {}
    for item in items:
        key = item.value.lower().replace("-", " ").removesuffix("s")
        known = best.get(key)
        if known is None or item.confidence > known.confidence:
            best[key] = item
    return tuple(sorted(best.values(), key=lambda item: item.start))
