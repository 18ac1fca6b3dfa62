"""A line that states several facts in, its pieces out: "Contoso – Riga, Latvia – Full-time – Posted 3 days ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.lexicon.dates import find_date
from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import CATEGORIES, EMPLOYMENT
from kg.extract.postings.headers.job_terms import is_contract
from kg.extract.postings.headers.lines import Piece, cut_lines, without_code
from kg.extract.postings.naming.firm_names import is_name
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import has_role_head
from kg.ports import PlaceFinder

_LONGEST = 160
#: What parts the facts of such a line, the surest first.
_STROKES = (re.compile(r"\s+/\s+"), re.compile(r"\s+[–—-]\s+"), re.compile(r"\s*,\s+|\s+[&+/]\s+"))
_MODE_WORDS = (
    r"remote|hybrid|on-?\s?site|in[- ]person|in[- ]office|home ?office|mobiles arbeiten|télétravail|teletrabajo"
)
_ONE_MODE = (
    rf"(?:(?:fully|100 ?%|partly|partial|partially|mostly) )?(?:{_MODE_WORDS})(?:[ -](?:work|possible|first|only"
    r"|friendly|ok|möglich|tageweise|partiel|fréquent|occasionnel|ponctuel|complet|total|autorisé|parcial|opcional))?"
)
_MODE = re.compile(rf"{_ONE_MODE}(?: ?(?:or|and|oder|und|ou|et|/|&) ?{_ONE_MODE})*", re.IGNORECASE)
_AGO = re.compile(
    r"(?:(?:re)?posted|published|veröffentlicht|online seit|publié)\b.{0,30}|.{1,20}\bago"
    r"|vor \d+ \w+|il y a \d+ \w+",
    re.IGNORECASE,
)
#: A contract and where one works with no more than a blank between them: "Full-time Remote".
_TERMS = re.compile(
    r"(?P<contract>"
    + "|".join(re.escape(phrase) for phrase in sorted(EMPLOYMENT, key=len, reverse=True))
    + rf")(?: contract| position| role| job)? (?P<mode>{_MODE_WORDS})",
    re.IGNORECASE,
)
#: A place and a contract likewise: "Riga, Latvia Full-time".
_PLACED = re.compile(
    r"(?P<place>[A-ZÀ-Ý].{1,60}?),? +(?P<contract>"
    + "|".join(re.escape(phrase) for phrase in sorted(EMPLOYMENT, key=len, reverse=True) if len(phrase) > len("temp"))
    + rf"|{_MODE_WORDS})",
    re.IGNORECASE,
)
#: Each fact in brackets of its own: "[Full-time] [Riga]".
_CHIP = re.compile(r"\[([^\[\]]{2,60})\]")
_CHIPS = re.compile(r"\[[^\[\]]{2,60}\](?:\s+\[[^\[\]]{2,60}\])+")
_ADDRESS = re.compile(r"\d+ [^;:|]{3,60}, [A-ZÀ-Ý][\w .’'-]{2,30}, [A-Z]{2}(?: \d{5})?(?:, USA?)?")
_FACTS = 2
_LONGEST_DATE = 40
#: What is shorter and no fact is short for a place that only its neighbours tell.
_SHORTEST = 3


def cut_facts(start: int, end: int, text: str, places: PlaceFinder) -> list[Piece]:
    """The pieces of a line, if marks of one kind part it and two of them or more are facts; else the whole line."""
    if len(text) > _LONGEST or not (" " in text and _may_state(text)):
        return [(start, end, text)]
    if dated := _dated_name(text):
        return [(start + a, start + b, text[a:b]) for a, b in dated]
    terms = _TERMS.fullmatch(text)
    spans = [terms.span("contract"), terms.span("mode")] if terms else [one.span(1) for one in _CHIP.finditer(text)]
    spans = spans if terms or _CHIPS.fullmatch(text) else []
    placed = None if spans else _PLACED.fullmatch(text)
    if placed and is_place_line(placed.group("place"), places) and not has_role_head(placed.group("place")):
        spans = [placed.span("place"), placed.span("contract")]
    for stroke in () if spans else _STROKES:
        if spans := _facts_at(stroke, text, places):
            break
    return [(start + a, start + b, text[a:b]) for a, b in spans] or [(start, end, text)]


_BEFORE_DATE = re.compile(r"(?P<name>[A-ZÀ-Ý0-9][^–—|:]{2,60}?)\s+[–—-]\s+(?P<date>[^–—|]{6,24})")


def _dated_name(text: str) -> list[tuple[int, int]]:
    """A name apart from the date behind a dash, and nothing else: "Contoso Ltd - 24 April 2026"."""
    match = _BEFORE_DATE.fullmatch(text)
    dated = find_date(match.group("date")) if match else None
    if match is None or dated is None or dated[2] - dated[1] < len(match.group("date")):
        return []
    named = is_name(match.group("name")) and not _WORDS_OF_DATES.search(match.group("name"))
    return [match.span("name"), match.span("date")] if named else []


#: What a date is the date of.
_WORDS_OF_DATES = re.compile(
    r"\b(?:posted|published|updated|clos\w+|deadline|apply|starts?|starting|from|until|veröffentlicht|frist|publié)\b",
    re.IGNORECASE,
)
_BAR = re.compile(r"\s*\|\s*")
_BARS = 2


def piped_title(lines: Sequence[Line], places: PlaceFinder) -> list[Line]:
    """The line of bars that is a title altogether, for another line says again where: "Planner | Grids | Riga | Ports".

    A line that states terms, too, is a card of facts.
    """
    barred = next((line for line in lines if line.text.count("|") >= _BARS), None)
    if barred is None or len(barred.text) > _LONGEST or not has_role_head(barred.text):
        return []
    cells = [cell for cell in _BAR.split(barred.text) if cell]
    if any(_kind(cell, places) in ("contract", "mode", "date") for cell in cells):
        return []
    said = {cell for cell in cells if _kind(cell, places) == "place"}
    rest = [piece for line in lines if line is not barred for _, _, piece in cut_lines([line])]
    repeated = any(re.search(rf"(?<!\w){re.escape(place)}(?!\w)", piece) for place in said for piece in rest)
    return [barred] if repeated else []


_WINDOW = re.compile(r"\s+(?:[|–—·-]|at|bei|chez|@)\s+")
#: So far below the name of a window the title stands alone.
_TOP = 8


def without_window(lines: Sequence[Line]) -> list[Line]:
    """The lines, of the name of a window only what stands beside the title, which a line below is, too.

    "Analyst at Contoso - Riga" above "Analyst" and "Contoso"; "Contoso - Jobs - Analyst" above "Job title: Analyst".
    """
    if len(lines) < _FEWEST_LINES or not _WINDOW.search(lines[0].text):
        return list(lines)
    if whole := _repeated(lines):
        return whole
    parts = _WINDOW.split(lines[0].text)
    titles = [part for part in parts if has_role_head(part)]
    if len(titles) != 1 or len(parts) > _LONGEST_WINDOW:
        return list(lines)
    below = [line.text for line in lines[1:_TOP]]
    alone = any(text == titles[0] or (titles[0].endswith(f" {text}") and has_role_head(text)) for text in below)
    beside = [part for part in parts if part not in titles and not _SITE_WORD.fullmatch(part)]
    told = alone and (
        any(part in text for part in beside for text in below) or (len(beside) == 1 and is_name(beside[0]))
    )
    stated = any(text.endswith(f": {titles[0]}") for text in below)
    return [*_beside(lines[0], titles[0]), *lines[1:]] if told or stated else list(lines)


_FEWEST_LINES = 2


def _repeated(lines: Sequence[Line]) -> list[Line]:
    """The lines below the name of a window that names a title which stands alone there, and who hires; else none.

    Who hires is a line of its own then, unless it stands below as well: "Analyst - Contoso", "Contoso - Analyst".
    """
    top = lines[0]
    below = [_TITLED.sub("", line.text) for line in lines[1:_TOP_OF_BOARD]]
    for index, title in enumerate(below[:-1]):
        if len(title) < _LEAST_TITLE or title not in top.text:
            continue
        behind = _BEHIND.match(top.text, len(title)) if top.text.startswith(title) else None
        rest = top.text[behind.end() :] if behind else ""
        if any(len(name) >= _LEAST_TITLE and rest.startswith(name) for name in below[index + 1 : index + 3]):
            return list(lines[1:])
        ahead = _AHEAD.fullmatch(top.text[: -len(title)]) if top.text.endswith(title) else None
        name = (behind["site"] and rest) if behind else ahead["name"] if ahead else ""
        if name and has_role_head(title) and not _WINDOW.search(name):
            at = top.start + top.text.index(name)
            return [Line(at, at + len(name), name, top.gap), *lines[1:]]
    return []


_TITLED = re.compile(r"^(?:[Jj]ob )?[Tt]itle\s*:\s+")
#: What stands in the name of a window behind the title, and ahead of it.
_BEHIND = re.compile(r"(?P<site> Job Details?| Stellendetails)?\s+(?:[|–—·-]|at|bei|chez|@)\s+")
_AHEAD = re.compile(r"(?P<name>\S.*?)\s+[|–—·-]\s+")
#: So many lines at the top of a board's page may stand above its title; so many letters a title has.
_TOP_OF_BOARD, _LEAST_TITLE = 12, 4


def _beside(line: Line, title: str) -> Iterator[Line]:
    """The parts of a line around the title, as lines."""
    for start, end in _cut_at(_WINDOW, line.text):
        if line.text[start:end] != title:
            yield Line(line.start + start, line.start + end, line.text[start:end], line.gap)


_LONGEST_WINDOW = 5
#: What names of windows call their site between title and name: "Analyst | Jobs | Contoso".
_SITE_WORD = re.compile(
    r"(?:jobs?|careers?|job details?|vacanc(?:y|ies)|open positions|karriere|stellenangebote?)", re.IGNORECASE
)
#: One of these a line holds that says more than where: the cheap question before the dear one.
_STATED = re.compile(
    rf"(?<!\w)(?:{_MODE_WORDS}|"
    + "|".join(re.escape(phrase) for phrase in sorted(EMPLOYMENT, key=len, reverse=True))
    + r"|ago|posted|published|vor|veröffentlicht|publié)(?!\w)|\d{4}",
    re.IGNORECASE,
)


def _may_state(text: str) -> bool:
    if "] [" in text or text.split(" ", 1)[0].lower() in CATEGORIES:
        return True
    return (
        " - " in text or " – " in text or " — " in text or " / " in text or ", " in text or text.count(" ") < 4
    ) and (_STATED.search(text) is not None)


def _cut_at(stroke: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """The stretches between the marks."""
    left, spans = 0, []
    for mark in stroke.finditer(text):
        spans.append((left, mark.start()))
        left = mark.end()
    return [*spans, (left, len(text))]


def _facts_at(stroke: re.Pattern[str], text: str, places: PlaceFinder) -> list[tuple[int, int]]:
    """The pieces, if two of them or all are facts, and not all of the same kind; towns of a list stay together."""
    cut = _cut_at(stroke, text)
    if len(cut) < _FACTS:
        return []
    kinds = [_kind(text[a:b].strip(), places) for a, b in cut]
    told = [kind for kind in kinds if kind]
    listed = stroke is _STROKES[-1]
    every = len(told) == len(kinds)
    if len(told) < _FACTS or len(set(told)) == 1 or (not every and (listed or len(cut) == _FACTS)):
        return []
    short = any(kind is None and b - a < _SHORTEST for kind, (a, b) in zip(kinds, cut, strict=True))
    if short or (every and told.count("place") > 1 and set(told) == {"place", "mode"}):
        return []  # "SF / PA / Remote" is one place or the other
    return _joined(cut, kinds) if listed else cut


def _joined(cut: list[tuple[int, int]], kinds: Sequence[str | None]) -> list[tuple[int, int]]:
    """The pieces, those of a town and its country as one: "Riga, Latvia, full-time"."""
    spans = cut[:1]
    for (before, kind), span in zip(pairwise(kinds), cut[1:], strict=True):
        joins = kind == before == "place"
        spans = [*spans[:-1], (spans[-1][0], span[1])] if joins else [*spans, span]
    return spans


def _kind(piece: str, places: PlaceFinder) -> str | None:
    if _MODE.fullmatch(piece):
        return "mode"
    if piece.lower() in EMPLOYMENT or is_contract(piece):
        return "contract"
    if len(piece) <= _LONGEST_DATE and (_AGO.fullmatch(piece) or _dated(piece)):
        return "date"
    if piece.lower() in CATEGORIES:
        return "category"
    return "place" if _ADDRESS.fullmatch(piece) or is_place_line(without_code(piece), places) else None


def _dated(piece: str) -> bool:
    dated = find_date(piece)
    return dated is not None and len(piece) <= dated[2] - dated[1] + 26
