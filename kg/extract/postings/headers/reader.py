"""The short lines above a posting in, what each of them states out: title, employer, place, date, contract."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.dates import find_date
from kg.extract.lexicon.departments import DEPARTMENTS
from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import CATEGORIES, EMPLOYMENT, SMALL_WORDS, word_set
from kg.extract.postings.headers.cards import cut_card
from kg.extract.postings.headers.contract_words import CONTRACT, beside, stated_contract
from kg.extract.postings.headers.facts import cut_facts, piped_title, without_window
from kg.extract.postings.headers.glued import unglued
from kg.extract.postings.headers.job_terms import is_contract
from kg.extract.postings.headers.labels import bare_label, label_of, labelled
from kg.extract.postings.headers.lines import (
    Piece,
    cut_lines,
    cut_names,
    filed_under,
    heads_title,
    places_ahead,
    without_code,
    without_prefix,
    without_site,
)
from kg.extract.postings.headers.names import (
    EVERYBODY,
    is_code,
    name_rest,
    owned_title,
    with_plain_rest,
    with_rest_of_title,
)
from kg.extract.postings.headers.namesakes import without_namesake
from kg.extract.postings.headers.posters import poster
from kg.extract.postings.headers.spoken_lines import is_spoken
from kg.extract.postings.headers.turned import labels_first
from kg.extract.postings.headers.values import NAMELESS, goes_on, is_grade, is_question, is_value, may_fill
from kg.extract.postings.naming.firm_names import is_name
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import has_role_head
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

_BAR = re.compile(r"\s*\|\s*")
_MODES = word_set(
    "remote hybrid on-site onsite on site visa h1b relocation office or and in no yes sponsorship "
    "remote-ok remote-first remote-only remote-friendly us eu local"
    " distributed anteilig teilweise partial partially partly fully full flexible homeoffice möglich"
    " híbrido híbrida hibrido presencial remoto remota hybride distanciel présentiel"
    " télétravail partiel fréquent occasionnel ponctuel complet tageweise teletrabajo parcial"
)
_HERE = frozenset(("onsite", "on-site", "site"))
_IN_PERSON = frozenset(("in person", "in-person", "in office", "in-office"))
_MODES_OF_PLACES = frozenset(("us", "eu"))
#: "Fully remote  No visa needed".
_AFAR = re.compile(r"(?:fully|100 ?%) remote(?=\s{2}|[,;.]|$)", re.IGNORECASE)
_SALARY = re.compile(r"[$€£¥]\s?\d|\d\s?(?:€|EUR|USD|GBP|k\b)|\bper (?:hour|year|annum)\b", re.IGNORECASE)
_CLOSES = re.compile(r"\b(?:clos\w+|deadline|apply|until|frist|bis|limite|hasta)\b", re.IGNORECASE)
_STARTS = re.compile(r"\b(?:starts?|starting|begin\w*|from|ab|eintritt\w*|début|inicio)\b", re.IGNORECASE)
#: From when to when one is there: "June 2, 2031 - August 22, 2031".
_FROM_TO = re.compile(r"\d{4}\s+(?:[–—-]|to|until)\s+(?:\d|[A-Z][a-z]{2,8} \d)")
_LEVELS_ALONE = word_set("mid mid-level junior senior entry-level senior-level junior-level intermediate") | {
    "entry level",
    "mid level",
    "junior level",
    "senior level",
    "mid-senior level",
    "mid senior level",
}
_ASIDE = re.compile(r"\s*\([^()]{2,40}\)\s*$")
#: Under which number an advert is filed: "Job ID 348092".
_NUMBERED = re.compile(
    r"(?:job|req(?:uisition)?|posting|vacancy|reference|ref)\.?\s?(?:id|no\.?|number|nr\.?|code|#)?[\s.:#]*[A-Z]{0,4}[-_]?\d{3,}\S*",
    re.IGNORECASE,
)
#: A day without its year: "Oct 27".
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DAY = re.compile(rf"{_MONTH}\.? \d{{1,2}}|\d{{1,2}}\.? {_MONTH}")
#: What recruiters file an advert with: "#LI-Hybrid", its ornament cut off.
_TAG = re.compile(r"LI[-_]\w+")
_POSTED = re.compile(r"posted|published|updated|\bago\b|\bvor \d|\bil y a\b", re.IGNORECASE)


def read_header(lines: Sequence[Line], body: str, places: PlaceFinder) -> tuple[FieldSpan, ...]:
    """What the lines above a posting state; of lines that could be the employer, the one `body` names most wins."""
    found: list[FieldSpan] = []
    nameless: list[tuple[int, int, str]] = []
    lines = without_window(lines)
    barred = bool(lines) and lines[0].text.count("|") >= 2
    cells = _BAR.split(lines[0].text) if barred else [line.text for line in lines]
    table = sum(bare_label(cell) is not None for cell in cells) >= 2
    stacked = sum(label_of(line.text) is not None for line in lines) >= 3
    label: FieldName | None = None
    filled = True
    piped = piped_title(lines, places)
    found.extend(FieldSpan(FieldName.TITLE, line.start, line.end) for line in piped)
    lines = [line for line in lines if line not in piped]
    lines, filed = filed_under(lines, places)
    found.extend(FieldSpan(FieldName.TEAM, *part) for part in filed)
    rows = [row for line in lines if (row := _row(line))]
    found.extend(row for row in rows if row.start < row.end)
    lines = [line for line in lines if not _row(line)]
    pieces = _pieces(lines, places, table=table)
    pieces = [pieces[index] for index in labels_first([text for _, _, text in pieces], places)]
    text_at = {start: text for start, _, text in pieces}
    begins = {line.start for line in lines}
    for piece in pieces:
        alone = stacked or (piece[2].islower() and piece[0] in begins) or piece[2].rstrip().endswith(":")
        if alone and (named := label_of(piece[2])) and not is_value(piece, lines, label):
            label, filled = named, False
            continue
        if (
            label
            and (stacked or not filled)
            and not (filled and is_question(piece[2]))
            and may_fill(label, piece[2], places)
        ):
            strange = filled and not goes_on(label, piece[2], places)
            read = _recognised(*piece, found, places) if strange else None
            found.append(read or FieldSpan(FieldName.OTHER if strange else label, piece[0], piece[1]))
            filled = True
            continue
        label = None
        found += poster(*piece)
        span = _labelled(*piece, table=table) or _hirer(*piece) or _recognised(*piece, found, places)
        if span:
            found += [span, *beside(span, piece)]
        elif ahead := places_ahead(piece[0], piece[2], places):
            found.append(FieldSpan(FieldName.LOCATION, *ahead))
        elif piece[2].strip() and not (
            _MAIL.match(piece[2])
            or (NAMELESS.fullmatch(piece[2].strip()) and not _is_short_name(piece, found, pieces, body, places))
            or label_of(piece[2])
            or any(span.name is FieldName.TITLE and text_at.get(span.start) == piece[2] for span in found)
        ):
            nameless.append(piece)
    found = [part for span in found for part in owned_title(span, found, lines, body)]
    found = without_namesake(found, lines, body, places)
    found += _dated_inside(lines, found)
    if sum(_MAIL.match(line.text) is not None for line in lines) >= 2:
        found = [_of_mail(span, lines, places) for span in found]
    found += name_rest(list(nameless), found, body, lines, lines[0] if barred and lines else None)
    found = sorted(with_rest_of_title(found, nameless, lines), key=lambda span: span.start)
    return tuple(with_plain_rest(found, lines, body))


def _is_short_name(
    piece: Piece, found: Sequence[FieldSpan], pieces: Sequence[Piece], body: str, places: PlaceFinder
) -> bool:
    """Whether a few capitals name who hires: the text has them, or they stand between the title and the place.

    There "PqR" does, too, and the name of a site, which elsewhere is that of a board: "Contoso.io".
    """
    name = piece[2].strip()
    if not (is_code(name) or _SITE_OR_MIXED.fullmatch(name)):
        return False
    below = [text for start, _, text in pieces if start > piece[0]][:2]  # a quarter may stand before its town
    placed = any(is_place_line(text, places) for text in below)
    between = bool(found) and found[-1].name is FieldName.TITLE and placed
    return between or (is_code(name) and re.search(rf"(?<![\w&]){re.escape(name)}(?![\w&])", body) is not None)


_SITE_OR_MIXED = re.compile(r"[A-Z][\w-]{1,20}\.(?:io|ai|com|de|fr|co|net|tech|app|dev)|[A-Z][a-z&][A-Z]")


_DATED_INSIDE = re.compile(
    r"\b(?:(?P<closes>closing date|closes|deadline|apply by|bewerbungsfrist|date limite)"
    r"|(?:date )?posted|published|geplaatst|veröffentlicht|publiée?|publicad[oa]|advertised)"
    r"(?:\s+(?:on|since|op|am|le|el))?\s*:?\s+(?=\d|[A-Z])",
    re.IGNORECASE,
)


def _dated_inside(lines: Sequence[Line], found: Sequence[FieldSpan]) -> list[FieldSpan]:
    """The dates that lines of several statements name with a word for it: "Permanent. Posted: 3 May 2024"."""
    dated: list[FieldSpan] = []
    for line in lines:
        for word in _DATED_INSIDE.finditer(line.text):
            name = FieldName.CLOSED if word.group("closes") else FieldName.POSTED
            date = find_date(line.text, word.end(), word.end() + 24)
            if date and date[1] - word.end() <= 4 and not any(span.name is name for span in [*found, *dated]):
                dated.append(FieldSpan(name, line.start + date[1], line.start + date[2]))
    return dated


_MAIL = re.compile(r"(?:From|To|Sent|Date|Subject|Von|An|Betreff|De|À|Objet)\s*:\s", re.IGNORECASE)


#: Where the job is, at the end of a letter's subject: "Analyst (Riga)".
_PLACED_SUBJECT = re.compile(r"\s*\((?P<place>[^()]+(?:\([^()]*\)[^()]*)?)\)$")


def _of_mail(span: FieldSpan, lines: Sequence[Line], places: PlaceFinder) -> FieldSpan:
    """Of a letter: its date is not the posting's, and its subject need not name a job."""
    line = next((line for line in lines if line.start <= span.start < line.end), None)
    subject = line is not None and span.name is FieldName.TITLE and _MAIL.match(line.text) is not None
    idle = line is not None and subject and not has_role_head(line.text)
    if idle or span.name is FieldName.POSTED:
        return FieldSpan(FieldName.OTHER, span.start, span.end)
    placed = _PLACED_SUBJECT.search(line.text) if line and subject and span.end == line.end else None
    return (
        FieldSpan(FieldName.TITLE, span.start, span.start + placed.start() - (span.start - line.start))
        if placed and line and is_place_line(placed.group("place"), places)
        else span
    )


