"""Names that a user calls the same or different, and things of one name that stay apart without being told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.resolve import (
    Gazetteer,
    MergeRules,
    VocabularyIndex,
    compile_merge_rules,
    parse_merge_rules,
    read_merge_rules,
    resolve,
)
from kg.schema import (
    Document,
    DocumentFacts,
    DocumentKind,
    Evidence,
    Extraction,
    Mention,
    NodeType,
    Person,
    Ref,
)


def rules(lines: Sequence[str], places: Gazetteer, vocabulary: VocabularyIndex) -> MergeRules:
    return compile_merge_rules(parse_merge_rules(lines, "rules.tsv"), places, vocabulary)


def ids(
    names: Sequence[tuple[NodeType, str]],
    places: Gazetteer,
    vocabulary: VocabularyIndex,
    lines: Sequence[str] = (),
    people: Sequence[Person] = (),
) -> set[str]:
    """Ids of the nodes of a document that names these, without the document's own."""
    text = "\n".join(name for _, name in names)
    document = Document("document:a", "a.txt", text, "text", "h")
    mentions = []
    for node_type, name in names:
        start = text.index(name)
        evidence = Evidence(document.id, start, start + len(name), name, 0.9, "test")
        place = places.parse(name).places[0].place if node_type is NodeType.LOCATION else None
        mentions.append(Mention(Ref(node_type, name, place=place), evidence))
    extraction = Extraction(document.id, DocumentKind.ARTICLE, "test", mentions=tuple(mentions), persons=tuple(people))
    made = rules(lines, places, vocabulary)
    facts: DocumentFacts = resolve(document, extraction, places=places, vocabulary=vocabulary, rules=made)
    wanted = {node_type for node_type, _ in names} | {NodeType.PERSON}
    return {fact.node_id for fact in facts.nodes if fact.node_type in wanted}


ORGANIZATIONS = ((NodeType.ORGANIZATION, "Globex Hats"), (NodeType.ORGANIZATION, "Umbrella Straw Works"))


def test_same_makes_one_node_of_two(places: Gazetteer, vocabulary: VocabularyIndex) -> None:
    assert ids(ORGANIZATIONS, places, vocabulary) == {"organization:globex-hats", "organization:umbrella-straw-works"}
    line = "same\torganization\tUmbrella Straw Works\tGlobex Hats"
    assert ids(ORGANIZATIONS, places, vocabulary, [line]) == {"organization:globex-hats"}


def test_same_holds_across_several_lines_and_ids(places: Gazetteer, vocabulary: VocabularyIndex) -> None:
    lines = ["same\torganization\tB\tC", '{"rule": "same", "type": "organization", "a": "organization:b", "b": "A"}']
    assert rules(lines, places, vocabulary).same == {
        "organization:a": "organization:a",
        "organization:b": "organization:a",
        "organization:c": "organization:a",
    }


def test_different_keeps_an_alias_apart_from_its_term(places: Gazetteer, vocabulary: VocabularyIndex) -> None:
    names = ((NodeType.SKILL, "Go"), (NodeType.SKILL, "Golang"))
    broader = {"skill:programming-language"}
    assert ids(names, places, vocabulary) - broader == {"skill:go"}
    assert ids(names, places, vocabulary, ["different\tskill\tGo\tGolang"]) - broader == {"skill:go", "skill:golang"}


def test_different_keeps_legal_forms_apart(places: Gazetteer, vocabulary: VocabularyIndex) -> None:
    names = ((NodeType.ORGANIZATION, "Jordan GmbH"), (NodeType.ORGANIZATION, "Jordan Inc."))
    assert ids(names, places, vocabulary) == {"organization:jordan"}
    line = "different\torganization\tJordan GmbH\tJordan Inc."
    assert ids(names, places, vocabulary, [line]) == {"organization:jordan-gmbh", "organization:jordan-inc"}


