"""Marked sentences in, the authors of papers that were honoured out: "The award went to <P0> and <P1> for <T0>"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.articles.marks import PEOPLE, indices
from kg.extract.articles.page import Page, Sentence
from kg.extract.lexicon.sought import sought
from kg.names import fold_name

_WENT_TO = sought(
    rf"\b(?:went|goes|awarded|given|presented|go) to (?P<people>{PEOPLE})[^.;]{{0,90}}?\bfor "
    r"(?:(?:their|his|her|the)\s)?[^.;<]{0,60}<T\d+>"
)
#: "The runner-up was <P0>, now at <O0>, for her work on <T0>".
_RUNNER_UP = sought(
    rf"\b(?:[Rr]unners?-?up|[Ww]inners?|[Ff]inalists?|[Rr]ecipients?)\b[^.;<]{{0,40}}\b(?:was|were|is|are) "
    rf"(?P<people>{PEOPLE})(?:[^.;]|\bPh\.D\.)*?\bfor (?:his|her|their) (?:[\w-]+ ){{0,4}}<T\d+>"
)
#: "<P0> (my teacher) and <P1> (who was young then) won it for their paper <T0>".
_WON_FOR = re.compile(
    rf"(?P<people>{PEOPLE})(?: \([^()<]{{2,60}}\))? (?:have |has |had |both |jointly )?(?:won|received|win|receive"
    r"|were (?:awarded|honou?red|recogni[sz]ed)|take|took)\b[^.;<]{0,80}\bfor (?:his|her|their) (?:[\w-]+ ){0,3}<T\d+>"
)
#: An item of a list of prizes: "Dr. <P0> (Faculty of Moss) for her work <T0>".
_FOR_WORK = re.compile(
    rf"(?P<people>{PEOPLE})(?:,? \([^()<]{{2,90}}\)|, [^<.;]{{2,60}},)?,? for (?:his|her|their|the) (?:[\w-]+ ){{0,3}}?"
    r"(?:work|papers?|thesis|dissertation|article|study|book|monograph|manuscript),? (?:[a-z]+ ){0,2}<T\d+>"
)
#: "<P0> from <O0> (dissertation <T0>, biology)".
_IN_BRACKETS = re.compile(
    rf"(?P<people>{PEOPLE}|<P\d+>)(?:,? (?:from|of|at) [^().;]{{3,200}}|, [^().;<]{{3,60}},?)? \((?:[a-z]+ ){{0,3}}"
    r"(?:dissertation|thesis|paper|monograph|book|article),? <T\d+>"
)
#: A sentence that begins with the paper of those whom the sentence before told of.
_THEIRS = re.compile(
    r"^\W*(?:Their|The|This) (?:\w+[- ]){0,3}?(?:paper|study|article|preprint|work)\b[^.;<]{0,40}<T\d+>"
)
_WON = re.compile(
    r"^(?P<subject>[^;]*?<P\d+>[^;]*?) (?:have |has |had )?(?:received|won|been (?:awarded|honou?red"
    r"|distinguished|recogni[sz]ed"
    r"|named|selected)"
    r"|earned|were (?:awarded|honou?red|recogni[sz]ed)|took home|receive|win)\b.*\b(?:[Aa]ward|[Pp]rize|[Pp]aper"
    r"|[Hh]onou?r"
    r"|[Mm]ention)"
)


def awarded_authors(page: Page, sentence: Sentence) -> Iterator[tuple[re.Match[str], Sequence[int]]]:
    """Where one sentence names a paper that people were honoured for, and these people."""
    for match in (m for pattern in (_WENT_TO, _RUNNER_UP, _WON_FOR) for m in pattern.finditer(sentence.text)):
        yield match, indices(match["people"], "P")
    theirs = _THEIRS.match(sentence.text)
    before = _before(page, sentence) if theirs else None
    won = _WON.match(before.text) if before is not None else None
    if theirs and won and len(people := indices(won["subject"], "P")) > 1:
        yield theirs, tuple(dict.fromkeys(people))


def authors_of_works(page: Page, sentence: Sentence) -> Iterator[tuple[re.Match[str], Sequence[int], str]]:
    """Where a sentence names somebody with a work right behind, whatever else it names: match, people, folded title."""
    for match in (m for pattern in (_FOR_WORK, _IN_BRACKETS) for m in pattern.finditer(sentence.text)):
        title = page.titles[indices(match[0], "T")[-1]].title
        yield match, indices(match["people"], "P"), fold_name(title)


def _before(page: Page, sentence: Sentence) -> Sentence | None:
    """The last sentence before that names people, of the same paragraph or the one above."""
    earlier = [other for other in page.sentences if other.start < sentence.start and "<P" in other.text]
    found = max(earlier, key=lambda other: other.start, default=None)
    return found if found is not None and sentence.block - found.block <= 1 else None
