"""A vocabulary and a gazetteer in, a spaCy pipeline and the `Extractor` that runs it out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import spacy
from spacy.attrs import IS_SPACE, LOWER
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

import kg.extract.confidence  # noqa: F401 - which registers its component
from kg.config import SpanUse, data_dir
from kg.extract.draft import ARTICLE_KINDS, Draft
from kg.extract.edges import posting_edges, posting_mentions
from kg.extract.lexicon.language import guess_language
from kg.extract.lexicon.long_words import without_long_words
from kg.extract.lexicon.sought import sought
from kg.extract.postings.employers.house import EmployerChooser
from kg.extract.postings.employers.model import shipped_employer_model
from kg.extract.postings.fields import PostingFields
from kg.extract.segments.page import Segmenter
from kg.extract.tagger.finder import SpanFinder
from kg.extract.terms import TermFinder
from kg.extract.version import EXTRACTOR_VERSION
from kg.ports import PlaceFinder, Vocabulary
from kg.schema import Document, DocumentKind, Extraction, RecordType

Search = Callable[[str], re.Match[str] | None]

#: What is asked of a word; spaCy would work out twenty things more of every new one.
_READ = (LOWER, IS_SPACE)
_CACHED_WORDS = 200_000
_LONGEST_WORD = 500
#: Items of a list whose blanks are lost: "Spark;Kafka", "C++,C#".
_GLUED_LIST = r"\*\*|(?<=[^\s;|])[;|](?=[^\s;|])|(?<=[+#])[,/](?=[A-Za-z.])|(?<=[A-Za-z])#(?=[,/;|])"
#: "TYPO3-Kenntnisse", "C1-Niveau".
_JOINED = r"(?<=[A-Za-z][0-9])-(?=[A-ZÄÖÜ][a-zäöü])"
#: "Mercurial(Hg)".
_GLUED_BRACKET = r"(?<=[a-z]{3})\((?=[A-Z])"
#: The next sentence behind a bracket or capitals, and two names of degrees: "(Git).Attention", "AWS.Good", "B.S./M.S.".
_GLUED_POINT = r"[)/.](?:(?<=\w\))\.|(?<=[A-Za-z]\./)|(?<=[A-Z]{2}\.)(?=[A-Z][a-z]{2}))(?=[A-Z])"
_CAMEL = r"(?<=[a-zäöüß])(?=[A-Z])"
#: What stands right before a word and is none of it: "•Python", "maîtrise d'InDesign".
_GLUED_BEFORE = (r"[•‣⁃]", r"[dl]['’](?=[A-ZÀ-Ý])")
#: What stands right behind a word and is none of it: "BTech/ MTech", "GIS- oder CAD-Kenntnisse".
_ENDS = (r"(?<=[A-Za-z])/", r"(?<=[A-Za-z0-9]{2})-")
#: Halves of compounds: "ERP-/CRM-Systeme".
_HALVES = r"(?<=[A-Za-z]{2})-/(?=[A-Za-z])"


@Language.factory("terms")
def _make_terms(nlp: Language, name: str) -> TermFinder:  # noqa: ARG001
    return TermFinder(nlp)


@Language.factory("segments")
def _make_segments(nlp: Language, name: str) -> Segmenter:  # noqa: ARG001
    return Segmenter()


@Language.factory("posting_fields")
def _make_posting_fields(nlp: Language, name: str) -> PostingFields:  # noqa: ARG001
    return PostingFields()


@Language.factory("spans", default_config={"use": SpanUse.MENTIONS})
def _make_spans(nlp: Language, name: str, use: SpanUse) -> SpanFinder:  # noqa: ARG001
    return SpanFinder(SpanUse(use))


@Language.component("articles")
def _articles(doc: Doc) -> Doc:
    """Reads the article of a page; its readers are imported with the first page that has one."""
    draft: Draft = doc._.draft
    if draft.document.record_type is None and any(segment.kind in ARTICLE_KINDS for segment in draft.segments):
        from kg.extract.articles.component import read_article

        read_article(draft)
    return doc


@Language.component("paper_records")
def _paper_records(doc: Doc) -> Doc:
    """Reads the record of a paper."""
    draft: Draft = doc._.draft
    if draft.document.record_type is RecordType.PAPER:
        from kg.extract.papers.records import read_paper_record

        read_paper_record(draft)
    return doc


@Language.component("edges")
def _edges(doc: Doc) -> Doc:
    draft: Draft = doc._.draft
    for index, posting in enumerate(draft.postings):
        edges = posting_edges(posting, index)
        draft.edges.extend(edges)
        draft.mentions.extend(posting_mentions(posting, index, edges, draft.aliases))
    return doc


class Extractor:
    """Reads documents; making one takes a second, using it does not."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        places: PlaceFinder,
        spans: SpanUse = SpanUse.OFF,
        *,
        calibrate: bool = True,
        employers: EmployerChooser | None = None,
    ) -> None:
        self._nlp = make_pipeline(vocabulary, places, spans, calibrate=calibrate, employers=employers)

    def extract(self, document: Document) -> Extraction:
        """Everything one document states."""
        text = without_long_words(document.text)
        doc = self._nlp.make_doc(text)
        doc._.draft = Draft(document if text is document.text else replace(document, text=text))
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        return _finished(doc._.draft)