_ROW = re.compile(
    r"\|?\s*(?P<label>[^|\t]{2,40}?)(?:\s*[|\t]\s*|(?<! ) {3,}(?! ))(?P<value>(?:[^|\t ]|(?<! ) {1,2}(?! ))+?)\s*\|?"
)


def _row(line: Line) -> FieldSpan | None:
    """What a row of two cells states: "| Place | Norton, Sheffield |"."""
    match = _ROW.fullmatch(line.text)
    name = label_of(match.group("label")) if match else None
    if match is None or name is None or (name is FieldName.REMOTE and not _says_mode(match.group("value"))):
        return None
    return FieldSpan(name, line.start + match.start("value"), line.start + match.end("value"))


def _says_mode(value: str) -> bool:
    """Whether a cell answers the question where one works: "Remote | 3 years of experience" are two facts."""
    return all(
        word in _MODES or word.isdigit() or word == "%" for word in re.findall(r"[^\W_]+(?:-\w+)*|%", value.lower())
    )


def _pieces(lines: Sequence[Line], places: PlaceFinder, *, table: bool) -> list[Piece]:
    """What stands between bars and middle dots, and what a comma or dash joins: "Contoso – Berlin"."""
    pieces: list[Piece] = []
    for piece in (part for whole in cut_lines(lines) for part in unglued(whole, places)):
        if label := labelled(piece[2]) or (bare_label(piece[2]) if table else None):
            pieces.extend(_names(*piece, label[1], places) if label[0] is FieldName.ORGANIZATION else [piece])
            continue
        if (within := _IN_LINE.fullmatch(piece[2])) and is_place_line(within.group("place"), places):
            pieces.append((piece[0] + within.start("place"), piece[1], within.group("place")))
            continue
        for fact in cut_facts(*piece, places):
            bare = without_prefix(*fact)
            if fact[2].lower().endswith(" logo") and is_place_line(bare[2], places):
                continue  # a picture is of a name, whatever town has it, too
            pieces.extend(map(without_site, cut_card(*bare, places) or cut_names(*bare, places)))
    return pieces


