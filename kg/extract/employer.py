"""A posting in, who hires out: the organization, its company-like unit, and the named team."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.advert import Advert
from kg.extract.headings import BOILERPLATE, QUALIFICATIONS, SectionKind
from kg.extract.roles import RoleReading
from kg.extract.spans import Found, trimmed
from kg.extract.titles import Part, PartKind, has_role_head
from kg.extract.words import CATEGORIES, ROLE_MODIFIERS
from kg.names import fold_name
from kg.ports import Vocabulary
from kg.schema import FieldName, NodeType

_CAP = r"(?:[A-Z][\w&+-]*(?:[./][A-Za-z][\w&+-]*)*|e[A-Z]\w+|i[A-Z]\w+)"
_NAME = rf"{_CAP}(?:(?:[ \xa0]+(?:of|&|de|du))?[ \xa0]+{_CAP}){{0,5}}"
_CALLED = re.compile(
    rf"(?P<cue>\b(?:at|At|join|Join|joining|Joining|Why|About|bei|Bei|chez|Chez|rejoindre|rejoins|en|por)\s+)(?P<name>{_NAME})(?=(?P<after>['’]s\b|[\s.,;:!?)]|$))"
)
_SAYS = re.compile(
    rf"(?<![\w&])(?P<name>{_NAME})(?:\s*\([^)]{{2,20}}\))?,?\s+(?:is|are|ist|sucht|seeks|recrute|recherche|busca|values|hires|offers|has|was|provides|believes|we)\b"
    r"(?P<strong>\s+(?:looking|seeking|hiring|searching|recruiting|currently|an\s+equal|a\s+leading|the\s+(?:world|leading|largest)|committed|proud|building|one\s+of|eine|ein|un|une|the|a|an)\b)?"
)
_OWNS = re.compile(rf"(?<![\w&])(?P<name>{_CAP}(?:\s+{_CAP}){{0,2}})['’]s?\s")
_TEAM = re.compile(
    rf"(?P<before>\b(?:[Tt]he|[Oo]ur|[Tt]his|[Jj]oin|[Aa]n?|[Uu]nser|[Uu]nserem|[Dd]as|[Ii]m)\s+)?(?P<name>{_CAP}(?:(?:\s+(?:of|for|and|&))?\s+(?:{_CAP}|\([A-Z][\w&]{{1,9}}\)))*?)\s+"
    r"(?P<noun>[Tt]eam|[Gg]roup|[Oo]rganization|[Oo]rg|[Ss]quad|TEAM|Team)\b(?P<abbr>\s*\([A-Z][\w&]{1,9}\))?"
)
_ABBREVIATION = re.compile(r"\(([A-Z][A-Za-z&]{1,9})\)")
_GLUED = re.compile(r"[a-z]([A-Z][a-z]+)$")
_PARTNER = re.compile(
    r"(?:with|partner|collaborat\w*|alongside|across|between|support\w*|other|and|or|from|through|including|to)\s+(?:the\s+|our\s+)?$",
    re.IGNORECASE,
)
_UNIT_NOUN = re.compile(
    r"\b(?:Center|Centre|Lab|Labs|Team|Group|Institute|Organization|Science|Division|Unit|Prevention|Intelligence|Services|Program)\b"
)
_NOT_NAMES = frozenset(
    """
    the we you our this that these those they he she it i a an as in at on to for from by with and or but if when what why who how
    us usa uk eu emea apac please join about here there all any each every some most many job role position team teams work working
    experience experienced bachelor master phd ms bs mba senior junior data science software engineering machine learning
    english german french spanish monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december summer winter fall spring ai ml hr it qa ui ux ceo cto vp inc llc ltd gmbh
    key basic preferred minimum responsibilities qualifications requirements description apply equal opportunity remote full part time
    day one home your their its his her least times scale first both ensure develop build design lead manage provide support
    du wir sie der die das ein eine und mit für unser unsere dein deine bei nous vous le la les un une des et pour au aux notre votre
    no yes not must can will should strong good ability knowledge understanding proficiency familiarity also other more such
    people candidates candidate employees customers clients individuals applicants individual successful ideal company companies
    """.split()
)


@dataclass(frozen=True, slots=True)
class Employer:
    """Who hires; `aliases` maps a chosen name to other forms the text uses for it."""

    organization: Found[str] | None = None
    suborganization: Found[str] | None = None
    team: Found[str] | None = None
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """A name with an abbreviation behind it: "Buyer Risk Prevention (BRP)"."""

    name: str
    short: str
    start: int
    end: int


def read_employer(advert: Advert, role: RoleReading, vocabulary: Vocabulary) -> Employer:
    """Organization, unit and team of a posting; each may be missing."""
    named = list(_abbreviated(advert.text, advert.start, advert.end))
    calls = _calls(advert, vocabulary, named)
    organization = _organization(advert, calls, vocabulary)
    employer = organization.value if organization else None
    team = _team_field(advert) or _team_from_title(role, employer)
    unit = _unit(advert, calls, named, employer, team, vocabulary)
    if team is None:
        team = _team_in_text(advert, named, employer, unit.value if unit else None)
    if team and unit and fold_name(team.value) == fold_name(unit.value):
        team = None
    aliases = tuple((f"{item.name} ({item.short})", (item.name, item.short)) for item in named)
    return Employer(organization, unit, team, aliases)


# --- organization ---


@dataclass(frozen=True, slots=True)
class _Call:
    name: str
    start: int
    end: int
    weight: float


def _calls(advert: Advert, vocabulary: Vocabulary, named: list[_Named]) -> list[_Call]:
    """Every passage that treats a name as an employer, abbreviations written out."""
    full = {item.short: item.name for item in named}
    calls = []
    for call in _raw_calls(advert):
        name = full.get(call.name, call.name)
        if advert.kind_at(call.start) in QUALIFICATIONS:
            continue
        if (
            _is_name(name)
            and not has_role_head(name.split()[-1])
            and (vocabulary.lookup(NodeType.ORGANIZATION, name) or not vocabulary.lookup(NodeType.SKILL, name))
        ):
            calls.append(_Call(name, call.start, call.end, call.weight))
    for match in advert.terms_between(advert.start, advert.end, NodeType.ORGANIZATION):
        if advert.kind_at(match.start) not in QUALIFICATIONS and not match.term.context:
            calls.append(_Call(match.term.name, match.start, match.end, 0.4))
    return calls


def _raw_calls(advert: Advert) -> Iterator[_Call]:
    text, start, end = advert.text, _reach(advert), advert.end
    for match in _CALLED.finditer(text, start, end):
        word = match.group("cue").strip().lower()
        weight = 1.0 if word in ("en", "por") else 2.0
        yield _call(match, weight)
    for match in _SAYS.finditer(text, start, end):
        yield _call(match, 3.0 if match.group("strong") else 1.0)
    for match in _OWNS.finditer(text, start, end):
        yield _call(match, 0.8)


def _reach(advert: Advert) -> int:
    """Sections may begin before the posting's own text, as a company overview does."""
    return min([advert.start, *(section.start for section in advert.sections)])


