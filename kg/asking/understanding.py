"""A text that asks in, what it asks for out: slips mended, places by their names in other languages, what it names.

The gazetteer is loaded only where a text names a place that the knowledge base does not know by that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from kg import search
from kg.asking.choosing import gazetteer
from kg.names import fold_name, unaccented
from kg.ports import PlaceMatch, TextEncoder
from kg.schema import Node, NodeType, Place, type_of
from kg.search import Wish
from kg.store import KnowledgeStore, NameIn

#: In a longer text a misspelt word is one of many.
_SHORT_TEXT = 12
#: A longer text, or one of several lines, names its places as an advert does, not as one who asks.
_ASKING = 40
#: A word in fewer texts that the encoder does not know either may itself be a slip.
_OFTEN = 5
#: A shorter word has too many that are one slip away to be looked up.
_SHORTEST_WORD = 5
#: A shorter word that the encoder does not know may be anything.
_SHORTEST_STRANGE = 4
#: Shorter foreign words stand in nonsense by chance.
_SHORTEST_FOREIGN = 6
_LETTERS = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W\d_][\w'’.-]*(?<![.'’-])")
#: Words that lead to a place in the languages that the encoder reads, and words inside the names of places.
_LEADING = frozenset("in at near around nearby um bei nach nahe aus à a au aux en presso vicino i w em te na v".split())
_INSIDE = frozenset("de di del della do da la las le les los el of am an der upon sur".split())
#: "près de Lyon": what leads before a word that alone does not.
_LEADING_BEFORE, _BETWEEN = frozenset({"près", "proche", "cerca", "autour", "alrededor"}), frozenset({"de", "of", "d"})
#: Countries that are written in small letters at the end, by names that are no English ones.
_COUNTRIES = frozenset(
    """
    deutschland allemagne alemania germania österreich autriche austria schweiz suisse suiza svizzera frankreich francia
    italien italie italia spanien espagne españa spagna portugal niederlande holanda belgien belgique bélgica
    polen pologne polonia schweden suède suecia dänemark danemark norwegen norvège noruega
    """.split()
)
_JOINING = frozenset("and or y o et ou und oder e not nicht pas".split())
_NEGATIONS, _NEGATION_WITHIN = (
    frozenset("not no outside except without nicht kein ohne pas sauf hors sin excepto".split()),
    2,
)
#: Codes of countries and regions that are more often kinds of work, degrees and levels.
_CODES = frozenset("IT HR PR AI PA MD QA BI VP PM ML MA BA MS SC CS AR".split())
_LONGEST_PLACE, _LONGEST_LEADING = 4, 20
_LEADING_TO_EMPLOYER = re.compile(r"(?:(?<![^\W\d_])(?:at|bei|chez|en|presso|bij)\s+|@\s*)$", re.IGNORECASE)
_WHERE = frozenset({NodeType.LOCATION, NodeType.ORGANIZATION})
#: What stands between a place and the rest, besides the beginning and the end.
_APART = ("", ",", ";", "·", "|", "/", "(", ")", "-", "–")
_JOINTS = " ,;·|/-–"
_LAST = re.compile(r"[^\W\d_]+$")
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")
_LEADING_AWAY = _LEADING | _JOINING | _LEADING_BEFORE | _BETWEEN | {"bei", "chez", "presso", "bij", "but"}
#: Words of which it is remembered whether they stand anywhere, and beginnings of which words there are.
_WORDS, _BEGINNINGS = 100_000, 1_000


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
        nowhere: places that are asked for and that nothing is known in.
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
    nowhere: tuple[str, ...] = ()
    written: str = ""


@dataclass(frozen=True, slots=True)
class _Meant:
    """A place by another name, `text[start:end]`: what it is called in English, and its node or a wider place's."""

    start: int
    end: int
    name: str
    node_id: str | None


