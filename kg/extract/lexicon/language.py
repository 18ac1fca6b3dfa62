"""Text in, the language it is mostly written in out, by counting function words."""

from __future__ import annotations

import re
from collections import Counter

from kg.extract.lexicon.words import word_set

_SETS = {
    "en": word_set("the and of to in with for you we our is are will on as be this an that your"),
    "de": word_set("und der die das mit für du wir sie ein eine ist den im von zu oder auf bei deine"),
    "fr": word_set("et de la le les des une vous nous du pour dans en est sur avec votre au nos aux"),
    "es": word_set("y de la el los las una con para en que se del nuestro un por como es tu al"),
    "it": word_set("e di il che per un una con della del le dei gli nella sono alla tuo nostro lo da"),
    "pt": word_set("e de o que para com uma os em do da dos você nossa não no na mais por as"),
    "nl": word_set("en de het een van je met voor wij zijn op aan jouw ons bij te dat onze als naar"),
}
_WORD, _ASCII_WORD = re.compile(r"[^\W\d_]+"), re.compile(r"[a-z]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def guess_language(text: str, *, sample: int = 2500) -> str | None:
    """ISO 639-1 code of the language whose function words are most frequent; `None` if hardly any are there."""
    small = text[:sample].lower()
    plain = not any(map(str.isalnum, set(_NOT_ASCII.findall(small))))
    words = (_ASCII_WORD if plain else _WORD).findall(small)
    counted = Counter(words)
    scores = {code: sum(counted[word] for word in known if word in counted) for code, known in _SETS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] >= max(2, len(words) // 25) else None
