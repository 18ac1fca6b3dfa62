"""A page in, whom each paragraph is about out: entries below a name on a line of its own, pages that say "I"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.extract.articles.page import Page, Sentence
from kg.extract.draft import SegmentKind
from kg.extract.lexicon.person_cues import ROLE, TITLES
from kg.extract.lexicon.sought import sought
from kg.extract.people.houses_above import lines_of_houses

#: An occupation also behind a quotation mark.
_ROLE = ROLE.removeprefix("(?<!['’])")
_SELF = r"\b(?:I|I['’]m|[Mm]y)\b"
#: A line that is a name and nothing else but a label, a title, a note or degrees: "name: 'Ada Nowak',".
#: In front of it in a programme: when and where somebody speaks, "March 22, 2024 Hall B".
_WHEN = (
    r"(?:(?:\w+day,? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, (?:19|20)\d\d)?"
    r"(?:[^<:]|<O\d+>){0,40}? )?"
)
_NAME_LINE = re.compile(
    rf"\W{{0,6}}(?:(?:19|20)\d\d[:.,]? )?{_WHEN}"
    rf"(?:(?:full_?)?name\W{{1,4}})?{TITLES}<P(?P<person>\d+)>"
    r"(?:,? (?:Ph\.?D|M\.?D|MSc|Jr)\.?)?(?:\s*[>»]{1,2})?\s*(?:\([^()<]{1,40}\))?\W{0,6}",
    re.IGNORECASE,
)
#: How the text below tells that it is about that person.
_TELLS = re.compile(
    rf"{_SELF}|\b(?:He|She|They|His|Her)\b|^\W{{0,6}}(?:\w{{2,12}}\W{{1,4}})?(?:an? |the )?{_ROLE}\b", re.IGNORECASE
)
#: A line below a name that is an affiliation: "*University of Bergen*", "affiliation: 'Contoso', Berlin".
_PLACE_OF_WORK = re.compile(
    r"\W{0,6}(?P<key>(?:affiliation|company|organi[sz]ation|institution|employer)\W{1,4})?(?:(?:Department|School"
    r"|Faculty|Institute|Dept\.?|Division) (?:of|for) [\w ,&-]{2,60}(?:, | at ))?(?:<O\d+> at )?(?:the )?"
    r"(?P<org><O\d+>)\W*(?:,? [A-Z][\w, ]{2,60})?\W*",
    re.IGNORECASE,
)
#: A line that tells something of the person named above: "Research: wet moss", "Previously: <O1>".
_LABELLED = re.compile(
    r"\W{0,4}(?:previously|formerly|currently|research(?: (?:interests?|areas?|topics?))?|interests?|topics?|e-?mail"
    r"|thesis"
    r"|advis[eo]rs?|supervisors?|education|background|now):\s+\S|(?:now|currently|formerly|previously) at \S",
    re.IGNORECASE,
)
#: An item that is a name which nothing tells to be one.
_OTHER_NAME = re.compile(r"[-•*·]\s+[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){1,3}")
#: "Hi, I'm Ada Nowak", "My name is Ada Nowak".
_INTRODUCED = sought(r"\b(?:I['’]m|I am|[Mm]y name is)\s+(?:(?:Prof|Dr)\.? )?<P(?P<person>\d+)>")


def people_of_blocks(page: Page) -> Mapping[int, int]:
    """Indices of blocks and of the person whom "I", "he" or nobody in particular means there."""
    owners: dict[int, int] = {}
    texts: dict[int, list[str]] = defaultdict(list)
    for sentence in page.sentences:
        texts[sentence.block].append(sentence.text)
    person: int | None = None
    listed = {sentence.block for sentence in lines_of_houses(page)}
    for index, block in enumerate(page.blocks):
        line = " ".join(texts[index])
        named = _NAME_LINE.fullmatch(line) if index not in listed else None
        if named is not None:
            below = [text for other in range(index + 1, index + 4) for text in texts[other]]
            person = int(named["person"]) if _is_entry(page, block.start, below) else None
        elif (
            block.in_teaser or _OTHER_NAME.fullmatch(line) or (block.kind is SegmentKind.HEADING and _ends_entry(line))
        ):
            person = None
        if person is not None:
            owners[index] = person
    speaker = None if owners else _speaker(page)
    return owners if speaker is None else dict.fromkeys(range(len(page.blocks)), speaker)


#: Headings inside of what is told of one person.
_OF_THE_PERSON = re.compile(
    r"\W*(?:short )?(?:biography|bio|biographical (?:note|sketch)|profile|statement)\W*", re.IGNORECASE
)


def _ends_entry(heading: str) -> bool:
    """Whether a short line is a heading of its own: it tells nothing of a person, or names several, "PhD students"."""
    if _OF_THE_PERSON.fullmatch(heading):
        return False
    if _PLACE_OF_WORK.fullmatch(heading) or _LABELLED.match(heading):
        return False
    return not _TELLS.search(heading) or ("<O" not in heading and heading.rstrip(" :").endswith("s"))


def _is_entry(page: Page, start: int, below: Sequence[str]) -> bool:
    """Whether one of the next lines speaks about whoever the line names; authors' names below a title are no entry."""
    if any(title.authors and title.authors[0] <= start < title.authors[1] for title in page.titles):
        return False
    return any(_TELLS.search(text) or _PLACE_OF_WORK.fullmatch(text) or _LABELLED.match(text) for text in below)


def _speaker(page: Page) -> int | None:
    """Who says "I" on the whole page: whoever introduces themselves in its first lines, and nobody else does."""
    found = {int(m["person"]) for s in page.sentences for m in _INTRODUCED.finditer(s.text)}
    first = {int(m["person"]) for s in page.sentences if s.block < 8 for m in _INTRODUCED.finditer(s.text)}
    return first.pop() if len(found) == 1 and first else None


#: A line below a name that tells what the person is: "title: 'Research Director at Contoso',".
_ROLE_LINE = re.compile(
    rf"^\W{{0,6}}(?:(?:job_?)?(?:title|role|position|affiliation|occupation|subtitle)\W{{1,4}})?"
    rf"(?P<clause>(?:an? |the )?{_ROLE}\b[^.;]{{0,160}})",
    re.IGNORECASE,
)


def affiliation_line(page: Page, sentence: Sentence, entries: Mapping[int, int]) -> re.Match[str] | None:
    """The line right below a name that is an organization, as group "org"."""
    block = sentence.block
    if block not in entries or entries.get(block - 1) != entries[block]:
        return None
    keyed = _PLACE_OF_WORK.fullmatch(sentence.text)
    if keyed is not None and keyed["key"]:
        return keyed
    above = page.blocks[block - 1]
    is_name = any(above.start <= a and b <= above.end for a, b in page.persons[entries[block]].spans)
    return _PLACE_OF_WORK.fullmatch(sentence.text) if is_name and above.end - above.start < _LONGEST_NAME else None


#: So long is a line that ends with a name, when and where somebody speaks included.
_LONGEST_NAME = 80


def role_line(page: Page, sentence: Sentence, entries: Mapping[int, int]) -> re.Match[str] | None:
    """The clause of a line that says below a name what the person is, as group "clause"."""
    block = page.blocks[sentence.block]
    below = sentence.block in entries and entries.get(sentence.block - 1) == entries[sentence.block]
    whole = sentence.start == block.start and len(sentence.text) < 200
    tells = "<P" not in sentence.text and ("<O" in sentence.text or "<G" in sentence.text)
    return _ROLE_LINE.match(sentence.text) if below and whole and tells else None
