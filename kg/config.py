"""Where the project's own data lies, and the seed every random step starts from."""

from __future__ import annotations

import os
from pathlib import Path

#: Seed of every random step unless the caller names another.
DEFAULT_SEED = 0

_PACKAGE = Path(__file__).resolve().parent


def data_dir() -> Path:
    """Folder of vocabularies, gazetteer and shipped models; `KG_DATA` overrides it."""
    override = os.environ.get("KG_DATA")
    if override:
        return Path(override)
    inside = _PACKAGE / "data"
    return inside if inside.is_dir() else _PACKAGE.parent / "data"
