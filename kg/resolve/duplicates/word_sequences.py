"""The text of a posting in, hashed sequences of its words and their MinHash signature out.

Left out are sentences that employers put into every advert, links, a record's ids and names, years, months and
the names of the posting's places: adverts of one job differ in them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from kg.names import fold_name, fold_text
from kg.schema import Document, FieldName, Posting

WORD = re.compile(r"[^\W\d_]+(?:[+#]+)?")
#: Words of no weight: months, what a board says of every job, the smallest words.
IGNORED = frozenset(
    """january february march april may june july august september october november december spring summer autumn fall
    winter jan feb mar apr jun jul aug sep sept oct nov dec remote hybrid onsite location locations full time part
    a an and are as at be by for from in is it of on or our that the this to we will with you your""".split()
)
_BOILERPLATE = re.compile(
    r"equal[\s-]opportunit|affirmative action|regardless of|without regard to|protected veteran|sexual orientation"
    r"|gender identity|national origin|reasonable accommodation|accommodations?\b.*\b(?:process|request|disab)"
    r"|with disabilities|inclusive culture|background check|criminal histor|salary range|base pay|pay range|401\(?k"
    r"|parental leave|health insurance|dental|paid time off|privacy (?:notice|policy)|apply now|click (?:here|apply)"
    r"|to apply|submit (?:your|a) (?:resume|cv|application)|recruit(?:er|ing) (?:fee|agenc)|please mention the word"
    r"|to show you read the job post|if you have a disability|workplace accommodation|e-verify|visa sponsorship"
    r"|^seniority level|^employment type|^job function|^posted by",
    re.IGNORECASE,
)
#: Fields of a record that describe the job in sentences; ids, links, dates and names say nothing about it.
_PROSE = frozenset(
    {
        FieldName.DESCRIPTION,
        FieldName.RESPONSIBILITIES,
        FieldName.QUALIFICATIONS,
        FieldName.PREFERRED_QUALIFICATIONS,
        FieldName.EDUCATION,
        FieldName.OTHER,
    }
)
_LINK = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)\S+@\S+")
#: Where a board has lost the blank between two sentences or list items: "the teamAssist with".
_GLUED = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])|(?<=[a-z][.!?:;)])(?=[A-Z])")
_SENTENCE = re.compile(r"[.!?;•·\n\r]+\s*")
_LENGTH = 3
_POSITIVE = (1 << 63) - 1
_HASHES = 40
#: Multipliers and offsets of the hash functions of the signature, the same on every machine.
_RANDOM = np.random.default_rng(61)
_FACTORS = _RANDOM.integers(1, _POSITIVE, _HASHES, dtype=np.uint64) | np.uint64(1)
_OFFSETS = _RANDOM.integers(0, _POSITIVE, _HASHES, dtype=np.uint64)


def texts(document: Document, posting: Posting, left_out: frozenset[str] = frozenset()) -> Iterator[str]:
    """Stretches of the posting outside of sections of these kinds, and outside of a record's ids, links and names."""
    spans = [(start, end) for kind, start, end in posting.sections if kind in left_out]
    spans += [(span.start, span.end) for span in document.fields if span.name not in _PROSE]
    position = posting.start
    for start, end in sorted(spans):
        yield document.text[position : max(position, min(start, posting.end))]
        position = max(position, end)
    yield document.text[position : posting.end]


class WordSequences:
    """Hashes of all runs of three words within the sentences of one posting; what was read once is not read again.

    Args:
        ignored: words of no weight.
    """

    def __init__(self, ignored: frozenset[str]) -> None:
        self._ignored = ignored
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, stretches: Iterable[str]) -> set[int]:
        """The hashes of some stretches of its text."""
        return {number for text in stretches for sentence in _sentences(text) for number in self._of_sentence(sentence)}

    def _of_sentence(self, sentence: str) -> tuple[int, ...]:
        found = self._known.get(sentence)
        if found is None:
            words = () if _BOILERPLATE.search(sentence) else WORD.findall(fold_text(sentence))
            found = tuple(_of_words([word for word in words if word not in self._ignored]))
            self._known[sentence] = found
        return found


def _sentences(text: str) -> list[str]:
    return _SENTENCE.split(_GLUED.sub(". ", _LINK.sub(" ", text)))


def words_of(text: str, ignored: frozenset[str]) -> list[str]:
    """Words of a line such as a title, also where blanks are lost."""
    return [word for word in WORD.findall(fold_name(_GLUED.sub(" ", text))) if word not in ignored]


def _of_words(words: Sequence[str]) -> Iterator[int]:
    for start in range(max(1, len(words) - _LENGTH + 1)) if words else ():
        yield stable_hash(" ".join(words[start : start + _LENGTH]))


def stable_hash(text: str) -> int:
    """63-bit hash, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") & _POSITIVE


def signature(hashes: Sequence[int]) -> npt.NDArray[np.uint64]:
    """MinHash signature (Broder 1997) of a set, [40] uint64: the share of equal places estimates the Jaccard index."""
    values = np.array(hashes, dtype=np.uint64)
    mixed = values[None, :] * _FACTORS[:, None] + _OFFSETS[:, None]
    return np.asarray((mixed >> np.uint64(1)).min(axis=1), dtype=np.uint64)
