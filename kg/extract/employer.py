"""A posting in, who hires out: the organization, its company-like unit, and the named team."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.abbreviations import Abbreviated, find_abbreviated
from kg.extract.advert import Advert
from kg.extract.cues import CueKind
from kg.extract.employer_names import in_full
from kg.extract.header_lines import without_legal_form
from kg.extract.headings import BOILERPLATE, QUALIFICATIONS
from kg.extract.proper_names import ProperName, proper_names
from kg.extract.roles import RoleReading
from kg.extract.spans import Found, trimmed
from kg.extract.team import UNIT_NOUN, team_field, team_from_title, team_in_text
from kg.extract.titles import has_role_head
from kg.extract.words import word_set
from kg.names import fold_name
from kg.ports import Vocabulary
from kg.schema import FieldName, NodeType

_CALLED = re.compile(
    r"\b(?P<cue>at|join|joining|why|about|bei|chez|rejoindre|rejoins|part of|en|por)\s+(?:the\s+)?$", re.IGNORECASE
)
_SAYS = re.compile(
    r"(?:\s*\([^)]{2,20}\))?,?\s+(?:is|are|ist|sucht|seeks|recrute|recherche|busca|values|hires|offers"
    r"|has|was|provides|believes|needs|invites|recruits|builds|makes|develops|operates|runs|helps|gives|sells|delivers"
    r"|tells|designs|serves|connects|brings|offre|entwickelt|baut|bietet|betreibt|desarrolla|ofrece|guarda)\b"
    r"(?P<strong>\s+(?:applications|looking|seeking|hiring|searching|recruiting|currently|an\s+equal|a\s+leading"
    r"|the\s+(?:world|leading|largest)"
    r"|committed|proud|building|one\s+of|eine|ein|un|une|the|a|an)\b)?|\s+(?P<hires>seeks|sucht|recrute"
    r"|recherche|busca|values)\b"
)
_UNIT_BEHIND = re.compile(
    r"(?:\s*\([A-Z][\w&]{1,9}\))?\s+(?:[Oo]rganization|[Oo]rganisation|[Oo]rg|[Dd]ivision|[Bb]usiness unit)\b"
)
_HEADED = re.compile(
    r"(?:^|\n)[ \t*#_-]*(?:About|Über|À propos de|Sobre|Why|Life at|Working at|Join)[ ]"
    r"(?P<name>[A-Z][\w&.'’-]*(?: [A-Z&][\w&.'’-]*){0,4})[ \t:?*_!]*(?=\n)"
)
_NO_HEADED = re.compile(
    r"^(?:The|This|You|Your|Our|Us|Me|It|Role|Position|Job|Team|Du|Le|La|El)\b|Role$|Team$|Job$|Position$"
)
_HIRES = re.compile(r"\b(?:sucht|seeks|recrute|recherche|busca|recruits)\b")
#: Contractions, words glued together by a lost line break, and sentences that begin with what is asked.
_NO_EMPLOYER = re.compile(
    r"['’](?:ll|re|ve|d|t)\b|[a-zé]{3}[A-Z][a-z]{2,}.*[ ].*|^(?:Knowledge|Experience|Proficiency|Ability"
    r"|Familiarity|Understanding"
    r"|Purpose|Essential|Required|Preferred|Minimum|Key|Strong) "
)
_OWNS = re.compile(r"['’]s?\s")
_SUBJECT = re.compile(r"(?:^|.*(?: and |\) ))([^()]+?)(?: \([^()]*\))?$")
_CUTS = re.compile(r" (?:and|for|in) | \(")
_HOST = re.compile(r"https?://([\w.-]+)")
#: Sites that publish other employers' postings, and words of addresses that are no names.
_BOARDS = word_set("linkedin indeed glassdoor jobs careers greenhouse lever workday github google remote boards")
_NOT_EMPLOYERS = word_set("""
    us usa uk eu emea apac job role position team teams work working experience experienced bachelor master phd ms bs
    mba
    senior junior data science software engineering machine learning english german french spanish monday tuesday
    wednesday
    thursday friday saturday sunday january february march april may june july august september october november
    december
    summer winter fall spring ai ml hr it qa ui ux ceo cto vp inc llc ltd gmbh key basic preferred minimum
    responsibilities
    qualifications requirements description apply equal opportunity remote full part time day one home least times
    scale
    first ensure develop build design lead manage provide support yes strong good ability knowledge understanding
    proficiency
    familiarity people candidates candidate employees customers clients individuals applicants individual successful
    ideal
    knowledge equity responsibility relevant desired
    company companies everyone everything nothing something diversity inclusion benefits salary
    """)


@dataclass(frozen=True, slots=True)
class Employer:
    """Who hires; `aliases` maps a name to other forms the text uses for it."""

    organization: Found[str] | None = None
    suborganization: Found[str] | None = None
    team: Found[str] | None = None
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class _Call:
    """A passage that treats a name as an employer, and how strongly; `unit` as a part of one."""

    name: str
    start: int
    end: int
    weight: float
    unit: bool = False


def read_employer(advert: Advert, role: RoleReading, vocabulary: Vocabulary) -> Employer:
    """Organization, unit and team of a posting; each may be missing."""
    names = proper_names(advert)
    named = list(find_abbreviated(advert.text, advert.start, advert.end))
    calls = _calls(advert, names, named, vocabulary)
    organization = _organization(advert, calls, vocabulary)
    employer = organization.value if organization else None
    team = team_field(advert) or team_from_title(role, employer)
    unit = (
        _unit_field(advert)
        or _unit_of_team(advert, team, named)
        or _unit(calls, employer, vocabulary)
        or _unit_above(advert, employer, named)
    )
    if team is None:
        within = [item.label for item in named if employer and item.name.startswith(employer + " ")]
        team = team_in_text(advert, names, named, [employer, unit.value if unit else None, *within])
    if team and unit and fold_name(team.value) == fold_name(unit.value):
        team = None
    return Employer(organization, unit, team, tuple((item.label, (item.name, item.short)) for item in named))


def belongs(name: str, employer: str, vocabulary: Vocabulary) -> bool:
    """Whether a name is that of a part of the employer: it says so itself, or a vocabulary does."""
    if name.startswith(employer + " "):
        return employer not in name[len(employer) :]
    term = vocabulary.lookup(NodeType.ORGANIZATION, name)
    return term is not None and employer in term.broader


def _calls(
    advert: Advert, names: Sequence[ProperName], named: Sequence[Abbreviated], vocabulary: Vocabulary
) -> list[_Call]:
    """Every passage that treats a name as an employer, abbreviations written out."""
    full = {item.short: item.name for item in named}
    calls = []
    headings = [(cue.start, cue.end) for cue in advert.cues if cue.kind is CueKind.HEADING]
    for call in [*_named_calls(advert, names), *_headed_calls(advert)]:
        if any(call.start <= start and end <= call.end for start, end in headings):
            continue
        name = in_full(advert.text, full.get(call.name, call.name), vocabulary)
        if _may_employ(name) and (
            vocabulary.lookup(NodeType.ORGANIZATION, name) or not vocabulary.lookup(NodeType.SKILL, name)
        ):
            calls.append(_Call(name, call.start, call.end, call.weight, call.unit))
    for match in advert.terms_between(advert.start, advert.end, NodeType.ORGANIZATION):
        if advert.kind_at(match.start) not in QUALIFICATIONS and not match.term.context:
            calls.append(_Call(match.term.name, match.start, match.end, 0.4))
    return calls


def _headed_calls(advert: Advert) -> Iterator[_Call]:
    """Headings that name the employer: "About Contoso", "Why Contoso?"."""
    start = min([advert.start, *(section.start for section in advert.sections)])
    for match in _HEADED.finditer(advert.text, max(0, start - 80), advert.end):
        if not _NO_HEADED.search(match.group("name")):
            yield _Call(match.group("name"), match.start("name"), match.end("name"), 2.5)


def _named_calls(advert: Advert, names: Sequence[ProperName]) -> Iterator[_Call]:
    text = advert.text
    for name in names:
        if advert.kind_at(name.start) in QUALIFICATIONS:
            continue
        called = _CALLED.search(text, max(0, name.start - 16), name.start)
        if called:
            short = _CUTS.split(name.text, maxsplit=1)[0]
            cue = called.group("cue")
            weight = 0.5 if cue == "about" else 1.0 if cue.lower() in ("en", "por", "part of") else 2.0
            yield _Call(
                short, name.start, name.start + len(short), weight, unit=bool(_UNIT_BEHIND.match(text, name.end))
            )
            continue
        subject = _SUBJECT.search(name.text)
        last = subject.group(1) if subject else name.text
        start = name.start + name.text.rfind(last)
        says = _SAYS.match(text, name.end)
        last = _CUTS.split(last, maxsplit=1)[0] if says and " in " in last else last
        if _UNIT_BEHIND.match(text, name.end):
            yield _Call(last, start, start + len(last), 2.0, unit=True)
        elif says:
            strong = says.group("strong") or says.group("hires") or _HIRES.search(says.group())
            yield _Call(last, start, start + len(last), 3.0 if strong else 1.0)
        elif _OWNS.match(text, name.end):
            yield _Call(last, start, start + len(last), 0.8)


def _may_employ(name: str) -> bool:
    if not 1 < len(name) < 60 or name.isdigit() or name.lower() in _NOT_EMPLOYERS or _NO_EMPLOYER.search(name):
        return False
    return not has_role_head(name.split()[-1]) and not all(word.lower() in _NOT_EMPLOYERS for word in name.split())


def _organization(advert: Advert, calls: Sequence[_Call], vocabulary: Vocabulary) -> Found[str] | None:
    span = advert.field(FieldName.ORGANIZATION)
    if span:
        start, end = trimmed(advert.text, span.start, span.end)
        bare = without_legal_form(advert.text[start:end])
        return Found(bare, start, start + len(bare), 0.95)
    votes: dict[str, float] = defaultdict(float)
    for call in calls:
        known = vocabulary.lookup(NodeType.ORGANIZATION, call.name) is not None
        votes[call.name] += (
            0.0
            if call.unit
            else call.weight
            * (0.3 if UNIT_NOUN.search(call.name) and not known and not call.name.endswith(" Labs") else 1.0)
        )
    _pass_to_parents(votes, vocabulary)
    name = max(votes, key=lambda name: _support(advert, name, votes), default=None)
    if name is None or not _is_sure(name, votes[name], calls, vocabulary):
        return _organization_of_address(advert, vocabulary)
    first = next(call for call in calls if call.name == name)
    term = vocabulary.lookup(NodeType.ORGANIZATION, name)
    return Found(term.name if term else name, first.start, first.end, min(0.9, 0.5 + 0.06 * votes[name]))


def _pass_to_parents(votes: dict[str, float], vocabulary: Vocabulary) -> None:
    """A unit speaks for its employer, if the text names that too."""
    for name in list(votes):
        for other in list(votes):
            if name != other and votes[name] and votes[other] >= 0.4 and belongs(name, other, vocabulary):
                votes[other] += votes[name]
                votes[name] = 0.0


def _support(advert: Advert, name: str, votes: dict[str, float]) -> tuple[float, int]:
    mentions = min(advert.text.count(name, advert.start, advert.end), 5)
    return votes[name] + 0.3 * mentions, -len(name)


def _is_sure(name: str, weight: float, calls: Sequence[_Call], vocabulary: Vocabulary) -> bool:
    if max(call.weight for call in calls) < 0.8:
        return False
    return weight >= 2.0 or (weight > 0.8 and vocabulary.lookup(NodeType.ORGANIZATION, name) is not None)


def _organization_of_address(advert: Advert, vocabulary: Vocabulary) -> Found[str] | None:
    """The employer whose site the posting stands on, if a vocabulary knows it: "https://contoso.jobs/…"."""
    span = advert.field(FieldName.URL)
    host = _HOST.match(advert.text, span.start, span.end) if span else None
    if host is None:
        return None
    for part in reversed(host.group(1).split(".")[:-1]):
        term = vocabulary.lookup(NodeType.ORGANIZATION, part) if len(part) > 3 and part not in _BOARDS else None
        if term:
            start = host.start(1) + host.group(1).find(part)
            return Found(term.name, start, start + len(part), 0.6)
    return None


def _unit_field(advert: Advert) -> Found[str] | None:
    span = advert.field(FieldName.SUBORGANIZATION)
    if span is None:
        return None
    start, end = trimmed(advert.text, span.start, span.end)
    return Found(advert.text[start:end], start, end, 0.95)


def _unit_of_team(advert: Advert, team: Found[str] | None, named: Sequence[Abbreviated]) -> Found[str] | None:
    """The unit whose abbreviation the team's name begins with: "BRP Risk Mining" belongs to BRP."""
    for item in named:
        begins = team is not None and team.value.startswith((item.short + " ", item.name + " "))
        if begins and advert.kind_at(item.start) not in BOILERPLATE:
            return Found(item.label, item.start, item.end, 0.8)
    return None