def _call(match: re.Match[str], weight: float) -> _Call:
    name = match.group("name")
    words = name.split()
    skip = 0
    while skip < len(words) - 1 and words[skip].lower() in _NOT_NAMES:
        skip += 1
    short = " ".join(words[skip:]).rstrip(".,-/")
    start = match.start("name") + match.group("name").find(words[skip])
    return _Call(short, start, start + len(short), weight)


def _is_name(name: str) -> bool:
    return len(name) > 1 and name.lower() not in _NOT_NAMES and len(name) < 60 and not name.isdigit()


def _organization(advert: Advert, calls: list[_Call], vocabulary: Vocabulary) -> Found[str] | None:
    span = advert.field(FieldName.ORGANIZATION)
    if span:
        start, end = trimmed(advert.text, span.start, span.end)
        return Found(advert.text[start:end], start, end, 0.98)
    votes: Counter[str] = Counter()
    for call in calls:
        votes[call.name] += call.weight
    if not votes or max(call.weight for call in calls) < 0.8:
        return _organization_of_address(advert, vocabulary)
    for name in list(votes):
        for other in votes:
            if name != other and votes[name] and votes[other] >= 0.4 and _belongs(name, other, vocabulary):
                votes[other] += votes[name]
                votes[name] = 0.0
    name, weight = max(
        votes.items(),
        key=lambda item: (item[1] + 0.3 * min(advert.text.count(item[0], advert.start, advert.end), 5), -len(item[0])),
    )
    if weight < 2.0 and not (weight > 0.8 and vocabulary.lookup(NodeType.ORGANIZATION, name)):
        return _organization_of_address(advert, vocabulary)
    first = next((call for call in calls if call.name == name), None)
    if first is None:
        return None
    return Found(_known(name, vocabulary), first.start, first.end, min(0.9, 0.5 + 0.06 * weight))


