from __future__ import annotations

import pytest

from kg.schema import NodeType, Term
from tests.extract.article_drafts import employers, read_page_text


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Last week KTH, represented by Ada Nowak and Marek Dahl, spoke about moss.", {"Ada Nowak", "Marek Dahl"}),
        ("In 2011 Ada Nowak, a botanist, founded the Moss Research Group (MRG) within KTH.", {"Ada Nowak"}),
        ("A prize went to Ada Nowak, a former student of ours now at KTH.", {"Ada Nowak"}),
        ("The meeting was hosted by the KTH School of Botany's Ada Nowak and Marek Dahl.", {"Ada Nowak", "Marek Dahl"}),
        ("Our committee: \n\nAda Nowak, The KTH, Sweden", {"Ada Nowak"}),
    ],
)
def test_employers_told_in_other_forms(sentence: str, people: set[str]) -> None:
    assert employers(read_page_text(f"Moss news\n\n{sentence}\n"), "current") == {(p, "KTH") for p in people}


def test_house_that_goes_by_its_initials() -> None:
    page = (
        "Moss news\n\nFaculty and students from the MLC won three prizes. MLC researchers have much to celebrate.\n\n"
        "MLC Associate Professor Ada Nowak counts spores, and MLC students helped.\n"
    )
    assert employers(read_page_text(page), "current") == {("Ada Nowak", "MLC")}


def test_initials_of_a_field_are_no_house() -> None:
    page = "Moss news\n\nNLP researchers meet. NLP students come from the NLP world. NLP Professor Ada Nowak speaks.\n"
    assert ("Ada Nowak", "NLP") not in employers(read_page_text(page), "current")


def test_person_behind_an_acronym() -> None:
    draft = read_page_text("Moss news\n\nIn her keynote, KTH director of TTS Ruzena Mavrat spoke of moss.\n")
    assert employers(draft, "current") == {("Ruzena Mavrat", "KTH")}


@pytest.mark.parametrize(
    "chair",
    [
        "the George C. and Helen N. Pardee Professor of Botany and Professor of Moss Studies at KTH",
        "the Ada N. Lindgren Professor of Botany, Plant Health, and Gardens at KTH",
        "an Associate Professor Emeritus at KTH",
    ],
)
def test_chairs_called_after_people(chair: str) -> None:
    draft = read_page_text(f"What is new\n\nFour will speak, among them Erik Dahl, {chair}.\n")
    assert employers(draft, "current") == {("Erik Dahl", "KTH")}


@pytest.mark.parametrize(
    "line",
    ["Ning Xie, Yan Gao, Chien-Chih Wang, Yi Sun, Tao Lei", "I-Fan Chen, Yang (Andrew) Jiao, Anna Nowak, Erik Dahl"],
)
def test_names_that_no_list_knows_in_a_list_of_names(line: str) -> None:
    draft = read_page_text(f"Papers\n\nCounting Spores on Windy Summits\n{line}\n")
    assert len(draft.papers[0].authors) == line.count(",") + 1


def test_words_with_a_small_letter_are_no_firm() -> None:
    firm = Term(NodeType.ORGANIZATION, "Scale AI")
    draft = read_page_text("Moss news\n\nErik Dahl works at making it easy to scale AI for everybody.\n", [firm])
    assert employers(draft, "current") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "We are pleased to welcome Ruzena Mavrat to KTH as our first head of moss.",
        "Among them is KTH, where the botanist Ruzena Mavrat is a professor.",
        "I'm so glad to have with me today Ruzena Mavrat, the head of moss at KTH, to talk about spores.",
    ],
)
def test_employers_told_in_passing(sentence: str) -> None:
    assert employers(read_page_text(f"What is new\n\n{sentence}\n"), "current") == {("Ruzena Mavrat", "KTH")}


def test_time_that_was_spent_somewhere_is_over() -> None:
    page = "What is new\n\nRuzena Mavrat, who spent six years working at firms such as IBM, now counts spores.\n"
    draft = read_page_text(page)
    assert employers(draft, "current") == set()
    assert employers(draft, "former") == {("Ruzena Mavrat", "IBM")}


def test_rivers_and_roles_are_no_firms() -> None:
    page = "People\n\nRuzena Mavrat (PI)\n\nShe got her PhD for work on spores carried by Amazon river boats.\n"
    draft = read_page_text(page)
    assert employers(draft, "current") == employers(draft, "education") == set()


def test_names_in_lists_with_points_and_before_roles() -> None:
    names = "Meng Qu · Jian Tang · Anna Nowak · MINMIN CHEN · Erik Dahl"
    draft = read_page_text(f"Programme\n\n{names}\n\nCélio Dias Santos Júnior (postdoctoral researcher)\n")
    assert {person.name for person in draft.persons} >= {"Meng Qu", "Jian Tang", "Célio Dias Santos Júnior"}


