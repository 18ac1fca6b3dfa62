"""Graph or vectors in, files in the formats of other tools out; what is written is complete or not there."""

from kg.export.embeddings import export_embeddings, write_text_vectors
from kg.export.formats import EmbeddingFormat, GraphFormat
from kg.export.graph import HeteroWriter, export_graph

__all__ = [
    "EmbeddingFormat",
    "GraphFormat",
    "HeteroWriter",
    "export_embeddings",
    "export_graph",
    "write_text_vectors",
]
