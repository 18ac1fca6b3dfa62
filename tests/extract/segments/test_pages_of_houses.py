"""Pages of town halls, universities and boards: what stands above an advert, and titles that stand elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.schema import Extraction

Read = Callable[[str], Extraction]

ASKED = "\n\nRequirements\n- Python and SQL\n- Five years of experience with orchards\n"


def test_notices_of_cookies_are_no_part_of_an_advert(read: Read) -> None:
    notice = "This website uses cookies so that pears are counted well. Read more about your consent in our policy."
    (posting,) = read(f"{notice}\n\nData Scientist (m/w/d)\n\nWe count pears in the dark.{ASKED}").postings
    assert posting.title == "Data Scientist (m/w/d)"


def test_a_baker_of_cookies_is_wanted_all_the_same(read: Read) -> None:
    (posting,) = read(f"Cookie Baker\n\nYou bake cookies and pies.{ASKED}").postings
    assert posting.title == "Cookie Baker"


@pytest.mark.parametrize(
    ("line", "title", "organization"),
    [
        ("SENIOR DATA SCIENTIST Job in Turin, Italy", "SENIOR DATA SCIENTIST", None),
        (
            "Lead Data Scientist - Pear Platform at Plumworks | Ladderboard",
            "Lead Data Scientist - Pear Platform",
            "Plumworks",
        ),
        ("Data Scientist at Pear Guild Lab", "Data Scientist at Pear Guild Lab", None),
    ],
)
def test_what_small_words_join_to_a_title(line: str, title: str, organization: str | None, read: Read) -> None:
    (posting,) = read(f"{line}\n\nWe count pears in the dark and in the snow.{ASKED}").postings
    assert (posting.title, posting.organization) == (title, organization)


def test_the_title_that_heads_the_duties(read: Read) -> None:
    page = (
        "Job description\n\nSummary:\nThe aim of this role is to count pears in the dark.\n\n"
        "Data Scientist Intern, Pear Counting (PhD) Responsibilities:\n- Count pears\n- Mend ladders"
    )
    (posting,) = read(page + ASKED).postings
    assert posting.title == "Data Scientist Intern, Pear Counting (PhD)"


def test_items_below_a_title_that_state_place_and_contract(read: Read) -> None:
    page = (
        "Data Scientist H/F - PLUM\n- Turin\n- CDD\n- PLUM\nLes missions du poste\nVous comptez les poires en Espagne."
    )
    (posting,) = read(page + ASKED).postings
    assert posting.primary_location is not None
    assert posting.primary_location.city == "Turin"


def test_a_town_hall_that_a_sentence_names_in_passing(read: Read) -> None:
    page = (
        "Interne Stellenausschreibung: Diese Anzeige richtet sich an alle.\nWir suchen befristet bis zum 30. Juni 2026"
        " für den Geschäftsbereich der Stadtverwaltung Birnstadt und ihrer Gärten und Wiesen eine/-n Sachbearbeiter/-in"
        " Obstdienst (m/w/d).\nDer Geschäftsbereich zählt Birnen."
    )
    (posting,) = read(page).postings
    assert posting.organization == "Stadtverwaltung Birnstadt"
    assert posting.title == "Sachbearbeiter/-in Obstdienst"


@pytest.mark.parametrize("line", ["Work With Us", "Contact us"])
def test_us_in_a_sentence_is_no_country(line: str, read: Read) -> None:
    (posting,) = read(f"Data Scientist\n\n{line}\n\nWe count pears in the dark and in the snow.{ASKED}").postings
    assert posting.primary_location is None


def test_the_line_between_prose_that_means_everybody_is_the_title(read: Read) -> None:
    page = (
        "Die Hochschule für Obstbau Birnstadt ist eine Einrichtung mit vielen Gärten und der besten Ernte. Zum Sommer"
        " suchen wir für das Institut für Birnenkunde eine zugeordnete\nwissenschaftliche/-n Mitarbeiter/-in (w/m/d) im"
        " Bereich Obst\nmit einem Beschäftigungsumfang von 50% (19,75 Wochenstunden). Die Stelle ist auf fünf Jahre"
        " befristet."
    )
    (posting,) = read(page).postings
    assert posting.title == "wissenschaftliche/-n Mitarbeiter/-in (w/m/d) im Bereich Obst"
    assert posting.organization == "Hochschule für Obstbau Birnstadt"
    assert (posting.employment_type, posting.duration_months) == ("part_time", (60, 60))


def test_a_heading_that_says_advert_makes_one(read: Read) -> None:
    page = (
        "Image\n\nUniversität Birnstadt\n\nStellenausschreibung\n\nKennziffer 2025/1\n\nIm Institut für Birnenkunde ist"
        " zum Herbst eine Stelle als\n\nWissenschaftliche*r Mitarbeiter*in (m/w/d)\n(TV-L E 13)\n\nim Rahmen eines"
        " Projekts zu besetzen, das die Ernte misst."
    )
    (posting,) = read(page).postings
    assert posting.role == "Wissenschaftlicher Mitarbeiter"
    assert posting.team == "Institut für Birnenkunde"


def test_duties_behind_their_headings_are_no_openings(read: Read) -> None:
    page = (
        "Senior Data Scientist\nJob Overview\n- Job Title: Senior Data Scientist\n- Company: Plumworks\n- Job Type:"
        " Full-Time\nRole Summary\n- Orchard & Ladder Work: Architect and develop ladders and baskets, implement and"
        " mend old ladders.\n- Mentorship: Mentor junior engineers, take part in reviews, and work together across the"
        " whole orchard.\n- Snow Work: Engineer new baskets with Python, ensuring that ladders stand in deep snow."
    )
    (posting,) = read(page).postings
    assert (posting.title, posting.organization) == ("Senior Data Scientist", "Plumworks")


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("Data Scientist\n\nat Museum of Plum and History\nLocation Turin\nJob Type Full-time\nCompany Phone 904",
         "Museum of Plum and History"),
        ("Turin | Anteilig remote | Vollzeit\n\nSenior Data Scientist (Golang) - Bank", None),
        ("Senior Data Scientist, Safe Ladders, Snow\n\nPlumworks Plumworks · Big Tech · Turin, Italy · Applied Science",
         "Plumworks"),
        ("Job Openings Laboratory Manager Snow Hospital\n\nAbout the job Laboratory Manager Snow Hospital", None),
    ],
)  # fmt: skip
def test_who_hires_by_the_lines_above(top: str, expected: str | None, read: Read) -> None:
    (posting,) = read(f"{top}\n\nYou will count pears in the dark and in the snow.{ASKED}").postings
    assert posting.organization == expected


def test_a_town_that_is_called_like_its_state(read: Read) -> None:
    paragraph = (
        "We count pears in the dark and look for a Data Scientist who stands on ladders in the snow all year. " * 2
    )
    first, second = read(f"US, NY, New York\n{paragraph}\nUS, CA, Sunnyvale\n{paragraph}").postings
    assert first.primary_location is not None
    assert (first.primary_location.city, first.primary_location.country) == ("New York", "US")
    assert second.primary_location is not None


def test_labels_and_values_that_stand_apart(read: Read) -> None:
    page = (
        "Plum Council\n\nFruit Inspector\n\nDeadline for Applications\n\nDecember 22, 2025\n\nDuty Station\n\nTurin\n\n"
        "Standard Job Description\n\nFruit Inspector\n\n"
        "The inspector looks at pears and reports to the head of gardens."
    )
    (posting,) = read(page).postings
    assert posting.closed == "2025-12-22"
