"""A knowledge base in, its model and vectors out: from graph over features, teacher and student to index."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg import search
from kg.errors import StoreError
from kg.evaluate.model_card import MODEL_CARD, model_card
from kg.features import load_encoder
from kg.learning.lesson import ChosenEncoder, Learnt, learn, text_only
from kg.learning.refresh import texts_of
from kg.options import BuildOptions, plain, remembered_options
from kg.ports import TextEncoder
from kg.progress import Clock
from kg.store import KnowledgeStore, text_hash

_TRAINED = "trained"
#: Beside the database: where an interrupted training stands.
_CHECKPOINT = "training.checkpoint"


def train_store(
    store: KnowledgeStore, options: BuildOptions, clock: Clock, encoder: TextEncoder | None = None
) -> Mapping[str, Any]:
    """From graph over features, teacher and student to index, unless the last training saw the same.

    `encoder` is that of the options if it is loaded already.
    """
    trained = store.meta(_TRAINED)
    if trained == {"generation": store.generation, **plain(options)}:
        vectors = store.read_vectors()
        return vectors.manifest.facts if vectors is not None and vectors.manifest is not None else {}
    nodes, edges = list(store.nodes()), list(store.edges())
    chosen = ChosenEncoder(encoder or load_encoder(options.encoder), options.encoder)
    texts = texts_of(store, nodes)
    checkpoint = Path(store.directory) / _CHECKPOINT
    if options.train and edges:
        learnt = learn(nodes, edges, texts, chosen, seed=options.seed, show=clock.stage, checkpoint=checkpoint)
    else:
        learnt = text_only(nodes, texts, chosen, show=clock.stage)
    with clock.stage("index"), store.transaction():
        facts = _write_model(store, learnt, {node.id: text for node, text in zip(nodes, texts, strict=True)})
        store.set_meta(_TRAINED, {"generation": store.generation + 1, **plain(options)})
    checkpoint.unlink(missing_ok=True)
    return facts


def forget_training(store: KnowledgeStore) -> None:
    """Makes the next training start, whatever the last one saw."""
    store.set_meta(_TRAINED, None)


def _write_model(store: KnowledgeStore, learnt: Learnt, texts: Mapping[str, str]) -> Mapping[str, Any]:
    """Model, words and vectors, and what is known of them.

    The files pass through a folder that the store cleans up if this is interrupted.
    """
    try:
        with TemporaryDirectory(dir=store.scratch()) as folder:
            learnt.embedder.files(Path(folder))
            card = model_card(
                learnt.facts,
                store.counts().view(),
                encoder=learnt.embedder.encoder.name,
                seed=remembered_options(store).seed,
            )
            (Path(folder) / MODEL_CARD).write_text(card, encoding="utf-8")
            worded = [node_id for node_id in texts if node_id.startswith(("posting:", "paper:"))]
            search.write_wording(Path(folder), worded, [texts[node_id] for node_id in worded])
            recall = search.write_sketch(Path(folder), learnt.ids, learnt.vectors)
            facts = {**learnt.facts, "index_recall_at_10": round(recall, 4)}
            files = {path.name: path for path in sorted(Path(folder).iterdir())}
            hashes = [text_hash(texts[node_id]) for node_id in learnt.ids]
            store.write_vectors(learnt.ids, learnt.vectors, files=files, facts=facts, texts=hashes)
            return facts
    except OSError as error:
        raise StoreError(
            f"The model cannot be written to '{store.directory}' ({error.strerror or error}): free some room or "
            "check the rights, and run the same command again; what is there is kept."
        ) from error
