"""JSON and JSON Lines: where the records are, public boards, and what happens to broken ones."""

from __future__ import annotations

import json

import pytest

from kg.ingest import IngestLimits, read_bytes
from kg.schema import Document, FieldName, Quarantined, RecordType


def documents(value: object, name: str = "jobs.json") -> list[Document]:
    found = read_bytes(json.dumps(value).encode(), name)
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


@pytest.mark.parametrize(
    "value",
    [
        [{"title": "Diver"}, {"title": "Cook"}],
        {"jobs": [{"title": "Diver"}, {"title": "Cook"}], "total": 2},
        {"data": {"results": [{"title": "Diver"}, {"title": "Cook"}]}},
        {"hits": {"hits": [{"_id": "a", "_source": {"title": "Diver"}}, {"_id": "b", "_source": {"title": "Cook"}}]}},
        {"1": {"title": "Diver", "city": "Oslo"}, "2": {"title": "Cook", "city": "Oslo"}},
        {"1": {"job_title": "Diver", "city": "Oslo"}, "2": {"job_title": "Cook", "city": "Oslo"}},
        {"title": ["Diver", "Cook"], "company": ["Deep", "Pot"]},
        {"title": {"0": "Diver", "1": "Cook"}, "company": {"0": "Deep", "1": "Pot"}},
        {"unheardOf": [{"jobTitle": "Diver"}, {"jobTitle": "Cook"}]},
        ["Diver", "Cook"],
        [{"jobs": [{"title": "Diver"}], "page": 1}, {"jobs": [{"title": "Cook"}], "page": 2}],
        [[{"title": "Diver"}], [{"title": "Cook"}]],
    ],
)
def test_records_are_found_in_their_wrapping(value: object) -> None:
    assert [item.title for item in documents(value)] == ["Diver", "Cook"]


def test_one_record_alone_needs_no_hash() -> None:
    (found,) = documents({"title": "Diver", "id": 3})
    assert found.source == "jobs.json"


def test_keys_of_an_object_of_objects_are_ids() -> None:
    assert [item.source for item in documents({"a": {"title": "Diver"}, "b": {"title": "Cook"}})] == [
        "jobs.json#a",
        "jobs.json#b",
    ]


def test_company_of_the_envelope_holds_for_its_records() -> None:
    found = documents({"company": "Deep", "jobs": [{"title": "Diver"}, {"title": "Cook"}]})
    assert found[1].values(FieldName.ORGANIZATION) == ("Deep",)


def test_greenhouse_board() -> None:
    (found,) = documents(
        {
            "jobs": [
                {
                    "absolute_url": "https://b.example/1",
                    "id": 11,
                    "internal_job_id": 5,
                    "title": "Diver ",
                    "location": {"name": "Oslo, Norway"},
                    "first_published": "2026-01-02T03:04:05-04:00",
                    "updated_at": "2026-02-02T03:04:05-04:00",
                    "metadata": [
                        {"id": 1, "name": "Employment Type", "value": "Full-time", "value_type": "single_select"}
                    ],
                    "content": "&lt;div&gt;&lt;p&gt;Dive deep &amp;amp; long.&lt;/p&gt;&lt;/div&gt;",
                    "departments": [{"id": 2, "name": "Salvage", "child_ids": []}],
                    "offices": [{"id": 3, "name": "HQ", "location": "Oslo"}],
                }
            ],
            "meta": {"total": 1},
        }
    )
    assert found.text == (
        "Diver\nSalvage\nOslo, Norway\nFull-time\n2026-01-02\n\nDive deep & long.\n\nhttps://b.example/1\n11"
    )


def test_lever_postings() -> None:
    (found,) = documents(
        [
            {
                "id": "aa-1",
                "text": "Diver",
                "hostedUrl": "https://l.example/aa-1",
                "createdAt": 1783287031000,
                "categories": {
                    "commitment": "Full-time",
                    "department": "Operations",
                    "location": "Oslo",
                    "team": "Salvage",
                    "allLocations": ["Oslo", "Bergen"],
                },
                "description": "<div>Dive.</div>",
                "descriptionPlain": "Dive.\n",
                "lists": [{"text": "What you need", "content": "<li>Lungs</li><li>Rope</li>"}],
                "workplaceType": "onsite",
            }
        ]
    )
    assert found.title == "Diver"
    assert found.values(FieldName.TEAM) == ("Salvage", "Operations")
    assert found.values(FieldName.LOCATION) == ("Oslo", "Bergen")
    assert found.values(FieldName.DESCRIPTION) == ("Dive.", "What you need\n- Lungs\n- Rope")
    assert found.published == "2026-07-05"


