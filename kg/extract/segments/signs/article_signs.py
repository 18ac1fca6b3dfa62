"""Lines of a page in, how much speaks for research that is told of, not for a job that is offered, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.lexicon.name_likeness import likeness
from kg.extract.lexicon.person_cues import ROLE, TITLES
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Line, joined
from kg.extract.papers.lines.author_runs import author_names, may_list_authors
from kg.extract.papers.lists.entries import find_entry, is_listed, is_published
from kg.extract.papers.venues.reader import known_acronym
from kg.extract.segments.signs.hiring_news import is_hiring_news, is_news_of_post
from kg.extract.segments.signs.page_kind import of_research

_HEADING = re.compile(
    r"(?:(?:ausgewählte |aktuelle |selected |recent |accepted |our |all |featured |conference |journal )*(?:papers?"
    r"|publications?"
    r"|preprints?|talks|keynotes?"
    r"|posters|alumni|speakers|program(?:me)?|proceedings|bibliography|episodes?|theses|featured work)"
    r"|abstract|bibtex|citation|cite|how to cite|acknowledge?ments?|call for papers|organi[sz]ers"
    r"|faculty|post-?docs?|postdoctoral (?:researchers|fellows)|(?:ph\.?\s?d\.?|doctoral|graduate|master[’']?s?|msc)"
    r" (?:students?|candidates)|people|principal investigators?|group members|lab members"
    r"|former members|show notes|publikationen|veröffentlichungen)(?: .{0,30})?:?",
    re.IGNORECASE,
)
_EDITION = sought(r"\b([A-Z][A-Za-z]{2,9}) ?['’]?(?:(?:19|20)\d\d|\d\d)\b")
_TWO_DIGITS = re.compile(r"\d\d")
_SPEAKER = re.compile(r"(?:\*\*)?((?:Q|A|Host|Guest|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})):(?:\*\*)?\s")
_LABELS = re.compile(r"Q|A|Host|Guest")


# The mark comes first and the hour is looked up before it: the other way round is several times slower.
_CLOCK = re.compile(r"[:.h](?:(?<=\b\d.)|(?<=\b\d\d.))\d\d\b")
_SESSION = re.compile(
    r"\b(?:talks?|keynotes?|(?:poster|oral|spotlight|q&a|breakout) sessions?|coffee|lunch|breaks?|remarks|panel|opening"
    r"|closing|invited|lightning|registration|reception|posters?|welcome)\b",
    re.IGNORECASE,
)


_PAPER_TABLE = re.compile(
    r"(?:^|[|\t]|\s{2,})\s*(?:authors?|speakers?|presenters?|participants?|attendees|affiliations?|panell?ists?)\s*"
    r"(?:[|\t]|\s{2,}|$)",
    re.IGNORECASE,
)


def without_programme(lines: Sequence[Line]) -> list[Line]:
    """The lines without the rows of a meeting's programme: hours with talks and breaks, papers with their authors."""
    timed = [line for line in lines if len(line.text) < 400 and _CLOCK.search(line.text)]
    sessions = sum(_SESSION.search(line.text) is not None for line in timed)
    is_schedule = len(timed) >= 4 and sessions >= 3 and sessions >= 0.3 * len(timed)
    rows = {line.start for line in timed} if is_schedule else set()
    inside = False
    for line in lines:
        wide = line.text.count("|") + line.text.count("\t") >= 2
        inside = wide and (inside or _PAPER_TABLE.search(line.text) is not None)
        rows |= {line.start} if inside else set()
    rows |= {lines[i].start for record in _people(lines) for i in record}
    rows |= _listed_papers(lines) | {line.start for line in lines if _CREDITS.match(line.text)}
    return [line for line in lines if line.start not in rows]


#: Who wrote a paper, by name: "Authors: Ada Nowak, Lin Vale".
_CREDITS = re.compile(r"\W{0,3}(?:[Aa]uthors?|AUTHORS?|[Aa]utor(?:en|es)?|[Aa]uteurs?)\s?: [A-ZÀ-Ý][\w’'-]+ [A-ZÀ-Ý]")


