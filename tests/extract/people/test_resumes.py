"""Pages that list schools and posts below headings, and tables of people."""

from __future__ import annotations

from tests.extract.article_drafts import employers, read_page_text

ELIN = "Elin Forsberg"


def test_posts_above_their_years_and_below_them() -> None:
    draft = read_page_text(
        f"{ELIN}\n\nProfessional experience\n\nUppsala University\n2015-present\nLecturer of moss.\n\nMoss "
        f"Robotics, Inc.\n"
        "1998-2001\nEngineer.\n\nEducation\n\nYale University\n1993-1997\nPh.D., botany.\n\nAwards\n\nCornell "
        "University\n1999\n"
    )
    assert employers(draft, "current") == {(ELIN, "Uppsala University")}
    assert employers(draft, "former") == {(ELIN, "Moss Robotics, Inc.")}
    assert employers(draft, "education") == {(ELIN, "Yale University")}


def test_items_of_lists() -> None:
    draft = read_page_text(
        f"{ELIN}\nLecturer\nUppsala University\n\nEducation\n- Ph.D. (2017)\nYale University\nBotany\n- M.Sc. (2013)\n"
        "Cornell University\n\nAcademic Experience\n- Research Associate\nUniversity of Bergen\nMay 2017 – June 2018\n"
    )
    assert employers(draft, "education") == {(ELIN, "Yale University"), (ELIN, "Cornell University")}
    assert (ELIN, "University of Bergen") in employers(draft, "former")


def test_pages_of_nobody_have_no_posts() -> None:
    draft = read_page_text("Moss weekly\n\nExperience\n\nYale University\n1998-2001\nIt was wet there.\n")
    assert employers(draft, "former") == set()


def test_tables_by_the_heading_of_the_column() -> None:
    draft = read_page_text(
        "Moss meeting\n\n| Participant | Position | Affiliation | PhD from |\n|---|---|---|---|\n"
        "| Elin Forsberg | Professor of Moss | Uppsala University | Yale University |\n"
        "| Marco Bellini | Lecturer | University of Bergen | |\n"
    )
    assert employers(draft, "current") == {(ELIN, "Uppsala University"), ("Marco Bellini", "University of Bergen")}
    assert employers(draft, "education") == {(ELIN, "Yale University")}


def test_tables_without_such_a_column() -> None:
    draft = read_page_text("Moss meeting\n\nName | Visited\nElin Forsberg | Uppsala University\n")
    assert employers(draft, "current") == set()


def test_a_curriculum_vitae_by_its_first_lines() -> None:
    page = (
        "KTH phone: 614\n\nAda Nowak — Curriculum Vitae\n\nAcademic Experience\n\n"
        "• KTH, Assistant Professor, Department of Botany, Sept 2005 – present.\n\n"
        "• Lund University, Research Fellow, Jan 2003 – March 2005.\n\nDegrees and Education\n\n"
        "• University of Bergen, Ph.D. in Botany, 2003. Thesis adviser: Marek Dahl.\n"
    )
    draft = read_page_text(page)
    assert employers(draft, "current") == {("Ada Nowak", "KTH")}
    assert employers(draft, "former") == {("Ada Nowak", "Lund University")}
    assert employers(draft, "education") == {("Ada Nowak", "University of Bergen")}
