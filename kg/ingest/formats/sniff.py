"""The first bytes of a file in, what it is out: magic numbers, then the shape of the text, then the ending."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from kg.ingest.reading import UnreadableError


class Media(StrEnum):
    """Kinds of files that are read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    XML = "xml"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    BIBTEX = "bibtex"
    PARQUET = "parquet"
    PDF = "pdf"
    YAML = "yaml"


_BINARY = (
    (b"PK\x03\x04", "a ZIP archive (or an Office or NumPy file); unpack or export it first"),
    (b"PK\x05\x06", "an empty ZIP archive; give the files themselves"),
    (b"\x89PNG", "a PNG image; only text is read"),
    (b"\xff\xd8\xff", "a JPEG image; only text is read"),
    (b"GIF8", "a GIF image; only text is read"),
    (b"SQLite format 3\x00", "an SQLite database; export its tables as CSV or JSON Lines"),
    (b"\x7fELF", "a program (ELF); only text is read"),
    (b"MZ\x90\x00", "a program (Windows executable); only text is read"),
    (b"\xca\xfe\xba\xbe", "a compiled program; only text is read"),
    (b"\xcf\xfa\xed\xfe", "a compiled program; only text is read"),
    (b"\x93NUMPY", "a NumPy array; only text and tables are read"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as text, HTML or CSV"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first, or compress with gzip"),
    (b"BZh", "a bzip2 archive; unpack it first, or compress with gzip"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive; unpack it first, or compress with gzip"),
    (b"\x89HDF", "an HDF5 file; export its tables as CSV or Parquet"),
    (b"ARROW1", "an Arrow file; save it as Parquet"),
    (b"OggS", "a sound file; only text is read"),
    (b"ID3", "a sound file; only text is read"),
    (b"RIFF", "a media file; only text is read"),
    (b"wOF2", "a font; only text is read"),
    (b"\x00\x00\x01\x00", "an icon; only text is read"),
    (b"{\\rtf", "an RTF file; save it as text, HTML or PDF"),
)
_ENDINGS = {
    ".csv": Media.CSV, ".tsv": Media.CSV, ".tab": Media.CSV, ".psv": Media.CSV, ".md": Media.MARKDOWN,
    ".markdown": Media.MARKDOWN, ".json": Media.JSON, ".jsonld": Media.JSON, ".json-ld": Media.JSON,
    ".jsonl": Media.JSONL, ".ndjson": Media.JSONL, ".bib": Media.BIBTEX, ".html": Media.HTML, ".htm": Media.HTML,
    ".yaml": Media.YAML, ".yml": Media.YAML,
    ".xhtml": Media.HTML, ".xml": Media.XML, ".rss": Media.XML, ".atom": Media.XML,
}  # fmt: skip
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|title|meta)\b", re.I | re.S
)
_TAG_START = re.compile(r"\s*<(?:div|p|h[1-6]|ul|section|article|main|table|span|script|header|nav)\b", re.IGNORECASE)
#: Tags of blocks; a file full of them is a page, whatever stands above the first.
_BLOCK_TAG = re.compile(r"</?(?:div|p|h[1-6]|ul|li|section|td|tr)(?:\s[^<>\n]*)?>", re.IGNORECASE)
_FEWEST_BLOCKS = 12
#: What only Markdown has, so that the boxes in front of it are its own: headings, links, bold words.
_MARKED = re.compile(r"^#{1,6} \S|\*\*\S[^*\n]*\*\*|\]\([^\s)\]]+\)", re.MULTILINE)
_XML_START = re.compile(r"\s*<(?:\?xml\b|rss\b|feed\b|rdf:RDF\b|urlset\b)", re.IGNORECASE)
_BIBTEX = re.compile(
    r"^\s*@(?:article|inproceedings|book|misc|incollection|phdthesis|mastersthesis|techreport|proceedings|conference"
    r"|inbook|unpublished|online|string|comment|preamble|thesis|report|software|dataset)\s*[{(]",
    re.IGNORECASE | re.MULTILINE,
)
_JSON_ENTRY = re.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:[\[\]{"\d-]|true|false|null))')


def refuse_binary(head: bytes) -> None:
    """Raises `UnreadableError` naming what it is if the bytes are no text, whatever the file is called."""
    for magic, what in _BINARY:
        if head.startswith(magic):
            raise UnreadableError(what)
    if head[4:8] == b"ftyp":
        raise UnreadableError("a video or image file; only text is read")
    if head[:1] == b"\x80" and head[1:2] in b"\x02\x03\x04\x05" and head[-1:] != b"\n":
        raise UnreadableError("a Python pickle; only text and tables are read")
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"} or _alternates(head):
        return
    strange = sum(head[:8_192].count(byte) for byte in (*range(0, 9), *range(14, 27), *range(28, 32)))
    if b"\x00" in head[:8_192] or strange > max(8, len(head[:8_192]) // 20):
        raise UnreadableError("binary data of an unknown kind; only text, tables, HTML, JSON, BibTeX and PDF are read")


def binary_media(head: bytes) -> Media | None:
    """Parquet or PDF, by their magic numbers."""
    if head.startswith(b"PAR1"):
        return Media.PARQUET
    return Media.PDF if head[:1_024].lstrip().startswith(b"%PDF-") else None


def ending_media(name: str) -> Media | None:
    """What the ending of the name promises, if anything."""
    return _ENDINGS.get(PurePath(name.casefold()).suffix)


def text_media(head: str, name: str) -> Media:
    """What the text is; tables are told apart by `kg.ingest.formats.tabular`, which looks at their columns."""
    ending = ending_media(name)
    if ending is Media.CSV:
        return ending
    if _HTML_START.match(head):
        return Media.HTML
    if _XML_START.match(head):
        return Media.XML
    if ending in {Media.JSON, Media.JSONL} or _JSON_ENTRY.match(head):
        return _json_media(head, ending)
    if ending is Media.BIBTEX or _BIBTEX.search(head[:20_000]):
        return Media.BIBTEX
    if _TAG_START.match(head) and head.count("</") >= 2 and not (ending is Media.MARKDOWN and _MARKED.search(head)):
        return Media.HTML
    if ending is None and len(_BLOCK_TAG.findall(head)) >= _FEWEST_BLOCKS:
        return Media.HTML
    return (
        ending
        if ending in {Media.MARKDOWN, Media.XML, Media.YAML}
        else Media.HTML
        if _is_tagged(head, ending)
        else Media.TEXT
    )


def _json_media(head: str, ending: Media | None) -> Media:
    if ending is Media.JSONL:
        return ending
    lines = [line for line in head.split("\n", 3)[:3] if line.strip()]
    starts = len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines[:2])
    return Media.JSONL if starts and lines[0].rstrip().endswith("}") else Media.JSON


def _is_tagged(head: str, ending: Media | None) -> bool:
    return ending is Media.HTML and "<" in head and ">" in head


def _alternates(head: bytes) -> bool:
    """UTF-16 without a mark has its zeros at every second byte and nowhere else."""
    even, odd = head[0:4_000:2].count(0), head[1:4_000:2].count(0)
    half = max(1, len(head[:4_000]) // 2)
    return max(even, odd) > 0.6 * half and min(even, odd) < 0.1 * half
