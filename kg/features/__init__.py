"""Text → vectors: the shipped static encoder, the text by which each node is known, features that know the graph."""

from kg.features.files import Source, read_encoder, write_encoder
from kg.features.load import MINILM, load_encoder, load_joint
from kg.features.node_text import mask_surface_forms, node_text, node_texts
from kg.features.static import StaticEncoder
from kg.features.words import WordTable

__all__ = [
    "MINILM",
    "Source",
    "StaticEncoder",
    "WordTable",
    "load_encoder",
    "load_joint",
    "mask_surface_forms",
    "node_text",
    "node_texts",
    "read_encoder",
    "write_encoder",
]
