"""Fields of an opening in, the same out with bare names of teams and firms: unframed, and no term that stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.lexicon.dates import states_date
from kg.extract.postings.headers.contract_words import stated_contract
from kg.extract.postings.headers.labels import label_of
from kg.extract.segments.furniture.chrome import is_button
from kg.schema import FieldName, FieldSpan

_NAMED = frozenset({FieldName.TEAM, FieldName.ORGANIZATION})
#: What a heading is framed with, and the end of a link: "— Research —", "Research](https://…)".
_FRAME = re.compile(r"[\s—–*#_•·▾▼|\[\]]+")
_LINK_END = re.compile(r"\]\([^)\s]*\)?$")
#: What counts and is no name: "2 posts", "1 FTE", "Competitive salary".
_COUNTED = re.compile(
    r"\d+(?:[.,]\d+)? (?:FTE|posts?|positions?|openings?|vacanc(?:y|ies)|applicants?|Stellen?)|.{0,20}\bsalary"
)


def with_bare_names(fields: Sequence[FieldSpan], text: str) -> tuple[FieldSpan, ...]:
    """The fields; names lose what frames them, and what is a term, a label or a button is no name."""
    found = (_bare(span, text) if span.name in _NAMED else span for span in fields)
    return tuple(span for span in found if span.name not in _NAMED or _is_name(text[span.start : span.end]))


def _bare(span: FieldSpan, text: str) -> FieldSpan:
    words = _LINK_END.sub("", text[span.start : span.end])
    lead = _FRAME.match(words)
    left = lead.end() if lead else 0
    kept = words[left:].rstrip(" \t—–*#_•·▾▼|") if len(words) > left else ""
    return replace(span, start=span.start + left, end=span.start + left + len(kept)) if kept else span


def _is_name(words: str) -> bool:
    is_term = stated_contract(words) or _COUNTED.fullmatch(words) or states_date(words)
    return not (is_term or label_of(words) or is_button(words))