def _unit_above(advert: Advert, employer: str | None, named: Sequence[Abbreviated]) -> Found[str] | None:
    """A part of the employer named right before a part of its own: "Contoso Cloud (CC) Center for Maps (CM)"."""
    for item in named:
        follows = any(0 <= other.start - item.end <= 1 for other in named)
        if (
            employer
            and follows
            and item.name.startswith(employer + " ")
            and advert.kind_at(item.start) not in BOILERPLATE
        ):
            return Found(item.label, item.start, item.end, 0.7)
    return None


def _unit(calls: Sequence[_Call], employer: str | None, vocabulary: Vocabulary) -> Found[str] | None:
    """The part of the employer that speaks as one: "Contoso Cloud is looking for", "the Contoso Cloud organization"."""
    votes: dict[str, float] = defaultdict(float)
    for call in calls:
        if employer is None or call.weight < 0.8 or has_role_head(call.name) or call.name == employer:
            continue
        if call.unit or belongs(call.name, employer, vocabulary):
            votes[call.name] += call.weight
    if not votes:
        return None
    name, weight = max(votes.items(), key=lambda item: item[1])
    first = next(call for call in calls if call.name == name)
    return Found(name, first.start, first.end, min(0.85, 0.5 + 0.06 * weight)) if weight >= 2.0 else None
