"""What is asked of a knowledge base: the question as a vector and as facts, and what the answers should be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from kg import search
from kg.asking.speaking import Speakers
from kg.embedding import OWN_TEXT, Embedder, WeightedIds
from kg.ports import FloatArray
from kg.schema import NodeType, Value, type_of
from kg.search import Bag, Condition, Neighbourhoods, RankOptions, VectorIndex, Wish, Wording
from kg.store import KnowledgeStore

#: By what part of what it lacks the likeness of what has all of a short text in its title is raised.
TITLED = 0.5


@dataclass(frozen=True, slots=True)
class Known:
    """What questions to one generation of a knowledge base are answered from.

    Attributes:
        store: the knowledge base.
        around: neighbourhoods in it.
        index: its vectors.
        embedder: what gave the vectors.
        wording: the words of its texts, if they are kept.
    """

    store: KnowledgeStore
    around: Neighbourhoods
    index: VectorIndex
    embedder: Embedder
    wording: Wording | None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place or an employer that is refused, and the properties of what is there."""

    node_id: str
    name: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for: its vector, what it is linked to, the node or the text it is, and its words if they count.

    `neighbors` are the nodes that stand in its vector for missing neighbours, as far as that is known already.
    Of a text that is `asked_for` at a place or an employer, these are part of the evidence and no part of the text;
    `wishes` are what openings need not be, `refused` is work that they should not be, `unlike` [n, dim] its vectors;
    `places` are those asked for by name, `elsewhere` is where it should not be, `remarks` say what places were taken
    for; `titled` are what has all of a short text in its title. A program or an address is no prose
    (`is_prose`); some are nothing but a name (`is_a_name`). `heard` are the types of what may speak for nodes without
    a text, `speakers` those that do.
    """

    view: Mapping[str, Value]
    vector: FloatArray
    evidence: search.Evidence
    node_id: str | None = None
    text: str | None = None
    bag: Bag | None = None
    share_of_words: float = 0.0
    asked_for: Set[NodeType] = frozenset()
    wishes: Sequence[Wish] = ()
    refused: Sequence[str] = ()
    says_work: bool = True
    places: Sequence[str] = ()
    elsewhere: Sequence[Elsewhere] = ()
    remarks: Sequence[str] = ()
    titled: Set[str] = frozenset()
    is_prose: bool = True
    is_a_name: bool = False
    unlike: FloatArray | None = None
    neighbors: WeightedIds = ()
    heard: Sequence[NodeType] = OWN_TEXT
    speakers: Speakers = field(default_factory=dict)

    @property
    def node_type(self) -> NodeType:
        """What it is; a text stands for a posting that nothing links to."""
        return NodeType.POSTING if self.node_id is None else type_of(self.node_id)

    @property
    def named_places(self) -> Set[str]:
        """Ids of the places that are named, without those around them."""
        facts = self.evidence.facts.items()
        return {fact for fact, way in facts if fact == way and type_of(fact) is NodeType.LOCATION}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the results should be."""

    node_type: NodeType
    conditions: Sequence[Condition]
    options: RankOptions
    explain: bool = False
