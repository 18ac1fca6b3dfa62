"""A posting in, every passage out that treats a name as an employer: "at Contoso, we", "Contoso is looking for"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from kg.extract.lexicon.abbreviations import Abbreviated
from kg.extract.lexicon.cues import CueKind
from kg.extract.lexicon.headings import QUALIFICATIONS, SectionKind
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.words import word_set
from kg.extract.postings.advert import Advert
from kg.extract.postings.employers.names import in_full
from kg.extract.postings.employers.told import SURE, WITHIN, Call, told_calls
from kg.extract.postings.naming.firm_names import LEGAL_FORM, without_legal_form
from kg.extract.postings.naming.titles import has_role_head
from kg.extract.postings.proper_names import ProperName
from kg.ports import Vocabulary
from kg.schema import NodeType

_CALLED = sought(
    r"(?<!based )(?<!located )(?<!situated )(?<!held )\b(?P<cue>(?:position|job|role|post|internship|opportunit(?:y"
    r"|ies)|careers?) at|at|join|joining|why|about|bei|chez|rejoindre|rejoins|part of|en|por|my client,?"
    r"|our client,?|for"
    r"|employees? of|member of staff at|on behalf of|within|across|outside of|throughout|hinter)"
    r"\s+(?:the\s+|der\s+|die\s+|le groupe\s+|la société\s+|l[’']entreprise\s+)?$",
    re.IGNORECASE,
)
#: How these end, by which it is quicker to see that none of them stands before a name.
_ENDS_OF_CUES = tuple(
    "at join joining why about bei chez rejoindre rejoins of en por client client, for within across throughout hinter"
    " the der die groupe société entreprise".split()
)
#: So far before a name a cue may begin.
_CUE = 20
#: So much weighs who says of itself that it is an equal opportunity employer, which no part of one does.
EQUAL = 4.0
_WEIGHT = {
    "about": 0.5,
    "en": 1.0,
    "por": 1.0,
    "part of": 1.0,
    "for": 0.4,
    "on behalf of": 2.0,
    "employee of": 2.0,
    "employees of": 1.0,
    "within": 0.6,
    "across": 0.6,
    "outside of": 0.6,
    "throughout": 0.6,
    **dict.fromkeys(("position at", "job at", "role at", "post at", "internship at", "career at", "careers at"), 2.5),
    "my client": 8.0,
    "our client": 8.0,
}
#: Words right behind a name that begin what an employer does.
_SAYS = re.compile(
    r"®?(?:\s*\([^)]{2,20}\))?,?(?:\s+(?:Inc|LLC|Ltd|Limited|Corp|GmbH|AG|SE|PLC|LLP|S\.A\.|P\.A\.|P\.C\.)(?!\w)\.?,?)?\s+(?:currently\s+"
    r"|also\s+)?"
    r"(?:is|are|ist|sucht|suchen(?! wir)|seeks|recrute|recherche|busca|values|hires|offers|welcomes|participates"
    r"|operates|decides"
    r"|has|was|provides|believes|turns|keeps|needs|invites|recruits|builds|makes|develops|runs|helps|gives|sells"
    r"|delivers"
    r"|does not"
    r"|tells|designs|serves|connects|brings|offre|entwickelt|baut|bietet|betreibt|desarrolla|ofrece|guarda"
    r"|will be|will (?:make|provide) reasonable|will consider"
    r"|erforscht|versorgt|beliefert|édite|commercialise|accompagne|protège|utvecklar|levererar|säljer"
    r"|é uma|é um|leverer|udvikler|utvikler|tilbyder|tilbyr|erbjuder|är en|är ett|er et|er en"
    r"|supplies|manufactures|produces|creates|ships|moves|steht|conçoit|développe|fabrique|supports|empowers"
    r"|enables)\b"
    r"(?P<strong>\s+(?:applications|looking|seeking|hiring|searching|recruiting|currently|actively|always|now"
    r"|growing|expanding|interested|suitably|qualified|applicants|candidates"
    r"|working|proud|committed|dedicated|where|building|one\s+of|eine|ein|un|une|the|a|an|equal|diversity"
    r"|in\s+e-verify"
    r"|discriminate|transforming|redefining|revolutionizing|changing|reinventing|pleased|excited|honou?red"
    r"|adding|backed|funded|headquartered)\b)?"
    r"|\s+(?P<kind>est\s+(?:une?|le|la|l[’'])\s*(?:\w+\s+){0,2}?(?:groupe|entreprise|société|start-?up|éditeur"
    r"|filiale|leader"
    r"|acteur|cabinet|association|établissement|agence|PME|ETI|industriel|fabricant|organisme|spécialiste))\b"
    r"|\s+(?P<hires>seeks|sucht|suchen(?! wir)|recrute(?:nt)?|recherche(?:nt)?|busca|zoekt|ricerca|poszukuje|values)\b"
)
#: "Knowledge of Shell is a plus" speaks of no employer.
_ASKED = re.compile(
    r"[^.;\n]{0,30}?\b(?:is|are|ist|was)\s+(?:an?\s+)?(?:\w+\s+)?(?:plus|must|required|preferred|desired|desirable"
    r"|asset|essential"
    r"|mandatory|advantage|bonus|necessary|needed|helpful|useful|welcome|nice|von vorteil|wünschenswert"
    r"|erforderlich|muss|vorteil|pluspunkt|voraussetzung|pflicht|möglich|obligatoire|requise?|exigée?|imprescindible"
    r"|necesari[oa]|valorable)\b",
    re.IGNORECASE,
)
_UNIT_BEHIND = re.compile(
    r"(?:\s*\([A-Z][\w&]{1,9}\))?\s+(?:[Oo]rganization|[Oo]rganisation|[Oo]rg|[Dd]ivision|[Bb]usiness unit)\b"
)
_GROUP_BEHIND = re.compile(r"\s+(?:[a-z]+\s+)?(?:team|group|squad|department|desk|guild|unit)\b")
_HEADED = sought(
    r"(?:^|\n)[ \t*#_-]*(?:About|ABOUT|Über|ÜBER|À propos de|Sobre|Why|WHY|Life at|Working at|Join|What is|Who is)[ ]"
    r"(?:(?:[Dd]ie|[Dd]er|[Dd]as|[Ll]e|[Ll]a|[Ee]l) |[Ll][’'])?"
    r"(?P<name>[A-Z0-9][\w&.'’/-]*(?: [A-Z&][\w&.'’/-]*){0,4}|[a-z]{4,20})[ \t:?*_!.]*(?=\n)"
)
_NO_HEADED = re.compile(
    r"^(?:The|This|That|You|Your|Our|Us|Me|It|Role|Position|Job|Team|Du|Le|La|El|Who|What)\b|Role$|Team$|Job$"
    r"|Position$"
    r"|(?i:^(?:the|this|you|your|our|us|me|role|position|job|team|uns|nous|nosotros|working|join\w*|project|work"
    r"|company)\b)"
)
_HIRES = re.compile(r"\b(?:sucht|suchen|seeks|recrute|recherche|busca|recruits)\b")
#: Contractions, words glued together by a lost line break, and sentences that begin with what is asked.
_NO_EMPLOYER = re.compile(
    r"['’](?:ll|re|ve|d|t)\b|[a-zé]{3}[A-Z][a-z]{2,}.*[ ].*|^(?:Knowledge|Experience|Proficiency|Ability"
    r"|Familiarity|Understanding|Detailed|Working|Excellent|Advanced"
    r"|Purpose|Essential|Required|Preferred|Minimum|Key|Strong) |^[A-Z]?[a-z]+/[a-z]"
)
_OWNS = re.compile(r"['’]s?\s")
_WE = re.compile(r",?\s+(?:we|you|our|wir|nous)\b|,")
_SUBJECT = re.compile(r"(?:^|.*(?: and |\) ))([^()]+?)(?: \([^()]*\))?$")
_CUTS = re.compile(r" (?:and|for|in) | \(")
_NOT_EMPLOYERS = word_set("""
    voraussetzung voraussetzungen confident committed applications applicants application appointments posts vacancies
    us usa uk eu emea apac job role position team teams work working experience experienced bachelor master phd ms bs
    mba
    senior junior data science software engineering machine learning english german french spanish monday tuesday
    wednesday
    thursday friday saturday sunday january february march april may june july august september october november
    december
    summer winter fall spring ai ml hr it qa ui ux ceo cto vp inc llc ltd gmbh key basic preferred minimum
    responsibilities
    qualifications requirements description apply equal opportunity remote full part time day one home least times
    scale
    first ensure develop build design lead manage provide support yes strong good ability knowledge understanding
    proficiency
    familiarity people candidates candidate employees customers clients individuals applicants individual successful
    ideal
    stelle stellen aufgabe aufgaben bewerbung bewerbungen
    knowledge equity responsibility relevant desired bedarf beginn start interesse fragen spaß abschluss ende
    he she they mon sunday sun multinationals degree degree's client clients partner partners purpose overview summary
    company companies everyone everything nothing something diversity inclusion benefits salary grade location
    actively additionally closely collaboratively consistently constantly continually continuously creatively currently
    daily directly effectively finally frequently fully generally ideally independently monthly occasionally previously
    primarily proactively quickly recently regularly strategically successfully typically ultimately usually weekly
    """)


#: Where somebody was before: "Its lead used to be at Contoso and at Fabrikam".
_FORMERLY = re.compile(
    r"\b(?:used to (?:be|work)|previously|formerly|came from|joined us from)\b[^.;\n]*$"
    r"|\b(?:collaborat(?:e|es|ion|ing)|cooperat(?:e|ion)|together|jointly) with (?:an? |the |our |other )?"
    r"(?:[\w-]+ ){0,3}(?:students?|groups?|teams?|partners|colleagues|researchers?)\b[^,.;\n]*$"
)
_NEAR = 60


def employer_calls(
    advert: Advert, names: Sequence[ProperName], named: Sequence[Abbreviated], vocabulary: Vocabulary
) -> list[Call]:
    """Every passage that treats a name as an employer, abbreviations written out."""
    full = {item.short: item.name for item in named}
    headings = [(cue.start, cue.end) for cue in advert.cues if cue.kind is CueKind.HEADING]
    kinds = _kinds_in_full(names)
    calls = []
    read = (_named_calls(advert, names), _headed_calls(advert), told_calls(advert))
    for call in [*chain.from_iterable(read)]:
        if any(_heads(call, start, end) for start, end in headings):
            continue
        if _FORMERLY.search(advert.text, max(advert.start, call.start - _NEAR), call.start):
            continue
        bare = without_legal_form(call.name)
        bare = _DANGLING.sub("", bare)
        name = in_full(advert.text, full.get(bare, bare), vocabulary)
        name = kinds.get(name, "") if name in _KINDS else name
        if may_employ(name) and not _is_known_otherwise(name, call.weight, vocabulary):
            calls.append(Call(name, call.start, call.start + len(bare), call.weight, call.unit))
    for match in advert.terms_between(advert.start, advert.end, NodeType.ORGANIZATION):
        if advert.kind_at(match.start) not in QUALIFICATIONS and not match.term.context:
            calls.append(Call(match.term.name, match.start, match.end, 0.4))
    return calls


def _heads(call: Call, start: int, end: int) -> bool:
    """Whether a heading is part of what was taken for a name; "Snow Mission" may end in a word that heads sections."""
    inside = call.start <= start and end <= call.end
    return inside and (call.start == start or call.name.count(" ") >= _LONG_NAME)


_LONG_NAME = 4
_DANGLING = re.compile(r"(?:\s+(?:and|&|or|of|for|in|und|et))+$")


_PARTED = re.compile(r"[\s,]+")


@lru_cache(maxsize=1 << 11)
def may_employ(name: str) -> bool:
    """Whether a name can be an employer's: no day, language, rank, duty or occupation."""
    if not 1 < len(name) < 60 or name.isdigit() or name.lower() in _NOT_EMPLOYERS or _NO_EMPLOYER.search(name):
        return False
    words = _PARTED.split(name)
    return not has_role_head(words[-1]) and not all(word.lower() in _NOT_EMPLOYERS for word in words)


