"""A posting in, how many months the job lasts out."""

from __future__ import annotations

import re

from kg.extract.lexicon.cues import CueKind
from kg.extract.lexicon.headings import BOILERPLATE, SectionKind
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Found, lowered
from kg.extract.postings.advert import Advert
from kg.schema import FieldName

_FIRST_WORDS = 300
_NUMBER = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "eighteen": 18,
    "twenty": 20,
    "twenty-four": 24,
    "twenty four": 24,
    "thirty-six": 36,
    "forty-eight": 48,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "tres": 3,
    "seis": 6,
    "sei": 6,
    "doce": 12,
    "douze": 12,
    "dodici": 12,
    "doze": 12,
    "zwölf": 12,
    "twaalf": 12,
    "dix-huit": 18,
    "achtzehn": 18,
    "diciotto": 18,
    "dieciocho": 18,
    "vingt-quatre": 24,
    "vierundzwanzig": 24,
    "ventiquattro": 24,
    "veinticuatro": 24,
    "trente-six": 36,
    "sechsunddreißig": 36,
    "trentasei": 36,
}
#: Numbers in figures or words, the longer words first: "twenty-four" is no "four".
_COUNT = rf"\d{{1,2}}|{'|'.join(sorted(_NUMBER, key=len, reverse=True))}"
_AMOUNT = re.compile(
    rf"(?<![\w-])(?P<low>{_COUNT})(?:\s*\(\d+\))?(?:\s*(?:-|–|to|bis|à|a|or|and|/)\s*(?P<high>{_COUNT}))?"
    r"(?:\s*\(\d+\))?\s*\+?\s*[- ]?$",
    re.IGNORECASE,
)
#: So many characters before "weeks" hold their number: "twelve (12) to twenty-four (24)".
_AMOUNT_WIDTH = 36
_LASTS = re.compile(
    r"internship|intern\b|interns\b|duration|contract|lasts?\b|long\b|fixed|term\b|placement|stage\b"
    r"|praktikum|temporary|assignment|befristet|durée|duración|durata|duração|looptijd|varighet|varaktighet"
    r"|determinat[oa]|co-op|fellowship|program\b|limited",
    re.IGNORECASE,
)
_NOT_A_DURATION = re.compile(
    r"experience|erfahrung|expérience|experiencia|probation|probezeit|warranty|leave|notice|within"
    r"|first|after|every|period of notice|vesting|ago\b|(?:(?<!s )(?<!ly )last|past|recent)"
    r" (?:\d|\w+ (?:years|months))|past|resid"
    r"|renew(?!able (?:contract|position|post|appointment|term))|per\b(?! week\))|pregnan|parental|salary"
    r"|month of|\bserved\b|\babroad\b|\b(?:rotation|placement|stint)s (?:of|lasting)\b|\bsecondment to\b"
    r"|on-?boarding|mentor(?:ing|ship) pro|\b(?:lead|run|manage|oversee|design|deliver|coordinate|organi[sz]e)"
    r" (?:the|our|this|an?) \d",
    re.IGNORECASE,
)


def read_duration(advert: Advert) -> Found[tuple[int, int]] | None:
    """How many months the job lasts, if it ends: "3-6 months", "12 weeks", "six months"."""
    title = advert.field(FieldName.TITLE)
    bracket = (
        _IN_BRACKETS.search(advert.text, title.start, title.end)
        or _LAST_IN_BRACKETS.search(advert.text, title.start, title.end)
        or _TERM_IN_BRACKETS.search(advert.text, title.start, title.end)
        if title
        else None
    )
    if bracket:
        return Found(_in_months(bracket), bracket.start("low"), bracket.end("unit"), 0.85)
    if labelled := _labelled_duration(advert):
        return labelled
    for cue in advert.cues_of(CueKind.PERIOD):
        if cue.value.startswith(("year", "mo", "jahr", "ans", "año")) and cue.value not in (
            "month",
            "months",
            "monat",
            "monate",
            "monaten",
            "mois",
            "månad",
            "månader",
            "måned",
            "måneder",
        ):
            continue
        amount = _AMOUNT.search(advert.text, max(advert.start, cue.start - _AMOUNT_WIDTH), cue.start)
        if not amount or advert.text[cue.start - 1] not in " -\xa0\u202f" + "0123456789)":
            continue
        left, right = advert.clauses.around(cue.start)
        near = advert.text[max(left, cue.start - 90) : min(right, cue.end + 50)]
        if _NOT_A_DURATION.search(near) or not _LASTS.search(near):
            continue
        low = _as_number(amount.group("low"))
        high = _as_number(amount.group("high")) if amount.group("high") else low
        if cue.value.startswith(("week", "woche", "semaine", "semana")):
            low, high = max(1, round(low / 4.345)), max(1, round(high / 4.345))
        if 0 < low <= high <= 60:
            return Found((low, high), amount.start("low"), cue.end, 0.8)
    return _stated_duration(advert) or _told_duration(advert) or _bracketed_duration(advert)


