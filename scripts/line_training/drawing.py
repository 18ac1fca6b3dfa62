"""Jobs and papers in, pages out: lists, adverts and other pages, each in a layout of its own."""

from __future__ import annotations

import random
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from line_training.layouts import Page, advert, listing
from line_training.others import Paper, other_page
from line_training.rows import Job


@dataclass(frozen=True, slots=True)
class Stock:
    """What pages are made of."""

    jobs: Sequence[Job]
    papers: Sequence[Paper]
    occupations: Sequence[str]


#: How often pages are lists, adverts, and neither; of lists, how often they are of many employers or not English.
_SHARES = (0.45, 0.37, 0.18)
_MANY, _GERMAN, _FRENCH = 0.3, 0.1, 0.07
_LENGTHS = (2, 3, 4, 5, 6, 8, 10, 14, 20, 30)
_TEXT = 400


def draw_pages(stock: Stock, count: int, seed: int) -> list[Page]:
    """So many pages."""
    draw = random.Random(seed)
    drawer = _Drawer(stock, draw)
    makers = (drawer.listing, drawer.advert, drawer.other)
    return [draw.choices(makers, _SHARES)[0]() for _ in range(count)]


def is_held_out(page: Page) -> bool:
    """Whether a page's layout is of the fifth of families that nothing is fitted on."""
    return zlib.crc32(page.family.encode()) % 5 == 0 and not page.family.startswith("other")


class _Drawer:
    def __init__(self, stock: Stock, draw: random.Random) -> None:
        self.stock, self.draw = stock, draw
        self.of_house: dict[str, list[Job]] = defaultdict(list)
        for job in stock.jobs:
            self.of_house[job.employer].append(job)
        self.houses = sorted(name for name, jobs in self.of_house.items() if name and len(jobs) > 1)
        self.told = [job for job in stock.jobs if len(job.text) > _TEXT]
        self.texts = [job.text for job in self.told if len(job.text) > 2 * _TEXT]

    def listing(self) -> Page:
        """A list of openings of one employer or of many."""
        many = self.draw.random() < _MANY
        language = self.draw.choices(("de", "fr", ""), (_GERMAN, _FRENCH, 1 - _GERMAN - _FRENCH))[0]
        house = self.draw.choice(self.houses)
        pool = list(self.stock.jobs) if many else self.of_house[house]
        if language:
            pool = [job for job in self.stock.jobs if job.language == language]
        chosen = self.draw.sample(pool, min(len(pool), self.draw.choice(_LENGTHS)))
        if language:
            chosen = [replace(job, employer=self.draw.choice(self.houses) if many else house) for job in chosen]
        return listing(self.draw, chosen, self.texts, many=many)

    def advert(self) -> Page:
        """One posting with its text."""
        job = self.draw.choice(self.told if self.draw.random() < 0.8 else self.stock.jobs)
        return advert(self.draw, job, self.texts, self.draw.sample(list(self.stock.jobs), 6))

    def other(self) -> Page:
        """A page without openings."""
        return other_page(self.draw, self.stock.papers, self.stock.occupations, self.texts)
