"""bridge.tsv, written for this project → names of one thing in English, German, French and Spanish."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.features.words import CONTINUES, split_words

#: Words that bind names together in these languages and say nothing themselves.
FUNCTION_WORDS = """
    der die das den dem des und fur im in mit von zur zum am an auf bei oder eine einer
    le la les l d de des du et en pour au aux un une sur avec ou par
    el los las del y e para por con al a una sobre o
    the and for of to with on at or by m w f h
"""
_FILE = Path(__file__).with_name("bridge.tsv")


@dataclass(frozen=True, slots=True)
class Entry:
    """An English name and its names in other languages."""

    english: str
    others: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, the English one first, each once."""
        return tuple(dict.fromkeys((self.english, *self.others)))


def read_bridge(path: Path = _FILE) -> tuple[Entry, ...]:
    """All entries; "Lehrer/in" is read as both forms."""
    entries = []
    for line in path.read_text(encoding="utf-8").splitlines():
        english, *columns = line.split("\t")
        others = [form for column in columns for name in column.split(",") for form in _forms(name)]
        entries.append(Entry(english, tuple(others)))
    return tuple(entries)


def bridge_pieces(bridge: Iterable[Entry]) -> list[str]:
    """Words of the bridge, the longer ones also as continuations: German compounds end in them."""
    words = dict.fromkeys(word for entry in bridge for name in entry.others for word in split_words(name))
    return [*words, *(CONTINUES + word for word in words if len(word) > 4)]


def translations(bridge: Iterable[Entry], english: Collection[str]) -> dict[str, list[str]]:
    """English names of every single foreign word, those left out that are English words too ("chef", "conductor")."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in bridge:
        for name in entry.others:
            words = split_words(name)
            if len(words) == 1 and words[0] not in english:
                found[words[0]].append(entry.english)
    return found


def _forms(name: str) -> list[str]:
    """Both forms of "enfermero/a", "Lehrer/in", "technicien/ne"."""
    stem, slash, ending = name.partition("/")
    if not slash:
        return [stem]
    if ending == "a" and stem[-1] in "oe":
        return [stem, stem[:-1] + ending]
    return [stem, stem + ending]
