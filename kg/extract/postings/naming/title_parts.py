"""A title in, its parts out: the occupation, and which of the others is a place, a contract, a topic or a rank."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.words import EMPLOYMENT, LEVELS, MANAGES_PEOPLE, RANKS
from kg.extract.postings.naming.gender_marks import FEMININE_FORM, GENDER, TWINS, plain
from kg.extract.postings.naming.title_programmes import interns_kept, is_for_graduates, names_placement
from kg.extract.postings.naming.titles import CODE, NUMERAL, YEAR, ends_in_role, has_role_head
from kg.extract.postings.naming.workload import WORKLOAD

_SEPARATOR = sought(
    r"(?<=\w)_(?=\w)|\s+[-–—|/:·•@+]+\s+|\s*[-–—]\s+(?!(?:und|oder|bzw\.?|and|or|et|ou)\s)|\s+[-–—]\s*|\s*(?:[;|–—]|,(?!\d{3}\b))\s*|:\s+|\s*\(|\)\s*|\s+at\s+(?=[A-Z])"
    r"|\s*\[|\]\s*"
)

_GRADE = re.compile(
    r"(?:level|grade|band|stufe|niveau|class|tier)\s*[\dIVX]+[a-d]?|\d+\s*[-–]?\s*\d*\s*(?:h|hrs?|hours|std"
    r"|stunden|%)\b.*|[tv]z(?:\s*/\s*[tv]z)?|in [tv]z|[fp][/.]?t[/.]?"
    r"|(?:tardes|mañanas|noches|fines de semana|afternoons|mornings|evenings|nights|weekends|nachmittags"
    r"|vormittags|abends|nachts|wochenende)|.*\b(?:leave|shift|cover|opportunit(?:y"
    r"|ies)|evergreen|teilzeit|vollzeit|(?:un)?befristet|(?:part|full)[- ]time)\b.*",
    re.IGNORECASE,
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
    r"\bstaff\b.{0,200}\b(?:engineer|scientist|developer|designer|research\w*|architect|manager|analyst|sre|programmer"
    r"|technologist|sde|swe|economist|statistician|tpm|devops|ml|ai|data|product|software)",
    re.IGNORECASE,
)


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
    """A title taken apart; `tails` are the parts beside the occupation that are no place, contract or rank.

    `interned` says that a part beside the occupation makes it an intern's; `field` is what a colon behind the word for
    interns announces.
    """

    head: Part
    tails: tuple[Part, ...]
    level: str | None
    year: int | None
    interned: bool = False
    field: Part | None = None


#: Told a part and where it begins, says whether it is a place or a topic.
Classify = Callable[[str, int], PartKind | None]


def read_title(title: str, classify: Classify) -> Title | None:
    """Takes a title apart; `classify` knows the places and topics among its parts."""
    parts = [_part(title, start, end, classify) for start, end in _pieces(title)]
    if not parts:
        return None
    named = [part for part in parts if part.kind is PartKind.ROLE]
    head = next((part for part in named if not is_mere_intern(part.text)), named[0] if named else None)
    head = next((part for part in named if head and _says_more(part, head)), head)
    if head is None:
        head = next((part for part in parts if part.kind is PartKind.REST and has_role_head(part.text)), None)
    if head is None:
        head = next((part for part in parts if part.kind in (PartKind.REST, PartKind.TOPIC)), parts[0])
    beside = (part for part in parts if part is not head and part.text.lower() not in _NOTHING)
    tails = tuple(part for part in beside if part.kind in (PartKind.REST, PartKind.TOPIC))
    years = [int(match.group()) for match in YEAR.finditer(title)]
    beside_head = (part.text for part in parts if part is not head and part.text != _IN_HOUSE)
    interned = has_role_head(head.text) and any(map(is_mere_intern, beside_head))
    field = next((part for part in tails if part.start > head.start), None) if announces_field(title, head) else None
    tails = tuple(part for part in tails if part is not field)
    level = level_of(title, head.text) or ("intern" if interned else None)
    return Title(head, tails, level, years[0] if len(set(years)) == 1 else None, interned, field)


def _says_more(part: Part, head: Part) -> bool:
    """Whether a later part says which of those the first word is meant: "Manager, Category Manager, Packaging"."""
    return " " not in head.text and part.text.casefold().endswith(f" {head.text.casefold()}")


#: Marks that text files set titles with: "**Analyst**", "## Analyst", "[Analyst](https://contoso.example/1)".
_SYMBOLS = "\u2600-\u27bf\ufe0f\U0001f300-\U0001faff"
_MARKED = re.compile(rf"[\s*#·•_>{_SYMBOLS}]*(?P<bare>[^\n]+?)[*_#\s{_SYMBOLS}]*")
_LINKED = re.compile(r"[\s*#·•_>]*\[(?P<bare>[^\n\]]+)\]\([^()\s]*\)[*_#\s]*")


def without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a title stands without such marks at its ends; the brackets of "(Senior) Analyst" are none."""
    bare = _LINKED.fullmatch(text, start, end) or _MARKED.fullmatch(text, start, end)
    return bare.span("bare") if bare else (start, end)


