"""Pages of research that nobody may read as offers of jobs."""

from __future__ import annotations

import pytest

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.signs.article_signs import (
    is_about_papers,
    is_about_people,
    is_article,
    is_biography,
    is_news_of_research,
    is_own_story,
    is_reported,
    research_signs,
    without_programme,
)


@pytest.mark.parametrize(
    "page",
    [
        "Walking on wet moss\n\nElin Forsberg¹, Marco Bellini²\n\n1: University of Bergen\n2: ETH Zurich\n",
        "Authors & Copyright\n\n- E. Forsberg: “Walking on wet moss”\n- M. Bellini: “Listening to the leaves”\n",
        "MossCon 2023\n\nInvited speakers\n\nElin Forsberg (Senior Research Scientist, Moss Institute)\n",
    ],
)
def test_authors_references_and_speakers(page: str) -> None:
    assert is_about_papers(lines_of(page))
    assert not is_article(lines_of(f"{page}\nWe have an open position, apply by May.\n"))


def test_where_people_studied() -> None:
    page = (
        "Elin Forsberg currently serves as a Senior Data Scientist at Contoso.\n\nEducation\n\n"
        "- 2021-2025 Ph.D. Botany, University of Bergen\n- 2018-2021 M.Eng., Uppsala University\n"
    )
    assert is_about_people(lines_of(page))
    assert not is_article(lines_of(f"{page}\nApplicants need a PhD.\n"))


def test_degrees_above_the_schools_that_gave_them() -> None:
    page = (
        "Elin Forsberg\nAssistant Professor\nEducation\n- Ph.D. (2017)\nUniversity of Bergen\nBotany\n"
        "- M.Tech. (2013)\nTromsø Engineering College\n"
    )
    assert is_about_people(lines_of(page))


NEWS = (
    "Mosses hear the rain, new study finds\n\nBy: Ada Nowak\n\nA study led by Professor Elin Forsberg shows that mosses"
    " open before it rains. The findings appeared in a journal. Researchers from three countries took part.\n"
)


def test_news_of_research_speak_to_nobody() -> None:
    assert is_news_of_research(lines_of(NEWS))
    assert not is_news_of_research(lines_of(f"{NEWS}\nYou will work with the researchers.\n"))
    assert not is_news_of_research(lines_of("Gardener\n\nThe gardener waters the beds of the institute.\n"))


def test_a_table_of_participants_is_no_list_of_jobs() -> None:
    table = (
        "Organisers\n| Participant | Position | Affiliation |\n| Elin Forsberg | Professor of Moss | Uppsala University"
        " |\n| Marco Bellini | Lecturer | ETH Zurich |\n"
    )
    assert [line.text for line in without_programme(lines_of(table))] == ["Organisers"]


def test_biographies_of_speakers() -> None:
    page = "Presenters\n\nElin Forsberg is the founder of Contoso, which grows moss. She has been at it since 2001.\n"
    assert is_biography(lines_of(page))
    assert is_article(lines_of(page))
    assert not is_article(lines_of(f"{page}\nApply by May.\n"))
    assert not is_biography(lines_of("Gardener\n\nThe gardener is the one who waters the beds. He is strong.\n"))


def test_members_and_what_they_are() -> None:
    page = "Lab members\nDr. Elin Forsberg\nPrincipal Investigator\nelin@moss.example\nMarco Bellini\nTechnician\n"
    assert is_about_people(lines_of(page))


def test_a_story_that_somebody_tells_of_themselves() -> None:
    page = (
        "My journey began with moss. It led me to study botany. I fell in love with leaves and I walked.\n"
        "I learned a lot while my professor advised me.\n"
    )
    assert is_own_story(lines_of(page))
    assert not is_own_story(lines_of(f"{page}Your skills matter to us.\n"))


def test_people_of_a_list_with_affiliations() -> None:
    page = (
        "profiles:\n\n- name: Elin Forsberg\n\nrole: Postdoc\n\naffiliation: Bergen\n\n- name: Ana Iyer\n\n"
        "affiliation: Lund\n"
    )
    assert [line.text for line in without_programme(lines_of(page))] == ["profiles:"]


def test_lists_of_students() -> None:
    page = (
        "We are:\n- Elin Forsberg, Ph.D. student\n- Marco Bellini, PhD, 2021 - current\n- Anna Meyer, M.S. student\n"
        "- Peter Smith, undergraduate student\n"
    )
    assert is_about_people(lines_of(page))


@pytest.mark.parametrize(
    "text",
    [
        "Two young botanists apply statistics to moss\n\n“Moss is what you make of it,” said Ada Nowak, who joined the"
        " garden as an assistant professor and has two positions there.",
        "Support for the young\n\nDr. Ada Nowak took up her position in May. She conducts research on moss.",
    ],
)
def test_what_is_reported_of_people_is_no_advert(text: str) -> None:
    assert is_reported(lines_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Botanist\n\n“Moss is fun,” says Ada Nowak, who leads the team. You bring boots. Apply now.",
        "Botanist\n\nApply to Dr. Ada Nowak. She offers a salary.",
        "Botanist\n\nThe garden needs somebody who counts moss.",
    ],
)
def test_adverts_are_not_reports(text: str) -> None:
    assert not is_reported(lines_of(text))


def test_references_without_bullets() -> None:
    page = (
        "Institut für Mooskunde\n\nMitarbeiterinnen und Mitarbeiter\n\n"
        "A. Nowak, M. Dahl: Moos ist nass: Ein Rundgang durch den Wald. In: Moosforschung, 2024.\n"
        "M. Dahl, A. Nowak: Ferns at Night: Walks without a Lamp. IEEE Moss Letters, 2023.\n"
    )
    assert is_about_papers(lines_of(page))


def test_numbers_of_papers_and_interviews_speak_for_research() -> None:
    page = "Picks\nWalking on wet moss\nDOI: 10.1000/moss.1\nFrost\nDOI: 10.1000/moss.2\n"
    assert research_signs(lines_of(page)) == 4
    assert research_signs(lines_of("Interview with: Elin Forsberg, M.D. What did you find?\n")) == 3


def test_people_who_answer_by_name_are_interviewed() -> None:
    page = "What is the best of your internship?\n\nElin Forsberg, KTH, doctoral student: The boots will be dry."
    assert is_article(lines_of(page))
    assert not is_article(lines_of(page.replace("Elin Forsberg, KTH", "What you bring, KTH")))


def test_people_listed_by_name_and_post_are_no_advert() -> None:
    page = (
        "2025 Faculty Fellows\n\nElin Forsberg, Assistant Professor, Department of Moss\n\n"
        "Marco Bellini (Doctoral Candidate), Ferns and what they like\n"
    )
    assert is_article(lines_of(page))
    assert not is_article(lines_of("Botanist wanted\n\nWe count moss.\n\nContact: Elin Forsberg, Head of Moss\n"))
