"""Posts that stand right beside names: in a signature, in brackets, behind two people, before a pronoun."""

from __future__ import annotations

import pytest

from tests.extract.article_drafts import employers, read_page_text


@pytest.mark.parametrize(
    ("text", "house", "titles"),
    [
        ("It rained.\n\nDr. Ada Nowak, CDO and CTO Bergen University\n", "Bergen University", ["CDO", "CTO"]),
        ("We heard Ada Nowak (KTH’s Chief Scientist and judge).", "KTH", ["Chief Scientist"]),
        ("It is by Ada Nowak. A moss scientist at KTH, she fell.", "KTH", ["moss scientist"]),
        ("Ada Nowak currently holds a research fellow position at KTH.", "KTH", ["research fellow"]),
    ],
)
def test_what_somebody_is_and_where(text: str, house: str, titles: list[str]) -> None:
    draft = read_page_text(f"Moss news\n\n{text}\n")
    assert employers(draft, "current") == {("Ada Nowak", house)}
    assert [list(person.titles) for person in draft.persons] == [titles]


def test_both_of_two_people_are_what_is_said_behind_them() -> None:
    draft = read_page_text("Moss news\n\nThe walk was led by Ada Nowak and Marek Dahl, PhD students at KTH.\n")
    assert employers(draft, "current") == {("Ada Nowak", "KTH"), ("Marek Dahl", "KTH")}


def test_a_school_below_a_name_behind_its_department() -> None:
    page = "Past winners\n\n2008 Dr. Ada Nowak >> (citation)\nProfessor, Department of Botany, Bergen University\n"
    assert employers(read_page_text(page), "current") == {("Ada Nowak", "Bergen University")}


def test_a_firm_named_after_somebody_is_nobody() -> None:
    page = (
        "Moss news\n\nThe money is from funds such as A.B. Nowak, and Ada Dahl, a botanist. Elin Walker 2.0 is out.\n"
    )
    assert [person.name for person in read_page_text(page).persons] == ["Ada Dahl"]