@given(st.permutations(["same\tskill\tA\tB", "same\tskill\tC\tB", "different\tskill\tA\tD", "same\tskill\tE\tD"]))
def test_the_order_of_lines_means_nothing(places: Gazetteer, vocabulary: VocabularyIndex, lines: Sequence[str]) -> None:
    assert rules(lines, places, vocabulary) == rules(sorted(lines), places, vocabulary)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("same organization A B", r"rules.tsv:1: 1 columns instead of 4; write same<TAB>"),
        ("alike\tskill\tA\tB", r"rules.tsv:1: 'alike' is no rule; write same or different"),
        ("same\tfirm\tA\tB", r"rules.tsv:1: 'firm' is no type that can be merged; known are location"),
        ("same\tskill\t\tB", r"rules.tsv:1: a name is empty; name two skills"),
        ("same\tskill\tB\tb", r"rules.tsv:1: 'B' and 'b' are one name already; leave the line out"),
        ("different\tskill\tB\tb", r"rules.tsv:1: one name cannot be kept apart from itself"),
        ("same\tposting\tNurse\tCook", r"rules.tsv:1: a posting is named by its id \(posting:…\)"),
        ('{"rule": "same", "type": "skill", "a": 1}', r"rules.tsv:1: .*write rule, type, a and b, all strings"),
    ],
)
def test_a_line_that_is_no_rule_is_named_with_the_remedy(line: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        parse_merge_rules([line], "rules.tsv")


def test_rules_that_contradict_each_other_are_named(places: Gazetteer, vocabulary: VocabularyIndex) -> None:
    lines = ["same\tskill\tA\tB", "same\tskill\tB\tC", "different\tskill\tC\tA"]
    with pytest.raises(InputError, match=r"keep the skills 'A' and 'C' apart and make them one as well: take out"):
        rules(lines, places, vocabulary)
    lines = ["same\tposting\tposting:1\tposting:2", "different\tposting\tposting:2\tposting:1"]
    with pytest.raises(InputError, match=r"'posting:1' and 'posting:2' the same and different: take out one"):
        rules(lines, places, vocabulary)


def test_a_place_that_is_not_known_is_named(places: Gazetteer, vocabulary: VocabularyIndex) -> None:
    with pytest.raises(InputError, match=r"'Qwzx' is no place of the gazetteer: give the id \(location:…\)"):
        rules(["same\tlocation\tQwzx\tParis, France"], places, vocabulary)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none.tsv' cannot be read .* give a file in UTF-8"):
        read_merge_rules(tmp_path / "none.tsv")


# --- things of one name --------------------------------------------------------------------


def test_two_springfields(places: Gazetteer, vocabulary: VocabularyIndex) -> None:
    names = ((NodeType.LOCATION, "Springfield, IL"), (NodeType.LOCATION, "Springfield, MA"))
    found = {node_id for node_id in ids(names, places, vocabulary) if "springfield" in node_id}
    assert found == {"location:us-il-springfield", "location:us-ma-springfield"}


def test_jordan_the_country_and_the_person(places: Gazetteer, vocabulary: VocabularyIndex) -> None:
    names = ((NodeType.LOCATION, "Jordan"), (NodeType.PERSON, "Michael Jordan"))
    assert ids(names, places, vocabulary) == {"location:jo", "person:michael-jordan"}


def test_people_of_a_common_name_are_told_apart_by_where_they_work(
    places: Gazetteer, vocabulary: VocabularyIndex
) -> None:
    found = {
        employer: ids((), places, vocabulary, people=[Person("Wei Zhang", 0, 0, organization=employer)])
        for employer in ("Globex", "Initech")
    }
    assert found == {"Globex": {"person:wei-zhang-globex"}, "Initech": {"person:wei-zhang-initech"}}


def test_a_rule_divides_people_of_a_rare_name(places: Gazetteer, vocabulary: VocabularyIndex) -> None:
    people = [Person("Ottilie Quarnstrom", 0, 0, organization="Globex")]
    assert ids((), places, vocabulary, people=people) == {"person:ottilie-quarnstrom"}
    line = "different\tperson\tOttilie Quarnstrom\tOttilie Quarnstrom"
    assert ids((), places, vocabulary, [line], people) == {"person:ottilie-quarnstrom-globex"}
