"""Readers that ask while one writer adds, removes and replaces the vectors in; errors and mixed generations out.

Each reader is a process that keeps a knowledge base open, now and then opens it anew, and asks `similar`, `show`,
`stats` and `export`. Within a session the vectors must be those of exactly the nodes there are, and the two files
that the writer adds together must both be there or neither; what two readers see of one generation must be equal.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from kg import pipeline
from kg.base import KnowledgeBase
from kg.errors import NotFoundError
from kg.pipeline import BuildOptions
from kg.schema import NodeType
from kg.store import KnowledgeStore

ROOT = Path(__file__).resolve().parent.parent
_REOPEN = 25
_POSTING = """{title}

Quillvane Speech
Turin, Italy

Key job responsibilities
- Train acoustic models for speech recognition in PyTorch

Basic qualifications
- PhD in computer science, job number {number}
"""


@dataclass
class Seen:
    """What one process did: rounds of questions or of writing, counts by generation, and what was wrong."""

    rounds: int = 0
    states: dict[int, tuple[int, int]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def main() -> int:
    """Runs readers and the writer; 0 if nothing was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--sources", type=Path, default=ROOT / "seeds")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-ask-") as folder:
        kb = Path(folder) / "kb"
        pipeline.build([str(arguments.sources)], kb, options=BuildOptions(train=False))
        readers, writer = _run(kb, arguments.readers, arguments.seconds)
    problems = [problem for seen in (*readers, writer) for problem in seen.problems] + _contradictions(readers)
    for problem in dict.fromkeys(problems):
        print(problem)
    generations = {number for seen in readers for number in seen.states}
    print(
        f"{sum(seen.rounds for seen in readers)} rounds of questions by {len(readers)} readers in {len(generations)} "
        f"generations, {writer.rounds} rounds of writing; {len(problems)} errors or mixed generations"
    )
    return 1 if problems or not writer.rounds else 0


def read(kb: Path, until: float) -> Seen:
    """Asks until a moment."""
    seen, base = Seen(), KnowledgeBase.open(kb)
    try:
        while time.time() < until:
            _ask(base, kb, seen)
            seen.rounds += 1
            if seen.rounds % _REOPEN == 0:
                base.close()
                base = KnowledgeBase.open(kb)
    except Exception as error:  # noqa: BLE001 - any error at all is what is looked for
        seen.problems.append(f"a reader failed: {error!r}")
    finally:
        base.close()
    return seen


def write(kb: Path, until: float) -> Seen:
    """Adds two files and removes them, and replaces the vectors now and then, until a moment."""
    seen, folder = Seen(), kb.parent / "new"
    folder.mkdir()
    try:
        for number in count():
            if time.time() >= until:
                break
            for title in ("Acoustic Modelling Scientist", "Prosody Engineer"):
                text = _POSTING.format(title=title, number=number)
                (folder / f"marked-{title[:3]}.txt").write_text(text, encoding="utf-8")
            added = pipeline.add([str(folder)], kb).changes
            with KnowledgeStore.open(kb, readonly=False) as store, store.alone():
                store.compact_vectors()
            pipeline.remove([*added.added, *added.updated], kb)
            seen.rounds += 1
    except Exception as error:  # noqa: BLE001 - any error at all is what is looked for
        seen.problems.append(f"the writer failed: {error!r}")
    return seen


def _ask(base: KnowledgeBase, kb: Path, seen: Seen) -> None:
    answer = base.similar(text="acoustic modelling scientist in Turin", k=5, explain=True)
    with suppress(NotFoundError):  # if removed since: a later question sees a later generation
        base.show(answer.results[0].id)
    view = base.stats()
    state = (view["nodes_total"], view["edges_total"])
    if seen.states.setdefault(view["generation"], state) != state:
        seen.problems.append(f"generation {view['generation']} had two states")
    with base.session():
        nodes = [node.id for node in base.store.nodes()]
        documents = [node.name for node in base.store.nodes(NodeType.DOCUMENT)]
        marked = sum("marked-" in document.source for document in base.store.documents())
        if sorted(base.index.rows) != nodes:
            seen.problems.append("vectors and nodes are of two generations")
        if marked not in (0, 2) or len(documents) != base.store.counts().documents:
            seen.problems.append(f"{marked} of the two new files are there")
    if seen.rounds % 10 == 0:
        out = kb.parent / f"export-{multiprocessing.current_process().pid}"
        base.export("graph", "jsonl", out)
        base.export("embeddings", "npz", out.with_suffix(".npz"))


def _run(kb: Path, num_readers: int, seconds: float) -> tuple[list[Seen], Seen]:
    until = time.time() + seconds
    with multiprocessing.get_context("fork").Pool(num_readers + 1) as pool:
        writer = pool.apply_async(write, (kb, until))
        readers = [pool.apply_async(read, (kb, until)) for _ in range(num_readers)]
        return [item.get() for item in readers], writer.get()


def _contradictions(readers: list[Seen]) -> list[str]:
    known: dict[int, tuple[int, int]] = {}
    return [
        f"two readers saw generation {number} differently"
        for seen in readers
        for number, state in seen.states.items()
        if known.setdefault(number, state) != state
    ]


if __name__ == "__main__":
    sys.exit(main())
