from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ModelError
from kg.teacher import TeacherConfig
from kg.teacher.memory import check_memory, in_words, memory_needed


def test_memory_grows_with_nodes_and_edges() -> None:
    config = TeacherConfig()
    small = memory_needed(1000, 10_000, 256, config)
    assert memory_needed(2000, 10_000, 256, config) > small
    assert memory_needed(1000, 20_000, 256, config) - small == 10_000 * (1_000 + 48 * (config.folds + 2))


def test_a_training_that_does_not_fit_is_refused_with_both_figures(tmp_path: Path) -> None:
    meminfo = tmp_path / "meminfo"
    meminfo.write_text("MemTotal: 9000000 kB\nMemAvailable:  2000000 kB\n")
    check_memory(2_000_000_000, meminfo)
    with pytest.raises(ModelError, match=r"about 2\.1 GB of memory and 2\.0 GB are free: use `kg build --no-train`"):
        check_memory(2_100_000_000, meminfo)


def test_where_the_system_does_not_say_nothing_is_refused(tmp_path: Path) -> None:
    check_memory(10**15, tmp_path / "none")
    assert in_words(1_940_000_000) == "1.9 GB"
