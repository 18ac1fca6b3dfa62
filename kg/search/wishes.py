"""A question in words in, the conditions that it states about the opening itself out: remote, part-time, its rank.

They are wishes: an opening that meets them comes before one that does not, and none is left out. Values are those of
`Posting`; words are read in English, German, French, Spanish and Italian.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.schema import Value
from kg.search.filters import Condition
from kg.search.posted import posted_in
from kg.search.wish_words import (
    LADDER,
    LANGUAGES_KEY,
    NEEDLESS,
    NEGATION,
    NEXT_LANGUAGE,
    NOT_COMPARED,
    RANK_TOLD,
    REFUSAL,
    TERMS,
    Terms,
)

#: By what part of its likeness an opening gains that meets a wish. Ranks within one line of work count little, since
#: vectors compare their words already: on titles of a board that were given one occupation, whatever their rank, each
#: 0.1 costs 0.002 of MAP. Who asks for a head, an intern, or terms of work wants no other; no set of questions says it.
_STEP_WEIGHT, _RANK_WEIGHT, _TERMS_WEIGHT, _KIND_WEIGHT = 0.1, 0.3, 0.8, 1.2
_STEPS = frozenset({"junior", "senior", "principal"})
#: What an opening is worth that states something else than is wished, and from which worth on it meets the wish.
_OPPOSITE, _MET = -0.5, 0.6
_HINTED = 0.4
_POSTED = "posted"
#: Ranks that are refused together with all above them.
_RANKS = {"senior": 3.0, "principal": 4.5, "head": 6.0, "executive": 7.0}
#: What leads to a place.
_LED = re.compile(r"(?<![\w-])(?:in|at|near|around|from|bei|nahe|à|en|aus|presso|vicino)\s+$", re.IGNORECASE)
#: Steps of the ladder over which one rank serves for another less and less.
_REACH = 2.0


@dataclass(frozen=True, slots=True)
class Wish:
    """A condition that an opening need not meet.

    Attributes:
        name: what is told of it.
        start, end: where a text states it.
        again: where it states it again.
        worths: by property and value what an opening that states it is worth, at most 1; empty if openings are not
            compared by it.
        posted: the first and the last day on which it should have been posted.
        weight: by what part of its likeness an opening gains.
        is_work: its words belong to a title, and stay in it.
        is_kind: they say what kind of post it is, and are no part of a title that says what work, too.
        is_refusal: it says what an opening must not be, and is met by one that states nothing.
        rank: the rank on the ladder that is asked for, which the name of an opening may tell, too.
        unstated: what an opening is worth that states nothing of it.
        otherwise: what an opening is worth that states another value.
    """

    name: str
    start: int
    end: int
    worths: Mapping[str, Mapping[str, float]]
    weight: float = _TERMS_WEIGHT
    is_work: bool = False
    is_kind: bool = False
    is_refusal: bool = False
    rank: float | None = None
    unstated: float = 0.0
    otherwise: float = _OPPOSITE
    again: tuple[tuple[int, int], ...] = ()
    posted: tuple[str, str] | None = None

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Everywhere that a text states it."""
        return (self.start, self.end), *self.again

    @property
    def is_anywhere(self) -> bool:
        """Whether what meets it may be done from anywhere."""
        return self.name == "remote"

    @property
    def is_compared(self) -> bool:
        """Whether openings say anything about it."""
        return bool(self.worths) or self.posted is not None

    def is_stated(self, properties: Mapping[str, Value]) -> bool:
        """Whether an opening says anything about it."""
        return any(properties.get(key) is not None for key in (*self.worths, *((_POSTED,) if self.posted else ())))

    def worth(self, name: str, properties: Mapping[str, Value]) -> float:
        """What an opening is worth to who wishes this, from -1 to 1."""
        if self.posted is not None:
            first, last = self.posted
            days = _listed(properties.get(_POSTED))
            then = -1.0 if self.is_refusal else 1.0
            return max((then if first <= day <= last else self.otherwise for day in days), default=self.unstated)
        stated = [(key, value) for key in self.worths for value in _listed(properties.get(key))]
        if stated:
            return max(self.worths[key].get(value, self.otherwise) for key, value in stated)
        return self.unstated if self.rank is None else _told_rank(self.rank, name)

    def is_met(self, name: str, properties: Mapping[str, Value]) -> bool:
        """Whether an opening meets it."""
        return self.worth(name, properties) >= (0.0 if self.is_refusal else _MET)

    def best(self) -> list[tuple[Condition, ...]]:
        """Conditions that together meet it, one of which must hold; of several that stand together all."""
        if self.posted is not None:
            first, last = self.posted
            return [(Condition(_POSTED, ">=", first), Condition(_POSTED, "<=", last))]
        found = [(key, value) for key, of in self.worths.items() for value, worth in of.items() if worth >= _MET]
        return [(Condition(key, "=", value),) for key, value in found]

    def apart(self) -> Wish:
        """The same where its words are no part of the work."""
        return replace(self, weight=_KIND_WEIGHT, is_work=False)

    def refused(self, start: int) -> Wish:
        """The wish that it may not be so, stated from `start` on; "not senior" refuses whatever is above, too."""
        turned = {key: {value: -worth for value, worth in of.items()} for key, of in self.worths.items()}
        if self.name in _RANKS:
            least = _RANKS[self.name]
            turned["level"] = {value: -1.0 if at >= least else 0.0 for value, at in LADDER.items()}
        name = f"not {self.name}"
        return replace(
            self,
            name=name,
            start=start,
            worths=turned,
            weight=_TERMS_WEIGHT,
            is_work=False,
            is_refusal=True,
            rank=None,
            otherwise=0.0,
        )


