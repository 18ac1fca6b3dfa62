"""The pieces of a header that no rule recognised in, out which of them is the employer and which the title."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from kg.extract.articles.employers import KINDS_OF_FIRM
from kg.extract.lexicon.name_likeness import is_english
from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import CATEGORIES
from kg.extract.postings.headers.lines import Piece
from kg.extract.postings.headers.spoken_lines import is_spoken
from kg.extract.postings.naming.board_names import NAMED_AT_TOP
from kg.extract.postings.naming.firm_names import is_name, names_unit, without_legal_form
from kg.extract.postings.naming.titles import has_role_head
from kg.schema import FieldName, FieldSpan


def name_rest(
    pieces: list[Piece], found: list[FieldSpan], body: str, lines: Sequence[Line], bars: Line | None
) -> list[FieldSpan]:
    """The employer, and a title where no line was recognised as one; a line cut by bars begins with the employer."""
    known = {span.name for span in found}
    spans = []
    rest = [piece for piece in pieces if len(piece[2]) <= 120 and piece[2][:1].isalnum() and not is_spoken(piece[2])]
    rest = [piece for piece in rest if not (piece[2].startswith(("https://", "http://")) or _MAIL.fullmatch(piece[2]))]
    rest = rest[:_MOST_PIECES]
    if bars and any(piece[0] < bars.end for piece in rest) and FieldName.ORGANIZATION not in known:
        start, end, name = rest.pop(_hires_below(rest, found, body, bars))
        end -= len(name) - len(_FORMERLY.sub("", name))
        title = next((piece for piece in rest if _is_title(piece)), None) if FieldName.TITLE not in known else None
        boss = FieldSpan(FieldName.ORGANIZATION, start, end)
        return [boss, FieldSpan(FieldName.TITLE, title[0], title[1])] if title else [boss]
    if len(rest) == 1 and not _is_title(rest[0]) and FieldName.ORGANIZATION not in known and _is_firm(rest[0], body):
        return [FieldSpan(FieldName.ORGANIZATION, rest[0][0], rest[0][1])]
    if FieldName.TITLE not in known and rest and (FieldName.LOCATION in known or len(rest) > 1 or _is_title(rest[0])):
        title = next((piece for piece in rest if _is_title(piece)), None) or _untold(rest, body)
        rest.remove(title)
        spans.append(FieldSpan(FieldName.TITLE, title[0], title[1]))
        rest = [piece for piece in rest if piece[2] != title[2]]
    named = [piece for piece in rest if is_name(piece[2]) or _is_brand(piece, [*found, *spans], lines)]
    named = [piece for piece in named if not _is_quarter(piece, named, [*found, *spans], lines)]
    if FieldName.ORGANIZATION not in known and named and (known or spans):
        near = _beside_title([*found, *spans], lines)
        start, end, _ = max(named, key=lambda piece: (*_mentions(body, piece, named, near), -piece[0]))
        spans.append(FieldSpan(FieldName.ORGANIZATION, start, end))
        if FieldName.TEAM not in known:
            spans += [
                FieldSpan(FieldName.TEAM, *piece[:2]) for piece in named if piece[0] != start and names_unit(piece[2])
            ][:1]
    return spans


_MAIL = re.compile(r"\S+@\S+")
#: So many lines without a label are looked at; each is compared with all others.
_MOST_PIECES = 200
#: What a firm was called or who pays for it, behind its name.
_FORMERLY = re.compile(r"\s+\((?:formerly|f\.?k\.?a|previously|YC|ex-)\b.*$", re.IGNORECASE)


def _is_brand(piece: Piece, found: Sequence[FieldSpan], lines: Sequence[Line]) -> bool:
    """Whether plain words in small letters belong to a name: a title is above them, a place behind or below.

    "Analyst", "Quillmere oil and gas", "Riga".
    """
    start, end, text = piece
    first, _, rest = text.partition(" ")
    if (not rest.islower() and not rest[-1:].isalpha()) or is_english(first) or not is_name(text.title()):
        return False
    at = next((i for i, line in enumerate(lines) if line.start == start), 0)
    above = {line.end for line in lines[max(0, at - _FEW_FACTS) : at]}
    titled = any(span.name is FieldName.TITLE and span.end in above for span in found)
    return titled and any(span.name is FieldName.LOCATION and 0 < span.start - end <= _JOINT for span in found)


#: So many lines may stand between a title and who hires.
_FEW_FACTS = 2
#: So many letters stand between a name and the place behind it: " - ", a line's end.
_JOINT = 3


def _is_quarter(piece: Piece, named: Sequence[Piece], found: Sequence[FieldSpan], lines: Sequence[Line]) -> bool:
    """Whether what stands before a town and its comma is a quarter: who hires stands between it and the title.

    "Analyst", "Contoso", "Dokki, Giza".
    """
    at = next((i for i, line in enumerate(lines) if line.start == piece[0] and piece[1] < line.end), 0)
    towns = (span for span in found if span.name is FieldName.LOCATION)
    if at < _BELOW_NAME or not any(
        piece[1] < span.start <= piece[1] + 2 and span.end == lines[at].end for span in towns
    ):
        return False
    above, title = lines[at - 1], lines[at - _BELOW_NAME]
    titled = any(span.name is FieldName.TITLE and title.start <= span.start < title.end for span in found)
    alone = any(other[:2] == (above.start, above.end) and not _PART.search(other[2]) for other in named)
    return titled and alone and above.text.lower() not in CATEGORIES


_BELOW_NAME = 2
#: Parts of an employer, which may stand above its name.
_PART = re.compile(r"\b(?:Team|Department|Dept|Division|Abteilung|Referat|Desk|Squad|Unit|Guild|Lab|Faculty|School)\b")


def with_rest_of_title(spans: Sequence[FieldSpan], pieces: Sequence[Piece], lines: Sequence[Line]) -> list[FieldSpan]:
    """A title with what a dash divides from it, where another line tells who hires: "Manager - Finance - Riga"."""
    taken = {span.start for span in spans}
    joined = []
    for span in spans:
        line = next((line for line in lines if line.start <= span.start < line.end), None)
        rest = next((p for p in pieces if line and span.end < p[0] < line.end and p[0] not in taken), None)
        if span.name is not FieldName.TITLE or line is None or rest is None:
            joined.append(span)
            continue
        between = line.text[span.end - line.start : rest[0] - line.start]
        elsewhere = any(s.name is FieldName.ORGANIZATION and not line.start <= s.start < line.end for s in spans)
        joined.append(replace(span, end=rest[1]) if elsewhere and between.strip() in _DASHES else span)
    return joined


_DASHES = frozenset("-–—")


def with_plain_rest(spans: Sequence[FieldSpan], lines: Sequence[Line], body: str) -> list[FieldSpan]:
    """A title with plain words behind its dash that the text has in small letters: "Analyst - Payments, Riga"."""
    kept: list[FieldSpan] = []
    for span in spans:
        behind = span.name is FieldName.ORGANIZATION and bool(kept) and kept[-1].name is FieldName.TITLE
        line = next((line for line in lines if line.start <= span.start < line.end), None) if behind else None
        if line is None or kept[-1].start < line.start:
            kept.append(span)
            continue
        title = kept[-1]
        between = line.text[title.end - line.start : span.start - line.start].strip()
        name = line.text[span.start - line.start : span.end - line.start]
        plain = between in _DASHES and all(map(is_english, name.split())) and name not in body and name.lower() in body
        kept[-1:] = [replace(title, end=span.end)] if plain else [title, span]
    return kept


def _beside_title(found: Sequence[FieldSpan], lines: Sequence[Line]) -> set[tuple[int, int]]:
    """The lines right above and below that of the title."""
    starts = {span.start for span in found if span.name is FieldName.TITLE}
    at = next((i for i, line in enumerate(lines) if any(line.start <= start < line.end for start in starts)), None)
    return set() if at is None else {(line.start, line.end) for line in lines[max(0, at - 1) : at + 2]}


_SHORT = re.compile(r"[A-Z][A-Z&]{1,2}")
#: Letters for what people do or where they are: no firm.
_NO_FIRMS = frozenset(
    "AI HR IT QA PM UX UI PR BI ML PA VP RN MD PHD MSC BSC MBA NEW JOB FTE CDI CDD EU UK US USA UAE R&D".split()
)


def is_code(text: str) -> bool:
    """Whether a text is a few capitals that may be a name."""
    return _SHORT.fullmatch(text) is not None and text not in _NO_FIRMS


#: Who hires, before the title: "Contoso – Analyst", "Contoso: Analyst".
_OWNED = re.compile(r"(?P<name>[^–—:|]{2,50}?)(?:\s+[–—]\s+|:\s+|\s+-\s+)(?P<title>\S.{2,100})")
_REPEATED = 2


def owned_title(span: FieldSpan, found: Sequence[FieldSpan], lines: Sequence[Line], body: str) -> list[FieldSpan]:
    """A title apart from the name before it, if the text repeats that name and no other line tells who hires."""
    line = next((line for line in lines if line.start == span.start and line.end == span.end), None)
    owned = _OWNED.fullmatch(line.text) if line and span.name is FieldName.TITLE else None
    if owned is None or any(item.name is FieldName.ORGANIZATION for item in found):
        return [span]
    name, title = owned.group("name"), owned.group("title")
    hires = is_name(name) and not has_role_head(name) and body.count(name) >= _REPEATED
    if not hires or not has_role_head(title) or name.lower() in CATEGORIES:
        return [span]
    return [
        FieldSpan(FieldName.ORGANIZATION, span.start, span.start + owned.end("name")),
        FieldSpan(FieldName.TITLE, span.start + owned.start("title"), span.end),
    ]


def _untold(rest: Sequence[Piece], body: str) -> Piece:
    """Which piece is the title where none names an occupation: the first, or the next if the first is who hires.

    Who hires stands there twice, or the text names it and not the next.
    """
    first, *others = rest
    below = next((piece for piece in others if piece[2] != first[2]), None)
    if below is None or " " not in below[2] or first[2] not in {piece[2] for piece in others}:
        named = below is not None and is_name(first[2]) and first[2] in body and below[2] not in body
        return below if below and named and " " in below[2] else first
    return below


def _hires_below(rest: Sequence[Piece], found: Sequence[FieldSpan], body: str, bars: Line) -> int:
    """Which piece hires: the first; where the bars begin with the title, a name on a later line that the text has."""
    titled = any(span.name is FieldName.TITLE and span.start <= bars.start + 1 for span in found)
    below = (
        index
        for index, (start, _, text) in enumerate(rest)
        if start >= bars.end and is_name(text) and re.search(rf"\b{re.escape(text.split()[0])}\b", body)
    )
    return next(below, 0) if titled else 0


#: Everybody who works there, in the plural: "Mitarbeiter:innen".
EVERYBODY = re.compile(
    r"(?:(?:unsere|neue|our|new|nos) )?(?:mitarbeiter(?:[:*_/]-?innen| ?\(innen\))|mitarbeitende"
    r"|kolleg(?:[:*_]innen|en)"
    r"|fachkräfte|employees|staff|people|talents?|collaborat(?:eurs|ors)|professionals|experts)",
    re.IGNORECASE,
)


def _is_title(piece: Piece) -> bool:
    return (
        not EVERYBODY.fullmatch(piece[2].strip())
        and has_role_head(piece[2])
        and len(piece[2]) <= 110
        and piece[2][-1] not in ".?!:;"
    )


def _is_firm(piece: Piece, body: str) -> bool:
    bare = without_legal_form(piece[2])
    return is_name(bare) and (bare != piece[2] or bare in body or bare.split()[-1].lower() in KINDS_OF_FIRM)


def _mentions(
    body: str, piece: Piece, others: Sequence[Piece], near: Collection[tuple[int, int]]
) -> tuple[bool, bool, int, bool, bool]:
    """How often the body names it, not as a place or in a longer name: "Robotics" in "Contoso Robotics"; parts last.

    Of names that the body has as often, one on the line beside the title comes first. Boards come last of all.
    """
    start, end, name = piece
    bare = without_legal_form(name)
    longer = {text for _, _, text in others if bare in text and text != name}
    return (
        NAMED_AT_TOP.fullmatch(name) is None,
        not names_unit(name) or name.lower().endswith(" group"),
        body.count(bare) - body.count(f"in {bare}") - sum(body.count(without_legal_form(text)) for text in longer),
        (start, end) in near,
        " " in bare,
    )
