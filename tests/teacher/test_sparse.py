from __future__ import annotations

import numpy as np
import scipy.sparse as sp
import torch

from kg.teacher.sparse import SparseMatrix, normalized_adjacency


def test_product_and_gradient_are_those_of_the_dense_matrix() -> None:
    dense = np.array([[0, 2, 0], [1, 0, 3]], dtype=np.float32)
    h = torch.arange(6.0).reshape(3, 2).requires_grad_()
    product = SparseMatrix(sp.csr_matrix(dense))(h)
    torch.testing.assert_close(product, torch.from_numpy(dense) @ h)
    product.square().sum().backward()  # type: ignore[no-untyped-call]
    torch.testing.assert_close(h.grad, 2 * torch.from_numpy(dense.T @ dense) @ h.detach())


def test_dropout_keeps_the_mean() -> None:
    torch.manual_seed(0)
    ones = SparseMatrix(sp.csr_matrix(np.ones((1, 4000), dtype=np.float32)))
    dropped = ones(torch.ones(4000, 1), 0.5).item()
    assert dropped != 4000.0
    assert abs(dropped - 4000.0) < 300.0


def test_an_isolated_node_keeps_itself() -> None:
    adjacency = normalized_adjacency(np.array([[0, 1], [1, 0]]), 3)
    expected = np.array([[0.5, 0.5, 0.0], [0.5, 0.5, 0.0], [0.0, 0.0, 1.0]])
    np.testing.assert_allclose(adjacency.toarray(), expected, atol=1e-6)
