"""What words of a posting announce in, the fields of interest, background or experience that it wants out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.draft import TermMatch
from kg.extract.lexicon.affiliation_words import PLACES
from kg.extract.lexicon.cues import Cue, CueKind
from kg.extract.lexicon.headings import BOILERPLATE, QUALIFICATIONS
from kg.extract.lexicon.negation import is_denied
from kg.extract.lexicon.paper_words import FUNCTION_WORDS
from kg.extract.lexicon.spans import Found
from kg.extract.lexicon.words import uncapitalized, word_set
from kg.extract.postings.advert import Advert
from kg.extract.postings.asks.announced import AREA, FIELDS, LOOSE, NAMED_LIST, Announced, is_not_asked
from kg.extract.postings.asks.degrees import split_list
from kg.extract.terms import is_coined, name_of
from kg.schema import NodeType

#: A skill of these kinds is a discipline too, if a vocabulary lists it as one.
METHODS = frozenset(("analytical method",))


def disciplines_of(
    advert: Advert, announced: list[Announced], listed: Sequence[Found[str]]
) -> Iterator[tuple[Found[str], bool]]:
    """Fields of interest, background or experience; those of a section on qualifications are kept apart."""
    practices = {
        item.match.start
        for item in announced
        if item.match.term.node_type is NodeType.SKILL and not METHODS & set(item.match.term.broader)
    }
    for item in announced:
        match = item.match
        kind = advert.kind_at(match.start)
        if match.term.node_type is NodeType.SKILL or item.cue.value in LOOSE or _is_model(advert, match):
            continue
        if item.cue.kind is CueKind.EXPERIENCE and match.start in practices:
            continue
        if item.cue.value == "experience" and _DONE.match(advert.text, item.cue.end):
            continue
        if item.cue.kind is CueKind.EXPERIENCE and _THINGS.match(advert.text, match.end):
            continue
        if _OBJECTS.search(advert.text, match.start, match.end):
            continue
        if is_denied(advert.text, match.start, match.end, advert.clauses.around(match.start)):
            continue
        if _NAME_GOES_ON.match(advert.text, match.end) and advert.text[match.start].isupper():
            continue
        if _OF_THINGS.match(advert.text, match.end) and _ACT.search(advert.text[match.start : match.end]):
            continue
        if any(item.start <= match.start and match.end <= item.end and _says_more(item, match) for item in listed):
            continue
        name = name_of(match, advert.document)
        yield (
            Found(name, match.start, match.end, 0.8 if item.cue.kind is CueKind.INTEREST else 0.7),
            kind in QUALIFICATIONS and not _OF_INTEREST.match(advert.text, item.cue.start),
        )
    for cue in advert.cues_of(CueKind.INTEREST):
        if (
            cue.value in NAMED_LIST
            and not is_not_asked(advert, cue)
            and advert.kind_at(cue.start) not in QUALIFICATIONS
        ):
            yield from _spelled_out(advert, cue)
    yield from _backgrounds(advert)
    yield from _industries(advert)
    yield from _areas(advert)
    for field in listed:
        if is_denied(advert.text, field.start, field.end, advert.clauses.around(field.start)):
            continue
        known = advert.terms_between(field.start, field.end, NodeType.SKILL, *FIELDS)
        spelt = [match for match in known if not _says_more(field, match)]
        whole = next((match for match in spelt if match.term.node_type in FIELDS), spelt[0] if spelt else None)
        if whole is None or whole.term.node_type in FIELDS:
            name = name_of(whole, advert.document) if whole else field.value
            yield replace(field, value=name), advert.kind_at(field.start) in QUALIFICATIONS


#: Fields of interest are named apart from what is asked, wherever they stand.
_OF_INTEREST = re.compile(r"[Aa]reas? of (?:\w+ )?interest\b")


def _is_model(advert: Advert, match: TermMatch) -> bool:
    """Whether the words are the name of a model, which is no field: "GPT", "BERT"."""
    return match.term.node_type is NodeType.METHOD and is_coined(advert.text[match.start : match.end])


def _backgrounds(advert: Advert) -> Iterator[tuple[Found[str], bool]]:
    """Fields before the word for what is brought: "a strong machine learning background"."""
    for word in _BROUGHT.finditer(advert.text, advert.start, advert.end):
        yield from _trade_before(advert, word.start())
        for match in advert.terms_between(max(advert.start, word.start() - _WIDEST), word.start(), *FIELDS):
            if match.end == word.start() and advert.kind_at(match.start) not in BOILERPLATE:
                found = Found(name_of(match, advert.document), match.start, match.end, 0.75)
                yield found, advert.kind_at(match.start) in QUALIFICATIONS


def _trade_before(advert: Advert, end: int) -> Iterator[tuple[Found[str], bool]]:
    """A name that begins its clause: "Fintech background is a plus"."""
    start = advert.clauses.around(end - 1)[0]
    name = _OPENING_NAME.fullmatch(advert.text, start, end)
    if name is None or advert.kind_at(start) not in QUALIFICATIONS:
        return
    known = advert.terms_between(name.start("name"), end, NodeType.SKILL, *FIELDS)
    if not known and name.group("name").lower().split()[-1] not in _KINDS_OF_BACKGROUND:
        yield Found(uncapitalized(name.group("name")), name.start("name"), name.end("name"), 0.6), True


_OPENING_NAME = re.compile(
    r"\W{0,4}(?:(?:An?|Strong|Solid|Good|Previous|Proven) )?"
    r"(?P<name>(?!(?:An?|Strong|Solid|Good|Previous|Proven) )[A-Z][\w-]+(?: [\w-]+){0,2})"
)
_KINDS_OF_BACKGROUND = word_set("""
    academic technical scientific educational professional quantitative analytical strong solid good similar relevant
    your our the diverse different proven work previous excellent related academic/technical industry company
    practical great ideal your criminal
