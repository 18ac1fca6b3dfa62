"""Words and facets in, a page of results out: by name and text, or by likeness of the vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np

from kg.embedding import OWN_TEXT
from kg.errors import QueryError
from kg.schema import NodeType
from kg.search import Condition, type_asked_for
from kg.web.catalog import Mask, Shelf
from kg.web.library import Edition
from kg.web.wording import whereabouts

#: Hits of the full text that are looked through; more are not counted.
_MOST_HITS = 1_000
_MOST_LIKE = 100


class Mode(StrEnum):
    """How to search: `words` in names and texts, or `meaning` by likeness of the vectors."""

    WORDS = "words"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for; `chosen` holds the picked values by facet."""

    words: str = ""
    node_type: NodeType | None = None
    mode: Mode = Mode.WORDS
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One result; `reason` says why one is near that has no text of its own."""

    id: str
    node_type: NodeType
    name: str
    subtitle: str
    score: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of results; if `capped`, there are more than `total`."""

    wanted: Wanted
    mode: Mode
    hits: tuple[Hit, ...]
    total: int
    capped: bool = False
    facets: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)
    note: str | None = None


def find(edition: Edition, wanted: Wanted) -> Found:
    """A page of results; words that stand nowhere are searched by meaning instead, and the note says so."""
    shelf = edition.catalog.shelf(wanted.node_type) if wanted.node_type else None
    if wanted.words and wanted.mode is Mode.MEANING:
        return _by_meaning(edition, wanted, shelf)
    found = _by_words(edition, wanted, shelf)
    if found.total or not wanted.words or any(wanted.chosen.values()):
        return found
    likely = _by_meaning(edition, wanted, shelf)
    if not likely.hits:
        return replace(found, note=likely.note)
    note = f"“{wanted.words}” stands in no text; these are nearest in meaning. {likely.note or ''}".rstrip()
    return replace(likely, note=note)


def found_json(found: Found) -> dict[str, object]:
    """A page of results as JSON."""
    return {
        "query": found.wanted.words,
        "mode": str(found.mode),
        "total": found.total,
        "capped": found.capped,
        "results": [
            {
                "id": h.id,
                "type": str(h.node_type),
                "name": h.name,
                "subtitle": h.subtitle,
                "score": h.score,
                "reason": h.reason,
            }
            for h in found.hits
        ],
        "facets": {
            name: [{"value": value, "count": count} for value, count in values] for name, values in found.facets.items()
        },
        "note": found.note,
    }


def _by_words(edition: Edition, wanted: Wanted, shelf: Shelf | None) -> Found:
    store = edition.base.store
    if not wanted.words:
        return _everything(edition, wanted, shelf)
    named = store.search_names(wanted.words, _MOST_HITS, node_type=wanted.node_type)
    hits = [(item.id, item.node_type, item.name, item.score) for item in named]
    return _page(edition, wanted, shelf, hits, capped=len(hits) == _MOST_HITS)


def _everything(edition: Edition, wanted: Wanted, shelf: Shelf | None) -> Found:
    if shelf is None:
        return _all_of_type(edition, wanted)
    mask = shelf.mask(wanted.chosen)
    rows = np.flatnonzero(mask)
    hits = [_shelf_hit(shelf, int(row)) for row in rows[wanted.offset : wanted.offset + wanted.limit]]
    everywhere = np.ones(len(shelf.ids), dtype=bool)
    return Found(wanted, Mode.WORDS, tuple(hits), len(rows), facets=shelf.facets(wanted.chosen, everywhere))


def _all_of_type(edition: Edition, wanted: Wanted) -> Found:
    """All nodes of a type without facets, by name; of all types, nothing."""
    if wanted.node_type is None:
        return Found(wanted, Mode.WORDS, (), 0)
    nodes = sorted(edition.base.store.nodes(wanted.node_type), key=lambda node: (node.name.casefold(), node.id))
    shown = nodes[wanted.offset : wanted.offset + wanted.limit]
    found = _subtitles(edition, [node.id for node in shown])
    hits = tuple(Hit(node.id, node.node_type, node.name, found[node.id]) for node in shown)
    return Found(wanted, Mode.WORDS, hits, len(nodes))


def _by_meaning(edition: Edition, wanted: Wanted, shelf: Shelf | None) -> Found:
    node_type = wanted.node_type or type_asked_for(wanted.words) or NodeType.POSTING
    shelf = shelf or edition.catalog.shelf(node_type)
    is_told = node_type not in OWN_TEXT
    try:
        answer = edition.base.similar(
            text=wanted.words,
            type=node_type,
            k=_MOST_LIKE,
            where=_conditions(wanted.chosen, shelf),
            explain=is_told,
        )
    except QueryError as error:
        return Found(wanted, Mode.MEANING, (), 0, note=str(error))
    hits = [(match.id, match.node_type, match.name, match.score) for match in answer.results]
    found = _page(edition, wanted, shelf, hits, capped=len(hits) == _MOST_LIKE, mode=Mode.MEANING, note=answer.note)
    reasons = {match.id: match.explanation.summary for match in answer.results if match.explanation is not None}
    return replace(found, hits=tuple(replace(hit, reason=reasons.get(hit.id, "")) for hit in found.hits))


def _page(
    edition: Edition,
    wanted: Wanted,
    shelf: Shelf | None,
    hits: Sequence[tuple[str, NodeType, str, float]],
    *,
    capped: bool,
    mode: Mode = Mode.WORDS,
    note: str | None = None,
) -> Found:
    facets: dict[str, list[tuple[str, int]]] = {}
    kept = list(hits)
    if shelf is not None:
        within = _rows(shelf, [item[0] for item in hits])
        facets = shelf.facets(wanted.chosen, within)
        mask = within & shelf.mask(wanted.chosen)
        kept = [item for item in hits if (row := shelf.row_of.get(item[0])) is not None and mask[row]]
    shown = kept[wanted.offset : wanted.offset + wanted.limit]
    told = _subtitles(edition, [item[0] for item in shown])
    page = tuple(Hit(i, node_type, name, told[i], score) for i, node_type, name, score in shown)
    return Found(wanted, mode, page, len(kept), capped, facets, note)


def _rows(shelf: Shelf, ids: Sequence[str]) -> Mask:
    mask = np.zeros(len(shelf.ids), dtype=bool)
    mask[[shelf.row_of[node_id] for node_id in ids if node_id in shelf.row_of]] = True
    return mask


def _subtitles(edition: Edition, node_ids: Sequence[str]) -> dict[str, str]:
    """With whom and where each node is, in a few words; empty for what has no such thing."""
    nodes = edition.base.store.nodes_of(node_ids, with_evidence=False)
    places = {node_id: whereabouts(nodes[node_id]) if node_id in nodes else "" for node_id in node_ids}
    return places | edition.base.houses(node_ids)


def _shelf_hit(shelf: Shelf, row: int) -> Hit:
    return Hit(shelf.ids[row], shelf.node_type, shelf.names[row], shelf.subtitles[row])


def _conditions(chosen: Mapping[str, Sequence[str]], shelf: Shelf | None) -> list[str]:
    """Facets that are properties narrow the candidates down before they are ranked; the others afterwards."""
    if shelf is None:
        return []
    kept = (name for name in chosen if name in shelf.columns and name not in ("topic", "year"))
    return [str(Condition(name, "=", "").of(chosen[name])) for name in kept if chosen[name]]
