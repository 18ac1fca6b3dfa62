"""The title of a job in, its parts out: the occupation, its rank, and what else people append to titles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kg.extract.lexicon.words import (
    EMPLOYMENT,
    LEVELS,
    MANAGES_PEOPLE,
    NO_ROLE_ENDINGS,
    RANKS,
    ROLE_ENDINGS,
    ROLE_HEADS,
    word_set,
)
from kg.extract.postings.role_heads import known_heads
from kg.extract.postings.workload import WORKLOAD

_SEPARATOR = re.compile(
    r"(?<=\w)_(?=\w)|\s+[-–—|/:·•@+]+\s+|\s*[-–—]\s+(?!(?:und|oder|bzw\.?|and|or|et|ou)\s)|\s+[-–—]\s*|\s*[,;|–—]\s*|:\s+|\s*\(|\)\s*|\s+at\s+(?=[A-Z])"
    r"|\s*\[|\]\s*"
)
_GENDER = re.compile(
    r"[\s(\[]*\(?\s*\b(?:all genders?|alle geschlechter|gn|[mwfdxh]\s*[/|*,]\s*"
    r"[mwfdxh](?:\s*[/|*,]\s*(?:divers|inter|[mwfdxhi](?:nt)?))*)\s*(?:\)"
    r"|\b)\]?",
    re.IGNORECASE,
)
_GENDER_SUFFIX = re.compile(
    r"(?<=[a-zäöüéè])(?:[:*_/·.-]+(?:in|innen|r|e|ne|euse|rice|trice|frau|ère|a|o|as|os)|\s?\((?:in"
    r"|e|r|ne|euse|s|a|o|as|os|trice|rice|ère|ière|fe|ve|se|le|te|esse)\))(?!\w)"
)
#: "Chargé(e)", "Boucher(ère)", whose brackets hold no aside.
_FEMININE_FORM = re.compile(r"(?<=[a-zéè])\((?:e|ère|ière|euse|trice|rice|ne|fe|ve|se|le|te|esse|in|innen|r|a|o|as)\)")
_MARKED = re.compile(r"\(\s*(?:[mwfdi]\s*[/|]\s*[mwfdi](?:\s*[/|]\s*[mwfdxi])*|[hf]\s*/\s*[fh])\s*\)", re.IGNORECASE)
#: "Polier/-in", "Monitor/a", as only one of them is called.
_EITHER_FORM = re.compile(r"(?<=[a-zäöüß]{3})/-in\b|\b[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}[orle]/(?:as?|oras?)\b")
_SHORT = 3
_LETTERS = frozenset(("(e)", "(o)", "(a)", "(r)", "(as)"))
# What every match of the two above has, and a regular expression finds quickly.
_MAYBE_GENDER = re.compile(r"[mwfdxhagMWFDXHAG](?<!\w.)(?:\s*[/|*,]\s*[mwfdxhMWFDXH]|[lL][lL]|[nN])")
_MAYBE_SUFFIX = re.compile(r"[:*_/·.(-][inreftaosè]")
_FEMININE = re.compile(r"\((?:e|fe|ne|euse|rice|trice|in|ère|r|s)\)|[·.](?:e|fe|ne|euse|rice|trice|ère)$")
_NUMERAL = re.compile(r"(?:I{1,3}|IV|VI{0,3}|V|[1-9]|L[1-9]|E[1-9]|IC[1-9])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CODE = re.compile(r"(?:req|ref|job|id|r|jr)?[\s#.:_-]*\d{3,}[\w-]*", re.IGNORECASE)
_GRADE = re.compile(
    r"(?:level|grade|band|stufe|niveau|class|tier)\s*[\dIVX]+|\d+\s*[-–]?\s*\d*\s*(?:h|hrs?|hours|std"
    r"|stunden|%)\b.*|[tv]z(?:\s*/\s*[tv]z)?|in [tv]z|[fp][/.]?t[/.]?"
    r"|(?:tardes|mañanas|noches|fines de semana|afternoons|mornings|evenings|nights|weekends|nachmittags"
    r"|vormittags|abends|nachts|wochenende)|.*\b(?:leave|shift|cover|opportunit(?:y"
    r"|ies)|evergreen|teilzeit|vollzeit|(?:un)?befristet|(?:part|full)[- ]time)\b.*",
    re.IGNORECASE,
)
_CRAFT = re.compile(
    r"(?:ologist|ographer|otomist|onomist|apeutin?|therapist|rician|ineer|keeper|smith|wright|matician)s?$"
)
_RANK_PHRASE = re.compile(
    r"^dipl(?:om|\.)[ -]*|\b(?:entry|mid|junior|senior)[- ]level\b|\bexperienced\b", re.IGNORECASE
)
#: Where and how one works, which titles append: "Remote from EMEA", "Hybrid or full remote".
_MODE_WORD = (
    r"(?:(?:fully|full|100 ?%|partly|partially|mostly) ?-?)?(?:remote|hybrid|on-?site|home ?office|télétravail)"
)
_MODE = re.compile(
    rf"{_MODE_WORD}(?:\s*(?:/|,|&|\bor\b|\band\b|\bou\b|\boder\b)\s*{_MODE_WORD})*"
    r"(?:[ -](?:only|first|friendly|possible|ok|option|optional|eligible|role|work))?"
    r"(?:\s+(?:from|in|within|across|anywhere in|based in|depuis)\s.{2,40})?",
    re.IGNORECASE,
)
_SEASON = re.compile(r"(?:summer|fall|winter|spring|autumn|sommer|été)(?:\s+(?:19|20)\d\d)?", re.IGNORECASE)
#: Occupations of which "staff" is a rank; a staff nurse or a staff writer is one of the staff.
_STAFFED = re.compile(
    r"\bstaff\b.*\b(?:engineer|scientist|developer|designer|research\w*|architect|manager|analyst|sre|programmer"
    r"|technologist|sde|swe|economist|statistician|tpm|devops|ml|ai|data|product|software)",
    re.IGNORECASE,
)
#: From so many letters on a word in "-ern" may be the dative of several people: "Entwicklern".
_DATIVE = 7
#: What is a contract before other occupations and the work itself before these: "Contract Analyst".
_DEALT_WITH = word_set("contract contracts volunteer")
_DEALS = word_set(
    "administrator administrators analyst analysts coordinator coordinators manager managers negotiator officer "
    "specialist specialists executive lawyer counsel director supervisor"
)
_PAIR = 2
_COMPLEMENTS = word_set("of for to in with at de du des d' en à für im der - – & and und et y / on")


class PartKind(StrEnum):
    """What a part of a title is."""

    ROLE = "role"
    PLACE = "place"
    CONTRACT = "contract"
    NOISE = "noise"
    TOPIC = "topic"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a title between two separators, `title[start:end]`.

    `aside` says that it stands in brackets, `other` behind a slash.
    """

    kind: PartKind
    text: str
    start: int
    end: int
    aside: bool = False
    other: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart; `tails` are the parts beside the occupation that are no place, contract or rank."""

    head: Part
    tails: tuple[Part, ...]
    level: str | None
    year: int | None


#: Told a part and where it begins, says whether it is a place or a topic.
Classify = Callable[[str, int], PartKind | None]


def read_title(title: str, classify: Classify) -> Title | None:
    """Takes a title apart; `classify` knows the places and topics among its parts."""
    parts = [_part(title, start, end, classify) for start, end in _pieces(title)]
    if not parts:
        return None
    head = next((part for part in parts if part.kind is PartKind.ROLE), None)
    if head is None:
        head = next((part for part in parts if part.kind is PartKind.REST and has_role_head(part.text)), None)
    if head is None:
        head = next((part for part in parts if part.kind in (PartKind.REST, PartKind.TOPIC)), parts[0])
    tails = tuple(part for part in parts if part is not head and part.kind in (PartKind.REST, PartKind.TOPIC))
    years = [int(match.group()) for match in _YEAR.finditer(title)]
    return Title(head, tails, level_of(title, head.text), years[0] if len(set(years)) == 1 else None)


def level_of(title: str, head: str) -> str | None:
    """The rank a title states; the part that names the occupation speaks first."""
    for text in (head, title):
        text = re.sub(r"\bof technical staff\b", "", text, flags=re.IGNORECASE)
        words = [word.strip("()[],;:/|") for word in _plain(text).lower().replace("/", " ").split()]
        if "staff" in words and not _STAFFED.search(text):
            words.remove("staff")
        named = [LEVELS[word] for word in words if word in LEVELS]
        if "vice" in words and "president" in words:
            return "vice president"
        if "intern" in named:
            return "intern"
        if _leads_people(words):
            return "manager"
        if words and words[0] == "associate" and len(words) > 1 and "director" in words:
            return "director"
        if named:
            return named[-1] if named[-1] in ("director", "manager") else named[0]
        if re.search(r"\bentry[- ]level\b|\bberufseinsteiger", text, re.IGNORECASE):
            return "junior"
    return None


_ACADEMIC = re.compile(
    r"\b(?:post-?doc(?:toral)?|ph\.?d\.?|doctoral|faculty|tenure-track)[ -](?:\w+ )?"
    r"(?:positions?|posts?|offers?|candidates?|fellowships?|studentships?|scholarships?|opportunit(?:y|ies)|vacanc(?:y"
    r"|ies))\b",
    re.IGNORECASE,
)


def is_academic_post(text: str) -> bool:
    """Whether the phrase names a post by the stage of a career: "PhD position", "postdoctoral fellowship"."""
    return bool(_ACADEMIC.search(text))


@lru_cache(maxsize=1 << 10)
def has_role_head(text: str) -> bool:
    """Whether the phrase is headed by an occupation: a head noun at its end, before "of", or before a rank."""
    if _ACADEMIC.search(text) or names_all_genders(text):
        return True
    return any(is_role_head(word) for word in _words(_plain(text)))


def names_all_genders(text: str) -> bool:
    """Whether a title says that it means everybody, as only titles do: "Zimmerer (m/w/d)"."""
    marked = _MARKED.search(text) if "/" in text or "|" in text else None
    formed = _FEMININE_FORM.search(text) if "(" in text else None
    either = _EITHER_FORM.search(text) if "/-" in text or "/a" in text else None
    return (
        (marked is not None and marked.start() > _SHORT)
        or (formed is not None and formed.group() not in _LETTERS)
        or either is not None
    )


@lru_cache(maxsize=1 << 10)
def ends_in_role(text: str) -> bool:
    """Whether the phrase names an occupation: its head noun stands at the end, or only grades and a complement
    follow it.

    "Customer Partner Trust" has such a noun inside and names none.
    """
    post = _ACADEMIC.search(text)
    if post and (not text[post.end() :].strip() or text[post.end() :].split()[0].lower() in _COMPLEMENTS):
        return True
    if names_all_genders(text):
        return True
    words = _words(_plain(text))
    for index, word in enumerate(words):
        if not is_role_head(word):
            continue
        rest = [other.lower().strip(",.;:-–") for other in words[index + 1 :]]
        if (
            not rest
            or rest[0] in _COMPLEMENTS
            or all(
                _NUMERAL.fullmatch(other.upper()) or other in LEVELS or other.isdigit() or not other for other in rest
            )
        ):
            return True
        if index == 0 and word.lower() not in (
            "partner",
            "student",
            "graduate",
            "executive",
            "expert",
            "professional",
            "agent",
            "lead",
            "staff",
            "principal",
            "chief",
        ):
            return True
    return False


@lru_cache(maxsize=1 << 16)
def is_role_head(word: str) -> bool:
    """Whether one word can name an occupation."""
    lower = _FEMININE.sub("", word.lower().strip(".,;:!?*\"'”“").lstrip("(")).strip("()")
    lower = lower[:-1] if lower.endswith("ern") and len(lower) > _DATIVE else lower
    if (
        lower in ROLE_HEADS
        or singular(lower) in ROLE_HEADS
        or lower in known_heads()
        or singular(lower) in known_heads()
    ):
        return True
    if "/" in lower and is_role_head(lower.rsplit("/", 1)[-1]):
        return True
    if "-" in lower and (lower.rsplit("-", 1)[-1] in ROLE_HEADS or _is_joined(lower)):
        return not lower.startswith("non-")
    if lower.endswith(("ologist", "ologists")):
        return len(lower) > len("ologists")
    if lower.endswith(NO_ROLE_ENDINGS):
        return False
    return len(lower) > 9 and (lower.endswith(ROLE_ENDINGS) or bool(_CRAFT.search(lower)))


def _is_joined(word: str) -> bool:
    """Whether an occupation is joined to what follows it: "Technician-Suffolk", but not "partner-facing"."""
    first, _, rest = word.partition("-")
    return (
        first in ROLE_HEADS
        and first.endswith(("er", "or", "ian", "ist", "yst"))
        and not rest.endswith(("ing", "ed", "led"))
    )


def role_name(head: str) -> str:
    """The occupation without rank, year, gender marks and grade: "Sr. Data Scientists II (m/w/d)" → "Data Scientist".

    An internship is the intern of its occupation: "Data Science Internship" → "Data Scientist Intern".
    """
    words = [word.strip(',;:!?*"“”') for word in _words(_RANK_PHRASE.sub("", _plain(head)))]
    words = [word for word in words if word and not _YEAR.fullmatch(word) and not _CODE.fullmatch(word)]
    while len(words) > 1 and (
        words[0].lower() in RANKS
        or ("/" in words[0] and all(part in RANKS for part in words[0].lower().split("/")))
        or words[0].lower() in EMPLOYMENT
        or words[0] in ("-", "–", "&")
    ):
        if words[0].lower() in _DEALT_WITH and len(words) == _PAIR and words[1].lower() in _DEALS:
            break
        if words[0].lower() in ("staff", "lead", "principal", "expert") and not _names_role(words[1:]):
            break
        if words[0].lower() in ("intern", "internship", "praktikum", "praktikant", "stage", "stagiaire", "werkstudent"):
            break
        words = words[1:]
    while len(words) > 1 and (
        _NUMERAL.fullmatch(words[-1])
        or words[-1].lower()
        in (
            "position",
            "positions",
            "vacancy",
            "level",
            "grade",
            "-",
            "–",
            "&",
            "jr",
            "sr",
            "senior",
            "junior",
            "pleno",
            "sênior",
            "júnior",
            "medior",
            "expérimenté",
            "expérimentée",
            "confirmé",
            "confirmée",
            "débutant",
            "débutante",
        )
    ):
        words = words[:-1]
    words = [
        word
        for index, word in enumerate(words)
        if not (index > 0 and word.lower() in ("senior", "sr.", "sr", "junior"))
    ]
    if not words:
        return ""
    words = _interns(_without_purpose(words))
    if is_role_head(words[-1]):
        words[-1] = singular(words[-1])
    return " ".join(_capitalised(words))


def singular(word: str) -> str:
    """The word without its plural ending: "Scientists" → "Scientist"; words such as "Sales" or "business" stay."""
    lower = word.lower()
    if len(lower) < 5 or lower in (
        "sales",
        "operations",
        "process",
        "analysis",
        "business",
        "series",
        "prácticas",
        "devops",
    ):
        return word
    if lower.endswith("ies"):
        return word[:-3] + "y"
    if lower.endswith("sses"):
        return word[:-2]
    return word[:-1] if lower.endswith("s") and lower[-2] not in "sui" else word


def _pieces(title: str) -> list[tuple[int, int]]:
    masked = _FEMININE_FORM.sub(lambda match: "x" * len(match.group()), title) if "(" in title else title
    for pattern in (_GENDER, WORKLOAD):
        masked = pattern.sub(lambda match: "," + " " * (len(match.group()) - 1), masked)
    pieces, start = [], 0
    for match in _SEPARATOR.finditer(masked):
        pieces.append((start, match.start()))
        start = match.end()
    pieces.append((start, len(title)))
    return [(a + len(t) - len(t.lstrip()), a + len(t.rstrip())) for a, b in pieces if (t := masked[a:b]).strip(" -–.,")]


def _part(title: str, start: int, end: int, classify: Classify) -> Part:
    text = title[start:end]
    before = title[:start].rstrip()[-1:]
    return Part(
        _kind(text, start, classify), text, start, end, aside=before != "" and before in "([", other=before == "/"
    )


def _kind(text: str, start: int, classify: Classify) -> PartKind:
    lower = text.lower()
    if lower in EMPLOYMENT and lower not in ("contractor", "intern", "working student", "werkstudent"):
        return PartKind.CONTRACT
    if (
        _SEASON.fullmatch(text)
        or _YEAR.fullmatch(text)
        or _CODE.fullmatch(text)
        or _NUMERAL.fullmatch(text)
        or _GRADE.fullmatch(text)
        or _MODE.fullmatch(text)
    ):
        return PartKind.NOISE
    words = lower.split()
    if all(word in LEVELS or word in RANKS or word in ("level", "-") for word in words) and not has_role_head(text):
        return PartKind.NOISE
    if len(words) == 1 and lower in (
        "remote",
        "hybrid",
        "onsite",
        "on-site",
        "homeoffice",
        "evergreen",
        "urgent",
        "new",
    ):
        return PartKind.NOISE
    if ends_in_role(text) and not text[0].islower():
        return PartKind.ROLE
    return classify(text, start) or PartKind.REST


def _leads_people(words: list[str]) -> bool:
    for index, word in enumerate(words):
        if word not in ("manager", "managers", "manager,"):
            continue
        before = " ".join(words[max(0, index - 2) : index])
        if index == 0 or words[index - 1] in MANAGES_PEOPLE or before in ("software development", "web development"):
            return True
    return len(words) > 1 and words[0] in ("senior", "sr", "sr.") and words[1] == "manager"


def _names_role(words: list[str]) -> bool:
    return any(is_role_head(word) for word in words)


@lru_cache(maxsize=1 << 10)
def _plain(text: str) -> str:
    if _MAYBE_GENDER.search(text):
        text = _GENDER.sub(" ", text)
    return _GENDER_SUFFIX.sub("", text) if _MAYBE_SUFFIX.search(text) else text


def _words(text: str) -> list[str]:
    return text.replace("(", " ").replace(")", " ").split()


def _without_purpose(words: list[str]) -> list[str]:
    """The words before "for": an "Account Manager for Strategic Customers" is an account manager."""
    lower = [word.lower() for word in words]
    cut = next(
        (
            index
            for index, word in enumerate(lower)
            if word in ("for", "für", "pour", "para", "with", "mit", "avec", "con", "on") and index
        ),
        len(words),
    )
    return words[:cut] if any(is_role_head(word) for word in words[:cut]) else words


#: A field of study in an intern's title, and the occupation it stands for.
_FIELDS = {"science": "Scientist", "engineering": "Engineer", "development": "Developer", "analytics": "Analyst"}
_INTERN = frozenset({"intern", "interns", "internship", "internships"})


def _interns(words: list[str]) -> list[str]:
    lower = [word.lower() for word in words]
    if not _INTERN & set(lower):
        return words
    kept = [word for word, low in zip(words, lower, strict=True) if low not in _INTERN]
    while kept and kept[0].lower() in ("in", "for", "of"):
        kept = kept[1:]
    if "in" in [word.lower() for word in kept]:
        kept = kept[: [word.lower() for word in kept].index("in")] or kept
    if kept and kept[-1].lower() in _FIELDS:
        kept[-1] = _FIELDS[kept[-1].lower()]
    if kept:
        kept[-1] = singular(kept[-1])
    return [*kept, "Intern"]


_SMALL = word_set("of and in for to the de des du la le et y en für und im der")


def _capitalised(words: list[str]) -> list[str]:
    if len(words) > 1 and all(word.isupper() for word in words if len(word) > 3 and word.isalpha()):
        words = [word.title() if len(word) > 3 and word.isalpha() and word.isupper() else word for word in words]
    return [
        word
        if index and word.lower() in _SMALL
        else word[:1].upper() + (word[1:].lower() if word.isupper() and word.isalpha() and len(word) > 5 else word[1:])
        for index, word in enumerate(words)
    ]
