"""Statements about teams in, employers of their members out: who is in a team works where the team is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.extract.articles.page import Named
from kg.extract.people.statements import FactKind, PersonFact
from kg.names import fold_name


def employers_by_team(
    facts: Sequence[PersonFact], owners: Mapping[str, Named], host: Named | None
) -> Iterator[PersonFact]:
    """Employers of people of whom the page says only the team.

    Args:
        facts: what a page says about people.
        owners: folded names of teams and the organizations that the page says they belong to.
        host: the organization the page is about; teams without an owner are its own.
    """
    employed = {fact.person for fact in facts if fact.kind is FactKind.CURRENT}
    for fact in facts:
        if fact.kind is not FactKind.TEAM or fact.person in employed:
            continue
        owner = owners.get(fold_name(fact.value))
        employer = owner or host
        if employer is not None:
            employed.add(fact.person)
            confidence = 0.75 if owner else 0.65
            yield PersonFact(
                fact.person,
                FactKind.CURRENT,
                employer.name,
                fact.start,
                fact.end,
                confidence,
                employer.start,
                employer.end,
            )


def teams_of_house(
    facts: Sequence[PersonFact], owners: Mapping[str, Named], house: Named | None
) -> Iterator[tuple[PersonFact, Named]]:
    """Teams that nobody is said to own, with the one house of their people, or that of the page if some are there."""
    homes: dict[int, dict[str, PersonFact]] = defaultdict(dict)
    for fact in facts:
        if fact.kind is FactKind.CURRENT:
            homes[fact.person].setdefault(fact.value, fact)
    members: dict[str, list[PersonFact]] = defaultdict(list)
    for fact in facts:
        if fact.kind is FactKind.TEAM and fact.person in homes and (key := fold_name(fact.value)) not in owners:
            members[key].append(fact)
    for told in members.values():
        alone = [homes[fact.person] for fact in told if len(homes[fact.person]) == 1]
        if house is not None and any(house.name in places for places in alone):
            yield told[0], house
        elif len(alone) == len(told) and len({name for places in alone for name in places}) == 1:
            at = next(iter(alone[0].values()))
            yield told[0], Named(at.value, at.target_start, at.target_end, 0.6)