def _listed_papers(lines: Sequence[Line]) -> set[int]:
    """Where lists of authors stand with what is above them: titles of papers, offices of a meeting."""
    maybe = [i for i, line in enumerate(lines) if "," in line.text and may_list_authors(line.text)]
    below = [i for i in maybe if author_names(lines[i].text) > 1] if len(maybe) > 2 else []
    if len(below) <= 2:
        return set()
    offices = [i for i, line in enumerate(lines) if (m := _OFFICE.match(line.text)) and author_names(m["people"])]
    return {lines[j].start for i in below for j in (i - 1, i) if j >= 0} | {lines[i].start for i in offices}


def is_article(lines: Sequence[Line]) -> bool:
    """Whether a page offers no job, and tells in itself that it is about papers, people, or news of research."""
    if is_interview(lines) or is_reported(lines) or is_hiring_news(lines) or is_news_of_post(lines):
        return True
    small = joined(lines).lower()
    if _OFFERS.search(small):
        return False
    return (
        _tells_of_a_method(small)
        or is_about_papers(lines)
        or is_about_people(lines)
        or is_news_of_research(lines)
        or _tells_of_somebody(lines)
    )


def offers_nothing(lines: Sequence[Line]) -> bool:
    """Whether a page of research says no word of work that is offered, whatever its lines look like."""
    small = joined(lines).lower() if of_research(lines) else ""
    return bool(small) and _OFFERS.search(small) is None and _OFFERS_STUDIES.search(small) is None


def _tells_of_somebody(lines: Sequence[Line]) -> bool:
    return is_biography(lines) or is_own_story(lines)


def is_interview(lines: Sequence[Line]) -> bool:
    """Whether somebody is asked and answers as "I", as nobody does in an advert."""
    asked = [b.text for a, b in pairwise(lines) if a.text.rstrip().endswith("?")]
    if any((by := _ANSWERED_BY.match(text)) and likeness(by["name"].split()) > 0.5 for text in asked):
        return True
    answers = sum(_ANSWER.match(text) is not None for text in asked)
    return answers > 0 and len(_SELF.findall(joined(lines))) >= _OWN_WORDS


def is_reported(lines: Sequence[Line]) -> bool:
    """Whether a page tells what somebody said, or of Dr Nowak and what she did, and speaks to no reader itself."""
    text = joined(lines)
    said = _SAID.search(text) is not None
    if not said and not (("Dr" in text or "Prof" in text) and _DOCTOR.search(text) and _PRONOUN.search(text)):
        return False
    small = _QUOTATION.sub("", text).lower()
    return len(_ADDRESSES.findall(small)) <= said and _HIRES.search(small) is None


def _tells_of_a_method(small: str) -> bool:
    """Whether a page tells what its authors propose and how well it does, as abstracts and blogs of research do."""
    return _PROPOSES.search(small) is not None and len({m[0].rstrip("s") for m in _OF_METHODS.finditer(small)}) > 2


def is_about_papers(lines: Sequence[Line]) -> bool:
    """Whether a page is about papers: authors with marks at its top, or references."""
    if any(_MEETING.fullmatch(line.text) for line in lines):
        return True
    top = (line.text for line in lines[:_TOP] if len(line.text) < 900)
    if any(_is_marked(text) and author_names(text) > 1 for text in top):
        return True
    return sum(_is_entry(line.text) for line in lines) > 1


def _is_marked(line: str) -> bool:
    """Whether names of a line carry marks of houses, raised or not: "Ada Nowak 1, Lin Vale 2"."""
    return _RAISED.search(line) is not None or len(_PLAIN_MARK.findall(line)) > 1


