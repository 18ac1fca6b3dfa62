from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kg.errors import StoreError
from kg.teacher import Architecture, Device, TeacherConfig, train_teacher
from kg.teacher.checkpoint import Checkpoint
from tests.teacher.graphs import clustered_graph

CONFIG = TeacherConfig(dim=16, epochs=30, lr=0.02, device=Device.CPU)


class KilledError(Exception):
    """Stands in for a kill."""


def _kill_at(stop: int) -> object:
    def progress(done: int, _total: int | None) -> None:
        if done == stop:
            raise KilledError

    return progress


@pytest.mark.parametrize("architecture", list(Architecture))
def test_a_killed_training_goes_on_and_ends_as_if_never_killed(architecture: Architecture, tmp_path: Path) -> None:
    config = replace(CONFIG, architecture=architecture)
    whole = train_teacher(clustered_graph(), config)
    with pytest.raises(KilledError):
        train_teacher(clustered_graph(), config, checkpoint=tmp_path / "state", progress=_kill_at(17))  # type: ignore[arg-type]
    seen: list[int] = []
    again = train_teacher(
        clustered_graph(), config, checkpoint=tmp_path / "state", progress=lambda done, _: seen.append(done)
    )
    assert seen[0] == 16
    assert again.scores == whole.scores
    assert again.z_dict["posting"].tobytes() == whole.z_dict["posting"].tobytes()


def test_a_finished_training_is_not_repeated(tmp_path: Path) -> None:
    first = train_teacher(clustered_graph(), CONFIG, checkpoint=tmp_path / "state")
    seen: list[int] = []
    again = train_teacher(
        clustered_graph(), CONFIG, checkpoint=tmp_path / "state", progress=lambda done, _: seen.append(done)
    )
    assert seen == []
    assert again.z_dict["skill"].tobytes() == first.z_dict["skill"].tobytes()


def test_the_state_of_another_training_is_not_taken(tmp_path: Path) -> None:
    train_teacher(clustered_graph(), CONFIG, checkpoint=tmp_path / "state")
    seen: list[int] = []
    train_teacher(
        clustered_graph(seed=1), CONFIG, checkpoint=tmp_path / "state", progress=lambda done, _: seen.append(done)
    )
    assert seen[0] == 1


@pytest.mark.parametrize("damage", [b"", b"no such thing", None])
def test_a_damaged_state_counts_as_none(damage: bytes | None, tmp_path: Path) -> None:
    kept = Checkpoint(tmp_path / "state", "mark")
    kept.write({"epoch": 3})
    content = kept.path.read_bytes()
    kept.path.write_bytes(content[: len(content) // 2] if damage is None else damage)
    assert kept.read() is None


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    kept = Checkpoint(tmp_path / "state", "mark")
    kept.write({"epoch": 3})
    found = kept.read()
    assert found is not None
    assert found["epoch"] == 3
    assert Checkpoint(kept.path, "another").read() is None


def test_leaving_a_relation_out_leaves_the_text() -> None:
    result = train_teacher(clustered_graph(), CONFIG)
    np.testing.assert_allclose(result.view({"requires"}, None)["skill"], result.z_dict["skill"], atol=1e-6)
    assert not np.allclose(result.view(set(), None)["skill"], result.z_dict["skill"], atol=1e-2)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_said_and_the_former_state_kept(tmp_path: Path) -> None:
    kept = Checkpoint(tmp_path / "state", "mark")
    kept.write({"epoch": 1})
    (tmp_path / ".state.new").symlink_to("/dev/full")
    with pytest.raises(StoreError, match="free some room"):
        kept.write({"epoch": 2})
    assert [path.name for path in tmp_path.iterdir()] == ["state"]
    state = kept.read()
    assert state is not None
    assert state["epoch"] == 1
