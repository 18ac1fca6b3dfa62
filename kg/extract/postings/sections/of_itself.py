"""A section in, its parts out: what the employer says of itself apart from what is about the job."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon.headings import SectionKind
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import lines_of, trimmed
from kg.extract.postings.advert import Section


def without_employer(text: str, section: Section) -> Iterator[Section]:
    """Splits off a paragraph that says what the employer is: "Contoso is a family firm with 900 people …"."""
    if section.kind in _OF_THE_EMPLOYER:
        yield from _until_wanted(text, section)
        return
    at = section.start
    for line in lines_of(text, section.start, section.end):
        told = _told_kind(line.text)
        if told is None:
            continue
        stop = line.start + _until_job(line.text) if told is SectionKind.ABOUT_COMPANY else line.end
        yield from _trimmed(text, Section(section.kind, at, line.start), Section(told, line.start, stop))
        at = stop
    yield from _trimmed(text, Section(section.kind, at, section.end))


def _trimmed(text: str, *sections: Section) -> Iterator[Section]:
    """The sections without white space around them; none of what is nothing else."""
    for section in sections:
        start, end = trimmed(text, section.start, section.end)
        if start < end:
            yield Section(section.kind, start, end)


def _until_wanted(text: str, section: Section) -> Iterator[Section]:
    """Splits off the job from what an employer says of itself in a text of one paragraph: "… We are looking for"."""
    flat = section.kind is SectionKind.ABOUT_COMPANY and text.find("\n", section.start, section.end) < 0
    wanted = _LOOKS_FOR.search(text, section.start, section.end) if flat else None
    if wanted is None:
        yield section
        return
    about = Section(section.kind, section.start, wanted.start())
    yield from _trimmed(text, about, Section(SectionKind.SUMMARY, wanted.start(), section.end))


#: A sentence that comes to the job behind what the employer says of itself.
_LOOKS_FOR = sought(
    r"(?<=[.!?•] )(?:We are|We['’]re|[A-Z][\w&]+ is|Our team is) (?:currently |now |actively )?(?:looking for"
    r"|seeking|hiring) (?:an?|the|our next|talented|experienced|passionate)\b"
    r"|(?<=[.!?•] )(?:As|In) (?:an?|this|our) [\w /&-]{2,50}, you(?:['’]ll| will| are)\b"
    r"|(?<=You )The (?:[A-Z][\w&-]*,? ){1,6}(?:will|is responsible)\b"
)


def _told_kind(text: str) -> SectionKind | None:
    """What a paragraph is about that speaks of the employer or of what it gives."""
    if _OFFERS.match(text):
        return SectionKind.BENEFITS
    of_itself = _tells_of_itself(text) or (_IS_A_FIRM.match(text) and not _TO_YOU.search(text))
    return SectionKind.ABOUT_COMPANY if of_itself else None


#: How a paragraph begins that says what one gets.
_OFFERS = re.compile(
    r"(?:In return,?|In exchange,?|What we offer|Our (?:benefits|package)|You(?:['’]ll| will)"
    r" (?:receive|enjoy|get) (?:an?|our)"
    r"|We(?: are able to|['’]re able to)? offer (?:you )?(?:an? |our |free |excellent |great |flexible"
    r" |competitive |generous )"
    r"|Benefits (?:of|for|include)|Wir bieten |Nous (?:vous )?offrons )"
)


def _tells_of_itself(text: str) -> bool:
    """Whether a paragraph praises a large house to everybody: all its teams, the countries and people it serves."""
    if len(text) < _PARAGRAPH or not text[0].isupper() or _TO_WHOM.search(text) or _OF_A_TEAM.match(text):
        return False
    return len({match.group().lower() for match in _OF_ALL.finditer(text)}) > 1


#: How a paragraph begins that speaks of one team of the house: "The Snow Maps team powers".
_OF_A_TEAM = re.compile(
    r"(?:The|Our) (?:[A-Z&][\w&’'-]*,? (?:and )?){1,5}(?:\([A-Z][\w&]+\) )?(?:team|group|squad|lab)\b"
)
_PARAGRAPH = 200
#: Whom a paragraph about the job speaks of.
_TO_WHOM = sought(
    r"\b(?:you|your|candidates?|applicants?|interns?|postdocs?|students?"
    r"|this (?:role|position|team|job|internship|post)|the (?:role|position|successful|ideal)"
    r"|looking for|seeking|hiring|responsible)\b",
    re.IGNORECASE,
)
_OF_ALL = sought(
    r"\b(?:[Bb]illions|[Mm]illions|[Hh]undreds of millions) of\b|\b[Oo]ur (?:[a-z-]+ ){0,2}teams\b"
    r"|\b(?:in|across) (?:more than |over |nearly )?\d+\+? (?:countries|offices|markets)\b|\b\d+ countries\b"
    r"|\baround the (?:world|globe)\b|\bevery day\b|\bworldwide\b|\bour mission\b|\b[Ee]very organi[sz]ation\b"
    r"|\b[Ww]e (?:deliver|publish|release|build|apply|believe|serve|employ|operate)\b|\b[Cc]ustomers in\b"
)
_OF_THE_EMPLOYER = frozenset({SectionKind.ABOUT_COMPANY, SectionKind.EQUAL_OPPORTUNITY, SectionKind.BENEFITS})
_IS_A_FIRM = re.compile(
    r"[*_]*(?:The )?[A-Z][\w&.’'-]*(?: [A-Z&][\w&.’'-]*){0,4},? is (?:an?|the|one of) (?:[\w’'-]+,? ){0,4}"
    r"(?:company|firm|group|business|employer|manufacturer|maker|producer|provider|cooperative|startup|start-up|retailer"
    r"|foundation|brewery|bank|insurer|publisher|consultancy)\b"
)
_TO_YOU = re.compile(r"\b(?:you|your|you’ll|you'll|experience)\b", re.IGNORECASE)
_WANTS = re.compile(r"\b(?:seeking|looking for|hiring|recruiting|needs) an?\b")
_OF_THE_JOB = re.compile(
    rf"(?<=[.!?])\s?(?=[A-Z])(?=At [A-Z][^.!?,]*\([A-Z]{{2,6}}\), we\b|[^.!?]*(?:\b(?:team|group|lab|role|position)\b"
    rf"|{_WANTS.pattern}))"
)


def _until_job(text: str) -> int:
    """Where a paragraph about a house comes to the job, as that of an advert of one paragraph does."""
    begins = _OF_THE_JOB.search(text) if _WANTS.search(text) else None
    return begins.end() if begins else len(text)
