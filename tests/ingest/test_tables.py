"""Tables: delimiters, headers, broken rows, and what columns mean."""

from __future__ import annotations

import gzip
import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kg.ingest import IngestLimits, read_bytes
from kg.schema import Document, FieldName, Quarantined, RecordType


def documents(text: str, name: str = "t.csv") -> list[Document]:
    found = read_bytes(text.encode(), name)
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "~"])
def test_delimiter_is_found(delimiter: str) -> None:
    rows = [["Job Title", "Company", "Location"], ["Glazier", "Pane", "Oslo"], ["Welder", "Arc", "Bergen"]]
    found = documents("\n".join(delimiter.join(row) for row in rows))
    assert [item.values(FieldName.ORGANIZATION) for item in found] == [("Pane",), ("Arc",)]


def test_table_in_a_text_file_is_recognised() -> None:
    assert (
        documents("title;company;ort\nSchreiner;Holz AG;Bern\nMaurer;Stein AG;Chur\n", "export.txt")[1].title
        == "Maurer"
    )


def test_quoted_newlines_and_byte_order_mark() -> None:
    (found,) = documents('\ufefftitle,description\n"Baker","Bake bread.\nSell bread, too."\n')
    assert found.text == "Baker\n\nBake bread.\nSell bread, too."


def test_gzipped_table() -> None:
    (found,) = read_bytes(gzip.compress(b"title,company\nCooper,Barrel\n"), "jobs.csv.gz")
    assert isinstance(found, Document)
    assert (found.title, found.media, found.source.split("#")[0]) == ("Cooper", "csv", "jobs.csv.gz")


def test_what_is_too_long_for_a_title_is_a_text() -> None:
    (posting,) = documents(f"title,company\n{'We seek a cook. ' * 100},Acme\n")
    (paper,) = documents(f"title,abstract,authors\n{'We melt ice. ' * 100},Long.,Ada Low\n")
    assert (posting.title, posting.values(FieldName.DESCRIPTION)) == (None, (("We seek a cook. " * 100).strip(),))
    assert (paper.title, paper.values(FieldName.ABSTRACT)[-1][:12]) == (None, "We melt ice.")


def test_one_column_of_titles_may_hold_commas() -> None:
    assert [item.title for item in documents("title\nEngineer, Cranes\nPilot\n")] == ["Engineer, Cranes", "Pilot"]


def test_title_and_id_make_a_posting() -> None:
    (found,) = documents("id,title\n7,Diver\n")
    assert found.record_type is RecordType.POSTING
    assert found.source == "t.csv#7"
    assert found.values(FieldName.SOURCE_ID) == ("7",)


def test_sections_get_heading_lines() -> None:
    (found,) = documents(
        "Job Title,Description,Responsibilities,Minimum Qualifications,Preferred Qualifications,Apply Link\n"
        "Rigger,We rig.,Rig things,BASIC QUALIFICATIONS - 5 years - Strong hands,N/A,https://rig.example/1\n"
    )
    assert found.text == (
        "Rigger\n\nWe rig.\n\nResponsibilities\nRig things\n\nBasic qualifications\n- 5 years\n- Strong hands\n\n"
        "https://rig.example/1"
    )


def test_german_and_french_columns() -> None:
    (german,) = documents(
        "Stellenbezeichnung;Unternehmen;Arbeitsort;Aufgaben;Anforderungen;Veröffentlicht am\n"
        "Gärtner (m/w/d);Grün GmbH;Köln;Beete pflegen;Führerschein;3. März 2026\n"
    )
    assert german.values(FieldName.ORGANIZATION) == ("Grün GmbH",)
    assert german.values(FieldName.QUALIFICATIONS) == ("Führerschein",)
    assert german.published == "2026-03-03"
    (french,) = documents("Intitulé du poste,Entreprise,Lieu,Type de contrat\nFleuriste,Rosier,Lyon,CDI\n")
    assert (french.title, french.values(FieldName.EMPLOYMENT_TYPE)) == ("Fleuriste", ("CDI",))


