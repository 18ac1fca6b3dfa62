"""One sentence in, the team and the unit of an advert that has it out."""

from __future__ import annotations

from collections.abc import Callable

from kg.schema import Extraction

Read = Callable[[str], Extraction]
HEAD = "Data Scientist\nPlumworks\nBerlin, Germany\n\n"
TAIL = " You will count pears with Python and tell the others in the morning how many of them are ripe.\n"


def parts(read: Read, sentence: str) -> tuple[str | None, str | None]:
    """Team and unit of an advert with the sentence in it."""
    (posting,) = read(f"{HEAD}{sentence}{TAIL}").postings
    return posting.team, posting.suborganization
