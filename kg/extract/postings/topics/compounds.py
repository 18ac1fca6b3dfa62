"""A posting in, the compounds out that name what its work deals with: "risk models", "stream restoration"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon.cues import Cue, CueKind
from kg.extract.lexicon.headings import BOILERPLATE, QUALIFICATIONS
from kg.extract.lexicon.paper_words import FUNCTION_WORDS
from kg.extract.lexicon.spans import Found
from kg.extract.lexicon.words import EMPLOYMENT, LEVELS, uncapitalized, word_set
from kg.extract.postings.advert import Advert
from kg.extract.postings.asks.subject_words import DOING, VERBS
from kg.extract.postings.topics.phrases import OF_ADVERTS
from kg.schema import NodeType

_MOST_BEFORE = 2
_WORD = re.compile(r"[^\W\d_][\w/-]*")
#: Behind these stands what somebody does: "to assess risk".
_DOES = re.compile(r"\b(?:to|will|can|must|should|may|could|would|we|you|who|that|which|they|not|help|helps)\s+$")
_WITH = re.compile(r" and engagement\b")
#: Words that praise or count and name no kind: "complex systems", "multiple platforms".
_VAGUE = word_set("""
    new novel innovative complex large big small various varied multiple several different many more most less other own
    key core main major minor high higher low lower better best effective efficient robust scalable reliable modern
    advanced latest cutting-edge state-of-the-art next-generation next-gen world-class best-in-class real-world existing
    current future potential overall entire whole full specific general common such same top leading top-tier first
    second third complete comprehensive critical essential important relevant related appropriate necessary additional
    available possible ongoing daily day-to-day annual regular everyday end-to-end first-class high-quality high-impact
    high-performance large-scale enterprise-grade production-grade mission-critical industry-leading award-winning
    exciting unique diverse extensive deep broad exceptional outstanding proven practical technical scientific
    professional functional cross-functional hands-on strategic operational internal external underlying hard easy
    simple clear timely based used using use needed required designed built developed improved related via per vs etc
    also well both each all any some no not only just even very so as if when while how what why who which that this
    these those today tomorrow now then there here product project team good great
    flexible pto legal social public private annual own modern-day meaningful intelligent smart amazing
    beautiful true generate material holistic constant heavy close proper mutual repair active turn-key optimal
    helps help keep keeps make makes made made get gets give gives take takes support supports drive drives enable
    enables ensure ensures build builds develop develops design designs create creates deliver delivers provide
    provides improve improves lead leads own owns run runs manage manages use uses apply applies maintain maintains
    conduct conducts perform performs implement implements define defines evaluate evaluates explore explores optimize
    optimizes analyze analyzes monitor monitors advance shape shapes solve solves understand understands integrate
    integrates leverage leverages prepare coordinate assist oversee review write reviews reducing reduce scale scales
""")
#: Heads that name something only behind a word of the trade: "customer experience", "clinical data".
_WEAK = word_set("""
    experience engagement satisfaction environment understanding data research products services markets generation
    learning risk games applications platforms devices language languages resources supply demand health search
    recommendations suggestions business software decisions chain teaching practice management marketing testing
    media science sciences engineering hardware integration production materials security
""")
#: Words of adverts that name things all the same before such heads: "customer behavior".
_MODIFIERS = word_set("""
    personalized statistical predictive conversational customer product supply risk retail shopping pricing user market
    consumer data machine speech search fraud demand inventory content causal quantum clinical financial credit energy
    network security sensor motion process path route decision business resource resources patient student workforce
    world natural public
""")
#: Words in "-ing" that begin names of things; others say what somebody does.
_THINGS_DONE = word_set("""
    learning engineering planning manufacturing computing marketing pricing housing banking nursing imaging sensing
    mining shipping trading shopping advertising gaming building packaging scheduling routing streaming networking
    recycling farming fishing cooking lighting heating cooling printing drilling refining accounting purchasing
    ordering booking billing ticketing messaging mapping tracking hearing aging ageing well-being wellbeing
    groundwater dispersing processing testing operating
""")
#: Words in "-ed" that begin names of things; others say what was done: "delivered planning".
_THINGS_MADE = word_set("""
    distributed embedded supervised unsupervised semi-supervised automated connected applied federated augmented mixed
    integrated managed assisted accelerated personalized decentralized shared structured unstructured linked speed feed
    seed need bed weed breed reed