@dataclass(frozen=True, slots=True)
class Refused:
    """Work that a text does not want, `text[start:end]` with the word that says so."""

    words: str
    start: int
    end: int


def wishes_in(text: str, today: date) -> list[Wish]:
    """The wishes that a text states, in its order, none within another and none twice.

    Args:
        text: a question.
        today: the day on which it is asked.
    """
    kept: dict[str, Wish] = {}
    end = 0
    for wish in sorted(_found(text, today), key=lambda wish: (wish.start, -wish.end)):
        if wish.start < end:
            continue
        end, known = wish.end, kept.get(wish.name)
        kept[wish.name] = wish if known is None else replace(known, again=(*known.again, (wish.start, wish.end)))
    return list(kept.values())


def refused_in(text: str, taken: Sequence[tuple[int, int]]) -> list[Refused]:
    """Work that a text says it should not be, apart from what was understood already; a place ends what is refused."""
    left = text
    for start, end in taken:
        led = _LED.search(text[:start])
        start = start if led is None else led.start()
        left = left[:start] + ";".ljust(end - start) + left[end:]
    return [Refused(match["what"], match.start("refusal"), match.end("what")) for match in REFUSAL.finditer(left)]


def gain(wishes: Sequence[Wish], name: str, properties: Mapping[str, Value]) -> float:
    """The factor of the score of an opening, at most 1; 1 if it is all that is wished."""
    whole = 1.0 + sum(wish.weight for wish in wishes)
    return (1.0 + sum(wish.weight * wish.worth(name, properties) for wish in wishes)) / whole


def raised(wishes: Sequence[Wish], name: str, properties: Mapping[str, Value]) -> float:
    """By what part of its score an opening was raised for the wishes that it serves."""
    return sum(wish.weight * max(0.0, wish.worth(name, properties)) for wish in wishes)


def told(wishes: Sequence[Wish], name: str, properties: Mapping[str, Value]) -> str:
    """Which wishes an opening meets, of which it says nothing, and which it does not meet, in words."""
    said: dict[str, list[str]] = {"as wished": [], "does not say": [], "not": [], "against the wish": []}
    for wish in filter(lambda wish: wish.is_compared, wishes):
        if wish.is_met(name, properties):
            said["as wished"] += [] if wish.is_refusal else [wish.name]
        elif wish.is_refusal:
            said["against the wish"].append(wish.name.removeprefix("not "))
        else:
            said["not" if wish.is_stated(properties) or wish.worth(name, properties) < 0.0 else "does not say"].append(
                wish.name
            )
    return "; ".join(f"{how} {', '.join(names)}" for how, names in said.items() if names)


def _found(text: str, today: date) -> Iterator[Wish]:
    for item in posted_in(text, today):
        yield _negated(Wish(item.words, item.start, item.end, {}, posted=(item.first, item.last)), text)
    for terms in TERMS:
        for match in terms.pattern.finditer(text):
            yield _negated(_wish(terms, match), text)
            following = NEXT_LANGUAGE.match(text, match.end()) if terms.key == LANGUAGES_KEY else None
            while following is not None:
                yield _wish(terms, following)
                following = NEXT_LANGUAGE.match(text, following.end())
    for match in NOT_COMPARED.finditer(text):
        yield Wish(match[0], match.start(), match.end(), {}, weight=0.0)


def _wish(terms: Terms, match: re.Match[str]) -> Wish:
    """What some words state; a rank by the whole ladder, a value that the words name by that value."""
    if terms.levels:
        steps = [LADDER[level] for level in terms.levels]
        ranks = {value: max(_nearness(step, at) for step in steps) for value, at in LADDER.items()}
        worths: dict[str, Mapping[str, float]] = {"level": ranks, **terms.worths}
        weight = _STEP_WEIGHT if terms.name in _STEPS else _RANK_WEIGHT if terms.is_work else _TERMS_WEIGHT
        rank = None if terms.worths else min(steps)
        return Wish(terms.name, *match.span(), worths, weight, terms.is_work, terms.is_kind, rank=rank)
    value = next((found for found in match.groupdict().values() if found), None)
    worths, name = {**terms.worths}, terms.name
    if value is not None and terms.values is not None:
        value = terms.values.get(value.casefold(), value)
        worths, name = {terms.key: {value: 1.0}}, terms.name.format(value)
    return Wish(
        name,
        *match.span(),
        worths,
        weight=_RANK_WEIGHT if terms.is_work else _TERMS_WEIGHT,
        is_work=terms.is_work,
        unstated=terms.unstated,
        otherwise=terms.otherwise,
    )


def _negated(wish: Wish, text: str) -> Wish:
    before, behind = NEGATION.search(text[: wish.start]), NEEDLESS.match(text, wish.end)
    if not wish.is_compared or (before is None and behind is None):
        return wish
    refused = wish.refused(wish.start if before is None else before.start())
    return refused if behind is None else replace(refused, end=behind.end())


def _told_rank(asked: float, name: str) -> float:
    """What the rank that a name hints at is worth: it speaks against an opening more surely than for it."""
    worth = next((_nearness(asked, at) for pattern, at in RANK_TOLD if pattern.search(name)), 0.0)
    return min(worth, _HINTED)


def _nearness(asked: float, found: float) -> float:
    return max(-1.0, 1.0 - abs(asked - found) / _REACH)


def _listed(value: Value) -> list[str]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    return [str(item).lower() if isinstance(item, bool) else str(item) for item in values]
