"""Organizations found by a vocabulary in, the same under the names that the page prints out.

Which names are one house is the business of resolving; here "UCLA" stays what the reader sees.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extract.articles.names import OrganizationMatch
from kg.names import fold_name


def as_printed(text: str, found: Sequence[OrganizationMatch]) -> list[OrganizationMatch]:
    """The organizations, each house of a vocabulary under one name: its own if the page has it, else the longest.

    A longer name than the vocabulary's, "Contoso Snow" of "Contoso", stays where it stands.
    """
    surfaces = [" ".join(text[o.start : o.end].split()) if o.term is not None else "" for o in found]
    printed: dict[str, list[str]] = defaultdict(list)
    for match, surface in zip(found, surfaces, strict=True):
        if surface:
            printed[match.name].append(surface)
    called = {name: _called(name, forms) for name, forms in printed.items()}
    return [_renamed(match, surface, called) for match, surface in zip(found, surfaces, strict=True)]


def _called(name: str, surfaces: Sequence[str]) -> str:
    if any(_ends(name, surface) == "" or _FORM.fullmatch(_ends(name, surface) or "-") for surface in surfaces):
        return name
    return max(sorted(surfaces), key=len)


#: Behind a name, what is no part of it: a form of law, an ending of the web.
_FORM = re.compile(
    r"(?:\.(?:com|org|net|ai|io)|,? (?:inc|incorporated|llc|ltd|limited|corp|corporation|company|co|plc|gmbh|ag|se|sa"
    r"|platforms)\b\.?)+"
)


def _ends(name: str, surface: str) -> str | None:
    """What a surface has behind the name, in small letters; `None` if it does not begin with it."""
    own, folded = fold_name(name), fold_name(surface)
    return folded[len(own) :] if folded.startswith(own) and not folded[len(own) :][:1].isalnum() else None


def _renamed(match: OrganizationMatch, surface: str, called: Mapping[str, str]) -> OrganizationMatch:
    longer = _ends(match.name, surface) if surface else None
    own = bool(longer) and longer is not None and _FORM.fullmatch(longer) is None
    parent = called.get(match.parent, match.parent) if match.parent else None
    return replace(match, name=surface if own else called.get(match.name, match.name), parent=parent)
