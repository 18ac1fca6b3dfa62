from __future__ import annotations

import pytest

from kg.extract.people.names import find_names, name_key, surname
from tests.extract.article_drafts import read_page_text


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("then <O1> researchers Greta Lund, Bo Smith, and Jeremy York.", ["Greta Lund", "Bo Smith", "Jeremy York"]),
        ("<O1>’s Stefania Otto on how to learn.", ["Stefania Otto"]),
        ("said Jean-Baptiste von der Schulenburg.", ["Jean-Baptiste von der Schulenburg"]),
        ("Dr. A. N. Rao, an <O1> Scholar, agrees.", ["A. N. Rao"]),
        ("Muhammad ibn Al-Khwarizmi and his colleagues show this.", ["Muhammad ibn Al-Khwarizmi"]),
        ("<T1>, by Xiaoyu Wang, Li Dong, and Ming-Wei Chang", ["Xiaoyu Wang", "Li Dong", "Ming-Wei Chang"]),
        (
            "In <T1>, Amandine Roche, Sridhar Venkat and Pascal Oye adapt it.",
            ["Amandine Roche", "Sridhar Venkat", "Pascal Oye"],
        ),
        (
            "Ana García Pérez (<O1>), Łukasz Kaiser (<O2>), and Ørjan Ås (<O3>)",
            ["Ana García Pérez", "Łukasz Kaiser", "Ørjan Ås"],
        ),
        ("How <O1> Scholar Thea Joachim thinks", ["Thea Joachim"]),
        ("By Larry Hard", ["Larry Hard"]),
        ("A. With Adith Swami and Tobias Schnab at <O1>, I wrote a paper.", ["Adith Swami", "Tobias Schnab"]),
        ("San Francisco is nice. Open Graph Benchmark competitions said so.", []),
        ("Prime Video Sports joined the project. The Turing Prize won.", []),
        ("his advisor Lin B. Vale Professor Ada Nowak agrees.", ["Ada Nowak"]),
        ("Dr NOWAK Ada agrees; Asst Prof Lin Vale Kei too.", ["NOWAK Ada", "Lin Vale Kei"]),
        ("In New York, Graph Neural Networks received attention.", []),
        ("Hong Kong says no. Machine Learning and Data Science joined.", []),
    ],
)
def test_names_need_a_word_that_says_they_are_people(marked: str, names: list[str]) -> None:
    assert [name.name for name in find_names(marked)] == names


def test_names_lie_where_they_say() -> None:
    text = "said Jean-Baptiste von der Schulenburg. Dr. A. N. Rao agrees."
    assert [text[name.start : name.end] for name in find_names(text)] == [
        "Jean-Baptiste von der Schulenburg",
        "A. N. Rao",
    ]


def test_vocabulary_terms_are_no_people() -> None:
    assert find_names("said Visual Basic. ", [(5, 17)]) == ()


def test_every_name_of_an_author_line_counts() -> None:
    assert [name.name for name in find_names("Kezhi Kong, Ren Chen", sure=True)] == ["Kezhi Kong", "Ren Chen"]


@pytest.mark.parametrize(
    ("name", "last"), [("Jan van der Berg", "van der Berg"), ("Ana Pérez Jr.", "Pérez"), ("Li Wei", "Wei")]
)
def test_surname_keeps_its_particles(name: str, last: str) -> None:
    assert surname(name) == last


def test_middle_initials_do_not_part_people() -> None:
    assert name_key("Oren J. Falk") == name_key("Oren Falk")


def test_nobody_is_called_as_institutes_of_the_page_are() -> None:
    page = (
        "Moss news\n\nThree researchers of the Max Vogel Institute for Moss won a prize, among them two Max Vogel"
        " directors. Ada Nowak is happy.\n"
    )
    assert [person.name for person in read_page_text(page).persons] == ["Ada Nowak"]


def test_names_that_a_slash_parts_in_a_list_of_authors() -> None:
    page = "Papers\n\nWalking on wet moss\nAda Nowak (KTH), Lin Vale/Marek Dahl (Lund University)\n"
    assert read_page_text(page).papers[0].authors == ("Ada Nowak", "Lin Vale", "Marek Dahl")


def test_a_name_in_capitals_over_its_own_page() -> None:
    page = "MAREIKE STOLTEN\nCurriculum Vitae\n\nPublications\nM. Stolten, A. Nowak. Moss that moves. PODS 2023.\n"
    assert "Mareike Stolten" in {person.name for person in read_page_text(page).persons}


def test_a_last_name_of_two_words_is_nobody_else() -> None:
    page = "Walking on moss\nAda Nowak Bayat, Marek Dahl\n\nCite: Walking on moss (Nowak Bayat et al., NAACL 2022)\n"
    assert {person.name for person in read_page_text(page).persons} == {"Ada Nowak Bayat", "Marek Dahl"}


def test_words_that_are_all_of_an_item_of_a_list_may_be_names() -> None:
    assert [n.name for n in find_names("Chairs include: Elin Forsberg, Been Vale, Marco Bellini")] == [
        "Elin Forsberg",
        "Been Vale",
        "Marco Bellini",
    ]


def test_a_common_word_behind_a_given_name_is_a_last_name() -> None:
    assert [n.name for n in find_names("Authors include Peter So, a professor of botany.")] == ["Peter So"]
    assert [n.name for n in find_names("Chairs: Elin Forsberg, Luheng He, Marco Bellini")][1] == "Luheng He"


@pytest.mark.parametrize("line", ["Institut Vogel", "Laboratoire Nowak", "Keynotes Chairs include: Ada Nowak"])
def test_houses_and_offices_are_nobody(line: str) -> None:
    assert {person.name for person in read_page_text(f"Moss news\n\n{line}\n").persons} <= {"Ada Nowak"}


def test_house_and_nation_beside_a_name() -> None:
    draft = read_page_text(
        "Moss news\n\nDr. Ada Nowak vom Institut für Moos kam. It was invented by German Marek Dahl, who said so.\n"
    )
    assert [person.name for person in draft.persons] == ["Ada Nowak", "Marek Dahl"]


def test_nationality_is_no_part_of_a_name_and_may_be_a_given_one() -> None:
    text = "German Botanist Ada Nowak met German Vale of Riga."
    assert [name.name for name in find_names("She met German Ada Nowak, who sings.")] == ["Ada Nowak"]
    assert "German Vale" in [name.name for name in find_names(text)]
