"""A read page in, the people it names out: where they work, worked and studied, and on which team."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.extract.articles.page import Page, PersonName
from kg.extract.people.statements import FactKind, PersonFact
from kg.names import fold_name
from kg.schema import Person


@dataclass(frozen=True, slots=True)
class PersonReading:
    """A person of the page with the facts that survived comparison, the surest of a kind first."""

    person: PersonName
    current: tuple[PersonFact, ...]
    former: tuple[PersonFact, ...]
    education: tuple[PersonFact, ...]
    teams: tuple[PersonFact, ...]
    titles: tuple[PersonFact, ...]

    def as_person(self) -> Person:
        """The reading as the schema has it."""
        start, end = self.person.spans[0]
        return Person(
            self.person.name,
            start,
            end,
            titles=tuple(fact.value for fact in self.titles),
            organization=self.current[0].value if self.current else None,
            former_organizations=tuple(fact.value for fact in self.former),
            education=tuple(fact.value for fact in self.education),
            team=self.teams[0].value if self.teams else None,
            context="related_content" if self.person.in_teaser else "main",
        )


def read_people(page: Page, facts: Sequence[PersonFact]) -> tuple[PersonReading, ...]:
    """The people of the page in the order they are first named."""
    by_person: dict[int, list[PersonFact]] = defaultdict(list)
    for fact in facts:
        by_person[fact.person].append(fact)
    return tuple(_reading(person, by_person[index]) for index, person in enumerate(page.persons))


def _reading(person: PersonName, facts: Sequence[PersonFact]) -> PersonReading:
    """Weighs contradictions: nobody is a former and a present employee by the same page, the surer statement wins."""
    kinds = {kind: _best(fact for fact in facts if fact.kind is kind) for kind in FactKind}
    education = {fold_name(fact.value) for fact in kinds[FactKind.EDUCATION]}
    current = {fold_name(f.value): f.confidence for f in kinds[FactKind.CURRENT]}
    former = {fold_name(f.value): f.confidence for f in kinds[FactKind.FORMER]}
    return PersonReading(
        person,
        tuple(f for f in kinds[FactKind.CURRENT] if f.confidence > former.get(fold_name(f.value), 0.0)),
        tuple(
            f
            for f in kinds[FactKind.FORMER]
            if f.confidence >= current.get(fold_name(f.value), 0.0)
            and not (fold_name(f.value) in education and f.confidence < 0.85)
        ),
        tuple(kinds[FactKind.EDUCATION]),
        tuple(kinds[FactKind.TEAM]),
        tuple(kinds[FactKind.TITLE]),
    )


def _best(facts: Iterable[PersonFact]) -> list[PersonFact]:
    best: dict[str, PersonFact] = {}
    for fact in facts:
        key = fold_name(fact.value)
        if key not in best or best[key].confidence < fact.confidence:
            best[key] = fact
    return sorted(best.values(), key=lambda fact: (-fact.confidence, fact.start))
