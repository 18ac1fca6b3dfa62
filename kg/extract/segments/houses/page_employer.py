"""The lines of a page that lists openings in, the employer out whose openings they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.articles.employers import KINDS_OF_FIRM
from kg.extract.lexicon.name_likeness import is_given_name, likeness
from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import CATEGORIES
from kg.extract.postings.employers.model import shipped_employer_model
from kg.extract.postings.naming.firm_names import is_name, without_legal_form
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import ends_in_role, has_role_head
from kg.extract.segments.furniture.chrome import is_button
from kg.extract.segments.shapes.lists import BOARDLIKE
from kg.ports import PlaceFinder

_LISTS = (
    r"(?:jobs?|careers?|vacanc(?:y|ies)|openings|open (?:roles|positions|jobs)|positions|roles|opportunities"
    r"|(?:work (?:with|for)|join) us|work|(?:student|graduate|internship|early careers?|research) program(?:me)?s?"
    r"|students(?: (?:and|&) graduates)?|early careers|placements|apprenticeships|fellowships|co-ops|studentships"
    r"|working|arbeiten|life|internships|now hiring|hiring|offene stellen|stellenangebote|stellen|jobs und karriere"
    r"|karriere"
    r"|recrutement|recruitment|nos offres|offres(?: d[’']emploi)?|emplois?"
    r"|empleos?|ofertas|vacantes|trabaja|carrières|carreras|lavora con noi|posizioni aperte|vacatures|vagas"
    r"|oferty pracy)"
)
_NAME = (
    r"(?P<name>(?:the |The )?[A-ZÀ-ÝŁŚ0-9][\w&.’'-]*"
    r"(?: (?:of|the|for|and|de|du|des|la|der|für|und|&)(?= (?:(?:the|de|la|der) )?[A-ZÀ-ÝŁŚ0-9])"
    r"| [A-ZÀ-ÝŁŚ0-9][\w&.’'-]*){0,6})"
)
#: "Careers at Contoso", "Offene Stellen bei Contoso".
_AT = re.compile(rf"\b(?i:{_LISTS})\s+(?i:at|with|for|bei(?: der| dem)?|beim|chez|en|@)\s+{_NAME}")
#: "Vacancies – University of Contoso", "Jobs | Contoso".
_BEHIND = re.compile(rf"^(?i:current |our |all )?(?i:{_LISTS})\s*[–—|:·-]\s*{_NAME}\s*(?:$|[,(|–—·])")
#: "Contoso › Events".
_CRUMBS = re.compile(rf"^{_NAME}\s*[›»>]\s")
#: "Contoso – open roles, spring", "Contoso careers", "Contoso is hiring".
_AHEAD = re.compile(
    rf"^{_NAME}(?:\s*[–—|:·-]\s*|\s+)(?i:(?:current |our |all )?{_LISTS}\b"
    r"|is (?:now )?hiring|sucht|recrute|busca|are hiring|we are hiring)"
)
#: "Join Contoso Farms", "Rejoignez la Coopérative des Deux Rives".
_JOIN = re.compile(
    rf"^(?i:join|rejoignez|rejoins|werde teil (?:von|der|des)|únete a|unisciti a|come work at)\s+"
    rf"(?:(?i:la|le|les|der|die|das|the|l['’]))?\s*{_NAME}\s*!?$"
)
#: "Welcome to the Frost Lab at Contoso University!", the house of a lab.
_WELCOME = re.compile(rf"^(?i:welcome to|join)\s+[^.!?]{{3,60}}?\s+(?:at|of)\s+(?:the )?{_NAME}\s*[!.,]")
#: "Why join Contoso?", "About Contoso".
_WHY = re.compile(
    r"^(?i:why(?: (?:join|choose|work (?:at|for|with)))?|pourquoi(?: (?:nous )?rejoindre)?|warum|about|à propos de"
    rf"|über(?: die)?)\s+{_NAME}\s*\??$"
)
#: Of a group's page the house: "We are a group of nine engineers at Contoso Labs", "The Maps team at Contoso builds".
_GROUP_AT = re.compile(
    rf"(?:\b[Ww]e are (?:an? |the )?(?P<group>(?:[\w-]+ ){{0,5}}?(?i:group|team|lab|laboratory|unit|department))\b"
    r"[^.!?\n]{0,80}?"
    r"|^The (?P<the_group>(?:[A-Z][\w&-]*,? (?:and |& )?){1,4}(?i:group|team|lab|laboratory)))"
    rf"\s(?:at|within) (?:the )?[*_]*{_NAME}"
)
_OWNER = re.compile(rf"(?:©|\(c\)|copyright)\s*(?:20\d\d)?(?:\s*[–-]\s*20\d\d)?,?\s*{_NAME}", re.IGNORECASE)
#: The subject of a sentence about the employer.
_SUBJECT = re.compile(
    rf"^(?:(?:Die|Der|Das|Le|La|El) )?{_NAME}\s+(?:is|are|was|has|have|does"
    r"|makes?|maps|builds?|runs?|helps?|designs?|develops?|operates|sells"
    rf"|provides|offers|produces|grows"
    r"|brings|serves|studies|turns|keeps|works|employs|supplies|creates|looks|needs|recycles|repairs|prints"
    r"|publishes|teaches|cares|ist|sind"
    r"|betreut|versorgt|fertigt|berät|vertreibt"
    r"|entwickelt|baut|betreibt|beschäftigt|sucht|est|recrute|fabrique|développe|conçoit"
    r"|es|busca|desarrolla"
    r"|fabrica)\b"
)
#: "At Contoso Semiconductors you work on chips", "At Contoso, we build …".
_AT_WORK = re.compile(
    rf"^(?i:at|bei|chez) {_NAME},? (?:you\b|you['’]ll\b|we\b|we['’]re\b|our\b|every|wir\b|du\b|nous\b|vous\b)"
)
#: "Internship opportunities that are available at the National Museum of Contoso".
_AVAILABLE = re.compile(
    r"\b(?:internships?|opportunit(?:y|ies)|positions|openings)\b[^.!?\n]{0,20}? (?:available|offered) at (?:the )?"
    rf"{_NAME}"
)
_GENERIC = re.compile(
    r"^(?:(?:we|our|this|these|all|a|an|it|there|here|what|who|why|how|please|if|you|your|wir|unser\w*|alle|nous|nos"
    r"|se|es)\b"
    r"|(?:voraussetzung(?:en)?|ziel|aufgaben?|bewerbung(?:en)?)\b|(?:am|im|an|in|bei|zum|zur)(?:\s|$)"
    r"|(?:aktuelle|offene|freie|derzeitige|nuestras?|sus?|current|frequently asked|faqs?)\b"
    r"|(?:students?|graduates?|interns|early careers?)(?: (?:&|and|und) (?:\w+ )?(?:graduates?|students?|interns"
    r"|early careers?))?$"
    r"|(?:the|jobs?|careers?|vacancies|open|openings|home|current|team|location|posts?|applications?|grades?|remote"
    r"|europe|today"
    r"|issue|heads|salary|note|roles?|positions?|work|us|now|available|search|latest|featured|multiple|several"
    r"|various|new|more|find|browse|all"
    r"|ph\.?d\.?|post-?docs?|postdoctoral|doctoral|graduate|undergraduate|student|summer|winter|academic|research"
    r"|actively|urgently|always|currently"
    r"|from|to|subject|sent|date|must|preferred|required|von|an|betreff|objet|asunto"
    r"|engineering|full[- ]time|part[- ]time|permanent|temporary|upcoming|future|paid|employment|internships?|job)$)",
    re.IGNORECASE,
)
#: What a sentence or a heading begins with, unless jobs are at a house of such a name: "Jobs at La Pomme".
_ARTICLE = re.compile(r"(?:das|der|die|les?|la|el)\s", re.IGNORECASE)
#: So many lines at the top of a page are looked at for a heading, and so long is none.
_TOP, _LONGEST_HEADING = 4, 100
_LIST_WORDS = frozenset(("openings", "jobs", "careers", "vacancies", "positions", "roles", "offene", "nos", "ofertas"))


def page_employer(lines: Sequence[Line], first: int, places: PlaceFinder) -> tuple[int, int] | None:
    """Where the page names whose openings it lists; `first` is where the openings begin."""
    found = [
        (start, name)
        for start, name, at in _candidates(lines, first)
        if _may_be(name, places, at=at) and not _is_ordinary(name, lines)
    ]
    if not found:
        return None
    start, name = found[0]
    shorter = next((other for _, other in found if name.startswith(other.strip() + " ")), name)
    bare = without_legal_form(shorter.strip(" .,:–-")).removeprefix("the ")
    at = start + name.find(bare)
    return at, at + len(bare)


def home_of_group(lines: Sequence[Line], first: int, places: PlaceFinder) -> tuple[int, int] | None:
    """Where a group says on its page which house it is part of; `first` is where its openings begin."""
    for line in lines:
        match = _GROUP_AT.search(line.text) if line.end <= first else None
        if match and _may_be(match.group("name"), places, at=True):
            name = without_legal_form(match.group("name").strip(" .,:–-*"))
            start = line.start + match.start("name")
            return start, start + len(name)
    return None


def headed_employer(lines: Sequence[Line], first: int, places: PlaceFinder) -> tuple[int, int] | None:
    """Where a heading above the openings says whose they are: "Open roles at Contoso", "Vacancies | Contoso"."""
    for line in lines[:_TOP]:
        text = line.text.strip()
        if line.end > first or len(text) > _LONGEST_HEADING or text[-1] in ".!?":
            continue
        for pattern in (_AT, _BEHIND):
            match = pattern.search(text.lstrip("#* "))
            name = match.group("name").strip(" .,:–-").removeprefix("the ") if match else ""
            at = text[: text.find(name)].lower().removesuffix("the ").endswith((" at ", " bei ", " chez "))
            if (" " in name or at) and _may_be(name, places, at=at) and (at or not is_place_line(name, places)):
                start = line.start + line.text.index(name)
                return start, start + len(without_legal_form(name))
    return None


def told_group(lines: Sequence[Line], first: int) -> tuple[int, int] | None:
    """Where a group says by its name what it is: "We are the Frost Group at Contoso University"."""
    for line in lines:
        match = _GROUP_AT.search(line.text) if line.end <= first else None
        which = "group" if match and match.group("group") else "the_group"
        if match and " " in match.group(which) and all(word[0].isupper() for word in match.group(which).split()):
            return line.start + match.start(which), line.start + match.end(which)
    return None


#: The whole heading of an employer's own site: "Contoso Careers".
_SITE = re.compile(rf"{_NAME}\s+(?:Careers?|Jobs?|Karriere|Carrières?)(?: (?:site|page|home))?")


def site_employer(lines: Sequence[Line], first: int, places: PlaceFinder) -> tuple[int, int] | None:
    """Where a site of jobs is called by a name of which the page also tells something: "Contoso Careers"."""
    for line in lines[:_TOP]:
        match = _SITE.fullmatch(line.text) if line.end <= first else None
        name = match.group("name") if match else ""
        told = any(name in (said.group("name") for said in _said_of(other.text)) for other in lines if name)
        if match and told and _may_be(name, places, at=True):
            return line.start, line.start + len(name)
    return None


def first_name(lines: Sequence[Line], first: int, places: PlaceFinder) -> tuple[int, int] | None:
    """The name with which a page begins, above what it says of its openings and of nobody else: "Contoso"."""
    top = lines[0]
    name = without_legal_form(top.text.strip("#* "))
    if (
        _NAMED_SITE.fullmatch(name)
        or top.end > first
        or len(name) > _LONGEST_NAME
        or is_button(name)
        or name.lower() in CATEGORIES
    ):
        return None
    if has_role_head(name) or BOARDLIKE.search(name) or not _may_be(name, places, at=False):
        return None
    start = top.start + top.text.index(name)
    return start, start + len(name)


_LONGEST_NAME = 40


def named_site(lines: Sequence[Line], first: int, places: PlaceFinder) -> tuple[int, int] | None:
    """Where one of the first lines names whose site it is and nothing else: "Contoso logo", "Join Contoso & Sons"."""
    for line in lines[:_TOP]:
        match = _NAMED_SITE.fullmatch(line.text.lstrip("#* ")) if line.end <= first else None
        whole = (match.group("a") or match.group("b")).strip(" .,:–-") if match else ""
        name = without_legal_form(whole)
        sure = match is not None and (match.group("b") or line.text.endswith("logo") or _is_surely_firm(whole))
        if name and _is_called_like_a_firm(whole) and (sure or not (ends_in_role(name) or is_place_line(name, places))):
            start = line.start + line.text.index(name)
            return start, start + len(name)
    return None


#: The same with whatever name, which must look like a firm's.
_NAMED_SITE = re.compile(
    r"(?P<a>\S.{1,50}?) (?:logo|[Cc]areers?(?: [Ss]ite| [Pp]age)?|[Jj]obs|[Kk]arriere)"
    r"|(?i:join|(?:careers?|jobs?|vacancies|work|working|opportunities|(?:current |open )?(?:openings|roles|positions))"
    r" (?:at|with|for|@)) (?P<b>\S.{1,50})"
)
#: From here on the letters and words of a name may be those of a firm, and surely are.
_FIRM_LIKE, _SURELY_FIRM = -1.0, 1.0


def _is_surely_firm(name: str) -> bool:
    return shipped_employer_model().names.log_odds(name) > _SURELY_FIRM


def _is_called_like_a_firm(name: str) -> bool:
    if len(name) < 2 or name.lower() in CATEGORIES or BOARDLIKE.search(name) or _GENERIC.match(name):
        return False
    return name[0].isalnum() and shipped_employer_model().names.log_odds(name) > _FIRM_LIKE


def _said_of(text: str) -> Iterator[re.Match[str]]:
    """Where a line says something of an employer, or that the page is an employer's."""
    yield from (match for pattern in (_SUBJECT, _OWNER, _WHY, _AT_WORK) if (match := pattern.search(text)))


