"""A user's file of names that are the same or different in, rules that say so of canonical nodes out.

A line is `same` or `different`, a type of node, and two names or ids, apart by tabs; or a JSON object with `rule`,
`type`, `a` and `b`. What begins with `#` is a comment. The order of lines means nothing.

`same` makes one node of two; of postings, which have their own texts, near-duplicates. `different` keeps two
spellings apart that would be one node, or two papers or postings that would be near-duplicates; given twice the same
name, it tells people of this name apart by where they work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

import msgspec

from kg.errors import InputError
from kg.names import fold_name, slug_id
from kg.ports import PlaceFinder, Vocabulary
from kg.resolve.canonical import Canonical, canonical_paper, canonical_term, canonical_venue
from kg.resolve.locations import location_chain
from kg.resolve.organizations import canonical_organization, canonical_person, person_key
from kg.schema import NodeType

_FIELDS = 4
_NO_RULE = frozenset({NodeType.DOCUMENT})
#: Types whose nodes are pages or records of their own: two of them are near-duplicates or not.
_COMPARED = frozenset({NodeType.POSTING, NodeType.PAPER})
_EXAMPLE = "same<TAB>organization<TAB>Acme<TAB>Acme Labs"
Pair = tuple[str, str]


class Verdict(StrEnum):
    """What a rule says of two names."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """One line of the file; `a` stands before `b`, so that a rule is one and the same in either order."""

    verdict: Verdict
    node_type: NodeType
    a: str
    b: str

    @property
    def text(self) -> str:
        """The rule as a line of the file."""
        return "\t".join((self.verdict, self.node_type, self.a, self.b))


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    rule: str
    type: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class MergeRules:
    """Rules by what they decide.

    Attributes:
        rules: the lines they come from, sorted.
        same: the id that stands for all ids of a group that are one node, by each of them.
        apart: ids of names that are kept apart from the node they would belong to, by type and folded name.
        divided: people's names, as their ids have them, that stand for several people.
        never, always: pairs of ids that are not, and that are, near-duplicates whatever their texts.
    """

    rules: tuple[Rule, ...] = ()
    same: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[tuple[NodeType, str], str] = field(default_factory=dict)
    divided: frozenset[str] = frozenset()
    never: frozenset[Pair] = frozenset()
    always: frozenset[Pair] = frozenset()

    def separated(self, node_type: NodeType, name: str, node: Canonical) -> Canonical:
        """The node of a name, under an id of its own if a rule keeps it apart; without names that are kept apart."""
        own = self.apart.get((node_type, fold_name(name)))
        aliases = tuple(alias for alias in node.aliases if (node_type, fold_name(alias)) not in self.apart)
        if own is None or own == node.id:
            return replace(node, aliases=aliases) if aliases != node.aliases else node
        return Canonical(own, node_type, " ".join(name.split()))

    def partners(self, node_id: str) -> tuple[list[str], list[str]]:
        """Ids that a posting or paper is never, and always, a near-duplicate of."""
        never, always = (
            [a if b == node_id else b for a, b in sorted(pairs) if node_id in (a, b)]
            for pairs in (self.never, self.always)
        )
        return never, always


NO_RULES = MergeRules()


def read_merge_rules(path: Path) -> tuple[Rule, ...]:
    """The rules of a file, sorted, each once.

    Raises:
        InputError: the file cannot be read, or a line is no rule; the message names the line and the remedy.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"'{path}' cannot be read ({error}): give a file in UTF-8 with lines like {_EXAMPLE}"
        ) from error
    return parse_merge_rules(text.split("\n"), str(path))


def parse_merge_rules(lines: Iterable[str], source: str) -> tuple[Rule, ...]:
    """The rules of lines, sorted, each once.

    Raises:
        InputError: a line is no rule.
    """
    numbered = ((number, line.strip("\r\n ")) for number, line in enumerate(lines, start=1))
    return tuple(sorted({_rule(line, f"{source}:{number}") for number, line in numbered if line and line[0] != "#"}))


def _rule(line: str, where: str) -> Rule:
    verdict, node_type, a, b = _cells(line, where)
    if verdict not in set(Verdict):
        raise InputError(f"{where}: '{verdict}' is no rule; write same or different, as in {_EXAMPLE}")
    known = sorted(set(NodeType) - _NO_RULE)
    if node_type not in known:
        raise InputError(f"{where}: '{node_type}' is no type that can be merged; known are {', '.join(known)}")
    first, second = sorted((" ".join(a.split()), " ".join(b.split())))
    if not first:
        raise InputError(f"{where}: a name is empty; name two {node_type}s by name or id")
    return _checked(Rule(Verdict(verdict), NodeType(node_type), first, second), where)


def _cells(line: str, where: str) -> tuple[str, str, str, str]:
    if line.startswith("{"):
        try:
            record = msgspec.json.decode(line, type=_Line)
        except msgspec.MsgspecError as error:
            raise InputError(f"{where}: {error}; write rule, type, a and b, all strings") from error
        return record.rule, record.type, record.a, record.b
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != _FIELDS:
        raise InputError(f"{where}: {len(cells)} columns instead of 4; write {_EXAMPLE}, apart by tabs")
    return cells[0], cells[1], cells[2], cells[3]


def _checked(rule: Rule, where: str) -> Rule:
    is_id = [name.startswith(f"{rule.node_type}:") for name in (rule.a, rule.b)]
    if rule.node_type in (NodeType.POSTING, NodeType.TEAM) and not all(is_id):
        raise InputError(f"{where}: a {rule.node_type} is named by its id ({rule.node_type}:…), as `kg show` prints it")
    if fold_name(rule.a) == fold_name(rule.b):
        if rule.verdict is Verdict.SAME:
            raise InputError(f"{where}: '{rule.a}' and '{rule.b}' are one name already; leave the line out")
        if rule.node_type is not NodeType.PERSON:
            raise InputError(f"{where}: one name cannot be kept apart from itself; write two spellings or ids")
    return rule


