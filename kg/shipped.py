"""A file that is shipped and the hash that its manifest names in, its bytes out; manifests as people read them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from kg.errors import ModelError

MANIFEST = "manifest.json"


def read_checked(path: Path, sha256: str | None, remedy: str) -> bytes:
    """The bytes of a file, if they are those that were shipped.

    Args:
        path: of the file.
        sha256: the hash that its manifest names, in hexadecimal digits; `None` where it names none.
        remedy: what to do otherwise, for the error.

    Raises:
        ModelError: it is missing, cannot be read or is another file.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror}): {remedy}.") from error
    if sha256_of(content) != sha256:
        raise ModelError(f"{path} is not the file its manifest names (sha256 differs): {remedy}.")
    return content


def sha256_of(content: bytes) -> str:
    """The hash that a manifest names, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def store_manifest(folder: Path, manifest: object) -> None:
    """Writes `manifest.json` so that people can read it."""
    (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