def _names(start: int, end: int, text: str, value: int, places: PlaceFinder) -> list[Piece]:
    """A labelled employer with its label, and apart from it the place behind: "Employer: Contoso, Riga"."""
    name, *rest = cut_names(start + value, end, text[value:], places)
    return [(start, name[1], text[: name[1] - start]), *rest]


#: A line that says where with a small word: "in Riga", "based in Riga, Latvia".
_IN_LINE = re.compile(r"(?:(?:[Bb]ased|[Ll]ocated) )?(?:[Ii]n|[Àà]|[Ee]n) (?P<place>[A-ZÀ-Ý].{1,60})")


def _labelled(start: int, end: int, text: str, *, table: bool) -> FieldSpan | None:
    stated = text.strip().lower() in EMPLOYMENT
    label = labelled(text) or (bare_label(text) if table and not stated else None)
    if label is None:
        return None
    if label[0] is FieldName.TITLE and (not _WORD.search(text, label[1]) or is_grade(text[label[1] :])):
        return FieldSpan(FieldName.OTHER, start + label[1], end)  # "Vacancy: 01" counts them
    left, right, _ = without_prefix(start + label[1], end, text[label[1] :])
    return (
        FieldSpan(label[0], left, right) if label[0] is FieldName.TITLE else FieldSpan(label[0], start + label[1], end)
    )


