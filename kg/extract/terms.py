"""A vocabulary in, a component out that marks every vocabulary term and every cue phrase of a Doc in one pass.

All phrases, tens of thousands, sit in one PhraseMatcher over lower-case tokens: its time does not depend
on their number. Among terms that answer the same question the longest match wins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from threading import Lock
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IDX, IS_SPACE, LENGTH
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from kg.extract.draft import Draft, TermMatch
from kg.extract.lexicon.cues import Cue, CueKind, cue_phrases
from kg.extract.listed import with_listed
from kg.names import fold_name
from kg.ports import Vocabulary
from kg.schema import Document, NodeType, Term

#: Types whose terms compete with one another for the same words.
_COMPETING = (
    (NodeType.SKILL, NodeType.TOPIC, NodeType.METHOD),
    (NodeType.ROLE,),
    (NodeType.ORGANIZATION, NodeType.TEAM),
    (NodeType.VENUE,),
)
#: So many letters at the beginning of a phrase tell whether a text may have it.
_FIRST = 6
_INITIALS = re.compile(r"(?:\w{1,3}\.){2,}")
_DOTTED = re.compile(r"(?<=[^\W_])\.(?=[^\W\d_])")
_GROUP = {node_type: number for number, group in enumerate(_COMPETING) for node_type in group}

#: A term and, if it is right only as written, all the ways it is written.
_Named = tuple[Term, frozenset[str] | None]


class _Found(NamedTuple):
    """What it means that a phrase is found: cues and terms."""

    phrase: str
    cues: tuple[tuple[CueKind, str], ...]
    terms: tuple[_Named, ...]


class TermFinder:
    """Fills `draft.terms`, `draft.plain` and `draft.cues`, all in the order of the text."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._tokenizer = cast("Tokenizer", nlp.tokenizer)
        self._named: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        self._cues: dict[str, list[tuple[str, tuple[CueKind, str]]]] = defaultdict(list)
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._found: dict[int, _Found] = {}
        self._waiting: dict[str, list[str]] = defaultdict(list)
        self._beginnings: set[str] = set()
        self._lock = Lock()

    def load(self, vocabulary: Vocabulary) -> None:
        """Names the terms to look for; their patterns are made when a text has their first letters.

        Making all takes a second, which whoever reads one text need not wait for.
        """
        for node_type in _GROUP:
            for term in vocabulary.terms(node_type):
                for name in term.spellings:
                    for spelling in _spellings(name, exact=term.case_sensitive):
                        self._named[spelling.lower()].append((spelling, term))
        for phrase, kind, value in (*cue_phrases(), *_names_as_cues(vocabulary)):
            self._cues[phrase.lower()].append((phrase, (kind, value)))
        for phrase in {**self._named, **self._cues}:
            begin = phrase[:_FIRST]
            self._waiting["".join(phrase.split())[:_FIRST] if " " in begin else begin].append(phrase)

    def __call__(self, doc: Doc) -> Doc:
        """Marks the terms and cues of one document."""
        draft: Draft = doc._.draft
        text = draft.document.text
        found: list[TermMatch] = []
        doubtful: list[TermMatch] = []
        tokens = np.asarray(doc.to_array([IDX, LENGTH, IS_SPACE]), dtype=np.uint64)
        self._wake(doc, text, tokens)
        starts, lengths = tokens[:, 0].tolist(), tokens[:, 1].tolist()
        meant = self._found
        for stop, first, (phrase, cues, terms) in sorted((b, a, meant[key]) for key, a, b in self._matcher(doc)):
            start, end = starts[first], starts[stop - 1] + lengths[stop - 1]
            for kind, value in cues:
                draft.cues.append(Cue(kind, value, start, end))
            if terms and _is_whole(text, phrase, start, end):
                for term, written in terms:
                    sure = written is None or text[start:end] in written
                    (found if sure else doubtful).append(TermMatch(term, start, end))
        kept = longest(found)
        draft.plain.extend(match for match in kept if match.term.often)
        draft.terms.extend(with_listed([match for match in kept if not match.term.often], doubtful, text))
        draft.cues[:] = outermost(draft.cues)
        return doc

    def _wake(self, doc: Doc, text: str, tokens: NDArray[np.uint64]) -> None:
        """Makes the patterns of all phrases that may begin where a token of the text does.

        What is found must not depend on the texts before: a text is searched when all of its patterns are there.
        """
        with self._lock:
            if not self._waiting:
                return
            begins = _begins(doc, text, tokens) - self._beginnings
            self._beginnings |= begins
            for beginning in {begin[:length] for begin in begins for length in range(1, _FIRST + 1)}:
                for phrase in self._waiting.pop(beginning, ()):
                    self._make_patterns(phrase)

    def _make_patterns(self, phrase: str) -> None:
        named, cues = self._named.get(phrase, ()), self._cues.get(phrase, ())
        # The tokenizer cuts "PyTorch" but not "pytorch": all ways of writing need patterns, "Ph.D." and "ph.d." too.
        written = {phrase, *(spelling for spelling, _ in (*named, *cues)), *_cut(phrase)}
        patterns = [pattern for pattern in self._tokenizer.pipe(sorted(written)) if len(pattern)]
        if patterns:
            self._matcher.add(phrase, patterns)
            terms = {id(term): term for _, term in named}.values()
            kinds = tuple(dict.fromkeys(cue for _, cue in cues))
            meant = _Found(phrase, kinds, tuple((term, _written(term)) for term in terms))
            self._found[self._nlp.vocab.strings[phrase]] = meant


