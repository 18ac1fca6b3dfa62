"""The postings of one page in, what they state for one another out: the employer, the country, keys of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.draft import Draft
from kg.extract.postings.employers.names import host_of
from kg.extract.postings.naming.board_names import NAMED_AT_TOP
from kg.extract.version import EXTRACTOR_VERSION
from kg.names import digest, fold_name
from kg.ports import Vocabulary
from kg.schema import DocumentKind, Evidence, Posting

#: So many openings that name no employer do not all have the one that a single other names.
_NAMELESS = 2


@dataclass(frozen=True, slots=True)
class ReadPosting:
    """A posting and the other names its text gives to the nodes it names."""

    posting: Posting
    aliases: Mapping[str, tuple[str, ...]]


def with_page_employer(draft: Draft, found: list[ReadPosting], vocabulary: Vocabulary) -> list[ReadPosting]:
    """Postings of one feed have one employer: those that do not name it take the one most of the others name."""
    own = [item for item in found if not item.posting.listing]
    employer = _majority(item.posting.organization for item in own)
    host = host_of(draft.document.text, draft.title, vocabulary) if draft.kind is DocumentKind.ARTICLE else None
    if host and len(own) > 1:
        employer = host
    elif draft.kind is DocumentKind.ARTICLE and _leads(employer, own):
        host = employer  # whose page it is: the openings behind an article are of one house
    if employer is None or len(own) < 2:
        return found
    return [_adopt(draft, item, employer, hosted=employer == host) for item in found]


_TOP = 300


def with_own_listings(found: list[ReadPosting], text: str) -> list[ReadPosting]:
    """Other jobs beside a posting are of its employer where none of them names one."""
    own = [item.posting for item in found if not item.posting.listing]
    listed = [item.posting for item in found if item.posting.listing]
    if len(own) != 1 or own[0].organization is None or not listed or any(item.organization for item in listed):
        return found
    if NAMED_AT_TOP.search(text, 0, _TOP):
        return found  # a board shows what others offer
    stated = own[0].evidence["organization"][0]
    evidence = (replace(stated, confidence=min(stated.confidence, 0.6)),)
    return [
        replace(
            item,
            posting=replace(
                item.posting,
                organization=own[0].organization,
                evidence={**item.posting.evidence, "organization": evidence},
            ),
        )
        if item.posting.listing
        else item
        for item in found
    ]


def _majority(names: Iterable[str | None]) -> str | None:
    """The most frequent name; parts of an employer ("Contoso Cloud") count for it if it is named at all."""
    names = list(names)
    counted = Counter(name for name in names if name)
    nameless = len(names) - counted.total()
    for name in sorted(counted, key=len, reverse=True):
        whole = next((other for other in counted if name.startswith(other + " ")), None)
        if whole:
            counted[whole] += counted.pop(name)
    if not counted:
        return None
    name, count = counted.most_common(1)[0]
    return name if 2 * count > counted.total() and (count > 1 or nameless < _NAMELESS) else None


def _leads(employer: str | None, own: Sequence[ReadPosting]) -> bool:
    """Whether so many openings name the employer that the others can hardly have another one."""
    named = [item.posting.organization for item in own if item.posting.organization]
    agreed = sum(name == employer for name in named)
    return agreed >= max(_FEED, _MOST * len(named))


_FEED, _MOST = 3, 0.6


def _adopt(draft: Draft, item: ReadPosting, employer: str, *, hosted: bool) -> ReadPosting:
    posting = item.posting
    if posting.listing or posting.organization == employer:
        return item
    text = draft.document.text
    at = text.find(employer, posting.start, posting.end)
    stated = posting.evidence.get("organization")
    part = posting.organization is not None and posting.organization.startswith(employer + " ")
    if stated and not part and not hosted and (at < 0 or stated[0].confidence >= 0.9):
        return item
    confidence = 0.7 if at >= 0 else 0.5
    at = at if at >= 0 else text.find(employer)
    if at < 0:
        return item
    found = Evidence(draft.document.id, at, at + len(employer), employer, confidence, EXTRACTOR_VERSION)
    evidence = {**posting.evidence, "organization": (found,)}
    unit = posting.suborganization
    team = posting.team
    if part and unit is None and stated:
        unit, evidence = posting.organization, {**evidence, "suborganization": stated}
    elif hosted and stated and team is None and " " in (posting.organization or "") and stated[0].confidence >= 0.6:
        team, evidence = _part_of(posting.organization or "", employer), {**evidence, "team": stated}
    changed = replace(posting, organization=employer, suborganization=unit, team=team, evidence=evidence)
    return replace(item, posting=changed)


def _part_of(name: str, employer: str) -> str:
    """The part without the employer behind it: "Frost Guild of Contoso"."""
    return next((name.removesuffix(f"{joint}{employer}") for joint in (" of ", " at ") if joint in name), name)


def with_keys(found: list[ReadPosting]) -> list[ReadPosting]:
    """Names that stay when the text around is edited: own id, else title, employer, place and the first words."""
    seen: Counter[str] = Counter()
    named = []
    full = sum(not item.posting.listing for item in found)
    for item in found:
        key = _key(item.posting, alone=not item.posting.listing and full == 1)
        seen[key] += 1
        number = seen[key]
        named.append(replace(item, posting=replace(item.posting, key=key if number == 1 else f"{key}-{number}")))
    return named


def _key(posting: Posting, *, alone: bool) -> str:
    if posting.source_id:
        return posting.source_id
    if alone:
        return "posting"
    place = posting.primary_location
    parts = (
        posting.title,
        posting.team,
        posting.organization,
        place.city if place else None,
        place.country if place else None,
    )
    return ("listing-" if posting.listing else "posting-") + digest(
        *(fold_name(part or "") for part in parts), length=12
    )
