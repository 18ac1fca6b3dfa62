"""A posting in, the names out by which a whole sentence, an address or a public house's title says who hires."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.lexicon.headings import QUALIFICATIONS
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.words import SMALL_WORDS
from kg.extract.postings.advert import Advert
from kg.extract.postings.naming.titles import has_role_head

#: What only employers say of themselves weighs so much.
SURE = 3.0
#: Before a place, which is no subject: "the Maps Lab in Riga and the Snow Group in Jena are seeking".
WITHIN = re.compile(r"\b(?:in|near|à|(?:cent(?:re|er)|heart|outskirts|north|south|east|west|part) of)\s+$")


@dataclass(frozen=True, slots=True)
class Call:
    """A passage that treats a name as an employer, and how strongly; `unit` as a part of one."""

    name: str
    start: int
    end: int
    weight: float
    unit: bool = False


def told_calls(advert: Advert) -> Iterator[Call]:
    """Who hires by whole sentences, letterheads and names of public houses."""
    yield from _told_calls(advert)
    yield from _seeking_calls(advert)
    yield from _worked_calls(advert)
    yield from _posted_calls(advert)
    yield from _house_calls(advert)
    yield from _school_calls(advert)


#: "Contoso Academy (CA), established under the Act of 2012, is looking to recruit …".
_TOLD = re.compile(
    r"(?P<name>[A-ZÀ-Ý][\w&.’'-]*(?: (?:of|the|for|and|de|du|für|&|zu)(?= )"
    r"| [A-ZÀ-Ý][\w&.’'-]*){0,7})(?: [–-] [A-Z]\w+)?(?: \([^)]{2,20}\))?"
    r"(?: in [A-Z]\w+(?:, [A-Z]\w+)?)?"
    r"(?:,[^.;\n]{3,120},)?\s+(?:is|are|has|invites|seeks|offers|wishes|intends)\s+(?:(?:now|currently|pleased|proud"
    r"|also|to|a|an|permanent|paid)\s+)*"
    r"(?:looking (?:for|to)|seeking|hiring|recruiting|announc\w+|invit\w+|vacanc\w+|accepting applications"
    r"|to (?:appoint|recruit)"
    r"|appoint|recruit|applications|internships)\b"
)


#: A school before its country: "the University of Arval, Latvia is looking for".
_SEATED = re.compile(
    r"\b(?P<name>(?:University|Institute|College) of [A-Z][\w-]+(?: [A-Z][\w-]+){0,2}"
    r"|(?:[A-Z][\w-]+ ){1,3}(?:University|Institute|College)), $"
)
_HIRING = sought(
    r"\b(?:looking (?:for|to)|seeking|hiring|recruiting|announc\w+|invit\w+|vacanc\w+"
    r"|accepting applications|applications"
    r"|internships|appoint|recruit)\b"
)


#: The end of a sentence, or of a heading, before the name that begins the next one.
_ENDED = re.compile(r"^.*\w{4}[.] ")


def _told_calls(advert: Advert) -> Iterator[Call]:
    """Whole sentences that say who hires, with what stands between name and verb."""
    text = advert.text
    for hiring in _HIRING.finditer(text, advert.start, advert.end):
        opened = max(advert.start, hiring.start() - 220, text.rfind("\n", 0, hiring.start()) + 1)
        match = _TOLD.search(text, opened, hiring.end())
        if match is None:
            continue
        if WITHIN.search(text, max(opened, match.start("name") - 14), match.start("name")):
            continue
        if seated := _SEATED.search(text, opened, match.start("name")):
            yield Call(seated.group("name"), seated.start("name"), seated.end("name"), 3.0)
            continue
        name = match.group("name")
        name = _ENDED.sub("", name)
        first = name.split()[0]
        if first.lower() in SMALL_WORDS:
            name = name[len(first) + 1 :]
        if name and not has_role_head(name.split()[-1]):
            yield Call(name, match.end("name") - len(name), match.end("name"), 3.0)


#: Who hires at the beginning of a sentence, with what stands between name and verb: "La Fonderie Arval, PME de 80
#: salariés, recrute", "La commune d'Arval (Landes) recrute".
_SEEKING = re.compile(
    r"(?:^|[\n.!?>•]\s*)(?:(?:[Dd]ie|[Dd]as|[Dd]er|[Ll][ae]s?|[Ee]l|[Ii]l|[Dd]e|[Hh]et|[Nn]otre|[Oo])\s+|[Ll][’'])?"
    r"(?P<name>(?:(?:commune|ville|mairie|société|association|fondation|communauté de communes|clinique|ayuntamiento"
    r"|comune|gemeente) (?:de |d[’']|du |di )?)?[A-ZÀ-Ý][\w&.’'-]*"
    r"(?: (?:de|du|des|la|les|et|für|und|di|van|y|&|sur|en)(?= )| [A-ZÀ-Ý][\w&.’'-]*){0,6})"
    r"(?:\s\([^()\n]{2,60}\))?(?:,[^.;\n]{3,160},)?"
    r"\s(?:sucht|recrute(?:nt)?|recherche(?:nt)?|cherche(?:nt)?|busca|selecciona|incorpora|cerca|ricerca|seleziona|zoekt"
    r"|procura|recruta|contrata|poszukuje|zatrudni)\b",
)


#: In which line of business somebody hires who is not named: "ein Unternehmen im Bereich der Pflege sucht".
_FIELD = re.compile(
    r"\b(?:[Bb]ereich|[Uu]mfeld|[Bb]ranche|[Ss]egment|secteur|sector|settore)\s+(?:(?:[a-z]+|de l[’'])\s*){0,2}"
)
_BEFORE = 24


def _is_field(advert: Advert, at: int) -> bool:
    """Whether the name there is, or stands behind, the word for a line of business."""
    spans = (found.span() for found in _FIELD.finditer(advert.text, max(advert.start, at - _BEFORE), at + _BEFORE))
    return any(start <= at <= end for start, end in spans)


def _seeking_calls(advert: Advert) -> Iterator[Call]:
    """The same where the text is not in English."""
    if advert.document.language in (None, "en"):
        return
    for match in _SEEKING.finditer(advert.text, advert.start, advert.end):
        name = match.group("name")
        if name.split()[0].lower() in SMALL_WORDS or has_role_head(name.split()[-1]):
            continue
        if not _is_field(advert, match.start("name")):
            yield Call(name, match.start("name"), match.end("name"), SURE)


#: For whom one works in the role: "As a Data Scientist for Contoso, you …".
_WORKED = sought(
    r"\b[Aa]s (?:an?|our|the) (?P<role>[\w/ &-]{3,60}?) (?:for|with) (?:the )?"
    r"(?P<name>[A-Z][\w&.’'-]*(?: [A-Z&][\w&.’'-]*){0,4}), (?:you|your|we)\b"
)


def _worked_calls(advert: Advert) -> Iterator[Call]:
    if not advert.has(", you", ", we"):
        return
    for match in _WORKED.finditer(advert.text, advert.start, advert.end):
        if has_role_head(match.group("role")):
            yield Call(match.group("name"), match.start("name"), match.end("name"), 2.0)


#: The town of a postal address at the beginning of a line.
_POSTAL = re.compile(r"\n(?:[A-Z]{1,2}-)?\d{4,5} [A-ZÀ-Ý]")
#: Where letters to the employer go: its name above a street and a postal code with its town.
_LETTERHEAD = re.compile(
    r"(?:^|\n)[ \t•*-]*(?P<name>[A-ZÀ-Ý][^\n,;:.]{2,70})\n(?:[^\n:]{3,60}\n)?[^\n:]{3,50} \d{1,4} ?[a-zA-Z]?\n"
    r"(?:[A-Z]{1,2}-)?\d{4,5} [A-ZÀ-Ý]"
    r"|(?:^|\n)[ \t•*-]*(?P<name2>[A-ZÀ-Ý][^\n,;:.]{2,70})\n\d{1,4}(?: bis)?,?"
    r" [^\n:]{3,50}\n(?:[^\n:]{3,60}\n)?\d{5} [A-ZÀ-Ý]"
)
_LONGEST_ADDRESS = 300


@lru_cache(maxsize=4)
def _towns_of_addresses(text: str) -> tuple[int, ...]:
    """Where the towns of all postal addresses of a page begin: each of its openings asks for those behind it."""
    return tuple(match.start() for match in _POSTAL.finditer(text))


def _posted_calls(advert: Advert) -> Iterator[Call]:
    """The name at the head of a postal address, which is the employer's where nothing else names one."""
    towns = _towns_of_addresses(advert.text)
    first = bisect_left(towns, advert.start)
    if first == len(towns):
        return
    for match in _LETTERHEAD.finditer(advert.text, max(advert.start, towns[first] - _LONGEST_ADDRESS)):
        group = "name" if match.group("name") else "name2"
        yield Call(match.group(group).strip(), match.start(group), match.end(group), 2.0)