#: What labels how long an internship lasts, wherever on its page, in small letters.
_LABELS = ("duration", "how long", "length", "dauer", "laufzeit", "durée", "duración", "durata", "duração")
#: What lasts only a part of the job, or comes before and behind it: "Dauer der Probezeit", "Duration of training".
_OTHER_TIMES = (
    r"(?:probe|probation|trial|einarbeitung|kündigung|notice|préavis|période|periodo|training|ausbildung|formation|urlaub"
    r"|leave|holiday|vacation|bewerbung|application|process|interview|sitzung|call)"
)
_BEHIND_LABEL = re.compile(
    rf"(?:[ \t]+(?:der|des|du|de la|del|of(?: the)?)[ \t]+(?!{_OTHER_TIMES})[^\W\d]+)?(?:[ \t]*[*_]*:[*_]*|[ \t]*\n)\s*"
    rf"(?P<low>{_COUNT})(?:\s*(?:-|–|to|or|bis|oder|ou|à|a)\s*(?P<high>{_COUNT}))?\s*-?\s*"
    r"(?P<unit>months?|years?|weeks?|monate?n?|jahre?n?|wochen?|mois|ans|semaines?|meses|años|mesi)\b",
    re.IGNORECASE,
)
#: What may stand before such a word on its line: "• Internship duration".
_BEFORE_LABEL = re.compile(
    r"\W*(?:(?:internship|placement|contract|program(?:me)?|project|thesis|(?:work )?term|co-op|stay|fellowship)\s+)?",
    re.IGNORECASE,
)
#: A longer header is none.
_FURTHEST_HEADER = 1500


def _labelled_duration(advert: Advert) -> Found[tuple[int, int]] | None:
    """How long it lasts by a label of its own line, above the text or in it: "Duration: 6 months"."""
    small = lowered(advert.text)
    own = (span.start for span in advert.fields if span.name is not FieldName.ORGANIZATION)
    top = min(own, default=advert.start)
    start = max(min(top, advert.start), advert.start - _FURTHEST_HEADER)
    for label in _LABELS:
        at = small.find(label, start, advert.end)
        line = small.rfind("\n", 0, at) + 1
        match = _BEHIND_LABEL.match(advert.text, at + len(label)) if at >= 0 else None
        low, high = _in_months(match) if match and _BEFORE_LABEL.fullmatch(advert.text, line, at) else (0, 0)
        if match and 0 < low <= high <= _LONGEST:
            return Found((low, high), match.start("low"), match.end("unit"), 0.9)
    return None


_LONGEST = 60


_MONTHS = re.compile(
    rf"(?P<low>\d{{1,2}}|{'|'.join(_NUMBER)})(?:\s*(?:-|–|to|bis|à)\s*(?P<high>\d{{1,2}}))?[\s-]*(?P<unit>months?"
    rf"|years?|weeks?|Monate?n?|Jahre?n?"
    r"|mois|ans|meses|años|mesi|maanden|månader|måneder)\b",
    re.IGNORECASE,
)


def is_length(text: str) -> bool:
    """Whether the words are a stretch of time and nothing else: "two years"."""
    return _MONTHS.fullmatch(text) is not None


def _stated_duration(advert: Advert) -> Found[tuple[int, int]] | None:
    """How long the contract lasts that a line of the header states: "fixed term, 24 months"."""
    for span in advert.fields_named(FieldName.EMPLOYMENT_TYPE, FieldName.OTHER):
        line = advert.text.rfind("\n", 0, span.start) + 1
        stop = advert.text.find("\n", span.end)
        stop = span.end if stop < 0 else stop
        match = _MONTHS.search(advert.text, line, stop)
        said = advert.text[line:stop]
        alone = match is not None and match.span() == (span.start, span.end)
        told = said[: match.start() - line] if match and alone else said
        if match is None or _NOT_A_DURATION.search(told) or not (alone or (stop - line <= 160 and _BOUND.search(said))):
            continue
        low, high = _in_months(match)
        return Found((low, high), match.start(), match.end(), 0.85)
    return None