def test_ashby_board() -> None:
    (found,) = documents(
        {
            "apiVersion": "1",
            "jobs": [
                {
                    "id": "x",
                    "title": "Diver",
                    "department": "Ops",
                    "team": "Salvage",
                    "employmentType": "FullTime",
                    "location": "Oslo",
                    "secondaryLocations": [{"location": "Bergen", "address": {"addressLocality": "Bergen"}}],
                    "publishedAt": "2026-04-05T00:00:00Z",
                    "isListed": True,
                    "isRemote": False,
                    "address": {"postalAddress": {"addressLocality": "Oslo", "addressCountry": "Norway"}},
                    "jobUrl": "https://a.example/x",
                    "descriptionHtml": "<p>Dive.</p>",
                    "descriptionPlain": "Dive.",
                }
            ],
        }
    )
    assert found.values(FieldName.LOCATION) == ("Oslo", "Bergen")
    assert found.values(FieldName.TEAM) == ("Salvage", "Ops")
    assert found.values(FieldName.DESCRIPTION) == ("Dive.",)


def test_amazon_search() -> None:
    (found,) = documents(
        {
            "hits": 1,
            "jobs": [
                {
                    "id_icims": "99",
                    "title": "Diver, Salvage",
                    "company_name": "Deep GmbH",
                    "normalized_location": "Oslo, Norway",
                    "location": "NO, Oslo",
                    "country_code": "NOR",
                    "posted_date": "June  1, 2023",
                    "job_category": "Operations",
                    "business_category": "salvage-ops",
                    "team": {"id": None, "label": "team-salvage-north"},
                    "job_schedule_type": "full-time",
                    "job_path": "/en/jobs/99/diver",
                    "description": "Dive.<br/><br/>Key job responsibilities<br/>• Go down<br/>• Come up",
                    "basic_qualifications": "- Lungs<br/>- Rope",
                    "preferred_qualifications": "- Fins",
                }
            ],
        }
    )
    assert found.values(FieldName.TEAM) == ("team salvage north",)
    assert found.values(FieldName.DESCRIPTION) == ("Dive.\n\nKey job responsibilities\n• Go down\n• Come up",)
    assert found.values(FieldName.QUALIFICATIONS) == ("- Lungs\n- Rope",)
    assert found.values(FieldName.PREFERRED_QUALIFICATIONS) == ("- Fins",)
    assert found.published == "2023-06-01"


def test_json_ld_alone_keeps_the_name_of_its_file() -> None:
    (found,) = documents(
        {"@context": "https://schema.org", "@type": "JobPosting", "title": "Diver", "description": "Dive."}
    )
    assert (found.source, found.media, found.record_type) == ("jobs.json", "json-ld", RecordType.POSTING)


def test_scholarly_article() -> None:
    (found,) = documents(
        {
            "@type": "ScholarlyArticle",
            "headline": "On Peat",
            "author": [{"@type": "Person", "name": "Ada Moor", "affiliation": {"name": "Bog Institute"}}, "Lin Vale"],
            "isPartOf": {"@type": "Periodical", "name": "Journal of Bogs"},
            "datePublished": "2024-02-01",
            "abstract": "We study peat.",
            "sameAs": "https://doi.org/10.1234/peat.1",
        }
    )
    assert found.record_type is RecordType.PAPER
    assert found.values(FieldName.AUTHOR) == ("Ada Moor", "Lin Vale")
    assert [s.group for s in found.fields if s.name is FieldName.AFFILIATION] == [1]
    assert found.values(FieldName.VENUE) == ("Journal of Bogs",)
    assert found.values(FieldName.YEAR) == ("2024",)
    assert found.values(FieldName.DOI) == ("10.1234/peat.1",)


def test_openalex_work() -> None:
    (found,) = documents(
        {
            "results": [
                {
                    "id": "https://openalex.org/W1",
                    "doi": "https://doi.org/10.1234/peat.2",
                    "display_name": "On <i>Peat</i>",
                    "publication_year": 2023,
                    "publication_date": "2023-05-06",
                    "language": "en",
                    "type": "article",
                    "authorships": [
                        {"author": {"display_name": "Ada Moor"}, "institutions": [{"display_name": "Bog Institute"}]},
                        {"author": {"display_name": "Lin Vale"}, "institutions": []},
                    ],
                    "primary_location": {"source": {"display_name": "Journal of Bogs"}},
                    "topics": [{"display_name": "Peatlands"}],
                    "keywords": [{"display_name": "Peat"}],
                    "abstract_inverted_index": {"We": [0], "study": [1, 3], "peat,": [2], "hard.": [4]},
                }
            ]
        }
    )
    assert found.title == "On Peat"
    assert found.values(FieldName.ABSTRACT) == ("We study peat, study hard.",)
    assert found.values(FieldName.VENUE) == ("Journal of Bogs",)
    assert found.values(FieldName.KEYWORD) == ("Peat", "Peatlands")
    assert found.values(FieldName.DOI) == ("10.1234/peat.2",)
    assert found.published == "2023-05-06"


