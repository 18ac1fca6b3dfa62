"""Fingerprints of two postings in, a comparison that can be read and the probability that they are one job out.

Text alone does not tell the same job from another one of the employer, for adverts are made from templates. So
title, role, place, level, years of experience and degrees count beside the share of the text that both have. A
logistic regression weighs them; `scripts/score_duplicates.py --fit` fits it on pairs labelled by hand. Titles that
name different things, different levels and different teams are different jobs, whatever their texts; but two exports
of one job may name its department here and its team there, so with title, place and whole text alike teams may differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp

from kg.resolve.duplicates.fingerprints import FEWEST, FRAME, LEVEL_WORDS, REQUIREMENTS
from kg.schema import Fingerprint, Value

#: Names of the comparisons and what each weighs, in the order of `posting_comparisons`; the last is the intercept.
WEIGHTS: Mapping[str, float] = {
    "text contained": 3.99,
    "text alike": 1.40,
    "length": -0.52,
    "title equal": 0.41,
    "role": 0.59,
    "level differs": -0.54,
    "place equal": 0.28,
    "place differs": -1.19,
    "years conflict": -3.10,
    "degrees conflict": -4.07,
    "": -2.20,
}
#: What alone makes two jobs of them.
VETOES: tuple[str, ...] = ("title conflict", "level conflict", "team differs")
#: Least share of the shorter text that both have; the same, and fewest sequences, of employers that differ by name.
_LEAST, _LEAST_REPOSTED, _FEWEST_REPOSTED = 0.1, 0.8, 60
#: Least share of the longer text that both have where their teams differ.
_LEAST_EXPORTED = 0.95
_LONG = 150
#: Words of their own that titles must share to be lists of the same openings.
_LISTED = 3
#: Words that tell nothing about which job of an employer it is.
_GENERIC = frozenset(
    """engineer software experienced position role job opportunity opportunities team teams various multiple several
    web tech technical stack and or the of for in at an to with within our new m w d f x gn mwd all genders hf de i
    ii iii iv""".split()
)
_SAME_WORD = {"developer": "engineer", "programmer": "engineer", "technologist": "engineer", "coder": "engineer"}
_NO_NAMES = frozenset({"https", "http", "www", "com", "io", "ai", "group", "company", "the", "of", "and"})
_LONGEST_UNSTEMMED = 4


def posting_probability(a: Fingerprint, b: Fingerprint) -> float | None:
    """Probability that two postings are one job, `None` below one half."""
    stated = _stated(a, b)
    vetoes = [name for name in VETOES if stated[name]]
    if vetoes and not (vetoes == ["team differs"] and stated["title equal"] and stated["place equal"]):
        return None
    shared, shorter, longer = _text(a, b)
    if not _has_enough_in_common(a, b, shared, shorter) or (vetoes and shared < _LEAST_EXPORTED * longer):
        return None
    values = {**stated, **_text_scores(shared, shorter, longer)}
    total = WEIGHTS[""] + sum(weight * values[name] for name, weight in WEIGHTS.items() if name)
    probability = 1.0 / (1.0 + exp(-total))
    return round(probability, 4) if probability >= 0.5 else None


def posting_comparisons(a: Fingerprint, b: Fingerprint) -> dict[str, float]:
    """Numbers from -1 to 1 by name; symmetric in the arguments."""
    return {**_text_scores(*_text(a, b)), **_stated(a, b)}


def _text_scores(shared: int, shorter: int, longer: int) -> dict[str, float]:
    return {
        "text contained": shared / max(1, shorter),
        "text alike": shared / max(1, longer),
        "length": min(1.0, shorter / _LONG),
    }


def _stated(a: Fingerprint, b: Fingerprint) -> dict[str, float]:
    """What compares without the texts; quick, so that most pairs are told apart by it alone."""
    return {
        **_titles(a, b),
        **_levels(a, b),
        **_places(a, b),
        "team differs": float(_differ(_set(a, "team"), _set(b, "team"))),
        "years conflict": float(_conflict(_set(a, "years"), _set(b, "years"))),
        "degrees conflict": float(_conflict(_set(a, "degrees"), _set(b, "degrees"))),
    }


def _text(a: Fingerprint, b: Fingerprint) -> tuple[int, int, int]:
    """Word sequences in common, and lengths of the shorter and the longer text.

    Compared are the duties, or duties and requirements, whichever agree better, for boards cut and mark sections in
    ways of their own; and all the text where one of the two says too little of the job itself.
    """
    (duties_a, job_a, all_a), (duties_b, job_b, all_b) = _parts(a), _parts(b)
    pairs = [(x, y) for x, y in ((duties_a, duties_b), (job_a, job_b)) if min(len(x), len(y)) >= FEWEST]
    sizes = [(len(x & y), *sorted((len(x), len(y)))) for x, y in pairs or [(all_a, all_b)]]
    shared, shorter, longer = max(sizes, key=lambda size: (size[0] / max(1, size[1]), size))
    return shared, shorter, longer


def _parts(fingerprint: Fingerprint) -> tuple[frozenset[Value], frozenset[Value], frozenset[Value]]:
    """Word sequences of the duties, of the job, and of all the text; kept, as one is compared with many."""
    requirements, frame = (tuple(_list(fingerprint, name)) for name in (REQUIREMENTS, FRAME))
    return _kept_parts(fingerprint.shingles, requirements, frame)


@lru_cache(maxsize=4096)
def _kept_parts(
    shingles: tuple[int, ...], requirements: tuple[Value, ...], frame: tuple[Value, ...]
) -> tuple[frozenset[Value], frozenset[Value], frozenset[Value]]:
    duties: frozenset[Value] = frozenset(shingles)
    job = duties.union(requirements)
    return duties, job, job.union(frame)


def _has_enough_in_common(a: Fingerprint, b: Fingerprint, shared: int, shorter: int) -> bool:
    if shared < _LEAST * shorter:
        return False
    if not _differ(_employer_words(a), _employer_words(b)):
        return True
    return shared >= max(_FEWEST_REPOSTED, _LEAST_REPOSTED * shorter)


def _titles(a: Fingerprint, b: Fingerprint) -> dict[str, float]:
    first, second = _title_words(a), _title_words(b)
    own, other = first - _GENERIC, second - _GENERIC
    roles = a.attributes.get("role"), b.attributes.get("role")
    return {
        "title equal": float(bool(first) and first == second),
        "title conflict": float(bool(own - other) and bool(other - own) and not _list_the_same(own, other)),
        "role": 0.0 if None in roles else 1.0 if roles[0] == roles[1] else -1.0,
    }


def _list_the_same(first: frozenset[Value], second: frozenset[Value]) -> bool:
    """Whether two titles that list several openings have most of them in common: from month to month a few change."""
    shared = len(first & second)
    return shared >= _LISTED and 2 * shared > max(len(first), len(second))


def _levels(a: Fingerprint, b: Fingerprint) -> dict[str, float]:
    first, second = _set(a, "level"), _set(b, "level")
    return {
        "level conflict": float(_differ(first, second)),
        "level differs": float(first != second),
    }


def _places(a: Fingerprint, b: Fingerprint) -> dict[str, float]:
    first, second = _set(a, "places"), _set(b, "places")
    return {
        "place equal": float(bool(first & second)),
        "place differs": float(_differ(first, second)),
    }


def _conflict(first: frozenset[Value], second: frozenset[Value]) -> bool:
    """Whether both say something and neither says all that the other does."""
    return bool(first) and bool(second) and not (first <= second or second <= first)


def _differ(first: frozenset[Value], second: frozenset[Value]) -> bool:
    """Whether both say something and nothing of it is the same."""
    return bool(first) and bool(second) and first.isdisjoint(second)


def _employer_words(fingerprint: Fingerprint) -> frozenset[Value]:
    return _id_words(fingerprint.attributes.get("organization")) - _NO_NAMES


def _title_words(fingerprint: Fingerprint) -> frozenset[Value]:
    """Words of the title, of the role without one, that neither level nor employer account for; singular."""
    attributes = fingerprint.attributes
    title = attributes.get("title") or " ".join(sorted(map(str, _id_words(attributes.get("role")))))
    return _words(str(title)) - _id_words(attributes.get("organization"))


@lru_cache(maxsize=65536)
def _words(title: str) -> frozenset[Value]:
    singular = (_singular(word) for word in title.split() if word not in LEVEL_WORDS)
    return frozenset(_SAME_WORD.get(word, word) for word in singular)


def _singular(word: str) -> str:
    is_plural = len(word) > _LONGEST_UNSTEMMED and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if is_plural else word


@lru_cache(maxsize=65536)
def _words_of_id(node_id: str) -> frozenset[Value]:
    return frozenset(node_id.partition(":")[2].split("-")) - {""}


def _id_words(node_id: Value) -> frozenset[Value]:
    return _words_of_id(str(node_id or ""))


def _set(fingerprint: Fingerprint, name: str) -> frozenset[Value]:
    return frozenset(_list(fingerprint, name))


def _list(fingerprint: Fingerprint, name: str) -> Sequence[Value]:
    value = fingerprint.attributes.get(name)
    return value if isinstance(value, list) else () if value is None else (value,)
