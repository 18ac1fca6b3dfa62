"""The title and text of a page in, the name of whoever says "I" there out, where only the title tells it."""

from __future__ import annotations

import re

_WORD = r"[A-ZÀ-Ý][\w.-]*(?:[’'](?!s\b)\w+)*"
_NAME = re.compile(
    rf"(?:(?:Prof|Dr|Mr|Ms|Mrs)\.? )*(?P<name>{_WORD}(?: (?:(?:van|von|de|der|den|da|di|del|la|le|bin|el|al) )*{_WORD})"
    r"{1,3}?)(?:,? (?:Ph\.? ?D|M\.?D)\.?)?(?:['’]s? (?:(?:personal|academic|professional|own|research) )*"
    r"(?i:home ?page|web ?site|web ?page|page|site|blog|portfolio))?",
)
_LEAD = re.compile(r"(?:(?:home|welcome|about|hi|hello|bio|cv|profile)\b(?: (?:to|page of|of))?[\W_]*)+", re.IGNORECASE)
_PARTS = re.compile(r"\s+[|–—·:•-]\s+|\s*\|\s*|:\s+")
#: What titles of pages are called that are no names.
_NO_NAME = re.compile(
    r"\b(?:About|Me|My|Us|Home|Page|Welcome|Research|Publications?|Papers?|Projects?|Bio|Biography|CV|Resume|Vitae"
    r"|Team|Lab"
    r"|Group|People|Members|Hello|Contact|News|Blog|Teaching|Notes|Site|Website|Portfolio|Academic|Personal|Profile"
    r"|Curriculum"
    r"|University|Institute|College|School|Department|Center|Centre|Science|Computer|Job|Jobs|Career|Careers|Work"
    r"|Life|The|And"
    r"|Engineer|Engineering|Scientist|Student|Manager|Developer|Analyst|Designer|Assistant|Professor|Intern"
    r"|Research(?:er|ing))\b",
    re.IGNORECASE,
)
_SAYS_I = re.compile(
    r"\bI(?: am|['’]m|['’]ve| have| work| study| do| received)\b|\b[Mm]y (?:\w+ )?(?:research|work|interests?)\b"
)
#: What a title goes on with that tells where its owner is: "Ada Nowak - student at Contoso".
_AT = re.compile(r"\b(?:at|@) [A-Z]")
_BEGINNING = 1000


def owner_line(title: str, text: str) -> str:
    """The name as a line to put above the text; empty where the title names nobody or the text names them itself."""
    if not title or _SAYS_I.search(text, 0, _BEGINNING) is None:
        return ""
    for part in _PARTS.split(title):
        named = _NAME.fullmatch(_LEAD.sub("", part.strip()))
        if named and not _NO_NAME.search(named["name"]):
            whole = _AT.search(title) is not None and title.startswith(named["name"])
            return "" if named["name"] in text else f"{title if whole else named['name']}\n\n"
    return ""
