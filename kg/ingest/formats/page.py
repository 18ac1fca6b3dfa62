"""An HTML page in, readings out: its postings or papers if it describes them for machines, otherwise its main text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree
from lxml import html as lxml_html

from kg.ingest.formats.json_records import parse
from kg.ingest.formats.linked_data import article_facts, linked_readings
from kg.ingest.reading import Page, Part, Reading, Record, UnreadableError, Value
from kg.ingest.rows.dates import iso_date
from kg.ingest.rows.reader import read_row
from kg.ingest.rows.tidy import line
from kg.ingest.text.attributes import with_few_attributes
from kg.ingest.text.characters import without_controls
from kg.ingest.text.chrome import chrome_elements, content_root, lists_of_others
from kg.ingest.text.markup import Element, element_text, plain
from kg.ingest.text.page_owner import owner_line
from kg.ingest.text.page_sign import signed
from kg.schema import FieldName, RecordType

_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.created", "citation_publication_date", "citation_date",
    "citation_online_date", "sailthru.date", "parsely-pub-date", "publish_date",
)  # fmt: skip
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
#: Comments of templates between tags: "{/* Title */}".
_SCRIPT_COMMENT = re.compile(r"\{/\*(?:.*?\*/\}|(?P<open>.*))", re.DOTALL)
_JSON_WRAPPING = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|\]\]>|/\*\]\]>\*/)\s*;?\s*$"
)
_PROSE = {FieldName.DESCRIPTION, FieldName.ABSTRACT, FieldName.RESPONSIBILITIES, FieldName.QUALIFICATIONS}
_TAIL = {FieldName.URL, FieldName.SOURCE_ID}
_ENOUGH_PROSE = 200
_LONGEST_TITLE = 120


def read_page(markup: str) -> Iterator[Reading]:
    """The readings of a page: records of its JSON-LD or citation metadata, else its text.

    Raises:
        UnreadableError: there is no text in it.
    """
    document = _parsed(markup)
    data = list(_linked_data(document))
    records = [
        reading for value in data for reading in linked_readings(value, "json-ld") if isinstance(reading, Record)
    ]
    records = records or list(_citation(document))
    page = _page(document, data)
    if records and _tell_enough(records, page):
        yield from (replace(record, lone=len(records) == 1) for record in records)
    elif page is not None:
        yield _with_page_text(records, page)
    else:
        raise UnreadableError("a page without text, perhaps drawn by a script; save it once it is fully loaded")


def _tell_enough(records: list[Record], page: Page | None) -> bool:
    """Whether the records hold the prose of the page; a title and a date beside a long text do not."""
    told = sum(
        len(value.text) for record in records for part in record.parts if part.name in _PROSE for value in part.values
    )
    return page is None or told >= min(_ENOUGH_PROSE, len(page.text) // 2) or len(records) > 1


def _with_page_text(records: list[Record], page: Page) -> Reading:
    """The only posting of a page with the page's text for its description; any other page as it is."""
    if [record.record_type for record in records] != [RecordType.POSTING]:
        return page
    facts = [part for part in records[0].parts if part.name not in _PROSE | _TAIL]
    tail = [part for part in records[0].parts if part.name in _TAIL]
    description = Part(FieldName.DESCRIPTION, (Value(page.text),))
    return replace(records[0], parts=(*facts, description, *tail), lone=True)


def _parsed(markup: str) -> Element:
    text = without_controls(_XML_DECLARATION.sub("", with_few_attributes(markup)))
    text = _SCRIPT_COMMENT.sub(lambda comment: comment[0] if comment["open"] else "", text)
    try:
        document = lxml_html.document_fromstring(text, parser=lxml_html.HTMLParser(huge_tree=True))
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(f"HTML without any content ({error}); save the page once it is fully loaded") from error
    return document


def _page(document: Element, data: list[object]) -> Page | None:
    body = document.find("body") if document.find("body") is not None else document
    root = content_root(body)
    skipped = chrome_elements(root)
    text = without_controls(element_text(root, skipped))  # entities may stand for such characters
    if not text:
        return None
    chrome = _chrome_text(body, root, skipped)
    offers = _offers(document, text)
    text = _announced(document, text, offers=offers)
    text = signed(text, chrome) if offers else text
    title, published = _first_facts(data)
    title = title or _title(document, root)
    if root is not body and title and title not in text:
        heading = next((line(h1.text_content()) for h1 in body.iter("h1")), "")
        text = f"{heading}\n\n{text}" if heading and heading not in text else text
    text = owner_line(line(document.findtext(".//title") or ""), text) + text
    if offers:  # what stands beside an advert is read behind it, as where a page is saved as text
        text = "\n\n".join([text, *map(_listed, lists_of_others(body, root, skipped))])
    return Page(
        text=text,
        media="html",
        title=title,
        published=published or _published(document, root),
        language=_language(document),
        url=_url(document),
        chrome=chrome,
        lone=True,
    )


