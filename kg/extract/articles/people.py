"""A page whose titles, organizations and teams are known in, the people on it and where they are named out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, groupby

from kg.extract.articles.blocks import Block
from kg.extract.articles.marks import Marked, mark
from kg.extract.articles.page import Page, PersonName, block_at, marks_inside, marks_of
from kg.extract.lexicon.name_likeness import is_given_name
from kg.extract.lexicon.person_cues import ROLE
from kg.extract.lexicon.span_index import SpanIndex
from kg.extract.papers.lines.author_runs import author_names, is_likely_name, may_be_name
from kg.extract.papers.lines.name_runs import whole_run
from kg.extract.papers.lists.citations import inverted_names
from kg.extract.people.names import find_names, name_key, shouted_name, surname
from kg.names import beginnings
from kg.schema import NodeType


def find_people(page: Page) -> tuple[PersonName, ...]:
    """The people of the page, by the place where each is first named."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    names: dict[str, str] = {}
    confidence: dict[str, float] = defaultdict(float)
    main: set[str] = set()
    for block, name, start, end, sure in _full_names(page):
        key = name_key(name)
        names[key] = max(names.get(key, ""), name, key=len)
        confidence[key] = max(confidence[key], sure)
        spans[key].append((start, end))
        if not page.blocks[block].in_teaser:
            main.add(key)
    houses = _beginnings_of_institutes(page)
    for key in [key for key, name in names.items() if name in houses or _is_thing(page.text, spans[key])]:
        del names[key], spans[key], confidence[key]
    _merge_initials(names, spans, confidence, main)
    _merge_tails(page, names, spans)
    _add_plain(page, names, spans)
    _add_last_names(page, names, spans)
    _add_first_names(page, names, spans)
    people = [PersonName(names[k], tuple(sorted(set(spans[k]))), confidence[k], k not in main) for k in names]
    return tuple(sorted(people, key=lambda person: person.spans[0]))


def _beginnings_of_institutes(page: Page) -> set[str]:
    """What names of institutes begin with: "Ada Nowak directors" are those of an institute, not of Ada Nowak."""
    names = {o.name for o in page.organizations if " Institute" in o.name}
    return {beginning for name in names for beginning in beginnings(name)}


