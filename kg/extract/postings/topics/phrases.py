"""A posting in, phrases out that name its subjects and that no vocabulary lists: of its title and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from kg.extract.lexicon.affiliation_words import PLACES
from kg.extract.lexicon.glance import glanced
from kg.extract.lexicon.headings import BOILERPLATE
from kg.extract.lexicon.paper_words import EMPTY_HEADS, FUNCTION_WORDS
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Found
from kg.extract.lexicon.subject_measures import Origin
from kg.extract.lexicon.words import CATEGORIES, EMPLOYMENT, LEVELS, RANKS, uncapitalized, word_set
from kg.extract.postings.advert import Advert
from kg.extract.postings.asks.field_lists import Listed
from kg.extract.postings.asks.subject_words import DOING
from kg.extract.postings.naming.title_parts import Part, PartKind
from kg.extract.postings.naming.titles import is_role_head
from kg.extract.postings.roles.reader import RoleReading
from kg.extract.postings.teams.reader import UNIT_NOUN
from kg.extract.postings.teams.title_teams import NO_TEAM
from kg.schema import FieldName, NodeType

#: Words that stand before many occupations and say nothing of their field.
_GENERAL = word_set("""
    research associate assistant senior junior general working staff head group team chief deputy regional global
    graduate postgraduate postdoctoral doctoral applied technical professional executive full-stack fullstack backend
    frontend front-end back-end project program programme lead managing vice temporary relief night day shift part full
    time registered certified licensed chartered qualified experienced skilled second first third member area district
    national international local corporate business product account office store branch field service services support
    summer winter spring autumn early career careers student phd wissenschaftliche wissenschaftlicher two three four
    several position positions post posts job role vacancy scientific academic university college new level entry mid
    internal external administrative administratif administrativo clerical confidential casual seasonal bilingual
    mobile virtual trainee
    freelance independent dedicated city member success
    subject matter individual contributor
    months month years year weeks week hours senior-level junior-level mid-level entry-level
    systems system solutions operations development engineering administration technology it hr m w d f x all genders
""")
_BEHIND = re.compile(
    r"\s+(?:of|in|for|on|en|in der|im|für|de|du|des|d['’])\s+(?:the\s+|der\s+|la\s+|l['’])?(?P<rest>.+)$"
)
_FIELD_OF = sought(
    r"\b"
    + glanced(
        r"research (?:on|in|into)|projects? (?:on|about)|(?:field|area|topic|theme|subject)s? of|focus(?:es|ed"
        r"|ing)? on"
        r"|speciali[sz]\w+ in|work(?:s|ing)? on|studies? (?:on|of)|models? of|responsible for|experts? in"
        r"|develop\w* (?:new |novel )?(?:methods|models|algorithms|tools|software) for"
    )
    + r"\s+(?:the\s+|our\s+|new\s+"
    r"|novel\s+)?"
    r"(?P<what>[a-zß-ÿ][\w-]+(?: (?:and |of )?[\w-]+){0,4})"
)
_WORD = re.compile(r"[^\W\d_][\w+#’'-]*")
#: Words of adverts: a phrase with one of them tells of hiring, not of a subject.
OF_ADVERTS = word_set("""
    team teams work working experience candidate candidates role roles ability abilities skill skills job jobs position
    positions application applications applicant applicants year years month months week weeks day days hour hours
    company employee employees employer people person environment opportunity opportunities support member members
    successful ideal strong good excellent great high level best new ensure including include includes provide provides
    degree bachelor master masters phd university faculty department school institute centre center college student
    students group office contract full part time salary benefits benefit pay holiday pension equal diversity inclusion
    background related field fields relevant required preferred plus knowledge understanding responsibilities
    responsible duties requirements qualifications minimum basic key main daily regular internal external stakeholders
    clients client customers customer business businesses project projects programme program join joining looking seek
    seeking offer offers apply appointment post colleagues partners needs need world global international national
    local United States Kingdom leading real wide range variety things thing lot life quality fast paced dynamic
    passionate personal career careers professional development training travel home hybrid remote site location
    communication communicate written verbal problem problems solving solution solutions tools tool process processes
    manager management managers lead leads reporting report reports meeting meetings etc e.g
