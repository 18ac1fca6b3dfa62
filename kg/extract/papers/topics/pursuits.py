"""A page in, the subjects out that its sentences say somebody works on: "Our group studies frost and thaw"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.articles.page import Named, Page
from kg.extract.lexicon.name_likeness import likeness
from kg.extract.lexicon.paper_words import EMPTY_HEADS, FUNCTION_WORDS
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.words import uncapitalized, word_set

_WHO = (
    r"(?:[Ww]e|[Oo]ur (?:[\w-]+ )?(?:group|lab|laboratory|team|research|work|projects?|department|section|unit"
    r"|institute)"
    r"|[Tt]he (?:[\w&’-]+ ){0,4}"
    r"(?:[Gg]roup|[Ll]ab|[Ll]aboratory|[Tt]eam|[Pp]roject|[Ss]ection|[Uu]nit|[Cc]hair|[Cc]ent(?:re|er))"
    r"(?: (?:of|at) [^.,;:\n]{3,80}?)?|[Mm]y research"
    r"|(?:[Cc]urrent|[Oo]ngoing|[Rr]ecent) (?:projects|work|research)|line of (?:research|work)|[Rr]esearch line)"
)
_DOES = (
    r"(?:stud(?:y|ies)|investigates?|explores?|(?:works?|working) on|focus(?:es|ed)? on|deals? with|combines?|develops?"
    r"|examines?|addresse?s?|tackles?|concerns?|covers?|speciali[sz]es? in|uses?|is about|is dedicated to"
    r"|is concerned with|revolves? around|centers? on|includes?|spans?)"
)
#: What somebody alone or a project is said to work on: fewer verbs tell it, for "she uses" and "it covers" do not.
_ALONE = r"(?:[Hh]e|[Ss]he|I|[A-Z]{3,}[A-Z-]*|[A-Z][a-z’-]+ (?:[A-Z]\. )?[A-Z][a-z’-]+)"
_RESEARCHES = (
    r"(?:stud(?:y|ies)|investigates?|researche?s|explores?|works? on|focus(?:es)? on|speciali[sz]es? in"
    r"|is an expert (?:on|in))"
)
_PURSUES = sought(
    rf"\b(?:{_WHO}(?: (?:also|currently|mainly|primarily|further|specifically|actively|is|are|aims to|aim to))* {_DOES}"
    rf"|{_ALONE}(?: (?:also|currently|mainly|primarily|now))* {_RESEARCHES})"
    r" (?P<list>[^.;:!?\n]{4,300})"
)
_PARTS = re.compile(
    r"\s*,\s*(?:and |or |as well as )?|\s+(?:and|or|as well as|with|for|of|in|from|at|under|between|by) (?:the )?"
)
_LEAD = re.compile(
    r"(?:uses?|applies|develops?|stud(?:y|ies)|"
    r"how|why|whether|the|an?|our|new|novel|both|fundamental|various|different|all|aspects? of|nature of"
    r"|conceptions? of|questions? (?:of|in)"
    r"|problems? (?:of|in)|role of|contribution of|interplay (?:of|between)|methods? for|(?:mathematical )?models?"
    r" (?:of|for)|development of|use of|theory of|dynamics of|physics of|mechanisms? (?:of|behind)|tools? for"
    r"|techniques? for) ",
)
_ASKED = re.compile(r"(?:how|why|whether|when|what|which) ")
_WORD = re.compile(r"[^\W\d_][\w/–-]*|\d+[A-Z]\w*")
_MOST, _MOST_WORDS, _SHORTEST = 8, 4, 5
#: Words of sentences that tell of people and deeds: what has one of them names no subject.
_OF_PEOPLE = word_set("""
    you they team teams people researchers scientists students partners colleagues customers users members group groups
    project projects question questions problem problems challenge challenges solution solutions way ways thing things
    things work works result results paper papers data number range variety set combination goal aim field fields area
    areas topic topics approach approaches method methods tool tools technique techniques new better best many several
    wide broad large small more most other future world society industry
