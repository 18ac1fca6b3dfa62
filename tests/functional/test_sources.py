"""By which names documents are kept, found again and taken out."""

from __future__ import annotations

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from kg import pipeline
from kg.cli import main
from kg.errors import NotFoundError
from kg.pipeline import BuildOptions
from kg.store import KnowledgeStore

PLAIN = BuildOptions(train=False)


def _write(*titles: str) -> list[str]:
    for title in titles:
        Path(f"{title}.txt").write_text(_posting(title), encoding="utf-8")
    return [f"{title}.txt" for title in titles]


def _posting(title: str) -> str:
    return f"{title}\n\nOrbelle Clinics\nTurin, Italy\n\nYou work at night with the {title.lower()}s of Turin.\n"


def test_every_text_from_standard_input_is_a_document_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, title in enumerate(("Night Nurse", "Porter", "Night Nurse")):
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(_posting(title).encode())))
        report = pipeline.add(["-"], tmp_path) if number else pipeline.build(["-"], tmp_path, options=PLAIN)
    assert (report.counts["documents"], len(report.changes.unchanged)) == (2, 1)
