"""Our few static files, read once at start: an address is looked up in a table and never becomes a path."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

_FOLDER = Path(__file__).parent / "static"
_MEDIA = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file's content, plain and packed, and the beginning of its hash."""

    content: bytes
    packed: bytes
    media: str
    version: str


@cache
def static_files() -> Mapping[str, StaticFile]:
    """All static files by name."""
    return {path.name: _read(path) for path in sorted(_FOLDER.iterdir()) if path.suffix in _MEDIA}


def address(name: str) -> str:
    """The address of a static file; it changes with its content, so that browsers may keep it."""
    return f"/static/{name}?v={static_files()[name].version}"


class Statics:
    """ASGI application that serves the static files."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        name = scope["path"].rpartition("/static/")[2]
        file = static_files().get(name)
        if file is None:
            raise HTTPException(404)
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405)
        headers = {"Cache-Control": _YEAR, "ETag": f'"{file.version}"', "Vary": "Accept-Encoding"}
        content = file.content
        if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            content, headers["Content-Encoding"] = file.packed, "gzip"
        await Response(content, headers=headers, media_type=file.media)(scope, receive, send)


def _read(path: Path) -> StaticFile:
    content = path.read_bytes()
    version = hashlib.blake2b(content, digest_size=6).hexdigest()
    return StaticFile(content, gzip.compress(content, mtime=0), _MEDIA[path.suffix], version)