_BOUND = re.compile(
    r"^when:|fixed|limited|befristet|term|duration|dauer|durée|durata|duración|duração|looptijd|varighet|contract|CDD"
    r"|intern|praktikum|stage|seasonal|tempor|cover"
    r"|full|part",
    re.IGNORECASE,
)
_LENGTH = (
    rf"(?P<low>\d{{1,2}}|{'|'.join(_NUMBER)})(?:\s*\(\d+\))?(?:\s*(?:-|–|to|bis|à|or)\s*(?P<high>\d{{1,2}}"
    rf"|{'|'.join(_NUMBER)}))?[\s-]*"
    r"(?P<unit>months?|years?|weeks?|monate?n?|jahre?n?|mois|ans|meses|años)\b"
)
_BOUND_POST = re.compile(
    _LENGTH
    + r"[\s-]+(?:[\w-]{1,40}\s+){0,2}(?:fixed[ -]term|post\b|position|contract|internship|appointment|assignment"
    r"|fellowship|studentship|post-?doc\w*|ph\.?d\b|praktikum|stelle|vertrag)",
    re.IGNORECASE,
)
#: How what is held for so long begins, in small letters.
_POSTS = (
    "fixed",
    "post",
    "position",
    "contract",
    "intern",
    "appoint",
    "assign",
    "fellow",
    "student",
    "ph",
    "praktikum",
    "stelle",
    "vertrag",
)
#: From when on: "from 1 May", "starting in October", which says of nothing else how long it holds or took.
_FROM_DAY = (
    r"(?:(?:from|starting|beginning|ab|dès)(?: (?:on|in|the|dem|le|early|mid|late|as of))?[ -]"
    r"|à partir (?:d[eu] |d['’]))"
    r"(?:\d|as soon|sofort|(?:jan|feb|f[ée]v|m[aä]r|apr|avr|may|mai|ju[nl]|juin|aug|ao[uû]t|sep|o[ck]t|nov|de[cz]|déc"
    r"|spring|summer|autumn|winter)[a-zéûä]*\b)"
)
#: "an eight-month post", "fixed term of three years", "befristet auf drei Jahre", "pour une durée de 24 mois".
_TOLD_DURATIONS = (
    _BOUND_POST,
    sought(
        r"\b(?:fixed[- \u2011]term|contract|position|post|appointment|appointed|period|duration|term|temporary|tenure"
        r"|befristet\w*"
        r"|durée|CDD|funded|employment|stipend|zunächst|fellowships?|associateships?|studentships?|tenable)\b"
        r"[^.;\n\d]{0,30}?\b(?:of|for|is|auf|für|de|lasting"
        r"|limit)\s+(?:\w+\s+){0,2}?" + _LENGTH,
        re.IGNORECASE,
    ),
    sought(
        r"(?:(?<=[.!?] )|(?<=\n))"
        + _LENGTH
        + r"(?=, (?:start|begin|from|full-|part-|funded|paid|with an option)|\.(?:\s|$)"
        rf"| {_FROM_DAY}| with an option\b| (?:in|at|within) (?:one|two|three|four|several|different|our)\b"
        r"|(?:(?<=months)|(?<=monate)|(?<=mois)|(?<=meses)) (?:in|at|within|à|en|bei) (?-i:[A-Z]))",
        re.IGNORECASE,
    ),
    sought(
        r"\b(?:program(?:me)?|scheme|traineeship|placement|stage|thesis|thèse|fellowship|studentship|scholarship|praktikum)"
        r"s? (?:takes?|lasts?|runs?|dure|dauert)(?: (?:for|over|about|up to))?\s+" + _LENGTH,
        re.IGNORECASE,
    ),
    sought(r"\bover " + _LENGTH + r",? (?:you|trainees|graduates|interns)\b(?![’'](?:ve|d)\b| ha[vds])", re.IGNORECASE),
    sought(rf"\b(?:for|für|pour) {_LENGTH} {_FROM_DAY}", re.IGNORECASE),
    sought(
        r"\b(?:vertragsdauer|dauer|laufzeit|(?:contract )?(?:length|duration|term)"
        r"|durée(?: du contrat)?|duración)\s*:\s*" + _LENGTH,
        re.IGNORECASE,
    ),
    sought(r"\b(?:fixed|limited|befristet|temporary)(?: term)?\s*\(" + _LENGTH, re.IGNORECASE),
    re.compile(r"\bauf\s+" + _LENGTH + r"\s+befristet", re.IGNORECASE),
    re.compile(
        r"\b(?:an?|this|the) (?P<low>\d{1,2})(?P<high>)?-(?P<unit>month) (?:[a-z-]+ ){0,2}role\b", re.IGNORECASE
    ),
    re.compile(
        r"\b(?:the|our|this|an?) (?P<low>\d{1,2})(?P<high>)?[- ](?P<unit>month)s?,? (?:[a-z]+ ){0,3}?"
        r"(?:programme|scheme|program(?! manag| coord))\b",
        re.IGNORECASE,
    ),
    sought(r"\binternships? (?:[a-z]+ ){0,3}?(?:lasts?|runs?)\s+(?:\w+\s+){0,2}?" + _LENGTH, re.IGNORECASE),
)