#: Public houses that a German sentence names in passing: "im Amt für Wasser der Landeshauptstadt Jena".
_HOUSE = sought(
    r"\b(?:[Dd]as|[Dd]e[rsnm]|[Dd]ie|[Bb]eim|[Ii]m|[Aa]m)\s+(?P<name>(?:Landeshauptstadt|Stadtverwaltung|Stadt|Hansestadt"
    r"|Kreisverwaltung|Gemeinde|Universität|Hochschule|Technischen? Universität|Universitätsklinikum|Klinikum"
    r"|Bezirksregierung|Landkreis)"
    r" [A-ZÄÖÜ][\wß-]+(?: (?:am|an der) [A-ZÄÖÜ][\wß-]+)?"
    r"|(?:Hochschule|Akademie|Ministerium|Bundesamt|Landesamt|Bundesanstalt|Zentrum|Museum|Stiftung) für"
    r" [A-ZÄÖÜ][\wß-]+(?:(?: und)? [A-ZÄÖÜ][\wß-]+){0,2})(?P<is> (?:ist|sucht|bietet)\b)?"
)


def _house_calls(advert: Advert) -> Iterator[Call]:
    if not advert.has(" der "):
        return
    for match in _HOUSE.finditer(advert.text, advert.start, advert.end):
        weight = 2.0 + 2.0 * (match.group("is") is not None)
        yield Call(match.group("name"), match.start("name"), match.end("name"), weight)


