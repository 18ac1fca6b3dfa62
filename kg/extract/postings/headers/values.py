"""Pieces of lines above a posting in, whether each is the value of the label above it, or names nothing at all, out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import EMPLOYMENT
from kg.extract.postings.headers.job_terms import is_contract
from kg.extract.postings.headers.lines import Piece
from kg.extract.postings.naming.board_names import BOARD
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import has_role_head
from kg.ports import PlaceFinder
from kg.schema import FieldName

#: What pages write above adverts and what names neither a job nor an employer.
NAMELESS = re.compile(
    r"(?:(?:the|this|your|our|open|current|new|full)\s+)*"
    r"(?:job|vacancy|vacancies|position|advert|advertisement|internship|career|role|posting|opportunity|employment"
    r"|work|co-op|fellowship|apprenticeship|studentship|traineeship|scholarship"
    r"|stellen|offre|recruitment|candidate|company|employer|application|contact)s?"
    r"(?:\s+(?:details?|descriptions?|offers?|postings?|overviews?|information|summary|view|profile|titles?"
    r"|opportunit(?:y|ies)|openings?|vacanc(?:y|ies)|announcements?|notices?|search|listings?|advert(?:isement)?s?"
    r"|facts|data|specifications?|introduction))*"
    r"|.{0,60}:|(?:stellen|job)(?:ausschreibung|angebot|anzeige|beschreibung|börse)e?|fiche de poste"
    r"|offre d[’']emploi|.{1,3}|advanced|early|basic"
    r"|(?:join|sign up for|subscribe to|be part of) (?:our|the|us)\b.{0,40}"
    r"|this (?:job|position|posting|vacancy|role)\b.{0,60}"
    rf"|{BOARD}"
    r"|(?:you are|find|search|browse|discover|explore)\b.{0,50}|showing .{0,60}"
    r"|(?:prospective|current|former|future|potential|interested|please)\b.{0,80}"
    r"|(?:we[’']re|we are|now) (?:hiring|recruiting)!*|(?:companies|who is|we are) hiring\b.{0,60}|all [a-z]{3,20}"
    r"|(?:careers?|jobs|life|karriere|carrières?) (?:at|bei|chez) .{2,60}|logo (?:of|de|von|der) .{2,60}"
    r"|(?:for|für|pour(?: les)?|para) [a-zà-ÿ]{4,24}s|create (?:an )?alert|shortlist"
    r"|(?:employer|company) (?:site|website)|recruiter (?:recently )?active|(?:actively )?recruiting"
    r"|(?:over |more than )?\d+\+? (?:people|applicants?|candidates?|followers)\b.{0,40}|promoted by.{0,80}"
    r"|try premium.{0,40}|responses managed.{0,40}|reposted.{0,40}"
    r"|(?:english|deutsch|français|español|italiano|nederlands|português|polski|svenska|dansk)(?: \(.{2,20}\))?"
    r"|(?:graduate|student) (?:scheme|job|programme|program|role|opportunity)s?"
    r"|(?:industrial |summer |work )?placement(?: year)?|work experience",
    re.IGNORECASE,
)

#: What personnel offices call a "role", which is no occupation.
_GRADES = re.compile(
    r"\s*(?:individual contributor|people (?:manager|leader)|professional|employee)s?\s*", re.IGNORECASE
)


def is_grade(text: str) -> bool:
    """Whether the value of a label for the job says whether one leads people, and not what one does."""
    return _GRADES.fullmatch(text) is not None


def is_question(text: str) -> bool:
    """Whether a line below a label and its value is a label itself, if a long one: "Is travel required?"."""
    return text.rstrip().endswith("?") or len(text.split()) > _LONG_LABEL


_LONG_LABEL = 6


def is_value(piece: Piece, lines: Sequence[Line], label: FieldName | None) -> bool:
    """Whether a word that could be a label is what a label says, or a part of its line: "$40 an hour - Contract"."""
    if label is FieldName.REMOTE and piece[2].strip().lower() == "remote":
        return True
    if piece[2].strip().lower() not in EMPLOYMENT:
        return False
    return label is FieldName.EMPLOYMENT_TYPE or not any(line.start == piece[0] for line in lines)


#: What these labels announce is no contract: "Salary", "Full Time".
_NEVER_TERMS = frozenset(
    {FieldName.SALARY, FieldName.LOCATION, FieldName.POSTED, FieldName.TITLE, FieldName.ORGANIZATION}
)


def may_fill(label: FieldName, text: str, places: PlaceFinder) -> bool:
    """Whether a line below a label can be its value: no heading is one, and no place is a title."""
    if NAMELESS.fullmatch(text.strip().lower()) and label is not FieldName.EMPLOYMENT_TYPE:
        return label is FieldName.OTHER
    if label in _NEVER_TERMS and text.strip().lower() in EMPLOYMENT:
        return False
    return label is not FieldName.TITLE or not is_place_line(text, places) or has_role_head(text)


#: Of these a label names one.
_OF_ONE_VALUE = frozenset({FieldName.TITLE, FieldName.ORGANIZATION, FieldName.TEAM})


def goes_on(label: FieldName, text: str, places: PlaceFinder) -> bool:
    """Whether a line below a label and its value is a further value: a second place, another term of the contract."""
    if label is FieldName.LOCATION:
        return is_place_line(text, places)
    if label is FieldName.EMPLOYMENT_TYPE:
        return text.strip().lower() in EMPLOYMENT or is_contract(text)
    return label not in _OF_ONE_VALUE and text.strip().lower() not in EMPLOYMENT
