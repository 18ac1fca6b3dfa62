"""A PDF in, a page out: its text layer, page by page; scans without one are refused."""

from __future__ import annotations

import io
import logging
import re

from kg.ingest.reading import Page, UnreadableError
from kg.ingest.rows.dates import iso_date
from kg.ingest.rows.tidy import line
from kg.ingest.text.characters import without_controls

_HYPHENATED = re.compile(r"(?<=[a-zäöüéèß])-\n(?=[a-zäöüéèß])")
_MOST_PAGES = 2_000
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": ""})


def read_pdf(data: bytes) -> Page:
    """The text of a PDF; words that were hyphenated at line ends are put together.

    Raises:
        UnreadableError: the file is damaged, locked, or an image of text.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("a PDF locked by a password; save it without one")
        pages = [page.extract_text() for page in list(reader.pages)[:_MOST_PAGES]]
        facts = reader.metadata
        title = line(str(facts.title or "")) if facts else ""
        created = facts.get("/CreationDate") if facts else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError,
            NotImplementedError, AssertionError, ImportError, ArithmeticError) as error:  # fmt: skip
        raise UnreadableError(f"a damaged PDF ({type(error).__name__}: {error}); save it again or as text") from error
    text = _HYPHENATED.sub("", without_controls("\n\n".join(pages)).translate(_LIGATURES)).strip()
    if not text:
        raise UnreadableError("a PDF without a text layer, probably a scan; run text recognition on it first")
    return Page(text=text, media="pdf", title=title or None, published=_date(created), lone=True)


def _date(stated: object) -> str | None:
    found = re.match(r"D:(\d{8})", str(stated or ""))
    return iso_date(found[1]) if found else None
