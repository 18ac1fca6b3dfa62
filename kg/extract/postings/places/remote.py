"""A posting in, whether the job can be done from afar out."""

from __future__ import annotations

import re

from kg.extract.lexicon.cues import CueKind
from kg.extract.lexicon.spans import Found
from kg.extract.postings.advert import Advert
from kg.schema import FieldName


def read_remote(advert: Advert) -> Found[bool] | None:
    """Whether the job can be done from afar; `None` unless the posting says so in words."""
    stated = [
        Found(answer, span.start, span.end, 0.95)
        for span in advert.fields_named(FieldName.REMOTE)
        if (answer := _yes_or_no(advert.text[span.start : span.end])) is not None
    ]
    places = [] if not stated or stated[0].value else list(advert.fields_named(FieldName.LOCATION))
    either = next((said for span in places if (said := _REMOTE_WORD.search(advert.text, span.start, span.end))), None)
    if either:
        return Found(True, either.start(), either.end(), 0.9)  # "On-site, remote (India)" leaves the choice
    if stated:
        return max(stated, key=lambda item: item.value)
    for span in advert.fields_named(FieldName.LOCATION):
        if advert.text[span.start : span.end].strip().lower() in ("in person", "on-site", "onsite", "on site"):
            return Found(False, span.start, span.end, 0.9)
        if there := _ON_SITE.search(advert.text, span.start, span.end):
            return Found(False, there.start("word"), there.end("word"), 0.85)
    for cue in advert.cues:
        if cue.kind is CueKind.REMOTE and cue.value == "no":
            return Found(False, cue.start, cue.end, 0.85)
    for span in advert.fields_named(FieldName.LOCATION, FieldName.TITLE):
        said = _REMOTE_WORD.search(advert.text, span.start, span.end)
        if said:
            return Found(True, said.start(), said.end(), 0.9)
    for cue in advert.cues_of(CueKind.REMOTE):
        if _offers_remote(advert.text, cue.start, cue.end):
            return Found(True, cue.start, cue.end, 0.7)
    return None


#: Behind a place, what says that the work is done there and nowhere else: "Riga (on-site)".
_ON_SITE = re.compile(r"[(/–—-]\s*(?P<word>on-?\s?site|in[- ](?:office|person))\)?$", re.IGNORECASE)
_REMOTE_WORD = re.compile(
    r"\b(?:remote|work from home|télétravail|teletrabajo|remoto|homeoffice|home office)\b"
    r"(?! (?:sensing|patient|monitoring|control|access|diagnostic|support))",
    re.IGNORECASE,
)
_YES = frozenset(
    (
        "true",
        "yes",
        "1",
        "remote",
        "fully remote",
        "100% remote",
        "100 % remote",
        "telecommute",
        "remoto",
        "remota",
        "ja",
        "oui",
        "100%",
    )
)
_NO = frozenset(
    ("false", "no", "0", "on-site", "onsite", "on site", "in office", "in-office", "in person", "in-person")
) | {"nein", "non", "presencial"}


def _yes_or_no(text: str) -> bool | None:
    word = text.strip().lower()
    return True if word in _YES else False if word in _NO else None


def _offers_remote(text: str, start: int, end: int) -> bool:
    """The word alone means much ("remote teams", "remote sensing"); an offer is a fixed phrase or stands by itself."""
    surface = text[start:end].lower()
    if surface in ("remote", "remote team", "remote work", "working remotely", "remote,"):
        return (
            bool(
                re.match(
                    r"\s*(?:\n|$|\)|possible|ok\b|position|role|job|within|from|us\b|eu\b|eligible|friendly)",
                    text[end : end + 20],
                    re.IGNORECASE,
                )
            )
            and surface == "remote"
        )
    if re.match(
        r"[^.\n]{0,40}\b(?:up to|days? (?:a|per) week|tage? (?:pro|in der|die) woche|jours? par semaine)\b",
        text[end : end + 80],
        re.I,
    ):
        return False
    return not re.search(r"\b(?:no|not|or|hybrid)\s+$", text[max(0, start - 12) : start], re.IGNORECASE)
