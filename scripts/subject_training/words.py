"""Lists of subjects, titles of papers and adverts in, how each frequent word is used out; no text is kept."""

from __future__ import annotations

import csv
import gzip
import json
import math
import random
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.config import data_dir
from kg.extract.lexicon.subject_measures import WordUse
from kg.extract.lexicon.subject_model import LOWEST, STEP
from kg.extract.postings.naming.titles import is_role_head
from kg.ingest import read_sources
from kg.schema import Document

#: Words of which enough is known to be told apart; more did not help.
MOST = 9300
SEED = 3
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
#: Sets of adverts, and so many of each.
_ADVERTS = {
    "bigco_careers_2025": 900,
    "ds_boards_2020": 900,
    "remote_boards_2026": 1500,
    "hn_who_is_hiring_2018_19": 1200,
    "wuzzuf_2023": 600,
    "google_job_skills_2018": 300,
}


def word_uses(data: Path) -> dict[str, WordUse]:
    """The uses of the words that are most frequent in adverts, lists and titles, in small letters."""
    subjects, last, first = Counter[str](), Counter[str](), Counter[str]()
    for name in _subjects(data):
        words = _words(name)
        subjects.update(words)
        last.update(words[-1:])
        first.update(words[:1])
    listed = Counter(word for name in _vocabulary("topics", "methods") for word in _words(name))
    titles = Counter(word for title in _titles(data) for word in _words(title))
    adverts = Counter(word for text in _adverts(data) for word in _words(text))
    known = {
        word: min(adverts[word], 300) + 20 * subjects[word] + 4 * titles[word] for word in adverts | subjects | titles
    }
    of_subjects, of_titles, of_adverts = subjects.total() + 2e4, titles.total() + 2e4, adverts.total() + 5e4
    found = {}
    for word in sorted(known, key=lambda word: (-known[word], word))[:MOST]:
        common = math.log((adverts[word] + 1) / of_adverts)
        numbers = (
            math.log((subjects[word] + 1) / of_subjects) - common,
            math.log((last[word] + 0.5) / (subjects[word] + 1)),
            math.log((first[word] + 0.5) / (subjects[word] + 1)),
            math.log((titles[word] + 1) / of_titles) - common,
            math.log1p(listed[word]),
        )
        found[word] = WordUse(*map(_step, numbers))
    return found


def _step(number: float) -> float:
    return max(LOWEST, min(-LOWEST, round(number / STEP) * STEP))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _subjects(data: Path) -> Iterator[str]:
    """Names of subjects: of the vocabulary, OpenAlex, ESCO, key phrases of abstracts, and of what people work in."""
    yield from _vocabulary("topics", "methods", "skills")
    for row in _table(data / "taxonomies/openalex_topics/openalex_topic_subfield_mapping.csv.gz"):
        yield from (row["topic_name"], row["subfield"], row["field"])
    for row in _table(data / "taxonomies/esco_official_en/digitalSkillsCollection_en.csv.gz"):
        yield from (row["preferredLabel"], *(row["altLabels"] or "").split(" | "))
    for row in _table(data / "taxonomies/esco_official_en/skillGroups_en.csv.gz"):
        yield from (row["preferredLabel"], *(row["altLabels"] or "").splitlines())
    for row in _table(data / "taxonomies/esco_official_en/occupations_en.csv.gz"):
        titles = (row["preferredLabel"], *(row["altLabels"] or "").splitlines())
        yield from {title.rpartition(" ")[0] for title in titles if is_role_head(title.split()[-1])}
    with zipfile.ZipFile(data / "gold_extraction/inspec_keyphrases/Inspec.zip") as archive:
        for name in archive.namelist():
            if name.endswith(".key"):
                yield from archive.read(name).decode("utf-8", "ignore").splitlines()


def _vocabulary(*files: str) -> Iterator[str]:
    for file in files:
        for line in (data_dir() / "vocabulary" / f"{file}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
            if line and not line.startswith("#"):
                name, *more = line.split("\t")
                yield from (name, *(more[0].split("|") if more else ()))


def _table(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _titles(data: Path) -> Iterator[str]:
    for path in sorted((data / "papers/venues").glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line).get("title") or "" for line in lines)


def _adverts(data: Path) -> Iterator[str]:
    for name, most in _ADVERTS.items():
        found = [item for item in read_sources([str(data / name)]) if isinstance(item, Document)]
        found.sort(key=lambda item: item.id)
        random.Random(SEED).shuffle(found)
        yield from (item.text for item in found[:most])
