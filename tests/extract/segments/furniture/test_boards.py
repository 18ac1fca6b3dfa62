"""What big boards set around an advert begins no opening of its own, and tells who hires."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.furniture.boards import without_furniture
from kg.schema import Extraction

Read = Callable[[str], Extraction]

ABOUT = "You will count pears with Python and tell the others how many of them are ripe, every day of the long year."


def kept(text: str) -> list[str]:
    return [line.text for line in without_furniture(lines_of(text))[0]]


def test_the_search_box_the_bar_and_the_menu_of_a_board_are_left_out() -> None:
    page = (
        "Skip\nLinkedIn\nAnalyst in Riga\nExpand search\nPeople\nSign in\n"
        "Data Scientist\nContoso Riga\nData Scientist\nContoso\nRiga\nApply"
    )
    assert kept(page) == ["Skip", "Data Scientist", "Contoso", "Riga", "Apply"]


def test_a_form_is_left_out_only_below_the_text() -> None:
    form = "Apply for this job\nFirst name\nEmail"
    assert kept(f"Data Scientist\n{ABOUT}\n{form}") == ["Data Scientist", ABOUT]
    assert kept(f"Data Scientist\n{form}\n{ABOUT}")[-1] == ABOUT


def test_what_readers_think_of_an_employer_is_left_out() -> None:
    assert kept("Data Scientist - job post\nContoso\n3.8\n210 reviews\nRiga") == ["Data Scientist", "Contoso", "Riga"]


def test_a_title_for_those_who_cannot_see_is_left_out() -> None:
    assert kept("Pear Host\nPear Host with verification\nContoso\nContoso\nRiga") == ["Pear Host", "Contoso", "Riga"]


def test_the_card_of_a_recruiter_is_left_out() -> None:
    page = "Data Scientist\nPosted by:\nAda Nowak\nAda Nowak\nDirector of Recruiting\nYou count pears."
    assert kept(page) == ["Data Scientist", "You count pears."]


def test_an_employer_who_posts_is_kept() -> None:
    assert "Plum Works Ltd" in kept("Data Scientist\nPosted by:\nPlum Works Ltd\nHiring now\nRiga")


def test_the_site_names_the_employer_that_no_header_names(read: Read) -> None:
    page = (
        "Data Scientist\nBerlin, Germany\nPears – Counting /\nFull-time /\nHybrid\nApply for this job\n"
        f"{ABOUT}\nApply for this job\nPlum Works Home Page\nJobs powered by Lever logo\n"
    )
    (posting,) = read(page).postings
    assert (posting.title, posting.organization) == ("Data Scientist", "Plum Works")


def test_two_names_are_none() -> None:
    page = f"Data Scientist\nBerlin, Germany\n\n{ABOUT}\nView all jobs at Plum Works\nView all jobs at Pear Yard\n"
    assert without_furniture(lines_of(page))[1] == ()


def test_a_whole_page_of_a_board(read: Read) -> None:
    page = (
        "Skip to main content\nLinkedIn\nData Scientist in Berlin, Germany\nExpand search\nJobs\nPeople\nJoin now\n"
        "Sign in\nData Scientist\nPlum Works Berlin, Germany\n\nData Scientist\nPlum Works\nBerlin, Germany\n\n"
        f"2 weeks ago\n84 applicants\n\nSee who Plum Works has hired for this role\nApply\nSave\n{ABOUT}\n{ABOUT}\n"
        "Show more\nShow less\nEmployment type\nFull-time\nSimilar jobs\n"
        "Software Engineer\nSoftware Engineer\nPear Yard\nMunich, Germany\n2 days ago\n"
    )
    first, second = read(page).postings
    assert (first.title, first.organization, first.employment_type) == ("Data Scientist", "Plum Works", "full_time")
    assert (second.title, second.organization) == ("Software Engineer", "Pear Yard")


def test_the_menu_and_the_second_title_of_a_members_page_are_left_out() -> None:
    page = (
        "0 notifications\nMy Network\nJobs\nFor Business\nContoso\nData Scientist\n"
        "Berlin, Germany · 2 weeks ago · Over 100 people clicked apply\nPromoted by hirer · Managed off the site\n"
        "Save Data Scientist at Contoso\nData Scientist"
    )
    assert kept(page) == [
        "0 notifications",
        "Contoso",
        "Data Scientist",
        "Berlin, Germany · 2 weeks ago",
        "Data Scientist",
    ]


def test_a_colon_before_a_value_belongs_to_the_label_above() -> None:
    assert kept("Primary Location\n: Berlin\nSchedule\n: Full-time") == [
        "Primary Location",
        "Berlin",
        "Schedule",
        "Full-time",
    ]
