"""Mentions of titles in, the same as lines of the page have them out, where a sentence cut one wrongly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.parts import is_title
from kg.extract.papers.mentions import TitleMatch, clean_title

#: So many letters two mentions of one title begin with alike.
_SAME = 20


def as_lines_have_them(text: str, blocks: Sequence[Block], found: Sequence[TitleMatch]) -> list[TitleMatch]:
    """Each mention, as long as another line that is that title and no more."""
    lines = _Lines(text, blocks)
    return [_whole(text, blocks, lines, match) for match in found]


class _Lines:
    """The lines of a page by what they are, to be looked for where a text goes on like one of them."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._alike: dict[str, list[int]] = defaultdict(list)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        for index, block in enumerate(blocks):
            line = text[block.start : block.end]
            if len(line) > _SAME and len(self._alike[line]) < 2:
                self._alike[line].append(index)
                self._lengths[line[:_SAME]].add(len(line))

    def like(self, start: int) -> Iterator[int]:
        """Lines that the text from `start` on begins with, in the order of the page; of lines that are one, two."""
        lengths = self._lengths.get(self._text[start : start + _SAME], ())
        yield from sorted(
            index for length in lengths for index in self._alike.get(self._text[start : start + length], ())
        )


def _whole(text: str, blocks: Sequence[Block], lines: _Lines, match: TitleMatch) -> TitleMatch:
    for index in lines.like(match.start):
        line = text[blocks[index].start : blocks[index].end]
        end = match.start + len(line)
        if (
            index != match.block
            and (end > match.end or (end < match.end and text[end] == ","))
            and line.startswith(match.title[:_SAME])
            and not text[min(end, match.end)].isalnum()
            and is_title(line, least=4)
        ):
            return replace(match, title=clean_title(text[match.start : end]), end=end)
    return match
