"""Column names in, what they mean out: the one table of names that boards, bureaus and bibliographies use.

Names are folded first (case, accents, camelCase, underscores and punctuation), so "jobTitle", "Job Title" and
"JOB_TITLE" are one name. Within a field the names stand in order of preference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kg.ingest.rows.column_names import AMBIGUOUS, PAPER, PAPER_SIGNS, POSTING, SHARED, Helper, Meaning, names_of
from kg.schema import FieldName, RecordType

_PAPER_SIGNS = frozenset(names_of(PAPER_SIGNS))
_AMBIGUOUS = frozenset(names_of(AMBIGUOUS))
_F, _H = FieldName, Helper
_WEAK_PAPER_SIGNS = frozenset({"author", "authors", "autor", "auteur"})
_WEAK_POSTING = {
    _F.TITLE, _F.DESCRIPTION, _F.POSTED, _F.KEYWORD, _F.CATEGORY, _F.URL, _F.SOURCE_ID, _H.CITY, _H.REGION, _H.COUNTRY,
    _F.CLOSED,
}  # fmt: skip
_TEXTS = {
    _F.DESCRIPTION, _F.ABSTRACT, _F.RESPONSIBILITIES, _F.QUALIFICATIONS, _F.PREFERRED_QUALIFICATIONS, _H.BODY,
}  # fmt: skip
_PLAIN_TITLE = frozenset({"title", "titel", "titre", "titulo", "titolo", "paper", "position", "poste", "cargo", "job"})
#: Columns of occupation and skill taxonomies, which are vocabularies and no documents.
_TAXONOMY_SIGNS = frozenset(
    {"o net soc code", "onetsoc code", "preferred label", "pref label", "isco group", "alt labels"}
)

_ROW_IDS = frozenset(f"{what} id" for what in ("c", "q", "doc", "ad", "text", "row", "item", "element"))
#: Inner names that hold what their parent is called, that anything may have, and of parties other than the job.
_CONTENT = frozenset({"text", "value", "content", "html", "label", "name", "display name", "body"})
_COMMON = frozenset(
    names_of("""
    id, name, title, url, type, description, text, label, slug, key, value, link, status, code, date, created, content,
    language, tag, tags, job, role, body, time, created at, html, position, place, reference, identifier, summary, unit,
    area, field, group, section, level
    """)
)
_PARTIES = frozenset(
    names_of("""
    company, organization, organisation, employer, hiring organization, recruiter, author, authors, user, owner,
    hiring company, contact, source, advertiser, client, parent
    """)
)
#: Words that wrap a column's name without changing what it means.
_WRAPPERS = (
    "job ", "position ", "posting ", "vacancy ", "metadata ", "attributes ", "fields ", "data ", "source ",
    "categories ", "properties ", "details ", "info ", "job posting ", "offer ", "content ", "dc ",
)  # fmt: skip
#: Plurals that name records, not fields of one.
_LISTS_OF_RECORDS = frozenset(
    {"jobs", "positions", "openings", "occupations", "papers", "articles", "posts", "messages"}
)
_ENDINGS = (
    " name",
    " text",
    " html",
    " label",
    " s",
    " raw",
    " value",
    " string",
    " plain",
    " display name",
    " title",
    " libelle",
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a record: its name as written, what it means, and how preferred it is for that (0 is best)."""

    name: str
    meaning: Meaning | None
    rank: int = 0


@dataclass(frozen=True)
class Plan:
    """How the columns of a record are read; `record_type` is `None` for a text without columns worth the name."""

    record_type: RecordType | None
    columns: tuple[Column, ...]
    has_title: bool
    has_text: bool
    is_taxonomy: bool = False

    @property
    def usable(self) -> bool:
        """Whether there is a title or a text to go by."""
        return (self.has_title or self.has_text) and not self.is_taxonomy

    def by_meaning(self, meaning: Meaning | None) -> tuple[Column, ...]:
        """The columns with a meaning, the preferred one first."""
        return self._by_meaning.get(meaning, ())

    @cached_property
    def _by_meaning(self) -> dict[Meaning | None, tuple[Column, ...]]:
        found: dict[Meaning | None, list[Column]] = {}
        for column in sorted(self.columns, key=lambda column: column.rank):
            found.setdefault(column.meaning, []).append(column)
        return {meaning: tuple(columns) for meaning, columns in found.items()}


