"""A posting and the names it calls in, the house that hires out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from kg.extract.articles.employers import KINDS_OF_FIRM
from kg.extract.lexicon.spans import Found, trimmed
from kg.extract.lexicon.words import word_set
from kg.extract.postings.advert import Advert
from kg.extract.postings.employers.calls import EQUAL, LEGAL_BEHIND
from kg.extract.postings.employers.candidates import Heard
from kg.extract.postings.employers.nameless import names_nobody
from kg.extract.postings.employers.parts import Part, in_full, parent_of
from kg.extract.postings.employers.sure import is_sure_of
from kg.extract.postings.employers.told import SURE, Call
from kg.extract.postings.employers.units import belongs, possible_owners
from kg.extract.postings.naming.firm_names import without_legal_form
from kg.extract.postings.naming.place_hosts import host_of_place
from kg.extract.postings.proper_names import ProperName
from kg.extract.postings.roles.reader import RoleReading
from kg.extract.postings.teams.reader import UNIT_NOUN
from kg.names import beginnings, fold_name
from kg.ports import Vocabulary
from kg.schema import FieldName, NodeType

_HOST = re.compile(r"https?://([\w.-]+)")
#: Sites that publish other employers' postings, and words of addresses that are no names.
_BOARDS = word_set("linkedin indeed glassdoor jobs careers greenhouse lever workday github google remote boards")
#: What people add to a name in brackets: addresses, investors, explanations.
_ASIDE = re.compile(r"\s*\((?:YC\b|Y Combinator|https?:|www\.|[\w.-]+\.[a-z]{2,4}\b|[a-z]+: |[^(),]+, \d)[^()]*\)$")
#: A posting of fewer letters is an item of a list, whose shape tells more than its words.
_TELLS = 300


class EmployerChooser(Protocol):
    """What weighs the name that the rules found beside the others: `employer_model.EmployerModel`."""

    def choose(self, heard: Heard) -> Found[str] | None:
        """The employer by all the evidence."""
        ...


def read_house(
    advert: Advert,
    role: RoleReading,
    names: Sequence[ProperName],
    calls: Sequence[Call],
    parts: Sequence[Part],
    vocabulary: Vocabulary,
    chooser: EmployerChooser,
) -> Found[str] | None:
    """The organization that hires, as the posting writes it in full.

    Args:
        advert: the posting.
        role: what it is for, as its title may name who hires.
        names: proper names in it.
        calls: names that it calls as employers are called.
        parts: known parts of houses in it.
        vocabulary: what knows houses.
        chooser: what weighs the name that the rules found beside the others.
    """
    stated = _stated(advert, vocabulary)
    if stated and names_nobody(stated.value):
        found = None
    else:
        found = (
            _organization(advert, stated, calls, vocabulary)
            or parent_of(advert, parts)
            or _organization_of_title(role, vocabulary)
            or _organization_of_address(advert, vocabulary)
        )
        if advert.end - advert.start >= _TELLS and not (stated and is_sure_of(advert, stated)):
            found = chooser.choose(Heard(advert, role, calls, names, stated, found, vocabulary))
    return in_full(found, advert.text) if found else None


def _organization(
    advert: Advert, stated: Found[str] | None, calls: Sequence[Call], vocabulary: Vocabulary
) -> Found[str] | None:
    votes = _votes(calls, advert.text, vocabulary)
    if stated and (is_sure_of(advert, stated) or not _outvoted(stated.value, votes)):
        return stated
    name = max(votes, key=lambda name: _support(advert, name, votes), default=None)
    if name is None or not _is_sure(advert, name, votes[name], calls, vocabulary):
        return None
    first = next(call for call in calls if call.name == name or name.startswith(call.name + " "))
    term = vocabulary.lookup(NodeType.ORGANIZATION, name)
    return Found(term.name if term else name, first.start, first.end, min(0.9, 0.5 + 0.06 * votes[name]))


def _stated(advert: Advert, vocabulary: Vocabulary) -> Found[str] | None:
    span = advert.field(FieldName.ORGANIZATION)
    if span is None:
        return _housed(advert)
    start, end = trimmed(advert.text, span.start, span.end)
    bare = without_legal_form(_ASIDE.sub("", _of_register(advert.text[start:end])))
    bare = bare[: len(bare) // 2] if bare[: len(bare) // 2] == bare[len(bare) // 2 + 1 :] else bare
    return _spelled_out(advert, bare) or Found(_as_known(bare, vocabulary), start, start + len(bare), 0.95)


def _as_known(name: str, vocabulary: Vocabulary) -> str:
    """A name without capitals as its house writes itself."""
    term = vocabulary.lookup(NodeType.ORGANIZATION, name) if name.islower() else None
    return term.name if term is not None and fold_name(term.name) == fold_name(name) else name


def _of_register(name: str) -> str:
    """The name without the bracket behind its legal form, which says where the firm is registered."""
    head, opened, _ = name.partition(" (")
    return head if opened and name.endswith(")") and without_legal_form(head) != head else name


def _housed(advert: Advert) -> Found[str] | None:
    """The institution that a location names before the place, where nothing else says who hires."""
    for span in advert.fields_named(FieldName.LOCATION):
        host, _ = host_of_place(advert.text, span.start, span.end)
        if host:
            return Found(advert.text[slice(*host)], *host, 0.75)
    return None


def _spelled_out(advert: Advert, name: str) -> Found[str] | None:
    """The name of a board's address ("contoso") as the text writes it ("Contoso Robotics")."""
    if not name.islower() or " " in name or advert.document.record_type is None:
        return None
    title = advert.field(FieldName.TITLE)
    begins = title.end if title else advert.start  # what a title adds to a name is what the job is for
    pattern = re.compile(rf"(?<!\w)(?i:{re.escape(name)})(?: [A-Z][\w&]+)*")
    written = [match for match in pattern.finditer(advert.text, begins, advert.end) if match.group()[0].isupper()]
    firms = [match for match in written if match.group().split()[-1].lower() in KINDS_OF_FIRM]
    alone = [match for match in written if " " not in match.group()]
    # Behind a name that also stands alone, other capitals are its products: "Contoso Maps".
    chosen = firms or alone or [match for match in written if len(match.group().split()) <= _LONGEST_NAME] or written
    counted = Counter(match.group() for match in chosen)
    best = max(chosen, key=lambda match: (counted[match.group()], len(match.group()), -match.start()), default=None)
    return Found(best.group(), best.start(), best.end(), 0.85) if best else None