""")


def topic_phrases(
    advert: Advert, role: RoleReading, listed: Sequence[Listed] = ()
) -> Iterator[tuple[Origin, Found[str]]]:
    """Fields that the title names, then those of phrases such as "research on".

    What a posting merely repeats is no subject: that found one of 190 annotated topics, and halves of sentences.
    """
    yield from _of_title(advert, role)
    yield from ((Origin.SENTENCE, item) for item in _announced(advert))
    yield from ((Origin.QUOTED, item) for item in _entitled(advert))
    for item in listed:
        name = item.field.value
        noun = len(name) >= _LONG_NOUN and advert.text[item.field.start].isupper()  # as German writes its nouns
        if item.sure or noun or " " in name or "-" in name:
            yield Origin.LIST, item.field


_LONG_NOUN = 10


def _of_title(advert: Advert, role: RoleReading) -> Iterator[tuple[Origin, Found[str]]]:
    """A "Traffic Signal Engineer" is about traffic signals, "Teacher of Physics" about physics."""
    if role.parsed is None or role.title is None:
        return
    firms = _firms(advert)
    yield from ((Origin.TITLE, item) for item in _of_head(role.parsed.head, role.title_start, firms))
    for part in role.parsed.tails:
        unit = UNIT_NOUN.search(part.text) or NO_TEAM.fullmatch(part.text)
        if part.kind is PartKind.REST and not (part.aside or unit):
            words = list(_WORD.finditer(part.text))
            yield from ((Origin.TAIL, item) for item in _bare(words, part.text, role.title_start + part.start, firms))


def _of_head(head: Part, title_start: int, firms: Set[str]) -> Iterator[Found[str]]:
    """What stands before the occupation, and behind its "of"."""
    start = title_start + head.start
    behind = _BEHIND.search(head.text)
    front = head.text[: behind.start()] if behind else head.text
    words = list(_WORD.finditer(front))
    last = next((index for index in reversed(range(len(words))) if is_role_head(words[index].group())), None)
    if last == 0 and len(words) > 1 and words[1].group()[0].isupper() and is_role_head(words[0].group()):
        yield from _bare(words[1:], front, start, firms)  # "Projektingenieur Wasserbau", "Werkstudent Data Science"
    if last is not None:
        before = [word for word in words[:last] if not is_role_head(word.group())]
        yield from _bare(before, front, start, firms, _FIELD_OF_HEAD.get(words[last].group().lower()))
    if behind and "(" not in behind.group("rest"):
        at = start + behind.start("rest")
        yield from _bare(list(_WORD.finditer(behind.group("rest"))), behind.group("rest"), at, firms)


def _firms(advert: Advert) -> frozenset[str]:
    """What employers are called by in front of what is theirs, small letters: "Amazon Credit & Lending"."""
    own = [advert.text[span.start : span.end].split()[0] for span in advert.fields_named(FieldName.ORGANIZATION)]
    known = (advert.text[match.start : match.end] for match in advert.terms_of(NodeType.ORGANIZATION))
    return frozenset(name.lower() for name in (*own, *known))


def _bare(
    words: list[re.Match[str]], text: str, offset: int, firms: Set[str], field: str | None = None
) -> Iterator[Found[str]]:
    """The phrase without general words, places and firms at its ends; one plain word must be long enough to say much.

    Args:
        words: those of `text` that may belong to it.
        text: a part of a title.
        offset: where it begins in the document.
        firms: what employers are called by.
        field: what an adjective before the occupation makes a field of, as the engineer in "electrical engineer".
    """
    while words and (_is_general(words[0].group()) or words[0].group().lower() in PLACES):
        words = words[1:]
    if words and words[0].group().lower() in firms:
        words = words[1:] if len(words) > _OF_A_FIRM else []  # "Amazon Pay" is what the firm sells
    while words and (_is_general(words[-1].group()) or words[-1].group().lower() in EMPTY_HEADS):
        words = words[:-1]
    if not 1 <= len(words) <= 5 or any(is_role_head(word.group()) for word in words):
        return
    start, end = words[0].start(), words[-1].end()
    phrase = text[start:end]
    alone = len(words) == 1
    known = phrase.lower() in CATEGORIES or (alone and (phrase.lower().endswith("ed") or phrase.lower() in _ALONE))
    code = phrase.isupper() and len(phrase) <= _CODE and phrase not in _KNOWN_CODES
    if code or phrase.lower() in _WHOM or _ends_in_place(phrase.lower().split()):
        return  # "T&T", "DPT": what no vocabulary knows is a firm's own
    if known or (alone and not phrase.isupper() and len(phrase) < 6) or len(phrase) < 2:
        return
    shouted = phrase.isupper() and len(words[-1].group()) >= _SHOUTED
    name = phrase.lower() if shouted else uncapitalized(phrase)
    if _ADJECTIVE.search(name) and name.rsplit(" ")[-1] not in _NO_ADJECTIVES:
        if field is None and alone:
            return
        name = f"{name} {field}" if field else name
    elif alone and field == _MANAGED and not name.endswith(_FIELDS):
        name = f"{name.removesuffix('s')} {field}"  # a "Release Manager" is no expert in releases
    yield Found(name, offset + start, offset + end, 0.55)


_OF_A_FIRM = 2
_MANAGED = "management"
#: What the trade of an occupation is called behind an adjective: "graphic designer", "electrical engineer".
_FIELD_OF_HEAD = {
    "engineer": "engineering",
    "engineers": "engineering",
    "designer": "design",
    "designers": "design",
    "researcher": "research",
    "analyst": "analysis",
    "manager": _MANAGED,
}
#: How words end that are fields by themselves: "Marketing Manager".
_FIELDS = ("ing", "ment", "ics", "ance", "ss", "tion", "tions", "ships")
_ADJECTIVE = re.compile(r"(?:al|ic|ive|[ai]ble|ous)$")
#: Names of things that end as adjectives do.
_NO_ADJECTIVES = word_set("""
    animal archive arctic automotive capital ceramic clinic coral diesel ethic fabric hospital jewel journal logic
    magic material metal mineral music panel pharmaceutical plastic portal public rail retail signal steel terminal
    textile topic traffic trial vehicle wheel cable table logistic creative medical clinical legal
    dental geospatial digital chemical surgical paralegal
