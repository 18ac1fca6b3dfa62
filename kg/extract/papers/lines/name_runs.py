"""A place in a text in, the list of authors that begins there out: names in every order that people write them in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.lexicon.affiliation_words import COUNTRIES, PLACES, REGIONS
from kg.extract.lexicon.name_likeness import is_english, is_given_name, likeness
from kg.extract.lexicon.paper_words import NOT_IN_NAMES
from kg.extract.lexicon.words import SMALL_WORDS

_UP = r"[A-ZÀ-ÖØ-ÞĀ-ſ]"
_LETTER = r"[^\W\d_¹²³⁰-⁹ªº]"
_INITIALS = rf"(?:{_UP}\.(?:-[a-z]\.)?[ \-‐]?(?:d[aeo]?\. ?)?){{1,4}}"
_PARTICLES = (
    r"(?:(?:von|van|de|der|den|vom|zu|la|le|du|da|das|do|dos|del|della|di|bin|ibn|el|al|ten|ter|af|av|y|ben) ){0,2}"
)
_WORD = rf"(?:(?:[DO]['’]|Mc|Mac|[aeAE]l-)?{_UP}{_LETTER}+(?:[\-‐'’]{_LETTER}+)*)"
_LAST = rf"(?:(?:Van|Von|De) )?{_PARTICLES}{_WORD}(?:[ ]{_WORD})?"
_STOP = r"(?=\s*(?:[,.:;*†‡§¶#∗⋆¹²³⁰-⁹\d(\[]|$|\n|and\b|&|et al))"
#: "Nowak, A. B.", "Nowak A.", and of medical journals "Nowak AB".
_LAST_INITIALS = re.compile(
    rf"(?P<last>{_LAST})(?:,[ ](?P<first>{_INITIALS}|(?:{_UP}-?){{1,3}}{_STOP})"
    rf"|[ ](?P<bare>(?:(?:{_UP}\.){{1,2}}{_UP}(?=,)|{_INITIALS}|{_UP}{{1,3}}){_STOP}))"
)
#: "Nowak, Ada B." as dictionaries sort and as MLA writes the first author.
_LAST_FIRST = re.compile(rf"(?P<last>{_PARTICLES}{_WORD}),[ ](?P<first>{_WORD}(?:[ ](?:{_INITIALS}|{_WORD}))?){_STOP}")
_PART = rf"(?:{_WORD}|{_UP}\.(?:[ \-‐]?{_UP}\.)*|{_UP}{{1,2}}(?=\s))"
_NICKNAME = rf"(?:[ ][(“\"]{_WORD}[)”\"])?"
_FORWARD = re.compile(
    rf"{_PART}{_NICKNAME}(?:[ \u00a0\u202f]+(?:{_PARTICLES}){_PART}){{1,4}}(?:,? (?:Jr|Sr)\.| (?:II|III|IV)\b)?"
)
_HONOUR = re.compile(r"(?:(?:Prof|Dr|Mr|Ms|Mrs)\.? |Professor )+(?=[A-ZÀ-Ý])")
#: Behind words that are the beginning of another name: "Memorial University of".
_GOES_ON = re.compile(r"\s(?:of|for|on)\s")
_FIELDS = frozenset(
    "science sciences engineering technology research learning vision theory medicine studies university institute "
    "college"
    " laboratory inc gmbh department".split()
)
_PAIR = 2
_MARKS = r"(?:\s?(?:[¹²³⁰-⁹ªº*†‡§¶#∗⋆★^✉🖂]|\d{1,2}(?![\w.])|(?<=[\d*†‡¹²³]),(?=\s?[\d*†‡¹²³⁴-⁹✉🖂]))){0,6}"
_BRACKET = r"(?:\s?[(\[](?!(?:19|20)\d\d)[^()\[\]\n]{1,60}[)\]])?"
#: Marks behind the comma, as physicists set them: "A. Nowak,1 L. Vale,1,2 and B. Kim".
MARKS_LAST = r",\d{1,2}(?:,(?:\d{1,2}|[*†‡§¶])){0,12}(?=\s)"
_SEPARATOR = re.compile(
    rf"(?P<marks>{_MARKS}{_BRACKET})(?:{MARKS_LAST}\s+(?:(?:and|&)\s+)?|,?\s+(?:and|&|und|et|y)\s+|\s*[,;]\s*(?:\.{{3}}|…)?\s*,?\s*(?:(?:and|&)\s+)?"
    rf"|\s[·•|]\s)"
)
#: What a middle initial goes on with, and nothing else: "Ada B. Nowak".
_ENDS_LINE = re.compile(rf" ?{_WORD}\s*$", re.MULTILINE)
#: How many names of a list we have to know; of a long one fewer, since nothing else has so many pairs of capitals.
_LIKELY, _LIKELY_OF_MANY, _MANY = 0.5, 0.3, 3
_CAMEL = re.compile(r"(?!(?:Mc|Mac|De|Di|La|Le|Van|Du|Del|O|D|Fitz)['’]?[A-Z]).*[a-zà-ÿ][A-Z]")
_BY = re.compile(r"\s*(?:[Bb]y|[Aa]uthors?:?|[Ww]ith|[Pp]resenters?:?)\s+(?=[A-ZÀ-Ý])")
#: Who signs behind the names: "the MOSS Study Group".
_CONSORTIUM = (
    r"(?:,|;| and| &)?(?: and)?(?: (?:on behalf of|for))?(?: the)?(?: [A-ZÀ-Ý][\w&/-]*){1,6}? "
    r"(?:Study Group|Working Group|Consortium|Collaboration|Investigators|Network|Group)"
)
_END = re.compile(
    rf"{_MARKS}{_BRACKET}(?:,?\s+(?:et al\b\.?|and others\b|u\. ?a\.){_BRACKET}|{_CONSORTIUM}(?=\W*$))?{_MARKS}"
)


@dataclass(frozen=True, slots=True)
class RunName:
    """A name in its usual order, where it stands, and whether its words alone tell that it is one."""

    name: str
    start: int
    end: int
    likely: bool
    turned: bool


@dataclass(frozen=True, slots=True)
class NameRun:
    """Authors in a row, and the end of the row with its marks and "et al."."""

    names: tuple[RunName, ...]
    end: int


def name_run(text: str, start: int, end: int) -> NameRun | None:
    """The longest list of authors that begins at `start`; `None` if there is none, or most words are no names."""
    names: list[RunName] = []
    position = start
    while (name := _name(text, position, end, before=names)) is not None:
        if _GOES_ON.match(text, name.end, end):
            break
        names.append(name)
        gap = _SEPARATOR.match(text, name.end, end)
        if gap is None:
            break
        position = gap.end()
    if not names or not _are_names(text, names):
        return None
    tail = _END.match(text, names[-1].end, end)
    return NameRun(tuple(names), tail.end() if tail else names[-1].end)


def _are_names(text: str, names: list[RunName]) -> bool:
    """Whether enough of the names are known, or enough of them carry the raised marks that only authors have."""
    marked = sum(_RAISED.match(text, name.end) is not None for name in names)
    if len(names) > 1 and marked >= max(2, 0.5 * len(names)):
        return True
    least = _LIKELY if len(names) < _MANY else _LIKELY_OF_MANY
    return sum(name.likely for name in names) >= least * len(names)


_RAISED = re.compile(r" ?[†‡*∗⋆]{0,2}[¹²³⁴-⁹]")


def whole_run(text: str) -> tuple[RunName, ...]:
    """The names of a text that is a list of authors and nothing else; empty for other texts."""
    opening = _BY.match(text)
    start, end = opening.end() if opening else len(text) - len(text.lstrip()), len(text.rstrip(" .,;*\n"))
    run = name_run(text, start, max(end, len(text.rstrip()))) if end > start else None
    return run.names if run is not None and not text[run.end :].strip(" .,;*\n") else ()


def _name(text: str, position: int, end: int, *, before: Sequence[RunName]) -> RunName | None:
    honour = _HONOUR.match(text, position, end)
    position = honour.end() if honour else position
    turned = _LAST_INITIALS.match(text, position, end)
    in_order = bool(before) and not any(name.turned for name in before)
    middle = (
        turned
        and turned["bare"]
        and (
            ((is_given_name(turned["last"]) or in_order) and re.match(rf"\.? ?{_WORD}", text[turned.end() :]))
            or (not before and _ENDS_LINE.match(text, turned.end(), end))
        )
    )
    alike = bool(turned and turned["bare"] and before and before[-1].turned)
    if turned and not middle and (alike or not _is_other_word(turned["last"].split()[-1])):
        first, last = turned["first"] or turned["bare"], turned["last"]
        letters = [letter for letter in first if letter.isalpha()]
        initials = [first.strip()] if re.search(r"-[a-z]\.", first) else [f"{letter}." for letter in letters]
        name = " ".join((*initials, last))
        dotted = "." in first or "," in turned[0]
        return RunName(name, position, len(turned[0].rstrip()) + position, dotted or not is_english(last), True)
    sorted_ = _LAST_FIRST.match(text, position, end)
    if sorted_ and _sorted_name(sorted_["first"].split(), sorted_["last"].split()[-1]):
        return RunName(f"{sorted_['first']} {sorted_['last']}", position, sorted_.end(), True, True)
    forward = _FORWARD.match(text, position, end)
    if forward is None:
        return None
    words = [word for word in forward[0].split() if word[0] not in '(“"']
    if words[-1].casefold() in PLACES and (words[0].isupper() or words[0].casefold() in PLACES or is_english(words[0])):
        return None
    likely = likeness(words) > 0
    if not likely and not _possible(words, inside=len(before) > 1):
        return None
    return RunName(" ".join(forward[0].split()), position, forward.end(), likely, False)


def _sorted_name(first: list[str], last: str) -> bool:
    """Whether two words that a comma parts are a last name and a first one, and no city with its country."""
    if (
        first[0].casefold() in COUNTRIES | REGIONS
        or any(_is_other_word(word) for word in first)
        or last.casefold() in PLACES
        or last.casefold() == first[0].casefold()
    ):
        return False
    if _is_other_word(last):
        return len(last) < 5 and not is_english(first[0])
    return likeness([*first, last]) > 0 or is_given_name(first[0]) or not (is_english(first[0]) and is_english(last))


def _possible(words: list[str], *, inside: bool) -> bool:
    """Written like a name; one word that is also something else, as "Meng" is a degree, does not forbid it."""
    others = [word for word in words if _is_other_word(word)]
    if any(_CAMEL.match(word) for word in words) or words[-1].casefold() in _FIELDS:
        return False
    return len(words) <= 5 and (
        is_given_name(words[0])
        or not others
        or (len(others) == 1 and (not all(map(is_english, words)) or (inside and len(words) == _PAIR)))
    )


def _is_other_word(word: str) -> bool:
    folded = word.casefold().strip(".")
    return folded in NOT_IN_NAMES or folded in SMALL_WORDS or _CAMEL.match(word) is not None
