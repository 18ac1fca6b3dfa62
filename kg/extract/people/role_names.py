"""What stands in front of or behind a name as roles in, single ones in the singular out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.person_cues import singular_role

_NO_TITLE = re.compile(
    r"^(?:co-?)?authors? of\b|(?:colleague|collaborator|author|speaker|winner|recipient|member|panelist|teammate"
    r"|organizer|moderator|host|one)$",
    re.I,
)


def role_names(roles: str) -> Sequence[str]:
    """Single roles in the singular: "senior applied scientists and professors" are two."""
    parts = re.split(r",? and (?:an? )?|, | / |(?<=ist) (?=Professor$)", roles)
    single = (singular_role(part.strip()) for part in parts if part.strip())
    return tuple(dict.fromkeys(role for role in single if not _NO_TITLE.search(role)))