""")
#: Words that say nothing of a field where no other stands beside them.
_ALONE = word_set("""
    agency borough controls core delivery enterprise excellence growth hands-on implementation improvement innovation
    integrity master measurement mission outcome outcomes partner partners performance process renewal renewals resource
    resources scaled solution success sustaining transformation transition value vendor vendors
""")


def _ends_in_place(words: Sequence[str]) -> bool:
    return words[-1] in PLACES or " ".join(words[-2:]) in PLACES or " ".join(words) in _CONTINENTS


_CONTINENTS = frozenset(("north america", "south america", "latin america", "middle east", "asia pacific"))


#: So many capitals are a word and no short name.
_SHOUTED = 6
#: Whom one works for, which no subject is.
_WHOM = word_set("customer customers client clients user users people member guest guests passenger content brand")
#: So long are letters by which firms call their parts.
_CODE = 3
_KNOWN_CODES = frozenset("UX UI ETL ERP CRM SEO BI VR AR XR GIS EDA DSP RTL API PLC NLP AI ML RF PCB CAD BIM".split())


def _is_general(word: str) -> bool:
    lower = word.lower()
    return lower in _GENERAL or lower in LEVELS or lower in RANKS or lower in EMPLOYMENT or lower in FUNCTION_WORDS


def _announced(advert: Advert) -> Iterator[Found[str]]:
    for match in _FIELD_OF.finditer(advert.text, advert.start, advert.end):
        kind = advert.kind_at(match.start())
        if kind in BOILERPLATE:
            continue
        run = _run(list(_WORD.finditer(advert.text, match.start("what"), match.end("what"))))
        if len(run) >= 2:
            start, end = run[0].start(), run[-1].end()
            yield Found(" ".join(advert.text[start:end].lower().split()), start, end, 0.45)


#: What a project is called in quotes, up to its colon: "the grant “Snow on Mars: a survey”".
_ENTITLED = sought(
    r"\b(?:project|grant|programme|program|thesis|topic|position|titled|entitled|called"
    r"|named)(?: (?:on|is|titled|entitled|called"
    r"|named))?:? [“\"„«‘](?P<name>[^“”\"„«»\n:;?!]{8,90}?)(?:[.:][^“”\"\n]{0,120})?[”\"“»’]"
)
_MOST_WORDS = 9
_QUOTES = '“"„«‘'


def _entitled(advert: Advert) -> Iterator[Found[str]]:
    if not advert.has(*_QUOTES):
        return
    for match in _ENTITLED.finditer(advert.text, advert.start, advert.end):
        name = match.group("name")
        if advert.kind_at(match.start()) not in BOILERPLATE and 1 < len(name.split()) <= _MOST_WORDS:
            yield Found(uncapitalized(name), match.start("name"), match.end("name"), 0.45)


#: What says how many or how hard the things are: "work on multiple time-sensitive projects".
_SO_MANY = word_set("multiple various several different many numerous diverse complex challenging ambitious exciting")


def _run(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first words up to one that ends a noun phrase."""
    run: list[re.Match[str]] = []
    for word in words:
        lower = word.group().lower()
        if lower in FUNCTION_WORDS or lower in OF_ADVERTS or (run and lower.endswith("ly")):
            break
        if not run and (lower.endswith("ly") or lower in DOING or lower in _SO_MANY):
            return []
        run.append(word)
    while run and run[-1].group().lower() in EMPTY_HEADS:
        run.pop()
    return run[:4]
