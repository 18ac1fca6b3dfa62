"""A page of one person in, schools and posts out, as the lists of a résumé have them: "Education", "Employment"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.articles.marks import indices
from kg.extract.articles.names import is_academic
from kg.extract.articles.page import Page, Sentence
from kg.extract.people.careers import DEGREE
from kg.extract.people.entries import people_of_blocks
from kg.extract.people.heroes import main_person
from kg.extract.people.statements import FactKind, PersonFact, at_organizations

_STUDIES = re.compile(
    r"\W*(?:(?:my|academic|educational) )?(?:education(?:al)?(?: background| history)?|academic background"
    r"|academic training|degrees(?: and education)?|education and (?:training|degrees)|studies|formation|formación"
    r"|ausbildung|studium)\W*",
    re.IGNORECASE,
)
_POSTS = re.compile(
    r"\W*(?:(?:my|professional|work|academic|research|industry|industrial|employment|teaching|past|previous|other"
    r"|and|&|work(?:ing)?) )*"
    r"(?:experiences?|employment|positions?|appointments?|career|work history|history|internships?)(?: (?:held"
    r"|history))?\W*",
    re.IGNORECASE,
)
#: Another heading of a résumé: a few words that are neither a place, a date nor what somebody was.
_OTHER = re.compile(
    r"\W*(?:[\w/&-]+ ){0,3}(?:publications?|papers|preprints|awards?|hono[u]?rs|teaching|courses?(?: taught)?"
    r"|services?|skills"
    r"|projects?|talks?|grants?|interests?|news|contact|references|media|patents?|languages?|supervision|memberships?"
    r"|activities|certificat\w+|responsibilities|lectures|organi[sz]ed|scholarships?|fellowships?|students?"
    r"|reviewing|funding)\b"
    r"[^<\d]{0,30}",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    rf"\b{DEGREE}(?!\w)|\b(?:Bachelor|Master|Diploma|Doctor\w*|Laurea|Licence|Magister)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GOES_ON = re.compile(
    r"(?:19|20)\d\d[-–—]\s{2,}(?=[^\W\d])|(?:[-–—]|\bto\b|\bsince\b|\btill?\b|\buntil\b)\s*(?:to\s)?(?:present|now"
    r"|today|current\w*|ongoing|(?:till "
    r")?date|heute"
    r"|aujourd['’]hui)\b|\bsince (?:\w+ )?(?:19|20)\d\d",
    re.IGNORECASE,
)
#: The years of an entry on a line of their own: "September 2018 - present", "2010 – 2014".
_PERIOD = re.compile(
    r"\W*(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d\s?(?:[-–—]|to)\s?(?:(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d|[Pp]resent"
    r"|[Nn]ow"
    r"|[Tt]oday|[Cc]urrent(?:ly)?)\W*"
)
_LINES_OF_ENTRY = 8


@dataclass(slots=True)
class _Entry:
    sentences: list[Sentence]

    @property
    def text(self) -> str:
        return "\n".join(sentence.text for sentence in self.sentences)


def resume_facts(page: Page) -> Iterator[PersonFact]:
    """Schools of the entries below "Education", employers of those below "Experience", which years tell apart."""
    hero = main_person(page)
    if hero is None or not any("<O" in sentence.text for sentence in page.sentences):
        return
    for kind, entry in _entries(page):
        places = indices(entry.text, "O")
        if not places:
            continue
        told = kind if kind is FactKind.EDUCATION else _when(entry.text)
        found = page.organizations[places[0]]
        dated = _PERIOD.fullmatch(entry.sentences[0].text) is not None and is_academic(found.name)
        if told is None or (kind is FactKind.EDUCATION and not (dated or _DEGREE.search(entry.text))):
            continue
        sentence = next(s for s in entry.sentences if f"<O{places[0]}>" in s.text)
        yield PersonFact(hero, told, found.name, sentence.start, sentence.end, 0.85, found.start, found.end)


#: An item below a name that tells where a degree is from: "- Ph.D. <O1>", "MSc in Botany, <O1>".
_DEGREE_LINE = re.compile(
    rf"\W{{0,4}}{DEGREE}(?!\w)(?:,? (?:in|of) [\w &-]{{3,40}})?(?:,| at| from|:)? (?:the )?(?P<org><O\d+>)"
    r"(?:,? \(?(?:19|20)\d\d\)?)?\W*"
)


def degrees_below(page: Page) -> Iterator[PersonFact]:
    """Schools that lines below a name give as those of the person's degrees."""
    entries = people_of_blocks(page) if any(_DEGREE_LINE.fullmatch(s.text) for s in page.sentences) else {}
    for sentence in page.sentences:
        line = _DEGREE_LINE.fullmatch(sentence.text) if sentence.block in entries else None
        if line is not None:
            owner = entries[sentence.block]
            yield from at_organizations(page, sentence, line, owner, FactKind.EDUCATION, "org", 0.9)


def _when(entry: str) -> FactKind | None:
    """Whether a post goes on or is over, by its years; `None` where there are none."""
    if _GOES_ON.search(entry):
        return FactKind.CURRENT
    return FactKind.FORMER if _YEAR.search(entry) else None


def _entries(page: Page) -> Iterator[tuple[FactKind, _Entry]]:
    """The entries below each heading: items of a list, or lines between two blank ones."""
    kind: FactKind | None = None
    entry = _Entry([])
    for lines in _lines(page):
        block = page.blocks[lines[0].block]
        text = " ".join(sentence.text for sentence in lines)
        heading = _kind_of(text)
        ends = heading is not None or block.in_teaser or (_OTHER.fullmatch(text) is not None and len(text) < 60)
        whole = "<O" in text and (_YEAR.search(text) or _DEGREE.search(text)) and "<O" in entry.text
        dated = _PERIOD.fullmatch(text) is not None and (
            not entry.sentences or _PERIOD.fullmatch(entry.sentences[0].text) is not None
        )
        if ends or whole or dated or _opens(page, lines[0]) or len(entry.sentences) >= _LINES_OF_ENTRY:
            if kind is not None and entry.sentences:
                yield kind, entry
            entry = _Entry([])
        if ends:
            kind = heading
        elif kind is not None:
            entry.sentences.extend(lines)
    if kind is not None and entry.sentences:
        yield kind, entry


def _lines(page: Page) -> Iterator[Sequence[Sentence]]:
    group: list[Sentence] = []
    for sentence in page.sentences:
        if group and sentence.block != group[0].block:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _kind_of(line: str) -> FactKind | None:
    if len(line) > 50 or "<" in line:
        return None
    if _STUDIES.fullmatch(line):
        return FactKind.EDUCATION
    return FactKind.CURRENT if _POSTS.fullmatch(line) else None


def _opens(page: Page, sentence: Sentence) -> bool:
    """Whether a line begins an entry: with the mark of an item, or below a blank line."""
    if re.match(r"[-•*·–▪◦]\s", sentence.text):
        return True
    before = page.text[max(0, sentence.start - 4) : sentence.start]
    return before.count("\n") > 1