_LONGEST_NAME = 3


def _outvoted(name: str, votes: Mapping[str, float]) -> bool:
    """Whether the text speaks clearly of another employer and never of this one."""
    own = sum(
        weight
        for other, weight in votes.items()
        if other.startswith(name) or name.startswith(other) or name.endswith(f" {other}")
    )
    return own < 0.4 and max(votes.values(), default=0.0) >= 3.0


def _under_full_names(calls: Sequence[Call], text: str) -> Iterator[Call]:
    """The calls, those by a short name under the longer one before a legal form: "Contoso" of "Contoso Tools Ltd"."""
    full: dict[str, str] = {}  # the first of several, as the order of a set differs from run to run
    for name in (call.name for call in calls if LEGAL_BEHIND.match(text, call.end)):
        for beginning in beginnings(name):
            full.setdefault(beginning, name)
    for call in calls:
        yield replace(call, name=full[call.name]) if call.name in full else call


def _votes(calls: Sequence[Call], text: str, vocabulary: Vocabulary) -> dict[str, float]:
    votes: dict[str, float] = defaultdict(float)
    parts: dict[str, float] = defaultdict(float)
    for call in _under_full_names(calls, text):
        known = vocabulary.lookup(NodeType.ORGANIZATION, call.name) is not None
        of_firms = (
            call.name.endswith(" Labs")
            or _HOUSES.match(call.name) is not None
            or (call.weight >= SURE and call.name.endswith(_ALSO_FIRMS))
        )
        part = UNIT_NOUN.search(call.name) and not (known or of_firms or call.weight >= EQUAL)
        votes[call.name] += 0.0 if call.unit else call.weight * (0.3 if part else 1.0)
        if part and call.weight >= SURE and _OFFICE.match(call.name):
            parts[call.name] += call.weight
    if parts and not any(weight >= _CLEARER for name, weight in votes.items() if name not in parts):
        votes.update(parts)
    _pass_to_parents(votes, vocabulary)
    return votes


