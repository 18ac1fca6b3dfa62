"""Segments and records in, postings with all their fields and evidence out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from spacy.tokens import Doc

from kg.extract.draft import Draft, Segment, SegmentKind, TermMatch
from kg.extract.lexicon.cues import Cue, CueKind
from kg.extract.lexicon.headings import ADVERT_SECTIONS, SectionKind
from kg.extract.lexicon.spans import Found, clauses_of, lines_of, trimmed
from kg.extract.lexicon.words import EMPLOYMENT
from kg.extract.postings.advert import Advert, Section, cues_within, within
from kg.extract.postings.asks.degrees import read_degrees
from kg.extract.postings.asks.field_lists import listed_fields
from kg.extract.postings.asks.languages import read_languages
from kg.extract.postings.asks.reader import Asked, read_asked
from kg.extract.postings.conditions.durations import is_length, read_duration
from kg.extract.postings.conditions.reader import read_date, read_eligibility, read_employment, read_season
from kg.extract.postings.employers.house import EmployerChooser
from kg.extract.postings.employers.reader import read_employer
from kg.extract.postings.headers.reader import read_header
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.own_shorts import without_own_shorts
from kg.extract.postings.places.reader import read_locations
from kg.extract.postings.places.remote import read_remote
from kg.extract.postings.roles.reader import RoleReader
from kg.extract.postings.sections.reader import split_sections
from kg.extract.postings.together import ReadPosting, with_keys, with_own_listings, with_page_employer
from kg.extract.postings.topics.reader import read_topics
from kg.extract.version import EXTRACTOR_VERSION
from kg.ports import PlaceFinder, Vocabulary
from kg.schema import Evidence, FieldName, FieldSpan, Place, Posting, RecordType

#: Record columns that hold text, and the section their text belongs to until a heading says otherwise.
_BODIES = {
    FieldName.DESCRIPTION: SectionKind.SUMMARY,
    FieldName.RESPONSIBILITIES: SectionKind.RESPONSIBILITIES,
    FieldName.QUALIFICATIONS: SectionKind.BASIC_QUALIFICATIONS,
    FieldName.PREFERRED_QUALIFICATIONS: SectionKind.PREFERRED_QUALIFICATIONS,
    FieldName.EDUCATION: SectionKind.BASIC_QUALIFICATIONS,
    FieldName.SKILL: SectionKind.BASIC_QUALIFICATIONS,
}


#: So many towns of a page say together in which country it is.
_TOWNS = 3
_Values = dict[str, Found[Any] | None]
_Lists = dict[str, tuple[Found[Any], ...]]


class PostingFields:
    """Fills `draft.postings` from the posting and listing segments."""

    def __init__(self) -> None:
        self._reader: PostingReader | None = None

    def load(self, vocabulary: Vocabulary, places: PlaceFinder, employers: EmployerChooser) -> None:
        """Names the vocabulary, the gazetteer and the model of employers that fields are read with."""
        self._reader = PostingReader(vocabulary, places, employers)

    def __call__(self, doc: Doc) -> Doc:
        """Reads the postings of one document."""
        draft: Draft = doc._.draft
        for read in self._reader.read(draft) if self._reader else ():
            draft.postings.append(read.posting)
            draft.aliases.update(read.aliases)
        return doc


class PostingReader:
    """Reads every posting and listing segment of a draft."""

    def __init__(self, vocabulary: Vocabulary, places: PlaceFinder, employers: EmployerChooser) -> None:
        self._vocabulary = vocabulary
        self._places = places
        self._employers = employers
        self._roles = RoleReader(vocabulary, places)

    def read(self, draft: Draft) -> list[ReadPosting]:
        """All postings of the draft, with keys that tell them apart."""
        found = []
        for segment in draft.segments:
            if segment.kind in (SegmentKind.POSTING, SegmentKind.LISTING):
                found.append(self._read_one(make_advert(draft, segment, self._places), segment))
        found = [item for item in found if _says_anything(item.posting, draft)]
        found = self._in_one_country(found)
        return with_keys(with_own_listings(with_page_employer(draft, found, self._vocabulary), draft.document.text))

    def _in_one_country(self, found: list[ReadPosting]) -> list[ReadPosting]:
        """Towns of one page lie in the one country that has them all: "Hawick" tells where "Kelso" is."""
        bare = {
            index: item.posting.evidence["primary_location"][0].surface
            for index, item in enumerate(found)
            if item.posting.primary_location and item.posting.primary_location.city
        }
        countries = {place.country for item in found if (place := item.posting.primary_location) and place.country}
        if len(bare) < _TOWNS or len(countries) < 2 or any("," in surface for surface in bare.values()):
            return found
        moved = {country: self._towns_in(country, bare) for country in sorted(countries)}
        there = Counter(place.country for item in found if (place := item.posting.primary_location))
        every = [
            towns for country, towns in moved.items() if len(towns) == len(bare) and 2 * there[country] >= len(bare)
        ]
        if len(every) != 1:
            return found
        return [
            replace(
                item, posting=replace(item.posting, primary_location=every[0].get(index, item.posting.primary_location))
            )
            for index, item in enumerate(found)
        ]

    def _towns_in(self, country: str, surfaces: Mapping[int, str]) -> dict[int, Place]:
        """Those of the towns that lie in a country."""
        found: dict[int, Place] = {}
        for index, surface in surfaces.items():
            read = [match.place for match in self._places.parse(f"{surface}, {country}").places]
            found.update((index, place) for place in read if place.city and place.country == country)
        return found

    def _read_one(self, advert: Advert, segment: Segment) -> ReadPosting:
        listing = segment.kind is SegmentKind.LISTING
        role = self._roles.read(advert)
        employer = read_employer(advert, role, self._vocabulary, self._employers)
        role = self._roles.without_employer(role, employer.organization)
        wanted_in = role.role.end if role.in_text and role.role else None
        places = read_locations(advert, self._places, role.places, wanted_in, employer.organization)
        country = places[0].value.country if places else None
        employment = read_employment(advert, role)
        interned = employment if employment and employment.value == "internship" else None
        values: _Values = {
            "title": role.title,
            "role": role.role,
            "level": role.level or (replace(interned, value="intern") if interned else None),
            "employment_type": employment,
            "organization": employer.organization,
            "suborganization": employer.suborganization,
            "team": employer.team,
            "primary_location": places[0] if places else None,
            "remote": read_remote(advert),
            "posted": read_date(advert, FieldName.POSTED, country),
            "closed": read_date(advert, FieldName.CLOSED, country),
            "season_year": None if listing else read_season(advert, role),
            "duration_months": None if listing else read_duration(advert),
            "source_id": _plain(advert, FieldName.SOURCE_ID),
            "url": _plain(advert, FieldName.URL),
            "salary": _plain(advert, FieldName.SALARY),
        }
        lists: _Lists = {"other_locations": places[1:]}
        if not listing:
            listed = tuple(listed_fields(advert))
            asked = read_asked(advert, listed, employer.organization.value if employer.organization else None)
            lists |= {
                "degrees": read_degrees(advert),
                "degree_fields": asked.degree_fields,
                "disciplines": asked.disciplines,
                "qualification_disciplines": asked.qualification_disciplines,
                "skills": asked.skills,
                "preferred_skills": asked.preferred_skills,
                "languages_spoken": read_languages(advert),
                "topics": read_topics(advert, role, listed, _studied(asked)),
                "eligibility": read_eligibility(advert),
            }
            lists["skills"] = _no_places(asked.skills, places, advert.text)
        posting = self._assemble(advert, segment, values, lists)
        return ReadPosting(posting, dict(employer.aliases))

    def _assemble(self, advert: Advert, segment: Segment, values: _Values, lists: _Lists) -> Posting:
        found = {name: (item,) for name, item in values.items() if item is not None} | lists
        read: dict[str, Any] = {name: item.value for name, item in values.items() if item is not None}
        read |= {name: tuple(item.value for item in items) for name, items in lists.items()}
        return Posting(
            start=segment.start,
            end=segment.end,
            key="",
            listing=segment.kind is SegmentKind.LISTING,
            sections=tuple((str(section.kind), section.start, section.end) for section in advert.sections),
            evidence={
                name: tuple(self._evidence(advert, item) for item in items) for name, items in found.items() if items
            },
            **read,
        )

    def _evidence(self, advert: Advert, item: Found[Any]) -> Evidence:
        record = advert.document.record_type is not None
        around = (span.name for span in advert.fields if span.start <= item.start and item.end <= span.end)
        return Evidence(
            document_id=advert.document.id,
            start=item.start,
            end=item.end,
            surface=advert.text[item.start : item.end],
            confidence=round(item.confidence, 3),
            extractor=EXTRACTOR_VERSION,
            field=next(around, None) if record else None,
        )


def _no_places(skills: Sequence[Found[str]], places: Sequence[Found[Place]], text: str) -> tuple[Found[str], ...]:
    """The skills that are no towns of the job: "one of our offices (e.g. Riga, Jena)"."""
    towns = {text[place.start : place.end] for place in places if place.value.city}
    return tuple(skill for skill in skills if skill.value not in towns)


def _studied(asked: Asked) -> tuple[Found[str], ...]:
    """Fields that a degree may be in and that nobody is said to be interested in."""
    wanted = {item.start for item in asked.disciplines}
    return tuple(item for item in asked.degree_fields if item.start not in wanted)


def _says_anything(posting: Posting, draft: Draft) -> bool:
    """Whether a posting says who is wanted, or on which terms; a page's mere "please apply" does neither."""
    terms = (posting.employment_type, posting.skills, posting.degrees, posting.duration_months, posting.source_id)
    named = (posting.title, posting.role)
    placed = posting.evidence.get("primary_location", ())
    headed = any(item.start < posting.start for item in placed)
    told = bool(placed or posting.organization) and any(kind in _OF_A_JOB for kind, _, _ in posting.sections)
    return draft.document.record_type is not None or any(named) or any(terms) or headed or told


