"""The words around places in a question in, what they say of these out: asked for, refused, near; and what is left.

Pure functions of a text and of where in it places and employers stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.schema import NodeType
from kg.store import NameIn

_LETTERS = re.compile(r"[^\W\d_]+")
#: Words that lead to a place in the languages that the encoder reads.
_LEADING = frozenset("in at near around nearby um bei nach nahe aus à a au aux en presso vicino i w em te na v".split())
#: "près de Lyon": what leads before a word that alone does not.
_LEADING_BEFORE, _BETWEEN = frozenset({"près", "proche", "cerca", "autour", "alrededor"}), frozenset({"de", "of", "d"})
_JOINING = frozenset("and or y o et ou und oder e not nicht pas".split())
#: What says that something should not be at the place or the employer that follows.
_AWAY = re.compile(
    r"(?<![\w-])(?:(?:(?:any|every)(?:thing|where|one|body)?|all|nothing|irgendwo|überall|alles|partout|tout|todo|tutto)"
    r",?\s+)?(?:but(?: not)?|not?|outside(?: of)?|except(?:ing|ed)?(?: for)?|excluding|without|other than|apart from"
    r"|avoid(?:ing)?|nicht|kein\w*|ohne|au(?:ß|ss)er(?:halb)?|bis auf|pas|sauf|hors|sans|except[ée]|en dehors|sin"
    r"|excepto|menos|salvo|fuera|non|senza|tranne|eccetto|escluso|fuori|niet|behalve|poza|oprócz)"
    r"(?:\s+|(?<=\bnon)-)(?:(?:in|at|near|around|the|from|for|of|based|located|working|living|city|von|vom|aus|im|bei"
    r"|à|a|en|dans|de|du|des|d|la|le|les|da|di|w|den|dem|der|die|das|el|los|las|il)\s+){0,3}$",
    re.IGNORECASE,
)
#: What is near a place is in a town around it, too, within so many kilometres or miles.
_NEAR = re.compile(
    r"(?<![\w-])(?:near(?:by)?|around|close to|in der nähe von|nahe|rund um|près de|autour de|cerca de|alrededor de"
    r"|vicino a|(?:within|im umkreis von|dans un rayon de) (?P<far>\d{1,3})"
    r" ?(?P<unit>km|kilomet(?:er|re)s?|mi(?:les?)?)"
    r" (?:of|from|around|um|von|de|autour de))\s+$",
    re.IGNORECASE,
)
NEAR_KM, _MILE_KM = 50.0, 1.609
#: Words of the above, of which none is a slip.
REFUSING = frozenset(
    "outside except without ohne außer ausser sauf hors sans excepto menos salvo fuera senza tranne".split()
)
#: "remote but London": it takes one of these words before "but" to say that something should not be there.
_ONLY_BUT = re.compile(r"^but(?! not)", re.IGNORECASE)
#: What stands between two places that are refused together.
_LISTED = re.compile(
    r"^\s*(?:,\s*|(?:,\s*)?(?:/|&|and|or|nor|und|oder|noch|et|ou|ni|y|o|e|not?|nicht)\s*"
    r"(?:(?:and|or|nor|und|oder|et|ou|y|not?|nicht|in|at|the|à)\s+)*)$",
    re.IGNORECASE,
)
#: What stands between two of which either would do.
_EITHER = re.compile(r"^\s*(?:,\s*)?(?:/|or|oder|ou|o|u)\s*$", re.IGNORECASE)
#: Codes of countries and regions that are more often kinds of work, degrees and levels.
_CODES = frozenset("IT HR PR AI PA MD QA BI VP PM ML MA BA MS SC CS AR".split())
_LONGEST_LEADING = 20
#: Characters of the words that refuse what follows, or that ask for what is near it, at most.
_LONGEST_LED = 150
_LEADING_TO_EMPLOYER = re.compile(r"(?:(?<![^\W\d_])(?:at|bei|chez|en|presso|bij)\s+|@\s*)$", re.IGNORECASE)
#: What may stand behind a place that nothing leads to.
_BEHIND = re.compile(
    r"^(?:\d|(?:please|bitte|asap|remote|full|part|only|no|not|without|but|with|nicht|ohne|mit|kein\w*|sans|sin)\b)",
    re.IGNORECASE,
)
#: What stands between a place and the rest, besides the beginning and the end.
_APART = ("", ",", ";", ":", "·", "|", "/", "(", ")", "-", "–", "?", "!")
_JOINTS = " ,;:·|/@-–"
_LAST = re.compile(r"[^\W\d_]+$")
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")
_LEADING_AWAY = _LEADING | _JOINING | _LEADING_BEFORE | _BETWEEN | {"bei", "chez", "presso", "bij", "but"}

Span = tuple[int, int]


def is_place(item: NameIn) -> bool:
    """Whether it is a place that is named."""
    return item.node_id.startswith(f"{NodeType.LOCATION}:")


def is_employer(item: NameIn) -> bool:
    """Whether it is an employer that is named."""
    return item.node_id.startswith(f"{NodeType.ORGANIZATION}:")


def is_at(text: str, employer: NameIn, *, is_well_known: bool = False) -> bool:
    """Whether an employer stands behind "at", with a capital unless everybody knows it."""
    before = _LEADING_TO_EMPLOYER.search(text[: employer.start])
    return before is not None and (is_well_known or is_written_as_a_name(text, employer))


def are_listed(text: str, end: int, start: int) -> bool:
    """Whether only "or", a comma and the like stand between two names, of which one ends and the next one starts."""
    return _LISTED.match(text[end:start]) is not None


def are_alternatives(text: str, first: NameIn, second: NameIn) -> bool:
    """Whether only "or" and the like stand between two names, whichever comes first."""
    first, second = sorted((first, second), key=lambda item: item.start)
    return _EITHER.match(text[first.end : second.start]) is not None


def is_written_as_a_name(text: str, item: NameIn) -> bool:
    """Whether a name has its capital, if the text has any."""
    return text[item.start].isupper() or text.islower()


def is_asked_for(text: str, place: NameIn) -> bool:
    """Whether a place stands where one would: "in Turin", "…, Turin", at the beginning or the end."""
    return stands_as_place(text, place.start, place.end)


def is_a_code(text: str, item: NameIn) -> bool:
    """Whether a place is named by a code that means something else at work, and not behind a town."""
    behind = text[: item.start].rstrip()[-1:] == ","
    return is_place(item) and text[item.start : item.end] in _CODES and not behind


def refusal_before(text: str, start: int) -> int | None:
    """Where the words begin that say that what stands at `start` is where something should not be, if any do."""
    away = _AWAY.search(text, max(0, start - _LONGEST_LED), start)
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


def stands_as_place(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` stands where a place would."""
    before = text[:start].rstrip()
    led = before[-1:].isalpha() and is_led(_LETTERS.findall(before[-_LONGEST_LEADING:]))
    return (
        led
        or stands_apart(text, start, end)
        or refusal_before(text, start) is not None
        or near_before(text, start) is not None
    )


def stands_apart(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` stands at an end or beside a mark."""
    before, behind = text[:start].rstrip(), text[end:].lstrip()
    return before[-1:] in _APART or behind[:1] in _APART or _BEHIND.match(behind) is not None


def is_led(words: Sequence[str]) -> bool:
    """Whether these words lead to a place."""
    before, last = ["", "", *words][-2:]
    return last.lower() in _LEADING or (last.lower() in _BETWEEN and before.lower() in _LEADING_BEFORE)


def near_before(text: str, start: int) -> tuple[int, float] | None:
    """Where the words begin that ask for what is near the place at `start`, and how many kilometres are near."""
    near = _NEAR.search(text, max(0, start - _LONGEST_LED), start)
    if near is None:
        return None
    if near["far"] is None:
        return near.start(), NEAR_KM
    return near.start(), float(near["far"]) * (_MILE_KM if near["unit"].lower().startswith("mi") else 1.0)
