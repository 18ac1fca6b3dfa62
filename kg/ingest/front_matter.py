"""The front matter of a Markdown page in, the lines out that a site shows of it above an advert: place, terms."""

from __future__ import annotations

import re

_FIELD = re.compile(r"^(?P<key>[A-Za-z][\w -]{1,30}?)\s*[:=]\s*(?P<value>\S.*?)\s*$", re.MULTILINE)
#: What keys of adverts are shown as; one of `_TERMS` beside one of `_WHERE` tells that a page is an advert.
_WHERE = {
    **dict.fromkeys(
        ("company", "employer", "organization", "organisation", "institution", "hiring_organization"), "Company"
    ),
    **dict.fromkeys(("location", "locations", "city", "place", "office"), "Location"),
}
_TERMS = {
    **dict.fromkeys(("job_type", "employment_type", "employment"), "Employment type"),
    **dict.fromkeys(("contract", "contract_type"), "Contract"),
    **dict.fromkeys(("salary", "pay", "compensation"), "Salary"),
    **dict.fromkeys(("deadline", "closing_date", "closing", "apply_by", "last_date"), "Deadline"),
    **dict.fromkeys(("seniority", "level"), "Level"),
    "department": "Department",
    "hours": "Hours",
    "remote": "Remote",
    "team": "Team",
}
_DATED = dict.fromkeys(("date", "date_posted", "posted", "published"), "Posted")
_TITLES = ("job_title", "jobtitle", "position", "role", "title")
_LONGEST = 120


def advertised(front: str, body: str) -> str:
    """The lines of an advert's header that its front matter states; empty where it is no advert's."""
    facts = _facts(front)
    title = next((facts[key] for key in _TITLES if key in facts), "")
    if not title or not _WHERE.keys() & facts.keys() or not _TERMS.keys() & facts.keys():
        return ""
    shown = {**_WHERE, **_TERMS, **_DATED}
    lines: dict[str, str] = {}
    for key, value in facts.items():
        if key in shown:
            lines.setdefault(shown[key], value)
    headed = re.search(rf"^#+\s+{re.escape(title)}\s*$", body, re.MULTILINE) is not None
    above = [] if headed else [title]
    return "\n".join([*above, *(f"{label}: {value}" for label, value in lines.items())]) + "\n\n"


def _facts(front: str) -> dict[str, str]:
    """The keys with a value on their own line, in small letters with low lines between their words."""
    found: dict[str, str] = {}
    for match in _FIELD.finditer(front):
        key = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", match["key"].strip())
        value = match["value"].split(" #")[0].strip().strip("\"'").strip()
        if value and len(value) <= _LONGEST and value[0] not in "[{|>&*":
            found.setdefault(key.replace("-", "_").replace(" ", "_").casefold(), value)
    return found
