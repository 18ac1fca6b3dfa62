"""Plain text, Markdown, encodings, PDF, and what is refused."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from kg.ingest import IngestLimits, read_bytes
from kg.names import hashed_id
from kg.schema import Document, Quarantined

_DRAWING = b"BT /F1 12 Tf 20 100 Td (Tide model-) Tj 0 -14 Td (ler wanted) Tj ET"


def pdf() -> bytes:
    """A PDF of one page, with the table of offsets that readers ask for."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(_DRAWING), _DRAWING),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def one(data: bytes, name: str) -> Document:
    (document,) = read_bytes(data, name)
    assert isinstance(document, Document), document
    return document


def reason(data: bytes, name: str, limits: IngestLimits | None = None) -> str:
    (found,) = read_bytes(data, name, limits=limits or IngestLimits())
    assert isinstance(found, Quarantined), found
    return found.reason


def test_plain_text_is_left_exactly_as_decoded() -> None:
    text = "\n  GB, London \r\n“Day 1”\u00a0is\u202fhere 𝔸 e\u0301\t\n\n"
    document = one(text.encode(), "page.txt")
    assert document.text == text
    assert (document.source, document.media, document.fields) == ("page.txt", "text", ())
    assert document.id == hashed_id("document", "page.txt")


def test_byte_order_mark_and_control_characters_go() -> None:
    assert one(b"\xef\xbb\xbfTide\x07 tables\n", "page.txt").text == "Tide tables\n"


def test_content_hash_follows_the_text_only() -> None:
    assert one(b"Tide", "a.txt").content_hash == one(b"Tide", "b.txt").content_hash
    assert one(b"Tide", "a.txt").content_hash != one(b"Ebb", "a.txt").content_hash


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Die Köchin fährt über die Straße – „müde“.", "cp1252"),
        ("Le garçon a été à l’hôtel, où il dîne.", "cp1252"),
        ("データサイエンティストを募集しています。東京で働きませんか。経験は問いません。", "shift_jis"),
        ("Мы ищем инженера по данным в Москве. Опыт работы обязателен.", "cp1251"),
        ("Ebb and flow\nQuai Müller", "utf-16"),
        ("Ebb and flow, and again ebb", "utf-16-le"),
        ("Ebb and flow, and again ebb", "utf-32"),
    ],
)
def test_encodings_are_recognised(text: str, encoding: str) -> None:
    assert one(text.encode(encoding), "page.txt").text == text


def test_markdown_loses_its_marks() -> None:
    source = (
        "---\ntitle: Tide Modeller\ndate: 2026-03-04\n---\n# About\n\nWe **model** _tides_, see "
        "[our site](https://x.example/a_b).\n\n"
        "Duties\n------\n\n* code in `c`\n+ read snake_case_names\n\n> quoted\n\n```python\nx = 1\n```\n"
        "![logo](l.png)\n"
    )
    document = one(source.encode(), "job.md")
    assert document.text == (
        "About\n\nWe model tides, see our site.\n\nDuties\n\n- code in c\n- read snake_case_names\n\nquoted\n\nx = 1"
    )
    assert (document.title, document.published, document.media) == ("Tide Modeller", "2026-03-04", "markdown")


def test_pdf_text_layer() -> None:
    document = one(pdf(), "page.pdf")
    assert document.text == "Tide modeller wanted"
    assert document.media == "pdf"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty file"),
        (b" \n\t \n", "empty file"),
        ("\u2003\u00a0\n".encode(), "white space"),
        (f"A page\n\n{'([' * 30_000}\n\nThe end.".encode(), "50,000 signs in a row"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG image"),
        (b"SQLite format 3\x00" + bytes(50), "SQLite database"),
        (b"\x7fELF\x02\x01" + bytes(50), "program"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\x93NUMPY\x01\x00" + bytes(20), "NumPy"),
        (gzip.compress(b"title\nDiver\n", mtime=0)[:-12], "damaged gzip"),
        (b"%PDF-1.4 nothing of a PDF", "damaged PDF"),
        (b"PAR1 nothing of a Parquet file", "damaged Parquet"),
        (b"<?xml version='1.0'?><catalog><book/></catalog>", "no feed"),
        (b"token\tO\nnext\tB-Skill\nlast\tO\n\nmore\tO\nend\tO\n", "names no column"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, words: str) -> None:
    assert words in reason(data, "page.txt")


def test_zip_under_another_name() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "text")
    assert "ZIP archive" in reason(buffer.getvalue(), "page.txt")


def test_texts_and_files_beyond_the_limits() -> None:
    assert "a text of 60 characters" in reason(b"tide, ebb\n" * 6, "page.txt", IngestLimits(text_chars=50))
    assert "larger than 50 bytes" in reason(b"tide, ebb\n" * 6, "page.txt", IngestLimits(whole_bytes=50))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We are looking for an engineer who likes water, tides and long walks on the dyke.", "en"),
        ("Wir suchen eine Ingenieurin, die Wasser, Gezeiten und lange Spaziergänge am Deich mag.", "de"),
        ("Nous cherchons une ingénieure qui aime l'eau, les marées et les longues promenades.", "fr"),
        ("Tide Modeller", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert one(text.encode(), "page.txt").language == language


def test_full_lines_of_a_text_of_a_fixed_width_flow_on_and_every_letter_stays() -> None:
    text = (
        "The institute for pears of the university in the north invites\n"
        "applications for a post of two years in the group that counts\n"
        "pears.  The successful candidate will develop models for pears\n"
        "that were seen at odd times, and apply them to all the pears in\n"
        "the survey.  Experience with ladders is required, as is a taste\n"
        "for fruit, which the candidate should have had for five years\n"
        "or more.\n\nWrite to us\nby May\n"
    )
    (document,) = read_bytes(text.encode(), "post.txt")
    assert isinstance(document, Document)
    assert document.text == text[:380].replace("\n", " ").replace("more.  Wr", "more.\n\nWr") + text[380:]


def test_short_lines_stay_lines() -> None:
    text = "Pear Analyst\nPlum Works\nBerlin, Germany\n\nCount pears.\nEat pears.\n"
    (document,) = read_bytes(text.encode(), "post.txt")
    assert isinstance(document, Document)
    assert document.text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_text_that_ends_in_the_middle_of_a_character_is_read(encoding: str) -> None:
    data = "Zürich seeks a frost analyst for its moss.🚀".encode(encoding)
    assert one(data[:-1], "a.txt").text == "Zürich seeks a frost analyst for its moss."


def test_an_accent_at_the_end_of_a_western_text_is_no_cut_off_one() -> None:
    assert one("Frost analyst for a café".encode("cp1252"), "a.txt").text == "Frost analyst for a café"
