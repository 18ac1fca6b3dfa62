"""Pages of boards and careers sites as they are saved: groups of openings, aggregators, small ads, feeds, footers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.segments.furniture.chrome import is_button
from kg.schema import Extraction

Read = Callable[[str], Extraction]

GROUPED = """Current openings at Plum Works
Create a Job Alert
4 jobs

Harvest
Job
Data Scientist, Pears
Berlin, Germany

Cider & Vinegar
Job
Pressing Host
Berlin, Germany
Software Engineer
Munich, Germany

Office
Job
Data Analyst
Paris, France
1 2 3 Next
"""
AGGREGATOR = """Jobfinder - 84 pear jobs in Germany
Jobs  Companies  Salaries  Sign in

Data Scientist
Contoso Pears
Berlin
You count pears with Python and tell the others how many.

Software Engineer
via Plum Recruitment
Munich
€50 a day - Permanent, Full-time
You write programs that count plums.

Data Analyst - contract
Fabrikam Apples
Paris
You look at apples.

Be the first to see new pear jobs in Germany

Research Scientist
Quince Institute
Madrid
Sponsored
"""
ADS = """THE ORCHARD GAZETTE - SITUATIONS VACANT

DATA ANALYST for the apple store, must know apples. Call Hardwick Haulage on 01943 000111 for details.

COOK wanted for the orchard, three days a week, no evenings. Plum Works Hotel, Berlin. Letters only, please.

FOR SALE: oak table and six chairs, hardly used, buyer collects. Ring in the evenings.

Part-time SOFTWARE ENGINEER wanted, twelve hours, must know pears. Apply in writing to the office.

LOST: tabby cat, answers to Biscuit, near the orchard. There is a reward for whoever finds it.
"""
FEED = """Careers - Quince Energy
What we do

DE, Berlin
The Frost Imaging team is seeking a Research Scientist to count the pears that the frost has left in the gardens, \
and to tell us in the morning how many there are.

FR, Paris
Join us as a Data Scientist in the Plum Storage group. You will count plums in the evening and tell the others in the \
morning how many there are.

Share this page
Facebook   LinkedIn   X
View all jobs
"""
GROUP = """Seeing Pears

Home / Teams / Seeing Pears

We are a group of nine engineers at Plum Labs in Berlin. We teach ladders to see.

We're hiring!

Research Engineer, Ladders (m/f/x, full-time)
You will build the eyes of our ladder and teach it to climb up into the trees in the morning. You know Python and SQL.

