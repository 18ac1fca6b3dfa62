"""The formats one can export to, and how a name given by a user becomes one of them."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from kg.errors import QueryError

Format = TypeVar("Format", bound=StrEnum)


class GraphFormat(StrEnum):
    """Formats of the graph; `jsonl`, `parquet` and `neo4j` are folders, the others files."""

    JSONL = "jsonl"
    PARQUET = "parquet"
    GRAPHML = "graphml"
    GEXF = "gexf"
    NEO4J = "neo4j"
    JSONLD = "jsonld"
    PYG = "pyg"


class EmbeddingFormat(StrEnum):
    """Formats of the embeddings; `projector` is a folder, the others files."""

    PARQUET = "parquet"
    NPZ = "npz"
    SAFETENSORS = "safetensors"
    WORD2VEC = "word2vec"
    PROJECTOR = "projector"


def chosen(kind: type[Format], name: str) -> Format:
    """The format of this name.

    Raises:
        QueryError: there is none; the message lists all.
    """
    try:
        return kind(name)
    except ValueError as error:
        raise QueryError(f"There is no format '{name}': choose one of {', '.join(kind)}.") from error
