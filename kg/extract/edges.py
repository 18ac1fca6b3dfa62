"""A posting in, the edges and mentions of the graph it states out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.schema import Evidence, ExtractedEdge, Mention, NodeType, Place, Posting, Ref, Relation, Value

#: Lists of names and the relation that leads to them; the property tells lists of one relation apart.
_LISTS: tuple[tuple[str, Relation, NodeType, dict[str, Value]], ...] = (
    ("skills", Relation.REQUIRES, NodeType.SKILL, {}),
    ("preferred_skills", Relation.REQUIRES, NodeType.SKILL, {"preferred": True}),
    ("disciplines", Relation.ABOUT, NodeType.TOPIC, {"discipline": True}),
    ("qualification_disciplines", Relation.ABOUT, NodeType.TOPIC, {"discipline": True}),
    ("topics", Relation.ABOUT, NodeType.TOPIC, {}),
)
_SINGLE: tuple[tuple[str, Relation, NodeType], ...] = (
    ("organization", Relation.AT, NodeType.ORGANIZATION),
    ("suborganization", Relation.AT, NodeType.ORGANIZATION),
    ("team", Relation.IN_TEAM, NodeType.TEAM),
    ("role", Relation.HAS_ROLE, NodeType.ROLE),
)


def posting_ref(posting: Posting, index: int) -> Ref:
    """The posting as one end of an edge."""
    return Ref(NodeType.POSTING, posting.title or posting.role or posting.key, index=index)


def posting_edges(posting: Posting, index: int) -> tuple[ExtractedEdge, ...]:
    """What a posting states as edges; each carries the passage of the value at its far end."""
    src = posting_ref(posting, index)
    return (
        *_single_edges(posting, src),
        *_place_edges(posting, src),
        *_list_edges(posting, src),
        *_part_edges(posting),
    )


def posting_mentions(
    posting: Posting, index: int, edges: Sequence[ExtractedEdge], aliases: Mapping[str, tuple[str, ...]]
) -> tuple[Mention, ...]:
    """The posting and every node that its edges name, each once: as it is named first, in the order of the last."""
    whole = next((passages[0] for name in ("title", "role", "text") if (passages := posting.evidence.get(name))), None)
    found: dict[tuple[NodeType, str, int | None], Mention] = {}
    if whole:
        ref = posting_ref(posting, index)
        found[ref.node_type, ref.name, ref.index] = Mention(ref, whole)
    for edge in edges:
        key = (edge.dst.node_type, edge.dst.name, edge.dst.index)
        if edge.src.node_type is NodeType.POSTING:
            first = found.pop(key, None)
            found[key] = first or Mention(edge.dst, edge.evidence, aliases.get(edge.dst.name, ()))
    return tuple(found.values())


def _single_edges(posting: Posting, src: Ref) -> Iterator[ExtractedEdge]:
    for name, relation, node_type in _SINGLE:
        value = getattr(posting, name)
        passages = posting.evidence.get(name, ())
        if value and passages:
            yield ExtractedEdge(src, relation, Ref(node_type, value), passages[0])


def _place_edges(posting: Posting, src: Ref) -> Iterator[ExtractedEdge]:
    if posting.primary_location and (passages := posting.evidence.get("primary_location", ())):
        yield _located(src, posting.primary_location, passages[0], primary=True)
    for place, passage in zip(posting.other_locations, posting.evidence.get("other_locations", ()), strict=False):
        yield _located(src, place, passage, primary=False)


def _located(src: Ref, place: Place, passage: Evidence, *, primary: bool) -> ExtractedEdge:
    name = ", ".join(part for part in (place.city, place.region, place.country) if part)
    return ExtractedEdge(
        src, Relation.LOCATED_IN, Ref(NodeType.LOCATION, name, place=place), passage, {"primary": primary}
    )


def _list_edges(posting: Posting, src: Ref) -> Iterator[ExtractedEdge]:
    seen: set[tuple[Relation, str]] = set()
    for name, relation, node_type, properties in _LISTS:
        for value, passage in zip(getattr(posting, name), posting.evidence.get(name, ()), strict=False):
            if (relation, value) not in seen:
                seen.add((relation, value))
                yield ExtractedEdge(src, relation, Ref(node_type, value), passage, properties)


def _part_edges(posting: Posting) -> Iterator[ExtractedEdge]:
    """A team is part of the unit or the employer, a unit part of the employer."""
    above = posting.suborganization or posting.organization
    team, unit = posting.evidence.get("team"), posting.evidence.get("suborganization")
    if posting.team and above and team and posting.team != above:
        dst = Ref(NodeType.ORGANIZATION, above)
        yield ExtractedEdge(Ref(NodeType.TEAM, posting.team), Relation.PART_OF, dst, _less_sure(team[0]))
    if posting.suborganization and posting.organization and unit and posting.suborganization != posting.organization:
        dst = Ref(NodeType.ORGANIZATION, posting.organization)
        yield ExtractedEdge(
            Ref(NodeType.ORGANIZATION, posting.suborganization), Relation.PART_OF, dst, _less_sure(unit[0])
        )


def _less_sure(passage: Evidence) -> Evidence:
    """A step of inference lies between the passage and the edge."""
    return replace(passage, confidence=round(passage.confidence * 0.9, 3))
