"""Names of people in, the same documents with these names blotted out, however they are spelled.

A name is found in any case, with and without accents, composed or decomposed, as HTML, percent, JSON and
quoted-printable escapes write it, however often, in either order, with an initial between, with dots, hyphens, tags or
nothing between its words, with soft hyphens, line breaks and ligatures in them, with any apostrophe or none. In a
document that names somebody in full the family name alone goes too, as it is written or in capitals; in small letters,
where it may be a common word, only within addresses and keys.
"""

from __future__ import annotations

import html
import html.entities
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.names import BLOT, digest, unaccented
from kg.schema import Document

_LETTER = r"[^\W\d_]"
_MARKS = "\u0300-\u036f"
_NAMED = "|".join(name for number, name in sorted(html.entities.codepoint2name.items()) if chr(number).isalpha())
#: An escape that stands for a letter: ASCII and the letters of Latin-1 and Latin Extended.
_LETTER_ESCAPE = (
    rf"(?:&(?:{_NAMED}|\#0*(?:6[5-9]|[78]\d|90|9[7-9]|1[01]\d|12[0-2]|19[2-9]|[2-5]\d\d)"
    r"|\#[xX]0*(?:[46][1-9A-Fa-f]|[57][0-9Aa]|[C-Fc-f][0-9A-Fa-f]|[12][0-9A-Fa-f]{2}));"
    r"|[%=](?:[46][1-9A-Fa-f]|[57][0-9Aa])|[%=][Cc][3-9][%=][0-9A-Fa-f]{2}"
    r"|\\u0(?:0[46][1-9A-Fa-f]|0[57][0-9Aa]|0[C-Fc-f][0-9A-Fa-f]|[12][0-9A-Fa-f]{2}))"
)
#: What such escapes of letters with accents end with.
_AFTER_LETTER_ESCAPE = "".join(
    f"(?<!{end})"
    for end in (
        *(rf"{accent};" for accent in "uml acute grave circ tilde ring slash lig caron cedil".split()),
        r"&\#19[2-9];", r"&\#2[0-5]\d;", r"&\#[xX][C-Fc-f][0-9A-Fa-f];",
        r"[%=][Cc][3-9][%=][0-9A-Fa-f]{2}", r"\\u00[C-Fc-f][0-9A-Fa-f]", r"\\u01[0-9A-Fa-f]{2}",
    )
)  # fmt: skip
#: Capitals after a hyphen belong to the word before it: Berg-Marlow is not Berg.
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
#: Where a word begins, after the letters of an escape too, and where it ends.
_NOT_AFTER = (
    rf"(?:(?<!{_LETTER})|(?<=\\[nrt])|(?<=[%=][0-9A-Fa-f]{{2}})|(?<=\\u[0-9A-Fa-f]{{4}}))"
    rf"(?<![{_MARKS}]){_AFTER_LETTER_ESCAPE}(?!(?<={_LETTER}-){_CAPITAL})"
)
_NOT_BEFORE = rf"(?!{_LETTER}|{_LETTER_ESCAPE}|-(?!Gro?u|Institut|Lab|Team){_CAPITAL}\w)"
#: What may stand between two words of a name: anything but letters and digits, and escapes of it.
_BETWEEN = (
    rf"(?:(?!{_LETTER_ESCAPE})"
    rf"(?:&\#?\w{{1,8}};|(?:=|%(?:25)*)[0-9A-Fa-f]{{2}}|\\[nrt]|\\u00[0-9A-Fa-f]{{2}}|<[^<>\n]{{1,40}}>|[^\w{_MARKS}]|_))"
)
#: What may stand between two letters of a word: marks that are not seen, and where a line breaks it.
_INSIDE = "[\u00ad\u200b-\u200d\u2060]*(?:[-\u2010][ \\t]*\\r?\\n[ \\t]*)?"
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060]+|(?<=\\w)[-\u2010][ \\t]*\\r?\\n[ \\t]*(?=[a-z\u00df-\u00ff])")
#: Letters that print as one.
_LIGATURES = {"ffi": "\ufb03", "ffl": "\ufb04", "ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02"}
_LIGATURE = re.compile("|".join(_LIGATURES), re.IGNORECASE)
#: Scripts that are written without blanks, in which a name is a few letters long.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FEWEST, _MOST = 2, 5
_INITIAL = rf"(?:{_BETWEEN}+{_LETTER}[{_MARKS}]*\.?)?"
#: What is written around a family name in an address without anything between.
_TITLES, _PLACES = "(?:dr|prof)?", "(?:labs?|group|team|research)?"
_ESCAPE = re.compile(r"[&%\\=]")
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_BYTES = re.compile(r"(?:(?:=|%(?:25)*)[0-9A-Fa-f]{2})+")
#: How letters are written by who has no key for them, beside leaving their accent out.
_SPELT = {
    "ä": ("ae",), "ö": ("oe",), "ü": ("ue",), "å": ("aa",), "ß": ("ss",), "æ": ("ae",), "œ": ("oe",),
    "ø": ("o", "oe"), "ł": ("l",), "đ": ("d",), "ð": ("d",), "þ": ("th",), "ı": ("i",),
}  # fmt: skip
_STROKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i"})
_AS_ASCII = str.maketrans({letter: spelt[0] for letter, spelt in _SPELT.items() if letter not in "äöüå"})
#: A word of a text that is an address, a path or a key, in which small letters may be a name.
_ADDRESS = re.compile(r"(?<!\S)\S*(?:[@/_\d]|\w\.\w)\S*")
#: In an address a family name of so many letters is found behind the beginning of a given name: "zquarnstrom@".
_LONG = 5
#: Where the letters with accents of European names stand: Latin-1, Latin Extended-A and Additional; and letters that
#: are the same in another shape: bold and slanted ones, and wide ones.
_ACCENTED = (*range(0xC0, 0x180), *range(0x1E00, 0x1F00), *range(0x1D400, 0x1D6A4), *range(0xFF21, 0xFF5B))


