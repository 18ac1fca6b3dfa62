"""A piece of a sentence in, the field it names out: "novel thaw planning for roads" names thaw planning."""

from __future__ import annotations

import re

from kg.extract.lexicon.affiliation_words import PLACES
from kg.extract.lexicon.paper_words import FUNCTION_WORDS, ING_NOUNS
from kg.extract.lexicon.words import word_set
from kg.extract.postings.asks.subject_words import DOING, VERBS
from kg.extract.postings.naming.titles import is_role_head

#: Words before the first item that name none.
FILLER = re.compile(
    r"[\s:*_]*(?:(?:(?:at least )?one or more (?:of|areas)|at least one of|one of|any of|some of|(?:the )?following"
    r"|(?:areas?|fields?|topics?|domains?|disciplines?|problems?|challenges?|questions?) (?:such as|like|including"
    r"|related to|of|in|around)|(?:but )?(?:are |is )?(?:certainly )?not limited to|such as|including|in particular"
    r"|both|either|the|our|its|their|an?|(?:the )?(?:field|area|domain)s? of|new|novel|modern|advanced|various|diverse"
    r"|broad|specific|multiple|key|core|strong|solid|practical|proven|hands-on|relevant|related"
    r"|classical|traditional|basic"
    r"|components of|parts of|aspects of|foundations of|fundamental|complex|challenging|ambitious"
    r"|impactful|state-of-the-art|cutting-edge|large-scale|scalable|robust|efficient|reliable|innovative|high-performance|real-time|next-generation"
    r"|de[rnms]|die|das|eine[rnms]?|ihre[rnms]?|unsere[rnms]?|la|les?)\b[\s:,]*)*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,;]+")
_IN_NAMES = frozenset({"of"})
#: Last words that say of a field no more than that it is one.
EMPTY = word_set("""
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
    ambition motivation curiosity
    someone something anything interest interests hand level levels position positions state art next same other others
    more most best better good great real various several different many new
    group goes specialty similar entitled alongside drive applicant innovative foundational disruptive entire so-called
    direction directions idea proficiency responsibility closing environment environments indicators critical lists
    faster quicker easier smoother greater stronger
    one willingness eagerness readiness enthusiasm desire
    proof equivalent alternatives changes landscape trade-offs tasks guidance decisions feedback concerns efforts
    internship internships starting summer fall winter spring autumn
    bring sure able creative passionate wide broad full key candidates applicants minimum preferred required
    expertise specialization specialisation evaluations know-how cases utilizes utilises defined optimal
    aufgaben kunden team lösungen themen projekte projekten behörden genehmigungsbehörden direkten arbeiten
""")
_LONGEST = 5
_MORE_VERBS = word_set("""
    help keep make get give take enable ensure develop create deliver provide improve run manage apply maintain conduct
    execute perform implement define evaluate explore optimize optimise analyze analyse solve understand integrate
    leverage coordinate assist oversee write reduce achieve titrate own lead bring put learn collaborate
""")


#: Last words that tell how something is, not what it is: "curiosity-driven, long-term".
_ADJECTIVE = re.compile(
    r"(?:-(?:driven|term|based|level|quality|impact|time|world|edge|centric)|ful|ous|able|ible|-\w+ed|-(?:facing|oriented|device|site)|(?<!e)ed)$|---|-related$|[-)]$"
)


#: How much of something there is: "high-volume, high-dimensionality".
_MUCH = re.compile(r"(?:high|low|large|long|short|multi|fast|well|full)-[a-z]+$")
#: Last words that need the one behind them: "phylogenetic methods".
_QUALIFIES = re.compile(r"(?:ic|ical|[^rv]ive|ous|ian|able|ible|-based|-driven)$")
_CUTS = frozenset(("including", "using", "include", "includes", "ist", "sind", "wird", "werden"))


def field_phrase(piece: str) -> tuple[tuple[int, int] | None, bool]:
    """Where in a piece of a list its field is named, and whether nothing follows it there."""
    filler = FILLER.match(piece)
    words = list(_WORD.finditer(piece, filler.end() if filler else 0))
    run: list[re.Match[str]] = []
    for word in words:
        lower = word.group().lower()
        if lower in _CUTS:
            break
        joins = (lower in _IN_NAMES and bool(run)) or (lower == "and" and len(run) == 1)
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
    while last > 1 and words[last - 1] in EMPTY | _IN_NAMES:
        last -= 1
    alone = last == 1 and words[-1].startswith("technolog")
    kept = len(words) if "and" in words or alone or (words and _QUALIFIES.search(words[last - 1])) else last
    return run[:-1] if kept == len(words) and words and words[-1] in _IN_NAMES else run[:kept]


def _names_field(words: list[str]) -> bool:
    lower = [word.lower().strip("'’") for word in words]
    if (
        (len(words) == 1 and lower[0] in EMPTY)
        or _ADJECTIVE.search(lower[-1])
        or words[0].endswith(("'", "'s", "’", "’s"))
        or lower[0] in DOING
    ):
        return False
    if lower[0] in ("technical", "scientific") and (len(words) == 1 or lower[1] in EMPTY):
        return False
    if "and" in lower and lower[-1] in EMPTY and _QUALIFIES.search(lower[0]):
        return False  # "scientific and technical disciplines"
    if len(words) > _LONGEST or not _OF_HIRING.isdisjoint(_without_sight(lower)) or is_role_head(words[-1]):
        return False
    if lower[0].endswith("ly") or (len(words) > 1 and lower[1] != "of" and _does(lower[0])):
        return False
    if " ".join(lower) in PLACES or not all(word[0].isalnum() for word in words) or words[0][0].isdigit():
        return words[0][:2] in ("2D", "3D", "5G", "6G")
    if _MUCH.match(lower[0]) and lower[1:] in ([], ["data"], ["traffic"]):
        return False
    if len(words) == 1 and lower[0].endswith("ing") and lower[0] not in _NOUNS:
        return False
    if len(words) == 1 and len(words[0]) < _SHORTEST:
        return words[0].isupper() or any(char.isdigit() for char in words[0])
    return True


def _without_sight(words: list[str]) -> list[str]:
    """The words without a vision that is no plan: "computer vision"."""
    return words[:-1] if words[-1] == "vision" and words[:-1] and words[-2] in _EYES else words


_EYES = frozenset(("computer", "machine", "robot", "robotic", "stereo", "3d", "human"))
#: First words that are verbs and as often nouns: "design optimization", "control theory".
_BOTH = word_set(
    "access document load estimate host handle present study process control test research design estimates "
    "query live machine search lead"
)


def _does(word: str) -> bool:
    """Whether a first word says what somebody does: "scaling systems", but not "privacy-preserving systems"."""
    forms = {word, word.removesuffix("s"), word.removesuffix("es")}
    if not forms & _BOTH and (forms & VERBS or forms & _MORE_VERBS):
        return True
    return word.endswith("ing") and "-" not in word and word not in _NOUNS


_SHORTEST = 6
_NOUNS = ING_NOUNS | word_set(
    "engineering manufacturing marketing accounting auditing trading underwriting forecasting fundraising modeling"
    " modelling machine-learning processing programming pricing nursing banking sensing networking mining"
)
