"""Headers of pages as they are saved: windows, letters' subjects, facts with a blank between, numbers, tongues."""

from __future__ import annotations

import pytest

from kg.extract.lexicon.spans import lines_of
from kg.extract.postings.headers.reader import read_header
from tests.fakes.places import FakePlaces


def stated(text: str, body: str = "") -> dict[str, str]:
    return {span.name: text[span.start : span.end] for span in read_header(lines_of(text), body, FakePlaces())}


def test_a_window_is_no_title_where_title_and_name_stand_below() -> None:
    title = "Data Scientist - Pears"
    header = stated(f"{title} | Plum Works | Berlin, Germany | JobHub\nApply now\n{title}\nPlum Works\nBerlin, Germany")
    assert (header["title"], header["organization"]) == (title, "Plum Works")


def test_the_subject_of_a_letter_is_cut_before_its_place() -> None:
    header = stated("From: a@b.example\nTo: c@d.example\nSubject: Data Scientist (Berlin, Germany)\nDate: 4 May 2025")
    assert header["title"] == "Data Scientist"


def test_a_place_and_a_contract_with_a_blank_between() -> None:
    header = stated("Data Scientist\nPlum Works\nBerlin, Germany Full-time")
    assert (header["location"], header["employment_type"]) == ("Berlin, Germany", "Full-time")


def test_the_number_of_an_advert_is_no_place() -> None:
    header = stated("Data Scientist\nPlum Works | Posted on 06/15/2018 | Job ID 348092\nBerlin, Germany")
    assert (header["location"], header["source_id"]) == ("Berlin, Germany", "Job ID 348092")


def test_the_language_of_a_site_hires_nobody() -> None:
    header = stated("Plum Group\nDeutsch\nData Scientist\nBerlin, Germany", "Deutschkenntnisse und Deutsch")
    assert header["organization"] == "Plum Group"


def test_a_window_that_begins_with_who_hires_tells_it() -> None:
    header = stated("Plum Works - Data Scientist\nJob Openings\nData Scientist\nApply\nLocation\nBerlin, Germany")
    assert (header["title"], header["organization"]) == ("Data Scientist", "Plum Works")


def test_a_window_of_details_ends_with_who_hires() -> None:
    header = stated("Data Scientist Job Details | Plum Works\nTitle:  Data Scientist\nLocation:  Berlin, Germany")
    assert (header["title"], header["organization"]) == ("Data Scientist", "Plum Works")


def test_a_window_with_a_word_before_the_title() -> None:
    title = "Data Scientist (m/w/d)"
    header = stated(f"Stellenangebot {title} - Plum Works\n{title}\nLocation\nBerlin, Germany")
    assert (header["title"], header["organization"]) == (title, "Plum Works")


@pytest.mark.parametrize("line", ["For Recruiters", "Shortlist", "Create Alert", "Employer site", "Bamboo HR"])
def test_entries_of_sites_are_neither_titles_nor_names(line: str) -> None:
    header = stated(f"{line}\nPlum Works\nData Scientist\nBerlin, Germany")
    assert (header["title"], header["organization"]) == ("Data Scientist", "Plum Works")


def test_who_posts_behind_the_day() -> None:
    header = stated("Data Scientist\n3 March by Plum Works\nBerlin, Germany")
    assert header["organization"] == "Plum Works"


def test_the_number_behind_a_title_is_none_of_it() -> None:
    assert (
        stated("Job Description - Data Scientist (2003119)\nPlum Works\nBerlin, Germany")["title"] == "Data Scientist"
    )
