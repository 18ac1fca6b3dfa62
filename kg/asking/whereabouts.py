"""A question in, the places that it names out: by any name, where they are asked for and where they are refused.

The gazetteer is loaded only where a text names a place that the knowledge base does not know by that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kg import search
from kg.asking.areas import AREA, AREAS
from kg.asking.place_words import NEAR_KM, is_led, is_place, near_before, refusal_before, stands_apart, stands_as_place
from kg.asking.places import Places, gazetteer, point_of, point_of_node, told
from kg.asking.words import IDEOGRAMS, Words
from kg.names import fold_name, unaccented
from kg.ports import PlaceMatch
from kg.schema import NodeType, Place, Relation, type_of
from kg.store import KnowledgeStore, NameIn

_LETTERS = re.compile(r"[^\W\d_]+")
#: A shorter word that the encoder does not know may be anything.
_SHORTEST_STRANGE = 4
_TOKEN = re.compile(r"[^\W\d_][\w'’.-]*(?<![.'’-])")
#: Words inside the names of places.
_INSIDE = frozenset("de di del della do da la las le les los el of am an der upon sur".split())
#: Countries that are written in small letters at the end, by names that are no English ones.
_COUNTRIES = frozenset(
    """
    deutschland allemagne alemania germania österreich autriche austria schweiz suisse suiza svizzera frankreich francia
    italien italie italia spanien espagne españa spagna portugal niederlande holanda belgien belgique bélgica
    polen pologne polonia schweden suède suecia dänemark danemark norwegen norvège noruega
    """.split()
)
#: What may be called after a town; an employer with openings that is called like one is meant itself.
_NAMED_AFTER_TOWNS = frozenset({NodeType.TEAM, NodeType.TOPIC, NodeType.METHOD})
#: Words of a name of a place at most.
_LONGEST_PLACE = 4
#: What people type for a town, in whatever case; of an area the towns around are meant, too.
_SHORT_NAMES = re.compile(
    r"(?<![\w.-])(?:washington,? d\.?c\.?|nyc|sfo?|san fran|philly|vegas|slc|dfw|blr|hcmc|cdmx|tlv"
    r"|(?P<area>(?:the )?(?:(?:sf|san francisco) )?bay area|silicon valley))(?![\w.-])",
    re.IGNORECASE,
)
_GAZETTEER_NAMES = {"silicon valley": "Bay Area", "san francisco bay area": "Bay Area"}
_AREA_KM = 80.0
#: Words of a question whose ends may be places that are called otherwise here.
_LONGEST_QUESTION = 12
_WORDS = 10_000
#: Words of which a town in small letters is made, if it is known by more than one.
_LONGEST_TOWN = 4
#: A word that stands in so many times as many texts as are about a town is rather a word.
_OFTENER = 10
#: "London, Ontario": a town and what it is in, which tells it from a namesake.
_WITHIN = re.compile(
    r"(?<![\w-])[^\W\d_][\w'’-]{0,60}(?: [^\W\d_][\w'’-]{0,60}){0,2}, ?[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*)?"
)
#: What stands between two places of which either is meant.
_OR = frozenset("or and oder und ou et o u y e".split())


@dataclass(frozen=True, slots=True)
class Meant:
    """A place by another name, `text[start:end]`: what it is called in English, and its nodes.

    Attributes:
        start, end: where it is named.
        name: the place.
        node_ids: its node, and of an area those of the towns in it; else that of a wider place.
        is_known: whether these are the place's own.
        is_near: whether these are those of the towns around it, as nothing is known in itself.
        doubt: which place the name was taken for, if it is small or has namesakes.
    """

    start: int
    end: int
    name: str
    node_ids: tuple[str, ...]
    is_known: bool = True
    is_near: bool = False
    doubt: str | None = None


class Whereabouts:
    """Finds the places in a question to one generation of a knowledge base.

    Args:
        store: the knowledge base.
        knows: whether the encoder, which knows most words of titles, knows a word, if it can tell.
        words: those of the knowledge base.
    """

    def __init__(self, store: KnowledgeStore, knows: Callable[[str], bool] | None, words: Words) -> None:
        self._store = store
        self._knows = knows
        self._words = words
        self._is_called = lru_cache(_WORDS)(self._is_any_name)
        self._is_called_after_town = lru_cache(_WORDS)(self._is_name_after_town)
        self._places = Places(store)

    def named_otherwise(self, text: str, apart: str) -> Iterator[Meant]:
        """Places that the knowledge base does not know by the name that a text gives them.

        Args:
            text: the question.
            apart: the same with marks in place of what is no name.
        """
        short = [self._short(match) for match in _SHORT_NAMES.finditer(text)]
        short += filter(None, map(self._within, _WITHIN.finditer(text)))
        short += [
            self._area(match)
            for match in AREA.finditer(text)
            if match[0][0].isupper() or stands_as_place(text, *match.span())
        ]
        until = 0
        for run in self._perhaps_places(text):
            start = run[0].start()
            taken = start < until or any(place.start <= start < place.end for place in short)
            found = None if taken else self._place(text, run)
            if found is not None:
                until = found.end
                short.append(found)
        taken_up = [(place.start, place.end) for place in short]
        short += self._in_other_words(text, apart, taken_up)
        yield from sorted(short, key=lambda place: place.start)

    def around(self, text: str, place: NameIn) -> tuple[int, list[str]] | None:
        """Where the words begin that ask for what is near a place, and the places there; `None` if there are none."""
        near = near_before(text, place.start)
        node = self._store.node(place.node_id, with_evidence=False) if near is not None else None
        if near is None or node is None:
            return None
        point = point_of_node(node)
        return near[0], [] if point is None else self._places.within(point, near[1])

    def _short(self, match: re.Match[str]) -> Meant:
        name = match[0].lower().removeprefix("the ")
        found = gazetteer().parse(_GAZETTEER_NAMES.get(name, name)).places[0]
        meant = self._meant(*match.span(), found)
        point = point_of(found.place) if match["area"] else None
        if point is None:
            return meant
        around = tuple(self._places.within(point, _AREA_KM))
        label = "San Francisco Bay Area"
        return Meant(*match.span(), label, around or meant.node_ids, is_known=bool(around))

    def _area(self, match: re.Match[str]) -> Meant:
        """A part of the world is the countries in it of which anything is known."""
        nodes = [f"{NodeType.LOCATION}:{code.lower()}" for code in sorted(AREAS[match[0].lower()])]
        known = tuple(node_id for node_id in nodes if self._store.node(node_id, with_evidence=False) is not None)
        return Meant(*match.span(), match[0], known, is_known=bool(known))

    def _in_other_words(self, text: str, apart: str, taken: Sequence[tuple[int, int]]) -> Iterator[Meant]:
        """Words at an end that are other names of places known here, and a text that is nothing but a place."""
        if len(text.split()) > _LONGEST_QUESTION or taken:
            return
        for start, end in _stretches(text):
            name = text[start:end]
            is_all = name == text.strip(" ?!.")
            is_perhaps = len(name) >= _SHORTEST_STRANGE and not (is_all and name[0].islower() and " " not in name)
            if is_perhaps and stands_apart(apart, start, end):
                is_last = not text[end:].strip(" ?!.") and name[0].isupper()
                set_off = is_last and text[:start].endswith(", ")
                meant = self._in_other_word(start, end, name, is_all=is_all, is_last=is_last, is_set_off=set_off)
                if meant is not None:
                    yield meant
                    return

    def _in_other_word(
        self, start: int, end: int, name: str, *, is_all: bool, is_last: bool, is_set_off: bool
    ) -> Meant | None:
        """The place that a word, or a few, are another name of; at the end, and of a text that is nothing else, any."""
        if self._is_called(name) and not self._is_called_after_town(name):
            return None
        line = gazetteer().parse(name) if " " not in name or self._is_of_places(name) else None
        if line is None or len(line.places) != 1 or line.coverage < 1.0 or not _is_plain(name, line.places[0].place):
            return None
        meant, is_large = self._meant(start, end, line.places[0], name), gazetteer().is_large(name)
        if meant.is_known and is_large and fold_name(meant.name) != fold_name(name):
            return None if self._is_rather_a_word(name, meant) else meant
        if is_set_off and is_large:
            return meant
        if self._is_called(name) or self._words.is_in_a_title(name.lower()):
            return None
        if is_large and " " in name:
            return meant
        is_wide = line.places[0].place.city is None
        is_sure = is_wide or is_large or _is_country(name) or " " in name
        return meant if meant.is_known or (is_sure and (is_all or is_last)) else None

    def _is_of_places(self, name: str) -> bool:
        """Whether a few words are a large town, or a town not known here and its country: not "in India"."""
        town, _, country = name.rpartition(" ")
        if len(town) < _SHORTEST_STRANGE or town[0].islower() or not _is_country(country):
            return gazetteer().is_large(name)
        line = gazetteer().parse(town)
        is_town = line.coverage >= 1.0 and all(found.place.city for found in line.places)
        return is_town and not self._is_called(town.rstrip(","))

    def _is_rather_a_word(self, name: str, meant: Meant) -> bool:
        """Whether a name in small letters stands in far more texts than are about a place: "roles" is Raleigh, too."""
        if not name.islower() or " " in name or search.says_no_work(name):
            return name.islower() and " " not in name
        return self._words.texts_with(name) > _OFTENER * sum(map(self._store.degree, meant.node_ids))

    def _within(self, match: re.Match[str]) -> Meant | None:
        """A town with what it is in, if its name alone is in the knowledge base that of another one."""
        town = match[0].partition(",")[0]
        while town and not (others := self._places_called(town)):
            town = town.partition(" ")[2]  # "Data Analyst Paris, Texas"
        if not town:
            return None
        start = match.start() + match[0].index(f"{town},")
        line = gazetteer().parse(match.string[start : match.end()])
        if len(line.places) != 1 or line.coverage < 1.0 or line.places[0].place.city is None:
            return None
        meant = self._meant(start, match.end(), line.places[0])
        return meant if not meant.is_known or others != {*meant.node_ids} else None

    def _places_called(self, name: str) -> set[str]:
        return {
            item.node_id for item in self._store.names_in(name) if is_place(item) and item.span[1:] == (0, len(name))
        }

    def _place(self, text: str, run: Sequence[re.Match[str]]) -> Meant | None:
        """The place that a run of words names; of one that begins with a word nobody knows, also part of it."""
        start = run[0].start()
        for last in range(len(run) if self._is_strange(run[0][0]) else 1):
            end = run[-1 - last].end()
            name = text[start:end]
            if gazetteer().is_by_name(name):
                continue
            if self._is_called(name) and not self._is_rather_a_town(text, start, name):
                return None
            line = gazetteer().parse(name)
            if line.places and line.coverage >= 1.0 and _is_plain(name, line.places[0].place):
                return self._meant(start, end, line.places[0], name)
        return None

    def _is_any_name(self, name: str) -> bool:
        return self._store.is_a_name(name) or self._store.is_a_name(unaccented(name))

    def _is_rather_a_town(self, text: str, start: int, name: str) -> bool:
        """Whether a name that only a team, a topic or the like has is that of a large town where one is asked for."""
        led = is_led(_LETTERS.findall(text[:start])) or refusal_before(text, start) is not None
        led = led or (text[:start].endswith(", ") and not text[start + len(name) :].strip(" ?!."))
        return led and self._is_called_after_town(name) and gazetteer().is_large(name)

    def _is_name_after_town(self, name: str) -> bool:
        """Whether only what may be called after a town has a name, or a house that has no openings."""
        called = {item.node_id for item in self._store.names_in(name)}
        return bool(called) and not any(map(self._is_meant_itself, called))

    def _is_meant_itself(self, node_id: str) -> bool:
        kind = type_of(node_id)
        if kind is NodeType.ORGANIZATION:
            return bool(self._store.sources_of(node_id, Relation.AT))
        return kind not in _NAMED_AFTER_TOWNS

    def _perhaps_places(self, text: str) -> Iterator[Sequence[re.Match[str]]]:
        """What stands where a place would, and words with a capital that nobody knows."""
        tokens = list(_TOKEN.finditer(text))
        for place, token in enumerate(tokens):
            refused = refusal_before(text, token.start()) is not None
            two_before = tokens[max(0, place - 2) : place]
            led = refused or is_led([before[0] for before in two_before])
            led = led or _is_joined(two_before[::-1]) or _is_joined(tokens[place + 1 : place + 3])
            strange = self._is_strange(token[0])
            capital = token[0][0].isupper() and (
                led or not (token[0].isupper() or self._is_surname(text, tokens, place))
            )
            last = strange and 0 < place == len(tokens) - 1 and tokens[place - 1][0].lower() not in _INSIDE
            last = last and (not self._words.stands(token[0].lower()) or self._is_perhaps_a_town(token[0]))
            last = last and (led or self._is_asked_where(token[0], tokens[:place]))
            last = last or (place == len(tokens) - 1 and token[0].lower() in _COUNTRIES)
            plainly = led and not capital and token[0].islower() and self._is_large_town(token[0])
            if last or plainly or ((led or capital) and (strange or (led and capital))):
                before = tokens[place - 1] if place and not led and token[0][0].isupper() else None
                if before is not None and before[0][0].isupper() and text[before.end() : token.start()] == " ":
                    yield [before, *_run(text, tokens[place : place + _LONGEST_PLACE])]  # "Council Bluffs"
                yield _run(text, tokens[place : place + _LONGEST_PLACE])

    def _is_surname(self, text: str, tokens: Sequence[re.Match[str]], place: int) -> bool:
        """Whether a word stands behind a name that nobody knows, and is no large town: "Ada Ashgrove"."""
        if not place or text[tokens[place - 1].end() : tokens[place].start()] != " ":
            return False
        first = tokens[place - 1][0]
        return first.istitle() and self._is_strange(first) and not gazetteer().is_large(tokens[place][0])

    def _is_perhaps_a_town(self, word: str) -> bool:
        """Whether a word that stands somewhere is that of a large town, or of any town and of no title."""
        return gazetteer().is_large(word) or not self._words.is_in_a_title(word.lower())

    def _is_asked_where(self, word: str, before: Sequence[re.Match[str]]) -> bool:
        """Whether a last word is a large town, or any town behind a word of titles: not "sit amet", not a surname."""
        words = [other[0] for other in before]
        if word[0].isupper() and any(not self._is_strange(other) for other in words):
            return True
        return gazetteer().is_large(word) or any(self._words.is_in_a_title(other.lower()) for other in words)

    def _is_large_town(self, word: str) -> bool:
        """Whether a word in small letters is a large town and no word of titles."""
        is_long = len(word) >= _SHORTEST_STRANGE and not self._is_called(word)
        return is_long and not self._words.is_in_a_title(word) and gazetteer().is_large(word)

    def _is_strange(self, word: str) -> bool:
        """Whether the encoder does not know a word."""
        shortest = _SHORTEST_STRANGE if word[0] < IDEOGRAMS else 2
        return len(word) >= shortest and self._knows is not None and not self._knows(word)

    def _meant(self, start: int, end: int, found: PlaceMatch, written: str = "") -> Meant:
        from kg.resolve import location_chain

        places = gazetteer()
        chain = [canonical.id for canonical in location_chain(found.place, "", places)]
        node_id = next(
            (node_id for node_id in chain if self._store.node(node_id, with_evidence=False) is not None), None
        )
        name = places.label(found.place).partition(",")[0]
        is_unclear = written and node_id != chain[0]
        doubt = told(written, found.place, places.readings(written)) if is_unclear else None
        doubt = doubt or _namesake(written, found.place)
        point = point_of(found.place) if node_id != chain[0] else None
        near = tuple(self._places.within(point, NEAR_KM)) if point is not None else ()
        node_ids = near or ((node_id,) if node_id else ())
        return Meant(start, end, name, node_ids, node_id == chain[0], is_near=bool(near), doubt=doubt)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand that may be a place, one or a few with a blank between them, the longest first."""
    tokens = list(_TOKEN.finditer(text))
    for length in range(_LONGEST_TOWN, 0, -1):
        for first, last in zip(tokens, tokens[length - 1 :], strict=False):
            if text[first.start() : last.end()].count(" ") == length - 1:
                yield first.start(), last.end()


