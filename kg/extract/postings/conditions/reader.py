"""A posting in, its conditions out: contract, dates, season, eligibility."""

from __future__ import annotations

import re

from kg.extract.lexicon.cues import CueKind
from kg.extract.lexicon.dates import find_date
from kg.extract.lexicon.negation import is_denied
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import BULLETS, Found, lowered, trimmed
from kg.extract.lexicon.words import EMPLOYMENT
from kg.extract.postings.advert import Advert
from kg.extract.postings.conditions.contract_phrases import contract_in_words
from kg.extract.postings.headers.job_terms import is_contract
from kg.extract.postings.naming.title_programmes import interns_kept, names_placement
from kg.extract.postings.naming.titles import ends_in_role
from kg.extract.postings.naming.workload import WORKLOAD, employment_of
from kg.extract.postings.roles.reader import RoleReading
from kg.schema import FieldName

_CONTRACT = re.compile(
    r"\b(?P<kind>full[- ]time|part[- ]time|vollzeit|teilzeit|temps plein|temps partiel|tiempo completo"
    r"|CDI|CDD|fixed[- ]term|permanent|contract|temporary|freelance|seasonal|internship)"
    r"\s*(?:[/,(-]\s*\w+\s*\)?\s*)?(?P<noun>position|role|job|employee|contract|opportunity|employment"
    r"|basis|stelle|vertrag|engagement|appointment|post|vacancy|candidate)\b"
    r"|(?P<early>full[- ]time|part[- ]time),? (?:[\w-]+,? ){1,4}(?:\([^()\n]{2,40}\) )?(?:position|role|job|post"
    r"|appointment|candidate|employee)\b"
    r"|(?P<french>(?<=\ben )(?:CDI|CDD)(?!(?:,|/| ou| et) ?(?:CD[DI]|int[ée]rim))|(?<=mission )intérimaire"
    r"|(?<=[(])(?:temps (?:plein|complet|partiel)|vollzeit"
    r"|teilzeit)(?=[)])"
    r"|(?<=\bin )(?<!auch in )(?:vollzeit|teilzeit)|(?<=\bà )temps (?:plein|partiel)"
    r"|(?<=\bpost is )(?:full|part)[- ]time"
    r"|(?<=\brole is )(?:full|part)[- ]time|(?<=\bposition is )(?:full|part)[- ]time|(?<=\bjob is )(?:full"
    r"|part)[- ]time"
    r"|(?<=\ba )fixed[- ]term(?= (?:of|for) (?:up to )?\w+ (?:year|month))"
    r"|(?<=\bworking )(?:full|part)[- ]time|(?<=\bto work )(?:full|part)[- ]time)\b",
    re.IGNORECASE,
)
_TYPE_LABEL = re.compile(
    r"\b(?:employment type|job type|contract type|type of contract|anstellungsart|type de contrat|tipo de contrato"
    r"|time type)\s*[:\-–]?\s*(?P<kind>[\w éü-]{3,20})",
    re.IGNORECASE,
)
_SEASON = sought(
    r"\b(?P<y1>20\d\d)\s+(?:[A-Za-z]+\s+){0,4}?(?:internships?|interns?|graduates?|co-op|apprenticeship"
    r"|placement|stage|praktikum)\b"
    r"|\b(?:internships?|interns?|co-op|placement|graduate (?:program|programme|role)s?)\b[^.\n]{0,25}?"
    r"\b(?P<y2>20\d\d)\b"
    r"|\b(?:summer|fall|winter|spring|autumn|sommer|été)\s+(?:of\s+)?(?P<y3>20\d\d)\b"
    r"|\b(?:program|programme|internship) (?:starts|begins)(?: in)? (?:[a-z]+ )?(?P<y4>20\d\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d")
_PIECES = 3


