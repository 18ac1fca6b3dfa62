"""Records of papers and a draw in, pages out that list no opening: papers, people, news, programmes, products."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.extract.segments.learnt.kinds import LineKind
from line_training import wording
from line_training.layouts import BLANK, Page, PageLine, chrome, prose


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as a list shows it."""

    title: str
    authors: tuple[str, ...]
    venue: str
    abstract: str


def papers(data: Path) -> list[Paper]:
    """Papers of the sets of venues."""
    found = []
    for path in sorted((data / "papers/venues").glob("*.jsonl.gz")):
        for line in gzip.decompress(path.read_bytes()).decode().split("\n"):
            row = json.loads(line) if line else {}
            authors = tuple(name.strip() for name in (row.get("author") or "").split(";") if name.strip())
            if row.get("title") and authors:
                found.append(Paper(row["title"], authors, path.name.split(".")[0].upper(), row.get("abstract") or ""))
    return found


def occupations(data: Path) -> list[str]:
    """Names of occupations, for pages of people."""
    content = gzip.decompress((data / "role_similarity/jobbert_titles_esco/titles.csv.gz").read_bytes()).decode()
    return [row[1] for row in csv.reader(io.StringIO(content)) if row][1:]


OTHER = LineKind.OTHER
H = LineKind.HEADING


def other_page(draw: random.Random, known: Sequence[Paper], roles: Sequence[str], texts: Sequence[str]) -> Page:
    """A page of some other kind."""
    maker = draw.choice((_paper_list, _people, _news, _programme, _article, _products))
    language = draw.choice(("en", "en", "en", "de", "fr"))
    lines = chrome(draw, wording.MENU[language], 2, 8) if draw.random() < 0.6 else []
    lines += [BLANK] if lines and draw.random() < 0.6 else []
    lines += maker(draw, known, roles, texts)
    lines += [BLANK, *chrome(draw, wording.FOOTERS, 1, 5)] if draw.random() < 0.5 else []
    return Page(lines, f"other {maker.__name__}")


def _name(draw: random.Random, known: Sequence[Paper]) -> str:
    return draw.choice(draw.choice(known).authors)


def _set(parts: Sequence[str], shape: int) -> list[PageLine]:
    """Values of one record, each on a line of its own or with separators between."""
    parts = [part for part in parts if part]
    if shape < len(_JOINTS):
        return [((_JOINTS[shape].join(parts), OTHER),)]
    return [((part, OTHER),) for part in parts]


_JOINTS = (" | ", "\t", " · ", ". ", " - ", ", ")


def _records(draw: random.Random, rows: Sequence[Sequence[str]]) -> list[PageLine]:
    shape, mark, apart = draw.randint(0, 14), draw.choice(("", "", "- ", "• ", "[1] ")), draw.random() < 0.6
    lines: list[PageLine] = []
    for row in rows:
        first, *rest = _set(row, shape)
        lines += [((mark, None), *first), *rest, *([BLANK] if apart else [])]
    return lines


def _paper_list(
    draw: random.Random, known: Sequence[Paper], _roles: Sequence[str], _texts: Sequence[str]
) -> list[PageLine]:
    heading = draw.choice(
        ("Publications", "Selected papers", "Accepted papers", "Recent work", "Reading list", "Research")
    )
    order = draw.sample((0, 1, 2, 3), draw.randint(1, 4))
    rows = []
    for paper in draw.sample(list(known), draw.randint(2, 20)):
        values = (
            paper.title,
            ", ".join(paper.authors[:6]),
            paper.venue,
            draw.choice(("PDF", "[pdf] [code]", "Oral", str(draw.randint(2005, 2026)))),
        )
        rows.append([values[0], *(values[index] for index in order if index)])
    return [((heading, H),), BLANK, *_records(draw, rows)]