_OF_A_JOB = frozenset(map(str, ADVERT_SECTIONS))


def make_advert(draft: Draft, segment: Segment, places: PlaceFinder) -> Advert:
    """A segment with everything found inside it."""
    document = draft.document
    text = document.text
    cues = cues_within(draft.cues, segment.start, segment.end)
    fields = segment.fields
    if document.record_type is RecordType.POSTING:
        sections = tuple(_record_sections(text, fields, draft))
        fields = (*fields, *_first_line_fields(text, fields, places), *_terms_fields(text, fields, places))
    elif segment.kind is SegmentKind.LISTING:
        sections = ()
    else:
        before = (
            split_sections(text, 0, segment.start, cues_within(draft.cues, 0, segment.start), SectionKind.OTHER)
            if draft_has_overview(draft, segment)
            else ()
        )
        overview = tuple(section for section in before if section.kind is SectionKind.ABOUT_COMPANY)
        sections = (*overview, *split_sections(text, segment.start, segment.end, cues, SectionKind.SUMMARY))
        cues = (*_degrees_above(draft, segment, fields), *cues)
    whole = (term for term in _terms(draft.terms, segment, fields) if not _is_torn(text, term.start))
    return Advert(
        document=document,
        start=segment.start,
        end=segment.end,
        sections=sections,
        fields=fields,
        cues=cues,
        terms=tuple(without_own_shorts(whole, text, segment.start, segment.end)),
        plain=tuple(_terms(draft.plain, segment, fields)),
        clauses=clauses_of(text, segment.start, segment.end),
    )


