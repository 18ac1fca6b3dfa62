"""A node and, of a posting or paper, its text → the words by which the text encoder knows it.

The first line is the name, the rest the body; `StaticEncoder` weighs the two. Neighbours are left out on
purpose (employer, team, role, place, skills): an edge that is to be predicted must not stand in the text.
What the body says of them anyway, `mask_surface_forms` removes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from kg.features.postings import specific_part
from kg.schema import Node, NodeType, Value

#: Properties that say what a node is, by type, in the order in which they are written.
_BODY: Mapping[NodeType, tuple[str, ...]] = {
    NodeType.PAPER: ("abstract",),
    NodeType.PERSON: ("titles",),
    NodeType.LOCATION: ("region", "country"),
    NodeType.TOPIC: ("broader", "description"),
    NodeType.SKILL: ("broader", "description"),
    NodeType.METHOD: ("description",),
    NodeType.ROLE: ("broader", "description"),
}


def node_text(node: Node, body: str | None = None) -> str:
    """The text of a node: name and aliases in the first line, then what is written about it.

    Args:
        node: any node.
        body: text of a posting, abstract of a paper, main text of a document; for other types rarely given.
    """
    lines = [_name(node), *(_words(node.properties.get(key)) for key in _BODY.get(node.node_type, ()))]
    if body:
        lines.append(specific_part(body) if node.node_type is NodeType.POSTING else body)
    return "\n".join(line for line in lines if line)


def node_texts(nodes: Iterable[Node], bodies: Mapping[str, str]) -> list[str]:
    """Texts of nodes, in their order; `bodies` by node id, where a node has one."""
    return [node_text(node, bodies.get(node.id)) for node in nodes]


def mask_surface_forms(text: str, names: Collection[str]) -> str:
    """The text without these names, whole words only, whatever their case; lines are kept apart.

    Longer names go first, so that masking "Python" and "Python scripting" leaves no "scripting" behind.
    """
    wanted = sorted({name.strip() for name in names if name.strip()}, key=lambda name: (-len(name), name))
    if not wanted:
        return text
    pattern = "|".join(re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(name)) for name in wanted)
    masked = re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", " ", text, flags=re.IGNORECASE)
    return re.sub(r"[^\S\n]{2,}", " ", masked).strip()


def _name(node: Node) -> str:
    """Title or name, with the aliases that are not spelt like it."""
    names: list[str] = []
    title = node.properties.get("title")
    for name in (title if isinstance(title, str) and title else node.name, *_strings(node.properties.get("aliases"))):
        if name.casefold() not in {known.casefold() for known in names}:
            names.append(name)
    return ", ".join(names)


def _words(value: Value) -> str:
    return ", ".join(_strings(value))


def _strings(value: Value) -> Sequence[str]:
    """The strings of a property that may be one, many or none."""
    if isinstance(value, str):
        return [value] if value else []
    return [item for item in value if isinstance(item, str) and item] if isinstance(value, list) else []
