"""Records of reference managers in (RIS, CSL and Crossref JSON, CITATION.cff), rows of papers out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

import yaml

from kg.ingest.formats.yaml_values import parse_yaml
from kg.ingest.reading import Problem, Reading, Row
from kg.ingest.rows.nested import label
from kg.ingest.rows.reader import read_row
from kg.ingest.rows.tidy import line
from kg.schema import RecordType

_RIS = re.compile(r"\s*TY {1,2}- ?[A-Z]{3,6}\s*$", re.MULTILINE)
_RIS_LINE = re.compile(r"^(?P<tag>[A-Z][A-Z0-9]) {1,2}- ?(?P<value>.*)$")
#: Kinds of RIS entries that are no papers.
_NO_PAPER = frozenset({"BOOK", "EBOOK", "EDBOOK", "VIDEO", "SOUND", "MUSIC", "ART", "COMP", "PAT", "NEWS", "ELEC"})
_CFF = re.compile(r"\s*(?:#.*\n\s*)*cff-version\s*:")
#: A title of so many words is that of a paper also where the file says that it describes software.
_WORDS_OF_PAPER = 4


def is_ris(text: str) -> bool:
    """Whether a text is a list of RIS entries."""
    return _RIS.match(text) is not None


def read_ris(text: str) -> Iterator[Reading]:
    """One paper an entry, in file order."""
    tags: dict[str, list[str]] = defaultdict(list)
    last = ""
    for raw in text.splitlines():
        found = _RIS_LINE.match(raw.strip("\ufeff"))
        if found is None:
            if tags.get(last) and raw[:1].isspace() and raw.strip():
                tags[last][-1] += f" {raw.strip()}"
            continue
        last = found["tag"]
        if found["tag"] == "ER":
            yield from _ris_reading(tags)
            tags = defaultdict(list)
        elif found["value"].strip():
            tags[found["tag"]].append(found["value"].strip())
    yield from _ris_reading(tags)


def _ris_reading(tags: Mapping[str, list[str]]) -> Iterator[Reading]:
    def first(*names: str) -> str | None:
        return next((tags[name][0] for name in names if tags.get(name)), None)

    if not tags or first("TY") in _NO_PAPER:
        return
    row: dict[str, object] = {
        "title": first("TI", "T1"),
        "authors": [name for tag in ("AU", "A1") for name in tags.get(tag, ())],
        "affiliations": tags.get("AD"),
        "venue": first("JO", "JF", "T2", "BT", "JA", "C3"),
        "year": first("PY", "Y1", "DA"),
        "keywords": "; ".join(tags.get("KW", ())) or None,
        "abstract": first("AB", "N2"),
        "doi": first("DO"),
        "url": first("UR"),
        "id": first("ID", "AN"),
    }
    yield read_row(row, "ris", record_type=RecordType.PAPER)


def is_csl(record: Row) -> bool:
    """Whether a JSON object describes a work as CSL and Crossref do: authors by family and given names."""
    authors = record.get("author")
    named = isinstance(authors, list) and any(isinstance(a, Mapping) and "family" in a for a in authors)
    return named and "title" in record


def csl_row(work: Row) -> dict[str, object]:
    """The work under the column names of papers."""
    authors = [author for author in _list(work.get("author")) if isinstance(author, Mapping)]
    affiliations = ["+".join(filter(None, map(label, _list(a.get("affiliation"))))) for a in authors]
    event = work.get("event")
    return {
        "title": _first(work.get("title")),
        "authors": [_whole_name(author) for author in authors],
        "affiliations": affiliations if any(affiliations) else None,
        "venue": _first(work.get("container-title")) or label(event) or line(work.get("event-title")),
        "year": next(
            (year for name in ("issued", "published", "published-print") if (year := _year(work.get(name)))), None
        ),
        "keywords": "; ".join(line(word) for word in _list(work.get("subject"))) or None,
        "abstract": work.get("abstract"),
        "doi": work.get("DOI"),
        "url": work.get("URL"),
        "id": work.get("id"),
    }


def is_cff(text: str) -> bool:
    """Whether a text is a CITATION.cff."""
    return _CFF.match(text) is not None


def read_cff(text: str) -> Iterator[Reading]:
    """The papers a CITATION.cff asks to cite: its preferred citation and its references, else what it is about."""
    try:
        value = parse_yaml(text)
    except yaml.YAMLError as error:
        yield Problem(f"not YAML ({str(error).splitlines()[0]}); mend its indentation")
        return
    if not isinstance(value, Mapping):
        return
    works = [value.get("preferred-citation"), *_list(value.get("references"))]
    papers = [work for work in works if isinstance(work, Mapping)]
    own = len(str(value.get("title", "")).split()) >= _WORDS_OF_PAPER
    for work in papers or ([value] if own else []):
        yield read_row(_cff_row(work), "cff", record_type=RecordType.PAPER)


def _cff_row(work: Row) -> dict[str, object]:
    authors = [author for author in _list(work.get("authors")) if isinstance(author, Mapping)]
    affiliations = [line(author.get("affiliation")) for author in authors]
    held = label(work.get("conference")) or line(work.get("collection-title"))
    return {
        "title": work.get("title"),
        "authors": [_whole_name(author) for author in authors],
        "affiliations": affiliations if any(affiliations) else None,
        "venue": line(work.get("journal")) or held,
        "year": work.get("year") or work.get("date-released"),
        "keywords": "; ".join(line(word) for word in _list(work.get("keywords"))) or None,
        "abstract": work.get("abstract"),
        "doi": work.get("doi"),
        "url": work.get("url"),
    }


def _whole_name(author: Row) -> str:
    given = line(author.get("given") or author.get("given-names"))
    particle = line(author.get("non-dropping-particle") or author.get("name-particle"))
    family = line(author.get("family") or author.get("family-names"))
    return " ".join(filter(None, (given, particle, family))) or line(author.get("literal") or author.get("name"))


def _first(value: object) -> str:
    return line(value[0] if isinstance(value, list) and value else "" if isinstance(value, list) else value)


def _year(value: object) -> str | None:
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    inner = parts[0] if isinstance(parts, list) and parts else None
    return str(inner[0]) if isinstance(inner, list) and inner else None


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
