"""Texts of lines in, their order with each label above its value out: of "Riga", "Location" the second comes first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.dates import find_date
from kg.extract.lexicon.words import EMPLOYMENT
from kg.extract.postings.headers.job_terms import is_contract
from kg.extract.postings.headers.labels import label_of
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import has_role_head
from kg.ports import PlaceFinder
from kg.schema import FieldName

#: So many values must stand where values above their labels do; so long is the longest.
_VALUES, _LONGEST = 2, 80
_DATES = (FieldName.POSTED, FieldName.CLOSED)
_MODE = re.compile(r"(?:fully |partly )?(?:remote|hybrid|on-?site|in[- ](?:person|office))", re.IGNORECASE)
_LENGTH = re.compile(r"\d{1,2}(?:\s*[-–]\s*\d{1,2})?\s+(?:week|month|year)s?", re.IGNORECASE)


def labels_first(texts: Sequence[str], places: PlaceFinder) -> Sequence[int]:
    """The indices of the texts, each value's behind its label's, where a page sets values above their labels."""
    order = range(len(texts))
    named = [label_of(text) if len(text) <= _LONGEST else None for text in texts]
    labels = [index for index in order if named[index]]
    if len(labels) < _VALUES:
        return order
    above = sum(_fills(named, texts, index, index - 1, places) for index in labels)
    below = sum(_fills(named, texts, index, index + 1, places) for index in labels) if above >= _VALUES else above
    if above <= below:
        return order
    turned = list(order)
    for index in labels:
        if index and named[index - 1] is None and len(texts[index - 1]) <= _LONGEST:
            turned[index - 1 : index + 1] = index, index - 1
    return turned


def _fills(
    named: Sequence[FieldName | None], texts: Sequence[str], index: int, value: int, places: PlaceFinder
) -> bool:
    """Whether the text at `value` is of the kind that the label at `index` announces."""
    label = named[index]
    if label is None or not 0 <= value < len(texts) or named[value] or len(texts[value]) > _LONGEST:
        return False
    text = texts[value].strip()
    if label is FieldName.LOCATION:
        return is_place_line(text, places)
    if label is FieldName.EMPLOYMENT_TYPE:
        return text.lower() in EMPLOYMENT or is_contract(text) or _LENGTH.fullmatch(text) is not None
    if label in _DATES:
        return find_date(text) is not None
    if label is FieldName.REMOTE:
        return _MODE.fullmatch(text) is not None
    return label is FieldName.TITLE and has_role_head(text)