_WORD = re.compile(r"[^\W\d_]{3}")
#: "at Contoso" on a line of its own, and "Die Stadt Regensburg sucht zum nächstmöglichen Zeitpunkt".
_AT = re.compile(
    r"(?:(?:[Cc]areers?|[Jj]obs|[Ww]ork(?:ing)?|[Ll]ife|[Kk]arriere|[Cc]arrières?|[Ee]mplois?) )?"
    r"(?:at|by|bei|chez|with) (?P<name>[A-ZÀ-Ý][^,;:!?|]{1,60})"
)
#: Whom an employer has search for it, where boards stand as well: "via Contoso Recruitment".
_VIA = re.compile(
    r"via (?P<name>[A-ZÀ-Ý][^,;:!?|]{1,50} (?:Recruit\w+|Personnel|Staffing|Search|Talent|Associates|Resourcing))"
)
_HIRER = re.compile(
    r"(?:(?:[Dd]ie|[Dd]er|[Dd]as|[Ll]e|[Ll]a|[Tt]he)\s+|[Ll][’'])?(?P<name>[A-ZÀ-Ý](?:[^,;:.!?]|\.(?>(?=\S)|(?<=\w\.\w\.))){2,60}?)\s+"
    r"(?:sucht|recrute|recherche|seeks|busca|contrata|ricerca|cerca|procura|zoekt|szuka|poszukuje|zatrudni|söker|søger"
    r"|søker|is (?:looking|hiring|seeking|recruiting))\b"
)


def _hirer(start: int, _end: int, text: str) -> FieldSpan | None:
    match = _AT.fullmatch(text) or _VIA.fullmatch(text) or _HIRER.match(text)
    name = match.group("name") if match else ""
    if match is None or not is_name(name) or name.split()[0].lower() in SMALL_WORDS or has_role_head(name):
        return None
    if NAMELESS.fullmatch(name.lower()):
        return None
    return FieldSpan(FieldName.ORGANIZATION, start + match.start("name"), start + match.end("name"))