def test_a_record_that_is_only_a_text_is_a_page() -> None:
    first, second = documents([{"id": 4, "time": 1783287031, "text_html": "A | B<p>Join us"}, {"id": 5, "text": "C"}])
    assert first.record_type is None
    assert first.text == "A | B\n\nJoin us"
    assert (first.source, first.published) == ("jobs.json#4", "2026-07-05")
    assert second.fields == ()


def test_bad_line_is_lost_alone_and_named() -> None:
    data = b'{"title": "Diver"}\n{"title": \n\n{"title": "Cook", "n": NaN}\n[1, 2]\n'
    found = read_bytes(data, "jobs.jsonl")
    assert [item.title for item in found if isinstance(item, Document)] == ["Diver", "Cook"]
    reasons = [item.reason for item in found if isinstance(item, Quarantined)]
    assert reasons[0].startswith("line 2: not JSON")
    assert reasons[1].startswith("line 5: a number instead of an object")


def test_line_separators_inside_strings_do_not_break_lines() -> None:
    data = '{"title": "Diver", "text": "a\u2028b\u0085c"}\n{"title": "Cook"}\n'.encode()
    assert [item.title for item in read_bytes(data, "jobs.jsonl") if isinstance(item, Document)] == ["Diver", "Cook"]


def test_a_line_beyond_the_limit_is_lost_alone() -> None:
    data = b'{"title": "Diver"}\n{"title": "' + b"x" * 5_000 + b'"}\n{"title": "Cook"}\n'
    found = read_bytes(data, "jobs.jsonl", limits=IngestLimits(record_chars=1_000))
    assert [type(item) for item in found] == [Document, Quarantined, Document]


def test_malformed_json_names_its_line() -> None:
    (found,) = read_bytes(b'[\n{"title": "Diver"},\n{"title" "Cook"}\n]', "jobs.json")
    assert isinstance(found, Quarantined)
    assert "line 3 column 10" in found.reason


def test_a_number_of_more_digits_than_can_be_counted_with_loses_no_record() -> None:
    digits = "9" * 6_000
    found = read_bytes(f'[{{"title": "Diver", "pay": {digits}}}, {{"title": "Cook", "id": 3}}]'.encode(), "jobs.json")
    assert [item.title for item in found if isinstance(item, Document)] == ["Diver", "Cook"]
    assert isinstance(found[0], Document)
    assert digits in found[0].text


def test_deep_nesting_is_refused() -> None:
    (found,) = read_bytes(b"[" * 100_000, "jobs.json")
    assert isinstance(found, Quarantined)


def test_a_text_that_begins_like_json_stays_a_text() -> None:
    (found,) = read_bytes(b'{"quoted" is how this note begins, and it goes on as prose', "note.txt")
    assert isinstance(found, Document)
    assert found.media == "text"


def test_cp1252_json() -> None:
    data = json.dumps([{"title": "Köchin", "description": "• Café – Süßes"}], ensure_ascii=False).encode("cp1252")
    (found,) = read_bytes(data, "jobs.json")
    assert isinstance(found, Document)
    assert found.text.startswith("Köchin\n\n• Café – Süßes")


def test_json_without_records_is_refused() -> None:
    (found,) = read_bytes(b'{"edges": [[1, 2]], "weights": [0.5]}', "graph.json")
    assert isinstance(found, Quarantined)
    assert "without records" in found.reason


def test_entries_that_are_no_records_are_told() -> None:
    found = read_bytes(b'[{"title": "Diver"}, 4, {"title": "Cook"}]', "jobs.json")
    assert [item.reason for item in found if isinstance(item, Quarantined)] == [
        "record 2: an empty record, without title and text; nothing to read"
    ]


def test_a_page_of_records_may_stand_on_a_line() -> None:
    lines = (
        b'{"jobs": [{"title": "Diver"}, {"title": "Cook"}]}\n{"@graph": [{"@type": "JobPosting", "title": "Nurse"}]}\n'
    )
    assert [item.title for item in read_bytes(lines, "jobs.jsonl") if isinstance(item, Document)] == [
        "Diver", "Cook", "Nurse",
    ]  # fmt: skip


def test_a_line_nested_too_deeply_loses_itself_alone() -> None:
    deep = '{"title": "Cook", "x": ' + "[" * 900 + "]" * 900 + "}"
    first, bad, last = read_bytes(f'{{"title": "Diver"}}\n{deep}\n{{"title": "Nurse"}}\n'.encode(), "jobs.jsonl")
    assert isinstance(bad, Quarantined)
    assert bad.reason.startswith("line 2: a record nested too deeply")
    assert [item.title for item in (first, last) if isinstance(item, Document)] == ["Diver", "Nurse"]