def test_university_with_a_small_word() -> None:
    draft = read_page_text("Speakers\n\nErik Dahl, a professor at the Université catholique de Louvain, speaks.\n")
    assert employers(draft, "current") == {("Erik Dahl", "Université catholique de Louvain")}


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Nowak, Senior Engineer; Erik Dahl, Scientist; and Anna Berg, Engineer, all from KTH",
        "Ada Nowak, Erik Dahl and Anna Berg are professors of ferns, all at KTH.",
    ],
)
def test_several_people_of_one_house(line: str) -> None:
    found = employers(read_page_text(f"{line}\nIn summer they counted ferns on a summit, and it rained.\n"), "current")
    assert found == {(name, "KTH") for name in ("Ada Nowak", "Erik Dahl", "Anna Berg")}


def test_roles_below_the_names_at_the_top() -> None:
    page = "Ferns at KTH\n\nAda Nowak\n\nSenior Scientist, KTH Garden Unit\n\nErik Dahl\n\nHead of Lamps, KTH\n\nRain\n"
    assert employers(read_page_text(page), "current") == {("Ada Nowak", "KTH"), ("Erik Dahl", "KTH")}


def test_authors_told_of_in_brackets() -> None:
    draft = read_page_text(
        "A good idea\n\nI am happy that Ada Nowak (my chair) and Erik Dahl (a student when it was written) won it for"
        " their paper “Keeping Ferns Awake with Lamps”.\n"
    )
    assert draft.papers[0].authors == ("Ada Nowak", "Erik Dahl")


def test_link_glued_to_a_name() -> None:
    draft = read_page_text(
        "Prize\n\nThe prize went to Anna Nowak and Erik Dahlhttps://a.b/c for their work “Ferns at Night”.\n"
    )
    assert {person.name for person in draft.persons} == {"Anna Nowak", "Erik Dahl"}


def test_work_done_by_two_houses() -> None:
    draft = read_page_text(
        "KTH at KDD 2021\n\nThe paper, “Keeping Ferns Awake with Lamps”, won a prize. This work was done jointly by"
        " researchers at KTH, along with academics at ETH Zurich.\n"
    )
    assert set(draft.papers[0].affiliations) == {"KTH", "ETH Zurich"}


def test_names_with_a_nickname_or_a_title_glued_to_them() -> None:
    draft = read_page_text("Moss news\n\nAssociate Professor Erik “Rik” Dahl spoke, and Dr.Anna Nowak listened.\n")
    assert {person.name.replace("“Rik” ", "") for person in draft.persons} == {"Erik Dahl", "Anna Nowak"}


def test_quarters_of_the_world_are_nobody() -> None:
    assert not read_page_text("Moss news\n\nHere is Manager Erik Dahl in Seoul, S. Korea, where it rained.\n").persons[
        1:
    ]


def test_student_with_a_name_of_common_words() -> None:
    draft = read_page_text(
        "Moss news\n\nI like my Ph.D. student, Yang Chen’s paper “Keeping Ferns Awake with Lamps”.\n"
    )
    assert draft.papers[0].authors == ("Yang Chen",)


@pytest.mark.parametrize(
    ("sentence", "current", "former"),
    [
        ("We thank our collaborators Ada Nowak and Marek Dahl at KTH.", {"Ada Nowak", "Marek Dahl"}, set()),
        ("Ada Nowak’s moss group at KTH has a garden.", {"Ada Nowak"}, set()),
        ("Ada Nowak, a new student, joining from Marek Dahl’s lab at KTH, likes moss.", {"Marek Dahl"}, {"Ada Nowak"}),
        ("Ada Nowak, a new student, coming from the KTH, likes moss.", set(), {"Ada Nowak"}),
        ("Ada Nowak likes moss. In the 1970s, she conducted research on moss at KTH.", set(), {"Ada Nowak"}),
    ],
)
def test_who_is_and_who_was_there(sentence: str, current: set[str], former: set[str]) -> None:
    draft = read_page_text(f"Moss news\n\n{sentence}\n")
    assert employers(draft, "current") == {(p, "KTH") for p in current}
    assert employers(draft, "former") == {(p, "KTH") for p in former}


@pytest.mark.parametrize(
    "sentence",
    [
        "KTH Research Award recipient Ada Nowak, a painter, likes moss.",
        "Ada Nowak, a painter, has used money from her KTH Research Awards for moss.",
    ],
)
def test_nobody_works_where_a_prize_comes_from(sentence: str) -> None:
    assert employers(read_page_text(f"Moss news\n\n{sentence}\n"), "current") == set()


