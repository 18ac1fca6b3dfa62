"""The facts of one document and a user's rules in, the same facts about the nodes that the rules make of them out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.resolve.duplicates.fingerprints import ALWAYS, NEVER
from kg.resolve.duplicates.word_sequences import stable_hash
from kg.resolve.merge_rules import MergeRules
from kg.schema import DocumentFacts, EdgeFact, Fingerprint, NodeFact, Scalar


def merged(facts: DocumentFacts, rules: MergeRules) -> DocumentFacts:
    """The facts under the ids that stand for groups of ids; what a rule says of a record goes with its fingerprint."""
    if not rules.rules:
        return facts
    return DocumentFacts(
        facts.document_id,
        tuple(sorted(_nodes(facts.nodes, rules), key=lambda fact: fact.node_id)),
        tuple(sorted(_edges(facts.edges, rules), key=lambda fact: (fact.src, fact.relation, fact.dst))),
        tuple(_with_partners(fingerprint, rules) for fingerprint in facts.fingerprints),
    )


def _nodes(facts: Iterable[NodeFact], rules: MergeRules) -> Iterable[NodeFact]:
    for fact in facts:
        node_id = rules.same.get(fact.node_id, fact.node_id)
        yield fact if node_id == fact.node_id else replace(fact, node_id=node_id)


def _edges(facts: Iterable[EdgeFact], rules: MergeRules) -> Iterable[EdgeFact]:
    """Edges under the new ids, each once; what was between two that are one is gone."""
    found: dict[tuple[object, ...], EdgeFact] = {}
    for fact in facts:
        src, dst = (rules.same.get(end, end) for end in (fact.src, fact.dst))
        if src != dst:
            found.setdefault((src, fact.relation, dst, fact.evidence), replace(fact, src=src, dst=dst))
    return found.values()


def _with_partners(fingerprint: Fingerprint, rules: MergeRules) -> Fingerprint:
    node_id = rules.same.get(fingerprint.node_id, fingerprint.node_id)
    never, always = rules.partners(node_id)
    if node_id == fingerprint.node_id and not never and not always:
        return fingerprint
    partners: dict[str, list[Scalar]] = {NEVER: [*never], ALWAYS: [*always]}
    stated = {name: ids for name, ids in partners.items() if ids}
    blocks = dict(zip(fingerprint.bands, fingerprint.ranks, strict=True))
    blocks |= {stable_hash("\x1f".join(sorted((node_id, other)))): 0 for other in always}
    bands = tuple(sorted(blocks))
    ranks = tuple(blocks[band] for band in bands)
    attributes = {**fingerprint.attributes, **stated}
    return replace(fingerprint, node_id=node_id, bands=bands, ranks=ranks, attributes=attributes)
