"""A posting in, the parts of firms out that it is for and that a vocabulary knows: "the Snow group in Contoso Labs"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.lexicon.affiliation_words import COUNTRIES
from kg.extract.lexicon.headings import BOILERPLATE, QUALIFICATIONS
from kg.extract.lexicon.spans import Found
from kg.extract.lexicon.words import word_set
from kg.extract.postings.advert import Advert
from kg.ports import Vocabulary
from kg.schema import NodeType, Term

#: Before a part of a firm that has the group which hires.
_HAS_GROUP = re.compile(
    r"\b(?:team|group|lab|organi[sz]ation|org|squad|[Jj]oin|[Jj]oining)\s+(?:(?:in|within|at|of|inside)\s+)?(?:the\s+|our\s+)?$"
)
#: Behind a part of a firm that speaks for itself.
_SPEAKS = re.compile(
    r"(?:\s*\([A-Z][\w&]{1,9}\))?\s+(?:team|group|organi[sz]ation|is (?:looking|seeking|hiring|recruiting|the)"
    r"|are (?:looking|seeking|hiring)|brings together|seeks)\b"
)
#: Behind the beginning of a longer name: "Contoso Frost for Rivers (CFR)".
_GOES_ON = re.compile(r" for [A-Z]\w+ \(")
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a firm that the text speaks of as the one which hires, and the firms it is known to belong to."""

    name: str
    parents: tuple[str, ...]
    start: int
    end: int


def known_parts(advert: Advert, vocabulary: Vocabulary) -> Iterator[Part]:
    """Parts of firms that have the group which hires or speak for themselves."""
    for match in advert.terms_between(advert.start, advert.end, NodeType.ORGANIZATION):
        if not match.term.broader or advert.kind_at(match.start) in BOILERPLATE | QUALIFICATIONS:
            continue
        if _GOES_ON.match(advert.text, match.end, advert.end):
            continue
        before = _HAS_GROUP.search(advert.text, max(advert.start, match.start - _NEAR), match.start)
        if before or _SPEAKS.match(advert.text, match.end, advert.end):
            parents = [
                term.name for name in match.term.broader if (term := vocabulary.lookup(NodeType.ORGANIZATION, name))
            ]
            yield Part(match.term.name, (*match.term.broader, *parents), match.start, match.end)


def part_of(parts: Sequence[Part], employer: str | None) -> Found[str] | None:
    """The first part that belongs to the employer."""
    part = next((part for part in parts if employer in part.parents), None)
    return Found(part.name, part.start, part.end, 0.8) if part else None


def parent_of(advert: Advert, parts: Sequence[Part]) -> Found[str] | None:
    """The firm that a part belongs to, where the text names it too."""
    for part in parts:
        for parent in part.parents:
            named = re.search(rf"\b{re.escape(parent)}\b", advert.text[advert.start : advert.end])
            if named:
                return Found(parent, advert.start + named.start(), advert.start + named.end(), 0.6)
    return None


def whole_of(name: Found[str], advert: Advert, vocabulary: Vocabulary) -> tuple[Found[str], Found[str] | None]:
    """An employer that is a part of a known firm as the firm and its part: "Contoso Music is looking for"."""
    term, rest = _known_beginning(name.value, vocabulary)
    if term is None or (rest and vocabulary.lookup(NodeType.SKILL, name.value)):
        return name, None
    firm = next((broader for broader in term.broader if term.name.startswith(f"{broader} ")), None)
    local = _is_local(rest) and (rest[0].startswith("(") or _REGISTERED.match(advert.text, name.end) is not None)
    told = not rest or name.start >= advert.start or advert.text.count(name.value) > 1
    part = replace(name, value=term.name if local else name.value, confidence=0.8)
    if firm:
        return replace(name, value=firm), part if told or local else None
    if local or (not rest and name.value.isupper()):
        return replace(name, value=term.name), None
    alone = rest and re.search(rf"\b{re.escape(term.name)}\b(?! [A-Z])", advert.text)
    return (replace(name, value=term.name), part if told else None) if alone else (name, None)


def _known_beginning(name: str, vocabulary: Vocabulary) -> tuple[Term | None, list[str]]:
    """The longest known firm or part of one that a name is or begins with, and the words behind it."""
    words = name.split()
    for count in range(min(len(words), _LONGEST), 0, -1):
        term = vocabulary.lookup(NodeType.ORGANIZATION, " ".join(words[:count]))
        if term is not None and len(words[0]) >= _SHORTEST_FIRST and "Univers" not in term.name:
            return term, words[count:]
    return None, words


def _is_local(words: Sequence[str]) -> bool:
    """Whether the words behind a firm's name only tell where it is entered in a register: "EU", "Services Spain"."""
    return bool(words) and all(word.strip("().,").casefold() in _LOCAL | COUNTRIES for word in words)


