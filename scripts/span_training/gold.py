"""The gold folder in, tokens with spans per label set out."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

#: A label and the tokens it covers, half-open.
Span = tuple[str, int, int]


class GoldSet(StrEnum):
    """Sets of gold; each has a decoder of its own, as their guidelines differ."""

    SKILLSPAN = "skillspan"
    GREEN = "green"
    SAYFULLINA = "sayfullina"
    SCIERC = "scierc"


#: Layers of a set: spans of one layer do not overlap, spans of two may.
LAYERS: dict[GoldSet, tuple[tuple[str, ...], ...]] = {
    GoldSet.SKILLSPAN: (("Skill",), ("Knowledge",)),
    GoldSet.GREEN: (("Skill",),),
    GoldSet.SAYFULLINA: (("Skill",),),
    GoldSet.SCIERC: (("Generic", "Material", "Method", "Metric", "OtherScientificTerm", "Task"),),
}
#: Sets whose neighbouring sentences belong together; the others are shuffled snippets.
TOGETHER = frozenset({GoldSet.SKILLSPAN, GoldSet.SCIERC})
_FOLDERS = {GoldSet.SCIERC: "scierc_ner"}
#: How the Penn Treebank writes signs.
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}
_SEPARATORS = {GoldSet.SKILLSPAN: "\t", GoldSet.SAYFULLINA: "\t"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of one sentence, spans per layer, and the document it stands in (its number in the file)."""

    words: tuple[str, ...]
    layers: tuple[tuple[Span, ...], ...]
    document: int


def read_gold(folder: Path, gold_set: GoldSet, split: str) -> list[Sentence]:
    """The sentences of one split ("train", "dev", "test"), in the order of the file.

    Raises:
        SystemExit: if there is no such file.
    """
    home = folder / _FOLDERS.get(gold_set, gold_set.value)
    for name in (f"{split}.conll.gz", f"{split}.conll", f"{split}.txt.gz", f"{split}.txt"):
        if (home / name).is_file():
            return list(_sentences(_lines(home / name), gold_set))
    raise SystemExit(f"There is no {split}.conll, .txt (or .gz of them) in {home}: name the folder with --data.")


def spans_of(tags: Sequence[str]) -> tuple[Span, ...]:
    """Spans of BIO tags; an I- that continues nothing begins a span, as in IOB1."""
    spans: list[Span] = []
    label, start = "", 0
    for place, tag in enumerate([*tags, "O"]):
        prefix, _, name = tag.partition("-")
        if label and (prefix != "I" or name != label):
            spans.append((label, start, place))
            label = ""
        if name and not label:
            label, start = name, place
    return tuple(spans)


def _lines(path: Path) -> list[str]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    # Part of SkillSpan was Windows-1252 read as Latin-1: its quotes arrive as C1 control characters.
    text = raw.decode("utf-8").translate({code: _from_windows(code) for code in range(0x80, 0xA0)})
    return text.split("\n")


def _from_windows(code: int) -> str:
    return bytes([code]).decode("cp1252", errors="replace")


def _sentences(lines: Iterable[str], gold_set: GoldSet) -> Iterator[Sentence]:
    depth = len(LAYERS[gold_set])
    document, rows = 0, list[list[str]]()
    for line in [*lines, ""]:
        if line.startswith(("### {", "-DOCSTART-")):
            document += 1
        elif not line.strip():
            if rows:
                tags = [[row[-depth + layer] for row in rows] for layer in range(depth)]
                yield Sentence(tuple(row[0] for row in rows), tuple(map(spans_of, tags)), document)
            rows = []
        else:
            cells = line.split(_SEPARATORS.get(gold_set))
            rows.append(_row(cells, depth))


def _row(cells: list[str], depth: int) -> list[str]:
    """The word and its tags; a few lines of SkillSpan lack a column, or hold a second row behind the first."""
    if len(cells) <= depth or not cells[0].strip():
        return ["?", *("O",) * depth]
    tags = cells[1:3] if depth == 2 else cells[-1:]
    return [_BRACKETS.get(cells[0], cells[0]), *tags]
