"""Marked blocks in, names of people out: capitalized runs that an occupation, a verb or a list says are people."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.extract.lexicon import person_cues as cue
from kg.extract.lexicon.affiliation_words import COUNTRIES, PLACES
from kg.extract.lexicon.name_likeness import is_english, is_given_name, is_noun, likeness
from kg.extract.lexicon.paper_words import FUNCTION_WORDS, NOT_IN_NAMES
from kg.extract.people.name_pattern import NAME, PARTICLE

_TITLE_WORDS = re.compile(
    r"(?:Googler|Amazonian|Later|Earlier|Recently|Eventually|Previously|Originally|Meanwhile|Finally|Initially"
    r"|Again|Soon|However|Moreover|Similarly|Perhaps|Instead|Still|Dr|Prof|Professor|Asst|Assoc|Assistant"
    r"|Associate"
    r"|Professors|Mr|Ms|Mrs|Sir|Dame|Lord|Lady|President|Director|Chairs?|Scientist|Engineer|Researcher"
    r"|Emerita|Emeritus|Author|Authors|By|And|With|Meet|In|As|At|But|For|From|When|While|After|Before|Since|Like|Today"
    r"|Now|Here|Also|So|To|On|Or|If|Then|Both|According|Congratulations|Until|Says|Said|Interviewer"
    r"|Moderator|Photo|Pictured|Left|Right|Yet|Because|Although|Though|Unlike|Where|How|Why|Who"
    r"|What)\.?$"
)
#: The same if two names stand behind it: "German Ada Nowak", but not "German Vale".
_OF_COUNTRY = re.compile(
    r"(?:German|French|British|American|Dutch|Italian|Swedish|Danish|Norwegian|Swiss|Austrian|Canadian|Japanese|Chinese"
    r"|Indian|Spanish|Australian|Israeli|Russian|Polish|Brazilian)[ \u00a0](?=\S+[ \u00a0]\S)"
)
_BETWEEN = re.compile(r"(?:,? and |, | & |; |,? along with |,? as well as )(?:then )?(?:<O\d+>['’]?s? )?$")
_BETWEEN_ROLE = re.compile(rf"(?:,|;|,? and)\s+(?:the |an? )?(?:<O\d+>['’]?s? )?{cue.ROLES}\s+$")
_APPOSITION = re.compile(r",? (?:\([^)]{1,80}\)|(?:an?|the|of|from|at) [^.;]{2,120}?)?,?(?: and|;|,) $")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A person's full name at `start:end` of the marked copy it was found in."""

    name: str
    start: int
    end: int
    confidence: float


def find_names(
    marked: str, blocked: Iterable[tuple[int, int]] = (), *, sure: bool = False, nouns_are_small: bool = True
) -> tuple[NameMatch, ...]:
    """Names of people in a marked block, in the order of the text.

    Args:
        marked: the block with organizations, venues and titles replaced by tokens.
        blocked: spans of the marked copy that a vocabulary knows as something else.
        sure: the block is an author list, every name in it is a person's.
        nouns_are_small: whether the language writes common nouns in lower case.
    """
    if sure and "/" in marked:
        marked = _BESIDE_EACH_OTHER.sub(";", marked)
    candidates = [c for match in NAME.finditer(marked) if (c := _candidate(marked, match, sure=sure))]
    candidates = [
        c
        for c in candidates
        if not is_noun(last := c.name.split()[-1])
        and last.casefold() not in _NO_LAST_NAMES
        and last not in _FORMS_OF_LAW
    ]
    candidates = [c for c in candidates if sure or not _is_of_a_thing(marked, c)]
    blocked = tuple(blocked)
    candidates = [
        c
        for c in candidates
        if not any(
            (a <= c.start and c.end <= b) or (a < c.end and c.start < b and b - a >= 0.6 * (c.end - c.start))
            for a, b in blocked
        )
    ]
    scored = [
        replace(c, confidence=0.9 if sure else _told(marked, c) or _likeness(marked, c, nouns_are_small))
        for c in candidates
    ]
    return tuple(c for c in _spread(marked, scored) if c.confidence > 0)


