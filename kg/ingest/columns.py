"""Column names in, what they mean out: the one table of names that boards, bureaus and bibliographies use.

Names are folded first (case, accents, camelCase, underscores and punctuation), so "jobTitle", "Job Title" and
"JOB_TITLE" are one name. Within a field the names stand in order of preference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kg.schema import FieldName, RecordType


class Helper(StrEnum):
    """Columns that are no field themselves but make one, or say something about the record."""

    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    OFFICE = "office"
    SALARY_FROM = "salary_from"
    SALARY_TO = "salary_to"
    SALARY_UNIT = "salary_unit"
    LANGUAGE = "language"
    BODY = "body"
    ROLE = "role"
    NAME = "name"
    IGNORED = "ignored"


Meaning = FieldName | Helper

_F, _H = FieldName, Helper

_SHARED: dict[Meaning, str] = {
    _H.LANGUAGE: "language|lang|language code|job language|sprache|langue|inlanguage|in language|locale",
    _H.BODY: "text|body|body text|full text|raw text|page text|text html|article body|article|article text|markdown|html"
    "|post|message|comment",
    _H.NAME: "name|heading|headline|nom|nombre|bezeichnung",
    _F.URL: "url|link|apply link|job url|job link|absolute url|hosted url|source url|posting url|apply url|job apply link"
    "|canonical url|page url|web url|job posting url|detail url|details url|permalink|href|site|website link|uri|lien"
    "|url offre|application url|redirect url|external url|url next step|job path|landing page url|ee|openreview url",
    _F.SOURCE_ID: "id|job id|source id|posting id|jobid|requisition id|req id|job req id|id icims|external id|uuid|guid"
    "|identifier|reference|reference number|ref|job ref|job reference|job code|vacancy id|offer id|listing id|position id"
    "|job posting id|job number|req number|requisition number|uniq id|unique id|record id|key|slug|referenznummer"
    "|kennziffer|stellen id|reference offre|numero offre|entry id|opening id",
}

_POSTING: dict[Meaning, str] = {
    _F.TITLE: "title|job title|jobtitle|position title|posting title|vacancy title|business title|position name"
    "|role title|position|vacancy|vacancy name|job name|job position|opening|job|advert title|ad title|offer title"
    "|job posting title|designation|profession|occupation|titel|stellenbezeichnung|stellentitel|jobtitel|berufsbezeichnung"
    "|stelle|beruf|positionsbezeichnung|intitule|intitule du poste|intitule poste|titre|titre du poste|titre poste|poste"
    "|libelle|titulo|puesto|cargo|titolo|civil service title",
    _F.ORGANIZATION: "company|company name|employer|employer name|hiring organization|hiring organization name"
    "|hiring company|organization|organisation|organization name|organisation name|agency|agency name|firm|recruiter company"
    "|hiring organization organization name|unternehmen|firma|arbeitgeber|firmenname|entreprise|societe|employeur"
    "|nom entreprise|empresa|azienda|institution|company display name|business name|client|board",
    _F.SUBORGANIZATION: "subsidiary|business unit|sub organization|suborganization|organization unit|org unit|organisation unit"
    "|business|line of business|brand|affiliate|tochtergesellschaft|filiale|legal entity",
    _F.TEAM: "team|team name|department|departments|department name|division work unit|division|work unit|group|unit"
    "|dept|section|team label|department team|job post department|external department|posting department|abteilung"
    "|bereich|fachbereich|service|departement|equipe|equipo|departamento|functional team|organizational unit|lab"
    "|jobs page division name|job site dept|department name career site|careers page team",
    _F.CATEGORY: "category|job category|categories|job categories|function|functions|job function|job family"
    "|job family group|discipline|field|area|business category|classification|occupation category|occupational category"
    "|job area|area of interest|professional field|profession area|kategorie|berufsfeld|tatigkeitsbereich|categorie"
    "|domaine|metier|categoria|area de trabajo|job group|career area|specialty|expertise|career site category|craft"
    "|external posting category|jobs page section name|career page posting category",
    _F.INDUSTRY: "industry|industries|sector|company industry|branche|branchen|secteur|secteur d activite|industria"
    "|company sector|industry name",
    _F.LOCATION: "location|locations|job location|job locations|work location|place|place of work|primary location"
    "|normalized location|workplace|location name|all locations|geo|job geo|candidate required location|duty station"
    "|ort|arbeitsort|standort|standorte|einsatzort|lieu|lieu de travail|localisation|lieux|ubicacion|localidad|lugar"
    "|luogo|work location 1|additional locations|secondary locations|other locations|job location address",
    _H.CITY: "city|town|locality|location city|job city|address locality|location part1|location part 1|municipality"
    "|stadt|ville|commune|ciudad|job location address locality|job location address address locality|location address city",
    _H.REGION: "state|province|region|state province|location state|job state|address region|state code|region code"
    "|bundesland|departement code|provincia|estado|job location address region|job location address address region",
    _H.COUNTRY: "country|country name|location country|job country|address country|country code|location part2"
    "|location part 2|land|pays|pais|base country|job posting country|job location address address country"
    "|job location address country name",
    _H.OFFICE: "offices|office|office location|office name|offices name",
    _F.LEVEL: "level|seniority|seniority level|experience level|career level|job level|grade|management level"
    "|position level|karrierestufe|erfahrungsstufe|niveau|nivel|career stream level|formatted experience level|min level",
    _F.EMPLOYMENT_TYPE: "employment type|job type|type|contract type|commitment|work type|schedule|job schedule type"
    "|time type|full time part time indicator|employment|contract|job types|position type|employment status"
    "|formatted work type|employee type|vertragsart|beschaftigungsart|anstellungsart|arbeitszeit|arbeitsmodell zeit"
    "|type de contrat|contrat|type contrat|temps de travail|tipo de contrato|jornada|work schedule|time commitment"
    "|job status|job schedule|categories commitment",
    _F.REMOTE: "remote|is remote|remote allowed|workplace type|work mode|work arrangement|remote status|remote work"
    "|job location type|work model|workmodel|working model|remote type|telecommute|home office|homeoffice|teletravail"
    "|arbeitsmodell|teletrabajo|working model eligibility|telecommuting|work from home|is remote work|location type",
    _F.POSTED: "date posted|posted|posted date|posting date|post date|publication date|published|published at|date published"
    "|first published|posted at|posted on|created|created at|date|publish date|listed time|original listed time"
    "|listing date|open date|release date|date added|date of posting|published date|date creation|time|pub date|pubdate"
    "|veroffentlicht|veroffentlicht am|veroffentlichungsdatum|datum|eingestellt am|date de publication|publie le|date"
    "|fecha|fecha de publicacion|job posted at|epoch creation date|month",
    _F.CLOSED: "closed|closing date|deadline|application deadline|valid through|expires|expiry date|expiration date"
    "|date expires|end date|post until|apply by|apply before|close date|closes|expires at|expiry|bewerbungsfrist|ablaufdatum"
    "|date limite|date de cloture|fecha limite|expiration",
    _F.SALARY: "salary|salary range|compensation|pay|pay range|salary amount|wage|remuneration|base salary|salary raw"
    "|salary estimate|gehalt|verguetung|vergutung|lohn|salaire|remuneracion|salario|salary text|stipend"
    "|compensation tier summary|salary description|pay rate",
    _H.SALARY_FROM: "salary min|min salary|salary range from|minimum salary|salary from|salary minimum|min amount"
    "|annual salary min",
    _H.SALARY_TO: "salary max|max salary|salary range to|maximum salary|salary to|salary maximum|max amount"
    "|annual salary max",
    _H.SALARY_UNIT: "salary currency|salary frequency|currency|pay period|salary period|salary unit|salary interval",
    _F.SKILL: "skills|skill|job skills|job skill|required skills|key skills|technologies|tech stack|tools|technical skills"
    "|skills required|skill set|skillset|competencies|technology|stack|kenntnisse|fahigkeiten|kompetenzen|skills names"
    "|competences|competence|habilidades|competencias|hard skills|soft skills|job required skills|programming languages"
    "|skills desc",
    _F.KEYWORD: "tags|tag|keywords|labels|topics|stichworte|mots cles|optional search labels",
    _F.DESCRIPTION: "description|job description|content|job summary|summary|overview|about the job|about the role"
    "|job details|details|full description|description text|job desc|description html|description plain|job content"
    "|role description|position summary|position description|posting description|advert|job advert|long description"
    "|job text|job ad|beschreibung|stellenbeschreibung|jobbeschreibung|descriptif|descripcion|descriptif du poste"
    "|description du poste|description de l offre|descripcion del puesto|opening plain|description body plain"
    "|additional plain|additional|lists|snippet|excerpt|short description|description short|vacancy description",
    _F.RESPONSIBILITIES: "responsibilities|job responsibilities|duties|key responsibilities|roles and responsibilities"
    "|role and responsibilities|roles responsibilities|main duties|tasks|what you will do|your role|key job responsibilities"
    "|aufgaben|ihre aufgaben|deine aufgaben|tatigkeiten|aufgabengebiet|missions|vos missions|responsabilites"
    "|responsabilidades|funciones|duties and responsibilities|your responsibilities|essential duties",
    _F.QUALIFICATIONS: "qualifications|minimum qualifications|basic qualifications|requirements|job requirements"
    "|job requirement|minimum qual requirements|required qualifications|minimum requirements|qualification"
    "|qualification summary|requirement|your profile|candidate profile|profile|experience|experience requirements"
    "|experience needed|required experience|work experience|who you are|what you need|years of experience|eligibility"
    "|eligibility criteria|anforderungen|anforderungsprofil|ihr profil|dein profil|profil|qualifikation|qualifikationen"
    "|voraussetzungen|profil recherche|exigences|requisitos|perfil|berufserfahrung|experience requise|experiencia"
    "|must have|required skills and experience|competency requirements|experience required|min qualifications",
    _F.PREFERRED_QUALIFICATIONS: "preferred qualifications|preferred skills|preferred requirements|nice to have"
    "|nice to haves|desired qualifications|desired skills|additional qualifications|bonus|good to have|pluses|optional skills"
    "|preferred experience|preferred|wunschenswert|von vorteil|atouts|deseable|bonus points|preferred qualification"
    "|desirable",
    _F.EDUCATION: "education|education level|education requirements|degree|degrees|required education|ausbildung"
    "|bildungsabschluss|abschluss|formation|diplome|niveau d etudes|educacion|estudios|formacion|academic requirements"
    "|minimum education|education required",
}  # fmt: skip

_PAPER: dict[Meaning, str] = {
    _F.TITLE: "title|paper title|article title|document title|display name|publication title|work title|titel|titre|titulo"
    "|paper|paper name",
    _F.AUTHOR: "authors|author|author s|author names|author full names|authors list|author list|creator|creators"
    "|author name|authors name|autor|autoren|verfasser|auteur|auteurs|autores|authorships author display name"
    "|authors parsed|author display name",
    _F.AFFILIATION: "aff|affs|affiliation|affiliations|author affiliations|author affiliation|institution|institutions"
    "|authors with affiliations|organization|organisation|organizations|institut|einrichtung|etablissement|afiliacion"
    "|affiliation name|author aff",
    _F.VENUE: "venue|venue name|journal|journal name|journal title|conference|conference name|booktitle|book title"
    "|publication name|source title|container title|publication venue|published in|proceedings|series|journal ref"
    "|zeitschrift|konferenz|tagung|revue|conf|event|primary location source display name|host venue display name"
    "|source name|is part of name",
    _F.YEAR: "year|publication year|pub year|published year|date published|publication date|published|published date|date"
    "|jahr|erscheinungsjahr|annee|ano|update date|submitted date|year published|py",
    _F.KEYWORD: "keywords|keyword|author keywords|index keywords|topics|topic|primary area|subject|subjects|subject areas"
    "|categories|category|fields of study|field of study|concepts|tags|tag|schlagworter|schlusselworter|mots cles"
    "|palabras clave|index terms|terms|primary category|area|research areas|keywords author|keyword s",
    _F.ABSTRACT: "abstract|abstract text|paper abstract|summary|zusammenfassung|resume|resumen|description|abstracts",
    _F.DOI: "doi|doi url|digital object identifier|externalids doi|external ids doi|ids doi",
    _F.ARXIV_ID: "arxiv id|arxiv|arxivid|eprint|externalids arxiv|external ids arxiv|arxiv identifier",
    _F.SOURCE_ID: "paper id|openalex id|openreview id|forum|corpus id|paperid|eid|pmid|acl id|bibkey|accession number",
    _F.URL: "paper url|pdf url|paper link|pdf|arxiv url|link to paper",
    _F.OTHER: "tldr|tl dr|tl;dr|one sentence summary",
}

#: Columns that say by themselves what a record is about.
_PAPER_SIGNS = frozenset(
    ["abstract", "authors", "author", "author s", "aff", "affs", "affiliations", "affiliation", "venue", "journal", "journal title", "journal name", "booktitle", "conference", "proceedings", "doi", "arxiv id", "arxiv", "eprint", "paper id", "paper title", "publication year", "citations", "cited by", "citation count", "cited by count", "abstract text", "paper abstract", "author names", "publication venue", "references", "pmid", "source title", "container title", "abstract inverted index", "authorships", "journal ref", "autoren", "zeitschrift", "auteurs", "revue", "tldr", "primary area", "paperid", "corpus id", "author affiliations", "paper link", "paper url", "index terms", "author keywords"]
)
_WEAK_PAPER_SIGNS = frozenset({"author", "authors", "autor", "auteur"})
_WEAK_POSTING = {
    _F.TITLE, _F.DESCRIPTION, _F.POSTED, _F.KEYWORD, _F.CATEGORY, _F.URL, _F.SOURCE_ID, _H.CITY, _H.REGION, _H.COUNTRY,
    _F.CLOSED,
}  # fmt: skip
_PLAIN_TITLE = frozenset({"title", "titel", "titre", "titulo", "titolo", "paper", "position", "poste", "cargo", "job"})
#: Columns that papers, places and products have as well.
_AMBIGUOUS = frozenset(
    ["organization", "organisation", "institution", "board", "client", "service", "type", "time", "section", "group", "unit", "field", "level", "grade", "brand", "business", "place", "geo", "summary", "profile", "experience", "details", "content", "tools", "technology", "event", "lab", "bonus", "formation"]
)
#: Columns of occupation and skill taxonomies, which are vocabularies and no documents.
_TAXONOMY_SIGNS = frozenset(
    {"o net soc code", "onetsoc code", "preferred label", "pref label", "isco group", "alt labels"}
)

#: Words that wrap a column's name without changing what it means.
_WRAPPERS = ("job ", "position ", "posting ", "vacancy ", "metadata ", "attributes ", "fields ", "data ", "source ",
             "categories ", "properties ", "details ", "info ", "job posting ", "offer ", "content ", "dc ")  # fmt: skip
_ENDINGS = (" name", " text", " html", " label", " s", " raw", " value", " string", " plain", " display name", " title")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a record: its name as written, what it means, and how preferred it is for that (0 is best)."""

    name: str
    meaning: Meaning | None
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """How the columns of a record are read; `record_type` is `None` for a text without columns worth the name."""

    record_type: RecordType | None
    columns: tuple[Column, ...]
    has_title: bool
    has_text: bool
    is_taxonomy: bool = False

    @property
    def usable(self) -> bool:
        """Whether there is a title or a text to go by."""
        return (self.has_title or self.has_text) and not self.is_taxonomy


