"""A posting in, every name out that could be its employer's, with all that speaks for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from kg.extract.articles.employers import KINDS_OF_FIRM
from kg.extract.lexicon.headings import QUALIFICATIONS
from kg.extract.lexicon.name_likeness import is_english
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Found
from kg.extract.lexicon.words import SMALL_WORDS
from kg.extract.postings.advert import Advert
from kg.extract.postings.employers.calls import LEGAL_BEHIND, may_employ
from kg.extract.postings.employers.nameless import names_kind, names_nobody
from kg.extract.postings.employers.told import Call
from kg.extract.postings.naming.firm_names import without_legal_form
from kg.extract.postings.proper_names import ProperName
from kg.extract.postings.roles.reader import RoleReading
from kg.ports import Vocabulary
from kg.schema import NodeType

#: A name in, the log-odds out that it is an organization's.
LogOdds = Callable[[str], float]

_CUT = re.compile(r" (?:and|for|in|&) | \(")
_NAME = r"[A-Z][\w&.’'-]*(?: [A-Z&][\w&.’'-]*){0,4}"
#: What pages say around their adverts of whose they are: "© 2026 Contoso", "Careers at Contoso", "Contoso Jobs".
_CHROME = sought(
    rf"(?:©|\(c\)|[Cc]opyright)\s*(?:20\d\d(?:\s*[-–]\s*20\d\d)?)?,?\s*(?:by )?(?P<owned>{_NAME})"
    rf"|(?:[Cc]areers|[Jj]obs|[Ll]ife|[Ww]orking|[Vv]acancies|[Oo]pportunities) (?:at|with|@) (?:the )?"
    rf"(?P<site>{_NAME})"
    rf"|(?:^|\n|\| ?|- )(?P<board>{_NAME}) (?:Careers|Jobs|Karriere|Recruitment)\b"
)
#: What every match of that has: one of these words, or the beginning of the second wording.
_IN_CHROME = ("©", "(c)", "opyright", "Careers", "Jobs", "Karriere", "Recruitment")
_SITE_OF = re.compile(r"(?:areers|obs|ife|orking|acancies|pportunities) (?:at|with|@) (?:the )?[A-Z]")
_ANY_NAME = re.compile(r"[A-ZÀ-Ý][\w&.’'-]*(?:(?: (?:of|for|de|du|für|and|the))* [A-ZÀ-Ý][\w&.’'-]*){0,6}")
#: What ends the names of feeds and sites.
_NO_END = re.compile(
    r" (?:jobs|rss|feed|careers|vacancies|newsletter|blog)$|(?-i:(?:[ a-z]|[A-Z]{2})(?:We|You|Our|Your|Wir|Nous)$)",
    re.IGNORECASE,
)
#: From so many log-odds on a name that is written once and called nothing is worth a look.
_LIKELY, _VERY_LIKELY = 2.0, 3.0
_LONGEST = 70
#: So many letters of a page may name whose it is.
_HEAD = 200


@dataclass(slots=True)
class Candidate:
    """A name that may be the employer's: who calls it so, where it stands, and whether it heads the posting.

    `ruled` says that the rules chose it, `stated` that a line of the header is the name, `chrome` which
    wordings of the page around the posting name it.
    """

    name: str
    calls: list[Call] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    stated: bool = False
    ruled: bool = False
    chrome: set[str] = field(default_factory=set)

    @property
    def weights(self) -> list[float]:
        """Of the calls by this name as an employer, not as a part of one."""
        return [call.weight for call in self.calls if not call.unit]


@dataclass(frozen=True, slots=True)
class Heard:
    """What the rules heard of who hires, before the names are weighed.

    `calls` are passages that treat a name as an employer, `names` all capitalised names of the posting, `stated` is
    what a line of the header says, `ruled` the name that the rules would tell.
    """

    advert: Advert
    role: RoleReading
    calls: Sequence[Call]
    names: Sequence[ProperName]
    stated: Found[str] | None
    ruled: Found[str] | None
    vocabulary: Vocabulary


def candidates(heard: Heard, log_odds: LogOdds) -> list[Candidate]:
    """All names that may be the employer's, each once, in the order in which they were met."""
    found: dict[str, Candidate] = {}

    def at(name: str, start: int) -> Candidate:
        candidate = found.setdefault(name, Candidate(name))
        candidate.starts.append(start)
        return candidate

    for call in heard.calls:
        at(call.name, call.start).calls.append(call)
    if heard.stated:
        at(heard.stated.value, heard.stated.start).stated = True
    for name, start in _written(heard, found, log_odds):
        at(name, start)
    for kind, name, start in _around(heard.advert):
        at(name, start).chrome.add(kind)
    for name, start in _anywhere(heard, found, log_odds):
        at(name, start)
    if heard.ruled:
        at(heard.ruled.value, heard.ruled.start).ruled = True
    return [candidate for candidate in found.values() if candidate.name.strip() and not _is_no_house(candidate.name)]


