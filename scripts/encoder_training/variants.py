"""English words → what they look like misspelt, and in Spanish, French and German where a rule of endings says so.

Words of learned origin differ by their endings: "production", "producción", "Produktion". A rule that
is wrong for a word only makes a word that nobody writes, so the rules may be bold.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

from encoder_training.bridge import Entry

#: English ending, then the endings in Spanish, French and German; forms are separated by commas.
_ENDINGS = (
    ("ation", "ación,aciones", "ation,ations", "ation,ationen"),
    ("ction", "cción,cciones", "ction,ctions", "ktion,ktionen"),
    ("ssion", "sión,siones", "ssion,ssions", "ssion"),
    ("tion", "ción,ciones", "tion,tions", "tion,tionen"),
    ("sion", "sión,siones", "sion,sions", "sion"),
    ("ivity", "ividad", "ivité", "ivität"),
    ("ility", "ilidad", "ilité", "ilität"),
    ("ity", "idad,idades", "ité,ités", "ität"),
    ("ologist", "ólogo,óloga", "ologue,ologues", "ologe,ologin"),
    ("ographer", "ógrafo,ógrafa", "ographe", "ograf,ografin"),
    ("ology", "ología", "ologie", "ologie"),
    ("ography", "ografía", "ographie", "ografie"),
    ("ological", "ológico,ológica", "ologique", "ologisch"),
    ("ical", "ico,ica,icos,icas", "ique,iques", "isch,ische"),
    ("ician", "ico,ica", "icien,icienne", "iker,ikerin"),
    ("ics", "ica", "ique", "ik"),
    ("ic", "ico,ica,icos,icas", "ique,iques", "isch,ische"),
    ("ist", "ista,istas", "iste,istes", "ist,istin"),
    ("ism", "ismo", "isme", "ismus"),
    ("ive", "ivo,iva,ivos,ivas", "if,ive,ifs", "iv,ive"),
    ("ary", "ario,aria,arios,arias", "aire,aires", "är"),
    ("ance", "ancia", "ance", "anz"),
    ("ence", "encia,encias", "ence", "enz"),
    ("ency", "encia,encias", "ence", "enz"),
    ("ent", "ente,entes", "ent,ente", "ent,entin"),
    ("ant", "ante,antes", "ant,ante", "ant,antin"),
    ("ator", "ador,adora,adores", "ateur,atrice", "ator,atorin"),
    ("or", "or,ora,ores,oras", "eur,euse,rice", "or,orin"),
    ("al", "al,ales", "al,ale,aux,el,elle", "al,ale,ell"),
    ("ment", "mento,mentos", "ment,ments", "ment"),
    ("ure", "ura,uras", "ure,ures", "ur"),
    ("ous", "oso,osa", "eux,euse", "ös"),
    ("ate", "ado,ada,ados,adas", "é,ée", "at"),
)
_DOUBLED = re.compile(r"([bdfgkmptz])\1")


def misspellings(word: str, rng: random.Random, count: int = 3) -> tuple[str, ...]:
    """Slips of the keyboard in a word: a letter left out, doubled, or swapped with the next."""
    found = []
    for _ in range(count):
        at = rng.randrange(1, len(word) - 1)
        slips = (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
        found.append(rng.choice(slips))
    return tuple(found)


def cognates(words: Iterable[str]) -> tuple[Entry, ...]:
    """Entries made by the first rule that fits, for longer words with a known ending."""
    entries = []
    for word in words:
        rule = next((rule for rule in _ENDINGS if word.endswith(rule[0])), None)
        if rule is not None and len(word) >= max(6, len(rule[0]) + 3):
            stem = word[: -len(rule[0])]
            entries.append(Entry(word, _german(stem, rule[3]), _french(stem, rule[2]), _spanish(stem, rule[1])))
    return tuple(entries)


def _spanish(stem: str, endings: str) -> tuple[str, ...]:
    """Spanish writes single consonants, f for ph, t for th, and e before s and a consonant."""
    stem = _DOUBLED.sub(r"\1", stem.replace("ph", "f").replace("th", "t").replace("y", "i"))
    stem = re.sub(r"^s(?=[cpt])", "es", re.sub(r"ch(?=[nr])", "c", stem))
    return tuple(stem + ending for ending in endings.split(","))


def _french(stem: str, endings: str) -> tuple[str, ...]:
    return tuple(stem + ending for ending in endings.split(","))


def _german(stem: str, endings: str) -> tuple[str, ...]:
    """German writes k for a hard c."""
    stem = re.sub(r"c(?=[aoulrt]|$)", "k", stem)
    return tuple(stem + ending for ending in endings.split(","))
