"""Rows of adverts in, texts out as pages show them: the employer where pages write it, or another line in its place."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from employer_training.sources import Row


@dataclass(frozen=True, slots=True)
class Page:
    """An advert as a page shows it, and who hires."""

    text: str
    employer: str


#: How often pages are set so; the shares are those of nobody's count, but every shape is common.
#: `{line}` and `{other}` are lines of adverts that name nobody.
_SHAPES = (
    (0.22, "{title}\n{place}\n\n{text}"),
    (0.10, "{title}\n{text}"),
    (0.10, "{title}\n{employer}\n{place}\n\n{text}"),
    (0.06, "{title}\n{employer}\n\n{text}"),
    (0.06, "{employer}\n{title}\n{place}\n{text}"),
    (0.06, "{title}\n{employer} - {place}\n{text}"),
    (0.04, "{title}\n{employer} | {place} | Full-time\n{text}"),
    (0.09, "{title}\n{line}\n{place}\n\n{text}"),
    (0.07, "{line}\n{title}\n{place}\n\n{text}"),
    (0.04, "{line}\n{other}\n{title}\n\n{text}"),
    (0.06, "{title}\n\n{line}\n\n{text}"),
    (0.05, "{title} | {employer} Careers\n{line}\n{other}\n\n{title}\n{place}\n\n{text}"),
    (0.05, "{title}\n{line}\n{place}\n\n{text}\n\n© 2024 {employer}. All rights reserved."),
)


def pages(rows: Sequence[Row], lines: Sequence[str], seed: int) -> list[Page]:
    """Each row as one page of a shape drawn for it."""
    draw = random.Random(seed)
    shapes, shares = [shape for _, shape in _SHAPES], [share for share, _ in _SHAPES]
    return [
        Page(
            draw.choices(shapes, shares)[0].format(
                title=row.title,
                place=row.place,
                employer=row.employer,
                text=row.text,
                line=draw.choice(lines),
                other=draw.choice(lines),
            ),
            row.employer,
        )
        for row in rows
    ]
