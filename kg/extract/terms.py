"""A vocabulary in, a component out that marks every vocabulary term and every cue phrase of a Doc in one pass.

All phrases, tens of thousands, sit in one PhraseMatcher over lower-case tokens: its time does not depend
on their number. Among terms that answer the same question the longest match wins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from threading import Lock
from typing import cast

from spacy.attrs import IDX, LENGTH, LOWER
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
_CACHED_WORDS = 200_000
_INITIALS = re.compile(r"(?:\w{1,3}\.){2,}")
_GROUP = {node_type: number for number, group in enumerate(_COMPETING) for node_type in group}

#: A term and, if it is right only as written, all the ways it is written.
_Named = tuple[Term, frozenset[str] | None]


class TermFinder:
    """Fills `draft.terms` and `draft.cues`, both in the order of the text."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._tokenizer = cast("Tokenizer", nlp.tokenizer)
        self._terms: dict[str, list[_Named]] = defaultdict(list)
        self._cues: dict[str, list[tuple[CueKind, str]]] = defaultdict(list)
        self._written: dict[str, set[str]] = defaultdict(set)
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._phrases: dict[int, str] = {}
        self._waiting: dict[str, list[str]] = defaultdict(list)
        self._beginnings: set[str] = set()
        self._words: dict[int, str] = {}
        self._lock = Lock()

    def load(self, vocabulary: Vocabulary) -> None:
        """Names the terms to look for; their patterns are made when a text has their first letters.

        Making all takes a second, which whoever reads one text need not wait for.
        """
        for node_type in _GROUP:
            for term in vocabulary.terms(node_type):
                self._add_term(term)
        for phrase, kind, value in (*cue_phrases(), *_names_as_cues(vocabulary)):
            if (kind, value) not in self._cues[phrase.lower()]:
                self._cues[phrase.lower()].append((kind, value))
            self._written[phrase.lower()].update((phrase, phrase.lower()))
        for phrase in self._written:
            self._waiting["".join(phrase.split())[:_FIRST]].append(phrase)

    def __call__(self, doc: Doc) -> Doc:
        """Marks the terms and cues of one document."""
        draft: Draft = doc._.draft
        text = draft.document.text
        found: list[TermMatch] = []
        doubtful: list[TermMatch] = []
        self._wake(doc)
        places = doc.to_array([IDX, LENGTH]).tolist()
        for key, first, stop in sorted(self._matcher(doc), key=self._place):
            start, end = places[first][0], sum(places[stop - 1])
            phrase = self._phrases[key]
            for kind, value in self._cues.get(phrase, ()):
                draft.cues.append(Cue(kind, value, start, end))
            for term, written in self._terms_at(text, phrase, start, end):
                sure = written is None or text[start:end] in written
                (found if sure else doubtful).append(TermMatch(term, start, end))
        draft.terms.extend(with_listed(longest(found), doubtful, text))
        draft.cues[:] = outermost(draft.cues)
        return doc

    def _wake(self, doc: Doc) -> None:
        """Makes the patterns of all phrases that may begin where a token of the text does.

        What is found must not depend on the texts before: a text is searched when all of its patterns are there.
        """
        with self._lock:
            if not self._waiting:
                return
            known = self._words
            words = [word for key in doc.to_array(LOWER).tolist() if (word := known.get(key) or self._word(key))]
            begins = _begins(words) - self._beginnings
            self._beginnings |= begins
            for beginning in {begin[:length] for begin in begins for length in range(1, _FIRST + 1)}:
                for phrase in self._waiting.pop(beginning, ()):
                    self._make_patterns(phrase)

    def _word(self, key: int) -> str:
        """The small letters that the vocabulary of spaCy keeps under a key; nothing for white space."""
        word = self._words.get(key)
        if word is None:
            if len(self._words) >= _CACHED_WORDS:
                self._words.clear()
            word = self._nlp.vocab.strings[key]
            word = self._words[key] = "" if word.isspace() else word
        return word

    def _make_patterns(self, phrase: str) -> None:
        # "Ph.D." is one token, "ph.d." two: initials need patterns with capitals.
        written = self._written[phrase] | ({phrase.upper(), phrase.title()} if _INITIALS.fullmatch(phrase) else set())
        patterns = [pattern for pattern in self._tokenizer.pipe(sorted(written)) if len(pattern)]
        if patterns:
            self._matcher.add(phrase, patterns)
            self._phrases[self._nlp.vocab.strings[phrase]] = phrase

    def _place(self, match: tuple[int, int, int]) -> tuple[int, int, str]:
        """Where a match stands, and its phrase: the order in which they are gone through."""
        key, first, stop = match
        return stop, first, self._phrases[key]

    def _add_term(self, term: Term) -> None:
        written = frozenset(term.spellings) if term.case_sensitive else None
        for name in term.spellings:
            for spelling in dict.fromkeys(_spellings(name, exact=term.case_sensitive)):
                phrase = spelling.lower()
                # The tokenizer cuts "PyTorch" but not "pytorch": both ways of writing need a pattern.
                self._written[phrase].update((spelling, phrase))
                if all(known is not term for known, _ in self._terms[phrase]):
                    self._terms[phrase].append((term, written))

    def _terms_at(self, text: str, phrase: str, start: int, end: int) -> Iterable[_Named]:
        terms = self._terms.get(phrase)
        if not terms or (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum():
            return ()
        if end - start > len(phrase) and sum(map(str.isspace, text[start:end])) > phrase.count(" "):
            return ()  # "in design" is not "InDesign", though the tokenizer cuts both alike
        return terms


def _begins(words: Sequence[str]) -> set[str]:
    """The first letters of what begins at each word, across the words behind a short one."""
    run = "".join(words)
    return {run[at : at + _FIRST] for at in accumulate(map(len, words[:-1]), initial=0)} if words else set()


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
    if document.language not in (None, "en"):
        return name
    surface = " ".join(document.text[match.start : match.end].split())
    if (
        not name.islower()
        or not surface.isascii()
        or len(surface) < 6
        or surface.isupper()
        or fold_name(surface) == fold_name(name)
    ):
        return name
    if any(char.isupper() for word in surface.split() for char in word[1:]):
        return name
    return surface.lower()


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