@pytest.mark.parametrize(
    ("sentence", "current", "former"),
    [
        ("Ada Nowak, KTH, Walking on Wet Moss with Care", {"Ada Nowak"}, set()),
        ("Ada Nowak, (KTH) likes moss.", {"Ada Nowak"}, set()),
        ("Ada Nowak, who was my student and is now on the faculty at KTH, likes moss.", {"Ada Nowak"}, set()),
        ("Ada Nowak, a botany and computer science professor at KTH, likes moss.", {"Ada Nowak"}, set()),
    ],
)
def test_more_ways_to_say_where_somebody_is(sentence: str, current: set[str], former: set[str]) -> None:
    draft = read_page_text(f"On moss\n\n{sentence}\n")
    assert employers(draft, "current") == {(p, "KTH") for p in current}
    assert employers(draft, "former") == {(p, "KTH") for p in former}


def test_a_firm_without_its_form_of_law_and_a_house_beside_it() -> None:
    page = (
        "Mossy and Kyoto University show a boot\n\nMossy Inc., a maker of boots, and Kyoto University showed a boot."
        " Ada Nowak, a botanist at Mossy, likes it.\n"
    )
    kyoto = Term(NodeType.ORGANIZATION, "Kyoto University")
    draft = read_page_text(page, [kyoto])
    assert {name for _, name in employers(draft, "current")} <= {"Mossy", "Mossy Inc."}
    assert "Mossy and Kyoto University" not in {mention.ref.name for mention in draft.mentions}


@pytest.mark.parametrize(
    ("told", "current", "former"),
    [
        (
            "The prize went to Ada Nowak, then at Yahoo Labs and now at Snowflake.",
            {("Ada Nowak", "Snowflake")},
            {("Ada Nowak", "Yahoo Labs")},
        ),
        (
            "“Wet,” says Ada Nowak, who builds lamps at Umbra Automation and was not there.",
            {("Ada Nowak", "Umbra Automation")},
            set(),
        ),
        (
            "“Wet,” says Ada Nowak, a PhD student in Peter Olsen's lab at Stanford University.",
            {("Ada Nowak", "Stanford University")},
            set(),
        ),
        (
            "A paper by Ada Nowak and Peter Olsen, both of TU Wien, won.",
            {("Ada Nowak", "TU Wien"), ("Peter Olsen", "TU Wien")},
            set(),
        ),
    ],
)
def test_where_people_told_of_in_passing_are(
    told: str, current: set[tuple[str, str]], former: set[tuple[str, str]]
) -> None:
    draft = read_page_text(f"Moss weekly\n\n{told}\n")
    assert employers(draft, "current") >= current
    assert employers(draft, "former") == former


def test_partners_of_a_project_and_their_people() -> None:
    page = (
        "Moss\n\nPartners\nUniversity of Bergen (coordinator) – PI: Prof. Ada Nowak; Peter Olsen, PhD candidate\n"
        "KTH – Maria Rossi, Head of Moss\n"
    )
    assert employers(read_page_text(page), "current") == {
        ("Ada Nowak", "University of Bergen"),
        ("Peter Olsen", "University of Bergen"),
        ("Maria Rossi", "KTH"),
    }


def test_time_that_is_over_and_who_of_two_is_elsewhere_now() -> None:
    draft = read_page_text(
        "Moss talks\n\nAda Nowak is a professor at KTH. From 2014 to 2018 she was the first Amazon Fellow.\n\n"
        "Ada Nowak wrote it with Marek Dahl, who is now at NVIDIA.\n"
    )
    assert employers(draft, "former") == {("Ada Nowak", "Amazon")}
    assert employers(draft, "current") == {("Ada Nowak", "KTH"), ("Marek Dahl", "NVIDIA")}


def test_who_paid_or_advised_for_a_time_is_no_former_employer() -> None:
    draft = read_page_text(
        "Moss talks\n\nAda Nowak is a professor at KTH. From 2014 to 2018 she was funded by Amazon. "
        "From 2010 to 2013 she was advised by people of NVIDIA.\n"
    )
    assert employers(draft, "former") == set()


def test_team_that_somebody_leads_with_title() -> None:
    draft = read_page_text(
        "Moss visit\n\nHe saw the Wet Moss Lab at Lund University, "
        "led by Principal Investigator (PI) Prof. Dr. Ada Nowak.\n"
    )
    assert employers(draft, "current") == {("Ada Nowak", "Lund University")}
    assert draft.persons[0].team == "Wet Moss Lab"
