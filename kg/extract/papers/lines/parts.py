"""A line of a page in, what a list of papers can have there out: a title, or the authors it begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.lexicon.affiliation_words import COUNTRIES
from kg.extract.lexicon.name_likeness import likeness
from kg.extract.lexicon.person_cues import ROLE
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.title_notes import LINK, end_of_title
from kg.extract.papers.venues.reader import find_venues

#: What stands before an item of a list: a bullet, or a number.
BULLET = re.compile(r"\s*(?:[-•*·–▪◦]\s+|\[?\d{1,3}[.)\]]\s+)")
_LEAD = re.compile(
    r"(?:[-•*·–]\s+|(?:19|20)\d\d:\s+|\[?[#№]?[A-Z]{0,3}-?\d{1,4}[a-z]?[\].):]?(?:\s+|:\s?)(?=\D)"
    r"|\d{1,2}[:.h]\d\d(?:\s?[-–]\s?\d{1,2}[:.h]\d\d)?(?: ?[ap]m)?:?\s+"
    r"|\((?=[^()]*[A-Z\d])[^()\n]{2,40}\)\s+(?=[“\"A-Z])"
    r"|(?:Oral|Poster|Spotlight|Paper|Talk|Title|Demo|Long|Short|Best paper)(?: (?:paper|\d{1,3}))?[:.]\s+"
    r"|\*{0,2}(?:Contributed|Lightning|Spotlight|Oral|Short|Long|Flash|Regular)[ -](?i:talk|presentation"
    r"|paper)s?:\*{0,2}\s+)+"
)
#: A word of what kind a paper is and where it is shown, or a sign between such words; none of them can be read in two
#: ways, or a row of them would be read in as many ways as the powers of two.
_OF_TYPE = (
    rf"(?:{LINK}|full paper|oral presentation|tutorial|invited|main track|findings|industry track|keynote|\W"
    r"|(?!\d{1,2}[:.]\d\d)(?<!\d)\d++|news (?:&|and) views|open access|research (?:article|highlight)s?|perspectives?"
    r"|(?!(?:pdf|bib|doi|new)\d)[A-Z]{1,3}-?\d++|(?:room|hall|session|board|track)(?: ?\w{0,8}+(?!\w))?+)"
)
#: A time, where few follow: what stands between times can be parted in many ways.
_TIME = r"(?!(?:.*?\d[:.]\d\d){7})\d{1,2}[:.]\d\d"
TYPE_OF_PAPER = re.compile(rf"(?=.)(?:{_OF_TYPE})*(?:{_TIME}.{{0,12}}(?:{_OF_TYPE})*){{0,3}}", re.I)
_DATE = re.compile(
    r"(?:\w+day,? )?(?:\d{1,2}\.? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec)[a-z]*\.? ?\d{0,2},? ?(?:\d{4})?|[\d./-]+"
)


def is_date(line: str) -> bool:
    """Whether a line is a day, a month or a year and nothing else."""
    return _DATE.fullmatch(line.rstrip(" —–-|·,")) is not None


#: When and where a paper is shown: "11:00 AM - 2:00 PM, East Hall #3304".
SLOT = re.compile(
    r"(?:\w+day,? [^\n\d]{0,12}\d{0,2},? )?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?\s?(?:[-–—]|to)\s?"
    r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?(?:\s?[,(|].{0,80})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A listed paper: spans of its title, of its authors and, where known, of what follows and of a journal in it.

    `block` holds the title; of a paper that stands without authors, their span is empty.
    """

    title: tuple[int, int]
    block: int
    authors: tuple[int, int]
    rest: tuple[int, int] | None = None
    venue: tuple[int, int] | None = None


