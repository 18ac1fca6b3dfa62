"""A posting in, the terms out that its words announce as known, liked or learnt: "experience with Rust and Go"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.extract.draft import TermMatch
from kg.extract.lexicon.cues import Cue, CueKind
from kg.extract.lexicon.sought import sought
from kg.extract.postings.advert import Advert
from kg.schema import NodeType

#: Kinds of terms that are fields.
FIELDS = (NodeType.TOPIC, NodeType.METHOD)
NAMED_LIST = frozenset(("field of", "fields of", "internship in", "internships in", "dans le domaine de"))
#: Words that end a list of things known: what follows them is what they are used for.
_BREAKS = sought(
    r"\b(?:to|for|on|at|by|from|into|across|that|which|who|is|are|will|(?<!working )with|um|pour|para)\b", re.IGNORECASE
)
_GLUE = re.compile(r"[\s,/&(]*(?:and|or|and/or|und|oder|et|ou|y|o)?\s*", re.IGNORECASE)
#: "interested in candidates with …" announces people, not a field; "understanding of their maps" is of something else.
_OF_PEOPLE = re.compile(
    r"\s+(?:candidates|people|applicants|someone|individuals|working|joining|hearing|learning|this|our|a|their|its|your"
    r"|how|what|why|whether)\b"
)
#: "focus on leveraging people and foundation models" names what one does.
_DOING = re.compile(
    r"\s+(?:leveraging|building|creating|delivering|developing|designing|driving|improving|making"
    r"|helping|enabling|solving"
    r"|using|providing|bringing|ensuring|scaling|advancing|understanding (?:how|what|why))\b"
)
#: "passionate about reducing waste" names what shall become of a thing.
_CHANGING = re.compile(r"\s+(?:increasing|reducing|changing|transforming|making|helping|enabling|improving)\b")
#: What one lives through, not what one has learnt: "how users experience the maps".
_LIVED = re.compile(r"\s+(?:the|how|what|an?|our|your|life)\b")
#: Whose experience one makes, which is not the reader's own: "deliver personalized user experience on".
_OFFERED = sought(
    r"\b(?:users?|customers?|clients?|employees?|guests?|patients?|players?|shopping|viewing|candidates?|teammates?"
    r"|digital|developers?|brand|buyers?|members?|passengers?|visitors?|consumers?|product|learning"
    r"|ai|unified|voice)[’']?s? $",
    re.IGNORECASE,
)
#: Stages of any work: "focus on design, implementation, and operation of".
_STAGES = re.compile(
    r"\s+(?:the )?(?:design|planning|development),?(?: and)? (?:planning|design|implementation|development|deployment"
    r"|construction|delivery|operation|build|execution|testing)\b",
    re.IGNORECASE,
)
#: What others take from a field: "we use concepts from the fields of".
_BORROWED = re.compile(r"\b(?:concepts|methods|techniques|ideas|tools|approaches|insights) (?:from|in) (?:the )?$")
#: What is done to a field as a whole, which says of nobody that it is theirs: "impacting the field of".
_MOVED = re.compile(
    r"\b(?:impact|advanc|shap|transform|chang|revolutioni[sz]|influenc|redefin|lead)(?:es?|ing)? the (?:\w+ )?$"
    r"|\babreast of (?:the )?$"
)
#: Whose field it is, in the words before: "students with a focus on", "experience in the area of".
_THEIRS = sought(
    r"\b(?:candidates?|applicants?|students?|interns?|you|your|someone|individuals?|people|researchers?|scientists?|engineers?"
    r"|graduates?|degrees?|studies|master[’']?s?|ph\.?d|background|experience|expertise|interest\w*|knowledge|internships?"
    r"|positions?|role|specialis\w+|specializ\w+|looking|seek\w*|thesis)\b",
    re.IGNORECASE,
)
_OF_INTEREST = re.compile(r" (?:\w+ )?(?:interest|expertise|speciali[sz]ation)\b")
_OF_ANYBODY = frozenset(("focus on", "area of", "areas of"))
#: Right before what somebody has who is not the reader: "our extensive".
OWNED = r"\b(?:[Oo]ur|[Ii]ts|[Tt]heir)(?: [\w-]+){0,2} $"
#: Who knows it already: "Our founders bring experience in maps", which asks nothing of the reader.
_OURS = sought(
    r"\b(?:[Oo]ur|[Tt]he|[Ii]ts|[Tt]heir)\b(?: [\w’'-]+){0,3}? (?:team|founders?|people|staff|engineers|experts)\b"
    r"(?: [\w’'-]+){0,2}? (?:brings?|has|have|combines?|unites?|shares?|possess(?:es)?)\b[^.;\n]*$"
    r"|\b(?:team|group|lab|department|unit) (?:[a-z]+ )?(?:conducts|does|pursues|performs|carries out"
    r"|focuses|works)\b[^.;\n]*$"
    r"|\bWe (?:bring|have|combine|share|possess)\b[^.;\n]*$"
    rf"|{OWNED}"
    r"|\b(?:leading|renowned|recogni[sz]ed|known) (?:as an? |[a-z]+ )?$"
)
#: Who speaks well of a firm: "We are recognized by magazines such as".
_PRAISED = sought(
    r"\b(?:[Ww]e|[Oo]ur|us)\b[^.;\n]{0,500}\b(?:recogni[sz]ed|named|ranked|voted|awarded|rated|trusted)\b"
)
#: Cues that name examples or use rather than what the candidate knows.
LOOSE = frozenset(
    phrase
    for line in """using|tools|such as|including|e.g.|stack|technologies|languages|frameworks|toolkits|apply|applies
    tools like|technologies like|frameworks like|languages like|methodologies like|platforms like|software like
    systems like|libraries like|programs like|applications like|tools wie|technologien wie|programmen wie
    programme wie|software wie|systemen wie|methoden wie|outils comme|outils tels que|logiciels comme
    logiciels tels que|herramientas como|programas como|tools zoals|systemen zoals|programma's zoals|verktyg som
    verktøy som|værktøjer som""".split("\n")
    for phrase in line.strip().split("|")
)


#: What German calls a field between the cue and its name: "Erfahrung im Bereich Altlasten".
AREA = re.compile(
    r" (?:den )?(?:Bereich|Bereichen|Gebiet|Gebieten|Themenfeld|Themenfeldern)(?: (?:der|des|von))? (?=[A-ZÄÖÜ])"
)


class Announced(NamedTuple):
    """A term and the cue that announces it."""

    match: TermMatch
    cue: Cue


def asking_cues(advert: Advert) -> list[Cue]:
    """The cues outside of boilerplate that announce what is known or liked by whom the posting speaks to."""
    kinds = (CueKind.INTEREST, CueKind.EXPERIENCE)
    cues = sorted((cue for kind in kinds for cue in advert.cues_of(kind)), key=lambda cue: cue.start)
    return [cue for cue in cues if not is_not_asked(advert, cue)]


#: Letters of a clause before and behind a cue that are looked at; with more, each of many cues would read all of them.
_LONGEST_CLAUSE = 2_000


def announced_terms(advert: Advert, cues: Iterable[Cue]) -> Iterator[Announced]:
    """Terms that a cue announces: the first close behind it, the others behind one another as in a list."""
    # "Minimum experience: MS in statistics" announces no statistics.
    degrees = [cue.start for cue in advert.cues_of(CueKind.DEGREE) if cue.value != "MBA"]
    for cue in cues:
        doing = _DOING.match(advert.text, cue.end) if cue.value == "focus on" else None
        doing = doing or (_CHANGING.match(advert.text, cue.end) if cue.value.startswith("passion") else None)
        if doing or _OF_PEOPLE.match(advert.text, cue.end):
            continue
        reach, stop = cue.end, min(advert.clauses.end_after(cue.end), cue.end + _LONGEST_CLAUSE)
        limit = 60
        stop = next((at for at in degrees if cue.end <= at < stop), stop)
        used = cue.value == "skills" and advert.text.startswith(" to ", cue.end)  # "skills to run": no field
        for match in advert.terms_between(cue.end, stop, NodeType.SKILL, *(() if used else FIELDS)):
            gap = match.start - reach
            if gap > limit or (limit < 60 and _BREAKS.search(advert.text, reach, match.start)):
                break
            if not match.term.context or _GLUE.fullmatch(advert.text, reach, match.start):
                yield Announced(match, cue)
                reach, limit = max(reach, match.end), 34


def is_not_asked(advert: Advert, cue: Cue) -> bool:
    """Whether a cue speaks of what others live through or know."""
    if cue.value == "experience" and _LIVED.match(advert.text, cue.end):
        return True
    before = max(advert.start, cue.start - 40)
    if cue.value.startswith("experience") and _OFFERED.search(advert.text, before, cue.start):
        return True
    if cue.value == "focus on" and _STAGES.match(advert.text, cue.end):
        return True
    if cue.value in NAMED_LIST and (
        _BORROWED.search(advert.text, before, cue.start) or _MOVED.search(advert.text, before, cue.start)
    ):
        return True
    if cue.value in _OF_ANYBODY and not _OF_INTEREST.match(advert.text, cue.end):
        return _THEIRS.search(advert.text, _clause_start(advert, cue), cue.start) is None
    if cue.kind is CueKind.EXPERIENCE and cue.value in LOOSE:
        return _PRAISED.search(advert.text, _clause_start(advert, cue), cue.start) is not None
    return _OURS.search(advert.text, _clause_start(advert, cue), cue.start) is not None


def _clause_start(advert: Advert, cue: Cue) -> int:
    return max(advert.clauses.around(cue.start)[0], cue.start - _LONGEST_CLAUSE)