def make_pipeline(
    vocabulary: Vocabulary,
    places: PlaceFinder,
    spans: SpanUse = SpanUse.OFF,
    *,
    calibrate: bool = True,
    employers: EmployerChooser | None = None,
) -> Language:
    """A blank spaCy pipeline with our components; words glued together by lost line breaks come apart.

    Without `calibrate` facts keep the confidence of their rules, from which the table of rates is fitted.
    `employers` weighs who hires; the shipped model does by default.

    Raises:
        ModelError: the model of employers, or that of spans where they are wanted, is missing or damaged.
    """
    nlp = spacy.blank("xx")
    nlp.max_length = 10**9
    vocab: Any = nlp.vocab  # whose types leave this out
    vocab.lex_attr_getters = {attribute: vocab.lex_attr_getters[attribute] for attribute in _READ}
    infixes = [*(nlp.Defaults.infixes or []), _CAMEL, _GLUED_LIST, _GLUED_BRACKET, _GLUED_POINT, _JOINED, _HALVES]
    tokenizer = cast("Tokenizer", nlp.tokenizer)
    prefixes = [*(nlp.Defaults.prefixes or []), *_GLUED_BEFORE]
    tokenizer.prefix_search = _of_words(sought(compile_prefix_regex(prefixes).pattern).search)
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    suffixes = [*(nlp.Defaults.suffixes or []), *_ENDS]
    tokenizer.suffix_search = _of_words(sought(compile_suffix_regex(suffixes).pattern).search)
    # A line break counts as a special case, and one special case stops the cache for the rest of its text;
    # the phrases of the vocabulary alone would fill a cache of the usual size. Without both, reading is twice as fast.
    tokenizer.rules = {}
    tokenizer.max_cache_size = _CACHED_WORDS
    cast("TermFinder", nlp.add_pipe("terms")).load(vocabulary)
    cast("Segmenter", nlp.add_pipe("segments")).load(places)
    cast("PostingFields", nlp.add_pipe("posting_fields")).load(
        vocabulary, places, employers or shipped_employer_model()
    )
    nlp.add_pipe("articles")
    nlp.add_pipe("paper_records")
    if spans is not SpanUse.OFF:
        cast("SpanFinder", nlp.add_pipe("spans", config={"use": spans})).load(data_dir() / "spans")
    if calibrate:
        nlp.add_pipe("confidence")
    nlp.add_pipe("edges")
    return nlp


def _of_words(search: Search) -> Search:
    """The search for an edge of words, of words: each of fifty thousand brackets would cost the row behind it."""

    def of_word(word: str) -> re.Match[str] | None:
        return search(word) if len(word) <= _LONGEST_WORD else None

    return of_word


def _finished(draft: Draft) -> Extraction:
    document = draft.document
    return Extraction(
        document_id=document.id,
        kind=draft.kind or DocumentKind.ARTICLE,
        extractor=EXTRACTOR_VERSION,
        title=draft.title or document.title,
        published=draft.published or document.published,
        language=document.language or guess_language(document.text),
        postings=tuple(draft.postings),
        papers=tuple(draft.papers),
        persons=tuple(draft.persons),
        mentions=tuple(draft.mentions),
        edges=tuple(draft.edges),
    )
