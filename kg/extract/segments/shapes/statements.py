"""Lines of a page in, the openings that its sentences announce out: messages of a chat, several in one sentence.

"[09:04] ada: we need 2 welders (Riga)", "We are hiring an analyst (Riga), two cooks and a Staff Baker in Jena."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.lexicon.headings import ADVERT_SECTIONS
from kg.extract.lexicon.spans import Line, joined, trimmed
from kg.extract.postings.headers.job_lines import read_job_line
from kg.extract.postings.headers.job_terms import BRACKETS, pieces, typed
from kg.extract.postings.naming.firm_names import is_name, without_legal_form
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import ends_in_role
from kg.extract.postings.sections.shape_headings import shape_headings
from kg.extract.segments.shapes.lists import Listed
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

#: Who writes a message and when, in front of it: "[09:02] ada.l:", "09:02 <ada>", "ada — 09:02:".
_MESSAGE = re.compile(
    r"(?:\[?(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4},?[ T])?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?\]?[\s,–—-]{0,3}"
    r"(?:<(?P<nick>[\w.@ -]{1,30})>|(?P<name>[\w.@][\w.@ -]{0,29}?):)\s+)(?=\S)",
    re.IGNORECASE,
)
#: The same on a line of its own above it: "Ada Loy  9:14 AM", "@ada@garden.example · 3h".
_WRITER = re.compile(
    r"[\w.@’'-]+(?: [\w.@’'-]+){0,3}\s+(?:[·•–—-]\s*)?(?:\d{1,2}:\d{2}(?: ?[AP]M)?|\d{1,2} ?(?:s|m|min|h|hrs?|d|w|mo"
    r"|y)(?: ago)?)"
    r"(?:\s*[·•].{0,20})?",
    re.IGNORECASE,
)
#: Buttons and counters below it.
_BUTTONS = re.compile(
    r"(?:reply|boost|like|comment|share|repost|retweet|antworten|gefällt|\d+ (?:replies"
    r"|likes))\b.{0,40}",
    re.IGNORECASE,
)
_HIRES = re.compile(
    r"\b(?:(?:are|is|am|['’]re|['’]s|also|currently|now|still) (?:hiring|looking for|seeking|recruiting"
    r"|searching for|after)"
    r"|(?:hiring|looking for|seeking|recruiting(?: for)?|searching for|in need of)"
    r"|(?:we|and|team|they) (?:also )?needs?|know (?:of )?(?=an?\s)|(?<=[A-Za-z]) needs(?= an?\s)|vacanc(?:y"
    r"|ies) for|open(?:ing)?s? for"
    r"|positions? for|wir suchen|sucht|suchen|recrute(?:ons)?|recrutons|cherchons|recherchons|buscamos|busca|zoeken"
    r"|zoekt)"
    r"[:\s]*(?<=[:\s])",
    re.IGNORECASE,
)
#: One of these is in all that says so, and quickly found.
_IN_HIRES = (
    *("hiring", "looking for", "seeking", "recruiting", "searching for", " after", "in need of", " needs a", "we need"),
    *("and need", "team need", "they need", "also need", "know a", "know of a", "vacancy for", "vacancies for"),
    *("open for", "opens for", "opening for", "openings for", "position for", "positions for"),
    *("wir suchen", "sucht", "suchen", "recrut", "cherchons", "busca", "zoek"),
)
_COUNT = re.compile(
    r"(?:an?|another|one|two|three|four|five|six|several|some|our (?:next|first)|up to \w+|\d{1,2}(?: ?x)?|eine?n?"
    r"|zwei|drei"
    r"|une?|deux|trois|un[ao]?|dos|tres|een|twee|drie)\s+(?=\w)",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"(?:(?:new|good|great|experienced|talented|motivated|passionate|skilled|strong|additional|further|reliable"
    r"|erfahrenen?)"
    r",?\s+)+",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\s*,\s+(?:and\s+|or\s+|und\s+|et\s+|y\s+|en\s+)?|\s*;\s+|\s+(?:and|und|et|y|plus|as well as|&|\+)\s+"
)
_TITLE_END = re.compile(
    r"\s*[(–—:]|\s+-\s|\s+(?:with|for|in|at|who|to|based|on|that|starting|from|mit|für|bei|pour|à|avec|en|para|con"
    r"|voor|met)\s"
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)(?<!\b[SJ]r\.)")
#: "we (Contoso, Riga) need …".
_WE_ARE = re.compile(r"\b(?:we|us) \((?P<name>[^,()]{2,40})(?:, (?P<place>[^()]{2,40}))?\)")
#: "Contoso is hiring …".
_SUBJECT = re.compile(r"(?P<name>(?:The )?[A-Z0-9][\w&.’'-]*(?: (?:of |& |and )?[A-Z0-9][\w&.’'-]*){0,4})\s+$")
_WORDS, _FEW, _PAGE, _BARS, _LEAST, _SIGNED = 7, 3, 4000, 2, 2, 60
_NO_NAMES = frozenset(
    {"we", "i", "they", "who", "the", "this", "it", "now", "currently", "still", "wir", "nous", "anyone"}
)


@dataclass(frozen=True, slots=True)
class _Item:
    """One opening of a sentence: its title, and the whole stretch that speaks of it; `counted` by "a", "two", "3"."""

    title: tuple[int, int]
    end: int
    counted: bool


def stated_openings(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """The openings of a chat, or those that one sentence of a short page enumerates; empty where neither is."""
    if messages := _messages(lines):
        return [listed for message in messages for listed in _of_message(message, places)]
    if lines[0].text.count("|") >= _BARS:  # an advert with a header of its own, which names what it is for
        return []
    if sum(len(line.text) for line in lines) > _PAGE:
        return []
    page = joined(lines).lower()
    said = [part for part in _IN_HIRES if part in page]
    for line in lines if said else ():
        items = [item for item, _ in _items(line.text, said) if item.counted or _in_brackets(line.text, item)]
        if len({line.text[slice(*item.title)].casefold() for item in items}) >= _LEAST:
            if sum(kind in ADVERT_SECTIONS for _, kind in shape_headings(lines)) > 1:
                return []
            return [_listed(line, item, places) for item in items]
    return []


def _messages(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The messages of a chat or of a network, each without its writer; empty where a page is neither."""
    written = [(line, match) for line in lines if (match := _MESSAGE.match(line.text))]
    if len(written) >= _FEW and 2 * len(written) > len(lines):
        return [(_from(line, match.end()),) for line, match in written]
    writers = [i for i, line in enumerate(lines) if len(line.text) < _SIGNED and _WRITER.fullmatch(line.text)]
    if len(writers) < _FEW or 5 * len(writers) < len(lines):
        return []
    ends = [*writers[1:], len(lines)]
    told = [
        [line for line in lines[a + 1 : b] if not _BUTTONS.fullmatch(line.text)]
        for a, b in zip(writers, ends, strict=True)
    ]
    return [tuple(block) for block in told if block]