#: A legal form behind the name that a register has.
_REGISTERED = re.compile(
    r",? (?:Inc|LLC|Ltd|Limited|Corp|Corporation|GmbH|AG|PLC|SARL|S\.?à\.?r\.?l|S\.A|S\.L|B\.V|K\.K|S\.r\.l|Pvt"
    r"|Private)\b",
    re.IGNORECASE,
)
_LONGEST, _SHORTEST_FIRST = 4, 3
_LOCAL = word_set(
    "eu emea apac europe european north south america american international services development centre center data"
    " dev operations uk us"
)


def firm_of(name: str, vocabulary: Vocabulary) -> str | None:
    """The known firm whose name, or whose part's short name, begins a longer one: "Contoso Leo", "CWS AI"."""
    term, rest = _known_beginning(name, vocabulary)
    if term is None or not rest:
        return None
    return next((broader for broader in term.broader if term.name.startswith(f"{broader} ")), None) or term.name


def part_of_team(team: Found[str] | None, employer: str | None, vocabulary: Vocabulary) -> Found[str] | None:
    """The part of the employer with whose short name a team's begins: "CWS Frost" is of Contoso Web Services."""
    first = team.value.partition(" ")[0] if team else ""
    term = vocabulary.lookup(NodeType.ORGANIZATION, first) if employer and len(first) > 2 else None
    if team is None or term is None or employer not in term.broader:
        return None
    return Found(term.name, team.start, team.start + len(first), 0.7)


#: What some houses are called that hire for themselves: "Brasserie Arval", "Zahnarztpraxis Moll".
_HOUSE = re.compile(
    r"(?:Brasserie|Restaurant|Ristorante|Trattoria|Hôtel|Hotel|Café|(?:[A-ZÄÖÜ][a-zäöü]+)?(?:[Bb]äckerei|[Mm]etzgerei|[Pp]raxis)"
    r"|Boulangerie|Pâtisserie|Konditorei|Boucherie|Panadería|Apotheke|Pharmacie|Farmacia|Kanzlei|Autohaus|Klinik|Klinikum"
    r"|Clinique|Clínica|Maison|Mairie|Stadt|Gemeinde|Landkreis|Sparkasse|Volksbank|EHPAD|Domaine|Château|Weingut|Gasthof"
    r"|Seniorenzentrum|Pflegeheim) (?:(?:de|du|des|la|le|am|zum|zur|[Dd]r\.) )*[A-ZÀ-Ý].*"
)


def house_of_team(team: Found[str], vocabulary: Vocabulary) -> tuple[Found[str] | None, Found[str] | None]:
    """The known firm with whose name a team's begins, and the team without it: "Contoso Frost Architecture".

    What is called after a kind of house hires for itself and is no team.
    """
    if _HOUSE.fullmatch(team.value):
        return team, None
    first, _, rest = team.value.partition(" ")
    term = vocabulary.lookup(NodeType.ORGANIZATION, first)
    if term is None or " " not in rest or len(first) < _SHORTEST:
        return None, team
    firm = Found(term.name, team.start, team.start + len(first), 0.6)
    return firm, replace(team, value=rest, start=team.start + len(first) + 1)


_SHORTEST = 4


#: What ends the names of firms, and what rules take for the word for a part of one.
_ENDS = r"(?:Group|Gruppe|Partners|Holdings?|Associates|International|Company)"


#: Houses that are told apart by what they are for: "Institute for Frost".
_FOR_WHAT = re.compile(
    r"\b(?:Institut[eo]?|Instytut|Cent(?:er|re)|Zentrum|Laborator(?:y|ium)|Laboratoire|School|Academy|Foundation|Agency|Museum)$"
)
_WHAT = (
    r" (?:for|of|für|de|des|pour|zur) (?:(?:the|la) )?[A-ZÀ-Ý][\w-]+"
    r"(?:(?: (?:and|&|und|et|of|de)(?: the)?)? [A-ZÀ-Ý][\w-]+){0,4}"
)


def in_full(name: Found[str], text: str) -> Found[str]:
    """The employer with the end of its name, if the text never says it without: "Contoso Consulting Group"."""
    ends = _WHAT if _FOR_WHAT.search(name.value) else rf" {_ENDS}\b"
    longer = re.search(rf"{re.escape(name.value)}(?<=(?<!\w){re.escape(name.value)}){ends}", text)
    if longer is None:
        return name
    whole = longer.group()
    alone = re.search(rf"(?<!\w){re.escape(name.value)}\b(?!{ends})", text) is not None
    return name if alone else replace(name, value=whole, start=longer.start(), end=longer.end())
