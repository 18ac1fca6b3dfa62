"""The affiliation of an author in, organizations and named teams out; departments and addresses left behind."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.lexicon.affiliation_words import CITIES, COUNTRIES, KNOWN, REGIONS


@dataclass(frozen=True, slots=True)
class Affiliation:
    """An organization, and the laboratory, center or team of it that the author named."""

    organization: str
    team: str | None = None


_EDGES = re.compile(r"^[\s\d*†‡§¶♠♣♢♡⋄∗,.;:()\[\]&-]+(?=[^\W\d])|[\s*†‡§¶♠♣♢♡⋄∗,.;:&-]+$|(?<=[^\W\d])\d$")
_EMAIL = re.compile(r"(?<!\S)\S+@\S+|https?://\S+")
_BRACKETS = re.compile(r"\s*[(\[{][^()\[\]{}]*[)\]}]?")
_PARTS = re.compile(
    r"\s*[,;/|]\s*|\s+[–—-]\s+|\.\s+(?=[A-Z])(?<!Dept\.\s)(?<!Univ\.\s)(?<!St\.\s)(?<!Inst\.\s)|\s+@\s+"
    r"|[♠♣♢♡♦⋄†‡§¶]+(?=\S)"
)
_AT = re.compile(r"(?P<unit>.+?) (?:at|of|in) (?P<owner>.+)")
_NOT_PLACES_OF_WORK = re.compile(
    r"(?:fellow|student|professor|author|member|researcher|alumn\w+|independent|n/a|none|unaffiliated"
    r"|research scholar|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|^(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{1,2})?)$",
    re.I,
)
_ORGANIZATION = re.compile(
    r"\buniv(?!ersal)|universit|\buniv\b|institute? of technology|institut für technologie|polyt[eé]c"
    r"|politecnico|polytechnique|\bécole|\becole|\bimperial college|king['’]s college|"
    r"college london|\w+ college$|trinity college|boston college|academy of|academia sinica|\binc\b"
    r"|\binc\.|\bcorp\b|corporation|\bltd\b|limited$|\bllc\b|gmbh|"
    r"\bhospital|hôpital|ospedale|klinik(?:um)?\b|spital\b|centers for disease|institute of science|max[ -]planck"
    r"|research council|foundation$|helmholtz|fraunhofer|"
    r"technische hochschule|hochschule|institute? of (?:information science|advanced|scientific)"
    r"|air force|national (?:laborator|institute)|"
    r"\b(?:co|company)\.?$|normal school|medical school|school of (?:mines|economics and|economics$)"
    r"|technion|alan turing institute|"
    r"^allen institute|^vector institute|^mila\b|^weizmann|^indian statistical institute"
    r"|business school$|national research|agency|ministry",
    re.I,
)
_DEPARTMENT = re.compile(
    r"^(?:the )?(?:[\w&.\- ]+ )?(?:department|dept|school|faculty|division|section|chair|graduate"
    r"|college of|programme?|key lab|state key|fakult|dipartimento|département|departamento"
    r"|department of)\b|"
    r"^(?:CSE|ECE|EECS|CS|EE|SCS|ISE|DEI|DISI|CISE|SEAS|IEOR|MoE|MOE)\b|^(?:computer science"
    r"|statistics|mathematics|electrical engineering|information science|engineering|informatics"
    r"|physics|economics|linguistics)(?: (?:and|&) [\w ]+)?(?: department)?$|^(?:computer|information"
    r"|electrical|software|data) (?:science|engineering)\b",
    re.I,
)
_TEAM = re.compile(
    r"\b(?:labs?|laborator\w+|team|group|center|centre|unit|csail|institute|research|ai|brain|technologies|"
    r"science|initiative|network|hub)\b",
    re.I,
)
_CAMPUS = re.compile(
    r"^(?:Berkeley|Los Angeles|San Diego|Irvine|Davis|Santa Barbara|Santa Cruz|Riverside|Merced|San Francisco|"
    r"Amherst|Lowell|College Park|Baltimore County|Urbana[-– ]Champaign|Chicago|Austin|Dallas|Arlington|San Antonio|"
    r"Chapel Hill|Charlotte|Madison|Milwaukee|Twin Cities|Ann Arbor|Boulder|Denver|Knoxville|Champaign|Bloomington|"
    r"Fort Collins|Buffalo|Stony Brook|Albany|Bombay|Delhi|Madras|Kanpur|Kharagpur|Hyderabad|Guwahati|Roorkee|Jodhpur|"
    r"Patna|Indore|Mandi|Gandhinagar|Ropar|Shenzhen|New Brunswick|Lincoln|Houston)$"
)
_TAKES_CAMPUS = re.compile(
    r"university of (?:california|massachusetts|maryland|illinois|texas|north carolina|wisconsin|minnesota|michigan|"
    r"colorado|tennessee|nebraska|houston|missouri)(?: system)?$|university of texas$"
    r"|institutes? of (?:information )?technology$|"
    r"^(?:state university of new york|suny|iit|iiit|uc|indiana university"
    r"|harbin institute of technology|rutgers university|colorado state university|purdue university)$",
    re.I,
)
_LEGAL = re.compile(
    r",?\s+(?:inc|incorporated|corp|corporation|co|ltd|limited|llc|lp|gmbh|ag|s\.?a|plc|b\.?v|pvt|pte"
    r"|s\.?p\.?a)\b\.?(?=$|\s)",
    re.I,
)
_ABBREVIATIONS = (
    (re.compile(r",?\s+Co\.?,?\s*(?:Ltd|Limited|Inc)\b\.?"), ""),
    (re.compile(r"\bUniv(?:\.|\b)(?!e)"), "University"),
    (re.compile(r"\bInst\.?\s+of\b"), "Institute of"),
    (re.compile(r"\bTech\.(?=\s|$)"), "Technology"),
    (re.compile(r"\bLab\.(?=\s|$)"), "Lab"),
)
_BOTH = re.compile(r"\s+(?:and|&|\+)\s+(?=(?:the )?[A-Z])")
_ACRONYM_LEAD = re.compile(
    r"^(?P<org>[A-Z]{3,6}|ETH|Stanford|Cornell|Harvard|Princeton)\s+(?P<team>(?:[\w&\- ]+\s)?(?:Center"
    r"|Centre|Lab|Laboratory|Institute|School|AI)\b.*)$"
)
_DIGITS = re.compile(r"\d")


@lru_cache(maxsize=65536)
def parse_affiliation(text: str) -> tuple[Affiliation, ...]:
    """The organizations an affiliation names, usually one; none for an empty string or a bare department.

    "Google Research, Brain Team; Mountain View, CA, USA" is Google Research with the team "Brain Team".
    """
    plain = _EMAIL.sub("", unicodedata.normalize("NFKC", text))
    found = _organizations(_BRACKETS.sub("", plain))
    if not found and (hosted := _HOSTED.search(plain)):
        found = (Affiliation(tidy_organization(hosted[0].strip("() "))),)
    return found


#: A university that only a bracket, or the end of a department's name, gives away.
_HOSTED = re.compile(
    r"(?<=\()[^()]*Universit[^()]*(?=\))|[A-Z][\w\-]+ University(?: of (?:the )?[A-Z]\w+)?|College of William & Mary"
)


def _organizations(bare: str) -> tuple[Affiliation, ...]:
    for pattern, full in _ABBREVIATIONS:
        bare = pattern.sub(full, bare)
    parts = _with_campus([p for part in _PARTS.split(bare) if (p := _EDGES.sub("", part).strip())])
    parts = [p for part in _rejoined(parts) for p in _both(part) if not _NOT_PLACES_OF_WORK.search(p)]
    parts = _without_places(parts)
    if not parts:
        return ()
    named = [part for part in parts if _is_organization(part)]
    if not named:
        named = [part for part in parts if part.casefold() in KNOWN or _known_prefix(part)][:1] or _unknown(parts)
    return tuple(dict.fromkeys(_affiliation(name, parts) for name in named))


def _with_campus(parts: list[str]) -> list[str]:
    joined: list[str] = []
    for part in parts:
        if joined and _CAMPUS.match(part) and _TAKES_CAMPUS.search(joined[-1]):
            technology = re.search(r"technology$|^ii?it$", joined[-1], re.I)
            joined[-1] = f"{joined[-1]} {part}" if technology else f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return joined


def _rejoined(parts: list[str]) -> list[str]:
    """The comma in "Institute for Language, Cognition and Computation" parts nothing."""
    joined: list[str] = []
    for part in parts:
        open_list = joined and re.match(r"(?:institute|cent(?:er|re)|lab\w*) (?:for|of) ", joined[-1], re.I)
        if open_list and re.match(r"\w+(?: \w+)?,? and \w+(?: \w+)?$", part) and not _is_organization(part):
            joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return joined


def _both(part: str) -> list[str]:
    """The organizations in "University of Zurich and ETH Zurich", the unit and its owner in "Robotics Lab at KAIST"."""
    at = _AT.fullmatch(part)
    if at and not _is_organization(at["unit"]) and (at["owner"].casefold() in KNOWN or _owns(at["owner"])):
        return [at["unit"], at["owner"]]
    for match in _BOTH.finditer(part):
        left, right = part[: match.start()], part[match.end() :]
        if (
            _is_organization(left)
            and _is_organization(right)
            and not re.match(r"(?:Technology|Science|Engineering)\b", right)
        ):
            return [left, right]
    return [part]


def _owns(name: str) -> bool:
    return bool(re.match(r"(?:the )?(?:university of|(?:[\w-]+ ){1,2}university|\w+ institute of tech)", name, re.I))


def _without_places(parts: list[str]) -> list[str]:
    """Parts before the address; a city goes if a country follows it or if it is well known."""
    kept = list(parts)
    cut = False
    while len(kept) > 1:
        last = kept[-1]
        folded = last.casefold().strip(".")
        words = last.split()
        place = folded in COUNTRIES or folded in REGIONS or (bool(_DIGITS.search(last)) and not _is_organization(last))
        city = folded in CITIES or (
            cut
            and len(words) <= 3
            and not _is_organization(last)
            and not _TEAM.search(last)
            and folded not in KNOWN
            and not _DEPARTMENT.search(last)
            and len(kept) > 1
            and not last.isupper()
        )
        if not (place or city):
            break
        cut = cut or place
        kept.pop()
        if city and not place:
            break
    if len(kept) == 1 and (kept[0].casefold() in COUNTRIES or _DIGITS.fullmatch(kept[0])):
        return []
    return kept


def _is_organization(part: str) -> bool:
    return (
        bool(_ORGANIZATION.search(part))
        and not re.match(r"(?:school|department|dept|faculty|college) of\b", part, re.I)
    ) or part.casefold() in KNOWN


def is_known_organization(name: str) -> bool:
    """Whether a name is that of an organization by its form, or one that everybody knows."""
    return _is_organization(name) or _known_prefix(name)


def _known_prefix(part: str) -> bool:
    first = part.split(" ")[0].casefold().strip("'’s") if part else ""
    return first in KNOWN


#: A house by its initials, perhaps with its city: "UCBL", "ENS Lyon".
_SHORT_HOUSE = re.compile(r"[A-Z]{3,6}(?: [A-Z][\w-]+)?")


def _unknown(parts: list[str]) -> list[str]:
    """Of "Fuxi Lab, NetEase" and "LGL, ENS Lyon" the second, of "Helsing, Berlin" the first, of a department none."""
    plain = [part for part in parts if not _DEPARTMENT.search(part)]
    if not plain:
        return []
    if len(plain) > 1 and _SHORT_HOUSE.fullmatch(plain[-1]) and (plain[0].isupper() or " " in plain[-1]):
        return [plain[-1]]
    firms = [part for part in plain if not _TEAM.search(part)]
    return [firms[-1] if firms and _TEAM.search(plain[0]) else plain[0]]


def _affiliation(name: str, parts: list[str]) -> Affiliation:
    lead = _ACRONYM_LEAD.match(name)
    if lead and lead["org"].casefold() in KNOWN and name.casefold() not in KNOWN:
        return Affiliation(lead["org"], _team_name(lead["team"]))
    position = parts.index(name)
    beside = [p for p in parts[:position] if not _is_organization(p)] or [
        p for p in parts[position + 1 : position + 2] if not _is_organization(p)
    ]
    academic = bool(re.search(r"univ|college|institute of technology|academy", name, re.I))
    teams = [p for p in beside if not _DEPARTMENT.search(p) and (bool(_TEAM.search(p)) or not academic) and len(p) > 2]
    return Affiliation(tidy_organization(name), _team_name(teams[0]) if teams else None)


def tidy_organization(name: str) -> str:
    """The name without legal form, leading article and stray blanks: "The Foo Corp." is "Foo"."""
    bare = " ".join(_LEGAL.sub("", name).split()).strip(" ,.;:&-")
    bare = re.sub(r"^(?:the|at)\s+(?=\w)", "", bare, flags=re.I)
    return bare if len(bare) > 1 else name.strip()


def _team_name(team: str) -> str | None:
    bare = re.sub(r"^the\s+|\s+team$", "", team.strip(), flags=re.I).strip(" .,")
    return bare if len(bare) > 1 and not bare.islower() else None
