"""The front matter of a Markdown page in, the lines out that a site shows of it above an advert: place, terms."""

from __future__ import annotations

import re
from textwrap import dedent

_FIELD = re.compile(r"^(?P<key>[A-Za-z][\w -]{1,30}?)\s*[:=]\s*(?P<value>\S.*?)\s*$", re.MULTILINE)
#: What keys of adverts are shown as; one of `_TERMS` beside one of `_WHERE` tells that a page is an advert.
_WHERE = {
    **dict.fromkeys(
        (
            "company",
            "employer",
            "organization",
            "organisation",
            "institution",
            "hiring_organization",
            "university",
            "unternehmen",
            "arbeitgeber",
            "entreprise",
            "empresa",
        ),
        "Company",
    ),
    **dict.fromkeys(
        (
            "location",
            "locations",
            "city",
            "place",
            "office",
            "standort",
            "arbeitsort",
            "ort",
            "lieu",
            "ville",
            "ubicacion",
            "ciudad",
        ),
        "Location",
    ),
}
_TERMS = {
    **dict.fromkeys(
        (
            "job_type",
            "employment_type",
            "employment",
            "working_time",
            "work_time",
            "arbeitszeit",
            "type_of_contract",
            "commitment",
            "jornada",
        ),
        "Employment type",
    ),
    **dict.fromkeys(("contract", "contract_type", "contrat", "vertrag"), "Contract"),
    **dict.fromkeys(("salary", "pay", "compensation", "statement_of_payment", "gehalt", "salaire"), "Salary"),
    **dict.fromkeys(
        (
            "deadline",
            "closing_date",
            "closing",
            "apply_by",
            "last_date",
            "application_deadline",
            "closes",
            "bewerbungsfrist",
            "date_limite",
        ),
        "Deadline",
    ),
    **dict.fromkeys(("seniority", "level", "experience_level"), "Level"),
    **dict.fromkeys(("department", "abteilung", "departement"), "Department"),
    "hours": "Hours",
    "remote": "Remote",
    "team": "Team",
}
_DATED = dict.fromkeys(("date", "date_posted", "posted", "published"), "Posted")
#: Keys of sites that switch an opening on and off, or lead to its form.
_OPEN = frozenset(
    "active open is_open filled closed apply apply_url apply_link application_url application_link job_category job_id"
    " how_to_apply".split()
)
#: What sites call the part of theirs, or the template, that openings are in.
_LAYOUTS = frozenset(("job", "jobs", "vacancy", "career", "careers", "position", "opening", "stelle", "emploi"))
_TITLES = ("job_title", "jobtitle", "position", "role", "roles", "title")
#: Keys of pages about people, whose roles are not vacant.
_PERSONAL = frozenset(
    "first_name last_name firstname lastname surname orcid avatar photo portrait bio github twitter linkedin"
    " scholar google_scholar member alumni author".split()
)
#: Keys of what somebody has done, which has a firm and a place, too.
_PERIODS = frozenset("start end date_start date_end start_date end_date from to period years logo event venue".split())
#: What says of a "type" that it is one of contracts.
_CONTRACTS = re.compile(
    r"(?:full|part)[-_ ]?time|permanent|contract|fixed[- ]term.*|temporary|freelance|internship|vollzeit|teilzeit"
    r"|(?:un)?befristet|praktikum|cdi|cdd|stage",
    re.IGNORECASE,
)
_LONGEST = 120


def advertised(front: str, body: str) -> str:
    """The lines of an advert's header that its front matter states; empty where it is no advert's."""
    facts = _facts(front)
    if _CONTRACTS.fullmatch(facts.get("type", "")):
        facts.setdefault("employment_type", facts["type"])
    title = next((facts[key] for key in _TITLES if key in facts), "")
    if not title or not _is_adverts(facts):
        return ""
    shown = {**_WHERE, **_TERMS, **_DATED}
    lines: dict[str, str] = {}
    for key, value in facts.items():
        if key in shown and value.casefold() not in _LAYOUTS:
            lines.setdefault(shown[key], value)
    headed = re.search(rf"^#+\s+{re.escape(title)}\s*$", body, re.MULTILINE) is not None
    above = [] if headed else [title]
    return "\n".join([*above, *(f"{label}: {value}" for label, value in lines.items())]) + "\n\n"


def _is_adverts(facts: dict[str, str]) -> bool:
    """Whether the keys are those of an opening: where and on which terms, or what only openings have beside one."""
    if _PERSONAL & facts.keys() or ("name" in facts and "title" not in facts):
        return False
    places = {_WHERE[key] for key in _WHERE.keys() & facts.keys()}
    where, terms = int(bool(places)), bool(_TERMS.keys() & facts.keys())
    where += len(places) == len(set(_WHERE.values())) and not _PERIODS & facts.keys()
    opened = bool(_OPEN & facts.keys()) or facts.get("layout", "").casefold() in _LAYOUTS
    named = any(key in facts for key in _TITLES[:-1])
    offered = bool(_OFFERED.search(facts.get("title", "")))
    return offered or where + terms + opened + named >= _SIGNS


#: Titles that say themselves that somebody is wanted: "PhD offer: …".
_OFFERED = re.compile(
    r"^(?:ph\.?d|doctoral|post-?doc\w*|internship|master(?:['’]s)?(?: thesis)?|job|engineer)\s+"
    r"(?:offer|position|vacancy|opening)\b|^offre (?:d[’']emploi|de (?:stage|thèse))",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    r"^(?P<indent> *)(?:- )?\w+: *[|>][+-]? *\n(?P<text>(?:(?P=indent) +\S.*\n|[ \t]*\n)+)", re.MULTILINE
)
_HEADLINE = re.compile(r"^ *(?:- )?(?:title|subtitle|heading): *(?P<value>\S.*?) *$", re.MULTILINE)
#: So much text a page has of which all stands in its front matter.
_TEXT = 200


def told_in(front: str) -> str:
    """The text of a page that is front matter altogether, the headlines and texts of its sections; or nothing."""
    told = [(match.start(), f"{_unquoted(match['value'])}\n\n") for match in _HEADLINE.finditer(front)]
    blocks = [(match.start(), f"{dedent(match['text'])}\n") for match in _BLOCK.finditer(front)]
    if sum(len(text) for _, text in blocks) < _TEXT:
        return ""
    within = [match.span("text") for match in _BLOCK.finditer(front)]
    kept = [item for item in told if not any(start <= item[0] < end for start, end in within)]
    return "".join(text for _, text in sorted([*kept, *blocks]))


def _unquoted(value: str) -> str:
    return value.strip("\"'").strip()


_SIGNS = 2


def _facts(front: str) -> dict[str, str]:
    """The keys with a value on their own line, in small letters with low lines between their words."""
    found: dict[str, str] = {}
    for match in _FIELD.finditer(front):
        key = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", match["key"].strip())
        value = match["value"].split(" #")[0].strip().strip("\"'").strip()
        if value and len(value) <= _LONGEST and value[0] not in "[{|>&*":
            found.setdefault(key.replace("-", "_").replace(" ", "_").casefold(), value)
    return found
