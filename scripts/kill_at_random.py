"""Commands killed at random moments in; whether the knowledge base stayed whole and the next run went on, out.

Each time, a process of its own runs one command on a copy of a knowledge base and is killed with SIGKILL. Then:
the knowledge base opens and `check` finds nothing; its graph is that of the documents it holds, which is a committed
state; the same command, run again, ends in the bytes of graph, vectors and exported files of an undisturbed run,
reads no committed document again, and leaves no file that does not belong there. After `forget` no byte of the name
is left in the folder.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg import ingest, pipeline
from kg.base import KnowledgeBase
from kg.errors import KGError, NotFoundError
from kg.names import fold_name
from kg.pipeline import BuildOptions
from kg.schema import Document, NodeType
from kg.store import KnowledgeStore

ROOT = Path(__file__).resolve().parent.parent
_SECOND_RUN = "again"


@dataclass(frozen=True)
class Command:
    """One command on the folder `kb`, and the knowledge base it starts from; `None` is an empty folder."""

    name: str
    start: str | None
    run: Callable[[Path], object]


@dataclass(frozen=True)
class Undisturbed:
    """What the command does if nobody kills it: how long, when it first wrote, and the end."""

    seconds: float
    first_write: float
    end: Mapping[str, str]


@dataclass
class Findings:
    """What went wrong, in words, and how far the killed commands had come."""

    problems: list[str] = field(default_factory=list)
    reached: Counter[str] = field(default_factory=Counter)


def main() -> int:
    """Kills `--times` commands; 0 if all is well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--no-train", action="store_true", help="builds make text vectors only, which is quicker")
    parser.add_argument("--every", type=int, default=2, help="every so many files of the seeds are taken")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-kill-") as folder:
        began = time.perf_counter()
        ground = Ground(Path(folder), train=not arguments.no_train, every=arguments.every)
        print(f"made ready in {time.perf_counter() - began:.1f} s; undisturbed " + ground.view())
        findings = ground.kill_many(arguments.times, random.Random(arguments.seed))
    for problem in findings.problems:
        print(problem)
    reached = ", ".join(f"{count} {name}" for name, count in sorted(findings.reached.items()))
    print(f"{arguments.times} kills, {len(findings.problems)} problems; killed {reached}")
    return 1 if findings.problems else 0


