"""What a knowledge base keeps is nothing to write over."""

from pathlib import Path

import pytest

import kg
from kg.errors import StoreError


@pytest.mark.parametrize(
    ("what", "format", "out"),
    [
        ("graph", "graphml", "kb/kg.sqlite"),
        ("graph", "gexf", "kb/kg.sqlite-wal"),
        ("embeddings", "npz", "kb/vectors/00000001/vectors.npy"),
        ("graph", "graphml", "link"),
    ],
)
def test_no_export_takes_the_place_of_its_files(tmp_path: Path, what: str, format: str, out: str) -> None:
    (tmp_path / "a.csv").write_text("title,company\nNight Nurse,Orbelle\n")
    (tmp_path / "link").symlink_to(tmp_path / "kb" / "kg.sqlite")
    with kg.build(tmp_path / "a.csv", tmp_path / "kb", train=False) as base:
        with pytest.raises(StoreError, match="belongs to a knowledge base: name another place"):
            base.export(what, format, tmp_path / out)
        assert base.similar(text="nurse")[0].name == "Night Nurse"


def test_an_export_may_lie_beside_them(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title,company\nNight Nurse,Orbelle\n")
    with kg.build(tmp_path / "a.csv", tmp_path / "kb", train=False) as base:
        base.export("graph", "graphml", tmp_path / "kb" / "graph.graphml")
        assert (tmp_path / "kb" / "graph.graphml").is_file()
