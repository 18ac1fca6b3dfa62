"""../shared/data → occupations, titles, postings, papers and skills as plain records."""

from __future__ import annotations

import ast
import csv
import gzip
import io
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

csv.field_size_limit(sys.maxsize)

Row = dict[str, str]
_DEV_SHARE = 10


def is_dev(key: str, share: int = _DEV_SHARE) -> bool:
    """Whether a concept or document is held back for choosing: the same share of keys on every run."""
    return crc32(b"dev:" + key.encode()) % 100 < share


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation of O*NET or ESCO with everything written about it."""

    key: str
    title: str
    alternates: tuple[str, ...] = ()
    description: str = ""
    tasks: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """All names, the preferred one first, each once."""
        return tuple(dict.fromkeys((self.title, *self.alternates)))

    @property
    def text(self) -> str:
        """Title, description and tasks in one text."""
        return "\n".join((self.title, self.description, *self.tasks))


@dataclass(frozen=True, slots=True)
class PostingText:
    """A posting cut into its parts; `parts` are sections in the order of the page."""

    key: str
    title: str
    parts: tuple[str, ...]
    labels: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Title and parts in one text."""
        return "\n".join((self.title, *self.parts))


@dataclass(frozen=True, slots=True)
class PaperText:
    """A paper's title, abstract, keywords and area."""

    key: str
    venue: str
    title: str
    abstract: str
    keywords: tuple[str, ...] = ()
    area: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A skill or topic with other names and a description."""

    name: str
    alternates: tuple[str, ...] = ()
    description: str = ""
    broader: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpora:
    """Reads the files of one `shared/data` folder."""

    root: Path
    _memo: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def onet(self) -> tuple[Occupation, ...]:
        """O*NET 27.0 occupations."""
        folder = self.root / "taxonomies/onet_27.0"
        alternates = _grouped(_tsv(folder / "Alternate_Titles.txt.gz"), "Alternate Title")
        reported = _grouped(_tsv(folder / "Sample_of_Reported_Titles.txt"), "Reported Job Title")
        tasks = _grouped(_tsv(folder / "Task_Statements.txt.gz"), "Task")
        tools = _grouped(_tsv(folder / "Technology_Skills.txt.gz"), "Example")
        names = {row["DWA ID"]: row["DWA Title"] for row in _tsv(folder / "DWA_Reference.txt")}
        activities: dict[str, list[str]] = defaultdict(list)
        for row in _tsv(folder / "Tasks_to_DWAs.txt.gz"):
            activities[row["O*NET-SOC Code"]].append(names.get(row["DWA ID"], ""))
        return tuple(
            Occupation(
                key=code,
                title=row["Title"],
                alternates=tuple(dict.fromkeys(alternates[code] + reported[code])),
                description=row["Description"],
                tasks=tuple(tasks[code]),
                activities=tuple(dict.fromkeys(filter(None, activities[code]))),
                technologies=tuple(dict.fromkeys(tools[code])),
                groups=(code[:7], code[:5]),
            )
            for row in _tsv(folder / "Occupation_Data.txt")
            for code in [row["O*NET-SOC Code"]]
        )

    def esco(self) -> tuple[Occupation, ...]:
        """ESCO occupations, keyed by URI."""
        path = self.root / "taxonomies/esco_official_en/occupations_en.csv.gz"
        return tuple(
            Occupation(
                key=row["conceptUri"],
                title=row["preferredLabel"],
                alternates=_lines(row["altLabels"]) + _lines(row["hiddenLabels"]),
                description=row["description"],
                groups=(row["iscoGroup"], row["code"].rsplit(".", 1)[0]),
            )
            for row in read_csv(path)
        )

    def isco(self) -> tuple[Occupation, ...]:
        """ISCO groups, keyed by code."""
        path = self.root / "taxonomies/esco_official_en/ISCOGroups_en.csv.gz"
        return tuple(
            Occupation(
                key=row["code"],
                title=row["preferredLabel"],
                alternates=_lines(row["altLabels"]),
                description=row["description"].split("Tasks")[0],
            )
            for row in read_csv(path)
        )

    def jobbert(self) -> tuple[tuple[str, str], ...]:
        """(title of a vacancy, URI of its ESCO occupation), each pair once."""
        rows = read_csv(self.root / "role_similarity/jobbert_titles_esco/titles.csv.gz")
        return tuple(dict.fromkeys((row["vacancyTitle"].strip(), row["conceptUri"]) for row in rows))

    def skills(self) -> tuple[Term, ...]:
        """ESCO skills that come with other names or a description."""
        terms = [
            Term(
                row["preferredLabel"],
                _split(row["altLabels"], "|"),
                row["description"],
                _split(row["broaderConceptPT"], "|"),
            )
            for row in read_csv(self.root / "taxonomies/esco_official_en/digitalSkillsCollection_en.csv.gz")
        ]
        others: dict[str, list[str]] = defaultdict(list)
        described: dict[str, str] = {}
        for item in json.loads(open_text(self.root / "taxonomies/esco_ict_partec/esco.json.gz").read()):
            others[item["label"]].append(item["altLabel"] or "")
            described[item["label"]] = item["description"] or ""
        known = {term.name for term in terms}
        terms += [
            Term(name, tuple(filter(None, alts)), described[name]) for name, alts in others.items() if name not in known
        ]
        groups = read_csv(self.root / "taxonomies/esco_1.1.2_tabiya/skill_groups.csv.gz")
        return (*terms, *(Term(row["PREFERREDLABEL"], (), row["DESCRIPTION"]) for row in groups))

    def skill_names(self) -> tuple[str, ...]:
        """Preferred names of all ESCO skills."""
        return tuple(
            open_text(self.root / "gold_extraction/skillspan_esco_links/skills_en_label.txt.gz").read().splitlines()
        )

    def skill_spans(self) -> tuple[tuple[str, str], ...]:
        """(span of a posting, name of its ESCO skill), those with a skill only; validation part."""
        folder = self.root / "gold_extraction/skillspan_esco_links"
        rows = [row for part in ("house", "tech") for row in read_csv(folder / f"{part}_validation_annotations.csv")]
        return tuple(
            (row["sub_span"] or row["span"], row["label"])
            for row in rows
            if row["label"] not in ("LABEL NOT PRESENT", "UNDERSPECIFIED")
        )

    def occupation_skills(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(ICT occupation, its skills), ESCO."""
        items = json.loads(open_text(self.root / "taxonomies/esco_ict_partec/esco_o.json.gz").read())
        return tuple((item["label"], tuple(item["skill"])) for item in items)

    def topics(self) -> tuple[tuple[str, str, str], ...]:
        """(topic, subfield, field) of OpenAlex."""
        rows = read_csv(self.root / "taxonomies/openalex_topics/openalex_topic_subfield_mapping.csv.gz")
        return tuple((row["topic_name"], row["subfield"], row["field"]) for row in rows)

    def title_list(self) -> tuple[str, ...]:
        """73,000 job titles, lower case."""
        return tuple(open_text(self.root / "taxonomies/job_titles_70k/job-titles.txt.gz").read().splitlines())

    def board_titles(self) -> tuple[tuple[str, str], ...]:
        """(title, department or "") of career boards, each once."""
        keys = ("Department", "Job Family", "Discipline", "Division", "Function", "Category", "Team", "Job Group")
        found: list[tuple[str, str]] = []
        path = self.root / "greenhouse_2026/greenhouse_boards_titles_2026-08.jsonl.gz"
        for line in open_text(path).read().split("\n"):
            if line:
                row = json.loads(line)
                named = [row["metadata"][key] for key in keys if isinstance(row["metadata"].get(key), str)]
                found.append((row["title"].strip(), named[0] if named else ""))
        for path in sorted((self.root / "tech_boards_team_2026").glob("*.json")):
            found += [(row["title"].strip(), str(row["role"] or "")) for row in json.loads(path.read_text())]
        rows = read_csv(self.root / "nyc_gov_jobs/nyc-jobs.csv.gz")
        found += [(row["Business Title"], row["Civil Service Title"].split("(")[0]) for row in rows]
        return tuple(dict.fromkeys(found))

    def postings(self) -> tuple[PostingText, ...]:
        """Postings with text of every source but the one kept for choosing, without repeated texts."""
        if "postings" not in self._memo:
            self._memo["postings"] = tuple(_without_repeats(self._all_postings()))
        found: tuple[PostingText, ...] = self._memo["postings"]
        return found

    def google_2018(self) -> tuple[PostingText, ...]:
        """Google's postings of 2018 with their category; for choosing only."""
        rows = read_csv(self.root / "google_job_skills_2018/job_skills.csv.gz")
        texts = [
            PostingText(
                key=f"google2018:{number}",
                title=row["Title"],
                parts=_kept(row, "Responsibilities", "Minimum Qualifications", "Preferred Qualifications"),
                labels=(row["Category"],),
            )
            for number, row in enumerate(rows)
        ]
        return tuple(_without_repeats(text for text in texts if text.parts))

    def wuzzuf(self) -> tuple[PostingText, ...]:
        """Wuzzuf's postings with skills and categories as labels."""
        folder = self.root / "wuzzuf_2023"
        skills, labels = (
            by_posting(folder / name, column)
            for name, column in (("job_skills.csv.gz", "job_skill"), ("job_categories.csv.gz", "job_category"))
        )
        return tuple(
            PostingText(
                key=f"wuzzuf:{row['job_title']}@{row['company_name']}",
                title=row["job_title"],
                parts=_kept(row, "job_description", "job_requirements"),
                labels=tuple(labels[row["job_title"], row["company_name"]]),
                skills=tuple(skills[row["job_title"], row["company_name"]]),
            )
            for row in read_csv(folder / "job_postings_data_final.csv.gz", "~")
        )

    def papers(self) -> tuple[PaperText, ...]:
        """Papers with an abstract, each title once."""
        found: dict[str, PaperText] = {}
        for path in sorted((self.root / "papers/venues").glob("*.jsonl.gz")):
            for line in open_text(path).read().split("\n"):
                row = json.loads(line) if line else {}
                if row.get("title") and row.get("abstract"):
                    found.setdefault(row["title"].lower(), _paper(row, path.name.split(".")[0]))
        for row in _tsv(self.root / "papers/iclr2021_openreview/paperlist.tsv.gz"):
            row |= {"id": row["paper_id"], "keywords": row["keywords"].replace(",", ";")}
            found.setdefault(row["title"].lower(), _paper(row, "iclr2021"))
        return tuple(found.values())

    def _all_postings(self) -> Iterator[PostingText]:
        sections = ("Description", "Responsibilities", "Minimum Qualifications", "Preferred Qualifications")
        for path in sorted((self.root / "bigco_careers_2025").glob("*.csv*")):
            for number, row in enumerate(read_csv(path)):
                yield PostingText(f"{path.name}:{number}", row["Job Title"], _kept(row, *sections))
        for path in sorted((self.root / "ds_boards_2020").glob("*.csv.gz")):
            for number, row in enumerate(read_csv(path)):
                title = row.get("Job Title") or row.get("Name") or ""
                yield PostingText(f"{path.name}:{number}", title, _halves(_plain(row["Description"])))
        for path in sorted((self.root / "ds_california_2018").glob("*.csv.gz")):
            for number, row in enumerate(read_csv(path)):
                yield PostingText(f"{path.name}:{number}", row["title"], _halves(row["description"] or ""))
        for path in sorted((self.root / "remote_boards_2026").glob("*.json.gz")):
            for job in json.loads(open_text(path).read())["jobs"]:
                text = re.sub(r"Please mention the word.*", "", _plain(job["description"] or ""), flags=re.DOTALL)
                yield PostingText(f"{job['source']}:{job['source_id']}", job["title"], _halves(text))
        for number, job in json.loads(
            open_text(self.root / "gov_ca_jobbank_2022/job_postings_complete.json.gz").read()
        ).items():
            yield PostingText(f"jobbank:{number}", job["job_title"], _halves(job["job_requirement"]))
        yield from self.wuzzuf()