def _is_thing(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a firm or a product is called so: "banks such as A. Nowak", "Elin Walker 2.0"."""
    return any(_VERSION.match(text, end) or _FIRMS_LIKE.search(text, max(0, start - 40), start) for start, end in spans)


#: Behind what has versions: "Moss Walker 2.0".
_VERSION = re.compile(r" \d+\.\d+\b(?! (?:percent|million|billion))")
_FIRMS_LIKE = re.compile(
    r"\b(?:companies|firms|giants|powerhouses|start-?ups|banks|funds|corporations|brands|retailers|manufacturers)"
    r" (?:like|such as|including) $"
)


def _merge_initials(
    names: dict[str, str], spans: dict[str, list[tuple[int, int]]], confidence: dict[str, float], main: set[str]
) -> None:
    """Makes "A. Nowak" Ada Nowak, where nobody else of the page has that initial and last name."""
    initials = {key: initial[1] for key, name in names.items() if (initial := re.match(r"([^\W\d_])\.", name))}
    whole: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, name in names.items() if initials else ():
        if key not in initials and not re.match(r"\w\.", name):
            whole[name[0], surname(name).casefold()].append(key)
    for key, letter in initials.items():
        full = whole[letter, surname(names[key]).casefold()]
        if len(full) == 1:
            spans[full[0]].extend(spans.pop(key))
            confidence[full[0]] = max(confidence[full[0]], confidence.pop(key))
            main.update({full[0]} if key in main else ())
            del names[key]


def _merge_tails(page: Page, names: dict[str, str], spans: dict[str, list[tuple[int, int]]]) -> None:
    """Makes "Nowak Dahl et al." Ada Nowak Dahl, where only one longer name of the page ends so."""
    if " et al" not in page.text:
        return
    ending: dict[str, list[str]] = defaultdict(list)
    for key, name in names.items():
        for blank in re.finditer(" ", name):
            ending[name[blank.end() :]].append(key)
    for key, name in list(names.items()):
        whole = [other for other in ending.get(name, ()) if other in names]
        if len(whole) == 1 and all(page.text.startswith(" et al", end) for _, end in spans[key]):
            spans[whole[0]].extend(spans.pop(key))
            del names[key]


#: A line of a list that is a name and nothing else, perhaps as the value of its key.
_NAME_LINE = re.compile(
    r"(?:[-•*·–]\s+)?(?P<key>(?:full_?)?name\s?:\s*)?[\"']?(?P<name>[^\W\d_][^\d:;,()|/&@\[\]]{3,40}?)[\"']?,?",
    re.IGNORECASE,
)
_FEW, _MOST = 4, 0.6
#: An item of a list that opens with a name: "- Ada Nowak, …", "1. Ada Nowak (…".
_OPENS_WITH_NAME = re.compile(
    r"(?:(?:[-•*·–]\s+|\d{1,3}[.)]\s+)|(?=[^\d\n,]{5,44}\([^()\n]*\b(?:19|20)\d\d\b))"
    r"(?:(?:Prof|Dr|Mr|Ms|Mrs)(?:essor)?\.? )*(?P<name>[A-ZÀ-Ý][^\d:;,()"
    r"|/&@\[\]\"“”]{3,40}?)"
    r"(?=,\s|\s?\(|\s[–—-]\s)"
)


def _item_names(page: Page) -> Iterator[tuple[int, str, int, int]]:
    """Names that open the items of a list, known or not, where most of its items open with a name that is known."""
    lines = [_OPENS_WITH_NAME.match(page.text, b.start, b.end) for b in page.blocks]
    for bare, run in groupby(
        range(len(lines)), key=lambda i: (line := lines[i]) is not None and may_be_name(line["name"])
    ):
        listed = [(i, line) for i in run if (line := lines[i])] if bare else []
        known = sum(is_likely_name(line["name"]) for _, line in listed)
        if len(listed) >= _FEW and known >= _MOST * len(listed):
            for index, line in listed:
                if not is_likely_name(line["name"]):
                    yield index, line["name"], *line.span("name")


def _listed_names(page: Page) -> set[int]:
    """Blocks that are names because their neighbours are: lists of names one below the other, values of their keys."""
    lines = [_NAME_LINE.fullmatch(page.text[b.start : b.end]) if b.end - b.start < 60 else None for b in page.blocks]
    keyed = {i for i, line in enumerate(lines) if line and line["key"] and may_be_name(line["name"])}
    found = keyed if len(keyed) > 1 else set()
    for bare, run in groupby(range(len(lines)), key=lambda i: _bare_name(lines[i])):
        listed = list(run) if bare else []
        known = sum(is_likely_name(line["name"]) for i in listed if (line := lines[i]))
        found |= set(listed) if len(listed) >= _FEW and known >= _MOST * len(listed) else set()
    return found | _over_roles(page, lines)


#: What opens the line below a name: "PhD student, Moss Studies".
_ROLE_BELOW = re.compile(rf"\W{{0,4}}(?:an? |the )?{ROLE}(?:$|[,(|·–-]| at | in )", re.IGNORECASE)


def _over_roles(page: Page, lines: Sequence[re.Match[str] | None]) -> set[int]:
    """Bare lines above one that tells what somebody is, where one such line at least is a name that is known."""
    found = {
        index
        for index, (line, below) in enumerate(zip(lines, page.blocks[1:], strict=False))
        if _bare_name(line) and _ROLE_BELOW.match(page.text, below.start, below.end)
    }
    return found if any((line := lines[i]) and is_likely_name(line["name"]) for i in found) else set()


def _bare_name(line: re.Match[str] | None) -> bool:
    return line is not None and not line["key"] and may_be_name(line["name"])


#: A line of a register: "Nowak, Ada", "de la Vale Kim, Lin".
_TURNED_LINE = re.compile(
    r"(?P<last>[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+){0,3}), (?P<first>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w.’'-]*)?)"
)


def _turned_lines(page: Page) -> Iterator[tuple[int, str, int, int]]:
    """Names on lines of their own with the last name first, where the next line names a house, or the text them."""
    for index, block in enumerate(page.blocks[:-1]):
        line = _TURNED_LINE.fullmatch(page.text, block.start, block.end) if block.end - block.start < _SHORT else None
        if line is None or (" " in line["first"] and is_likely_name(line["last"])):
            continue
        name, below = f"{line['first']} {line['last']}", page.blocks[index + 1]
        housed = any(below.start <= o.start < below.end for o in page.organizations)
        if name in page.text or (housed and is_given_name(line["first"].split()[0])):
            yield index, name, *line.span()


_SHORT = 60
#: Among how many first lines the person of a page is named.
_TOP = 3


def _full_names(page: Page) -> Iterator[tuple[int, str, int, int, float]]:
    author_lines = [title.authors for title in page.titles if title.authors]
    runs = {(a, b): names for a, b in author_lines if (names := whole_run(page.text[a:b]))}
    hidden = marks_of(page)
    listed = _listed_names(page)
    for (a, _), names in runs.items():
        index = block_at(page, a)
        for run in names:
            yield index, run.name, a + run.start, a + run.end, 0.9
    taken = SpanIndex([*((o.start, o.end) for o in page.organizations), *((t.start, t.end) for t in page.titles)])
    for index, block in enumerate(page.blocks[:_TOP]):
        shouted = shouted_name(page.text[block.start : block.end], page.text)
        if shouted is not None:
            yield index, shouted[0], block.start + shouted[1], block.start + shouted[2], 0.9
    registered = list(_turned_lines(page))
    yield from ((index, name, start, end, 0.9) for index, name, start, end in registered)
    runs |= dict.fromkeys(((start, end) for _, _, start, end in registered), ())
    placed, read = SpanIndex(author_lines), SpanIndex(runs)
    for index, opening, begin, stop in _item_names(page):
        if not taken.touching(begin, stop):
            yield index, opening, begin, stop, 0.7
    for index, block in enumerate(page.blocks):
        marked = mark(page.text, block.start, block.end, marks_inside(hidden, block.start, block.end))
        beside = [author_lines[number] for number in placed.touching(block.start, block.end)]
        sure = (
            index in listed
            or _is_list_of_names(page.text[block.start : block.end])
            or any(a <= block.start and block.end <= b for a, b in beside)
        )
        inline = [(a, b) for a, b in beside if block.start <= a and b <= block.end and (a, b) not in runs]
        blocked = _blocked(page, block, marked)
        for name in find_names(marked.text, blocked, sure=sure, nouns_are_small=page.nouns_are_small):
            start, end = marked.to_page(name.start), marked.to_page(name.end)
            if not read.touching(start, end):
                yield index, name.name, start, end, name.confidence
        for a, b in inline if not sure else ():
            part = mark(page.text, a, b, marks_inside(hidden, a, b))
            turned = list(inverted_names(part.text))
            turned = turned if turned and turned[0][1] <= 2 else []
            for written, left, right in turned:
                yield index, written, part.to_page(left), part.to_page(right), 0.9
            for name in find_names(part.text, (), sure=True):
                if not any(left < name.end and name.start < right for _, left, right in turned):
                    yield index, name.name, part.to_page(name.start), part.to_page(name.end), name.confidence


#: So many names, with signs between them that sentences have not, are a list.
_SEPARATED, _LONGEST_LIST = 5, 900


def _is_list_of_names(line: str) -> bool:
    """Whether a line lists people with points or bars between them: "Ada Nowak · Lin Vale · …"."""
    marks = max(line.count(" · "), line.count(" | "), line.count(" • "))
    return marks + 1 >= _SEPARATED and len(line) < _LONGEST_LIST and author_names(line) >= _SEPARATED


def _blocked(page: Page, block: Block, marked: Marked) -> list[tuple[int, int]]:
    """Terms of several words that are written like a name: places, topics, products."""
    named = {
        page.text[match.start : match.end]
        for match in page.terms_in(block.start, block.end)
        if match.term.node_type is not NodeType.PERSON
    }
    names = sorted(surface for surface in named if " " in surface and surface[0].isupper())
    return [found.span() for surface in names for found in re.finditer(re.escape(surface), marked.text)]


def _add_plain(page: Page, names: dict[str, str], spans: dict[str, list[tuple[int, int]]]) -> None:
    """Places where a name that was recognized elsewhere stands without any cue."""
    places = _finder(page.text, len(names))
    for key, name in names.items():
        for start, end in places(name):
            if not _is_word(page.text[end : end + 1]) and _readable(page, start):
                spans[key].append((start, end))


#: More names than so many are looked up by their first words, fewer searched for one by one.
_MANY = 100


def _finder(text: str, count: int) -> Callable[[str], Iterator[tuple[int, int]]]:
    """What finds the places of words on the page, quickly where it is asked for many of them."""
    if count < _MANY:
        return partial(_places, text)
    starts: dict[str, list[int]] = defaultdict(list)
    for word in re.finditer(r"\w+", text):
        starts[word[0]].append(word.start())
    return partial(_places_by_first_word, text, starts)


def _places_by_first_word(text: str, starts: Mapping[str, Sequence[int]], words: str) -> Iterator[tuple[int, int]]:
    """Where words stand that no letter or digit precedes or goes on."""
    first = re.match(r"\w+", words)
    if first is None:
        yield from _places(text, words)
    else:
        yield from ((at, at + len(words)) for at in starts.get(first[0], ()) if text.startswith(words, at))


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand that no letter or digit precedes; a search is quicker than a pattern for each name."""
    start = text.find(words)
    while start >= 0:
        if not _is_word(text[start - 1 : start]):
            yield start, start + len(words)
        start = text.find(words, start + len(words))


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


#: Authors by their last names, whose full names come below: "“Moss at night” by Nowak, Dahl and".
_BY_LAST_NAMES = re.compile(r"[”\"’)] by (?:[A-Z][\w-]+(?:, (?:and )?| and | & ))*$")
#: What may not follow a last name that stands alone.
_GOES_ON = re.compile(r"[\w\-–]|\s[A-Z][a-z]")


def _add_last_names(page: Page, names: dict[str, str], spans: dict[str, list[tuple[int, int]]]) -> None:
    shared: dict[str, list[str]] = defaultdict(list)
    for key, name in names.items():
        shared[surname(name)].append(key)
    taken = sorted(
        {s for found in spans.values() for s in found}
        | {(o.start, o.end) for o in page.organizations}
        | {(t.start, t.end) for t in page.titles}
    )
    starts, ends = [start for start, _ in taken], list(accumulate((end for _, end in taken), max))
    places = _finder(page.text, len(shared))
    for last, keys in shared.items():
        if len(keys) > 1 or len(last) < 2:
            continue
        first = min(spans[keys[0]])[0]
        for start, end in places(last):
            early = start <= first and not _BY_LAST_NAMES.search(page.text, max(0, start - 60), start)
            if early or page.text[start - 1] in "-–" or _GOES_ON.match(page.text, end):
                continue
            before = bisect_right(starts, start)
            inside = before > 0 and end <= ends[before - 1]
            if not inside and _readable(page, start):
                spans[keys[0]].append((start, end))


_PERSONAL = re.compile(
    r"(?=['’]s\s|:\s|,? who (?:is|was|has)\b"
    r"|\s(?:is|was|has|had|says|said|joined|joins|leads|led|works|worked|holds|held|earned|received"
    r"|completed|obtained|studied|studies|graduated|enjoys|likes|currently|previously|and\sI)\b)"
)


def _add_first_names(page: Page, names: dict[str, str], spans: dict[str, list[tuple[int, int]]]) -> None:
    """Places such as "Tobias is now at …", for first names that one person of the page has."""
    owners: dict[str, list[str]] = defaultdict(list)
    for key, name in names.items():
        owners[name.split()[0]].append(key)
    taken = SpanIndex(span for found in spans.values() for span in found)
    places = _finder(page.text, len(owners))
    for first, keys in owners.items():
        if len(keys) > 1 or len(first) < 3 or "." in first:
            continue
        for start, end in places(first):
            if page.text[start - 1 : start] == "-" or not _PERSONAL.match(page.text, end):
                continue
            if _readable(page, start) and not taken.holds(start):
                spans[keys[0]].append((start, end))


def _readable(page: Page, position: int) -> bool:
    return position < page.blocks[block_at(page, position)].end and position >= page.blocks[0].start