def is_about_people(lines: Sequence[Line]) -> bool:
    """Whether a page tells where people study and studied."""
    studied = sum(len(line.text) < 300 and _STUDIES.search(line.text) is not None for line in lines)
    schools = sum(bool(_DEGREE_ALONE.fullmatch(a.text) and _SCHOOL.match(b.text)) for a, b in pairwise(lines))
    members = sum(_MEMBER_ROLE.fullmatch(b.text) is not None and _is_name(a.text) for a, b in pairwise(lines))
    signed = sum(_SIGNED_ROLE.fullmatch(b.text) is not None and _is_name(a.text) for a, b in pairwise(lines[:_TOP]))
    students = [found for line in lines if (found := _LISTED_STUDENT.match(line.text))]
    known = sum(likeness(found["name"].split()) > 0.5 for found in students)
    listed = len(students) >= _CLASS and 2 * known >= len(students)
    below = (*(line.text for line in lines[1:]), "")
    told = sum(_is_told_of(line.text, b) for line, b in zip(lines, below, strict=True) if len(line.text) < _ENTRY)
    introduced = told > 1 and not _ADDRESSES.search(joined(lines).lower())
    return max(studied, schools, members, signed) > 1 or listed or introduced


def _is_told_of(line: str, below: str) -> bool:
    """Whether a line is a name with what the person is behind it, or on the line below: "Ada Nowak, Lecturer, …"."""
    entry = _PERSON.match(line)
    if entry is not None and likeness(entry["name"].split()) > 0.5:
        return True
    return len(below) < _SHORT and _is_name(line) and _ROLE_BELOW.fullmatch(below) is not None


def is_own_story(lines: Sequence[Line]) -> bool:
    """Whether somebody tells of themselves all along, and speaks to nobody."""
    text = joined(lines)
    return len(_SELF.findall(text)) >= _OWN_WORDS and not _ADDRESSES.search(text.lower())


def is_biography(lines: Sequence[Line]) -> bool:
    """Whether a page tells of somebody by name and then as he or she, and speaks to nobody."""
    told = [found for line in lines if (found := _TELLS_OF.match(line.text))]
    if not any(likeness(found["name"].split()) > 0.5 for found in told):
        return False
    text = joined(lines)
    return _PRONOUN.search(text) is not None and not _ADDRESSES.search(text.lower())


def is_news_of_research(lines: Sequence[Line]) -> bool:
    """Whether a page tells of studies and who made them, and does not speak to whoever reads it."""
    text = joined(lines).lower()
    if _ADDRESSES.search(text):
        return False
    return len({found[0].rstrip("s") for found in _OF_RESEARCH.finditer(text)}) >= _WORDS_OF_NEWS


