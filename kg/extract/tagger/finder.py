"""A draft in, what the trained span model finds in it out: mentions, and skills that no vocabulary lists.

Runs before the edges are made. Boilerplate is not read. What rules have found already is left as it is: the
model only adds names that overlap nothing known.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc

from kg.config import SpanUse
from kg.extract.draft import Draft, SegmentKind
from kg.extract.lexicon.headings import BOILERPLATE, QUALIFICATIONS, SectionKind
from kg.extract.tagger.choice import best_spans, span_shares
from kg.extract.tagger.judge import judged
from kg.extract.tagger.model import SpanModel, load_span_model
from kg.extract.tagger.words import word_lines
from kg.ports import FloatArray
from kg.schema import Evidence, FieldName, Mention, NodeType, Posting, RecordType, Ref

_VERSION = "spans/2"
#: Heads that read postings and research, and the node type each label stands for; other labels are no nodes.
_POSTING = {"skillspan_1": {"Knowledge": NodeType.SKILL}, "skillspan_0": {"Skill": NodeType.SKILL}}
_RESEARCH = {"scierc_0": {"Method": NodeType.METHOD, "Task": NodeType.TOPIC}}
_READ = frozenset({SegmentKind.ARTICLE, SegmentKind.TEASER, SegmentKind.CAPTION})
#: Below this a span is as likely wrong as right.
_SURE = 0.5
#: Facts need more than mentions, and are names rather than descriptions of work.
_SURE_SKILL, _MOST_WORDS = 0.7, 4
_LONGEST_NAME = 60
#: A line whose every word is outside of spans with this log-probability holds none: most lines.
_ALL_OUTSIDE = math.log(0.9)


@dataclass(frozen=True, slots=True)
class FoundSpan:
    """`text[start:end]` is a `label`; of spans with this `confidence` about that share is right."""

    label: str
    start: int
    end: int
    confidence: float


class SpanFinder:
    """The spaCy component `spans`; adds to `draft.mentions` and, if told so, to the skills of postings."""

    def __init__(self, use: SpanUse = SpanUse.MENTIONS) -> None:
        self._use = use
        self._model: SpanModel | None = None

    def load(self, folder: Path) -> None:
        """Reads the shipped model.

        Raises:
            ModelError: the folder does not hold it.
        """
        self._model = load_span_model(folder)

    def __call__(self, doc: Doc) -> Doc:
        """Reads postings and articles of one document."""
        draft: Draft = doc._.draft
        if self._model is not None:
            for index, posting in enumerate(draft.postings):
                draft.postings[index] = self._read_posting(draft, posting, self._model)
            draft.mentions.extend(_research_mentions(draft, self._model))
        return doc

    def _read_posting(self, draft: Draft, posting: Posting, model: SpanModel) -> Posting:
        stretches = [(start, end) for kind, start, end in posting.sections if SectionKind(kind) not in BOILERPLATE]
        found = find_spans(model, draft.document.text, stretches, list(_POSTING), commas=False)
        known = [passage for passages in posting.evidence.values() for passage in passages]
        new = [
            span
            for span in found
            if span.confidence >= _SURE and not any(p.start < span.end and span.start < p.end for p in known)
        ]
        draft.mentions.extend(_mention(draft, span, NodeType.SKILL) for span in new)
        if self._use is not SpanUse.SKILLS:
            return posting
        return _with_skills(draft, posting, [span for span in new if span.label == "Knowledge"])


def find_spans(
    model: SpanModel, text: str, stretches: Iterable[tuple[int, int]], heads: Sequence[str], *, commas: bool
) -> list[FoundSpan]:
    """Spans of some heads in stretches of a text, in its order; `commas` says whether the heads have learnt them."""
    lines = [line for start, end in stretches for line in word_lines(text, start, end, commas=commas)]
    found: list[FoundSpan] = []
    for line, scores in zip(lines, model.scores([line.words for line in lines]), strict=True):
        for head in heads:
            for label, first, last, confidence in decode(model, head, line.words, scores):
                found.append(FoundSpan(label, line.starts[first], line.ends[last - 1], confidence))
    return sorted(found, key=lambda span: (span.start, span.end))


def decode(
    model: SpanModel, head: str, words: Sequence[str], scores: Mapping[str, FloatArray]
) -> Iterator[tuple[str, int, int, float]]:
    """Label, first word, word after the last, and confidence of every span of a head in a line.

    `scores` are those of all heads, [words, tags].
    """
    if scores[head][:, 0].min() > _ALL_OUTSIDE:
        return
    info = model.manifest.heads[head]
    shares = judged(words, span_shares(scores[head]), model.told(words, head, scores), info.judge)
    for (label, start, end), share in best_spans(shares, info.least):
        yield info.labels[label], start, end, round(share, 3)


def _with_skills(draft: Draft, posting: Posting, spans: Sequence[FoundSpan]) -> Posting:
    """The posting with sure names from its qualifications as further skills."""
    text = draft.document.text
    names = {name.lower() for name in (*posting.skills, *posting.preferred_skills)}
    added: dict[str, Evidence] = {}
    for span in spans:
        name = _name(text, span)
        kind = next((SectionKind(k) for k, start, end in posting.sections if start <= span.start < end), None)
        short = len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_WORDS
        if kind in QUALIFICATIONS and span.confidence >= _SURE_SKILL and short and name.lower() not in names:
            names.add(name.lower())
            added[name] = _evidence(draft, span)
    if not added:
        return posting
    evidence = {**posting.evidence, "skills": (*posting.evidence.get("skills", ()), *added.values())}
    return replace(posting, skills=(*posting.skills, *added), evidence=evidence)


def _research_mentions(draft: Draft, model: SpanModel) -> Iterator[Mention]:
    """Methods and tasks named in articles and in titles and abstracts of papers."""
    stretches = list(_research_stretches(draft))
    heads = list(_RESEARCH)
    types = {label: node_type for labels in _RESEARCH.values() for label, node_type in labels.items()}
    for span in find_spans(model, draft.document.text, stretches, heads, commas=True) if stretches else ():
        known = any(match.start < span.end and span.start < match.end for match in draft.terms)
        if span.label in types and span.confidence >= _SURE and not known:
            yield _mention(draft, span, types[span.label])


def _research_stretches(draft: Draft) -> Iterator[tuple[int, int]]:
    document = draft.document
    if document.record_type is RecordType.PAPER:
        wanted = (FieldName.TITLE, FieldName.ABSTRACT)
        yield from ((field.start, field.end) for field in document.fields if field.name in wanted)
    elif document.record_type is None:
        yield from ((segment.start, segment.end) for segment in draft.segments if segment.kind in _READ)


def _mention(draft: Draft, span: FoundSpan, node_type: NodeType) -> Mention:
    return Mention(Ref(node_type, _name(draft.document.text, span)), _evidence(draft, span))


def _name(text: str, span: FoundSpan) -> str:
    return " ".join(text[span.start : span.end].split())


def _evidence(draft: Draft, span: FoundSpan) -> Evidence:
    surface = draft.document.text[span.start : span.end]
    return Evidence(draft.document.id, span.start, span.end, surface, span.confidence, _VERSION)
