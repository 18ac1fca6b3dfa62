"""Two fingerprints in, the probability out that they are of one job or one paper.

Postings. Text alone does not tell the same job from another one of the employer, for adverts are made from
templates. So what the titles say beyond role, level and employer must agree, role and level and team must not
contradict each other, and the words that are about the job must be largely the same: by containment, since
adverts of one job are cut to different lengths.
"""

from __future__ import annotations

from enum import StrEnum

from kg.resolve.duplicate_papers import paper_probability
from kg.schema import Fingerprint

_LEVEL_WORDS = frozenset(
    """intern interns internship internships junior jr senior sr staff principal lead head manager i ii iii iv v
    trainee graduate praktikum praktikant werkstudent m w d f x gn all genders mwd hf""".split()
)
#: Least containment for a match: with equal titles, with one title saying more, and with a title missing.
_LEAST = {"equal": 0.55, "one_sided": 0.6, "missing": 0.65}
#: Least containment, and least share of the longer text, where only requirements can be compared, which jobs
#: of one kind share anyway.
_LEAST_REQUIREMENTS, _LEAST_LONGER = 0.95, 0.75
#: Shared shingles from which on texts that differ much can still be one job.
_FEWEST_FOR_CUT, _CUT = 50, 0.8
#: Least containment and shared shingles for the same advert under two employers' names.
_LEAST_REPOSTED, _FEWEST_REPOSTED = 0.9, 60
_FEWEST_SHARED = 20
_CERTAIN = 0.99


class Agreement(StrEnum):
    """How two titles agree in what they say beyond role, level and employer."""

    EQUAL = "equal"
    ONE_SIDED = "one_sided"
    MISSING = "missing"
    CONFLICT = "conflict"


def match_probability(a: Fingerprint, b: Fingerprint) -> float | None:
    """Probability that two postings are one job, or two papers one work; `None` if they are not.

    Symmetric in its arguments.
    """
    if a.node_id.partition(":")[0] != b.node_id.partition(":")[0]:
        return None
    if a.attributes.get("kind") == "paper":
        return paper_probability(a, b)
    return _posting_probability(a, b)


def _posting_probability(a: Fingerprint, b: Fingerprint) -> float | None:
    if any(_contradict(a, b, name) for name in ("level", "role", "team", "employment_type")):
        return None
    shared = len(set(a.shingles) & set(b.shingles))
    containment = shared / max(1, min(len(a.shingles), len(b.shingles)))
    least = _least_containment(a, b, shared)
    if least is None or containment < least:
        return None
    return round(0.5 + (_CERTAIN - 0.5) * (containment - least) / max(1.0 - least, 0.01), 4)


def _contradict(a: Fingerprint, b: Fingerprint, name: str) -> bool:
    first, second = a.attributes.get(name), b.attributes.get(name)
    return first is not None and second is not None and first != second


def _least_containment(a: Fingerprint, b: Fingerprint, shared: int) -> float | None:
    agreement = title_agreement(a, b)
    if agreement is Agreement.CONFLICT or shared < min(_FEWEST_SHARED, len(a.shingles), len(b.shingles)):
        return None
    if _contradict(a, b, "organization"):
        return _LEAST_REPOSTED if agreement is Agreement.EQUAL and shared >= _FEWEST_REPOSTED else None
    if not (a.attributes.get("core") and b.attributes.get("core")):
        alike = agreement is Agreement.EQUAL and shared >= _LEAST_LONGER * max(len(a.shingles), len(b.shingles))
        return _LEAST_REQUIREMENTS if alike else None
    return _LEAST[agreement] if shared >= _FEWEST_FOR_CUT else max(_LEAST[agreement], _CUT)


def title_agreement(a: Fingerprint, b: Fingerprint) -> Agreement:
    """How the titles agree."""
    if not a.attributes.get("title") or not b.attributes.get("title"):
        return Agreement.MISSING
    first, second = _specific_words(a), _specific_words(b)
    if first == second:
        return Agreement.EQUAL
    if not first or not second:
        return Agreement.ONE_SIDED
    return Agreement.EQUAL if len(first & second) * 3 >= len(first | second) * 2 else Agreement.CONFLICT


def _specific_words(fingerprint: Fingerprint) -> frozenset[str]:
    """Words of the title that neither role nor level nor employer account for."""
    attributes = fingerprint.attributes
    known = {word for name in ("role", "organization") for word in _id_words(str(attributes.get(name) or ""))}
    stems = {word[:5] for word in known}
    words = str(attributes.get("title")).split()
    return frozenset(word for word in words if word not in _LEVEL_WORDS and word[:5] not in stems)


def _id_words(node_id: str) -> list[str]:
    return node_id.partition(":")[2].split("-")
