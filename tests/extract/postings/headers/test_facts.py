"""Headers as boards set them: several facts on one line, menus and pictures above the title, names that are towns."""

from collections.abc import Callable

import pytest

from kg.extract.lexicon.spans import lines_of
from kg.extract.postings.headers.reader import read_header
from kg.resolve import load_gazetteer
from kg.schema import Extraction, FieldName, Place, Posting

Read = Callable[[str], Extraction]

BODY = (
    "You will count the apples that grow in many orchards, and tell us how many there are.\n"
    "Responsibilities\n- Count apples\nRequirements\n- Experience with Python\n"
)


def posting_of(read: Read, head: str) -> Posting:
    return read(f"{head}\n{BODY}").postings[0]


def where(place: Place | None) -> tuple[str | None, str | None]:
    return (place.city, place.country) if place else (None, None)


@pytest.mark.parametrize(
    "line",
    [
        "Fabrikam – Turin, Italy – Part-time – Posted 3 days ago",
        "Fabrikam - Turin, Italy - Part-time - Posted on 4 May 2026",
        "Fabrikam / Turin, Italy / Part time / On-site",
        "Fabrikam | Turin, Italy | Part-time",
    ],
)
def test_facts_of_one_line(read: Read, line: str) -> None:
    posting = posting_of(read, f"Frost Analyst\n{line}")
    assert (posting.title, posting.organization, posting.employment_type) == ("Frost Analyst", "Fabrikam", "part_time")
    assert where(posting.primary_location) == ("Turin", "IT")


@pytest.mark.parametrize(
    ("line", "contract", "remote"),
    [
        ("Full time, On-site", "full_time", False),
        ("Full-time Remote", "full_time", True),
        ("Part-time / Hybrid", "part_time", None),
        ("Onsite or remote, full time", "full_time", True),
    ],
)
def test_terms_and_where_one_works(read: Read, line: str, contract: str, remote: bool | None) -> None:
    posting = posting_of(read, f"Frost Analyst\nFabrikam – Turin, Italy\n{line}")
    assert (posting.employment_type, posting.remote) == (contract, remote)


def test_a_name_and_its_place_stay_together_where_no_facts_follow(read: Read) -> None:
    assert posting_of(read, "Frost Analyst - Orchards - North\nFabrikam").title == "Frost Analyst - Orchards - North"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Berlin, Germany (Hybrid)", ("Berlin", "DE")),
        ("USA", (None, "US")),
        ("Remote US", (None, "US")),
        ("Turin, Italy; Lyon, France; Jena, Germany; Cork, Ireland; Porto, Portugal; Gdansk, Poland; Aarhus, Denmark;"
         " Bergen, Norway", ("Turin", "IT")),
    ],
)  # fmt: skip
def test_lines_that_are_places(read: Read, line: str, place: tuple[str | None, str]) -> None:
    assert where(posting_of(read, f"Frost Analyst\nFabrikam\n{line}").primary_location) == place


def test_a_town_that_ends_like_a_day_that_is_past() -> None:
    lines = lines_of("Frost Analyst\nFabrikam · Chicago, IL (Hybrid)")
    fields = read_header(lines, BODY, load_gazetteer())
    assert (FieldName.LOCATION, 25) in {(span.name, span.start) for span in fields}


def test_a_department_is_no_town_in_brazil(read: Read) -> None:
    posting = posting_of(read, "Sales · Turin, Italy · Hybrid\nFrost Analyst")
    assert where(posting.primary_location) == ("Turin", "IT")


def test_an_employer_called_like_a_town(read: Read) -> None:
    posting = posting_of(read, "Frost Analyst (Turin, Italy)\nAurora\nFull-time")
    assert (posting.organization, where(posting.primary_location)) == ("Aurora", ("Turin", "IT"))


def test_entries_of_a_menu_head_nothing(read: Read) -> None:
    menu = "Saved jobs\nLife here\nBenefits\nAbout us\nEnglish (US)\nTeams\nLog in"
    posting = posting_of(read, f"{menu}\nFrost Analyst\nFabrikam, Turin, Italy\nFull-time")
    assert (posting.title, posting.organization, posting.employment_type) == ("Frost Analyst", "Fabrikam", "full_time")
    assert where(posting.primary_location) == ("Turin", "IT")


def test_a_heading_without_other_entries_beside_it_stays(read: Read) -> None:
    text = f"Frost Analyst\nAbout us\nFabrikam grows pears in Turin, and has done so for a hundred years.\n{BODY}"
    assert "about_company" in {kind for kind, _, _ in read(text).postings[0].sections}


def test_the_words_for_a_picture_are_no_part_of_a_name(read: Read) -> None:
    posting = posting_of(read, "Fabrikam Pears logo\nFabrikam Pears\nCider Floor Basics\nTurin, Italy")
    assert (posting.title, posting.organization) == ("Cider Floor Basics", "Fabrikam Pears")


