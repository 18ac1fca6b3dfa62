"""A read page in, the organization whose page it is out: that of the group, the blog, the project or the newsletter."""

from __future__ import annotations

import re

from kg.extract.articles.names import OrganizationMatch, is_academic
from kg.extract.articles.page import Page
from kg.extract.draft import SegmentKind
from kg.extract.lexicon.sought import sought

_GROUP = sought(
    r"\b(?:group|lab|laboratory|team|chair|institute|centre|center|department|school|page|part|theme|programme|section"
    r"|unit)\b[^.;<]{0,60}?\b(?:at|of|in)\s+"
    r"(?:the\s+)?(?:[A-Z][\w ]{2,40} (?:of|at|,) (?:the )?)?<O(?P<org>\d+)>"
    r"|\b(?i:project|newsletter|letter|bulletin|gazette|blog|magazine|news|website|page|publications?|papers|people"
    r"|seminar|initiative)\s(?:of|at|by|from)\s(?:the\s)?<O(?P<of>\d+)>"
    r"|<G\d+>(?:,| at| of| in) (?:the )?<O(?P<team>\d+)>"
    r"|<O(?P<own>\d+)>(?:['’]s)?\s(?:[Rr]esearch )?(?:[Bb]log|[Nn]ewsletter|[Nn]ewsroom|[Nn]ews|[Mm]agazine)\b"
)
#: The name of the site above the text: "Contoso Research | Blog", "Department of Botany, University of Bergen".
_SITE = re.compile(
    r"^\W*(?:(?:[A-Z][\w&,’' -]{2,60}|<[GV]\d+>)(?:, | \| | · | – | - | ?— )){0,3}(?:the )?<O(?P<org>\d+)>"
    r"(?: \((?:<O\d+>|[A-Z]{2,8})\))?(?:\s*(?:[|·,–—-].{0,60}))?$",
    re.IGNORECASE,
)
#: The subject of a newsletter: "[Contoso] This month in research".
_TAGGED = re.compile(r"^\W{0,2}\[<O(?P<org>\d+)>\]\s\w")
#: The way to the page: "Contoso > Events > KDD 2024".
_CRUMBS = re.compile(r"^\W*(?:Home\W{1,4})?<O(?P<org>\d+)>(?:\]\([^)\s]*\))?\s*(?:›|»|>|→|::)\s")
_ACTS = re.compile(
    r"<O(?P<org>\d+)>\s(?:today\s)?(?:releases?d?|announces?d?|launche[sd]|is hiring|presents?|publishes"
    r"|unveil(?:s|ed)|brings"
    r"|contributes?|introduces?|open-sources?|shares"
    r"|is (?:again |also |very |well |strongly )*(?:represented|(?:proud|pleased|happy|excited) to (?:be an?|sponsor"
    r"|present|announce|share)))"
)
#: "We are very proud to announce that the researchers at Contoso have won …".
_OURS = re.compile(
    r"\b[Ww]e(?:['’]re| are| were)? (?:\w+ ){0,2}(?:proud|pleased|happy|excited|thrilled|delighted|honou?red) to"
    r" (?:announce|share|report|say) that [^.;<]{0,60}<O(?P<org>\d+)>"
)
#: Who posted the text, with the house that all of them are from: "Posted by <P0>, Scientist, and <P1>, <O0>".
_POSTED = re.compile(r"^\W*(?:Posted|Written|Published) by <P\d+>.{0,200}?, <O(?P<org>\d+)>\W*$")
#: A part of a school that every school has.
_NO_HOUSE = re.compile(r"(?:College|School|Faculty|Department|Division) of (?!.*\bUniversi)|Faculty$")
_ACADEMIC_BESIDE = re.compile(r"\b(?:PhD|studied|degree|graduated|with (?:colleagues|partners))\b")


def page_home(page: Page) -> OrganizationMatch | None:
    """The organization a page speaks for, said or shown in its first lines; `None` for pages of nobody."""
    for pattern, limit in ((_SITE, 3), (_TAGGED, 1), (_CRUMBS, 2), (_POSTED, 6), (_GROUP, 8), (_OURS, 8), (_ACTS, 8)):
        for sentence in page.sentences:
            block = page.blocks[sentence.block]
            if sentence.block >= limit or block.in_teaser:
                continue
            if pattern is _SITE and (block.end - block.start > 110 or "<P" in sentence.text or "<T" in sentence.text):
                continue
            match = pattern.search(sentence.text)
            told = pattern is not _POSTED and match is not None and _about_person(sentence.text, match)
            if match and not _ACADEMIC_BESIDE.search(sentence.text) and not told:
                if _NO_HOUSE.match(page.organizations[int(next(group for group in match.groups() if group))].name):
                    continue
                whole = re.compile(r",? (?:at|of|in)? ?(?:the )?<O(\d+)>").match(sentence.text, match.end())
                if whole and is_academic(page.organizations[int(whole[1])].name):
                    return page.organizations[int(whole[1])]
                return page.organizations[int(next(group for group in match.groups() if group))]
    return _in_window(page) or _at_foot(page) or _speaking_of_itself(page)


