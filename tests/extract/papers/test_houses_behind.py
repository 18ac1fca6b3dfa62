from __future__ import annotations

from tests.extract.article_drafts import read_page_text


def test_houses_in_brackets_behind_titles_are_none_of_them() -> None:
    draft = read_page_text(
        "Publications\n\nL Yang, C Fang, M Petrov. Walking on wet moss at night (Mossworks). CVPR 2024.\n\n"
        "C Fang, S Bauer. Spores in the wind and rain (Mossworks, TU Delft). ICRA 2023.\n\n"
        "S Bauer, C Fang. Lichens under glass. 3DV 2022.\n"
    )
    assert [(paper.title, paper.affiliations) for paper in draft.papers] == [
        ("Walking on wet moss at night", ("Mossworks",)),
        ("Spores in the wind and rain", ("Mossworks", "TU Delft")),
        ("Lichens under glass", ()),
    ]


def test_what_else_stands_in_brackets_stays() -> None:
    draft = read_page_text(
        "Publications\n\nL Yang, C Fang. Walking on moss (Revisited). CVPR 2024.\n\n"
        "C Fang, S Bauer. Spores in the wind and rain. ICRA 2023.\n"
    )
    assert draft.papers[0].title == "Walking on moss (Revisited)"


def test_what_brackets_say_of_several_papers_is_no_house() -> None:
    draft = read_page_text(
        "Publications\n\nL Yang, C Fang. Walking on wet moss at night (Oral). CVPR 2024.\n\n"
        "C Fang, S Bauer. Spores in the wind and rain (Oral). ICRA 2023.\n"
    )
    assert [paper.affiliations for paper in draft.papers] == [(), ()]
