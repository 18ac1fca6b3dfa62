"""A posting in, the languages that the candidate must speak out."""

from __future__ import annotations

import re

from kg.extract.lexicon.cues import LANGUAGES, CueKind
from kg.extract.lexicon.headings import QUALIFICATIONS, SectionKind
from kg.extract.lexicon.negation import is_denied
from kg.extract.lexicon.spans import Found
from kg.extract.postings.advert import Advert

#: What may stand before a language at the beginning of an item that asks for it.
_LEADS = re.compile(
    r"[\W_]*(?:(?:very|good|excellent|strong|solid|working|professional|business|full|perfect|fluent|advanced|your"
    r"|you"
    r"|have|sehr|gute[ns]?|sichere[ns]?|ausgezeichnete[ns]?|fließende[ns]?|verhandlungssichere[ns]?|très"
    r"|bon(?:ne)?|parfait(?:e)?|muy|buen|buenos|dominio|nivel|alto|del?|un|le|la|l['’]|el|und|and|,)\s*)*",
    re.IGNORECASE,
)
_WORKING = re.compile(
    r"working language|language of the|arbeitssprache|langue de travail|idioma de trabajo", re.IGNORECASE
)
#: "Portuguese is required", "the language of the programme is English".
_REQUIRED = re.compile(
    r"\s+(?:is|are|ist|sind|est)\s+(?:\w+\s+){0,2}?(?:required|essential|mandatory|needed|necessary|must|obligatory"
    r"|compulsory"
    r"|erforderlich|voraussetzung|pflicht|requis\w*|obligatoire|indispensable|working language|arbeitssprache)\b"
    r"|(?:(?:,\s*|\s+(?:et|und|y|e|sowie)\s+)[^\W\d]+){0,3}\s+(?:requis|exigé|obligatoires?|indispensables?|erforderlich"
    r"|vorausgesetzt|requerido|imprescindible|richiest[oa]|vereist|wymagany)\b",
    re.IGNORECASE,
)
#: "Deutsch- und gute Englischkenntnisse".
_HALF = re.compile(
    r"\b(?P<name>[A-Z][a-zäöüß]+)-(?: ?\([^()\n]{1,20}\))?(?:,|\s*/|\s+(?:und|oder|sowie"
    r"|bzw\.))\s+[^.;\n]{0,40}?[a-zäöüß]kenntnisse",
    re.IGNORECASE,
)
_LANGUAGE_OF = {alias: name for name, phrases in LANGUAGES.items() for alias in phrases.split("|")}
#: How well one must speak it, right behind: "French fluent", "English: working level".
_AT_LEVEL = re.compile(
    r"[ :(–-]{1,3}(?:fluent|native|(?:full |limited )?(?:working|professional|business|advanced|intermediate)"
    r" (?:level|proficiency)|[BC][12]\b)",
    re.IGNORECASE,
)
_SKILLS_IN = re.compile(
    r"\b(?:communication|language|speaking|writing|verbal|conversation\w*) skills in $", re.IGNORECASE
)
_LANGUAGE_IS = re.compile(r"\blanguage\b[^.;\n]{0,40}\s(?:is|are)\s+$", re.IGNORECASE)
_LITTLE = re.compile(
    r"\b(?:some|basic|a little|gerne?|quelques|algo de|not|no|bonus|ideally"
    r"|idealerweise)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
#: Which language it is is left open, and what follows are examples: "a second language such as Dutch".
_FURTHER = re.compile(
    r"\b(?:second|another|additional|third|further|more|other|extra) (?:[a-z]+ )?languages?\b"
    r"|\b(?:weitere|andere|zusätzliche)n? (?:fremd)?sprachen?\b|\b(?:autre|deuxième|seconde) langue\b"
    r"|\b(?:otro|segundo) idioma\b",
    re.IGNORECASE,
)
_BEFORE = 60
#: Languages of a product, and of the page itself: "a wide range of languages, not only English", "offers written in".
_OF_OTHERS = re.compile(
    r"\b(?:(?:range|variety|number|dozens|set) of|many|several|multiple|all) (?:[a-z]+ )?languages\b[^.;\n]*$"
    r"|\b(?:offers|jobs|ads|postings) (?:are )?(?:written|published|posted|displayed) in $"
)
_FAR = 120
#: What heads a list of languages.
_LISTS = ("languages", "language", "sprachen", "sprache", "langues", "langue", "språk", "sprog", "idiomas", "lingue")
#: Languages that write the names of languages with small letters.
_SMALL = frozenset(("fr", "es", "it", "pt", "pl", "sv", "da", "no"))
#: What joins a language to the one before it.
_AND = re.compile(
    r"\s*(?:,|/|&|\b(?:and|or|und|oder|sowie|et|ou|y|o|e)\b|\beither\b|\bgute[sn]?\b|\bvery\b|\bgood\b)"
    r"(?:\s*(?:,|and|or|und|oder|et|ou|y|o|either|gute[sn]?|sehr|very|good|l['’]|le|el|du))*\s*",
    re.IGNORECASE,
)


def read_languages(advert: Advert) -> tuple[Found[str], ...]:
    """Languages the candidate must speak; those that are only a plus are left out."""
    found: dict[str, Found[str]] = {}
    speaks = list(advert.cues_of(CueKind.SPEAKS))
    pluses = list(advert.cues_of(CueKind.PLUS))
    languages = list(advert.cues_of(CueKind.LANGUAGE))
    for cue in languages:
        if cue.value in found or not (advert.text[cue.start].isupper() or advert.document.language in _SMALL):
            continue
        left, right = advert.clauses.around(cue.start)
        if is_denied(advert.text, cue.start, cue.end, (left, right)):
            continue
        unasked = advert.kind_at(cue.start) is SectionKind.PREFERRED_QUALIFICATIONS
        if (unasked and not _WORKING.search(advert.text, left, right)) or _LITTLE.search(advert.text, left, cue.start):
            continue
        if _FURTHER.search(advert.text, max(left, cue.start - _BEFORE), cue.start):
            continue
        if _OF_OTHERS.search(advert.text, max(advert.start, cue.start - _FAR), cue.start):
            continue
        leads = advert.kind_at(cue.start) in QUALIFICATIONS and _LEADS.fullmatch(advert.text, left, cue.start)
        behind = found and _AND.fullmatch(advert.text, max(item.end for item in found.values()), cue.start)
        asked = bool(leads or behind) or any(
            left <= other.start < right and abs(other.start - cue.start) < 70 for other in speaks
        )
        only_plus = any(
            left <= other.start < right
            and -30 < other.start - cue.end < 60
            and advert.text[max(left, other.start - 2) : other.end].lower() != ", plus"
            and not any(
                min(cue.end, other.start) <= nxt.start < max(cue.start, other.start)
                for nxt in languages
                if nxt is not cue
            )
            for other in pluses
        )
        asked = (
            asked
            or bool(_REQUIRED.match(advert.text, cue.end))
            or bool(_LANGUAGE_IS.search(advert.text, left, cue.start))
        )
        asked = (
            asked
            or bool(_AT_LEVEL.match(advert.text, cue.end))
            or bool(_SKILLS_IN.search(advert.text, left, cue.start))
        )
        listed = advert.text[:left].rstrip().lower().endswith(_LISTS)
        compound = advert.text[cue.start : cue.end].lower().endswith("kenntnisse")
        if (
            (asked or compound or listed)
            and not only_plus
            and not re.match(
                r" speaking jobs|-(?:speaking|born)\b|[ \xa0]+(?:version|literature|teacher|department|market|team"
                r"|language arts|speaking (?:customers|market|countr))",
                advert.text[cue.end : cue.end + 25],
                re.IGNORECASE,
            )
        ):
            found[cue.value] = Found(cue.value, cue.start, cue.end, 0.85)
    halves = _HALF.finditer(advert.text, advert.start, advert.end) if advert.has("kenntnisse") else ()
    for half in halves:
        name = _LANGUAGE_OF.get(half.group("name").lower())
        if name and name not in found:
            found[name] = Found(name, half.start("name"), half.end("name"), 0.8)
    return tuple(sorted(found.values(), key=lambda item: item.start))
