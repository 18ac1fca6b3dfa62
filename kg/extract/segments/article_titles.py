"""Lines of an article in, the one that is its title out: neither the caption of the picture above it nor a menu."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.spans import Line

_NO_TITLE = re.compile(
    r"(?:jump|skip) to (?:main )?content\b|(?:tag|category|author) archives\b|(?:photo |image |picture )?credits?\b"
    r"|photo(?:graph)? (?:by|of)\b|\(?left to right\b"
    r"|from left(?: to right)?[:,]"
    r"|(?:an? |the |this )?(?:[\w-]+ ){0,3}(?:image|photo|photograph|picture|grid|illustration|graphic|screenshot"
    r"|animation|portrait|diagram|headshot|collage|banner)s?\b[^.]{0,40}?\b(?:shows?|showing|depicts?|of|from)\b"
    r"|.*\b(?:is|are) (?:seen|shown|pictured) in\b",
    re.IGNORECASE,
)
_LONGEST = 200
#: Among so many lines the title stands, and so many words it has where the first line is left out.
_TOP, _WORDS = 8, 3


def title_line(lines: Sequence[Line]) -> str | None:
    """The title of an article; `None` where the first line is a paragraph."""
    rest = _behind_captions(lines)
    if rest:
        found = next((line.text for line in lines[rest:_TOP] if _may_be_title(line)), None)
        if found is not None:
            return found
    return lines[0].text if len(lines[0].text) <= _LONGEST else None


def _behind_captions(lines: Sequence[Line]) -> int:
    """How many lines at the top are no title: captions with whom they show, links past the menu, names of a section."""
    return next((i for i in range(min(_TOP, len(lines))) if not _is_no_title(lines, i)), min(_TOP, len(lines)))


def _is_no_title(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    told_below = index + 1 < len(lines) and lines[index + 1].text.startswith(f"{line.text},")
    told_above = index > 0 and line.text.startswith(f"{lines[index - 1].text},")
    return _NO_TITLE.match(line.text) is not None or told_below or told_above or line.text.casefold() in _SECTIONS


#: Parts of a site that stand alone above its articles.
_SECTIONS = frozenset(
    "research news blog interview interviews article articles story stories insights press feature features spotlight"
    " perspective perspectives newsroom magazine".split()
)


def _may_be_title(line: Line) -> bool:
    return (
        len(line.text) <= _LONGEST
        and line.text[-1] not in ".:;,"
        and len(line.text.split()) >= _WORDS
        and not _NO_TITLE.match(line.text)
    )
