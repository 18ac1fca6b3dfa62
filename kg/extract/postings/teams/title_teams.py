"""A title taken apart in, the named group out that stands behind the role: "Software Engineer II, Contoso Maps"."""

from __future__ import annotations

import re

from kg.extract.lexicon.spans import Found
from kg.extract.lexicon.words import CATEGORIES
from kg.extract.postings.naming.firm_names import without_legal_form
from kg.extract.postings.naming.title_parts import Part, PartKind
from kg.extract.postings.naming.title_programmes import names_studies
from kg.extract.postings.naming.titles import ends_in_role, has_role_head
from kg.extract.postings.roles.reader import RoleReading
from kg.extract.postings.teams.reader import UNIT_NOUN
from kg.names import fold_name

_SEVERAL = 2
#: What titles go on with that is no group: what is wanted, whom it is for, a side of the software.
_DEGREE = r"(?:b\.?sc?|m\.?sc?|ph\.?d|b\.?a|m\.?eng|masters?|bachelors?|mba)"
_TONGUE = (
    r"(?:english|french|german|spanish|italian|dutch|portuguese|polish|czech|swedish|danish|norwegian|finnish|greek"
    r"|turkish|arabic|hebrew|russian|ukrainian|hungarian|romanian|bulgarian|japanese|korean|chinese|mandarin|cantonese"
    r"|hindi|thai|vietnamese|indonesian|catalan|flemish|bilingual)"
)
NO_TEAM = re.compile(
    r".*\b(?:required|preferred|needed|wanted|a plus|level)|(?:veterans?|students?|graduates?)"
    rf"|{_DEGREE}(?:(?:\s?[/,&]\s?|\s(?:and|or)\s){_DEGREE})*"
    rf"|{_TONGUE}(?:(?:\s?[/,&]\s?|\s(?:and|or)\s){_TONGUE})*(?:[- ]speak(?:er|ing))?"
    r"|(?:(?:spring|summer|autumn|fall|winter)(?:\s?/\s?|\s{1,2})?)+(?:20\d\d)?|\d+ (?:months?|years?|weeks?)"
    r"|(?:un)?paid|jobs?|careers?|.*\b(?:responsibilities|qualifications|requirements)"
    r"|(?:front|back)[ -]?end|full[ -]?stack"
    r"|(?-i:[A-Z]{2}|[A-Z]{2,}[-_]?\d{3,}\w*)|schwerpunkt .*|.*\bspeakers?"
    r"|.*\b(?:graduate|development|trainee|internship|rotation\w*|leadership|training|residency|apprenticeship)"
    r" program(?:me)?s?|.*\b(?:mit uns|with us|join us|you|your|dich|deine?[mnrs]?)\b.*"
    r"|(?:aed|usd|eur|gbp|inr|pkr|sar|qar|sgd|chf|cad|aud|rs\.?|[$€£¥₹])\s?\d.*|.*\b\d+ ?k?\s?(?:usd|eur|gbp|€|£|\$)"
    r"|.*\b(?:remote|freelance|hybrid)|(?:remote|freelance)\b.*\bcontract"
    r"|immediate (?:joiners?|start)|urgent\w*(?: .*)?|walk-?in.*|freshers?|.*\b(?:shifts?|area)"
    r"|experienced|(?:no|any|\d+\+?) .*experience.*"
    r"|(?:multiple|various|several|all|flexible|different) (?:locations?|positions?|levels?|openings?|teams?|offices?)",
    re.IGNORECASE,
)


def team_from_title(role: RoleReading, employer: str | None) -> Found[str] | None:
    """What stands behind the role in the title, unless it is a field, a place or the employer."""
    if role.parsed is None or role.title is None:
        return None
    if sum(ends_in_role(piece) for piece in role.title.value.split(", ")) >= _SEVERAL:
        return None  # several jobs in a row: "Frost Analyst, QA, Researcher, PM"
    if named := _named_behind(role.parsed.head):
        name, at = named
        start = role.title_start + role.parsed.head.start + at
        return Found(name, start, start + len(name), 0.75)
    taken = role.role.value if role.role and not role.in_text else ""
    parts = [
        part for part in role.parsed.tails if _may_be_team(part, role.parsed.head, employer) and part.text not in taken
    ]
    for part in sorted(parts, key=lambda part: not UNIT_NOUN.search(part.text)):
        name = re.sub(r"^(?:the|our)\s+|\s+team$", "", part.text.strip(" -–"), flags=re.IGNORECASE)
        if (
            len(name) < 2
            or name in _CODES
            or NO_TEAM.fullmatch(name)
            or (_LETTERS.fullmatch(name) and _is_inside(role.title.value, part.start))
            or not name[0].isupper()
            or (employer and fold_name(without_legal_form(name)) == fold_name(without_legal_form(employer)))
        ):
            continue
        if name.lower() not in CATEGORIES and len(name.split()) <= 7:
            start = role.title_start + part.start + part.text.find(name)
            return Found(name, start, start + len(name), 0.75)
    return None


#: Letters behind a name, as of a licence: "Therapist (LCSW, LPCC)".
_LETTERS = re.compile(r"[A-Z]{2,6}")


def _is_inside(title: str, at: int) -> bool:
    """Whether a part of a title stands in brackets."""
    return title.count("(", 0, at) > title.count(")", 0, at)


#: "Scientist Snow/Ice team", whose team no mark divides from the occupation.
_TEAM_ENDS = re.compile(r"\s(?P<name>[A-Z][\w/&+-]*(?: (?:and |& )?[A-Z][\w/&+-]*){0,3}) [Tt]eam$")


def _named_behind(head: Part) -> tuple[str, int] | None:
    """The team that a title names right behind the occupation, and where in its first part."""
    match = _TEAM_ENDS.search(head.text)
    words = match.group("name").split() if match else []
    while words and has_role_head(words[0]):
        words = words[1:]
    name = " ".join(words)
    start = head.text.rindex(name)
    return (name, start) if name and has_role_head(head.text[:start]) else None


#: Languages and countries that titles name: "Account Specialist – EN, Contoso Ads".
_CODES = frozenset("EN DE FR ES IT NL PT PL JP JA KR KO CN ZH UK US EU DACH EMEA APAC LATAM".split())
#: Posts whose titles go on with a field of study: "Assistant Professor - Geology", "Intern - Frost Engineering".
_STUDIES = re.compile(
    r"^(?:(?:20\d\d|ph\.?d|spring|summer|fall|winter) )*(?:interns?|internships?|stages?(?: m[12])?)$"
    r"|\b(?:professor|lecturer|teacher|reader|chair|fellow|post-?doc\w*"
    r"|ph\.?d|doctoral|tutor"
    r"|instructor|dozent\w*|lehrer\w*)\b",
    re.IGNORECASE,
)


def _may_be_team(part: Part, head: Part, employer: str | None) -> bool:
    """Brackets hold languages, products and fields; a field or product is a team only under the employer's name."""
    if employer and part.text.startswith(employer + " "):
        return True
    if " with " in part.text:
        return False
    if part.aside:
        return bool(re.search(r"\b(?:team|group|org|lab|division)\b", part.text, re.IGNORECASE))
    studied = _STUDIES.search(head.text) or names_studies(head.text)
    if (part.start < head.start or studied) and not UNIT_NOUN.search(part.text):
        return False
    return part.kind is PartKind.REST and not part.other
