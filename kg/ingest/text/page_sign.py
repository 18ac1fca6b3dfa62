"""The text of a page that offers work and what its site is signed with in, the text with that line out."""

from __future__ import annotations

import re

#: Whose a site is, as its foot says: "© 2026 Contoso Inc.", "Copyright 2019-2026 by Contoso".
_SIGNED = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?,?\s*(?:by )?"
    r"(?P<name>[A-ZÀ-Ý][\w&.’'-]+(?: [A-ZÀ-Ý&][\w&.’'-]*){0,4})|^(?P<before>[A-ZÀ-Ý][\w&.’' -]{2,50}?) ©",
    re.IGNORECASE,
)
#: What such lines say of rights and rules, which are nobody's names: "© 2026 All rights reserved", "Copyright Notice".
_NO_NAMES = re.compile(
    r"(?:(?:all )?rights|copyright|privacy|legal|cookies?|notice|polic(?:y|ies)|terms|information|and)\b", re.IGNORECASE
)
_LONGEST = 120


def signed(text: str, chrome: str) -> str:
    """The text, below it the line of the page's foot that says whose the site is, unless the text has that name."""
    for row in chrome.split("\n"):
        match = _SIGNED.search(row) if len(row) <= _LONGEST else None
        name = (match["name"] or match["before"]) if match else ""
        if name and name[0].isupper() and not _NO_NAMES.match(name):
            return text if name.split()[0] in text else f"{text}\n\n{row.strip()}"
    return text