#: What stands where a field or a team does and names none: "Consultant | Others".
_NOTHING = frozenset({"other", "others", "various", "multiple", "miscellaneous", "n/a"})
#: How German titles end that hire within the house.
_IN_HOUSE = "intern"
#: An intern of no occupation, which another part may name: "FY27 Intern - Sales intern".
_MERE_INTERN = re.compile(
    r"(?:(?:[^\s\d]*\d\S*|ph\.?d\.?|doctoral|master[’']?s|master|bachelor[’']?s|bachelor|mba|undergraduate|graduate|student"
    r"|spring|summer|autumn|fall|winter|paid|remote|full-time|off-cycle) )*"
    r"(?:interns?|internships?|praktikant|praktikum|stagiaire|stage)(?: 20\d\d)?",
    re.IGNORECASE,
)
#: Whose interns they are, before the field that a colon announces: "Contoso 2031 Internships: Frost Research".
_WHOSE_INTERNS = re.compile(
    r"(?:[A-Z][\w&.-]* ){1,2}20\d\d (?:(?i:summer|fall|winter|spring) )?(?i:internships?|interns)"
)


def is_mere_intern(text: str) -> bool:
    """Whether a part of a title says that it is for interns, and of which occupation it does not: "PhD Internship"."""
    return _MERE_INTERN.fullmatch(text) is not None


def announces_field(title: str, head: Part) -> bool:
    """Whether a colon behind the word for interns leads to their field: "Contoso 2031 Internships: Frost Research"."""
    whose = is_mere_intern(head.text) or _WHOSE_INTERNS.fullmatch(head.text)
    return bool(whose) and title[head.end :].lstrip().startswith(":")


def level_of(title: str, head: str) -> str | None:
    """The rank a title states; the part that names the occupation speaks first."""
    for text in (head, title):
        text = _NO_RANK.sub("", text)
        if kept := interns_kept(text):
            text = text[: kept.start(kept.lastgroup or 0)] + text[kept.end(kept.lastgroup or 0) :]
        text = _JOINED_RANK.sub(" ", text) if "-" in text else text
        words = [word.strip("()[],;:/|") for word in plain(text).lower().replace("/", " ").split()]
        if "staff" in words and not _STAFFED.search(text):
            words.remove("staff")
        if words[-1:] == ["intern"] and _WITHIN.search(text):
            words.pop()
        named = [LEVELS[word] for word in words if word in LEVELS]
        if "vice" in words and "president" in words:
            return "vice president"
        if "intern" in named or ("working" in words and "student" in words):
            return "intern"
        if _leads_people(words):
            return "manager"
        if words and words[0] == "associate" and len(words) > 1 and "director" in words:
            return "director"
        if named:
            return named[-1] if named[-1] in ("director", "manager") else named[0]
        if re.search(r"\bentry[- ]level\b|\bberufseinsteiger", text, re.IGNORECASE):
            return "junior"
        if names_placement(text):
            return "intern"
    return "graduate" if is_for_graduates(title) else None


#: Words of ranks that are none: "Member of Technical Staff", "Art Director".
_NO_RANK = re.compile(r"\bof technical staff\b|(?<=\bart )director\b|(?<=\bstage )director\b", re.IGNORECASE)
#: What says in German titles that one hires within the house: "Sachbearbeiter (m/w/d) - intern".
_WITHIN = re.compile(r"\([mwdfx](?:\s?/\s?[mwdfx]){2}\).* intern$")
#: What joins a rank to what follows: "Senior-Level Engineer", "Senior-Entwickler".
_JOINED_RANK = re.compile(r"(?<=\b(?i:senior|junior))-(?:(?i:level)\b)?")


def _pieces(title: str) -> list[tuple[int, int]]:
    masked = FEMININE_FORM.sub(lambda match: "x" * len(match.group()), title) if "(" in title else title
    masked = TWINS.sub(lambda match: match["one"].ljust(len(match.group()), "x"), masked) if "/" in masked else masked
    for pattern in (GENDER, WORKLOAD):
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
        or YEAR.fullmatch(text)
        or CODE.fullmatch(text)
        or NUMERAL.fullmatch(text)
        or _GRADE.fullmatch(text)
        or _MODE.fullmatch(text)
        or not any(map(str.isalpha, text))
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