#: What windows of pages are called that offer work.
_OFFERS = re.compile(
    r"\b(?:jobs?|careers?|vacanc\w+|hiring|openings?|positions?|internships?|join us|work (?:at|with|for)|recruit\w*"
    r"|stellen\w*"
    r"|karriere|offres?|emplois?|empleos?|vacantes?|lavora|vacatures?|m/w/d|w/m/d|m/f/d|gn|h/f|f/h|m/f/x"
    r"|praktik\w+)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_CUT_TITLE = re.compile(r"\s*[|–—·:]\s*|\s+[-@]\s+|\s+(?:at|bei|chez|en)\s+")


def _announced(document: Element, text: str, *, offers: bool) -> str:
    """The text below the title of the window where that names, for a page of jobs, what the text leaves out."""
    window = line(document.findtext(".//title") or "")
    site = line(_meta(document, ("og:site_name",)) or "")
    named = window if not site or site in window else f"{window} | {site}" if window else site
    if not named or len(named) > _LONGEST_TITLE:
        return text
    parts = [part for part in _CUT_TITLE.split(named) if part]
    heading = next((line(one.text_content()) for tag in ("h1", "h2") for one in document.iter(tag)), "")
    told = all(_is_told(part, text) for part in parts) and not _names_after(heading, parts, text)
    news = not told if offers else _tells_house(parts, site, text)
    return f"{named}\n\n{text}" if news else text


def _offers(document: Element, text: str) -> bool:
    """Whether the window, the address, the beginning of the text or a button says that the page offers work."""
    window = line(document.findtext(".//title") or "")
    return any(map(_OFFERS.search, (window, _url(document) or "", text[:200]))) or bool(_APPLY.search(text))


#: What is pressed by who wants the job.
_APPLY = re.compile(
    r"^[^\w\n]*(?:apply(?: now| online| for this job)?|jetzt (?:online )?bewerben|postuler|je postule"
    r"|solliciteer(?: direct)?|ansök(?: nu)?|candidatar-se|inscribirme)[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)


#: Words of houses of research, in whose windows their names stand and often nowhere in their pages' texts.
_HOUSE = re.compile(
    r"\b(?:Research|Labs|Laborator\w+|Universit\w+|Universidad\w*|Université|Hochschule|Institut\w*|College|School"
    r"|Hospitals?|Clinics?|Academy|Sciences?|Cent(?:er|re)|Department|Faculty|Museum|Observatory|Society)\b"
)
_FEWEST_WORDS, _BEGINNING = 2, 300


def _tells_house(parts: list[str], site: str, text: str) -> bool:
    """Whether the title of a window, behind what the page is called, names a house that its beginning leaves out."""
    named = [part for part in parts[1:] if len(part.split()) >= _FEWEST_WORDS and part not in text[:_BEGINNING]]
    return any(_HOUSE.search(part) or part == site for part in named)


def _names_after(heading: str, parts: list[str], text: str) -> bool:
    """Whether the window is called by the heading and by a name with which none of the first lines begins."""
    others = [part for part in parts if part != heading]
    if not others or len(others) == len(parts):
        return False
    name = " ".join(others[0].split()[:_FEWEST_WORDS])
    return not any(
        len(row) <= _SHORT_LINE and row.startswith(name) for row in text.split("\n", _FIRST_LINES)[:_FIRST_LINES]
    )


_FIRST_LINES, _SHORT_LINE = 24, 80


def _is_told(part: str, text: str) -> bool:
    """Whether the beginning of the text says the same, perhaps in other words."""
    words = set(_WORD.findall(part.casefold()))
    return part in text or (
        not _HOUSE.search(part) and 2 * len(words & set(_WORD.findall(text[:300].casefold()))) >= len(words)
    )


def _listed(others: Element) -> str:
    """The text of a list of other jobs without its buttons: a heading, and of each job what stands in it by lines."""
    heading = next((line(one.text_content()) for one in others.iter("h2", "h3", "h4", "h5")), "")
    items = [_facts(item) for item in others.iter("li")]
    if not heading or not any(items):
        return element_text(others, list(others.iter("button", "form", "input", "select")))
    return "\n\n".join([heading, *filter(None, items)])


def _facts(item: Element) -> str:
    """What an item says, each element and each text between them on a line."""
    parts = [item.text, *(text for child in item for text in (_said(child), child.tail))]
    return "\n".join(filter(None, (line(part or "") for part in parts)))


def _said(element: Element) -> str:
    idle = not isinstance(element.tag, str) or element.tag in {"button", "form", "input", "select"}
    return "" if idle else element_text(element)


def _chrome_text(body: Element, root: Element, skipped: list[Element]) -> str:
    texts = [element_text(body, [root])] if root is not body else []
    texts += [element_text(element) for element in skipped]
    return "\n\n".join(text for text in texts if text)


def _linked_data(document: Element) -> Iterator[object]:
    """The JSON-LD values of a page; blocks that are no JSON are passed over, the page's text remains."""
    for script in document.iter("script"):
        if "ld+json" in (script.get("type") or "").casefold() and script.text:
            try:
                yield parse(_JSON_WRAPPING.sub("", script.text).strip())
            except UnreadableError:
                continue


def _citation(document: Element) -> Iterator[Record]:
    """The paper that a page describes in the tags scholarly search engines ask for (`citation_title`, …)."""
    metas = [(_meta_name(meta), meta.get("content") or "") for meta in document.iter("meta")]
    tags = [(name.removeprefix("citation_"), content) for name, content in metas if name.startswith("citation_")]
    values: dict[str, list[str]] = {}
    for name, content in tags:
        values.setdefault(name, []).append(content)
    if "title" not in values or "author" not in values:
        return
    descriptions = [content for name, content in metas if name in {"dc.description", "description", "og:description"}]
    row: dict[str, object] = {
        "title": values["title"][0],
        "authors": values["author"],
        "affiliations": _citation_affiliations(tags),
        "venue": next(
            (values[n][0] for n in ("journal_title", "conference_title", "inbook_title") if n in values), None
        ),
        "date published": next(
            (values[n][0] for n in ("publication_date", "date", "year", "online_date") if n in values), None
        ),
        "abstract": values.get("abstract", [max(descriptions, key=len, default="")])[0],
        "doi": values.get("doi", [""])[0],
        "arxiv id": values.get("arxiv_id", [""])[0],
        "keywords": values.get("keywords"),
        "url": _url(document),
    }
    reading = read_row(row, "html", record_type=RecordType.PAPER)
    if isinstance(reading, Record):
        yield reading


def _citation_affiliations(tags: list[tuple[str, str]]) -> list[str] | None:
    """One cell an author: the institutions that follow their tag."""
    cells: list[list[str]] = []
    for name, content in tags:
        if name == "author":
            cells.append([])
        elif name in {"author_institution", "author_affiliation"} and cells:
            cells[-1].append(content)
    return ["+".join(cell) for cell in cells] if any(cells) else None


def _first_facts(data: list[object]) -> tuple[str | None, str | None]:
    return next((facts for value in data if any(facts := article_facts(value))), (None, None))


def _title(document: Element, root: Element) -> str | None:
    """The only main heading, else what the page tells other sites, else the title of the window."""
    headings = [text for h1 in root.iter("h1") if (text := line(h1.text_content()))]
    if len(headings) == 1:
        return headings[0]
    named = line(_meta(document, ("og:title", "twitter:title")) or "")
    window = line(document.findtext(".//title") or "")
    return named or window or next(iter(headings), None)


def _published(document: Element, root: Element) -> str | None:
    stated = iso_date(_meta(document, _DATES) or "")
    if stated:
        return stated
    times = root.xpath(".//time[@datetime]")
    return next((found for time in times[:3] if (found := iso_date(time.get("datetime")))), None)


def _language(document: Element) -> str | None:
    stated = (document.get("lang") or document.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    return stated[:2].casefold() if re.match(r"[a-zA-Z]{2}(?:[-_]|$)", stated) else None


def _url(document: Element) -> str | None:
    for link in document.iter("link"):
        if (link.get("rel") or "").casefold() == "canonical" and (link.get("href") or "").startswith("http"):
            return str(link.get("href")).strip()
    return _meta(document, ("og:url",))


def _meta(document: Element, names: tuple[str, ...]) -> str | None:
    found: dict[str, str] = {}
    for meta in document.iter("meta"):
        found.setdefault(_meta_name(meta), (meta.get("content") or "").strip())
    return next((plain(found[name]) for name in names if found.get(name)), None)


def _meta_name(meta: Element) -> str:
    return str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
