"""Tables and lists of Markdown whose marks were left half written."""

from __future__ import annotations

from kg.ingest.formats.bibtex import read_bibtex
from kg.ingest.formats.plain_text import read_markdown
from kg.ingest.reading import Problem
from kg.ingest.text.bars import whole_tables


def test_rows_without_a_bar_in_front() -> None:
    table = "| Name | Institution |\n|----|----|\nElin\tForsberg | Bergen\n| Ana Iyer | Lund |\n\nElin | and more"
    assert whole_tables(table) == (
        "| Name | Institution |\n|----|----|\n| Elin Forsberg | Bergen\n| Ana Iyer | Lund |\n\nElin | and more"
    )


def test_boxes_before_items() -> None:
    assert whole_tables("- [ ] Moss\n- [x] Boots\n- [a] Leaves") == "- Moss\n- Boots\n- [a] Leaves"


def test_a_page_that_is_all_front_matter_shows_its_lists() -> None:
    page = read_markdown("---\ntitle: people\nprofiles:\n  - name: Elin Forsberg\n    affiliation: Bergen\n---\n")
    assert page.text == "profiles:\n\n  - name: Elin Forsberg\n\n    affiliation: Bergen"


def test_a_volume_of_proceedings_is_no_paper() -> None:
    (found,) = read_bibtex(
        "@book{m, title={Proceedings of the First Moss Meeting}, editor={Forsberg, Elin}, year={2020}}"
    )
    assert isinstance(found, Problem)
    assert found.reason == "entry m: a volume of proceedings, no paper"


def test_html_in_markdown_keeps_its_lines_and_loses_its_styles() -> None:
    page = read_markdown(
        "# Lab\n\n<style>\n.card {\n  color: red;\n}\n</style>\n\n"
        '<div class="card"><h3>Elin Forsberg</h3><p>Botany, 2024<br><em>With Ana Iyer</em></p></div>\n'
    )
    assert [row for row in page.text.split("\n") if row] == ["Lab", "Elin Forsberg", "Botany, 2024", "With Ana Iyer"]
