"""A title in, out whether it is that of a programme, placement or thesis, and what who takes part is called."""

from __future__ import annotations

import re

#: What may stand behind such a noun: the year, brackets, a dash with more.
_BEHIND = r"(?=\s*(?:20\d\d(?:/\d\d)?\b|[(\[,|:/–—-]|$))"
#: "Frost Engineering Graduate Scheme", "Trading Summer Analyst Programme 2031".
_PROGRAMME = re.compile(
    r"\b(?P<who>graduate|trainee|analyst|associate|apprentice|intern(?:ship)?)s? "
    rf"(?:(?:development|rotation(?:al)?|training|recruitment) )?(?:scheme|program(?:me)?)s?{_BEHIND}",
    re.IGNORECASE,
)
#: A time at work within one's studies: "Software Engineering Industrial Placement".
_PLACEMENT = re.compile(
    r"(?<=\w )(?<!insurance )(?<!property )(?<!casualty )(?<!marine )(?<!broking )(?<!fostering )(?<!care )"
    r"(?<!job )(?<!ad )(?<!staff )(?<!product )(?<!media )(?<!student )(?<!career )(?<!school )placement"
    rf"(?: year| student| scheme| program(?:me)?)?{_BEHIND}"
    rf"|\b(?:industrial|student|undergraduate|summer|12[ -]month) placement(?: year| student| scheme)?{_BEHIND}"
    rf"|(?:(?<=\w )(?<!food )(?<!housing )(?<!grocery )(?<!farm )(?<!electric )co-op|\bco-op student)"
    rf"(?: student| term| position| program(?:me)?)?{_BEHIND}",
    re.IGNORECASE,
)
#: A shop or a bank of its members behind the title of who works there: "Store Manager, Northside Co-op".
_OF_MEMBERS = re.compile(
    r"(?:,| [–—-]| at| for) (?!(?i:spring|summer|fall|autumn|winter|student|paid|full|part|20\d\d)\b)"
    r"(?:[A-Z][\w&’'-]* ){1,3}[Cc]o-[Oo]p$"
)
_OF_PLACEMENT = re.compile(
    r"\s*\b(?:(?:industrial|student|undergraduate|summer|work|12[ -]month|year[ -]long) ){0,4}(?:placements?|co-op)"
    r"(?: (?:year|student|scheme|term|position|program(?:me)?))?(?=\W|$)",
    re.IGNORECASE,
)
_THESIS = re.compile(
    r"(?P<either>(?:master|bachelor)(?:[’']?s)?-? ?(?:/|or|oder|and|und|&) ?(?:master|bachelor)(?:[’']?s)?[ -]?"
    rf"(?:thesis|arbeit))(?:{_BEHIND}|(?= (?:in|on|at|within|im|zum|zur)\b))"
    r"|(?P<degree>master|bachelor|diploma)(?:[’']?s)? (?:thes[ie]s|projects?)"
    r"(?: (?:project|student|worker|position|internship))?"
    rf"(?:{_BEHIND}|(?= (?:in|on|at|within)\b))|(?P<german>master|bachelor|diplom|abschluss)arbeit{_BEHIND}"
    rf"|(?P<swedish>exjobb|examensarbete){_BEHIND}|(?P<doctoral>thèse(?: de doctorat)?){_BEHIND}",
    re.IGNORECASE,
)
#: Whom firms take straight from their studies: "Graduate Frost Engineer".
_STARTER = re.compile(
    r"\bgraduate (?:(?:development|rotation(?:al)?|training|leadership) )?(?:scheme|program(?:me)?|trainee)s?"
    r"(?! ?(?:coordinat|manag|direct|officer|lead\b|assistant|administrat|specialist|advis))"
    r"|^(?:[\w&-]+ ){1,4}(?<!post )(?<!for )(?<!college )(?<!school )(?<!of )graduate(?: 20\d\d)?$"
    r"|^graduate (?!(?:research|teaching|student|program|school|studies|admission|assistant)\w*\b)(?:[\w&-]+ ){0,3}"
    r"(?:engineer|developer|analyst|consultant|scientist|surveyor|designer|accountant|planner|architect|trader"
    r"|underwriter|actuary|programmer)\b",
    re.IGNORECASE,
)


#: Who teaches students, chooses them or looks after them: "Advisor, Graduate Programs".
_AT_SCHOOLS = re.compile(
    r"\b(?:professors?|lecturers?|instructors?|faculty|teachers?|educators?|tutors?|deans?|registrars?|advis[eo]rs?"
    r"|counsell?ors?|recruiters?|social workers?)\b",
    re.IGNORECASE,
)