""")
#: Heads that need a word before them that is no adjective of the trade: these alone say little.
_EMPTY_PAIRS = word_set("""
    customer|experience user|experience work|experience team|management time|management people|management
    project|management stakeholder|management line|management performance|management change|management
    work|environment team|environment office|environment learning|environment working|environment
    business|decisions customer|care client|services customer|services support|services professional|services
    business|business business|products business|platforms business|demand data|platforms data|products data|science
    data|data product|management product|platforms product|engineering product|products data|engineering
    customer|platforms customer|demand customer|data user|data market|data process|management
    health|care health|insurance life|insurance dental|insurance pension|services employment|law source|data
    business|applications software|applications software|systems software|products web|services it|services
    information|systems computer|systems decision|making research|data personal|data
    job|satisfaction employee|engagement equal|rights human|resources health|safety
""")


#: What no word of a compound is; words that name things all the same are left.
_STOPS = (FUNCTION_WORDS | OF_ADVERTS | _VAGUE | DOING | VERBS | frozenset(LEVELS) | frozenset(EMPLOYMENT)) - _MODIFIERS


def compounds(advert: Advert) -> Iterator[Found[str]]:
    """Things a job deals with that no vocabulary lists: "risk models", "customer satisfaction and engagement"."""
    for cue in advert.cues:
        start = _begin(advert, cue) if cue.kind is CueKind.THING else None
        if start is None or advert.kind_at(cue.start) in _IDLE:
            continue
        more = _WITH.match(advert.text, cue.end)
        end = more.end() if more else cue.end
        if not advert.terms_between(start, end, NodeType.TOPIC):
            yield Found(uncapitalized(advert.text[start:end]), start, end, 0.4)


_IDLE = BOILERPLATE | QUALIFICATIONS


def _begin(advert: Advert, cue: Cue) -> int | None:
    """Where the compound begins whose last word the cue is; none where only vague words stand before it."""
    text, position = advert.text, cue.start
    if text[position].isupper() or text[position - 1 : position] != " ":
        return None
    words: list[tuple[int, str]] = []
    while len(words) < _MOST_BEFORE and text[position - 1 : position] == " ":
        start = max(text.rfind(" ", advert.start, position - 1), text.rfind("\n", advert.start, position - 1)) + 1
        word = text[max(start, advert.start) : position - 1]
        if not _may_stand(word):
            break
        words.append((start, word.lower()))
        position = start
    while words and (not _may_begin(words[-1][1]) or _DOES.search(text, max(0, words[-1][0] - 8), words[-1][0])):
        words.pop()
    if not words or (cue.value in _WEAK and words[0][1] not in _MODIFIERS) or _is_followed(text, cue.end):
        return None
    return None if len(words) == 1 and f"{words[0][1]}|{cue.value}" in _EMPTY_PAIRS else words[-1][0]


_NEXT = re.compile(
    r" (?:systems?|models?|engineers?|scientists?|teams?|managers?|learning\b|processing\b|modell?ing\b|planning\b"
    r"|engineering\b)"
)


def _is_followed(text: str, end: int) -> bool:
    """Whether the compound goes on: "supply chain systems" has its last word behind."""
    return text[end : end + 1] in ("-", "/") or _NEXT.match(text, end) is not None


def _may_stand(word: str) -> bool:
    """Whether a word can be part of a compound: small letters or an abbreviation, and none of those that say little."""
    lower = word.lower()
    forms = {lower, lower.removesuffix("s"), lower.removesuffix("es")}
    if forms & _STOPS or lower.endswith("ly") or not _SHORTEST <= len(word) <= _LONGEST:
        return False
    return (word == lower or word.isupper()) and _WORD.fullmatch(word) is not None


_SHORTEST = 2
_LONGEST = 24


def _may_begin(word: str) -> bool:
    """Whether a word can begin a name of things: no verb in "-ing", no participle."""
    if word.endswith("ing"):
        return word in _THINGS_DONE
    if word.endswith("ed"):
        return word in _THINGS_MADE
    return not word.endswith(("ize", "ise", "ate", "ify"))