def fold_column(name: str) -> str:
    """The name of a column as a few lower-case ASCII words."""
    return _fold(name)


@lru_cache(maxsize=20_000)
def _fold(name: str) -> str:
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    text = unicodedata.normalize("NFKD", split.replace("ß", "ss")).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.findall(r"[a-z0-9]+", text))


@lru_cache(maxsize=2_000)
def plan_for(names: tuple[str, ...], record_type: RecordType | None = None) -> Plan:
    """What the columns named mean together.

    Args:
        names: names as written, nested ones joined by dots ("hiringOrganization.name").
        record_type: what the record is, where the source says so itself (JSON-LD, BibTeX).
    """
    folded = [fold_column(name) for name in names]
    decided = record_type or _record_type(folded)
    columns = tuple(_column(name, decided or RecordType.POSTING) for name in names)
    columns = _with_name_as_title(columns)
    columns = _with_role(columns)
    meanings = {column.meaning for column in columns}
    body = Helper.BODY in meanings
    if decided is None and not (FieldName.TITLE in meanings and not body):
        return Plan(None, columns, FieldName.TITLE in meanings, body)
    return Plan(
        decided or RecordType.POSTING,
        columns,
        FieldName.TITLE in meanings,
        bool(meanings & {FieldName.DESCRIPTION, FieldName.ABSTRACT, Helper.BODY}),
        not _TAXONOMY_SIGNS.isdisjoint(folded) and FieldName.ORGANIZATION not in meanings,
    )