_STUDIES = sought(
    r"\b(?:Ph\.? ?D\.?|M\.? ?Sc|M\.? ?Eng|B\.? ?Eng|B\.? ?Sc|Master|Bachelor"
    r"|[Ss]tudied|[Dd]octor\w*)(?![\w])[^\n]{0,90}"
    r"(?:\bUni\b|\buni\b|Univers|College|Institute|Polytech|École|\bat [A-Z]\w*[A-Z])"
)
#: A degree on a line of its own, above the school that gave it: "Ph.D. (2017)".
_DEGREE_ALONE = re.compile(
    r"\W*(?:Ph\.? ?D|M\.? ?Sc|M\.? ?Tech|M\.? ?Eng|M\.? ?A|M\.? ?S|B\.? ?Sc|B\.? ?Tech|B\.? ?Eng|B\.? ?A|B\.? ?S|MBA"
    r"|Diploma|Master|Bachelor|Doctor)\b\.?[^\n]{0,50}"
)
_SCHOOL = re.compile(r"\W*(?:[\w.&’'-]+ ){0,5}(?:Universit|Institut|College|School|Polytech|École)")
#: How a biography begins: "Dr. Ada Nowak is …".
_TELLS_OF = re.compile(
    r"\W*(?:(?:Dr|Prof)(?:essor)?\.? )*(?P<name>[A-ZÀ-Ý][\w.'’-]+(?: [A-ZÀ-Ý][\w.'’-]*){1,3})(?: \([^()]{2,40}\))?"
    r"(?:, (?:Ph\.?D|M\.?D|M\.?Sc)\.?)?,? "
    r"(?:is|was|has been|received|holds|joined|earned|obtained|leads|works|studied) "
)
_PRONOUN = re.compile(r"\b(?:He|She|His|Her)\b")
#: What news of research speaks of, and what an advert says to its reader, in small letters.
_OF_RESEARCH = sought(
    r"\b(?:researchers?|research|scientists?|study|studies|journals?|papers?|preprints?|professors?|co-?authors?"
    r"|findings|advised by|conferences?|competition|dissertation|thesis|astronomers|biologists|physicists)\b"
)
_ADDRESSES = sought(
    r"\b(?:you|your|we are looking|join our|requirements?|required|responsib\w+|duties|qualifications?|skills)\b"
)
_WORDS_OF_NEWS = 3
_QUOTATION = re.compile(r"(?<=“)[^“”\n]{3,900}(?=”)|(?<=\")[^\"\n]{3,900}(?=[,.?!]\")")
#: Behind words in quotes: who says them.
_SAID = re.compile(
    r"[”\"],? (?:(?:says|said|explains|explained|adds|added|notes|noted|recalls|recalled) [A-ZÀ-Ý]"
    r"|(?:[A-ZÀ-Ý][\w’'-]+ ){1,3}(?:says|said|explains|explained|adds|added|notes|noted|recalls|recalled)\b)"
)
_DOCTOR = sought(r"\b(?:Dr|Prof)\.? [A-ZÀ-Ý][\w’'-]+ [A-ZÀ-Ý][\w’'-]+")
#: What an advert says of itself, in small letters, and news of people do not.
_HIRES = re.compile(
    r"\b(?:hiring|apply (?:now|here|today|online|by|before|at|via|for|to)|applicants?|vacanc\w+|salary|join us"
    r"|we offer|successful candidates?|deadline|full[- ]time|part[- ]time|stellen\w*|bewerb\w+)\b"
)
_SELF = sought(r"\b(?:I|[Mm]y|me)\b")
#: How somebody answers a question.
_ANSWER = re.compile(r"[“\"']?(?:(?:Well|So|Yes|No|Honestly|Actually), )?(?:I|My|When I|As a|For me)\b")
#: Who answers of several who are asked: "Ada Nowak, KTH, doctoral student: I had …".
_ANSWERED_BY = re.compile(r"(?P<name>[A-ZÀ-Ý][\w.'’-]+(?: [A-ZÀ-Ý][\w.'’-]*){1,3}), [^:\n]{2,120}: \S")
#: In small letters, which are quicker to look for.
_PROPOSES = sought(r"\bwe (?:therefore |then |also |first )?(?:present|propose|introduced?)\b(?! you)")
_OF_METHODS = re.compile(
    r"\b(?:state[- ]of[- ]the[- ]art|data ?sets?|neural networks?|baselines?|benchmarks?|experiments?|evaluations?"
    r"|accuracy|architectures?|supervised|loss function|outperforms?|novel|embeddings?"
    r"|representations?|training examples?)\b"
)
_OWN_WORDS = 6
#: An item of a list of students: "- Ada Nowak, Ph.D. student", "Lin Vale, MSc, 2021 - current".
_LISTED_STUDENT = re.compile(
    r"\W*(?P<name>[A-ZÀ-Ý][\w.'’-]+(?: [A-ZÀ-Ý][\w.'’-]*){1,3})(?:,| \(| [-–—]) ?(?:Ph\.? ?D|M\.? ?S|M\.? ?Sc|M\.? "
    r"?Ing|B\.? ?Sc"
    r"|(?:under)?graduate|[Mm]aster|[Pp]ost-?doc|[Dd]octoral)\w*"
)
_CLASS = 4
#: What members of a group are, on a line of its own below their name.
_MEMBER_ROLE = re.compile(
    r"\W*(?:[A-Z][\w.&’'-]* ){0,3}(?:Investigator|Technician|Student|Candidate|Postdoc|Fellow|Professor|Researcher"
    r"|Scientist"
    r"|Lecturer|Manager|Coordinator|Assistant|Associate|Engineer|Director|Intern|Scholar)\W*"
)
#: What those are who wrote an article, below their name at its top, with the part of the house: "Scientist, Moss Lab".
_SIGNED_ROLE = re.compile(
    r"(?:[A-Z][\w.&’'-]* |and |of ){0,7}(?:Engineer|Scientist|Researcher|Manager|Director|President|Professor|Lead"
    r"|Head(?: of(?: [A-Z]\w+){1,4})?|Fellow|(?:PhD |Ph\.D\. |[Dd]octoral |[Gg]raduate )?[Ss]tudent)"
    r"(?:,? (?:[A-ZÀ-Ý][\w.&’'-]*|[a-zà-ÿ]+)){0,8}"
)


