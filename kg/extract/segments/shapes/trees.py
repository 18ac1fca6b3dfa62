"""Lines of a page in, the openings of an indented tree out: countries, towns and firms above, titles as its leaves."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.lexicon.spans import BULLETS, Line
from kg.extract.postings.naming.firm_names import is_name
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import ends_in_role
from kg.extract.segments.shapes.cut import bare
from kg.extract.segments.shapes.lists import Listed
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

_LEAST, _LONGEST = 3, 80


def tree_openings(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """The titles below names without bullets, each with the firm and the town it stands below; empty if one lacks both.

    How far a line was indented is lost, so the nearest firm and the nearest town above count; a town ends a firm.
    """
    leaves = [_is_item(line) for line in lines]
    titled = sum(_is_leaf(line) for line in lines)
    if titled < _LEAST or 2 * titled < sum(leaves):
        return []
    stated: dict[FieldName, FieldSpan] = {}
    found: list[Listed] = []
    firms: set[int] = set()
    for index, line in enumerate(lines):
        if leaves[index]:
            if len(stated) < 2:
                return []
            left = bare(line)
            end = line.end if "(" not in line.text else line.start + line.text.index("(")
            title = FieldSpan(
                FieldName.TITLE, line.start + left, line.start + len(line.text[: end - line.start].rstrip())
            )
            whole = Line(line.start + left, line.end, line.text[left:], line.gap)
            firms.add(stated[FieldName.ORGANIZATION].start)
            found.append(Listed((), (whole,), (title, *stated.values())))
        elif is_place_line(line.text, places):
            stated = {FieldName.LOCATION: FieldSpan(FieldName.LOCATION, line.start, line.end)}
        elif FieldName.LOCATION in stated and is_name(line.text) and len(line.text) <= _LONGEST:
            stated[FieldName.ORGANIZATION] = FieldSpan(FieldName.ORGANIZATION, line.start, line.end)
        elif found:
            return []
    return found if len(firms) > 1 else []


def _is_leaf(line: Line) -> bool:
    """Whether a line is an item of a list and a title, perhaps with brackets behind it."""
    return _is_item(line) and ends_in_role(line.text[bare(line) :].split("(")[0].strip())


def _is_item(line: Line) -> bool:
    return line.text[0] in BULLETS and 0 < bare(line) < len(line.text) <= _LONGEST