def open_text(path: Path) -> io.StringIO:
    """A text file, unpacked if it ends in .gz; line ends are left as they are."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return io.StringIO(raw.decode("utf-8-sig", errors="replace"), newline="")


def read_csv(path: Path, delimiter: str = ",") -> list[Row]:
    """The rows of a table with a header."""
    return list(csv.DictReader(open_text(path), delimiter=delimiter))


def _tsv(path: Path) -> list[Row]:
    return list(csv.DictReader(open_text(path), delimiter="\t", quoting=csv.QUOTE_NONE))


def _grouped(rows: list[Row], column: str) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        groups[row["O*NET-SOC Code"]].append(row[column].strip().strip('"'))
    return groups


def by_posting(path: Path, column: str) -> dict[tuple[str, str], list[str]]:
    """A column of one of Wuzzuf's tables by title and company of the posting."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in read_csv(path, "~"):
        groups[row["job_title"], row["company_name"]].append(row[column])
    return groups


def _lines(text: str) -> tuple[str, ...]:
    return _split(text, "\n")


def _split(text: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(separator) if part.strip())


def _kept(row: Row, *columns: str) -> tuple[str, ...]:
    texts = (_plain(row.get(column) or "").strip() for column in columns)
    return tuple(text for text in texts if len(text) > 40)


