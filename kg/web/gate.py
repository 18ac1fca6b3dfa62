"""Requests in, those within bounds passed on; every answer leaves with the headers that keep browsers safe."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import MutableMapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.web.bodies import Body
from kg.web.monitor import Monitor
from kg.web.problems import Refused, problem
from kg.web.settings import WebSettings

#: Nothing but our own files; no script or style within a page, no frame, no other host.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}


class Gate:
    """ASGI middleware: known hosts, few requests a client at a time, small bodies, no endless waiting."""

    def __init__(self, app: ASGIApp, settings: WebSettings, monitor: Monitor) -> None:
        self._app = app
        self._settings = settings
        self._monitor = monitor
        self._clients: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._measured(scope, receive, send)

    async def _measured(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, is_head = time.perf_counter(), scope["method"] == "HEAD"
        body = Body(receive, Headers(scope=scope), self._settings.limits)
        exchange = _Exchange(send, body, self._settings.limits.patience, bodyless=is_head)
        asked = {**scope, "method": "GET"} if is_head else scope
        client = (scope.get("client") or ("",))[0]
        self._clients[client] += 1
        self._monitor.in_flight += 1
        try:
            self._check(Headers(scope=scope), client)
            await self._app(asked, body.receive, exchange.send)
        except Refused as refused:
            if exchange.status == 0:
                await problem(refused.status_code, refused.detail, refused.headers)(scope, receive, exchange.send)
        except (TimeoutError, ConnectionError):
            pass  # the client does not take its answer; the connection is closed
        finally:
            self._monitor.in_flight -= 1
            self._clients[client] -= 1
            if not self._clients[client]:
                del self._clients[client]
            self._monitor.record(_method(scope), _route(asked), exchange.status, time.perf_counter() - began)

    def _check(self, headers: Headers, client: str) -> None:
        hosts, limits = self._settings.hosts, self._settings.limits
        if hosts is not None and _host(headers.get("host", "")) not in hosts:
            raise Refused(421, "This server does not answer to that name.")
        if self._clients[client] > limits.per_client:
            raise Refused(429, "Too many requests at the same time from your address.", {"Retry-After": "1"})
        length = headers.get("content-length", "0")
        if not length.isdecimal() or len(length) > 15 or int(length) > limits.body_bytes:
            raise Refused(413, f"The request is larger than {limits.body_bytes:,} bytes.", {"Connection": "close"})


class _Exchange:
    """Sends an answer with our headers, to HEAD without its body, and gives up on a client that does not take it."""

    def __init__(self, send: Send, body: Body, patience: float, *, bodyless: bool) -> None:
        self._send = send
        self._body = body
        self._patience = patience
        self._bodyless = bodyless
        self.status = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            _add_headers(message)
            await self._body.drain()
        elif self._bodyless:
            message = {**message, "body": b""}
        async with asyncio.timeout(self._patience):
            await self._send(message)


def _add_headers(message: MutableMapping[str, object]) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("Cache-Control", "no-store")


def _host(value: str) -> str:
    """The name without its port: "[::1]:8000" is "::1"."""
    if value.startswith("["):
        return value[1:].partition("]")[0]
    return value.partition(":")[0].lower()


def _method(scope: Scope) -> str:
    return scope["method"] if scope["method"] in ("GET", "POST", "DELETE", "HEAD", "PUT", "OPTIONS") else "other"


def _route(scope: Scope) -> str:
    return getattr(scope.get("route"), "path", "other")