#: Two authors that a slash parts: "Ada Nowak/Lin Vale".
_BESIDE_EACH_OTHER = re.compile(r"(?<=[a-zà-ÿ])/(?=[A-ZÀ-Ý][\w’'-]+ [A-ZÀ-Ý])")
#: Last words of houses and of what people are.
_NO_LAST_NAMES = frozenset(
    "school university institute college laboratory scientist engineer researcher student department economist"
    " phd gmbh inc ltd llc thesis defense defenses defence defences".split()
)
#: Forms of law, as they are written behind names of firms.
_FORMS_OF_LAW = frozenset({"AG", "SE", "KG", "BV", "NV"})


_SHOUTED = re.compile(r"\W*(?P<name>[A-ZÀ-Ý]{2,}(?:[ -][A-ZÀ-Ý]{2,}){1,3})\W*")


def shouted_name(line: str, text: str) -> tuple[str, int, int] | None:
    """A name in capitals that is all of a line, where the text has it by its initial, too: "ADA NOWAK", "A. Nowak"."""
    shouted = _SHOUTED.fullmatch(line)
    name = shouted["name"].title() if shouted else ""
    if shouted is None or not re.search(rf"\b{name[0]}\. (?:[A-Z]\. )?{re.escape(surname(name))}\b", text):
        return None
    return name, *shouted.span("name")


def surname(name: str) -> str:
    """The last name, with the particles that belong to it: "von der Berg"."""
    name = re.sub(r",?\s(?:Jr|Sr)\.|\s(?:II|III|IV)$", "", name)
    match = re.search(rf"\s((?:{PARTICLE}\s)*\S+)$", name)
    return match[1] if match else name


def name_key(name: str) -> str:
    """Equal for two spellings of one person's name in one document: middle initials and case do not count."""
    words = [word for word in re.split(r"[\s\u00a0]+", name.casefold()) if not re.fullmatch(r"\w\.?", word)]
    if len(words) == 1:
        words.insert(0, name.casefold()[0])
    return sys.intern(" ".join(words) or name.casefold())


def _candidate(marked: str, match: re.Match[str], *, sure: bool) -> NameMatch | None:
    start, end = match.span("name")
    while (
        not sure
        and not _is_listed_pair(marked, start, end)
        and (space := re.match(r"(\S+)[\s\u00a0]+", marked[start:end]))
        and (
            _TITLE_WORDS.match(space[1])
            or _OF_COUNTRY.match(marked, start, end)
            or (space[1].casefold() in NOT_IN_NAMES and not cue.HONORIFIC.search(marked[max(0, start - 20) : start]))
            or space[1].casefold() in FUNCTION_WORDS - {"may", "will", "mark"}
            or _ACRONYM_FIRST.match(marked, start, end)
        )
    ):
        start += space.end()
    start, end = (start, end) if sure else _around_given(marked, start, end)
    listed = _is_listed_pair(marked, start, end)
    for match_word in () if listed else reversed(list(re.finditer(r"\S+", marked[start:end]))):
        if match_word[0].casefold() in FUNCTION_WORDS and match_word[0][0].isupper():
            start += match_word.end() + 1
            break
    for held in _CHAIR_INSIDE.finditer(marked, start, end):
        start = held.end()
    house = _HOUSE_INSIDE.search(marked, start, end)
    end = _once(marked, start, house.start() if house else end)
    if marked.startswith("://", end):
        end = start + len(_SCHEME.sub("", marked[start:end]))
    words = marked[start:end].split()
    if _SEVERAL.search(marked[start:end]):
        return None
    if not 2 <= len(words) <= 6 or (not sure and any(_impossible(word) for word in _unshouted(marked, start, words))):
        return None
    full = [word for word in words if len(word.strip(".")) > 1]
    if (
        " ".join(words).casefold() in PLACES
        or words[0] == "U.C."
        or _QUARTER.fullmatch(" ".join(words))
        or not full
        or (words[-1] in _PRONOUNS and not _is_listed_pair(marked, start, end))
        or (" ".join(words) in _PROGRAMMES and not sure)
        or len(full[-1]) < 2
        or (len(words[-1].strip(".")) == 1)
    ):
        return None
    return NameMatch(" ".join(words), start, end, 0.0)


