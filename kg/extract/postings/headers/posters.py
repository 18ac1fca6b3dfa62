"""A line above a posting in, who posted it out: "Posted on May 3, 2024 by Contoso Inc"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.postings.naming.firm_names import is_name
from kg.schema import FieldName, FieldSpan

#: "Posted on May 3, 2024 by Contoso Inc".
_POSTER = re.compile(
    r"(?:date )?(?:posted|published|advertised|listed)\b.{3,40}?\bby:? (?:employer:? (?:details:? )?)?"
    r"(?P<name>[A-ZÀ-Ý][^:!?]{2,60})"
    r"|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}(?: \d{4})? by (?P<dated>(?-i:[A-ZÀ-Ý0-9])[^:!?]{2,60})",
    re.IGNORECASE,
)


def names_poster(text: str) -> bool:
    """Whether a line says when an advert was posted and by whom."""
    return _POSTER.fullmatch(text) is not None


def poster(start: int, _end: int, text: str) -> Iterator[FieldSpan]:
    """Who posted an advert, behind the day: names the employer where nothing else on the line does."""
    match = _POSTER.fullmatch(text)
    group = match.lastgroup if match else None
    if match and group and is_name(match.group(group)):
        yield FieldSpan(FieldName.ORGANIZATION, start + match.start(group), start + match.end(group))