def _is_ordinary(name: str, lines: Sequence[Line]) -> bool:
    """Whether a name is one word that the page also writes small: "Frost positions", and below "on frost"."""
    word = name.strip(" .,:–-").lower()
    return " " not in word and any(word in line.text.split() for line in lines)


def _may_be(name: str, places: PlaceFinder, *, at: bool) -> bool:
    """Whether a name can be an employer's: no word of lists, no occupation, no person, and no place unless jobs are
    `at` it.
    """
    bare = without_legal_form(name.strip(" .,:–-"))
    if len(bare) < 3 or bare.split()[0].lower() in _LIST_WORDS or _GENERIC.match(bare) or not is_name(bare):
        return False
    if not at and _ARTICLE.match(bare):
        return False
    person = (
        is_given_name(bare.split()[0])
        and likeness(bare.split()) > 0.5
        and bare.split()[-1].lower() not in KINDS_OF_FIRM
    )
    return not (
        (has_role_head(bare) and not at)
        or (person and not at)
        or (not at and is_place_line(bare.removeprefix("the "), places))
    )


#: What names an employer in lines of any length.
_LONG_LINES = (_SUBJECT, _OWNER, _WELCOME, _AT_WORK, _AVAILABLE)


def _candidates(lines: Sequence[Line], first: int) -> Iterator[tuple[int, str, bool]]:
    above = [line for line in lines if line.end <= first]
    for patterns, among in (
        ((_AT, _BEHIND, _AHEAD, _CRUMBS, _JOIN, _WELCOME), above),
        ((_SUBJECT, _WHY, _AT_WORK, _AVAILABLE), above),
        ((_OWNER, _WHY, _SUBJECT, _AT_WORK), lines),
    ):
        for line in among:
            text = line.text.strip()
            for pattern in patterns:
                match = pattern.search(text)
                if match and (len(text) <= 120 or pattern in _LONG_LINES):
                    at = text[: match.start("name")].lower().endswith((" at ", " bei ", " chez "))
                    yield line.start + match.start("name"), match.group("name"), at
