"""A person's name in, the names they are known by out; and as salted hashes, the names that must not come back.

The hashes are all that stays of a name when `kg.forgetting.person` has blotted it out of the kept texts: documents that
come later are blotted before they are read.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.errors import NotFoundError, QueryError
from kg.forgetting.blotting import blot, blotted_text, names_any, runs, spelt_out, texts_of, words_of
from kg.names import digest, slug
from kg.schema import Document, NodeType, Quarantined
from kg.store import KnowledgeStore, is_own

FORGOTTEN = "forgotten"
_SALT_BYTES = 16
#: Longest name, in words, that is looked for in a text that comes later.
_LONGEST = 5
#: Signs within words that are left out as often as not: "O'Brien" and "OBrien".
_CLOSED = re.compile("(?<=\\w)['’‘ʼ-](?=\\w)")
_FAMILY, _TOGETHER = "family", "together"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Salted hashes of the names that must not come back, of their words together in any order, and family names."""

    salt: str
    hashes: frozenset[str] = frozenset()

    def knows(self, name: str) -> bool:
        """Whether this name was forgotten, however it is spelled."""
        return self._knows_words(words_of(name))

    def with_names(self, names: Iterable[str]) -> Forgotten:
        """These and further names."""
        hashes = set(self.hashes)
        spellings = [spelling for name in names for spelling in (name, spelt_out(name), _CLOSED.sub("", name))]
        for words in filter(None, map(words_of, spellings)):
            *given, family = words
            together = ("".join([*given, family]), "".join([family, *given]))
            hashes |= {self._hash(*sorted(words)), self._hash(_FAMILY, family)}
            hashes |= {self._hash(_TOGETHER, word) for word in together if given}
        return Forgotten(self.salt, frozenset(hashes))

    def found_in(self, *texts: str) -> list[str]:
        """Names in texts that must not come back, family names last."""
        if not self.hashes:
            return []
        found = set(runs(texts, _LONGEST))
        named = {" ".join(self._family_last(words)).title() for words in found if self._knows_words(words)}
        return sorted(
            named | {word for word, *more in found if not more and self._hash(_TOGETHER, word) in self.hashes}
        )

    def blotted(self, items: Iterable[Quarantined]) -> list[Quarantined]:
        """What could not be used, with the names that must not come back blotted out."""
        return [blotted_input(item, self.found_in(item.source, item.reason)) for item in items]

    def _knows_words(self, words: Sequence[str]) -> bool:
        return bool(words) and self._hash(*sorted(words)) in self.hashes

    def _family_last(self, words: Sequence[str]) -> list[str]:
        return sorted(words, key=lambda word: self._hash(_FAMILY, word) in self.hashes)

    def _hash(self, *words: str) -> str:
        return digest(self.salt, *words)


def read_forgotten(store: KnowledgeStore) -> Forgotten:
    """The names that must not come back to this knowledge base."""
    kept = store.meta(FORGOTTEN)
    if kept is None:
        return Forgotten(secrets.token_hex(_SALT_BYTES))
    return Forgotten(kept["salt"], frozenset(kept["hashes"]))


def write_forgotten(store: KnowledgeStore, forgotten: Forgotten) -> None:
    """Keeps the hashes."""
    store.set_meta(FORGOTTEN, {"salt": forgotten.salt, "hashes": sorted(forgotten.hashes)})


def names_of(store: KnowledgeStore, name: str) -> list[str]:
    """All names under which a person is known, the given one first."""
    wanted, names = sorted(words_of(name)), [name]
    for node in store.nodes(NodeType.PERSON):
        known = node.names
        if any(sorted(words_of(item)) == wanted for item in known):
            words = {word for item in (*known, name) for word in words_of(item)}
            names += [*known, *(item.surface for item in node.evidence if _is_spelling(item.surface, words))]
    return list(dict.fromkeys(" ".join(item.split()) for item in names))


def _is_spelling(surface: str, words: set[str]) -> bool:
    """Whether a passage is the name itself, perhaps with initials, and not a whole line about the person."""
    own = words_of(surface)
    return len(own) > 1 and all(word in words or len(word) == 1 for word in own)


def without_forgotten(document: Document, forgotten: Forgotten) -> Document:
    """The document with every forgotten name that it has blotted out; the same object if it has none."""
    return blot(document, forgotten.found_in(*texts_of(document))) if forgotten.hashes else document


def blotted_input(item: Quarantined, names: Sequence[str]) -> Quarantined:
    """What could not be used, with names blotted out of path and reason."""
    return Quarantined(blotted_text(item.source, names), blotted_text(item.reason, names))


def without_lines(lines: Sequence[str] | None, names: Sequence[str]) -> tuple[str, ...] | None:
    """The lines that name none of these people, neither as they are written nor as ids have it."""
    if lines is None:
        return None
    ids = re.compile("|".join(rf"(?<![\w-]){re.escape(slug(name))}(?![\w-])" for name in names) or "(?!)")
    return tuple(line for line in lines if not names_any([line], names) and not ids.search(line))


def no_such_name(store: KnowledgeStore, name: str) -> NotFoundError:
    """The error for a name that occurs nowhere; the message suggests the person whose name is nearest."""
    known = {spelling: node.name for node in store.nodes(NodeType.PERSON) for spelling in node.names}
    folded = {" ".join(words_of(spelling)): person for spelling, person in known.items()}
    close = get_close_matches(" ".join(words_of(name)), sorted(folded), n=1, cutoff=0.75)
    hint = f"did you mean '{folded[close[0]]}'?" if close else "give the name as it is written there."
    return NotFoundError(f"'{name}' occurs nowhere in '{store.directory}': {hint} Nothing was erased.")


def refuse_given_name(store: KnowledgeStore, name: str) -> None:
    """A given name alone is no person: blotting it would take it from everybody and leave the family name.

    Raises:
        QueryError: the name is one word, with which known people's names begin, and no person's own name.
    """
    words = words_of(name)
    known = [(node.name, words_of(spelling)) for node in store.nodes(NodeType.PERSON) for spelling in node.names]
    if len(words) != 1 or any(folded[-1:] == words for _, folded in known):
        return
    bearers = sorted({person for person, folded in known if words[0] in folded})
    if bearers:
        more = ", …" if len(bearers) > 3 else ""
        raise QueryError(
            f"'{name}' is only the given name of {', '.join(bearers[:3])}{more}: give the whole name of one person. "
            "Nothing was erased."
        )


def naming_files(folder: Path, names: Sequence[str]) -> list[Path]:
    """Files beside the knowledge base's own in which one of the names stands as text, such as exports put there."""
    others = (path for path in sorted(folder.rglob("*")) if path.is_file() and not is_own(path))
    return [path for path in others if _names_file(path, names)]


def _names_file(path: Path, names: Sequence[str]) -> bool:
    content = path.read_bytes()
    readings = (content.decode(code, "ignore") for code in ("utf-8", "utf-16-le", "utf-16-be"))
    return names_any((path.name, *readings), names)
