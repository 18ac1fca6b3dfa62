"""Where the project's own data lies, the seed every random step starts from, and choices that stages share."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

#: Seed of every random step unless the caller names another.
DEFAULT_SEED = 0

_PACKAGE = Path(__file__).resolve().parent


class SpanUse(StrEnum):
    """What the trained span model of `data/spans` is used for in extraction; it is slower than all rules together."""

    OFF = "off"
    MENTIONS = "mentions"
    SKILLS = "skills"


def data_dir() -> Path:
    """Folder of vocabularies, gazetteer and shipped models; `KG_DATA` overrides it."""
    override = os.environ.get("KG_DATA")
    if override:
        return Path(override)
    inside = _PACKAGE / "data"
    return inside if inside.is_dir() else _PACKAGE.parent / "data"
