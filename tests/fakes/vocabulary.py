"""A vocabulary of the terms a test names; implements `kg.ports.Vocabulary`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.names import fold_name
from kg.schema import NodeType, Term


class FakeVocabulary:
    """Terms handed in, in their order."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = tuple(terms)

    def terms(self, node_type: NodeType) -> Iterable[Term]:
        return tuple(term for term in self._terms if term.node_type is node_type)

    def degrees(self) -> Iterable[Term]:
        return ()

    def spoken_languages(self) -> Iterable[Term]:
        return ()

    def lookup(self, node_type: NodeType, name: str) -> Term | None:
        folded = fold_name(name)
        for term in self.terms(node_type):
            if folded in map(fold_name, (term.name, *term.aliases)):
                return term
        return None
