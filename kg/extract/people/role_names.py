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


#: Offices and honours of learned societies, for which nobody works.
_OFFICE = re.compile(r"\b(?:fellow|member|president|chair|chairman|chairwoman|editor|laureate|director)s?$", re.I)
_LEARNED = re.compile(
    r"\bSociety\b|\bAcadem(?:y|ies) of\b|\bAssociation (?:for|of)\b|\bInstitute of Electrical\b|^(?:IEEE|ACM|AAAI"
    r"|AAAS)\b"
)


def is_honorary(role: str, house: str) -> bool:
    """Whether what somebody is at a house is an office or an honour of a learned society."""
    return _OFFICE.search(role) is not None and _LEARNED.search(house) is not None
