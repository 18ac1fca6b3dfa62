"""A node and a way of writing it in, why the two are one out."""

from __future__ import annotations

from kg.names import fold_name, slug
from kg.ports import PlaceFinder, Vocabulary
from kg.resolve.canonical import Canonical, title_key
from kg.resolve.merge_rules import MergeRules, canonical_by_name
from kg.resolve.organizations import person_key, strip_legal_form
from kg.resolve.vehicles import house_of
from kg.schema import Node, NodeType, aliases_of

_BY_TYPE = {
    NodeType.LOCATION: "gazetteer",
    NodeType.TEAM: "words such as team, and the employer's name, left out",
    NodeType.VENUE: "edition of a venue",
    NodeType.PERSON: "titles and middle initials left out",
}


class FormReasons:
    """Explains forms of names with the vocabulary, gazetteer and rules that resolved them."""

    def __init__(self, vocabulary: Vocabulary, places: PlaceFinder, rules: MergeRules) -> None:
        self._vocabulary = vocabulary
        self._places = places
        self._rules = rules

    def reason(self, node: Node, form: str) -> str | None:
        """Why a form means the node; `None` if it does not, as a sentence in which the node is named."""
        if form == node.name:
            return "name"
        plain = self._plain(node, form)
        if plain is None:
            return None
        if self._rules.same.get(plain, plain) != node.id and not self._is_of_one_person(node, form):
            return None
        if self._rules.same.get(plain, plain) != plain or plain in self._leaders_of_others(node, plain):
            return "a rule of the user"
        return self._by_spelling(node, form)

    def is_given(self, node: Node, form: str) -> bool:
        """Whether vocabulary or gazetteer give the node this name, whether or not a document writes it."""
        if node.node_type is NodeType.LOCATION:
            return True
        term = self._vocabulary.lookup(node.node_type, node.name)
        return term is not None and fold_name(form) in {fold_name(name) for name in (term.name, *term.aliases)}

    def _plain(self, node: Node, form: str) -> str | None:
        """The id that the form alone has, without rules of `same`."""
        if node.node_type is NodeType.TEAM or node.node_type is NodeType.PAPER:
            is_alias = form in aliases_of(node.properties)
            same_title = title_key(form) == title_key(node.name)
            return node.id if is_alias or same_title else None
        apart = self._rules.apart.get((node.node_type, fold_name(form)))
        found: Canonical | None = canonical_by_name(node.node_type, form, self._vocabulary, self._places)
        return apart or (found.id if found else None)

    def _is_of_one_person(self, node: Node, form: str) -> bool:
        return node.node_type is NodeType.PERSON and person_key(form) == person_key(node.name)

    def _leaders_of_others(self, node: Node, plain: str) -> frozenset[str]:
        """The id of the group, where the node's name belongs to another member of it."""
        own = self._plain(node, node.name)
        return frozenset({plain}) if own is not None and own != plain and plain == node.id else frozenset()

    def _by_spelling(self, node: Node, form: str) -> str:
        if fold_name(form) == fold_name(node.name) or slug(form) == slug(node.name):
            return "spelling folded"
        term = self._vocabulary.lookup(node.node_type, form)
        if term is not None and term == self._vocabulary.lookup(node.node_type, node.name):
            return "vocabulary alias"
        if node.node_type is NodeType.ORGANIZATION:
            bare = strip_legal_form(form)
            if house_of(form, bare, self._vocabulary) is not None:
                return "one of the house's own firms"
            return "spelling folded" if bare == " ".join(form.split()) else "legal form left out"
        return _BY_TYPE.get(node.node_type, "spelling folded")
