"""Facts about one node or edge in, a summary of them out that one document more or less changes in no time.

A summary holds how many documents say what, and the surest passages. Taking facts away from it gives the summary
that was there before they came, so that a node which half of all documents name is not read anew for each.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

import msgspec

from kg.schema import EdgeFact, Evidence, FieldName, NodeFact

#: Passages that a node or edge shows; `mentioned_in` edges lead to all documents.
MOST_EVIDENCE = 32
#: Passages kept in a summary, so that some can be taken away before all facts must be read again.
_MOST_KEPT = 2 * MOST_EVIDENCE

Fact = NodeFact | EdgeFact
Key = TypeVar("Key")
#: A passage in the order of sureness: negative confidence, document, start, end, surface, extractor, field or "".
Passage = tuple[float, str, int, int, str, str, str]

_code = msgspec.json.Encoder(order="deterministic").encode
_pack = msgspec.msgpack.Encoder().encode


class Said(msgspec.Struct, array_like=True):
    """How many documents give one value, and how sure their passages are: confidences with their number."""

    documents: int = 0
    confidences: dict[float, int] = {}


class Summary(msgspec.Struct, array_like=True):
    """What documents say about one node or edge.

    Attributes:
        documents: number of them.
        names: number of documents by name; empty for edges.
        aliases: number of documents by name or alias; empty for edges.
        values: of every property, the values as JSON.
        passages: the surest passages with how often they were given, the surest first.
        last: the least sure passage up to which `passages` has all of them; `None` if it simply has all.
    """

    documents: int = 0
    names: dict[str, int] = {}
    aliases: dict[str, int] = {}
    values: dict[str, dict[str, Said]] = {}
    passages: list[tuple[Passage, int]] = []
    last: Passage | None = None


_document_id = attrgetter("document_id")
_unpack = msgspec.msgpack.Decoder(Summary).decode


def summarize(facts: Iterable[Fact]) -> Summary:
    """The summary of facts about one node or edge, in any order."""
    summary = Summary()
    _put(summary, facts, 1)
    return summary


def updated(body: bytes, gone: Iterable[Fact], new: Iterable[Fact]) -> Summary | None:
    """A written summary after facts went and came; `None` if it cannot be told without reading all facts.

    Args:
        body: a summary as `written` gives it.
        gone: facts that it holds, all that their documents stated.
        new: facts of documents that it does not hold, or not any more.
    """
    summary = read(body)
    if not _put(summary, gone, -1) or not _put(summary, new, 1):
        return None
    return None if summary.last is not None and len(summary.passages) < MOST_EVIDENCE else summary


def written(summary: Summary) -> bytes:
    """The summary as bytes, to be kept."""
    return _pack(summary)


def read(body: bytes) -> Summary:
    """The summary that was written."""
    return _unpack(body)


def surest(summary: Summary) -> list[Evidence]:
    """The surest passages, the surest first."""
    return [_evidence(passage) for passage, _ in summary.passages[:MOST_EVIDENCE]]


def _put(summary: Summary, facts: Iterable[Fact], sign: int) -> bool:
    """Adds facts, or takes them away; false if something is to go that is not there."""
    by_document = groupby(sorted(facts, key=_document_id), _document_id)
    return all(_put_document(summary, list(of_one), sign) for _, of_one in by_document)


def _put_document(summary: Summary, facts: Sequence[Fact], sign: int) -> bool:
    """What one document says counts once, however often it says it."""
    summary.documents += sign
    named = [fact for fact in facts if isinstance(fact, NodeFact)]
    names = {fact.name for fact in named}
    aliases = names.union(*(fact.aliases for fact in named))
    right = [_count(summary.names, name, sign) for name in names]
    right += [_count(summary.aliases, alias, sign) for alias in aliases]
    right += _put_values(summary, facts, sign)
    right += [_put_passage(summary, passage, sign) for passage in {_passage(f.evidence) for f in facts if f.evidence}]
    return all(right)


def _put_values(summary: Summary, facts: Sequence[Fact], sign: int) -> list[bool]:
    right: list[bool] = []
    seen: set[tuple[str, str]] = set()
    for fact in facts:
        confidence = fact.evidence.confidence if fact.evidence else 0.0
        for key, value in fact.properties.items():
            code = _code(value).decode()
            values = summary.values.setdefault(key, {})
            said = values.setdefault(code, Said())
            said.documents += sign * ((key, code) not in seen)
            seen.add((key, code))
            right.append(_count(said.confidences, confidence, sign))
            if not said.confidences:
                del values[code]
            if not values:
                del summary.values[key]
    return right


def _count(counts: dict[Key, int], key: Key, sign: int) -> bool:
    number = counts.get(key, 0) + sign
    if number:
        counts[key] = number
    else:
        del counts[key]
    return number >= 0


def _put_passage(summary: Summary, passage: Passage, sign: int) -> bool:
    if summary.last is not None and passage > summary.last:
        return True
    kept = summary.passages
    at = bisect_left(kept, (passage, 0))
    known = kept[at][1] if at < len(kept) and kept[at][0] == passage else 0
    if known:
        del kept[at]
    if known + sign > 0:
        insort(kept, (passage, known + sign))
    if len(kept) > _MOST_KEPT:
        summary.last = kept[_MOST_KEPT - 1][0]
        del kept[_MOST_KEPT:]
    return known + sign >= 0


def _passage(evidence: Evidence) -> Passage:
    return (
        -evidence.confidence,
        evidence.document_id,
        evidence.start,
        evidence.end,
        evidence.surface,
        evidence.extractor,
        evidence.field or "",
    )


def _evidence(passage: Passage) -> Evidence:
    negative, document_id, start, end, surface, extractor, field = passage
    return Evidence(document_id, start, end, surface, -negative, extractor, FieldName(field) if field else None)
