"""A line in, whether it is running text out."""

from __future__ import annotations

import re

from kg.extract.lexicon.spans import Line
from kg.extract.postings.headers.posters import names_poster
from kg.extract.postings.headers.spoken_lines import is_spoken
from kg.extract.postings.naming.title_programmes import names_post
from kg.extract.postings.naming.titles import ends_in_role

_LONG = 140
_CELLS = 3


def is_prose(line: Line) -> bool:
    """Whether a line is a sentence or an item of a list, and no heading, name or row of cells."""
    if line.text.count("|") >= _CELLS and line.text[-1] not in ".!?":
        return False  # a row of cells, however long
    if names_poster(line.text):
        return False
    if _FIRM_AT_END.search(line.text) or _PLACES_LISTED.fullmatch(line.text):
        return False
    if len(line.text) >= _LONG and is_long_title(line.text):
        return False
    spoken = len(line.text.split()) > 7 and (line.text[-1] in ".!?" or bool(_NEXT_SENTENCE.search(line.text)))
    spoken = spoken or (len(line.text) > 90 and is_spoken(line.text))
    return len(line.text) >= _LONG or spoken or line.text[0] in "•●*-–" or line.text[:2] == "+ "


def is_long_title(text: str) -> bool:
    """Whether a line as long as a sentence is a title: an occupation, and behind a dash what else titles name.

    "2031 Fall Frost Science Internship - Ice & Snow Analysis (Glaciers) - Latvia, PhD Student Science Recruiting".
    """
    first, dash, _ = text.partition(" - ")
    if names_post(text) and len(text) <= _LONGEST_TITLE and text[-1] not in ".!?:;":
        return not is_spoken(text)
    if (
        not dash
        or "|" in text
        or len(text) > _LONGEST_TITLE
        or text[-1] in ".!?:;"
        or len(first) > _HEAD
        or not ends_in_role(first)
    ):
        return False
    words = [word for word in text.split() if word[0].isalpha()]
    return sum(word[0].islower() for word in words) <= _SMALL * len(words) and not is_spoken(text)


_LONGEST_TITLE, _HEAD, _SMALL = 200, 80, 0.25
#: A name whose short form ends with a point ends no sentence: "Analyst | Careers at Contoso, Inc.".
_FIRM_AT_END = re.compile(r"[|–—@-] [^.!?]{0,60}\b(?:Inc|Ltd|Corp|Co|Bros)\.$")
#: Many places of one advert: "Riga, Latvia; Jena, Germany; Lyon, France".
_PLACES_LISTED = re.compile(r"(?:[A-ZÀ-Ý][^;.!?]{1,50}; ){2,}[A-ZÀ-Ý][^;.!?]{1,90}")
#: Where one sentence ends and another begins in a line that is broken before its own end.
_NEXT_SENTENCE = re.compile(r"[a-zß-ÿ]{3}\. [A-Z][a-zß-ÿ]* [a-zß-ÿ]")