def blot(document: Document, names: Sequence[str]) -> Document:
    """The document with the names, and the bare family names beside them, blotted out of text, title and path.

    Lengths are kept, so that spans stay right; the id stays what it was. Without any of the names it is the same
    object; names are "Given Family" or "Family, Given".
    """
    if not names or not names_any(texts_of(document), names):
        return document

    def blotted(text: str) -> str:
        return _blotted(text, tuple(names))

    after = replace(
        document,
        source=blotted(document.source),
        origin=None if document.origin is None else blotted(document.origin),
        url=None if document.url is None else blotted(document.url),
        text=blotted(document.text),
        chrome=blotted(document.chrome),
        title=None if document.title is None else blotted(document.title),
        content_hash="",
    )
    return replace(after, content_hash=digest("blotted", repr(after)))


def blotted_text(text: str, names: Sequence[str]) -> str:
    """A text that stands for itself, such as a path, with the names blotted out if it has one of them in full."""
    return _blotted(text, tuple(names)) if names and names_any([text], names) else text


def names_any(texts: Iterable[str], names: Sequence[str]) -> bool:
    """Whether one of the texts has one of the names."""
    plain, escaped = _full(tuple(names), False), _full(tuple(names), True)
    return any((escaped if _ESCAPE.search(text) else plain).search(text) for text in texts)


def may_name(texts: Iterable[str], names: Sequence[str]) -> bool:
    """Whether a text has an initial beside the family name, or further names between: perhaps the same person."""
    pattern = _hints(tuple(names))
    return any(pattern.search(text) for text in texts)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, given names first, without accents and case: two spellings of a name have the same."""
    given_first = " ".join(reversed(name.split(",", 1))) if "," in name else name
    text = unaccented(unicodedata.normalize("NFKC", given_first).casefold().translate(_AS_ASCII))
    return tuple(re.findall(rf"{_LETTER}+", text))


def spelt_out(name: str) -> str:
    """The name as it is written where there are no umlauts."""
    return "".join(_SPELT.get(char, (char,))[0] for char in unicodedata.normalize("NFC", name).lower())


def runs(texts: Iterable[str], most: int) -> Iterator[tuple[str, ...]]:
    """Every run of one to `most` words of texts, folded as `words_of` does."""
    for text in texts:
        words = words_of(_UNSEEN.sub("", _unescaped(text)).replace(",", " "))
        for start in range(len(words)):
            for end in range(start + 1, min(start + most, len(words)) + 1):
                yield words[start:end]
        for word in filter(_UNSPACED.search, words):
            yield from (
                (word[at : at + size],) for size in range(_FEWEST, _MOST + 1) for at in range(len(word) - size + 1)
            )


def texts_of(document: Document) -> tuple[str, ...]:
    """Everything in a document that may name somebody."""
    return (
        document.text,
        document.chrome,
        *filter(None, (document.title, document.source, document.origin, document.url)),
    )


def _blotted(text: str, names: tuple[str, ...]) -> str:
    escaped = _ESCAPE.search(text) is not None
    text = _full(names, escaped).sub(_blots, text)
    text = _family(names, escaped).sub(_blots, text)
    inner = _family_in_address(names, escaped)
    return _ADDRESS.sub(lambda word: inner.sub(_blots, word[0]), text)


def _blots(match: re.Match[str]) -> str:
    return "".join(BLOT if char.isalnum() or unicodedata.combining(char) else char for char in match[0])


@lru_cache(maxsize=64)
def _full(names: tuple[str, ...], escaped: bool) -> re.Pattern[str]:
    """The names in either order, and without anything between their words; names of one word as they are written."""
    forms: list[str] = []
    for given, family in _each(names):
        for words in _turned((*given, family)) if given else ():
            spelt = [_spelt(word, escaped, any_case=True) for word in words]
            forms += [
                f"{_NOT_AFTER}{f'{_INITIAL}{_BETWEEN}+'.join(spelt)}{_NOT_BEFORE}",
                f"{_NOT_AFTER}{''.join(spelt)}{_NOT_BEFORE}",
            ]
        if not given:
            forms.append(_alone(family, escaped))
    return _either(forms)


def _turned(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words in their order, and from each of them on: "von der Berg Ada"."""
    return (words[start:] + words[:start] for start in range(len(words)))


