"""YAML in, the records of its openings out: entries with a title, wherever they stand, with what is said above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from kg.ingest.formats.json_records import readings_of
from kg.ingest.formats.yaml_values import parse_yaml
from kg.ingest.reading import Problem, Reading
from kg.ingest.rows.reader import read_row
from kg.schema import RecordType

_TITLES = frozenset(("title", "name", "position", "role", "job", "jobtitle", "positiontitle", "vacancy", "opening"))
_EMPLOYERS = frozenset(("company", "employer", "organization", "organisation", "institution", "firm", "host", "lab"))
_PLACES = frozenset(("location", "locations", "city", "place", "where", "country", "office"))
_DATES = frozenset(
    "deadline expires expiry closing closes closed closingdate closedate applyby validthrough posted postdate "
    "dateposted postedon published".split()
)
_TERMS = frozenset("type jobtype employmenttype contract salary department team remote kind level".split())
_TEXTS = frozenset("requirements qualifications requiredskills responsibilities skills duties tasks terms body".split())
_LINKS = frozenset(("url", "link", "applyurl", "apply", "applylink", "href"))
#: Keys of lists of openings.
_LISTS = frozenset("jobs openings positions vacancies roles postings opportunities openpositions offers".split())
#: Keys of lists whose entries are parts of one employer.
_UNITS = frozenset(("departments", "teams", "groups", "areas", "categories", "divisions"))
#: What only the stations of a life have: both when they began and when they ended.
_BEGINS, _ENDS = frozenset(("start", "startdate", "from", "begin")), frozenset(("end", "enddate", "to", "until"))
_TOLD = _PLACES | _DATES | _EMPLOYERS
#: Words of titles of jobs, for entries that tell nothing else of one.
_JOB = re.compile(
    r"\b(?:ph\.?d|post-?doc\w*|intern(?:ship)?s?|engineers?|scientists?|developers?|managers?|assistants?|fellow\w*"
    r"|positions?|scholarships?|(?:doctoral|master|visiting|graduate) students?|technicians?|analysts?"
    r"|coordinators?|directors?|officers?|specialists?|designers?|writers?|teachers?|nurses?|consultants?"
    r"|architects?|researchers?|professors?|lecturers?)\b",
    re.IGNORECASE,
)
_DEEPEST, _MOST = 8, 50_000


@dataclass(slots=True)
class _Walk:
    """The openings found so far, and how many values were looked at: aliases may repeat a value without end."""

    rows: list[dict[str, object]] = field(default_factory=list)
    seen: int = 0


def read_yaml_records(text: str) -> Iterator[Reading] | None:
    """The readings of the openings that a YAML text lists; `None` where it lists none or is no YAML."""
    try:
        value = _retold(parse_yaml(text))
    except (yaml.YAMLError, RecursionError):
        return None
    if isinstance(value, list) and len(value) > 1 and (all(map(_is_flat, value)) or _are_jobs(value)):
        return readings_of(value, "yaml")
    walk = _Walk()
    _collect(value, {}, "", walk, 0)
    if walk.seen >= _MOST:
        return None
    readings = [read_row(row, "yaml", record_type=RecordType.POSTING) for row in walk.rows]
    return iter(readings) if readings and not all(isinstance(reading, Problem) for reading in readings) else None


def _retold(value: object) -> object:
    """The value, in whose lists of sentences a colon made an entry of one: "- Ownership: you plan" is a sentence."""
    if isinstance(value, Mapping):
        return {name: _retold(inner) for name, inner in value.items()}
    if not isinstance(value, list):
        return value
    if not any(isinstance(item, str) for item in value):
        return [_retold(item) for item in value]
    return [
        ": ".join(map(str, next(iter(item.items())))) if isinstance(item, Mapping) and len(item) == 1 else _retold(item)
        for item in value
    ]


def _is_flat(item: object) -> bool:
    """Whether an entry has nothing but values, and more than one."""
    return isinstance(item, Mapping) and len(item) > 1 and not any(isinstance(v, dict | list) for v in item.values())


def _are_jobs(items: Sequence[object]) -> bool:
    """Whether most entries of a list, none of which holds further ones, have titles of jobs."""
    rows = [item for item in items if isinstance(item, Mapping)]
    if len(rows) < len(items) or any(_holds_entries(value) for row in rows for value in row.values()):
        return False
    titles = [str(value) for row in rows for name, value in row.items() if _folded(name) in _TITLES]
    return 2 * sum(bool(_JOB.search(title)) for title in titles) > len(items)


def _collect(value: object, above: Mapping[str, object], key: str, walk: _Walk, depth: int) -> None:
    walk.seen += 1
    if depth > _DEEPEST or walk.seen >= _MOST:
        return
    if isinstance(value, list):
        for item in value:
            _collect(item, above, key, walk, depth + 1)
    elif isinstance(value, Mapping):
        keys = {_folded(name): name for name in value}
        if _is_opening(value, keys, key, above):
            walk.rows.append({**{n: v for n, v in above.items() if _folded(n) not in keys}, **_renamed(value)})
            return
        inherited = {**above, **_inherited(value, keys, key)}
        for name, inner in value.items():
            _collect(inner, inherited, _folded(name), walk, depth + 1)


def _is_opening(value: Mapping[str, object], keys: Mapping[str, str], key: str, above: Mapping[str, object]) -> bool:
    """Whether an entry has the title of a job and says where, until when, for whom or on which terms."""
    titles = [str(value[keys[name]]) for name in _TITLES & keys.keys()]
    lived = _BEGINS & keys.keys() and _ENDS & keys.keys()
    if not any(titles) or lived or any(map(_holds_entries, value.values())):
        return False
    called = any(map(_JOB.search, titles))
    told = len(_TOLD & keys.keys()) + sum(bool(names & keys.keys()) for names in (_TERMS, _LINKS, _TEXTS))
    of_jobs = called or bool(above) or bool((_EMPLOYERS | _TERMS) & keys.keys())
    return (of_jobs and told + called + bool(above) > 1) or (key in _LISTS and len(value) > 1)


def _renamed(value: Mapping[str, object]) -> dict[str, object]:
    """The entry; a role that is told at length is what one does, and no second title."""
    long = {
        name: "responsibilities" for name, told in value.items() if _folded(name) == "role" and len(str(told)) > 100
    }
    return {long.get(name, name): told for name, told in value.items()}


def _holds_entries(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(item, Mapping) for item in value)


def _inherited(value: Mapping[str, object], keys: Mapping[str, str], key: str) -> dict[str, object]:
    """What an entry that holds openings says of all of them: whose they are, where, since when."""
    own = {name: value[name] for name in value if isinstance(value[name], str) and value[name]}
    found = {name: own[name] for folded, name in keys.items() if name in own and folded in _TOLD}
    named = next((own[keys[name]] for name in ("name", "title") if keys.get(name) in own), None)
    if named and not _EMPLOYERS & {_folded(name) for name in found} and _LISTS & keys.keys():
        found["department" if key in _UNITS else "company"] = named
    return found


def _folded(name: object) -> str:
    return "".join(char for char in str(name).casefold() if char.isalnum())