""")
_BROUGHT = re.compile(
    r" backgrounds?(?=[,.;)]| (?:to|who|and|with|or|is|are|will|would|preferred|required|desired|desirable|helps)\b)"
)
_WIDEST = 40
#: Behind a field whose things one has worked with, not the field: "experience with data visualization tools".
_THINGS = re.compile(
    r"[ -](?:tools?|tooling|software|platforms?|pipelines?|frameworks?|technolog(?:y|ies)|librar(?:y|ies)|packages?"
    r"|stacks?|vendors|products?|services)\b"
)
#: The last word of what one meets at work, and what is no field whatever a vocabulary makes of it: "large data sets".
_OBJECTS = re.compile(
    r"\b(?:[Dd]ata ?sets?|games?|problems?|lines?|vehicles?|possibilities|languages|processes"
    r"|(?:ML|AI|[Mm]achine [Ll]earning|[Ss]earch|[Rr]ecommend\w+) [Ss]ystems?)$"
)
#: Behind a field that is the first word of a product's name: "AI Gateway".
_NAME_GOES_ON = re.compile(r" (?!Key |Basic |Preferred |About )[A-Z][a-z]+(?=[\s,;.)])")


#: What somebody did with a field, which is no field of theirs: "experience integrating with HR".
_DONE = re.compile(r" (?!working|researching|studying)[a-z]+ing with\b")
#: What a single word that names an act is done to: "optimization of workflows", "Optimierung von Abläufen".
_OF_THINGS = re.compile(r" (?:of|von|der|des|unserer)\b")
_ACT = re.compile(r"^[A-Za-z]+(?:tion|sation|ung|ment)$")
#: The trade somebody knows: "experience in the oil and gas industry".
_TRADE = re.compile(
    r"(?: working)?(?: with)?(?: in| within)? (?:the |an? )?(?P<list>[A-Za-z][A-Za-z&/-]*"
    r"(?:(?:, (?:or )?| and | or | & | )[A-Za-z&/-]+){0,4}?)"
    r" (?:industr(?:y|ies)|sectors?)(?:\b|(?=[A-Z]))"
)
_NO_TRADE = word_set("""
    our same similar relevant related this that your any different specific various other multiple several new
    regulated fast private public industry years required across within highly technical current such these both all
    an a the to for with of as in working experience leading growing global international local equivalent