def _is_known_otherwise(name: str, weight: float, vocabulary: Vocabulary) -> bool:
    """Whether a vocabulary knows the name as a tool or field and not as an employer; strong words overrule it."""
    if vocabulary.lookup(NodeType.ORGANIZATION, name):
        return False
    if vocabulary.lookup(NodeType.VENUE, name):
        return name.isupper() or weight < SURE  # one publishes "at CVPR", and meets there
    if vocabulary.lookup(NodeType.SKILL, name):
        return weight < 2.0
    return bool(vocabulary.lookup(NodeType.TOPIC, name) or vocabulary.lookup(NodeType.ROLE, name))


#: What institutions are called for short once they are introduced: "the University", "the Embassy".
_KINDS = frozenset(
    "University Embassy College School Institute Hospital Academy Company Faculty Centre Center Agency Ministry"
    " Council"
    " City County Foundation Society Organisation Organization Board Authority Trust Bank Museum Commission"
    " Association"
    " Group Department Universität Hochschule Université".split()
)


def _kinds_in_full(names: Sequence[ProperName]) -> dict[str, str]:
    """The first full name of the text for each word such as "University" that stands for one."""
    found: dict[str, str] = {}
    for text in (name.text for name in names if " " in name.text):
        for kind in _KINDS.intersection(text.split()):
            found.setdefault(kind, _CUTS.split(text, maxsplit=1)[0])
    return found