def _record_type(folded: list[str]) -> RecordType | None:
    """Posting or paper, by what only one of them has; `None` if nothing tells."""
    paper = {name for name in folded if name in _PAPER_SIGNS}
    posting = sum(_is_posting_sign(name) for name in folded)
    if paper <= _WEAK_PAPER_SIGNS and any(name in _TABLES[RecordType.POSTING].bodies for name in folded):
        paper = set()
    if not paper and not posting:
        return None
    return RecordType.PAPER if len(paper) > posting else RecordType.POSTING


def _is_posting_sign(name: str) -> bool:
    found = _TABLES[RecordType.POSTING].find(name)
    if found is None or name in _PAPER_SIGNS or name in _AMBIGUOUS:
        return False
    if found[0] is FieldName.TITLE:
        return name not in _PLAIN_TITLE
    if name.startswith(("job ", "position ", "posting ", "vacancy ")):
        return True
    return found[0] not in _WEAK_POSTING and found[0] not in _SHARED


def _column(name: str, record_type: RecordType) -> Column:
    folded = fold_column(name)
    if not folded or folded in {"index", "level 0", "row", "rank", "no", "nr"} or folded.startswith("unnamed"):
        return Column(name, Helper.IGNORED)
    if folded == "role":
        return Column(name, Helper.ROLE)
    found = _TABLES[record_type].find(folded)
    return Column(name, None) if found is None else Column(name, found[0], found[1])