def _namesake(written: str, place: Place) -> str | None:
    """That a name which was taken for a region's is a country's, too."""
    if place.kind != "region" or not _is_country(written):
        return None
    return f"'{written}' is read as {gazetteer().label(place)}, not the country."


def _is_country(name: str) -> bool:
    return gazetteer().canonical(Place(country=name, kind="country")).country not in (None, name)


def _is_plain(name: str, place: Place) -> bool:
    """Whether a name is no mere code: "UK" and "USA" name countries, "IT" is more often something else."""
    return len(name) >= _SHORTEST_STRANGE or name[0] >= IDEOGRAMS or (place.kind == "country" and name != place.country)


def _is_joined(beside: Sequence[re.Match[str]]) -> bool:
    """Whether what stands beside a word, the nearest first, is "or" and a place."""
    if len(beside) < 2 or beside[0][0].lower() not in _OR or not beside[1][0][0].isupper():
        return False
    line = gazetteer().parse(beside[1][0])
    return bool(line.places) and line.coverage >= 1.0


def _run(text: str, tokens: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The first word and those behind it that belong to one name: capitals, and small words between them."""
    run = [tokens[0]]
    if not tokens[0][0][0].isupper():
        return run
    for before, token in pairwise(tokens):
        if text[before.end() : token.start()] != " " or not (token[0][0].isupper() or token[0] in _INSIDE):
            break
        run.append(token)
    while not run[-1][0][0].isupper():
        run.pop()
    return run
