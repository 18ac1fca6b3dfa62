"""A line with a title in, where the title ends out: links, prizes, years and hints behind it are none of it."""

from __future__ import annotations

import re

LINK = (
    r"(?:pdf|code|paper|video|slides?|poster|arxiv|bib|bibtex|doi|project(?: page)?|data|dataset|website|talk|demo|link"
    r"|html|supp(?:lement(?:ary)?)?|github|preprint|oral|spotlight"
    r"|(?>best[ \w-]{0,20}(?:award|nominee|finalist|candidate))"
    r"|award|new|short paper|long paper|to appear|in press|equal contribution)"
)
_TRAIL = re.compile(
    rf"(?:\s*(?:[\[(]\s*{LINK}(?:\s*[,|/]\s*{LINK})*\s*[\])]|[|·/]\s*(?:[^\w\s(\[]+\s*)?{LINK}(?=\s|$)))+\s*$", re.I
)
#: A short note behind a title: "(Main, oral)", "(Findings)", "(3DV 2025)".
_NOTE = re.compile(
    r"[*_”\"]*\s*\((?:main|findings|oral|poster|spotlight|short|long|demo|industry|journal|best"
    r"|[\w&’' ]+ (?:track|workshop)"
    r"|[A-Z0-9][\w&-]* ?(?:19|20)\d\d)[^()]{0,40}\)[*_\s]*$",
    re.I,
)
_YEAR_BEHIND = re.compile(r"\s*\((?:19|20)\d\d\)\s*$")
#: What a site tells its reader, or which prize was won: "(opens in new tab)", "(see the blog post)", "[Best Paper]".
_ASIDE = (
    r"opens? in (?:a )?new (?:tab|window)|(?:see|read|view|watch|download)\b[^()\[\]]{0,40}|learn more"
    r"|(?:blog|project|web) ?(?:post|page|site)|(?:[\w’'-]+ ){0,4}(?:award|mention|prize|nominee|nomination|finalist"
    r"|runner[- ]up|best (?:student )?paper)s?"
)
_ASIDES = re.compile(rf"(?:\s*(?:\((?:{_ASIDE})\)|\[(?:{_ASIDE})\]))+[\s,.]*$", re.I)


def end_of_title(line: str) -> int:
    """How many letters of the line are the title, without the notes and links behind it."""
    end = _without(line, len(line), _TRAIL, _ASIDES)
    end = _without(line, end, _NOTE, _YEAR_BEHIND)
    return _without(line, end, _ASIDES)


def without_asides(title: str) -> str:
    """The title without what its site tells the reader behind it."""
    return title[: _without(title, len(title), _ASIDES)]


def _without(line: str, end: int, *patterns: re.Pattern[str]) -> int:
    for pattern in patterns:
        found = pattern.search(line[:end]) if line[end - 1 : end] in _CLOSES or pattern is _TRAIL else None
        end = found.start() if found and found.start() else end
    return end


#: What may be the last letter of a line with a note in brackets behind its title.
_CLOSES = frozenset(")] *_,.\t")
