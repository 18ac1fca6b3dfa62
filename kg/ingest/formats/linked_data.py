"""JSON-LD in, readings out: schema.org's JobPosting, ScholarlyArticle and Article, alone, in lists or in a graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.ingest.reading import Page, Reading, Row
from kg.ingest.rows.dates import iso_date
from kg.ingest.rows.nested import label, place_text
from kg.ingest.rows.reader import read_row
from kg.ingest.rows.tidy import line, prose
from kg.schema import RecordType

_PAPERS = {"ScholarlyArticle", "MedicalScholarlyArticle", "Thesis"}
_ARTICLES = {"Article", "NewsArticle", "BlogPosting", "TechArticle", "Report", "AnalysisNewsArticle"}
_DEEPEST = 8


def is_linked_data(value: object) -> bool:
    """Whether a JSON value says that it is JSON-LD."""
    if isinstance(value, list):
        return bool(value) and all(is_linked_data(item) for item in value[:5])
    return isinstance(value, Mapping) and ("@context" in value or "@graph" in value or "@type" in value)


def linked_readings(value: object, media: str) -> Iterator[Reading]:
    """One reading for every posting, paper and article described."""
    for item in things(value):
        types = types_of(item)
        if "JobPosting" in types:
            yield read_row(_posting_row(item), media, record_type=RecordType.POSTING)
        elif types & _PAPERS:
            yield read_row(_paper_row(item), media, record_type=RecordType.PAPER)
        elif types & _ARTICLES and line(item.get("articleBody")):
            yield _article(item, media)


def things(value: object, depth: int = 0) -> Iterator[Row]:
    """All postings, papers and articles in a JSON-LD value, in the order written."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from things(item, depth + 1)
    elif isinstance(value, Mapping):
        if types_of(value) & ({"JobPosting"} | _PAPERS | _ARTICLES):
            yield value
            return
        for name in ("@graph", "itemListElement", "item", "mainEntity", "mainEntityOfPage", "hasPart", "itemOffered"):
            yield from things(value.get(name), depth + 1)


def types_of(item: Row) -> set[str]:
    """The schema.org types of a thing, without their prefix."""
    stated = item.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return {name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names if isinstance(name, str)}


def article_facts(value: object) -> tuple[str | None, str | None]:
    """Title and ISO date that the JSON-LD of a page gives its article."""
    for item in things(value):
        if types_of(item) & (_ARTICLES | _PAPERS):
            title = line(item.get("headline")) or line(item.get("name"))
            return title or None, iso_date(item.get("datePublished")) or iso_date(item.get("dateCreated"))
    return None, None


def _article(item: Row, media: str) -> Page:
    title = line(item.get("headline")) or line(item.get("name")) or None
    body = prose(item.get("articleBody"))
    return Page(
        text=f"{title}\n\n{body}" if title else body,
        media=media,
        title=title,
        published=iso_date(item.get("datePublished")),
        url=line(item.get("url")) or None,
    )


def _posting_row(item: Row) -> dict[str, object]:
    """A JobPosting under the names that `kg.ingest.rows.columns` knows; what is not named here keeps its own name."""
    row: dict[str, object] = {
        "title": item.get("title") or item.get("name"),
        "company": label(_first(item.get("hiringOrganization"))),
        "locations": [place_text(place) for place in _listed(item.get("jobLocation"))],
        "remote": item.get("jobLocationType"),
        "salary": _salary(item.get("baseSalary") or item.get("estimatedSalary")),
        "id": _identifier(item),
        "education": _described(item.get("educationRequirements")),
        "experience requirements": _described(item.get("experienceRequirements")),
        "qualifications": _described(item.get("qualifications")),
        "skills": _named(item.get("skills")),
        "category": _named(item.get("occupationalCategory")) or _named(item.get("relevantOccupation")),
        "team": label(item.get("employmentUnit")),
    }
    if not any(row["locations"]):  # type: ignore[arg-type]
        row["locations"] = [place_text(place) for place in _listed(item.get("applicantLocationRequirements"))]
    kept = {
        "description", "datePosted", "validThrough", "employmentType", "responsibilities", "industry", "url",
        "jobBenefits", "incentiveCompensation", "specialCommitments", "inLanguage", "workHours",
    }  # fmt: skip
    return row | {name: item[name] for name in item if name in kept}


def _paper_row(item: Row) -> dict[str, object]:
    authors = [person for name in ("author", "creator") for person in _listed(item.get(name))]
    affiliations = [_affiliation(person) for person in authors]
    return {
        "title": item.get("headline") or item.get("name"),
        "authors": [label(person) or _full_name(person) for person in authors],
        "affiliations": affiliations if any(affiliations) else None,
        "venue": label(_first(item.get("isPartOf"))) or label(_first(item.get("publication"))),
        "date published": item.get("datePublished"),
        "keywords": _named(item.get("keywords")) or _named(item.get("about")),
        "abstract": item.get("abstract") or item.get("description"),
        "doi": _doi(item),
        "url": item.get("url"),
        "id": _identifier(item),
        "language": item.get("inLanguage"),
    }


def _salary(value: object) -> str:
    """A MonetaryAmount as "90000 – 120000 USD YEAR"; sums of zero are none."""
    if not isinstance(value, Mapping):
        return line(value)
    inner = value.get("value")
    amounts = inner if isinstance(inner, Mapping) else value
    bounds = [line(amounts.get(name)) for name in ("minValue", "maxValue", "value")]
    stated = list(dict.fromkeys(bound for bound in bounds if bound.strip("0.,")))
    units = [line(value.get("currency")), line(amounts.get("unitText")) or line(value.get("unitText"))]
    return " ".join([" – ".join(stated[:2]), *filter(None, units)]) if stated else ""


def _identifier(item: Row) -> str:
    stated = item.get("identifier")
    value = stated.get("value") if isinstance(stated, Mapping) else _first(stated)
    own = item.get("@id")
    return line(value) or line(item.get("id")) or (own if isinstance(own, str) and "#" not in own else "")


def _doi(item: Row) -> str:
    texts = [line(item.get("doi")), *(line(link) for link in _listed(item.get("sameAs"))), _identifier(item)]
    return next((text for text in texts if "10." in text and "/" in text), "")


def _affiliation(person: object) -> str:
    return "+".join(filter(None, map(label, _listed(person.get("affiliation"))))) if isinstance(person, Mapping) else ""


def _full_name(person: object) -> str:
    if not isinstance(person, Mapping):
        return ""
    return line(f"{line(person.get('givenName'))} {line(person.get('familyName'))}")


def _described(value: object) -> object:
    """Requirements written as objects: their description, or the category they name."""
    texts: list[object] = []
    for item in _listed(value):
        if isinstance(item, Mapping):
            months = line(item.get("monthsOfExperience"))
            text = line(item.get("description")) or line(item.get("name")) or line(item.get("credentialCategory"))
            texts.append(text or (f"{months} months of experience" if months else ""))
        else:
            texts.append(item)
    return texts[0] if len(texts) == 1 else texts


def _named(value: object) -> object:
    """Names of things that may be written as strings; codes ("15-1132.00") are no names."""
    if isinstance(value, str):
        return "" if _is_code(value) else value
    return [text for item in _listed(value) if (text := label(item)) and not _is_code(text)]


def _is_code(text: str) -> bool:
    return not any(char.isalpha() for char in text)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None or value == "" else [value]


def _first(value: object) -> object:
    return next(iter(_listed(value)), None)