def _from(line: Line, left: int) -> Line:
    return Line(line.start + left, line.end, line.text[left:], line.gap)


def _of_message(message: tuple[Line, ...], places: PlaceFinder) -> Iterator[Listed]:
    """The openings of one message; a message of one opening is its text altogether."""
    found = [(line, item, hires) for line in message for item, hires in _items(line.text, _IN_HIRES)]
    if len(found) == 1:
        line, item, hires = found[0]
        stop = next((end.start() for end in [_SENTENCE_END.search(line.text, item.title[1])] if end), len(line.text))
        fields = [*_fields(line, item.title, (item.title[1], stop), places), *_who(line, 0, hires, places)]
        if not any(span.name is FieldName.ORGANIZATION for span in fields):
            fields += _named_behind(line, item.title[1], stop)
        yield Listed((), message, _once(fields))
    elif found:
        yield from (_listed(line, item, places) for line, item, _ in found)
    else:
        yield from _of_one_line(message, places)


def _of_one_line(message: tuple[Line, ...], places: PlaceFinder) -> Iterator[Listed]:
    """The opening of a message that only names it: "Clerk (Riga), part-time", "two PhD positions on frost at …"."""
    for line in message:
        post = _POST.search(line.text)
        if job := read_job_line(line, places):
            yield Listed((), message, job.fields)
            return
        if post:
            end = len(line.text[: post.end()].rstrip(" ,.;"))
            title = FieldSpan(FieldName.TITLE, line.start + post.start("title"), line.start + end)
            yield Listed((), message, (title, *_named_behind(line, post.end("title"), len(line.text))))
            return


def _once(fields: Sequence[FieldSpan]) -> tuple[FieldSpan, ...]:
    """Of each field that has one value the first."""
    kept: list[FieldSpan] = []
    for span in fields:
        if span.name not in (FieldName.LOCATION, FieldName.ORGANIZATION) or span.name not in {k.name for k in kept}:
            kept.append(span)
    return tuple(kept)


#: An academic post with what it is about: "Two fully funded PhD positions on hedgerow acoustics".
_POST = re.compile(
    r"(?:fully[ -]funded |open |new |funded ){0,4}(?P<title>(?:ph\.?d\.?|doctoral"
    r"|post-?doc(?:toral)?)(?: research(?:er)?)? "
    r"(?:positions?|fellowships?|studentships?|posts?)(?: (?:on|in) [^.,;:!?()]{3,60}?)?)(?= (?:in our|in my|at|with"
    r"|is|are)\b|[.,;:!?(]|$)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:at|for|bei|chez) (?P<name>(?:the )?[A-ZÀ-Ý][\w&’'-]*(?: (?:of |& |and )?[A-ZÀ-Ý][\w&’'-]*){0,4})"
)


