"""Labelled pairs of papers in, the weights of their matching out.

A line is `COL title VAL … COL authors VAL …`, a tab, the same of the other paper, a tab, and 0 or 1.

Usage: fit_paper_matching.py TRAIN... --valid FILE...; prints the weights for `kg.resolve.duplicates.papers`.
"""

from __future__ import annotations

import argparse
import gzip
import re
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.metrics import Counts
from kg.resolve.duplicates.papers import PaperText, comparisons, paper_text

Array = npt.NDArray[np.float64]
_COLUMN = re.compile(r"COL (?:title|authors|venue|year) VAL ?")
#: Where a pair counts as one work; a little below one half, as missing a pair is no better than a wrong one.
_BOUNDARY = 0.38


def main() -> None:
    """Fits, prints the weights and the F1 on each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", nargs="+", type=Path)
    parser.add_argument("--valid", nargs="*", type=Path, default=[])
    arguments = parser.parse_args()
    tables = [read_pairs(path) for path in arguments.train]
    x, y = np.concatenate([table[0] for table in tables]), np.concatenate([table[1] for table in tables])
    weights = fit(x, y)
    weights[-1] -= np.log(_BOUNDARY / (1 - _BOUNDARY))
    print("WEIGHTS:", ", ".join(f"{weight:.3f}" for weight in weights))
    for path in (*arguments.train, *arguments.valid):
        print(f"F1 {f1(weights, *read_pairs(path), 0.5):.4f}  {path.parent.name}/{path.name}")


def read_pairs(path: Path) -> tuple[Array, Array]:
    """Comparisons [pairs, 11] and labels [pairs]."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [line.split("\t") for line in raw.decode("utf-8").split("\n") if line]
    x = np.array([comparisons(_record(first), _record(second)) for first, second, _ in rows])
    return x, np.array([float(label) for _, _, label in rows])


def _record(text: str) -> PaperText:
    title, *others = [cell.strip() for cell in _COLUMN.split(text)[1:]]
    return paper_text(title, " ".join(others))


def fit(x: Array, y: Array, penalty: float = 1e-3, steps: int = 30) -> Array:
    """Weights [12] of a logistic regression by Newton's method, for comparisons as they are."""
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([(x - mean) / scale, np.ones(len(x))])
    weights = np.zeros(z.shape[1])
    ridge = penalty * np.append(np.ones(x.shape[1]), 0.0)
    for _ in range(steps):
        p = 1 / (1 + np.exp(-z @ weights))
        gradient = z.T @ (p - y) / len(y) + ridge * weights
        hessian = (z * (p * (1 - p))[:, None]).T @ z / len(y) + np.diag(ridge + 1e-9)
        weights -= np.linalg.solve(hessian, gradient)
    plain = weights[:-1] / scale
    return np.append(plain, weights[-1] - plain @ mean)


def f1(weights: Array, x: Array, y: Array, boundary: float) -> float:
    """F1 of the pairs above the boundary."""
    found = 1 / (1 + np.exp(-(x @ weights[:-1] + weights[-1]))) > boundary
    right = int((found & (y == 1)).sum())
    return Counts(right, int(found.sum()) - right, int(y.sum()) - right).f1


if __name__ == "__main__":
    main()
