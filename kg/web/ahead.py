"""A knowledge base in, what is like each of its postings out, worked out ahead: answers put together from bytes.

What is kept for a posting are places and scores of its first results, and of every posting the bytes that an answer
says about it; a question is then a few slices. Another process works it out (see `kg.web.working`), at the lowest
priority; it takes no more memory than `WebLimits.ahead_bytes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
import numpy as np
import numpy.typing as npt

from kg import views
from kg.answers import Answer, Match
from kg.base import KnowledgeBase
from kg.errors import ModelError
from kg.ports import IntArray
from kg.schema import Node, NodeType

#: Results and copies kept for a posting; a question for more results is answered as any other.
SLOTS = 32
#: Of a slot: which posting, whether it is a copy of the result before it, and the score as answers show it.
_SLOT = np.dtype([("place", "<i4"), ("copy", "?"), ("score", "<f8")])
_SCORE, _NO_COPIES, _NO_RESULTS = b'"score":0.0,', b"[]}", b"]}"


class _Sent(msgspec.Struct, frozen=True):
    """A table as bytes."""

    generation: int
    ids: list[str]
    slots: bytes
    texts: bytes
    ends: bytes


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is like each posting of one generation.

    Attributes:
        generation: of the knowledge base.
        place_of: of every posting, in the order of their rows.
        slots: [postings, SLOTS], results best first, each followed by its copies; places below 0 are empty.
        texts: the bytes that answers are made of, three stretches a posting: as a question, and as a result before
            and after its score.
        ends: [3 * postings], where each of them ends.
    """

    generation: int
    place_of: Mapping[str, int]
    slots: npt.NDArray[np.void]
    texts: bytes
    ends: IntArray

    def answer(self, node_id: str, k: int) -> bytes | None:
        """The answer to the question for k postings like a posting, as JSON; `None` if so many are not known."""
        place = self.place_of.get(node_id)
        if place is None:
            return None
        found: list[tuple[int, float, list[int]]] = []
        for at, is_copy, score in self.slots[place].tolist():
            if at < 0:
                break
            if is_copy:
                found[-1][2].append(at)
            elif len(found) == k:
                return self._written(place, found)
            else:
                found.append((at, score, []))
        return self._written(place, found) if len(found) == k else None

    @property
    def size(self) -> int:
        """Memory taken, in bytes."""
        return self.slots.nbytes + len(self.texts) + self.ends.nbytes

    def _written(self, place: int, found: list[tuple[int, float, list[int]]]) -> bytes:
        return b"%b%b]}" % (self._text(place, 0), b",".join(self._match(*item) for item in found))

    def _match(self, place: int, score: float, copies: list[int]) -> bytes:
        named = b",".join(self._id(copy) for copy in copies)
        return b'%b"score":%b,%b[%b]}' % (
            self._text(place, 1),
            msgspec.json.encode(score),
            self._text(place, 2),
            named,
        )

    def _id(self, place: int) -> bytes:
        """The id as JSON: a result begins with it."""
        return self._text(place, 1)[len(b'{"id":') :].partition(b',"type":')[0]

    def _text(self, place: int, part: int) -> bytes:
        at = 3 * place + part
        return self.texts[self.ends[at - 1] if at else 0 : self.ends[at]]


def work_out(base: KnowledgeBase, most_bytes: int) -> Ahead | None:
    """Asks for what is like each posting; `None` if the answers would take more memory than they may."""
    with base.session():
        index, generation = base.index, base.store.generation
        rows = index.rows_of(NodeType.POSTING).tolist()
        place_of = {index.ids[row]: place for place, row in enumerate(rows)}
        texts: list[bytes] = []
        slots = np.zeros((len(rows), SLOTS), dtype=_SLOT)
        slots["place"] = -1
        size = slots.nbytes + 3 * 8 * len(rows)
        for place, node_id in enumerate(place_of):
            texts += _texts(base.node(node_id))
            size += sum(map(len, texts[-3:]))
            if size > most_bytes:
                return None
            slots[place] = _slots(base, node_id, place_of)
        ends = np.cumsum([len(text) for text in texts], dtype=np.int64)
        return Ahead(generation, place_of, slots, b"".join(texts), ends)


def packed(found: Ahead) -> bytes:
    """A table as bytes, to be sent to another process."""
    sent = _Sent(found.generation, list(found.place_of), found.slots.tobytes(), found.texts, found.ends.tobytes())
    return msgspec.msgpack.encode(sent)


def unpacked(sent: bytes) -> Ahead:
    """The table that `packed` has made bytes of.

    Raises:
        ModelError: it has not arrived whole.
    """
    try:
        read = msgspec.msgpack.decode(sent, type=_Sent)
    except msgspec.MsgspecError as error:
        raise ModelError(
            f"What was worked out ahead has not arrived ({error}): answers are worked out one by one."
        ) from error
    slots = np.frombuffer(read.slots, dtype=_SLOT).reshape(-1, SLOTS)
    place_of = {node_id: place for place, node_id in enumerate(read.ids)}
    return Ahead(read.generation, place_of, slots, read.texts, np.frombuffer(read.ends, dtype=np.int64))


def _texts(node: Node) -> tuple[bytes, bytes, bytes]:
    """A node as a question without results, and as a result up to its score and from there to its copies."""
    asked = Answer({"id": node.id, "type": str(node.node_type), "name": node.name}, ())
    question = msgspec.json.encode(views.answer_view(asked)).removesuffix(_NO_RESULTS)
    match = Match(node.id, node.node_type, node.name, 0.0, node.properties)
    before, _, after = msgspec.json.encode(views.match_view(match)).partition(_SCORE)
    return question, before, after.removesuffix(_NO_COPIES)


def _slots(base: KnowledgeBase, node_id: str, place_of: dict[str, int]) -> npt.NDArray[np.void]:
    """Results with their copies for as long as both fit."""
    slots = np.zeros(SLOTS, dtype=_SLOT)
    slots["place"] = -1
    filled = 0
    for item in base.alike(node_id, SLOTS):
        group = [item.candidate.id, *item.copies]
        if filled + len(group) > SLOTS:
            break
        for number, member in enumerate(group):
            slots[filled] = (place_of[member], number > 0, round(item.candidate.score, 6))
            filled += 1
    return slots
