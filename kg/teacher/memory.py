"""The size of a graph in, the memory that training on it takes out; and whether the machine has it."""

from __future__ import annotations

from pathlib import Path

from kg.errors import ModelError
from kg.teacher.config import TeacherConfig

#: torch and Python themselves, and a step of the network of the text alone; bytes a node and layer dimension:
#: parameters with gradients, moments and two copies, and what the passes keep; bytes a node and number of its text:
#: text and graph vectors, and the mixtures of both that are tried.
_FIXED, _PER_VALUE, _PER_NUMBER_OF_TEXT = 800_000_000, 44, 40
#: Bytes an edge: both directions and their transposes, once a fold and twice whole; and the edge itself with its ids.
_PER_EDGE_AND_FOLD, _PER_EDGE = 48, 1_000


def memory_needed(num_nodes: int, num_edges: int, text_dim: int, config: TeacherConfig) -> int:
    """Bytes that training takes at most, measured with `scripts/benchmark_training.py` and rounded up."""
    values = num_nodes * (config.layers * config.dim * _PER_VALUE + text_dim * _PER_NUMBER_OF_TEXT)
    return _FIXED + values + num_edges * (_PER_EDGE + _PER_EDGE_AND_FOLD * (config.folds + 2))


def check_memory(needed: int, meminfo: Path = Path("/proc/meminfo")) -> None:
    """Stops before a training that the machine cannot hold.

    Raises:
        ModelError: less is free; where the system does not say, nothing is checked.
    """
    free = _free(meminfo)
    if free is not None and needed > free:
        raise ModelError(
            f"Training takes about {in_words(needed)} of memory and {in_words(free)} are free: "
            "use `kg build --no-train`, give fewer sources, or a machine with more."
        )


def in_words(size: int) -> str:
    """Bytes as "1.9 GB"."""
    return f"{size / 1e9:.1f} GB"


def _free(meminfo: Path) -> int | None:
    try:
        lines = meminfo.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    kilobytes = [line.split()[1] for line in lines if line.startswith("MemAvailable:")]
    return int(kilobytes[0]) * 1024 if kilobytes else None