_SCHOOL_NAME = (
    r"(?P<name>(?:University|Institute|College|Academy) (?:of|for) [A-Z][\w-]+"
    r"(?: (?:and |of |for |at )?[A-Z][\w-]+){0,4}"
    r"|(?:[A-ZÀ-Þ][\w&.’'-]+ ){1,4}(?:University|Institute|Polytechnic|Academy)"
    r"(?: (?:of|for) [A-Z][\w-]+(?: [A-Z][\w-]+){0,3})?)"
)
#: The school that has a post, behind its part or alone: "a PhD position at the Department of Ice, University of Arval".
_SCHOOL = sought(
    r"\b(?:positions?|posts?|studentships?|fellowships?|internships?|scholarships?|openings?"
    r"|(?:seek|seeking|looking for|recruiting) [^.;:\n]{0,60}(?:students?|candidates?|researchers?|fellows?"
    r"|postdocs?))\b"
    r"[^.;:\n]{0,90}?\b(?:at|in|with) (?:the )?"
    r"(?:(?:Department|School|Institute|Faculty|Chair|Cent(?:re|er)|Division|College|Laboratory)"
    rf" (?:of|for) [^.,;\n]{{2,60}}, (?:the )?)?{_SCHOOL_NAME}"
)
#: The school that says what it has: "The School of Ice at Arval University offers a funded PhD position".
_SCHOOL_OFFERS = sought(
    rf"\b{_SCHOOL_NAME},? (?:offers|announces|advertises|invites"
    r"|is (?:now |currently )?(?:offering|advertising|inviting))"
    r" [^.;:\n]{0,60}?\b(?:positions?|posts?|studentships?|fellowships?|internships?|scholarships?|applications)\b"
)


#: Before or within what tells of other posts than the one that is advertised: "our founders held positions at".
_ELSEWHERE = re.compile(
    r"\b(?:held|holds?|had|have|has|having|prior|previous(?:ly)?|former(?:ly)?|past|earlier|completed|experience|alumni"
    r"|such as|like|for instance|e\.g\.|who|interned|worked|students at|another|other|founders?"
    r"|collaborat\w*|together with|second|visits?)(?!\w)"
)


def _school_calls(advert: Advert) -> Iterator[Call]:
    if not advert.has("University", "Institute", "College", "Academy", "Polytechnic"):
        return
    for match in _SCHOOL_OFFERS.finditer(advert.text, advert.start, advert.end):
        yield Call(match.group("name"), match.start("name"), match.end("name"), SURE + 1.0)
    for match in _SCHOOL.finditer(advert.text, advert.start, advert.end):
        told = advert.text[advert.clauses.around(match.start())[0] : match.start("name")]
        if _ELSEWHERE.search(told) or advert.kind_at(match.start()) in QUALIFICATIONS:
            continue
        yield Call(match.group("name"), match.start("name"), match.end("name"), SURE)
