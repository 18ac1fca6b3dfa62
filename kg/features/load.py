"""A name or a folder → `TextEncoder`; without either, the encoder shipped with the project."""

from __future__ import annotations

from pathlib import Path

from kg.config import data_dir
from kg.errors import ModelError
from kg.features.files import read_encoder, read_minilm_head
from kg.features.head import HeadedEncoder
from kg.features.joint import JointEncoder
from kg.ports import TextEncoder
from kg.shipped import MANIFEST

MINILM = "minilm"
#: Chosen on synonyms of unseen occupations and vacancy titles of unseen occupations: both are best near it.
_MINILM_SHARE = 0.4


def load_encoder(source: str | Path | None = None) -> TextEncoder:
    """The text encoder of that name or folder.

    Args:
        source: `None` for the shipped static table, "minilm" for that table and the transformer it was distilled
            from, which is given a head that knows titles, side by side (extra `minilm`): they find more of the
            names of a job than either alone; or a folder: one written by `write_encoder`, or a
            sentence-transformers model.

    Raises:
        ModelError: a file is missing or damaged, or the folder holds no encoder.
        MissingExtraError: a transformer is asked for and the extra is not installed.
    """
    if source is None:
        return read_encoder(data_dir() / "encoder")
    if (Path(source) / MANIFEST).is_file():
        return read_encoder(Path(source))
    if str(source) == MINILM:
        return load_joint(data_dir() / "encoder")
    if not Path(source).exists():
        raise ModelError(
            f"There is no text encoder '{source}': name {MINILM!r} or an existing folder; a knowledge base needs "
            "the one that it was built with."
        )
    from kg.features.minilm import load_folder

    return load_folder(Path(source))


def load_joint(folder: Path) -> JointEncoder:
    """The table of a folder beside MiniLM with the head that lies there; MiniLM as it is if there is none.

    Raises:
        ModelError: a file is missing or damaged.
        MissingExtraError: the extra `minilm` is not installed.
    """
    from kg.features.minilm import load_minilm

    minilm, head = load_minilm(), read_minilm_head(folder)
    return JointEncoder(read_encoder(folder), minilm if head is None else HeadedEncoder(minilm, head), _MINILM_SHARE)