def _headed_calls(advert: Advert) -> Iterator[Call]:
    """Headings that name the employer: "About Contoso", "Why Contoso?"."""
    start = min([advert.start, *(section.start for section in advert.sections)])
    for match in _HEADED.finditer(advert.text, max(0, start - 80), advert.end):
        name = match.group("name").rstrip(".")
        if _NO_HEADED.search(name) or (name.islower() and advert.text.count(name) < 3):
            continue
        if name.isupper() and len(name) > 5:
            name = _as_written(advert, name)
        yield Call(name, match.start("name"), match.start("name") + len(name), 2.5)


def _as_written(advert: Advert, shouted: str) -> str:
    """A name in capitals as the text writes it elsewhere: "ABOUT STITCH LAB" and "Stitch Lab"."""
    for match in re.finditer(re.escape(shouted), advert.text[advert.start : advert.end], re.IGNORECASE):
        if not match.group().isupper() and match.group()[0].isupper():
            return match.group()
    return shouted


def _named_calls(advert: Advert, names: Sequence[ProperName]) -> Iterator[Call]:
    text = advert.text
    for name in names:
        kind = advert.kind_at(name.start)
        near = max(0, name.start - _CUE)
        before = text[near : name.start].lower().rstrip()
        called = _CALLED.search(text, near, name.start) if before.endswith(_ENDS_OF_CUES) else None
        if before.endswith("joining") and _JOINED.search(text, near, name.start):
            yield Call(name.text, name.start, name.end, 2.0)
            continue
        if kind in QUALIFICATIONS and not (_SAYS.match(text, name.end) or (called and _WE.match(text, name.end))):
            continue
        if called and _PUBLISHED.search(text, max(0, name.start - 90), name.start):
            continue
        if called and _TOWN_CODE.match(text, name.end):
            continue  # "is hiring at Riga, LV"
        if called:
            yield _called(text, name, called.group("cue").lower().rstrip(","))
            continue
        if kind not in QUALIFICATIONS or _strong(_SAYS.match(text, name.end)):
            yield from _subject(advert, name, kind)


