"""A posting or paper in, what near-duplicate search needs of it out.

The words of a posting that are about this one job are kept as hashed word sequences: sections and sentences
that an employer puts into every advert are left out, and so are years, months and the names of its places,
in which adverts of one job differ.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from kg.names import fold_name
from kg.resolve.canonical import title_key
from kg.resolve.references import References
from kg.schema import Document, Fingerprint, NodeType, Paper, Posting, Ref, Value

#: Sections that say nothing about the job; kinds as extraction names them.
BOILERPLATE_SECTIONS = frozenset({"about_company", "benefits", "equal_opportunity", "how_to_apply"})
_BOILERPLATE_SENTENCE = re.compile(
    r"equal[\s-]opportunit|affirmative action|regardless of|without regard to|protected veteran|sexual orientation"
    r"|gender identity|national origin|reasonable accommodation|accommodations?\b.*\b(?:process|request|disab)"
    r"|with disabilities|inclusive culture|background check|criminal histor|salary range|base pay|pay range|401\(?k"
    r"|parental leave|health insurance|dental|paid time off|privacy (?:notice|policy)|apply now|click (?:here|apply)"
    r"|to apply|submit (?:your|a) (?:resume|cv|application)|recruit(?:er|ing) (?:fee|agenc)|please mention the word"
    r"|if you have a disability|workplace accommodation|e-verify|visa sponsorship",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?;•·\n\r]+\s*")
_WORD = re.compile(r"[^\W\d_]+(?:[+#]+)?")
_IGNORED = frozenset(
    """january february march april may june july august september october november december spring summer autumn fall
    winter jan feb mar apr jun jul aug sep sept oct nov dec remote hybrid onsite location locations full time part
    a an and are as at be by for from in is it of on or our that the this to we will with you your""".split()
)
#: Sections that many jobs of one kind have word for word, and that are the first to be cut.
_REQUIREMENTS = frozenset({"basic_qualifications", "preferred_qualifications"})
_SHINGLE = 3
#: Fewest shingles of a text that can be compared, and of one that can be without its requirements.
_FEWEST_SHINGLES, _FEWEST_CORE = 12, 30
_BANDS, _ROWS = 24, 2
_TITLE_START = 24
_POSITIVE = (1 << 63) - 1
#: Multipliers and offsets of the hash functions of the signature, the same on every machine.
_RANDOM = np.random.default_rng(61)
_FACTORS = _RANDOM.integers(1, _POSITIVE, _BANDS * _ROWS, dtype=np.uint64) | np.uint64(1)
_OFFSETS = _RANDOM.integers(0, _POSITIVE, _BANDS * _ROWS, dtype=np.uint64)


def posting_fingerprint(
    node_id: str, document: Document, posting: Posting, references: References
) -> Fingerprint | None:
    """What says whether another posting is the same job; `None` for teasers and adverts without a text."""
    if posting.listing:
        return None
    ignored = _place_words(posting, references)
    core = set(_shingles(_texts(document, posting, BOILERPLATE_SECTIONS | _REQUIREMENTS), ignored))
    is_core = len(core) >= _FEWEST_CORE
    shingles = sorted(core if is_core else set(_shingles(_texts(document, posting, BOILERPLATE_SECTIONS), ignored)))
    if len(shingles) < _FEWEST_SHINGLES:
        return None
    attributes = {**_posting_attributes(posting, references, ignored), "core": is_core}
    bands = [*_minhash_bands(shingles), *_attribute_bands(attributes)]
    return Fingerprint(node_id, document.id, tuple(sorted(set(bands))), tuple(shingles), attributes)


def paper_fingerprint(node_id: str, document: Document, paper: Paper) -> Fingerprint:
    """What says whether another paper is the same work; bands are of the words and of the start of its title."""
    words = [word for word in _WORD.findall(title_key(paper.title)) if word not in _IGNORED]
    shingles = sorted({stable_hash(word) for word in words})
    start = stable_hash("".join(words)[:_TITLE_START])
    bands = {start, *(_minhash_bands(shingles) if shingles else ())}
    others = " ".join([*paper.authors, paper.venue or "", str(paper.year or "")])
    attributes: dict[str, Value] = {"kind": "paper", "title": paper.title, "others": others.strip()}
    return Fingerprint(node_id, document.id, tuple(sorted(bands)), tuple(shingles), attributes)


def _texts(document: Document, posting: Posting, left_out: frozenset[str]) -> Iterator[str]:
    """Stretches of the posting outside of sections of these kinds."""
    position = posting.start
    for kind, start, end in sorted(posting.sections, key=lambda section: section[1]):
        if kind in left_out:
            yield document.text[position : max(position, start)]
            position = max(position, end)
    yield document.text[position : posting.end]


def _place_words(posting: Posting, references: References) -> frozenset[str]:
    """Words of the names of the posting's places."""
    words = set(_IGNORED)
    for place in (posting.primary_location, *posting.other_locations):
        if place is not None:
            for node in references.nodes(Ref(NodeType.LOCATION, "", place=place)):
                words.update(_WORD.findall(fold_name(node.name)))
    return frozenset(words)


def _shingles(texts: Iterable[str], ignored: frozenset[str]) -> Iterator[int]:
    for text in texts:
        for sentence in _SENTENCE.split(text):
            if sentence and not _BOILERPLATE_SENTENCE.search(sentence):
                yield from _of_words([word for word in _WORD.findall(fold_name(sentence)) if word not in ignored])


def _of_words(words: Sequence[str]) -> Iterator[int]:
    for start in range(max(1, len(words) - _SHINGLE + 1)) if words else ():
        yield stable_hash(" ".join(words[start : start + _SHINGLE]))


def stable_hash(text: str) -> int:
    """63-bit hash, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") & _POSITIVE


def _posting_attributes(posting: Posting, references: References, ignored: frozenset[str]) -> dict[str, Value]:
    title = " ".join(word for word in _WORD.findall(fold_name(posting.title or "")) if word not in ignored)
    values: dict[str, Value] = {
        "kind": "posting",
        "title": title or None,
        "role": references.nodes(Ref(NodeType.ROLE, posting.role))[0].id if posting.role else None,
        "level": posting.level,
        "employment_type": posting.employment_type,
        "organization": references.employer(posting.organization).id if posting.organization else None,
        "team": references.team(posting.team, posting.suborganization or posting.organization).id
        if posting.team
        else None,
    }
    return {name: value for name, value in values.items() if value is not None}


def _attribute_bands(attributes: dict[str, Value]) -> Iterator[int]:
    """Adverts of one employer for one role are always compared."""
    if "organization" in attributes and "role" in attributes:
        yield stable_hash(f"{attributes['organization']}\x1f{attributes['role']}")


def _minhash_bands(shingles: Sequence[int]) -> Iterator[int]:
    """Locality-sensitive bands of a MinHash signature (Broder 1997): near texts share one with high probability."""
    values = np.array(shingles, dtype=np.uint64)
    mixed = values[None, :] * _FACTORS[:, None] + _OFFSETS[:, None]
    signature = (mixed >> np.uint64(1)).min(axis=1)
    for band in range(_BANDS):
        rows = signature[band * _ROWS : (band + 1) * _ROWS]
        yield stable_hash(f"{band}\x1f{rows.tolist()}")
