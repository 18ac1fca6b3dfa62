"""A number of postings in; how long one more takes until it is found, at that number and at a tenth of it, out.

A knowledge base of invented postings is built, then opened once; then single postings are added one by one. What is
timed is from the posting as a record to the answer of `similar` that has it: reading, extracting, resolving, facts,
near-duplicates, graph, full text, vector and index, and the question.

Reading a hundred thousand postings takes a quarter of an hour, so with `--read N` only N are read, and each is stored
several times under other ids and with other fingerprints: that gives as many facts about the same employers, places,
roles and skills.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from made_postings import postings, write_postings

import kg
from kg import ingest, pipeline
from kg.pipeline import BuildOptions, Folds
from kg.schema import Document, DocumentFacts, EdgeFact, Evidence, Fingerprint, NodeFact
from kg.store import KnowledgeStore, StoredDocument

_BATCH = 2_000
_SALT = 0x9E3779B97F4A7C15
_STEPS = ("stored", "found by id", "found by text")


@dataclass(frozen=True)
class Times:
    """Seconds of every repetition by step: until it is stored, asked for by id, asked for by its title.

    `processor` are those of the processor until it is found by id: what an idle machine would take, but for its disk.
    """

    stored: list[float]
    found: list[float]
    found_by_text: list[float]
    processor: list[float]

    def line(self, number: int) -> str:
        """Medians, and the slowest of ten."""
        total = sorted(a + b for a, b in zip(self.stored, self.found, strict=True))
        slow = total[int(0.9 * (len(total) - 1))]
        parts = (
            f"{name} {1000 * statistics.median(values):.0f} ms"
            for name, values in zip(_STEPS, (self.stored, self.found, self.found_by_text), strict=True)
        )
        head = f"{number:>7} postings: {1000 * statistics.median(total):.0f} ms, nine of ten below {1000 * slow:.0f} ms"
        busy = f"processor {1000 * statistics.median(self.processor):.0f} ms"
        return f"{head} ({', '.join(parts)}; {busy})"


def main() -> int:
    """Prints times at a tenth of the postings and at all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=100_000)
    parser.add_argument("--read", type=int, default=None, help="postings that are read; all by default")
    parser.add_argument("--repeats", type=int, default=30)
    parser.add_argument("--train", action="store_true", help="teach it the graph too, which takes another half hour")
    parser.add_argument("--folder", type=Path, default=None, help="where the knowledge bases are kept; else nowhere")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-add-") as temporary:
        folder = arguments.folder or Path(temporary)
        medians: list[tuple[float, float]] = []
        for number in (arguments.postings // 10, arguments.postings):
            kb = folder / f"kb-{number}"
            if not kb.exists():
                began = time.perf_counter()
                _build(kb, number, min(arguments.postings, arguments.read or arguments.postings), arguments.train)
                print(f"{number:>7} postings: built in {time.perf_counter() - began:.0f} s", flush=True)
            times = _measure(kb, number, arguments.repeats)
            print(times.line(number), flush=True)
            total = statistics.median(a + b for a, b in zip(times.stored, times.found, strict=True))
            medians.append((total, statistics.median(times.processor)))
        (wall, busy), (more_wall, more_busy) = medians
        print(f"growth: {more_wall / wall:.2f} times, of the processor's time {more_busy / busy:.2f} times")
    return 0


def _build(kb: Path, number: int, read: int, train: bool) -> None:
    kb.parent.mkdir(parents=True, exist_ok=True)
    file = kb.parent / f"made-{read}.jsonl"
    write_postings(file, read)
    head = kb.parent / "made-head.jsonl"
    head.write_text("".join(file.read_text(encoding="utf-8").splitlines(keepends=True)[:10]), encoding="utf-8")
    pipeline.build([str(head)], kb, options=BuildOptions(train=train))
    documents = _read(file)
    with KnowledgeStore.open(kb, readonly=False) as store:
        for start in range(0, number, _BATCH):
            rows = range(start, min(start + _BATCH, number))
            store.apply(put=[_copied(documents[row % read], row // read) for row in rows], folds=Folds())
    pipeline.train(kb)


@lru_cache(maxsize=1)
def _read(file: Path) -> list[StoredDocument]:
    reader = pipeline.reader_for(())
    items = (reader.read(item) for item in ingest.read_sources([str(file)]) if isinstance(item, Document))
    return [item for item in items if isinstance(item, StoredDocument)]


def _copied(item: StoredDocument, copy: int) -> StoredDocument:
    """The same facts of another document about another posting; the first copy is the document itself."""
    if copy == 0:
        return item
    old = item.document.id
    new = f"{old}-{copy}"
    own = {old: new, **{fact.node_id: f"{fact.node_id}-{copy}" for fact in item.facts.nodes if _is_own(fact)}}

    def moved(evidence: Evidence | None) -> Evidence | None:
        return None if evidence is None else replace(evidence, document_id=new)

    def node(fact: NodeFact) -> NodeFact:
        node_id = own.get(fact.node_id, fact.node_id)
        return replace(fact, node_id=node_id, document_id=new, evidence=moved(fact.evidence))

    def edge(fact: EdgeFact) -> EdgeFact:
        ends = own.get(fact.src, fact.src), own.get(fact.dst, fact.dst)
        return replace(fact, src=ends[0], dst=ends[1], document_id=new, evidence=moved(fact.evidence))

    def fingerprint(value: Fingerprint) -> Fingerprint:
        """That of a posting in other words."""
        salt = copy * _SALT % (1 << 63)
        blocks = sorted((band ^ salt, rank) for band, rank in zip(value.bands, value.ranks, strict=True))
        return replace(
            value,
            node_id=own[value.node_id],
            document_id=new,
            bands=tuple(band for band, _ in blocks),
            ranks=tuple(rank for _, rank in blocks),
            shingles=tuple(sorted(number ^ salt for number in value.shingles)),
        )

    facts = DocumentFacts(
        new,
        tuple(map(node, item.facts.nodes)),
        tuple(map(edge, item.facts.edges)),
        tuple(map(fingerprint, item.facts.fingerprints)),
    )
    document = replace(item.document, id=new, source=f"{item.document.source}-{copy}")
    return StoredDocument(document, replace(item.extraction, document_id=new), facts)


def _is_own(fact: NodeFact) -> bool:
    return fact.node_id.startswith(("posting:", "document:"))


def _measure(kb: Path, number: int, repeats: int) -> Times:
    times = Times([], [], [], [])
    with kg.open(kb) as base, tempfile.TemporaryDirectory(dir=kb.parent) as folder:
        base.similar(text="nurse", k=1)  # what is read once is read
        first = time.time_ns()  # postings that no former run has added
        for turn, record in enumerate(postings(repeats + 2, number, first)):
            file = Path(folder) / f"{record['id']}.jsonl"
            file.write_text(json.dumps(record), encoding="utf-8")
            began, busy = time.perf_counter(), time.process_time()
            changes = base.add(file).changes
            stored = time.perf_counter()
            (posting,) = (node_id for node_id in changes.new_nodes if node_id.startswith("posting:"))
            base.similar(id=posting, k=10)
            found, busy = time.perf_counter(), time.process_time() - busy
            answer = base.similar(text=str(record["description"]), k=10, keep_duplicates=True)
            asked = time.perf_counter()
            if posting not in [match.id for match in answer.results]:
                raise SystemExit(f"{posting} is not found by its own text")
            if turn >= 2:  # the first ones still load the extractor
                times.processor.append(busy)
                times.stored.append(stored - began)
                times.found.append(found - stored)
                times.found_by_text.append(asked - found)
    return times


if __name__ == "__main__":
    sys.exit(main())
