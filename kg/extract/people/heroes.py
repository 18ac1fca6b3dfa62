"""A page in, whom it is about out: the person of a profile or an interview, and who asks the questions."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.articles.marks import indices
from kg.extract.articles.page import Page
from kg.extract.lexicon.person_cues import TITLES
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.span_index import SpanIndex

_GUEST = re.compile(
    r"^\W*(?:Guest|Interviewee|Gast|Invitée?|With|In conversation with|Interview with|(?:[A-Z]\w+ )?(?:[Ss]potlight"
    r"|[Pp]rofile|[Ii]n [Ff]ocus)(?: on)?"
    r"|A conversation with)\b:?[^<]{0,25}<P(\d+)>"
)
#: In the first lines of an interview: "Five questions for <P0>", "A conversation with <P0>".
_ASKED = re.compile(
    r"\b(?:[Qq]uestions (?:for|to|with)|[Ii]nterview with|[Cc]onversation with|[Qq] ?& ?A with|[Tt]alk(?:ing)? to"
    r"|[Mm]eet)"
    r" (?:(?:Prof|Dr)(?:essor)?\.? )*<P(\d+)>(?!(?:,| and| &) <P)"
)
_HOST = re.compile(
    r"(?:^\W*(?:Host|Interviewer|Moderator|Interview(?:ed)?(?: by)?|Questions|By|Hosted by)\b:?[^<]{0,25})<P(\d+)>"
)


def interviewers(page: Page) -> frozenset[int]:
    """Who asks on the page, by the first lines; what they say of "you" and "I" is not about the guest."""
    lines = (s for s in page.sentences if s.block < 10)
    return frozenset(int(match[1]) for s in lines if (match := _HOST.match(s.text)))


#: "<P0> — Curriculum Vitae", "CV of <P0>".
_OF_A_LIFE = re.compile(
    r"\W*(?:Dr\.? |Prof\.? )?<P(\d+)>(?:, Ph\.?D\.?)?\W+"
    r"(?:Curriculum [Vv]itae|CV|R[ée]sum[ée]|Biography|Bio|Homepage)\W*"
)


@lru_cache(maxsize=2)
def main_person(page: Page) -> int | None:
    """The person a profile or interview is about: named in its title, or far more often than anybody else."""
    found = _told_of(page) if page.blocks and page.persons else None
    return None if found is not None and _is_beside_speaker(page, found) else found


_MASTHEAD = 8


def owner_of_page(page: Page) -> int | None:
    """Whose page it is: whom it is about, else whose name alone is the first of its lines that names anybody."""
    for sentence in page.sentences:
        if sentence.block >= _MASTHEAD:
            break
        if "<P" in sentence.text:
            return indices(sentence.text, "P")[0] if _NAME_ALONE.fullmatch(sentence.text) else main_person(page)
    return main_person(page)


#: Who says "I" without a name, and how they name whom they are with: "advised by <P0>", "Professor <P0>'s group".
_SPEAKS = sought(r"\bI(?:['’]m| am|['’]ve| have| work| study| received| graduated| obtained| joined)\b")
_BESIDE = re.compile(
    r"\b(?:with|advis\w+|supervis\w+|mentor\w*|under|guidance|thank\w*|(?:group|lab|student) of|alongside"
    r"|Prof(?:essor)?s?"
    r"|Drs?)\b[^;<]{0,60}(?:<P\d+>[^.;<]{0,20})*$"
)


def speaks_of_self(page: Page) -> bool:
    """Whether a page says "I" of its own, not in words that it quotes."""
    return any(_SPEAKS.search(page.text, b.start, b.end) and "”" not in page.text[b.start : b.end] for b in page.blocks)


_NAME_ALONE = re.compile(rf"\W*{TITLES}<P\d+>\W*")


def _is_beside_speaker(page: Page, person: int) -> bool:
    """Whether whoever says "I" on the page names this person only as an adviser or a colleague."""
    lines = [s.text for s in page.sentences if not page.blocks[s.block].in_teaser]
    token = f"<P{person}>"
    named = [line for line in lines if token in line]
    if not named or not any(_SPEAKS.search(line) for line in lines) or any(map(_NAME_ALONE.fullmatch, named)):
        return False
    return all(_BESIDE.search(line[: line.index(token)]) for line in named)


def _told_of(page: Page) -> int | None:
    guests = [int(m[1]) for s in page.sentences if s.block < 10 and (m := _GUEST.match(s.text))]
    if guests:
        return guests[0]
    asked = [int(m[1]) for s in page.sentences if s.block < _HEAD and (m := _ASKED.search(s.text))]
    if asked and not page.blocks[0].in_teaser and _QUESTION.search(page.text):
        return asked[0]
    signed = [int(m[1]) for s in page.sentences if s.block < 4 and (m := _OF_A_LIFE.fullmatch(s.text))]
    if signed:
        return signed[0]
    for block in (0, 1, 2):
        opening = " ".join(s.text for s in page.sentences if s.block == block)
        named = (
            ()
            if re.match(r"[Bb]y\s", opening) or page.blocks[min(block, len(page.blocks) - 1)].in_teaser
            else indices(opening, "P")
        )
        if len(named) == 1 and (block == 0 or (len(page.persons[named[0]].spans) > 1 and opening.startswith("<P"))):
            return named[0]
    present = [i for i, person in enumerate(page.persons) if not person.in_teaser]
    if len(present) == 1 and not page.titles:
        return present[0]
    lists = SpanIndex(() if speaks_of_self(page) else (title.authors for title in page.titles if title.authors))
    counts = sorted(
        (
            (sum(not lists.holds(start) for start, _ in p.spans), -i)  # who wrote most is not whom the page is about
            for i, p in enumerate(page.persons)
            if not p.in_teaser
        ),
        reverse=True,
    )
    if counts and counts[0][0] >= 3 and (len(counts) == 1 or counts[0][0] >= 2 * counts[1][0]):
        return -counts[0][1]
    return None


#: Among how many first lines the title of an interview is, and what its questions begin or end with.
_HEAD = 3
_QUESTION = re.compile(r"^(?:Q|[A-Z][\w .’'-]{2,40}): |^[^\n]{10,200}\?$", re.MULTILINE)
