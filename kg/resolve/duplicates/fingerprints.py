"""A posting or paper in, what near-duplicate search needs of it out: blocks to be compared in, and what to compare.

A block is a number that two records share; where many share one, only neighbours in the order of their ranks are
compared, so that cost grows with the number of records and not with its square. Blocks are bands of a MinHash
signature, ranked by its next places (a forest as of Bawa et al. 2005: neighbours share the longest prefix), and
of postings employer and role, ranked by title and text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from kg.names import fold_name
from kg.resolve.canonical import title_key
from kg.resolve.duplicates.word_sequences import IGNORED, WORD, WordSequences, signature, stable_hash, texts, words_of
from kg.resolve.references import References
from kg.schema import Document, Fingerprint, NodeType, Paper, Place, Posting, Ref, Scalar, Value

#: Sections that say nothing about the job, and those that many jobs of one kind have word for word and that are the
#: first to be cut; kinds as extraction names them.
_BOILERPLATE = frozenset({"about_company", "benefits", "equal_opportunity", "how_to_apply"})
_REQUIREMENTS = frozenset({"basic_qualifications", "preferred_qualifications"})
#: Attributes that hold the word sequences of these sections; `shingles` are of the rest.
REQUIREMENTS, FRAME = "requirements", "frame"
#: Attributes that hold the ids which a user's rules make no, or in any case a, near-duplicate.
NEVER, ALWAYS = "never", "always"
#: Fewest word sequences of a text that can be compared, and of a part of it that can be on its own.
_FEWEST_SHINGLES, FEWEST = 12, 30
_BANDS, _ROWS, _RANKED = 16, 2, 4
_TITLE_START = 24
_BITS = 15
_YEARS = re.compile(
    r"(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)(?:\s*\(\d+\))?\s*\+?"
    r"\s*(?:(?:-|–|to|or)\s*\w+\s*\+?\s*)?(?:more\s+)?years?(?!\s+old|\s+ago)",
    re.IGNORECASE,
)
_NUMBERS = dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True))
#: Words of titles that name a level, and the level.
LEVEL_WORDS = {
    **dict.fromkeys("junior jr entry associate".split(), "junior"),
    **dict.fromkeys("senior sr".split(), "senior"),
    **dict.fromkeys("intern internship praktikum praktikant praktikantin werkstudent werkstudentin".split(), "intern"),
    **dict.fromkeys("head chief vp".split(), "head"),
    **{word: word for word in "principal staff lead manager director trainee graduate".split()},
}

#: Attributes that name a paper wherever it stands.
IDENTIFIERS = ("doi", "arxiv_id")
_AROUND_ID = re.compile(
    r"^(?:https?://)?(?:dx\.)?(?:doi\.org/|arxiv\.org/(?:abs|pdf)/)?(?:doi:|arxiv:)?\s*|v\d+$|\.pdf$"
)

Blocks = dict[int, int]


def posting_fingerprint(
    node_id: str, document: Document, posting: Posting, references: References
) -> Fingerprint | None:
    """What says whether another posting is the same job; `None` for teasers and adverts without a text."""
    if posting.listing:
        return None
    ignored = IGNORED | _place_words(posting, references)
    stretches = list(texts(document, posting))
    sequences = WordSequences(ignored)
    duties = sequences.of(texts(document, posting, _BOILERPLATE | _REQUIREMENTS))
    job = duties | sequences.of(texts(document, posting, _BOILERPLATE))
    everything = job | sequences.of(stretches)
    if len(everything) < _FEWEST_SHINGLES:
        return None
    parts: dict[str, Value] = {REQUIREMENTS: _listed(job - duties), FRAME: _listed(everything - job)}
    attributes = _posting_attributes(posting, references, ignored) | _years(stretches) | _stated(parts)
    signed = signature(sorted(job if len(job) >= FEWEST else everything))
    blocks = _minhash_blocks(signed) | _employer_blocks(attributes, signed)
    return _fingerprint(node_id, document.id, blocks, sorted(duties), attributes)


def paper_fingerprint(node_id: str, document: Document, paper: Paper) -> Fingerprint:
    """What says whether another paper is the same work; blocks are of the words and of the start of its title."""
    words = [word for word in WORD.findall(title_key(paper.title)) if word not in IGNORED]
    shingles = sorted({stable_hash(word) for word in words})
    signed = signature(shingles) if shingles else np.zeros(_BANDS * _ROWS, dtype=np.uint64)
    blocks = {stable_hash("".join(words)[:_TITLE_START]): _rank(signed[:_RANKED])}
    blocks |= _minhash_blocks(signed) if shingles else {}
    others = " ".join([*paper.authors, paper.venue or "", str(paper.year or "")])
    attributes: dict[str, Value] = {"kind": "paper", "title": paper.title, "others": others.strip()}
    attributes |= _stated({"doi": _bare(paper.doi), "arxiv_id": _bare(paper.arxiv_id)})
    blocks |= {stable_hash(f"{name}\x1f{attributes[name]}"): 0 for name in IDENTIFIERS if name in attributes}
    return _fingerprint(node_id, document.id, blocks, shingles, attributes)


def _bare(identifier: str | None) -> str | None:
    """A DOI or arXiv id without the address and the version that some write with it."""
    return _AROUND_ID.sub("", identifier.strip().casefold()) or None if identifier else None


def _fingerprint(
    node_id: str, document_id: str, blocks: Blocks, shingles: list[int], attributes: dict[str, Value]
) -> Fingerprint:
    bands = tuple(sorted(blocks))
    return Fingerprint(
        node_id, document_id, bands, tuple(shingles), attributes, ranks=tuple(blocks[band] for band in bands)
    )


def _place_words(posting: Posting, references: References) -> frozenset[str]:
    """Words of the names of the posting's places."""
    places = (posting.primary_location, *posting.other_locations)
    chains = (references.nodes(Ref(NodeType.LOCATION, "", place=place)) for place in places if place is not None)
    return frozenset(word for chain in chains for node in chain for word in WORD.findall(fold_name(node.name)))


