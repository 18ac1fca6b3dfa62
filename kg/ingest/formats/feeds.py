"""XML feeds in, readings out: the arXiv API's Atom gives papers, job feeds give postings, other feeds give pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from kg.ingest.reading import Page, Problem, Reading, Row, UnreadableError
from kg.ingest.rows.dates import iso_date
from kg.ingest.rows.reader import read_row
from kg.ingest.rows.tidy import line, prose
from kg.ingest.text.markup import Element
from kg.schema import RecordType

_ARXIV_ID = re.compile(r"arxiv\.org/abs/([^\s?#]+?)(?:v\d+)?$")
_ENTRIES = {"item", "entry", "job", "posting", "vacancy", "position", "offer", "jobad", "stellenangebot", "offre"}
_JOB_WORDS = re.compile(r"\b(?:jobs?|careers?|hiring|vacanc|positions?|stellen|emploi|empleo)", re.IGNORECASE)
_INITIALS = 3
_REPEATED = {"author", "category", "location", "skill", "tag", "creator"}


def read_feed(data: bytes) -> Iterator[Reading]:
    """The readings of an XML file.

    Raises:
        UnreadableError: it is no well-formed XML, or no feed.
    """
    root = _parsed(data)
    entries = [element for element in root.iter() if _name(element) in _ENTRIES and len(element)]
    if not entries:
        raise UnreadableError(
            f"XML that is no feed (its root is <{_name(root)}>); RSS, Atom and lists of <job> are read"
        )
    about_jobs = _is_about_jobs(root, entries)
    owner = _owner(root, entries) if about_jobs else ""
    for number, entry in enumerate(entries, start=1):
        reading = _reading(entry, about_jobs=about_jobs, owner=owner)
        yield Problem(f"entry {number}: {reading.reason}") if isinstance(reading, Problem) else reading


def _parsed(data: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(f"not well-formed XML ({error}); save the feed again") from error
    if root is None:
        raise UnreadableError("not well-formed XML; save the feed again")
    return root


#: "Contoso Council jobs", "Careers at Contoso Council".
_CHANNEL = re.compile(
    r"(?:(?:current |latest |open )?(?:jobs|careers|vacancies|positions|stellenangebote|offres d.emploi) (?:at|with"
    r"|bei|chez|-|–|\|) )?"
    r"(?P<name>\S.*?)(?:\s*+[-–|:]?\s*+(?:current |latest |open )?(?:jobs?|careers?|vacancies|positions|stellenangebote"
    r"|offres d.emploi)(?: (?:feed|rss|board))?)?",
    re.IGNORECASE,
)


def _owner(root: Element, entries: list[Element]) -> str:
    """The employer whose feed it is: its title names it without "jobs", and most entries name it again."""
    channel = next((element for element in root.iter() if _name(element) in {"channel", "feed"}), root)
    match = _CHANNEL.fullmatch(_text(channel, "title"))
    name = match["name"] if match else ""
    named = sum(name in prose(" ".join(entry.itertext())) for entry in entries) if len(name) > _INITIALS else 0
    return name if 2 * named > len(entries) else ""


def _reading(entry: Element, *, about_jobs: bool, owner: str = "") -> Reading:
    arxiv = _ARXIV_ID.search(_text(entry, "id"))
    if arxiv:
        return read_row(_arxiv_row(entry, arxiv[1]), "atom", record_type=RecordType.PAPER)
    row = _row(entry)
    if about_jobs:
        return read_row({"company": owner or None, **_posting_row(row)}, "feed", record_type=RecordType.POSTING)
    title = line(row.get("title"))
    body = max((prose(row.get(name)) for name in ("encoded", "content", "description", "summary")), key=len)
    if not title and not body:
        return Problem("an empty entry; nothing to read")
    published = next(
        (found for n in ("published", "pubdate", "updated", "date") if (found := iso_date(row.get(n)))), None
    )
    own_id = line(row.get("guid")) or line(row.get("id")) or line(row.get("link"))
    text = "\n\n".join(part for part in (title, body) if part)
    return Page(text, "feed", title or None, published, url=line(row.get("link")) or None, own_id=own_id or None)


def _posting_row(row: Row) -> dict[str, object]:
    """Feed names under those of columns; "Company: Title" and "Title at Company" are left to extraction."""
    body = max(
        (row.get(name) for name in ("encoded", "content", "description", "summary")), key=lambda text: len(line(text))
    )
    other = {name: value for name, value in row.items() if name not in {"encoded", "content", "description", "summary"}}
    renamed = {"guid": "id", "pubdate": "date posted", "updated": "updated", "creator": "company", "author": "company"}
    return {renamed.get(name, name): value for name, value in other.items()} | {"description": body}


def _arxiv_row(entry: Element, arxiv_id: str) -> dict[str, object]:
    authors = [child for child in entry if _name(child) == "author"]
    affiliations = [_text(author, "affiliation") for author in authors]
    return {
        "title": _text(entry, "title"),
        "authors": [_text(author, "name") for author in authors],
        "affiliations": affiliations if any(affiliations) else None,
        "venue": _GLUED.sub(". ", _text(entry, "journal_ref")) or _accepted(_text(entry, "comment")),
        "published": _text(entry, "published"),
        "keywords": [child.get("term") for child in entry if _name(child) == "category"],
        "abstract": _text(entry, "summary"),
        "doi": _text(entry, "doi"),
        "arxiv id": arxiv_id,
        "url": f"https://arxiv.org/abs/{arxiv_id}",
    }


#: As libraries of physics write journals: "Phys.Rev.D", "Astron.Astrophys.".
_GLUED = re.compile(r"(?<=[a-z])\.(?=[A-Z])")
#: "21 pages, accepted by MNRAS", "To appear at ABC 2025 (oral)".
_ACCEPTED = re.compile(
    r"\b(?:accepted|to appear|published|appear(?:s|ed)|presented|camera[- ]ready)(?: (?:for publication|version))?"
    r" (?:to|at|by|for|in|of) (?:the )?(?P<venue>[A-Z][^.;,(\n]{1,80})",
    re.IGNORECASE,
)


def _accepted(comment: str) -> str | None:
    """Where the comment of an author says that the paper is to appear."""
    match = _ACCEPTED.search(comment)
    return match["venue"].strip() if match and match["venue"][0].isupper() else None


def _row(entry: Element) -> dict[str, object]:
    """The children of an entry by their local names; those that are repeated as lists."""
    row: dict[str, object] = {}
    for child in entry:
        name = _name(child)
        if not name:
            continue
        value = child.get("href") if name == "link" and child.get("href") else _content(child)
        value = value or child.get("term")
        if name in row and name in _REPEATED:
            earlier = row[name]
            row[name] = [*(earlier if isinstance(earlier, list) else [earlier]), value]
        elif value:
            row.setdefault(name, value)
    return row


def _content(element: Element) -> str:
    """The text of an element; of one with markup inside, that markup."""
    if element.get("type") == "xhtml" or any(_name(child) in {"p", "div", "ul", "br"} for child in element):
        return str(etree.tostring(element, encoding="unicode"))
    return " ".join(text.strip() for text in element.itertext() if text.strip()) if len(element) else element.text or ""


def _is_about_jobs(root: Element, entries: list[Element]) -> bool:
    if _name(entries[0]) not in {"item", "entry"}:
        return True
    names = {_name(child) for child in entries[0]}
    if names & {
        "company",
        "employer",
        "location",
        "region",
        "jobtype",
        "salary",
        "job_type",
        "jobcompany",
        "hiringorganization",
    }:
        return True
    channel = next((element for element in root.iter() if _name(element) in {"channel", "feed"}), root)
    heading = " ".join(_text(channel, name) for name in ("title", "description", "subtitle", "link"))
    return _JOB_WORDS.search(heading) is not None


def _text(element: Element, name: str) -> str:
    return next((line(child.text or "") for child in element if _name(child) == name), "")


def _name(element: Element) -> str:
    """The tag without its namespace; taken apart by hand because broken files hold names that `QName` refuses."""
    return element.tag.rpartition("}")[2].casefold() if isinstance(element.tag, str) else ""
