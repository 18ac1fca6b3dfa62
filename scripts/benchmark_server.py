"""A knowledge base in; requests a second, latencies and memory of its server out, beside a server that only answers.

`similar` is asked by id and by text, as fast as the server answers and then at half of that rate; a bare FastAPI
endpoint that returns a constant of the same size is asked in the same run, before and after. Ids are drawn from all
postings, and no question is asked twice in a run or between runs unless the table says "again". "Just started" is a
server that has not worked out ahead what is like each posting; the seconds until it has are printed. At the end the
server gets `--requests` questions, and its memory is read along the way. Needs wrk (Debian: `apt install wrk`).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote

from made_postings import write_postings

import kg
from kg import pipeline
from kg.pipeline import BuildOptions
from kg.schema import NodeType
from kg.web.settings import WebLimits

ROOT = Path(__file__).resolve().parent.parent
_CONNECTIONS = 8
#: Longest wait for what is worked out ahead, in seconds.
_PATIENCE = 1_800.0
#: Questions that are asked again and again.
_AGAIN = 500
#: Seconds between two looks at the memory.
_SOAKED = 20.0
_LUA = """
local paths = {}
for line in io.lines("%(paths)s") do paths[#paths + 1] = line end
local at = 0
function request() at = at %% #paths + 1; return wrk.format("GET", paths[at]) end
%(pace)s
function done(summary, latency)
  local e = summary.errors
  io.write(string.format("FOUND %%d %%f %%f %%f %%f %%d\\n", summary.requests, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3,
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""
_PACE = "function delay() return math.random() * %f end"
_BARE = """
import sys
from fastapi import FastAPI, Response
import uvicorn
app, body = FastAPI(), b"x" * int(sys.argv[2])
@app.get("/{path:path}")
async def constant(path: str) -> Response:
    return Response(body, media_type="application/json")
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", access_log=False)
"""


#: Addresses by the kind of question.
Paths = dict[str, list[str]]


@dataclass(frozen=True)
class Load:
    """What came of one run; latencies in milliseconds, `different` counts the questions that were not asked twice."""

    asked: str
    requests: int
    different: int
    rate: float
    p50: float
    p95: float
    p99: float
    errors: int


@dataclass(frozen=True)
class Report:
    """All runs; `size` of an answer in bytes, `waited` in seconds, `memory` as `_soak` gives it."""

    size: int
    waited: float
    loads: list[Load]
    memory: list[tuple[int, float, int]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table, or JSON."""
    options = _parser().parse_args(arguments)
    if shutil.which("wrk") is None:
        print("wrk is not installed: apt install wrk.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        directory = options.kb or _made(Path(scratch), options.postings)
        paths = _paths(directory)
        with _serving(["-m", "kg.cli", "serve", "--kb", str(directory), "--port"]) as (port, process):
            size = len(_get(port, paths["by id"][0]))
            with _serving(["-c", _BARE], [str(size)]) as (bare, _):
                loads, waited = _loads(Path(scratch), paths, port, bare, options.seconds)
            memory = _soak(Path(scratch), paths, port, process.pid, options.requests)
    _report(Report(size, waited, loads, memory), options.json)
    return 0


def _loads(scratch: Path, paths: Paths, port: int, bare: int, seconds: float) -> tuple[list[Load], float]:
    """All runs, and how many seconds it took until answers were worked out ahead."""
    first, second, third = (_cut(paths, *part) for part in ((0.0, 0.15), (0.15, 0.7), (0.7, 1.0)))
    asking = partial(_load, scratch, port=port, seconds=seconds)
    loads = [_load(scratch, "bare", paths["by id"], port=bare, seconds=seconds)]
    loads.append(asking("by id, just started", first["by id"]))
    waited = _until_ahead(port) if len(paths["by id"]) >= WebLimits().ahead_from else 0.0
    for kind in paths:
        most = asking(kind, second[kind])
        loads += [most, asking(f"{kind}, half", third[kind], most=most)]
        loads.append(asking(f"{kind}, again", third[kind][:_AGAIN]))
    loads.append(_load(scratch, "bare, once more", paths["by id"], port=bare, seconds=seconds))
    return loads, waited


def _load(
    scratch: Path, name: str, paths: Sequence[str], *, port: int, seconds: float, most: Load | None = None
) -> Load:
    """One run of wrk, at half the rate of `most` if that is given: each connection waits before it asks again."""
    (scratch / "paths").write_text("\n".join(paths))
    pause = 2e3 * (2 * _CONNECTIONS - 1) / most.rate + 1.0 if most else None  # wrk waits whole milliseconds
    lua = _LUA % {"paths": scratch / "paths", "pace": "" if pause is None else _PACE % pause}
    (scratch / "ask.lua").write_text(lua)
    command = ["wrk", "-t1", f"-c{_CONNECTIONS}", f"-d{seconds:.0f}s", "-s", str(scratch / "ask.lua")]
    out = subprocess.run([*command, f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=True).stdout
    found = next(line for line in out.splitlines() if line.startswith("FOUND")).split()[1:]
    requests, duration, *times, errors = map(float, found)
    p50, p95, p99 = (round(value, 1) for value in times)
    different = min(int(requests), len(paths))
    return Load(name, int(requests), different, round(requests / duration, 1), p50, p95, p99, int(errors))


def _soak(scratch: Path, paths: Paths, port: int, pid: int, requests: int) -> list[tuple[int, float, int]]:
    """Requests so far, resident megabytes and errors, as more and more is asked, by id and by text in turn."""
    seen, asked, errors = [(0, _megabytes(pid), 0)], 0, 0
    mixed = [path for pair in zip(*paths.values(), strict=False) for path in pair]
    while asked < requests:
        random.Random(asked).shuffle(mixed)
        load = _load(scratch, "soak", mixed, port=port, seconds=_SOAKED)
        asked, errors = asked + load.requests, errors + load.errors
        seen.append((asked, _megabytes(pid), errors))
    return seen


def _cut(paths: Paths, start: float, end: float) -> Paths:
    return {kind: of_kind[int(start * len(of_kind)) : int(end * len(of_kind))] for kind, of_kind in paths.items()}


def _until_ahead(port: int) -> float:
    """Seconds until the server has worked out ahead what is like each posting."""
    began = time.monotonic()
    while time.monotonic() < began + _PATIENCE and b"kg_ahead_bytes 0\n" in _get(port, "/metrics"):
        time.sleep(0.5)
    return round(time.monotonic() - began, 1)


def _made(scratch: Path, number: int) -> Path:
    source = scratch / "postings.jsonl"
    write_postings(source, number)
    pipeline.build([str(source)], scratch / "kb", options=BuildOptions(train=False))
    return scratch / "kb"


def _paths(directory: Path) -> Paths:
    """Questions by id and by text, each once."""
    base = kg.open(directory)
    generator = random.Random(0)
    ids = [node_id for node_id in base.index.rows if node_id.startswith(f"{NodeType.POSTING}:")]
    generator.shuffle(ids)
    names = [base.node(node_id).name for node_id in ids]
    places = [str(base.node(node_id).properties.get("city") or "") for node_id in reversed(ids)]
    base.close()
    texts = [f"{name} {place} {number}" for number, (name, place) in enumerate(zip(names, places, strict=True))]
    return {
        "by id": [f"/api/similar?id={quote(node_id)}&k=10" for node_id in ids],
        "by text": [f"/api/similar?text={quote(text)}&k=10" for text in texts],
    }


@contextmanager
def _serving(command: list[str], more: Sequence[str] = ()) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, *command, str(port), *more], env=environment)
    try:
        for _ in range(600):
            time.sleep(0.1)
            try:
                _get(port, "/health")
                break
            except OSError:
                continue
        yield port, process
    finally:
        process.terminate()
        process.wait(20)


def _get(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        return bytes(answer.read())


def _megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return round(int(line.split()[1]) / 1024, 1)


def _report(report: Report, as_json: bool) -> None:
    if as_json:
        print(json.dumps(asdict(report)))
        return
    print(f"answers of {report.size} bytes, {_CONNECTIONS} connections, worked out ahead after {report.waited} s\n")
    print("| asked | requests | different | requests/s | of bare | p50 ms | p95 ms | p99 ms | errors |")
    print("|---|" + "---|" * 8)
    for load in report.loads:
        share = f"{load.rate / report.loads[0].rate:.2f}"
        cells = (load.asked, load.requests, load.different, load.rate, share, load.p50, load.p95, load.p99, load.errors)
        print("| " + " | ".join(map(str, cells)) + " |")
    print("\n| requests so far | resident MB | errors |\n|---|---|---|")
    for seen in report.memory:
        print("| " + " | ".join(map(str, seen)) + " |")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--kb", type=Path, help="a knowledge base; made of invented postings if not given")
    parser.add_argument("--postings", type=int, default=20_000, help="how many to invent")
    parser.add_argument("--seconds", type=float, default=10.0, help="length of each run")
    parser.add_argument("--requests", type=int, default=0, help="questions asked while memory is watched")
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
