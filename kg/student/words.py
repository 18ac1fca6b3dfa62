"""Bags of words in; scaled bags, words of the neighbourhood and virtual neighbours out, without gradients.

A node nobody has linked has words but no neighbours. What its neighbours would say is guessed from its own
words by ridge regression, which has a closed form, and the guess is used to find virtual neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import scipy.linalg
import scipy.sparse as sp

from kg.ports import FloatArray, IntArray

_POWER_ITERATIONS = 4
_SPARE_DIRECTIONS = 16

Scaling = Callable[[sp.csr_matrix], sp.csr_matrix]


def rows_to_one(x: sp.csr_matrix) -> sp.csr_matrix:
    """Rows divided by their sum; empty rows stay empty."""
    return _scaled_rows(x, np.asarray(x.sum(axis=1)).ravel())


def tf_idf(x: sp.csr_matrix) -> sp.csr_matrix:
    """Words weighted by rarity, rows of unit length."""
    frequency = np.asarray((x > 0).sum(axis=0)).ravel()
    weight = np.log((x.shape[0] + 1.0) / (frequency + 1.0)) + 1.0
    weighted = sp.csr_matrix(x @ sp.diags(weight))
    return _scaled_rows(weighted, np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel()))


#: Ways to scale a bag of words, tried on validation.
SCALINGS: Mapping[str, Scaling] = {"rows": rows_to_one, "tf-idf": tf_idf}


def neighborhood_words(x: sp.csr_matrix, adjacency: sp.csr_matrix, dim: int, seed: int = 0) -> FloatArray:
    """Words of all nodes within two hops, in their `dim` strongest directions, centred, [n, dim], deviation 1.

    The directions are the singular vectors of `A² x`, found by random projection (Halko et al. 2011).
    """
    dim = min(dim, *x.shape)
    start = np.random.default_rng(seed).normal(size=(x.shape[1], min(dim + _SPARE_DIRECTIONS, *x.shape)))
    basis = np.linalg.qr(adjacency @ (adjacency @ (x @ start)))[0]
    for _ in range(_POWER_ITERATIONS):
        basis = np.linalg.qr(adjacency @ (adjacency @ (x @ _back(x, adjacency, basis))))[0]
    left, strength, _ = np.linalg.svd(_back(x, adjacency, basis).T, full_matrices=False)
    words = (basis @ left[:, :dim]) * strength[:dim]
    words = words - words.mean(axis=0)
    scaled: FloatArray = (words / max(float(words.std()), 1e-9)).astype(np.float32)
    return scaled


def cross_fitted(
    x: sp.csr_matrix, target: FloatArray, taught: IntArray, penalty: float = 0.5, folds: int = 5, seed: int = 0
) -> FloatArray:
    """Ridge regression of `target` [n, d] on `x` learnt from `taught`; predictions for all nodes, [n, d].

    What a taught node is given comes from the other folds, so that it is as uncertain as that of a new node.
    """
    part = np.random.default_rng(seed).integers(0, folds, len(taught))
    predicted = _ridge(x, target, taught, x, penalty)
    for fold in range(folds):
        asked = taught[part == fold]
        if 0 < len(asked) < len(taught):
            predicted[asked] = _ridge(x, target, taught[part != fold], x[asked], penalty)
    return predicted


def virtual_neighbors(
    x: sp.csr_matrix, observed: IntArray, k: int = 10, guess: FloatArray | None = None
) -> sp.csr_matrix:
    """Weights of the k observed nodes that are most alike, never the node itself, [n, n], rows sum to one.

    Alike are nodes whose words are; with `guess` [n, d], what their neighbours would say counts as much.
    """
    similarity = np.asarray((x @ x[observed].T).todense(), dtype=np.float32)
    if guess is not None:
        unit = guess / np.maximum(np.linalg.norm(guess, axis=1, keepdims=True), 1e-9)
        similarity = 0.5 * (similarity + unit @ unit[observed].T)
    similarity[observed, np.arange(len(observed))] = -1.0
    k = min(k, max(1, len(observed) - 1))
    best = np.argpartition(-similarity, k - 1, axis=1)[:, :k]
    weight = np.maximum(np.take_along_axis(similarity, best, axis=1), 0.0) + 1e-9
    weight = weight / weight.sum(axis=1, keepdims=True)
    rows = np.repeat(np.arange(x.shape[0]), k)
    return sp.csr_matrix((weight.ravel(), (rows, observed[best].ravel())), shape=(x.shape[0], x.shape[0]))


def _scaled_rows(x: sp.csr_matrix, size: FloatArray) -> sp.csr_matrix:
    return sp.csr_matrix(sp.diags(1.0 / np.where(size > 0.0, size, 1.0)) @ x, dtype=np.float32)


def _back(x: sp.csr_matrix, adjacency: sp.csr_matrix, basis: FloatArray) -> FloatArray:
    back: FloatArray = x.T @ (adjacency.T @ (adjacency.T @ basis))
    return back


def _ridge(x: sp.csr_matrix, target: FloatArray, taught: IntArray, asked: sp.csr_matrix, penalty: float) -> FloatArray:
    """In the space of words or in that of nodes, whichever is smaller; the answer is the same."""
    known, wanted = x[taught], target[taught].astype(np.float64)
    by_node = len(taught) < x.shape[1]
    gram = np.asarray((known @ known.T if by_node else known.T @ known).todense(), dtype=np.float64)
    gram[np.diag_indices_from(gram)] += penalty
    weights = scipy.linalg.solve(gram, wanted if by_node else known.T @ wanted, assume_a="pos", overwrite_a=True)
    answer = asked @ (known.T @ weights if by_node else weights)
    return np.asarray(answer, dtype=np.float32)
