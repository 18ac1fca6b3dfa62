"""Documents and names in, a changed knowledge base out; only for whoever has the token."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from kg import ingest, pipeline
from kg.web import models
from kg.web.settings import MAX_ID
from kg.web.site import Site, TheSite, writer

router = APIRouter(prefix="/api", tags=["writing"], dependencies=[Depends(writer)])


@router.post("/documents", response_model=models.ChangeView)
async def add(site: TheSite, asked: models.AddRequest) -> Response:
    """Adds a document, or replaces the one of this name; new nodes get the student's vectors."""

    def change() -> dict[str, Any]:
        items = ingest.read_bytes(asked.text.encode("utf-8", "replace"), asked.name)
        return pipeline.add_documents(items, site.library.directory).view()

    return await _write(site, change)


@router.delete("/documents/{document_id}", response_model=models.ChangeView)
async def remove(site: TheSite, document_id: Annotated[str, Path(min_length=1, max_length=MAX_ID)]) -> Response:
    """Takes a document out, with every fact that only it states."""
    return await _write(site, lambda: pipeline.remove([document_id], site.library.directory).view())


@router.post("/forget", response_model=models.ChangeView)
async def forget(site: TheSite, asked: models.ForgetRequest) -> Response:
    """Erases a person everywhere and trains again, which takes its time."""
    return await _write(site, lambda: pipeline.forget_person(asked.person, site.library.directory))


async def _write(site: Site, change: Callable[[], dict[str, Any]]) -> Response:
    report = await site.writing.run(change)
    await asyncio.to_thread(site.library.reload)
    return Response(msgspec.json.encode(report), media_type="application/json")
