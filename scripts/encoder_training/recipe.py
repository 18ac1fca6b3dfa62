"""The whole of it, in order: corpora → words → plain distillate → training → a folder that `load_encoder` reads."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from encoder_training.bags import TableModel, Texts
from encoder_training.bridge import FUNCTION_WORDS, bridge_pieces, read_bridge, translations
from encoder_training.corpora import Corpora
from encoder_training.distill import minilm_vectors, short_texts
from encoder_training.families import Material, tasks
from encoder_training.start import choose_pieces, count_words, minilm_pieces, plain_table, principal_axes, translate
from encoder_training.tasks import Distil
from encoder_training.train import Settings, train
from kg.features import Source, StaticEncoder, WordTable, write_encoder
from kg.ports import FloatArray

_log = logging.getLogger(__name__)

SOURCES = (
    Source(
        "all-MiniLM-L6-v2",
        "Apache-2.0",
        "sentence-transformers/all-MiniLM-L6-v2 by the sentence-transformers team",
        "vocabulary, starting vectors, target vectors of short texts",
    ),
    Source(
        "O*NET 27.0 Database",
        "CC BY 4.0",
        "U.S. Department of Labor, Employment and Training Administration (USDOL/ETA); modified: read as pairs",
        "titles, descriptions, tasks, activities and technologies of occupations",
    ),
    Source(
        "ESCO 1.1",
        "CC BY 4.0",
        "© European Union; uses the ESCO classification of the European Commission; modified: read as pairs",
        "names and descriptions of occupations and skills",
    ),
    Source("JobBERT evaluation titles", "none stated", "", "vacancy titles linked to ESCO; nothing of them is shipped"),
    Source("job advertisements", "none stated", "", "sections of one advertisement as pairs; nothing is shipped"),
    Source("titles and abstracts of papers", "none stated", "", "title and abstract as pairs; nothing is shipped"),
    Source("bridge.tsv", "Apache-2.0", "written for this project", "names in English, German, French and Spanish"),
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Size of the table and manner of training.

    Attributes:
        pieces, buckets: rows for words and their parts, and for hashed n-grams.
        everything: train also on what is held back for choosing; figures are then no longer honest.
    """

    dim: int = 256
    pieces: int = 40_000
    buckets: int = 12_000
    tf_power: float = 0.7
    head_share: float = 0.3
    everything: bool = False
    distil_weight: float = 3.0
    settings: Settings = field(default_factory=Settings)


def make_encoder(data: Path, cache: Path, recipe: Recipe) -> StaticEncoder:
    """A trained encoder.

    Args:
        data: `shared/data`.
        cache: folder for MiniLM's vectors, which take half an hour once.
        recipe: size and manner.
    """
    texts, bridge = Texts(recipe.tf_power), read_bridge()
    material = Material(Corpora(data), texts, recipe.everything)
    contrastive = tasks(material, bridge)
    short = short_texts(material.corpora)
    wanted = minilm_vectors(short, cache)
    axes = principal_axes(wanted, recipe.dim)
    counts = count_words([*texts.stored, *short])
    pieces = choose_pieces(counts, minilm_pieces(), recipe.pieces, always=bridge_pieces(bridge))
    words = WordTable({piece: row for row, piece in enumerate(pieces)}, recipe.buckets)
    table = plain_table(words, counts, cache, axes)
    translate(words, table, translations(bridge, _english(material.corpora)), FUNCTION_WORDS)
    distil = _distillation(texts, short, wanted @ axes, recipe.distil_weight)
    model = TableModel(words, table, texts, silent=FUNCTION_WORDS)
    _log.info("%d rows, %d texts, %d words", words.num_rows, len(texts.stored), len(texts.words))
    train(model, (*contrastive, distil), recipe.settings)
    return model.encoder("kg-static", recipe.head_share)


def ship(folder: Path, encoder: StaticEncoder, version: str, recipe: Recipe) -> None:
    """Writes the encoder with its origin and settings."""
    settings: dict[str, str | int | float] = {
        "steps": recipe.settings.steps,
        "warm": recipe.settings.warm,
        "rate": recipe.settings.rate,
        "seed": recipe.settings.seed,
        "distil_weight": recipe.distil_weight,
        "everything": str(recipe.everything).lower(),
    }
    write_encoder(folder, encoder, version, sources=SOURCES, settings=settings)


def _english(corpora: Corpora) -> set[str]:
    """Words that stand in several English titles."""
    counts = count_words(title for occupation in (*corpora.onet(), *corpora.esco()) for title in occupation.titles)
    return {word for word, count in counts.items() if count > 2}


def _distillation(texts: Texts, short: list[str], targets: FloatArray, weight: float) -> Distil:
    unit = targets / np.linalg.norm(targets, axis=1, keepdims=True)
    return Distil("distil", np.array(texts.add_all(short)), unit.astype(np.float32), 2048, weight)