def _is_no_house(name: str) -> bool:
    return _NO_END.search(name) is not None or names_nobody(name) or names_kind(name)


def _written(heard: Heard, found: dict[str, Candidate], log_odds: LogOdds) -> Iterator[tuple[str, int]]:
    """Names of the posting that are written twice, known, or look like an organization's."""
    names = _outside_of_lists(heard, found)
    split = {name.text: _parts(name.text) for name in names}
    counted = Counter(part for name in names for part in split[name.text])
    called = set(found)
    wanted = {
        part
        for part, times in counted.items()
        if part in called
        or ((times > 1 or _is_firm(part, heard.vocabulary) or _looks_so(part, log_odds)) and may_employ(part))
    }
    for name in names:
        for part in split[name.text]:
            end = name.start + len(part)
            if part in wanted or (LEGAL_BEHIND.match(heard.advert.text, end) and may_employ(part)):
                yield part, name.start


def _outside_of_lists(heard: Heard, found: dict[str, Candidate]) -> list[ProperName]:
    """Names of the posting but those that only its qualifications have: tools, degrees and fields."""
    advert = heard.advert
    told = {name.text for name in heard.names if advert.kind_at(name.start) not in QUALIFICATIONS} | set(found)
    return [name for name in heard.names if name.text in told]


@lru_cache(maxsize=1 << 11)
def _parts(text: str) -> tuple[str, ...]:
    """The name without its legal form, and its first half where something joins two."""
    bare = without_legal_form(text)
    half = _CUT.split(bare, maxsplit=1)[0]
    return tuple(part for part in dict.fromkeys((bare, half)) if 1 < len(part) < _LONGEST)


def _is_firm(name: str, vocabulary: Vocabulary) -> bool:
    known = vocabulary.lookup(NodeType.ORGANIZATION, name) is not None
    return known or any(word.lower() in KINDS_OF_FIRM for word in name.split())


def _looks_so(name: str, log_odds: LogOdds, least: float = _LIKELY) -> bool:
    """Whether its letters make a name an organization's; of plain words alone none is made here."""
    return not all(is_english(word) for word in name.split()) and log_odds(name) > least


def surroundings(advert: Advert) -> tuple[int, int]:
    """What of the page may still speak of this posting: a list of hundreds is not searched for each of them."""
    return max(0, advert.start - _AROUND), min(len(advert.text), advert.end + _AROUND)


_AROUND = 4_000
#: What buttons say before "Jobs".
_PRESSED = frozenset("Explore Find Search Browse View Saved All Our More Similar Featured Related Latest New".split())


def _around(advert: Advert) -> Iterator[tuple[str, str, int]]:
    """What the page says of whose it is: kind of wording, name and where it begins."""
    text, around = advert.text, surroundings(advert)
    if not (any(word in text for word in _IN_CHROME) or _SITE_OF.search(text, *around)):
        return
    for match in _CHROME.finditer(text, *around):
        for kind, name in match.groupdict().items():
            if name and name not in _PRESSED:
                yield kind, without_legal_form(name.rstrip(".")), match.start(kind)


def _anywhere(heard: Heard, found: dict[str, Candidate], log_odds: LogOdds) -> Iterator[tuple[str, int]]:
    """Names in the posting or at the head of the page that are known, or can hardly be anything but a house's."""
    advert, seen = heard.advert, {*found, *(name.text for name in heard.names)}
    head = _ANY_NAME.finditer(advert.text, 0, min(_HEAD, advert.start))
    for match in chain(head, _ANY_NAME.finditer(advert.text, advert.start, advert.end)):
        name = match.group()
        if name in seen:
            continue
        seen.add(name)
        first, _, rest = name.partition(" ")
        name = rest if rest and first.lower() in SMALL_WORDS else name
        if not 2 < len(name) < _LONGEST:
            continue
        name = without_legal_form(name)
        known = heard.vocabulary.lookup(NodeType.ORGANIZATION, name) or _looks_so(name, log_odds, _VERY_LIKELY)
        if known and name not in found and may_employ(name):
            yield name, match.end() - len(match.group()) + match.group().find(name)
