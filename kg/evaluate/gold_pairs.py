"""Annotated and extracted postings of a document in, which are the same out; and what gold calls the document."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from kg.names import fold_name

Json = Mapping[str, Any]


def label_of(file: str, known: Collection[str]) -> str:
    """What the gold calls a document in its edges: its path, its name, or what stands in front of it."""
    name = file.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    for candidate in (file, name, stem, name.partition("_")[0]):
        if candidate in known:
            return candidate
    number, _, rest = file.partition("_")
    return number if rest and number.isdigit() else file


def pairs_of(
    wanted: Sequence[Json], found: Sequence[Json], *, by_name: bool, shifted: bool = False
) -> list[tuple[int | None, float]]:
    """For each annotated posting the extracted one that is meant, and how well their spans agree.

    Where offsets count in a file that is rendered before it is read (HTML, JSON), names tell which is which. In
    Markdown offsets count and are `shifted` by its marks, so that equal titles come before any overlap.
    """
    if by_name:
        return _last_ones(wanted, found, _paired(wanted, found, _same_name, {}))
    titled = {
        i: pair for i, pair in enumerate(_paired(wanted, found, _same_title, {})) if shifted and pair[0] is not None
    }
    return _paired(wanted, found, _overlap, titled)


def _paired(
    wanted: Sequence[Json],
    found: Sequence[Json],
    score_of: Callable[[Json, Json], float],
    known: Mapping[int, tuple[int | None, float]],
) -> list[tuple[int | None, float]]:
    """The best pair of each in turn, if half of it agrees; the pairs of some are `known` already."""
    taken = {index for index, _ in known.values()}
    pairs: list[tuple[int | None, float]] = []
    for number, posting in enumerate(wanted):
        if number in known:
            pairs.append(known[number])
            continue
        scores = [(score_of(posting, other), -index) for index, other in enumerate(found) if index not in taken]
        score, index = max(scores, default=(0.0, 0))
        if score < 0.5:
            pairs.append((None, score))
            continue
        taken.add(-index)
        pairs.append((-index, score))
    return pairs


def _last_ones(
    wanted: Sequence[Json], found: Sequence[Json], pairs: list[tuple[int | None, float]]
) -> list[tuple[int | None, float]]:
    """A posting that is left on either side is the same one."""
    open_wanted = [i for i, (index, _) in enumerate(pairs) if index is None and "#L" not in wanted[i]["id"]]
    free = [i for i in range(len(found)) if i not in {index for index, _ in pairs} and not found[i].get("listing")]
    if len(open_wanted) == len(free) == 1:
        pairs[open_wanted[0]] = (free[0], 0.5)
    return pairs


def _same_name(wanted: Json, found: Json) -> float:
    title, other = fold_name(wanted["title"] or ""), fold_name(found.get("title") or "")
    if title and title == other:
        return 1.0
    role = fold_name(wanted.get("role") or "")
    return 0.6 if role and role == fold_name(found.get("role") or "") else 0.0


def _same_title(wanted: Json, found: Json) -> float:
    """1.0 of equal titles, 0.9 where one is the beginning of the other: "Frost Analyst", "Frost Analyst - Riga"."""
    title, other = fold_name(wanted["title"] or ""), fold_name(found.get("title") or "")
    if not title or not other:
        return 0.0
    begins = " " in min(title, other, key=len) and (title.startswith(f"{other} ") or other.startswith(f"{title} "))
    return 1.0 if title == other else 0.9 * begins


def _overlap(wanted: Json, found: Json) -> float:
    return max(_iou(span, (found["start"], found["end"])) for span in _right_spans(wanted))


def _right_spans(wanted: Json) -> list[tuple[int, int]]:
    spans = [(wanted["char_start"], wanted["char_end"])]
    if wanted.get("header_char_start") is not None:
        spans.append((wanted["header_char_start"], wanted["char_end"]))
    return spans


def _iou(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    union = max(a[1], b[1]) - min(a[0], b[0])
    return shared / union if union else 0.0