class Understanding:
    """Reads texts against one generation of a knowledge base."""

    def __init__(self, store: KnowledgeStore, encoder: TextEncoder) -> None:
        self._store = store
        self._encoder_knows = getattr(encoder, "knows", None)
        self._meanings = getattr(encoder, "meanings", None)
        self._has_word = lru_cache(_WORDS)(store.has_word)
        self._words_beginning = lru_cache(_BEGINNINGS)(store.words_beginning)

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
        places = list(self._places(text))
        read, elsewhere = self._mended(text, places)
        names = self._names_in(read)
        names = [item for item in names if not (self._is_outdone(item, names) or _is_a_code(read, item))]
        translated = {span: place.node_id for place, span in zip(places, elsewhere, strict=True)}
        there = {item.span[1:] for item in names if _is_place(item) and _is_asked_for(read, item)} | set(translated)
        spots = there | {item.span[1:] for item in names if _is_employer(item) and _is_at(read, item)}
        unwanted = {span for span in spots if _is_unwanted(read, span[0])}
        wishes = [wish for wish in search.wishes_in(read) if not _is_within((wish.start, wish.end), spots)]
        said = {(wish.start, wish.end) for wish in wishes if not wish.is_work}
        refused = search.refused_in(read, sorted(spots | said))
        said |= {(item.start, item.end) for item in refused}
        names = [item for item in names if not _is_within(item.span[1:], said)]
        meant = [
            i.node_id
            for i in names
            if i.span[1:] not in unwanted and (not _is_place(i) or i.span[1:] not in translated)
        ]
        wider = [node_id for span, node_id in translated.items() if node_id is not None and span not in unwanted]
        named = tuple(dict.fromkeys((*meant, *wider)))
        refusals = [wish for item in names if item.span[1:] in unwanted for wish in self._refusal(item)]
        wanted = {_kind(i) for i in names if i.span[1:] in spots - unwanted} & _WHERE
        left = _without(read, sorted(spots | said))
        left = search.subject(left, is_part=True) if is_in_passing or left != read else left
        return Understood(
            text=read,
            about=left or read,
            named=named,
            is_a_name=self._is_a_name(read, named),
            asked_for=frozenset(wanted | ({NodeType.LOCATION} if wider else set())),
            wishes=(*wishes, *refusals),
            refused=tuple(item.words for item in refused),
            says_work=bool(left),
            nowhere=tuple(place.name for place in places if place.node_id is None),
        )

    def _refusal(self, item: NameIn) -> Iterator[Wish]:
        """The wish not to be at a place or an employer."""
        node = self._store.node(item.node_id)
        keys = ("organization",) if _is_employer(item) else ("city", "region", "country")
        values = {"organization": node.name} if node and _is_employer(item) else dict(node.properties) if node else {}
        key = next((key for key in keys if values.get(key)), None)
        if node is not None and key is not None:
            worths = {key: {str(values[key]): -1.0}}
            yield Wish(f"not {node.name}", *item.span[1:], worths, is_refusal=True, otherwise=0.0)

    def _is_outdone(self, item: NameIn, names: Sequence[NameIn]) -> bool:
        """Whether a name of a place is more often that of something else: "Sales" is a town, too."""
        others = [other.node_id for other in names if other.span[1:] == item.span[1:] and not _is_place(other)]
        return _is_place(item) and any(self._store.degree(i) > self._store.degree(item.node_id) for i in others)

    def is_known(self, word: str) -> bool | None:
        """Whether a word, or what it means in English, stands in the knowledge base; `None` if it means nothing."""
        if self._has_word(word):
            return True
        meanings: Sequence[str] | None = self._meanings(word) if self._meanings is not None else None
        if meanings is None:
            return False
        if not meanings:
            return None
        return len(word) >= _SHORTEST_FOREIGN and any(all(map(self._has_word, name.split())) for name in meanings)

    # --- places ---

    def _places(self, text: str) -> Iterator[_Meant]:
        """Places that the knowledge base does not know by the name that a text gives them."""
        until = 0
        for run in self._perhaps_places(text):
            found = self._place(text, run) if run[0].start() >= until else None
            if found is not None:
                until = found.end
                yield found

    def _place(self, text: str, run: Sequence[re.Match[str]]) -> _Meant | None:
        """The place that a run of words names; of one that begins with a word nobody knows, also part of it."""
        start = run[0].start()
        for last in range(len(run) if self._is_strange(run[0][0]) else 1):
            end = run[-1 - last].end()
            name = text[start:end]
            if self._store.is_a_name(name) or self._store.is_a_name(unaccented(name)):
                return None
            line = gazetteer().parse(name)
            if line.places and line.coverage >= 1.0 and _is_plain(name, line.places[0].place):
                return self._meant(start, end, line.places[0])
        return None

    def _perhaps_places(self, text: str) -> Iterator[Sequence[re.Match[str]]]:
        """What stands where a place would, and words with a capital that nobody knows."""
        tokens = list(_TOKEN.finditer(text))
        for place, token in enumerate(tokens):
            led, strange = _is_led([before[0] for before in tokens[:place]]), self._is_strange(token[0])
            capital = token[0][0].isupper() and (led or not token[0].isupper())
            last = strange and 0 < place == len(tokens) - 1 and tokens[place - 1][0].lower() not in _INSIDE
            last = last and not self._has_word(token[0].lower())
            last = last or (place == len(tokens) - 1 and token[0].lower() in _COUNTRIES)
            if last or ((led or capital) and (strange or (led and capital))):
                yield _run(text, tokens[place : place + _LONGEST_PLACE])

    def _is_strange(self, word: str) -> bool:
        """Whether the encoder, which knows most words of titles, does not know a word."""
        return len(word) >= _SHORTEST_STRANGE and self._encoder_knows is not None and not self._encoder_knows(word)

    def _meant(self, start: int, end: int, found: PlaceMatch) -> _Meant:
        from kg.resolve import location_chain

        places = gazetteer()
        chain = [canonical.id for canonical in location_chain(found.place, "", places)]
        node_id = next((node_id for node_id in chain if self._store.node(node_id) is not None), None)
        return _Meant(start, end, places.label(found.place).partition(",")[0], node_id)

    # --- words ---

    def _mended(self, text: str, places: Sequence[_Meant]) -> tuple[str, list[tuple[int, int]]]:
        """The text with places by their English names, where these stand, and no slips that surely are such."""
        mend = self._without_slips if len(text.split()) <= _SHORT_TEXT else str
        read, spots, at = "", list[tuple[int, int]](), 0
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
        words = {match.lower() for match in _LETTERS.findall(text) if len(match) >= _SHORTEST_WORD}
        nowhere = sorted(word for word in words if not self._has_word(word))
        meant = {word: self._meant_by(word) for word in nowhere if not knows(word)}
        if any(meant.values()):  # who slips once slips again, also into another word
            meant |= {word: self._meant_by(word) for word in nowhere if knows(word)}
        return _LETTERS.sub(lambda match: meant.get(match[0].lower()) or match[0], text)

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


