"""Text in, the language it is mostly written in out, by counting function words."""

from __future__ import annotations

import re

_FUNCTION_WORDS = {
    "en": "the and of to in with for you we our is are will on as be this an that your".split(),
    "de": "und der die das mit für du wir sie ein eine ist den im von zu oder auf bei deine".split(),
    "fr": "et de la le les des une vous nous du pour dans en est sur avec votre au nos aux".split(),
    "es": "y de la el los las una con para en que se del nuestro un por como es tu al".split(),
    "it": "e di il che per un una con della del le dei gli nella sono alla tuo nostro lo da".split(),
    "pt": "e de o que para com uma os em do da dos você nossa não no na mais por as".split(),
    "nl": "en de het een van je met voor wij zijn op aan jouw ons bij te dat onze als naar".split(),
}
_SETS = {code: frozenset(words) for code, words in _FUNCTION_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str, *, sample: int = 2500) -> str | None:
    """ISO 639-1 code of the language whose function words are most frequent; `None` if hardly any are there."""
    words = _WORD.findall(text[:sample].lower())
    scores = {code: sum(word in known for word in words) for code, known in _SETS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] >= max(2, len(words) // 25) else None
