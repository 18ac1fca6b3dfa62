"""A work of OpenAlex in, a row of a paper out: its authors, institutions and the abstract put back in order."""

from __future__ import annotations

from collections.abc import Mapping

from kg.ingest.reading import Row
from kg.ingest.rows.nested import label
from kg.ingest.rows.tidy import line

_MOST_WORDS = 100_000


def is_openalex(record: Row) -> bool:
    """Whether a JSON object is a work as OpenAlex describes it."""
    return "authorships" in record and ("display_name" in record or "title" in record)


def openalex_row(work: Row) -> dict[str, object]:
    """The work under the column names of papers."""
    authorships = [item for item in _list(work.get("authorships")) if isinstance(item, Mapping)]
    affiliations = ["+".join(filter(None, map(label, _list(item.get("institutions"))))) for item in authorships]
    return {
        "title": work.get("display_name") or work.get("title"),
        "authors": [label(item.get("author")) or line(item.get("raw_author_name")) for item in authorships],
        "affiliations": affiliations if any(affiliations) else None,
        "venue": _venue(work),
        "year": work.get("publication_year"),
        "publication date": work.get("publication_date"),
        "keywords": [
            text for name in ("keywords", "topics") for item in _list(work.get(name)) if (text := label(item))
        ],
        "abstract": _abstract(work.get("abstract_inverted_index")) or work.get("abstract"),
        "doi": work.get("doi"),
        "id": work.get("id"),
        "language": work.get("language"),
    }


def _venue(work: Row) -> str:
    for name in ("primary_location", "host_venue", "best_oa_location"):
        location = work.get(name)
        if isinstance(location, Mapping):
            found = label(location.get("source")) or label(location)
            if found:
                return found
    return ""


def _abstract(inverted: object) -> str:
    """The words at their places; an index with absurd places gives nothing."""
    if not isinstance(inverted, Mapping):
        return ""
    words = {place: str(word) for word, places in inverted.items() for place in _list(places) if isinstance(place, int)}
    if not words or len(words) > _MOST_WORDS:
        return ""
    return " ".join(words[place] for place in sorted(words))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
