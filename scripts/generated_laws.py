"""A number in, so many generated cases of documents out, on each of which all laws of the knowledge base must hold.

A case is two sets of postings A and B of a small world, in which the same employers, places, teams and skills come
again under several spellings and some postings are near-duplicates of others, in an order and in batches of its own,
and later versions of some of them. They are read as any record is; compared are the bytes of the graph.
"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import ingest, pipeline
from kg.schema import Document
from kg.store import KnowledgeStore, Part, StoredDocument

#: Hundreds of small knowledge bases: in memory where there is such a folder, because a disk would be waited for.
_MEMORY = next((folder for folder in ("/dev/shm",) if Path(folder).is_dir()), None)
_PLACES, _VERSIONS = 12, 4
_TITLES = ("Data Scientist", "Senior Data Scientist", "Night Nurse", "Truck Driver", "Forklift Driver, Nights")
_EMPLOYERS = (
    "Larkspan Logistics",
    "Larkspan Logistics Ltd",
    "LARKSPAN LOGISTICS",
    "Orbelle Clinics",
    "Mirevale Market",
)
_CITIES = ("Turin, Italy", "Torino", "Zürich", "Zurich, Switzerland", "Springfield, IL", "Springfield, MO, US")
_TEAMS = ("", "", "Routing", "routing team", "Pricing")
_SKILLS = ("Python", "python", "SQL", "C++", "R", "Excel", "Kubernetes")
_TEXTS = (
    "You plan the routes of forty vans, talk to their drivers before dawn, keep the board honest and write down why a "
    "van was late, and once a week you present what you found to people who would rather not hear it.",
    "You look after patients in two shifts, hand over without gaps, teach those who come after you, and order what "
    "runs out before it does; nights are paid better and followed by two free days.",
)


@dataclass(frozen=True)
class Case:
    """Documents A and B, later versions of some of A, an order, and where batches end."""

    a: tuple[StoredDocument, ...]
    b: tuple[StoredDocument, ...]
    edited: tuple[StoredDocument, ...]
    seed: int
    batch: int


@dataclass
class Found:
    """How many cases each law was checked on, and what the cases were like."""

    laws: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    near_duplicates: int = 0


class Interrupted(Exception):  # noqa: N818 - no error of ours
    """What ends a write in its middle."""


class EagerFolds(pipeline.Folds):
    """The folds of the pipeline, with summaries from the second fact on, so that small cases use them too."""

    class _Summaries(pipeline.Summaries):
        least = 2

    summaries = _Summaries()


def check(number: int, seed: int = 0) -> Found:
    """Checks all laws on so many cases.

    Raises:
        AssertionError: a law does not hold; the smallest case on which it does not is told.
    """
    found = Found()
    _documents(seed)

    @settings(max_examples=number, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(cases(seed))
    def laws_hold(case: Case) -> None:
        for law in _broken(case, found):
            raise AssertionError(f"broken: {law}")

    laws_hold()
    return found


@st.composite
def cases(draw: st.DrawFn, seed: int = 0) -> Case:
    """Cases of up to twelve documents."""
    numbers = draw(st.lists(st.integers(0, _PLACES - 1), unique=True, min_size=2, max_size=_PLACES))
    versions = [draw(st.integers(0, _VERSIONS - 1)) for _ in numbers]
    cut = draw(st.integers(1, len(numbers) - 1))
    documents = [_documents(seed)[place][version] for place, version in zip(numbers, versions, strict=True)]
    edited = [
        _documents(seed)[place][(version + 1) % _VERSIONS]
        for place, version in zip(numbers[:cut], versions, strict=False)
        if draw(st.booleans())
    ]
    return Case(
        tuple(documents[:cut]),
        tuple(documents[cut:]),
        tuple(edited),
        draw(st.integers(0, 999)),
        draw(st.integers(1, 6)),
    )


def _broken(case: Case, found: Found) -> Iterator[str]:
    """Names of the laws that do not hold."""
    both = (*case.a, *case.b)
    want, want_a = _built(both), _built(case.a)
    shuffled = random.Random(case.seed).sample(both, len(both))
    edited = {item.document.id: item for item in (*both, *case.edited)}
    with _store() as store:
        _put(store, case.a, case.batch)
        results = {"building A in batches = building A": store.dump() == want_a}
        with suppress(Interrupted):
            store.apply(put=_interrupted(case.b), folds=EagerFolds())
        results["an interrupted addition leaves what was there"] = store.dump() == want_a
        _put(store, case.b, case.batch)
        results["adding B after the interruption = building {A, B}"] = store.dump() == want
        _put(store, both, case.batch)
        results["adding twice = adding once"] = store.dump() == want
        store.apply(remove=[item.document.id for item in case.b], folds=EagerFolds())
        results["adding B, then removing B = never added"] = store.dump() == want_a
        _put(store, case.b, len(both))
        store.apply(put=case.edited, folds=EagerFolds())
        results["updating A to A' = building {A', B}"] = store.dump() == _built(tuple(edited.values()))
        wrong = [item.what for item in store.problems(EagerFolds()) if item.part is not Part.MODEL]
        results["the check finds nothing wrong"] = not wrong
        found.near_duplicates += store.counts().edges.get("near_duplicate_of", 0)
    results["building {A, B} = building {B, A}"] = _built(tuple(shuffled)) == want
    found.documents += len(both)
    found.laws.update(law for law, holds in results.items() if holds)
    yield from (law for law, holds in results.items() if not holds)


def _built(items: Sequence[StoredDocument]) -> bytes:
    with _store() as store:
        store.apply(put=items, folds=EagerFolds())
        return store.dump()


def _put(store: KnowledgeStore, items: Sequence[StoredDocument], batch: int) -> None:
    for start in range(0, len(items), batch):
        store.apply(put=items[start : start + batch], folds=EagerFolds())


def _interrupted(items: Sequence[StoredDocument]) -> Iterator[StoredDocument]:
    yield from items
    raise Interrupted


@contextmanager
def _store() -> Iterator[KnowledgeStore]:
    """An empty knowledge base, copied from one that is made once."""
    with tempfile.TemporaryDirectory(dir=_MEMORY) as folder:
        shutil.copytree(_empty(), Path(folder) / "kb")
        with KnowledgeStore.create(Path(folder) / "kb") as store:
            yield store


@lru_cache(maxsize=1)
def _empty() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="kg-empty-"))
    KnowledgeStore.create(folder / "kb").close()
    return folder / "kb"


@lru_cache(maxsize=1)
def _documents(seed: int) -> list[list[StoredDocument]]:
    """Documents by where they stand, in several versions each, read by the extractor."""
    dice, reader = random.Random(seed), pipeline.reader_for(())
    with tempfile.TemporaryDirectory() as folder, chdir(folder):  # documents are called by the path as it is named
        places = []
        for place in range(_PLACES):
            path = Path(f"posting-{place}.jsonl")
            versions = []
            for _ in range(_VERSIONS):
                path.write_text(json.dumps(_record(dice, place)) + "\n", encoding="utf-8")
                read = [reader.read(d) for d in ingest.read_sources([str(path)]) if isinstance(d, Document)]
                versions += [item for item in read if isinstance(item, StoredDocument)]
            places.append(versions)
    return places


def _record(dice: random.Random, place: int) -> dict[str, object]:
    return {
        "id": f"job-{place}",
        "title": dice.choice(_TITLES),
        "company": dice.choice(_EMPLOYERS),
        "location": dice.choice(_CITIES),
        "team": dice.choice(_TEAMS),
        "skills": dice.sample(_SKILLS, dice.randint(0, 4)),
        "description": dice.choice(_TEXTS) + dice.choice(("", " You drive a forklift.", " You know Python and SQL.")),
    }