def _is_place(item: NameIn) -> bool:
    return item.node_id.startswith(f"{NodeType.LOCATION}:")


def _is_employer(item: NameIn) -> bool:
    return item.node_id.startswith(f"{NodeType.ORGANIZATION}:")


def _kind(item: NameIn) -> NodeType:
    return type_of(item.node_id)


def _is_within(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _is_at(text: str, employer: NameIn) -> bool:
    """Whether an employer stands behind "at"."""
    before = _LEADING_TO_EMPLOYER.search(text[: employer.start])
    return before is not None and (text[employer.start].isupper() or text.islower())


def _is_asked_for(text: str, place: NameIn) -> bool:
    """Whether a place stands where one would: "in Turin", "…, Turin", at the beginning or the end."""
    before, behind = text[: place.start].rstrip(), text[place.end :].lstrip()
    led = before[-1:].isalpha() and _is_led(_LETTERS.findall(before[-_LONGEST_LEADING:]))
    return led or before[-1:] in _APART or behind[:1] in _APART


def _is_plain(name: str, place: Place) -> bool:
    """Whether a name is no mere code: "UK" and "USA" name countries, "IT" is more often something else."""
    return len(name) >= _SHORTEST_STRANGE or (place.kind == "country" and name != place.country)


def _is_a_code(text: str, item: NameIn) -> bool:
    """Whether a place is named by a code that means something else at work, and not behind a town."""
    behind = text[: item.start].rstrip()[-1:] == ","
    return _is_place(item) and text[item.start : item.end] in _CODES and not behind


def _is_led(words: Sequence[str]) -> bool:
    """Whether these words lead to a place."""
    before, last = ["", "", *words][-2:]
    return last.lower() in _LEADING or (last.lower() in _BETWEEN and before.lower() in _LEADING_BEFORE)


def _is_unwanted(text: str, start: int) -> bool:
    """Whether a place is named as where it should not be: that is no wish to be there, and a filter can say it."""
    return bool({word.lower() for word in _LETTERS.findall(text[:start])[-_NEGATION_WITHIN:]} & _NEGATIONS)


def _without(text: str, spots: Sequence[tuple[int, int]]) -> str:
    """A text without places and the words that lead to them; empty if nothing else is left."""
    if not spots:
        return text
    kept, at = "", 0
    for start, end in spots:
        if start < at:
            continue
        kept += text[at:start].rstrip(_JOINTS)
        while (last := _LAST.search(kept)) is not None and last[0].lower() in _LEADING_AWAY:
            kept = kept[: last.start()].rstrip(_JOINTS)
        at = end
    kept = " ".join(f"{kept} {text[at:].lstrip(_JOINTS)}".split())
    kept = _EMPTY.sub("", kept.replace("( ", "(").replace(" )", ")")).strip(_JOINTS)
    return kept if _LETTERS.search(kept) else ""


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
