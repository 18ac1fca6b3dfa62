"""Adverts as boards show them, with tags, dates and other jobs beside them; and as one paragraph each in a feed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.schema import Extraction, Posting
from tests.extract import pages

Read = Callable[[str], Extraction]

BODY = (
    "\n\nYou count the pears that the frost has left, and you tell the others in the morning how many there are."
    "\n\nRequirements\n- Python and SQL\n- Five years of experience with orchards\n"
)


def under(read: Read, head: str) -> Posting:
    (posting,) = read(f"{head}{BODY}").postings
    return posting


def city(posting: Posting) -> str | None:
    return posting.primary_location.city if posting.primary_location else None


# --- above an advert ---


@pytest.mark.parametrize(
    "head",
    [
        "Data Scientist\nPlumworks\n- Hybrid\n- Full-time\n- $60,000 / year\n- Turin, Italy",
        "Data Scientist\n\nPlumworks\n\n  • Full-time\n  • Data\n    Operations\n  • Turin, Italy",
    ],
)
def test_tags_below_the_title_state_where_and_how(read: Read, head: str) -> None:
    posting = under(read, head)
    assert (posting.organization, city(posting), posting.employment_type) == ("Plumworks", "Turin", "full_time")


def test_short_requirements_below_a_title_are_no_tags(read: Read) -> None:
    (posting,) = read("Data Scientist\n- Python\n- SQL\n- Patience\n\nYou count pears in Turin, Italy.").postings
    assert {"Python", "SQL"} <= set(posting.skills)


def test_places_beside_the_first_one(read: Read) -> None:
    head = "Data Scientist\nPlumworks\nTurin, Italy + 2 more\nAdditional locations: Paris, France and Berlin, Germany"
    posting = under(read, head)
    assert city(posting) == "Turin"
    assert [place.city for place in posting.other_locations] == ["Paris", "Berlin"]


def test_in_person_is_not_remote(read: Read) -> None:
    assert under(read, "Data Scientist\nPlumworks\nTurin, Italy\nIn Person").remote is False


def test_a_name_with_the_date_behind_a_dash(read: Read) -> None:
    posting = under(read, "Data Scientist\n\nPlumworks AG - April 24, 2026\n\nTurin, Italy")
    assert (posting.organization, posting.posted) == ("Plumworks", "2026-04-24")


def test_the_logo_of_a_site_and_a_day_hire_nobody(read: Read) -> None:
    assert under(read, "Logo of Jobtree\n\nData Scientist\n\nOct 27\n\nTurin, Italy").organization is None


def test_plain_words_behind_a_title_belong_to_it(read: Read) -> None:
    body = "Growers in all of the valley trust our payments, which we keep safe for them day and night. " + BODY
    (posting,) = read(f"Data Scientist - Payments, Turin\n\n{body}").postings
    assert (posting.title, posting.organization) == ("Data Scientist - Payments", None)


def test_other_jobs_between_a_title_and_its_text(read: Read) -> None:
    page = (
        "Data Scientist\nPlumworks\nTurin, Italy\n\nRelated Jobs\n\nView all jobs\n\nFrost Analyst - Pearworks\n\n"
        f"Frost Analyst\n\nHail Analyst - Appleworks\n\nHail Analyst\n{BODY}{BODY}"
    )
    postings = read(page).postings
    assert [(posting.title, posting.organization) for posting in postings] == [
        ("Data Scientist", "Plumworks"),
        ("Frost Analyst", "Pearworks"),
        ("Hail Analyst", "Appleworks"),
    ]


# --- in an advert's text ---


def test_in_design_is_no_software_but_in_capitals(read: Read) -> None:
    assert "InDesign" not in under(read, "Data Scientist\n\nExperience in design of experiments.").skills


def test_an_internship_without_a_title_is_for_interns(read: Read) -> None:
    text = "Plumworks counts pears. During this internship you will write Python and count what the frost has left."
    assert read(f"Apply\n{text}{BODY}").postings[0].level == "intern"


def test_interns_keep_the_words_of_their_role(read: Read) -> None:
    assert under(read, "Software Developer Intern\nPlumworks\nTurin, Italy").role == "Software Developer Intern"


def test_a_fixed_term_and_a_stay_abroad(read: Read) -> None:
    text = (
        "The fellowship period is prolonged by a stay abroad (minimum three months), of which we are fond.\n"
        "The appointment is for a fixed term of two years."
    )
    posting = under(read, f"Data Scientist\nPlumworks\nTurin, Italy\n\n{text}")
    assert (posting.employment_type, posting.duration_months) == ("contract", (24, 24))


# --- in a feed ---


def first(read: Read, text: str) -> Posting:
    return read(pages.ADVERT_IN_FEED.format(text)).postings[0]


def test_a_paragraph_that_begins_with_its_house_is_about_the_job_too(read: Read) -> None:
    text = (
        "Plumworks is a large fruit business. The Hail Watch team within Plumworks builds nets. We are seeking a "
        "Data Scientist who counts what falls."
    )
    assert first(read, text).team == "Hail Watch"


def test_an_organization_is_a_unit_that_has_teams(read: Read) -> None:
    text = "The Early Orchard Stores (EOS) organization is seeking a Data Scientist to count pears at Plumworks."
    assert (first(read, text).suborganization, first(read, text).team) == ("Early Orchard Stores", None)


def test_the_unit_that_a_team_is_within(read: Read) -> None:
    text = (
        "The Orchard Trust (OT) mission is to keep Plumworks fair. The Hail Risk (HR) team within OT writes rules for "
        "Plumworks. We are looking for an experienced data scientist."
    )
    posting = first(read, text)
    assert (posting.suborganization, posting.team) == ("Orchard Trust (OT)", "Hail Risk (HR)")
    assert posting.title == "data scientist"


def test_a_member_of_staff_is_wanted(read: Read) -> None:
    text = "At Plumworks we build nets. As a Member of Technical Staff, you will lead how our nets are built."
    assert first(read, text).role == "Member of Technical Staff"


def test_openings_behind_an_article_have_the_employer_of_most(read: Read) -> None:
    same = "\nFR, Paris\nPlumworks is looking for a Data Scientist. At Plumworks, you will count pears all day."
    text = "At Netfold, we build nets. As a Data Scientist, you will lead how our nets are built. Netfold is growing."
    page = pages.ADVERT_IN_FEED.format(text).replace("Plumworks at the", "Counting at the") + same * 3
    assert {posting.organization for posting in read(page).postings} == {"Plumworks"}


@pytest.mark.parametrize(
    ("text", "team"),
    [
        (
            "The Plumworks Fruit Trade (PFT) Science team is looking for a Data Scientist.",
            "Plumworks Fruit Trade (PFT) Science",
        ),
        ("The Hail Reasoning Group in Plumworks Nets is looking for a Data Scientist at Plumworks.", "Hail Reasoning"),
        ("Join Plumworks's Frost Counting lab as a Data Scientist! You count pears for Plumworks.", "Frost Counting"),
    ],
)
def test_teams_of_a_feed(read: Read, text: str, team: str) -> None:
    assert first(read, text).team == team


def test_what_is_necessary_before_what_is_a_plus(read: Read) -> None:
    text = "Familiarity with Python is necessary, and experience with SQL would be a plus. Plumworks wants you."
    assert first(read, text).skills == ("Python",)


# --- more of what boards write ---


def test_a_question_that_heads_an_advert_names_title_and_employer(read: Read) -> None:
    head = "What are the responsibilities and job description for the Data Scientist position at Plumworks?"
    assert (under(read, head).title, under(read, head).organization) == ("Data Scientist", "Plumworks")


def test_a_recruiters_tag_is_no_place(read: Read) -> None:
    assert under(read, "Data Scientist\nPlumworks\n#LI-Hybrid\nTurin, Italy").other_locations == ()


def test_an_internship_of_full_days_is_an_internship(read: Read) -> None:
    posting = under(read, "Data Scientist Intern\nPlumworks\nTurin, Italy\nFull-time\nRemote Status: On-site")
    assert (posting.employment_type, posting.remote) == ("internship", False)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("PHD Research Sciences INTERN", "Research Scientist Intern"),
        ("Pear Development (Orchards) PhD Internship – Summer 2026", "Pear Developer Intern"),
        ("PhD Intern", "PhD Intern"),
    ],
)
def test_students_before_interns_are_no_part_of_their_role(read: Read, title: str, role: str) -> None:
    assert under(read, f"{title}\nPlumworks\nTurin, Italy").role == role


def test_offices_given_as_examples_are_no_skills(read: Read) -> None:
    text = (
        "Data Scientist\nPlumworks\nTurin\n\nSkills\n\n- Experience with tools of our sites (e.g., Turin, Pearframe)\n"
    )
    assert "Turin" not in read(text + BODY).postings[0].skills


def test_languages_of_a_product_and_of_a_page_are_not_asked_for(read: Read) -> None:
    text = (
        "This list contains only offers written in French. We count pears in a wide range of languages, not only "
        "English, but also Spanish. You will speak of pears with growers."
    )
    assert under(read, f"Data Scientist\nPlumworks\nTurin, Italy\n\n{text}").languages_spoken == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Data Scientists at Plumworks will be expected to count pears with the growers of the valley.",
            "Data Scientist",
        ),
        ("Research Internships at Plumworks provide a place to count pears with growers.", "Research Intern"),
    ],
)
def test_what_is_said_of_all_who_have_the_job_names_it(read: Read, text: str, role: str) -> None:
    assert first(read, text).role == role


def test_what_stands_before_equal_opportunity_without_a_stop_is_kept(read: Read) -> None:
    text = (
        "Plumworks wants a Data Scientist. Preferred Qualifications - Experience with tools (e.g., Docker and PyTorch) "
        "Plumworks is an equal opportunity employer and does not discriminate."
    )
    posting = first(read, text)
    assert {"Docker", "PyTorch"} <= {*posting.skills, *posting.preferred_skills}


def test_the_year_in_which_a_programme_starts(read: Read) -> None:
    head = "Data Scientist Intern\n\nPosition Summary\n\nProgramme starts June 2025\n\nLocation: Turin, Italy"
    assert under(read, head).season_year == 2025
