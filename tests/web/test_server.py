"""The real server in a process of its own: slow clients, floods of connections, a token from the environment."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from tests.web.conftest import TOKEN


@dataclass(frozen=True)
class Running:
    """A server: its port, and where what it tells can be read."""

    port: int
    told: IO[str]


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[Running]:
    code = (
        "import sys; from kg.web import server; server._HEADER_SECONDS = 1.0; "
        "from kg.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "serve", "--kb", str(built), "--port", "0"]
    environment = {**os.environ, "KG_TOKEN": TOKEN, "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        assert "may write" in line, line
        os.set_blocking(process.stderr.fileno(), False)
        yield Running(int(line.split()[0].rpartition(":")[2]), process.stderr)
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0


@pytest.fixture
def port(server: Running) -> int:
    return server.port


def _get(port: int, address: str, **headers: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", address, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_pages_and_answers_over_the_wire(port: int) -> None:
    assert _get(port, "/health")[0] == 200
    status, page = _get(port, "/")
    assert status == 200
    assert b"Roles, teams and research topics" in page
    assert _get(port, "/health", Host="harm.example")[0] == 421


def test_a_client_that_never_ends_its_headers_is_shown_the_door(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=8) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        began = time.monotonic()
        assert slow.recv(1000) == b""
        assert time.monotonic() - began < 5


def test_headers_beyond_all_measure_are_refused(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=8) as large:
        large.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: " + b"a" * 100_000)
        assert large.recv(1000)[:12] in (b"HTTP/1.1 400", b"")


@pytest.mark.parametrize("address", ["/api/similar", "/nowhere"])
def test_a_client_that_sends_too_much_is_told_so(port: int, address: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("POST", address, b"a" * 20_000_000, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        assert (answer.status, b"The request is larger than 1,000,000 bytes" in answer.read()) == (413, True)
    finally:
        connection.close()


@pytest.mark.parametrize("chunks", [b"zz\r\nabc\r\n", b"5\r\nabcde\r\nzz\r\n", b"5\r\nabcdefgh\r\n0\r\n\r\n"])
def test_chunks_that_are_none_are_told_in_a_line(server: Running, chunks: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=8) as broken:
        broken.sendall(b"POST /nowhere HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        broken.sendall(chunks)
        assert broken.recv(1000)[:12] in (b"HTTP/1.1 400", b"HTTP/1.1 404")
    assert _get(server.port, "/health")[0] == 200
    assert "Traceback" not in server.told.read()


def test_slow_clients_do_not_stop_others(port: int) -> None:
    slow = [socket.create_connection(("127.0.0.1", port), timeout=8) for _ in range(60)]
    try:
        for client in slow:
            client.sendall(b"POST /api/embed HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{")
        began = time.monotonic()
        assert _get(port, "/api/stats")[0] == 200
        assert time.monotonic() - began < 3
    finally:
        for client in slow:
            client.close()


def test_many_at_once_are_all_answered(port: int) -> None:
    statuses: list[int] = []

    def ask(number: int) -> None:
        statuses.append(_get(port, f"/api/similar?text=robot%20{number % 7}&k=3")[0])

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 40