def _organization_of_address(advert: Advert, vocabulary: Vocabulary) -> Found[str] | None:
    """The employer whose site the posting stands on, if a vocabulary knows it: "https://contoso.jobs/…"."""
    span = advert.field(FieldName.URL)
    host = _HOST.match(advert.text, span.start, span.end) if span else None
    if host is None:
        return None
    for part in reversed(host.group(1).split(".")[:-1] or [host.group(1)]):
        term = vocabulary.lookup(NodeType.ORGANIZATION, part) if len(part) > 3 and part not in _BOARDS else None
        if term:
            start = host.start(1) + host.group(1).find(part)
            return Found(term.name, start, start + len(part), 0.6)
    return None


#: Sites that publish other employers' postings.
_BOARDS = frozenset(
    ("linkedin", "indeed", "glassdoor", "jobs", "careers", "greenhouse", "lever", "workday", "github", "google")
)
_HOST = re.compile(r"https?://([\w.-]+)")


def _known(name: str, vocabulary: Vocabulary) -> str:
    term = vocabulary.lookup(NodeType.ORGANIZATION, name)
    return term.name if term else name


# --- unit ---


def _unit(
    advert: Advert,
    calls: list[_Call],
    named: list[_Named],
    employer: str | None,
    team: Found[str] | None,
    vocabulary: Vocabulary,
) -> Found[str] | None:
    span = advert.field(FieldName.SUBORGANIZATION)
    if span:
        return Found(advert.text[span.start : span.end].strip(), *trimmed(advert.text, span.start, span.end), 0.95)
    if team:
        for item in named:
            if (
                team.value.startswith((item.short + " ", item.name + " "))
                and advert.kind_at(item.start) not in BOILERPLATE
            ):
                return Found(f"{item.name} ({item.short})", item.start, item.end, 0.8)
    if employer is None:
        return None
    votes: Counter[str] = Counter()
    for call in calls:
        if (
            _belongs(call.name, employer, vocabulary)
            and employer not in call.name[len(employer) :]
            and call.weight >= 1.0
            and not has_role_head(call.name)
        ):
            votes[call.name] += call.weight
    if not votes:
        return None
    name, weight = votes.most_common(1)[0]
    if weight < 2.0:
        return None
    first = next(call for call in calls if call.name == name)
    return Found(name, first.start, first.end, min(0.85, 0.5 + 0.06 * weight))


def _belongs(name: str, employer: str, vocabulary: Vocabulary) -> bool:
    if name.startswith(employer + " "):
        return True
    term = vocabulary.lookup(NodeType.ORGANIZATION, name)
    return term is not None and employer in term.broader


# --- team ---


