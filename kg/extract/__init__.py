"""Documents in, extractions out: what each document states, every fact with the passage it was read from."""

from kg.extract.draft import EXTRACTOR_VERSION
from kg.extract.edges import posting_edges
from kg.extract.headings import BOILERPLATE, SectionKind
from kg.extract.pipeline import Extractor

__all__ = ["BOILERPLATE", "EXTRACTOR_VERSION", "Extractor", "SectionKind", "posting_edges"]
