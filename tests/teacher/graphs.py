"""Small graphs with a structure that a teacher can find."""

from __future__ import annotations

import numpy as np
import torch
from torch_geometric.data import HeteroData


def clustered_graph(num_postings: int = 120, num_skills: int = 24, clusters: int = 4, seed: int = 0) -> HeteroData:
    """Postings that require skills of their own cluster; the text is the cluster in heavy noise."""
    rng = np.random.default_rng(seed)
    centers = rng.normal(size=(clusters, 16))
    posting_cluster = np.arange(num_postings) % clusters
    skill_cluster = np.arange(num_skills) % clusters
    edges = [
        (posting, int(skill))
        for posting in range(num_postings)
        for skill in rng.choice(np.flatnonzero(skill_cluster == posting_cluster[posting]), size=3, replace=False)
    ]
    data = HeteroData()
    data["posting"].x = _noisy(centers[posting_cluster], rng)
    data["skill"].x = _noisy(centers[skill_cluster], rng)
    data["posting", "requires", "skill"].edge_index = torch.tensor(edges, dtype=torch.int64).T.contiguous()
    return data


def _noisy(x: np.ndarray, rng: np.random.Generator) -> torch.Tensor:
    return torch.from_numpy((x + 2.0 * rng.normal(size=x.shape)).astype(np.float32))
