"""A text that asks in, what it asks for out: short forms and slips written out, what it names, what it wishes for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property, partial

from kg import search
from kg.asking.beside import NOTHING_BESIDE, Beside, beside
from kg.asking.place_words import (
    Span,
    are_alternatives,
    are_listed,
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
from kg.asking.slips import Slips
from kg.asking.whereabouts import Meant, Whereabouts
from kg.asking.wished import wished_words, wishes_apart, wishes_in
from kg.asking.words import Words
from kg.names import fold_name, unaccented
from kg.ports import TextEncoder
from kg.schema import Node, NodeType, type_of
from kg.search import Condition, Wish
from kg.store import KnowledgeStore, NameIn

#: In a longer text a misspelt word is one of many.
_SHORT_TEXT = 12
_WORD = re.compile(r"\w+")
#: A longer text, or one of several lines, names its places as an advert does, not as one who asks.
_ASKING = 40
#: What somebody asks for who says only where it should not be.
_WORK = "work"
_WHERE = frozenset({NodeType.LOCATION, NodeType.ORGANIZATION, NodeType.VENUE})
#: What may be called by a short form.
_CONCEPTS = frozenset({NodeType.TOPIC, NodeType.SKILL, NodeType.METHOD})
#: A longer name is no short form in small letters.
_LONGEST_SHORT = 5
#: Texts that a word stands in up to which it says little, its own name's among them.
_HARDLY = 3
#: The year that a meeting is told by, which people leave out.
_YEAR = re.compile(r"[\W_]*(?:19|20)\d\d\b.*$")
#: Edges from which on an employer is known by its name in small letters.
_WELL_KNOWN = 20
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
        beside: of a title with skills beside it the title.
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
    beside: Beside = NOTHING_BESIDE


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a question says that something should be.

    Attributes:
        spots: its places and employers.
        otherwise: places that the knowledge base does not know by the name they have there.
        refused: where it should not be, with the words that say so.
        places: those of the spots that are places.
        around: places near which it should be, with where the words begin that say so, and the places there.
    """

    spots: frozenset[Span]
    otherwise: Mapping[Span, Meant]
    refused: Mapping[Span, Span]
    places: Set[Span]
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

    def is_place_alone(self, text: str, item: NameIn) -> bool:
        """Whether an employer is named only by the name of a place that is asked for: "in India"."""
        span = item.span[1:]
        return span in self.places and not is_at(text, item)

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
        self.words = Words(store, encoder)
        self._slips = Slips(store, encoder, self.words)
        self._whereabouts = Whereabouts(store, self._encoder_knows, self.words)

    def understood(self, text: str, *, is_of_openings: bool = True) -> Understood:
        """What a text asks for, whatever markup and question stand around it.

        Args:
            text: the text.
            is_of_openings: whether openings are asked for, or those who have them: only these meet wishes.
        """
        text = search.plain(text)
        if len(text.split()) > _ASKING or "\n" in text.strip():
            names = [item.node_id for item in self._names_in(text)]
            return Understood(text, text, tuple(dict.fromkeys(names)), bool(self._called(text, names)), written=text)
        line = " ".join(text.split())
        subject = search.subject(line)
        asked = self._question(subject, is_in_passing=subject != line, is_of_openings=is_of_openings)
        return replace(asked, written=text)

    def _question(self, text: str, *, is_in_passing: bool, is_of_openings: bool) -> Understood:
        """What one who asks for something somewhere asks for; a place that is asked for is no part of the work.

        Args:
            text: the question, or what of it says what is asked for.
            is_in_passing: whether there was more, so that it ends in words such as "people".
            is_of_openings: as of `understood`.
        """
        text = search.written_out(text) if len(text.split()) <= _SHORT_TEXT else text
        places = list(self._whereabouts.named_otherwise(text, wishes_apart(text)))
        read, spans = self._mended(text, places)
        names = self._names_in(read) or self._short_names_in(read)
        names = [item for item in names if not (is_place(item) and self._is_outdone(item, names))]
        names += () if is_of_openings else self._meetings_in(read)
        names = [item for item in names if not is_a_code(read, item)]
        where = self._where(read, names, dict(zip(spans, places, strict=True)))
        wishes = [
            wish
            for wish in (wishes_in(read) if is_of_openings else ())
            if not _is_within((wish.start, wish.end), where.taken)
        ]
        said = {span for wish in wishes if not wish.is_work for span in wish.spans}
        refused = search.refused_in(read, sorted({*where.taken, *said}))
        said |= {(item.start, item.end) for item in refused}
        names = [item for item in names if not (is_employer(item) and where.is_place_alone(read, item))]
        nodes = where.nodes([item for item in names if not _is_within(item.span[1:], said)])
        wanted = [item for item in nodes if item.span[1:] not in where.refused]
        named = tuple(dict.fromkeys(item.node_id for item in wanted))
        left, wishes = _work(read, {*where.taken, *said}, wishes, is_in_passing=is_in_passing)
        says_work = bool(left) and (left == read or not search.says_no_work(left))
        called = self._called(read, named)
        is_a_name, named = bool(called), called or named
        left = self._in_english(self._spelt_out(left, named) if is_a_name else left, read, wanted)
        there = [item for item in wanted if item.span[1:] in where.spots]
        is_a_title = says_work and not is_a_name and len(read.split()) <= _SHORT_TEXT
        return Understood(
            text=read,
            about=left if says_work else _WORK if left or where.refused or (refused and there) else read,
            named=named,
            is_a_name=is_a_name,
            asked_for=frozenset({_kind(item) for item in there} & _WHERE),
            wishes=tuple(wishes),
            refused=tuple(item.words for item in refused),
            says_work=says_work,
            places=tuple(dict.fromkeys(self._place_name(item, where) for item in there if is_place(item))),
            elsewhere=tuple(self._elsewhere([item for item in nodes if where.is_refused(item)], where)),
            remarks=tuple(self._remarks(where)),
            beside=beside(left, read, _unranked(wanted, wishes), self._store.is_in_a_title)
            if is_a_title
            else NOTHING_BESIDE,
        )

    def _where(self, text: str, names: Sequence[NameIn], otherwise: Mapping[Span, Meant]) -> _Where:
        """What of a text says where something should be, or should not be."""
        marked = wishes_apart(text)
        places = {item.span[1:] for item in names if is_place(item) and is_asked_for(marked, item)}
        employers = self._employers(text, names)
        meetings = {item.span[1:] for item in names if _kind(item) is NodeType.VENUE}
        spots = frozenset(places | employers | meetings | set(otherwise))
        refused = refused_spans(text, spots)
        found = [NameIn(i, *span) for span, place in otherwise.items() for i in place.node_ids[:1] if place.is_known]
        found += [item for item in names if is_place(item) and item.span[1:] in places - set(otherwise)]
        around = {item: near for item in found if (near := self._whereabouts.around(text, item)) is not None}
        around = {item: near for item, near in around.items() if item.span[1:] not in refused}
        return _Where(spots, otherwise, refused, places | set(otherwise), around)

    def _employers(self, text: str, names: Sequence[NameIn]) -> set[Span]:
        """Where employers stand that are asked for or refused, also as the next of several."""
        found: list[Span] = []
        for item in filter(is_employer, names):
            is_next = bool(found) and are_listed(text, found[-1][1], item.start)
            if self._is_meant(text, item, names) or (is_next and not self._is_outdone(item, names)):
                found.append(item.span[1:])
        return set(found)

    def _is_meant(self, text: str, employer: NameIn, names: Sequence[NameIn]) -> bool:
        """Whether an employer is asked for or refused, rather than a kind of work that is called the same."""
        if is_at(text, employer, is_well_known=self._store.degree(employer.node_id) >= _WELL_KNOWN):
            return True
        if not is_written_as_a_name(text, employer) or self._is_outdone(employer, names):
            return False
        others = (other for other in filter(is_employer, names) if are_alternatives(text, employer, other))
        is_either = any(is_written_as_a_name(text, other) and not self._is_outdone(other, names) for other in others)
        return is_either or refusal_before(text, employer.start) is not None

    def _place_name(self, item: NameIn, where: _Where) -> str:
        """A place as it is told of: by its own name, of an area by that of the area."""
        meant = where.otherwise.get(item.span[1:])
        if meant is not None and (meant.is_known or meant.is_near):
            return meant.name
        centre = next((place for place in where.around if place.span[1:] == item.span[1:]), item)
        node = self._store.node(centre.node_id, with_evidence=False)
        return node.name.partition(",")[0] if node is not None else ""

    def _elsewhere(self, items: Sequence[NameIn], where: _Where) -> Iterator[Elsewhere]:
        """What is left out; of a town with its country, as in "not in London, UK", the town."""
        found = {item.node_id: (item, self._store.node(item.node_id, with_evidence=False)) for item in items}
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
            wider = self._store.node(place.node_ids[0], with_evidence=False) if place.node_ids else None
            if wider is None:
                yield f"Nothing is known in {place.name}."
            elif place.is_near:
                yield f"Nothing is known in {place.name} itself, so towns near it are meant."
            elif not place.is_known:
                yield f"Nothing is known in {place.name} itself, so {wider.name} is meant."

    def _is_outdone(self, item: NameIn, names: Sequence[NameIn]) -> bool:
        """Whether a name of a place or an employer is more often something else's: "Sales" is a town, too."""
        others = [other for other in names if other.span[1:] == item.span[1:] and _kind(other) is not _kind(item)]
        if self._is_a_country(item):
            others = [other for other in others if not is_employer(other)]
        return any(self._store.degree(other.node_id) > self._store.degree(item.node_id) for other in others)

    def _is_a_country(self, item: NameIn) -> bool:
        node = self._store.node(item.node_id, with_evidence=False) if is_place(item) else None
        return node is not None and node.properties.get("kind") == "country"

    # --- words ---

    def _mended(self, text: str, places: Sequence[Meant]) -> tuple[str, list[Span]]:
        """The text with places by their English names, where these stand, and no slips that surely are such."""
        is_short = len(text.split()) <= _SHORT_TEXT
        mend = partial(self._slips.without, meant_so=wished_words(text)) if is_short else str
        read, spots, at = "", list[Span](), 0
        for place in places:
            read += mend(text[at : place.start])
            spots.append((len(read), len(read) + len(place.name)))
            read, at = read + place.name, place.end
        return read + mend(text[at:]), spots

    # --- names ---

    def _meetings_in(self, text: str) -> Iterator[NameIn]:
        """Meetings that are named without their year, each year's."""
        for match in _WORD.finditer(text):
            for node_id in self._series.get(match[0], ()):
                yield NameIn(node_id, *match.span())

    @cached_property
    def _series(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for node in self._store.nodes(NodeType.VENUE):
            found.setdefault(_YEAR.sub("", node.name), []).append(node.id)
        return found

    def _short_names_in(self, text: str) -> list[NameIn]:
        """What a text that is nothing but a short form in small letters names."""
        is_short = len(text) <= _LONGEST_SHORT and text.islower() and self._store.is_a_name(text)
        return self._store.names_in(text.upper()) if is_short else []

    def _in_english(self, text: str, read: str, names: Sequence[NameIn]) -> str:
        """A text with what it names in other languages, or by words that hardly stand anywhere, by its own name."""
        for item in names:
            said = read[item.start : item.end]
            is_concept = _kind(item) in _CONCEPTS
            is_foreign = is_concept and self._is_foreign(said)
            is_perhaps = is_foreign or (is_concept and " " not in said)
            node = self._store.node(item.node_id, with_evidence=False) if is_perhaps else None
            if node is not None and (is_foreign or (node.name not in text and self._is_strange(said, node.name))):
                text = text.replace(said, node.name)
        return text

    def _is_foreign(self, said: str) -> bool:
        """Whether several words have each a meaning of their own, which together may be another thing."""
        return " " in said and self._meanings is not None and all(map(self._meanings, said.lower().split()))

    def _is_strange(self, said: str, name: str) -> bool:
        """Whether something is called by a word of which its name says nothing and texts little: "Datenanalyse"."""
        is_other = set(_WORD.findall(fold_name(said))).isdisjoint(_WORD.findall(fold_name(name)))
        return is_other and self.words.texts_with(said) <= _HARDLY

    def _spelt_out(self, text: str, named: Sequence[str]) -> str:
        """A text that is nothing but a short form with what it is short for: texts say either."""
        nodes = (self._store.node(node_id, with_evidence=False) for node_id in named if type_of(node_id) in _CONCEPTS)
        names = {node.name for node in nodes if node is not None and len(node.name.split()) > len(text.split())}
        return f"{text} {min(names)}" if names else text

    def _names_in(self, text: str) -> list[NameIn]:
        """What a text names, as it is written or without its accents."""
        names, plain = self._store.names_in(text), unaccented(text)
        more = self._store.names_in(plain) if len(plain) == len(text) and plain != text else []
        return list(dict.fromkeys((*names, *more)))

    def _called(self, text: str, named: Sequence[str]) -> tuple[str, ...]:
        """What is called as a text that is nothing but a name, such as that of a skill; of a title nothing is."""
        if not self._store.is_a_name(text):
            return ()
        nodes: list[Node] = list(filter(None, map(self._store.node, named)))
        called = [node for node in nodes if fold_name(text) in map(fold_name, node.names)]
        is_a_title = any(node.node_type is NodeType.ROLE for node in called)
        return () if is_a_title else tuple(node.id for node in called)


def _work(text: str, taken: Set[Span], wishes: list[Wish], *, is_in_passing: bool) -> tuple[str, list[Wish]]:
    """What is left of a question that says what work it should be, and its wishes.

    "Internship in marketing" is about marketing, as an internship; "internship in Turin" is about an internship.
    """
    kinds = {span for wish in wishes if wish.is_kind for span in wish.spans}
    for apart in (kinds, frozenset[Span]()) if kinds else (kinds,):
        left = without(text, sorted(taken | apart))
        left = search.subject(left, is_part=True) if is_in_passing or left != text else left
        if apart and left and not search.says_no_work(left):
            return left, [wish.apart() if wish.is_kind else wish for wish in wishes]
    return left, wishes


def _unranked(names: Sequence[NameIn], wishes: Sequence[Wish]) -> list[NameIn]:
    """Names without those that are but a rank, or terms of work: "senior" is no title."""
    said = [span for wish in wishes for span in wish.spans]
    return [item for item in names if not _is_within(item.span[1:], said)]


def _kind(item: NameIn) -> NodeType:
    return type_of(item.node_id)


def _is_within(span: Span, others: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)
