"""Lines of a page in, the same out, the last one without the name that the end of a page cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.author_runs import author_names

#: The end of a list: a comma and one word more, which may be half a name.
_HALF = re.compile(r"(?:, | and )[^\W\d_a-z][\w’'.-]*\Z")
_LEAST = 2


def without_cut_name(text: str, blocks: Sequence[Block]) -> Sequence[Block]:
    """The lines; of authors that the page ends with, cut off in the midst of a name, those that are whole."""
    last = blocks[-1] if blocks else None
    half = _HALF.search(text, last.start, last.end) if last is not None else None
    if last is None or half is None or author_names(text[last.start : last.end]):
        return blocks
    if author_names(text[last.start : half.start()]) < _LEAST:
        return blocks
    return (*blocks[:-1], replace(last, end=half.start()))