def read_employment(advert: Advert, role: RoleReading) -> Found[str] | None:
    """The contract, if the posting names it for this job; an intern's is an internship."""
    stated = [
        Found(code, span.start, span.end, 0.97)
        for span in advert.fields_named(FieldName.EMPLOYMENT_TYPE, FieldName.CATEGORY)
        if span.name is FieldName.EMPLOYMENT_TYPE or advert.text[span.start : span.end].strip().lower() in EMPLOYMENT
        if (code := _employment_code(advert.text[span.start : span.end]))
    ]
    if role.level and role.level.value == "intern" and all(item.value == "full_time" for item in stated):
        return Found("internship", role.level.start, role.level.end, 0.9)  # whatever its hours
    if stated:
        return min(stated, key=lambda item: item.value == "permanent")
    title = advert.field(FieldName.TITLE)
    if title:
        if either := _EITHER.search(advert.text, title.start, title.end):
            return Found("full_time", either.start(), either.end(), 0.85)
        kept = interns_kept(advert.text[title.start : title.end]) is not None
        for match in re.finditer(r"\(?[A-Za-zÀ-ÿ]+(?:[- ][Tt]ime)?\)?", advert.text[title.start : title.end]):
            if match.group().lower() in ("(contract)", "(casual)", "(permanent)"):
                bare = match.group().strip("()")
                start = title.start + match.start() + 1
                return Found(EMPLOYMENT[bare.lower()], start, start + len(bare), 0.85)
            word = match.group().strip("()").lower()
            code = EMPLOYMENT.get(word)
            inside = word == "intern" and advert.document.language in _INTERN_IS_INSIDE
            inside = inside or (kept and code == "internship")
            if code and not inside and word not in ("contract", "regular", "casual", "stage", "permanent"):
                return Found(code, title.start + match.start(), title.start + match.end(), 0.85)
        if names_placement(advert.text[title.start : title.end]):
            return Found("internship", title.start, title.end, 0.8)
        share = WORKLOAD.search(advert.text[title.start : title.end])
        if share and (code := employment_of(share)):
            return _found_share(advert.text, code, title.start + share.start(), title.start + share.end())
        if kept:
            return _employment_in_text(advert) or _timed_role(advert) or _bare_contract(advert)
    return (
        _interned(advert)
        or _called_internship(advert)
        or _employment_in_text(advert)
        or _timed_role(advert)
        or _bare_contract(advert)
        or contract_in_words(advert)
    )


#: Where "intern" says that one hires within the house.
_INTERN_IS_INSIDE = frozenset(("de", "nl", "sv", "da", "no"))
#: All hours or fewer, as one likes: "in Voll- oder Teilzeit".
_EITHER = re.compile(r"\bvoll-\s?(?:/|oder|und|bzw\.)\s?teilzeit\b", re.IGNORECASE)


def _found_share(text: str, code: str, start: int, end: int) -> Found[str]:
    left, right = trimmed(text, start, end, "()[]")
    return Found(code, left, right, 0.9)


_INTERN = re.compile(
    r"\s+(?:[\w.’'-]+\s+){0,2}?(?P<what>stagiaires?|interns?\b|internship|praktikant\w*|werkstudent\w*|becari[oa])\b",
    re.I,
)


def _interned(advert: Advert) -> Found[str] | None:
    """An internship by the word for who is wanted: "Nous recherchons un.e stagiaire", "As an intern, you …"."""
    for cue in advert.cues_of(CueKind.WANTED, CueKind.AS_A):
        match = _INTERN.match(advert.text, cue.end, advert.end)
        if match and (code := EMPLOYMENT.get(match.group("what").lower().removesuffix("s"))):
            return Found(code, match.start("what"), match.end("what"), 0.75)
    return None


#: The post itself called so: "L'objectif de ce stage", "während deines Praktikums", "during this internship";
#: whom "you support during the internship" does another one.
_CALLED = re.compile(
    r"\b(?:(?:ce|du|notre|votre|le sujet (?:de|du)) (?P<fr>stage)\b"
    r"|(?:dieses?|deine[sm]?|ihre[sm]?|während des) (?P<de>praktikums?)\b"
    r"|(?:this(?: is an?)?|your|the proposed) (?:[\w–-]+ ){0,3}?(?P<en>internship)\b"
    r"|our (?:[\w–-]+ ){0,3}?(?P<ours>internship) program(?:me)? (?:begins|starts|runs|lasts)\b"
    r"|(?<![\w,;] )during the (?:[\w–-]+ ){0,3}?(?P<begun>internship)\b"
    r"|(?:estas|tus|sus) (?P<es>prácticas)\b)"
)


_CALLS = ("stage", "praktikum", "internship", "prácticas")


def _called_internship(advert: Advert) -> Found[str] | None:
    small = lowered(advert.text)
    if not any(small.find(word, advert.start, advert.end) >= 0 for word in _CALLS):
        return None
    match = _CALLED.search(small, advert.start, advert.end)
    if match is None or match.lastgroup is None:
        return None
    return Found("internship", match.start(match.lastgroup), match.end(match.lastgroup), 0.75)


def _employment_code(text: str) -> str | None:
    lower = text.strip().lower()
    if lower in EMPLOYMENT:
        return EMPLOYMENT[lower]
    return next((code for phrase, code in EMPLOYMENT.items() if phrase in lower and _has_words(lower, phrase)), None)