def test_city_and_state_are_joined_and_not_repeated() -> None:
    (found,) = documents('Name,Company,State,City,Location\nAnalyst,Num,NY,Troy,"Troy, NY"\n')
    assert found.values(FieldName.LOCATION) == ("Troy, NY",)
    assert found.title == "Analyst"
    (other,) = documents("job_title,company_name,Location_Part1,Location_Part2\nAnalyst,Num,Giza,Egypt\n")
    assert other.values(FieldName.LOCATION) == ("Giza, Egypt",)


@pytest.mark.parametrize("empty", ["None", "N/A", "-1", "nan", "Not Provided", ""])
def test_words_for_nothing_are_empty(empty: str) -> None:
    (found,) = documents(f"title,company,salary\nSmith,{empty},{empty}\n")
    assert found.text == "Smith"


@pytest.mark.parametrize(
    ("stated", "posted"),
    [
        ("2024-12-23", "2024-12-23"),
        ("2019-01-18T00:00:00.000", "2019-01-18"),
        ("1783287031", "2026-07-05"),
        ("1783287031000", "2026-07-05"),
        ('"July 06, 2022"', "2022-07-06"),
        ("31.12.2025", "2025-12-31"),
        ("Posted 3 days ago", None),
        ("03/04/2022", None),
    ],
)
def test_dates_become_iso(stated: str, posted: str | None) -> None:
    (found,) = documents(f"title,company,date posted\nSmith,Forge,{stated}\n")
    assert found.published == posted
    assert found.values(FieldName.POSTED) == (() if posted is None else (posted,))


def test_unknown_prose_is_kept_below_its_column_name() -> None:
    note = "Please bring your own boots because the ground is wet"
    (found,) = documents(f"title,company,Site Notes,internal_code\nDigger,Peat Co,{note},A77\n")
    assert found.values(FieldName.OTHER) == (note,)
    assert found.text == f"Digger\nPeat Co\n\nSite notes\n{note}"


def test_role_beside_a_title_is_a_team_or_an_occupation() -> None:
    first, second = documents("title,role,company\nClerk,Sales,Shop\nClerk II,Account Executive,Shop\n")
    assert first.values(FieldName.TEAM) == ("Sales",)
    assert second.values(FieldName.CATEGORY) == ("Account Executive",)


def test_repeated_ids_are_numbered_in_file_order() -> None:
    found = documents("id,title\n7,Diver\n7,Diver II\n8,Cook\n7,Diver III\n")
    assert [item.source for item in found] == ["t.csv#7", "t.csv#7~2", "t.csv#8", "t.csv#7~3"]


def test_rows_without_id_are_named_by_content() -> None:
    first, second, third = documents("title,company\nDiver,Deep\nCook,Pot\nDiver,Deep\n")
    assert first.source.split("#")[0] == "t.csv"
    assert len(first.source.split("#")[1]) == 12
    assert third.source == f"{first.source}~2"
    assert second.id != first.id


def test_papers_align_authors_and_affiliations() -> None:
    (found,) = documents(
        "title,author,aff,abstract,venue,keywords\n"
        "On Peat,Ada Moor; Lin Vale,Bog Institute+Delta University; Delta University,We study peat.,bog2024,peat;soil\n"
    )
    assert found.record_type is RecordType.PAPER
    people = [(found.text[s.start : s.end], s.group) for s in found.fields if s.name is FieldName.AUTHOR]
    places = [(found.text[s.start : s.end], s.group) for s in found.fields if s.name is FieldName.AFFILIATION]
    assert people == [("Ada Moor", 1), ("Lin Vale", 2)]
    assert places == [("Bog Institute", 1), ("Delta University", 1), ("Delta University", 2)]
    assert found.values(FieldName.KEYWORD) == ("peat", "soil")
    assert found.values(FieldName.VENUE) == ("bog2024",)


def test_lists_written_into_cells_are_opened() -> None:
    (found,) = documents(
        "title,company,tags,description\nDev,Code,\"['sql', 'go']\",\"['About us', 'We **code**.']\"\n"
    )
    assert found.values(FieldName.KEYWORD) == ("sql", "go")
    assert found.values(FieldName.DESCRIPTION) == ("About us\nWe code.",)


def test_a_row_with_too_many_cells_is_lost_alone() -> None:
    found = read_bytes(b"title,company\nDiver,Deep\nCook,Pot,Pan,Lid\nBaker,Oven\n", "t.csv")
    assert [type(item) for item in found] == [Document, Quarantined, Document]
    assert isinstance(found[1], Quarantined)
    assert found[1].reason.startswith("line 3: 4 cells where the header names 2")


