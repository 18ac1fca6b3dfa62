"""A folder with a shipped model ↔ its manifest and files; hashes are checked before anything of it is used."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from kg.errors import ModelError

MANIFEST = "manifest.json"


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
        contents = {name: (folder / name).read_bytes() for name in files}
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(f"The {what} in {folder} cannot be read ({error}): {remedy}.") from error
    if manifest.format != known_format:
        raise ModelError(f"The {what} in {folder} is of format {manifest.format}, not {known_format}: {remedy}.")
    for name, content in contents.items():
        if hashlib.sha256(content).hexdigest() != manifest.sha256.get(name):
            raise ModelError(f"{folder / name} is not the file its manifest speaks of: {remedy}.")
    return manifest, contents


def store_manifest(folder: Path, manifest: Described) -> None:
    """Writes `manifest.json` so that people can read it."""
    (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
