"""A piece of a line in, what it states out: "Contoso Park, Perth. Full time. £31,000."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.lexicon.dates import find_date
from kg.extract.lexicon.glance import glanced
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Line, trimmed
from kg.extract.lexicon.words import EMPLOYMENT, word_set
from kg.extract.postings.headers.labels import labelled
from kg.extract.postings.headers.lines import without_code
from kg.extract.postings.naming.firm_names import is_name
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import has_role_head
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

#: What opens an item of a list: a bullet, a number, an ornament.
MARK = re.compile(r"(?:(?!\.NET\b)[^\w(\[\"'“<€$£]|_)+|\(?\d{1,3}[.)]\s+|\[[\w ]\]\s*|#\d+\s+")
STRONG = sought(
    r"\s*\|+\s*|\s+[·•/]+\s+|(?<![a-zé])·|·(?![a-z])|\t+|(?<![.!?:;,])\s{2,}|\s{3,}|\s*\.{4,}\s*"
    r"|\s+(?:[–—-]+|->|→|=>|::|~|»)\s+|\s*[;—]\s*|\s+@\s*(?=\w)"
)
#: What every match of that has, and a regular expression finds quickly.
_MAYBE_STRONG = re.compile(r"[|·;—\t.\s](?:(?<=[|·;—\t])|(?<=\.)\.{3}|(?<=\s)[\s•·/–—→=:~»@-])")
BRACKETS = sought(
    r"\s*[(\[](?!(?:ère|ière|euse|trice|rice|ne|fe|ve|se|te|esse|in|innen)\))(?P<inside>[^()\[\]]{2,90})[)\]]"
)
#: Addresses are as long as they may be, so that no long word is read again from each of its letters.
LINK = re.compile(r"<?(?:https?://|www\.)\S+|[^\s@]{1,64}+@[^\s@]{1,255}\.\w+|[\w-]{1,63}+\.[a-z]{2,63}/\S+")
COMMA = sought(r"\s*,\s+|(?<!\b[SJMD]r)(?<!\bSt)\.\s+(?=[A-ZÀ-Ý£€$0-9])")
_SALARY = re.compile(
    r"[$€£¥]\s?\d|\d\s?(?:€|EUR|USD|GBP|CHF|PLN|SEK|k\b)|\b(?:EUR|USD|GBP|CHF|AUD|CAD)\s?\d"
    r"|\bper (?:hour|year|annum)\b",
    re.I,
)
_CLOSES = re.compile(r"\b(?:clos\w+|deadline|apply|until|by|frist|bis|limite|hasta|before)\b", re.I)
_STARTS = re.compile(r"\b(?:starts?|starting|begin\w*|from|ab|eintritt\w*|début|inicio|interviews?)\b", re.I)
_REMOTE = re.compile(
    r"(?:fully |100 ?% ?|partly )?(?:remote|hybrid|on-?\s?site|home-?office"
    r"|télétravail|teletrabajo|remoto|anywhere)\b.{0,40}",
    re.I,
)
_CONTRACT = re.compile(
    r"(?<![\w-])"
    + glanced("|".join(re.escape(phrase) for phrase in sorted(EMPLOYMENT, key=len, reverse=True)))
    + r"(?![\w-])",
    re.I,
)
_TERM = re.compile(
    r"(?:\d{1,3}|one|two|three|four|six|nine|twelve|zwei|drei|sechs|deux|trois|seis)[\s-]*(?:to |[–-] ?\d+ )?"
    r"(?:months?|years?|weeks?|hours?|hrs?|h\b|monate?|jahre?|mois|ans|meses|stunden|std|%).{0,30}|(?:summer|winter"
    r"|spring|autumn|fall|sommer)\s+20\d\d",
    re.I,
)
#: Words that contracts are spoken of with and that name nothing.
_FILLING = word_set(
    "contract position role post job or and with from to the a of hours week per fixed term limited basis until und "
    "oder"
)
_EARLY = word_set("now today immediately ab sofort asap immediate start uur per week")


def read_terms(line: Line, places: PlaceFinder) -> tuple[FieldSpan, ...]:
    """The fields of a line that says where and how, and no more: "Contoso Park, Perth. Full time. £31,000."."""
    mark = MARK.match(line.text)
    left = mark.end() if mark else 0
    text = line.text[left:]
    if not 3 <= len(text) <= 160:
        return ()
    found: list[FieldSpan] = []
    loose = 0
    for piece in pieces(text):
        spans = typed(text, *piece, places)
        found += spans
        loose += (
            max(0, piece[1] - piece[0] - sum(span.end - span.start for span in spans))
            if not is_small(text, *piece)
            else 0
        )
    if not found or loose > 0.65 * len(text):
        return ()
    found += _firm_ahead(text, found)
    return tuple(
        FieldSpan(span.name, line.start + left + span.start, line.start + left + span.end) for span in by_start(found)
    )


#: A line that says who hires or where with a preposition: "at Contoso", "in Riga".
_AT_LINE = re.compile(r"(?:at|with|for|bei|beim|chez)\s+(?P<name>(?:the |der |la )?[A-ZÀ-ÝŁŚ0-9].{1,50})")
_IN_LINE = re.compile(r"(?:based in|located in|in|à|en)\s+(?P<place>[A-ZÀ-ÝŁŚ].{1,60})")


def said_with_preposition(line: Line, places: PlaceFinder) -> tuple[FieldSpan, ...]:
    """The employer or the place of a short line that begins with a small preposition: "at Contoso", "in Riga"."""
    mark = MARK.match(line.text)
    left = mark.end() if mark else 0
    if len(line.text) - left > 60 or not line.text[left : left + 1].islower():
        return ()
    at, within = _AT_LINE.fullmatch(line.text, left), _IN_LINE.fullmatch(line.text, left)
    if at and is_name(at.group("name")):
        return (FieldSpan(FieldName.ORGANIZATION, line.start + at.start("name"), line.end),)
    if within and is_place_line(within.group("place"), places):
        return (FieldSpan(FieldName.LOCATION, line.start + within.start("place"), line.end),)
    return ()


def _firm_ahead(text: str, found: Sequence[FieldSpan]) -> list[FieldSpan]:
    """The employer before the place: "Contoso Park, Perth"."""
    first = min(found, key=lambda span: span.start)
    name = text[: first.start].rstrip(" ,;·|–—-(@")
    if first.name is not FieldName.LOCATION or not is_employer(name, found):
        return []
    return [FieldSpan(FieldName.ORGANIZATION, 0, len(name))]


def is_employer(name: str, found: Sequence[FieldSpan]) -> bool:
    """Whether a piece can be the name of the employer where none is found yet."""
    taken = any(span.name is FieldName.ORGANIZATION for span in found)
    return (
        not taken and len(name) > 2 and "," not in name and is_name(name) and not LINK.search(name) and len(name) <= 60
    )


def by_start(spans: Sequence[FieldSpan]) -> list[FieldSpan]:
    """The spans in the order of the text."""
    return sorted(spans, key=lambda span: (span.start, span.end))


def without_contract(text: str) -> str:
    """The text without a contract at its end: "Jena Vollzeit"."""
    behind = [match for match in _CONTRACT.finditer(text) if match.end() == len(text)]
    return text[: behind[0].start()].rstrip(" ,;·") if behind and behind[0].start() else text


def split_at(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between matches; what stands in brackets is not cut."""
    at = start
    if pattern is STRONG and not _MAYBE_STRONG.search(text, start, end):
        yield trimmed(text, start, end)
        return
    masks = pattern is STRONG and ("(" in text or "[" in text)
    masked = BRACKETS.sub(lambda found: "_" * len(found.group()), text) if masks else text
    for match in pattern.finditer(masked, start, end):
        yield trimmed(text, at, match.start())
        at = match.end()
    yield trimmed(text, at, end)


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between separators; brackets count as such."""
    for start, end in split_at(STRONG, text, 0, len(text)):
        at = start
        for bracket in BRACKETS.finditer(text, start, end):
            yield trimmed(text, at, bracket.start(), ",.")
            yield bracket.span("inside")
            at = bracket.end()
        yield trimmed(text, at, end, ",.()[]")


def is_small(text: str, start: int, end: int) -> bool:
    """Whether a stretch holds no letter or digit."""
    return start >= end or not any(char.isalnum() for char in text[start:end])


def typed(text: str, start: int, end: int, places: PlaceFinder) -> list[FieldSpan]:
    """What a piece states, atom by atom: the longest runs of atoms that are a place, else contract, pay, date."""
    if is_small(text, start, end) or LINK.match(text, start, end):
        return []
    label = labelled(text[start:end])
    if label:
        return [FieldSpan(label[0], start + label[1], end)]
    atoms = [atom for atom in split_at(COMMA, text, start, end) if not is_small(text, *atom)]
    found: list[FieldSpan] = []
    index = 0
    while index < len(atoms):
        stop = next(
            (
                stop
                for stop in range(len(atoms), index, -1)
                if _is_place(text, atoms[index][0], atoms[stop - 1][1], places)
            ),
            None,
        )
        if stop:
            found.append(FieldSpan(FieldName.LOCATION, atoms[index][0], atoms[stop - 1][1]))
            index = stop
            continue
        found += _stated(text, *atoms[index]) or _glued(text, *atoms[index], places)
        index += 1
    return found


def _glued(text: str, start: int, end: int, places: PlaceFinder) -> list[FieldSpan]:
    """A place and a contract with nothing between them: "Jena Vollzeit"."""
    place = without_contract(text[start:end])
    if place == text[start:end] or not is_place_line(place, places):
        return []
    middle = start + len(place)
    return [FieldSpan(FieldName.LOCATION, start, middle), FieldSpan(FieldName.EMPLOYMENT_TYPE, middle + 1, end)]


def _is_place(text: str, start: int, end: int, places: PlaceFinder) -> bool:
    piece = without_code(text[start:end].strip(" ."))
    words = piece.lower().split()
    if not words or _CONTRACT.fullmatch(piece) or has_role_head(piece):
        return False
    return is_place_line(piece, places)


def _stated(text: str, start: int, end: int) -> list[FieldSpan]:
    piece = text[start:end]
    if len(piece) < 60 and (dated := find_date(piece)):
        name = (
            FieldName.CLOSED
            if _CLOSES.search(piece)
            else FieldName.OTHER
            if _STARTS.search(piece)
            else FieldName.POSTED
        )
        return [FieldSpan(name, start + dated[1], start + dated[2])]
    if len(piece) < 60 and _SALARY.search(piece):
        return [FieldSpan(FieldName.SALARY, start, end)]
    if is_contract(piece):
        return [FieldSpan(FieldName.EMPLOYMENT_TYPE, start, end)]
    if _REMOTE.fullmatch(piece):
        return [FieldSpan(FieldName.REMOTE, start, end)]
    return []


_LONGEST_TERM = 90


def is_contract(piece: str) -> bool:
    """Whether a piece speaks of the contract and names nothing else: "12-month contract", "permanent, 80 %"."""
    if len(piece) > _LONGEST_TERM:
        return False
    contract = _CONTRACT.search(piece)
    if contract is None:
        return bool(_TERM.fullmatch(piece.strip()))
    rest = _TERM.sub("", piece[: contract.start()] + " " + piece[contract.end() :])
    words = re.findall(r"[^\W\d_]+", rest.lower())
    return len(piece) <= 60 and all(word in _FILLING or word in EMPLOYMENT or word in _EARLY for word in words)
