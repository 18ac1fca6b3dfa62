"""The whole of it: corpora → words → plain distillate → training → heads → a folder that `load_encoder` reads."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import numpy as np

from encoder_training.bags import TableModel, Texts
from encoder_training.bridge import meanings, read_bridge
from encoder_training.corpora import Corpora
from encoder_training.distill import minilm_vectors, short_texts
from encoder_training.families import Material, tasks
from encoder_training.heads import train_heads
from encoder_training.start import choose_pieces, count_words, is_foreign, minilm_pieces, plain_table, principal_axes
from encoder_training.tasks import Distil
from encoder_training.train import Settings, train
from kg.features import Source, StaticEncoder, WordTable, read_encoder, write_encoder
from kg.features.files import Manifest, read_minilm_head
from kg.features.head import Head
from kg.ports import FloatArray
from kg.shipped import MANIFEST

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
    Source("bridge", "Apache-2.0", "written for this project", "names in English, German, French and Spanish"),
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Size of the table and manner of training.

    Attributes:
        pieces, buckets: rows for words and their parts, and for hashed n-grams.
        everything: train also on what is held back for choosing; figures are then no longer honest.
    """

    dim: int = 256
    pieces: int = 34_800
    buckets: int = 12_000
    tf_power: float = 0.7
    head_share: float = 0.3
    everything: bool = False
    distil_weight: float = 3.0
    settings: Settings = field(default_factory=Settings)


def make_encoder(data: Path, cache: Path, recipe: Recipe, start: Path | None = None) -> tuple[StaticEncoder, Head]:
    """A trained encoder, and the head that is put on MiniLM beside it.

    Args:
        data: `shared/data`.
        cache: folder for MiniLM's vectors, which take half an hour once.
        recipe: size and manner.
        start: a trained encoder to go on from; without one a plain distillate is made first.
    """
    texts, bridge = Texts(recipe.tf_power), read_bridge()
    material = Material(Corpora(data), texts, recipe.everything)
    short = short_texts(material.corpora)
    wanted = minilm_vectors(short, cache)
    minilm = dict(zip(short, wanted, strict=True))
    contrastive = tasks(material, bridge, minilm)
    axes = principal_axes(wanted, recipe.dim)
    words, table = _former(start) if start else _distillate(material, [*texts.stored, *short], cache, axes, recipe)
    distil = _distillation(texts, short, wanted @ axes, recipe.distil_weight)
    model = TableModel(words, table, texts)
    _log.info("%d rows, %d texts, %d words", words.num_rows, len(texts.stored), len(texts.words))
    train(model, (*contrastive, distil), recipe.settings)
    encoder = model.encoder("kg-static", recipe.head_share)
    head, minilm_head = train_heads(encoder, material, minilm)
    return replace(encoder, head=head), minilm_head


def _former(folder: Path) -> tuple[WordTable, FloatArray]:
    """Words and rows of an encoder as they are."""
    encoder = read_encoder(folder)
    return encoder.words, np.asarray(encoder.table * encoder.scales[:, None], dtype=np.float32)


def _distillate(
    material: Material, texts: Sequence[str], cache: Path, axes: FloatArray, recipe: Recipe
) -> tuple[WordTable, FloatArray]:
    """Words of the texts and rows from MiniLM alone."""
    counts = count_words(texts)
    foreign = meanings(read_bridge(), _english(material.corpora))
    pieces = choose_pieces(counts, minilm_pieces(), foreign, recipe.pieces)
    words = WordTable({piece: row for row, piece in enumerate(pieces)}, recipe.buckets, meanings=foreign)
    return words, plain_table(words, counts, cache, axes)


def ship(
    folder: Path, made: tuple[StaticEncoder, Head], version: str, recipe: Recipe, start: Path | None = None
) -> None:
    """Writes an encoder and MiniLM's head with their origin and settings; `start` is what training went on from."""
    encoder, minilm_head = made
    settings: dict[str, str | int | float] = {
        "steps": recipe.settings.steps,
        "warm": recipe.settings.warm,
        "rate": recipe.settings.rate,
        "seed": recipe.settings.seed,
        "distil_weight": recipe.distil_weight,
        "everything": str(recipe.everything).lower(),
    }
    if start is not None:
        settings["went_on_from"] = msgspec.json.decode((start / MANIFEST).read_bytes(), type=Manifest).version
    write_encoder(folder, encoder, version, sources=SOURCES, settings=settings, minilm_head=minilm_head)


def retell(folder: Path, data: Path, out: Path, version: str) -> None:
    """Writes a trained encoder with the foreign words that bridge/ has now; nothing is trained."""
    encoder = retold(read_encoder(folder), meanings(read_bridge(), _english(Corpora(data))))
    before = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    settings = {**before.settings, "trained_as": before.settings.get("trained_as", before.version)}
    head = read_minilm_head(folder)
    named = replace(encoder, name=before.name)
    write_encoder(out, named, version, sources=SOURCES, settings=settings, minilm_head=head)


def retold(encoder: StaticEncoder, foreign: Mapping[str, Sequence[str]]) -> StaticEncoder:
    """An encoder with these meanings of foreign words; rows that it held for such words are left out."""
    old = encoder.words
    kept = [piece for piece in old.pieces if not is_foreign(piece, foreign)]
    rows = [*(old.pieces[piece] for piece in kept), *range(len(old.pieces), old.num_rows)]
    pieces = {piece: row for row, piece in enumerate(kept)}
    words = WordTable(pieces, old.buckets, old.shortest, old.longest, foreign)
    return replace(encoder, words=words, table=encoder.table[rows], scales=encoder.scales[rows])


def _english(corpora: Corpora) -> set[str]:
    """Words that stand in several English titles, or in some English texts."""
    occupations = (*corpora.onet(), *corpora.esco())
    titles = count_words([*(title for job in occupations for title in job.titles), *corpora.title_list()])
    texts = count_words(text for occupation in occupations for text in (occupation.description, *occupation.tasks))
    texts += count_words(skill.description for skill in corpora.skills())
    papers = count_words(paper.abstract for paper in corpora.papers())
    counted = ((titles, 3), (texts, 5), (papers, 8))
    return {word for counts, least in counted for word, count in counts.items() if count >= least}


def _distillation(texts: Texts, short: list[str], targets: FloatArray, weight: float) -> Distil:
    unit = targets / np.linalg.norm(targets, axis=1, keepdims=True)
    return Distil("distil", np.array(texts.add_all(short)), unit.astype(np.float32), 2048, weight)
