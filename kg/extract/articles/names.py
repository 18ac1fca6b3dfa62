"""Text in, organizations out: by vocabulary, by form ("University of …") and by short names everybody uses."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kg.extract.draft import TermMatch
from kg.extract.lexicon.name_likeness import likeness
from kg.extract.lexicon.sought import sought
from kg.schema import NodeType, Term

_CAP = r"[A-ZÀ-ÖØ-ÞŠŽŁ][\w&’'\-–.]{0,60}(?<![.’'])"
_SUBJECTS = (
    r"(?:Technology|Science|Sciences|Engineering|Medicine|Economics|Telecommunications|Arts|Art|Business|Mechanics"
    r"|the Arts|(?:[A-Z]\w+ )?(?:Research|Studies|Development|Design|Policy|Management|Education|Innovation))\b"
)
#: What people are, behind the name of their house: "University of Bergen Professor Ada Nowak".
_ROLE_BEHIND = r"(?:(?:Associate|Assistant|Emeritus) )?(?:Professor|Prof|Dr|Dean|President|Provost|Chancellor|Rector)\b"
_OF_PLACE = rf"{_CAP}(?: (?:and|&|of|de|the) {_SUBJECTS}(?: of {_CAP})?| (?!{_ROLE_BEHIND}){_CAP})*"
_CAMPUS = (
    "Berkeley|Los Angeles|San Diego|Irvine|Davis|Santa Barbara|Santa Cruz|Riverside|Merced|San Francisco|Amherst|"
    "Boston|Lowell|College Park|Baltimore County|Urbana-Champaign|Urbana–Champaign|Chicago|Austin|Dallas|Arlington|"
    "San Antonio|Chapel Hill|Charlotte|Greensboro|Madison|Milwaukee|Twin Cities|Ann Arbor|Boulder|Denver|Knoxville|"
    "Lincoln|Champaign|Bloomington|Fort Collins|Buffalo|Stony Brook|Albany|Irvine|Bombay|Delhi|Madras|Kanpur|Kharagpur|"
    "Hyderabad|Guwahati|Roorkee|Bangalore|Zurich|Zürich|Lausanne|Shenzhen|Guangzhou"
)
_JOINED = rf"(?:(?:, | at |[\-–])(?:{_CAMPUS})\b)?"
_OF_FORM = sought(
    rf"\b(?:(?:{_CAP} ){{0,4}}(?:University|Univ\.|Institute|Institutes|Academy|College|School|Council|Centre"
    rf"|Center|Laboratory|Foundation|Society|Association|Ministry|Museum|Hospital|Bank|Port|Department|Survey|Agency|Observatory|Bureau"
    rf"|Universität|(?:Universit[àáa]|Universidad|Universitat|Université|Universidade|École|Ecole)(?: (?:catholique"
    rf"|libre"
    rf"|cattolica|católica|autónoma|autònoma|nationale))?(?: (?!de "
    rf")[A-ZÀ-Ý][\w-]+)"
    rf"{{0,2}}|Politecnico)"
    rf" (?:of|for|für|de|di|degli|della|du|do|zu|des|polytechnique) (?:the |la |las |los )?"
    rf"(?!Universit[yä]t? (?:of|at)\b)(?!Ph\.){_OF_PLACE}(?:(?<=Studi) di {_CAP})?){_JOINED}"
)
#: An institute of several subjects, in front of its university: "Institute of Moss and Wet Arts, University of Bergen".
_OF_SUBJECTS = sought(
    rf"\b(?:{_CAP} ){{0,3}}(?:Institute|Centre|Center) (?:of"
    rf"|for) {_CAP}(?: {_CAP})?(?:, {_CAP}(?: {_CAP})?)*,? (?:and|&) "
    rf"(?!Univ|Inst|Colleg|Acad|School){_CAP}(?: {_CAP})?(?=,? (?:at |of )?(?:the )?(?:[A-Z][\w’'-]* )?(?:Univ|Colleg))"
)
#: What stands before the name of a German university and is no part of it: "Die Universität Wien".
_NO_NAME = (
    r"(?!(?:D(?:ie|er|as|en|em|es)|Eine?[mnrs]?|Unsere?[mnrs]?|Ihre?[mnrs]?|Diese[mnrs]?|Jede[mnrs]?|Alle|An|In|Im|Am"
    r"|Zu[mr]?|Von|Vom|Bei|Beim|Auf|Aus|Und|Für|Mit|Durch|Als|Nach|Seit|Über|Neben|Sowie|Herr|Frau|Prof|Dr"
    r"|Professor(?:in)?|Präsident(?:in)?|Rektor(?:in)?|Stadt|Campus|Standort|Partner)\b)"
)
#: Kinds of houses that are named by their city behind: "University Hospital Heidelberg".
_NO_TOWN = (
    r"(?!(?:Für|Der|Die|Das|President|Professor|Prof|Rector|Rektor|Chancellor|Kanzler|Dean|Students?|Researchers?"
    r"|Scientists?|Engineers?|Alum\w+|Spokes\w+|Vice|Member|Universit\w+)\b)"
)
_CITY_FORM = sought(
    rf"\b(?:University (?:Hospital|Medical (?:Center|Centre))|(?:Technical|Technische|Free|Freie|Catholic|Medical) "
    rf"(?:University|Universität)|Universitätsklinikum|(?:{_NO_NAME}[A-ZÄÖÜ]\w*+[ -]){{0,5}}?Universität"
    rf"|(?:Fach)?[Hh]ochschule|Universitätsmedizin|(?:Kantons|Universitäts)spital|Helmholtz-Zentrum"
    rf"|(?:{_CAP} )?Universiteit|Instituto?|TU|RWTH) {_NO_TOWN}{_CAP}(?![\w-])"
    rf"|\b(?:Université|Università|Universidad) {_CAP}(?: {_CAP}){{0,2}}(?: \d{{1,2}}\b)?(?![\w-])"
    rf"|\bUniversitat d['’]{_CAP}(?![\w-])"
)
_END_FORM = sought(
    r"\b(?:Harvard|Stanford|Yale|Columbia|London|Copenhagen|Duke|Cornell|Oxford|Emory|Baylor|Tufts|Weill Cornell"
    r"|Dartmouth)"
    r" (?:Business|Medical|Law) School\b|"
    rf"\b(?:{_CAP} (?:(?:and|&|of) )?){{1,5}}?(?:University(?: Hospitals?| Medical Cent(?:er|re))?"
    rf"|Universität|Polytechnic(?: Institute| University)?"
    rf"|Institute of Technology|Institute|Institutes|College London|College|Academy|Laboratory"
    rf"|Laboratories|Labs|Foundation|Corporation|Hospital|Clinic|Observatory|Incorporated|Inc\.?|Ltd\.?"
    rf"|LLC|GmbH|AG|SE|Technologies|Consortium)(?![\w\-]){_JOINED}(?: (?:in|of) (?:St\. Louis))?"
)
#: A firm by its form of law behind a comma: "Moss Robotics, Inc."
_LEGAL_FORM = sought(rf"\b{_CAP}(?: {_CAP}){{0,3}}, (?:Inc|Ltd|LLC|GmbH|Corp|PLC)\b\.?")
_SHORT = sought(
    r"\b(?:U\.?C\.? (?:Berkeley|San Diego|Irvine|Davis|Santa Barbara|Santa Cruz|Riverside|Merced"
    r"|San Francisco|Los Angeles)|ETH(?: Zürich| Zurich|Z)?|"
    r"UW[-–]Madison|IIT (?:Bombay|Delhi|Madras|Kanpur|Kharagpur|Hyderabad|Guwahati|Roorkee)|"
    r"(?:Georgia|Virginia|Michigan|Louisiana|Texas|Tennessee|Illinois|Florida|Arkansas|New Mexico) Tech|Penn State|"
    r"Johns Hopkins|Carnegie Mellon|Texas A&M|Max Planck|Caltech|Technion|MIT|UCLA|CMU|NYU|USC|UCSD"
    r"|UCSB|UIUC|EPFL|KAIST|"
    r"INRIA|Inria|CNRS|CSIRO|NASA|NIST|UCL|TU (?:Munich|Delft|Berlin|Wien|Darmstadt|Dresden)|NUS|HKUST"
    r"|KTH|UMass(?: Amherst)?|UT Austin|"
    r"Stanford|Harvard|Princeton|Yale|Cornell|Columbia|Rutgers|Purdue|Caltech|Oxford|Cambridge|Dartmouth|Vanderbilt|"
    r"Northwestern|Emory|Tsinghua|DeepMind|OpenAI|Microsoft|Google|Facebook|Meta|Apple|IBM|NVIDIA"
    r"|Nvidia|Intel|Adobe|Netflix|Uber|"
    r"Twitter|LinkedIn|Yahoo|Baidu|Alibaba|Tencent|Huawei|Samsung|Sony|Salesforce|Spotify|Airbnb|Bosch"
    r"|Siemens|Qualcomm|Amazon(?:\.com)?|Bell Labs|AT&T|AWS)(?: (?:Research|AI|Robotics|DeepMind|Brain"
    r"|Labs|Science|Electronics|Motors|Cloud"
    r"|Healthcare|Web Services|Prime Air|Music|Search|Ads|Alexa|Robotics AI)(?: Asia)?)*(?![\w&])"
)
#: Houses as French, Italian and Spanish name them: "Institut de Botanique de Lyon", "Hôpital du Mont".
_ROMANCE_FORM = sought(
    r"\b(?:Institut|Laboratoire|Observatoire|Hôpital|Muséum|Istituto|Instituto|Ospedale|Observatorio)"
    rf"(?: [A-Z][\w-]+)? (?:de la |de l['’]|du |des |de |d['’]|del |della |di ){_CAP}"
    rf"(?:(?: et| e| y)? (?:de la |de l['’]|du |des |de |d['’]|del |della |di ){_CAP}| {_CAP})*"
)
#: Institutes that bear a name, as German writes it: "Leibniz-Institut für Gartenbau und Ernährung".
_GERMAN_FORM = sought(
    r"\b(?:[A-ZÄÖÜ][\wäöüß]+-){1,3}(?:Institut|Zentrum|Forschungszentrum|Klinikum)"
    r"(?: für [A-ZÄÖÜ][\w-]+(?:(?:,| und|-,? und) [A-ZÄÖÜ][\w-]+|, [A-ZÄÖÜ][\w-]+ und [A-ZÄÖÜ][\w-]+)?"
    r"| [A-ZÄÖÜ][\w-]+)?"
)
_FORMS = (_GERMAN_FORM, _OF_SUBJECTS, _OF_FORM, _CITY_FORM, _ROMANCE_FORM, _END_FORM, _LEGAL_FORM, _SHORT)
#: Names of universities that are also surnames, places or words: only right beside a word that says so.
_NEEDS_CONTEXT = frozenset(
    {
        "Columbia",
        "Cambridge",
        "Oxford",
        "Meta",
        "Apple",
        "Emory",
        "Northwestern",
        "Dartmouth",
        "Yale",
        "Cornell",
        "Princeton",
        "Uber",
        "Max Planck",
        "Intel",
        "Google",
    }
)
_CONTEXT_BEFORE = re.compile(
    r"(?:\bat|\bfrom|\bwith|\bof|\bjoin(?:ed|ing)|\bleft|\band|\bor|[,/&(]|\bby|\bfor|\bformer|\bthen"
    r"|['’]s|\bto|\bvia|\bthe|\bin)\s*$",
    re.I,
)
_CONTEXT_AFTER = re.compile(
    r"^(?:['’]s?\b|\s*(?:and|,|\.|;|\)|scientist|researcher|engineer|professor|team|intern|PhD"
    r"|Research|alum|grad|student|where|who|while|as|for|in|before|after|to))",
    re.I,
)
#: Words the forms above catch at the start of a sentence.
_LEADING = re.compile(
    r"^(?:(?:The|About|In|At|From|And|But|A|An|As|While|When|After|Before|With|Both|Our|Their|His|Her|Its"
    r"|This|For|To|By|Of|On|Professor|Prof|Dr"
    r"|(?:C[DEFIOT]O|CISO|[SE]?VP)(?: (?:&|and))?"
    r"|(?:(?:VP|CEO|CTO|Founder|Chair|Head|Fellow) (?:&|and) )?"
    r"(?:VP|Head|Director|Dean|Chair|President|Provost|Rector|Chancellor|Member"
    r"|Fellow) of(?: the)?)\.?\s+)+"
)
_NOT_ORGANIZATION = re.compile(
    r"\b(?:Conference|Symposium|Workshop|Journal|Transactions|Award|Prize|Challenge|Department"
    r"|School of|Fellow|Proceedings)\b|^(?:\w+ )?Lab$"
    r"|^(?:(?:The|Our|Their|Its|Research|AI|ML|Science|University|National|Innovation|Computer|Robotics|Data|Vision|New"
    r"|All|Both|Other|Many|Industrial|Academic) )?Labs$|^(?:The )?(?:University|Institute|College"
    r"|Academy|Center|Laboratory|Hospital|Foundation)$"
)


def is_honour(text: str, end: int) -> bool:
    """Whether the name that ends here is that of a prize."""
    return _HONOUR_AFTER.match(text, end) is not None


#: What is called after who gives it, and is no place to work: "a Contoso Research Award recipient".
_HONOUR_AFTER = re.compile(
    r" (?:(?:Faculty|Research|PhD|Ph\.D\.|Early|Career|Young|Scholar|Investigator) ){0,3}Awards?\b"
)
_TEAM_AFTER = re.compile(r"\s(?:team|group|organization|org|unit|division)\b")


@dataclass(frozen=True, slots=True)
class OrganizationMatch:
    """An organization named at `start:end`, by its canonical name where a vocabulary has one."""

    name: str
    start: int
    end: int
    term: Term | None = None
    parent: str | None = None


def find_organizations(text: str, start: int, end: int, terms: Sequence[TermMatch]) -> tuple[OrganizationMatch, ...]:
    """Organizations in `text[start:end]`, longest first where names overlap, in the order of the text.

    Args:
        text: the page.
        start: of the block.
        end: of the block.
        terms: vocabulary terms that stand in the block.
    """
    known = [
        OrganizationMatch(match.term.name, match.start, match.end, match.term)
        for match in terms
        if match.term.node_type is NodeType.ORGANIZATION and not _is_phrase(text, match)
    ]
    houses = {match.start for match in known}
    formed = [o for pattern in _FORMS for m in pattern.finditer(text, start, end) if (o := _formed(text, m, houses))]
    chosen: list[OrganizationMatch] = []
    for match in sorted((*known, *formed), key=lambda o: (o.start - o.end, o.term is None, o.start)):
        if not _THING_BEHIND.match(text, match.end) and not any(
            match.start < other.end and other.start < match.end for other in chosen
        ):
            chosen.append(match)
    return tuple(sorted(chosen, key=lambda o: o.start))


#: What is called like a firm: "the Amazon river".
_THING_BEHIND = re.compile(r"\s(?:[Rr]iver|[Bb]asin|[Rr]ain ?forests?|[Ff]orests?|[Dd]elta)\b")


def _is_phrase(text: str, match: TermMatch) -> bool:
    """Whether words are not the name they look like but for capitals: "to scale AI", "a Contoso research intern"."""
    surface, name = text[match.start : match.end], match.term.name
    small = surface[0].islower() and name[0].isupper()
    halved = surface[0].isupper() and any(
        ours[0].isupper() and theirs[0].islower() for ours, theirs in zip(name.split(), surface.split(), strict=False)
    )
    return (small or halved) and surface not in match.term.aliases


def is_academic(name: str) -> bool:
    """Whether the organization teaches, so that "a PhD student at" it is one."""
    return bool(_ACADEMIC.search(name))


_ACADEMIC = re.compile(
    r"Univers|Institute of (?:Technology|Science)|College|Polytech|École|ETH|EPFL|MIT\b|UC[A-Z ]|CMU"
    r"|KAIST|Caltech|Stanford|Harvard|Princeton|Yale|Cornell|Rutgers|Purdue|Oxford|Cambridge"
    r"|Georgia Tech|IIT\b",
    re.I,
)


def _formed(text: str, match: re.Match[str], houses: Collection[int]) -> OrganizationMatch | None:
    surface = match[0]
    lead = _LEADING.match(surface)
    start = match.start() + (lead.end() if lead else 0)
    surface = text[start : match.end()].rstrip(" ,;–-")
    for suffix in ("'s", "’s", "'", "’"):
        surface = surface.removesuffix(suffix)
    cut = _behind_person(surface)
    start, surface = start + cut, surface[cut:]
    named = _PARTICLE_BEFORE.search(text, max(0, start - 8), start) and re.match(r"\S+ (?:of|at) (?=\S)", surface)
    if named:
        start, surface = start + named.end(), surface[named.end() :]
    joined = re.match(rf"(?P<house>.+?) (?:&|and) (?!{_SUBJECTS}(?: of |$))(?=\S)", surface)
    parted = joined and not _OF_SUBJECTS.match(text, start)
    if (
        joined
        and parted
        and (_SHORT.fullmatch(joined["house"]) or _OF_FORM.fullmatch(joined["house"]) or start + joined.end() in houses)
    ):
        start, surface = start + joined.end(), surface[joined.end() :]
    owner = re.match(
        rf".*{_OWNS}['’]s\s|.*\b(?:Lab|Laboratory|Cent(?:er|re)|Group|Department|School|Team|Faculty)(?: of| at"
        r"|,)(?: the)? (?=.*Univers)",
        surface,
    )
    if owner and not _IS_WHOLE.fullmatch(surface):
        start, surface = start + owner.end(), surface[owner.end() :]
        if not any(form.fullmatch(surface) for form in _FORMS):
            return None
    if (
        not surface
        or "\n" in surface
        or _TEAM_AFTER.match(text, start + len(surface))
        or _NOT_ORGANIZATION.search(surface)
    ):
        return None
    if surface in _NEEDS_CONTEXT and not _in_context(text, start, start + len(surface)):
        return None
    return OrganizationMatch(surface, start, start + len(surface))


#: Before "'s": words that are part of the name of a house: "King's College", "St Mary's Hospital".
_OWNS = r"(?<!\bKing)(?<!\bQueen)(?<!\bWomen)(?<!\bChildren)(?<!\bGuy)(?<!\bSt \w{4})(?<!\bSt\. \w{4})"
#: Houses that a saint or a founder owns in their very names: "St Mary's University Hospital", "Wexford's Hospital".
_IS_WHOLE = re.compile(
    r"(?:St\.?|Saint|Sainte) [A-Z][\w.-]+['’]s (?:(?!\bof\b).)+|[A-Z][\w-]+['’]s (?:Hospital|Hospice|Clinic|Infirmary)"
)
#: In front of the last word of a name: "Ada de Wit of Fern University".
_PARTICLE_BEFORE = re.compile(r"(?<![\w])(?:de|van|von|der|den|di|da|del|du|la|le) $")


def _behind_person(surface: str) -> int:
    """Where the house begins behind who is of it: "Moss and Ada Nowak of Fern University"."""
    for joint in reversed([*re.finditer(r" (?:of|from|at) (?=\S)", surface)]):
        words = surface[: joint.start()].split()
        if any(likeness(words[-length:]) > _PERSON for length in (2, 3) if len(words) >= length):
            return joint.end()
    return 0


_PERSON = 0.5


#: Universities that are called like their towns, and what says that the town is meant: "in Cambridge, England".
_TOWNS = frozenset({"Cambridge", "Oxford", "Princeton"})
_IN = re.compile(r"\bin $")
_TOWN_BEHIND = re.compile(r", (?:England|UK|U\.K\.|MA\b|Mass|NJ\b|New Jersey)")


def _in_context(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 14) : start], text[end : end + 14]
    if _TOWN_BEHIND.match(after) or (text[start:end] in _TOWNS and _IN.search(before)):
        return False
    return bool(_CONTEXT_BEFORE.search(before) or _CONTEXT_AFTER.match(after)) and not re.match(r" [A-Z][a-z]+", after)
