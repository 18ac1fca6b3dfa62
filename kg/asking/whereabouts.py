"""A question in, the places that it names out: by any name, where they are asked for and where they are refused.

The gazetteer is loaded only where a text names a place that the knowledge base does not know by that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.asking.areas import AREA, AREAS
from kg.asking.places import Places, gazetteer, point_of, told
from kg.names import unaccented
from kg.ports import PlaceMatch
from kg.schema import NodeType, Place
from kg.store import KnowledgeStore, NameIn

#: A shorter word that the encoder does not know may be anything.
_SHORTEST_STRANGE = 4
#: From here on letters are syllables or words.
_IDEOGRAMS = "\u2e80"
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
#: What people type for a town, in whatever case; of an area the towns around are meant, too.
_SHORT_NAMES = re.compile(
    r"(?<![\w.-])(?:washington,? d\.?c\.?|nyc|sfo?|san fran|philly|vegas|slc|dfw|blr|hcmc|cdmx|tlv"
    r"|(?P<area>(?:the )?(?:(?:sf|san francisco) )?bay area|silicon valley))(?![\w.-])",
    re.IGNORECASE,
)
_GAZETTEER_NAMES = {"silicon valley": "Bay Area", "san francisco bay area": "Bay Area"}
_AREA_KM = 80.0
_JOINING = frozenset("and or y o et ou und oder e not nicht pas".split())
#: What says that something should not be at the place or the employer that follows.
_AWAY = re.compile(
    r"(?<![\w-])(?:(?:(?:any|every)(?:thing|where|one|body)?|all|nothing|irgendwo|überall|alles|partout|tout|todo|tutto)"
    r",?\s+)?(?:but(?: not)?|not?|outside(?: of)?|except(?:ing|ed)?(?: for)?|excluding|without|other than|apart from"
    r"|avoid(?:ing)?|nicht|kein\w*|ohne|au(?:ß|ss)er(?:halb)?|bis auf|pas|sauf|hors|sans|except[ée]|en dehors|sin"
    r"|excepto|menos|salvo|fuera|non|senza|tranne|eccetto|escluso|fuori|niet|behalve|poza|oprócz)"
    r"(?:\s+|(?<=\bnon)-)(?:(?:in|at|near|around|the|from|for|of|based|located|working|living|city|von|vom|aus|im|bei"
    r"|à|a|en|dans|de|du|des|d|la|le|les|da|di|w)\s+){0,3}$",
    re.IGNORECASE,
)
#: "remote but London": it takes one of these words before "but" to say that something should not be there.
_ONLY_BUT = re.compile(r"^but(?! not)", re.IGNORECASE)
#: What stands between two places that are refused together.
_LISTED = re.compile(
    r"^\s*(?:,|/|&|and|or|nor|und|oder|noch|et|ou|ni|y|o|e)\s*(?:(?:and|or|nor|und|oder|et|ou|y|not?|nicht|in|at|the|à)\s+)*$",
    re.IGNORECASE,
)
#: Codes of countries and regions that are more often kinds of work, degrees and levels.
_CODES = frozenset("IT HR PR AI PA MD QA BI VP PM ML MA BA MS SC CS AR".split())
_LONGEST_PLACE, _LONGEST_LEADING = 4, 20
_LEADING_TO_EMPLOYER = re.compile(r"(?:(?<![^\W\d_])(?:at|bei|chez|en|presso|bij)\s+|@\s*)$", re.IGNORECASE)
#: "London, Ontario": a town and what it is in, which tells it from a namesake.
_WITHIN = re.compile(r"(?<![\w-])[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2}, ?[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)?")
#: What stands between two places of which either is meant.
_OR = frozenset("or and oder und ou et o u y e".split())
#: What may stand behind a place that nothing leads to.
_BEHIND = re.compile(r"^(?:\d|(?:please|bitte|asap|remote|full|part|only)\b)", re.IGNORECASE)
#: What stands between a place and the rest, besides the beginning and the end.
_APART = ("", ",", ";", ":", "·", "|", "/", "(", ")", "-", "–", "?", "!")
_JOINTS = " ,;:·|/-–"
_LAST = re.compile(r"[^\W\d_]+$")
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")
_LEADING_AWAY = _LEADING | _JOINING | _LEADING_BEFORE | _BETWEEN | {"bei", "chez", "presso", "bij", "but"}

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Meant:
    """A place by another name, `text[start:end]`: what it is called in English, and its nodes.

    Attributes:
        start, end: where it is named.
        name: the place.
        node_ids: its node, and of an area those of the towns in it; else that of a wider place.
        is_known: whether these are the place's own.
        doubt: which place the name was taken for, if it is small or has namesakes.
    """

    start: int
    end: int
    name: str
    node_ids: tuple[str, ...]
    is_known: bool = True
    doubt: str | None = None


class Whereabouts:
    """Finds the places in a question to one generation of a knowledge base.

    Args:
        store: the knowledge base.
        knows: whether the encoder, which knows most words of titles, knows a word, if it can tell.
        has_word: whether a word stands anywhere in the knowledge base.
    """

    def __init__(
        self, store: KnowledgeStore, knows: Callable[[str], bool] | None, has_word: Callable[[str], bool]
    ) -> None:
        self._store = store
        self._knows = knows
        self._has_word = has_word
        self._places = Places(store)

    def named_otherwise(self, text: str) -> Iterator[Meant]:
        """Places that the knowledge base does not know by the name that a text gives them."""
        short = [self._short(match) for match in _SHORT_NAMES.finditer(text)]
        short += filter(None, map(self._within, _WITHIN.finditer(text)))
        short += [self._area(match) for match in AREA.finditer(text) if _stands_as_place(text, *match.span())]
        until = 0
        for run in self._perhaps_places(text):
            start = run[0].start()
            taken = start < until or any(place.start <= start < place.end for place in short)
            found = None if taken else self._place(text, run)
            if found is not None:
                until = found.end
                short.append(found)
        yield from sorted(short, key=lambda place: place.start)

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
        known = tuple(node_id for node_id in nodes if self._store.node(node_id) is not None)
        return Meant(*match.span(), match[0], known, is_known=bool(known))

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
            if self._store.is_a_name(name) or self._store.is_a_name(unaccented(name)):
                return None
            line = gazetteer().parse(name)
            if line.places and line.coverage >= 1.0 and _is_plain(name, line.places[0].place):
                return self._meant(start, end, line.places[0], name)
        return None

    def _perhaps_places(self, text: str) -> Iterator[Sequence[re.Match[str]]]:
        """What stands where a place would, and words with a capital that nobody knows."""
        tokens = list(_TOKEN.finditer(text))
        for place, token in enumerate(tokens):
            refused = refusal_before(text, token.start()) is not None
            led = refused or _is_led([before[0] for before in tokens[:place]]) or _is_joined(tokens[:place])
            strange = self._is_strange(token[0])
            capital = token[0][0].isupper() and (led or not token[0].isupper())
            last = strange and 0 < place == len(tokens) - 1 and tokens[place - 1][0].lower() not in _INSIDE
            last = last and not self._has_word(token[0].lower())
            last = last or (place == len(tokens) - 1 and token[0].lower() in _COUNTRIES)
            if last or ((led or capital) and (strange or (led and capital))):
                before = tokens[place - 1] if place and not led and token[0][0].isupper() else None
                if before is not None and before[0][0].isupper() and text[before.end() : token.start()] == " ":
                    yield [before, *_run(text, tokens[place : place + _LONGEST_PLACE])]  # "Council Bluffs"
                yield _run(text, tokens[place : place + _LONGEST_PLACE])

    def _is_strange(self, word: str) -> bool:
        """Whether the encoder does not know a word."""
        shortest = _SHORTEST_STRANGE if word[0] < _IDEOGRAMS else 2
        return len(word) >= shortest and self._knows is not None and not self._knows(word)

    def _meant(self, start: int, end: int, found: PlaceMatch, written: str = "") -> Meant:
        from kg.resolve import location_chain

        places = gazetteer()
        chain = [canonical.id for canonical in location_chain(found.place, "", places)]
        node_id = next((node_id for node_id in chain if self._store.node(node_id) is not None), None)
        name = places.label(found.place).partition(",")[0]
        is_unclear = written and node_id != chain[0]
        doubt = told(written, found.place, places.readings(written)) if is_unclear else None
        return Meant(start, end, name, (node_id,) if node_id else (), node_id == chain[0], doubt)


def is_place(item: NameIn) -> bool:
    """Whether it is a place that is named."""
    return item.node_id.startswith(f"{NodeType.LOCATION}:")


def is_employer(item: NameIn) -> bool:
    """Whether it is an employer that is named."""
    return item.node_id.startswith(f"{NodeType.ORGANIZATION}:")


def is_at(text: str, employer: NameIn) -> bool:
    """Whether an employer stands behind "at"."""
    before = _LEADING_TO_EMPLOYER.search(text[: employer.start])
    return before is not None and is_written_as_a_name(text, employer)


def is_written_as_a_name(text: str, item: NameIn) -> bool:
    """Whether a name has its capital, if the text has any."""
    return text[item.start].isupper() or text.islower()


def is_asked_for(text: str, place: NameIn) -> bool:
    """Whether a place stands where one would: "in Turin", "…, Turin", at the beginning or the end."""
    return _stands_as_place(text, place.start, place.end)


def is_a_code(text: str, item: NameIn) -> bool:
    """Whether a place is named by a code that means something else at work, and not behind a town."""
    behind = text[: item.start].rstrip()[-1:] == ","
    return is_place(item) and text[item.start : item.end] in _CODES and not behind


def refusal_before(text: str, start: int) -> int | None:
    """Where the words begin that say that what stands at `start` is where something should not be, if any do."""
    away = _AWAY.search(text[:start])
    return None if away is None or _ONLY_BUT.match(away[0]) else away.start()


def refused_spans(text: str, spots: Iterable[Span]) -> dict[Span, Span]:
    """Of the spots in a text those where something should not be, each with the words that say so before it."""
    found: dict[Span, Span] = {}
    last: Span | None = None
    for spot in sorted(spots):
        start = refusal_before(text, spot[0])
        if start is None and last is not None and _LISTED.match(text[last[1] : spot[0]]):
            start = last[1]
        last = None if start is None else spot
        if start is not None:
            found[spot] = (start, spot[1])
    return found


def without(text: str, spots: Sequence[Span]) -> str:
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


def _stands_as_place(text: str, start: int, end: int) -> bool:
    before, behind = text[:start].rstrip(), text[end:].lstrip()
    led = before[-1:].isalpha() and _is_led(_LETTERS.findall(before[-_LONGEST_LEADING:]))
    is_apart = before[-1:] in _APART or behind[:1] in _APART or _BEHIND.match(behind) is not None
    return led or is_apart or refusal_before(text, start) is not None


def _is_plain(name: str, place: Place) -> bool:
    """Whether a name is no mere code: "UK" and "USA" name countries, "IT" is more often something else."""
    return (
        len(name) >= _SHORTEST_STRANGE or name[0] >= _IDEOGRAMS or (place.kind == "country" and name != place.country)
    )


def _is_led(words: Sequence[str]) -> bool:
    """Whether these words lead to a place."""
    before, last = ["", "", *words][-2:]
    return last.lower() in _LEADING or (last.lower() in _BETWEEN and before.lower() in _LEADING_BEFORE)


def _is_joined(before: Sequence[re.Match[str]]) -> bool:
    """Whether a place and "or" stand before."""
    if len(before) < 2 or before[-1][0].lower() not in _OR:
        return False
    line = gazetteer().parse(before[-2][0])
    return bool(line.places) and line.coverage >= 1.0 and before[-2][0][0].isupper()


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
