"""Address and port in, a running server out, which closes the door on clients that do not get to the point."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import h11
import uvicorn
from threadpoolctl import threadpool_limits
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.errors import QueryError
from kg.web.app import make_app
from kg.web.pauses import short_pauses
from kg.web.settings import WebLimits, WebSettings

log = logging.getLogger("kg.web")
_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
_HEADER_SECONDS = 10.0
_BACKLOG = 512


def run(directory: Path, host: str, port: int, token: str | None) -> None:
    """Serves until interrupted.

    Raises:
        NotFoundError: there is no knowledge base in the folder.
        QueryError: the port is taken or no port, or the token is too short.
    """
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    limits = WebLimits()
    token = token or os.environ.get("KG_TOKEN") or None
    settings = WebSettings(token=token, hosts=_LOOPBACK_NAMES if _is_loopback(host) else None, limits=limits)
    app = make_app(directory, settings)
    # threads of the server share the cores already: further ones inside a product only wait for each other
    with _listening(host, port) as listener, threadpool_limits(1), short_pauses():
        log.info("http://%s:%d  (%s)", _shown(host), listener.getsockname()[1], "may write" if token else "read only")
        uvicorn.Server(config(app, limits)).run(sockets=[listener])


def config(app: Any, limits: WebLimits) -> uvicorn.Config:
    """How uvicorn is to serve: a bounded number of connections, idle ones closed soon."""
    return uvicorn.Config(
        app,
        http=ImpatientProtocol,
        ws="none",
        access_log=False,
        log_level="warning",
        server_header=False,
        limit_concurrency=limits.connections,
        backlog=_BACKLOG,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=32 * 1024,
    )


class ImpatientProtocol(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it; a connection whose request line and headers take too long is closed."""

    _patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Starts the clock."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Starts the clock at the first byte of a request, stops it when its headers are complete."""
        super().data_received(data)
        if self._is_answering():
            self._stop_waiting()
        elif self._patience is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stops the clock."""
        self._stop_waiting()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Says what is wrong if an answer can still be given; else the connection ends."""
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            super().send_400_response(msg)
        else:
            self.transport.close()

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._patience = self.loop.call_later(_HEADER_SECONDS, self._give_up)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _give_up(self) -> None:
        self._patience = None
        if not self._is_answering() and not self.transport.is_closing():
            self.transport.close()


def _listening(host: str, port: int) -> socket.socket:
    """A listening socket; asyncio sends at once only on those whose protocol is said to be TCP."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(_BACKLOG)
        return listener
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or str(error)
        what = f"Cannot listen at {host}, port {port} ({reason})"
        raise QueryError(f"{what}: choose others with --port and --host.") from error


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
