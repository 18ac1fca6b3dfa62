"""What a query is linked to in, how much each candidate has of it out.

Item-to-item likeness (Linden, Smith, York 2003) over the graph's facts, kind by kind: rare nodes weigh more than
hubs, and a place also counts as the region and the country it is part of.

The weight of each kind was chosen on sets that `scripts/benchmark_similarity.py` measures (departments of
postings, similar titles in two languages): the largest that harmed none of them. Roles help postings by id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import sqrt
from types import MappingProxyType

from kg.schema import EDGE_TYPES, NodeType, type_of
from kg.search.holding import can_be_told, held
from kg.search.neighbourhoods import FEW_LINKS, SILENT, Facts, Neighbourhoods, kind_of

#: What an edge from a candidate to the query itself is worth: more than the whole way from unlike to alike, so that
#: what is in Turin comes before what is like it.
_DIRECT = 2.5


@dataclass(frozen=True, slots=True)
class Weights:
    """What facts in common add to the likeness of the vectors, by kind of node.

    Attributes:
        of: by kind.
        other: for kinds not named there.
        wider: what a place around the one that is meant counts beside it.
        scaling: kinds that raise the likeness instead of adding to it: of work that is like what is asked for that in
            the right place comes first, other work is not helped by being there.
    """

    of: Mapping[NodeType, float]
    other: float
    wider: float = 1.0
    scaling: frozenset[NodeType] = frozenset()

    def worth(self, kind: NodeType) -> float:
        """The weight of one kind."""
        return self.of.get(kind, self.other)

    def times(self, factor: float) -> Weights:
        """All of them scaled."""
        return replace(self, of={kind: factor * weight for kind, weight in self.of.items()}, other=factor * self.other)


NODE_WEIGHTS = Weights(MappingProxyType({NodeType.ROLE: 0.2}), 0.02)
TEXT_WEIGHTS = Weights(MappingProxyType({NodeType.LOCATION: 0.1, NodeType.TEAM: 0.01}), 0.02)
#: What a place or an employer that is asked for raises the likeness by, and what of it a place around that one does.
#: Chosen on postings of nine employers by titles of one place asked for in another: of the like ones there are 0.76
#: among the first ten, 0.69 where a place added 0.3 whatever the work; from 2 on ever more of the ten are other work.
_ASKED_FOR, _WIDER = 1.2, 0.3
#: What the skills beside a title raise the likeness by, all together; with 0.6 of the first ten fewer have the title.
_BESIDE = 0.5
#: Work that is less like what is asked for is raised as if it were so like: where all is unlike, the place decides.
_LEAST = 0.3
#: Kinds that weigh as much are asked for first where only the best candidates matter.
_HEAVY = 0.1
#: Kinds of which a text names alternatives: what is in Paris or in Turin is wherever it could be asked to be; persons
#: and teams of one name are each who may be meant.
_ALTERNATIVES = frozenset({NodeType.LOCATION, NodeType.ORGANIZATION, NodeType.PERSON, NodeType.TEAM, NodeType.VENUE})
#: A text that is nothing but a name asks for what is linked to it; what somebody wrote is like nothing in his name.
NAME_WEIGHTS = Weights(MappingProxyType({NodeType.PERSON: _DIRECT}), 0.5)
#: Words of a text up to which a name in it is what is asked for; in a longer one it is one word of many.
_SHORT_TEXT = 12


def weights_of_text(text: str, asked_for: Set[NodeType] = frozenset(), beside: Set[NodeType] = frozenset()) -> Weights:
    """Weights for the names in a text, the longer it is, the less each.

    Args:
        text: a question in words.
        asked_for: places, employers: where it says that something should be.
        beside: skills that stand beside a title.
    """
    of = {**TEXT_WEIGHTS.of, **dict.fromkeys(beside, _BESIDE), **dict.fromkeys(asked_for, _ASKED_FOR)}
    wider = _WIDER if NodeType.LOCATION in asked_for else TEXT_WEIGHTS.wider
    weights = Weights(of, TEXT_WEIGHTS.other, wider, frozenset(asked_for | beside))
    return weights.times(min(1.0, _SHORT_TEXT / max(1, len(text.split()))))


def may_be_linked(first: NodeType, second: NodeType) -> bool:
    """Whether the graph may hold an edge between nodes of two types that are not the same."""
    ends = {first, second}
    return len(ends) == 2 and any(ends == {src, dst} for src, relation, dst in EDGE_TYPES if relation not in SILENT)


class Evidence:
    """Compares candidates with one query.

    Args:
        around: neighbourhoods in the stored graph.
        facts: what the query is linked to; of a text, the nodes it names.
        weights: what facts in common are worth.
        one_sided: whether only the query's facts count, as for a text that names a place and a skill: a
            candidate that has them all is perfect, whatever else it has.
        direct: the query's own node, if candidates may be linked to it: those that are come first.
    """

    def __init__(
        self, around: Neighbourhoods, facts: Facts, weights: Weights, *, one_sided: bool, direct: str | None = None
    ) -> None:
        self.facts = facts if direct is None else {**facts, direct: direct}
        self._around = around
        around.meet(facts.keys(), holders=one_sided)
        self.direct = direct
        self._one_sided = one_sided
        shares = {fact: 1.0 if way == fact else weights.wider for fact, way in facts.items()}
        self._weighed = {fact: (kind_of(fact), shares[fact] * around.weight(fact)) for fact in sorted(facts)}
        self._groups = self._alternatives() if one_sided else {}
        self._own = _summed(item for item in self._weighed.values() if item[0] not in self._groups)
        self._own |= dict.fromkeys(self._groups, 1.0)
        self._weights = {kind: weights.worth(kind) for kind in self._own}
        self._scaling = weights.scaling
        self._whole = 1.0 + sum(self._weights.values()) + (_DIRECT if direct is not None else 0.0)

    @property
    def whole(self) -> float:
        """What scores are parts of: who has all that a query is linked to, and is as like it as can be, has 1."""
        return self._whole

    def mixed(self, likeness: float, node_id: str) -> float:
        """Likeness of the vectors and facts in common as one score; at most 1 if `likeness` is."""
        return (likeness + sum(self.parts(node_id, likeness).values())) / self._whole

    def mixed_each(self, likeness: Sequence[float], node_ids: Sequence[str], sure: int | None = None) -> list[float]:
        """As `mixed`, of many nodes of one type.

        Args:
            likeness: of the vectors.
            node_ids: the nodes.
            sure: how many of the best must have their score; of others some of what raises it may not be looked up.
        """
        if not self.facts or not node_ids:
            return [value / self._whole for value in likeness]
        if self.direct is None and not self._one_sided and type_of(node_ids[0]) in FEW_LINKS:
            return self._mixed_best(likeness, node_ids, len(node_ids) if sure is None else sure)
        if self.direct is not None or not self._one_sided or not can_be_told(self._around, self.facts, node_ids):
            self._around.prepare_few(node_ids)
            return [self.mixed(value, node_id) for value, node_id in zip(likeness, node_ids, strict=True)]
        has = held(self._around, self.facts.keys(), node_ids)
        gains = {facts: self._gains(facts) for facts in {*has.values(), ()}}
        of_each = [(value, *gains[has.get(node_id, ())]) for value, node_id in zip(likeness, node_ids, strict=True)]
        return [(value + max(value, _LEAST) * raised + added) / self._whole for value, raised, added in of_each]

    def parts(self, node_id: str, likeness: float = 1.0) -> dict[NodeType, float]:
        """What each kind of fact adds to the likeness of the vectors; kinds without any in common are left out."""
        if not self.facts:
            return {}
        parts = self._parts(self.facts_of(node_id), lambda: self._around.sums(node_id))
        for kind in self._scaling & parts.keys():
            parts[kind] *= max(likeness, _LEAST)
        return parts

    def facts_of(self, node_id: str) -> Facts:
        """What a candidate is linked to; the query itself too where a hub has more links than are looked up.

        What a text names has itself: who asks for Turin means Turin before what it is part of.
        """
        theirs = self._around.facts(node_id)
        if self._one_sided and node_id in self.facts:
            return {**theirs, node_id: node_id}
        if self.direct is None or self.direct in theirs or self.facts.get(node_id) != node_id:
            return theirs
        return {**theirs, self.direct: self.direct}

    def losses(self, node_id: str, facts: Iterable[str]) -> dict[str, float]:
        """How much lower a candidate's score would be if nothing linked it to a fact that it has, of each of some."""
        theirs, parts = self.facts_of(node_id), self.parts(node_id)
        whole = sum(parts.values())
        return {fact: (whole - sum(self._without(theirs, theirs[fact], parts))) / self._whole for fact in facts}

    def _without(self, theirs: Facts, gone: str, parts: Mapping[NodeType, float]) -> Iterable[float]:
        """What each kind adds to the likeness of a candidate without the link that some of its facts rest on."""
        kinds = {kind_of(fact) for fact, way in theirs.items() if way == gone}
        left = {fact: way for fact, way in theirs.items() if way != gone and kind_of(fact) in kinds}
        changed = self._parts(left, lambda: self._around.summed(left))
        return (changed.get(kind, 0.0) if kind in kinds else part for kind, part in parts.items())

    def _mixed_best(self, likeness: Sequence[float], node_ids: Sequence[str], sure: int) -> list[float]:
        """Scores of which the best are exact: what of the weightiest kinds each has is told quickly, the rest is light.

        Those that are best by that are looked up, and then those that could be as good as the last of them.
        """
        scores = [value / self._whole for value in likeness]
        if sure >= len(node_ids):
            self._look_up(likeness, node_ids, range(len(node_ids)), scores)
            return scores
        heavy = {kind: weight for kind, weight in self._weights.items() if weight >= _HEAVY}
        rest = sum(self._weights.values()) - sum(heavy.values())
        most = [value + rest for value in likeness]
        for kind, weight in heavy.items():
            facts = [fact for fact, (own, _) in self._weighed.items() if own is kind]
            having = set[str]().union(*(self._around.holders_among(fact, node_ids) for fact in facts))
            most = [value + weight * (node_id in having) for value, node_id in zip(most, node_ids, strict=True)]
        order = sorted(range(len(node_ids)), key=lambda place: -most[place])
        self._look_up(likeness, node_ids, order[:sure], scores)
        least = min(scores[place] for place in order[:sure])
        self._look_up(likeness, node_ids, [p for p in order[sure:] if most[p] / self._whole >= least], scores)
        return scores

    def _look_up(
        self, likeness: Sequence[float], node_ids: Sequence[str], places: Sequence[int], scores: list[float]
    ) -> None:
        """Puts the exact scores of some of the nodes in their places."""
        some = [node_ids[place] for place in places]
        self._around.prepare(some)
        self._around.prepare_sums(some)
        for place in places:
            scores[place] = self.mixed(likeness[place], node_ids[place])

    def _gains(self, facts: Sequence[str]) -> tuple[float, float]:
        """By which part the likeness of a candidate that has some of a text's facts is raised, and what is added."""
        parts = self._parts(dict.fromkeys(facts, ""), dict)
        raised = sum(part for kind, part in parts.items() if kind in self._scaling)
        return raised, sum(parts.values()) - raised

    def _parts(self, theirs: Facts, sums: Callable[[], Mapping[NodeType, float]]) -> dict[NodeType, float]:
        parts = self._shared_parts(theirs, sums)
        if self.direct is not None and self.direct in theirs:
            kind = kind_of(self.direct)
            parts[kind] = parts.get(kind, 0.0) + _DIRECT
        return parts

    def _shared_parts(self, theirs: Facts, sums: Callable[[], Mapping[NodeType, float]]) -> dict[NodeType, float]:
        shared: dict[NodeType, float] = {}
        for fact in sorted(self._weighed.keys() & theirs.keys()):
            kind, weight = self._weighed[fact]
            if kind not in self._groups:
                shared[kind] = shared.get(kind, 0.0) + weight
        for kind, groups in self._groups.items():
            best = max(sum(weight for fact, weight in group.items() if fact in theirs) for group in groups)
            if best > 0.0:
                shared[kind] = best
        if not shared or self._one_sided:
            return {kind: self._weights[kind] * value / self._own[kind] for kind, value in shared.items()}
        whole = sums()
        return {
            kind: self._weights[kind] * value / sqrt(self._own[kind] * whole[kind]) for kind, value in shared.items()
        }

    def _alternatives(self) -> dict[NodeType, list[dict[str, float]]]:
        """By kind what each of the places or employers that are named is worth, with the places around it, one each.

        What is around another that is named, as in "Turin, Italy", is no alternative to it.
        """
        groups: dict[NodeType, list[dict[str, float]]] = {}
        weights = {fact: weight for fact, (kind, weight) in self._weighed.items() if kind in _ALTERNATIVES}
        named = {fact: self._around.widened([fact]) for fact in weights if self.facts[fact] == fact}
        for fact, wide in named.items():
            if not any(fact in others for other, others in named.items() if other != fact):
                own = sum(weights[item] for item in wide)
                groups.setdefault(kind_of(fact), []).append({item: weights[item] / own for item in wide})
        return groups

    def worth(self, fact: str) -> float:
        """What a fact is worth if a candidate has it, compared with other facts."""
        return self._weights.get(kind_of(fact), 0.0) * self._around.weight(fact)

    def worths(self) -> list[tuple[str, float]]:
        """What each fact adds to the score of a node that is linked to it, as `parts` adds it up."""
        best: dict[str, float] = {}
        for group in (group for groups in self._groups.values() for group in groups):
            for fact, worth in group.items():
                best[fact] = max(worth, best.get(fact, 0.0))
        return [(fact, self._worth(fact, best)) for fact in sorted(set(self.facts.values()))]

    def _worth(self, fact: str, best: Mapping[str, float]) -> float:
        kind = kind_of(fact)
        if kind not in self._groups:
            return self.worth(fact) / self._own[kind]
        return self._weights[kind] * best.get(fact, 0.0)


def _summed(weighed: Iterable[tuple[NodeType, float]]) -> dict[NodeType, float]:
    sums: dict[NodeType, float] = {}
    for kind, weight in weighed:
        sums[kind] = sums.get(kind, 0.0) + weight
    return sums