def _terms(terms: Sequence[TermMatch], segment: Segment, fields: Sequence[FieldSpan]) -> Iterator[TermMatch]:
    """Terms of a title that stands above a segment, and of the segment."""
    for span in sorted(fields, key=lambda span: span.start):
        if span.name is FieldName.TITLE and span.end <= segment.start:
            yield from within(terms, span.start, span.end)
    yield from within(terms, segment.start, segment.end)


def _degrees_above(draft: Draft, segment: Segment, fields: Sequence[FieldSpan]) -> Iterable[Cue]:
    """The degrees that the header states outside of names, places and other jobs: "Education: Bachelor's degree"."""
    if segment.header_start is None or segment.header_end is None:
        return ()
    named = [span for span in (*segment.fields, *fields) if span.name in _NAMES]
    text = draft.document.text
    above = cues_within(draft.cues, segment.header_start, min(segment.header_end, segment.start))
    degrees = [
        cue
        for cue in above
        if cue.kind is CueKind.DEGREE and not any(span.start <= cue.start < span.end for span in named)
    ]
    if not degrees:
        return ()
    listed = {_line_at(text, other.start) for other in draft.segments if other.kind is SegmentKind.LISTING}
    return [cue for cue in degrees if _line_at(text, cue.start) not in listed]