def _has_words(text: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None


_SHARE = sought(
    r"(?:Beschäftigungsumfang|Stellenumfang|scope of employment|Arbeitsumfang|taux d[’']occupation)"
    r"(?: von|:| of| de)? ?(?P<share>\d{2,3}) ?%",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"\b(?:an?|temporary|permanent|casual),? (?P<kind>full|part)[- ]time (?P<role>(?:[A-Za-z][\w/-]* ?){1,4})"
)


def _timed_role(advert: Advert) -> Found[str] | None:
    """The contract right before who is wanted, "a temporary part-time Assistant", or the share of the hours of all."""
    timed = advert.has("full-time ", "part-time ", "full time ", "part time ")
    for match in _TIMED.finditer(advert.text, advert.start, advert.end) if timed else ():
        words = match.group("role").split()
        if any(ends_in_role(" ".join(words[:count])) for count in range(1, len(words) + 1)):
            start = match.start("kind")
            return Found(f"{match.group('kind')}_time", start, start + len(match.group("kind")) + 5, 0.7)
    share = _SHARE.search(advert.text, advert.start, advert.end) if advert.has("%") else None
    if share and 0 < int(share.group("share")) <= _WHOLE:
        whole = int(share.group("share")) == _WHOLE
        return Found("full_time" if whole else "part_time", share.start("share"), share.end("share"), 0.75)
    return None


_WHOLE = 100


def _employment_in_text(advert: Advert) -> Found[str] | None:
    for cue in advert.cues_of(CueKind.CONTRACT):
        for pattern, confidence in ((_TYPE_LABEL, 0.9), (_CONTRACT, 0.75)):
            match = pattern.match(advert.text, cue.start, advert.end)
            if match is None:
                continue
            group = next(name for name, value in match.groupdict().items() if value and name != "noun")
            code = _employment_code(match.group(group))
            plural = advert.text[match.end() : match.end() + 1] == "s"
            if code and not plural and code != "internship":
                return Found(code, match.start(group), match.end(group), confidence)
    return None


_BEGINS = re.compile(
    r"(?:ab )?sofort|immediate(?:ly)?(?: start)?|asap|as soon as possible|dès que possible|per direct"
    r"|starts? .{3,20}",
    re.IGNORECASE,
)


def _is_term(piece: str) -> bool:
    return is_contract(piece) or _BEGINS.fullmatch(piece) is not None


#: A sentence of more characters says more than the terms.
_LONGEST_TERMS = 250


def _bare_contract(advert: Advert) -> Found[str] | None:
    """The contract of a sentence that states nothing else: "Permanent, full time.", "37.5 hrs, part-time"."""
    found: list[Found[str]] = []
    for cue in advert.cues_of(CueKind.CONTRACT):
        start, end = trimmed(advert.text, *advert.clauses.around(cue.start), BULLETS + ".,")
        if end - start > _LONGEST_TERMS:
            continue
        code = EMPLOYMENT.get(cue.value)
        stated = [piece for piece in re.split(r",|\s[–—-]\s", advert.text[start:end]) if piece.strip()]
        if code and len(stated) <= _PIECES and all(_is_term(piece.strip()) for piece in stated):
            found.append(Found(code, cue.start, cue.end, 0.75))
    return min(found, key=lambda item: item.value == "permanent", default=None)


def read_date(advert: Advert, name: FieldName, country: str | None = None) -> Found[str] | None:
    """The date a field states, or a line of the text that says when it was posted, as ISO date.

    On a page about a job outside of America "08/12/2025" is a day in December.
    """
    day_first = advert.document.record_type is None and country not in (None, "US", "CA", "PH")
    for span in advert.fields_named(name):
        dated = find_date(advert.text[span.start : span.end], day_first=day_first)  # what is glued to it ends it
        if dated:
            return Found(dated[0], span.start + dated[1], span.start + dated[2], 0.97)
    announced = _announced(advert, name)
    dated = find_date(advert.text, announced.end(), announced.end() + 24, day_first=day_first) if announced else None
    if announced and dated and dated[1] - announced.end() <= 4:
        return Found(dated[0], dated[1], dated[2], 0.85)
    return None


def _announced(advert: Advert, name: FieldName) -> re.Match[str] | None:
    """The words that a date is announced with; one of few pieces is in all of them, and quickly found."""
    small = lowered(advert.text)
    if not any(small.find(piece, advert.start, advert.end) >= 0 for piece in _IN_DATED.get(name, ())):
        return None
    return _DATED[name].search(small, advert.start, advert.end)


_IN_DATED = {
    FieldName.POSTED: ("posted", "publi", "veröffentlicht", "online seit", "mis en ligne", "pubblica", "geplaatst"),
    FieldName.CLOSED: ("closing date", "deadline", "apply b", "bewerbungs", "date limite"),
}
_ON = r"(?:\s+(?:on|since|am|le|el|the|den))?\s*:?\s*(?=[\da-z])"
_DATED = {
    FieldName.POSTED: sought(
        r"\b(?:posted|published|date posted|veröffentlicht|online seit|publiée?|mis en ligne|publicad[oa]"
        r"|fecha de publicación|date de publication|data (?:di )?pubblicazione|pubblicato|geplaatst op|opublikowano)"
        + _ON
    ),
    FieldName.CLOSED: re.compile(
        r"\b(?:closing date|application deadline|deadline|apply by|apply before|bewerbungsfrist|bewerbungsschluss"
        r"|date limite)" + _ON
    ),
}


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
#: From when to when one is there, the year at the end: "May 18 – August 7, 2031".
_FROM_TO = sought(
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? 20\d\d)?\s*(?:[–—-]|to|until)\s*{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,?"
    r" (?P<year>20\d\d)\b",
    re.IGNORECASE,
)


def read_season(advert: Advert, role: RoleReading) -> Found[int] | None:
    """The year an internship or graduate programme is for."""
    if role.parsed and role.parsed.year and role.title and (role.level is not None or not role.in_text):
        start = advert.text.find(str(role.parsed.year), role.title.start)
        return Found(role.parsed.year, start, start + 4, 0.9)
    above = role.title.end if role.title else advert.start
    if not _YEAR.search(advert.text, min(above, advert.start), advert.end):
        return None
    if (
        role.level is not None
        and role.level.value == "intern"
        and (lasts := _FROM_TO.search(advert.text, advert.start, advert.end))
    ):
        return Found(int(lasts.group("year")), lasts.start("year"), lasts.end("year"), 0.8)
    dates = [*advert.fields_named(FieldName.POSTED), *advert.fields_named(FieldName.CLOSED)]
    match = _SEASON.search(advert.text, advert.start, advert.end) or _term_above(advert, role)
    if not match or any(span.start < match.end() and match.start() < span.end for span in dates):
        return None
    group = next(name for name, year in match.groupdict().items() if year)
    return Found(int(match.group(group)), match.start(group), match.end(group), 0.85)


#: The term of an internship: "Summer 2031", "June to August 2031".
_TERM = re.compile(
    rf"\b(?:spring|summer|fall|autumn|winter|{_MONTH}\s*(?:[–—-]|to|until)\s*{_MONTH}),?\s+(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
#: So far above the text of a posting its header reaches.
_HEADER = 600


def _term_above(advert: Advert, role: RoleReading) -> re.Match[str] | None:
    """The term of an intern's posting in the lines above its text: "Start: Summer 2031"."""
    title = role.title
    if role.level is None or role.level.value != "intern" or title is None or title.end > advert.start:
        return None
    return _TERM.search(advert.text, max(title.end, advert.start - _HEADER), advert.start)


_STATED = re.compile(
    r"[A-Z][a-z]{1,30} nationals? (?:is |are )?(?:required|only)"
    r"|\b(?:U\.?S\.? |EU |UK |Canadian |Australian )?citizen(?:s|ship)?\b"
    r"|(?:active |current |valid )?(?:(?:top[- ])?secret|TS/SCI|government|security)(?:/\w+)* clearance"
    r"|"
    r"(?:valid )?work permit|work authori[sz]ation|(?:legally )?authori[sz]ed to work|right to work"
    r"|eligible to work|permanent residen(?:t|ce)|(?:valid )?driver['’]?s licen[sc]e|driving licen[sc]e"
    r"|background check|arbeitserlaubnis|führerschein|permis de (?:travail|conduire)",
    re.IGNORECASE,
)


def read_eligibility(advert: Advert) -> tuple[Found[str], ...]:
    """What the law or the employer demands of the person: nationality, clearance, permits."""
    found: dict[str, Found[str]] = {}
    for cue in advert.cues_of(CueKind.ELIGIBLE):
        left = max(advert.start, cue.start - 40)
        for match in _STATED.finditer(advert.text, left, min(advert.end, cue.end + 12)):
            if is_denied(advert.text, match.start(), match.end(), advert.clauses.around(match.start())):
                continue
            words = re.sub(r"\s+(?:is |are )?(?:required|only)$", "", match.group())
            found.setdefault(words.lower(), Found(words, match.start(), match.start() + len(words), 0.75))
    return tuple(found.values())