Data Scientist, Plums (m/f/x)
You will count the plums of all the gardens in the city and tell the others how many there are. You know SQL well.
"""


def test_heading_of_the_next_group_employs_nobody(read: Read) -> None:
    postings = read(GROUPED).postings
    assert [posting.title for posting in postings] == [
        "Data Scientist, Pears",
        "Pressing Host",
        "Software Engineer",
        "Data Analyst",
    ]
    assert {posting.organization for posting in postings} == {"Plum Works"}


def test_aggregator_shows_what_others_offer(read: Read) -> None:
    postings = read(AGGREGATOR).postings
    assert [(posting.title, posting.organization) for posting in postings] == [
        ("Data Scientist", "Contoso Pears"),
        ("Software Engineer", "Plum Recruitment"),
        ("Data Analyst", "Fabrikam Apples"),
        ("Research Scientist", "Quince Institute"),
    ]
    assert [posting.employment_type for posting in postings] == [None, "full_time", "contract", None]
    assert not any(posting.team for posting in postings)


def test_small_ads_beside_what_is_sold_and_lost(read: Read) -> None:
    analyst, _, engineer = read(ADS).postings
    assert (analyst.title, analyst.organization) == ("DATA ANALYST", "Hardwick Haulage")
    assert (engineer.title, engineer.employment_type) == ("SOFTWARE ENGINEER", "part_time")


def test_feed_is_its_sites_and_ends_before_the_footer(read: Read) -> None:
    postings = read(FEED).postings
    assert [posting.team for posting in postings] == ["Frost Imaging", "Plum Storage"]
    assert {posting.organization for posting in postings} == {"Quince Energy"}
    assert FEED[: postings[1].end].endswith("how many there are.")


def test_group_offers_what_its_house_pays(read: Read) -> None:
    postings = read(GROUP).postings
    assert {(posting.organization, posting.team) for posting in postings} == {("Plum Labs", "Seeing Pears")}


def test_jobs_at_a_house_head_its_page_and_no_sidebar(read: Read) -> None:
    text = (
        "Jobs at Contoso\nData Scientist, Pears\nBerlin\nApply now\n\nResponsibilities\n"
        "- Count the pears of all gardens in the city and tell the others in the morning how many there are, so"
        " that all of them can be picked and eaten before the frost comes\n"
        "Related jobs\nCooking | Data Analyst | Plums | Paris\nSoftware Engineer – Fabrikam – Munich\n"
    )
    first, second, third = read(text).postings
    assert (first.title, first.organization) == ("Data Scientist, Pears", "Contoso")
    assert (second.title, second.primary_location and second.primary_location.city) == (
        "Cooking | Data Analyst | Plums",
        "Paris",
    )
    assert (third.title, third.organization) == ("Software Engineer", "Fabrikam")


def test_board_that_posts_for_others_employs_nobody(read: Read) -> None:
    text = (
        "Job Bank\nMenu\nData Analyst\nPosted on July 04, 2022 by Contoso's Pears Inc.\nLocation Berlin\n"
        "Tasks\n- Count the pears of all gardens in the city and tell the others in the morning how many there are\n"
        "Similar jobs\nSoftware Engineer\nMunich, Germany\n"
    )
    first, second = read(text).postings
    assert (first.organization, second.organization) == ("Contoso's Pears", None)


DEPARTMENTS = """Open Roles | Contoso
Contoso
All departments  All locations

Research
Research Scientist, Frost
Berlin, Germany
Full time • On-site
Data Scientist, Plums
Brelin, Germany
Fixed term • On-site

Software
Software Engineer, Ladders
Remote (US)
Full time • Remote
Data Analyst Intern
Paris, France
Internship • Hybrid

