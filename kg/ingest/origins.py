"""A document in, the name of the file it was read from out: what is not in that file any more can then be found."""

from __future__ import annotations

from pathlib import PurePath

from kg.ingest.files import PIPED, STDIN
from kg.schema import Document


def file_of(document: Document) -> str | None:
    """The file as the user named it; `None` if there is none, or if its name cannot be told from its records'.

    A record's source is its file, `#`, and its own name; either may hold a `#` of its own, so the file's name is
    looked for.
    """
    source = document.source
    if document.origin is None:
        parts = source.split("#")
        is_file = parts[0] != STDIN and not parts[0].startswith(PIPED)  # "-" is what older knowledge bases have
        return parts[0] if is_file and len(parts) <= (2 if document.record_type else 1) else None
    name = PurePath(document.origin).name
    start = source.find(name)
    while start >= 0:
        end = start + len(name)
        if (start == 0 or source[start - 1] in "/\\") and source[end : end + 1] in ("", "#"):
            return source[:end]
        start = source.find(name, start + 1)
    return None
