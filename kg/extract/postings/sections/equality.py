"""A paragraph that speaks of equality in, where it goes on with the job out: adverts put both into one."""

from __future__ import annotations

import re

_NEXT_SENTENCE = re.compile(r"[.!?]\s+(?=[A-ZÀ-Ý“\"])")
_EQUAL = re.compile(
    r"\b(?:equal|equality|diversity|diverse|inclusi\w+|discriminat\w+|gender|race|disabilit\w+|women|minorities|veteran"
    r"|accommodat\w+|regardless|chancengleichheit|schwerbehindert\w*|handicap)\b",
    re.IGNORECASE,
)


def told_on(text: str, cut: int, end: int) -> int | None:
    """Where a paragraph that has said something on equality goes on with the job."""
    position = cut
    while cut_at := _NEXT_SENTENCE.search(text, position, end):
        position = cut_at.end()
        following = _NEXT_SENTENCE.search(text, position, end)
        if not _EQUAL.search(text, position, following.start() if following else end):
            return position
    return None
