"""Kinds of wrong facts that were seen in real postings, one each, with the shipped vocabulary."""

from __future__ import annotations

import json

import pytest

from kg.extract import Extractor
from kg.ingest import read_bytes
from kg.resolve import load_gazetteer, load_vocabulary
from kg.schema import Document, Posting


@pytest.fixture(scope="module")
def real() -> Extractor:
    return Extractor(load_vocabulary(), load_gazetteer())


def read(real: Extractor, **columns: str) -> Posting:
    [document] = read_bytes(json.dumps([{"title": "Support Engineer", **columns}]).encode(), "jobs.json")
    assert isinstance(document, Document)
    (posting,) = real.extract(document).postings
    return posting


def test_the_abbreviation_of_a_department_is_no_skill(real: Extractor) -> None:
    told = (
        "Within our organization, the Customer Service & Support (CSS) organization builds trust. In CSS, you use HTML."
    )

    assert read(real, qualifications=told).skills == ("HTML",)


def test_three_capitals_are_a_method_only_among_learning(real: Extractor) -> None:
    magazine = read(real, qualifications="Experience with our brands FCW, GCN and WT. You know HTML.")
    research = read(real, qualifications="Experience with machine learning, GCN and HTML.")

    assert "GCN" not in magazine.skills
    assert "GCN" in research.skills


@pytest.mark.parametrize(
    "told",
    [
        "On site. Work must be completed at the physical location. There is no option to work remotely.",
        "The work cannot be done remotely.",
    ],
)
def test_no_option_to_work_remotely_is_no_remote_job(real: Extractor, told: str) -> None:
    assert read(real, description=told).remote is False


def test_a_language_code_is_no_team(real: Extractor) -> None:
    assert read(real, title="Account Specialist - EN, Harvest Ads").team == "Harvest Ads"


def test_an_address_is_spelled_as_the_text_mostly_writes_it(real: Extractor) -> None:
    told = "Pearify reads aloud. Pearify Leadership is distributed. At Pearify you build things."

    assert read(real, company="pearify", description=told).organization == "Pearify"


def test_a_question_is_no_field(real: Extractor) -> None:
    told = "Do you have previous experience in this field of employment? Do you know HTML?"

    assert read(real, description=told).disciplines == ()


def test_small_words_of_german_are_no_topic(real: Extractor) -> None:
    told = "Diese Rolle passt zu dir. Diese Rolle ist wichtig, und diese Rolle ist neu. Eine Rolle für eine Person."

    assert read(real, description=told, language="de").topics == ()


def test_what_a_line_of_bars_states_holds_for_the_openings_below_it(real: Extractor) -> None:
    page = (
        "Alder Labs | Toronto, Canada | Onsite | Full-time\n\nWe are hiring for two positions:\n\n"
        "- Senior Software Engineer (Go)\n- Data Engineer (Spark)\n\nWrite to us.\n"
    )
    document = Document("document:1", "page.txt", page, "text", "")

    postings = real.extract(document).postings

    assert [(p.title, p.organization, p.primary_location and p.primary_location.city) for p in postings] == [
        ("Senior Software Engineer (Go)", "Alder Labs", "Toronto"),
        ("Data Engineer (Spark)", "Alder Labs", "Toronto"),
    ]


def test_what_is_done_is_no_topic(real: Extractor) -> None:
    told = "You focus on creating attractive parcels, and our research on constantly growing heaps goes on."

    assert read(real, description=told).topics == ()


def test_new_names_are_skills_and_people_and_trades_of_the_same_name_are_none(real: Extractor) -> None:
    asked = "Experience with LangGraph, Qdrant, dbt, Playwright, Jest and UVM. You know n8n; Klaviyo; TwinCAT."
    named = "Claude Martin leads us. Our Postman, the Rancher and the Playwright drink H2O. Ray is our Express driver."

    assert set(read(real, qualifications=asked).skills) == {
        "LangGraph", "Qdrant", "dbt", "Playwright", "Jest", "UVM", "n8n", "Klaviyo", "TwinCAT",
    }  # fmt: skip
    assert read(real, qualifications=named).skills == ()
