"""Two sources A and B in, whether the laws of the knowledge base hold on them out; compared are exported bytes.

Building {A, B} is building {B, A} is building A then adding B; what is added and removed was never there; adding
twice is adding once; a changed file leaves nothing of its former self. Nothing is trained.

With `--generated N` the laws are checked on N generated cases instead, see `generated_laws.py`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from kg import pipeline
from kg.base import KnowledgeBase
from kg.pipeline import BuildOptions

#: Words of adverts and papers that stand for an edit of the file; one takes away a record, or damages a name.
_EDITS = ((b"Senior", b"Junior"), (b"Python", b"Fortran"), (b"Engineer", b"Analyst"), (b"Learning", b"Weaving"))


def main() -> int:
    """Checks the laws; 0 if all hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="*", type=Path, help="files and folders; every second one is B, the others A")
    parser.add_argument("--generated", type=int, default=0, metavar="N", help="so many generated cases instead")
    arguments = parser.parse_args()
    if bool(arguments.generated) == (len(arguments.sources) > 1):
        parser.error("name at least two sources, or --generated N")
    return _generated(arguments.generated) if arguments.generated else _of_sources(arguments.sources)


def _generated(number: int) -> int:
    from generated_laws import check

    began = time.perf_counter()
    found = check(number)
    for law, cases in found.laws.items():
        print(f"holds {cases:>6} times  {law}")
    print(
        f"{min(found.laws.values())} cases with {found.documents} documents and {found.near_duplicates} pairs of "
        f"near-duplicates, {len(found.laws)} laws hold ({time.perf_counter() - began:.1f} s)"
    )
    return 0


def _of_sources(named: Sequence[Path]) -> int:
    sources, began = [path.resolve() for path in named], time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="kg-laws-") as folder:
        os.chdir(folder)  # documents are called by the path as it is named
        results = Laws(_copied(sources[::2], "a"), _copied(sources[1::2], "b")).check()
    for law, holds in results.items():
        print(f"{'holds ' if holds else 'BROKEN'}  {law}")
    print(f"{sum(results.values())} of {len(results)} laws hold ({time.perf_counter() - began:.1f} s)")
    return 0 if all(results.values()) else 1


class Laws:
    """The laws for two folders; knowledge bases are made in the current folder."""

    def __init__(self, a: str, b: str) -> None:
        self.a, self.b = a, b
        self._number = 0

    def check(self) -> dict[str, bool]:
        """Each law, and whether it holds."""
        kb_a, both = self._build(self.a), self._build(self.a, self.b)
        want_a, want = _exported(kb_a), _exported(both)
        added = self._copy(kb_a)
        later = pipeline.add([self.b], added).changes.added
        grown = _exported(added)
        pipeline.add([self.b], added)
        twice = _exported(added)
        pipeline.remove(later, added)
        back = _exported(added)
        rebuilt = self._copy(kb_a)
        pipeline.build([self.a, self.b], rebuilt, options=BuildOptions(train=False), batch_size=7)
        shrunk = self._copy(both)
        pipeline.build([self.a], shrunk, options=BuildOptions(train=False))
        results = {
            "building {A, B} = building {B, A}": _exported(self._build(self.b, self.a)) == want,
            "building A, then adding B = building {A, B}": grown == want,
            "adding twice = adding once": twice == want,
            "adding B, then removing B = never added": back == want_a,
            "building {A, B} over A, in small batches = building {A, B}": _exported(rebuilt) == want,
            "building A over {A, B} = building A": _exported(shrunk) == want_a,
            "sizes: B adds something": want != want_a,
        }
        return {**results, **self._edited(both, want)}

    def _edited(self, both: str, former: str) -> dict[str, bool]:
        """Edits A in place."""
        for path in sorted(Path(self.a).rglob("*")):
            if path.is_file():
                content = path.read_bytes()
                for old, new in _EDITS:
                    content = content.replace(old, new)
                path.write_bytes(_without_a_record(path, content))
        want = _exported(self._build(self.a, self.b))
        pipeline.add([self.a], both)
        return {
            "updating A to A' = building {A', B}": _exported(both) == want,
            "sizes: the edit changes something": want != former,
        }

    def _build(self, *sources: str) -> str:
        self._number += 1
        pipeline.build(sources, f"kb{self._number}", options=BuildOptions(train=False))
        return f"kb{self._number}"

    def _copy(self, kb: str) -> str:
        self._number += 1
        shutil.copytree(kb, f"kb{self._number}")
        return f"kb{self._number}"


def _copied(sources: Sequence[Path], name: str) -> str:
    Path(name).mkdir()
    for source in sources:
        if source.is_dir():
            shutil.copytree(source, Path(name) / source.name)
        else:
            shutil.copyfile(source, Path(name) / source.name)
    return name


def _without_a_record(path: Path, content: bytes) -> bytes:
    """Of a file with a record a line, all but the last."""
    lines = content.splitlines(keepends=True)
    return b"".join(lines[:-1]) if path.suffix in (".jsonl", ".csv") and len(lines) > 2 else content


def _exported(kb: str) -> str:
    """Hash of the exported graph and of the list of what could not be used."""
    with KnowledgeBase.open(kb) as base:
        base.export("graph", "jsonl", "graph")
        quarantined = repr(base.store.quarantine())
    files = [path.read_bytes() for path in sorted(Path("graph").iterdir())]
    return hashlib.sha256(b"\0".join([*files, quarantined.encode()])).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
