from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.names import fold_name

Json = dict[str, Any]

FOLDER = Path(__file__).parents[2] / "seeds"
GOLD: Json = json.loads((FOLDER / ".gold.json").read_text(encoding="utf-8"))
FILES: list[Json] = [*GOLD["documents"], *GOLD["pages"], *GOLD["records"]]
WORDED = ("degrees", "degree_fields", "disciplines", "qualification_disciplines", "skills", "languages_spoken")


def text_of(file: str) -> str:
    return (FOLDER / file).read_text(encoding="utf-8")


def postings() -> Iterator[tuple[Json, Json]]:
    for document in FILES:
        for posting in document["postings"]:
            yield document, posting


def names_of(entry: Json) -> Iterator[str]:
    for posting in entry["postings"]:
        yield from filter(None, (posting[key] for key in ("title", "organisation", "team", "location_verbatim")))
        yield from (surface(posting, key, value) for key in WORDED for value in posting[key])
        if posting["role"]:
            yield surface(posting, "role", posting["role"])


def surface(posting: Json, key: str, value: str) -> str:
    return str(posting["surfaces"].get(key, {}).get(value, value))


def test_gold_covers_every_document() -> None:
    inputs = {
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.rglob("*")
        if path.is_file() and not path.name.startswith((".", "README"))
    }
    assert {entry["file"] for entry in FILES} == inputs
    assert len(inputs) >= 45


def test_readme_names_every_folder() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"`{path.name}/`" in readme for path in FOLDER.iterdir() if path.is_dir())


@pytest.mark.parametrize("entry", FILES, ids=lambda entry: str(entry["file"]))
def test_gold_stands_in_the_text(entry: Json) -> None:
    text = fold_name(text_of(entry["file"]).replace("&amp;", "&"))
    assert [name for name in names_of(entry) if fold_name(name) not in text] == []


@pytest.mark.parametrize("entry", GOLD["documents"], ids=lambda entry: str(entry["file"]))
def test_spans_lie_in_order_and_hold_their_facts(entry: Json) -> None:
    text = text_of(entry["file"])
    end = 0
    for posting in entry["postings"]:
        start = posting.get("header_char_start", posting["char_start"])
        assert end <= start < posting["char_start"] < posting["char_end"] <= len(text) or start == posting["char_start"]
        end = posting["char_end"]
        inside = fold_name(text[start:end])
        skills = [surface(posting, "skills", skill) for skill in posting["skills"]]
        assert [skill for skill in skills if fold_name(skill) not in inside] == []
    for listed in entry["other_postings_listed"]:
        assert text[listed["char_start"] : listed["char_end"]] == listed["title"]


@pytest.mark.parametrize("entry", [entry for entry in FILES if entry["article"]], ids=lambda entry: str(entry["file"]))
def test_papers_and_people_stand_in_the_text(entry: Json) -> None:
    text = fold_name(re.sub(r"[{}]", "", text_of(entry["file"])))
    article = entry["article"]
    surnames = [author.split()[-1] for paper in article["papers"] for author in paper["authors"]]
    people = [person["name"] for person in article.get("people", [])]
    titles = [paper["title"] for paper in article["papers"]]
    assert [name for name in (*titles, *surnames, *people) if fold_name(name) not in text] == []


def test_ids_are_unique_and_clusters_use_them() -> None:
    ids = [posting["id"] for _, posting in postings()]
    used = [name for group in (*GOLD["near_duplicate_clusters"], *GOLD["not_duplicates"]) for name in group]
    assert len(ids) == len(set(ids))
    assert set(used) <= set(ids)
    assert len(GOLD["near_duplicate_clusters"]) >= 3


def test_duplicates_share_role_and_employer() -> None:
    facts = {posting["id"]: (posting["role"], posting["organisation"]) for _, posting in postings()}
    assert [group for group in GOLD["near_duplicate_clusters"] if len({facts[name] for name in group}) > 1] == []


def test_all_shapes_are_there() -> None:
    languages = [entry["language"] for entry in GOLD["documents"] if entry["kind"] == "posting"]
    assert (languages.count("de"), languages.count("fr"), languages.count("es")) == (3, 2, 1)
    assert {Path(entry["file"]).suffix for entry in FILES} == {".txt", ".html", ".csv", ".jsonl", ".bib", ".json"}
    assert sum(entry["kind"] == "article" and len(entry["postings"]) > 1 for entry in FILES) >= 4
    assert any(posting["title"] is None for _, posting in postings())
    assert any(posting["team"] is None for _, posting in postings())
    assert any(posting["primary_location"] is None for _, posting in postings())


def test_feeds_consist_of_a_place_line_and_one_paragraph() -> None:
    for entry in GOLD["documents"]:
        if entry["kind"] != "article":
            continue
        for posting in entry["postings"]:
            body = text_of(entry["file"])[posting["header_char_start"] : posting["char_end"]]
            assert re.match(r"[A-Z]{2}, [^\n]+\n[^\n]+$", body), posting["id"]


def test_records_have_as_many_rows_as_the_gold() -> None:
    by_file = {entry["file"]: entry for entry in GOLD["records"]}
    with (FOLDER / "records/larkspan-openings.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    lines = text_of("records/partner-openings.jsonl").splitlines()
    assert [row["Job ID"] for row in rows] == [
        posting["source_id"] for posting in by_file["records/larkspan-openings.csv"]["postings"]
    ]
    assert [json.loads(line)["ref"] for line in lines] == [
        posting["source_id"] for posting in by_file["records/partner-openings.jsonl"]["postings"]
    ]
    assert text_of("records/seminar-reading-list.bib").count("\n@") == 15
    assert len(text_of("records/library-papers.jsonl").splitlines()) == 12


def test_linked_data_parses() -> None:
    pattern = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
    found = [json.loads(block) for entry in GOLD["pages"] for block in pattern.findall(text_of(entry["file"]))]
    assert len(found) >= 3
