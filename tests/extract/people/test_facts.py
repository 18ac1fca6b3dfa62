from __future__ import annotations

import pytest

from kg.schema import NodeType, Relation, Term
from tests.extract.article_drafts import employers, read_page_text, triples

INTRO = "A life with tides\n\nIngrid Solheim, a principal scientist at Fernbach Labs, likes numbers. "


@pytest.mark.parametrize(
    ("sentence", "period", "organization"),
    [
        ("Solheim earned her PhD in physics at Cornell University.", "education", "Cornell University"),
        ("She studied mathematics at the University of Bergen.", "education", "University of Bergen"),
        ("She holds a bachelor's degree from Rice University.", "education", "Rice University"),
        ("She graduated from Tohoku University in 2004.", "education", "Tohoku University"),
        ("As a PhD student at Lund University, she learned to sail.", "education", "Lund University"),
        ("She joined Fernbach Labs in 2019 after a postdoc at Lakeward University.", "former", "Lakeward University"),
        (
            "Before joining Fernbach Labs, Solheim was an assistant professor at Uppsala University.",
            "former",
            "Uppsala University",
        ),
        ("Previously, she worked at Microsoft Research for two years.", "former", "Microsoft Research"),
        ("She is also an adjunct professor at New York University.", "current", "New York University"),
        ("“I did my master's at Utrecht University,” Solheim says.", "education", "Utrecht University"),
    ],
)
def test_career_sentences(sentence: str, period: str, organization: str) -> None:
    page = read_page_text(INTRO + sentence)
    assert ("Ingrid Solheim", organization) in employers(page, period)
    assert ("Ingrid Solheim", "Fernbach Labs") in employers(page, "current")
    others = {"current", "former", "education"} - {period}
    assert not any(("Ingrid Solheim", organization) in employers(page, other) for other in others)


@pytest.mark.parametrize(
    ("sentence", "name", "period", "organization"),
    [
        (
            "Aarti Singh (Carnegie Mellon University) spoke first.",
            "Aarti Singh",
            "current",
            "Carnegie Mellon University",
        ),
        ("Bo Li of the University of Chicago agrees.", "Bo Li", "current", "University of Chicago"),
        ("Then former Fernbach Labs engineer Karim el-Sayed left.", "Karim el-Sayed", "former", "Fernbach Labs"),
        (
            "Lena Meyer, now a professor at the University of Toronto, agrees.",
            "Lena Meyer",
            "current",
            "University of Toronto",
        ),
        ("Mia Wu and Eli Roth, both applied scientists at Netflix, agree.", "Eli Roth", "current", "Netflix"),
    ],
)
def test_names_beside_organizations(sentence: str, name: str, period: str, organization: str) -> None:
    page = read_page_text(INTRO + sentence)
    assert {org for person, org in employers(page, period) if person == name} == {organization}


def test_last_names_and_pronouns_lead_to_the_full_name() -> None:
    page = read_page_text(INTRO + "Later Solheim moved on. She joined Spotify in 2021.")
    assert [person.name for person in page.persons] == ["Ingrid Solheim"]
    assert ("Ingrid Solheim", "Spotify") in employers(page, "current")


def test_a_unit_of_a_firm_is_an_organization_and_part_of_it() -> None:
    page = read_page_text("Kei Mori is a data scientist in the Netflix Catalogue Insights organization.\nShort page.")
    assert ("Kei Mori", "Netflix Catalogue Insights") in employers(page, "current")
    assert ("Netflix Catalogue Insights", "Netflix") in triples(page, Relation.PART_OF)


def test_nobody_quoted_or_thanked_becomes_an_author() -> None:
    page = read_page_text(
        "Counting moss\n\nIn “Mossy kernels: Counting without eyes”, researchers at Yale University count moss. "
        "“It works,” says Dora Whitfield, a botanist and professor at Yale University. "
        "The talk was hosted by Ravi Iyer."
    )
    assert [paper.title for paper in page.papers] == ["Mossy kernels: Counting without eyes"]
    assert triples(page, Relation.AUTHOR_OF) == set()
    assert {person.name for person in page.persons} == {"Dora Whitfield", "Ravi Iyer"}


