"""Records as job boards, scrapers and bibliographies write them: what their columns mean."""

from __future__ import annotations

import json

import pytest

from kg.ingest import read_bytes
from kg.schema import Document, FieldName, RecordType

PROSE = "We look after the harbour and all of its ships, by day and by night."


def one(value: object, name: str = "jobs.json") -> Document:
    data = value if isinstance(value, str) else json.dumps(value)
    (found,) = read_bytes(data.encode(), name)
    assert isinstance(found, Document), found
    return found


@pytest.mark.parametrize(
    "record",
    [
        {"jobtitle": "Diver", "company": "Deep", "joblocation_address": "Oslo", "jobdescription": PROSE},
        {"name": "Diver", "company": {"name": "Deep"}, "locations": [{"name": "Oslo"}], "contents": f"<p>{PROSE}</p>"},
        {
            "jobTitle": "Diver",
            "companyName": "Deep",
            "jobGeo": "Oslo",
            "jobDescription": PROSE,
            "jobExcerpt": "We look",
        },
        {
            "jobPostingInfo": {"title": "Diver", "location": "Oslo", "jobDescription": PROSE},
            "hiringOrganization": {"name": "Deep"},
        },
        {
            "name": "Diver",
            "company": {"identifier": "Deep1", "name": "Deep"},
            "location": {"city": "Oslo", "remote": False},
            "jobAd": {"sections": {"jobDescription": {"title": "The job", "text": PROSE}}},
        },
        {
            "SearchResult": {
                "SearchResultItems": [
                    {
                        "MatchedObjectDescriptor": {
                            "PositionTitle": "Diver",
                            "OrganizationName": "Deep",
                            "PositionLocationDisplay": "Oslo",
                            "UserArea": {"Details": {"JobSummary": PROSE}},
                        }
                    }
                ]
            }
        },
        {"intitule": "Diver", "entreprise": {"nom": "Deep"}, "lieuTravail": {"libelle": "Oslo"}, "description": PROSE},
        {"titel": "Diver", "arbeitgeber": "Deep", "arbeitsort": {"ort": "Oslo"}, "stellenbeschreibung": PROSE},
    ],
)
def test_boards_agree(record: object) -> None:
    found = one(record)
    assert found.record_type is RecordType.POSTING
    assert found.values(FieldName.TITLE) == ("Diver",)
    assert found.values(FieldName.ORGANIZATION) == ("Deep",)
    assert found.values(FieldName.LOCATION) == ("Oslo",)
    assert found.values(FieldName.DESCRIPTION) == (PROSE,)


def test_rating_below_a_company_is_left_out() -> None:
    found = one('Job Title,Company Name\nDiver,"Deep\n3.2"\n', "jobs.csv")
    assert found.values(FieldName.ORGANIZATION) == ("Deep",)


def test_experience_is_a_level_or_a_qualification() -> None:
    assert one({"title": "Diver", "company": "Deep", "experience": "Mid"}).values(FieldName.LEVEL) == ("Mid",)
    asked = one({"title": "Diver", "company": "Deep", "experience": "2 to 5 years"})
    assert asked.values(FieldName.QUALIFICATIONS) == ("2 to 5 years",)


def test_salary_bounds_are_joined() -> None:
    found = one({"title": "Diver", "salary_min": 10, "salary_max": 20.0, "currency": "NOK", "interval": "hourly"})
    assert found.values(FieldName.SALARY) == ("10 – 20 NOK hourly",)


@pytest.mark.parametrize(
    "record",
    [
        {"paperId": "x", "title": "On Peat", "authors": [{"name": "Ada Moor"}, {"name": "Lin Vale"}],
         "abstract": "We dig."},
        {"content": {"title": {"value": "On Peat"}, "authors": {"value": ["Ada Moor", "Lin Vale"]},
                     "abstract": {"value": "We dig."}}},
        {"title": "On Peat", "authors": "Moor, Ada and Vale, Lin", "abstract": "We dig."},
        {"title": "On Peat", "authors": "Moor, Ada; Vale, Lin", "abstract": "We dig."},
        {"title": "On Peat", "authors": "Ada Moor, Lin Vale", "abstract": "We dig."},
        {"title": ["On Peat"], "author": [{"given": "Ada", "family": "Moor"}, {"given": "Lin", "family": "Vale"}],
         "abstract": "<jats:p>We dig.</jats:p>"},
    ],
)  # fmt: skip
def test_bibliographies_agree(record: object) -> None:
    found = one([record])
    assert found.record_type is RecordType.PAPER
    assert found.values(FieldName.TITLE) == ("On Peat",)
    assert found.values(FieldName.AUTHOR) == ("Ada Moor", "Lin Vale")
    assert found.values(FieldName.ABSTRACT) == ("We dig.",)


def test_arxiv_snapshot() -> None:
    found = one(
        {"id": "0704.0001", "title": "Photons\n  in peat", "authors": "C. Bal\\'azs, E. Moor",
         "categories": "hep-ph cs.LG", "abstract": "We dig.", "journal-ref": None, "update_date": "2008-11-26"}
    )  # fmt: skip
    assert found.values(FieldName.AUTHOR) == ("C. Balázs", "E. Moor")
    assert found.values(FieldName.KEYWORD) == ("hep-ph", "cs.LG")
    assert found.values(FieldName.ARXIV_ID) == ("0704.0001",)
    assert found.values(FieldName.YEAR) == ("2007",)


def test_affiliations_inside_authors() -> None:
    found = one(
        {"title": "On Peat", "abstract": "We dig.", "authors": [
            {"name": "Ada Moor", "affiliations": ["Bog Institute", {"name": "Delta University"}]},
            {"name": "Lin Vale"}]}
    )  # fmt: skip
    places = [(found.text[s.start : s.end], s.group) for s in found.fields if s.name is FieldName.AFFILIATION]
    assert places == [("Bog Institute", 1), ("Delta University", 1)]
