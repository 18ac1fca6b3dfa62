"""Lines of a page in, the organizations that stand beside names of people there, and who is from which, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.articles.affiliations import is_known_organization, parse_affiliation
from kg.extract.articles.blocks import Block
from kg.extract.articles.name_slots import houses_below_names
from kg.extract.articles.names import OrganizationMatch
from kg.extract.lexicon.name_likeness import likeness
from kg.extract.lexicon.sought import sought
from kg.extract.papers.facts.author_houses import houses_of_authors
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lists.described_authors import is_described
from kg.extract.papers.venues.reader import find_venues
from kg.extract.people.name_pattern import NAME

_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_TO_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BRACKET = re.compile(rf"[{_RAISED}*†‡§\d,]{{0,6}}\s?\((?P<org>[^()\n]{{2,80}})\)")
_NO_FIRM = re.compile(
    r"\b(?:ph\.?d|msc|bsc|postdoc|intern|student|professor|lecturer|chair|host|guest|speaker|advis[eo]r|author"
    r"|moderator|since"
    r"|until|now|left|right|virtual|online|remote|she/her|he/him|they/them|oral|poster|spotlight|equal|presenter"
    r"|keynote"
    r"|invited|by research|degree|honou?rs"
    r"|advocate|analyst|designer|coordinator|consultant|officer|president|founder|architect|economist|editor"
    r"|developer|technician|curator|trainee|volunteer|maintainers?|contacts?|contributors?|developers?|tutorial"
    r"|\w*leiter(?:in)?|mitarbeiter\w*|doktorand\w*|professorin|dozent\w*|sekret\w+|koordinator\w*|responsable|doctorant\w*"
    r"|paper|pdf|code|slides|video|website|home ?page|web ?page|linkedin|twitter|abstract|download"
    r"|lead|co-lead|head|director|engineer|scientist|researcher|manager)\b"
    r"|(?-i:^[^A-ZÀ-Ý]|^(?:PI|RA|TA|UG)$)|^\W*\d+\W*$|\b(?:19|20)\d\d\b",
    re.I,
)
_MOVED = sought(
    r"(?:\b(?:now|currently|next:?|then|afterwards)\s(?:\w+\s){0,4}?(?:at|with|@|to)\s|\bnext(?: stop)?: "
    r"|\bfirst (?:job|position): |(?:(?<=[\w’'-])|(?<=\)),?)\s?(?:→|->|⟶)\s?(?:(?:an? )?[\w.’' -]{2,40}? (?:at|with) )?"
    r"|\bnow:? (?:an? )?(?:[A-Z][\w/&-]* ){0,4}(?:[Ss]cientist|[Ee]ngineer|[Rr]esearcher|[Aa]nalyst|[Mm]anager"
    r"|[Dd]eveloper"
    r"|[Cc]onsultant|[Dd]irector)(?:,| at| with) "
    r"|\bjoin(?:s|ed)(?: us| our \w+)?(?: today)? from |\bleaves?(?: us)? (?:for|to join) |\bmov(?:es|ed"
    r"|ing) (?:on )?to "
    r"|\b(?:previously|formerly|before that) (?:at|with) |\bcomes? to us from )(?:the )?"
    r"(?P<org>[A-ZÀ-Ý][\w&.’'-]*(?: (?:(?:(?:of|for|de)(?: the)?|and|&) )?[A-ZÀ-Ý][\w&.’'-]*){0,5})"
)
_LINE = re.compile(
    r"^(?:[-•*·–]\s+)?(?P<name>[^,;:|()\t]{4,60}?)\s*(?:,|\s[–—|-]|\t|\s·)\s*(?P<org>[A-ZÀ-Ý][^;|\t\n]{1,70}?)\.?$"
)
#: The number of a town in an address: "Seoul 151-747".
_ZIP = r"(?<=[\s-])\d{3,6}(?=[\s,.-]|$)"
_LEGEND = re.compile(
    rf"(?:(?<=\s)|^)(?P<mark>[{_RAISED}]{{1,2}}|[\[(]?\d{{1,2}}[\])]?(?=[.:]?\s?[A-ZÀ-Ý])|[*†‡§¶])[ .:]?\s?"
    rf"(?P<org>[A-ZÀ-Ý](?:[^{_RAISED}*†‡§¶\d;\n|]|{_ZIP}){{2,200}}?)(?=\s*(?:$|\S+@|[;|,·]?\s*(?:[{_RAISED}*†‡§¶]"
    rf"|[\[(]?\d{{1,2}}[\])]?\s?[A-ZÀ-Ý])|;))"
)
_NOT_LEGEND = re.compile(
    r"\b(?:equal|correspond|contribut|work (?:was )?done|contact|joint|these authors|now at|project lead)", re.I
)
_HEADS_PEOPLE = sought(
    r"\b(?:organi[sz]ers|committee|speakers|chairs?|panel(?:ists)?|reviewers|collaborators|partners|guests|visitors"
    r"|advis[eo]rs|contacts?|maintainers|contributors|developers)\b",
    re.I,
)


#: Headings below which people stand with what they talk about: "Session chairs".
_OF_TOPICS = re.compile(r"\b(?:session|track|area|topic|theme)s?\b", re.IGNORECASE)
_SITE = re.compile(
    r"^\W*(?P<org>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3})(?:['’]s)? (?:\| |(?:[Rr]esearch |[Ee]ngineering "
    r"|[Tt]ech |AI |[Ss]cience )*)"
    r"(?:[Bb]log|[Nn]ewsletter|[Nn]ewsroom|[Nn]ews|[Mm]agazine|[Pp]ress)\b"
    r"|^[^|\n]{2,80}? (?:\||[-–—·]) (?P<window>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3}? "
    r"(?:Research|Labs|Sciences?|AI))$"
    r"|^[^|\n]{2,80}? (?:\||[-–—·]) (?P<journal>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,2}?) (?:(?:Research|Engineering"
    r"|Tech|AI) )?"
    r"(?:Blog|Newsroom)$"
    r"|^\W*(?:[Nn]ewsletter|[Bb]log|[Nn]ews|[Pp]roject|[Pp]apers|[Pp]ublications) (?:of|from|by"
    r"|at) (?:the )?(?P<of>[A-Z][\w&-]*(?: (?:of |for |and )?[A-Z][\w&-]*){0,5})$"
)
_NO_SITE = re.compile(
    r"^(?:Category|Year|Topic|Type|Date|Author|Venue|Theme|Area|The|Our|Company|Research|Group|Lab|Latest|Weekly"
    r"|Monthly|Department|AI|News|Data|Science|Engineering)$"
)


def names_of_site(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """Whose blog, newsletter or project the first lines say the page is."""
    for block in blocks[:3]:
        match = _SITE.match(text[block.start : block.end]) if block.end - block.start < 140 else None
        name = (match["org"] or match["of"] or match["window"] or match["journal"]) if match else None
        if name and not _NO_SITE.match(name) and not find_venues(name):
            yield name


@dataclass(frozen=True, slots=True)
class Legend:
    """What a mark behind a name stands for: the organization at `start:end`."""

    mark: str
    name: str
    start: int
    end: int


def organizations_beside(text: str, blocks: Sequence[Block]) -> tuple[OrganizationMatch, ...]:
    """Organizations given away by where they stand: in brackets behind a name, in a legend, after "now at"."""
    found: list[OrganizationMatch] = []
    heading = before = ""
    for block in blocks:
        line = text[block.start : block.end]
        heading = (
            line
            if len(line) < 60 and not author_names(line) and not line.endswith(".") and "," not in line
            else heading
        )
        found.extend(_bracketed(text, block))
        found.extend(
            m for match in _MOVED.finditer(text, block.start, block.end) for m in _named(text, *match.span("org"))
        )
        found.extend(_signed(text, block, before))
        before = line
        if ";" in line and is_described(line):
            found.extend(_parts_of_work(text, block))
        if _HEADS_PEOPLE.search(heading) and not _OF_TOPICS.search(heading):
            found.extend(_after_name(text, block))
    found.extend(OrganizationMatch(house.name, house.start, house.end) for house in houses_of_authors(text, blocks))
    found.extend(match for span in houses_below_names(text, blocks) for match in _named(text, *span))
    found.extend(
        OrganizationMatch(item.name, item.start, item.end) for group in legends(text, blocks) for item in group[1]
    )
    return tuple(found)


def legends(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, tuple[Legend, ...]]]:
    """Groups of lines that explain marks, each with the index of its first block."""
    group: list[Legend] = []
    first = 0
    for index, block in enumerate(blocks):
        above = blocks[index - 1] if index else None
        if index + 1 < len(blocks) and _MARK_ALONE.fullmatch(text, block.start, block.end):
            continue
        marked = above is not None and _MARK_ALONE.fullmatch(text, above.start, above.end)
        items = _legend(text, replace(block, start=above.start) if above and marked else block)
        if items:
            first = first if group else index
            group.extend(items)
        elif group:
            yield first, tuple(group)
            group = []
    if group:
        yield first, tuple(group)


#: A mark on a line of its own, above what it stands for.
_MARK_ALONE = re.compile(rf"[{_RAISED}]{{1,2}}|\d{{1,2}}")
_MARKS_BEHIND = re.compile(
    rf"(?: (?=[{_RAISED}†‡]|\d{{1,2}}(?:,[\d✉]|[ ,;\n]|$)))?(?:[{_RAISED}]|\\?[*∗⋆★†‡§¶]|\d{{1,2}}"
    rf"|,(?=[{_RAISED}\d*∗⋆★†‡§¶])|(?<=[†‡*]) (?=[{_RAISED}])|(?<=\d) (?=\d{{1,2}}(?:[ ,;\n]|$)))++"
)


def marks_behind(text: str, end: int) -> tuple[str, ...]:
    """The marks right behind a name: "¹,*" or "2"."""
    match = _MARKS_BEHIND.match(text, end)
    marks = re.findall(rf"[{_RAISED}]|\d{{1,2}}|[*†‡§¶]", match[0]) if match else []
    return tuple(mark.translate(_TO_PLAIN) for mark in marks)


#: An item of a numbered list, which explains a mark only where it names an organization: "1. Ada Nowak (KTH)".
_NUMBERED = re.compile(r"\d{1,2}[.)] ")


def _legend(text: str, block: Block) -> list[Legend]:
    line = text[block.start : block.end]
    if len(line) > 500 or _LEGEND.match(line) is None or author_names(line):
        return []
    if _NUMBERED.match(line) and not _organized(line):
        return []
    items = []
    for match in _LEGEND.finditer(text, block.start, block.end):
        if not _NOT_LEGEND.search(match["org"]) and not (match["mark"] in "*†‡§¶" and not _organized(match["org"])):
            mark = match["mark"].strip("[]()").translate(_TO_PLAIN)
            items += [Legend(mark, o.name, o.start, o.end) for o in _named(text, *match.span("org"))]
    numbered = [item for item in items if item.mark.isdigit()]
    opens = bool(numbered) and numbered[0].mark == "1"
    return items if opens or any(_organized(item.name) or is_known_organization(item.name) for item in items) else []


def _organized(name: str) -> bool:
    return bool(
        re.search(r"Univ|Instit|Lab|Research|College|School|Inc|GmbH|Ltd|Corp|Academy|Polytech|Center|Centre", name)
    )


def _bracketed(text: str, block: Block) -> Iterator[OrganizationMatch]:
    if "(" not in text[block.start : block.end]:
        return
    for match in NAME.finditer(text, block.start, block.end):
        bracket = _BRACKET.match(text, match.end("name"))
        inside = bracket["org"] if bracket else ""
        words = match["name"].split()
        known = any(likeness(words[i:]) for i in range(max(1, len(words) - 1)))
        if bracket and (_A_DEPARTMENT.match(inside) or _SUBJECT.fullmatch(inside)):
            continue
        if bracket and known and not _NO_FIRM.search(inside) and not find_venues(inside) and len(inside.split()) <= 9:
            position = bracket.start("org")
            for part in re.finditer(r"[^;/&]+?(?=\s*(?:;|/|&| and (?=[A-Z])|$))", inside):
                begin = position + part.start() + len(part[0]) - len(part[0].lstrip(" ;/&"))
                begin += 4 if text.startswith("and ", begin) else 0
                yield from _named(text, begin, position + part.end())


#: What somebody teaches: "(Romance Languages)", "(History)".
_SUBJECT = re.compile(
    r"(?:[A-Z][\w-]+,? (?:and |& )?){0,4}(?:Languages?|Literatures?|History|Studies|Philosophy|Linguistics|English"
    r"|Sociology"
    r"|Anthropology|Economics|Physics|Chemistry|Biology|Mathematics|Statistics|Music|Arts?|Law|Education|Engineering|Sciences?"
    r"|Psychology|Geography|Geology|Classics|Theat(?:er|re)|Religion|Medicine|Nursing)"
)
#: A part of the house whose page it is: "(Faculty of Moss, Ferns and Lichens)".
_A_DEPARTMENT = re.compile(
    r"(?:Faculty|Department|Dept\.?|Division|Fakultät|Fachbereich|Abteilung|Institut für) (?!.*\b(?:Univ|Hochschule"
    r"|College|ETH|TU ))"
)


def _parts_of_work(text: str, block: Block) -> Iterator[OrganizationMatch]:
    """What stands last in each part of a line of people that semicolons part: "Ada Nowak, Professor, KTH; …"."""
    for part in re.finditer(r"[^;]+", text[block.start : block.end]):
        last = part[0].rfind(", ")
        if last > 0 and not _NO_FIRM.search(part[0][last + 2 :]):
            yield from _named(text, block.start + part.start() + last + 2, block.start + part.end())


#: What stands below the name of who signs: "Head of Research, Contoso".
_OFFICE = re.compile(
    r"(?:[A-Z][\w-]* ){0,4}(?:Head|Director|VP|Vice President|Lead|Manager|President|Chair|Editor|Professor"
    r"|Scientist|Engineer"
    r"|Researcher|Fellow)(?:,? (?:of"
    r"|for) (?:[A-Z&][\w-]*+ ?(?:and )?){1,5}?)?, (?P<org>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})"
)


_A_PART = re.compile(r" (?:Unit|Team|Lab|Group|Department|Division|Office)$")


def _signed(text: str, block: Block, above: str) -> Iterator[OrganizationMatch]:
    match = _OFFICE.fullmatch(text, block.start, block.end) if block.end - block.start < _SHORT else None
    if (
        match
        and not _A_PART.search(match["org"])
        and likeness(above.strip().split()) > 0
        and not _NO_FIRM.search(match["org"])
        and not re.search(rf"\b{re.escape(match['org'].lower())}\b", text[:_LOOKED_AT])
    ):
        yield from _named(text, *match.span("org"))


_SHORT = 90
#: So much of a page is looked at for the words of a name in small letters.
_LOOKED_AT = 20_000


def _after_name(text: str, block: Block) -> Iterator[OrganizationMatch]:
    match = _LINE.match(text[block.start : block.end])
    if match and likeness(match["name"].split()) and not _NO_FIRM.search(match["org"]):
        yield from _named(text, block.start + match.start("org"), block.start + match.end("org"))


def _named(text: str, start: int, end: int) -> Iterator[OrganizationMatch]:
    """The organization of an affiliation, without departments and addresses."""
    surface = text[start:end].strip(" .,")
    for found in parse_affiliation(surface)[:2]:
        at = text.find(found.organization, start, end)
        if at >= 0 and (is_known_organization(found.organization) or not likeness(found.organization.split()) > 0.7):
            yield OrganizationMatch(found.organization, at, at + len(found.organization))