def _written(term: Term) -> frozenset[str] | None:
    """All ways to write a term that is right only as written."""
    return frozenset(term.spellings) if term.case_sensitive else None


def _cut(phrase: str) -> tuple[str, ...]:
    """Spellings that the tokenizer cuts otherwise: "Asp.Net" is three tokens, "ASP.NET" and "asp.net" are one."""
    if _INITIALS.fullmatch(phrase):
        return phrase.upper(), phrase.title()
    return (phrase.title(),) if _DOTTED.search(phrase) else ()


def _is_whole(text: str, phrase: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is the phrase, and no part of a longer word."""
    if (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum():
        return False
    # "in design" is not "InDesign", though the tokenizer cuts both alike
    return end - start <= len(phrase) or sum(map(str.isspace, text[start:end])) <= phrase.count(" ")


def _begins(doc: Doc, text: str, tokens: NDArray[np.uint64]) -> set[str]:
    """The first letters of what begins at each token, across those behind a short one; blanks do not count.

    `text` is that of `doc`; `tokens` are where each begins, its length and whether it is white space, [len(doc), 3].
    """
    run = "".join(text.lower().split())
    lengths = np.where(tokens[:, 2], 0, tokens[:, 1])
    if len(run) != lengths.sum():  # small letters of which there are more than of capitals
        words = ["" if token.is_space else token.lower_ for token in doc]
        run, lengths = "".join(words), np.array([len(word) for word in words], np.uint64)
    starts = np.cumsum(lengths) - lengths
    return {run[at : at + _FIRST] for at in starts.tolist()}


def _names_as_cues(vocabulary: Vocabulary) -> Iterable[tuple[str, CueKind, str]]:
    """Degrees and languages of the vocabulary; ambiguous ones ("Bac", "Polish") are left to the phrases of our own."""
    for kind, terms in (
        (CueKind.DEGREE, vocabulary.degrees()),
        (CueKind.LANGUAGE, vocabulary.spoken_languages()),
    ):
        for term in terms:
            clear = kind is CueKind.LANGUAGE or not (term.case_sensitive or term.context)
            for name in term.spellings if clear else ():
                yield from ((spelling, kind, term.name) for spelling in _spellings(name, exact=False))


def outermost(cues: Iterable[Cue]) -> Iterable[Cue]:
    """The cues that lie in no longer cue of their kind, in the order of the text."""
    reached: dict[CueKind, int] = {}
    for cue in sorted(cues, key=lambda cue: (cue.start, -cue.end)):
        if cue.end > reached.get(cue.kind, -1):
            reached[cue.kind] = cue.end
            yield cue


def longest(matches: Iterable[TermMatch]) -> list[TermMatch]:
    """The matches that no longer match of a competing type overlaps, in the order of the text."""
    kept: list[TermMatch] = []
    reached = [(-1, -1)] * len(_COMPETING)
    for match in sorted(matches, key=lambda m: (m.start, -m.end)):
        group = _GROUP[match.term.node_type]
        start, end = reached[group]
        if match.start >= end or (match.start, match.end) == (start, end):
            kept.append(match)
            reached[group] = (match.start, match.end)
    return kept


def name_of(match: TermMatch, document: Document) -> str:
    """What to call a term: the words of the text, tidied, where they are a name in full, else the canonical name.

    Naming one thing one way over many documents is the business of resolving; here "speech synthesis"
    stays what the reader sees, "ML" is written out, and other languages are translated.
    """
    name = match.term.name
    surface = " ".join(document.text[match.start : match.end].split())
    if match.term.node_type is NodeType.SKILL and _is_thing_of_its_own(name, surface):
        return surface
    if document.language not in (None, "en"):
        return name
    if not name.islower() and surface[0].isupper() and " " in surface:
        return _as_proper(name, surface)
    if (
        not name.islower()
        or not surface.isascii()
        or len(surface) < 6
        or surface.isupper()
        or fold_name(surface).replace("-", " ") == fold_name(name)
    ):
        return name
    if any(char.isupper() for word in surface.split() for char in word[1:]):
        return name
    return surface.lower()


def _as_proper(name: str, surface: str) -> str:
    """The words of the text where they begin with the same proper noun: "Bayesian deep learning"."""
    first, *others = surface.split()
    known = name.split()
    if first != known[0] or len(known) == 1 or not known[-1].islower() or any(not word.isalpha() for word in others):
        return name
    return " ".join([first, *(word if word in known else word.lower() for word in others)])


@lru_cache(maxsize=1 << 12)
def _is_thing_of_its_own(kind: str, surface: str) -> bool:
    """Whether the words are the name of one thing, and the canonical name only says of which kind: "ISO 9001"."""
    if not kind.split()[-1].islower() or not is_coined(surface):
        return False
    words = _WORDS.findall(kind.lower())
    bare = "".join(_WORDS.findall(surface.rstrip("s").lower()))
    short = {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in ("and", "of", "the"))}
    shortened = any(name.startswith(bare[:3]) or (len(name) > 2 and name in bare) for name in short)
    named = {word.rstrip("s") for word in _WORDS.findall(surface.lower())}
    return not shortened and not named & {word.rstrip("s") for word in words}


_WORDS = re.compile(r"[^\W_]+")


def is_coined(words: str) -> bool:
    """Whether a word has two capitals or a digit: "JMeter", "ISO 9001"."""
    return any(sum(map(str.isupper, word)) > 1 or any(map(str.isdigit, word)) for word in words.split())


def _spellings(phrase: str, *, exact: bool) -> Iterable[str]:
    """The phrase as written, with hyphens for blanks and blanks for hyphens, and its plural."""
    yield phrase
    if exact:
        return
    if "'" in phrase:
        yield phrase.replace("'", "’")
    if "-" in phrase and min(map(len, phrase.split("-"))) > 2:
        yield phrase.replace("-", " ")
    if " " in phrase:
        yield phrase.replace(" ", "-", 1)
    if len(phrase) > 5 and phrase[-1].isalpha() and phrase[-1] not in "sgy":
        yield phrase + "s"