@lru_cache(maxsize=64)
def _hints(names: tuple[str, ...]) -> re.Pattern[str]:
    """Of "Ada Nowak": "A. Nowak", "Nowak, A.", "Ada Maria Nowak"."""
    forms = []
    for given, last in _each(names):
        if given:
            first, family = _alone(given[0], False), _spelt(last, False, any_case=last[:1].isupper())
            initial = f"{_NOT_AFTER}{_spelt(given[0][:1], False, any_case=False)}"
            forms += [
                rf"{initial}\b\.?(?:{_BETWEEN}{{0,2}}{_LETTER}\.){{0,2}}{_BETWEEN}{{1,3}}{family}{_NOT_BEFORE}",
                rf"{_NOT_AFTER}{family},?{_BETWEEN}{{1,3}}{initial}\b",
                rf"{first}(?:{_BETWEEN}{{1,3}}(?:{_CAPITAL}{_LETTER}{{0,20}}|{_LETTER}{{2,3}})\.?){{1,2}}{_BETWEEN}{{1,3}}{family}{_NOT_BEFORE}",
            ]
    return _either(forms)


@lru_cache(maxsize=64)
def _family(names: tuple[str, ...], escaped: bool) -> re.Pattern[str]:
    """Family names on their own, as they are written or in capitals."""
    return _either(_alone(family, escaped) for family in _families(names))


@lru_cache(maxsize=64)
def _family_in_address(names: tuple[str, ...], escaped: bool) -> re.Pattern[str]:
    forms = []
    for given, family in _each(names):
        spelt = _spelt(family, escaped, any_case=True)
        if len(family) >= _LONG:
            spelt = f"{_TITLES}{_beginning(given, escaped)}{spelt}(?:{_PLACES}|{_initial(given, family, escaped)})"
        forms.append(f"{_NOT_AFTER}{spelt}{_NOT_BEFORE}")
    return _either(forms)


def _beginning(given: Sequence[str], escaped: bool) -> str:
    """The beginnings of given names, and an initial, as they stand before a family name in an address."""
    nested = f"{_LETTER}?"
    for char in reversed("".join(word.strip(".,;:") for word in given)):
        nested = f"(?:{_spelt(char, escaped, any_case=True)}{nested})?"
    return nested if given else ""


def _initial(given: Sequence[str], family: str, escaped: bool) -> str:
    """The initial behind a family name in an address; not where it may double the last letter of another name."""
    first = given[0][0] if given else ""
    return "" if first.lower() == family[-1].lower() else _spelt(first, escaped, any_case=True)


def _families(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(family for _, family in _each(names)))


def _each(names: Iterable[str]) -> list[tuple[tuple[str, ...], str]]:
    """Given names and family name of each name that has letters."""
    return list(dict.fromkeys(_parts(name) for name in names if words_of(name)))


def _parts(name: str) -> tuple[tuple[str, ...], str]:
    """Given names, and family name."""
    if "," in name:
        family, _, given = name.partition(",")
        *before, last = family.split() or [""]
        return (*given.split(), *before), last
    *first, last = name.split() or [""]
    return tuple(first), last