def test_who_is_hiring_whom(read: Read) -> None:
    posting = posting_of(read, "Fabrikam is hiring: Frost Analyst — Turin, Italy — Full-time")
    assert (posting.title, posting.organization, posting.employment_type) == ("Frost Analyst", "Fabrikam", "full_time")
    assert where(posting.primary_location) == ("Turin", "IT")


def test_a_window_title_that_ends_with_a_legal_form(read: Read) -> None:
    posting = posting_of(read, "Senior Frost Analyst | Careers at Fabrikam, Inc.\nSenior Frost Analyst\nTurin, Italy")
    assert (posting.title, posting.level) == ("Senior Frost Analyst", "senior")


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Senior-Level Frost Analyst", "senior"),
        ("Senior-Entwicklungsingenieur (m/w/d)", "senior"),
        ("Working Student Frost Analysis", "intern"),
    ],
)
def test_ranks_of_titles(read: Read, title: str, level: str) -> None:
    assert posting_of(read, f"{title}\nFabrikam\nTurin, Italy").level == level


@pytest.mark.parametrize("title", ["Campus Ambassador", "Member of Technical Staff", "Chief of Staff", "Orchard Admin"])
def test_more_occupations_are_titles(read: Read, title: str) -> None:
    assert posting_of(read, f"Fabrikam\n{title}\nTurin, Italy").title == title


def test_an_authority_is_no_occupation(read: Read) -> None:
    posting = posting_of(read, "Dept of Frost Tech & Cider\nView all jobs\nFrost Analyst\nTurin, Italy")
    assert (posting.title, posting.organization) == ("Frost Analyst", "Dept of Frost Tech & Cider")


@pytest.mark.parametrize(
    ("sentence", "city"),
    [
        ("Für unseren Standort in Berlin suchen wir Verstärkung.", "Berlin"),
        ("Fabrikam has an opening for the position of Frost Analyst in Turin.", "Turin"),
        ("Come to our office in San Stefano, Turin.", "Turin"),
    ],
)
def test_sentences_that_say_where(read: Read, sentence: str, city: str) -> None:
    place = read(f"Frost Analyst\n\n{sentence} {BODY}").postings[0].primary_location
    assert place is not None
    assert (place.city or "").startswith(city)


def test_facts_of_an_office_for_personnel_below_the_text(read: Read) -> None:
    text = (
        f"Frost Analyst\nOrchard Service\n{BODY}Locations\n1 vacancy in the following location:\nTurin, Italy\n"
        "Work schedule\nFull-time\nSecurity\nNot required\n"
    )
    posting = read(text).postings[0]
    assert (where(posting.primary_location), posting.employment_type) == (("Turin", "IT"), "full_time")


def test_towns_of_a_list_stay_together(read: Read) -> None:
    posting = posting_of(read, "Frost Analyst\nFabrikam\nBerlin, Munich, Full-time")
    assert [where(place)[0] for place in (posting.primary_location, *posting.other_locations)] == ["Berlin", "Munich"]


def test_facts_in_brackets_of_their_own(read: Read) -> None:
    posting = posting_of(read, "Frost Analyst\nFabrikam\n[Full-time] [On-site] [Turin, Italy]")
    assert (posting.employment_type, posting.remote) == ("full_time", False)
    assert where(posting.primary_location) == ("Turin", "IT")


def test_a_title_with_bars_where_another_line_says_where(read: Read) -> None:
    title = "Frost Analyst | Cider Press | Turin | Orchards"
    posting = posting_of(read, f"{title}\nFabrikam · Turin, Italy · Full-time")
    assert (posting.title, posting.organization) == (title, "Fabrikam")


def test_a_card_with_bars_is_no_title(read: Read) -> None:
    posting = posting_of(read, "Frost Analyst | Fabrikam | Turin | Full-time\nTurin, Italy")
    assert (posting.title, posting.organization) == ("Frost Analyst", "Fabrikam")


@pytest.mark.parametrize("line", ["Location - Turin, Italy", "Location: Turin, Italy"])
def test_labels_with_dashes(read: Read, line: str) -> None:
    company = line.replace("Location", "Company").replace("Turin, Italy", "Pearmoss")
    posting = posting_of(read, f"Frost Analyst\n{line}\n{company}")
    assert (posting.organization, where(posting.primary_location)) == ("Pearmoss", ("Turin", "IT"))


@pytest.mark.parametrize("line", ["Education level: Bachelor's degree", "Education required\tBachelor's degree"])
def test_degrees_of_a_header(read: Read, line: str) -> None:
    assert posting_of(read, f"Frost Analyst\nFabrikam\nTurin, Italy\n{line}").degrees == ("BS",)


def test_a_degree_in_a_title_is_not_asked_for(read: Read) -> None:
    assert posting_of(read, "PhD Student in Frost Sensing\nFabrikam University\nTurin, Italy").degrees == ()


@pytest.mark.parametrize("joint", [" — ", ": ", " - "])
def test_who_hires_before_the_title(read: Read, joint: str) -> None:
    text = f"Pearmoss{joint}Frost Analyst\nTurin, Italy\nPearmoss grows pears. At Pearmoss you will count them.\n{BODY}"
    posting = read(text).postings[0]
    assert (posting.title, posting.organization) == ("Frost Analyst", "Pearmoss")