def _team_field(advert: Advert) -> Found[str] | None:
    span = advert.field(FieldName.TEAM)
    if span is None:
        return None
    start, end = trimmed(advert.text, span.start, span.end)
    return Found(advert.text[start:end], start, end, 0.95)


def _team_from_title(role: RoleReading, employer: str | None) -> Found[str] | None:
    """What stands behind the role in the title, unless it is a field, a place or the employer."""
    if role.parsed is None or role.title is None:
        return None
    taken = role.role is not None and not role.in_text and role.role.value
    head = role.parsed.head.start
    tails = [
        part
        for part in role.parsed.tails
        if _may_be_team(part, employer)
        and not (taken and part.text in taken)
        and (part.start > head or _is_unit(part.text, employer))
    ]
    for part in sorted(tails, key=lambda part: not _UNIT_NOUN.search(part.text)):
        name = re.sub(r"^(?:the|our)\s+|\s+team$", "", part.text.strip(" -–"), flags=re.IGNORECASE)
        if not name or not name[0].isupper() or len(name) < 2 or (employer and fold_name(name) == fold_name(employer)):
            continue
        if name.lower() in CATEGORIES or len(name.split()) > 7:
            continue
        start = role.title_start + part.start + part.text.find(name)
        return Found(name, start, start + len(name), 0.75)
    return None


def _is_unit(name: str, employer: str | None) -> bool:
    """Whether words in front of the role name a unit rather than announce something."""
    return bool(_UNIT_NOUN.search(name)) or (employer is not None and name.startswith(employer + " "))


def _may_be_team(part: Part, employer: str | None) -> bool:
    """Brackets hold languages, products and fields; a field or product is a team only under the employer's name."""
    if employer and part.text.startswith(employer + " "):
        return True
    if part.aside:
        return bool(re.search(r"\b(?:team|group|org|lab|division)\b", part.text, re.IGNORECASE))
    return part.kind is PartKind.REST and not part.other


@dataclass(slots=True)
class _TeamVotes:
    weight: float
    found: Found[str]


def _team_in_text(advert: Advert, named: list[_Named], employer: str | None, unit: str | None) -> Found[str] | None:
    votes: dict[str, _TeamVotes] = {}
    forms = {item.short: item for item in named} | {item.name: item for item in named}
    for match in _TEAM.finditer(advert.text, advert.start, advert.end):
        kind = advert.kind_at(match.start("name"))
        if kind in BOILERPLATE:
            continue
        name, start = _team_name(match)
        if not name:
            continue
        item = forms.get(name) or forms.get(f"{name} Team")
        label = f"{item.name} ({item.short})" if item else name + (match.group("abbr") or "")
        weight = _team_weight(advert, match, start, kind)
        _vote(votes, label, weight, start, match.end("abbr") if match.group("abbr") else start + len(name))
    for item in named:
        if (
            advert.kind_at(item.start) in BOILERPLATE
            or advert.terms_between(item.start, item.end, NodeType.TOPIC, NodeType.SKILL, NodeType.METHOD)
            and not _UNIT_NOUN.search(item.name)
        ):
            continue
        weight = _named_weight(advert, item)
        _vote(votes, f"{item.name} ({item.short})", weight, item.start, item.end)
    taken = {fold_name(name) for name in (employer, unit) if name}
    options = [
        (vote.weight, vote.found)
        for label, vote in votes.items()
        if fold_name(label) not in taken and fold_name(label.split(" (")[0]) not in taken
    ]
    if not options:
        return None
    weight, found = max(options, key=lambda option: (option[0], -option[1].start))
    if weight < 2.0:
        return None
    return Found(found.value, found.start, found.end, min(0.85, 0.45 + 0.08 * weight))


def _vote(votes: dict[str, _TeamVotes], label: str, weight: float, start: int, end: int) -> None:
    known = votes.get(label)
    if known:
        known.weight += weight
    else:
        votes[label] = _TeamVotes(weight, Found(label, start, end, 0.5))


