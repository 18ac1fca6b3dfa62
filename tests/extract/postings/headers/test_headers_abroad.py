"""Headers as they are set in other countries: quarters, pay, parts of names, countries in fields of their own."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.resolve import load_gazetteer, load_vocabulary
from kg.schema import Document, Posting

BODY = (
    "You will count the apples of our orchards and tell us how many there are.\n"
    "Responsibilities\n- Count apples\nRequirements\n- Experience with Python\n"
)


@pytest.fixture(scope="module")
def real() -> Extractor:
    return Extractor(load_vocabulary(), load_gazetteer())


def read_one(real: Extractor, header: str) -> Posting:
    (posting,) = real.extract(Document("document:1", "page.txt", f"{header}\n\n{BODY}", "text", "")).postings
    return posting


@pytest.mark.parametrize(
    ("header", "employer", "city"),
    [
        ("Data Analyst\nPear Start Interactive\nDokki, Giza", "Pear Start Interactive", "Giza"),
        ("Data Analyst\nOrchard Contact Center\nMaadi, Cairo", "Orchard Contact Center", "Cairo"),
        ("Data Analyst\nMaps Team\nContoso, Cairo", "Contoso", "Cairo"),
        ("Data Analyst\nAperto - An Orchard Company\nBerlin", "Aperto", "Berlin"),
        ("Data Analyst\nWorld Pear Program - Other locations\nCairo, Egypt", "World Pear Program", "Cairo"),
        ("Data Analyst at Orchard Freight System, Inc\nBerlin", "Orchard Freight System", "Berlin"),
        ("Data Analyst at Pear Economics Group\nBerlin", "Pear Economics Group", "Berlin"),
        ("Data Analyst at contosa\nBerlin", "contosa", "Berlin"),
        ("Data Analyst\nQuillmere oil and gas Services\nCairo, Egypt", "Quillmere oil and gas Services", "Cairo"),
    ],
)
def test_employers_beside_quarters_and_behind_titles(real: Extractor, header: str, employer: str, city: str) -> None:
    posting = read_one(real, header)
    assert (posting.title, posting.organization) == ("Data Analyst", employer)
    assert posting.primary_location
    assert posting.primary_location.city == city


def test_an_hour_s_pay_behind_a_title(real: Extractor) -> None:
    posting = read_one(real, "Orchard Nurse (WA) - $360 P/h\nContoso\nPerth WA (Remote)")
    assert (posting.title, posting.organization) == ("Orchard Nurse (WA)", "Contoso")


def test_a_country_in_a_field_of_its_own_comes_behind_its_town(real: Extractor) -> None:
    posting = read_one(real, "Orchard Officer\nCountry: Kenya\nCity: Lodwar\nOrganization: Contoso")
    assert posting.primary_location
    assert posting.primary_location.city == "Lodwar"
    assert posting.other_locations == ()
