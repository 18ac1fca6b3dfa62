"""What a client sends in, as much of it as it may send out; what is left of it is read away before an answer."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.datastructures import Headers
from starlette.types import Message, Receive

from kg.web.problems import Refused
from kg.web.settings import WebLimits


class Body:
    """The body of one request.

    Args:
        receive: where it comes from.
        headers: of the request.
        limits: how large it may be, and how long we wait for it.
    """

    def __init__(self, receive: Receive, headers: Headers, limits: WebLimits) -> None:
        self._receive = receive
        self._limits = limits
        self._size = 0
        self._ended = False
        # who waits for our consent sends nothing before we ask for it
        self._is_coming = "expect" not in headers and bool({"content-length", "transfer-encoding"} & set(headers))

    async def receive(self) -> Message:
        """What comes next.

        Raises:
            Refused: it is more than may be sent, or comes more slowly than our patience lasts.
        """
        if self._ended:
            return await self._receive()  # waits for the client to leave
        message = await self._next()
        if self._size > self._limits.body_bytes:
            detail = f"The request is larger than {self._limits.body_bytes:,} bytes."
            raise Refused(413, detail, {"Connection": "close"})
        return message

    async def drain(self) -> None:
        """Reads what is still coming: whoever has not sent all yet would see a broken connection, not the answer."""
        with suppress(Refused, TimeoutError):
            async with asyncio.timeout(self._limits.patience):
                while self._is_coming and not self._ended and self._size <= self._limits.drained_bytes:
                    await self._next()

    async def _next(self) -> Message:
        self._is_coming = True
        try:
            async with asyncio.timeout(self._limits.patience):
                message = await self._receive()
        except TimeoutError as error:
            raise Refused(408, "The request did not arrive in time.", {"Connection": "close"}) from error
        self._size += len(message.get("body", b""))
        self._ended = not message.get("more_body", False)
        return message
