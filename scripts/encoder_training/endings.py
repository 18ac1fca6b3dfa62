"""A folded word → its other forms: feminine, plural, declined, or as the front of a compound.

A rule that is wrong for a word only makes a word that nobody writes, so the rules may be bold.
"""

from __future__ import annotations

_SPANISH_AGENTS = (
    "ero ario ico ivo ado ido ologo ografo nomo oso ano ino izo orio aceo uto tor dor sor lor rdo rto ino eno".split()
)
#: Ending, then what takes its place.
_FRENCH = (
    ("ateur", "atrice", "ateuse"),
    ("teur", "trice", "teuse"),
    ("eur", "euse", "eure"),
    ("ier", "iere"),
    ("er", "ere"),
    ("ien", "ienne"),
    ("ron", "ronne"),
    ("if", "ive"),
    ("eux", "euse"),
    ("el", "elle"),
    ("al", "ale", "aux"),
    ("ant", "ante"),
    ("ent", "ente"),
    ("ain", "aine"),
    ("ois", "oise"),
    ("ais", "aise"),
)
_GERMAN = (
    (("er",), ("erin", "erinnen", "ern", "ers")),
    (("isch", "lich", "ig", "iv", "al", "ell", "bar", "los", "sam", "haft", "ar"), ("+e", "+er", "+en", "+es", "+em")),
    (("ung", "heit", "keit", "schaft", "ion", "tat"), ("+en", "+s")),
    (("ist", "ent", "ant", "at", "or", "eur", "ar", "loge", "graf"), ("+in", "+innen", "+en", "+e", "+s")),
    (("mann",), ("frau", "leute", "+s")),
    (("e",), ("+n", "+s")),
    (("in",), ("+nen",)),
    (("",), ("+s", "+es", "+e", "+en")),
)


def spanish_forms(word: str) -> tuple[str, ...]:
    """Plural, and the feminine of words that name people or qualities."""
    forms = [word]
    if word.endswith(tuple(_SPANISH_AGENTS)):
        forms.append(word[:-1] + "a" if word.endswith("o") else word + "a")
    return _others(word, [*forms, *(_spanish_plural(form) for form in forms)])


def french_forms(word: str) -> tuple[str, ...]:
    """Feminine forms and plurals."""
    forms = [word]
    rule = next((rule for rule in _FRENCH if word.endswith(rule[0])), None)
    if rule is not None:
        forms += [word[: -len(rule[0])] + ending for ending in rule[1:]]
    return _others(word, [*forms, *(form if form.endswith(("s", "x", "z")) else form + "s" for form in forms)])


def german_forms(word: str) -> tuple[str, ...]:
    """Feminine forms, plurals, cases, and what links the word to the next part of a compound."""
    ends, replacements = next(rule for rule in _GERMAN if word.endswith(rule[0]))
    end = next(end for end in ends if word.endswith(end))
    stem = word[: len(word) - len(end)]
    return _others(word, [word + new[1:] if new.startswith("+") else stem + new for new in replacements])


def _spanish_plural(word: str) -> str:
    if word.endswith("z"):
        return word[:-1] + "ces"
    if word.endswith(("s", "x")):
        return word
    return word + ("s" if word[-1] in "aeiou" else "es")


def _others(word: str, forms: list[str]) -> tuple[str, ...]:
    return tuple(form for form in dict.fromkeys(forms) if form != word)