#: Two words between the commas of a list, of which the first may be a common one: "Ada Nowak, Been Vale, Lin Dahl".
_PAIR = re.compile(r"(?!(?:The|An?|In|At|On|Of|For|With|From|By|And|Or|To|As)\b)(?P<first>\S+)[ \u00a0]\S+")
_LIST_BEFORE, _LIST_AFTER = re.compile(r"(?:\w,|[a-z]:) $"), re.compile(r"\s*(?:,|$)")


def _is_listed_pair(marked: str, start: int, end: int) -> bool:
    """Whether two capitalised words are all of an item of a list, where words such as "Been" may be given names."""
    return (
        (pair := _PAIR.fullmatch(marked, start, end)) is not None
        and (_LIST_BEFORE.search(marked[max(0, start - 3) : start]) is not None or is_given_name(pair["first"]))
        and _LIST_AFTER.match(marked, end) is not None
    )


#: Whom fellowships and institutes are called after.
_PROGRAMMES = frozenset({"Marie Curie", "Max Planck", "Emmy Noether", "Marie Skłodowska-Curie"})
_PRONOUNS = frozenset({"He", "She", "They", "It", "We", "His", "Her", "This", "These"})
#: A part of the world with its quarter cut short.
_QUARTER = re.compile(r"[NSEW]\. (?:Korea|Africa|America|Asia|Europe|Carolina|Dakota|Virginia)")
#: The beginning of a link that stands behind a name without a blank.
_SCHEME = re.compile(r"https?$")
#: An acronym in front of a name: "director of ASR Ada Nowak".
_ACRONYM_FIRST = re.compile(r"[A-Z]{3,6}\s(?:[A-Z][a-zà-ÿ]+\s){1,2}[A-Z][a-zà-ÿ]+$")
#: A title inside a run: "Lin B. Vale Professor Ada Nowak" holds a chair that is called after somebody else.
_CHAIR_INSIDE = re.compile(r"\b(?:Professor|Prof\.?|Dean|Chancellor|Director) (?=[A-ZÀ-Ý]\w* [A-ZÀ-Ý])")


#: Where a run goes on with a part of a house, or is one: "Ada Nowak vom Institut", "Institut Nowak".
_HOUSE_INSIDE = re.compile(
    r"(?:(?<=\w) (?:vom|am|im|zum|der|des|de|du|del) |(?<!\w))"
    r"(?:Institut|Instituts|Lehrstuhl|Lehrstuhls|Arbeitsgruppe|Abteilung|Fachbereich|Fakultät|Zentrum|Klinik|Instituto"
    r"|Istituto|Laboratoire|Département|Université|Universität|Universidad)\b"
)


def _unshouted(marked: str, start: int, words: list[str]) -> list[str]:
    """The words, with a last name in capitals as others are written, where a title stands before: "Dr NOWAK Ada"."""
    if not cue.HONORIFIC.search(marked[max(0, start - 20) : start]):
        return words
    shouted = [word for word in words if word.isupper() and len(word) > 2]
    return [word.title() for word in words[1:] if len(shouted) == 1 or word not in shouted]


def _once(marked: str, start: int, end: int) -> int:
    """The end of a name that stands twice in a row, as a caption and the sentence behind it: of the first one."""
    words = list(re.finditer(r"\S+", marked[start:end]))
    half = len(words) // 2
    said_twice = half >= 2 and [w[0] for w in words[:half]] == [w[0] for w in words[half:]]
    return start + words[half - 1].end() if said_twice else end


def _around_given(marked: str, start: int, end: int) -> tuple[int, int]:
    """The run without what a lost break glued to a name: "Read Ada Nowak", "Ada Nowak Senior Lecturer"."""
    words = list(re.finditer(r"\S+", marked[start:end]))
    given = next((i for i, word in enumerate(words[:-1]) if is_given_name(word[0])), None)
    if given is None:
        return start, end
    known = [i for i, word in enumerate(words) if i >= given + 2 and word[0].casefold() in NOT_IN_NAMES]
    stop = words[known[0] - 1].end() if known else words[-1].end()
    begin = words[given].start() if given and not all(_may_precede(word[0]) for word in words[:given]) else 0
    return start + begin, start + stop