def author_prefix(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The authors that a line begins with and consists of, up to a year, a venue or a link behind them."""
    lead = re.compile(r"(?:[-•*·–]\s+)").match(text, start, end)
    start = lead.end() if lead else start
    bar = _HOUSE_BEHIND.search(text, start, end)
    if bar and HOUSES.match(text, bar.end(), end) and author_names(text[start : bar.start()]):
        return start, bar.start()
    if author_names(text[start:end]):
        return start, end
    for cut in re.finditer(
        r"\.\s|,\s(?=\d{4}|[A-Z]{3,})|\s\((?=\d{4})|\s[·|–—-]\s|:\s|\s(?:at|from)\s(?=[A-Z])", text[start:end]
    ):
        if author_names(text[start : start + cut.start()]):
            rest = text[start + cut.end() : end]
            if cut[0].strip() in ("at", "from"):
                return (start, start + cut.start()) if _ORGANIZED.match(rest) else None
            if find_venues(rest) or re.match(r"\W*(?:19|20)\d\d\b", rest) or TYPE_OF_PAPER.fullmatch(rest):
                return start, start + cut.start()
    return None


#: A line of organizations: capitals and small words, one of them what only houses are called.
HOUSES = re.compile(
    r"(?=.*\b(?:Universit\w+|Institut\w*|College|Laborator\w+|Academy|GmbH|Inc|Research|Labs?|MIT|ETH|Polytech\w*)\b)"
    r"(?:(?:[^\sa-z]\S*|of|the|and|for|at|de|&)[,;]?\s*)+$"
)
_HOUSE_BEHIND = re.compile(r"\s\|\s(?=[^|\n]+$)", re.MULTILINE)
#: What may be behind "at" and authors: names with capitals and nothing else.
_ORGANIZED = re.compile(
    r"[A-Z][\w&.’'-]*(?:[ ,]+(?:(?:of|the|and|for|&) +){0,2}[A-Z][\w&.’'-]*){0,14}(?:\s*\([^()]*\))?[.\s]*$"
)
#: "Lamps: A data set of streets by Ada Nowak and Lin Vale (3DV 2025)"
_BY = re.compile(r"(?:[-•*·–]\s+)?(?P<title>[^\n]{12,200}?),? by (?=[^()\n]{5})")
_BEHIND_BY = re.compile(
    r"(?:\s*\(.*|\.\s.*|,\s.*(?:19|20)\d\d.*|\s(?:[a-z]{2,}s|was|won|were)\s.*\([^()]*(?:19|20)\d\d\).*)?\.?$"
)
_PART_ENDS = re.compile(r"(?=\s*\()|(?=[.,]\s)|(?=\s(?:[a-z]{2,}s|was|won|were)\s)|(?=\.?$)")


#: "… by Diversifying References" names nobody.
_GERUND = re.compile(r"[A-Z][a-z]{4,}ing\b")


def by_authors(line: str) -> tuple[int, int, int] | None:
    """Where the title of "Lamps by Ada Nowak, Lin Vale. SIGIR 2021" ends, and where its authors begin and end."""
    by = _BY.match(line) if " by " in line else None
    if by is None:
        return None
    found = None
    if _GERUND.match(line, by.end()):
        return None
    if not line[by.end()].isupper() and not re.match(r"(?:van|von|de|der|d['’])", line[by.end() :]):
        return None
    for cut in _PART_ENDS.finditer(line, by.end(), min(len(line), by.end() + 300)):
        if author_names(line[by.end() : cut.start()]) and _BEHIND_BY.match(line, cut.start()):
            found = by.end("title"), by.end(), cut.start()
        elif found is not None:
            break
        if found is not None and re.search(r"[^\W\d_]{2}$", line[: cut.start()]) and line.startswith(".", cut.start()):
            break
    return found


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without numbers, hours and marks in front of a title and links behind it."""
    lead = _LEAD.match(text, start, end)
    if lead and text[lead.end() : end].strip():
        start = lead.end()
    raw = text[start : start + end_of_title(text[start:end])]
    bare = _SIGNS.sub("", raw.strip(" \t|") if _QUOTED_FIRST.match(raw) else raw.strip(' \t“”"|'))
    begin = start + raw.find(bare)
    return begin, begin + len(bare)


#: Words in quotes that open a title: "“Moss is a word”: Asking people what they see".
_QUOTED_FIRST = re.compile(r"\s*[“\"][^“”\"\n]{3,80}[”\"]:? (?=\w)")
#: Pictures in front of a title.
_SIGNS = re.compile(r"^[^\w\s(\[“\"‘'$<|/-]+\s+")
_VERB_LAST = re.compile(
    r"\b(?:is|was|are|were|been) [a-z]\w*$|\b(?:organi[sz]ed|written|led|founded|hosted|moderated|chaired)$"
)


#: "I am …", "2018-2021 M.Eng. …", "School of Moss - Lab assistant": what homepages say of people.
_TELLS_OF_PEOPLE = re.compile(
    r"(?:I|My) [a-z]|(?:We|He|She|You) (?:are|is|was|were|have|has|work|study|will)\b"
    r"|(?:19|20)\d\d ?[-–—] ?(?:(?:19|20)\d\d|now|present)\b"
    r"|.*\b(?:[Ll]ab|[Rr]esearch|[Tt]eaching) [Aa]ssistants?\b"
    r"|.*\b(?:is|was|are|were|has been|have been|got) accepted (?:to|at|by|for|in)\b"
    r"|(?:Ph\.? ?D|M\.? ?S|M\.? ?Sc|M\.? ?Eng|M\.? ?Ing|B\.? ?S|B\.? ?Sc|B\.? ?Tech|M\.? ?Tech)\b\.? (?:in "
    r")?[A-Z].*\b(?:19|20)\d\d"
    r"|(?:Asst|Assoc|Assistant|Associate)\.? Prof|(?:[Cc]o-?)?(?:[Ss]upervised|[Aa]dvised|[Mm]entored) (?:by"
    r"|with) [A-Z]|(?:Formerly|Previously|Currently|Now) (?:at|with|of|in) [A-Z]"
    r"|(?:Read|View|See|Get|Download|Open) (?:the |this |full |our )*(?:[Pp]aper|PDF|pdf|[Aa]rticle|[Pp]ost"
    r"|[Ss]tory)s?\W*$"
    r"|.*\bthis (?:year|week|month)['’]s\b|(?:Spring|Summer|Fall|Autumn|Winter|Term)\b[^:]{0,12}(?:19|20)\d\d\b"
    r"|(?:[Aa]bout|[Mm]eet|[Mm]ore (?:about|by|from)|[Ww]ritten by) (?:the|our|these) (?:[Aa]uthors?|[Tt]eam"
    r"|[Rr]esearchers?|[Ww]riters?|[Ss]peakers?|[Ee]ditors?|[Ff]ellows|[Ww]inners|[Rr]ecipients|[Ff]inalists|[Ii]nterns)$"
    r"|(?:Share|Tweet|Pin|Print|Copy|Save|Email) (?:this|on|via|to|it|link)\b.{0,30}$"
    r"|[A-Z][a-z]+ \d{1,2}, (?:19|20)\d\d (?:Published|Posted|Updated|Written)$|(?:Published|Posted|Updated|Written)$"
    r"|[AaPp][Mm]\b.*\d|.*[–—:|(,-] ?(?:[Ss]ession )?(?:[Cc]o-?)?(?:[Cc]hair(?:ed by|person)?|[Mm]oderator"
    r"|[Dd]iscussant)s?: "
    r"|(?:Find|Discover|Explore|Join|Browse|Visit|Subscribe|Follow) (?:your|our|all|more|us|the|to)\b.*[^:]$"
    r"|.*[–—:,-] ?(?:co-)?(?:lead|leader|coordinator)s?(?::.*)?$"
    r"|(?:Keynote|Invited (?:talk|speaker|lecture)|Panel|Tutorial|Opening|Closing|Welcome|Podcast|Abstracts)\b"
    r"[^:]{0,16}: |(?:.*: )?(?:Opening|Closing|Welcome|Concluding|Final) [Rr]emarks$"
    r"|[A-Z]\w+ \d{1,2}$|(?:A |An )?(?:[Cc]onversation|[Ii]nterview|[Ff]ireside [Cc]hat|[Dd]iscussion)s? (?:with"
    r"|between)\b"
    r"|(?:A |An )?(?:[Cc]onversation|[Ii]nterview)$"
    r"|.*\b(?:is|was) an? [\w -]{0,40}\b(?:major|student|engineer|professor|researcher|postdoc"
    r"|scientist|fellow|lecturer|writer|editor|journalist)\b"
    r"|.*\b(?:Ph\.?D\.?|doctoral|graduate|master[’']s) student [A-ZÀ-Ý]\w+ [A-ZÀ-Ý]|.*\b(?:his|her) (?:advis"
    r"|supervis)[eo]r\b"
    r"|(?:[A-Z][\w&-]* ){0,5}(?:Engineer|Scientist|Researcher|Manager|Director|President|Professor|Officer)(?:, .*)?$"
    r"|(?:(?:Vice |Senior |Deputy )?(?:Head|Director|President|Dean|VP|Chief)) of [A-Z][^:]*$"
    r"|.*\b(?:wins|won|receives|received|earns|earned|awarded|takes|gets) "
    r"(?:[\w’'&-]+ ){0,6}(?:Awards?|Prizes?|Medals?)\b"
    r"|.*\b(?:will be|will take place|takes? place|was held|were held|is held)\b"
    r"|(?:(?:[Rr]ecent|[Ss]elected|[Aa]ll|[Oo]ther|[Oo]ur|[Mm]ore|[Ll]atest|[Aa]ccepted) ){0,2}(?:[Pp]apers"
    r"|[Pp]ublications"
    r"|[Pp]reprints)(?: \(.*\))?$"
    r"|(?:Welcome|Farewell|Goodbye|Congratulations|Thank you)\b[^:]*$"
    r"|(?:Our |Many |With )?(?:\w+ )?[Cc]ongratulations to "
    r"|(?:[Pp]osted|[Pp]ublished|[Uu]pdated|[Ll]ast (?:updated|modified))\b.*\b(?:19|20)\d\d\b"
    r"|.*: .*\b(?:[Cc]an|[Cc]ould|[Ww]ould|[Dd]o|[Dd]id|[Aa]re|[Ww]ill) you\b.*\?$"
)


def tells_of_people(line: str) -> bool:
    """Whether a line says who somebody is or asks somebody, as no title does."""
    return _TELLS_OF_PEOPLE.match(line) is not None


def names_no_paper(title: str) -> bool:
    """Whether what stands where a title might stand is a post, a person, a house, or the kind of a list."""
    return _NO_PAPER.match(title) is not None


#: What no paper is called: what somebody is ("Group leader"), somebody, a house, or what kind of list follows.
_NO_PAPER = re.compile(
    rf"(?=.{{3,60}}$)(?:[\w’'./-]+ ){{0,3}}{ROLE}(?:,.*)?$"
    r"|(?-i:(?:Prof|Dr|PD|Mag)\. (?:(?:Dr|Ing|med|rer|nat|phil)\. )*[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+){1,3}$)"
    r"|(?-i:(?:Institute?|Université|Universität|Laboratoire|Faculté|Fakultät|École|Lehrstuhl|Istituto|Instituto)"
    r" (?:de|d['’]|des|du|für|di|of) ?[^:?!,]{3,50}$)"
    r"|(?:dernières |ausgewählte |aktuelle )?(?:publications|publikationen|publicaciones)(?: \w+)?$",
    re.IGNORECASE,
)


def is_title(line: str, least: int = 3) -> bool:
    """Whether a line can be the title of a paper: words, and neither names nor a date, a venue or links."""
    quoted = _QUOTED_FIRST.match(line)
    line = line[quoted.end() if quoted else 0 :].strip("“”\"'‘’ \t")
    words = line.split()
    if not least <= len(words) <= 32 or not line[:1].isalnum() or line[-1] in ";,:→›»" or not re.search(r"[A-Z]", line):
        return False
    if (
        line[-1] == "." and (len(words) > (20 if "? " in line else 14) or not re.search(r"\w{3}\.$", line))
    ) or re.search(r"\w{3}\. [A-Z]|\w{3}! (?:We|You|Our|Join|Come|Please|The|I|It|Thanks?|See|Check|Click)\b", line):
        return False
    if len(_WIDE.findall(line)) > 1 or _DATED_VENUE.match(line):
        return False
    if _TELLS_OF_PEOPLE.match(line) or _people_act(line) or _lists_people(line):
        return False
    parts = re.split(r"\s*[·|•]\s*", line)
    if len(parts) > 1 and sum(TYPE_OF_PAPER.fullmatch(part) is not None for part in parts) > 1:
        return False
    if author_names(line) or is_date(line) or TYPE_OF_PAPER.fullmatch(line) or re.match(r"https?://|[Bb]y [A-Z]", line):
        return False
    if by_authors(line) or re.match(r"\d(?!D\b)[A-ZÀ-Ý]|[¹²³⁰-⁹*†‡§¶]", line) or _VERB_LAST.search(line):
        return False
    if ends_with_country(line):
        return False
    if len(words) <= 8 and re.match(r"(?:[A-Z][\w&-]*:? ){1,5}(?:19|20)\d\d\b(?!: (?:An?|The) )", line):
        return False
    person = re.match(r"(?:(?:Prof|Dr|Mr|Ms|Mrs)(?:essor)?\.? )*(\S+(?: \S+){1,2}?)(?:,| \(| [-–—])", line)
    if person and likeness(person[1].split()):
        return False
    venues = find_venues(line)
    covered = sum(v.end - v.start for v in venues)
    return not (covered > 0.5 * len(line) or (venues and re.match(r"(?:In|To appear|Proc|Accepted|Published)\b", line)))


#: When something appeared, and where: "Moss Letters: 15 Apr 2018; epub ahead of print".
_DATED_VENUE = re.compile(
    r"[A-Z][\w .&]{2,60}: (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d"
)
#: Between the words of a menu.
_WIDE = re.compile(r"\S\s{3,}(?=\S)")
#: "Ada Nowak and Lin Vale welcome guests from all over the world".
_TWO_ACT = re.compile(r"(?P<one>[A-ZÀ-Ý]\S+ [A-ZÀ-Ý]\S+) and (?P<two>[A-ZÀ-Ý]\S+ [A-ZÀ-Ý]\S+) [a-z]")


def _lists_people(line: str) -> bool:
    """Whether a line tells who holds an office: "Organizers include: Ada Nowak, Lin Vale"."""
    office, colon, people = line.partition(": ")
    return bool(colon) and len(office.split()) < _LONGEST_OFFICE and author_names(people) > 1


_LONGEST_OFFICE = 7


def _people_act(line: str) -> bool:
    """Whether a line opens with two people and what they do, as the second line of an article does."""
    two = _TWO_ACT.match(line)
    return two is not None and min(likeness(two["one"].split()), likeness(two["two"].split())) > 0


def ends_with_country(line: str) -> bool:
    """Whether a few words with capitals end with a country, as addresses do: "Uppsala University, Sweden"."""
    parts = line.rstrip(". ").split(", ")
    if len(parts) == 1 or parts[-1].casefold() not in COUNTRIES:
        return False
    return len(line.split()) <= _LONGEST_ADDRESS or (len(parts) > _PARTS and capitalized(line))


#: So many words a short address has at most, and more parts than so many a long one.
_LONGEST_ADDRESS, _PARTS = 7, 2


def capitalized(title: str) -> bool:
    """Whether most long words of a title begin with a capital, as in no sentence."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", title) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def may_head(cell: str, least: int) -> bool:
    """Whether a cell can be the title beside authors; where they work is none."""
    return is_title(cell, least=least) and not HOUSES.match(cell)
