"""How large an input may be before it is refused instead of read: one frozen set of numbers."""

from __future__ import annotations

from dataclasses import dataclass

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class IngestLimits:
    """Limits that keep one odd file from taking the machine down; streams of records have no limit of length.

    Attributes:
        text_chars: longest text of one page or plain text, in characters.
        field_chars: longest field of a record, in characters.
        record_chars: longest line of a JSONL file and longest row of a table, in characters.
        whole_bytes: largest file, unpacked, that has to be held in memory (JSON, HTML, BibTeX, PDF).
        sniff_bytes: how much of the beginning is looked at to tell what a file is.
        bad_records: how many broken records of one file are named one by one before the rest is given up.
    """

    text_chars: int = 20 * _MB
    field_chars: int = 1 * _MB
    record_chars: int = 16 * _MB
    whole_bytes: int = 512 * _MB
    sniff_bytes: int = 256 * 1024
    bad_records: int = 1_000
