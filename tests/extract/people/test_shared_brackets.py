from __future__ import annotations

from tests.extract.article_drafts import employers, read_page_text


def test_groups_of_authors_share_their_bracket() -> None:
    draft = read_page_text(
        "Accepted papers\n\nWalking on Wet Moss: A Survey\n\n"
        "Ada Nowak, Marek Dahl (Lund University); Lin Vale (Columbia University).\n"
    )
    assert employers(draft, "current") == {
        ("Ada Nowak", "Lund University"),
        ("Marek Dahl", "Lund University"),
        ("Lin Vale", "Columbia University"),
    }


def test_one_bracket_at_the_end_is_shared_where_all_lists_are_so() -> None:
    first = "Walking on Wet Moss: A Survey\n\nAda Nowak, Marek Dahl (Lund University)\n\n"
    second = "Spores in the Wind: A Model\n\nLin Vale, Sven Berg (Columbia University)\n"
    alone = employers(read_page_text(f"Accepted papers\n\n{first}"), "current")
    assert alone == {("Marek Dahl", "Lund University")}
    both = employers(read_page_text(f"Accepted papers\n\n{first}{second}"), "current")
    assert both == {
        ("Ada Nowak", "Lund University"),
        ("Marek Dahl", "Lund University"),
        ("Lin Vale", "Columbia University"),
        ("Sven Berg", "Columbia University"),
    }
