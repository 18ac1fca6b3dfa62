"""What the scripts show at length, in short: kills at random moments, readers beside a writer, laws on real shapes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import NotFoundError, StoreError
from kg.pipeline import BuildOptions
from kg.store import KnowledgeStore

ROOT = Path(__file__).resolve().parents[2]
POSTING = "{title}\n\nLarkspan Logistics\nBettembourg, Luxembourg\n\nYou drive a forklift in two shifts.\n"


def _script(name: str, *arguments: str) -> str:
    command = [sys.executable, "-W", "ignore", str(ROOT / "scripts" / name), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_kills_at_random_moments_lose_nothing() -> None:
    assert "6 kills, 0 problems" in _script("kill_at_random.py", "--times", "6", "--no-train", "--every", "7")


def test_readers_see_one_generation_while_another_writes() -> None:
    assert "0 errors or mixed generations" in _script(
        "ask_while_writing.py", "--seconds", "5", "--sources", str(ROOT / "seeds" / "research")
    )


def test_the_laws_hold_on_pages_and_records() -> None:
    sources = [ROOT / "seeds" / name for name in ("records/larkspan-openings.csv", "records/partner-openings.jsonl")]
    assert "9 of 9 laws hold" in _script("check_laws.py", *map(str, sources))


def test_the_laws_hold_on_generated_cases() -> None:
    assert "8 laws hold" in _script("check_laws.py", "--generated", "40")


def test_several_workers_build_what_one_builds(tmp_path: Path) -> None:
    sources = [str(ROOT / "seeds" / "records"), str(ROOT / "seeds" / "jobs")]
    for name, workers in (("one", 1), ("two", 2)):
        pipeline.build(sources, tmp_path / name, options=BuildOptions(train=False), workers=workers)
    with KnowledgeStore.open(tmp_path / "one") as one, KnowledgeStore.open(tmp_path / "two") as two:
        assert (one.dump(), one.versions()) == (two.dump(), two.versions())
        assert all(one.extraction(document) == two.extraction(document) for document in one.document_ids())


def test_what_is_not_in_a_file_any_more_is_taken_out_when_it_is_added_again(tmp_path: Path) -> None:
    listed = tmp_path / "openings.csv"
    listed.write_text("title,company\nNight Nurse,Orbelle\nTruck Driver,Larkspan\n", encoding="utf-8")
    pipeline.build([str(listed)], tmp_path / "kb", options=BuildOptions(train=False))
    listed.write_text("title,company\nNight Nurse,Orbelle\n", encoding="utf-8")
    changes = pipeline.add([str(listed)], tmp_path / "kb").changes
    assert (len(changes.unchanged), len(changes.removed)) == (1, 1)


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path) -> None:
    with KnowledgeStore.create(tmp_path / "kb") as first, KnowledgeStore.create(tmp_path / "kb", timeout=0.1) as second:
        with (
            first.alone(),
            pytest.raises(StoreError, match=r"written by another process \(waited 0.1 s\)"),
            second.alone(),
        ):
            pass
        with second.alone():
            assert second.generation == 0


def test_documents_are_removed_by_the_beginning_of_their_id(tmp_path: Path) -> None:
    for title in ("Night Nurse", "Truck Driver"):
        (tmp_path / f"{title}.txt").write_text(POSTING.format(title=title), encoding="utf-8")
    kb = tmp_path / "kb"
    pipeline.build([str(path) for path in sorted(tmp_path.glob("*.txt"))], kb, options=BuildOptions(train=False))
    with KnowledgeStore.open(kb) as store:
        first, _ = sorted(store.document_ids())
        posting = next(node.id for node in store.nodes() if node.id.startswith("posting:"))
    for wrong, said in (
        ("document:", "There is no document 'document:'"),
        ("document:zzz", "There is no document 'document:zzz'"),
        (posting, "is no document, only documents can be removed; it is mentioned in document:"),
    ):
        with pytest.raises(NotFoundError, match=said):
            pipeline.remove([wrong], kb)
    assert pipeline.remove([first[:20]], kb).changes.removed == (first,)


@pytest.mark.parametrize("most", [100_000, 700_000])
def test_a_disk_that_takes_no_more_is_one_clear_line_and_loses_nothing(tmp_path: Path, most: int) -> None:
    kb, sources = tmp_path / "kb", str(ROOT / "seeds" / "records")
    (tmp_path / "nurse.txt").write_text(POSTING.format(title="Night Nurse"), encoding="utf-8")
    pipeline.build([str(tmp_path / "nurse.txt")], kb, options=BuildOptions(train=False))
    with KnowledgeStore.open(kb) as store:
        before = store.dump()
    program = (
        f"import resource, sys; from kg import ingest; list(ingest.read_sources([{sources!r}])); "  # loads its models
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most})); "
        f"from kg.cli import main; sys.exit(main(['add', {sources!r}, '--kb', {str(kb)!r}]))"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, check=False)
    last = done.stderr.strip().splitlines()[-1]
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert "kg: '" in last
    assert "does not fit on the disk" in last or "cannot be read or written: check the disk" in last
    with KnowledgeStore.open(kb) as store:
        assert (store.dump(), store.check()) == (before, [])
    assert pipeline.add([sources], kb).changes.added
