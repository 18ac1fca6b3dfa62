"""A seekable stream in, readings out: what it is decides which reader takes it."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from kg.ingest.formats.bibtex import is_page_with_entries, read_bibtex, with_entries
from kg.ingest.formats.citation_records import is_cff, is_ris, read_cff, read_ris
from kg.ingest.formats.feeds import read_feed
from kg.ingest.formats.json_records import read_json, read_lines
from kg.ingest.formats.mail import is_mail, read_mail
from kg.ingest.formats.page import read_page
from kg.ingest.formats.parquet import read_parquet
from kg.ingest.formats.pdf import read_pdf
from kg.ingest.formats.plain_text import read_markdown, read_text
from kg.ingest.formats.sniff import Media, binary_media, ending_media, refuse_binary, text_media
from kg.ingest.formats.tabular import Dialect, describe, find_dialect, is_anonymous_table, read_table
from kg.ingest.formats.yaml_records import read_yaml_records
from kg.ingest.limits import IngestLimits
from kg.ingest.reading import MalformedError, Page, Problem, Reading, UnreadableError
from kg.ingest.text.characters import without_long_runs
from kg.ingest.text.decode import decode, encoding_of, open_text

_GZIP = b"\x1f\x8b"


def read_stream(stream: BinaryIO, name: str, limits: IngestLimits) -> Iterator[Reading]:
    """Everything in a stream, which may be gzipped; what goes wrong ends in a `Problem`, never in an exception."""
    try:
        unpacked, name = _unpacked(stream, name)
        yield from _one_at_least(_readings(unpacked, name, limits))
    except UnreadableError as error:
        yield Problem(str(error))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Problem(f"a damaged gzip file ({error}); pack it again")
    except PermissionError:
        yield Problem("permission denied; allow reading it")
    except OSError as error:
        yield Problem(f"cannot be read ({error.strerror or error}); it may have disappeared meanwhile")
    except RecursionError:
        yield Problem("nested too deeply to be read; take out what is inside and give that")
    except (ValueError, MemoryError, OverflowError) as error:
        yield Problem(f"cannot be read ({type(error).__name__}: {error})")


def _one_at_least(readings: Iterator[Reading]) -> Iterator[Reading]:
    first = next(readings, None)
    if first is None:
        raise UnreadableError("no record in it, as in a header without rows; nothing to read")
    yield first
    yield from readings


def _unpacked(stream: BinaryIO, name: str) -> tuple[BinaryIO, str]:
    packed = stream.read(2) == _GZIP
    stream.seek(0)
    if not packed:
        return stream, name
    inner = name.removesuffix(".gz").removesuffix(".GZ")
    return cast("BinaryIO", gzip.GzipFile(fileobj=stream, mode="rb")), inner


def _readings(stream: BinaryIO, name: str, limits: IngestLimits) -> Iterator[Reading]:
    head = stream.read(limits.sniff_bytes)
    complete = len(head) < limits.sniff_bytes
    stream.seek(0)
    if not head.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf\x00") and complete:
        raise UnreadableError("an empty file; nothing to read")
    binary = binary_media(head)
    if binary is Media.PARQUET:
        yield from read_parquet(stream)
    elif binary is Media.PDF:
        yield read_pdf(_whole(stream, limits))
    else:
        refuse_binary(head)
        if is_mail(head, name):
            yield from read_mail(_whole(stream, limits))
            return
        yield from _text_readings(stream, head, complete, name, limits)


def _text_readings(stream: BinaryIO, head: bytes, complete: bool, name: str, limits: IngestLimits) -> Iterator[Reading]:
    encoding = encoding_of(head)
    beginning = without_long_runs(head.decode(encoding, "replace").removeprefix("\ufeff"))
    if not beginning.strip() and complete:
        raise UnreadableError("nothing but white space; nothing to read")
    media = text_media(beginning, name)
    if media is Media.JSONL:
        yield from read_lines(open_text(stream, encoding), encoding, limits)
        return
    if media in {Media.CSV, Media.TEXT}:
        dialect = _dialect(beginning, complete, name)
        if dialect is not None:
            yield from read_table(open_text(stream, encoding), dialect, encoding, limits)
            return
    yield from _whole_readings(_whole(stream, limits), media, name)


def _dialect(beginning: str, complete: bool, name: str) -> Dialect | None:
    named_table = ending_media(name) is Media.CSV
    dialect = find_dialect(beginning, complete=complete, named_table=named_table)
    if dialect is None and (named_table or is_anonymous_table(beginning)):
        raise UnreadableError(describe(beginning))
    return dialect


#: What may begin and end with as many brackets as it likes; its values are cut when they are read.
_NESTED = frozenset({Media.JSON, Media.BIBTEX})


def _whole_readings(data: bytes, media: Media, name: str) -> Iterator[Reading]:
    if media is Media.XML:
        yield from read_feed(data)
        return
    text = decode(data) if media in _NESTED else without_long_runs(decode(data))
    if media is Media.BIBTEX and ending_media(name) is not Media.BIBTEX and is_page_with_entries(text):
        media = ending_media(name) or Media.TEXT
    if is_ris(text) or is_cff(text):
        yield from read_ris(text) if is_ris(text) else read_cff(text)
        return
    reader = _READERS.get(media)
    if reader is not None:
        yield from reader(text)
    elif media is Media.JSON:
        yield from _json(text, name)
    elif media is Media.YAML and (listed := read_yaml_records(text)) is not None:
        yield from listed
    elif (quoted := _commented_json(text)) is not None:
        yield from quoted
    else:
        yield from with_entries(read_markdown(text) if media is Media.MARKDOWN else read_text(text), text)


def _html(text: str) -> Iterator[Reading]:
    """The readings of a page, and of the BibTeX entries that its text quotes."""
    for reading in read_page(text):
        yield from with_entries(reading, reading.text) if isinstance(reading, Page) else (reading,)


_READERS: dict[Media, Callable[[str], Iterator[Reading]]] = {Media.HTML: _html, Media.BIBTEX: read_bibtex}


def _json(text: str, name: str) -> Iterator[Reading]:
    """Text that only begins like JSON and is not called so remains a text."""
    try:
        yield from read_json(text)
    except MalformedError:
        if ending_media(name) is Media.JSON:
            raise
        yield read_markdown(text) if ending_media(name) is Media.MARKDOWN else read_text(text)


_COMMENT = re.compile(r"^[ \t]*(?:#|//) ?", re.MULTILINE)


def _commented_json(text: str) -> list[Reading] | None:
    """The readings of JSON whose every line is a comment, as examples stand in sources; `None` for anything else."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or not all(_COMMENT.match(line) for line in lines):
        return None
    bare = _COMMENT.sub("", text)
    start = min((at for mark in "{[" if (at := bare.find(f"\n{mark}")) >= 0), default=0 if bare[:1] in "{[" else -1)
    try:
        return list(read_json(bare[start:].strip())) if start >= 0 else None
    except UnreadableError:
        return None


def _whole(stream: BinaryIO, limits: IngestLimits) -> bytes:
    data = stream.read(limits.whole_bytes + 1)
    if len(data) > limits.whole_bytes:
        most = f"{limits.whole_bytes:,} bytes"
        raise UnreadableError(f"larger than {most}, the most that is read in one piece; split it or write JSON Lines")
    return data
