"""Makes the shipped model of lines, and measures it on employers, layouts and wordings that it has not seen.

.venv/bin/python scripts/train_lines.py --data ../shared/data --version 1.0

Needs the extra `train`. Rows of boards are set as pages in layouts drawn from a grammar (`line_training`); a fifth of
the employers, a fifth of the families of layouts and a fourth of what menus, buttons and headings say are held out
first. The model that is written has seen all layouts and wordings, and still none of the employers held out.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from line_training import rows, wording
from line_training.drawing import Stock, draw_pages, is_held_out
from line_training.fit import Read, fit, read_page, score
from line_training.layouts import Page, know_teams
from line_training.others import occupations, papers
from safetensors.numpy import save

from kg.extract.segments.learnt.features import VERDICTS
from kg.extract.segments.learnt.kinds import KINDS
from kg.extract.segments.learnt.model import FORMAT, WEIGHTS, LineModel, Manifest
from kg.ports import FloatArray
from kg.resolve import load_gazetteer
from kg.shipped import sha256_of, store_manifest

log = logging.getLogger(__name__)
SEED = 11
#: What no place is in the column for places.
_NO_PLACES = frozenset({"N/A", "-1"})


def main() -> None:
    """Reads the options, measures, and writes the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the sets of adverts")
    parser.add_argument("--out", type=Path, default=Path("data/lines"), help="folder to write")
    parser.add_argument("--version", default="1.0", help="version for the manifest")
    parser.add_argument("--pages", type=int, default=30_000, help="so many pages are drawn to learn from")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")

    seen, held_out = stocks(options.data)
    pages = read([page for page in drawn(held_out, options.pages // 4, 3, fourth) if is_held_out(page)])
    pages += read([page for page in drawn(held_out, 400, 4, fourth) if page.family.startswith("other")])
    model = fit([read(_known(drawn(seen, options.pages // 2, half, _other(half)))) for half in (0, 1)], SEED)
    print(f"{'not seen':12}{'P':>7}{'R':>7}{'F1':>7}")
    for kind, found in score(LineModel(model), pages).items():
        print(f"{kind:12}{found.precision:7.3f}{found.recall:7.3f}{found.f1:7.3f}")
    write(fit([read(drawn(seen, options.pages // 2, half, _half(half))) for half in (0, 1)], SEED), options)


def stocks(data: Path) -> tuple[Stock, Stock]:
    """What pages are made of: to learn from, and held out."""
    jobs = [job for job in rows.jobs(data) if job.title and job.place not in _NO_PLACES]
    know_teams([job for job in jobs if not rows.is_held_out(job)])
    known, names = papers(data), occupations(data)
    seen = Stock([job for job in jobs if not rows.is_held_out(job)], [p for i, p in enumerate(known) if i % 5], names)
    return seen, replace(seen, jobs=[job for job in jobs if rows.is_held_out(job)], papers=known[::5])


def drawn(stock: Stock, count: int, seed: int, wanted: Callable[[int], bool]) -> list[Page]:
    """Pages with some of the wordings."""
    with wording.only(wanted):
        return draw_pages(stock, count, SEED + seed)


def fourth(number: int) -> bool:
    """Whether a wording is of those held out."""
    return number % 4 == 0


def _half(half: int) -> Callable[[int], bool]:
    return lambda number: number // 4 % 2 == half


def _other(half: int) -> Callable[[int], bool]:
    return lambda number: number % 4 != 0 and number // 4 % 2 == half


def _known(pages: Sequence[Page]) -> list[Page]:
    return [page for page in pages if not is_held_out(page)]


def read(pages: Sequence[Page]) -> list[Read]:
    """The pages as the model sees them."""
    places = load_gazetteer()
    found = [page for page in (read_page(page, places) for page in pages) if page]
    log.info("%d pages read", len(found))
    return found


def write(arrays: dict[str, FloatArray], options: argparse.Namespace) -> None:
    """Weights and manifest into a folder."""
    options.out.mkdir(parents=True, exist_ok=True)
    content = save(arrays)
    hashes = {WEIGHTS: sha256_of(content)}
    (options.out / WEIGHTS).write_bytes(content)
    store_manifest(options.out, Manifest(FORMAT, "kg-lines", options.version, KINDS, VERDICTS, hashes))


if __name__ == "__main__":
    main()
