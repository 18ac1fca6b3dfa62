"""What was found in one document, as `kg extract --json` writes it, in; lines for people out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.views import Json

_LABEL = 14


def found_lines(document: Json) -> Iterator[str]:
    """The document, its postings with what each states, its papers and its people, a line a fact."""
    yield f"{document['source']}  [{document['kind']}]  {document['title'] or ''}".rstrip()
    for posting in document["postings"]:
        head = posting["title"] or posting["role"] or "(no title)"
        yield f"  posting {posting['start']}:{posting['end']}  {head}"
        yield from _labelled(_stated(posting))
    for paper in document["papers"]:
        yield f"  paper  {paper['title']}  ({_where_and_when(paper)})"
        yield from _labelled([("by", paper["authors"]), ("from", paper["affiliations"]), ("about", _subjects(paper))])
    for person in document["persons"]:
        houses = [house for house in (person["team"], person["organization"]) if house]
        yield f"  person {person['name']}  {', '.join([*person['titles'], *houses])}".rstrip()


def _labelled(facts: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    for label, values in facts:
        if values:
            yield f"    {label:{_LABEL}}{', '.join(values)}"


def _stated(posting: Json) -> list[tuple[str, Sequence[str]]]:
    """What a posting states, each with what it is called."""
    preferred = posting["preferred_skills"]
    return [
        ("role", _of(posting, "role")),
        ("level", _of(posting, "level")),
        ("type", [word.replace("_", " ") for word in _of(posting, "employment_type")]),
        ("at", _joined(" · ", _of(posting, "organization", "suborganization", "team"))),
        ("in", _joined("; ", _where(posting))),
        ("season", _of(posting, "season_year")),
        ("months", _joined("–", dict.fromkeys(map(str, posting["duration_months"] or ())))),
        ("posted", _of(posting, "posted")),
        ("closes", _of(posting, "closed")),
        ("skills", [skill for skill in posting["skills"] if skill not in preferred]),
        ("a plus", preferred),
        ("disciplines", posting["disciplines"]),
        ("degrees", posting["degrees"]),
        ("degrees in", posting["degree_fields"]),
        ("languages", posting["languages_spoken"]),
        ("topics", posting["topics"]),
        ("pays", _of(posting, "salary")),
    ]


def _joined(mark: str, parts: Iterable[str]) -> list[str]:
    """The parts as one value; none of none."""
    whole = mark.join(parts)
    return [whole] if whole else []


def _of(posting: Json, *keys: str) -> list[str]:
    return [str(posting[key]) for key in keys if posting[key]]


def _where(posting: Json) -> list[str]:
    """Places, and whether it can be done from anywhere."""
    places = filter(None, (posting["primary_location"], *posting["other_locations"]))
    named = [", ".join(_of(place, "city", "region", "country")) for place in places]
    return [*named, *(["remote"] if posting["remote"] else [])]


def _where_and_when(paper: Json) -> str:
    venue, year = paper["venue"] or "venue unknown", str(paper["year"] or "")
    return f"{venue}, {year}" if year and year not in venue else venue


def _subjects(paper: Json) -> list[str]:
    return list(dict.fromkeys((*paper["topics"], *paper["methods"])))
