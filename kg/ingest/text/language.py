"""A text in, the ISO 639-1 code of its language out; texts too short to tell give `None`.

Function words tell the usual languages apart in microseconds; what they leave open goes to a trained model.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_LETTERS = re.compile(r"[^\W\d_]")
_NO_WORDS = re.compile(r"https?://\S+|(?<!\S)\S+@\S+|[\d_]+")
_WORDS = re.compile(r"[^\W\d_]+")
_SHORTEST = 60
#: Scripts that say much in few letters.
_DENSE = re.compile(r"[\u0370-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LANGUAGES = [
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it",
    "ja", "ko", "lt", "lv", "no", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh",
]  # fmt: skip
_FUNCTION_WORDS = {
    "en": "the and of to for with that are you your we our this is will be have from on by or as an at their not in a",
    "de": "und der die das den dem mit für von wir sie ihr du dein eine einen ein ist im auf zu bei als auch oder in",
    "fr": "le la les des du de et vous nous une un est pour avec dans sur au aux votre notre qui que par ou en à ce se",
    "es": "el la los las de y del una un para con por que en como su nuestro nuestra es se al más tu te lo o a e",
    "it": "il la le lo gli i di e del della dei delle una un per con che in nel è si al da sono come alla o a",
    "pt": "o a os as de e do da dos das em um uma para com não que por seu sua no na ao é se mais ou como nossa",
    "nl": "de het een en van voor met je jij wij we ons onze is zijn op aan als bij naar dat te in die of om",
}
_LANGUAGES_OF = {
    word: [code for code, words in _FUNCTION_WORDS.items() if word in words.split()]
    for words in _FUNCTION_WORDS.values()
    for word in words.split()
}
_FEWEST, _SHARE, _LEAD = 6, 0.15, 1.8


def detect_language(text: str) -> str | None:
    """Language of the text; the first few hundred characters decide."""
    sample = " ".join(_NO_WORDS.sub(" ", text[:1_200]).split())[:600]
    letters = len(_LETTERS.findall(sample))
    if letters < _SHORTEST and len(_DENSE.findall(sample)) < _SHORTEST // 5:
        return None
    return _by_function_words(sample) or _by_model(sample)


def _by_function_words(sample: str) -> str | None:
    """The language whose function words are frequent, if no other comes near."""
    if len(_DENSE.findall(sample)) > len(sample) // 8:
        return None
    words = _WORDS.findall(sample.casefold())
    counts = dict.fromkeys(_FUNCTION_WORDS, 0)
    for word in words:
        for code in _LANGUAGES_OF.get(word, ()):
            counts[code] += 1
    (best, count), (_, second) = sorted(counts.items(), key=lambda item: -item[1])[:2]
    clear = count >= max(_FEWEST, _SHARE * len(words)) and count >= _LEAD * second
    return best if clear else None


def _by_model(sample: str) -> str:
    code: str = _identifier().classify(sample[:500])[0]
    return code


@cache
def _identifier() -> Any:
    """The model, read when it is first needed: half a second that short runs are spared."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_LANGUAGES)
    return identifier
