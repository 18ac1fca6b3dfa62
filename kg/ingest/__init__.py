"""Files, folders, globs and standard input in, documents out; what cannot be read comes as `Quarantined` with a reason.

Nothing is raised for bad input: the caller decides what it means that nothing could be read.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from kg.errors import InputError
from kg.ingest.files import PIPED, STDIN, find_files, readable, source_name
from kg.ingest.formats.sniff import binary_media, refuse_binary
from kg.ingest.limits import IngestLimits
from kg.ingest.origins import file_of
from kg.ingest.reader import read_stream
from kg.ingest.reading import UnreadableError
from kg.ingest.render import Origin, documents
from kg.ingest.text.characters import without_long_runs
from kg.ingest.text.decode import decode
from kg.schema import Document, Quarantined

__all__ = ["IngestLimits", "file_of", "read_bytes", "read_sources", "read_text", "source_name"]

_DEFAULT_LIMITS = IngestLimits()
_HASH_DIGITS = 12


def read_sources(
    sources: Sequence[str], *, stdin: BinaryIO | None = None, limits: IngestLimits = _DEFAULT_LIMITS
) -> Iterator[Document | Quarantined]:
    """Documents of all sources, yielded as they are read.

    Args:
        sources: files, folders (walked in sorted order), globs, or `-` for standard input; a file that several
            of them name is read once. What comes by standard input is named by a hash of it. A string alone is one
            source: its letters would be many, and "/" the whole disk.
        stdin: what `-` stands for.
        limits: how large inputs may be.
    """
    seen: set[Path] = set()
    for source in [sources] if isinstance(sources, str) else sources:
        if source == STDIN:
            yield from _read_stdin(stdin, limits)
            continue
        for found in find_files(source):
            if isinstance(found, Quarantined):
                yield found
            elif (path := found.path.absolute()) not in seen:
                seen.add(path)
                yield from _read_file(path, found.source, limits)


def read_bytes(
    data: bytes, source: str, *, origin: str | None = None, limits: IngestLimits = _DEFAULT_LIMITS
) -> list[Document | Quarantined]:
    """Documents of one file given as bytes; pure.

    Args:
        data: what the file holds.
        source: its name, which documents are called by and whose ending helps to tell what it is.
        origin: absolute path, where there is one.
        limits: how large inputs may be.
    """
    return list(_documents(io.BytesIO(data), source, origin, limits))


def read_text(data: bytes) -> str:
    """All of the bytes as text, in whatever encoding they are, markup and all; without a byte order mark.

    Raises:
        InputError: they are no text; the message says what they are.
    """
    try:
        head = data[: _DEFAULT_LIMITS.sniff_bytes]
        if media := binary_media(head):
            raise UnreadableError(f"a file in {media.name}; give the text that is in it")
        refuse_binary(head)
        return without_long_runs(decode(data))
    except UnreadableError as error:
        raise InputError(str(error)) from error


def _read_file(path: Path, source: str, limits: IngestLimits) -> Iterator[Document | Quarantined]:
    try:
        stream = path.open("rb")
    except PermissionError:
        yield Quarantined(source, "permission denied; allow reading it")
        return
    except OSError as error:
        yield Quarantined(source, f"cannot be opened ({error.strerror}); it may have disappeared meanwhile")
        return
    with stream:
        yield from _documents(stream, source, readable(path.as_posix()), limits)


def _read_stdin(stdin: BinaryIO | None, limits: IngestLimits) -> Iterator[Document | Quarantined]:
    """Standard input is copied to a temporary file, for telling what it is needs a second look at its beginning."""
    if stdin is None:
        yield Quarantined(STDIN, "standard input is not open; pipe something into it")
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stdin, copy)
        copy.seek(0)
        name = f"{PIPED}{hashlib.file_digest(copy, 'sha256').hexdigest()[:_HASH_DIGITS]}"
        copy.seek(0)
        yield from _documents(cast("BinaryIO", copy), name, None, limits)


def _documents(
    stream: BinaryIO, source: str, path: str | None, limits: IngestLimits
) -> Iterator[Document | Quarantined]:
    readings = read_stream(stream, PurePath(source).name, limits)
    return documents(readings, Origin(source, path), limits)
