"""A text in, the ISO 639-1 code of its language out; texts too short to tell give `None`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_LETTERS = re.compile(r"[^\W\d_]")
_NO_LETTERS = re.compile(r"https?://\S+|\S+@\S+|[\d_]+")
_SHORTEST = 60
#: Scripts that say much in few letters.
_DENSE = re.compile(r"[\u0370-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LANGUAGES = [
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it",
    "ja", "ko", "lt", "lv", "no", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh",
]  # fmt: skip


def detect_language(text: str) -> str | None:
    """Language of the text; the first few hundred characters decide."""
    words = " ".join(_NO_LETTERS.sub(" ", text[:2_000]).split())[:500]
    letters = len(_LETTERS.findall(words))
    if letters < _SHORTEST and len(_DENSE.findall(words)) < _SHORTEST // 5:
        return None
    code: str = _identifier().classify(words)[0]
    return code


@cache
def _identifier() -> Any:
    """The model, read when it is first needed: half a second that short runs are spared."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_LANGUAGES)
    return identifier