def _with_name_as_title(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """ "Name" is the title where no other column is and the record names an organization as well."""
    meanings = {column.meaning for column in columns}
    as_title = FieldName.TITLE not in meanings and bool(
        meanings & {FieldName.ORGANIZATION, FieldName.AUTHOR, FieldName.ABSTRACT, FieldName.QUALIFICATIONS}
    )
    meaning = FieldName.TITLE if as_title else Helper.IGNORED
    return tuple(Column(c.name, meaning, c.rank) if c.meaning is Helper.NAME else c for c in columns)


def _with_role(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """ "Role" is the title where no other column is; beside a title its values have to say what it is."""
    if any(column.meaning is FieldName.TITLE for column in columns):
        return columns
    return tuple(Column(c.name, FieldName.TITLE, c.rank) if c.meaning is Helper.ROLE else c for c in columns)


class _Table:
    """Look-up of folded names, with wrapping words taken off where the whole name is not known."""

    def __init__(self, *tables: Mapping[Meaning, str]) -> None:
        self._known: dict[str, tuple[Meaning, int]] = {}
        self._add(tables)
        self.bodies = frozenset(name for name, found in self._known.items() if found[0] is Helper.BODY)

    def find(self, folded: str) -> tuple[Meaning, int] | None:
        if folded in self._known:
            return self._known[folded]
        for shorter in _unwrapped(folded):
            if shorter in self._known:
                meaning, rank = self._known[shorter]
                return meaning, rank + 100
        return None

    def _add(self, tables: Iterable[Mapping[Meaning, str]]) -> None:
        for table in tables:
            for meaning, names in table.items():
                for rank, name in enumerate(names.split("|")):
                    self._known.setdefault(name, (meaning, rank))


def _unwrapped(folded: str) -> Iterable[str]:
    without = [folded.removeprefix(wrapper) for wrapper in _WRAPPERS if folded.startswith(wrapper)]
    yield from without
    for name in (folded, *without):
        for ending in _ENDINGS:
            if name.endswith(ending):
                yield name.removesuffix(ending)


_TABLES = {
    RecordType.POSTING: _Table(_POSTING, _SHARED),
    RecordType.PAPER: _Table(_PAPER, _SHARED),
}
