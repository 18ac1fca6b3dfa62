"""A path in, whether a knowledge base keeps it out: what others write there would be its end."""

from __future__ import annotations

from pathlib import Path

from kg.errors import StoreError
from kg.store.generations import FOLDER
from kg.store.opening import FILE_NAME


def is_own(path: Path) -> bool:
    """Whether a path is one of the files of the knowledge base in its folder, or lies among its vectors."""
    full = path.resolve()
    return any(
        (at.name == FOLDER or at.name.startswith(FILE_NAME)) and (at.parent / FILE_NAME).is_file()
        for at in (full, *full.parents)
    )


def not_own(path: str | Path) -> Path:
    """The path, for something else to be written to.

    Raises:
        StoreError: a knowledge base keeps it.
    """
    if is_own(Path(path)):
        raise StoreError(f"'{path}' belongs to a knowledge base: name another place.")
    return Path(path)
