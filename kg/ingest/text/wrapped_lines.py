"""Text in, the same with lines that only the width of a screen broke joined again out."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

#: Lines that begin something of their own: lists, headings, quotes, tables, fences, rules, definitions, HTML.
_BEGINS = re.compile(
    r"\s*(?:[-*+•]\s|\\?[*†‡§¶¹²³]\s?[A-ZÀ-Ý]|\d|#{1,6}\s|>|\||```|~~~|---|===|\[[^\]\n]+\]:|<(?!https?:)|!\[|$)"
)
#: Lines that nothing is joined to: breaks that are meant, headings, tables, HTML.
_ENDS = re.compile(r"(?:  |\\|<br\s*/?>|>|\|)$|^\s*(?:#{1,6}\s|\||```|~~~|---|===|<|\[[^\]\n]+\]:)|^\s*$")
#: A line that is one name in bold or one link: a title, whatever stands below it.
_WHOLE = re.compile(r"\s*(?:\*\*[^*]+\*\*|__[^_]+__|(?:\*\*)?\[[^\]]+\]\([^()\s]*\)(?:\*\*)?)\s*")
#: The end of an item that closes with links: "[[paper]](#)".
_LINKED = re.compile(r"\]\([^()\s]*\)$")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_HALF_SAID = re.compile(r"\s(?:the|an?|of|and|or|in|on|at|to|by|for|from|with|as|that|our|their|its|is|are)$")
_NARROWEST, _WIDEST = 40, 130


def unwrapped(text: str) -> str:
    """Joins what stands on the next line only because the line was full, or because a link or a slanted name goes on.

    A line is joined if the next one begins with a small letter behind a line that ends no sentence, if a bracket or
    mark of emphasis is still open, or if the first word of the next line would not have fitted on it.
    """
    lines = text.split("\n")
    widths = _widths(lines)
    joined: list[str] = []
    fenced = False
    last = ""
    for line, width in zip(lines, widths, strict=True):
        inside = fenced or bool(_FENCE.match(line))
        fenced ^= bool(_FENCE.match(line))
        if joined and not inside and _goes_on(last, line, width):
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}" + ("  " if line.endswith("  ") else "")
        else:
            joined.append(line)
        last = "" if inside else line
    return "\n".join(joined)


def _goes_on(line: str, after: str, width: int) -> bool:
    if _ENDS.search(line) or _BEGINS.match(after) or (_WHOLE.fullmatch(line) and not after.strip()[:1].islower()):
        return False
    if _is_open_link(line) or _open_emphasis(line):
        return True
    bare, first = line.rstrip(), after.strip()
    small = first[0].islower() and bare[-1] not in ".:;!?"
    if (small or _HALF_SAID.search(bare)) and len(bare) >= _NARROWEST:
        return True
    if bare.lstrip()[:1] in "-*+" and _LINKED.search(bare):
        return False
    full = bool(width) and len(bare) + 1 + len(first.split()[0]) > width
    return full and len(bare) > _NARROWEST and width <= _WIDEST and bare[-1] not in ":" and _is_prose(bare)


def _widths(lines: list[str]) -> list[int]:
    """For each line the longest full line of its paragraph, the line before it aside; of two lines none is full."""
    widths: list[int] = []
    for has_text, paragraph in groupby(lines, key=lambda line: bool(line.strip())):
        lengths = [len(line.rstrip()) for line in paragraph]
        first, second = [*sorted(lengths[:-1], reverse=True), 0, 0][:2] if has_text else (0, 0)
        place = lengths.index(first) if first else -1
        widths += [second if index - 1 == place else first for index in range(len(lengths))]
    return widths


def _is_prose(line: str) -> bool:
    """Whether most words are small: a full line of names or a title that ends there is no broken sentence."""
    words = [word for word in line.split() if word[:1].isalpha()]
    return len(words) >= 6 and sum(word[0].islower() for word in words) >= 0.5 * len(words)


def _is_open_link(line: str) -> bool:
    """Whether the text or the target of a link goes on behind the line."""
    return line.rfind("[") > line.rfind("]") or line.rfind("](") > line.rfind(")")


def _open_emphasis(line: str) -> bool:
    return len(re.findall(r"(?<![\w*\\])\*(?=[^\s*])", line)) > len(re.findall(r"(?<=[^\s*\\])\*(?![\w*])", line))


#: So many lines that end only because they were full make a text one of a fixed width, and so large a share of prose.
_FULL_LINES, _FULL_SHARE, _WIDEST_TEXT = 6, 0.8, 90


def flowing(text: str) -> str:
    """A text of a fixed width with blanks for the breaks within its sentences: each letter stays where it is."""
    if "\n" not in text or max(map(len, text.split("\n"))) > _WIDEST_TEXT:
        return text
    lines = text.split("\n")
    width = max(len(line.rstrip()) for line in lines)
    prose = [(line, after) for line, after in pairwise(lines) if after.strip() and _is_prose(line)]
    full = sum(_is_full(line, after, width) for line, after in prose)
    if full < _FULL_LINES or full < _FULL_SHARE * len(prose):
        return text
    joints = (" " if _flows_on(line, after, width) else "\n" for line, after in pairwise(lines))
    return "".join(line + joint for line, joint in zip(lines, (*joints, ""), strict=True))


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word below would not have fitted on a line."""
    return len(line.rstrip()) + 1 + len(after.split()[0]) > width - _RAGGED


#: So many letters fewer than the widest line a full line may have.
_RAGGED = 6


def _flows_on(line: str, after: str, width: int) -> bool:
    if not line.strip() or not after.strip() or _ENDS.search(line.rstrip()) or _BEGINS.match(after):
        return False
    if _HALF_SAID.search(line.rstrip()) and len(line.strip()) >= _NARROWEST // 2:
        return True
    indented = len(after) - len(after.lstrip()) > len(line) - len(line.lstrip())
    return not indented and len(line.strip()) > _NARROWEST and _is_full(line, after, width)
