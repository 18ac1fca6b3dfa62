"""What the graph may hold: types of nodes, relations, which joins which types, the terms of a vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

#: Values a node or an edge may carry; lists are sorted unless their order means something.
Scalar = str | int | float | bool
Value = Scalar | list[Scalar] | None


class NodeType(StrEnum):
    """Types of nodes; the names are schema.org's where it has one."""

    DOCUMENT = "document"
    POSTING = "posting"
    ROLE = "role"
    LOCATION = "location"
    ORGANIZATION = "organization"
    TEAM = "team"
    PERSON = "person"
    PAPER = "paper"
    VENUE = "venue"
    TOPIC = "topic"
    SKILL = "skill"
    METHOD = "method"


_TYPES = {str(node_type): node_type for node_type in NodeType}


def type_of(node_id: str) -> NodeType:
    """The type of a node, with which its id begins; asked so often that it is looked up before it is checked."""
    name = node_id.partition(":")[0]
    return _TYPES.get(name) or NodeType(name)


class Relation(StrEnum):
    """Verbs of the graph; an edge type `(src, relation, dst)` reads aloud as a sentence."""

    LOCATED_IN = "located_in"
    PART_OF = "part_of"
    AT = "at"
    IN_TEAM = "in_team"
    HAS_ROLE = "has_role"
    REQUIRES = "requires"
    ABOUT = "about"
    NEAR_DUPLICATE_OF = "near_duplicate_of"
    MENTIONED_IN = "mentioned_in"
    AUTHOR_OF = "author_of"
    AFFILIATED_WITH = "affiliated_with"
    FROM_TEAM = "from_team"
    PRESENTED_AT = "presented_at"
    INTRODUCES = "introduces"
    USES = "uses"
    DEVELOPED = "developed"
    BROADER = "broader"


EdgeType = tuple[NodeType, Relation, NodeType]

_N, _R = NodeType, Relation
#: Every edge type the graph may hold, in the fixed order used by tensors and exports.
EDGE_TYPES: tuple[EdgeType, ...] = (
    (_N.POSTING, _R.LOCATED_IN, _N.LOCATION),
    (_N.ORGANIZATION, _R.LOCATED_IN, _N.LOCATION),
    (_N.LOCATION, _R.PART_OF, _N.LOCATION),
    (_N.TEAM, _R.PART_OF, _N.ORGANIZATION),
    (_N.ORGANIZATION, _R.PART_OF, _N.ORGANIZATION),
    (_N.POSTING, _R.AT, _N.ORGANIZATION),
    (_N.POSTING, _R.IN_TEAM, _N.TEAM),
    (_N.PERSON, _R.IN_TEAM, _N.TEAM),
    (_N.POSTING, _R.HAS_ROLE, _N.ROLE),
    (_N.POSTING, _R.REQUIRES, _N.SKILL),
    (_N.POSTING, _R.ABOUT, _N.TOPIC),
    (_N.PAPER, _R.ABOUT, _N.TOPIC),
    (_N.DOCUMENT, _R.ABOUT, _N.TOPIC),
    (_N.TEAM, _R.ABOUT, _N.TOPIC),
    (_N.POSTING, _R.NEAR_DUPLICATE_OF, _N.POSTING),
    (_N.PAPER, _R.NEAR_DUPLICATE_OF, _N.PAPER),
    *((node_type, _R.MENTIONED_IN, _N.DOCUMENT) for node_type in _N if node_type is not _N.DOCUMENT),
    (_N.PERSON, _R.AUTHOR_OF, _N.PAPER),
    (_N.PERSON, _R.AFFILIATED_WITH, _N.ORGANIZATION),
    (_N.PAPER, _R.AFFILIATED_WITH, _N.ORGANIZATION),
    (_N.PAPER, _R.FROM_TEAM, _N.TEAM),
    (_N.PAPER, _R.PRESENTED_AT, _N.VENUE),
    (_N.PAPER, _R.INTRODUCES, _N.METHOD),
    (_N.PAPER, _R.USES, _N.METHOD),
    (_N.PERSON, _R.DEVELOPED, _N.METHOD),
    (_N.TEAM, _R.DEVELOPED, _N.METHOD),
    (_N.TOPIC, _R.BROADER, _N.TOPIC),
    (_N.ROLE, _R.BROADER, _N.ROLE),
    (_N.SKILL, _R.BROADER, _N.SKILL),
)


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a vocabulary: a canonical name, other names, and what it is a kind of.

    `case_sensitive` aliases are only right as written ("R", "Go", "IT"); `context` ones need words around
    them that say so ("Spark"); `often` ones are subjects of what names them again and again ("payments"). A name
    whose aliases differ in this has several terms: the first stands for
    the name itself too, the others, `aliases_only`, for their aliases. A `heading` is a kind of nothing, and others
    are kinds of it ("office software").
    """

    node_type: NodeType
    name: str
    aliases: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    case_sensitive: bool = False
    uri: str | None = None
    context: bool = False
    aliases_only: bool = False
    heading: bool = False
    often: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """What may be searched for in a text."""
        return self.aliases if self.aliases_only else (self.name, *self.aliases)