def _named_behind(line: Line, start: int, stop: int) -> Iterator[FieldSpan]:
    """Who hires where that is said behind the title: "an opening for a clerk at Contoso in Riga"."""
    match = _BEHIND.search(line.text, start, stop)
    if match and is_name(match.group("name")):
        yield FieldSpan(FieldName.ORGANIZATION, line.start + match.start("name"), line.start + match.end("name"))


def _items(text: str, said: Sequence[str]) -> Iterator[tuple[_Item, int]]:
    """The occupations that the sentences of a text say are wanted, each with where its verb begins.

    A text without any piece of `said`, those of what says so that its page has, is not gone through.
    """
    at = 0
    if not any(map(text.lower().__contains__, said)):
        return
    while hires := _HIRES.search(text, at):
        stop = next((end.start() for end in [_SENTENCE_END.search(text, hires.end())] if end), len(text))
        yield from ((item, hires.start()) for item in _enumerated(text, hires.end(), stop))
        at = max(stop, hires.end())


def _enumerated(text: str, start: int, stop: int) -> list[_Item]:
    bracketed = "(" in text or "[" in text
    masked = BRACKETS.sub(lambda found: " " + "_" * (len(found.group()) - 1), text) if bracketed else text
    cuts = [match.span() for match in _JOINT.finditer(masked, start, stop)]
    lefts, rights = [start, *(b for _, b in cuts)], [*(a for a, _ in cuts), stop]
    found: list[_Item] = []
    for left, right in zip(lefts, rights, strict=True):
        item = _item(text, left, right)
        if item:
            found.append(item)
        elif found:
            found[-1] = _Item(found[-1].title, right, found[-1].counted)
        else:
            return []
    return found


def _item(text: str, left: int, right: int) -> _Item | None:
    count = _COUNT.match(text, left, right)
    at = count.end() if count else left
    praise = _PRAISE.match(text, at, right)
    at = praise.end() if praise else at
    end = next((cut.start() for cut in [_TITLE_END.search(text, at, right)] if cut), right)
    title = trimmed(text, at, end, " ,.;")
    words = text[slice(*title)].split()
    named = bool(words) and len(words) <= _WORDS and ends_in_role(text[slice(*title)])
    return _Item(title, right, count is not None) if named and (count or words[0][0].isupper()) else None


def _in_brackets(text: str, item: _Item) -> bool:
    return bool(BRACKETS.match(text, item.title[1]))


def _listed(line: Line, item: _Item, places: PlaceFinder) -> Listed:
    start, end = trimmed(line.text, item.title[0], item.end)
    whole = Line(line.start + start, line.start + end, line.text[start:end], line.gap)
    return Listed((), (whole,), _fields(line, item.title, (item.title[1], end), places))


_IN = re.compile(r"\b(?:based in|in|à|en|remote within|within)\s+(?:the )?(?=[A-ZÀ-Ý])")


def _fields(line: Line, title: tuple[int, int], rest: tuple[int, int], places: PlaceFinder) -> tuple[FieldSpan, ...]:
    """The title, and the place and terms that the stretch behind it states."""
    tail = line.text[slice(*rest)]
    spans = [span for piece in pieces(tail) for span in typed(tail, *piece, places)]
    located = [span for span in spans if span.name is FieldName.LOCATION][:1] or list(_placed(tail, places))
    kept = [span for span in spans if span.name not in (FieldName.LOCATION, FieldName.POSTED)]
    offset = line.start + rest[0]
    moved = [FieldSpan(span.name, offset + span.start, offset + span.end) for span in [*located, *kept]]
    return (FieldSpan(FieldName.TITLE, line.start + title[0], line.start + title[1]), *moved)


def _placed(tail: str, places: PlaceFinder) -> Iterator[FieldSpan]:
    """The place behind "in": "2 welders (MIG) in Riga, nights"."""
    for inside in _IN.finditer(tail):
        words = [match.end() for match in re.finditer(r"[^\s,;.()]+", tail[inside.end() : inside.end() + 50])]
        for stop in reversed(words[:4]):
            name = tail[inside.end() : inside.end() + stop]
            if "," not in name and is_place_line(name, places):
                yield FieldSpan(FieldName.LOCATION, inside.end(), inside.end() + stop)
                return


def _who(line: Line, left: int, hires: int, places: PlaceFinder) -> Iterator[FieldSpan]:
    """Who hires: the subject of the verb, or the name that "we" has in brackets."""
    we = _WE_ARE.search(line.text, left)
    if we and is_name(we.group("name")):
        yield FieldSpan(FieldName.ORGANIZATION, line.start + we.start("name"), line.start + we.end("name"))
        if we.group("place") and is_place_line(we.group("place"), places):
            yield FieldSpan(FieldName.LOCATION, line.start + we.start("place"), line.start + we.end("place"))
        return
    subject = _SUBJECT.search(line.text, left, hires)
    name = without_legal_form(subject.group("name")) if subject else ""
    if subject and is_name(name) and name.split()[0].lower() not in _NO_NAMES:
        yield FieldSpan(FieldName.ORGANIZATION, line.start + subject.start("name"), line.start + subject.end("name"))
