"""Organizations of a page in, what stands for them in short or with a city behind: "Edinburgh professor Ada Nowak"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.articles.names import OrganizationMatch
from kg.extract.lexicon.affiliation_words import CITIES, COUNTRIES, REGIONS

#: "Edinburgh professor Ada Nowak", "Maryland graduate student", where the page names the university in full.
_PEOPLE_BEHIND = (
    r"(?=(?:['’]s)? (?:(?:associate|assistant|graduate|PhD|doctoral|computer[- ]science) )*"
    r"(?:professor|researchers?|students?|postdoc|scientists?|colleagues|collaborators)\b)"
)


def short_universities(text: str, found: Sequence[OrganizationMatch]) -> Iterator[OrganizationMatch]:
    """The last words of universities of the page before what their people are."""
    for name in sorted({o.name for o in found if o.name.startswith("University of ")}):
        short = re.escape(name.removeprefix("University of ").split(",")[0])
        for match in re.finditer(rf"(?<![\w-]){short}{_PEOPLE_BEHIND}", text):
            yield OrganizationMatch(name, *match.span())


#: A laboratory of a firm, and the city behind its name: "Microsoft Research Cambridge".
_LAB = re.compile(r" (?:Research|Labs?|AI)$")
_CITY = re.compile(r" (?P<place>[A-ZÀ-Ý][\w-]+(?: [A-ZÀ-Ý][\w-]+)?)(?![\w-])")


def with_city(text: str, match: OrganizationMatch) -> OrganizationMatch:
    """The match up to the city that tells which of the laboratories of the organization is meant."""
    behind = _CITY.match(text, match.end) if _LAB.search(match.name) else None
    words = behind["place"].casefold().split() if behind else []
    for count in (2, 1):
        place = " ".join(words[:count])
        if len(words) >= count and place in CITIES | COUNTRIES | REGIONS:
            return replace(match, end=match.end + 1 + len(place))
    return match
