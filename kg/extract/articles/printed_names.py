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
    if any(_is_only_formal(_ends(name, surface)) for surface in surfaces):
        return name
    return max(sorted(surfaces), key=len)


def _is_only_formal(tail: str | None) -> bool:
    """Whether nothing stands behind a name, or nothing that is part of it."""
    return tail is not None and (not tail or _FORM.fullmatch(tail) is not None)


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
    tail = _ends(match.name, surface) if surface else None
    own = tail is not None and not _is_only_formal(tail)
    parent = called.get(match.parent, match.parent) if match.parent else None
    return replace(match, name=surface if own else called.get(match.name, match.name), parent=parent)
