"""Lists of publications of one person, who is named in none of their entries."""

from __future__ import annotations

from tests.extract.article_drafts import read_page_text

ECONOMIST = (
    "Elin Forsberg\nAssistant Professor of Economics\nUniversity of Bergen\n\nPublications\n\n"
    '"Rent in Wet Towns" (with Marco Bellini), Journal of Urban Economics, 2022.\n\n'
    '"Who Leaves? Evidence from Damp Records" (with Petra Olsen and Lin Vale), Moss and Society, 2023.\n\n'
    'Working papers\n\n"Networks of Landlords", revise and resubmit at the Journal of Urban Economics\n\n'
    "Work in progress\n\nThe long shadow of the bog (joint with Petra Olsen)\n"
)
HISTORIAN = (
    "Dr Elin Forsberg\nSenior Lecturer in Medieval History, University of Bergen\n\nSelected publications\n\n"
    "The Parish Chest: Records and Power in the North, 1300–1540 (Oslo: Fernmoor University Press, 2018)\n\n"
    "'Counting sheep: monks and their readers', Northern Historical Review, 134 (2019), 512–540\n\n"
    "'Seals of poor men', in J. Olsen and L. Vale (eds), Seals and Society, Fernmoor: Brill, 2016, pp. 88–102\n"
)


def test_papers_of_a_person_and_whom_they_were_written_with() -> None:
    found = {paper.title: (paper.venue, set(paper.authors)) for paper in read_page_text(ECONOMIST).papers}
    assert found == {
        "Rent in Wet Towns": ("Journal of Urban Economics", {"Elin Forsberg", "Marco Bellini"}),
        "Who Leaves? Evidence from Damp Records": (
            "Moss and Society",
            {"Elin Forsberg", "Petra Olsen", "Lin Vale"},
        ),
        "Networks of Landlords": (None, {"Elin Forsberg"}),
        "The long shadow of the bog": (None, {"Elin Forsberg", "Petra Olsen"}),
    }


def test_books_articles_and_chapters_of_the_humanities() -> None:
    found = [(paper.title, paper.venue, paper.authors) for paper in read_page_text(HISTORIAN).papers]
    assert found == [
        ("The Parish Chest: Records and Power in the North, 1300–1540", None, ("Elin Forsberg",)),
        ("Counting sheep: monks and their readers", "Northern Historical Review", ("Elin Forsberg",)),
        ("Seals of poor men", "Seals and Society", ("Elin Forsberg",)),
    ]


def test_quoted_titles_with_authors_behind_them_are_no_list_of_one_person() -> None:
    page = (
        "Moss Lab\n\nPublications\n\n“Walking on Wet Moss”, Elin Forsberg and Marco Bellini, ICLR 2021.\n\n"
        "“Drying Boots at Night”, Petra Olsen and Lin Vale, ICLR 2022.\n"
    )
    authors = {paper.title: paper.authors for paper in read_page_text(page).papers}
    assert authors["Walking on Wet Moss"] == ("Elin Forsberg", "Marco Bellini")
