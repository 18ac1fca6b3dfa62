"""A title with skills beside it in, the title alone and what the skills count out: "sales manager AWS" asks for sales.

The vector of a few words is mostly that of the rarest of them, which is the skill. So the title counts by itself, too,
and the skills as facts that raise what is like it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from kg import search
from kg.embedding import Embedder, WeightedIds
from kg.ports import FloatArray
from kg.schema import NodeType, type_of
from kg.store import NameIn
from kg.vectors import unit

#: What all words count beside those of the title. Chosen, as what skills count, on titles of 3,500 postings asked for
#: with a skill that some, or none, of that title require: of the first ten 0.82 have such a title (before 0.78, asked
#: without a skill 0.93), and 0.55 of those that have both are among them (before 0.26); see `benchmark_beside.py`.
_ALL_WORDS = 0.3
#: A topic is what the work is about, as a title says it.
_SKILLS = frozenset({NodeType.SKILL, NodeType.METHOD})
#: What stands between titles and skills, which words lead to a skill, and which follow one.
_JOINTS = " ,;:/&+|()–—-"
_LEADING = frozenset("with using knowing and or in mit und avec et con y".split())
_FOLLOWING = frozenset("experience skill skills knowledge expertise background kenntnisse kenntnissen".split())


@dataclass(frozen=True, slots=True)
class Beside:
    """A title, and the types of the skills that stand beside it; an empty one is a text without such."""

    title: str = ""
    kinds: frozenset[NodeType] = frozenset()


NOTHING_BESIDE = Beside()


def beside(text: str, read: str, names: Sequence[NameIn], is_a_title: Callable[[str], bool]) -> Beside:
    """The title of a short text and the skills beside it.

    Args:
        text: what of a question says the work.
        read: the question.
        names: what the question names.
        is_a_title: whether a text stands in titles as it is: a skill in it says of the title what it is.
    """
    titles = [item for item in names if type_of(item.node_id) is NodeType.ROLE]
    skills = [item for item in names if type_of(item.node_id) in _SKILLS] if titles else []
    apart = [item for item in skills if _is_apart(item, read, titles) and _is_whole(item, read, [*skills, *titles])]
    title = _without(text, dict.fromkeys(read[item.start : item.end] for item in apart))
    if not apart or not title or search.says_no_work(title) or is_a_title(text):
        return NOTHING_BESIDE
    return Beside(title, frozenset(type_of(item.node_id) for item in apart))


def vector_of_text(embedder: Embedder, text: str, beside: Beside, k: int) -> tuple[FloatArray, WeightedIds]:
    """The vector of a text [dim] float32, mostly its title's, and k nodes in it that stand for missing neighbours."""
    if not beside.title:
        return embedder.embed_with_neighbors(text, NodeType.POSTING, k)
    whole, title = unit(embedder.encoder.encode([text, beside.title]))
    mixed = _ALL_WORDS * whole + (1.0 - _ALL_WORDS) * title
    return embedder.with_neighbors(unit(mixed[np.newaxis]), NodeType.POSTING, k)


def _is_apart(skill: NameIn, read: str, titles: Sequence[NameIn]) -> bool:
    """Whether a skill stands after a title, or before one of several words, and is no part of any."""
    behind = any(title.end <= skill.start for title in titles)
    before = any(skill.end <= title.start and " " in read[title.start : title.end] for title in titles)
    return (behind or before) and not any(title.start < skill.end and skill.start < title.end for title in titles)


def _is_whole(skill: NameIn, read: str, others: Sequence[NameIn]) -> bool:
    """Whether nothing goes on behind a skill as it does in "Google Store", but for other skills and titles."""
    after = read[skill.end :].lstrip()
    if not after or after[0] in _JOINTS or len(read) - len(after) in {other.start for other in others}:
        return True
    return after.partition(" ")[0].strip(_JOINTS).lower() in _LEADING | _FOLLOWING


def _without(text: str, skills: Iterable[str]) -> str:
    for skill in skills:
        before, found, after = text.partition(skill)
        if found:
            text = f"{_left(before)} {_right(after)}".strip()
    return text


def _left(text: str) -> str:
    """A text without the word that leads away from it at its end."""
    left = text.rstrip(_JOINTS)
    first, _, last = left.rpartition(" ")
    return first.rstrip(_JOINTS) if last.lower() in _LEADING else left


def _right(text: str) -> str:
    """A text without the word at its beginning that belongs to what was before it."""
    right = text.lstrip(_JOINTS)
    first, _, last = right.partition(" ")
    return last.lstrip(_JOINTS) if first.strip(_JOINTS).lower() in _FOLLOWING else right