def compile_merge_rules(rules: Iterable[Rule], places: PlaceFinder, vocabulary: Vocabulary) -> MergeRules:
    """What the rules say of canonical nodes.

    Raises:
        InputError: two rules contradict each other, or a name cannot be told; the message names them and the remedy.
    """
    ordered = tuple(sorted(set(rules)))
    apart = dict(_apart(ordered, vocabulary, places))
    ids = {rule: tuple(_id_of(rule, name, apart, vocabulary, places) for name in (rule.a, rule.b)) for rule in ordered}
    merged = [rule for rule in ordered if rule.verdict is Verdict.SAME and rule.node_type is not NodeType.POSTING]
    same = _groups([(ids[rule][0], ids[rule][1]) for rule in merged])
    compared = [rule for rule in ordered if rule.node_type in _COMPARED]
    made = MergeRules(
        ordered,
        same,
        apart,
        frozenset(person_key(rule.a) for rule in ordered if _divides(rule)),
        frozenset(_pair(ids[rule]) for rule in compared if rule.verdict is Verdict.DIFFERENT),
        frozenset(_pair(ids[rule]) for rule in compared if rule not in merged and rule.verdict is Verdict.SAME),
    )
    _check_contradictions(made, ids)
    return made


def _divides(rule: Rule) -> bool:
    return rule.node_type is NodeType.PERSON and rule.verdict is Verdict.DIFFERENT and _is_one_name(rule)


def _is_one_name(rule: Rule) -> bool:
    return fold_name(rule.a) == fold_name(rule.b)


def _apart(
    rules: Iterable[Rule], vocabulary: Vocabulary, places: PlaceFinder
) -> Iterator[tuple[tuple[NodeType, str], str]]:
    """Names that would be one node, and the ids they have instead: the canonical name keeps the node's own."""
    for rule in rules:
        names = (rule.a, rule.b)
        if rule.verdict is Verdict.SAME or rule.node_type in _COMPARED or _is_one_name(rule):
            continue
        if any(name.startswith(f"{rule.node_type}:") for name in names):
            continue
        nodes = [_canonical(rule.node_type, name, vocabulary, places) for name in names]
        if nodes[0].id == nodes[1].id:
            for name, node in zip(names, nodes, strict=True):
                own = node.id if fold_name(name) == fold_name(node.name) else slug_id(rule.node_type, name)
                yield (rule.node_type, fold_name(name)), own


def canonical_by_name(node_type: NodeType, name: str, vocabulary: Vocabulary, places: PlaceFinder) -> Canonical | None:
    """The node that a name alone stands for, `None` for what is no place."""
    try:
        return _canonical(node_type, name, vocabulary, places)
    except InputError:
        return None


def _id_of(
    rule: Rule, name: str, apart: Mapping[tuple[NodeType, str], str], vocabulary: Vocabulary, places: PlaceFinder
) -> str:
    if name.startswith(f"{rule.node_type}:"):
        return name
    own = apart.get((rule.node_type, fold_name(name)))
    return own or _canonical(rule.node_type, name, vocabulary, places).id


def _canonical(node_type: NodeType, name: str, vocabulary: Vocabulary, places: PlaceFinder) -> Canonical:
    """The node that a name alone stands for."""
    if node_type is NodeType.ORGANIZATION:
        return canonical_organization(name, vocabulary)
    if node_type is NodeType.VENUE:
        return canonical_venue(name, vocabulary)
    if node_type is NodeType.PERSON:
        return canonical_person(name, None)
    if node_type is NodeType.PAPER:
        return canonical_paper(name)
    if node_type is NodeType.LOCATION:
        return _place(name, places)
    return canonical_term(node_type, name, vocabulary)


def _place(name: str, places: PlaceFinder) -> Canonical:
    line = places.parse(name)
    chain = location_chain(line.places[0].place, name, places) if line.places else ()
    if not chain:
        raise InputError(f"'{name}' is no place of the gazetteer: give the id (location:…) that `kg show` prints")
    return chain[0]


def _groups(pairs: Iterable[Pair]) -> dict[str, str]:
    """The least id of each group of ids that pairs join, by every id of the group."""
    leader: dict[str, str] = {}

    def root(node_id: str) -> str:
        while leader.setdefault(node_id, node_id) != node_id:
            node_id = leader[node_id]
        return node_id

    for pair in pairs:
        first, second = sorted(map(root, pair))
        leader[second] = first
    return {node_id: root(node_id) for node_id in leader}


def _pair(ids: tuple[str, ...]) -> Pair:
    first, second = sorted(ids)
    return first, second


def _check_contradictions(made: MergeRules, ids: Mapping[Rule, tuple[str, ...]]) -> None:
    for rule, (a, b) in ids.items():
        if a == b and not _is_one_name(rule):
            raise InputError(
                f"'{rule.a}' and '{rule.b}' are one {rule.node_type} already, by how they are written: "
                "leave the line out, or give ids"
            )
        if rule.verdict is Verdict.DIFFERENT and not _divides(rule) and made.same.get(a, a) == made.same.get(b, b):
            raise InputError(
                f"the rules keep the {rule.node_type}s '{rule.a}' and '{rule.b}' apart and make them one as well: "
                "take out that line or the `same` lines that join them"
            )
    if both := made.never & made.always:
        first, second = min(both)
        raise InputError(f"the rules call '{first}' and '{second}' the same and different: take out one of the lines")