def _is_entry(line: str) -> bool:
    listed = is_listed(line, 0, len(line))
    entry = find_entry(line, 0, len(line)) if listed or _CITED.match(line) else None
    if entry is None or not (entry.quoted or entry.names > 1):
        return False
    return listed or is_published(line, entry)


#: How a reference begins without a bullet: "A. Nowak, L. Vale: …".
_CITED = re.compile(r"(?:[A-ZÀ-Ý]\.[ -]?){1,3}[A-ZÀ-Ý][\w’'-]+(?:,| and|;| &) (?:[A-ZÀ-Ý]\.[ -]?){1,3}[A-ZÀ-Ý]")


_MEETING = re.compile(
    r"\W*(?:(?:invited|keynote|plenary|our|confirmed) )+(?:speakers?|talks?|keynotes?)\W*", re.IGNORECASE
)
_TOP = 12
_RAISED = re.compile(r"[a-zà-ÿ] ?[†‡*]{0,2}[¹²³⁴-⁹]")
_PLAIN_MARK = re.compile(r"[a-zà-ÿ] ?\d{1,2}(?=[,; ]|$)")
#: An entry of a list of people: "Ada Nowak, Assistant Professor, …", "• Lin Vale (Doctoral Candidate), …".
_PERSON = re.compile(
    rf"\W{{0,4}}{TITLES}(?P<name>[A-ZÀ-Ý][\w.'’-]+(?: [A-ZÀ-Ý][\w.'’-]*){{1,3}})(?:, |\s?\()"
    rf"(?=[A-Z])(?i:{ROLE})\s?(?:[,;)(|]|$| of | in )"
)
#: All of a line below a name: "Maître de conférences, Université de Riga".
_ROLE_BELOW = re.compile(rf"\W{{0,4}}{ROLE}(?: [A-Z]{{2,6}})?(?:,.*)?\W*", re.IGNORECASE)
_ENTRY, _SHORT = 400, 90
#: In small letters, which are quicker to look for.
_OFFERS = sought(
    r"\b(?:positions?|openings?|vacanc\w+|hiring|hires?|apply|applicants?"
    r"|applications? (?:are|by|to)|jobs?|join (?:us|(?:the|our) team)|recruit\w*"
    r"|salary|internships?|careers?(?! (?:awards?|grants?))|stellen\w*|bewerb\w+|postes?"
    r"|(?<!doctoral )(?<!phd )candidat\w+)\b"
)
#: The same of theses and work beside one's studies, on pages that are not English.
_OFFERS_STUDIES = sought(
    r"\b(?:abschlussarbeiten|hilfskr[aä]ft\w*|zu vergeben|gesucht|wir suchen|recrut\w+|offres?|stages?"
    r"|exjobb)\b"
)
_OFFICE = re.compile(
    r"[\w&() -]{2,40}\b(?:[Cc]hairs?|[Oo]rgani[sz]ers?|[Cc]ommittee|[Ee]ditors?)(?: include)?: (?P<people>.{5,900})$"
)
_KEY = re.compile(r"[-\s\"'{]*(?P<key>[A-Za-z_ ]{2,20}?)[\"']?\s?[:=]")
_OF_A_PERSON = frozenset(
    "advisor advisors adviser advisers supervisor supervisors bio blurb photo picture image headshot avatar twitter"
    " github orcid scholar googlescholar linkedin pronouns cv homepage website webpage email researchinterests".split()
)
_PERSONAL = 3
#: A key that lists of people stand under.
_GROUP = re.compile(
    r"\W*(?:phd|ms|msc|bsc|masters?|faculty|students?|(?:phd|graduate|doctoral)_?students?|post-?docs?|people"
    r"|members|team"
    r"|staff|alumni|alum|pis?|undergrads?|undergraduates?|visitors|collaborators|advisors|organi[sz]ers"
    r"|speakers|profiles)\W*:\s*",
    re.IGNORECASE,
)


