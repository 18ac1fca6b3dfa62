"""A page in, organizations that no list gives away out: what people are "at", what they "joined"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.extract.articles.names import OrganizationMatch, is_academic
from kg.extract.lexicon.affiliation_words import CITIES, COUNTRIES, REGIONS
from kg.extract.lexicon.name_likeness import is_given_name, likeness
from kg.extract.lexicon.paper_words import FUNCTION_WORDS, NOT_IN_NAMES
from kg.extract.lexicon.sought import sought
from kg.extract.papers.venues.reader import find_venues
from kg.names import beginnings

_CAP = r"[A-ZÀ-ÖØ-ÞŠŽŁ][\w&\-]{0,60}(?:\.(?:com|ai|io|org)\b)?"
_PHRASE = rf"{_CAP}(?: (?:(?:of|for|&) (?:the )?)?{_CAP}){{0,4}}"
_WORKER = (
    r"(?:scientists?|researchers?|engineers?|colleagues|collaborators|coauthors|co-authors|professors?"
    r"|students?|interns?|postdocs?|"
    r"fellows?|economists?|directors?|managers?|teams?|labs?|partners|counterparts|academics"
    r"|physicists|president|founder|lead|head)"
)
_AT = sought(rf"(?<!\w)at (?:the )?(?P<name>{_PHRASE})")
_FROM = sought(
    rf"\b{_WORKER}(?: of [a-z ]{{3,40}}?)? (?:from|with|for) (?:the )?(?P<name>{_PHRASE})"
    rf"|\b{_WORKER} in (?:the )?(?P<within>{_CAP} {_CAP})(?! {_CAP})|\b(?:joined|joining|joins|left"
    rf"|leaving"
    rf"|rejoined) (?:the )?(?P<joined>{_PHRASE})"
    rf"|\b(?:interned|internships?|consulted) (?:with|at|for|in) (?:the )?(?P<host>{_PHRASE})"
)
_OWNS = re.compile(
    rf"(?P<name>{_PHRASE})(?:['’]s?)? (?:AI |research |applied |data |senior |principal "
    rf"|machine learning ){{0,4}}(?:scientists|researchers|engineers|economists)\b"
)
_MEMBER = sought(rf"\b(?P<person>{_CAP}(?: (?:[A-Z]\.|{_CAP})){{1,2}}),? of (?P<name>{_PHRASE})")
#: The line of the author: "By Ada Nowak, Contoso".
_SIGNED = re.compile(
    rf"^(?:[Ww]ritten )?[Bb]y (?P<person>{_CAP}(?: (?:[A-Z]\.|{_CAP})){{1,2}}), (?P<name>{_PHRASE})\s*$"
)
_MEDIUM = re.compile(r"(?: (?:Research|Engineering|Tech|Science))? (?:Blog|News|Newsletter|Magazine|Team|Press)$")
_ACTS = sought(
    rf"(?:^|[.!?:] |\b[Tt]oday,? )(?P<name>{_CAP}(?: {_CAP}){{1,3}})"
    r"(?= (?:releases?d?|announces?d?|launche[sd]|is hiring|publishes|unveil(?:s|ed)|contributes?|brings"
    r"|open-sources?)\b)"
)
_HEADS = sought(
    rf"\b(?:[Cc]o-?[Ff]ounder|[Ff]ounder|CEO|CTO|[Pp]resident"
    rf"|[Dd]irector) of (?:the )?(?P<name>{_CAP}(?: {_CAP}){{0,3}})(?![\w&-])"
    rf"(?! (?:and|&|in) (?!(?:[A-Z][\w’'-]+ ){{1,2}}[A-Z][\w’'-]+,)[A-Z])"
)
#: What directors direct within a house: "Clinical Director of Stroke Services".
_FUNCTION = re.compile(
    r"^[Dd]irector .* (?:Services|Research|Studies|Operations|Education|Training|Affairs|Sciences?|Engineering|Programs"
    r"|Programmes|Products|Communications|Marketing|Finance|Development|Programme|Program|Project|Initiative)$"
)
_HOST = re.compile(rf"^(?P<name>{_PHRASE}) (?:at|@) (?:the )?[A-Z]")
#: The value of a key in lists of people, and where somebody of a list went: "(PhD, 2014-2018) Engineer, Umbra".
_KEYED = re.compile(
    r"^\W{0,4}(?:affiliation|employer|institution|organi[sz]ation)s?[\"']?\s?:\s?[\"']?"
    r"(?P<name>(?!(?:[Oo]ngoing|[Nn]one|[Uu]nknown|[Ii]ndependent|TB[AD])\b)[A-ZÀ-Ý][^\n:;|\"@\d]{2,70}?)"
    r"(?:, (?:Department|School|Faculty|Dept)\b[^\n]*)?[\"']?,?$",
    re.IGNORECASE,
)
_WENT = re.compile(
    rf"\([^()]*\b(?:19|20)\d\d\b[^()]*\)\W{{0,4}} ?(?:[A-Z][\w/&-]* ){{0,4}}(?i:{_WORKER}|analyst|developer|programmer"
    rf"|consultant|designer|lecturer|officer|quant)(?: I{{1,3}})?(?:,| at| with) (?P<name>{_PHRASE})\.?$"
)
#: "The Moss Group at …" is a part of what stands behind "at".
_GROUP_NAME = re.compile(r" (?:Group|Team|Lab|Laboratory|Unit|Chair|Department|Section|Center|Centre)$")
_LISTED = re.compile(
    rf",? (?:and (?:at |from )?|, )(?:the )?(?P<name>{_PHRASE})(?=[,.;)]|\s(?:and|have|has|show|present"
    rf"|propose|describe|who|where|in|on|to)\b|$)"
)
_NO_NAMES = re.compile(
    r"^(?:The|A|An|This|That|These|Our|Their|His|Her|In|On|At|It|We|He|She|They|Both|New|Prime Day"
    r"|Postdoctoral|Doctoral|Graduate|Undergraduate|Visiting|Former|Current"
    r"|Christmas|Black Friday|.*(?:Conference|Workshop|Symposium|Meeting|Summit|Award|Prize|Day|Week"
    r"|Theorem|Model|Challenge))$"
)
_OPENING = re.compile(
    r"^(?:Meet|Visit|Find|Join|The"
    r"|In|And|But|When|While|For|As|Both|Now|Today|Former|Since|At|With)\s+"
)


#: "joins the Sediment Group" tells of a part of the house.
_THE_TEAM = re.compile(r"\bthe [^.]* (?:Group|Team|Lab|Unit|Division|Section|Squad|Department)$")


def announced_organizations(
    text: str, spans: Sequence[tuple[int, int]], known: Iterable[str], found: Collection[str] = ()
) -> tuple[OrganizationMatch, ...]:
    """Organizations announced by the words around them, at every place where their name or its first word stands.

    Args:
        text: the page.
        spans: of its blocks; nothing is read across two of them.
        known: names that other parts of the page give away, such as employers in its job feed.
        found: names that are recognized already; "Imperial" is short for the one that begins so.
    """
    names = dict.fromkeys(known)
    for start, end in spans:
        for name in _announced(text[start:end]):
            names.setdefault(name)
    names.update(dict.fromkeys(_houses_by_initials(text)))
    return tuple(_everywhere(text, spans, list(names), found))


#: "MLC Associate Professor Ada Nowak", "MLC students": the people of a house that goes by its initials.
_PEOPLE_OF = sought(
    r"\b(?P<name>[A-Z]{3,6}) (?:(?:Assistant|Associate|Research|Adjunct|Full|Teaching|Ph\.?D\.?|doctoral|graduate"
    r"|senior) "
    r"){0,3}"
    r"(?:[Pp]rofessors?|faculty|students?|researchers?|scientists?|alumn\w+|postdocs?|fellows?)\b"
)
#: Initials of fields, of countries and of what people are.
_FIELDS = frozenset(
    """
    NLP HCI EECS ECE STEM PHD MSC MBA DNA RNA HIV MRI GPU CPU LLM LLMS ASR TTS NLU USA CEO CTO HPC IOT CNN RNN GAN GNN
    SLAM BIPOC LGBTQ COVID AIDS BERT GPT SQL VLSI MIMO SVM MCMC EEG FMRI VLM NASA
    """.split()
)


#: "leads a group at AIRI", "a student at MLCU": houses that go by their initials, beside who is there.
_AT_INITIALS = sought(
    rf"\b(?:(?i:{_WORKER})|[Gg]roup|[Ll]aboratory|works|working|internship|position|PhD|office) at (?:the )?"
    r"(?P<name>[A-Z]{3,6})\b(?!['’]?\d|[- ](?:19|20)?\d\d|-?\w)"
)


def _houses_by_initials(text: str) -> Iterator[str]:
    """Initials whose people a page tells of more than once, and which it speaks of as of a place."""
    beside = dict.fromkeys(match["name"] for match in _AT_INITIALS.finditer(text))
    yield from (name for name in beside if name not in _FIELDS and not find_venues(name))
    found = [match["name"] for match in _PEOPLE_OF.finditer(text)]
    for name in dict.fromkeys(found):
        told = found.count(name) > 1 and name not in _FIELDS and not find_venues(name)
        if told and re.search(rf"\b(?:from|at|of|in) (?:the )?{name}\b(?! [a-z]+s\b)", text):
            yield name


def _announced(block: str) -> Iterator[str]:
    for pattern in (_AT, _FROM, _OWNS, _MEMBER, _SIGNED, _HOST, _ACTS, _HEADS, _KEYED, _WENT):
        for match in pattern.finditer(block):
            group = next((g for g in ("joined", "within", "host") if match.groupdict().get(g)), "name")
            if pattern in (_MEMBER, _SIGNED) and not _is_personal(match["person"]):
                continue
            if re.match(r"\. ?[A-Z]", block[match.end() :]) and re.search(r" [A-Z]$", match[group]):
                continue
            if pattern is _FROM and group == "name" and _WITH_SOMEBODY.search(match[0]) and _is_somebody(match["name"]):
                continue
            if pattern is _HEADS and _FUNCTION.search(match[0]):
                continue
            if pattern is _HOST and _GROUP_NAME.search(match["name"]):
                continue
            if group == "joined" and _THE_TEAM.search(match[0]):
                continue
            name = _tidy(_MEDIUM.sub("", match[group]) if pattern is _SIGNED else match[group])
            if group == "within" and re.search(
                r" (?:Lab|Group|Team|Laboratory|Center|Science|Engineering)$", match[group]
            ):
                continue
            if name and not _followed_by_team(block, match.start(group) + len(match[group])):
                yield name
            if (
                pattern in (_AT, _FROM)
                and (more := _LISTED.match(block, match.end()))
                and (listed := _tidy(more["name"]))
                and likeness(listed.split()) <= _A_PERSON
            ):
                yield listed


#: "a researcher with Ada B. Nowak": three words like those of people.
_WITH_SOMEBODY = re.compile(r" with (?:the )?[A-Z][^<]*$")


def _is_somebody(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and is_given_name(words[0]) and likeness(words) > _A_PERSON


#: "Ada B" in front of a full stop, and how sure the words behind an acronym are those of a person.
_INITIAL_LAST = re.compile(r"^[A-Z][a-z]+ [A-Z]$")
_A_PERSON = 0.6


def _tidy(phrase: str) -> str | None:
    """The name, or `None` for places, dates, single common words and bare acronyms."""
    name = _OPENING.sub("", phrase).strip(" .-")
    words = name.split()
    if _INITIAL_LAST.search(name) or (len(words) > 2 and words[0].isupper() and likeness(words[1:]) > _A_PERSON):
        return None
    folded = name.casefold()
    if (
        not words
        or _NO_NAMES.match(name)
        or folded in COUNTRIES
        or folded in CITIES
        or folded in REGIONS
        or len(name) < 3
    ):
        return None
    if len(words) == 1 and (folded in NOT_IN_NAMES or folded in FUNCTION_WORDS or (name.isupper() and len(name) < 7)):
        return None
    if (
        all(word.casefold() in NOT_IN_NAMES or word.casefold() in FUNCTION_WORDS for word in words)
        or words[0].isdigit()
    ):
        return None
    return name


def _followed_by_team(block: str, end: int) -> bool:
    return bool(
        re.match(
            r"(?:['’]s)?\s(?:team|group|lab|organization|org|unit|division|project|program|paper|conference"
            r"|workshop)\b",
            block[end:],
        )
    )


def _is_personal(words: str) -> bool:
    return not any(
        word.strip(".").casefold() in NOT_IN_NAMES or (word.isupper() and len(word) > 2) for word in words.split()
    )


#: A name of one word is followed by what may be the rest of it: "Heronmark Robotics".
_WITH_MORE = re.compile(rf"(?<=\S)(?= (?P<more>{_CAP}(?: {_CAP})?)(?! (?:team|lab|group|conference|workshop)\b))")
_BEGINS = re.compile(r"(?<![\w\-.])(?=\S)")


def _in_full(text: str, spans: Sequence[tuple[int, int]], names: Collection[str]) -> Mapping[str, str]:
    """Of names of one word the longer forms that the page writes somewhere: "Heronmark Robotics" of "Heronmark"."""
    short = {name for name in names if " " not in name and not name.isupper()}
    full: dict[str, str] = {}
    for start, end in spans if short else ():
        for match in _WITH_MORE.finditer(text, start, end):
            if match["more"].split()[0].casefold() not in KINDS_OF_FIRM:
                continue
            word = "".join(text[max(start, match.start() - _LONGEST_WORD) : match.start()].split()[-1:])
            for begin in _BEGINS.finditer(word):
                name = word[begin.start() :]
                if name in short and not _NO_NAMES.match(f"{name} {match['more']}"):
                    full.setdefault(name, f"{name} {match['more']}")
    return full


_LONGEST_WORD = 80


KINDS_OF_FIRM = frozenset(
    [
        "ai",
        "agency",
        "airlines",
        "association",
        "authority",
        "bakery",
        "brewery",
        "clinic",
        "clinics",
        "council",
        "county",
        "federation",
        "foundation",
        "ministry",
        "museum",
        "mutual",
        "railways",
        "society",
        "theatre",
        "trust",
        "union",
        "analytics",
        "bank",
        "capital",
        "consulting",
        "energy",
        "foods",
        "group",
        "health",
        "hospital",
        "industries",
        "insurance",
        "interactive",
        "labs",
        "laboratories",
        "learning",
        "logistics",
        "market",
        "media",
        "medical",
        "motors",
        "networks",
        "pharma",
        "pharmaceuticals",
        "quantum",
        "research",
        "robotics",
        "science",
        "sciences",
        "services",
        "software",
        "solutions",
        "speech",
        "studios",
        "systems",
        "technologies",
        "technology",
        "therapeutics",
        "university",
        "ventures",
        "vision",
        "works",
    ]
)


def _everywhere(
    text: str, spans: Sequence[tuple[int, int]], names: Sequence[str], found: Collection[str]
) -> Iterator[OrganizationMatch]:
    """All places of the names; of "Heronmark Robotics" also of "Heronmark" alone, if no other name begins so."""
    names = [name for name in names if name.strip()]
    full = _in_full(text, spans, names)
    names = list(dict.fromkeys(full.get(name, name) for name in names))
    longer = {name.split()[0] for name in names if " " in name}
    names = [name for name in names if name not in longer]
    wholes: dict[str, set[str]] = defaultdict(set)
    for whole in found if names else ():
        for beginning in beginnings(whole):
            wholes[beginning].add(whole)
    forms = {name: next(iter(wholes[name])) if len(wholes.get(name, ())) == 1 else name for name in names}
    times = Counter(name.split()[0] for name in names)
    for name in names:
        first = name.split()[0]
        if (
            times[first] == 1
            and " " in name
            and not is_academic(name)
            and first.casefold() not in NOT_IN_NAMES
            and not first.isupper()
            and len(first) > 3
        ):
            forms.setdefault(first, name)
    yield from (OrganizationMatch(forms[form], start, end) for form, start, end in _places(text, spans, forms))


#: Where a name may begin: a word or a sign that no word goes on with; and what goes on behind its end.
_TOKEN, _GOES_ON = re.compile(r"(?<![\w\-])(?:\w+|[^\w\s])"), re.compile(r"[\w\-]*\w")


def _places(text: str, spans: Iterable[tuple[int, int]], forms: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """The places of each form, the longest where several begin; found by their first words, as there may be many."""
    beginning: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms, key=len, reverse=True):
        if first := _TOKEN.match(form):
            beginning[first[0]].append(form)
    for start, end in spans if beginning else ():
        reached = start
        for token in _TOKEN.finditer(text, start, end):
            at = token.start()
            for form in beginning.get(token[0], ()) if at >= reached else ():
                stop = at + len(form)
                if stop <= end and text.startswith(form, at) and not _GOES_ON.match(text, stop, end):
                    yield form, at, stop
                    reached = stop
                    break
