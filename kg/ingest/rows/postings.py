"""The cells of a posting in, its typed parts out, in the order in which they are rendered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.ingest.reading import Part
from kg.ingest.rows.cells import COMMAS, SEMICOLONS, Cells, distinct, first_item, values
from kg.ingest.rows.column_names import Helper
from kg.ingest.rows.prose_parts import HEADINGS, other_parts, prose_parts
from kg.ingest.rows.tidy import line, prose
from kg.schema import FieldName

_F = FieldName
_ORDER = (
    _F.TITLE, _F.ORGANIZATION, _F.SUBORGANIZATION, _F.TEAM, _F.LOCATION, _F.REMOTE, _F.CATEGORY, _F.INDUSTRY, _F.LEVEL,
    _F.EMPLOYMENT_TYPE, _F.SALARY, _F.POSTED, _F.CLOSED, _F.SKILL, _F.KEYWORD, _F.DESCRIPTION, _F.RESPONSIBILITIES,
    _F.QUALIFICATIONS, _F.PREFERRED_QUALIFICATIONS, _F.EDUCATION, _F.OTHER, _F.URL, _F.SOURCE_ID,
)  # fmt: skip
_EMPLOYMENT = re.compile(
    r"full|part|contract|intern(?!al|at)|temp|perm|freelanc|regular|season|casual|volunt|appren|trainee|fixed|hourly"
    r"|vollzeit"
    r"|teilzeit|praktik|befrist|festanst|minijob|werkstud|ausbildung|cdi|cdd|stage|altern|int[ée]rim|plein|partiel"
    r"|complet"
    r"|parcial|indefinid|prácticas|per diem|shift|student|fellow|exempt|consult|self|employ",
    re.IGNORECASE,
)
_INDICATORS = {"f": "Full-time", "p": "Part-time", "ft": "Full-time", "pt": "Part-time"}
_REMOTE = {
    "true": "Remote", "yes": "Remote", "1": "Remote", "telecommute": "Remote",
    "false": "Not remote", "no": "Not remote", "0": "Not remote",
}  # fmt: skip
_OCCUPATION = re.compile(
    r"(?:\b(?:intern|lead|head|chief|staff|vp|rep|executive|technician)|(?:er|or|ist|ant|yst|ian))s?$", re.IGNORECASE
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_LONGEST_SKILL, _LONGEST_LEVEL = 100, 30
_RATING = re.compile(r"(?<=\S)\s+\d\.\d$")


def posting_parts(cells: Cells) -> Iterator[Part]:
    """Parts of a posting; those without a value too."""
    for name in _ORDER:
        if name is _F.OTHER:
            yield Part(name, values(cells.lines(name, SEMICOLONS)))
            yield from other_parts(cells)
        elif name is _F.QUALIFICATIONS:
            yield from prose_parts(name, cells, further=[*_experience(cells), *_skill_prose(cells)])
        elif name is _F.DESCRIPTION:
            yield from prose_parts(name, cells, further=_bodies(cells))
        elif name in HEADINGS:
            yield from prose_parts(name, cells)
        else:
            yield Part(name, values(_RULES[name](cells) if name in _RULES else [cells.line(name)]))


def _teams(cells: Cells) -> list[str]:
    teams = cells.lines(_F.TEAM, SEMICOLONS)
    return [_spoken(text) for text in teams] + [text for text in _roles(cells) if not _OCCUPATION.search(text)]


def _categories(cells: Cells) -> list[str]:
    named = [text for text in cells.lines(_F.CATEGORY, SEMICOLONS) if any(map(str.isalpha, text))]
    return named + [text for text in _roles(cells) if _OCCUPATION.search(text)]


def _roles(cells: Cells) -> list[str]:
    """What "role" says beside a title: an occupation ("Account Executive") or, as often, a department ("Sales")."""
    return cells.lines(Helper.ROLE, SEMICOLONS)


def _spoken(team: str) -> str:
    return team.replace("-", " ") if _SLUG.fullmatch(team) else team


def _locations(cells: Cells) -> list[str]:
    """Places as stated; city, region and country from columns of their own are joined and not said twice."""
    stated = [text.rstrip(" ,") for text in cells.lines(_F.LOCATION, SEMICOLONS)]
    city = cells.line(Helper.CITY)
    joined = ", ".join(distinct([city, cells.line(Helper.REGION), cells.line(Helper.COUNTRY)]))
    if not joined or any(_words(joined) <= _words(text) for text in stated):
        return stated or cells.lines(Helper.OFFICE, SEMICOLONS)
    if not city:
        return stated or [joined]
    return [joined, *(text for text in stated if not _is_same_place(text, city, joined))]


def _is_same_place(text: str, city: str, joined: str) -> bool:
    return _words(text) <= _words(joined) or bool(_words(city) & _words(text))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _remote(cells: Cells) -> list[str]:
    text = cells.line(_F.REMOTE)
    return [_REMOTE.get(text.casefold(), text)] if len(text) < 60 else []


def _levels(cells: Cells) -> list[str]:
    texts = [*cells.lines(_F.LEVEL, SEMICOLONS), *filter(_is_level, map(prose, cells.of(Helper.EXPERIENCE)))]
    return [text for text in texts if not text.replace(".", "").isdigit()][:3]


def _experience(cells: Cells) -> list[str]:
    """Experience that says more than "Mid" or "4"."""
    texts = [prose(cell) for cell in cells.of(Helper.EXPERIENCE)]
    return [text for text in texts if not _is_level(text) and not text.replace(".", "").isdigit()]


def _is_level(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_LEVEL and not any(map(str.isdigit, text)) and "\n" not in text


def _bodies(cells: Cells) -> list[str]:
    """Texts of no certain name; teasers only where there is nothing longer."""
    teasers = [] if cells.of(_F.DESCRIPTION) else cells.of(Helper.TEASER)
    return [*cells.texts_for_titles(), *(prose(cell) for cell in (*cells.of(Helper.BODY), *teasers))]


def _employment_types(cells: Cells) -> list[str]:
    texts = [_INDICATORS.get(text.casefold(), text) for text in cells.lines(_F.EMPLOYMENT_TYPE, COMMAS)]
    known = {re.sub(r"[\W_]+", "", text.casefold()): text for text in reversed(texts) if _EMPLOYMENT.search(text)}
    return list(reversed(known.values()))


def _salary(cells: Cells) -> list[str]:
    stated = next((text for cell in cells.of(_F.SALARY) if (text := _amount(line(first_item(cell))))), "")
    if stated:
        return [stated]
    bounds = distinct(_amount(cells.line(bound)) for bound in (Helper.SALARY_FROM, Helper.SALARY_TO))
    units = [line(cell) for cell in cells.of(Helper.SALARY_UNIT)]
    return [" ".join(distinct([" – ".join(bounds), *units]))] if bounds else []


def _amount(text: str) -> str:
    return text if text.strip("0.,") else ""


def _skills(cells: Cells) -> list[str]:
    skills = cells.lines(_F.SKILL, COMMAS)
    return skills if max(map(len, skills), default=0) <= _LONGEST_SKILL else []


def _skill_prose(cells: Cells) -> list[str]:
    """Skills written as sentences are qualifications."""
    return [] if _skills(cells) else [prose(cell) for cell in cells.of(_F.SKILL)]


def _tags(cells: Cells) -> list[str]:
    return [text for text in cells.lines(_F.KEYWORD, COMMAS) if len(text) <= _LONGEST_SKILL]


_RULES: dict[FieldName, Callable[[Cells], list[str]]] = {
    _F.TITLE: lambda cells: [cells.title()],
    _F.ORGANIZATION: lambda cells: [_RATING.sub("", cells.line(_F.ORGANIZATION))],
    _F.TEAM: _teams,
    _F.LOCATION: _locations,
    _F.REMOTE: _remote,
    _F.CATEGORY: _categories,
    _F.INDUSTRY: lambda cells: cells.lines(_F.INDUSTRY, SEMICOLONS),
    _F.LEVEL: _levels,
    _F.EMPLOYMENT_TYPE: _employment_types,
    _F.SALARY: _salary,
    _F.POSTED: lambda cells: [cells.date(_F.POSTED) or ""],
    _F.CLOSED: lambda cells: [cells.date(_F.CLOSED) or ""],
    _F.SKILL: _skills,
    _F.KEYWORD: _tags,
}