""")


#: What a group is named after: "Soft Matter Group", "Lehrstuhl für Energiewirtschaft".
_GROUP = re.compile(
    r"(?:(?:[Tt]he )?(?P<before>[A-Z][\w-]+(?: (?:and |& )?[A-Z][\w-]+){1,4})"
    r" (?:Group|Lab|Laboratory|Team|Department|Unit|Section)"
    r"|(?:Chair|Department|Institute|Laboratory|Centre|Center|Lab|Group) (?:of|for)"
    r" (?P<of>[A-Z][\w-]+(?: (?:and |& )?[A-Z][\w-]+){0,4})"
    r"|(?:Lehrstuhl|Institut|Fachgebiet|Professur|Arbeitsgruppe|Abteilung)"
    r" (?:für )?(?P<für>[A-ZÄÖÜ][\w-]+(?: und [A-ZÄÖÜ][\w-]+)?))"
    r"(?=$|\s[–|—-]\s|,|\n)"
)
_OPENING = 3


def group_subjects(page: Page) -> Iterator[Named]:
    """The fields in the name of the group whose page it is."""
    for block in page.blocks[:_OPENING]:
        named = _GROUP.match(page.text, block.start, block.end)
        house = any(o.start == block.start and o.end >= block.end for o in page.organizations)
        if named and not block.in_teaser and not house:
            group = named.lastgroup or "of"
            for part in re.split(r" (?:and|&|und) ", named.group(group)):
                at = page.text.index(part, named.start(group))
                if likeness(part.split()) <= 0 and len(part) >= _SHORTEST:
                    yield Named(uncapitalized(part), at, at + len(part), 0.6)


def is_pursued(sentence: str) -> bool:
    """Whether a sentence says what somebody works on."""
    return _PURSUES.search(sentence) is not None


def pursuits(page: Page) -> Iterator[Named]:
    """Noun phrases of a few words that stand behind who works and what they do, in their own words."""
    for sentence in page.sentences:
        if page.blocks[sentence.block].in_teaser:
            continue
        told = _PURSUES.search(page.text, sentence.start, sentence.end)
        if told:
            yield from _subjects(page.text, told.start("list"), told.end("list"))


def _subjects(text: str, start: int, end: int) -> Iterator[Named]:
    at = start
    asked = _ASKED.match(text, start, end) is not None
    for cut in [*_PARTS.finditer(text, start, end), None][:_MOST]:
        right = cut.start() if cut else end
        span = _phrase(text, at, right)
        if span is None:
            return  # the sentence has left its list
        left, stop, whole = span
        if asked and not whole and text[left:stop].count(" ") > 1:
            stop = left + text[left:stop].rindex(" ")  # "how lakes and salt marshes respond to"
        if left < stop and _is_subject(text[left:stop]):
            yield Named(uncapitalized(text[left:stop]), left, stop, 0.5)
        if cut is None or not whole:
            return
        at = cut.end()


def _phrase(text: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """The words of a part up to one that goes on with the sentence, and whether all are among them."""
    while lead := _LEAD.match(text, start, end):
        start = lead.end()
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text, start, end):
        if word.group().lower() in FUNCTION_WORDS:
            return (run[0].start(), run[-1].end(), False) if run else None
        run.append(word)
    while run and run[-1].group().lower() in EMPTY_HEADS:
        run.pop()
    return (run[0].start(), run[-1].end(), True) if run else (start, start, True)


def _is_subject(phrase: str) -> bool:
    words = phrase.split()
    if not 1 <= len(words) <= _MOST_WORDS or (len(words) == 1 and len(phrase) < _SHORTEST) or likeness(words) > 0:
        return False
    lower = [word.lower() for word in words]
    return not _OF_PEOPLE & set(lower) and not lower[0].endswith(("ly", "ing")) and not lower[-1].endswith("ly")
