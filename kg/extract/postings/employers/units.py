"""A posting and its employer in, the company-like part of that employer out which the posting is for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from kg.extract.lexicon.abbreviations import Abbreviated
from kg.extract.lexicon.headings import BOILERPLATE
from kg.extract.lexicon.spans import Found, trimmed
from kg.extract.postings.advert import Advert
from kg.extract.postings.employers.parts import firm_of
from kg.extract.postings.employers.told import Call
from kg.extract.postings.naming.firm_names import names_unit
from kg.extract.postings.naming.titles import has_role_head
from kg.names import beginnings, fold_name
from kg.ports import Vocabulary
from kg.schema import FieldName, NodeType


def unit_field(advert: Advert) -> Found[str] | None:
    """The part that a column or a labelled line states."""
    span = advert.field(FieldName.SUBORGANIZATION)
    if span is None:
        return None
    start, end = trimmed(advert.text, span.start, span.end)
    return Found(advert.text[start:end], start, end, 0.95)


def unit_stated(advert: Advert, employer: str | None) -> Found[str] | None:
    """The part of the employer that a line of the header names, where the text says whose part it is."""
    span = advert.field(FieldName.ORGANIZATION)
    if span is None or employer is None or not names_unit(advert.text[span.start : span.end]):
        return None
    start, end = trimmed(advert.text, span.start, span.end)
    whole = advert.text[start:end]
    return None if fold_name(employer) in fold_name(whole) else Found(whole, start, end, 0.8)


def unit_of_team(advert: Advert, team: Found[str] | None, named: Sequence[Abbreviated]) -> Found[str] | None:
    """The unit whose abbreviation the team's name begins with: "BRP Risk Mining" belongs to BRP."""
    for item in named:
        begins = team is not None and team.value.startswith((item.short + " ", item.name + " "))
        if begins and advert.kind_at(item.start) not in BOILERPLATE:
            return Found(item.label, item.start, item.end, 0.8)
    return None


def unit_around(advert: Advert, team: Found[str] | None, named: Sequence[Abbreviated]) -> Found[str] | None:
    """The unit that the text says the team is in by its abbreviation: "the Frost team within CT"."""
    core = team.value.split(" (")[0] if team else ""
    for item in named if core else ():
        if core == item.name or not advert.has(f"in {item.short}", f"in the {item.short}"):
            continue
        within = rf"{re.escape(core)}(?: \([\w&]+\))? (?:team|group) (?:with)?in (?:the )?{re.escape(item.short)}\b"
        if re.search(within, advert.text[advert.start : advert.end]):
            return Found(item.label, item.start, item.end, 0.75)
    return None


def unit_above(advert: Advert, employer: str | None, named: Sequence[Abbreviated]) -> Found[str] | None:
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


#: What stands behind the short name of an employer in its full name, or in that of a product.
_SAME = re.compile(
    r",? (?:&|Inc|LLC|Ltd|Limited|GmbH|AG|SE|Corp|Corporation|Company|Co|Systems?|Industries|Holdings?|Home|University"
    r"|Foundation|SDK|API|App|Total)\b.*"
)


def unit_spoken_of(calls: Sequence[Call], employer: str | None, vocabulary: Vocabulary) -> Found[str] | None:
    """The part of the employer that speaks as one: "Contoso Cloud is looking for", "the Contoso Cloud organization"."""
    votes: dict[str, float] = defaultdict(float)
    for call in calls:
        if employer is None or call.weight < 0.8 or has_role_head(call.name) or call.name == employer:
            continue
        if call.name.endswith(" Team") or _SAME.fullmatch(call.name.removeprefix(employer)):
            continue
        if call.unit or belongs(call.name, employer, vocabulary):
            votes[call.name] += call.weight
    if not votes:
        return None
    name, weight = max(votes.items(), key=lambda item: item[1])
    first = next(call for call in calls if call.name == name)
    return Found(name, first.start, first.end, min(0.85, 0.5 + 0.06 * weight)) if weight >= 2.0 else None


def possible_owners(name: str, vocabulary: Vocabulary) -> set[str]:
    """All names of which a part may be called so; of which of them one is, `belongs` tells."""
    term = vocabulary.lookup(NodeType.ORGANIZATION, name)
    firm = firm_of(name, vocabulary)
    return {*beginnings(name)} | set(term.broader if term is not None else ()) | ({firm} if firm else set())


def belongs(name: str, employer: str, vocabulary: Vocabulary) -> bool:
    """Whether a name is that of a part of the employer: it says so itself, or a vocabulary does."""
    if name.startswith(employer + " "):
        return employer not in name[len(employer) :]
    term = vocabulary.lookup(NodeType.ORGANIZATION, name)
    return (term is not None and employer in term.broader) or firm_of(name, vocabulary) == employer
