"""How the server is, for machines: health and measures."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from kg.web import models, monitor
from kg.web.site import TheSite

router = APIRouter(tags=["server"])


@router.get("/health", response_model=models.HealthView)
async def health(site: TheSite) -> models.HealthView:
    """Answers without touching the knowledge base, even while all threads are busy."""
    return models.HealthView(status="ok", generation=site.library.generation)


@router.get("/metrics", response_class=PlainTextResponse)
async def metrics(site: TheSite) -> Response:
    """Requests, times and the state of the knowledge base in Prometheus' text format."""
    pools = {"quick": site.quick, "slow": site.slow, "reading": site.reading, "writing": site.writing}
    gauges = {
        "generation": float(site.library.generation),
        "cache_bytes": float(site.cache.bytes),
        "ahead_bytes": float(site.library.ahead_bytes),
        **{f"busy_{name}": float(pool.busy) for name, pool in pools.items()},
    }
    return Response(site.monitor.text(gauges), media_type=monitor.MEDIA_TYPE)
