"""A line below what an employer tells of itself in, whether and where in it the job begins out."""

from __future__ import annotations

import re

from kg.extract.lexicon.headings import SectionKind
from kg.extract.lexicon.spans import Line

_LONGEST_HEADING = 40


def ends_overview(line: Line, kind: SectionKind | None) -> bool:
    """Whether a line heads something else than what the employer is: by its kind, or unknown and with a colon."""
    if kind:
        return kind is not SectionKind.ABOUT_COMPANY
    if line.gap and _OF_THE_JOB.match(line.text):
        return True
    if line.text[-1] != ":":
        return False
    return bool(_GLUED_HEADING.search(line.text)) or (
        line.gap and len(line.text) <= _LONGEST_HEADING and line.text[0].isupper()
    )


#: How a paragraph or a heading begins that turns from the employer to the job.
_OF_THE_JOB = re.compile(
    r"(?:[Yy]our|[Tt]he|[Aa]bout (?:the|your)) (?:project|role|job|position|mission|tasks?|work|internship|opportunity"
    r"|programme|challenge|placement|thesis)s?\b|What you|Who you|In this (?:role|position|internship)"
    r"|As (?:an?|our) [\w &/-]{3,60}, you"
    r"|We(?:['’]re| are) (?:currently |now )?(?:looking for|seeking|hiring|searching)"
    r"|(?:Deine|Ihre) (?:Aufgaben|Rolle|Mission)|(?:Tes|Vos|Votre|Ta) (?:missions?|rôle|poste|stage)"
)


def opened(line: Line) -> int:
    """Where the text of a posting begins in a line: behind what stands before a heading that is glued to it."""
    glued = _GLUED_HEADING.search(line.text) if line.text.endswith(":") else None
    return line.start + glued.start() if glued else line.start


#: A heading that a lost line break leaves at the end of a sentence: "… Data Security. Data ScientistResponsibilities:".
_GLUED_HEADING = re.compile(
    r"(?<=[a-z.!?\s])(?:(?:Key|Job|Minimum|Basic|Required) )?(?:Responsibilities|Requirements|Qualifications|Duties)"
    r"(?:/Requirements)?:$"
)
