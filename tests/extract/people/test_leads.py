"""Groups under headings, led by somebody named on the next lines."""

from __future__ import annotations

from kg.schema import Relation
from tests.extract.article_drafts import employers, read_page_text, triples

PAGE = (
    "Contoso Labs\n\nOUR LABS\n\nMoss Lab\nLearns how moss grows.\nLead: Dr. Ada Nowak · 14 people · Bergen\n\n"
    "Fern Planning\nPlans walks.\nHeaded by Peter Olsen\n\nProjects\nContact: Maria Rossi\n"
)


def test_leads_are_in_the_group_above() -> None:
    draft = read_page_text(PAGE)
    assert triples(draft, Relation.IN_TEAM) == {("Ada Nowak", "Moss Lab"), ("Peter Olsen", "Fern Planning")}
    assert employers(draft, "current") == {("Ada Nowak", "Contoso Labs"), ("Peter Olsen", "Contoso Labs")}
    assert triples(draft, Relation.PART_OF) == {
        ("Moss Lab", "Contoso Labs"),
        ("Fern Planning", "Contoso Labs"),
    }
