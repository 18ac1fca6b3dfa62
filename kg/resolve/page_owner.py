"""A page in, the organization whose page it is out: the one that signs the frame around the text."""

from __future__ import annotations

import re

from kg.resolve.organizations import strip_legal_form
from kg.schema import Document

_PARTS = re.compile(r"\s*[·|,;©()•]\s*|\s+[–—-]\s+")
_MOST_WORDS = 6


def page_owner(document: Document) -> str | None:
    """The organization named with its legal form in the frame, "Acme Tools GmbH · Imprint", and in the text without.

    `None` if there is none or more than one.
    """
    parts = (part for line in document.chrome.splitlines() for part in _PARTS.split(line))
    names = {name for part in parts if (name := _signature(part)) and _stands_in(name, document.text)}
    return names.pop() if len(names) == 1 else None


def _signature(part: str) -> str | None:
    """A name with a legal form, without it."""
    tidy = " ".join(part.split())
    bare = strip_legal_form(tidy)
    return bare if bare != tidy and bare[:1].isupper() and len(bare.split()) <= _MOST_WORDS else None


def _stands_in(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