class Ground:
    """Sources, knowledge bases to start from, and the undisturbed run of each command."""

    def __init__(self, folder: Path, *, train: bool, every: int) -> None:
        self.folder = folder
        self.options = BuildOptions(train=train)
        self.first, self.second = folder / "first", folder / "second"
        _copy_seeds(self.first, self.second, every)
        pipeline.reader_for(()).read(next(_documents(self.first)))
        self._make("one", self.first)
        self._make("two", self.first, self.second)
        self._make("added", self.first)
        _fork(lambda: pipeline.add([str(self.second)], folder / "added"), None)
        with KnowledgeStore.open(folder / "two") as two, KnowledgeStore.open(folder / "one") as one:
            self.later = sorted(two.document_ids() - one.document_ids())
            named = [node.name for node in two.nodes(NodeType.PERSON) if " " in node.name]
        self.person = next((name for name in named if _naming(folder / "two", name)), None)
        self.commands = self._commands()
        self.undisturbed = {command.name: self._watch(command) for command in self.commands}

    def view(self) -> str:
        """How long each command takes."""
        return ", ".join(f"{name} {usual.seconds:.2f} s" for name, usual in self.undisturbed.items())

    def kill_many(self, times: int, dice: random.Random) -> Findings:
        """Kills commands in turn, each at a moment of its own."""
        findings = Findings()
        for number in range(times):
            command = self.commands[number % len(self.commands)]
            usual = self.undisturbed[command.name]
            begin = usual.first_write if number // len(self.commands) % 2 else 0.0
            moment = dice.uniform(begin, usual.seconds * 1.02)
            self._kill_one(command, moment, f"{number + 1}: {command.name} killed after {moment:.3f} s", findings)
        return findings

    def _commands(self) -> list[Command]:
        sources = [str(self.first), str(self.second)]
        return [
            Command("build", None, lambda kb: pipeline.build(sources, kb, options=self.options, batch_size=8)),
            Command("add", "one", lambda kb: pipeline.add([str(self.second)], kb)),
            Command("remove", "two", lambda kb: pipeline.remove(self.later, kb)),
            Command("rebuild", "one", lambda kb: pipeline.build(sources, kb, options=self.options, batch_size=4)),
            Command("export", "two", self._export),
            Command("train", "added", pipeline.train),
            *([Command("forget", "two", self._forget)] if self.person else []),
        ]

    def _forget(self, kb: Path) -> None:
        pipeline.forget_person(str(self.person), kb)

    def _export(self, kb: Path) -> None:
        with KnowledgeBase.open(kb) as base:
            base.export("graph", "jsonl", kb.parent / "graph")
            base.export("graph", "graphml", kb.parent / "graph.xml")
            base.export("embeddings", "npz", kb.parent / "vectors.npz")

    def _make(self, name: str, *sources: Path) -> None:
        _fork(lambda: pipeline.build([str(s) for s in sources], self.folder / name, options=self.options), None)

    def _place(self, command: Command) -> Path:
        place = self.folder / "place"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        if command.start:
            shutil.copytree(self.folder / command.start, place / "kb")
        if command.name == "export":  # a former export is there and must not be lost
            with KnowledgeBase.open(self.folder / "one") as base:
                base.export("graph", "jsonl", place / "graph")
        return place / "kb"

    def _watch(self, command: Command) -> Undisturbed:
        kb = self._place(command)
        before, began, first = _glance(kb.parent), time.perf_counter(), 0.0
        child = _start(lambda: command.run(kb))
        while os.waitpid(child, os.WNOHANG)[0] == 0:
            if not first and _glance(kb.parent) != before:
                first = time.perf_counter() - began
            time.sleep(0.002)
        return Undisturbed(time.perf_counter() - began, first, _end_of(kb))

    def _kill_one(self, command: Command, moment: float, label: str, findings: Findings) -> None:
        kb = self._place(command)
        ended = _fork(lambda: command.run(kb), moment)
        committed = self._look(kb, command, label, findings)
        findings.reached["after its end" if ended else f"in {command.name}"] += 1
        gone = command.name == "remove" and not committed & set(self.later)
        status = _fork(lambda: _report(command, kb), None)
        if status != 0 and not gone:
            findings.problems.append(f"{label}: the same command failed afterwards")
        elif command.name in ("build", "rebuild") and not self._went_on(kb, committed):
            findings.problems.append(f"{label}: committed documents were read again")
        end = _end_of(kb)
        for part, value in self.undisturbed[command.name].end.items():
            if end.get(part) != value:
                findings.problems.append(f"{label}: {part} differs from the undisturbed run")
        if command.name == "forget":
            findings.problems += [
                f"{label}: '{self.person}' stands in {file}" for file in _naming(kb, str(self.person))
            ]
        for left in sorted(set(end) - set(self.undisturbed[command.name].end)):
            findings.problems.append(f"{label}: '{left}' was left behind")

    def _look(self, kb: Path, command: Command, label: str, findings: Findings) -> set[str]:
        """Documents that are there after the kill, once all of it is found to be whole."""
        try:
            with KnowledgeStore.open(kb) as store:
                ids, dump, wrong = store.document_ids(), store.dump(), store.check()
            with KnowledgeBase.open(kb) as base:
                base.stats()
                base.similar(text="nurse", k=1)
        except NotFoundError:
            if command.start:
                findings.problems.append(f"{label}: the knowledge base or its vectors are gone")
            elif not (kb / "kg.sqlite").exists():
                return set()
        except KGError as error:
            findings.problems.append(f"{label}: {error}")
            return set()
        findings.problems += [f"{label}: {item}" for item in wrong]
        committed = {self._graph_of(ids)}
        if command.name == "forget":
            committed.add(self.undisturbed[command.name].end["graph"])
        if _hash(dump) not in committed:
            findings.problems.append(f"{label}: the graph is not that of its {len(ids)} documents")
        if command.name in ("add", "remove") and ids & set(self.later) not in (set(), set(self.later)):
            findings.problems.append(f"{label}: half of the change is there")
        if command.name == "export" and not (kb.parent / "graph" / "nodes.jsonl").exists():
            lost = not list(kb.parent.glob(".graph.*.old"))
            findings.problems += [f"{label}: the former export is lost"] if lost else []
        return ids

    def _graph_of(self, ids: set[str]) -> str:
        """The graph of these documents, made in another way: by taking all others out."""
        copy = self.folder / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.folder / "two", copy)
        with KnowledgeStore.open(copy, readonly=False) as store:
            store.apply(remove=sorted(store.document_ids() - ids), folds=pipeline.Folds())
            return _hash(store.dump())

    def _went_on(self, kb: Path, committed: set[str]) -> bool:
        return int((kb.parent / _SECOND_RUN).read_text()) == len(committed)


