"""Settings of torch for the length of a training, put back afterwards; and which device to train on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import torch

from kg.errors import ModelError
from kg.teacher.config import Device

# torch puts a property behind this module at run time, which type checkers cannot see.
_memory: Any = import_module("torch.utils.deterministic")


def choose_device(device: Device) -> torch.device:
    """The device asked for.

    Raises:
        ModelError: if a GPU is asked for and torch sees none.
    """
    available = torch.cuda.is_available()
    if device is Device.CUDA and not available:
        raise ModelError("device 'cuda' is asked for and torch sees no GPU; use 'auto' or 'cpu'")
    return torch.device("cuda" if available and device is not Device.CPU else "cpu")


@contextmanager
def deterministic(seed: int) -> Iterator[None]:
    """Inside, the same seed gives the same bytes: one thread (two are slower here), seeded, strict algorithms."""
    threads = torch.get_num_threads()
    strict = torch.are_deterministic_algorithms_enabled()
    filling = _memory.fill_uninitialized_memory
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        torch.set_num_threads(1)
        torch.use_deterministic_algorithms(True, warn_only=True)
        _memory.fill_uninitialized_memory = False  # a third of the time, and nothing here reads such
        try:
            yield
        finally:
            torch.use_deterministic_algorithms(strict)
            _memory.fill_uninitialized_memory = filling
            torch.set_num_threads(threads)