@lru_cache(maxsize=20_000)
def fold_column(name: str) -> str:
    """The name of a column as a few lower-case ASCII words."""
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    text = unicodedata.normalize("NFKD", split.replace("ß", "ss")).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.findall(r"[a-z0-9]+", text))


def heading_of(name: str) -> str:
    """The name of a column as a heading line; of a nested one, that of what it is the text of."""
    path = [part for part in map(fold_column, name.split(".")) if part]
    return next((part for part in reversed(path) if part not in _CONTENT), "").capitalize()


@lru_cache(maxsize=2_000)
def plan_for(names: tuple[str, ...], record_type: RecordType | None = None) -> Plan:
    """What the columns named mean together.

    Args:
        names: names as written, nested ones joined by dots ("hiringOrganization.name").
        record_type: what the record is, where the source says so itself (JSON-LD, BibTeX).
    """
    folded = [fold_column(name) for name in names]
    decided = record_type or _record_type([*folded, *(fold_column(bare) for n in names if (bare := _bare(n)) != n)])
    columns = tuple(_column(name, decided or RecordType.POSTING) for name in names)
    columns = _with_work_as_title(columns)
    columns = _with_name_as_title(columns, known=record_type is not None)
    columns = _with_role(_with_text_as_title(columns))
    meanings = {column.meaning for column in columns}
    body = Helper.BODY in meanings
    if decided is None and not (FieldName.TITLE in meanings and not body):
        return Plan(None, columns, FieldName.TITLE in meanings, body)
    return Plan(
        decided or RecordType.POSTING,
        columns,
        FieldName.TITLE in meanings,
        bool(meanings & _TEXTS),
        not _TAXONOMY_SIGNS.isdisjoint(folded) and FieldName.ORGANIZATION not in meanings,
    )


def _record_type(folded: list[str]) -> RecordType | None:
    """Posting or paper, by what only one of them has; `None` if nothing tells."""
    paper = {sign for name in folded for sign in (name, *_unwrapped(name)) if sign in _PAPER_SIGNS}
    posting = sum(_is_posting_sign(name) for name in folded)
    if paper <= _WEAK_PAPER_SIGNS and any(name in _TABLES[RecordType.POSTING].bodies for name in folded):
        paper = set()
    if not paper and not posting:
        return None
    return RecordType.PAPER if len(paper) > posting else RecordType.POSTING


def _is_posting_sign(name: str) -> bool:
    found = _TABLES[RecordType.POSTING].find(name)
    if found is None or name in _PAPER_SIGNS or name in _AMBIGUOUS:
        return False
    if name.startswith(("job ", "position ", "posting ", "vacancy ")):
        return True
    if found[0] is FieldName.TITLE:
        return _PLAIN_TITLE.isdisjoint((name, *_unwrapped(name)))
    return found[0] not in _WEAK_POSTING and found[0] not in SHARED


def _column(name: str, record_type: RecordType) -> Column:
    folded = fold_column(name)
    if not folded or folded in {"index", "level 0", "row", "rank", "no", "nr"} or folded.startswith("unnamed"):
        return Column(name, Helper.IGNORED)
    if folded == "role":
        return Column(name, Helper.ROLE)
    found = _TABLES[record_type].find(folded) or _inner(name, record_type)
    if found is None and record_type is RecordType.PAPER:
        found = _TABLES[record_type].find(fold_column(_bare(name)))
    if found is None and folded in _ROW_IDS:
        return Column(name, FieldName.SOURCE_ID, 200)
    return Column(name, None) if found is None else Column(name, found[0], found[1])


_NOTED = re.compile(r"\s*\([^()]{3,}\)\s*$")


def _bare(name: str) -> str:
    """The name without what brackets say of its values: "Authors (first last)"."""
    return _NOTED.sub("", name)