def _people(lines: Sequence[Line]) -> list[range]:
    """Where a site's data tells of people by keys, one after the other: what they wish to become is no opening."""
    keys = [_key(line.text) for line in lines]
    begins = [index for index, key in enumerate(keys) if key in ("name", "fullname")]
    records = [range(a, b) for a, b in pairwise([*begins, len(lines)])]
    grouped = any(":" in line.text and _GROUP.fullmatch(line.text) for line in lines[:_TOP])
    people = [
        record
        for record in records
        if len({keys[i] for i in record} & _OF_A_PERSON) >= _PERSONAL
        or (grouped and "affiliation" in {keys[i] for i in record})
        or any(_GROUP.fullmatch(line.text) for line in lines[max(0, record.start - 1) : record.start])
    ]
    return people if len(people) > 1 else []


def _key(text: str) -> str:
    """The key at the beginning of a line, in small letters and without blanks."""
    match = _KEY.match(text) if ":" in text or "=" in text else None
    return match["key"].replace("_", "").replace(" ", "").casefold() if match else ""


_TITLES = re.compile(r"^\W*(?:(?:Prof|Dr|Mr|Ms|Mrs|Sir|Dame)(?:essor)?\.? )+")


def _is_name(line: str) -> bool:
    words = _TITLES.sub("", line.strip("#* ")).split()
    if "," in line or not 2 <= len(words) <= 4:
        return False
    return likeness(words) > 0.5 or (_TITLES.match(line) is not None and all(word[0].isupper() for word in words))


#: A headline that says who did what, as no name of a job does: "Contoso gives ten students a prize".
_NEWS = re.compile(
    r"(?:[A-Z][\w.&’'-]* ){1,6}(?:provides|announces|wins|receives?|awards|names|launches|gives|grants|joins|funds"
    r"|supports|earns?|honou?rs|donates|publishes|welcomes|celebrates|unveils) [^.?!]{10,110}$"
)


#: The number that a paper has, on a line of its own, and how many of them are enough.
_NUMBER = re.compile(r"\W*(?:DOI|doi|PMC?ID|arXiv)(?::\s?|\s|/)\S*\d{4}")
_NUMBERED = 3
_INTERVIEWED = sought(r"\b[Ii]nterview with:? (?:Dr\.? |Prof(?:\.|essor) )?[A-Z][\w'’-]+ [A-Z]")
_OPENING = 60


def research_signs(lines: Sequence[Line]) -> int:
    """Headings of publications and programmes, conferences with their year, and people who take turns to speak."""
    headings = sum(len(line.text) < 60 and _HEADING.fullmatch(line.text.strip("#* ")) is not None for line in lines)
    dated = [line.text for line in lines if _TWO_DIGITS.search(line.text)]
    editions = {m[0] for text in dated for m in _EDITION.finditer(text) if known_acronym(m[1])}
    people = [i for i, line in enumerate(lines[:80]) if len(line.text) < 45 and _is_name(line.text)]
    headings += (2 if any(i < 3 for i in people) else 0) + (len(people) > 1)
    turns = Counter(m[1] for line in lines if ":" in line.text and (m := _SPEAKER.match(line.text)))
    talking = [name for name, count in turns.items() if count >= 2 or _LABELS.fullmatch(name)]
    return (
        3 * len(_people(lines))
        + 3 * any(_NEWS.match(line.text) is not None for line in lines[:4])
        + 2 * headings
        + min(4, len(editions))
        + (6 if len(talking) >= 2 and sum(turns[n] for n in talking) >= 4 else 0)
        + 2 * min(_NUMBERED, sum(_NUMBER.match(line.text) is not None for line in lines))
        + 3 * any(_INTERVIEWED.search(line.text[:_OPENING]) is not None for line in lines)
    )
