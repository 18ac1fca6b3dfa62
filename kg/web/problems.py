"""Errors in, problem details (RFC 9457) or an error page out; nothing of the server's inside is told."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import msgspec
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kg.errors import InputError, KGError, ModelError, NotFoundError, QueryError, StoreError

log = logging.getLogger("kg.web")

MEDIA_TYPE = "application/problem+json"
_STATUS: Mapping[type[KGError], int] = {
    NotFoundError: 404,
    QueryError: 400,
    InputError: 400,
    StoreError: 503,
    ModelError: 503,
}
#: Their messages speak of files; whoever runs the server finds them in its log.
_KEPT_BACK = (StoreError, ModelError)


class Refused(HTTPException):
    """A request is turned down, in our words: too large, too many, too slow, or not allowed."""


def problem(
    status: int, detail: str, headers: Mapping[str, str] | None = None, errors: list[dict[str, str]] | None = None
) -> Response:
    """A problem as JSON."""
    body: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    body |= {"detail": detail, **({"errors": errors} if errors else {})}
    return Response(msgspec.json.encode(body), status, dict(headers or {}), MEDIA_TYPE)


def describe(error: Exception, directory: str) -> tuple[int, str, dict[str, str]]:
    """Status, words and headers for an error; what is unexpected gets a number to look for in the log.

    Args:
        error: what was raised.
        directory: folder of the knowledge base, which no message may name.
    """
    if isinstance(error, HTTPException):
        words = error.detail if isinstance(error, Refused) else _words_of(error)
        return error.status_code, words, dict(error.headers or {})
    if isinstance(error, KGError) and not isinstance(error, _KEPT_BACK):
        detail = str(error).replace(directory, "The knowledge base")
        return next((s for kind, s in _STATUS.items() if isinstance(error, kind)), 400), detail, {}
    number = secrets.token_hex(4)
    log.error("%s: %s", number, error, exc_info=None if isinstance(error, KGError) else error)
    if isinstance(error, KGError):
        return (
            503,
            f"The knowledge base cannot be read at the moment; the log has more ({number}).",
            {"Retry-After": "5"},
        )
    return 500, f"Something went wrong here; the log has more ({number}).", {}


def invalid(error: RequestValidationError) -> list[dict[str, str]]:
    """Which part of a request is wrong and how, without repeating what was sent."""
    found = []
    for item in error.errors()[:20]:
        where = ".".join(str(part) for part in item["loc"] if not isinstance(part, str) or part.isascii())[:100]
        found.append({"where": where, "what": str(item["msg"])[:300]})
    return found


def wants_page(request: Request) -> bool:
    """Whether an error is to be shown to a person."""
    return not request.url.path.startswith(("/api/", "/health", "/metrics", "/openapi.json", "/static/"))


def _words_of(error: HTTPException) -> str:
    if error.status_code == 404:
        return "There is nothing at this address."
    if error.status_code == 405:
        return "This address does not take such a request."
    if error.status_code == 400:
        return "The body cannot be read: send JSON in UTF-8, with no number of thousands of digits and little nesting."
    return HTTPStatus(error.status_code).phrase + "."
