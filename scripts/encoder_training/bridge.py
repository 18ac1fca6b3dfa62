"""The tables in bridge/, written for this project → names of one thing in English, German, French and Spanish."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from encoder_training.endings import french_forms, german_forms, spanish_forms
from kg.features.words import split_words

#: Words that bind names together in these languages and say nothing themselves.
FUNCTION_WORDS = """
    der die das den dem des und fur im mit von zur zum auf bei oder eine einer einem einen eines sowie bzw aus durch
    de la le les du et en pour au aux un une sur avec ou par dans chez ses leur leurs qui
    el los las del para por con una al y desde hasta sobre entre segun como que su sus unos unas
""".split()
_FOLDER = Path(__file__).with_name("bridge")


@dataclass(frozen=True, slots=True)
class Entry:
    """An English name and its names in other languages."""

    english: str
    german: tuple[str, ...] = ()
    french: tuple[str, ...] = ()
    spanish: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, the English one first, each once."""
        return tuple(dict.fromkeys((self.english, *self.german, *self.french, *self.spanish)))


def read_bridge(folder: Path = _FOLDER) -> tuple[Entry, ...]:
    """All entries, each once; "Lehrer/in" is read as both forms, and a column may be empty."""
    lines = [line for path in sorted(folder.glob("*.tsv")) for line in path.read_text(encoding="utf-8").splitlines()]
    entries = []
    for line in dict.fromkeys(lines):
        english, german, french, spanish = (_column(column) for column in line.split("\t"))
        entries.append(Entry(english[0], german, french, spanish))
    return tuple(entries)


def meanings(bridge: Collection[Entry], english: Collection[str]) -> dict[str, tuple[str, ...]]:
    """English names of every single foreign word and of its other forms.

    Words that are English words too are left out ("chef", "conductor"). What a table says outranks what an
    ending lets one guess: "puerta" is a door, and no port for women.
    """
    said: dict[str, list[str]] = defaultdict(list)
    guessed: dict[str, list[str]] = defaultdict(list)
    for entry in bridge:
        for word, forms in _single_words(entry):
            said[word].append(entry.english)
            for form in forms:
                guessed[form].append(entry.english)
    both: Mapping[str, list[str]] = {**guessed, **said}
    known = {*english, *(word for entry in bridge for word in split_words(entry.english))}
    kept = {word: tuple(dict.fromkeys(names)) for word, names in both.items() if not _is_english(word, known)}
    return {**dict(sorted(kept.items())), **dict.fromkeys(FUNCTION_WORDS, ())}


def _is_english(word: str, english: Collection[str]) -> bool:
    """Whether English has the word, or has it in the singular."""
    singulars = (word.removesuffix("s"), word.removesuffix("ies") + "y")
    return word in english or any(singular in english for singular in singulars)


def _single_words(entry: Entry) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names of one word, folded, with their other forms."""
    for names, forms in ((entry.german, german_forms), (entry.french, french_forms), (entry.spanish, spanish_forms)):
        for name in names:
            words = split_words(name)
            if len(words) == 1:
                yield words[0], forms(words[0])


def _column(column: str) -> tuple[str, ...]:
    return tuple(form for name in column.split(",") if name for form in _forms(name))


def _forms(name: str) -> list[str]:
    """Both forms of "enfermero/a", "Lehrer/in", "technicien/ne"."""
    stem, slash, ending = name.partition("/")
    if not slash:
        return [stem]
    if ending == "a" and stem[-1] in "oe":
        return [stem, stem[:-1] + ending]
    return [stem, stem + ending]
