"""Pages about what is not in the knowledge base: a pasted posting read live, the quality report, the API."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import msgspec
from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from kg.errors import QueryError
from kg.progress import model_facts
from kg.web.endpoints import endpoints
from kg.web.exporting import FORMATS
from kg.web.marking import marked_reading
from kg.web.reading import read_text
from kg.web.rendering import page
from kg.web.settings import MAX_TEXT
from kg.web.site import TheSite

router = APIRouter(include_in_schema=False)
_SIMILAR = 6
_MOST_REPORT = 5_000_000
#: The report is ours but may quote sources: shown without script, in an origin of its own.
_REPORT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; sandbox"
)


@router.get("/paste")
async def paste(site: TheSite) -> Response:
    """An empty form; whoever asks for it will need the extractor."""
    site.reading.start(lambda: site.reader.extractor)
    return page("paste.html", {"text": "", "read": None, "marked": [], "most": MAX_TEXT, "nav": "paste"})


@router.post("/paste")
async def read_pasted(request: Request, site: TheSite, partial: bool = False) -> Response:
    """What a pasted text states and what it is like; nothing of it is stored."""
    text = _text_of(await request.body())

    def values(edition: Any) -> dict[str, Any]:
        read = read_text(edition, site.reader, text, _SIMILAR)
        return {"read": read, "marked": [marked_reading(*item) for item in read.items[:20]]}

    found = await site.ask(values, site.reading)
    template = "_reading.html" if partial else "paste.html"
    return page(template, {**found, "text": text, "most": MAX_TEXT, "nav": "paste"})


@router.get("/quality")
async def quality(site: TheSite) -> Response:
    """The report of `kg evaluate`, if there is one."""
    folder = site.library.directory / "report"
    report, as_page = await site.quick.run(
        lambda: (_report(folder / "report.json"), (folder / "report.html").is_file())
    )
    stats = await site.ask(lambda edition: edition.base.stats())
    values = {"report": report, "as_page": as_page, "stats": stats, "model": model_facts(stats["model"])}
    return page("quality.html", {**values, "nav": "quality"})


@router.get("/quality/report")
async def quality_report(site: TheSite) -> Response:
    """The report as `kg evaluate` laid it out."""
    content = await site.quick.run(lambda: _content(site.library.directory / "report" / "report.html"))
    if content is None:
        raise HTTPException(404)
    return HTMLResponse(content, headers={"Content-Security-Policy": _REPORT_POLICY})


@router.get("/api")
async def description(request: Request) -> Response:
    """The endpoints, for people."""
    values = {
        "endpoints": list(endpoints(request.app.openapi())),
        "formats": FORMATS,
        "here": str(request.base_url).rstrip("/"),
        "nav": "api",
    }
    return page("api.html", values)


def _text_of(body: bytes) -> str:
    """The field `text` of a form.

    Raises:
        QueryError: it is missing, empty or too long.
    """
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=5, keep_blank_values=True)
    except ValueError as error:
        raise QueryError("This is no form that the page sends.") from error
    text = fields.get("text", [""])[0].replace("\r\n", "\n")
    if not text.strip():
        raise QueryError("The text is empty: paste a posting.")
    if len(text) > MAX_TEXT:
        raise QueryError(f"The text has {len(text):,} characters: paste at most {MAX_TEXT:,}.")
    return text


def _report(path: Path) -> Any:
    content = _content(path)
    if content is None:
        return None
    try:
        return msgspec.json.decode(content)
    except msgspec.MsgspecError:
        return None


def _content(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_REPORT)
    except OSError:
        return None