#: What a house does of whose own work a page tells: "Contoso Research has already published …".
_CONTINUES = re.compile(
    r"<O(?P<org>\d+)> (?:showcases|highlights|has (?:already |just |recently |again )?(?:published|presented)"
    r"|continues to (?:make|publish|push|advance|contribute|lead|share|present))\b"
)
_OWN_WORK = re.compile(r"\b[Oo]ur (?:\w+ ){0,2}(?:papers?|research|work|publications|innovations)\b")
_FIRST_LINES = 8


def _speaking_of_itself(page: Page) -> OrganizationMatch | None:
    """The organization that the first lines say publishes, where they call what it publishes "our" work."""
    told = [s.text for s in page.sentences if s.block < _FIRST_LINES and not page.blocks[s.block].in_teaser]
    found = next((match for text in told if (match := _CONTINUES.search(text))), None)
    ours = found is not None and any(_OWN_WORK.search(text) for text in told)
    return page.organizations[int(found["org"])] if found is not None and ours else None


#: The title of the window, of which the last part is the house: "Fellows: Moss - University of Bergen".
_WINDOW = re.compile(
    r"(?:[^<]|<[GVO]\d+>)* (?:-|–|—|\||·|::|») (?:<[OG]\d+>, |[A-Z][\w &-]{3,60}, )?"
    r"(?:the )?<O(?P<org>\d+)>\W*"
)


def _in_window(page: Page) -> OrganizationMatch | None:
    first = page.sentences[0] if page.sentences else None
    window = _WINDOW.fullmatch(first.text) if first is not None and first.block == 0 else None
    found = page.organizations[int(window["org"])] if window else None
    return found if found is not None and is_academic(found.name) else None


#: The same with a part of the house behind its name: "University of Bergen, School of Moss".
_FOOT_OF_PART = re.compile(
    r"[^\w<©]*+(?:© ?)?(?:(?:19|20)\d\d )?(?:the )?<O(?P<org>\d+)>(?:, (?:School|Faculty|Department|Institute|College"
    r"|Division) (?:of|for) [^<.]{3,60})\W*"
)
#: The last line of a page: "Chair of Botany · University of Bergen · 5020 Bergen".
_FOOT = re.compile(r"\W*(?:[\w&, -]{2,60} (?:·|\|) )?(?:the )?<O(?P<org>\d+)>(?: (?:·|\|) .{0,80})?\W*")


#: The same on a line of its own: "© University of Bergen", "Bergen College Gazette".
_FOOT_ALONE = re.compile(r"\W*(?:(?:19|20)\d\d )?(?:the )?<O(?P<org>\d+)>(?: (?:[A-Z]\w+ ?){1,2})?\W*")


def _at_foot(page: Page) -> OrganizationMatch | None:
    """The organization that signs the page below, between points or bars as in an address."""
    last = page.sentences[-1] if page.sentences else None
    signed = None
    if last is not None:
        signed = (_FOOT if re.search(r"[·|]", last.text) else _FOOT_OF_PART).fullmatch(last.text)
        signed = signed or _FOOT_ALONE.fullmatch(last.text)
    if (
        last is None
        or signed is None
        or page.blocks[last.block].in_teaser
        or last.start != page.blocks[last.block].start
    ):
        return None
    found = page.organizations[int(signed["org"])]
    return found if is_academic(found.name) else None


def _about_person(text: str, match: re.Match[str]) -> bool:
    """A sentence about one person tells that person's employer, not whose page it is."""
    before = text[: match.start()]
    return "<P" in before or re.search(r"\b(?:I|I['’]m|[Mm]y)\b", before) is not None


def speaks_for_group(page: Page) -> bool:
    """Whether the papers of the page are those of its home: not a list of one person, nor a programme of many."""
    head = " ".join(
        s.text for s in page.sentences if s.block < 4 and page.blocks[s.block].kind is not SegmentKind.TEASER
    )
    programme = re.search(
        r"\b(?:[Ww]orkshop|[Pp]rogram(?:me)?|[Rr]eading group|[Ss]eminar|[Cc]all for|[Aa]ccepted papers"
        r"|[Cc]onference)\b",
        head,
    )
    return not programme
