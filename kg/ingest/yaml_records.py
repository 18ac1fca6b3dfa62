"""A YAML list of flat entries in, readings out; anything richer is left to be read as text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from kg.ingest.json_records import readings_of
from kg.ingest.reading import Reading

_ENTRY = re.compile(r"(?P<dash>- +|  +)?(?P<key>[A-Za-z_][\w -]{0,40}):(?: +(?P<value>.*))?$")
#: A value that goes on in the next line, further in than its key.
_FOLDED = re.compile(r" {4,}(?P<more>\S.*\S)\s*$")
_FEWEST = 2


def read_flat_yaml(text: str) -> Iterator[Reading] | None:
    """The readings of a list of entries with one line a field; `None` where the text is not such a list."""
    rows: list[dict[str, object]] = []
    last = ""
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#") or line.strip() in ("---", "..."):
            continue
        folded = _FOLDED.match(line)
        if folded and rows and last and rows[-1][last] and not _ENTRY.match(line.strip()):
            rows[-1][last] = f"{rows[-1][last]} {folded['more']}"
            continue
        entry = _ENTRY.match(line)
        if entry is None or (not rows and not (entry["dash"] or "").startswith("-")):
            return None
        if (entry["dash"] or "").startswith("-"):
            rows.append({})
        elif not entry["dash"]:
            return None
        last = entry["key"].strip()
        rows[-1][last] = _scalar(entry["value"] or "")
    if len(rows) < _FEWEST or min(map(len, rows)) < _FEWEST:
        return None
    return readings_of(rows, "yaml")


def _scalar(value: str) -> object:
    bare = value.split(" #")[0].strip()
    if bare[:1] == '"' == bare[-1:] and len(bare) > 1:
        try:
            return json.loads(bare)
        except ValueError:
            return bare.strip('"')
    return bare[1:-1] if bare[:1] == "'" == bare[-1:] and len(bare) > 1 else bare
