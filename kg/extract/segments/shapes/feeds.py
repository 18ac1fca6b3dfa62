"""Lines of a page in, the headers of its feed of openings out: a place, perhaps a title, and a paragraph below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.spans import Line
from kg.extract.postings.headers.labels import label_of
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import has_role_head
from kg.extract.segments.furniture.chrome import ARTICLE_TAIL, heads_others, is_button
from kg.ports import PlaceFinder
from kg.schema import FieldName

_LONG = 140
_SENTENCE = 40
_CODED = re.compile(r"[A-Z]{2,3}, \S")


def feed_headers(lines: Sequence[Line], places: PlaceFinder) -> list[tuple[int, int]]:
    """Half-open ranges of lines that head the postings of a feed: a location, and a long paragraph below."""
    headers: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        body = _body_below(lines, index)
        if body is None or (headers and headers[-1][1] == body) or not is_place_line(line.text, places):
            continue
        if index and label_of(lines[index - 1].text) is FieldName.LOCATION:
            continue  # a table of facts says where, and no feed
        first = _header_top(lines, index, headers[-1][1] if headers else 0)
        if headers and first <= headers[-1][0]:
            continue
        headers.append((first, body))
    if len(headers) == 1 and not _stands_alone(lines, headers[0]):
        return []
    return headers


def feed_below(lines: Sequence[Line], places: PlaceFinder) -> list[tuple[int, int]]:
    """As `feed_headers`, of the openings that follow an article: several, behind a line that ends it."""
    end = next((i for i, line in enumerate(lines) if i and ARTICLE_TAIL.fullmatch(line.text)), None)
    headers = feed_headers(lines, places) if end is not None else []
    ended = len(headers) > 1 and ARTICLE_TAIL.fullmatch(lines[headers[0][0] - 1].text)
    return headers if ended else []


def _body_below(lines: Sequence[Line], index: int) -> int | None:
    """The long line that follows within three lines."""
    if len(lines[index].text) > 90:
        return None
    coded = _CODED.match(lines[index].text) and index + 1 < len(lines) and len(lines[index + 1].text) >= _SENTENCE
    if coded and lines[index + 1].text[-1] in ".!?…)":
        return index + 1
    for below in range(index + 1, min(index + 4, len(lines))):
        if len(lines[below].text) >= _LONG:
            return below
        if len(lines[below].text) > 90 or lines[below].text.endswith((".", ":", ";")):
            return None
    return None


def _header_top(lines: Sequence[Line], index: int, floor: int) -> int:
    """The first line of the header that ends with the location at `index`: a title may stand above it."""
    for top in range(max(floor, index - 3), index):
        between = lines[top:index]
        if has_role_head(lines[top].text) and all(
            len(line.text) < 100 and line.text[-1] not in ".!?;:," and not ARTICLE_TAIL.fullmatch(line.text)
            for line in between
        ):
            return top
    return index


def _stands_alone(lines: Sequence[Line], header: tuple[int, int]) -> bool:
    """Whether a single location line heads a feed of one, rather than a page that is one posting."""
    before = lines[: header[0]]
    if not before:
        return bool(_CODED.match(lines[0].text)) and len(lines) == 2
    return sum(len(line.text) >= _LONG for line in before) >= 2 and bool(_CODED.match(lines[header[1] - 1].text))


def without_buttons(lines: Sequence[Line]) -> list[Line]:
    """The lines of an opening without what the page says behind them: buttons, other jobs, where to share it."""
    tail = next((i for i in range(1, len(lines)) if _ends_feed(lines, i)), len(lines))
    kept = list(lines[:tail])
    while kept and (is_button(kept[-1].text) or ARTICLE_TAIL.fullmatch(kept[-1].text)):
        kept.pop()
    return kept


def _ends_feed(lines: Sequence[Line], index: int) -> bool:
    """Whether what stands behind an article begins here, with no prose below."""
    behind = ARTICLE_TAIL.fullmatch(lines[index].text) or heads_others(lines[index].text)
    return bool(behind) and not any(len(line.text) >= _LONG for line in lines[index:])
