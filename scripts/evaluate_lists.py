"""Measures what is read of lists of openings in layouts, in wordings and of employers that no model has learnt from.

.venv/bin/python scripts/evaluate_lists.py --data ../shared/data --pages 400 --seed 1

Rows of boards are set as pages in layouts drawn from the grammar that the model of lines is trained with
(`line_training`): kept are pages of the employers and of the families of layouts that its measurement holds out, with
the menus, buttons and headings held out there. The shipped weights have seen these layouts and wordings, of other
employers; no rule was written by pages of seeds from 1000 on. A title counts as found whole, or without the place
behind it; employer, place and team where the page shows them.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from line_training import drawing
from line_training.layouts import Page, Shown
from train_lines import drawn, fourth, stocks

from kg.ports import PlaceFinder
from kg.reading import Reader
from kg.resolve import load_gazetteer
from kg.schema import Document, Posting

_FIELDS = ("title", "employer", "place", "team")


def main() -> None:
    """Reads the options, draws pages, and prints what was found on them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the sets of adverts")
    parser.add_argument("--pages", type=int, default=400, help="so many pages are read")
    parser.add_argument("--seed", type=int, default=1000, help="of the draw")
    options = parser.parse_args()
    pages = held_out_lists(options.data, options.pages, options.seed)
    reader, places = Reader(), load_gazetteer()
    counts: Counter[str] = Counter()
    for number, page in enumerate(pages):
        document = Document(f"document:{number}", "page.txt", page.text(), "text", "en")
        counts += scored(page, reader.extractor.extract(document).postings, places)
    print(f"{len(pages)} lists of {counts['title shown']} openings; {counts['found']} found")
    print(f"{'':10}{'shown':>7}{'right':>7}{'wrong':>7}{'recall':>8}")
    for name in _FIELDS:
        shown, right, wrong = (counts[f"{name} {what}"] for what in ("shown", "right", "wrong"))
        print(f"{name:10}{shown:7}{right:7}{wrong:7}{right / max(shown, 1):8.3f}")


def held_out_lists(data: Path, count: int, seed: int) -> list[Page]:
    """So many lists in layouts, wordings and of employers held out."""
    _, stock = stocks(data)
    found: list[Page] = []
    while len(found) < count:
        pages = drawn(stock, 500, seed, fourth)
        found += [page for page in pages if page.openings and drawing.is_held_out(page)]
        seed += 1
    return found[:count]


def scored(page: Page, postings: Sequence[Posting], places: PlaceFinder) -> Counter[str]:
    """What of a page was found: per field how often it is shown, read rightly, and read wrongly."""
    counts = Counter({"found": len(postings)})
    left = list(postings)
    text = _folded(page.text())
    for shown in page.openings:
        found = next((posting for posting in left if _folded(posting.title) in _titles(shown)), None)
        if found:
            left.remove(found)
        named = shown.employer if _folded(shown.employer) in text else ""
        house = found.organization if found else None
        counts += _judged("title", shown.title, right=found is not None, read=found is not None)
        counts += _judged("employer", named, right=_same(house, named), read=bool(house))
        teams = [found.team, found.suborganization] if found else []
        counts += _judged("team", shown.team, right=any(_same(team, shown.team) for team in teams), read=any(teams))
        counts += _placed(shown.place, found, places)
    return counts


def _titles(shown: Shown) -> set[str]:
    """Titles that are right: the whole one, and the one without the place at its end."""
    whole, place = _folded(shown.title), _folded(shown.place)
    return {whole, _folded(shown.bare), whole.removesuffix(place).strip() if place else whole} - {""}


def _placed(place: str, found: Posting | None, places: PlaceFinder) -> Counter[str]:
    wanted = {(match.place.city, match.place.country) for match in places.parse(place).places if match.place.country}
    stated = [found.primary_location, *found.other_locations] if found else []
    read = {(town.city, town.country) for town in stated if town}
    return _judged("place", place if wanted else "", right=bool(wanted & read), read=bool(read))


def _judged(name: str, shown: str, *, right: bool, read: bool) -> Counter[str]:
    if not shown:
        return Counter()
    return Counter({f"{name} shown": 1, f"{name} right": int(right), f"{name} wrong": int(read and not right)})


def _same(read: str | None, shown: str) -> bool:
    one, other = _folded(read), _folded(shown)
    return bool(one and other) and (one in other or other in one)


def _folded(text: str | None) -> str:
    return re.sub(r"\W+", " ", text or "").strip().lower()


if __name__ == "__main__":
    main()
