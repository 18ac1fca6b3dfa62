"""Two nodes of the stored graph in, the reasons why they are near out, each with its sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from kg.answers import Explanation, SharedNode, VirtualNeighbor
from kg.ports import GraphReader
from kg.schema import EDGE_TYPES, Edge, Evidence, NodeType, Relation, type_of
from kg.search.neighbourhoods import SILENT, Facts, Neighbourhoods
from kg.search.paths import shortest_paths

_WORD = re.compile(r"\w+")
_WORDS = {
    Relation.HAS_ROLE: "role",
    Relation.LOCATED_IN: "place",
    Relation.AT: "employer",
    Relation.IN_TEAM: "team",
    Relation.REQUIRES: "skill",
    Relation.ABOUT: "topic",
    Relation.AUTHOR_OF: "author",
    Relation.AFFILIATED_WITH: "organization",
    Relation.PRESENTED_AT: "venue",
    Relation.FROM_TEAM: "team",
    Relation.INTRODUCES: "method",
    Relation.USES: "method",
}
#: What some types are called, whatever leads to them: these stand at the beginning of edges that name their ends.
_NOUNS = {
    NodeType.LOCATION: "place",
    NodeType.POSTING: "posting",
    NodeType.PAPER: "paper",
    NodeType.DOCUMENT: "document",
}
#: Order in which kinds of facts are told: what a person would name first.
_TOLD = ("role", "team", "skill", "topic", "method", "author", "employer", "place")
#: What the end of an edge is to its beginning, where `_WORDS` names the beginning or nothing.
_ENDS = {Relation.AUTHOR_OF: "paper", Relation.PART_OF: "whole", Relation.DEVELOPED: "method"}
#: Stand-ins that a text can read like; nobody reads like a person or a town.
_READ = frozenset(
    {NodeType.POSTING, NodeType.PAPER, NodeType.ROLE, NodeType.SKILL, NodeType.TOPIC, NodeType.METHOD, NodeType.TEAM}
)
#: Letters of a name of which several stand in a line.
_LONG = 60
_SAYING_NOTHING = frozenset(
    """
    and the for with from not our you your are all who that this into over
    und der die das den dem ein eine für mit von bei aus
    les des une pour avec dans sur par los las del una para con por
    """.split()
)
Between = Callable[[str, str], Sequence[Edge]]
#: Facts that say what the work is, so that nothing need be said of words in common.
_WORK = frozenset({"role", "team", "skill", "topic", "method"})


def explain(
    shared: Sequence[SharedNode],
    *,
    words: Sequence[str] = (),
    virtual_neighbors: Sequence[VirtualNeighbor] = (),
    shares: Mapping[str, float] | None = None,
    linked: tuple[str, NodeType] | None = None,
    wishes: str = "",
    speakers: Sequence[SharedNode] = (),
) -> Explanation:
    """Why a result is near a query.

    Args:
        shared: what both are linked to.
        words: words that a query in words and the result's name have in common.
        virtual_neighbors: whom the student took for neighbours of a query that nothing links to.
        shares: shares of the score by cue.
        linked: the query's node and the result's type, where results may be linked to the query itself.
        wishes: which wishes of a query in words a result meets, and which it does not.
        speakers: postings and papers that are near a query in words and speak for a result that they are linked to.
    """
    heard = _heard(speakers)
    summary = _linked(shared, linked) or _summary(shared, words, virtual_neighbors, heard)
    return Explanation(
        summary=f"{summary}; {wishes}" if wishes else summary,
        shared=(*shared, *speakers),
        virtual_neighbors=tuple(virtual_neighbors),
        shares=dict(shares or {}),
    )


def explain_pair(
    reader: GraphReader, around: Neighbourhoods, first: str, second: str, *, longest: int = 4
) -> tuple[list[SharedNode], list[list[Edge]]]:
    """Shared nodes of two nodes and their shortest paths, provenance edges left out."""
    shared = shared_nodes(reader.edges_between, around, first, around.facts(first), (second, around.facts(second)))
    return shared, shortest_paths(reader, first, second, longest=longest)


def links_of(reader: GraphReader, node_id: str) -> dict[str, list[Edge]]:
    """Neighbours of a node with the edges that lead there, provenance left out."""
    links: dict[str, list[Edge]] = defaultdict(list)
    for edge in reader.edges_of(node_id):
        if edge.relation not in SILENT:
            links[edge.dst if edge.src == node_id else edge.src].append(edge)
    return dict(links)


def shared_nodes(
    between: Between,
    around: Neighbourhoods,
    query_id: str | None,
    facts: Facts,
    other: tuple[str, Facts],
    told: Collection[str] | None = None,
) -> list[SharedNode]:
    """Nodes that both sides are linked to, the rarest first; of places within one another the narrowest.

    Args:
        between: the edges from one node to another and back.
        around: neighbourhoods in the stored graph.
        query_id: the node asked about; `None` for a text.
        facts: what the query is linked to.
        other: the result and what it is linked to.
        told: which of `common_facts` to tell; all of them if not given.
    """
    other_id, theirs = other
    common = common_facts(around, query_id, facts, theirs) if told is None else told
    found = [
        _shared(between, around, node_id, (query_id, facts[node_id]), (other_id, theirs[node_id]))
        for node_id in sorted(common)
    ]
    return sorted((item for item in found if item is not None), key=lambda item: (-item.weight, item.id))


def common_facts(around: Neighbourhoods, query_id: str | None, facts: Facts, theirs: Facts) -> set[str]:
    """Ids of what both sides are linked to, without the places around others of them."""
    common = facts.keys() & theirs.keys()
    return {*_narrowest(common, around), *(common & {query_id})}


def _narrowest(node_ids: Iterable[str], around: Neighbourhoods) -> set[str]:
    """Without the places that another of them is part of: who shares Luxembourg need not hear of its country."""
    kept = set(node_ids)
    for node_id in sorted(kept):
        kept -= around.widened([node_id]).keys() - {node_id}
    return kept


def _shared(
    between: Between, around: Neighbourhoods, node_id: str, first: tuple[str | None, str], second: tuple[str, str]
) -> SharedNode | None:
    name = around.name(node_id)
    if name is None:
        return None
    ours = between(first[0], first[1]) if first[0] is not None else []
    theirs = between(*second)
    return SharedNode(
        id=node_id,
        node_type=type_of(node_id),
        name=name,
        relation=(theirs or ours)[0].relation,
        weight=around.weight(node_id),
        evidence=tuple(passage for edges in (ours, theirs) for passage in _best(edges)),
    )


def _best(edges: Sequence[Edge]) -> Sequence[Evidence]:
    """The surest passage of the first edge that has one."""
    stated = [edge.evidence for edge in edges if edge.evidence]
    return [max(stated[0], key=lambda passage: passage.confidence)] if stated else []


def common_words(text: str, name: str) -> list[str]:
    """Words of the name that stand in the text too, in its order; neither letters and numbers nor "with" count."""
    asked = _words_in(text)
    found = {word.casefold(): word for word in reversed(_WORD.findall(name)) if word.casefold() in asked}
    kept = (word for word in reversed(found.values()) if len(word) > 2 and not word.isdigit())
    return [word for word in kept if word.casefold() not in _SAYING_NOTHING]


@lru_cache(1)
def _words_in(text: str) -> frozenset[str]:
    """The words of a text; that of a question is compared with each of its results."""
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _heard(speakers: Sequence[SharedNode]) -> str:
    """What speaks for a result, in words."""
    titles: dict[str, list[str]] = defaultdict(list)
    for item in speakers:
        titles[_word(item)].append(item.name)
    listed = {word: list(dict.fromkeys(map(_cut, names))) for word, names in titles.items()}
    told = (f"{word}{'s' if len(titles[word]) > 1 else ''} {'; '.join(names)}" for word, names in listed.items())
    return "; ".join(f"near the question: {names}" for names in told)


def _summary(
    shared: Sequence[SharedNode], words: Sequence[str], virtual_neighbors: Sequence[VirtualNeighbor], heard: str
) -> str:
    groups: dict[str, list[str]] = defaultdict(list)
    for item in shared:
        groups[_word(item)].append(item.name)
    told = sorted(groups, key=lambda word: _TOLD.index(word) if word in _TOLD else len(_TOLD))
    said = [f"its name says {', '.join(words)} too"] if words and not _WORK & groups.keys() else []
    if told:
        shares = [_listed(word, list(dict.fromkeys(groups[word]))) for word in told]
        return "; ".join(["shares " + shares[0], *shares[1:], *said, *filter(None, [heard])])
    if said or heard:
        return "; ".join(filter(None, [*said, heard]))
    near = [item.name for item in virtual_neighbors if item.node_type in _READ]
    names = list({name.casefold(): _cut(name) for name in reversed(near)}.values())[::-1][:3]
    if names:
        return "no fact in common; the text reads like that of " + "; ".join(names)
    return "no fact in common; the texts are alike"


def _cut(name: str) -> str:
    """A name, short enough to be one of several in a line."""
    return name if len(name) <= _LONG else name[: name.rfind(" ", 0, _LONG) if " " in name[:_LONG] else _LONG] + " …"


def _linked(shared: Sequence[SharedNode], linked: tuple[str, NodeType] | None) -> str | None:
    """The edge from a result to the query, or from the query to the result, in words."""
    item = next((item for item in shared if linked is not None and item.id == linked[0]), None)
    if item is None or linked is None:
        return None
    if (linked[1], item.relation, item.node_type) in EDGE_TYPES:
        return f"{str(item.relation).replace('_', ' ')} {item.name}"
    return f"{_ENDS.get(item.relation, _WORDS.get(item.relation, 'part'))} of {item.name}"


def _word(item: SharedNode) -> str:
    if item.node_type is NodeType.PERSON:
        return "author" if item.relation is Relation.AUTHOR_OF else "person"
    return _NOUNS.get(item.node_type, _WORDS.get(item.relation, str(item.node_type)))


def _listed(word: str, names: Sequence[str]) -> str:
    return f"{word}{'s' if len(names) > 1 else ''} {', '.join(names[:3])}{' …' if len(names) > 3 else ''}"