def _may_precede(word: str) -> bool:
    """Whether a word can stand in a name before the first given name that we know: initials and rare names."""
    return len(word.strip(".")) == 1 or likeness([word, "Nowak"]) > 0


def _likeness(marked: str, name: NameMatch, nouns_are_small: bool) -> float:
    """What the words of the name alone tell, unless those around them say that it is something else."""
    before, after = marked[max(0, name.start - 12) : name.start], marked[name.end : name.end + 24]
    if re.search(r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]n|[Nn]ear) |[#@/])$", before) or _OTHER_THING.match(after):
        return 0.0
    if _is_place(before, after) or (_TITLED.search(before) and not is_given_name(name.name.split()[0])):
        return 0.0
    return likeness(name.name.split(), nouns_are_small=nouns_are_small)


#: A capitalised word before a run of strange words: all of them are a heading or a name of something.
_TITLED = re.compile(r"\b(?!(?:By|And|With|From|Meet|Dr|Prof|Professor|Mr|Ms|Mrs|Sir|Photo|Thanks)\b)[A-Z][\w’'-]+ $")


def _is_place(before: str, after: str) -> bool:
    """Whether a country follows between commas, or a comma and a month: "2024, Rio Claro, Brazil"."""
    country = re.match(r", ([A-Z][\w. ]{2,24}?)(?=[,.;)]|$)", after)
    return (
        country is not None
        and country[1].casefold() in COUNTRIES
        and re.search(r"(?:^|[,(–—-]) ?$", before) is not None
    )


#: What is called after people: "the Ada B. Nowak School of Law".
_NAMED_AFTER = re.compile(
    r" (?:(?:early career |finalist |young researcher )?(?:award|prize|medal|fellowship)\b|School|College|Building"
    r"|Hall|Center|Centre|Foundation|Fellowship|Scholarship|Prize|Award|Medal|Chair"
    r"|Institute|University|Hospital|Library|Professorship|Lecture|Digital|Press|Publishing|Publishers|Books)\b"
)
#: Whom a chair is called after: "he is Ada Nowak Professor of Botany".
_CHAIR_OF = re.compile(
    r" (?:(?:Distinguished|Endowed|Assistant|Associate|University) ){0,2}[Pp]rofessor (?:of|in|for)\b"
)
_HOLDS = re.compile(r"\b(?:is|the|as|became|named|was|the (?:[A-Z][\w.]* ){1,3}and) $|; $")


def _is_of_a_thing(marked: str, name: NameMatch) -> bool:
    """Whether the name is a part of that of a school, a prize or a chair."""
    if _NAMED_AFTER.match(marked, name.end):
        return True
    chair = _CHAIR_OF.match(marked, name.end)
    return chair is not None and _HOLDS.search(marked[max(0, name.start - 30) : name.start]) is not None


_OTHER_THING = re.compile(
    r"(?i:(?:['’]s)? (?:University|Institute|team|group|lab|model|dataset|benchmark|algorithm|method|library|project"
    r"|award|prize|fellowship|scholarship|chair|medal|lecture|building|room|campus|theorem|conference|workshop)\b)"
)


def _impossible(word: str) -> bool:
    bare = word.strip(".,").casefold()
    shouted = len(bare) > 2 and word.isupper() and "." not in word
    camel = bool(re.search(r"[a-z][A-Z]", word)) and not re.match(
        r"(?:Mc|Mac|De|Di|La|Le|Van|Du|Del|O|D|Fitz)['’]?[A-Z]", word
    )
    return (
        bare in NOT_IN_NAMES
        or shouted
        or camel
        or word == "MEng"
        or any(part in NOT_IN_NAMES for part in re.split(r"[\-‐]", bare)[:1] if len(part) > 4)
    )


#: What several people are, as the last word of what seems to be a name: "Nowak Professors of Botany".
_SEVERAL = re.compile(
    r"(?:[Pp]rofessors|[Rr]esearchers|[Ss]cientists|[Ss]tudents|[Ee]ngineers|[Ff]ellows|[Pp]ostdocs|[Cc]hairs)$"
)


#: Whom somebody calls their own: "my Ph.D. student, Ada Nowak".
_OWN = re.compile(
    r"\b(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur) (?:[\w.-]+ ){0,3}?(?:student|postdoc|colleague|advis[eo]r|collaborator|intern"
    r"|mentor),? $"
)


def _told(marked: str, name: NameMatch) -> float:
    """What the words around say, unless every word of the name is a common one: "Evolutionary Mechanisms of <O1>"."""
    words = name.name.split()
    common = not is_given_name(words[0]) and all(map(is_english, re.split(r"[-‐ ]", name.name)))
    after = marked[name.end : name.end + 140]
    before = marked[max(0, name.start - 40) : name.start]
    told = (
        cue.HONORIFIC.search(before[-20:])
        or _OWN.search(before)
        or (cue.IS_ROLE.match(after) or cue.APPOSED.match(after) or cue.LISTED_PERSON.match(after))
    )
    return 0.0 if common and not told else _confidence(marked, name)


def _confidence(marked: str, name: NameMatch) -> float:
    """How strongly the words around say that this is a person; 0.0 for no word at all."""
    before, after = marked[max(0, name.start - 140) : name.start], marked[name.end : name.end + 140]
    if re.fullmatch(r"(?:.*\n)?\s*[-•*·]\s+", before) and cue.LISTED_PERSON.match(after):
        return 0.9
    if not before.strip() and (cue.ROLE_IN_BRACKETS.match(after) or cue.DEGREE_BEHIND.match(after)):
        return 0.85
    if cue.HONORIFIC.search(before):
        return 0.95
    if re.search(r"\b(?:I am|I['’]m|[Mm]y name is)\s+$", before) and re.match(r"\s*(?:[.,!(]|and\b|$)", after):
        return 0.9
    if cue.AN_OCCUPATION.search(before.lower()) and cue.ROLE_BEFORE.search(before):
        return 0.95
    if cue.SAID_BEFORE.search(before) or cue.IS_ROLE.match(after) or cue.APPOSED.match(after):
        return 0.9
    if cue.WITH_OTHERS.match(after) or cue.PERSON_DOES.match(after):
        return 0.85
    if re.search(r"<O\d+>['’]s?\s+$", before) and re.match(
        r"^(?:\s+(?:on|and|explains|discusses|shares|about|tells|talks|answers|joins)\b|,|\s*$)", after
    ):
        return 0.85
    if cue.AT_ORGANIZATION.match(after) or cue.POSSESSES.match(after):
        return 0.8
    if re.search(r"<T\d+>[”\"’]?,?\s+(?:\(?by|from|—|–|-)\s+$", before) or cue.LISTED_AS.search(before):
        return 0.8
    if re.search(r"\b[Ii]n\b[^.;]{0,60}<T\d+>,?\s+(?:\([^)]*\),?\s+)?$", before):
        return 0.85
    return 0.8 if re.match(r"^(?:By\s+)?$", before, re.I) and before and not after.strip() else 0.0


def _spread(marked: str, names: Sequence[NameMatch]) -> list[NameMatch]:
    """What is listed beside a person is a person too, in both directions."""
    spread = list(names)
    for index in range(1, len(spread)):
        if (
            spread[index].confidence == 0.0
            and spread[index - 1].confidence > 0
            and _listed_with(marked, spread[index - 1], spread[index])
        ):
            spread[index] = replace(spread[index], confidence=spread[index - 1].confidence - 0.05)
    for index in range(len(spread) - 2, -1, -1):
        if (
            spread[index].confidence == 0.0
            and spread[index + 1].confidence > 0.3
            and _listed_with(marked, spread[index], spread[index + 1])
        ):
            spread[index] = replace(spread[index], confidence=spread[index + 1].confidence - 0.05)
    return spread


def _listed_with(marked: str, left: NameMatch, right: NameMatch) -> bool:
    between = marked[left.end : right.start]
    return bool(
        _BETWEEN.fullmatch(between)
        or _BETWEEN_ROLE.fullmatch(between)
        or _APPOSITION.fullmatch(between)
        or re.fullmatch(r"(?:\s?\([^)]*\))?(?:, | and |, and |; )", between)
    )
