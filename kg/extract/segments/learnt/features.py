"""Cells of a page's lines in, what speaks for their kinds out: hashed words and letters, verdicts of the lexicon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np

from kg.extract.lexicon.dates import states_date
from kg.extract.lexicon.name_likeness import likeness
from kg.extract.lexicon.words import CATEGORIES, EMPLOYMENT
from kg.extract.postings.headers.contract_words import stated_contract
from kg.extract.postings.headers.labels import label_of, labelled
from kg.extract.postings.naming.gender_marks import names_all_genders
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import ends_in_role, has_role_head
from kg.extract.segments.furniture.chrome import heads_sidebar, is_button
from kg.extract.segments.learnt.kinds import Cell, ends_of_blocks
from kg.extract.segments.shapes.cut import JOBS
from kg.ports import FloatArray, PlaceFinder

#: Boxes that words and letters are hashed into.
BOXES = 6144
_SHORT, _LONG, _PROSE = 40, 90, 140
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_DIGITS = re.compile(r"\d")
_MONEY = re.compile(r"[$€£]\s?\d|\d\s?(?:€|EUR|USD|GBP|CHF|k\b)|\b(?:salary|gehalt|salaire)\b", re.IGNORECASE)
_MODE = re.compile(
    r"\b(?:remote|hybrid|on-?site|home ?office|télétravail|hybride|vor ort|in office|office-based|work from home)\b",
    re.I,
)
_AGO = re.compile(r"\bago\b|\bvor \d|\bil y a\b|\btoday\b|\byesterday\b|posted|published", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_LINKED = re.compile(r"https?:|www\.|@\w|\.(?:com|org|net|de|fr|io)\b")

VERDICTS = (
    "role end", "role", "place", "contract", "contract inside", "date", "money", "mode", "ago", "labelled", "label",
    "button", "category", "sidebar", "genders", "person", "jobs", "ends sentence", "ends colon", "one word",
    "two words", "many words", "short", "long", "prose", "digits", "only digits", "capitals", "small", "clock",
    "linked", "marked", "hashed", "gap", "gap behind", "first cell", "last cell", "several cells", "comma",
    "bracket", "dash", "top", "first", "twice", "often",
)  # fmt: skip


def verdicts(cells: Sequence[Cell], places: PlaceFinder) -> FloatArray:
    """What the lexicon and the shape of each cell say, [cells, VERDICTS], float32 of 0 and 1."""
    found = np.zeros((len(cells), len(VERDICTS)), np.float32)
    times = Counter(cell.text for cell in cells)
    for index, (cell, behind) in enumerate(zip(cells, ends_of_blocks(cells), strict=True)):
        found[index] = [
            *_verdict(index, cell, places, behind=behind),
            times[cell.text] == _TWICE,
            times[cell.text] > _TWICE,
        ]
    return found


def _verdict(index: int, cell: Cell, places: PlaceFinder, *, behind: bool) -> list[float]:
    text = cell.text.strip("*#_ ") or cell.text
    long = len(text) >= _LONG
    words = text.split()
    small = text.lower()
    label = None if long else labelled(text)
    value = text[label[1] :].strip() if label else text
    return [
        float(sign)
        for sign in (
            not long and ends_in_role(_first_part(value)),
            not long and has_role_head(text),
            not long and is_place_line(value, places),
            value.lower() in EMPLOYMENT,
            not long and stated_contract(text) is not None,
            not long and states_date(text),
            not long and _MONEY.search(text) is not None,
            not long and _MODE.search(text) is not None,
            not long and _AGO.search(text) is not None,
            label is not None,
            not long and label_of(text) is not None,
            is_button(text),
            small in CATEGORIES,
            heads_sidebar(text),
            names_all_genders(text),
            not long and likeness(words) > _A_NAME,
            not long and JOBS.search(text) is not None,
            text[-1] in ".!?",
            text[-1] == ":",
            len(words) == 1,
            len(words) == 2,
            len(words) > _MANY,
            len(text) < _SHORT,
            long,
            len(text) >= _PROSE,
            any(map(str.isdigit, text)),
            not any(map(str.isalpha, text)),
            text.isupper(),
            text[0].islower(),
            not long and _CLOCK.search(text) is not None,
            not long and _LINKED.search(text) is not None,
            bool(cell.mark),
            cell.mark == "#",
            cell.gap and not cell.cell,
            behind,
            not cell.cell,
            cell.cell + 1 == cell.cells,
            cell.cells > 1,
            ", " in text,
            "(" in text,
            " - " in text or " – " in text,
            index < _TOP,
            index == 0,
        )
    ]


_A_NAME, _MANY, _TOP, _TWICE = 0.6, 7, 5, 2
_PART = re.compile(r",\s|\s[–—-]\s|\s*\(")


def _first_part(text: str) -> str:
    return _PART.split(text, maxsplit=1)[0]


def boxes(cell: Cell) -> list[int]:
    """The boxes of a cell's words, pairs of words, beginnings and ends."""
    text = _DIGITS.sub("0", cell.text[:_PROSE])
    words = _WORD.findall(text)[:_MOST]
    small = [word.lower() for word in words]
    names = [f"w{word}" for word in small]
    names += [f"{a} {b}" for a, b in pairwise(("^", *small, "$"))]
    names += [f"p{word[:4]}" for word in small if len(word) > 4]
    names += [f"s{word[-4:]}" for word in small if len(word) > 4]
    names.append("x" + "".join(dict.fromkeys(map(_shape, words))))
    names.append(f"n{min(len(small), 9)}")
    if len(small) <= _FEW:
        names.append("=" + " ".join(small))
    return [crc32(name.encode()) % BOXES for name in names]


_MOST, _FEW = 14, 4


def _shape(word: str) -> str:
    if not word[0].isalnum():
        return word[0]
    if word[0].isdigit():
        return "0"
    return "X" if word.isupper() else "Xx" if word[0].isupper() else "x"
