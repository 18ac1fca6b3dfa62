"""Two fingerprints in, the probability that they are of one job or one paper out, with the comparison behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.resolve.duplicates.fingerprints import ALWAYS, IDENTIFIERS, NEVER
from kg.resolve.duplicates.papers import paper_comparisons, paper_probability
from kg.resolve.duplicates.postings import posting_comparisons, posting_probability
from kg.schema import Fingerprint

#: Probability of papers with the same identifier, which are mistyped now and then.
_IDENTIFIED = 0.99


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two records compare: numbers by what was compared, and the probability that they are one, if so."""

    scores: Mapping[str, float]
    probability: float | None


def match_probability(a: Fingerprint, b: Fingerprint) -> float | None:
    """Probability that two postings are one job, or two papers one work; `None` if they are not.

    Symmetric in its arguments.
    """
    if not _comparable(a, b) or _ruled(a, b, NEVER):
        return None
    if _ruled(a, b, ALWAYS):
        return 1.0
    if _identified(a, b):
        return _IDENTIFIED
    return paper_probability(a, b) if a.attributes.get("kind") == "paper" else posting_probability(a, b)


def compare(a: Fingerprint, b: Fingerprint) -> Comparison:
    """The same with every comparison by its name; without any for a posting and a paper."""
    if not _comparable(a, b):
        return Comparison({}, None)
    scores = paper_comparisons(a, b) if a.attributes.get("kind") == "paper" else posting_comparisons(a, b)
    return Comparison({name: round(value, 3) for name, value in scores.items()}, match_probability(a, b))


def _comparable(a: Fingerprint, b: Fingerprint) -> bool:
    return a.node_id.partition(":")[0] == b.node_id.partition(":")[0]


def _identified(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether two papers bear the same DOI or arXiv id."""
    return any(
        a.attributes.get(name) is not None and a.attributes.get(name) == b.attributes.get(name) for name in IDENTIFIERS
    )


def _ruled(a: Fingerprint, b: Fingerprint, name: str) -> bool:
    """Whether the user's rules, as they came with one of the two, name the other."""
    first, second = a.attributes.get(name), b.attributes.get(name)
    return (isinstance(first, list) and b.node_id in first) or (isinstance(second, list) and a.node_id in second)
