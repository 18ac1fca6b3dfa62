"""A posting in, skills out that no vocabulary lists: names and ways of working behind "experience with"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.extract.lexicon.affiliation_words import PLACES
from kg.extract.lexicon.cues import Cue, CueKind
from kg.extract.lexicon.headings import QUALIFICATIONS
from kg.extract.lexicon.name_likeness import is_english
from kg.extract.lexicon.negation import is_denied
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Found
from kg.extract.lexicon.words import uncapitalized
from kg.extract.postings.advert import Advert
from kg.extract.postings.asks.announced import AREA, LOOSE
from kg.extract.postings.asks.field_phrases import field_phrase
from kg.extract.postings.asks.skill_words import BROKEN_BY, GENERAL, HEADS, LEADS, NO_NAMES, SPREADING
from kg.extract.postings.naming.titles import is_role_head
from kg.extract.terms import is_coined
from kg.schema import NodeType

#: Behind these stand things that one knows, also in small letters.
_KNOWN = frozenset(
    phrase
    for line in """experience with|experience using|experience of|experience working with|experiences with
    experienced with|experienced in|experience in|experiences in|hands-on experience with|hands-on experience in
    knowledge of|knowledge in|understanding of|familiarity with|familiar with|familiarity in|proficiency in
    proficiency with|proficient in|proficient with|proficient at|skilled in|skilled at|skills in|skills with
    competence in|competency in|competent in|comfortable with|exposure to|exposure on|exposure in
    practice with|command of|grasp of
    mastery of|expert in|expert with|trained in|certified in|certification in|ability to use|hands-on work with
    confident use of|competent use of|proficient use of|effective use of|well versed in|well-versed in|versed in
    conversant with|certificate in|competency with|erfahrung mit|erfahrung in|erfahrungen in|erfahrungen mit
    erfahrung im|erfahrungen im|kenntnisse in|kenntnisse im|kenntnisse von|umgang mit|vertraut mit|sicher in|sicher mit
    programmierkenntnisse in|berufserfahrung in|berufserfahrung im|berufserfahrung mit|grundkenntnisse in
    fachkenntnisse in|kenntnisse über|kenntnisse der|vorkenntnisse in|expérience en|expérience avec|expérience de
    connaissance de|connaissances en|connaissance du|connaissance des|maîtrise de|maîtrise du|maîtrise des
    compétences en|pratique de|à l'aise avec|à l’aise avec|maîtrisez|utilisez|esperienza con|esperienza in
    conoscenza di|conoscenza del|ervaring met|kennis van|experiência com|experiência em|conhecimento em
    conhecimentos em|conhecimento de|experiencia en|experiencia con|conocimientos de|conocimientos en
    conocimiento de|dominio de|manejo de|erfarenhet av|kunskap om|kunskaper i|kunskaper inom|goda kunskaper i|vana av
    erfaring med|erfaring fra|kendskab til|kjennskap til|kunnskap om|kunnskaper i|fortrolig med|bekend met
    doświadczenie w|doświadczenie z|znajomość|umiejętność obsługi""".split("\n")
    for phrase in line.strip().split("|")
)
#: Words that announce names right before a colon: "Tools: Quorl, Zemptor".
_LABELS = frozenset(("tools", "technologies", "tech stack", "stack", "languages", "frameworks", "skills", "kenntnisse"))
#: Words that announce names where something is asked: "scripting languages such as Quorl".
_EXAMPLES = frozenset(("wie z.b.", *LOOSE)) - _LABELS - {"apply", "applies", "toolkits"}
#: What may stand between a cue and the first item.
_OPENED = re.compile(r"[ \t\xa0]*:?")
_CUT = sought(
    r"[,;()\[\]|]\s*(?:(?:and|or|und|oder|et|ou|y|o|e|och|og|en)\s+)?"
    r"|[ \xa0](?:and/or|and|or|as well as|along with|plus|und|oder|sowie|et|ou|och|og|eller|&|y|/)\s+"
    r"|/(?<=[A-Za-z]{4}/)(?=[A-Z][a-z]{3})"
)
_END = sought(r"[.!?](?=\s|$)|\.(?<=[\w)]\.)(?=[A-Z][a-z])|[\n•●▪:]|[–-](?<=\s.)\s")
#: An article that French writes in one with its noun.
_ELIDED = re.compile(r"[dlDL]['’](?=\w)")
#: A word and the next sentence, glued together by a lost line break: "industryThorough".
_GLUED = re.compile(r"(?:(?<=[a-z]{2})|(?<=[A-Z]{2})|(?<=\d))(?=[A-Z][a-z]{3})")
_FAR, _MOST_ITEMS, _MOST_WORDS, _MOST_OF_PHRASE = 240, 12, 4, 3
#: So long is a word with a capital that names a skill alone, and one of German, where all nouns have capitals.
_SHORTEST, _SHORTEST_GERMAN = 4, 9
_HYPHEN = re.compile("[-‐‑]")
_VERSION = re.compile(r"[vV]?\d[\d.x+]*")
#: How words in small letters end that name a skill alone: "phlebotomy", "stonework".
_CRAFT = re.compile(r"(?:ology|ography|otomy|ectomy|scopy|metry|istry|lysis|plasty|therapy|keeping|making|work|craft)$")
#: How German words end that praise a person, name a part of a firm, or say only of which kind a thing is.
_PRAISE = re.compile(
    r"(?:keit|heit|weise|bewusstsein|stärke|schaft|denken|freude|vermögen|sinn|interesse|bereich(?:e[ns]?|s)?|umfelds?"
    r"|agentur|dienst|lust|kommunikation|branchen?|kenntnissen?|kompetenz(?:en)?|systemen?|anwendung(?:en)?"
    r"|umgebung(?:en)?|programmen|technologien|technologie|ebenen|stellen|unterlagen|regeln|mitteln|metriken|kontakt"
    r"|kennzahlen|druck|willen|blick|initiative|orientierung|modulen|(?<!\w)tools|-tools)$",
    re.IGNORECASE,
)
#: How fields of study end, which are disciplines.
_STUDIED = re.compile(
    r"(?:sciences?|engineering|studies|law|economics|ology|physics|chemistry|medicine|mathematics|statistics)$"
)
#: Cues in whose language words in small letters are no phrases that can be told.
_GERMAN = re.compile(
    r"erfahrung|kenntnis|umgang|vertraut|sicher|erfar|kunsk|kunnsk|vana|kendskab|kjennskap|fortrolig|bekend|doświ|znajom"
    r"|umiej"
)
_EDGES = ".:;,'\"“”‘’*_-#"
_BESIDE = (NodeType.VENUE, NodeType.ROLE)


class _Item(NamedTuple):
    """Where an item of a list stands; `whole` says that nothing else stands between the marks of the list."""

    start: int
    end: int
    whole: bool


def unlisted_skills(advert: Advert, cues: Iterable[Cue]) -> Iterator[Found[str]]:
    """Skills of lists that cues open; what the vocabulary knows is left to it."""
    for cue in cues:
        known = cue.value in _KNOWN
        if known or _lists_names(advert, cue):
            yield from _listed(advert, cue, phrases=known and not _GERMAN.search(cue.value))


#: A name behind a tool in a list, up to the next mark of it: "SAS and nQuery".
_NEXT_NAME = re.compile(
    r"\)?(?:,? (?:and|or|and/or|und|oder|sowie|et|ou|y|och|og|en|of|eller) |, |/| / | & )"
    r"(?P<name>[A-Za-z][\w+#-]*(?:\.[\w+#-]+)*(?: [A-Z][\w+#-]*){0,2}?)"
    r"(?=\)?(?:[,;/\n]|\.(?:\s|$)| (?:and|or|und|oder|sowie|et|ou|och|og|en|of|eller|\()|$))"
)


def names_beside(advert: Advert, tools: Sequence[Found[str]]) -> Iterator[Found[str]]:
    """Names that go on the lists in which known tools stand; capitals alone make one only where something is asked."""
    for tool in tools:
        end, asked = tool.end, advert.kind_at(tool.start) in QUALIFICATIONS
        while named := _NEXT_NAME.match(advert.text, end, advert.end):
            start, end = named.span("name")
            if advert.terms_between(max(advert.start, start - 1), end, NodeType.SKILL):
                break
            end = _glued(advert.text, start, end) or end
            found = _name(advert, _Item(start, end, whole=True), plain=asked)
            if found is None or not (asked or is_coined(found.value)):
                break
            yield found


def names_around(advert: Advert, tools: Sequence[Found[str]]) -> Iterator[Found[str]]:
    """Names that stand in brackets with a known tool where something is asked: "(Quorl Desk, Zendesk, Zemptor)"."""
    seen = -1
    for tool in tools:
        opened = advert.text.rfind("(", max(advert.start, tool.start - _FAR), tool.start)
        if opened <= seen or advert.kind_at(tool.start) not in QUALIFICATIONS:
            continue
        closed = advert.text.find(")", opened, opened + _FAR)
        if opened < 0 or closed < tool.end or "\n" in advert.text[opened:closed]:
            continue
        seen = opened
        yield from _unknown_names(advert, opened + 1, closed)


def _unknown_names(advert: Advert, start: int, stop: int) -> Iterator[Found[str]]:
    for item in _items(advert.text, start, stop):
        known = advert.terms_between(max(advert.start, item.start - 40), item.end, NodeType.SKILL)
        if not any(item.start < match.end for match in known) and (found := _name(advert, item, plain=True)):
            yield found


def _lists_names(advert: Advert, cue: Cue) -> bool:
    if cue.value in _EXAMPLES:
        return advert.kind_at(cue.start) in QUALIFICATIONS
    return cue.value in _LABELS and advert.text.startswith((":", " :"), cue.end)


def _listed(advert: Advert, cue: Cue, *, phrases: bool) -> Iterator[Found[str]]:
    stop = min(advert.clauses.end_after(cue.end), cue.end + _FAR)
    opened = _OPENED.match(advert.text, cue.end)
    start = opened.end() if opened else cue.end
    if not phrases and advert.text[start:stop].islower():
        return
    items = list(_items(advert.text, start, stop))
    shortest = _SHORTEST_GERMAN if _GERMAN.search(cue.value) else _SHORTEST
    field = AREA.match(advert.text, cue.end) is not None
    shared = bool(items) and not items[-1].whole and _next_word(advert.text, items[-1].end) in SPREADING
    for item in items:
        known = advert.terms_between(max(advert.start, item.start - 40), item.end, NodeType.SKILL)
        if any(item.start < match.end for match in known):
            continue
        found = _name(advert, item, plain=not (shared or field), shortest=shortest)
        if found is None and phrases and item.whole and not (shared and " " not in advert.text[item.start : item.end]):
            found = _phrase(advert, item, cue)
        if found is not None and not is_denied(advert.text, found.start, found.end, advert.clauses.around(found.start)):
            yield found


def _items(text: str, start: int, stop: int) -> Iterator[_Item]:
    """The items of a list; one with a complement is the last."""
    end = _END.search(text, start, stop)
    stop = end.start() if end else stop
    at = start
    for _ in range(_MOST_ITEMS):
        cut = _CUT.search(text, at, stop)
        words = text[at : cut.start() if cut else stop].split()
        lead = next((i for i, word in enumerate(words) if word.lower() not in LEADS), len(words))
        run, whole = _run(words[lead:])
        if run:
            for word in words[:lead]:
                at = text.index(word, at) + len(word)
            item = _item(text, text.index(run[0], at), run, whole=whole)
            whole = item.whole
            yield item
        if cut is None or not whole:
            return
        at = cut.end()


def _run(words: Sequence[str]) -> tuple[Sequence[str], bool]:
    """The words up to one that goes on with the sentence, and whether all are among them."""
    for index, word in enumerate(words):
        lower = word.lower()
        if lower in BROKEN_BY or (index and word != lower and lower in LEADS):
            return words[:index], False
    return words, True


def _item(text: str, start: int, run: Sequence[str], *, whole: bool) -> _Item:
    """Where the words of a run stand, up to a next sentence that is glued to one of them."""
    at = start
    for word in run:
        begin = text.index(word, at)
        at = begin + len(word)
        if word[1:] != word[1:].lower() and (seam := _glued(text, begin, at)):
            return _Item(start, seam, whole=False)
    elided = _ELIDED.match(text, start)
    return _Item(elided.end() if elided else start, at, whole)


def _glued(text: str, start: int, end: int) -> int | None:
    """Where the next sentence begins inside a word."""
    seam = _GLUED.search(text, start, end)
    if seam is None:
        return None
    tail = text[seam.start() : end].lower().strip(_EDGES)
    head = text[start : seam.start()]
    sentences = head.islower() and len(head) > _SHORTEST and is_english(tail.partition("-")[0])
    return seam.start() if sentences or tail in LEADS or tail in NO_NAMES else None


def _next_word(text: str, end: int) -> str:
    return text[end : end + 12].split(" ")[1].lower() if text.startswith(" ", end) else ""


def _name(advert: Advert, item: _Item, *, plain: bool, shortest: int = _SHORTEST) -> Found[str] | None:
    """What is written as a name: "nQuery", "Quorl Designer"; words of its kind behind it are left out.

    Without `plain` a mere capital makes no name; with it, it does of a word of so many letters.
    """
    start, end = _bare(advert.text, item.start, item.end)
    words = advert.text[start:end].split(" ")
    german = advert.document.language == "de"
    if german and (first := _first_noun(words)):
        words, end = [first], start + len(first)
    while len(words) > 1 and words[-1].lower() in HEADS and _is_written_as_name(words[:-1]):
        end -= len(words.pop()) + 1
    name = " ".join(words)
    if not name or len(words) > _MOST_WORDS or not _is_written_as_name(words) or not _may_be_asked(advert, start, end):
        return None
    if any(word.lower().strip(_EDGES) in NO_NAMES for word in words) or is_role_head(words[-1]):
        return None
    if _is_field(advert, start, end) or advert.text[end : end + 1] == "-":
        return None
    if "/" in name and any(part.islower() and len(part) > _SHORTEST for part in name.split("/")):
        return None  # "Timing/physical libraries"
    if _VERSION.fullmatch(name) or (len(words) == 1 and name.lower() in HEADS):
        return None
    ordinary = name[1:].islower() and " " not in name
    if ordinary and not (plain and _may_be_a_tool(name, shortest)):
        return None
    if german and _HYPHEN.search(name) and _PRAISE.search(name):
        return None
    return Found(name, start, end, 0.7)


def _first_noun(words: Sequence[str]) -> str | None:
    """The first of two German nouns that only a lost line break puts side by side: "Typografie Berufserfahrung"."""
    ordinary = len(words) > 1 and all(word[1:].islower() and not is_english(word) for word in words[:2])
    return words[0] if ordinary else None


def _may_be_a_tool(name: str, shortest: int) -> bool:
    """Whether a single word with a capital and no other sign may name something that one knows."""
    if len(name) < shortest or name.lower() in GENERAL or _PRAISE.search(name):
        return False
    return not is_english(name)


def _is_written_as_name(words: Sequence[str]) -> bool:
    """Whether each word has a capital or a digit."""
    return bool(words) and all(any(char.isupper() or char.isdigit() for char in word) for word in words)


def _may_be_asked(advert: Advert, start: int, end: int) -> bool:
    """Whether the words can name a thing: no place, number, language, degree, venue or occupation."""
    text = advert.text[start:end]
    if text.lower() in PLACES or not any(char.isalpha() for char in text):
        return False
    if any(
        cue.start < end and start < cue.end
        for kind in (CueKind.LANGUAGE, CueKind.DEGREE)  # one by one, so that not all cues are gone through
        for cue in advert.cues_of(kind)
    ):
        return False
    return not advert.terms_between(start, end, *_BESIDE)


def _is_field(advert: Advert, start: int, end: int) -> bool:
    """Whether the words are a field that the vocabulary knows."""
    return any(match.end == end for match in advert.terms_between(start, start + 1, NodeType.TOPIC, NodeType.METHOD))


def _phrase(advert: Advert, item: _Item, cue: Cue) -> Found[str] | None:
    """A way of working in small letters: "column generation", "contract drafting"."""
    if advert.kind_at(item.start) not in QUALIFICATIONS and not _opens_clause(advert, cue):
        return None
    piece = advert.text[item.start : item.end].rstrip(_EDGES)
    start, end = item.start, item.start + len(piece)
    known = _is_field(advert, start, end)
    if not known:
        inside, whole = field_phrase(piece)
        if inside is None or not whole or inside[1] < len(piece):
            return None
        start += inside[0]
    words = advert.text[start:end].lower().split()
    if (
        len(words) > _MOST_OF_PHRASE
        or words[-1] in HEADS
        or min(map(len, words)) == 1
        or any(word in NO_NAMES for word in words)
    ):
        return None
    if all(word in GENERAL for word in words) or not _may_be_asked(advert, start, end):
        return None
    if not known and _QUALIFIES.search(words[-1]):
        return None
    if len(words) == 1 and not _CRAFT.search(words[0]):
        return None
    if known and (len(words) == 1 or _STUDIED.search(words[-1])):
        return None
    return Found(uncapitalized(advert.text[start:end]), start, end, 0.55)


#: Last words that need the one behind the next item: "frost diagnostic and frost analytics tools".
_QUALIFIES = re.compile(r"(?:stic|tic|nic|cal|nal|ral|ial|ive|ous|able)$")


def _opens_clause(advert: Advert, cue: Cue) -> bool:
    """Whether a sentence or item begins with the cue, as those do that say what is asked: "Solid knowledge of"."""
    return cue.start - advert.clauses.around(cue.start)[0] <= _LEAD


_LEAD = 24


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    return start, end
