"""Names as one document uses them in, canonical nodes out: the document's own words decide what a name means."""

from __future__ import annotations

from collections import defaultdict

from kg.names import BLOT, fold_name, hashed_id
from kg.ports import PlaceFinder, Vocabulary
from kg.resolve.canonical import (
    Canonical,
    canonical_paper,
    canonical_term,
    canonical_venue,
)
from kg.resolve.locations import location_chain
from kg.resolve.merge_rules import NO_RULES, MergeRules
from kg.resolve.organizations import canonical_organization, canonical_person, canonical_team, employer_of
from kg.resolve.page_owner import page_owner
from kg.schema import Document, ExtractedEdge, Extraction, NodeType, Place, Ref, Relation

Nodes = tuple[Canonical, ...]
_TERMS = frozenset({NodeType.TOPIC, NodeType.SKILL, NodeType.METHOD, NodeType.ROLE})


class References:
    """What the names of one document refer to.

    A reference gives one node, a location the chain from the place to its country, nothing if it cannot be placed
    or is a person who was forgotten.
    """

    def __init__(
        self,
        document: Document,
        extraction: Extraction,
        places: PlaceFinder,
        vocabulary: Vocabulary,
        rules: MergeRules = NO_RULES,
    ) -> None:
        self._document = document
        self._extraction = extraction
        self._places = places
        self._vocabulary = vocabulary
        self._rules = rules
        self._cache: dict[tuple[NodeType, str], Nodes] = {}
        self._chains: dict[tuple[Place, str], Nodes] = {}
        self._papers = {fold_name(paper.title): paper for paper in reversed(extraction.papers)}
        self._parents: dict[str, Canonical] = {}
        self._team_homes: dict[str, list[str]] = defaultdict(list)
        self._employers: dict[str, str] = {}
        self._read_units()
        self._read_teams()
        self._own_employer = self._only_employer()
        self._read_employers()

    def nodes(self, ref: Ref, surface: str = "") -> Nodes:
        """The node a reference means; `surface` is how the text writes it, which a user's rule may keep apart."""
        if ref.node_type is NodeType.POSTING:
            return self.posting(ref.index)
        if ref.node_type is NodeType.DOCUMENT:
            return (Canonical(self._document.id, NodeType.DOCUMENT, self._document.id),)
        if ref.node_type is NodeType.LOCATION:
            return self._location(ref)
        is_apart = (ref.node_type, fold_name(surface)) in self._rules.apart
        return self._named(ref.node_type, surface if is_apart else ref.name)

    def edge_ends(self, edge: ExtractedEdge) -> tuple[Nodes, Nodes]:
        """Both ends of an edge; a team is that of the other end's employer."""
        surface = edge.evidence.surface
        return self._end(edge.src, edge.dst, surface), self._end(edge.dst, edge.src, surface)

    def posting(self, index: int | None) -> Nodes:
        """The posting with this number."""
        if index is None or not 0 <= index < len(self._extraction.postings):
            return ()
        posting = self._extraction.postings[index]
        node_id = hashed_id(NodeType.POSTING, self._document.source, posting.key)
        return (Canonical(node_id, NodeType.POSTING, posting.title or posting.key),)

    def paper(self, title: str) -> Nodes:
        """The paper of this title."""
        return self._named(NodeType.PAPER, title)

    def person(self, name: str) -> Nodes:
        """The person of this name."""
        return self._named(NodeType.PERSON, name)

    def organization(self, name: str) -> Canonical:
        """The organization of this name."""
        return self._named(NodeType.ORGANIZATION, name)[0]

    def employer(self, name: str) -> Canonical:
        """The topmost organization above the one of this name."""
        return employer_of(self.organization(name), self._vocabulary, self._parents.get)

    def employer_id(self, name: str) -> str:
        """The id of the topmost organization, under which a user's rules may join several."""
        employer = self.employer(name).id
        return self._rules.same.get(employer, employer)

    def team(self, name: str, organization: str | None) -> Canonical:
        """The team of this name at an organization, where the document says it belongs, or whose document it is."""
        homes = self._team_homes.get(fold_name(name), ())
        home = organization or next(iter(homes), self._own_employer)
        return canonical_team(name, self.employer(home) if home else None, self._vocabulary)

    def _end(self, ref: Ref, other: Ref, surface: str) -> Nodes:
        if ref.node_type is not NodeType.TEAM:
            return self.nodes(ref, surface)
        return (self.team(ref.name, self._home(other)),)

    def _home(self, other: Ref) -> str | None:
        """The organization that the other end of a team's edge belongs to."""
        if other.node_type is NodeType.ORGANIZATION:
            return other.name
        if other.node_type is NodeType.POSTING and self.posting(other.index):
            posting = self._extraction.postings[other.index or 0]
            return posting.suborganization or posting.organization
        return None

    def _location(self, ref: Ref) -> Nodes:
        place = ref.place
        if place is None:
            line = self._places.parse(ref.name)
            place = line.places[0].place if line.places else None
        if place is None:
            return ()
        found = self._chains.get((place, ref.name))
        if found is None:
            found = self._chains[place, ref.name] = location_chain(place, ref.name, self._places)
        return found

    def _named(self, node_type: NodeType, name: str) -> Nodes:
        if node_type is NodeType.PERSON and BLOT in name:
            return ()  # whoever was forgotten is nobody, also where an initial or a given name was left of them
        key = (node_type, fold_name(name))
        if key not in self._cache:
            self._cache[key] = (self._rules.separated(node_type, name, self._canonical(node_type, name)),)
        return self._cache[key]

    def _canonical(self, node_type: NodeType, name: str) -> Canonical:
        if node_type in _TERMS:
            return canonical_term(node_type, name, self._vocabulary)
        if node_type is NodeType.ORGANIZATION:
            return canonical_organization(name, self._vocabulary)
        if node_type is NodeType.VENUE:
            return canonical_venue(name, self._vocabulary)
        if node_type is NodeType.TEAM:
            return self.team(name, None)
        if node_type is NodeType.PERSON:
            employer = self._employers.get(fold_name(name))
            return canonical_person(name, self.employer(employer) if employer else None, self._rules.divided)
        return self._canonical_paper(name)

    def _canonical_paper(self, title: str) -> Canonical:
        paper = self._papers.get(fold_name(title))
        if paper is None:
            return canonical_paper(title)
        return canonical_paper(paper.title, year=paper.year, authors=paper.authors, venue=paper.venue or "")

    def _read_units(self) -> None:
        """Which unit is part of which organization, as the document says."""
        for edge in self._extraction.edges:
            ends = (edge.src.node_type, edge.relation, edge.dst.node_type)
            if ends == (NodeType.ORGANIZATION, Relation.PART_OF, NodeType.ORGANIZATION):
                unit, whole = self.organization(edge.src.name), self.organization(edge.dst.name)
                if unit.id != whole.id:
                    self._parents.setdefault(unit.id, whole)

    def _read_teams(self) -> None:
        """Which organizations have a team of a name, by edges first and by postings second."""
        for edge in self._extraction.edges:
            if edge.src.node_type is NodeType.TEAM and edge.relation is Relation.PART_OF:
                self._team_homes[fold_name(edge.src.name)].append(edge.dst.name)
        for posting in self._extraction.postings:
            home = posting.suborganization or posting.organization
            if posting.team and home:
                self._team_homes[fold_name(posting.team)].append(home)
        for person in self._extraction.persons:
            if person.team and person.organization:
                self._team_homes[fold_name(person.team)].append(person.organization)

    def _only_employer(self) -> str | None:
        """The one employer of a document: of its teams, of its postings, of the page; `None` if there are several."""
        names = [name for homes in self._team_homes.values() for name in homes]
        names += [posting.organization for posting in self._extraction.postings if posting.organization]
        names += filter(None, [page_owner(self._document)])
        return names[0] if len(set(map(self.employer_id, names))) == 1 else None

    def _read_employers(self) -> None:
        """Where people work now, as the document says."""
        for person in self._extraction.persons:
            if person.organization:
                self._employers.setdefault(fold_name(person.name), person.organization)
        for edge in self._extraction.edges:
            is_work = edge.src.node_type is NodeType.PERSON and edge.relation is Relation.AFFILIATED_WITH
            if is_work and edge.properties.get("period", "current") == "current":
                self._employers.setdefault(fold_name(edge.src.name), edge.dst.name)
