"""Files of `../shared/data` in, jobs out: what columns say of each opening, and the text of some adverts."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from employer_training.sources import adverts

csv.field_size_limit(10**9)


@dataclass(frozen=True, slots=True)
class Job:
    """One opening; what no column tells is empty."""

    title: str
    place: str = ""
    employer: str = ""
    team: str = ""
    text: str = ""
    language: str = "en"


def jobs(data: Path) -> Iterator[Job]:
    """Openings of all sets, those with texts first."""
    for row in adverts(data):
        yield Job(_line(row.title), _line(row.place), _line(row.employer), "", row.text, _language(row.text))
    yield from _boards(data)
    yield from _teams(data)
    yield from _city(data)
    yield from _canada(data)
    yield from _foreign(data)


def is_held_out(job: Job, share: int = 5) -> bool:
    """Whether a job is of the fifth of employers that nothing is fitted on."""
    return zlib.crc32(re.sub(r"\W+", "", job.employer or job.title).lower().encode()) % share == 0


def _line(text: str) -> str:
    return " ".join((text or "").split())[:140]


def _language(text: str) -> str:
    small = f" {text[:3000].lower()} "
    if sum(small.count(word) for word in (" und ", " der ", " die ")) > _FOREIGN:
        return "de"
    return "fr" if sum(small.count(word) for word in (" et ", " les ", " des ")) > _FOREIGN else "en"


_FOREIGN = 5
_TEAMS = (
    "Discipline", "Job Family", "Division", "Career Page Posting Category", "Jobs Page Division Name", "Group", "Team",
    "Job Group", "Career Site Category", "Job Post Department", "Job Site Dept", "External Department", "Craft",
    "Business Unit", "Category", "External Posting Category", "Function", "Capability",
)  # fmt: skip


def _boards(data: Path) -> Iterator[Job]:
    for line in filter(None, _read(data / "greenhouse_2026/greenhouse_boards_titles_2026-08.jsonl.gz").split("\n")):
        row = json.loads(line)
        told = row["metadata"] or {}
        team = next((told[name] for name in _TEAMS if told.get(name)), "")
        team = team[0] if isinstance(team, list) else team
        language = row["language"] if row["language"] in ("de", "fr") else "en"
        yield Job(
            _line(row["title"]), _line(row["location"]), _line(row["company_name"]), _line(str(team)), "", language
        )


def _teams(data: Path) -> Iterator[Job]:
    for path in sorted((data / "tech_boards_team_2026").glob("*.json")):
        for row in json.loads(_read(path)):
            place = (row["location"] or "").replace(" | ", "; ")
            yield Job(_line(row["title"]), _line(place), row["company"].title(), _line(row["role"]))
    for row in _csv(data / "google_job_skills_2018/job_skills.csv.gz"):
        yield Job(_line(row["Title"]), _line(row["Location"]), row["Company"], row["Category"])


def _city(data: Path) -> Iterator[Job]:
    for row in _csv(data / "nyc_gov_jobs/nyc-jobs.csv.gz"):
        title = row["Business Title"]
        place = row["Work Location"].title() if "Avenue" in row["Work Location"] else "New York, NY"
        yield Job(_line(title), _line(place), row["Agency"].title(), _line(row["Division/Work Unit"]))


def _canada(data: Path) -> Iterator[Job]:
    for row in json.loads(_read(data / "gov_ca_jobbank_2022/job_postings_complete.json.gz")).values():
        place = ", ".join(part for part in (row.get("city"), row.get("province")) if part and part != "N/A")
        yield Job(_line(row["job_title"]), place, _line(row.get("employer_name") or ""))


def _foreign(data: Path) -> Iterator[Job]:
    """Titles of occupations in German and French, with the larger towns of their countries."""
    towns: dict[str, list[str]] = {"de": [], "fr": []}
    lands = {"Germany": "de", "Austria": "de", "Switzerland": "de", "France": "fr", "Belgium": "fr"}
    for row in _csv(data / "taxonomies/locations/world-cities.csv.gz"):
        if row["country"] in lands:
            towns[lands[row["country"]]].append(row["name"])
    for language, folder in (("de", "deu_q_de_c_en"), ("fr", "fra_q_fr_c_en")):
        table = csv.reader(io.StringIO(_read(data / f"role_similarity/melo/{folder}/queries.tsv.gz")), delimiter="\t")
        for number, cells in enumerate(table):
            name = cells[-1].strip()
            place = towns[language][number * 37 % len(towns[language])]
            yield Job(name[:1].upper() + name[1:], place, "", "", "", language)


def _read(path: Path) -> str:
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8", "replace")


def _csv(path: Path) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(_read(path)))
