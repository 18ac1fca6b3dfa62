"""A posting in, the fields of study it asks for out, also where the degree has no name: "Degree in geography"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon.cues import Cue, CueKind
from kg.extract.lexicon.headings import QUALIFICATIONS
from kg.extract.lexicon.negation import is_denied
from kg.extract.lexicon.spans import Found
from kg.extract.lexicon.words import word_set
from kg.extract.postings.advert import Advert
from kg.extract.postings.asks.degrees import read_degree_fields, split_list
from kg.schema import NodeType

#: Between the word for what was studied and the fields: "level in", "'s program in", ", preferably in".
_IN = re.compile(
    r"(?:['’]s)?(?: \([^()\n]{2,20}\))?(?: (?:level|degree|degrees|diploma|program(?:me)?|studies|qualification"
    r"|abschluss|studium))?,?(?: (?:preferably|ideally|vorzugsweise|idealerweise))?"
    r" (?:of (?:science|arts|engineering|technology) in|in|en|im bereich(?: der| des)?|in den bereichen|im fach"
    r"|der fachrichtung|in der fachrichtung|fachrichtung|mit (?:dem )?schwerpunkt(?:en)?(?: in| auf)?"
    r"|with a (?:major|specialization|concentration) in)"
    r" (?:(?:the )?(?:field|area|subject|domain)s? of |den |der |the )?",
    re.IGNORECASE,
)
#: Fields right behind a short name of the degree: "MSc Data Science", "BSc (Hons) Computer Science".
_BEHIND = re.compile(
    r"(?: ?\([Hh]on[a-z]*\.?\)| [Hh]ons)? (?P<list>[A-Z][a-z]{2,}(?:(?: and | & | )[A-Z][a-z]+){0,3})(?! de)"
)
_CODES = word_set("bsc b.sc b.sc. msc m.sc m.sc. beng b.eng meng m.eng mres btech b.tech mtech m.tech hnd hnc")
#: Fields in brackets: "Studium (Wirtschaftsinformatik, BWL)".
_BRACKETED = re.compile(r"\s?\((?P<list>[A-Za-zÄÖÜ][^()\n]{4,90})(?:\)|$)")
#: Examples of fields in brackets: "degree in a technical field (statistics, physics)", "Masters or Ph.D. (Physics)".
_EXAMPLES = re.compile(
    r"[^;:()\n]{2,60}?(?:\((?:or|and) \w+\)[^;:()\n]{0,40}?)?"
    r"(?:fields?|disciplines?|areas?|subjects?|technical|degrees?|Ph\.?D\.?|[Mm]asters?|M\.?Sc?\.?|STEM)"
    r"\s?\((?P<list>(?!or |and |[A-Z/.]{2,8}\))[^()\n]{6,160})(?=\)|$)"
)
#: What stands before examples of fields: "a quantitative field such as".
_KIND = re.compile(
    r"(?:an?|any|the|one of the)?\s?(?:[\w-]+,? (?:or )?){0,4}?(?:fields?|disciplines?|subjects?|areas?)"
    r"(?: of study)?,?\s?\(?(?:such as|like|including|e\.g\.,?|i\.e\.,?|for example|:) ",
    re.IGNORECASE,
)
#: Fields before the word: "a Civil or Structural Engineering degree".
_BEFORE = re.compile(
    r"(?:^|[-•*,(:\n] ?|\b(?:an?|the|in|with|of|your|or|and|recognised|recognized|relevant|university|good|honours) )"
    r"(?P<list>[A-Z][A-Za-z]+(?:(?: or | and |/| & | )[A-Z][A-Za-z]+){0,4}) ?$"
)
_FIELD = re.compile(
    r"(?:ing|ics|ology|istry|omy|law|sciences?|studies|arts|administration|management|finance|medicine)$"
)
_NO_FIELD = word_set("""
    university college bachelor bachelors master masters undergraduate postgraduate graduate honours honors advanced
    associate associates technical relevant first good higher level school doctoral college/university equivalent
    quantitative scientific professional related similar any major majors program programme institution returning
    highly additional following least information process progress order addition accordance person general question
    english german french engineering/technical minimum required preferred four-year
""")
_LONGEST = 60


def read_study_fields(advert: Advert) -> tuple[Found[str], ...]:
    """Fields of study that a degree is wanted in, each once, in the order of the text."""
    found = {item.value.lower(): item for item in read_degree_fields(advert)}
    taken = [(item.start, item.end) for item in found.values()]
    for cue in (*advert.cues_of(CueKind.DEGREE), *advert.cues_of(CueKind.STUDY)):
        for item in _fields_at(advert, cue):
            clear = not any(start < item.end and item.start < end for start, end in taken)
            if clear and not is_denied(advert.text, item.start, item.end, advert.clauses.around(item.start)):
                found.setdefault(item.value.lower(), item)
    return tuple(sorted(found.values(), key=lambda item: item.start))


def _fields_at(advert: Advert, cue: Cue) -> Iterator[Found[str]]:
    text = advert.text
    _, right = advert.clauses.around(cue.start)
    bracket = text.find("(", cue.end, min(right, cue.end + _LONGEST)) >= 0
    if bracket and (examples := _EXAMPLES.match(text, cue.start, right)):
        yield from _known_list(advert, *examples.span("list"))
    behind = _IN.match(text, cue.end, right)
    if behind:
        kind = _KIND.match(text, behind.end(), right)
        items = split_list(text, kind.end() if kind else behind.end(), right)
        yield from (item for item in items if not _NO_FIELD & set(item.value.lower().split()))
        return
    if advert.kind_at(cue.start) not in QUALIFICATIONS:
        return
    if text[cue.start : cue.end].lower() in _CODES:
        listed = _BEHIND.match(text, cue.end, right)
        if listed:
            yield from split_list(text, listed.start("list"), listed.end("list"))
    elif cue.kind is CueKind.STUDY:
        yield from _bracketed(advert, cue, right)
        yield from _before(advert, cue)


def _known_list(advert: Advert, start: int, end: int) -> Iterator[Found[str]]:
    """The items of a list in brackets, if the vocabulary knows one of them as a field."""
    if advert.terms_between(start, end, NodeType.TOPIC):
        yield from split_list(advert.text, start, end)


def _bracketed(advert: Advert, cue: Cue, right: int) -> Iterator[Found[str]]:
    listed = _BRACKETED.match(advert.text, cue.end, right)
    if listed and listed.group("list")[0].isupper():
        yield from split_list(advert.text, listed.start("list"), listed.end("list"))


def _before(advert: Advert, cue: Cue) -> Iterator[Found[str]]:
    """Fields that stand before the word, if the vocabulary knows the last of them or it ends as fields do."""
    left = max(advert.clauses.around(cue.start)[0], cue.start - _LONGEST)
    listed = _BEFORE.search(advert.text[left : cue.start])
    if listed is None or any(word in _NO_FIELD for word in listed.group("list").lower().split()):
        return
    start, end = left + listed.start("list"), left + listed.end("list")
    known = any(match.end == end for match in advert.terms_between(start, end, NodeType.TOPIC))
    if known or _FIELD.search(listed.group("list").lower()):
        yield from split_list(advert.text, start, end)