def _inner(name: str, record_type: RecordType) -> tuple[Meaning, int] | None:
    """The meaning of a nested column by its own name, as `jobAd.sections.qualifications.text` has one.

    Names that anything may have (`id`, `title`, `url`) say nothing there, nor does what a company says of itself.
    """
    path = [fold_column(part) for part in name.split(".")]
    if path[-1] in _CONTENT and len(path) > 2:
        path.pop()
    if len(path) < 2 or path[-1] in _COMMON or any(part in _PARTIES for part in path[:-1]):
        return None
    found = _TABLES[record_type].find(path[-1])
    return None if found is None else (found[0], found[1] + 200)


def _with_name_as_title(columns: tuple[Column, ...], *, known: bool) -> tuple[Column, ...]:
    """`Name` is the title where no other column is and the record is known to be one, names an organization, or tells
    where and until when.
    """
    meanings = {column.meaning for column in columns}
    as_title = FieldName.TITLE not in meanings and (
        known
        or meanings & {FieldName.ORGANIZATION, FieldName.AUTHOR, FieldName.ABSTRACT, FieldName.QUALIFICATIONS}
        or meanings >= {FieldName.LOCATION, FieldName.CLOSED}
    )
    meaning = FieldName.TITLE if as_title else Helper.IGNORED
    return tuple(Column(c.name, meaning, c.rank) if c.meaning is Helper.NAME else c for c in columns)


def _with_work_as_title(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """`Publication title` is that of a journal beside a title, and the title itself where no other column is."""
    if any(column.meaning is FieldName.TITLE for column in columns):
        return columns
    return tuple(Column(c.name, FieldName.TITLE) if fold_column(c.name) == "publication title" else c for c in columns)


def _with_text_as_title(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """`Text` is the title of a posting that has no other and a description besides, as Lever writes it."""
    meanings = {column.meaning for column in columns}
    if FieldName.TITLE in meanings or FieldName.DESCRIPTION not in meanings:
        return columns
    return tuple(Column(c.name, FieldName.TITLE) if fold_column(c.name) == "text" else c for c in columns)


def _with_role(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """`Role` is the title where no other column is; beside a title its values have to say what it is."""
    if any(column.meaning is FieldName.TITLE for column in columns):
        return columns
    return tuple(Column(c.name, FieldName.TITLE, c.rank) if c.meaning is Helper.ROLE else c for c in columns)


class _Table:
    """Look-up of folded names, with wrapping words taken off where the whole name is not known."""

    def __init__(self, *tables: Mapping[Meaning, str]) -> None:
        self._known: dict[str, tuple[Meaning, int]] = {}
        self._add(tables)
        self._squashed = {name.replace(" ", ""): (found[0], found[1] + 50) for name, found in self._known.items()}
        self.bodies = frozenset(name for name, found in self._known.items() if found[0] is Helper.BODY)

    def find(self, folded: str) -> tuple[Meaning, int] | None:
        if folded in self._known:
            return self._known[folded]
        for shorter in _unwrapped(folded):
            if shorter in self._known:
                meaning, rank = self._known[shorter]
                return meaning, rank + 100
        return self._squashed.get(folded.replace(" ", ""))

    def _add(self, tables: Iterable[Mapping[Meaning, str]]) -> None:
        for table in tables:
            for meaning, names in table.items():
                for rank, name in enumerate(names_of(names)):
                    self._known.setdefault(name, (meaning, rank))


def _unwrapped(folded: str) -> Iterable[str]:
    without = [folded.removeprefix(wrapper) for wrapper in _WRAPPERS if folded.startswith(wrapper)]
    yield from without
    for name in (folded, *without):
        for ending in _ENDINGS:
            if name.endswith(ending):
                yield name.removesuffix(ending)
        if name.endswith("s") and name not in _LISTS_OF_RECORDS:
            yield name.removesuffix("s")


_TABLES = {
    RecordType.POSTING: _Table(POSTING, SHARED),
    RecordType.PAPER: _Table(PAPER, SHARED),
}