def test_a_joint_paper_has_both_authors() -> None:
    page = read_page_text(
        INTRO + "Her best-known paper, “Slow tides: A theory of waiting”, was published in PRX Quantum in 2023, "
        "together with Bram de Vries."
    )
    assert page.papers[0].authors == ("Ingrid Solheim", "Bram de Vries")
    assert (page.papers[0].venue, page.papers[0].year) == ("PRX Quantum", 2023)


def test_who_is_told_of_behind_the_house_of_another() -> None:
    draft = read_page_text(
        "A life with moss\n\n“Slow moss: Growing without light”, a paper by Elin Forsberg and Ada Nowak of KTH,"
        " Lin Vale of Amazon Robotics and Cornell University professor Ingrid Thorne, won a prize.\n",
        [Term(NodeType.ORGANIZATION, name) for name in ("KTH", "Amazon Robotics", "Cornell University")],
    )
    works = {pair for pair in employers(draft, "current") if pair[0] in ("Lin Vale", "Ingrid Thorne")}
    assert works == {("Lin Vale", "Amazon Robotics"), ("Ingrid Thorne", "Cornell University")}


def test_who_is_quoted_works_nowhere() -> None:
    draft = read_page_text(
        "Labs Day\n\nRich Nowak, Intel Sr. Fellow, VP & Director of Intel Labs quoted science writer William Thorne.\n"
    )
    works = employers(draft, "current")
    assert not any(person == "William Thorne" or "Director" in name for person, name in works)


def test_two_houses_behind_a_name_and_two_posts_before_a_verb() -> None:
    draft = read_page_text(
        "Moss seminar\n\nElin Forsberg, University of Oxford, Nuffield College\n\n"
        "Marco Bellini, Director of the Moss Research Institute and Professor of Botany at ETH Zurich, will speak.\n"
    )
    assert {("Elin Forsberg", "University of Oxford"), ("Marco Bellini", "ETH Zurich")} <= employers(draft, "current")


def test_subjects_in_a_row_before_the_house_and_whom_a_chair_is_called_after() -> None:
    draft = read_page_text(
        "Faculty news\n\nElin Forsberg, an associate professor of Persian language, literature, and culture "
        "at ETH Zurich, will speak.\n\n- Marco Bellini, Professor of Botany, LSA; Ada Nowak Professor of Law, Oslo\n"
    )
    assert employers(draft, "current") == {("Elin Forsberg", "ETH Zurich")}
    assert [person.name for person in draft.persons] == ["Elin Forsberg", "Marco Bellini"]


def test_roles_of_a_row_are_those_of_whom_they_stand_before() -> None:
    draft = read_page_text(
        "Moss news\n\nNew members include botanist Ada Nowak, chemist Marek Dahl, and computer scientist Lin Vale.\n"
    )
    assert {person.name: person.titles for person in draft.persons} == {
        "Ada Nowak": ("botanist",),
        "Marek Dahl": ("chemist",),
        "Lin Vale": ("computer scientist",),
    }


def test_fellow_in_somebodys_lab_at_a_house() -> None:
    draft = read_page_text(
        "Ada Nowak - Moss Fellows\n\nI am a postdoctoral fellow in Dr. Lin Vale’s lab in the Lund University.\n"
    )
    assert ("Ada Nowak", "Lund University") in employers(draft, "current")
    assert draft.persons[0].titles == ("postdoctoral fellow",)


def test_both_are_in_a_team_of_their_house() -> None:
    draft = read_page_text(
        "Moss day\n\nTwo Amazon scientists — Ada Nowak, a senior scientist, and Marek Dahl, a manager, both in the "
        "Wet Moss organization — spoke.\n"
    )
    assert [person.team for person in draft.persons] == ["Wet Moss", "Wet Moss"]
