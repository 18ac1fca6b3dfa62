"""A knowledge base in, what became one in it out: names of one node, records that are near-duplicates, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kg import resolve, views
from kg.errors import QueryError
from kg.options import reader_of, remembered_options
from kg.progress import counted
from kg.reading import Reader
from kg.schema import Fingerprint, Node, NodeType, type_of
from kg.store import KnowledgeStore

#: Nodes that stand for one text each.
_OWN = frozenset({NodeType.POSTING, NodeType.DOCUMENT})
_IDENTIFIERS = ("doi", "arxiv_id")


@dataclass(frozen=True, slots=True)
class Form:
    """A way in which documents write a name, why it means the node, and how many documents write it so."""

    form: str
    reason: str
    documents: int


@dataclass(frozen=True, slots=True)
class MergedNode:
    """A node that documents call by several names."""

    id: str
    type: str
    name: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class NearDuplicates:
    """Two records taken for the same, with the comparison: numbers by what was compared."""

    a: str
    b: str
    name_a: str
    name_b: str
    probability: float
    reason: str
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Merges:
    """What became one, and the user's rules."""

    nodes: tuple[MergedNode, ...]
    near_duplicates: tuple[NearDuplicates, ...]
    rules: tuple[resolve.Rule, ...]

    def view(self) -> views.Json:
        """What `kg merges --json` prints."""
        return {
            "nodes": [asdict(node) for node in self.nodes],
            "near_duplicates": [asdict(pair) | {"scores": dict(pair.scores)} for pair in self.near_duplicates],
            "rules": [
                {"rule": str(rule.verdict), "type": str(rule.node_type), "a": rule.a, "b": rule.b}
                for rule in self.rules
            ],
        }

    def lines(self) -> Iterator[str]:
        """The same for people: several records that are alike are told once, with all of their ids."""
        for node in self.nodes:
            yield f"{node.name}  [{node.id}]"
            others = (form for form in node.forms if form.form != node.name)
            yield from (f"    {form.form}  ({form.reason}; {counted(form.documents, 'document')})" for form in others)
        groups = alike(self.near_duplicates)
        for group in groups:
            yield from _told(group)
        for rule in self.rules:
            yield f"rule: {rule.verdict} {rule.node_type} '{rule.a}' and '{rule.b}'"
        yield (
            f"{counted(len(self.nodes), 'node')} with several names, "
            f"{counted(len(self.near_duplicates), 'pair')} of near-duplicates "
            f"in {counted(len(groups), 'group')}, {counted(len(self.rules), 'rule')}"
        )


def alike(pairs: Sequence[NearDuplicates]) -> list[list[NearDuplicates]]:
    """Pairs that hang together, the largest groups first: what is alike to one is taken for alike to all."""
    leader = {end: end for pair in pairs for end in (pair.a, pair.b)}

    def first(record: str) -> str:
        while leader[record] != record:
            leader[record] = leader[leader[record]]  # or a long chain would be walked from its end each time
            record = leader[record]
        return record

    for pair in pairs:
        one, other = sorted((first(pair.a), first(pair.b)))
        leader[other] = one
    groups = defaultdict(list)
    for pair in pairs:
        groups[first(pair.a)].append(pair)
    return sorted(groups.values(), key=lambda group: -len(group))


def _told(group: Sequence[NearDuplicates]) -> Iterator[str]:
    if len(group) == 1:
        (pair,) = group
        yield f"{pair.name_a}  ~  {pair.name_b}   {pair.probability:.3f}  {pair.reason}"
        yield f"    {pair.a}  {pair.b}"
        yield "    " + ", ".join(f"{name} {value:g}" for name, value in pair.scores.items() if value)
        return
    records = {pair.a: pair.name_a for pair in group} | {pair.b: pair.name_b for pair in group}
    sure = [pair.probability for pair in group]
    yield f"{len(records)} alike, by {len(group)} pairs of {min(sure):.3f} to {max(sure):.3f}"
    yield from (f"    {record}  {name}" for record, name in sorted(records.items()))


def merges(directory: str | Path, node_type: str | None = None) -> Merges:
    """What became one in the knowledge base of a folder, all of it or of one type.

    Raises:
        NotFoundError: there is no knowledge base in the folder.
        QueryError: there is no such type.
    """
    wanted = None if node_type is None else _type(node_type)
    with KnowledgeStore.open(directory) as store, store.session():
        reader = reader_of(remembered_options(store))
        nodes = tuple(_merged_nodes(store, reader, wanted))
        pairs = tuple(_near_duplicates(store, wanted))
        rules = tuple(rule for rule in reader.rules.rules if wanted in (None, rule.node_type))
    return Merges(nodes, pairs, rules)


def _type(name: str) -> NodeType:
    try:
        return NodeType(name)
    except ValueError as error:
        raise QueryError(f"'{name}' is no type of node; known are {', '.join(NodeType)}.") from error


def _merged_nodes(store: KnowledgeStore, reader: Reader, wanted: NodeType | None) -> Iterator[MergedNode]:
    explain = resolve.FormReasons(reader.vocabulary, reader.places, reader.rules)
    for node in store.nodes(wanted):
        if node.node_type not in _OWN:
            forms = _forms(node, explain)
            if len(forms) > 1:
                yield MergedNode(node.id, str(node.node_type), node.name, forms)


def _forms(node: Node, explain: resolve.FormReasons) -> tuple[Form, ...]:
    """The name, and the other spellings in the passages that show the node."""
    documents: dict[str, set[str]] = defaultdict(set)
    for passage in node.evidence:
        documents[" ".join(passage.surface.split())].add(passage.document_id)
    found = {form: reason for form in sorted({*documents, *node.names}) if (reason := explain.reason(node, form))}
    others = [Form(form, reason, len(documents.get(form, ()))) for form, reason in found.items() if form != node.name]
    used = [form for form in others if form.documents or not explain.is_given(node, form.form)]
    return (Form(node.name, "name", len(documents.get(node.name, ()))), *used)


def _near_duplicates(store: KnowledgeStore, wanted: NodeType | None) -> Iterator[NearDuplicates]:
    for a, b, probability in store.near_duplicates():
        if wanted in (None, type_of(a.node_id)):
            yield NearDuplicates(
                a=a.node_id,
                b=b.node_id,
                name_a=_name(store, a),
                name_b=_name(store, b),
                probability=probability,
                reason=_why(a, b, probability),
                scores=resolve.compare(a, b).scores,
            )


def _name(store: KnowledgeStore, fingerprint: Fingerprint) -> str:
    node = store.node(fingerprint.node_id)
    return node.name if node is not None else fingerprint.node_id


def _why(a: Fingerprint, b: Fingerprint, probability: float) -> str:
    if probability >= 1.0:
        return "a rule of the user"
    for name in _IDENTIFIERS:
        if a.attributes.get(name) and a.attributes.get(name) == b.attributes.get(name):
            return f"same {name.replace('_', ' ')}"
    return "compared"
