"""A team named without employer is that of the one employer its document has, and of nobody where there are several."""

from dataclasses import replace

import pytest

from kg.resolve import Gazetteer, VocabularyIndex, resolve
from kg.resolve.page_owner import page_owner
from kg.schema import (
    Document,
    DocumentKind,
    Evidence,
    ExtractedEdge,
    Extraction,
    Mention,
    NodeType,
    Ref,
    Relation,
)

TEXT = "Who we are\n\nGlobex Robotics was founded in a shed. The Dream Guild and the Night Lab work here."
PAGE = Document("document:1", "page.html", TEXT, "html", "h", chrome="Imprint\nGlobex Robotics S.à r.l. · 3, Rue Basse")


@pytest.mark.parametrize(
    ("chrome", "owner"),
    [
        ("Globex Robotics S.à r.l. · 3, Rue Basse", "Globex Robotics"),
        ("© 2026 | Globex Robotics GmbH | Imprint", "Globex Robotics"),
        ("Globex Robotics, a place to work", None),
        ("Initech Ltd · Leeds", None),
        ("", None),
    ],
)
def test_who_signs_the_frame_and_stands_in_the_text_owns_the_page(chrome: str, owner: str | None) -> None:
    assert page_owner(replace(PAGE, chrome=chrome)) == owner


def test_a_page_that_two_sign_belongs_to_nobody() -> None:
    text = TEXT + " With Initech."
    assert page_owner(replace(PAGE, text=text, chrome="Globex Robotics GmbH · Initech Ltd")) is None


def _at(surface: str) -> Evidence:
    start = TEXT.index(surface)
    return Evidence("document:1", start, start + len(surface), surface, 0.9, "test")


def _teams(
    page: Document, places: Gazetteer, vocabulary: VocabularyIndex, edges: tuple[ExtractedEdge, ...] = ()
) -> set[str]:
    mention = Mention(Ref(NodeType.TEAM, "Dream Guild"), _at("Dream Guild"))
    found = Extraction(page.id, DocumentKind.ARTICLE, "test", mentions=(mention,), edges=edges)
    facts = resolve(page, found, places=places, vocabulary=vocabulary)
    return {fact.node_id for fact in facts.nodes if fact.node_type is NodeType.TEAM}


def _part_of(team: str, employer: str) -> ExtractedEdge:
    evidence = _at(team)
    return ExtractedEdge(Ref(NodeType.TEAM, team), Relation.PART_OF, Ref(NodeType.ORGANIZATION, employer), evidence)


def test_a_team_is_that_of_the_page_s_owner(places: Gazetteer, vocabulary: VocabularyIndex) -> None:
    assert _teams(PAGE, places, vocabulary) == {"team:globex-robotics-dream-guild"}
    assert _teams(replace(PAGE, chrome=""), places, vocabulary) == {"team:dream-guild"}


def test_a_team_is_that_of_the_employer_of_the_others(places: Gazetteer, vocabulary: VocabularyIndex) -> None:
    edges = (_part_of("Night Lab", "Globex Robotics"),)
    found = _teams(replace(PAGE, chrome=""), places, vocabulary, edges)
    assert found == {"team:globex-robotics-dream-guild", "team:globex-robotics-night-lab"}


def test_of_several_employers_none_is_chosen(places: Gazetteer, vocabulary: VocabularyIndex) -> None:
    edges = (_part_of("Night Lab", "Initech"),)
    assert _teams(PAGE, places, vocabulary, edges) == {"team:dream-guild", "team:initech-night-lab"}
