"""A page and what it says of people in, who is of its house though no clause names it out: "our engineer Lin Vale"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.extract.articles.marks import PEOPLE, indices
from kg.extract.articles.names import OrganizationMatch, is_academic
from kg.extract.articles.page import Named, Page, Sentence, block_at
from kg.extract.articles.page_home import page_home
from kg.extract.people.brands import has_brand
from kg.extract.people.heroes import interviewers, main_person
from kg.extract.people.statements import FactKind, PersonFact

#: What people of a house are called there, and what is said of guests and of those who are no more.
_STAFF = re.compile(
    r"\b(?:professor|lecturer|scientist|researcher|engineer|post-?doc\w*|student|candidate|fellow|dean|technician"
    r"|economist|statistician|investigator|instructor|doktorand(?:in)?|\w*leiter(?:in)?|doctorante?|head|director|manager"
    r"|lead)s?\b",
    re.IGNORECASE,
)
_GUEST = re.compile(
    r"\b(?:visiting|guest|former|formerly|then|late|retired|alum\w+|speaker|keynote|moderator|host|author|ex|emerit\w+"
    r"|incoming|war|verstorben\w*|vice)\b",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_OUR_HOUSE = re.compile(
    r"\b[Oo]ur (?:[\w-]+ ){0,3}(?:teams?|labs?|groups?|company|scientists|researchers|engineers|offices?|colleagues"
    r"|customers|users|members|platform|products?|papers?|analysis|faculty|students|university|college|school"
    r"|department|institute)\b"
)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|„[^„“”]*[“”]")
#: "my colleagues — <P0>, <P1>, and <P2> — and I".
_COLLEAGUES = re.compile(
    rf"\b[Mm]y (?:[a-z]+ )?(?:colleagues?|team ?mates?|co-?workers?)(?: and [a-z-]+)?,? ?(?:[—–:-] ?)?"
    rf"(?P<people>{PEOPLE})"
)


def staff_of_house(page: Page, facts: Sequence[PersonFact], host: Named | None = None) -> Iterator[PersonFact]:
    """Who is told to be a professor or the like and of no other house, and whom a writer calls colleagues.

    Args:
        page: the page.
        facts: what it says about people.
        host: the organization that an overview is about, which counts if it stands in the title.
    """
    titled = host is not None and bool(page.blocks) and host.end <= page.blocks[0].end
    home = OrganizationMatch(host.name, host.start, host.end) if host and titled else house_of_page(page)
    if home is None:
        return
    known = {fact.person for fact in facts if fact.kind is not FactKind.TITLE and fact.kind is not FactKind.TEAM}
    known |= interviewers(page)
    for person, start, end in (*_called_colleagues(page), *_told_staff(page, facts, home)):
        if person not in known:
            known.add(person)
            yield PersonFact(person, FactKind.CURRENT, home.name, start, end, 0.6, home.start, home.end)


def house_of_page(page: Page) -> OrganizationMatch | None:
    """The organization whose page it is; where nothing shows it, the one that a page in the first person keeps to."""
    home = page_home(page)
    return home if home is not None else _spoken_of_most(page)


#: So many letters before what somebody is a word may stand that says it is over.
_NEAR = 25
#: So much of what is said of houses is said of the one whose page it is.
_SHARE = 0.5
#: So often it is named beside its title where it does not say "we".
_OFTEN = 3


def _spoken_of_most(page: Page) -> OrganizationMatch | None:
    """The organization named first and most on a page that says "we" of its own, or of a school "our faculty"."""
    main = [s for s in page.sentences if not page.blocks[s.block].in_teaser]
    named = [page.organizations[index] for s in main for index in indices(s.text, "O")]
    if not named:
        return None
    told = [_QUOTED.sub("", s.text) for s in main]
    first, own = named[0], any(map(_OUR_HOUSE.search, told))
    titled = main[0].block == block_at(page, first.start)
    times = Counter(found.name for found in named)[first.name]
    speaks = any(map(_WE.search, told)) and (own or (titled and not is_academic(first.name)))
    return first if times >= _SHARE * len(named) and (speaks or (titled and times >= _OFTEN)) else None


def _called_colleagues(page: Page) -> Iterator[tuple[int, int, int]]:
    """Whom the writer of a page, of whom it does not tell, calls colleagues."""
    if main_person(page) is not None:
        return
    for sentence in page.sentences:
        for match in _COLLEAGUES.finditer(sentence.text) if not page.blocks[sentence.block].in_teaser else ():
            for person in indices(match["people"], "P"):
                yield person, sentence.start, sentence.end


def _told_staff(page: Page, facts: Sequence[PersonFact], home: OrganizationMatch) -> Iterator[tuple[int, int, int]]:
    """People whose titles are those of staff, in sentences that name no other house."""
    sentences = sorted(page.sentences, key=lambda sentence: sentence.start)
    for fact in facts:
        if fact.kind is not FactKind.TITLE or not _STAFF.search(fact.value) or has_brand(fact.value):
            continue
        around = sentences[max(0, bisect_right(sentences, fact.start, key=lambda sentence: sentence.start) - 1)]
        before = page.text[max(around.start, fact.start - _NEAR) : fact.end]
        if not _GUEST.search(before) and not _names_other(page, around, home):
            yield fact.person, fact.start, fact.end


#: Where those are with whom people work: "and her coauthors at <O1>".
_OTHERS_OF_THEIRS = re.compile(
    r"\b(?:colleagues?|co-?authors?|collaborators?|partners?|co-?workers?) (?:at|from|of) (?:the )?"
    r"<O\d+>(?:(?:, | and |, and )(?:the )?<O\d+>)*"
)


def _names_other(page: Page, sentence: Sentence, home: OrganizationMatch) -> bool:
    """Whether a sentence names another house than that of the page."""
    text = _OTHERS_OF_THEIRS.sub("", sentence.text)
    names = {page.organizations[index].name for index in indices(text, "O")}
    return bool(names - {home.name})
