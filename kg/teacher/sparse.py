"""Constant sparse matrices that multiply weights and hidden values, with gradients: bags of words and adjacency."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import scipy.sparse as sp
import torch
from torch import Tensor
from torch.nn import functional

from kg.ports import IntArray


class SparseMatrix:
    """A constant [rows, columns] matrix; its transpose is laid out once, for the backward pass."""

    def __init__(self, matrix: sp.csr_matrix) -> None:
        matrix = sp.csr_matrix(matrix, dtype=np.float32)
        matrix.sort_indices()
        position = sp.csr_matrix((np.arange(1, matrix.nnz + 1), matrix.indices, matrix.indptr), shape=matrix.shape)
        transposed = position.T.tocsr()
        transposed.sort_indices()
        self.shape: tuple[int, int] = matrix.shape
        self._values = torch.from_numpy(matrix.data)
        self._layout = _layout(matrix)
        self._transposed = _layout(transposed)
        self._order = torch.from_numpy(transposed.data.astype(np.int64) - 1)

    def __call__(self, h: Tensor, dropout: float = 0.0) -> Tensor:
        """The product with `h` [columns, d]; a share `dropout` of the matrix is set to zero first."""
        values = functional.dropout(self._values, dropout) if dropout > 0.0 else self._values
        rows, columns = self.shape
        matrix = _csr(self._layout, values, (rows, columns))
        transposed = _csr(self._transposed, values[self._order], (columns, rows))
        return _Product.apply(matrix, transposed, h)  # type: ignore[no-any-return, no-untyped-call]


def normalized_adjacency(edges: IntArray, num_nodes: int) -> sp.csr_matrix:
    """`D^-1/2 (A + I) D^-1/2` (Kipf and Welling 2017); an isolated node keeps itself. Edges [m, 2], both directions."""
    ones = np.ones(len(edges), dtype=np.float32)
    adjacency = sp.csr_matrix((ones, (edges[:, 0], edges[:, 1])), shape=(num_nodes, num_nodes)) + sp.eye(num_nodes)
    scale = sp.diags(1.0 / np.sqrt(np.asarray(adjacency.sum(axis=1)).ravel()))
    return sp.csr_matrix(scale @ adjacency @ scale, dtype=np.float32)


class _Product(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, matrix: Tensor, transposed: Tensor, h: Tensor) -> Tensor:
        ctx.transposed = transposed
        return matrix @ h

    @staticmethod
    def backward(ctx: Any, *grad: Tensor) -> tuple[None, None, Tensor]:
        return None, None, ctx.transposed @ grad[0].contiguous()


def _layout(matrix: sp.csr_matrix) -> tuple[Tensor, Tensor]:
    return torch.from_numpy(matrix.indptr.astype(np.int64)), torch.from_numpy(matrix.indices.astype(np.int64))


def _csr(layout: tuple[Tensor, Tensor], values: Tensor, size: tuple[int, int]) -> Tensor:
    with warnings.catch_warnings():  # torch announces on first use that CSR is in beta
        warnings.simplefilter("ignore", UserWarning)
        return torch.sparse_csr_tensor(*layout, values, size=size, check_invariants=False)
