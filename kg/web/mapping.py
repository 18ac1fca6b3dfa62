"""An edition in, the map of all its postings and papers out."""

from __future__ import annotations

from collections import Counter

import numpy as np

from kg.web.catalog import LISTED, Shelf
from kg.web.layout import lay_out
from kg.web.library import Edition

#: As many colours as colour-blind people tell apart with ease.
_MOST_TOPICS = 7


def map_json(edition: Edition) -> dict[str, object]:
    """Points with place, type and topic; a point's topic is the most frequent of its own that is on the list."""
    index = edition.base.index
    row_of = index.rows
    shelves = [shelf for shelf in map(edition.catalog.shelf, LISTED) if shelf is not None]
    topics = _topics(shelves)
    points = [point for shelf in shelves for point in _points(shelf, topics) if point["id"] in row_of]
    vectors = np.asarray(index.vectors)[[row_of[str(point["id"])] for point in points]]
    for point, (x, y) in zip(points, lay_out(vectors).tolist(), strict=True):
        point |= {"x": round(x, 4), "y": round(y, 4)}
    return {"points": points, "topics": topics}


def _topics(shelves: list[Shelf]) -> list[str]:
    counted: Counter[str] = Counter()
    for shelf in shelves:
        column = shelf.columns["topic"]
        counted.update(column.values[code] for code in column.codes)
    return [topic for topic, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_MOST_TOPICS]]


def _points(shelf: Shelf, topics: list[str]) -> list[dict[str, object]]:
    topic_of: dict[int, int] = {}
    column = shelf.columns["topic"]
    ranks = {value: rank for rank, value in enumerate(topics)}
    for row, code in zip(column.rows.tolist(), column.codes.tolist(), strict=True):
        rank = ranks.get(column.values[code])
        if rank is not None:
            # the rarer of two listed topics says more about a point
            topic_of[row] = max(rank, topic_of.get(row, 0))
    return [
        {
            "id": shelf.ids[row],
            "type": str(shelf.node_type),
            "name": shelf.names[row],
            "subtitle": shelf.subtitles[row],
            "topic": topics[topic_of[row]] if row in topic_of else None,
            "linked": bool(shelf.linked[row]),
        }
        for row in range(len(shelf.ids))
    ]
