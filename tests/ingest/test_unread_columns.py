"""Columns that nobody knows are named once a file, not dropped without a word."""

from __future__ import annotations

import json
import logging

import pytest

from kg.ingest import read_bytes

ROWS = [
    {"title": "Analyst", "company": "Contoso", "badge colour": "blue", "x17": 9},
    {"title": "Cook", "company": "Fabrikam", "badge colour": "", "x17": 3, "lunch": "soup"},
]


def messages(data: str, name: str, caplog: pytest.LogCaptureFixture) -> list[str]:
    with caplog.at_level(logging.WARNING, logger="kg.ingest"):
        read_bytes(data.encode(), name)
    return [record.getMessage() for record in caplog.records]


def test_of_a_table_they_are_named_in_one_message(caplog: pytest.LogCaptureFixture) -> None:
    table = "title,company,badge colour,empty,x17\nAnalyst,Contoso,blue,,9\nCook,Fabrikam,red,,3\n"

    assert messages(table, "jobs.csv", caplog) == ["jobs.csv: columns that nothing is read from: badge colour, x17"]


@pytest.mark.parametrize("name", ["jobs.json", "jobs.jsonl"])
def test_of_json_too(name: str, caplog: pytest.LogCaptureFixture) -> None:
    data = json.dumps(ROWS) if name == "jobs.json" else "\n".join(map(json.dumps, ROWS))

    assert messages(data, name, caplog) == [f"{name}: columns that nothing is read from: badge colour, x17, lunch"]


def test_columns_of_sentences_are_read_and_known_ones_need_no_word(caplog: pytest.LogCaptureFixture) -> None:
    rows = [{"title": "Analyst", "house rules": "We all have lunch together at noon in the big hall."}]

    assert messages(json.dumps(rows), "jobs.json", caplog) == []


def test_of_many_columns_the_first_are_named_and_the_rest_counted(caplog: pytest.LogCaptureFixture) -> None:
    rows = [{"title": "Analyst", "company": "Contoso", **{f"zz{letter}": letter for letter in "abcdefghijklmno"}}]

    [message] = messages(json.dumps(rows), "jobs.json", caplog)

    assert message.endswith("zzk, zzl and 3 more")


def test_place_and_number_of_a_vacancy_are_known_columns(caplog: pytest.LogCaptureFixture) -> None:
    table = "Vacancy No,Position,Hiring Company,Where\n17,Analyst,Contoso,Riga\n18,Cook,Fabrikam,Oslo\n"

    assert messages(table, "jobs.csv", caplog) == []
