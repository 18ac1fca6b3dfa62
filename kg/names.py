"""Names in, keys and ids out: the one place that decides when two spellings are the same string."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

#: What stands for each letter and digit of a forgotten name.
BLOT = "█"
_QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
#: Letters that are no accented ones, and how accented ones are written where a keyboard lacks them.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


@lru_cache(maxsize=1 << 12)
def fold_name(name: str) -> str:
    """The name with case, quotes, dashes and white space folded: two names that fold alike are one name."""
    return fold_text(name)


def fold_text(text: str) -> str:
    """As `fold_name`, of what is not met again, such as a sentence."""
    if text.isascii():  # of which nothing else below changes
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES).translate(_DASHES)
    return " ".join(plain.casefold().split())


def unaccented(text: str) -> str:
    """The text as it is written without accents: "Zürich" as "Zurich"."""
    if text.isascii():
        return text
    spread = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(char for char in spread if not unicodedata.combining(char)))


def spellings(name: str) -> frozenset[str]:
    """Keys of a name; two names that share one are spelt alike but for accents, hyphens, stops and blanks.

    "Zürich" has the key of "Zurich" and that of "Zuerich", "full_time" that of "Full-time"; "C" has not that of "C++".
    """
    folded = fold_name(name)
    return frozenset(slug(way).replace("-", "") for way in (folded, folded.translate(_SPELT_OUT)))


def beginnings(name: str) -> Iterator[str]:
    """What a name begins with, up to each of its blanks: "Contoso" and "Contoso Snow" of "Contoso Snow Labs"."""
    return (name[: blank.start()] for blank in re.finditer(" ", name))


@lru_cache(maxsize=1 << 15)
def slug(name: str) -> str:
    """ASCII words joined by hyphens, readable in an id; "c++" and "c#" stay apart; never empty.

    Scripts that do not reduce to ASCII get a hash instead of nothing; behind 80 letters a short one is enough.
    """
    folded = fold_name(name).translate(_PLAIN)
    folded = folded.replace("+", " plus ").replace("#", " sharp ").replace("&", " and ")
    ascii_text = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    text = _NOT_SLUG.sub("-", ascii_text).strip("-")
    lost = sum(char.isalnum() for char in folded) - sum(char.isalnum() for char in ascii_text)
    if lost > 0 and lost * 2 >= len(text.replace("-", "")):
        return f"{text[:80]}-{digest(folded)}".strip("-")
    return (text[:80].strip("-") + "-" + digest(folded, length=8)) if len(text) > 80 else text or digest(folded)


def digest(*parts: str, length: int = 16) -> str:
    """Hexadecimal hash of the parts, the same on every machine; `length` characters of it."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()[:length]


def hashed_id(node_type: str, *parts: str) -> str:
    """Id of a node that has no short canonical name, such as a posting: `type:hash`."""
    return f"{node_type}:{digest(*parts)}"


def slug_id(node_type: str, *parts: str) -> str:
    """Id of a node known by its canonical name, such as a skill: `type:slug`."""
    return f"{node_type}:{'-'.join(slug(part) for part in parts)}"