#: Institutes that are houses of their own.
_HOUSES = re.compile(
    r"Max[- ]Planck|Fraunhofer|Leibniz|Helmholtz|Paul Scherrer|Weizmann|Francis Crick|Wellcome|Pasteur"
)
#: Ends of names of parts that firms have too, if they say themselves that they hire.
_ALSO_FIRMS = (" Services", " Institute")
#: Offices of a state, which hire by themselves where the text names nobody else: "Department of Fisheries".
_OFFICE = re.compile(r"(?:[A-Z]\w+ )*?(?:Department|Ministry|Office|Bureau|Division) (?:of|for) [A-Z]")


def _pass_to_parents(votes: dict[str, float], vocabulary: Vocabulary) -> None:
    """A unit speaks for its employer, if the text names that too."""
    order = {name: number for number, name in enumerate(votes)}
    for name in order:
        for other in sorted((o for o in possible_owners(name, vocabulary) if o in order), key=order.__getitem__):
            if name != other and votes[name] and votes[other] >= 0.4 and belongs(name, other, vocabulary):
                votes[other] += votes[name]
                votes[name] = 0.0


def _support(advert: Advert, name: str, votes: dict[str, float]) -> tuple[float, int]:
    mentions = min(advert.text.count(name, advert.start, advert.end), 5)
    return votes[name] + 0.3 * mentions, -len(name)


def _is_sure(advert: Advert, name: str, weight: float, calls: Sequence[Call], vocabulary: Vocabulary) -> bool:
    if max(call.weight for call in calls) < 0.6:
        return False
    known = vocabulary.lookup(NodeType.ORGANIZATION, name) is not None
    often = advert.text.count(name, advert.start, advert.end) >= 3
    own = [call.weight for call in calls if f"{call.name} ".startswith(f"{name} ")]
    spoken = max(own, default=0.0)
    others = any(call.weight > spoken for call in calls)
    return (
        weight >= 2.0
        or (weight > 0.8 and known and not (others and spoken < _SPOKEN))
        or (weight >= 1.2 and often and (known or spoken > _SPOKEN))
    )


#: So many votes tell of another employer than an office of a state.
_CLEARER = 1.3
#: A mere mention of a name weighs less than this.
_SPOKEN = 0.6


def _organization_of_title(role: RoleReading, vocabulary: Vocabulary) -> Found[str] | None:
    """The employer that stands behind the role, if a vocabulary knows it: "Software Engineer II, Contoso"."""
    for part in role.parsed.tails if role.parsed and not role.in_text else ():
        term = vocabulary.lookup(NodeType.ORGANIZATION, part.text)
        if term and not term.broader:
            start = role.title_start + part.start
            return Found(term.name, start, start + len(part.text), 0.7)
    return None


def _organization_of_address(advert: Advert, vocabulary: Vocabulary) -> Found[str] | None:
    """The employer whose site the posting stands on, or sends to, if a vocabulary knows it: "https://contoso.jobs/…"."""
    span = advert.field(FieldName.URL)
    hosts = [_HOST.match(advert.text, span.start, span.end)] if span else []
    hosts += [host for host in _HOST.finditer(advert.text, advert.start, advert.end) if _HIRES.search(host.group())]
    for host in filter(None, hosts):
        for part in reversed(host.group(1).split(".")[:-1]):
            term = vocabulary.lookup(NodeType.ORGANIZATION, part) if len(part) > 3 and part not in _BOARDS else None
            if term:
                start = host.start(1) + host.group(1).find(part)
                return Found(term.name, start, start + len(part), 0.6)
    return None


#: Addresses at which employers hire.
_HIRES = re.compile(r"\.jobs\b|\b(?:jobs|careers?|karriere|hiring|recruiting)\.", re.IGNORECASE)
