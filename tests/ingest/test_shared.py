"""The real documents of ../shared: counts of their records and the spans of every field."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.ingest import read_sources
from kg.schema import Document, FieldName, Quarantined

SHARED = Path(os.environ.get("KG_SHARED", Path(__file__).resolve().parents[3] / "shared"))
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents of ../shared are not here"),
]


@pytest.mark.parametrize(
    ("path", "count", "refused", "always"),
    [
        ("data/google_job_skills_2018/job_skills.csv.gz", 1250, 0, FieldName.ORGANIZATION),
        ("data/bigco_careers_2025/amazon_jobs.csv.gz", 1733, 0, FieldName.QUALIFICATIONS),
        ("data/ds_boards_2020/linkedin_data_analyst.csv.gz", 1000, 0, FieldName.DESCRIPTION),
        ("data/gov_ca_jobbank_2022/job_postings_complete.json.gz", 531, 0, FieldName.LOCATION),
        ("data/greenhouse_2026/catawiki_full_content.json.gz", 50, 0, FieldName.TEAM),
        ("data/nyc_gov_jobs/nyc-jobs.csv.gz", 3843, 0, FieldName.SOURCE_ID),
        ("data/schemaorg_jobposting_50", 51, 0, FieldName.LOCATION),
        ("data/papers/venues/iclr2017.jsonl.gz", 489, 1, FieldName.TITLE),
        ("data/papers/iclr2021_openreview/paperlist.tsv.gz", 2966, 0, FieldName.ABSTRACT),
    ],
)
def test_records_are_complete(path: str, count: int, refused: int, always: FieldName) -> None:
    found = list(read_sources([str(SHARED / path)]))
    documents = [item for item in found if isinstance(item, Document)]
    assert (len(documents), len(found) - len(documents)) == (count, refused)
    assert len({document.id for document in documents}) == count
    for document in documents:
        values = [document.text[span.start : span.end] for span in document.fields]
        assert all(value and value == value.strip() for value in values)
        assert document.values(always)


def test_seeds_are_texts_exactly_as_decoded() -> None:
    paths = sorted((SHARED / "seeds").glob("*.txt"))
    texts = [item.text for item in read_sources([str(SHARED / "seeds")]) if isinstance(item, Document)]
    assert texts == [path.read_bytes().decode("utf-8") for path in paths]


@pytest.mark.parametrize(
    "folder", ["data/gold_extraction/skillspan", "data/dedup_gold", "data/taxonomies/esco_official_en"]
)
def test_what_is_no_input_is_refused(folder: str) -> None:
    assert all(isinstance(item, Quarantined) for item in read_sources([str(SHARED / folder)]))
