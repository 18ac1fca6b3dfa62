"""A format in, the exported file streamed out; it is made in a folder of its own that is gone afterwards."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.background import BackgroundTask
from starlette.responses import Response, StreamingResponse

from kg.errors import QueryError
from kg.export import EmbeddingFormat, GraphFormat
from kg.web.library import Edition
from kg.web.problems import Refused
from kg.web.site import TheSite

router = APIRouter(prefix="/api", tags=["exports"])
_CHUNK = 256 * 1024
#: A picture for torch needs torch, which a server has no other use for: `kg export` writes it.
_NOT_HERE = frozenset({GraphFormat.PYG})
FORMATS = {
    "graph": [str(item) for item in GraphFormat if item not in _NOT_HERE],
    "embeddings": [str(item) for item in EmbeddingFormat],
}


_CHOICES = "; ".join(f"of {what}: {', '.join(names)}" for what, names in FORMATS.items())


class Exported(StrEnum):
    """What can be exported."""

    GRAPH = "graph"
    EMBEDDINGS = "embeddings"


@router.get(
    "/export/{what}",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}},
)
async def export(
    site: TheSite, what: Exported, format: Annotated[str, Query(max_length=20, description=_CHOICES)]
) -> Response:
    """The graph or the embeddings as a file, formats that are folders as a zip; one export at a time."""
    if format not in FORMATS[what]:
        raise QueryError(f"There is no format '{format}' of {what} here: choose one of {', '.join(FORMATS[what])}.")
    if site.slow.busy > 1:
        raise Refused(503, "Another export or explanation is being made: try again in a moment.", {"Retry-After": "10"})
    folder = Path(tempfile.mkdtemp(prefix="kg-export-"))
    try:
        path = await site.ask(lambda edition: _make(edition, folder, what, format), site.slow)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    headers = {
        "Content-Disposition": f'attachment; filename="{path.name}"',
        "Content-Length": str(path.stat().st_size),
    }
    task = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    return StreamingResponse(
        _chunks(path, folder), headers=headers, media_type="application/octet-stream", background=task
    )


def _make(edition: Edition, folder: Path, what: Exported, format: str) -> Path:
    path = folder / f"kg-{what}.{format}"
    edition.base.export(what, format, path)
    if path.is_dir():
        return Path(shutil.make_archive(str(folder / f"kg-{what}-{format}"), "zip", path))
    return path


async def _chunks(path: Path, folder: Path) -> AsyncIterator[bytes]:
    """The file piece by piece; the folder goes even if the client does."""
    try:
        with path.open("rb") as file:
            while chunk := await asyncio.to_thread(file.read, _CHUNK):
                yield chunk
    finally:
        shutil.rmtree(folder, ignore_errors=True)
