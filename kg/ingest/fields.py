"""A row in, a record of typed parts out: every column is read by what it means, in a fixed order of fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.ingest.authors import author_parts
from kg.ingest.columns import Column, Helper, Meaning, Plan, fold_column, plan_for
from kg.ingest.dates import iso_date, year_of
from kg.ingest.nested import flat
from kg.ingest.reading import Page, Part, Problem, Reading, Record, Row, Value
from kg.ingest.tidy import as_list, line, prose, scalar_text
from kg.schema import FieldName, RecordType

_F = FieldName
_HEADINGS = {
    _F.RESPONSIBILITIES: "Responsibilities",
    _F.QUALIFICATIONS: "Qualifications",
    _F.PREFERRED_QUALIFICATIONS: "Preferred qualifications",
    _F.EDUCATION: "Education",
}
_OWN_HEADINGS = re.compile(
    r"^\s*(?P<heading>(?:(?:key |main |your |job |minimum |basic |preferred |required |desired |additional )*"
    r"(?:responsibilities|qualifications|requirements|duties|skills|experience|education))|nice to have)"
    r"(?:\s*[:\n]\s*|\s+(?=- )|\s+(?=[•⦁]))",
    re.IGNORECASE,
)
_POSTING_ORDER = (
    _F.TITLE, _F.ORGANIZATION, _F.SUBORGANIZATION, _F.TEAM, _F.LOCATION, _F.REMOTE, _F.CATEGORY, _F.INDUSTRY, _F.LEVEL,
    _F.EMPLOYMENT_TYPE, _F.SALARY, _F.POSTED, _F.CLOSED, _F.SKILL, _F.KEYWORD, _F.DESCRIPTION, _F.RESPONSIBILITIES,
    _F.QUALIFICATIONS, _F.PREFERRED_QUALIFICATIONS, _F.EDUCATION, _F.OTHER, _F.URL, _F.SOURCE_ID,
)  # fmt: skip
_PAPER_ORDER = (
    _F.TITLE, _F.AUTHOR, _F.AFFILIATION, _F.VENUE, _F.YEAR, _F.KEYWORD, _F.ABSTRACT, _F.OTHER, _F.DOI, _F.ARXIV_ID,
    _F.URL, _F.SOURCE_ID,
)  # fmt: skip
_SEMICOLONS = re.compile(r"\s*[;|\n•⦁]\s*")
_COMMAS = re.compile(r"\s*[,;|\n•⦁]\s*")
_EMPLOYMENT = re.compile(
    r"full|part|contract|intern|temp|perm|freelanc|regular|season|casual|volunt|appren|trainee|fixed|hourly|vollzeit"
    r"|teilzeit|praktik|befrist|festanst|minijob|werkstud|ausbildung|cdi|cdd|stage|altern|plein|partiel|complet"
    r"|parcial|indefinid|prácticas|per diem|shift|student|fellow|exempt|consult|self|employ",
    re.IGNORECASE,
)
_INDICATORS = {"f": "Full-time", "p": "Part-time", "ft": "Full-time", "pt": "Part-time"}
_OCCUPATION = re.compile(
    r"(?:\b(?:intern|lead|head|chief|staff|vp|rep|executive|technician)|(?:er|or|ist|ant|yst|ian))s?$", re.I
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_LANGUAGES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
}


@dataclass(frozen=True, slots=True)
class _Cells:
    """A flat row seen through its plan: what was written for a meaning, best column first."""

    cells: dict[str, object]
    plan: Plan

    def of(self, meaning: Meaning) -> list[object]:
        columns = sorted((c for c in self.plan.columns if c.meaning == meaning), key=lambda column: column.rank)
        return [self.cells[column.name] for column in columns]

    def columns(self, meaning: Meaning | None) -> list[Column]:
        return [column for column in self.plan.columns if column.meaning == meaning]

    def first_line(self, meaning: Meaning) -> str:
        return next((text for cell in self.of(meaning) if (text := line(_single(cell)))), "")


def read_row(row: Row, media: str, record_type: RecordType | None = None) -> Reading:
    """What one row holds: a record, a page if it is nothing but a text, or the problem with it."""
    cells = {name: value for name, value in flat(row).items() if value is not None and value != "" and value != []}
    plan = plan_for(tuple(cells), record_type)
    if not plan.usable:
        return Problem(_unusable(cells, plan))
    seen = _Cells(cells, plan)
    return _page(seen, media) if plan.record_type is None else _record(seen, media, plan.record_type)


def _unusable(cells: dict[str, object], plan: Plan) -> str:
    names = ", ".join(list(cells)[:8]) + (", …" if len(cells) > 8 else "")
    if not cells:
        return "an empty record; nothing to read"
    if plan.is_taxonomy:
        return f"a taxonomy, not postings or papers (columns {names}); give it with --taxonomy"
    return f'no column is known as a title or a text (columns {names}); name one of them "title" or "description"'


def _page(cells: _Cells, media: str) -> Page | Problem:
    body = "\n\n".join(text for cell in cells.of(Helper.BODY) if (text := prose(cell)))
    title = cells.first_line(FieldName.TITLE) or None
    text = "\n\n".join(part for part in (title, body) if part)
    if not text:
        return Problem("an empty record; nothing to read")
    return Page(
        text=text,
        media=media,
        title=title,
        published=_date(cells.of(FieldName.POSTED)),
        language=_language(cells),
        url=cells.first_line(FieldName.URL) or None,
        own_id=cells.first_line(FieldName.SOURCE_ID) or None,
    )


def _record(cells: _Cells, media: str, record_type: RecordType) -> Record | Problem:
    is_paper = record_type is RecordType.PAPER
    found = _paper_parts(cells) if is_paper else _posting_parts(cells)
    parts = tuple(part for part in found if part.values)
    names = {part.name for part in parts}
    if names <= {_F.URL, _F.SOURCE_ID}:
        return Problem("an empty record; nothing to read")
    return Record(
        record_type=record_type,
        parts=parts,
        media=media,
        own_id=cells.first_line(_F.SOURCE_ID) or cells.first_line(_F.URL) or None,
        url=cells.first_line(_F.URL) or None,
        published=_date(cells.of(_F.YEAR)) or _year(cells) if is_paper else _date(cells.of(_F.POSTED)),
        language=_language(cells),
    )


def _posting_parts(cells: _Cells) -> Iterable[Part]:
    for name in _POSTING_ORDER:
        reader = _READERS.get(name)
        if reader is not None:
            yield Part(name, _values(reader(cells)))
        elif name is _F.OTHER:
            yield from _other_parts(cells)
        elif name in _HEADINGS or name is _F.DESCRIPTION:
            yield from _prose_parts(name, cells)
        else:
            yield Part(name, _values([cells.first_line(name)]))


def _paper_parts(cells: _Cells) -> Iterable[Part]:
    authors, affiliations = author_parts(cells.of(_F.AUTHOR), cells.of(_F.AFFILIATION))
    for name in _PAPER_ORDER:
        if name is _F.AUTHOR:
            yield Part(name, authors)
        elif name is _F.AFFILIATION:
            yield Part(name, affiliations)
        elif name is _F.YEAR:
            yield Part(name, _values([_year(cells) or ""]))
        elif name is _F.KEYWORD:
            yield Part(name, _values(_keywords(cells)))
        elif name is _F.ABSTRACT:
            yield from _prose_parts(name, cells)
        elif name is _F.OTHER:
            yield from _other_parts(cells)
        else:
            yield Part(name, _values([cells.first_line(name)]))


# --- fields with rules of their own ----------------------------------------------------------


def _teams(cells: _Cells) -> list[str]:
    teams = [
        text.replace("-", " ") if _SLUG.fullmatch(text) else text for text in _lines(cells.of(_F.TEAM), _SEMICOLONS)
    ]
    return teams + [text for text in _roles(cells) if not _OCCUPATION.search(text)]


def _categories(cells: _Cells) -> list[str]:
    return _lines(cells.of(_F.CATEGORY), _SEMICOLONS) + [text for text in _roles(cells) if _OCCUPATION.search(text)]


def _roles(cells: _Cells) -> list[str]:
    """ "Role" beside a title names an occupation ("Account Executive") or, as often, a department ("Sales")."""
    return _lines(cells.of(Helper.ROLE), _SEMICOLONS)


def _locations(cells: _Cells) -> list[str]:
    stated = [text.rstrip(" ,") for text in _lines(cells.of(_F.LOCATION), _SEMICOLONS)]
    joined = ", ".join(_distinct(cells.first_line(name) for name in (Helper.CITY, Helper.REGION, Helper.COUNTRY)))
    city = cells.first_line(Helper.CITY)
    if not joined or any(_words(joined) <= _words(text) for text in stated):
        return stated or _lines(cells.of(Helper.OFFICE), _SEMICOLONS)
    if not city:
        return stated or [joined]
    return [joined, *(text for text in stated if not _about_same_place(text, city, joined))]


def _about_same_place(text: str, city: str, joined: str) -> bool:
    return _words(text) <= _words(joined) or bool(_words(city) & _words(text))


def _remote(cells: _Cells) -> list[str]:
    words = {"true": "Remote", "yes": "Remote", "1": "Remote", "telecommute": "Remote",
             "false": "Not remote", "no": "Not remote", "0": "Not remote"}  # fmt: skip
    texts = [line(_single(cell)) for cell in cells.of(_F.REMOTE)]
    return [words.get(text.casefold(), text) for text in texts if text and len(text) < 60][:1]


def _levels(cells: _Cells) -> list[str]:
    return [text for text in _lines(cells.of(_F.LEVEL), _SEMICOLONS) if not text.replace(".", "").isdigit()][:3]


def _employment_types(cells: _Cells) -> list[str]:
    texts = [_INDICATORS.get(text.casefold(), text) for text in _lines(cells.of(_F.EMPLOYMENT_TYPE), _COMMAS)]
    return [text for text in texts if _EMPLOYMENT.search(text)]


def _posted(cells: _Cells) -> list[str]:
    return [_date(cells.of(_F.POSTED)) or ""]


def _closed(cells: _Cells) -> list[str]:
    return [_date(cells.of(_F.CLOSED)) or ""]


def _salary(cells: _Cells) -> list[str]:
    stated = next(
        (text for cell in cells.of(_F.SALARY) if (text := line(_single(cell))) and text not in {"0", "0.0"}), ""
    )
    if stated:
        return [stated]
    bounds = [_amount(cells.first_line(name)) for name in (Helper.SALARY_FROM, Helper.SALARY_TO)]
    amounts = " – ".join(_distinct(bounds))
    units = [line(cell) for cell in cells.of(Helper.SALARY_UNIT)]
    return [" ".join(_distinct([amounts, *units]))] if amounts else []


def _amount(text: str) -> str:
    return "" if text.strip("0.,") == "" else text


def _skills(cells: _Cells) -> list[str]:
    return [text for text in _lines(cells.of(_F.SKILL), _COMMAS) if len(text) <= 100] if not _skill_prose(cells) else []


def _skill_prose(cells: _Cells) -> list[str]:
    """Skills written as sentences belong to the qualifications."""
    texts = _lines(cells.of(_F.SKILL), _COMMAS)
    if not texts or max(map(len, texts)) <= 100:
        return []
    return [text for cell in cells.of(_F.SKILL) if (text := prose(cell))]


def _tags(cells: _Cells) -> list[str]:
    return [text for text in _lines(cells.of(_F.KEYWORD), _COMMAS) if len(text) <= 100]


def _titles(cells: _Cells) -> list[str]:
    return [cells.first_line(_F.TITLE)]


def _industries(cells: _Cells) -> list[str]:
    return _lines(cells.of(_F.INDUSTRY), _SEMICOLONS)


_READERS: dict[FieldName, Callable[[_Cells], list[str]]] = {
    _F.TITLE: _titles,
    _F.TEAM: _teams,
    _F.LOCATION: _locations,
    _F.REMOTE: _remote,
    _F.CATEGORY: _categories,
    _F.INDUSTRY: _industries,
    _F.LEVEL: _levels,
    _F.EMPLOYMENT_TYPE: _employment_types,
    _F.SALARY: _salary,
    _F.POSTED: _posted,
    _F.CLOSED: _closed,
    _F.SKILL: _skills,
    _F.KEYWORD: _tags,
}


def _keywords(cells: _Cells) -> list[str]:
    found: list[str] = []
    for cell in cells.of(_F.KEYWORD):
        text = cell if isinstance(cell, str) else ""
        found += _lines([cell], _SEMICOLONS if ";" in text or "|" in text else _COMMAS)
    return _distinct(found)


def _year(cells: _Cells) -> str | None:
    return next((year for cell in cells.of(_F.YEAR) if (year := year_of(_single(cell)))), None)


def _date(cells: Sequence[object]) -> str | None:
    return next((found for cell in cells if (found := iso_date(_single(cell)))), None)


def _language(cells: _Cells) -> str | None:
    text = cells.first_line(Helper.LANGUAGE).casefold()
    if text in _LANGUAGES:
        return _LANGUAGES[text]
    found = _LANGUAGE.fullmatch(text)
    return found[1] if found else None


# --- prose -----------------------------------------------------------------------------------


def _prose_parts(name: FieldName, cells: _Cells) -> Iterable[Part]:
    texts = [text for cell in cells.of(name) if (text := prose(cell))]
    if name is _F.QUALIFICATIONS:
        texts += _skill_prose(cells)
    for text in _without_repeats(texts):
        yield _headed(name, text)


def _headed(name: FieldName, text: str) -> Part:
    """A block of prose below its heading; a heading the cell brings itself takes the place of ours."""
    heading = _HEADINGS.get(name)
    own = _OWN_HEADINGS.match(text) if heading else None
    if own is None or not text[own.end() :].strip():
        return Part(name, (Value(text),), heading)
    rest = text[own.end() :].strip()
    return Part(name, (Value(rest),), own["heading"].strip().capitalize())


def _without_repeats(texts: list[str]) -> list[str]:
    """The texts without those that another one contains, as a plain version beside one in HTML."""
    kept: list[str] = []
    for text in texts:
        start = " ".join(text[:400].split())
        if not any(start in " ".join(other.split()) for other in kept):
            kept.append(text)
    return kept


def _other_parts(cells: _Cells) -> Iterable[Part]:
    """Columns nobody knows are kept if they hold sentences; numbers, ids and addresses are not."""
    for column in (*cells.columns(_F.OTHER), *cells.columns(None)):
        text = prose(cells.cells[column.name])
        if _is_prose(text):
            heading = fold_column(column.name.rsplit(".", 1)[-1]).capitalize()
            yield Part(_F.OTHER, (Value(text),), heading or None)


def _is_prose(text: str) -> bool:
    words = text.split()
    return len(words) >= 8 and len(text) / len(words) < 15 and not text.startswith(("{", "http://", "https://"))


# --- cells -----------------------------------------------------------------------------------


def _lines(cells: Iterable[object], separators: re.Pattern[str]) -> list[str]:
    """All values of some cells: lists are opened, other cells split at the separators; repeats left out."""
    texts: list[str] = []
    for cell in cells:
        items = as_list(cell)
        if items is not None:
            texts += [text for item in items if (text := line(item))]
        elif text := prose(cell):
            texts += [piece for part in separators.split(text) if (piece := line(part))]
    return _distinct(texts)


def _single(cell: object) -> object:
    """The first item of a list, otherwise the cell."""
    items = as_list(cell)
    return cell if items is None else next((item for item in items if scalar_text(item)), "")


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def _values(texts: Iterable[str]) -> tuple[Value, ...]:
    return tuple(Value(text) for text in _distinct(texts))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
