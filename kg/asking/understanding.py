"""A text that asks in, what it asks for out: short forms and slips written out, what it names, what it wishes for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg import search
from kg.asking.place_words import (
    REFUSING,
    Span,
    is_a_code,
    is_asked_for,
    is_at,
    is_employer,
    is_place,
    is_written_as_a_name,
    refusal_before,
    refused_spans,
    without,
)
from kg.asking.question import Elsewhere
from kg.asking.whereabouts import IDEOGRAMS, Meant, Whereabouts
from kg.names import fold_name, unaccented
from kg.ports import TextEncoder
from kg.schema import Node, NodeType, type_of
from kg.search import Condition, Wish
from kg.store import KnowledgeStore, NameIn

#: In a longer text a misspelt word is one of many.
_SHORT_TEXT = 12
#: A longer text, or one of several lines, names its places as an advert does, not as one who asks.
_ASKING = 40
#: A word in fewer texts that the encoder does not know either may itself be a slip.
_OFTEN = 5
#: A shorter word has too many that are one slip away to be looked up.
_SHORTEST_WORD = 5
#: Shorter foreign words stand in nonsense by chance.
_SHORTEST_FOREIGN = 6
#: A word that may be two, each of two letters at least.
_SHORTEST_JOINED = 4
_LETTERS = re.compile(r"[^\W\d_]+")
#: What somebody asks for who says only where it should not be.
_WORK = "work"
_WHERE = frozenset({NodeType.LOCATION, NodeType.ORGANIZATION})
#: Words of which it is remembered whether they stand anywhere, and beginnings of which words there are.
_WORDS, _BEGINNINGS = 100_000, 1_000
#: Questions whose wishes are remembered while they are read.
_READ_AGAIN = 8
#: Properties of what is at a place of some kind.
_KEYS = {"city": ("city", "country"), "region": ("region", "country"), "country": ("country",)}


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text asks for.

    Attributes:
        text: the text as it is read.
        about: the text without places and employers that are asked for, which the graph knows, and without wishes.
        named: what it names.
        is_a_name: whether it is nothing but a name.
        asked_for: whether a place, an employer or both is where something should be.
        wishes: what an opening should be, besides its work.
        refused: what its work should not be.
        says_work: whether it says anything of the work.
        places: those that are asked for, by name.
        elsewhere: places and employers where it should not be, with the conditions on what is left out.
        remarks: which places are not known, or what their names were taken for, a sentence each.
        written: the text without markup, before anything was mended or left out.
    """

    text: str
    about: str
    named: tuple[str, ...]
    is_a_name: bool
    asked_for: frozenset[NodeType] = frozenset()
    wishes: tuple[Wish, ...] = ()
    refused: tuple[str, ...] = ()
    says_work: bool = True
    places: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    remarks: tuple[str, ...] = ()
    written: str = ""


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a question says that something should be.

    Attributes:
        spots: its places and employers.
        otherwise: places that the knowledge base does not know by the name they have there.
        refused: where it should not be, with the words that say so.
        around: places near which it should be, with where the words begin that say so, and the places there.
    """

    spots: frozenset[Span]
    otherwise: Mapping[Span, Meant]
    refused: Mapping[Span, Span]
    around: Mapping[NameIn, tuple[int, list[str]]]

    @property
    def taken(self) -> list[Span]:
        """What is no part of the work, in the order of the text."""
        starts = {item.span[1:]: start for item, (start, _) in self.around.items()}
        return sorted(self.refused.get(span, (starts.get(span, span[0]), span[1])) for span in self.spots)

    def nodes(self, names: Sequence[NameIn]) -> list[NameIn]:
        """What is named, with the places that have another name there."""
        others = [NameIn(node_id, *span) for span, place in self.otherwise.items() for node_id in place.node_ids]
        near = [NameIn(node_id, *item.span[1:]) for item, (_, ids) in self.around.items() for node_id in ids]
        own = [item for item in names if not (is_place(item) and item.span[1:] in self.otherwise)]
        return list(dict.fromkeys((*own, *others, *near)))

    def is_refused(self, item: NameIn) -> bool:
        """Whether it should not be there; a place around one that nothing is known in is not meant."""
        place = self.otherwise.get(item.span[1:])
        is_spot = is_place(item) or is_employer(item)
        return is_spot and item.span[1:] in self.refused and (place is None or place.is_known)


class Understanding:
    """Reads texts against one generation of a knowledge base."""

    def __init__(self, store: KnowledgeStore, encoder: TextEncoder) -> None:
        self._store = store
        self._encoder_knows = getattr(encoder, "knows", None)
        self._meanings = getattr(encoder, "meanings", None)
        self._has_word = lru_cache(_WORDS)(store.has_word)
        self._words_beginning = lru_cache(_BEGINNINGS)(store.words_beginning)
        self._whereabouts = Whereabouts(store, self._encoder_knows, self._has_word)

    def understood(self, text: str) -> Understood:
        """What a text asks for, whatever markup and question stand around it."""
        text = search.plain(text)
        if len(text.split()) > _ASKING or "\n" in text.strip():
            names = [item.node_id for item in self._names_in(text)]
            return Understood(text, text, tuple(dict.fromkeys(names)), self._is_a_name(text, names), written=text)
        line = " ".join(text.split())
        subject = search.subject(line)
        return replace(self._question(subject, is_in_passing=subject != line), written=text)

    def _question(self, text: str, *, is_in_passing: bool) -> Understood:
        """What one who asks for something somewhere asks for; a place that is asked for is no part of the work.

        Args:
            text: the question, or what of it says what is asked for.
            is_in_passing: whether there was more, so that it ends in words such as "people".
        """
        text = search.written_out(text) if len(text.split()) <= _SHORT_TEXT else text
        places = list(self._whereabouts.named_otherwise(text, _apart(text)))
        read, spans = self._mended(text, places)
        names = self._names_in(read)
        names = [item for item in names if not (is_place(item) and self._is_outdone(item, names))]
        names = [item for item in names if not is_a_code(read, item)]
        where = self._where(read, names, dict(zip(spans, places, strict=True)))
        wishes = [wish for wish in _wishes_in(read) if not _is_within((wish.start, wish.end), where.taken)]
        said = {(wish.start, wish.end) for wish in wishes if not wish.is_work}
        refused = search.refused_in(read, sorted({*where.taken, *said}))
        said |= {(item.start, item.end) for item in refused}
        nodes = where.nodes([item for item in names if not _is_within(item.span[1:], said)])
        wanted = [item for item in nodes if item.span[1:] not in where.refused]
        named = tuple(dict.fromkeys(item.node_id for item in wanted))
        left = without(read, sorted({*where.taken, *said}))
        left = search.subject(left, is_part=True) if is_in_passing or left != read else left
        says_work = bool(left) and (left == read or not search.says_no_work(left))
        there = [item for item in wanted if item.span[1:] in where.spots]
        return Understood(
            text=read,
            about=left if says_work else _WORK if left or where.refused else read,
            named=named,
            is_a_name=self._is_a_name(read, named),
            asked_for=frozenset({_kind(item) for item in there} & _WHERE),
            wishes=tuple(wishes),
            refused=tuple(item.words for item in refused),
            says_work=says_work,
            places=tuple(dict.fromkeys(self._place_name(item, where) for item in there if is_place(item))),
            elsewhere=tuple(self._elsewhere([item for item in nodes if where.is_refused(item)], where)),
            remarks=tuple(self._remarks(where)),
        )

    def _where(self, text: str, names: Sequence[NameIn], otherwise: Mapping[Span, Meant]) -> _Where:
        """What of a text says where something should be, or should not be."""
        apart = _apart(text)
        places = {item.span[1:] for item in names if is_place(item) and is_asked_for(apart, item)}
        employers = {item.span[1:] for item in names if is_employer(item) and self._is_meant(text, item, names)}
        spots = frozenset(places | employers | set(otherwise))
        refused = refused_spans(text, spots)
        found = [NameIn(i, *span) for span, place in otherwise.items() for i in place.node_ids[:1] if place.is_known]
        found += [item for item in names if is_place(item) and item.span[1:] in places - set(otherwise)]
        around = {item: near for item in found if (near := self._whereabouts.around(text, item)) is not None}
        return _Where(spots, otherwise, refused, {i: near for i, near in around.items() if i.span[1:] not in refused})

    def _is_meant(self, text: str, employer: NameIn, names: Sequence[NameIn]) -> bool:
        """Whether an employer is asked for or refused, rather than a kind of work that is called the same."""
        if is_at(text, employer):
            return True
        is_refused = refusal_before(text, employer.start) is not None and is_written_as_a_name(text, employer)
        return is_refused and not self._is_outdone(employer, names)

    def _place_name(self, item: NameIn, where: _Where) -> str:
        """A place as it is told of: by its own name, of an area by that of the area."""
        meant = where.otherwise.get(item.span[1:])
        if meant is not None and meant.is_known:
            return meant.name
        centre = next((place for place in where.around if place.span[1:] == item.span[1:]), item)
        node = self._store.node(centre.node_id)
        return node.name.partition(",")[0] if node is not None else ""

    def _elsewhere(self, items: Sequence[NameIn], where: _Where) -> Iterator[Elsewhere]:
        """What is left out; of a town with its country, as in "not in London, UK", the town."""
        found = {item.node_id: (item, self._store.node(item.node_id)) for item in items}
        nodes = [(item, node) for item, node in found.values() if node is not None]
        around = {node.properties.get("country") for _, node in nodes if node.properties.get("kind") == "city"}
        for item, node in nodes:
            kind, values = str(node.properties.get("kind")), {"organization": node.name, **node.properties}
            keys = _KEYS.get(kind, ("organization",))
            is_around = kind in ("region", "country") and values.get("country") in around
            if not is_around and all(values.get(key) for key in keys):
                name = self._place_name(item, where) if is_place(item) else node.name
                yield Elsewhere(node.id, name, tuple(Condition(key, "=", str(values[key])) for key in keys))

    def _remarks(self, where: _Where) -> Iterator[str]:
        """Which places that are asked for are not known, or what their names were taken for."""
        for place in (place for span, place in where.otherwise.items() if span not in where.refused):
            if place.doubt:
                yield place.doubt
            wider = self._store.node(place.node_ids[0]) if place.node_ids else None
            if wider is None:
                yield f"Nothing is known in {place.name}."
            elif not place.is_known:
                yield f"Nothing is known in {place.name} itself, so {wider.name} is meant."

    def _is_outdone(self, item: NameIn, names: Sequence[NameIn]) -> bool:
        """Whether a name of a place or an employer is more often something else's: "Sales" is a town, too."""
        others = [other for other in names if other.span[1:] == item.span[1:] and _kind(other) is not _kind(item)]
        return any(self._store.degree(other.node_id) > self._store.degree(item.node_id) for other in others)

    def is_known(self, word: str) -> bool | None:
        """Whether a word, or what it means in English, stands in the knowledge base; `None` if it means nothing."""
        if self._has_word(word) or self._is_joined(word):
            return True
        meanings: Sequence[str] | None = self._meanings(word) if self._meanings is not None else None
        if meanings is None:
            return False
        if not meanings:
            return None
        return len(word) >= _SHORTEST_FOREIGN and any(all(map(self._has_word, name.split())) for name in meanings)

    def _is_joined(self, word: str) -> bool:
        """Whether a word, in letters that are written without blanks between words, is two that stand somewhere."""
        if word[0] < IDEOGRAMS or len(word) < _SHORTEST_JOINED:
            return False
        return any(self._has_word(word[:at]) and self._has_word(word[at:]) for at in range(2, len(word) - 1))

    # --- words ---

    def _mended(self, text: str, places: Sequence[Meant]) -> tuple[str, list[Span]]:
        """The text with places by their English names, where these stand, and no slips that surely are such."""
        mend = self._without_slips if len(text.split()) <= _SHORT_TEXT else str
        read, spots, at = "", list[Span](), 0
        for place in places:
            read += mend(text[at : place.start])
            spots.append((len(read), len(read) + len(place.name)))
            read, at = read + place.name, place.end
        return read + mend(text[at:]), spots

    def _without_slips(self, text: str) -> str:
        """Words that neither encoder nor knowledge base know become those that are meant, if any surely is."""
        knows = self._encoder_knows
        if knows is None:
            return text
        words = {match.lower() for match in _LETTERS.findall(text) if len(match) >= _SHORTEST_WORD} - REFUSING
        nowhere = sorted(word for word in words if not self._has_word(word))
        meant = {word: self._meant_by(word) for word in nowhere if not knows(word)}
        if any(meant.values()):  # who slips once slips again, also into another word
            meant |= {word: self._meant_by(word) for word in nowhere if knows(word)}
        return _LETTERS.sub(lambda match: _as_written(match[0], meant.get(match[0].lower())), text)

    def _meant_by(self, word: str) -> str | None:
        """The word that was meant by one that stands nowhere."""
        knows = self._encoder_knows
        others = self._words_beginning(word[:2])
        return search.likely_meant(word, [(other, n) for other, n in others if n >= _OFTEN or (knows and knows(other))])

    # --- names ---

    def _names_in(self, text: str) -> list[NameIn]:
        """What a text names, as it is written or without its accents."""
        names, plain = self._store.names_in(text), unaccented(text)
        more = self._store.names_in(plain) if len(plain) == len(text) and plain != text else []
        return list(dict.fromkeys((*names, *more)))

    def _is_a_name(self, text: str, named: Sequence[str]) -> bool:
        """Whether a text is nothing but a name, such as that of a skill; a title is one though a team is called so."""
        if not self._store.is_a_name(text):
            return False
        nodes: list[Node] = list(filter(None, map(self._store.node, named)))
        called = [node for node in nodes if fold_name(text) in map(fold_name, node.names)]
        return bool(called) and all(node.node_type is not NodeType.ROLE for node in called)


@lru_cache(_READ_AGAIN)
def _wishes_in(text: str) -> tuple[Wish, ...]:
    """The wishes in a text, which are asked for more than once while a question is read."""
    return tuple(search.wishes_in(text))


def _apart(text: str) -> str:
    """A text of the same length, with marks in place of its wishes: what stands beside one stands at an end."""
    apart = text
    for wish in _wishes_in(text):
        apart = apart[: wish.start] + ";".ljust(wish.end - wish.start) + apart[wish.end :]
    return apart


def _as_written(word: str, meant: str | None) -> str:
    """The word that is meant, with a capital if the one that is written has one."""
    return word if meant is None else meant.capitalize() if word[0].isupper() else meant


def _kind(item: NameIn) -> NodeType:
    return type_of(item.node_id)


def _is_within(span: Span, others: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)
