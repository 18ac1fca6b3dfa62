"""A folder with a shipped model in, its manifest and files out; hashes are checked before anything of it is used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from kg.errors import ModelError
from kg.shipped import MANIFEST, read_checked


class Described(Protocol):
    """What every manifest says; `sha256` by file name."""

    @property
    def format(self) -> int:
        """Of the files; a reader knows one."""
        ...

    @property
    def sha256(self) -> Mapping[str, str]:
        """Hashes of the files in hexadecimal digits."""
        ...


M = TypeVar("M", bound=Described)


def read_model_folder(
    folder: Path, manifest_type: type[M], known_format: int, files: Sequence[str], *, what: str, script: str
) -> tuple[M, dict[str, bytes]]:
    """The manifest and the files by name, as they were shipped.

    Args:
        folder: of the model.
        manifest_type: what its manifest is read as.
        known_format: of the manifest, which the reader knows.
        files: that the model consists of.
        what: the model, as errors call it: "span model".
        script: that makes the folder.

    Raises:
        ModelError: if a file is missing, damaged or of another format.
    """
    remedy = f"take the folder from the repository again or make it with {script}"
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=manifest_type)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(f"The {what} in {folder} cannot be read ({error}): {remedy}.") from error
    if manifest.format != known_format:
        raise ModelError(f"The {what} in {folder} is of format {manifest.format}, not {known_format}: {remedy}.")
    return manifest, {name: read_checked(folder / name, manifest.sha256.get(name), remedy) for name in files}
