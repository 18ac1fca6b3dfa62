"""A posting in, the fields its sentences list out: "areas of interest include X, Y and Z", "expertise in X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from kg.extract.lexicon.glance import glanced
from kg.extract.lexicon.headings import BOILERPLATE
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Found, lowered
from kg.extract.lexicon.words import uncapitalized
from kg.extract.postings.advert import Advert
from kg.extract.postings.asks.announced import OWNED
from kg.extract.postings.asks.field_phrases import EMPTY, FILLER, field_phrase
from kg.schema import NodeType

_KIND = r"(?:area|field|topic|theme|domain|discipline|subject|speciali[sz]ation|specialt(?:y|ie)|interest)s?"
#: What announces fields that somebody knows or likes.
_WANTED = (
    rf"{_KIND} of (?:[a-z]+ )?(?:interest|expertise)"
    r"(?:,? (?:includ(?:e|es|ing)|such as|like)|(?: (?:are|is))?(?: the following)? ?:)"
    r"|(?:coursework(?: or projects)?|expertise|expert knowledge|backgrounds?"
    r"|speciali[sz]ation|specialised|specialized|speciali[sz]ing|research"
    r" interests?) in|(?:wants?|eager|keen|excited|love|(?:would|you[’']d) like) to"
    r" (?:work on|explore|do research (?:on|in))"
    r"|expérience de [^.,;\n]{3,20} (?:ans|années) en"
)
#: What announces fields and nothing else; a list behind it goes on where one of its items has a complement.
_SURE = (
    rf"{_KIND} of (?:[a-z]+ ){{1,2}}(?:including|such as)"
    rf"|{_KIND}(?: of (?:[a-z]+ )?(?:focus|research|work|study|inquiry))?(?:,? (?:includ(?:e|es|ing)"
    rf"|such as|like)|(?: (?:are|is))?(?: the following)? ?:)|{_KIND} of"
    r"|topics (?:related|relating) to"
    r"|speciali[sz]es? in|research (?:on|into)|stud(?:y|ies) of|at the (?:intersection|interface"
    r"|crossroads|confluence|junction) (?:of|between)"
    r"|(?:in den|in die) (?:themen|fach|forschungs|arbeits|aufgaben)?(?:bereichen|feldern|gebieten)"
    r"|(?:im|auf dem) (?:bereich|(?:fach|forschungs|arbeits)?gebiet)(?: (?:der|des))?"
    r"|(?:schwerpunkte?|themen(?:felder|bereiche)?|forschungsthemen) (?:sind|umfassen|ist)"
    r"|dans les? domaines? (?:de la|du|des|de|d[’'])"
)
#: What announces a subject, and often only an attitude.
_LOOSE = (
    r"research in|projects? (?:on|about)|focus(?:es|ed|ing)?(?: (?:mainly|primarily"
    r"|specifically|strongly))? on"
    r"|emphasis on|work(?:s|ing)? on|deals? with|dedicated to|devoted to|concentrates on"
    r"|problems in|challenges in|advances in|questions (?:in|of|about)|capabilities in|innovations? in|solutions for"
    r"|(?:proving|understanding|investigation|exploration|analys[ei]s|characteri[sz]ation|examination"
    r"|simulation|modell?ing"
    r"|detection|prediction|synthesis|measurement|optimi[sz]ation|quantification|physics|mechanics|theory|forecasting"
    r"|estimation|monitoring|mitigation|recognition|classification|segmentation|reconstruction|generation|recycling"
    r"|assessment|acceleration|identification|localization|calibration|decoding|degradation|dynamics)s? of"
    r"|investigat(?:e|es|ing)|(?:solid|strong|deep|sound|good|in-depth|excellent) (?:knowledge|understanding) (?:of|in)"
    r"|(?:interested|interests?) in|passion(?:ate)? (?:for|about)|fascinated by|curious about"
    r"|relevan(?:t|ce) (?:for|to)"
    r"|appli(?:ed|cations?) (?:of|to|in)"
    r"|(?:arbeitest|arbeiten|forschst|forschen|forscht) an|schwerpunkt(?:e)? auf|beschäftig(?:t|en) sich mit"
    r"|(?:scientists?|engineers?|researchers?|developers?) for"
    r"|(?:models|methods|algorithms|techniques|systems|pipelines|strategy|roadmap) for"
    r"|(?:protect\w*|safe|secure) (?:[a-z]+ ){0,3}(?:from|against)|recovering from"
    r"|(?:planung|auslegung|entwicklung|erforschung|untersuchung|optimierung|simulation|analyse"
    r"|synthese|charakterisierung"
    r"|verfahren|algorithmen|methoden) (?:und [a-zäöüß]+ )?(?:von|des|der|zur|für)"
    r"|(?:synthèse|caractérisation|étude|analyse|modélisation|mécanismes|développement|conception) (?:et [a-zéèê]+ )?"
    r"(?:des|du|de la|de)"
)
#: What somebody does to things, of which those count that are no mere products of work.
_ACTED = "(?:implement|develop|explore|derive|evaluate)(?:s|ing)?|owns"
_VERBS = rf"{_ACTED}|(?:to|will|and|[’']ll) (?:study|model|simulate|research)|will (?:design|invent)"
_OPENS = sought(
    r"\b" + glanced(rf"(?P<wanted>{_WANTED})|(?P<sure>{_SURE})|(?P<loose>{_LOOSE})|(?P<verb>{_VERBS})") + r"(?=[\s:])"
)
_CUT = sought(
    r"[,;]\s*(?:(?:and|or|und|oder|et|ou)\s+)?|\s(?:and/or|and|or|as well as|along with|und|oder|sowie|et|ou)\s+"
    r"|\s&\s+"
)
_END = sought(r"[.!?](?=\s|$)|\.(?<=[a-z)]\.)(?=[A-Z][a-z])|[\n•●▪]|\s[–-]\s|[—:“”\"]")
_ASIDE = re.compile(r"\s*\([^()\n]{0,160}\)?")


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
        sure = opened.group("loose") is None and opened.group("verb") is None
        asked = opened.group("wanted") is not None and not _OURS.search(
            advert.text, max(advert.start, opened.start() - _NEAR), opened.start()
        )
        wanted = asked or (sure and _asks_people(advert, opened.start()))
        below = _below(advert.text, opened.end(), advert.end) if sure else []
        spans = below or [(opened.end(), advert.end)]
        for start, end in spans:
            for item in _items(advert.text, start, end, sure=sure):
                if opened.group("verb") and _OUTPUT.search(item.value):
                    continue
                if item.end < len(advert.text) and not (_OF.search(opened.group()) and _is_foreign_name(advert, item)):
                    yield Listed(item, sure, wanted)


#: Whom a sentence wants whose fields it lists: "We are seeking people who work in areas such as".
_PEOPLE = re.compile(
    r"\b(?:seeking|looking for|hiring|recruiting)\b[^.;\n]{0,60}?\b(?:individuals|candidates|applicants|people|someone"
    r"|researchers|colleagues)\b[^.;\n]*$"
    r"|\b(?:interns?|students?|candidates?) (?:will|can|may)\b[^.;\n]{0,40}?\bwork on\b[^.;\n]*$"
)


#: Who brings it, and is not the reader: "our extensive expertise in".
_OURS = re.compile(OWNED)


def _asks_people(advert: Advert, start: int) -> bool:
    left = max(advert.clauses.around(start)[0], start - _FAR)
    return _PEOPLE.search(advert.text, left, start) is not None


#: What work brings forth everywhere, after verbs: "develop software", "implement policies".
_OUTPUT = re.compile(
    r"\b(?:code|software|systems?|tools?|strateg(?:y|ies)|plans?|process(?:es)?|polic(?:y|ies)"
    r"|procedures?|standards?|content"
    r"|documentation|materials?|relationships?|reports?|dashboards?|insights?|roadmaps?|tests?|test cases|applications?"
    r"|solutions?|programs?|programmes|experiments?|prototypes?|designs?|architectures?|components?"
    r"|capabilities|practices"
    r"|performance|metrics|ways|ideas|proposals?|presentations?|training|frameworks?|services?"
    r"|functionality|opportunities)$"
)
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
    begin = FILLER.match(text, start, stop)
    position = begin.end() if begin else start
    masked = text[position : min(stop, position + _FAR)]
    if "(" in masked:
        masked = _ASIDE.sub(lambda aside: " " * len(aside.group()), masked)
    end = _END.search(masked)
    masked = masked[: end.start()] if end else masked
    at = 0
    cuts = (cut for cut in _CUT.finditer(masked) if not _shares_head(masked, cut))
    for cut in chain(cuts, (None,)):
        right = cut.start() if cut else len(masked)
        item, whole = field_phrase(masked[at:right].rstrip(" .'’"))
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
    return shared is not None and shared.group("head") in EMPTY and len(before) == 1


#: So far behind the words that announce them do fields stand, and so far before them does the word for whose they are.
_FAR, _NEAR = 500, 40
