"""Organizations are called as their page prints them, and stay one node of the graph."""

from __future__ import annotations

import pytest

from kg.resolve import VocabularyIndex, load_gazetteer, resolve
from kg.schema import DocumentKind, Extraction, NodeType, Relation, Term
from tests.extract.article_drafts import employers, read_page_text, triples

HOUSE = Term(NodeType.ORGANIZATION, "Contoso Mossworks", aliases=("Mossworks", "CMW"), broader=("Contoso",))
WHOLE = Term(NodeType.ORGANIZATION, "Contoso")
SNOW = Term(NodeType.ORGANIZATION, "Snow", aliases=("Snow Inc.", "Snow.com"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Nowak, a researcher at CMW, likes moss.\n", "CMW"),
        ("Ada Nowak, a researcher at CMW, likes moss. So does Mossworks.\n", "Mossworks"),
        ("Ada Nowak, a researcher at CMW, likes moss. So does Contoso Mossworks.\n", "Contoso Mossworks"),
        ("Ada Nowak, a researcher at CONTOSO MOSSWORKS, likes moss.\n", "Contoso Mossworks"),
        ("Ada Nowak, a researcher at Snow Inc., likes moss.\n", "Snow"),
        ("Ada Nowak, a researcher at Snow.com, likes moss.\n", "Snow"),
    ],
)
def test_a_house_is_called_as_its_page_prints_it(text: str, name: str) -> None:
    page = read_page_text(f"Moss weekly\n\n{text}", [HOUSE, SNOW])
    assert employers(page, "current") == {("Ada Nowak", name)}


@pytest.mark.parametrize(("told", "parts"), [("by Contoso", {("CMW", "Contoso")}), ("here", set())])
def test_a_part_of_a_house_is_told_where_the_page_names_both(told: str, parts: set[tuple[str, str]]) -> None:
    page = read_page_text(f"Moss weekly\n\nAda Nowak, a researcher at CMW, likes moss sold {told}.\n", [HOUSE, WHOLE])
    assert triples(page, Relation.PART_OF) == parts


def test_all_names_of_a_house_are_one_node() -> None:
    nodes, vocabulary = set(), VocabularyIndex({NodeType.ORGANIZATION: (HOUSE, WHOLE)})
    for name in ("CMW", "Mossworks", "Contoso Mossworks"):
        page = read_page_text(f"Moss weekly\n\nAda Nowak, a researcher at {name}, likes moss.\n", [HOUSE])
        edges, mentions = tuple(page.edges), tuple(page.mentions)
        found = Extraction(page.document.id, DocumentKind.ARTICLE, "test", edges=edges, mentions=mentions)
        facts = resolve(page.document, found, places=load_gazetteer(), vocabulary=vocabulary)
        nodes |= {node.node_id for node in facts.nodes if node.node_type is NodeType.ORGANIZATION}
    assert nodes == {"organization:contoso", "organization:contoso-mossworks"}


def test_letters_behind_a_firm_are_a_part_of_it_where_the_page_says_so() -> None:
    draft = read_page_text("Moss prizes\n\nSamsung MDS won twice. Samsung MDS is glad.\n\nHot are Samsung TPU chips.\n")
    named = {m.ref.name for m in draft.mentions if m.ref.node_type is NodeType.ORGANIZATION}
    assert named == {"Samsung MDS", "Samsung"}
