"""A person's name in, a knowledge base without a trace of it out.

The name is blotted out of the kept texts (length kept, so that all other spans stay right), the documents
are read again, the model is trained again, and the files are written anew, so that no free page holds it.
What remains is a salted hash of the name: documents that come later are blotted before they are stored.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.names import digest, fold_name, slug
from kg.schema import Document, Extraction, NodeType
from kg.store import KnowledgeStore

FORGOTTEN = "forgotten"
BLOT = "█"
_SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Salted hashes of the names that must not come back."""

    salt: str
    hashes: frozenset[str] = frozenset()

    def knows(self, name: str) -> bool:
        """Whether this name was forgotten."""
        return bool(self.hashes) and digest(self.salt, fold_name(name)) in self.hashes

    def with_names(self, names: Iterable[str]) -> Forgotten:
        """These and further names."""
        return Forgotten(self.salt, self.hashes | {digest(self.salt, fold_name(name)) for name in names})


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
    folded = fold_name(name)
    names = [name, _last_first(name)]
    for node in store.nodes(NodeType.PERSON):
        aliases = node.properties.get("aliases")
        known = [node.name, *(map(str, aliases) if isinstance(aliases, list) else [])]
        if folded in map(fold_name, known):
            names += known + [passage.surface for passage in node.evidence]
    return list(dict.fromkeys(" ".join(item.split()) for item in names if len(item.split()) > 1))


def forgotten_names(extraction: Extraction, forgotten: Forgotten) -> list[str]:
    """Names in an extraction that must not come back."""
    named = [person.name for person in extraction.persons]
    named += [mention.ref.name for mention in extraction.mentions if mention.ref.node_type is NodeType.PERSON]
    return sorted({name for name in named if forgotten.knows(name)})


def blot(document: Document, names: Sequence[str]) -> Document:
    """The document with the names, and the bare family names beside them, blotted out of text, title and path.

    Lengths are kept; the id stays what it was.
    """
    full = _pattern(names)
    if not any(full.search(text) for text in (document.text, document.chrome, document.title or "", document.source)):
        return document
    families = "|".join(re.escape(family) for family in sorted({n.split()[-1] for n in names if "," not in n}))
    alone = re.compile(rf"\b(?:{families})\b")

    def blotted(text: str) -> str:
        return alone.sub(_blots, full.sub(_blots, text))

    def blotted_path(path: str) -> str:
        return re.sub(families, _blots, full.sub(_blots, path), flags=re.IGNORECASE)

    return replace(
        document,
        source=blotted_path(document.source),
        origin=None if document.origin is None else blotted_path(document.origin),
        text=blotted(document.text),
        chrome=blotted(document.chrome),
        title=None if document.title is None else blotted(document.title),
        content_hash=digest(document.content_hash, *sorted(map(fold_name, names))),
    )


def without_lines(lines: Sequence[str] | None, names: Sequence[str]) -> tuple[str, ...] | None:
    """The lines that name none of these people, neither as they are written nor as ids have it."""
    if lines is None:
        return None
    full, ids = _pattern(names), [slug(name) for name in names]
    return tuple(line for line in lines if not full.search(line) and not any(part in line for part in ids))


def _last_first(name: str) -> str:
    *given, family = name.split() or [name]
    return f"{family}, {' '.join(given)}" if given else name


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    """The names as they may stand in a text or a path: any case, anything but letters between words."""
    words = [r"[\W_]+".join(re.escape(word.rstrip(",")) for word in name.split()) for name in names]
    return re.compile("|".join(sorted(words, key=len, reverse=True)), re.IGNORECASE)


def _blots(match: re.Match[str]) -> str:
    return "".join(BLOT if char.isalnum() else char for char in match[0])