def test_a_field_before_the_title_hires_nobody(read: Read) -> None:
    assert posting_of(read, "Sales: Frost Analyst\nPearmoss Orchards\nTurin, Italy").title == "Sales: Frost Analyst"


def test_how_many_are_wanted_is_no_title(read: Read) -> None:
    posting = posting_of(read, "Frost Analyst\nCompany Name: Pearmoss\nJob Nature: Full-time\nVacancy: 01")
    assert (posting.title, posting.employment_type) == ("Frost Analyst", "full_time")


def test_the_number_of_an_advert_is_no_part_of_its_title(read: Read) -> None:
    assert posting_of(read, "#7563 Frost Analyst\nPearmoss · Turin, Italy").title == "Frost Analyst"
    assert posting_of(read, "2026 Frost Analyst Intern\nPearmoss · Turin, Italy").title == "2026 Frost Analyst Intern"


@pytest.mark.parametrize(
    ("line", "contract"),
    [("in Turin, Italy", None), ("Temps plein, Turin, Italy, Télétravail partiel", "full_time")],
)
def test_where_in_a_line_with_small_words(read: Read, line: str, contract: str | None) -> None:
    posting = posting_of(read, f"Frost Analyst\nbei Pearmoss\n{line}")
    assert (where(posting.primary_location), posting.employment_type) == (("Turin", "IT"), contract)


@pytest.mark.parametrize("line", ["Frost Analyst at Pearmoss, Turin, Italy", "Frost Analyst @ Pearmoss (Turin, Italy)"])
def test_title_employer_and_place_of_one_line(read: Read, line: str) -> None:
    posting = posting_of(read, f"{line}\nFull-time")
    assert (posting.title, posting.organization) == ("Frost Analyst", "Pearmoss")
    assert where(posting.primary_location) == ("Turin", "IT")


def test_a_number_that_files_an_advert_is_no_country(read: Read) -> None:
    posting = posting_of(read, "Frost Analyst\nJob Locations Turin\nID 2026-5267\nCategory Frost\nType Full-Time")
    assert where(posting.primary_location) == ("Turin", "IT")


def test_the_menu_below_a_window_title(read: Read) -> None:
    menu = "Menu\nLocations\nLife here\nAbout us"
    posting = posting_of(read, f"Frost Analyst (Turin, Italy) | Pearmoss Careers\n{menu}\nFrost Analyst\nFull-time")
    assert (posting.employment_type, where(posting.primary_location)) == ("full_time", ("Turin", "IT"))


def test_who_seeks_whom(read: Read) -> None:
    posting = posting_of(read, "Pearmoss seeks Senior Frost Analyst\nLocation: Turin, Italy")
    assert (posting.title, posting.organization) == ("Senior Frost Analyst", "Pearmoss")


def test_an_employer_in_its_town(read: Read) -> None:
    posting = posting_of(read, "Frost Analyst\nPearmoss in Austin, TX, United States\nFull-time")
    assert (posting.organization, where(posting.primary_location)) == ("Pearmoss", ("Austin", "US"))


def test_a_role_below_that_names_no_occupation(read: Read) -> None:
    text = f"Frost Analyst\nPearmoss\nTurin, Italy\n{BODY}\nRole: Other\nIndustry: Cider\nDepartment: Orchards\n"
    assert read(text).postings[0].title == "Frost Analyst"


@pytest.mark.parametrize(
    "name",
    [
        "1205 Apples, Inc.",
        "morrow architekten GmbH",
        "Frost Insurance",
        "Pear Specialists of Texas",
        "OFFICE OF ORCHARD SERV.",
        "Pearmoss Group",
    ],
)
def test_names_of_employers_between_title_and_place(name: str) -> None:
    text = f"Frost Analyst\n{name}\nQuillham, Pearshire\n96-05 Old Harbour Expway"
    spans = read_header(lines_of(text, 0, len(text)), BODY, load_gazetteer())
    assert [text[span.start : span.end] for span in spans if span.name is FieldName.ORGANIZATION] == [name]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Frost Analyst\nQGX\nTurin, Italy", "QGX"),
        ("Frost Analyst\nTurin, Italy\nQGX", None),
        ("Frost Analyst\nHR\nTurin, Italy", None),
        ("Frost Analyst\nPearmoss.io\nTurin, Italy", "Pearmoss.io"),
        ("Frost Analyst\nTurin, Italy\nIndeed.com", None),
    ],
)
def test_a_few_capitals_between_title_and_place_are_a_name(read: Read, head: str, name: str | None) -> None:
    assert posting_of(read, f"{head}\n").organization == name


def test_what_dashes_divide_stays_in_the_title_where_another_line_tells_who_hires(read: Read) -> None:
    posting = posting_of(read, "Analyst - Orchard Frost - Turin\nFabrikam\nTurin, Italy\n")
    assert (posting.title, posting.organization) == ("Analyst - Orchard Frost", "Fabrikam")
