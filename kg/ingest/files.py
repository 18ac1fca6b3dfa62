"""Sources as the user names them in, files out: folders are walked in order, globs expanded, odd things refused."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.schema import Quarantined

STDIN = "-"
#: What names of documents from standard input begin with; a hash of the content follows, as it has no other name.
PIPED = "stdin:"
_SKIPPED = ("readme", "license", "licence")
#: A folder with this file is no source, even where it lies among the documents that it was built from.
_KNOWLEDGE_BASE = "kg.sqlite"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it lies, and its name in documents."""

    path: Path
    source: str


def find_files(source: str) -> Iterator[Found | Quarantined]:
    """The files a source stands for, in a fixed order.

    Of folders hidden files, README, LICENSE and knowledge bases are left out.
    """
    path = Path(source)
    try:
        if _exists(path):
            yield from _walk(path, frozenset(), named=True)
        elif glob.has_magic(source):
            yield from _expand(source)
        else:
            yield Quarantined(readable(source), "no such file or folder; check the path")
    except (OSError, ValueError) as error:
        yield Quarantined(readable(source), _reason(error))


def source_name(path: Path) -> str:
    """The path relative to the current folder if it lies inside, else absolute, with forward slashes."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links and rename the source
    here = Path.cwd()
    return readable((absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix())


def readable(path: str) -> str:
    """A path as text; bytes of a file name that are no characters are written as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _expand(pattern: str) -> Iterator[Found | Quarantined]:
    paths = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob refuses absolute patterns
    if not paths:
        yield Quarantined(readable(pattern), "no file matches the pattern; check it, and quote it in the shell")
    for path in paths:
        yield from _walk(Path(path), frozenset(), named=False)


def _walk(path: Path, above: frozenset[str], *, named: bool) -> Iterator[Found | Quarantined]:
    """The file itself, or the files of a folder; `above` are the real folders the walk has come through."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            yield Found(path, source_name(path))
        elif stat.S_ISDIR(mode):
            yield from _walk_folder(path, above, named=named)
        else:
            yield Quarantined(source_name(path), f"{_kind(mode)}, not a file; give a file or `-` for standard input")
    except OSError as error:
        yield Quarantined(source_name(path), _reason(error))


def _walk_folder(path: Path, above: frozenset[str], *, named: bool) -> Iterator[Found | Quarantined]:
    real = os.path.realpath(path)
    if real in above:
        yield Quarantined(source_name(path), "a link that leads back to a folder above it; left out")
        return
    names = sorted(entry.name for entry in os.scandir(path) if not _is_skipped(entry.name))
    if _KNOWLEDGE_BASE in names:
        if named:
            yield Quarantined(source_name(path), "a knowledge base; give the documents that it was built from")
        return
    if named and not names:
        yield Quarantined(source_name(path), "an empty folder; nothing to read")
    for name in names:
        yield from _walk(path / name, above | {real}, named=False)


def _is_skipped(name: str) -> bool:
    return name.startswith(".") or name.casefold().startswith(_SKIPPED)


def _exists(path: Path) -> bool:
    """Whether there is something of that name, be it a link that leads nowhere."""
    return os.path.lexists(path)


def _reason(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "permission denied; allow reading it"
    if isinstance(error, FileNotFoundError):
        return "no such file or folder, or a link that leads nowhere; check the path"
    if isinstance(error, OSError):
        return f"cannot be read ({error.strerror or error}); check the path"
    return f"not a path ({error})"


def _kind(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((name for test, name in kinds if test(mode)), "something special")
