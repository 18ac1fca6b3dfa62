from collections.abc import Callable

import pytest

from kg.schema import DocumentKind, Extraction, Place, Posting
from tests.extract import pages

Read = Callable[[str], Extraction]


def _body(posting: Posting, text: str) -> str:
    return text[posting.start : posting.end]


def test_page_with_buttons_and_sidebar_is_one_posting_and_its_listings(read: Read) -> None:
    found = read(pages.SINGLE)
    assert found.kind is DocumentKind.POSTING
    assert [posting.listing for posting in found.postings] == [False, True, True]
    body = _body(found.postings[0], pages.SINGLE)
    assert body.startswith("Contoso builds machines")
    assert body.endswith("operations research team.")


def test_header_lines_are_told_apart(read: Read) -> None:
    posting = read(pages.SINGLE).postings[0]
    assert posting.title == "Senior Vision Engineer, Orchard Robotics"
    assert posting.organization == "Contoso"
    assert posting.primary_location == Place(city="Berlin", country="DE")
    assert posting.employment_type == "full_time"
    assert posting.posted == "2026-03-03"


def test_listing_names_title_employer_and_place(read: Read) -> None:
    first, second = read(pages.SINGLE).postings[1:]
    assert _body(first, pages.SINGLE) == "Payroll Analyst"
    assert (first.organization, first.primary_location) == ("Fabrikam Foods", Place("Austin", "TX", "US"))
    assert (second.title, second.primary_location) == ("Warehouse Manager", Place("London", None, "GB"))


def test_places_of_a_sidebar_are_not_those_of_the_posting(read: Read) -> None:
    posting = read(pages.SINGLE).postings[0]
    assert posting.other_locations == ()


def test_company_overview_stands_above_the_posting(read: Read) -> None:
    (posting,) = read(pages.OVERVIEW_FIRST).postings
    body = _body(posting, pages.OVERVIEW_FIRST)
    assert body.startswith("Are you a MS or PhD student")
    assert body.endswith("Experience with Python")
    assert posting.sections[0][0] == "about_company"


def test_feed_is_cut_at_its_location_lines(read: Read) -> None:
    found = read(pages.FEED)
    assert found.kind is DocumentKind.FEED
    assert [posting.primary_location for posting in found.postings] == [
        Place("Seattle", "WA", "US"),
        Place("London", None, "GB"),
    ]
    assert _body(found.postings[0], pages.FEED).endswith("We are a team of six.")


def test_titles_above_the_locations_of_a_feed_belong_to_its_headers(read: Read) -> None:
    first, second = read(pages.TITLED_FEED).postings
    assert (first.title, first.organization) == ("Research Engineer", "Contoso")
    assert (second.title, second.primary_location) == ("Field Technician", Place("Paris", None, "FR"))


def test_article_alone_holds_no_posting(read: Read) -> None:
    found = read(pages.ARTICLE)
    assert found.kind is DocumentKind.ARTICLE
    assert found.postings == ()
    assert found.title == "Contoso at the fruit conference"


def test_a_message_from_somebody_offers_no_job(read: Read) -> None:
    page = (
        "Message from the Chair\n\nSummer 2022\n\nOur assistant professor Elin Forsberg has a program under way. Marco "
        "Bellini comes to us from a fellowship at Cornell University, and a new professor is joining this fall.\n"
    )
    assert read(page).postings == ()


def test_feed_behind_an_article_starts_behind_its_last_headings(read: Read) -> None:
    found = read(pages.ARTICLE_WITH_FEED)
    assert found.kind is DocumentKind.ARTICLE
    assert [posting.role for posting in found.postings] == ["Applied Scientist", "Data Scientist"]


def test_a_feed_behind_an_interview_is_read(read: Read) -> None:
    feed = pages.ARTICLE_WITH_FEED[pages.ARTICLE_WITH_FEED.index("Related content\n\n") :]
    found = read(f"Ask Elin\n\nWhat is it like?\n\nElin Forsberg, KTH, doctoral student: {pages.LONG}\n\n{feed}")
    assert found.kind is DocumentKind.ARTICLE
    assert len(found.postings) == 2


def test_one_line_of_free_text_with_bars_is_a_posting(read: Read) -> None:
    (posting,) = read(f"Contoso | Data Scientist | Berlin | Remote\n\n{pages.LONG}We pay well.").postings
    assert (posting.organization, posting.title, posting.remote) == ("Contoso", "Data Scientist", True)


def test_empty_document_is_read_without_complaint(read: Read) -> None:
    assert read("").postings == ()


