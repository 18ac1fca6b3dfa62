"""Postings of one invented employer in, processor seconds of near-duplicate search and what it finds out.

The employer has a few roles, many jobs of each, and posts every job several times with small changes; a third of every
advert is the same in all of them and stands in no section of its own. Cost should grow with the number of postings,
and the adverts of one job should hang together.

Usage: benchmark_blocking.py [--postings 20000]
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.pipeline import Folds
from kg.resolve import load_gazetteer, load_vocabulary, resolve
from kg.schema import Document, DocumentFacts, DocumentKind, Extraction, NodeType, Place, Posting, Relation
from kg.store import KnowledgeStore, StoredDocument

_ROLES = ("Baker", "Cashier", "Driver", "Cook", "Clerk", "Cleaner", "Electrician", "Painter")
_CITIES = ("Berlin", "Hamburg", "Munich", "Cologne", "Dresden", "Leipzig", "Bremen", "Essen")
_COPIES, _FRAME, _OWN, _BATCH = 8, 6, 12, 500

_places, _vocabulary = cache(load_gazetteer), cache(load_vocabulary)


def main() -> None:
    """Prints one line a step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=int, default=20_000)
    wanted = parser.parse_args().postings
    items = list(invented(wanted))
    with tempfile.TemporaryDirectory(prefix="kg-blocking-") as folder, KnowledgeStore.create(folder) as store:
        seconds, done = 0.0, 0
        for batch in batches(items):
            began = time.process_time()
            store.apply(put=batch, folds=Folds())
            seconds += time.process_time() - began
            done += len(batch)
            if done in (wanted // 8, wanted // 4, wanted // 2, wanted):
                print(f"{done:6} postings  {seconds:7.1f} s  {1000 * seconds / done:6.2f} ms a posting", flush=True)
        show_found(store, items)
        more = [_renamed(item) for item in items[:20]]
        began = time.process_time()
        for item in more:
            store.apply(put=[item], folds=Folds())
        print(f"one more copy each of 20: {1000 * (time.process_time() - began) / 20:.0f} ms a posting")


def invented(count: int) -> Iterator[StoredDocument]:
    """Postings of one employer, in random order but always the same ones; copies of a job differ in a sentence."""
    letters = random.Random(5)
    words = ["".join(letters.choices("abdefgiklmnoprstu", k=letters.randint(4, 9))) for _ in range(4000)]
    frame = " ".join(_sentence(letters, words) for _ in range(_FRAME))
    for number in sorted(range(count), key=lambda n: random.Random(n).random()):
        job, own = number // _COPIES, random.Random(number)
        duties = random.Random(-1 - job)
        text = " ".join(_sentence(duties, words) for _ in range(_OWN - 1))
        text = f"{frame} {text} {_sentence(own, words)}"
        source = f"job-{job}-{number}.txt"
        document = Document(f"document:{number:016x}", source, text, "text", str(number))
        place = Place(city=own.choice(_CITIES), country="DE")
        role = _ROLES[job % len(_ROLES)]
        posting = Posting(0, len(text), "1", title=role, role=role, organization="Umbra", primary_location=place)
        extraction = Extraction(document.id, DocumentKind.POSTING, "benchmark", postings=(posting,))
        facts = resolve(document, extraction, places=_places(), vocabulary=_vocabulary())
        yield StoredDocument(document, extraction, _without_hubs(facts))


def _without_hubs(facts: DocumentFacts) -> DocumentFacts:
    """Posting and document alone: what it costs to fold an employer of many postings is not asked here."""
    kept = (NodeType.POSTING, NodeType.DOCUMENT)
    nodes = tuple(node for node in facts.nodes if node.node_type in kept)
    ids = {node.node_id for node in nodes}
    edges = tuple(edge for edge in facts.edges if {edge.src, edge.dst} <= ids)
    return replace(facts, nodes=nodes, edges=edges)


def _renamed(item: StoredDocument) -> StoredDocument:
    """The same advert in another file."""
    document = replace(item.document, id=f"{item.document.id}-2", source=f"2-{item.document.source}")
    extraction = replace(item.extraction, document_id=document.id)
    facts = resolve(document, extraction, places=_places(), vocabulary=_vocabulary())
    return StoredDocument(document, extraction, _without_hubs(facts))


def _sentence(chance: random.Random, words: Sequence[str]) -> str:
    return " ".join(chance.choices(words, k=10)).capitalize() + "."


def batches(items: Sequence[StoredDocument]) -> Iterator[list[StoredDocument]]:
    """As a build takes them: batches that grow with what is there, cut where a line is printed."""
    marks = {len(items) // 8, len(items) // 4, len(items) // 2, len(items)}
    done = 0
    while done < len(items):
        end = min([done + max(_BATCH, done // 4), *(mark for mark in marks if mark > done)])
        yield list(items[done:end])
        done = end


def show_found(store: KnowledgeStore, items: Sequence[StoredDocument]) -> None:
    """How many copies hang together with the first of their job, and how many edges join different jobs."""
    job_of = {item.facts.fingerprints[0].node_id: item.document.source.split("-")[1] for item in items}
    leader = {node_id: node_id for node_id in job_of}

    def root(node_id: str) -> str:
        while leader[node_id] != node_id:
            node_id = leader[node_id]
        return node_id

    wrong = edges = 0
    for edge in store.edges(Relation.NEAR_DUPLICATE_OF):
        edges += 1
        wrong += job_of[edge.src] != job_of[edge.dst]
        leader[root(edge.src)] = root(edge.dst)
    together = len({(job, root(node_id)) for node_id, job in job_of.items()})
    jobs = len(set(job_of.values()))
    print(f"{edges} edges, {wrong} between different jobs; {jobs} jobs in {together} groups")


if __name__ == "__main__":
    main()