#: "Doctoral candidate (4 years)".
_IN_BRACKETS = re.compile(
    r"\((?P<low>\d{1,2})(?:\s*(?:-|–)\s*(?P<high>\d{1,2})|\s*\+\s*\d{1,2})?\s*"
    r"(?P<unit>months?|years?|monate?|jahre?|mois|ans|meses|años)\)",
    re.IGNORECASE,
)
#: "Engineer (m/f/x, full-time, 36 months)".
_LAST_IN_BRACKETS = re.compile(
    r"\([^()]*,\s*(?P<low>\d{1,2})(?P<high>)?\s*(?P<unit>months|monate|mois|meses)\)", re.IGNORECASE
)
#: "Developer co-op (4-month term)".
_TERM_IN_BRACKETS = re.compile(
    rf"\((?P<low>{_COUNT})(?P<high>)?[ -](?P<unit>month|year|week)s?[ -](?:fixed[ -])?"
    r"(?:maternity |parental )?(?:term|contract|position|assignment|placement|co-op|internship|cover)\)",
    re.IGNORECASE,
)

#: "A postdoctoral position (E13, 100 %, 3 years)", in an advert's first words.
_ASIDE = sought(
    r"(?:position|post|contract|stelle|postdoc\w*"
    r"|ph\.?d)\s*\((?:[^()]*,\s*)?(?P<low>\d{1,2})(?:\s*[-–]\s*(?P<high>\d{1,2}))?\s*"
    r"(?P<unit>months?|years?|yrs?|monate?|jahre?)\b[^()]*\)",
    re.IGNORECASE,
)


def _bracketed_duration(advert: Advert) -> Found[tuple[int, int]] | None:
    match = _ASIDE.search(advert.text, advert.start, min(advert.end, advert.start + _FIRST_WORDS))
    return Found(_in_months(match), match.start("low"), match.end("unit"), 0.75) if match else None


def _told_duration(advert: Advert) -> Found[tuple[int, int]] | None:
    """How long the contract lasts that a sentence states, in months or years."""
    stated = {
        (max(advert.start, cue.start - 100), min(advert.end, cue.end + 60))
        for cue in advert.cues
        if cue.kind is CueKind.PERIOD
    }
    if advert.has("-year", "-month", "-week"):
        stated |= {
            (max(advert.start, joined.start() - 60), min(advert.end, joined.end() + 60))
            for joined in _JOINED.finditer(advert.text, advert.start, advert.end)
        }
    title = advert.field(FieldName.TITLE)
    windows = [*sorted(stated), *([(title.start, title.end)] if title else [])]
    for pattern in _TOLD_DURATIONS if windows else ():
        looked = windows if pattern is not _BOUND_POST else [w for w in windows if _speaks_of_post(advert.text, *w)]
        found = (pattern.search(advert.text, left, right) for left, right in looked)
        for match in (match for match in found if match):
            left = max(0 if title and match.start() < advert.start else advert.start, match.start() - 40)
            right = min(max(advert.end, match.end()), match.end() + 25)
            if advert.kind_at(match.start()) in _IDLE or _NOT_A_DURATION.search(advert.text, left, right):
                continue
            low, high = _in_months(match)
            if 0 < low <= high <= 72:
                return Found((low, high), match.start("low"), match.end("unit"), 0.75)
    return None


def _speaks_of_post(text: str, start: int, end: int) -> bool:
    near = text[start:end].lower()
    return any(post in near for post in _POSTS)


#: What is said of the contract among the benefits holds all the same.
_IDLE = BOILERPLATE - {SectionKind.BENEFITS}
#: "a 3-year position", which is one word to the finder of cues.
_JOINED = re.compile(r"\b(?:\d{1,2}|[a-z]{3,8})-(?:year|month|week)s?\b")


def _in_months(match: re.Match[str]) -> tuple[int, int]:
    factor = {"y": 12, "j": 12, "a": 12, "w": 1 / 4.345, "s": 1 / 4.345}.get(match.group("unit")[0].lower(), 1)
    low, high = (round(_as_number(match.group(name) or match.group("low")) * factor) for name in ("low", "high"))
    return low, high


def _as_number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBER[text.lower()]
