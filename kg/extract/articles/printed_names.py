"""Organizations found by a vocabulary in, the same under the names that the page prints out.

Which names are one house is the business of resolving; here "UCLA" stays what the reader sees.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extract.articles.names import OrganizationMatch
from kg.names import fold_name


def as_printed(text: str, found: Sequence[OrganizationMatch]) -> list[OrganizationMatch]:
    """The organizations, each house of a vocabulary under one name: its own if the page has it, else the longest."""
    surfaces: dict[str, list[str]] = defaultdict(list)
    for match in found:
        if match.term is not None:
            surfaces[match.name].append(" ".join(text[match.start : match.end].split()))
    called = {name: _printed(name, printed) for name, printed in surfaces.items()}
    changed = {name: printed for name, printed in called.items() if printed != name}
    return [_renamed(match, changed) for match in found] if changed else list(found)


def _printed(name: str, surfaces: Sequence[str]) -> str:
    own = fold_name(name)
    if any(_goes_on(own, fold_name(surface)) for surface in surfaces):
        return name
    return max(sorted(surfaces), key=len)


def _goes_on(own: str, surface: str) -> bool:
    """Whether a surface is the name, or the name with a form of law or an ending of the web behind it."""
    return surface.startswith(own) and not surface[len(own) :][:1].isalnum()


def _renamed(match: OrganizationMatch, changed: Mapping[str, str]) -> OrganizationMatch:
    parent = changed.get(match.parent, match.parent) if match.parent else None
    return replace(match, name=changed.get(match.name, match.name), parent=parent)
