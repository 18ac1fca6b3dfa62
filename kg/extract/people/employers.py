"""Statements about teams in, employers of their members out: who is in a team works where the team is."""

from __future__ import annotations

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
    """Teams that nobody is said to own, with the house of the page, of whose people one is in them and only there."""
    if house is None:
        return
    elsewhere = {f.person for f in facts if f.kind is FactKind.CURRENT and f.value != house.name}
    there = {f.person for f in facts if f.kind is FactKind.CURRENT and f.value == house.name}
    seen = set(owners)
    for fact in facts:
        key = fold_name(fact.value)
        if fact.kind is FactKind.TEAM and key not in seen and fact.person in there - elsewhere:
            seen.add(key)
            yield fact, house
