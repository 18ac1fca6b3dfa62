"""Documents in, extractions out: what each document states, every fact with the passage it was read from.

spaCy is imported on first use, so that a build that finds nothing new to read does not wait for it; and without torch
and its own command line, which it never needs for us, and which take longer to import than all the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.extract.quick_import import without
from kg.extract.version import EXTRACTOR_VERSION

if TYPE_CHECKING:
    from kg.extract.edges import posting_edges
    from kg.extract.lexicon.headings import BOILERPLATE, SectionKind
    from kg.extract.pipeline import Extractor

__all__ = ["BOILERPLATE", "EXTRACTOR_VERSION", "Extractor", "SectionKind", "posting_edges"]

_LAZY = {
    "BOILERPLATE": "kg.extract.lexicon.headings",
    "Extractor": "kg.extract.pipeline",
    "SectionKind": "kg.extract.lexicon.headings",
    "posting_edges": "kg.extract.edges",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'kg.extract' has no attribute {name!r}")
    with without("torch", hollow=("spacy.cli", "spacy.cli.info")):
        module = import_module(_LAZY[name])
    return getattr(module, name)