def _people(draw: random.Random, known: Sequence[Paper], roles: Sequence[str], texts: Sequence[str]) -> list[PageLine]:
    heading = draw.choice(
        (
            "Our team",
            "People",
            "Leadership",
            "Staff",
            "Members",
            "Faculty",
            "Speakers",
            "Contributors",
            "Board",
            "Alumni",
        )
    )
    lines: list[PageLine] = [((heading, H),), BLANK]
    academic = (
        "Professor",
        "PhD student",
        "Postdoc",
        "Research Scientist",
        "Assistant Professor",
        "Lecturer",
        "Group leader",
    )
    houses = (
        "University of Riga",
        "Contoso Research",
        "TU Jena",
        "Institute of Physics",
        "ETH Zürich",
        "MIT",
        "Fabrikam Labs",
    )
    shown = draw.sample(("house", "mail", "topic", "prose"), draw.randint(0, 2))
    rows = []
    for _ in range(draw.randint(2, 15)):
        role = draw.choice(academic) if draw.random() < 0.5 else draw.choice(roles).title()
        values = {
            "house": draw.choice(houses),
            "mail": "write an e-mail",
            "topic": draw.choice(known).title.split(":")[0],
            "prose": "",
        }
        rows.append([_name(draw, known), role, *(values[name] for name in shown)])
    return [*lines, *_records(draw, rows), *(prose(draw, texts, 2) if draw.random() < 0.3 else [])]


def _news(draw: random.Random, known: Sequence[Paper], _roles: Sequence[str], _texts: Sequence[str]) -> list[PageLine]:
    heading = draw.choice(
        ("News", "Blog", "Latest posts", "Stories", "Press releases", "Insights", "Aktuelles", "Actualités")
    )
    rows: list[tuple[str, ...]] = []
    for paper in draw.sample(list(known), draw.randint(2, 12)):
        day = f"{draw.randint(1, 28)} {draw.choice(wording.MONTHS)} {draw.randint(2016, 2026)}"
        rows.append(draw.choice(((day, paper.title), (paper.title, day), (paper.title, f"By {paper.authors[0]}", day))))
    shape = draw.randrange(3)
    rows = [row[: 2 + shape] for row in rows]
    return [((heading, H),), BLANK, *_records(draw, rows)]


def _programme(
    draw: random.Random, known: Sequence[Paper], _roles: Sequence[str], _texts: Sequence[str]
) -> list[PageLine]:
    hour = 8
    rows = []
    for _ in range(draw.randint(3, 14)):
        hour += 1
        paper = draw.choice(known)
        what = draw.choice((paper.title, "Coffee break", "Lunch", f"Keynote: {paper.title}", "Registration", "Panel"))
        rows.append([f"{hour % 24:02}:{draw.choice(('00', '30'))}", what, draw.choice((paper.authors[0], ""))])
    return [((draw.choice(("Programme", "Schedule", "Agenda", "Day 1", "Workshop")), H),), *_records(draw, rows)]


def _article(
    draw: random.Random, known: Sequence[Paper], _roles: Sequence[str], _texts: Sequence[str]
) -> list[PageLine]:
    paper = draw.choice(known)
    lines: list[PageLine] = [((paper.title, OTHER),), ((", ".join(paper.authors[:4]), OTHER),), BLANK]
    for _ in range(draw.randint(1, 5)):
        lines.append(((draw.choice(known).title.split(":")[0], H),))
        lines += [
            ((part.strip() + ".", LineKind.PROSE),)
            for part in draw.choice(known).abstract.split(". ")[:4]
            if len(part) > 50
        ]
    return lines


def _products(
    draw: random.Random, known: Sequence[Paper], _roles: Sequence[str], _texts: Sequence[str]
) -> list[PageLine]:
    heading = draw.choice(
        ("Products", "Shop", "Courses", "Degree programmes", "Services", "Recipes", "Events", "Datasets", "Funding")
    )
    words = [word for paper in draw.sample(list(known), 6) for word in paper.title.split() if len(word) > 3]
    rows = []
    for _ in range(draw.randint(3, 15)):
        name = " ".join(draw.sample(words, draw.randint(1, 3))).title()
        rows.append(
            [
                name,
                draw.choice(
                    (
                        f"€{draw.randint(5, 900)}",
                        f"{draw.randint(2, 40)} reviews",
                        "In stock",
                        "6 credits",
                        "Add to basket",
                    )
                ),
            ]
        )
    return [((heading, H),), *_records(draw, rows)]