Didn't find a fit? Send us a note.
"""


def test_misspelt_place_in_a_list_is_neither_team_nor_part_of_the_opening_above(read: Read) -> None:
    postings = read(DEPARTMENTS).postings
    assert [posting.title for posting in postings] == [
        "Research Scientist, Frost",
        "Data Scientist, Plums",
        "Software Engineer, Ladders",
        "Data Analyst Intern",
    ]
    assert [posting.employment_type for posting in postings] == ["full_time", "contract", "full_time", "internship"]
    assert not any("Brelin" in (posting.team or "") for posting in postings)
    assert postings[2].primary_location is not None
    assert postings[2].primary_location.country == "US"


@pytest.mark.parametrize(
    "text",
    [
        "Contoso va recruter 200 ingénieurs d'ici 2027\nPublié le 3 mars 2025 — par Claire Dumont\n\n"
        "Contoso a annoncé lundi l'embauche de 200 ingénieurs à Paris. « Nous cherchons des Data Scientists », explique"
        " la directrice des ressources humaines.\n\nÀ lire aussi\n- Les salaires des ingénieurs",
        "Contoso to hire 300 engineers in Berlin\nBy Marlene Okafor | 14 May 2025 | 3 min read\n\n"
        "Contoso will hire 300 engineers over two years, the company said on Wednesday. It is looking for a Data"
        " Scientist and for Software Engineers.\n\nMost read\n1. Remote work is here to stay",
    ],
)
def test_news_of_a_house_that_hires_offers_nothing(read: Read, text: str) -> None:
    assert read(text).postings == ()


def test_board_by_which_an_opening_comes_does_not_hire(read: Read) -> None:
    text = "Jobs near Berlin\n" + "".join(
        f"\n{title}\n{boss}\nBerlin\nvia {board}\n2 days ago\n"
        for title, boss, board in (
            ("Data Scientist", "Contoso Pears", "LinkedIn"),
            ("Software Engineer", "Fabrikam", "Pear Positions"),
            ("Data Analyst", "Plum Works", "Indeed"),
        )
    )
    assert [posting.organization for posting in read(text).postings] == ["Contoso Pears", "Fabrikam", "Plum Works"]


def test_tail_of_a_title_in_an_employers_own_list_is_the_titles(read: Read) -> None:
    text = "Open roles at Contoso\n\n- Software Engineer, Frost & Ice (Berlin)\n- Data Analyst - Plum Storage (Paris)\n"
    postings = read(text).postings
    assert [posting.title for posting in postings] == ["Software Engineer, Frost & Ice", "Data Analyst - Plum Storage"]
    assert {posting.organization for posting in postings} == {"Contoso"}


def test_name_above_the_menu_of_a_site_is_whose_openings_it_lists(read: Read) -> None:
    text = (
        "Quincely\nHome   About   Careers   Contact\n\nWe are hiring!\n\nData Scientist\nBerlin\nApply\n\n"
        "Software Engineer\nParis\nApply\n\nData Analyst\nMunich\nApply\n"
    )
    assert [posting.organization for posting in read(text).postings] == ["Quincely"] * 3


ABOUT = (
    "You will count pears with Python and tell the others how many of them are ripe, every day of the long year. " * 2
)


def test_a_button_that_leads_to_a_list_heads_none(read: Read) -> None:
    head = "Plum Works\nAll jobs\nData Scientist\nBerlin, Germany\nFull-time\nI'm interested\n\nJob Description\n"
    page = f"{head}{ABOUT}\n"
    (posting,) = read(page).postings
    assert (posting.title, posting.organization) == ("Data Scientist", "Plum Works")


def test_other_vacancies_as_bullets_are_one_each_without_their_days(read: Read) -> None:
    page = (
        f"Data Scientist\nPlum Works\nBerlin, Germany\n\n{ABOUT}\n\nOther vacancies in this department\n\n"
        "- Laboratory Technician Closing date 30 September 2025\n- Software Engineer Closing date 28 September 2025\n"
    )
    assert [posting.title for posting in read(page).postings] == [
        "Data Scientist",
        "Laboratory Technician",
        "Software Engineer",
    ]


def test_links_at_the_end_of_a_sidebar_are_no_jobs(read: Read) -> None:
    page = f"Data Scientist\nPlum Works\nBerlin, Germany\n\n{ABOUT}\n\nSimilar Jobs\nAbout Us\nFollow Us\n"
    assert [posting.title for posting in read(page).postings] == ["Data Scientist"]


def test_filed_facts_name_a_part_of_whose_site_it_is(read: Read) -> None:
    page = (
        f"Plumly Careers\nData Scientist\nDescription\n{ABOUT}\nPrimary Location\n: Berlin, Germany\nOrganization\n"
        ": Pear Counting\nSchedule\n: Full-time\n"
    )
    (posting,) = read(page).postings
    assert (posting.organization, posting.suborganization) == ("Plumly", "Pear Counting")


def test_entries_beside_each_other_head_no_list(read: Read) -> None:
    page = (
        "Open Jobs   Promotional Jobs   Transfer Jobs\nData Scientist\nPrint\nApply\nLocation\nBerlin, Germany\n"
        f"Job Type\nFull-Time\nDepartment\nPear Counting\n\n{ABOUT}\n"
    )
    (posting,) = read(page).postings
    assert (posting.title, posting.team) == ("Data Scientist", "Pear Counting")


def test_terms_and_sentences_beside_a_title_hire_nobody(read: Read) -> None:
    page = (
        f"Data Scientist\nPlum Works\nBerlin, Germany\n\n{ABOUT}\n\nSimilar jobs\nThese firms look for you, too.\n"
        "Pear Yard\nSoftware Engineer\nHybrid\nMunich, Germany\n"
    )
    _, other = read(page).postings
    assert (other.title, other.organization) == ("Software Engineer", "Pear Yard")


def test_the_language_of_a_site_in_capitals_is_a_button() -> None:
    assert is_button("ENGLISH (US)")
    assert not is_button("English (fluent), German")