def _alone(word: str, escaped: bool) -> str:
    """A word on its own; one with a capital is matched with a capital alone, whatever follows."""
    if _UNSPACED.search(word) and len(word) >= _FEWEST:
        return _spelt(word, escaped, any_case=False)
    first, rest = word[:1], word[1:]
    capital = _spelt(first, escaped, any_case=False) + _spelt(rest, escaped, any_case=first.isupper())
    return f"{_NOT_AFTER}{capital}{_NOT_BEFORE}"


def _either(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(dict.fromkeys(forms), key=len, reverse=True)) or "(?!)")


def _spelt(word: str, escaped: bool, *, any_case: bool) -> str:
    letters = unicodedata.normalize("NFC", word.strip(".,;:"))
    ligatures = {found.start(): found[0].lower() for found in _LIGATURE.finditer(letters)}
    ways = [_letter(char, escaped, any_case) if char.isalnum() else f"{_BETWEEN}{{0,2}}" for char in letters]
    for start, joined in ligatures.items():
        end = start + len(joined)
        ways[start] = f"(?:{_INSIDE.join(ways[start:end])}|{_LIGATURES[joined]})"
        ways[start + 1 : end] = [""] * (end - start - 1)
    return _INSIDE.join(filter(None, ways))


@lru_cache(maxsize=1024)
def _letter(char: str, escaped: bool, any_case: bool) -> str:
    """A pattern of every way in which a letter may be written."""
    cases = {char.lower(), char.upper(), char} | ({"\u1e9e"} if char == "ß" else set()) if any_case else {char}
    plain = {form for case in cases for form in _accented().get(_bare(case), {case}) | {case} if len(form) == 1}
    spelt = {form for case in cases for form in (*_spelt_out(case), unaccented(case)) if len(form) > 1}
    ways = [f"[{re.escape(''.join(sorted(plain)))}]{_mark(escaped)}", *sorted(spelt)]
    return f"(?:{'|'.join(ways + (_escapes(sorted(plain)) if escaped else []))})"


@lru_cache(maxsize=1)
def _accented() -> dict[str, set[str]]:
    """Letters by what is left of them without their accent."""
    found: dict[str, set[str]] = {}
    for char in map(chr, (*range(ord("A"), ord("z") + 1), *_ACCENTED)):
        if char.isalpha():
            found.setdefault(_bare(char), set()).add(char)
    return found


def _bare(char: str) -> str:
    """A letter without its accent, its stroke and its shape."""
    plain = unaccented(char)
    bare = plain.lower().translate(_STROKED)
    return bare.upper() if plain.isupper() else bare


def _mark(escaped: bool) -> str:
    """Accents that stand behind their letter."""
    own = "[\u0300-\u036f]"
    return (
        f"(?:{own}|&\\#(?:7[6-9]\\d|8[0-7]\\d|[xX]03[0-6]\\w);|[%=]C[CD][%=]\\w\\w|\\\\u03[0-6]\\w)*"
        if escaped
        else f"{own}*"
    )


def _spelt_out(char: str) -> set[str]:
    spelt = _SPELT.get(char.lower(), ())
    return {form if char.islower() else cased for form in spelt for cased in (form.upper(), form.title())}


def _escapes(chars: Sequence[str]) -> list[str]:
    """Patterns of characters that are escaped, each in any manner."""
    numbers = [ord(char) for char in chars]
    named = [html.entities.codepoint2name[number] for number in numbers if number in html.entities.codepoint2name]
    decimal, hexadecimal = ("|".join(format(number, code) for number in numbers) for code in "dx")
    entities = [*named, rf"\#0*(?:{decimal})", rf"\#[xX]0*(?i:{hexadecimal})"]
    octets = (char.encode("utf-8", "surrogatepass") for char in chars)
    quoted = ("".join(f"(?:=|%(?:25)*){byte:02x}" for byte in some) for some in octets)
    return [f"&(?:amp;)*(?:{'|'.join(entities)});?", f"(?i:{'|'.join(quoted)})", rf"\\(?:u00|x|u0|u)(?i:{hexadecimal})"]


def _unescaped(text: str) -> str:
    """The text as whoever reads its escapes sees it."""
    if _ESCAPE.search(text) is None:
        return text
    text = _BYTES.sub(lambda run: bytes.fromhex(re.sub("[%=](?:25)*", "", run[0])).decode("utf-8", "replace"), text)
    return html.unescape(html.unescape(_JSON_ESCAPE.sub(lambda code: chr(int(code[1] or code[2], 16)), text)))