def _plain(text: str) -> str:
    if text.startswith("['"):
        try:
            text = "\n".join(ast.literal_eval(text))
        except (SyntaxError, ValueError):
            text = text.strip("[]")
    return re.sub(r"<[^>]+>|&\w+;", " ", text)


def _halves(text: str) -> tuple[str, ...]:
    """A text without sections, cut at the line or sentence nearest its middle."""
    text = text.strip()
    if len(text) < 200:
        return (text,) if len(text) > 40 else ()
    cuts = [match.end() for match in re.finditer(r"\n|[.!?] ", text)] or [len(text) // 2]
    middle = min(cuts, key=lambda cut: abs(cut - len(text) // 2))
    return (text[:middle], text[middle:])


def _without_repeats(postings: Iterable[PostingText]) -> Iterator[PostingText]:
    """The first of the postings whose texts begin with the same hundred words."""
    seen: set[str] = set()
    for posting in postings:
        start = " ".join(re.findall(r"\w+", " ".join(posting.parts).lower())[:100])
        if posting.parts and start not in seen:
            seen.add(start)
            yield posting


def _paper(row: dict[str, str], venue: str) -> PaperText:
    keywords = tuple(word.strip().lower() for word in (row.get("keywords") or "").split(";") if word.strip())
    return PaperText(
        row.get("id") or row["title"], venue, row["title"], row["abstract"], keywords, row.get("primary_area") or ""
    )
