"""Bytes in, text out: byte order marks, UTF-8, and what charset-normalizer makes of the rest."""

from __future__ import annotations

import codecs
import io
import re
from typing import BinaryIO, TextIO

from kg.ingest.reading import UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{1,100}encoding\s*=\s*[\"']([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_SURROGATES = re.compile("[\udc80-\udcff]+")
_SAMPLE = 64 * 1024
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_WESTERN = frozenset("ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜàâäçèéêëîïôöùûüßñÑáíóúÁÍÓÚãõÃÕåÅæÆøØŒœ•–—‘’“”„…€£°©®™«»·§¡¿º\xa0\xad´½†")


def encoding_of(head: bytes) -> str:
    """The encoding of a file that begins with `head`.

    Raises:
        UnreadableError: no encoding fits.
    """
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    if _is_utf8(head):
        return "utf-8"
    return _wide(head) or _declared(head) or _western(head) or _guessed(head)


def decode(data: bytes) -> str:
    """All of the bytes as text, line ends untouched, without a byte order mark or half a character at the end.

    Raises:
        UnreadableError: the bytes are no text.
    """
    try:
        text = _before_a_torn_end(data, "utf-8-sig")
        alone = text.isascii() and data[:-1].isascii() and not data.isascii()  # "café" in a western encoding
        return data.decode("cp1252", "replace") if alone else text
    except UnicodeDecodeError:
        pass
    encoding = encoding_of(data) if len(data) <= _SAMPLE else _encoding_of_parts(data)
    try:
        return _before_a_torn_end(data, encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableError(
            f"not text in {encoding}, the encoding it looks like ({error}); save it as UTF-8"
        ) from error


def _before_a_torn_end(data: bytes, encoding: str) -> str:
    """The text without the first bytes of a character that the end of the file cuts off."""
    return codecs.getincrementaldecoder(encoding)().decode(data)


def open_text(stream: BinaryIO, encoding: str) -> TextIO:
    """The stream as text, line ends untouched; bytes that do not fit become surrogates, see `mended`."""
    return io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="")


def mended(text: str, encoding: str) -> str:
    """The text with bytes that did not fit its encoding read as Windows-1252, the usual stray."""
    if not text.isascii() and _SURROGATES.search(text):
        raw = encoding if encoding.startswith(("utf-8", "cp", "latin", "iso")) else "utf-8"
        return _SURROGATES.sub(lambda found: _as_windows(found.group(), raw), text)
    return text


def _as_windows(surrogates: str, encoding: str) -> str:
    return surrogates.encode(encoding, "surrogateescape").decode("cp1252", "replace")


def _is_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return b"\x00" not in head


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of western text is zero."""
    even, odd = head[0:4_000:2].count(0), head[1:4_000:2].count(0)
    half = max(1, len(head[:4_000]) // 2)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else None


def _declared(head: bytes) -> str | None:
    found = _XML_ENCODING.search(head[:400]) or _META_CHARSET.search(head[:4_096])
    if found is None:
        return None
    name = found[1].decode("ascii").casefold()
    try:
        codecs.lookup(name)
        head.decode(name, "strict")
    except (LookupError, UnicodeDecodeError):
        return None
    return "cp1252" if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii"} else name


def _guessed(head: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(head[:_SAMPLE]).best()
    if best is None:
        raise UnreadableError("no text in any known encoding, probably binary data; convert it to UTF-8 text")
    return str(best.encoding)


def _western(head: bytes) -> str | None:
    """Windows-1252 where it reads as western text: single accented letters inside words, usual punctuation."""
    try:
        text = head.decode("cp1252")
    except UnicodeDecodeError:
        return None
    runs = [found.group() for found in _NOT_ASCII.finditer(text)]
    odd = "".join(runs)
    usual = sum(char in _WESTERN for char in odd)
    return "cp1252" if usual >= 0.95 * len(odd) and len(odd) < 1.5 * len(runs) else None


def _encoding_of_parts(data: bytes) -> str:
    """Guessed from the places where the bytes are no ASCII, so that a long English beginning does not decide."""
    odd = [found.start() for found in re.finditer(rb"[\x80-\xff]+", data)][:200]
    if not odd or b"\x00" in data[:_SAMPLE]:
        return encoding_of(data[:_SAMPLE])
    return encoding_of(b" ".join(data[max(0, place - 100) : place + 100] for place in odd))