def _posting_attributes(posting: Posting, references: References, ignored: frozenset[str]) -> dict[str, Value]:
    words = words_of(posting.title or "", ignored)
    levels: set[Scalar] = {LEVEL_WORDS[word] for word in words if word in LEVEL_WORDS}
    levels |= {posting.level} if posting.level else set()
    team = references.team(posting.team, posting.suborganization or posting.organization) if posting.team else None
    values: dict[str, Value] = {
        "kind": "posting",
        "title": " ".join(words) or None,
        "role": references.nodes(Ref(NodeType.ROLE, posting.role))[0].id if posting.role else None,
        "level": sorted(levels, key=str) or None,
        "employment_type": posting.employment_type,
        "organization": references.employer_id(posting.organization) if posting.organization else None,
        "team": team.name if team else None,
        "degrees": sorted(set(posting.degrees)) or None,
        "places": _cities((posting.primary_location, *posting.other_locations), references),
    }
    return _stated(values)


def _stated(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value is not None}


def _listed(hashes: set[int]) -> list[Scalar] | None:
    found: list[Scalar] = sorted(hashes)
    return found or None


def _cities(places: tuple[Place | None, ...], references: References) -> list[Scalar] | None:
    chains = [references.nodes(Ref(NodeType.LOCATION, "", place=place)) for place in places if place and place.city]
    found: list[Scalar] = sorted({chain[0].id for chain in chains if chain})
    return found or None


def _years(stretches: list[str]) -> dict[str, Value]:
    """Years of experience that are asked for, the least of each range."""
    stated = {match[1].lower() for text in stretches for match in _YEARS.finditer(text)}
    found: list[Scalar] = sorted({_NUMBERS[year] if year in _NUMBERS else int(year) for year in stated})
    return {"years": found} if found else {}


def _employer_blocks(attributes: dict[str, Value], signed: npt.NDArray[np.uint64]) -> Blocks:
    """Adverts of one employer are compared with those of a like text; of one role, with those of a like title first."""
    employer, role = attributes.get("organization"), attributes.get("role")
    if employer is None:
        return {}
    blocks = {stable_hash(str(employer)): _rank(signed[:_RANKED])}
    if role is not None:
        title = stable_hash(str(attributes.get("title"))) >> (63 - _BITS)
        blocks[stable_hash(f"{employer}\x1f{role}")] = title << (_BITS * (_RANKED - 1)) | _rank(signed[: _RANKED - 1])
    return blocks


def _minhash_blocks(signed: npt.NDArray[np.uint64]) -> Blocks:
    """Locality-sensitive bands of the signature: near texts share one with high probability."""
    return dict(_minhash_block(signed, band) for band in range(_BANDS))


def _minhash_block(signed: npt.NDArray[np.uint64], band: int) -> tuple[int, int]:
    first = band * _ROWS
    rows, following = signed[first : first + _ROWS], signed[first + _ROWS : first + _ROWS + _RANKED]
    return stable_hash(f"{band}\x1f{rows.tolist()}"), _rank(following)


def _rank(values: npt.NDArray[np.uint64]) -> int:
    """Few bits of each value, the first ones weighing most: equal ranks mean equal values, nearly always."""
    rank = 0
    for value in values.tolist():
        rank = rank << _BITS | (value & ((1 << _BITS) - 1))
    return rank
