"""Tables of terms in, a `VocabularyIndex` out: canonical names, aliases and hierarchy, ours or brought by the user."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from kg.config import data_dir
from kg.errors import InputError, NotFoundError
from kg.names import fold_name
from kg.resolve.taxonomies import read_taxonomy, table_text
from kg.schema import NodeType, Term

_FILES = {
    "methods": NodeType.METHOD,
    "organizations": NodeType.ORGANIZATION,
    "roles": NodeType.ROLE,
    "skills": NodeType.SKILL,
    "teams": NodeType.TEAM,
    "topics": NodeType.TOPIC,
    "venues": NodeType.VENUE,
}
_COLUMNS = ("name", "aliases", "broader", "flags")
_FLAGS = {"case", "context", "often"}
_PLURAL = re.compile(r"s(?<=[a-z]{3}s)(?<![su]s)\b")
_HYPHENS = re.compile(r"[\s\-/]+")


@dataclass(frozen=True, slots=True)
class VocabularyIndex:
    """Terms by type and by name; implements `kg.ports.Vocabulary`.

    A name that no term carries as written is looked up once more without hyphens and plural endings.
    """

    by_type: dict[NodeType, tuple[Term, ...]]
    degree_terms: tuple[Term, ...] = ()
    language_terms: tuple[Term, ...] = ()
    _names: dict[NodeType, dict[str, Term]] = field(default_factory=dict)
    _loose: dict[NodeType, dict[str, Term]] = field(default_factory=dict)
    _other: dict[str, dict[str, Term]] = field(default_factory=dict)

    def terms(self, node_type: NodeType) -> tuple[Term, ...]:
        """All terms of a type, in the order of the files."""
        return self.by_type.get(node_type, ())

    def lookup(self, node_type: NodeType, name: str) -> Term | None:
        """The term that carries this name or alias; of a name with several terms, the first."""
        if node_type not in self._names:
            self._names[node_type] = _by_name(self.terms(node_type))
        key = fold_name(name)
        return self._names[node_type].get(key) or self._lookup_loosely(node_type, key)

    def degrees(self) -> tuple[Term, ...]:
        """Academic degrees, typed `TOPIC` for want of a type."""
        return self.degree_terms

    def spoken_languages(self) -> tuple[Term, ...]:
        """Languages people speak, typed `TOPIC` for want of a type."""
        return self.language_terms

    def lookup_degree(self, name: str) -> Term | None:
        """The degree of this name or alias."""
        return self._lookup_other("degrees", self.degree_terms, name)

    def lookup_spoken_language(self, name: str) -> Term | None:
        """The spoken language of this name or alias."""
        return self._lookup_other("languages", self.language_terms, name)

    def _lookup_loosely(self, node_type: NodeType, key: str) -> Term | None:
        if node_type not in self._loose:
            names = self._names[node_type]
            self._loose[node_type] = {_loosened(name): term for name, term in reversed(names.items())}
        return self._loose[node_type].get(_loose_key(key))

    def _lookup_other(self, kind: str, terms: tuple[Term, ...], name: str) -> Term | None:
        if kind not in self._other:
            self._other[kind] = _by_name(terms)
        return self._other[kind].get(fold_name(name))


def load_vocabulary(extra: Sequence[Path] = ()) -> VocabularyIndex:
    """The vocabulary of `data/vocabulary`, enlarged by taxonomies the user brings.

    Args:
        extra: ESCO or O*NET folders, an OpenAlex topics table, or tables in the shipped format
            (`name`, `aliases`, `broader`, `flags`, the file's name saying the type); `.gz` is unpacked.
            Where they know a shipped term they add aliases to it, and the shipped name stays.

    Raises:
        NotFoundError: the shipped vocabulary or a named path does not exist.
        InputError: a file is not one of the formats.
    """
    folder = data_dir() / "vocabulary"
    if not folder.is_dir():
        raise NotFoundError(f"no vocabulary at {folder}; install kg with its data or set KG_DATA to the folder of it")
    index = _shipped(folder)
    for path in extra:
        index = _enlarged(index, path)
    by_type = {**index.by_type, NodeType.SKILL: tuple(_headed(index.terms(NodeType.SKILL)))}
    return VocabularyIndex(by_type, index.degree_terms, index.language_terms)


def _headed(terms: Sequence[Term]) -> Iterator[Term]:
    """The terms; those that only head others know it."""
    above = {name for term in terms for name in term.broader}
    for term in terms:
        yield term if term.broader or term.name not in above else replace(term, heading=True)


def _shipped(folder: Path) -> VocabularyIndex:
    by_type = {
        node_type: tuple(_merged(_read_table(folder / f"{stem}.tsv", node_type)))
        for stem, node_type in _FILES.items()
        if (folder / f"{stem}.tsv").exists()
    }
    degrees, languages = (
        tuple(_merged(_read_table(folder / f"{stem}.tsv", NodeType.TOPIC))) for stem in ("degrees", "languages")
    )
    return VocabularyIndex(by_type, degrees, languages)


def _read_table(path: Path, node_type: NodeType) -> Iterator[Term]:
    """One term a line; lines that start with "#" are comments."""
    if not path.exists():
        return
    lines = table_text(path).split("\n")
    if tuple(lines[0].rstrip("\r").split("\t")) != _COLUMNS:
        raise InputError(f"{path}: the first line is {lines[0][:60]!r}; it must be the columns {', '.join(_COLUMNS)}")
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() and not line.startswith("#"):
            yield _term(line, node_type, f"{path}:{number}")


def _term(line: str, node_type: NodeType, where: str) -> Term:
    name, aliases, broader, flag_text = [*(cell.strip() for cell in line.split("\t")), "", "", ""][:4]
    flags = _cells(flag_text)
    if not name or (flags and not _FLAGS.issuperset(flags)):
        raise InputError(
            f"{where}: name {name!r}, flags {flag_text!r}; give a name, and of flags only case, context and often"
        )
    often = "often" in flags
    return Term(
        node_type,
        name,
        _cells(aliases),
        _cells(broader),
        case_sensitive="case" in flags,
        context=often or "context" in flags,
        often=often,
    )


def _cells(text: str) -> tuple[str, ...]:
    if "|" not in text:
        return (text,) if text else ()
    return tuple(filter(None, map(str.strip, text.split("|"))))


def _merged(terms: Iterable[Term]) -> Iterator[Term]:
    """One term a name and kind of flags; `broader` and `uri` gather on the first."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        groups[fold_name(term.name)].append(term)
    for group in groups.values():
        yield from _of_one_name(group)


def _of_one_name(group: list[Term]) -> Iterator[Term]:
    if len(group) == 1:
        yield group[0]
        return
    by_flags: dict[tuple[bool, ...], list[Term]] = defaultdict(list)
    for term in group:
        by_flags[term.case_sensitive, term.context, term.often].append(term)
    broader = _unique(parent for term in group for parent in term.broader)
    uri = next((term.uri for term in group if term.uri), None)
    for number, alike in enumerate(by_flags.values()):
        aliases = _unique(alias for term in alike for alias in term.aliases)
        yield replace(alike[0], name=group[0].name, aliases=aliases, broader=broader, uri=uri, aliases_only=number > 0)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _by_name(terms: Iterable[Term]) -> dict[str, Term]:
    """Names before aliases, first come first served."""
    terms = list(terms)
    firsts = {fold_name(term.name): term for term in reversed(terms) if not term.aliases_only}
    names = dict(firsts)
    for term in terms:
        first = firsts[fold_name(term.name)]
        for alias in term.aliases:
            names.setdefault(fold_name(alias), first)
    return names


def _loosened(key: str) -> str:
    return _HYPHENS.sub(" ", _PLURAL.sub("", key))


#: The same name is asked for as a term of one type after another.
_loose_key = lru_cache(maxsize=1 << 12)(_loosened)


def _enlarged(index: VocabularyIndex, path: Path) -> VocabularyIndex:
    own = [item for item in (sorted(path.iterdir()) if path.is_dir() else [path]) if _stem_of(item) in _FILES]
    own_terms = (term for item in own for term in _read_table(item, _FILES[_stem_of(item)]))
    brought = own_terms if own else read_taxonomy(path)
    by_type = dict(index.by_type)
    for node_type, terms in _by_node_type(brought).items():
        known = (_known_as(term, index) for term in terms)
        by_type[node_type] = tuple(_merged([*by_type.get(node_type, ()), *known]))
    return VocabularyIndex(by_type, index.degree_terms, index.language_terms)


def _stem_of(path: Path) -> str:
    """The name of a table in the shipped format without its ending; nothing for other files."""
    name = path.name.removesuffix(".gz")
    return name.removesuffix(".tsv") if name.endswith(".tsv") and path.is_file() else ""


def _by_node_type(terms: Iterable[Term]) -> dict[NodeType, list[Term]]:
    grouped: dict[NodeType, list[Term]] = defaultdict(list)
    for term in terms:
        grouped[term.node_type].append(term)
    return grouped


def _known_as(term: Term, index: VocabularyIndex) -> Term:
    """The term under the name we have for it, without aliases that are ours for something else."""
    known = index.lookup(term.node_type, term.name)
    name = known.name if known else term.name
    free = (alias for alias in term.aliases if index.lookup(term.node_type, alias) is None)
    aliases = _unique(alias for alias in ((term.name, *free) if known else free) if alias != name)
    parents = (index.lookup(term.node_type, parent) for parent in term.broader)
    broader = tuple(parent.name if parent else own for parent, own in zip(parents, term.broader, strict=True))
    return replace(term, name=name, aliases=aliases, broader=tuple(parent for parent in broader if parent != name))