def _recognised(start: int, end: int, text: str, found: list[FieldSpan], places: PlaceFinder) -> FieldSpan | None:
    lower = text.lower().strip()
    if text.strip() in _SHORT_COUNTRIES:
        return FieldSpan(FieldName.LOCATION, start, end)
    if not lower or (NAMELESS.fullmatch(lower) and lower not in EMPLOYMENT):
        return None
    words = [word for word in re.split(r"[\s,/()&+]+", lower) if word]
    if lower in EMPLOYMENT:
        return FieldSpan(FieldName.EMPLOYMENT_TYPE, start, end)
    if words and all(word in EMPLOYMENT or word in _MODES for word in words):
        named = [word for word in words if word in EMPLOYMENT]
        named = named[1:] if len(named) > 1 and words[0] == "contract" else named
        if not named and not _MODES_OF_PLACES.isdisjoint(words) and places.parse(text).places:
            return FieldSpan(FieldName.LOCATION, start, end)
        contract = next((word for word in named if EMPLOYMENT[word] != "permanent"), named[0] if named else None)
        either = "remote" in words and not _HERE.isdisjoint(words)
        mode = "remote" if either or words[0].startswith("remote-") else words[0]
        at = lower.find(contract or mode)
        return FieldSpan(
            FieldName.EMPLOYMENT_TYPE if contract else FieldName.REMOTE,
            start + at,
            start + at + len(contract or mode),
        )
    if (afar := _AFAR.match(text)) and not has_role_head(text):
        return FieldSpan(FieldName.REMOTE, start, start + afar.end())
    if lower in _IN_PERSON:
        return FieldSpan(FieldName.REMOTE, start, end)
    if lower in _LEVELS_ALONE:
        return FieldSpan(FieldName.LEVEL, start, end)
    if len(text) < 60 and (dated := find_date(text)) and len(dated[0]) <= len(text.strip()) <= dated[2] - dated[1] + 26:
        if _CLOSES.search(text):
            return FieldSpan(FieldName.CLOSED, start + dated[1], start + dated[2])
        if _STARTS.search(text) or _FROM_TO.search(text):
            return FieldSpan(FieldName.OTHER, start, end)
        return FieldSpan(FieldName.POSTED, start + dated[1], start + dated[2])
    if len(text) < 40 and _NUMBERED.fullmatch(text):
        return FieldSpan(FieldName.SOURCE_ID, start, end)
    if (len(text) < 40 and _POSTED.search(text)) or _DAY.fullmatch(lower) or _TAG.fullmatch(text):
        return FieldSpan(FieldName.OTHER, start, end)
    if len(text) < 80 and _SALARY.search(text):
        return FieldSpan(FieldName.SALARY, start, end)
    parts = [part.strip() for part in (_WIDE if "  " in text else _COMMA).split(text)]
    if 1 < len(parts) <= _TERMS and all(is_contract(part) for part in parts):
        chosen = next((part for part in parts if CONTRACT.search(part) and not _lasting(part)), parts[0])
        return FieldSpan(
            FieldName.EMPLOYMENT_TYPE, start + text.index(chosen), start + text.index(chosen) + len(chosen)
        )
    contract = stated_contract(text)
    if contract:
        return FieldSpan(FieldName.EMPLOYMENT_TYPE, start + contract[0], start + contract[1])
    if lower in DEPARTMENTS or _ASIDE.sub("", lower) in DEPARTMENTS:
        return FieldSpan(FieldName.CATEGORY, start, end)
    titled = any(span.name is FieldName.TITLE for span in found) or is_spoken(text) or EVERYBODY.fullmatch(lower)
    bare = _ASIDE.sub("", text)
    if not titled and not _MANY.fullmatch(lower) and heads_title(text, bare):
        return FieldSpan(FieldName.TITLE, start, end)
    if is_place_line(without_code(text), places):
        return FieldSpan(FieldName.LOCATION, start, end)
    if lower in CATEGORIES or all(
        part in CATEGORIES for part in re.split(r"\s*(?:[/&,]|\band\b|\bund\b)\s*|(?<!machine|ificial)\s+", lower)
    ):
        return FieldSpan(FieldName.CATEGORY, start, end)
    return None


#: Countries whose short names are no words and no departments, as "IT" and "AI" are.
_SHORT_COUNTRIES = frozenset(("USA", "UK", "US", "UAE", "U.S.", "U.K."))
#: Whom a menu speaks to: "Students".
_MANY = re.compile(r"[a-zß-ÿ]{4,}(?<!s)s")
_TERMS = 3
#: What parts terms of a contract: "Fixed Term, Full Time", "Fixed Term  Full Time".
_COMMA, _WIDE = re.compile(","), re.compile(r",|\s{2,}")


def _lasting(part: str) -> bool:
    """Whether a term only says that the contract does not end."""
    return EMPLOYMENT.get(part.lower()) == "permanent"
