"""A folder and settings in, the ASGI application out: the one place that knows all endpoints."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kg import __version__
from kg.errors import KGError
from kg.web import api, exporting, pages, pages_about, status, writing
from kg.web.description import describe_problems
from kg.web.gate import Gate
from kg.web.library import Library
from kg.web.pauses import tidy
from kg.web.problems import describe, invalid, problem, wants_page
from kg.web.rendering import error_page
from kg.web.settings import WebLimits, WebSettings
from kg.web.site import Site, make_site
from kg.web.statics import Statics
from kg.web.working import Working

_DESCRIPTION = (
    "Roles, teams and research topics as a graph with vectors: what is like what, and which sentence says so."
)


def make_app(directory: Path, settings: WebSettings) -> FastAPI:
    """The application with an opened knowledge base.

    Raises:
        NotFoundError: there is no knowledge base in the folder.
    """
    site = make_site(_library(directory, settings.limits), settings)
    app = FastAPI(
        title="kg",
        version=__version__,
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.site = site
    for router in (api.router, exporting.router, writing.router, status.router, pages.router, pages_about.router):
        app.include_router(router)
    app.mount("/static", Statics())
    describe_problems(app)
    _handle_errors(app, str(directory))
    app.add_middleware(Gate, settings=settings, monitor=site.monitor)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    site: Site = app.state.site
    site.slow.start(lambda: _prepare(site.library))
    site.library.work_ahead()
    yield
    site.close()


def _prepare(library: Library) -> None:
    """What pages need of all postings, read before anybody asks for one."""
    library.ask(lambda edition: edition.catalog)
    tidy()


def _library(directory: Path, limits: WebLimits) -> Library:
    working = Working(directory, quiet=limits.ahead_quiet, most_bytes=limits.ahead_bytes)
    return Library(directory, check_seconds=limits.check_seconds, working=working, many=limits.ahead_from)


def _handle_errors(app: FastAPI, directory: str) -> None:
    async def answer(request: Request, error: Exception) -> Response:
        code, detail, headers = describe(error, directory)
        if wants_page(request):
            return error_page(request, code, detail, headers)
        return problem(code, detail, headers)

    async def malformed(request: Request, error: Exception) -> Response:
        errors = invalid(error) if isinstance(error, RequestValidationError) else []
        detail = "A part of the request is malformed or beyond a limit."
        if wants_page(request):
            return error_page(request, 422, f"{detail} {'; '.join(map(_told, errors))}", {})
        return problem(422, detail, errors=errors)

    for kind in (KGError, HTTPException, Exception):
        app.add_exception_handler(kind, answer)
    app.add_exception_handler(RequestValidationError, malformed)


def _told(error: Mapping[str, str]) -> str:
    return f"{error['where'].rpartition('.')[2]}: {error['what']}"