def _team_name(match: re.Match[str]) -> tuple[str, int]:
    words = match.group("name").split()
    skip = 0
    while skip < len(words) and (glued := _GLUED.search(words[skip])) and glued.group(1).lower() in _NOT_NAMES:
        skip += 1
    while (
        skip < len(words)
        and words[skip].lower() in _NOT_NAMES
        and not (words[skip].isupper() and len(words[skip]) < 4 and len(words) > skip + 1)
    ):
        skip += 1
    name = " ".join(words[skip:])
    return name, match.start("name") + (match.group("name").find(words[skip]) if name else 0)


def _team_weight(advert: Advert, match: re.Match[str], start: int, kind: SectionKind) -> float:
    text = advert.text
    before = text[max(advert.start, start - 40) : start]
    weight = 1.0
    lead = (match.group("before") or "").strip().lower()
    if lead in ("our", "the", "this"):
        weight += 1.0
    if re.search(
        r"\b(?:join|part of|within|member of|for|on|in)\s+(?:\w+\s+)?(?:the|our|this)?\s*$", before, re.IGNORECASE
    ):
        weight += 1.5
    after = text[match.end() : match.end() + 30]
    if re.match(r"\s+(?:is|works|builds|provides|applies|uses|owns|develops|designs|seeks|has|was|helps|at)\b", after):
        weight += 1.0
    if kind is SectionKind.ABOUT_TEAM:
        weight += 0.5
    if _PARTNER.search(before) and not re.search(r"(?:join|our)\s+$", before, re.IGNORECASE):
        weight -= 3.0
    if all(
        word.lower() in ROLE_MODIFIERS or word.lower() in CATEGORIES or word in ("&", "and", "AI/ML")
        for word in match.group("name").split()
    ):
        weight -= 1.0
    return weight


def _named_weight(advert: Advert, item: _Named) -> float:
    text = advert.text
    mentions = len(re.findall(rf"\b{re.escape(item.short)}\b", text[advert.start : advert.end])) - 1
    weight = min(mentions, 3) * 0.7
    if _UNIT_NOUN.search(item.name):
        weight += 1.0
    if re.search(r"\b[Tt]eam\b", text[item.end : item.end + 120]) or item.name.endswith("Team"):
        weight += 1.0
    if re.search(
        r"\b(?:join|in|within|the|our|at)\s+(?:the\s+)?$", text[max(0, item.start - 20) : item.start], re.IGNORECASE
    ):
        weight += 0.7
    return weight


# --- abbreviations ---


def _abbreviated(text: str, start: int, end: int) -> Iterator[_Named]:
    """Names with their abbreviation in brackets, after Schwartz and Hearst (2003): its letters lie in the name, in order."""
    for match in _ABBREVIATION.finditer(text, start, end):
        window_start = max(start, match.start() - 90)
        window = text[window_start : match.start()].rstrip()
        cut = max(window.rfind(mark) for mark in ".!?\n,;:")
        offset = _long_form(match.group(1), window[cut + 1 :])
        if offset is None:
            continue
        begin = window_start + cut + 1 + offset
        name = text[begin : match.start()].rstrip()
        if name[:1].isupper() and len(name) > len(match.group(1)):
            yield _Named(name, match.group(1), begin, match.end())


def _long_form(short: str, window: str) -> int | None:
    position = len(window) - 1
    for index in range(len(short) - 1, -1, -1):
        char = short[index].lower()
        if not char.isalnum():
            continue
        while position >= 0 and (
            window[position].lower() != char or (index == 0 and position > 0 and window[position - 1].isalnum())
        ):
            position -= 1
        if position < 0:
            return None
        position -= 1
    return position + 1


def majority(names: Iterable[str | None]) -> str | None:
    """The most frequent name; `None` if there is none."""
    counted = Counter(name for name in names if name)
    return counted.most_common(1)[0][0] if counted else None
