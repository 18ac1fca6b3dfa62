"""Lines above a posting in, their pieces out: without ornaments, and names apart from the places behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.articles.employers import KINDS_OF_FIRM
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import EMPLOYMENT
from kg.extract.postings.naming.firm_names import LEGAL_FORM, NAME_JOINTS, UNIT, is_name
from kg.extract.postings.naming.gender_marks import names_all_genders
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.title_programmes import names_post, names_thesis
from kg.extract.postings.naming.titles import ends_in_role, has_role_head
from kg.ports import PlaceFinder

#: Start, end and text of a piece of a line.
Piece = tuple[int, int, str]

#: Names of icons that a font draws are what is left of them: "_place_ Riga".
_BARS = re.compile(
    r"(?<=[A-Za-zß-ÿ])(?=20\d\d-\d\d-\d\d)|(?<=20\d\d-\d\d-\d\d)(?=[A-Za-z])|\s*\|\s*|\s+[·•⋅]\s+|(?<=\w)•(?=\w)|^[·•]\s*|\t+|\s{3,}"
    r"|\s*(?<![\w-])_{0,2}(?:corporate_fare|location_on|place|bar_chart|business_center|work_outline|calendar_today"
    r"|schedule"
    r"|apartment|attach_money|payments|public|language|badge)_{0,2}\s+(?=[A-ZÀ-Ý\d])"
)
_ORNAMENT = re.compile(r"^(?:(?!\.NET\b)[^\w(\[\"'“<$€£¥]|_)+(?=\S)")
#: What boards write in front of a title.
_PREFIX = re.compile(
    r"(?:(?:re|fwd?|wg)\s*:\s*)*(?:stellenangebot|stellenanzeige|stellenausschreibung|job|job offer"
    r"|job opening|job posting"
    r"|vacancy|open position|open role|opening|career opportunity|offre d[’']emploi|offre de stage|offre|recrutement"
    r"|oferta de empleo|oferta de trabajo|vacante|vacature|offerta di lavoro|oferta|vaga|oferta de emprego|annuncio"
    r"|hiring|now hiring|we are hiring|we[’']re hiring|wir suchen|subject"
    r"|betreff|objet|asunto|gesucht|advert(?: view)?|advertisement|job (?:title|view|details|description)"
    r"|position title)"
    r"(?: (?:n[°o]|nr\.?|no\.|#)\s?\d[\w/-]*)?\s*(?:::|[:–—|-])\s+(?=\S)",
    re.IGNORECASE,
)
#: What sites of employers write before their names: "Careers at Contoso".
_HOUSE_AHEAD = re.compile(
    r"(?:(?:[Jj]obs?|[Cc]areers?|[Ll]ife|[Ww]ork(?:ing)?|[Kk]arriere|[Cc]arrières?|[Ss]tellen\w*) (?:at|bei|chez)|Why"
    r"|[Ww]erken (?:bij|voor)|[Ll]avora(?:re)? (?:con|in|per)|[Tt]rabaj[ao]r? (?:en|con)|[Tt]rabalh[ae]r? (?:na|no|em)"
    r"|[Jj]obba (?:hos|i|på)|[Jj]obb hos|[Aa]rbeiten bei|[Tt]ravailler (?:chez|à)|[Rr]ejoin(?:dre|s|ez)"
    r"|[Pp]ortail (?:[Ee]mploi|[Rr]ecrutement)|[Ee]space (?:[Cc]arrières?|[Rr]ecrutement)"
    r"|(?:Karriere|Stellen|Job)portal)"
    r" (?=[A-ZÀ-Ý])"
)
#: The word for a site behind a title in the name of a window: "Analyst - Jobs".
_WINDOW_BEHIND = re.compile(
    r"\s+[–—|-]\s+(?:[A-ZÀ-Ý][\w&.’'-]*(?: [A-ZÀ-Ý][\w&.’'-]*){0,3} )?(?:[Jj]obs?|[Cc]areers?|[Kk]arriere"
    r"|[Jj]ob (?:[Dd]etails?|[Dd]escription)|[Vv]acanc(?:y|ies)|[Ee]mplois?|[Ss]tellenangebote?)$"
)
_SENDER = re.compile(
    r"(?:from|von|de|expéditeur)\s*:\s*(?P<name>[^<(\n]{2,60}?)"
    r"(?:\s+(?:recruiting|recruitment|careers|jobs|talent\w*|hr|people team|hiring team"
    r"|personalabteilung))*\s*(?:[<(].*)?$",
    re.IGNORECASE,
)
#: What may be the name of a person who writes.
_PERSONAL = re.compile(r"[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý]\.)? [A-ZÀ-Ý][\w’'-]+")
_RECRUITS = re.compile(r"\b(?:recruit\w*|careers|jobs|talent|hr|hiring|people team|personal\w*)\b", re.IGNORECASE)
_CODE = sought(
    r"\s+-\s+Localiser avec .*$|\s*\([^()]*$|\s*\([^()]*\)$|\s+\d{5}(?:-\d{4})?(?=$|\s*\()|^\d{4,5}\s+(?!(?i:start)\b)"
    r"|(?<=[a-z])\s+[A-Z]{1,2}\d{1,2}[A-Z]?(?: \d[A-Z]{2})?$|\s*[+&] ?\d+ (?:more|other|further|weitere|autres)\b.*$"
)
_DASH = re.compile(r"\s+[–—-]\s+")
_JOINT = sought(r"\s{2,}|\s*,\s+|\s+[–—-]\s+|\s+@\s+|\s+\((?=[A-ZÀ-Ý])")
#: What sites append to the name of whose they are: "Contoso Careers".
_SITE_BEHIND = re.compile(
    r"\s+(?:careers?(?: (?:site|page|portal))?|karriere|recruiting|job board"
    r"|jobs(?: site)?|vacancies|job opportunities|employment opportunities|stellenangebote|recrutement"
    r"|empleo|[–—|-]\s+(?:ihre|deine|unsere|votre|nos) (?:karriere|stellen\w*|jobs|carrière|offres|emplois)"
    r"(?: bei uns| chez nous)?"
    r"|[–—|-]\s+(?:nous recrutons|on recrute|wir suchen dich|wir stellen ein|wij zoeken)\s*!*)$",
    re.IGNORECASE,
)
#: What firms write behind their names of whose they are, and boards of where: "Aperto - An IBM Company".
_WHOSE_BEHIND = re.compile(
    r"\s+(?:[–—|-]\s+|\()(?:an? (?:[A-Z][\w&.’'-]* ){1,4}(?:company|business|brand|group)|(?:formerly|now part of"
    r"|part of|member of|ein Unternehmen der|eine Marke der|une société du|une filiale d[eu]|groupe) [^()]{2,40}"
    r"|other locations|head ?(?:office|quarters))\)?$",
    re.IGNORECASE,
)
#: The words for a picture that pages have no picture for: "Contoso logo".
_LOGO_BEHIND = re.compile(r"(?<=\w)(?:[’']s)?(?: company)? logo$", re.IGNORECASE)
#: The number of a region behind a name.
_NUMBER_BEHIND = re.compile(r"\s*(?:[-–]\s*)?\(\s*\d{2,9}\s*\)$")
#: What is cried behind a title: "Bäcker gesucht!".
_WANTED_BEHIND = sought(
    r"\s+(?:gesucht|wanted|needed|recherchée?s?|se busca|gezocht|cercasi)\s*!*$|(?<=\w)\s*!+$", re.IGNORECASE
)
#: The street behind a name: "Bäckerei Möhrle, Marktplatz 3".
_STREET = re.compile(
    r",\s+(?:[^\W\d][\w.’' -]{0,30}?(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|markt|chaussee)"
    r"\s*\d+\s?\w?|\d+(?: bis)?,?\s+(?:rue|avenue|boulevard|bd|place|chemin|quai|cours|allée|route)\b[^,]*"
    r"|\d+\s+[A-Z][\w’' ]+?(?:Street|Road|Avenue|Lane|Drive|Way|Square|St|Rd|Ave))\.?$",
    re.IGNORECASE,
)


def cut_lines(lines: Sequence[Line]) -> list[Piece]:
    """The lines, those with bars or middle dots cut at them, without the pictures in front."""
    return [piece for line in lines for piece in _cut(line)]


def without_prefix(start: int, end: int, text: str) -> Piece:
    """The piece without "Job:" or "Offre d'emploi –", and without the number of a region behind."""
    sender = _SENDER.fullmatch(text)
    if sender and _is_personal(sender.group("name"), text):
        return start, end, ""
    if sender:
        return start + sender.start("name"), start + sender.end("name"), sender.group("name")
    prefix = _PREFIX.match(text) or _prefix_of_title(text) or _number_ahead(text)
    left = prefix.end() if prefix else 0
    behind = (
        _NUMBER_BEHIND.search(text)
        or _LOGO_BEHIND.search(text)
        or _site_behind(text)
        or _WANTED_BEHIND.search(text)
        or _whose_behind(text)
    )
    right = behind.start() if behind else len(text)
    return (start + left, start + right, text[left:right]) if left < right else (start, end, text)


#: What pages of boards write right before a title.
_ABOUT_JOB = re.compile(
    r"(?:job openings?|about the (?:job|role|position)|current openings?|vacancy)\s+(?=[A-ZÀ-Ý])", re.IGNORECASE
)


def without_site(piece: Piece) -> Piece:
    """The piece without the words for the site it is from: "Careers at Contoso", "Analyst - Jobs"."""
    start, _, text = piece
    ahead, behind = _HOUSE_AHEAD.match(text), _WINDOW_BEHIND.search(text)
    left, right = ahead.end() if ahead else 0, behind.start() if behind else len(text)
    return (start + left, start + right, text[left:right]) if ahead or behind else piece


#: The number under which an advert is filed, but no year: "7563 Analyst".
_NUMBER_AHEAD = re.compile(r"(?!(?:19|20)\d\d\s)\d{4,8}\s+(?:[–—:-]\s+)?(?=[A-ZÀ-Ý])")


def _number_ahead(text: str) -> re.Match[str] | None:
    match = _NUMBER_AHEAD.match(text)
    return match if match and has_role_head(text[match.end() :]) else None


def _prefix_of_title(text: str) -> re.Match[str] | None:
    match = _ABOUT_JOB.match(text)
    return match if match and has_role_head(text[match.end() :]) else None


def _whose_behind(text: str) -> re.Match[str] | None:
    """The words for whose a firm is behind its name."""
    match = _WHOSE_BEHIND.search(text) if text[-1:] == ")" or " - " in text or " – " in text else None
    return match if match and is_name(text[: match.start()]) and not has_role_head(text[: match.start()]) else None


def _site_behind(text: str) -> re.Match[str] | None:
    """The word for a site of jobs behind a name."""
    match = _SITE_BEHIND.search(text)
    named = text[: match.start()] if match else ""
    return match if is_name(named) and not has_role_head(named) else None


def _is_personal(name: str, line: str) -> bool:
    """Whether the sender of a letter is a person, not a firm or its recruiting."""
    firm = _RECRUITS.search(line) or name.split()[-1].lower() in KINDS_OF_FIRM
    return bool(_PERSONAL.fullmatch(name)) and not firm


def cut_names(start: int, end: int, text: str, places: PlaceFinder) -> list[Piece]:
    """An employer apart from its place, a title apart from both: "Analyst - Contoso - Berlin", "Contoso, Berlin"."""
    if len(text) > 140 or is_place_line(without_code(text), places):
        return [(start, end, text)]
    wide = _WIDE.fullmatch(text)
    if wide and is_place_line(without_code(wide.group(1)), places) and is_name(wide.group(2)):
        return [(start + a, start + b, text[a:b]) for a, b in (wide.span(1), wide.span(2))]
    last = list(_DASH.finditer(text))[-1:]
    tail = text[last[0].end() :].strip() if last else ""
    within = tail == "intern" and names_all_genders(text)  # within the house, as German has it
    if tail.lower() in EMPLOYMENT and not within:
        return [
            *cut_names(start, start + last[0].start(), text[: last[0].start()], places),
            (start + last[0].end(), end, text[last[0].end() :]),
        ]
    for joint in _JOINT.finditer(text):
        head, tail = _STREET.sub("", text[: joint.start()]), text[joint.end() :].removesuffix(")")
        if not is_place_line(without_code(tail), places) or (
            text.endswith(")") and joint.group().endswith("(") and LEGAL_FORM.search(head)
        ):
            continue
        if _DASH.search(tail) and is_place_line(_DASH.split(tail)[-1], places):
            continue
        if ends_in_role(head) and not _DASH.search(head):
            break
        if town := _town_behind(head, text, places):
            return [(start, start + town[0], text[: town[0]]), (start + town[1], end, text[town[1] :])]
        cuts = _head_cuts(head, quarter=joint.group().strip() == ",")
        if not cuts:
            break
        spans = [*cuts, (joint.end(), joint.end() + len(tail))]
        return [(start + a, start + b, text[a:b]) for a, b in spans]
    unit = _unit_cut(text)
    return [(start + a, start + b, text[a:b]) for a, b in unit] if unit else [(start, end, text)]


#: Two cells of a line: "Riga  Contoso".
_WIDE = re.compile(r"(\S.{1,60}?)\s{2,}(\S.{1,60})")


def _town_behind(head: str, text: str, places: PlaceFinder) -> tuple[int, int] | None:
    """Where a name ends and where the town begins that no mark parts from it: "Contoso Riga, LV"."""
    for blank in re.finditer(r" ", head) if _REGION.fullmatch(text, len(head)) else ():
        name = head[: blank.start()]
        ends = name.rpartition(" ")[2].lower() not in NAME_JOINTS and is_name(name) and not has_role_head(name)
        if ends and not is_place_line(name, places) and is_place_line(text[blank.end() :], places):
            return blank.start(), blank.end()
    return None


#: What stands behind a town: its region, perhaps its country.
_REGION = re.compile(r", [A-Z]{2}(?:, (?:[A-Z]{2,3}|[A-Z][a-z]+(?: [A-Z][a-z]+)?))?")


def filed_under(lines: Sequence[Line], places: PlaceFinder) -> tuple[list[Line], list[tuple[int, int]]]:
    """The lines without the strokes that boards end each fact with, and where they name the part of the employer.

    "Emeryville, California /", "Engineering – Perception /", "Full-time /".
    """
    stroked = [line for line in lines if line.text.endswith(" /")]
    if len(stroked) < _STROKES:
        return list(lines), []
    bare = [
        line._replace(end=line.end - 2, text=line.text[:-2]) if line.text.endswith(" /") else line for line in lines
    ]
    parts = []
    for line in stroked:
        text = line.text[:-2].strip()
        terms = text.lower() in EMPLOYMENT or all(part.lower() in EMPLOYMENT for part in _DASH.split(text))
        if not is_place_line(text, places) and not terms and not has_role_head(text):
            dash = list(_DASH.finditer(text))
            left = dash[-1].end() if dash else 0
            parts.append((line.start + left, line.start + len(text)))
    named = {start for start, _ in parts}
    return [line for line in bare if not any(line.start <= start < line.end for start in named)], parts[:1]


_STROKES = 2


def places_ahead(start: int, text: str, places: PlaceFinder) -> tuple[int, int] | None:
    """The places with which a list of other things begins: "Riga, Jena, Retail, Technology"."""
    pieces = text.split(", ")
    if len(pieces) < _LIST:
        return None
    led = next((number for number, piece in enumerate(pieces) if not is_place_line(piece, places)), len(pieces))
    if not 0 < led < len(pieces):
        return None
    return start, start + len(", ".join(pieces[:led]))


_LIST = 3


def without_code(place: str) -> str:
    """A place without postal code, quarter and count of others, which boards add: "Austin, TX 78701 + 2 more"."""
    return _CODE.sub("", place).strip(" ,")


#: Brackets with a middle dot inside, which is part of what they say: "Tutor (afternoons · weekdays)".
_WHOLE_BRACKETS = re.compile(r"\([^()]*\s[|·•]\s[^()]*\)")


def heads_title(text: str, bare: str) -> bool:
    """Whether a line is a title: an occupation at its end, before a dash, or of several words before a comma."""
    if _BREAKS_OFF.search(text):
        return False
    first = text.split(", ")[0]
    ahead = first != text and " " in first and ends_in_role(first)
    whole = _INNER.sub("", text) if "(" in text else text
    studied = names_thesis(text) or (names_post(text) and text[-1] not in ".!?:")
    return any(map(ends_in_role, (text, _DASH.split(text)[0], bare, whole))) or ahead or studied


#: An aside within a title: "Developer (mid or senior) for Grids".
_INNER = re.compile(r"\s*\([^()]*\)")
#: A sentence whose end is the next line: "The Chair of Frost offers a position as".
_BREAKS_OFF = re.compile(r"\s(?:as|for|of|an?|the|als|eine[nrs]?|une?|le|la)$")
#: What boards write into a field that is empty.
_SAYS_NOTHING = re.compile(
    r"\s*(?:n/?a|n\.a\.|none|null|nan|unknown|undefined|tbd|tba|not (?:provided|specified|available|applicable"
    r"|disclosed|listed|stated|given)|no (?:salary|pay)(?: \w+)?|keine angabe|k\.\s?a\.|non précisé|non renseigné"
    r"|no especificado)\s*",
    re.IGNORECASE,
)


#: What no cell ends with, so that the words go on behind a wide blank: a title set on two lines.
_HALF_SAID = re.compile(r"\b(?:for|of|in|and|the|on|to|with|at)$")


def _cut(line: Line) -> Iterator[Piece]:
    start = 0
    masked = _WHOLE_BRACKETS.sub(lambda found: "(" + "_" * (len(found.group()) - 2) + ")", line.text)
    for match in [*_BARS.finditer(masked), None]:
        if match and not match.group().strip() and _HALF_SAID.search(masked, 0, match.start()):
            continue
        stop = match.start() if match else len(line.text)
        text = line.text[start:stop]
        ornament = _ORNAMENT.match(text)
        left = start + (ornament.end() if ornament else 0)
        if line.text[left:stop].strip() and not _SAYS_NOTHING.fullmatch(line.text, left, stop):
            yield line.start + left, line.start + stop, line.text[left:stop]
        start = match.end() if match else stop


def _head_cuts(head: str, *, quarter: bool) -> list[tuple[int, int]]:
    """What stands before a place: a title and an employer joined by dashes, an employer and its part, or one name.

    What a dash divides from a name before a town and its comma may be a `quarter` of that: "Contoso - Old Port, Riga".
    """
    dashes = list(_DASH.finditer(head))
    if dashes and has_role_head(head[: dashes[-1].start()]) and not has_role_head(head[dashes[-1].end() :]):
        return [(0, dashes[-1].start()), (dashes[-1].end(), len(head))]
    if has_role_head(head):
        return []
    halved = dashes and quarter
    parted = [(0, dashes[0].start()), (dashes[0].end(), len(head))] if halved else [(0, len(head))]
    return _unit_cut(head) or parted


#: Parts of public employers, which are written small: "Mairie de Lyon, direction des systèmes d'information".
_SMALL_UNIT = re.compile(
    r"(?:direction|service|département|laboratoire|faculté|unité|équipe|dipartimento|facultad)\s+d"
)


def _unit_cut(text: str) -> list[tuple[int, int]]:
    """An employer and the part of it that a comma divides: "Contoso University, Maps Lab"."""
    for joint in (text.find(", "), *(dash.start() for dash in _DASH.finditer(text))):
        first, rest = text[: max(joint, 0)], text[joint:].lstrip(", –—-")
        unit = (UNIT.search(rest) and is_name(rest)) or UNIT.match(rest) or _SMALL_UNIT.match(rest)
        if joint > 0 and unit and is_name(first) and not has_role_head(text):
            return [(0, len(first)), (len(text) - len(rest), len(text))]
    return []