def test_keys_stay_when_a_sidebar_comes_or_goes(read: Read) -> None:
    with_sidebar = read(pages.SINGLE).postings[0].key
    without = read(pages.SINGLE.partition("Latest jobs")[0]).postings[0].key
    assert with_sidebar == without


def test_sidebar_above_the_posting_ends_at_its_last_button(read: Read) -> None:
    text = (
        f"Similar jobs\nFabrikam\nCook\nParis, France\nApply now\n\n"
        f"Vision Engineer\nContoso\nBerlin, Germany\n\n{pages.LONG}\n\nRequirements\n- SQL\n"
    )
    posting, listing = read(text).postings
    assert (posting.title, posting.organization) == ("Vision Engineer", "Contoso")
    assert (listing.title, listing.organization, listing.listing) == ("Cook", "Fabrikam", True)


def test_page_that_only_lists_jobs_is_a_feed_of_listings(read: Read) -> None:
    found = read("Open positions\n\nCook\nFabrikam\nParis, France\n\nWelder\nFabrikam\nMadrid, Spain\n")
    assert found.kind is DocumentKind.FEED
    assert [(posting.title, posting.listing) for posting in found.postings] == [("Cook", True), ("Welder", True)]


def test_short_postings_under_coded_locations(read: Read) -> None:
    text = (
        "US, TX, Austin\nJoin us as a Robotics Engineer and build arms of steel.\n"
        "GB, London\nWe are looking for an Economist to study pears.\n"
    )
    assert [posting.role for posting in read(text).postings] == ["Robotics Engineer", "Economist"]


def test_labels_on_lines_of_their_own_name_the_next_line(read: Read) -> None:
    text = (
        f"Vision Engineer\nlocations\nBerlin\ntime type\nPart time\njob id\nR-123\n\n"
        f"About Contoso\n{pages.LONG}\nRequirements\n- SQL\n"
    )
    (posting,) = read(text).postings
    assert (posting.employment_type, posting.source_id) == ("part_time", "R-123")
    assert posting.primary_location == Place("Berlin", None, "DE")


def test_who_is_greeted_is_no_employer(read: Read) -> None:
    found = read(
        "Software Engineer\n\nDear colleagues,\n\nWe are looking for a software engineer who knows Python.\n\n"
        "What you bring\n- 3 years of experience with Docker\n\nKind regards\n"
    )

    assert [posting.organization for posting in found.postings] == [None]


@pytest.mark.parametrize("head", ["# Hiring process", "Interviewing for a data position", "Ladders (Vendor RFP)"])
def test_pages_about_how_one_hires_or_buys_are_no_adverts(read: Read, head: str) -> None:
    page = f"{head}\n\n## Technical skills\n- Python\n- SQL\n\n## Nice to have\n- Docker\n\n## Benefits\n- Pears\n"
    assert read(page).postings == ()


def test_a_badge_above_a_header_begins_no_list_of_other_jobs(read: Read) -> None:
    page = "Data Scientist\nTurin, Italy\nHot Job\nPlum Works\n\nRequirements\n- Python and SQL\n- Docker\n"
    (posting,) = read(page).postings
    assert (posting.title, posting.skills) == ("Data Scientist", ("Python", "SQL", "Docker"))


def test_an_address_between_a_line_of_bars_and_its_advert(read: Read) -> None:
    told = "We count pears in the dark, and we are looking for people who can do so with Python."
    page = f"Plum Works | Data Scientist | Turin | ONSITE\n\n{told}\n\n"
    page += f"Quince Labs | Frost Analyst | Berlin | Full-time |\nhttps://quince.example\n\n{told}\n"
    assert [posting.organization for posting in read(page).postings] == ["Plum Works", "Quince Labs"]


def test_glued_heading_ends_what_is_said_of_the_employer(read: Read) -> None:
    text = (
        "Data Analyst\nContoso - Austin, TX\n\nAbout Contoso\n"
        "Contoso grows apples for everyone. Data AnalystResponsibilities:\n"
        "Count apples with Python;\nQualifications/Requirements:\nKnowledge of SQL;\n\nEducation:\nPhD in Statistics.\n"
    )
    posting = read(text).postings[0]
    assert _body(posting, text).startswith("Responsibilities:")
    assert posting.skills == ("Python", "SQL")


def test_a_page_of_nothing_but_authors_lists_no_openings(read: Read) -> None:
    names = "Ada Nowak, Lin Vale, Otto Berg,\nFern Dahl, Maria Keller, Anna Huber,\n"
    assert read(names * 40).postings == ()