#: Who looks after interns and is none: "Internship Manager", "Intern Program Coordinator", "Head of Internships".
_KEEPER = (
    r"(?:manager|coordinator|co-ordinator|director|administrator|officer|recruiter|supervisor|adviser|advisor|specialist"
    r"|koordinator(?:in)?|verantwortliche[rn]?)"
)
_OF_INTERNS = re.compile(
    rf"\b(?P<interns>internships?|interns?)(?= (?:(?:and|&) \w+ )?(?:program(?:me)?s? )?{_KEEPER}s?\b)"
    rf"|\b(?:{_KEEPER}|head|lead)(?:,| of| for| [–—-])? (?:the )?(?:[\w&]+ ){{0,3}}"
    r"(?P<kept>internships|internship program(?:me)?s)(?=\W*(?:\(|$))",
    re.IGNORECASE,
)


def interns_kept(title: str) -> re.Match[str] | None:
    """The word for interns in the title of somebody who looks after them: "Internship Manager"."""
    return _OF_INTERNS.search(title) if "ntern" in title else None


#: Words before it say what is learnt, but for those of who looks after several: "Head of Apprenticeships".
_TRAINEESHIP = re.compile(
    r"(?:traineeships?|traineeprogramme?(?= [A-ZÄÖÜ]|$)"
    r"|(?P<kind>(?:(?:(?!(?:of|for|in|and) )[\w&-]+ ){1,3}(?=apprenticeship\b))?apprentice)ships?)"
    rf"(?:{_BEHIND}|(?<=m)|(?<=me)|(?= in\b))",
    re.IGNORECASE,
)


def names_traineeship(text: str) -> bool:
    """Whether a title begins with the time of a trainee: "Traineeship in Frost Supervision", "Frost Apprenticeship"."""
    return _trained(text) is not None


def names_studies(text: str) -> bool:
    """Whether a title begins with what one does to learn: a thesis, a traineeship or an apprenticeship."""
    return names_thesis(text) or names_traineeship(text)


def _trained(text: str) -> re.Match[str] | None:
    return _TRAINEESHIP.match(text) if "eship" in (small := text.lower()) or "eprogram" in small else None


def names_programme(text: str) -> bool:
    """Whether a title is that of a programme or placement: "Graduate Scheme", "Industrial Placement 2031"."""
    small = text.lower()
    programme = ("scheme" in small or "program" in small) and _PROGRAMME.search(text) is not None
    return programme or names_placement(text)


def names_placement(text: str) -> bool:
    """Whether a title is that of a time at work within one's studies, and not of those who arrange such times."""
    told = "lacement" in text or ("o-op" in text.lower() and not _OF_MEMBERS.search(text))
    return told and _PLACEMENT.search(text) is not None and not _AT_SCHOOLS.search(text)


def names_thesis(text: str) -> bool:
    """Whether a title offers a thesis: "Master Thesis: Frost in Valleys"."""
    return text[:1].upper() in "MBDAET" and _THESIS.match(text) is not None


#: What begins the title of a post at a university, with the theme of the work behind it.
_POST = re.compile(
    r"(?:\d[\d-]* |[Tt]wo |[Tt]hree |[Ff]ully[- ][Ff]unded )?(?:PhD|Ph\.D\.|Doctoral|Post-?[Dd]oc(?:toral)?)"
    r" (?:[Rr]esearch(?:er)? )?(?:[Pp]ositions?|[Ss]tudentships?|[Ss]cholarships?|[Ff]ellow(?:ship)?s?|[Cc]andidates?"
    r"|[Ss]tudents?|[Aa]ssociates?|[Pp]rojects?)\b"
)


def names_post(text: str) -> bool:
    """Whether a title begins with a post at a university: "PhD Position Frost Routing in Open Terrain"."""
    return _POST.match(text) is not None


def is_for_graduates(title: str) -> bool:
    """Whether a title says that one begins straight after one's studies, and not that one works for those who study."""
    return "raduate" in title and _STARTER.search(title) is not None and not _AT_SCHOOLS.search(title)


def who_takes_part(head: str) -> str:
    """The title with the person in the place of the programme: "Frost Analyst Programme" → "Frost Analyst"."""
    thesis = _THESIS.match(head)
    if thesis:
        if thesis.group("either"):
            return "Thesis Student"
        if thesis.group("doctoral"):
            return "PhD Student"
        degree = thesis.group("degree") or thesis.group("german") or "master"
        name = {"diplom": "Diploma", "abschluss": "Master"}.get(degree.lower(), degree.title())
        return f"{name} Thesis Student"
    if names_placement(head):
        return f"{_OF_PLACEMENT.sub('', head)} Intern".strip()
    if trained := _trained(head):
        return trained.group("kind") or "Trainee"
    match = _PROGRAMME.search(head) if "rogram" in head or "cheme" in head else None
    return head[: match.end("who")] + head[match.end() :] if match else head
