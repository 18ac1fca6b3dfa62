"""Fits the weights of `kg/extract/segments/signs/page_words.py`: what tells pages of research from adverts.

.venv/bin/python scripts/fit_pages.py --adverts FOLDER... --research FOLDER...

Each folder holds pages as files; it is left out once, and what is learned without it is tried on it.
Prints the tuple of weights, and how often a page of a folder that was left out was told rightly.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.extract.segments.signs.page_kind import measures
from kg.ingest import read_sources
from kg.schema import Document

Floats = NDArray[np.float64]
_STEPS, _RIDGE = 60, 2.0


def main() -> None:
    """Reads the folders, tries, fits, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--adverts", type=Path, nargs="+", required=True)
    parser.add_argument("--research", type=Path, nargs="+", required=True)
    options = parser.parse_args()
    folders = [(folder, 0) for folder in options.adverts] + [(folder, 1) for folder in options.research]
    rows = [(measures(text), kind, at) for at, (folder, kind) in enumerate(folders) for text in texts(folder)]
    values = np.array([[*row[0], 1.0] for row in rows])
    kinds = np.array([row[1] for row in rows])
    places = np.array([row[2] for row in rows])
    right = 0
    for place in range(len(folders)):
        out = places == place
        right += int(((values[out] @ fitted(values[~out], kinds[~out]) > 0) == (kinds[out] == 1)).sum())
    print(f"told rightly where left out: {right} of {len(rows)}")
    print(tuple(round(float(weight), 2) for weight in fitted(values, kinds)))


def texts(folder: Path) -> list[str]:
    """The texts of the pages of a folder."""
    return [page.text for page in read_sources([str(folder)]) if isinstance(page, Document)]


def fitted(values: Floats, kinds: Floats) -> Floats:
    """Logistic regression by Newton's method: pages x measures, 0 or 1 for each page -> a weight for each measure.

    Both kinds count the same, however many pages there are of each.
    """
    ones = kinds == 1
    share = np.where(ones, (~ones).sum() / max(1, ones.sum()), 1.0)
    ridge = _RIDGE * np.r_[np.ones(values.shape[1] - 1), 0.005]
    weights = np.zeros(values.shape[1])
    for _ in range(_STEPS):
        odds = 1 / (1 + np.exp(-np.clip(values @ weights, -30, 30)))
        slope = values.T @ (share * (odds - kinds)) + ridge * weights
        curve = (values * (share * odds * (1 - odds))[:, None]).T @ values + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    return weights


if __name__ == "__main__":
    main()