#: Only an employer is joined at a certain time: "completed prior to joining Contoso".
_JOINED = re.compile(r"\b(?:prior to|before|upon|when|after) joining\s+$", re.IGNORECASE)
#: The state or country behind a town.
_TOWN_CODE = re.compile(r", (?:[A-Z]{2}|USA|United States|United Kingdom|Germany|France|India|Canada)(?![A-Za-z])")
#: Where one publishes is a venue, whatever it is called: "present your work at QIP".
_PUBLISHED = sought(
    r"\b(?:publi(?:sh\w*|cations?)|present(?:ed|ing|ations?)?(?! opportunit)|papers?|posters?|talks?|tutorials?"
    r"|proceedings|conferences?|venues?|veröffentlich\w*|publi\w+ dans)\b"
    r"[^.;:\n]{0,60}\b(?:at|bei|in|à)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _called(text: str, name: ProperName, cue: str) -> Call:
    short = _CUTS.split(name.text, maxsplit=1)[0]
    weight = _WEIGHT.get(cue, 2.0)
    if cue == "bei" and " " not in short and not _WE.match(text, name.end):
        weight = 1.2  # German writes every noun with a capital
    if LEGAL_FORM.search(short):
        weight += 1.0
    if _GROUP_BEHIND.match(text, name.start + len(short)):
        weight = min(weight, 0.3)  # "join the Signals team"
    return Call(short, name.start, name.start + len(short), weight, unit=bool(_UNIT_BEHIND.match(text, name.end)))


def _subject(advert: Advert, name: ProperName, kind: SectionKind) -> Iterator[Call]:
    """What the words behind a name make of it; what stands before it is looked at where they make it an employer."""
    for call in _told_behind(advert, name, kind):
        if not _is_another(advert.text, name, call.start):
            yield call


def _is_another(text: str, name: ProperName, start: int) -> bool:
    """Whether the name is that of an agency or a state, a German noun, or a country behind its town."""
    if _AGENCY.match(text, name.end) or _STATE.fullmatch(name.text):
        return True
    return bool(_DETERMINED.search(text, max(0, start - 14), start) or _SEATED.search(text, max(0, start - 40), start))


def _told_behind(advert: Advert, name: ProperName, kind: SectionKind) -> Iterator[Call]:
    text = advert.text
    joined = " and " in name.text or "(" in name.text or ")" in name.text
    subject = _SUBJECT.search(name.text) if joined else None
    last = subject.group(1) if subject else name.text
    start = name.start + name.text.rfind(last)
    says = _SAYS.match(text, name.end)
    placed = says and start == name.start and _PLACED.search(text, max(0, start - 8), start)
    within = placed and WITHIN.search(text, max(0, start - 14), start)
    if says and (_ASKED.match(text, name.end) or within or (placed and not _strong(says))):
        return
    last = _CUTS.split(last, maxsplit=1)[0] if says and " in " in last else last
    legal = 1.5 * bool(LEGAL_FORM.search(last) or LEGAL_BEHIND.match(text, name.end))
    legal += 1.0 * bool(legal and _ADDRESS.match(text, name.end))
    if _UNIT_BEHIND.match(text, name.end):
        yield Call(last, start, start + len(last), 2.0, unit=True)
    elif says and start == name.start and _INSTITUTION.match(last) and _OPENS.fullmatch(text, advert.start, start):
        yield Call(last, start, start + len(last), SURE)
    elif says and _IS_PART.match(text, name.end):
        yield Call(last, start, start + len(last), 0.3)
    elif says:
        equal = kind is SectionKind.EQUAL_OPPORTUNITY and name.start == start
        yield Call(last, start, start + len(last), (EQUAL if equal else SURE if _strong(says) else 1.0) + legal)
    elif _OWNS.match(text, name.end):
        lasting = _WORLD.match(text, name.end)
        yield Call(last, start, start + len(last), (0.3 if lasting else 0.8) + legal)
    elif legal:
        yield Call(last, start, start + len(last), legal)


#: Before a country behind its town: "The Snow Mission in Riga, Latvia is seeking".
_SEATED = re.compile(r"\bin [A-Z]\w+, $")
#: What somebody is that is no employer: "Frost Ads is a pay-per-click advertising program", "… a business within".
_IS_PART = re.compile(
    r"(?: \([A-Z]\w{1,8}\))? is (?:an?|the|our) (?:[\w-]+ ){0,5}?(?:program(?:me)?|initiative|campaign|feature"
    r"|product line|business (?:within|of|inside)|team (?:within|at|in)|part of|division of|unit of|service of)\b"
)
#: What places own, not employers: "Ohio's rivers".
_WORLD = re.compile(
    r"['’]s?\s+(?:\w+ ){0,2}?(?:heritage|culture|landscapes?|parks?|wildlife"
    r"|environment|rivers?|lakes?|people|citizens|residents|communities|population|children"
    r"|streets|history|economy|museums?|schools|universities|capital|coast|weather|climate)\b"
)
#: Institutions that an advert begins with, whatever it says of them: "Die Hochschule Jena ist …".
_INSTITUTION = re.compile(
    r"(?:[A-ZÀ-Ý][\w-]+ )?(?:Universit|Hochschule|Fachhochschule|Technische|University|Université|Universidad"
    r"|Universiteit|College|Klinikum|Krankenhaus|Hospital|Institut|Stadt\b|Landkreis|Gemeinde|Ministry|Ministerium"
    r"|Museum|Max-Planck|Helmholtz|Fraunhofer|Leibniz|École|Ecole|Centre hospitalier|CHU\b|City of|County of|State of)"
)
_OPENS = re.compile(r"\W*(?:(?:[Dd]ie|[Dd]as|[Dd]er|[Tt]he|[Ll]a|[Ll]e|[Ee]l|[Aa]n der|[Aa]m)\s+|[Ll][’'])?")
_ARTICLES = frozenset(("the", "a", "an", "un", "une", "ein", "eine", "one of", "where", "always", "now"))
_IS = re.compile(r"\b(?:is|are|was|ist|needs|offers|hires|invites)\b")
#: Before a German noun, which has a capital and is no name, "wenn das deine Haltung ist", and before a part's name.
_DETERMINED = re.compile(
    r"\b(?:[dms]eine?[rsnm]?|[Ii]hre?[rsnm]?|[Uu]nsere?[rsnm]?|eine?[rsnm]?|keine?[rsnm]?|diese[rsnm]?|jede[rsnm]?|laboratoire|équipe|unité|département)\s+$"
)
_PLACED = re.compile(r"\b(?:in|from|near|to|of|and|or|with|by|using|aus|nach|de|à)\s+$")
#: Whose policy stands below the adverts of all its agencies.
_STATE = re.compile(
    r"(?:[Tt]he )?(?:(?:United States|US|U\.S\.|UK|Federal|State|Australian|Irish|Welsh|Scottish) )?Government"
)
#: What an agency says of itself.
_AGENCY = re.compile(
    r"[^.\n]{0,40}?\b(?:opportunit\w+ recruiter|recruitment (?:agency|consultancy)|employment (?:agency|business))\b"
)
#: The address of whose name stands before it: "Contoso KG, Speicherstraße 4, 20457 Hamburg".
_ADDRESS = re.compile(r",?\s+[^,\n]{3,40}\d\s?\w?,\s+(?:[A-Z]{1,2}-)?\d{4,5}\s+[A-ZÀ-Ý]")
LEGAL_BEHIND = re.compile(r",? (?:Inc|LLC|Ltd|Limited|Corp|Corporation|Incorporated|GmbH|AG|PLC|S\.A\.)\b")


def _strong(says: re.Match[str] | None) -> bool:
    """Whether the words say what employers say of themselves: "is looking", "is a leading", not "moves a wall"."""
    if says is None:
        return False
    strong = says.group("strong")
    named = strong and (strong.strip().lower() not in _ARTICLES or _IS.search(says.group()))
    return bool(named or says.group("hires") or says.group("kind") or _HIRES.search(says.group()))
