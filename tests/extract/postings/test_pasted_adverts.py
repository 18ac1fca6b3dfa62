"""Adverts as people paste them: who is wanted, by whom and on which terms, where the wording is not the usual one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract import Extractor
from kg.extract.postings.naming.titles import is_role_head, role_name
from kg.schema import Document, Extraction, NodeType, Term
from tests.fakes.places import FakePlaces
from tests.fakes.vocabulary import FakeVocabulary

Read = Callable[[str], Extraction]

PAGE = "Data Scientist\n\n{}\n\nRequirements\n- Python and SQL\n- Five years of experience with orchards"


def test_ways_of_working_behind_a_title_are_no_team(read: Read) -> None:
    for tail in ("Remote from EMEA", "Hybrid or Full Remote", "fully remote", "On-site only"):
        (posting,) = read(PAGE.replace("Data Scientist", f"Data Scientist - {tail}").format("We count pears.")).postings
        assert posting.team is None, tail


def test_several_jobs_in_one_title_are_no_team(read: Read) -> None:
    page = (
        "Plum Works | Data Engineer, Frost Analyst, IT Support Staff | Turin | ONSITE\n\nWe count pears in the dark, "
    )
    (posting,) = read(page + "and we are looking for people who can do so with Python.\n").postings
    assert (posting.organization, posting.team) == ("Plum Works", None)


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Contract Analyst", "Contract Analyst"),
        ("Contract Software Engineer", "Software Engineer"),
        ("Chargé(e) de récolte expérimenté(e)", "Chargé de Récolte"),
    ],
)
def test_names_of_roles(head: str, role: str) -> None:
    assert role_name(head) == role


def test_non_technical_people_are_no_occupation() -> None:
    assert is_role_head("bookkeeper/cashier")
    assert not is_role_head("non-tech")


def test_whom_a_sentence_wants_to_join_as_what(read: Read) -> None:
    prose = (
        "Plum Works is seeking a self-driven individual to join our orchard as a Data Scientist. Reporting is weekly."
    )
    (posting,) = read(f"{prose}\n\nAbout you:\n- Strong SQL skills\n- Experience with Python\n").postings
    assert posting.role == "Data Scientist"


def test_who_posted_an_advert_behind_the_day(read: Read) -> None:
    page = "bookkeeper\nPosted on July 05, 2022 by employer details PLUM WORKS\n\nLocation: Turin, Italy\nFull time\n\n"
    (posting,) = read(f"{page}Requirements\n- One year of experience with ledgers\n- Python\n").postings
    assert (posting.organization, posting.posted) == ("PLUM WORKS", "2022-07-05")


def test_a_name_dropped_in_passing_does_not_hire(read: Read) -> None:
    prose = "Plumsalt is backed by three orchards. The founders built ladders at Pearworks. Plumsalt is a small firm."
    (posting,) = read(PAGE.format(prose)).postings
    assert posting.organization == "Plumsalt"


def test_an_institution_that_an_advert_begins_with_hires(read: Read) -> None:
    page = "Die Hochschule Birnfeld ist im ganzen Land fest verwurzelt.\n\nIhre Aufgaben:\n- Birnen zählen\n\n"
    (posting,) = read(f"{page}Ihr Profil:\n- Erfahrung mit Python\n- Sehr gute Deutschkenntnisse\n").postings
    assert posting.organization == "Hochschule Birnfeld"


def test_the_policy_of_a_government_names_no_employer(read: Read) -> None:
    page = "Data Scientist\nPlum Agency\nTurin, Italy\n\nRequirements\n- Python and SQL\n\n"
    policy = "The United States Government does not discriminate in employment on the basis of age."
    (posting,) = read(f"{page}Equal Employment Opportunity\n{policy}\n").postings
    assert posting.organization == "Plum Agency"


def test_a_second_language_of_ones_choice_is_not_required(read: Read) -> None:
    asked = "- Fluent in English, knowledge of a second language such as German, Dutch, French would be an asset"
    (posting,) = read(f"{PAGE.format('We count pears.')}\n{asked}\n").postings
    assert posting.languages_spoken == ("English",)


def test_terms_in_other_languages(read: Read) -> None:
    page = "Bodeguero\n\nTipo de empleo: Tiempo completo\nUbicación: Madrid\n\nRequisitos\n- Experiencia con Python\n"
    (posting,) = read(page).postings
    assert posting.employment_type == "full_time"
    page = "Caviste (H/F)\n\nVos missions\n- Poste en télétravail\n- Temps de travail : 35 h (temps plein)\n\n"
    (posting,) = read(f"{page}Profil recherché\n- Vous maîtrisez Python\n").postings
    assert (posting.employment_type, posting.remote) == ("full_time", True)


def test_a_labelled_paragraph_of_benefits_ends_at_the_next_label(read: Read) -> None:
    page = "Plum Works | Data Scientist | Turin\n\nWe are looking for someone who counts pears with us every night.\n\n"
    page += "Compensation: a fair salary and pears.\n\nStack: includes Docker, Python and Kubernetes.\n"
    (posting,) = read(page).postings
    assert posting.skills == ("Docker", "Python", "Kubernetes")


@pytest.mark.parametrize(
    "told",
    [
        "Our founding team brings together long experience in computer vision and orchards.",
        "You will see how people experience the computer vision of our ladders.",
        "You promote understanding of their computer vision among growers.",
    ],
)
def test_what_others_know_or_live_through_is_not_asked(read: Read, told: str) -> None:
    (posting,) = read(PAGE.format(told)).postings
    assert posting.disciplines == ()


def test_a_page_that_names_a_town_and_no_job_is_no_advert(read: Read) -> None:
    page = "Plum Works\n\nCareers\n\nWe have dozens of exciting job opportunities right now in Turin and in Berlin.\n\n"
    page += "Perks and Benefits\n\nLearning & Development\n\nPears for all, and a ladder of your own.\n"
    assert read(page).postings == ()


def test_a_degree_of_no_rank_is_a_first_one(read: Read) -> None:
    (posting,) = read(PAGE.format("We count pears.") + "\n- Degree in operations research\n").postings
    assert posting.degrees == ("BS",)
    (posting,) = read(PAGE.format("We count pears.") + "\n- Master's degree in operations research\n").postings
    assert posting.degrees == ("MS",)


def test_whoever_is_to_become_a_doctor_need_not_be_one(read: Read) -> None:
    page = "PhD scholarships in operations research\nPlum Works\nTurin, Italy\n\nRequirements\n- Python and SQL\n"
    (posting,) = read(page).postings
    assert posting.degrees == ()


@pytest.mark.parametrize(("aside", "months"), [("(4-Month Term)", 4), ("(2 year contract)", 24), ("(20 hours)", None)])
def test_how_long_a_job_lasts_that_its_title_says(read: Read, aside: str, months: int | None) -> None:
    (posting,) = read(PAGE.replace("Scientist", f"Scientist {aside}").format("We count pears.")).postings
    assert posting.duration_months == (None if months is None else (months, months))


def test_a_group_that_offers_equal_opportunities_is_no_part_of_another(read: Read) -> None:
    page = (
        "The Data Scientist will count pears.\n\nRequirements\n- Python and SQL\n\nPlumsalt Group pays for no moves.\n"
    )
    (posting,) = read(f"{page}Plumsalt Group is an equal opportunity employer.\n").postings
    assert posting.organization == "Plumsalt Group"


@pytest.mark.parametrize("said", ["Birnenkunde ist ein Muss.", "Frostschutz ist möglich, wenn das deine Haltung ist."])
def test_nouns_of_german_sentences_employ_nobody(read: Read, said: str) -> None:
    page = f"Data Scientist (m/w/d)\n\n{said} {said} {said}\n\nDein Profil\n- Erfahrung mit Python und SQL\n"
    (posting,) = read(page).postings
    assert posting.organization is None


def test_an_employer_that_is_called_like_a_town_elsewhere(read: Read) -> None:
    prose = (
        "You count pears all night long, and in the morning you tell the others how many there are in the orchard now."
    )
    (posting,) = read(f"Data Scientist\nAustin\nTurin, Italy\n\n{prose}\n\nRequirements\n- Python\n").postings
    assert posting.organization == "Austin"
    assert posting.primary_location
    assert posting.primary_location.city == "Turin"


def test_two_occupations_in_one_role(read: Read) -> None:
    (posting,) = read(PAGE.replace("Scientist", "Scientist & Lead Designer").format("We count pears.")).postings
    assert posting.role == "Data Scientist"


def test_everybody_is_no_title(read: Read) -> None:
    page = (
        "Mitarbeiter:innen\nData Scientist (m/w/d)\nPlum Works\nTurin, Italy\n\nDein Profil\n- Erfahrung mit Python\n"
    )
    assert [posting.title for posting in read(page).postings] == ["Data Scientist (m/w/d)"]


def test_a_board_that_advertises_itself_requires_no_language(read: Read) -> None:
    page = (
        "Data Scientist (m/w/d)\n\nDein Profil\n- Erfahrung mit Python\n\nFind more English Speaking Jobs in Germany.\n"
    )
    (posting,) = read(page).postings
    assert posting.languages_spoken == ()


def test_where_the_beach_is_near_is_not_where_the_job_is(read: Read) -> None:
    page = (
        "Data Scientist\n\nWe are looking for someone who counts.\n\n- Location: We're just a few miles from Munich.\n"
    )
    (posting,) = read(f"{page}\nRequirements\n- Python\n").postings
    assert posting.primary_location is None


def test_two_blanks_part_an_employer_from_its_place(read: Read) -> None:
    page = "Data Scientist\nPlum Works™  Austin, TX, United States\n\nRequirements\n- Python and SQL\n"
    (posting,) = read(page).postings
    assert posting.organization == "Plum Works™"
    assert posting.primary_location
    assert posting.primary_location.city == "Austin"


def test_a_quarter_between_an_employer_and_its_town(read: Read) -> None:
    told = "You count pears, and in the morning you tell all the others how many there are in the orchard."
    (posting,) = read(f"Data Scientist\nPlum Works - Old Port, Turin\nFull Time\n\n{told}\n").postings
    assert posting.organization == "Plum Works"


def test_an_employer_below_a_line_of_bars_that_begins_with_the_title(read: Read) -> None:
    head = "Data Scientist | Frost & Thaw | Turin | Night Orchards\n\nPlum Works Italy · Turin · Posted 13 Feb 2025"
    (posting,) = read(f"{head}\n\nAt Plum you will count pears, and Plum pays for it.\n\nSkills\n- Python\n").postings
    assert posting.organization == "Plum Works Italy"


def test_a_contract_that_can_be_renewed_has_a_length(read: Read) -> None:
    said = "The successful candidate will be offered a 2-year renewable contract until the trees are grown."
    (posting,) = read(PAGE.format(said)).postings
    assert posting.duration_months == (24, 24)


def test_a_language_at_a_level(read: Read) -> None:
    (posting,) = read(PAGE.format("We count pears.") + "\n- Business-level English and a ladder\n").postings
    assert posting.languages_spoken == ("English",)


def test_where_a_project_takes_place(read: Read) -> None:
    said = "This project will take place in the Frost team at the Pear Lab of Plum University (Turin, Italy)."
    (posting,) = read(PAGE.format(said)).postings
    assert posting.primary_location
    assert posting.primary_location.city == "Turin"


def test_a_place_below_the_details_of_a_job(read: Read) -> None:
    page = PAGE.format("We count pears.").replace("Scientist", "Scientist\nPlum Works (India) Private Limited", 1)
    (posting,) = read(f"{page}\n\nJob details\nIND, KA, Bengaluru\n").postings
    assert posting.primary_location
    assert (posting.organization, posting.primary_location.city) == ("Plum Works (India)", "Bengaluru")


def test_an_offer_to_become_a_doctor(read: Read) -> None:
    page = "PhD offer: Frost on Pears\nPlum Works\nTurin, Italy\n\nRequirements\n- Python and SQL\n"
    (posting,) = read(page).postings
    assert (posting.role, posting.degrees) == ("PhD Student", ())


def test_bullets_and_articles_right_before_a_word(read: Read) -> None:
    page = "Data Scientist\n\nRequirements\n •Bachelor’s Degree in pears\n •Python, SQL\n •Maîtrise d’InDesign\n"
    (posting,) = read(page).postings
    assert (posting.degrees, set(posting.skills)) == (("BS",), {"Python", "SQL", "InDesign"})


def test_two_occupations_that_a_word_joins(read: Read) -> None:
    (posting,) = read(PAGE.replace("Scientist", "Scientists and Lead Designers").format("We count pears.")).postings
    assert posting.role == "Data Scientist"


def test_the_terms_of_employment_behind_their_label(read: Read) -> None:
    page = PAGE.replace("{}", "Employer: Plum Works\nTerms of employment: Permanent employment, Full time\n\n{}")
    (posting,) = read(page.format("We count pears.")).postings
    assert posting.employment_type == "full_time"


@pytest.mark.parametrize(
    ("asked", "degrees"),
    [
        ("Ph.D. or M.S. in Computer Science or similar academic discipline.", ("MS", "PhD")),
        ("B.S. in Computer Science.", ("BS",)),
        ("M.Sc. in Computer Science. We count pears.", ("MS",)),
        ("B.A. or M.A. in Computer Science and five years of pears.", ("BS", "MS")),
    ],
)
def test_degrees_in_capitals_with_full_stops(read: Read, asked: str, degrees: tuple[str, ...]) -> None:
    (posting,) = read(PAGE.format("We count pears.") + f"\n- {asked}\n").postings
    assert posting.degrees == degrees
    assert "computer science" in posting.degree_fields


def test_lists_that_begin_on_the_line_of_a_shouted_heading(read: Read) -> None:
    page = (
        "Orchard Analyst, Global Pears\nUS, WA, Seattle\n"
        "BASIC QUALIFICATIONS - 3+ years of pears - Experience with Python and Docker\n"
        "PREFERRED QUALIFICATIONS - Knowledge of SQL and PyTorch at an advanced level - Experience counting plums "
        "across the whole orchard Our inclusive culture empowers growers. If you have a disability and need "
        "an adjustment, please ask for Kubernetes.\n"
    )
    (posting,) = read(page).postings
    assert page[posting.start :].startswith("BASIC")
    assert posting.skills == ("Python", "Docker")
    assert posting.preferred_skills == ("SQL", "PyTorch")


def test_fields_that_a_board_left_empty_employ_nobody(read: Read) -> None:
    for nothing in ("Not Provided", "N/A", "Not specified", "Unknown"):
        page = f"Orchard Analyst\nSeattle, WA\n{nothing}\n\nRequirements\n- Python and SQL\n"
        (posting,) = read(page).postings
        assert posting.organization is None, nothing


def test_a_degree_behind_its_label_above_the_text(read: Read) -> None:
    page = (
        "Orchard Analyst\nSeattle, WA\nQualification: Masters in Physics or equivalent\n"
        "You will work on multiple time-sensitive projects that count pears with Python.\n"
    )
    (posting,) = read(page).postings
    assert (posting.degrees, posting.degree_fields) == (("MS",), ("physics",))
    assert not any("multiple" in topic for topic in posting.topics)


def test_letters_of_a_field_before_an_engineer_are_no_country(read: Read) -> None:
    for title, role in (("Principal ML Engineer", "ML Engineer"), ("Staff AI Engineer", "AI Engineer")):
        (posting,) = read(PAGE.replace("Data Scientist", title).format("We count pears.")).postings
        assert posting.role == role


def test_a_part_of_the_world_below_an_employer_employs_nobody(read: Read) -> None:
    for area in ("Europe", "EMEA", "North America, Europe"):
        page = f"Data Scientist\nPlum Works\n{area}\n\nWe count pears with care.\n\nRequirements\n- Python and SQL\n"
        (posting,) = read(page).postings
        assert posting.organization == "Plum Works", area


def test_tools_behind_a_title_are_no_team(read: Read) -> None:
    for tail in ("PyTorch & Docker", "SQL/Python", "Kubernetes"):
        (posting,) = read(PAGE.replace("Data Scientist", f"Data Scientist - {tail}").format("We count pears.")).postings
        assert posting.team is None, tail


@pytest.mark.parametrize(
    "page",
    [
        "Software Engineer II, Plumsalt\nBerlin\n\nRequirements\n- Python\n",
        "Software Engineer\nBerlin\n\nRequirements\n- Python\n\nSee https://plumsalt.jobs/help or ask us.\n",
        "Software Engineer\nBerlin\n\nRequirements\n- Python\n\nApply at https://careers.plumsalt.com/1\n",
    ],
)
def test_a_known_employer_behind_the_title_or_in_the_address_of_its_jobs(page: str) -> None:
    known = Extractor(FakeVocabulary((Term(NodeType.ORGANIZATION, "Plumsalt"),)), FakePlaces())
    (posting,) = known.extract(Document("document:page", "page.txt", page, "text", "")).postings
    assert (posting.organization, posting.team) == ("Plumsalt", None)


def test_other_addresses_employ_nobody() -> None:
    known = Extractor(FakeVocabulary((Term(NodeType.ORGANIZATION, "Plumsalt"),)), FakePlaces())
    page = "Software Engineer\nBerlin\n\nRequirements\n- Python\n\nRead https://blog.plumsalt.com/pears first.\n"
    (posting,) = known.extract(Document("document:page", "page.txt", page, "text", "")).postings
    assert posting.organization is None


def test_sentences_that_begin_with_an_adverb_name_no_employer(read: Read) -> None:
    page = (
        "Data Scientist\nBerlin\n\nSummary:\nCounts pears. Actively seeks feedback on pears. Regularly has talks.\n"
        "Currently has, or is in the process of obtaining a Bachelor's degree in Physics.\n"
    )
    (posting,) = read(page).postings
    assert (posting.organization, posting.degrees) == (None, ("BS",))


def test_towns_at_the_beginning_of_a_list_of_fields_are_where_it_is_and_no_employer(read: Read) -> None:
    page = "Data Scientist\nBerlin, Paris, Retail, Technology\n\nWe count pears.\n\nRequirements\n- Python and SQL\n"
    (posting,) = read(page).postings
    assert posting.organization is None
    assert posting.primary_location is not None
    assert posting.primary_location.city == "Berlin"
    assert [place.city for place in posting.other_locations] == ["Paris"]


def test_whom_one_joins_is_the_employer(read: Read) -> None:
    (posting,) = read(PAGE.format("The degree must be completed prior to joining Plumsalt.")).postings
    assert posting.organization == "Plumsalt"


def test_services_that_are_hiring_are_an_employer(read: Read) -> None:
    (posting,) = read(PAGE.format("Plumsalt Global Services is currently seeking a Data Scientist.")).postings
    assert posting.organization == "Plumsalt Global Services"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Functional Analyst/Data Analytics", "Functional Analyst/Data Analytics"),
        ("Data Scientist: up to $90,000", "Data Scientist"),
        ("Data Scientist ($70 - $90 per hour)", "Data Scientist"),
    ],
)
def test_titles_with_fields_and_pay(read: Read, line: str, title: str) -> None:
    page = f"{line}\nBerlin\n\nWe need somebody who counts pears with Python and has five years of SQL.\n"
    (posting,) = read(page).postings
    assert (posting.title, posting.organization) == (title, None)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("As a Data Scientist for Plumsalt, you will count pears.", "Plumsalt"),
        ("Plumsalt & Krumm, P.A. offers a garden. Plumsalt & Krumm, P.A. has pears.", "Plumsalt & Krumm"),
        ("Plumsalt Casino will make reasonable accommodations. Plumsalt Casino is old.", "Plumsalt Casino"),
    ],
)
def test_more_ways_to_say_who_hires(read: Read, said: str, name: str) -> None:
    (posting,) = read(PAGE.format(said)).postings
    assert posting.organization == name


def test_what_somebody_does_begins_no_name_of_a_thing(read: Read) -> None:
    said = "The team collects speech data, edits communications and delivered planning; it builds risk models."
    (posting,) = read(PAGE.format(said)).postings
    assert "risk models" in posting.topics
    assert not any(topic.startswith(("collects", "edits", "delivered")) for topic in posting.topics)
