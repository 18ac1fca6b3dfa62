"""Published taxonomies in, vocabulary terms out: ESCO and O*NET folders, OpenAlex topic tables, each as downloaded."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import InputError, NotFoundError
from kg.schema import NodeType, Term

Row = dict[str, str]
_ONET_URI = "https://www.onetonline.org/link/summary/"
_OPENALEX_URI = "https://openalex.org/T"
#: A name this short is only right as written and among words that say so ("R", "Go").
_SHORT = 3


def read_taxonomy(path: Path) -> Iterator[Term]:
    """Terms of a folder or file, in its order.

    Raises:
        NotFoundError: the path does not exist.
        InputError: it is none of the taxonomies we know.
    """
    if not path.exists():
        raise NotFoundError(f"no taxonomy at {path}; name an existing folder or file")
    terms = list(_read_folder(path) if path.is_dir() else _read_file(path))
    if not terms:
        raise InputError(
            f"{path} holds no taxonomy; expected ESCO (occupations*.csv, skills*.csv), O*NET (Occupation_Data.txt, "
            "Alternate_Titles.txt, Technology_Skills.txt), an OpenAlex topics table (topic_name, field, subfield) "
            "or tables of your own (skills.tsv, roles.tsv, topics.tsv, … of name, aliases, broader and flags)"
        )
    return iter(terms)


def _read_folder(folder: Path) -> Iterator[Term]:
    files = {path.name.removesuffix(".gz"): path for path in sorted(folder.iterdir()) if path.is_file()}
    if "Occupation_Data.txt" in files:
        yield from _onet(files)
        return
    for path in files.values():
        if path.name.removesuffix(".gz").endswith(".csv"):
            yield from _read_file(path)


def _read_file(path: Path) -> Iterator[Term]:
    rows = _rows(path, ",")
    columns = set(rows[0]) if rows else set()
    if {"preferredlabel", "altlabels"} <= columns:
        yield from _esco(rows)
    elif {"topic_name", "subfield"} <= columns:
        yield from _openalex(rows)


def _rows(path: Path, delimiter: str) -> list[Row]:
    """Rows by lower-case column name, empty cells as empty strings."""
    lines = io.StringIO(table_text(path), newline="")
    tabs = delimiter == "\t"
    try:
        rows = list(csv.DictReader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL))
    except csv.Error as error:
        raise InputError(f"{path} cannot be read as a table ({error}); download it again") from error
    return [{str(key).lower(): value or "" for key, value in row.items() if key} for row in rows]


def table_text(path: Path) -> str:
    """The text of a table, unpacked if need be.

    Raises:
        InputError: it cannot be read, is damaged or no UTF-8.
    """
    try:
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        return raw.decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise InputError(f"{path} cannot be read as a UTF-8 table ({error}); download it again") from error


def _esco(rows: list[Row]) -> Iterator[Term]:
    """Occupations and skills; groups carry no names that people write, so that they only serve as parents."""
    for row in rows:
        node_type = _esco_type(row)
        name = row["preferredlabel"].strip()
        if node_type is None or not name:
            continue
        others = _labels(row["altlabels"]) + _labels(row.get("hiddenlabels", ""))
        parents = tuple(_labels(row.get("broaderconceptpt", ""))) if node_type is NodeType.SKILL else ()
        title = name[0].upper() + name[1:] if node_type is NodeType.ROLE else name
        uri = row.get("concepturi") or row.get("originuri") or None
        yield _term(node_type, title, others, parents, uri)


def _esco_type(row: Row) -> NodeType | None:
    uri = row.get("concepturi") or row.get("originuri", "")
    if "/occupation/" in uri:
        return NodeType.ROLE
    return NodeType.SKILL if "/skill/" in uri and "skilltype" in row else None


def _labels(cell: str) -> list[str]:
    return [label for line in cell.split("\n") for part in line.split(" | ") if (label := part.strip())]


def _openalex(rows: list[Row]) -> Iterator[Term]:
    """Topics below subfields below fields."""
    above: dict[str, str] = {}
    for row in rows:
        above.setdefault(row["subfield"], row.get("field", ""))
        uri = _OPENALEX_URI + row["topic_id"].rpartition("T")[2] if row.get("topic_id") else None
        yield _term(NodeType.TOPIC, row["topic_name"].strip(), (), (row["subfield"],), uri)
    for subfield, field in above.items():
        yield _term(NodeType.TOPIC, subfield, (), (field,), None)


def _onet(files: dict[str, Path]) -> Iterator[Term]:
    """Occupations with their alternate titles as roles, software examples as skills."""
    alternates: dict[str, list[str]] = defaultdict(list)
    for row in _table(files, "Alternate_Titles.txt"):
        code = row["o*net-soc code"]
        alternates[code] += [title for title in (row["alternate title"], row["short title"]) if title != "n/a"]
    taken = {row["title"] for row in _table(files, "Occupation_Data.txt")}
    for row in _table(files, "Occupation_Data.txt"):
        code, title = row["o*net-soc code"], row["title"]
        own = [name for name in alternates[code] if name not in taken]
        taken.update(own)
        yield _term(NodeType.ROLE, _singular(title), [title, *own], (), _ONET_URI + code)
    yield from _onet_skills(_table(files, "Technology_Skills.txt"))


#: Columns that are read of each table of O*NET.
_ONET_COLUMNS = {
    "Occupation_Data.txt": ("o*net-soc code", "title"),
    "Alternate_Titles.txt": ("o*net-soc code", "alternate title", "short title"),
    "Technology_Skills.txt": ("example", "commodity title"),
}


def _table(files: dict[str, Path], name: str) -> list[Row]:
    rows = _rows(files[name], "\t") if name in files else []
    if rows and (lacking := [column for column in _ONET_COLUMNS[name] if column not in rows[0]]):
        raise InputError(f"{files[name]} lacks the column '{lacking[0]}' that O*NET has there; download it again")
    return rows


def _onet_skills(rows: list[Row]) -> Iterator[Term]:
    seen: set[str] = set()
    for row in rows:
        name = row["example"].strip()
        if name not in seen:
            seen.add(name)
            yield _term(NodeType.SKILL, name, (), (row["commodity title"],), None)


def _singular(title: str) -> str:
    """The title in the singular, "Data Scientist" for "Data Scientists"; titles of several parts stay as they are."""
    last = title.split()[-1] if title else ""
    plural = last.endswith("s") and not last.endswith(("ss", "ics", "us"))
    return title[:-1] if plural and not any(mark in title for mark in (",", " and ", "/")) else title


def _term(node_type: NodeType, name: str, others: Iterable[str], broader: tuple[str, ...], uri: str | None) -> Term:
    aliases = tuple(dict.fromkeys(other for other in others if other != name and len(other) > _SHORT))
    short = len(name) <= _SHORT
    parents = tuple(parent for parent in broader if parent and parent != name)
    return Term(node_type, name, aliases, parents, case_sensitive=short, uri=uri, context=short)
