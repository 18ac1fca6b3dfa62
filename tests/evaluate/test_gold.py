from __future__ import annotations

from typing import Any

import pytest

from kg.evaluate.gold import score_gold

POSTING: dict[str, Any] = {
    "id": "a#1",
    "char_start": 10,
    "char_end": 110,
    "header_char_start": 0,
    "header_char_end": 9,
    "title": "Data Scientist",
    "role": "Data Scientist",
    "level": None,
    "employment_type": None,
    "organisation": "Heronmark",
    "suborganisation": None,
    "team": "Speech (SPX)",
    "primary_location": {"city": "Turin", "region": None, "country": "IT"},
    "other_locations": ["DE"],
    "remote": None,
    "posted": None,
    "season_year": None,
    "duration_months": [3, 6],
    "degrees": ["MS"],
    "languages_spoken": ["English"],
    "disciplines": ["speech"],
    "skills": ["Python", "SQL"],
    "topics": ["speech recognition"],
}
GOLD: dict[str, Any] = {
    "documents": [{"file": "a_1.txt", "postings": [POSTING], "other_postings_listed": [], "article": None}],
    "aliases": {"teams": {"Speech (SPX)": ["SPX"]}},
    "accept_also": [{"id": "a#1", "field": "skills", "values": ["machine learning"]}],
    "optional_items": [],
    "edges": [
        ["posting:a#1", "IN_TEAM", "Speech (SPX)"],
        ["posting:a#1", "REQUIRES_SKILL", "SQL"],
        ["posting:a#1", "REQUIRES_SKILL", "Python"],
    ],
    "optional_edges": [],
    "negative_edges": [["posting:a#1", "IN_TEAM", "Vision"]],
}


def _found(**changes: Any) -> dict[str, dict[str, Any]]:
    posting = {
        "start": 0,
        "end": 110,
        "title": "Data Scientist",
        "role": "Data Scientist",
        "level": None,
        "employment_type": None,
        "organization": "Heronmark",
        "suborganization": None,
        "team": "SPX team",
        "primary_location": {"city": "Turin", "region": None, "country": "IT"},
        "other_locations": [{"city": None, "region": None, "country": "DE"}],
        "remote": None,
        "posted": None,
        "season_year": None,
        "duration_months": [3, 6],
        "degrees": ["MS"],
        "languages_spoken": ["English"],
        "disciplines": ["speech"],
        "skills": ["Python", "SQL"],
        "topics": ["recognition of speech"],
    } | changes
    return {"a_1.txt": {"postings": [posting], "papers": [], "persons": [], "edges": []}}


def test_what_is_right_counts_as_right_also_under_an_alias_and_with_the_header() -> None:
    report = score_gold(GOLD, _found())
    assert report.errors == []
    assert report.span_iou == {"a#1": 1.0}
    assert {name: counts.f1 for name, counts in report.fields.items()} == dict.fromkeys(report.fields, 1.0)


def test_a_wrong_value_is_one_too_many_and_one_too_few() -> None:
    counts = score_gold(GOLD, _found(organization="Tessaline")).fields["organization"]
    assert (counts.true_positive, counts.false_positive, counts.false_negative) == (0, 1, 1)


def test_a_value_where_gold_has_none_is_one_too_many() -> None:
    counts = score_gold(GOLD, _found(level="senior")).fields["level"]
    assert (counts.true_positive, counts.false_positive, counts.false_negative) == (0, 1, 0)


def test_what_is_accepted_also_is_neither_asked_for_nor_punished() -> None:
    counts = score_gold(GOLD, _found(skills=["Python", "machine learning", "SQL", "Excel"])).fields["skills"]
    assert (counts.true_positive, counts.false_positive, counts.false_negative) == (2, 1, 0)


def test_marks_of_markdown_shift_a_posting_that_its_title_tells() -> None:
    documents = [{**GOLD["documents"][0], "file": "a_1.md"}]
    found = {"a_1.md": _found(start=500, end=600)["a_1.txt"]}
    assert score_gold({**GOLD, "documents": documents}, found).unmatched_postings == []


def test_a_posting_found_elsewhere_is_missed_and_extra() -> None:
    report = score_gold(GOLD, _found(start=500, end=600))
    assert report.unmatched_postings == ["a#1"]
    assert report.fields["posting_span"].false_positive == 1
    assert report.fields["posting_span"].false_negative == 1


@pytest.mark.parametrize(("team", "expected"), [("Vision", ["posting:a#1 IN_TEAM vision"]), ("SPX", [])])
def test_a_forbidden_edge_is_reported(team: str, expected: list[str]) -> None:
    assert score_gold(GOLD, _found(team=team)).negative_edges == expected


def test_edges_of_a_relation_are_counted() -> None:
    report = score_gold(GOLD, _found(skills=["Python"], team="SPX"))
    assert report.relations["REQUIRES_SKILL"].false_negative == 1
    assert report.relations["IN_TEAM"].true_positive == 1


def test_a_further_right_value_serves_for_the_edge_of_a_field_of_one_value() -> None:
    accepted = [
        {"id": "a#1", "field": "team", "values": ["Vision Lab"]},
        {
            "id": "a#1",
            "field": "primary_location",
            "values": [{"city": "Turin", "region": "Piedmont", "country": "IT"}],
        },
    ]
    found = _found(team="Vision Lab", primary_location={"city": "Turin", "region": "Piedmont", "country": "IT"})
    report = score_gold({**GOLD, "accept_also": accepted}, found)
    assert report.errors == []
    assert report.relations["IN_TEAM"].false_negative == 0
