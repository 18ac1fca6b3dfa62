"""A template and its values in, a page out; whatever comes from a source is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from kg.schema import type_of
from kg.web import statics, wording
from kg.web.shapes import SHAPES

_FOLDER = Path(__file__).parent / "templates"


def page(template: str, values: Mapping[str, object], status: int = 200) -> Response:
    """A page, or a part of one."""
    return HTMLResponse(_environment().get_template(template).render(**values), status)


def error_page(request: Request, status: int, detail: str, headers: Mapping[str, str]) -> Response:
    """A page that says what went wrong."""
    response = page("error.html", {"path": request.url.path, "status": status, "detail": detail, "nav": ""}, status)
    response.headers.update(headers)
    return response


def node_address(node_id: str, *, view: str = "node") -> str:
    """The address of a node's page."""
    return f"/{view}/{quote(node_id, safe=':')}"


def query(values: Mapping[str, object]) -> str:
    """A query string without empty values; lists are repeated."""
    kept = {key: value for key, value in values.items() if value not in (None, "", [], ())}
    return f"?{urlencode(kept, doseq=True)}" if kept else "?"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "static": statics.address,
        "address": node_address,
        "query": query,
        "shapes": {str(node_type): path for node_type, path in SHAPES.items()},
        "node_types": [str(node_type) for node_type in wording.PLURALS],
        "singular": wording.singular,
        "plural": wording.plural,
        "heading": wording.relation_heading,
        "property_heading": wording.property_heading,
        "safe_url": wording.safe_url,
        "whereabouts": wording.whereabouts,
        "type_of": lambda node_id: str(type_of(node_id)),
    }
    environment.filters |= {"words": wording.words, "value_words": wording.value_words, "percent": _percent}
    return environment


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
