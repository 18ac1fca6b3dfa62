"""A knowledge base on disk in, an HTTP API and a web explorer out; FastAPI is imported when one is asked for."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import MissingExtraError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from kg.web.settings import WebSettings

__all__ = ["create_app", "serve"]

_NEEDED = ("fastapi", "uvicorn", "jinja2", "threadpoolctl")


def serve(directory: str | Path, *, host: str = "127.0.0.1", port: int = 8000, token: str | None = None) -> None:
    """Serves a knowledge base until it is interrupted.

    Args:
        directory: folder of the knowledge base.
        host: address to listen at; the default is reachable from this machine only.
        port: port to listen at; 0 takes a free one.
        token: allows the endpoints that write to whoever sends it; by default the environment's `KG_TOKEN`.

    Raises:
        MissingExtraError: the extra `web` is not installed.
        NotFoundError: there is no knowledge base in the folder.
        QueryError: the port is taken or no port, or the token is too short.
    """
    _check_installed()
    from kg.web.server import run

    run(Path(directory), host, port, token)


def create_app(directory: str | Path, settings: WebSettings | None = None) -> FastAPI:
    """The ASGI application, for servers other than ours and for tests; opens the knowledge base.

    Raises:
        MissingExtraError: the extra `web` is not installed.
        NotFoundError: there is no knowledge base in the folder.
    """
    _check_installed()
    from kg.web.app import make_app
    from kg.web.settings import WebSettings

    return make_app(Path(directory), settings or WebSettings())


def _check_installed() -> None:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise MissingExtraError(f"Serving needs {', '.join(missing)}: install it with `pip install 'kg[web]'`.")
