"""bridge.tsv, written for this project → names of one thing in English, German, French and Spanish."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.features.words import CONTINUES, split_words

#: Words that bind names together in these languages and say nothing themselves.
FUNCTION_WORDS = """
    der die das den dem des und fur im mit von zur zum auf bei oder eine einer
    de la le les du et en pour au aux un une sur avec ou par
    el los las del para por con una al
""".split()
_FILE = Path(__file__).with_name("bridge.tsv")


@dataclass(frozen=True, slots=True)
class Entry:
    """An English name, its names in other languages, German ones apart, and plurals of those."""

    english: str
    others: tuple[str, ...]
    german: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, the English one first, each once."""
        return tuple(dict.fromkeys((self.english, *self.german, *self.others, *self.plurals)))


def read_bridge(path: Path = _FILE) -> tuple[Entry, ...]:
    """All entries; "Lehrer/in" is read as both forms."""
    entries = []
    for line in path.read_text(encoding="utf-8").splitlines():
        english, german, french, spanish = (_column(column) for column in line.split("\t"))
        plurals = [_plural(name) for name in (*french, *spanish) if " " not in name]
        entries.append(Entry(english[0], french + spanish, german, tuple(plurals)))
    return tuple(entries)


def bridge_pieces(bridge: Iterable[Entry]) -> list[str]:
    """Words of the bridge that are no mere longer form of another; German ones also as ends of compounds."""
    words = dict.fromkeys(w for entry in bridge for name in (*entry.german, *entry.others) for w in split_words(name))
    german = dict.fromkeys(w for entry in bridge for name in entry.german for w in split_words(name) if len(w) > 4)
    kept = [word for word in words if not _is_longer_form(word, words)]
    return [*kept, *(CONTINUES + word for word in german if not _is_longer_form(word, words))]


def translations(bridge: Iterable[Entry], english: Collection[str]) -> dict[str, list[str]]:
    """English names of every single foreign word, those left out that are English words too ("chef", "conductor")."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in bridge:
        for name in (*entry.german, *entry.others):
            words = split_words(name)
            if len(words) == 1 and words[0] not in english:
                found[words[0]].append(entry.english)
    return found


def _column(column: str) -> tuple[str, ...]:
    return tuple(form for name in column.split(",") for form in _forms(name))


def _forms(name: str) -> list[str]:
    """Both forms of "enfermero/a", "Lehrer/in", "technicien/ne"."""
    stem, slash, ending = name.partition("/")
    if not slash:
        return [stem]
    if ending == "a" and stem[-1] in "oe":
        return [stem, stem[:-1] + ending]
    return [stem, stem + ending]


def _plural(name: str) -> str:
    """The plural as most Spanish and French words have it."""
    if name.endswith("ión"):
        return name[:-3] + "iones"
    return name if name.endswith(("s", "x")) else name + ("s" if name[-1] in "aeiouáéíóú" else "es")


def _is_longer_form(word: str, words: Collection[str]) -> bool:
    return any(word.endswith(ending) and word[: -len(ending)] in words for ending in ("in", "a", "e", "ne", "s", "es"))
