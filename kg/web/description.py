"""FastAPI's OpenAPI description in, ours out: every operation says which problems it may answer with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI

from kg.web.models import ProblemView
from kg.web.problems import MEDIA_TYPE

_WORDS: Mapping[int, str] = {
    400: "The question makes no sense; the detail says why.",
    404: "There is no such node or document; the detail suggests others.",
    408: "The request did not arrive in time.",
    413: "The request is too large.",
    421: "The server does not answer to this name.",
    422: "A part of the request is malformed or beyond a limit.",
    429: "Too many requests from this address at the same time.",
    503: "Busy, or the answer would take too long.",
}
_WRITING: Mapping[int, str] = {401: "The token is missing or wrong.", 403: "The server only reads."}


def describe_problems(app: FastAPI) -> None:
    """Completes the application's description, once it is asked for."""
    plain = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _completed(plain())
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


def _completed(schema: dict[str, Any]) -> dict[str, Any]:
    schemas = schema["components"]["schemas"]
    for ours in ("HTTPValidationError", "ValidationError"):
        schemas.pop(ours, None)
    problem = ProblemView.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs", {}))
    schemas["ProblemView"] = problem
    for methods in schema["paths"].values():
        for operation in methods.values():
            words = {**_WORDS, **_WRITING} if operation.get("security") else _WORDS
            operation["responses"] |= {str(status): _answer(text) for status, text in sorted(words.items())}
    return schema


def _answer(words: str) -> dict[str, Any]:
    return {"description": words, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemView"}}}}