def _line_at(text: str, position: int) -> str:
    """The line that holds a position."""
    end = text.find("\n", position)
    return text[text.rfind("\n", 0, position) + 1 : end if end >= 0 else len(text)].strip()


_NAMES = frozenset((FieldName.TITLE, FieldName.ORGANIZATION, FieldName.TEAM, FieldName.LOCATION))


def _is_torn(text: str, start: int) -> bool:
    """Whether a term is the end of a longer word: "audio-visual understanding" is not about visual understanding."""
    return text[start].islower() and text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha()


def draft_has_overview(draft: Draft, segment: Segment) -> bool:
    """Whether text of the employer may stand above a posting: only on a page of one posting."""
    return (
        len(list(islice((other for other in draft.segments if other.kind is SegmentKind.POSTING), 2))) == 1
        and not any(other.kind is SegmentKind.ARTICLE for other in draft.segments)
        and segment.start > 0
    )


def _record_sections(text: str, fields: Sequence[FieldSpan], draft: Draft) -> Iterable[Section]:
    for span in sorted(fields, key=lambda item: item.start):
        kind = _BODIES.get(span.name)
        if span.name is FieldName.OTHER and span.end - span.start > 200:
            kind = SectionKind.OTHER
        if kind:
            yield from split_sections(text, span.start, span.end, cues_within(draft.cues, span.start, span.end), kind)


def _first_line_fields(text: str, fields: Sequence[FieldSpan], places: PlaceFinder) -> tuple[FieldSpan, ...]:
    """Of a record without a title, what its first line states between bars: "Contoso | Analyst | Berlin | Remote"."""
    body = next((span for span in fields if span.name is FieldName.DESCRIPTION), None)
    if body is None or any(span.name is FieldName.TITLE for span in fields):
        return ()
    first = lines_of(text, body.start, body.end)[:1]
    if not first or first[0].text.count("|") < 2:
        return ()
    known = {span.name for span in fields}
    return tuple(span for span in read_header(first, text[first[0].end : body.end], places) if span.name not in known)


_TERMS_CUT = re.compile(r"\s+[·•|]\s+")
_LONGEST_TERMS = 200


def _terms_fields(text: str, fields: Sequence[FieldSpan], places: PlaceFinder) -> Iterable[FieldSpan]:
    """What a column of terms states between dots: "Full-time · two years · Davis, California"."""
    known = {span.name for span in fields}
    for span in (span for span in fields if span.name is FieldName.OTHER):
        if span.end - span.start > _LONGEST_TERMS or len(_TERMS_CUT.findall(text[span.start : span.end])) < 2:
            continue
        start = span.start
        for cut in [*_TERMS_CUT.finditer(text, span.start, span.end), None]:
            end = cut.start() if cut else span.end
            piece = text[start:end].strip()
            if is_place_line(piece, places) and FieldName.LOCATION not in known:
                yield FieldSpan(FieldName.LOCATION, start, end)
            elif piece.lower() in EMPLOYMENT and FieldName.EMPLOYMENT_TYPE not in known:
                yield FieldSpan(FieldName.EMPLOYMENT_TYPE, start, end)
            elif piece and piece[0].isalnum() and is_length(piece):
                yield FieldSpan(FieldName.OTHER, start, end)
            start = cut.end() if cut else end


def _plain(advert: Advert, name: FieldName) -> Found[str] | None:
    span = advert.field(name)
    if span is None:
        return None
    start, end = trimmed(advert.text, span.start, span.end)
    return Found(advert.text[start:end], start, end, 0.98) if start < end else None
