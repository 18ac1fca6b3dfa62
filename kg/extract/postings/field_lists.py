"""A posting in, the fields its sentences list out: "areas of interest include X, Y and Z", "expertise in X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.lexicon.affiliation_words import CITIES, COUNTRIES, REGIONS
from kg.extract.lexicon.headings import BOILERPLATE
from kg.extract.lexicon.paper_words import FUNCTION_WORDS, ING_NOUNS
from kg.extract.lexicon.spans import Found, lowered
from kg.extract.lexicon.words import uncapitalized, word_set
from kg.extract.postings.advert import Advert
from kg.extract.postings.titles import is_role_head
from kg.schema import NodeType

_KIND = (
    r"(?:area|field|topic|theme|domain|discipline|subject|speciali[sz]ation|specialt(?:y|ie)|direction|line|interest)s?"
)
#: What announces fields that somebody knows or likes.
_WANTED = (
    rf"{_KIND} of (?:[a-z]+ )?(?:interest|expertise)"
    r"(?:,? (?:includ(?:e|es|ing)|such as|like)|(?: (?:are|is))?(?: the following)? ?:)"
    r"|(?:expertise|expert knowledge|background|speciali[sz]ation|specialised|specialized|speciali[sz]ing|research"
    r" interests?) in"
)
#: What announces fields and nothing else; a list behind it goes on where one of its items has a complement.
_SURE = (
    rf"{_KIND}(?: of (?:[a-z]+ )?(?:focus|research|work|study|inquiry))?(?:,? (?:includ(?:e|es|ing)"
    rf"|such as|like)|(?: (?:are|is))?(?: the following)? ?:)|{_KIND} of"
    r"|speciali[sz]es? in|at the (?:intersection|interface|crossroads|confluence|junction) (?:of|between)"
    r"|(?:in den|in die) (?:themen|fach|forschungs|arbeits|aufgaben)?(?:bereichen|feldern|gebieten)"
    r"|(?:im|auf dem) (?:bereich|(?:fach|forschungs|arbeits)?gebiet)(?: (?:der|des))?"
    r"|(?:schwerpunkte?|themen(?:felder|bereiche)?|forschungsthemen) (?:sind|umfassen|ist)"
    r"|dans les? domaines? (?:de la|du|des|de|d[’'])"
)
#: What announces a subject, and often only an attitude.
_LOOSE = (
    r"research (?:on|in|into)|projects? (?:on|about)|focus(?:es|ed|ing)?(?: (?:mainly|primarily"
    r"|specifically|strongly))? on"
    r"|emphasis on|work(?:s|ing)? on|deals? with|dedicated to|devoted to|concentrates on"
    r"|problems in|challenges in|advances in|questions (?:in|of|about)|capabilities in|innovations? in|solutions for"
    r"|(?:proving|understanding|study|studies|investigation|exploration|analysis|characteri[sz]ation"
    r"|examination|simulation"
    r"|modell?ing|detection|prediction|synthesis|measurement|optimi[sz]ation|quantification|physics"
    r"|mechanics|theory) of"
    r"|investigat(?:e|es|ing)|(?:solid|strong|deep|sound|good|in-depth|excellent) (?:knowledge|understanding) (?:of|in)"
    r"|(?:interested|interests?) in|passion(?:ate)? (?:for|about)|fascinated by|curious about"
    r"|relevan(?:t|ce) (?:for|to)"
    r"|appli(?:ed|cations?) (?:of|to|in)"
    r"|(?:arbeitest|arbeiten|forschst|forschen|forscht) an|schwerpunkt(?:e)? auf|beschäftig(?:t|en) sich mit"
    r"|(?:models|methods|algorithms|techniques|systems|pipelines) for"
)
_OPENS = re.compile(rf"\b(?:(?P<wanted>{_WANTED})|(?P<sure>{_SURE})|(?P<loose>{_LOOSE}))(?=[\s:])")
#: Words before the first item that name none.
_FILLER = re.compile(
    r"[\s:*_]*(?:(?:(?:at least )?one or more (?:of|areas)|at least one of|one of|any of|some of|(?:the )?following"
    r"|(?:areas?|fields?|topics?|domains?|disciplines?|problems?|challenges?|questions?) (?:such as|like|including"
    r"|related to|of|in|around)|(?:but )?(?:are |is )?(?:certainly )?not limited to|such as|including|in particular"
    r"|both|either|the|our|its|their|an?|(?:the )?(?:field|area|domain)s? of|new|novel|modern|advanced|various|diverse"
    r"|broad|specific|multiple|key|core|strong|solid|practical|proven|hands-on|relevant|related"
    r"|classical|traditional|basic"
    r"|components of|parts of|aspects of|foundations of|fundamental|complex|challenging|ambitious"
    r"|impactful|state-of-the-art|cutting-edge"
    r"|de[rnms]|die|das|eine[rnms]?|ihre[rnms]?|unsere[rnms]?|la|les?)\b[\s:,]*)*",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*[,;]\s*(?:(?:and|or|und|oder|et|ou)\s+)?|\s+(?:and/or|and|or|as well as|along with|und|oder|sowie|et|ou)\s+"
    r"|\s+&\s+"
)
_END = re.compile(r"[.!?](?=\s|$)|[\n•●▪]|\s[–-]\s|[—:“”\"]")
_ASIDE = re.compile(r"\s*\([^()\n]{0,160}\)?")
_WORD = re.compile(r"[^\s,;]+")
_IN_NAMES = frozenset({"of"})
#: Last words that say of a field no more than that it is one.
_EMPTY = word_set("""
    techniques technology technologies methods method approaches approach challenges problems problem areas area fields
    field topics topic tasks task applications application solutions solution principles concepts issues skills domains
    domain disciplines etc related respectively research projects project work studies issues questions
