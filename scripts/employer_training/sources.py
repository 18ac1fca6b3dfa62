"""Files of `../shared/data` in, rows out: adverts with their employers, and short strings by what they are."""

from __future__ import annotations

import ast
import csv
import gzip
import html
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

csv.field_size_limit(10**9)


class Kind(StrEnum):
    """What a short string is."""

    ORGANIZATION = "organization"
    TITLE = "title"
    PLACE = "place"
    UNIT = "unit"
    TERM = "term"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Row:
    """One advert of a set whose columns tell its employer."""

    title: str
    place: str
    employer: str
    text: str


def adverts(data: Path) -> Iterator[Row]:
    """Adverts of all sets that have both a text and an employer."""
    for row in (*_boards(data), *_california(data), *_remote(data), *_wuzzuf(data), *_large(data)):
        employer = row.employer.split("\n")[0].strip()
        if employer and len(row.text) >= _SHORTEST:
            yield Row(row.title.strip(), row.place.strip(), employer, row.text)


_SHORTEST = 400


def _boards(data: Path) -> Iterator[Row]:
    for path in sorted((data / "ds_boards_2020").glob("*.csv.gz")):
        for row in _csv(path):
            text = _lines(row["Description"])
            yield Row(row.get("Job Title") or row.get("Name") or "", row["Location"], row["Company"] or "", text)


def _lines(text: str) -> str:
    """The text of a column that holds a Python list of its lines."""
    if not text.startswith(("['", '["')):
        return text
    try:
        return "\n".join(line.strip() for line in ast.literal_eval(text))
    except (SyntaxError, ValueError):
        return ""


def _california(data: Path) -> Iterator[Row]:
    for path in sorted((data / "ds_california_2018").glob("*.csv.gz")):
        for row in _csv(path):
            yield Row(row["title"], row["location"], row["company"], row["description"])


def _remote(data: Path) -> Iterator[Row]:
    for path in sorted((data / "remote_boards_2026").glob("*.json.gz")):
        for job in json.loads(_read(path))["jobs"]:
            parts = (html.unescape(job[name] or "") for name in ("title", "location", "company", "description"))
            yield Row(*parts)


def _wuzzuf(data: Path) -> Iterator[Row]:
    for line in _read(data / "wuzzuf_2023/job_postings_data_final.csv.gz").splitlines()[1:]:
        columns = line.split("~")
        if len(columns) == _WUZZUF_COLUMNS:
            title, text, asked, employer, town, country = (columns[index] for index in (0, 7, 8, 10, 11, 12))
            yield Row(title, f"{town}, {country}", employer, f"{text}\n{asked}")


_WUZZUF_COLUMNS = 13


def _large(data: Path) -> Iterator[Row]:
    for path in sorted((data / "bigco_careers_2025").glob("*.csv*")):
        employer = re.split(r"[_.]", path.name)[0]
        for row in list(_csv(path))[::_EVERY]:
            parts = [f"{name}\n{row[name]}" for name in _PARTS if len(row.get(name) or "") > len("Not Provided")]
            yield Row(row["Job Title"], row["Location"], employer, "\n".join(parts))


#: Of each large employer a tenth is enough.
_EVERY = 10
_PARTS = ("Description", "Responsibilities", "Minimum Qualifications", "Preferred Qualifications")


def strings(data: Path) -> Iterator[tuple[Kind, str]]:
    """Short strings and what they are, some more than once."""
    for row in adverts(data):
        yield from ((Kind.ORGANIZATION, row.employer), (Kind.TITLE, row.title), (Kind.PLACE, row.place))
        yield from ((Kind.LINE, line) for line in map(_bare, row.text.splitlines()) if _is_short(line))
    yield from _common_words(data)
    yield from _lists(data)
    yield from _affiliations(data)


def _common_words(data: Path) -> Iterator[tuple[Kind, str]]:
    """Capitalised words that adverts of many employers have, German nouns above all: none of them is a name."""
    used: dict[str, set[str]] = defaultdict(set)
    for row in adverts(data):
        for word in set(_CAPITALISED.findall(row.text)):
            used[word].add(row.employer)
    for word, employers in used.items():
        if len(employers) >= _MANY:
            yield Kind.TERM, word


_CAPITALISED = re.compile(r"(?<![\w<&])[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý]?[a-zà-ÿ]+)?(?!\w)")
_MANY = 4


_LONGEST_LINE, _MOST_WORDS = 70, 8


def _is_short(line: str) -> bool:
    return 2 < len(line) <= _LONGEST_LINE and len(line.split()) <= _MOST_WORDS


def _bare(line: str) -> str:
    return line.strip(" •*-–·\t")


def _lists(data: Path) -> Iterator[tuple[Kind, str]]:
    for line in filter(None, _read(data / "greenhouse_2026/greenhouse_boards_titles_2026-08.jsonl.gz").split("\n")):
        row = json.loads(line)
        yield from (
            (Kind.ORGANIZATION, row["company_name"] or ""),
            (Kind.TITLE, row["title"] or ""),
            (Kind.PLACE, row["location"] or ""),
        )
    for job in json.loads(_read(data / "gov_ca_jobbank_2022/job_postings_complete.json.gz")).values():
        yield Kind.ORGANIZATION, job.get("employer_name") or ""
        yield Kind.TITLE, job.get("job_title") or ""
    for row in _csv(data / "nyc_gov_jobs/nyc-jobs.csv.gz"):
        yield from ((Kind.UNIT, row["Division/Work Unit"]), (Kind.ORGANIZATION, row["Agency"].title()))
    for row in _csv(data / "google_job_skills_2018/job_skills.csv.gz"):
        yield from ((Kind.UNIT, row["Category"]), (Kind.TITLE, row["Title"]))
    for line in _read(data / "taxonomies/job_titles_70k/job-titles.txt.gz").splitlines():
        yield Kind.TITLE, line.title()
    for row in _csv(data / "taxonomies/locations/world-cities.csv.gz"):
        yield from ((Kind.PLACE, row["name"]), (Kind.PLACE, f"{row['name']}, {row['country']}"))
    for path in sorted((data / "taxonomies/esco_official_en").glob("skillGroups*")):
        yield from ((Kind.TERM, row["preferredLabel"] or "") for row in _csv(path))


#: What an affiliation names that is a part of a house.
_PART = re.compile(
    r"\b(?:[Dd]ep(?:artmen)?t|[Ss]chool of|[Ff]aculty|[Pp]rogram|[Dd]ivision|[Ll]ab(?:oratory|s)?\b"
    r"|[Cc]ent(?:er|re) (?:for|of)|[Gg]roup|[Cc]omputer [Ss]cience|[Ss]tatistics|[Ee]ngineering"
    r"|[Ii]nstitute of (?:Comput|Artif|Info|Auto)|[Mm]athemat)"
)


def _affiliations(data: Path) -> Iterator[tuple[Kind, str]]:
    for path in sorted((data / "papers/venues").glob("*.jsonl.gz")):
        for line in filter(None, _read(path).split("\n")):
            row = json.loads(line)
            for whole in (row.get("aff") or "").split(";"):
                for name in re.split(r"\+| and ", ",".join(whole.split(",")[:2]).replace(",", "+")):
                    part = _PART.search(name) and "Universit" not in name
                    yield Kind.UNIT if part else Kind.ORGANIZATION, name
            keywords = row.get("keywords")
            for word in re.split(r"[;,]", keywords) if isinstance(keywords, str) else ():
                yield Kind.TERM, word.title()


def _read(path: Path) -> str:
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8", "replace")


def _csv(path: Path) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(_read(path)))