def test_a_quote_that_is_never_closed_loses_its_row_only() -> None:
    found = read_bytes(b'title,company\nDiver,Deep\n"Cook,Pot\nBaker,Oven\nMiller,Wheel\n', "t.csv")
    assert [item.title for item in found if isinstance(item, Document)] == ["Diver", "Baker", "Miller"]
    (bad,) = [item for item in found if isinstance(item, Quarantined)]
    assert bad.reason.startswith("line 3: a quote is opened and never closed")


def test_ten_thousand_columns_are_read() -> None:
    names = ",".join(["title", *(f"x{i}" for i in range(10_000))])
    (found,) = documents(f"{names}\nDiver{',1' * 10_000}\n")
    assert found.text == "Diver"


def test_a_field_beyond_the_limit_is_named() -> None:
    (found,) = read_bytes(
        b"title,description\nDiver," + b"deep " * 100 + b"\n", "t.csv", limits=IngestLimits(field_chars=300)
    )
    assert isinstance(found, Quarantined)
    assert "a field of 499 characters" in found.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("conceptUri,preferredLabel,altLabels,description\nx,y,z,w\n", "taxonomy"),
        ("name,country,geonameid\nOslo,Norway,3\n", "no column is known as a title"),
        ("Q1\tSchreiner\nQ2\tMaurer\n", "names no column that is known"),
    ],
)
def test_other_tables_are_refused_with_a_reason(text: str, reason: str) -> None:
    (found,) = read_bytes(text.encode(), "t.tsv")
    assert isinstance(found, Quarantined)
    assert reason in found.reason


def test_windows_1252_table() -> None:
    (found,) = read_bytes("title,company\nKöchin,Café Süß\n".encode("cp1252") * 1, "t.csv")
    assert isinstance(found, Document)
    assert found.values(FieldName.ORGANIZATION) == ("Café Süß",)


def test_parquet_with_nested_columns() -> None:
    table = pa.table(
        {
            "title": ["Diver", None],
            "company": [{"name": "Deep"}, {"name": "Pot"}],
            "skills": [["rope", "knots"], []],
            "posted_at": pa.array([1783287031000, None], pa.timestamp("ms")),
        }
    )
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    found = read_bytes(buffer.getvalue(), "jobs.parquet")
    assert isinstance(found[0], Document)
    assert found[0].values(FieldName.ORGANIZATION) == ("Deep",)
    assert found[0].values(FieldName.SKILL) == ("rope", "knots")
    assert found[0].published == "2026-07-05"
    assert isinstance(found[1], Quarantined)
    assert found[1].reason.startswith("row 2:")


def test_short_names_of_columns_of_papers() -> None:
    header = "Title;Authors (first last);Inst.;Conf./Journal;Yr"
    (found,) = documents(f"{header}\nWalking on wet moss;Ada Nowak;KTH;SIGIR;2021\n")
    named = {field.name: found.text[field.start : field.end] for field in found.fields}
    assert found.record_type is RecordType.PAPER
    assert (named[FieldName.AUTHOR], named[FieldName.AFFILIATION]) == ("Ada Nowak", "KTH")
    assert (named[FieldName.VENUE], named[FieldName.YEAR]) == ("SIGIR", "2021")


def test_a_header_without_rows_has_a_reason() -> None:
    (found,) = read_bytes(b"title,company\n,\n", "jobs.csv")
    assert isinstance(found, Quarantined)
    assert found.reason == "no record in it, as in a header without rows; nothing to read"


def test_the_title_of_a_publication_is_that_of_its_journal() -> None:
    (paper,) = documents("Author,Title,Publication Title,Manual Tags\nAda Nowak,Wet moss,Moss Letters,frost\n")
    assert (paper.title, paper.values(FieldName.VENUE), paper.values(FieldName.KEYWORD)) == (
        "Wet moss",
        ("Moss Letters",),
        ("frost",),
    )
    (alone,) = documents("Authors,Publication Title,Year,DOI\nAda Nowak,Walking on wet moss,2020,10.1000/1\n")
    assert alone.title == "Walking on wet moss"
