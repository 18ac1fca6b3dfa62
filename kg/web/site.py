"""What all endpoints share: the library, the threads, the kept answers, the measures."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

import msgspec
from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.responses import Response

from kg.pipeline import Reader
from kg.web.answers import AnswerCache
from kg.web.library import Edition, Library
from kg.web.monitor import Monitor
from kg.web.problems import Refused
from kg.web.settings import WebSettings
from kg.web.workers import Workers

T = TypeVar("T")
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that lives as long as the server; `quick`, `slow`, `reading` and `writing` are its threads.

    One slow question must not stop quick ones, a training not the reading of a pasted text.
    """

    settings: WebSettings
    library: Library
    reader: Reader
    cache: AnswerCache
    monitor: Monitor
    quick: Workers
    slow: Workers
    reading: Workers
    writing: Workers

    async def ask(self, question: Callable[[Edition], T], workers: Workers | None = None) -> T:
        """The answer of the newest edition."""
        return await (workers or self.quick).run(lambda: self.library.ask(question))

    async def ask_json(self, question: Callable[[Edition], Any], workers: Workers | None = None) -> Response:
        """The same as a JSON response."""
        return Response(
            await self.ask(lambda edition: msgspec.json.encode(question(edition)), workers), 200, media_type=_JSON
        )

    async def ask_once(self, request: Request, question: Callable[[Edition], Any]) -> Response:
        """The same for a GET, kept until the knowledge base changes."""
        key = (request.scope["path"], request.scope["query_string"])
        generation = self.library.generation
        kept = self.cache.get(generation, key)
        if kept is not None:
            return self.known(kept)
        generation, found = await self.ask(lambda edition: (edition.generation, msgspec.json.encode(question(edition))))
        self.cache.put(generation, key, found)
        return Response(found, 200, media_type=_JSON)

    def known(self, answer: bytes) -> Response:
        """A response with an answer that needed no thread; sees to it that somebody looks for a newer state."""
        if self.library.due():
            self.quick.start(self.library.look)
        return Response(answer, 200, media_type=_JSON)

    def close(self) -> None:
        """Ends the threads and closes the knowledge base."""
        for workers in (self.quick, self.slow, self.reading, self.writing):
            workers.close()
        self.library.close()


def make_site(library: Library, settings: WebSettings) -> Site:
    """A site with threads according to the settings."""
    limits = settings.limits
    return Site(
        settings=settings,
        library=library,
        reader=Reader(),
        cache=AnswerCache(limits.cache_bytes),
        monitor=Monitor(),
        quick=Workers("quick", threads=limits.threads, waiting=limits.waiting, seconds=limits.seconds),
        slow=Workers("slow", threads=1, waiting=8, seconds=limits.slow_seconds),
        reading=Workers("reading", threads=1, waiting=16, seconds=3 * limits.seconds),
        writing=Workers("writing", threads=1, waiting=4, seconds=limits.slow_seconds),
    )


async def site_of(request: Request) -> Site:
    """The site a request came to; a coroutine, for FastAPI runs plain functions in threads."""
    site: Site = request.app.state.site
    return site


_bearer = HTTPBearer(auto_error=False, description="The token given to the server at start.")


async def writer(
    site: Annotated[Site, Depends(site_of)],
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> None:
    """Lets through whoever sends the token given at start.

    Raises:
        Refused: there is none, or it is another one.
    """
    token = site.settings.token
    if token is None:
        raise Refused(403, "This server only reads: start it with KG_TOKEN set to allow writing.")
    if given is None or not hmac.compare_digest(given.credentials.encode(), token.encode()):
        told = "Writing needs the server's token: send the header 'Authorization: Bearer TOKEN'."
        raise Refused(401, told, {"WWW-Authenticate": "Bearer"})


TheSite = Annotated[Site, Depends(site_of)]