def _report(command: Command, kb: Path) -> None:
    report = command.run(kb)
    if isinstance(report, pipeline.BuildReport):
        (kb.parent / _SECOND_RUN).write_text(str(len(report.changes.unchanged)))


def _copy_seeds(first: Path, second: Path, every: int) -> None:
    """Some files of the seeds, every fourth of them in the second folder."""
    files = [path for path in sorted((ROOT / "seeds").rglob("*")) if path.is_file() and path.name[0] not in ".R"]
    for number, path in enumerate(files[::every]):
        folder = second if number % 4 == 1 else first
        folder.mkdir(exist_ok=True)
        shutil.copyfile(path, folder / path.name)


def _documents(folder: Path) -> Iterator[Document]:
    return (item for item in ingest.read_sources([str(folder)]) if isinstance(item, Document))


def _glance(folder: Path) -> list[tuple[str, int]]:
    return [(str(path), path.stat().st_mtime_ns) for path in sorted(folder.glob("*/*")) if path.exists()]


def _end_of(kb: Path) -> dict[str, str]:
    """Hash of graph, vectors and every exported file, and the name of any other file there is."""
    end = {path.name: _hash(path.read_bytes()) for path in sorted(kb.parent.rglob("*")) if _exported(path, kb)}
    for path in kb.rglob("*"):
        if path.name not in ("kg.sqlite", "kg.sqlite-wal", "kg.sqlite-shm", "vectors"):
            generation = path.relative_to(kb / "vectors").parts if "vectors" in path.parts else ("?",)
            end["/".join(("vectors", "N", *generation[1:])) if generation[0][0] != "." else str(path)] = "there"
    if len(list((kb / "vectors").glob("*"))) > 1:
        end["two generations of vectors"] = "there"
    with KnowledgeStore.open(kb) as store:
        stored = store.read_vectors()
        end["graph"] = _hash(store.dump())
        end["vectors"] = "none" if stored is None else _hash("\n".join(stored.ids).encode() + stored.matrix.tobytes())
    return end


def _naming(kb: Path, name: str) -> list[str]:
    """Files in which a name stands, in some encoding and any case, or as an id."""
    spellings = [name, fold_name(name).replace(" ", "-"), name.replace(" ", "_"), "+".join(name.split())]
    codes = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-7")
    wanted = {spelling.lower().encode(code) for spelling in spellings for code in codes}
    files = [path for path in sorted(kb.rglob("*")) if path.is_file()]
    return [path.name for path in files if any(code in path.read_bytes().lower() for code in wanted)]


def _exported(path: Path, kb: Path) -> bool:
    return path.is_file() and kb not in path.parents and path.name != _SECOND_RUN


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _fork(work: Callable[[], object], moment: float | None) -> int:
    """Runs work in a process of its own, killed after some seconds; its exit status, 0 if it was killed."""
    child = _start(work)
    if moment is None:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    return int(not os.WIFSIGNALED(os.waitpid(child, 0)[1]))


def _start(work: Callable[[], object]) -> int:
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    try:
        work()
    except KGError as error:
        sys.stderr.write(f"kg: {error}\n")
        os._exit(1)
    except BaseException as error:  # noqa: BLE001 - a forked process must never go on as its parent
        sys.stderr.write(f"{error!r}\n")
        os._exit(3)
    os._exit(0)


if __name__ == "__main__":
    import kg.extract
    import kg.teacher  # noqa: F401 - loaded once, so that the children are killed at work and not while importing

    sys.exit(main())