""")
_WORKED = frozenset(
    (
        "experience in",
        "experience within",
        "experience",
        "experience of",
        "experience with",
        "background in",
        "experienced in",
        "knowledge of",
    )
)


def _industries(advert: Advert) -> Iterator[tuple[Found[str], bool]]:
    for cue in (*advert.cues_of(CueKind.EXPERIENCE), *advert.cues_of(CueKind.INTEREST)):
        told = _TRADE.match(advert.text, cue.end, cue.end + _REACH) if cue.value in _WORKED else None
        if told is None or _NO_TRADE & set(told.group("list").lower().replace(",", "").split()):
            continue
        clause = advert.clauses.around(cue.start)
        start = told.start("list")
        for piece in _ALTERNATIVES.split(told.group("list")):
            at = advert.text.index(piece, start)
            start = at + len(piece)
            if piece.split()[-1] not in _JOINS and not is_denied(advert.text, at, start, clause):
                yield Found(uncapitalized(piece), at, start, 0.6), advert.kind_at(at) in QUALIFICATIONS


_REACH = 80
_JOINS = frozenset(("and", "or", "and/or", "&"))
_ALTERNATIVES = re.compile(r", (?:or )?| or ")


def _areas(advert: Advert) -> Iterator[tuple[Found[str], bool]]:
    """Fields that no vocabulary knows, behind words that call them so: "Erfahrung im Bereich Altlasten"."""
    for cue in advert.cues_of(CueKind.EXPERIENCE):
        named = AREA.match(advert.text, cue.end) if cue.value.startswith(_GERMAN) else None
        if named is None or advert.kind_at(cue.start) not in QUALIFICATIONS:
            continue
        for item in split_list(advert.text, named.end(), advert.clauses.end_after(cue.end)):
            if item.end - item.start >= _NOUN and not advert.terms_between(
                item.start, item.end, NodeType.SKILL, *FIELDS
            ):
                yield replace(item, value=advert.text[item.start : item.end], confidence=0.6), True


_GERMAN = ("erfahrung", "berufserfahrung", "kenntnisse", "grundkenntnisse", "fachkenntnisse")
#: So many letters has a German noun that names a field.
_NOUN = 6


def _says_more(field: Found[str], match: TermMatch) -> bool:
    """Whether the words around a known term make it another field: "trustworthy AI"."""
    return (field.end - field.start) - (match.end - match.start) > 1


def _spelled_out(advert: Advert, cue: Cue) -> Iterator[tuple[Found[str], bool]]:
    """Items of a list of fields that no vocabulary knows."""
    stop = advert.clauses.end_after(cue.end)
    if cue.value.startswith("internship") and _TOWNS.match(advert.text, cue.end, stop):
        return
    for item in split_list(advert.text, cue.end, stop):
        known = advert.terms_between(item.start, item.end, NodeType.SKILL, *FIELDS)
        if not known and len(item.value.split()) <= 3 and _names_field(item.value):
            yield Found(item.value, item.start, item.end, 0.6), False


#: Towns behind the word for an internship: "Internship in Riga or Jelgava, LV".
_TOWNS = re.compile(r"(?: in)? [A-Z][^.;:\n]{1,60}, [A-Z]{2}\b")


def _names_field(text: str) -> bool:
    if _ARTICLE.match(text) or text.split()[0].lower() in FUNCTION_WORDS:
        return False
    return text.casefold() not in PLACES and "?" not in text and text.casefold() != "employment"


_ARTICLE = re.compile(r"(?:l[ae]s?\s|l[’']|une?\s|d[eu]s?\s|d[’'])", re.IGNORECASE)
