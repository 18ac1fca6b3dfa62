"""Pages that recruiting systems make: tables of labels, crumbs, menus, lists of further jobs below the advert."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.schema import Extraction, Place, Posting

Read = Callable[[str], Extraction]
BODY = (
    "Description\nPlum Works grows pears and ships them to forty countries.\nThe Data Scientist forecasts the harvest "
    "of every orchard and tells the drivers.\nRequirements\n"
    "Fluent Python, and patience with whatever the weather does to a forecast\n"
)


def _one(read: Read, text: str) -> Posting:
    (posting,) = read(text).postings
    return posting


def test_what_follows_a_label_that_nobody_knows_is_no_value_of_the_one_before(read: Read) -> None:
    table = "Location\nAustin, TX\nBarn Key\nXZ-14\nFull/Part Time\nFull-Time\nReview Begins\n12/01/2025\n"
    found = _one(read, f"Data Scientist\n{table}{BODY}")
    assert found.primary_location == Place(city="Austin", region="TX", country="US")
    assert (found.other_locations, found.employment_type) == ((), "full_time")


def test_crumbs_of_a_site_are_no_title(read: Read) -> None:
    found = _one(read, f"Job Opportunities > Data Scientist I/II\nData Scientist I/II\nSalary\n$84,312\n{BODY}")
    assert found.title == "Data Scientist I/II"


def test_jobs_below_a_short_advert_leave_it_the_page(read: Read) -> None:
    others = "Similar Jobs\nSoftware Engineer\nBerlin, Germany\nData Analyst\nMunich, Germany\n"
    found = read(f"Data Scientist\nBerlin, Germany\nJob Schedule\nFull time\n{BODY}{others}").postings
    assert [(item.title, item.listing) for item in found] == [
        ("Data Scientist", False),
        ("Software Engineer", True),
        ("Data Analyst", True),
    ]


def test_a_link_to_all_jobs_above_a_short_advert_begins_no_list(read: Read) -> None:
    found = _one(read, f"About us\nAll jobs\nData Scientist\nBerlin, Germany\n{BODY}")
    assert found.title == "Data Scientist"


def test_the_kind_of_a_job_is_not_its_title(read: Read) -> None:
    found = _one(read, f"Data Scientist (Go) to Trading Systems\nBerlin, Germany\n{BODY}Role\nScientist\n")
    assert found.title == "Data Scientist (Go) to Trading Systems"


@pytest.mark.parametrize("label", ["Job: Quality", "Job\n: Quality"])
def test_a_field_that_is_filed_under_job_is_no_title(read: Read, label: str) -> None:
    found = _one(read, f"Data Scientist\n{BODY}{label}\nPrimary Location: Austin, TX\nSchedule: Full-time\n")
    assert found.title == "Data Scientist"


def test_the_number_of_a_cost_centre_names_no_team(read: Read) -> None:
    found = _one(read, f"Data Scientist\nLocation: Austin, TX\nDepartment: 8506 Bridge\nSchedule: Full-time\n{BODY}")
    assert found.team is None


def test_rows_at_the_foot_of_a_page_state_facts_without_colons(read: Read) -> None:
    rows = "Job Identification 40188\nPosting Date 2026-02-17\nJob Schedule Full time\n"
    found = _one(read, f"Data Scientist\nAustin, TX\n{BODY}{rows}")
    assert (found.posted, found.employment_type) == ("2026-02-17", "full_time")


def test_where_one_works_below_its_label(read: Read) -> None:
    table = "Location\nBerlin, Germany\nEmployment Type\nFull time\nLocation Type\nRemote\n"
    found = _one(read, f"Data Scientist\n{table}{BODY}")
    assert found.remote is True


def test_a_place_with_its_contract_in_a_list_of_other_jobs(read: Read) -> None:
    others = "Offres similaires\nSoftware Engineer H/F\nParis - CDI\n"
    listed = [item for item in read(f"Data Scientist\nBerlin, Germany\n{BODY}{others}").postings if item.listing]
    assert [(item.primary_location, item.organization) for item in listed] == [
        (Place(city="Paris", country="FR"), None)
    ]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Cloud Support Eng. II (Networking)", "Cloud Support Engineer"),
        ("Manager, Category Manager, Packaging", "Category Manager"),
    ],
)
def test_roles_of_titles_in_the_words_of_such_systems(read: Read, title: str, role: str) -> None:
    found = _one(read, f"{title}\nBerlin, Germany\n{BODY}")
    assert (found.title, found.role) == (title, role)


def test_the_form_below_an_advert_is_none_of_its_text(read: Read) -> None:
    form = "Apply for this job\n*\nindicates a required field\nFirst Name*\nDo you know Docker?*\n"
    text = f"Data Scientist\nBerlin, Germany\n{BODY}Create a Job Alert\nNews of us by mail.\nCreate alert\n{form}"
    found = _one(read, text)
    assert (text[: found.end].rstrip().endswith("to a forecast"), found.skills) == (True, ("Python",))


def test_the_state_of_a_town_is_no_second_place(read: Read) -> None:
    table = "City\nAustin\nState\nTX\nCountry\nUnited States\nJob Type\nFull time\n"
    found = _one(read, f"Data Scientist\n{table}{BODY}")
    assert (found.primary_location, found.other_locations) == (Place(city="Austin", region="TX", country="US"), ())


def test_fields_of_interest_among_what_is_asked(read: Read) -> None:
    found = _one(read, f"Data Scientist\nBerlin, Germany\n{BODY}Areas of interest: deep learning, computer vision\n")
    assert found.disciplines == ("deep learning", "computer vision")


def test_an_art_director_is_of_no_rank(read: Read) -> None:
    assert _one(read, f"Art Director\nBerlin, Germany\n{BODY}").level is None


def test_a_country_before_an_unknown_town_hires_nobody(read: Read) -> None:
    others = "Similar Jobs\nSoftware Engineer\nIsrael, Yokneam\nData Analyst\nMunich, Germany\n"
    listed = [item for item in read(f"Data Scientist\nBerlin, Germany\n{BODY}{others}").postings if item.listing]
    assert [item.organization for item in listed] == [None, None]


def test_a_short_number_may_begin_the_name_of_a_team(read: Read) -> None:
    found = _one(read, f"Data Scientist\nLocation: Austin, TX\nTeam: 911 Dispatch\nSchedule: Full-time\n{BODY}")
    assert found.team == "911 Dispatch"
