"""A target path in, a path beside it to write to out; what is complete takes the target's place at once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path

from kg.errors import StoreError


@contextmanager
def placed_file(target: Path) -> Iterator[Path]:
    """Yields a path to write a file to, and moves it to the target afterwards; after an error nothing has changed.

    Raises:
        StoreError: the target is a folder, or cannot be written.
    """
    if target.is_dir():
        raise StoreError(f"'{target}' is a folder and the export is one file: name a file.")
    beside = _beside(target, "new")
    with _disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        try:
            yield beside
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def placed_folder(target: Path, own: Sequence[str]) -> Iterator[Path]:
    """Yields an empty folder to fill, and moves it to the target afterwards; after an error nothing has changed.

    Args:
        target: where the folder shall be; a former export there is replaced.
        own: patterns of the names that an export consists of; a folder with anything else in it is not ours.

    Raises:
        StoreError: the target is a file, holds other files, or cannot be written.
    """
    with _disk_errors(target):
        _sweep(target)
        _check_folder(target, own)
        beside, former = _beside(target, "new"), _beside(target, "old")
        beside.mkdir(parents=True)
        try:
            yield beside
            if target.exists():
                target.replace(former)
            beside.replace(target)
        finally:
            if former.exists() and not target.exists():
                former.replace(target)
            shutil.rmtree(beside, ignore_errors=True)
            shutil.rmtree(former, ignore_errors=True)


def _beside(target: Path, word: str) -> Path:
    full = target.absolute()
    return full.with_name(f".{full.name}.{os.getpid()}.{word}")


def _sweep(target: Path) -> None:
    """Takes away what a killed export left beside the target; a former export that lost its place gets it back."""
    full = target.absolute()
    begin = f".{full.name}."
    for left in sorted(full.parent.iterdir()) if full.parent.is_dir() else ():
        number, _, word = left.name.removeprefix(begin).partition(".")
        if not left.name.startswith(begin) or word not in ("new", "old") or _runs(number):
            continue
        if word == "old" and not full.exists():
            left.replace(full)
        elif left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _runs(number: str) -> bool:
    """Whether a process of this number runs, other than this one."""
    if not number.isdecimal() or int(number) == os.getpid():
        return not number.isdecimal()
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _check_folder(target: Path, own: Sequence[str]) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise StoreError(f"'{target}' is a file and the export is a folder: name a folder.")
    foreign = sorted(entry.name for entry in target.iterdir() if not any(fnmatchcase(entry.name, name) for name in own))
    if foreign:
        raise StoreError(f"'{target}' holds '{foreign[0]}', which is no part of an export: name a new folder.")


@contextmanager
def _disk_errors(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"'{target}' cannot be written ({error.strerror or error}): free some room or check the rights; "
            "what was there is kept."
        ) from error