""")
#: Words of sentences that hire, plan or praise: an item with one of them names no field.
_OF_HIRING = word_set("""
    you your we our us they their its this that these those team teams role roles candidate candidates company business
    job jobs opportunity opportunities experience experiences people customers customer clients client partners partner
    users stakeholders success growth impact excellence innovation quality values value culture mission vision goals
    results outcomes things ideas initiatives priorities requirements deliverables features products services needs
    ability skills responsibilities everything everyone employees colleagues members support improvement delivery
    improvements career development day way ways life world future time future years year months qualifications degree
    venues venue journals reports meetings communication collaboration collaborating
    what how why making lot range variety part number set
    someone something anything interest interests hand level levels position positions state art next same other others
    more most best better good great real various several different many new
    group goes specialty similar entitled alongside drive applicant innovative foundational disruptive entire so-called
    bring sure able creative passionate wide broad full key candidates applicants minimum preferred required
    aufgaben kunden team lösungen themen projekte projekten
""")
#: What somebody does, not what it is about: "focus on creating auctions".
DOING = word_set("""
    achieving bringing building changing connecting creating defining delivering designing developing distinguishing
    driving enabling ensuring expanding exploring finding giving growing helping identifying implementing improving
    increasing keeping leveraging maintaining making managing meeting moving posting providing reducing serving solving
    supporting turning understanding using
""")
_WHERE = CITIES | COUNTRIES | REGIONS
_LONGEST = 5


#: Last words that tell how something is, not what it is: "curiosity-driven, long-term".
_ADJECTIVE = re.compile(
    r"(?:-(?:driven|term|based|level|quality|impact|time|world|edge|centric)|ful|ous|able|ible|-\w+ed)$|---|-related$"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A field that a sentence names.

    `wanted` says that the sentence speaks of whom it wants, `sure` that nothing but fields is announced like this.
    """

    field: Found[str]
    sure: bool
    wanted: bool


def listed_fields(advert: Advert) -> Iterator[Listed]:
    """The fields that the sentences of a posting announce, outside of its boilerplate."""
    for opened in _OPENS.finditer(lowered(advert.text), advert.start, advert.end):
        if advert.kind_at(opened.start()) in BOILERPLATE or _is_part(advert.text, opened.start()):
            continue
        wanted = opened.group("wanted") is not None
        sure = wanted or opened.group("sure") is not None
        below = _below(advert.text, opened.end(), advert.end) if sure else []
        spans = below or [(opened.end(), advert.end)]
        for start, end in spans:
            for item in _items(advert.text, start, end, sure=sure):
                if item.end < len(advert.text) and not (_OF.search(opened.group()) and _is_foreign_name(advert, item)):
                    yield Listed(item, sure, wanted)


#: What announces districts as well as fields: "the areas of Hull and Leeds".
_OF = re.compile(r"\b(?:area|domain|region|field)s? of$", re.IGNORECASE)


def _is_foreign_name(advert: Advert, item: Found[str]) -> bool:
    """Whether an item is written as a name and no vocabulary knows it as a field."""
    surface = advert.text[item.start : item.end]
    return surface.istitle() and not advert.terms_between(item.start, item.end, NodeType.TOPIC, NodeType.METHOD)


def _is_part(text: str, start: int) -> bool:
    """Whether the words belong to a longer one: "non-focus on"."""
    return text[start - 1 : start] == "-"


#: The lines of a list below the words that announce it.
_ROW = re.compile(r"\n+[ \t]*(?:[•●▪*·–-]|\d{1,2}[.)])[ \t]*(?P<row>[^\n]{4,90})(?=\n|$)")
_ROWS = 12


def _below(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Where the rows of a list stand that begins on the next line."""
    rows: list[tuple[int, int]] = []
    position = start + (text[start : start + 1] == ":")
    while len(rows) < _ROWS and (row := _ROW.match(text, position, stop)):
        rows.append((row.start("row"), row.end("row")))
        position = row.end()
    return rows


def _items(text: str, start: int, stop: int, *, sure: bool) -> Iterator[Found[str]]:
    begin = _FILLER.match(text, start, stop)
    position = begin.end() if begin else start
    masked = _ASIDE.sub(lambda aside: " " * len(aside.group()), text[position : min(stop, position + _FAR)])
    end = _END.search(masked)
    masked = masked[: end.start()] if end else masked
    at = 0
    for cut in [*(cut for cut in _CUT.finditer(masked) if not _shares_head(masked, cut)), None]:
        right = cut.start() if cut else len(masked)
        item, whole = _phrase(masked[at:right].rstrip(" .'’"))
        if item is not None:
            left = position + at + item[0]
            yield Found(uncapitalized(text[left : position + at + item[1]]), left, position + at + item[1], 0.5)
        goes_on = whole if item is not None and not sure else sure and not _TOLD.search(masked, at, right)
        if not goes_on or cut is None:
            return
        at = cut.end()


#: What a list of fields does not say: the sentence goes on.
_TOLD = re.compile(
    r"\b(?:to|that|which|who|whose|where|when|so|we|you|they|will|is|are|has|have|had|can|must|should"
    r"|wir|sie|du|ist|sind|werden)\b"
)


#: One head of two fields: "speech and language technology".
_SHARED = re.compile(r"[a-z-]+ (?P<head>[a-z]+)(?=\s*(?:$|[,;)]))")


def _shares_head(text: str, cut: re.Match[str]) -> bool:
    """Whether the word before "and" is no field without the last word behind it."""
    shared = _SHARED.match(text, cut.end()) if "and" in cut.group() and "," not in cut.group() else None
    before = re.split(r"[,;]", text[: cut.start()])[-1].split()
    return shared is not None and shared.group("head") in _EMPTY and len(before) == 1


#: So far behind the words that announce them do fields stand.
_FAR = 500


def _phrase(piece: str) -> tuple[tuple[int, int] | None, bool]:
    """Where in a piece of a list its field is named, and whether nothing follows it there."""
    filler = _FILLER.match(piece)
    words = list(_WORD.finditer(piece, filler.end() if filler else 0))
    run: list[re.Match[str]] = []
    for word in words:
        lower = word.group().lower()
        joins = lower in _IN_NAMES or (lower == "and" and len(run) == 1)
        if (lower in FUNCTION_WORDS and not joins) or (run and lower.endswith("ly")):
            break
        run.append(word)
    whole = len(run) == len(words)
    run = _without_head(run)
    if not run or not _names_field([word.group() for word in run]):
        return None, whole
    return (run[0].start(), run[-1].end()), whole


def _without_head(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words without last ones that say little, of which "language technology" and "speech and …" need theirs."""
    words = [word.group().lower() for word in run]
    last = len(words)
    while last > 1 and words[last - 1] in _EMPTY | _IN_NAMES:
        last -= 1
    kept = len(words) if "and" in words or (last == 1 and words[-1].startswith("technolog")) else last
    return run[:-1] if kept == len(words) and words and words[-1] in _IN_NAMES else run[:kept]


def _names_field(words: list[str]) -> bool:
    lower = [word.lower().strip("'’") for word in words]
    if (
        (len(words) == 1 and lower[0] in _EMPTY)
        or _ADJECTIVE.search(lower[-1])
        or re.search(r"['’]s?$", words[0])
        or lower[0] in DOING
    ):
        return False
    if len(words) > _LONGEST or any(word in _OF_HIRING for word in lower) or is_role_head(words[-1]):
        return False
    if lower[0].endswith("ly") or (len(words) > 1 and lower[1] != "of" and _does(lower[0])):
        return False
    if " ".join(lower) in _WHERE or not all(word[0].isalnum() for word in words) or words[0][0].isdigit():
        return words[0][:2] in ("2D", "3D", "5G", "6G")
    if len(words) == 1 and len(words[0]) < _SHORTEST:
        return words[0].isupper()
    return True


def _does(word: str) -> bool:
    """Whether a first word says what somebody does: "scaling systems", but not "privacy-preserving systems"."""
    return word.endswith("ing") and "-" not in word and word not in _NOUNS


_SHORTEST = 6
_NOUNS = ING_NOUNS | word_set(
    "engineering manufacturing machine-learning processing programming pricing nursing banking sensing networking"
    " mining"
)
