"""The names that boards, bureaus and bibliographies give their columns, by what they mean.

Names are folded: lower case, without accents, camelCase and punctuation taken apart. Within a field they stand in
order of preference. German, French and Spanish names stand beside the English ones.
"""

from __future__ import annotations

from enum import StrEnum

from kg.schema import FieldName


class Helper(StrEnum):
    """Columns that are no field themselves but make one, or say something about the record."""

    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    OFFICE = "office"
    EXPERIENCE = "experience"
    TEASER = "teaser"
    SALARY_FROM = "salary_from"
    SALARY_TO = "salary_to"
    SALARY_UNIT = "salary_unit"
    LANGUAGE = "language"
    BODY = "body"
    ROLE = "role"
    NAME = "name"
    MORE_AUTHORS = "more_authors"
    IGNORED = "ignored"


Meaning = FieldName | Helper

_F, _H = FieldName, Helper

#: Columns of any record.
SHARED: dict[Meaning, str] = {
    _H.LANGUAGE: """
        language, lang, language code, job language, sprache, langue, inlanguage, in language, locale
    """,
    _H.BODY: """
        text, body, body text, full text, raw text, page text, text html, article body, article, article text,
        markdown, html, post, message, comment
    """,
    _H.NAME: """
        name, heading, headline, nom, nombre, bezeichnung
    """,
    _F.URL: """
        url, link, apply link, job url, job link, absolute url, hosted url, source url, posting url, apply url,
        job apply link, canonical url, page url, web url, job posting url, detail url, details url, permalink,
        href, site, website link, uri, lien, url offre, application url, redirect url, external url, url next
        step, job path, landing page url, ee, openreview url, pdf, pdf url, url pdf, application link, careers
        url, position uri, external path
    """,
    _F.SOURCE_ID: """
        id, job id, source id, posting id, jobid, requisition id, req id, job req id, id icims, external id,
        uuid, guid, identifier, reference, reference number, ref, job ref, job reference, job code, vacancy id,
        offer id, listing id, position id, job posting id, job number, req number, requisition number, uniq id,
        unique id, record id, key, slug, referenznummer, kennziffer, stellen id, reference offre, numero offre,
        entry id, opening id, refnr, ref number, shortcode, vacancy no, vacancy number, job no, position no, position
        number, posting no, posting number, opening no, req no, requisition no, ref no, reference no, job ref no
    """,
}

#: Columns of postings.
POSTING: dict[Meaning, str] = {
    _F.TITLE: """
        title, job title, jobtitle, position title, posting title, vacancy title, business title, position name,
        role title, position, vacancy, vacancy name, job name, job position, opening, job, advert title, ad
        title, offer title, job posting title, designation, profession, occupation, titel, stellenbezeichnung,
        stellentitel, jobtitel, berufsbezeichnung, stelle, beruf, positionsbezeichnung, intitule, intitule du
        poste, intitule poste, titre, titre du poste, titre poste, poste, libelle, titulo, puesto, cargo,
        titolo, civil service title
    """,
    _F.ORGANIZATION: """
        company, company name, employer, employer name, hiring organization, hiring organization name, hiring
        company, organization, organisation, organization name, organisation name, agency, agency name, firm,
        recruiter company, hiring organization organization name, unternehmen, firma, arbeitgeber, firmenname,
        entreprise, societe, employeur, nom entreprise, empresa, azienda, institution, company display name,
        business name, client, board
    """,
    _F.SUBORGANIZATION: """
        subsidiary, business unit, sub organization, suborganization, organization unit, org unit, organisation
        unit, business, line of business, brand, affiliate, tochtergesellschaft, filiale, legal entity
    """,
    _F.TEAM: """
        team, team name, department, departments, department name, division work unit, division, work unit,
        group, unit, dept, section, team label, department team, job post department, external department,
        posting department, abteilung, bereich, fachbereich, service, departement, equipe, equipo, departamento,
        functional team, organizational unit, lab, jobs page division name, job site dept, department name
        career site, careers page team
    """,
    _F.CATEGORY: """
        category, job category, categories, job categories, function, functions, job function, job family, job
        family group, discipline, field, area, business category, classification, occupation category,
        occupational category, job area, area of interest, professional field, profession area, kategorie,
        berufsfeld, tatigkeitsbereich, categorie, domaine, metier, categoria, area de trabajo, job group, career
        area, specialty, expertise, career site category, craft, external posting category, jobs page section
        name, career page posting category
    """,
    _F.INDUSTRY: """
        industry, industries, sector, company industry, branche, branchen, secteur, secteur d activite,
        industria, company sector, industry name, secteur activite
    """,
    _F.LOCATION: """
        location, locations, job location, job locations, work location, place, place of work, primary location,
        normalized location, workplace, location name, all locations, geo, job geo, candidate required location,
        duty station, ort, arbeitsort, standort, standorte, einsatzort, lieu, lieu de travail, localisation,
        lieux, ubicacion, localidad, lugar, luogo, work location 1, additional locations, secondary locations,
        other locations, job location address, lieu travail, location restrictions, position location display,
        locations text, where, worksite, work site, job site, based in
    """,
    _H.CITY: """
        city, town, locality, location city, job city, address locality, location part1, location part 1,
        municipality, stadt, ville, commune, ciudad, job location address locality, job location address address
        locality, location address city
    """,
    _H.REGION: """
        state, province, region, state province, location state, job state, address region, state code, region
        code, bundesland, departement code, provincia, estado, job location address region, job location address
        address region
    """,
    _H.COUNTRY: """
        country, country name, location country, job country, address country, country code, location part2,
        location part 2, land, pays, pais, base country, job posting country, job location address address
        country, job location address country name
    """,
    _H.OFFICE: """
        offices, office, office location, office name, offices name
    """,
    _F.LEVEL: """
        level, seniority, seniority level, experience level, career level, job level, grade, management level,
        position level, karrierestufe, erfahrungsstufe, niveau, nivel, career stream level, formatted experience
        level, min level
    """,
    _F.EMPLOYMENT_TYPE: """
        type contrat libelle, employment type, job type, type, contract type, commitment, work type, schedule,
        job schedule type, time type, full time part time indicator, employment, contract, job types, position type,
        employment status,
        formatted work type, employee type, vertragsart, beschaftigungsart, anstellungsart, arbeitszeit,
        arbeitsmodell zeit, type de contrat, contrat, type contrat, temps de travail, tipo de contrato, jornada,
        work schedule, time commitment, job status, job schedule, categories commitment, type of employment
    """,
    _F.OTHER: """
        duration, contract duration, contract length, length of contract, dauer, vertragsdauer, laufzeit, duree,
        duree du contrat, duracion
    """,
    _F.REMOTE: """
        remote, is remote, remote allowed, workplace type, work mode, work arrangement, remote status, remote
        work, job location type, work model, workmodel, working model, remote type, telecommute, home office,
        homeoffice, teletravail, arbeitsmodell, teletrabajo, working model eligibility, telecommuting, work from
        home, is remote work, location type
    """,
    _F.POSTED: """
        date posted, posted, posted date, posting date, post date, publication date, published, published at,
        date published, first published, posted at, posted on, created, created at, date, publish date, listed
        time, original listed time, listing date, open date, release date, date added, date of posting,
        published date, date creation, time, pub date, pubdate, veroffentlicht, veroffentlicht am,
        veroffentlichungsdatum, datum, eingestellt am, date de publication, publie le, date, fecha, fecha de
        publicacion, job posted at, epoch creation date, month, released date, aktuelle veroffentlichungsdatum,
        aktuelle veroeffentlichungsdatum, publication start date, published on
    """,
    _F.CLOSED: """
        closed, closing date, deadline, application deadline, valid through, expires, expiry date, expiration
        date, date expires, end date, post until, apply by, apply before, close date, closes, expires at,
        expiry, bewerbungsfrist, ablaufdatum, date limite, date de cloture, fecha limite, expiration
    """,
    _F.SALARY: """
        salary, salary range, compensation, pay, pay range, salary amount, wage, remuneration, base salary,
        salary raw, salary estimate, gehalt, verguetung, vergutung, lohn, salaire, remuneracion, salario, salary
        text, stipend, compensation tier summary, salary description, pay rate
    """,
    _H.SALARY_FROM: """
        salary min, min salary, salary range from, minimum salary, salary from, salary minimum, min amount,
        annual salary min
    """,
    _H.SALARY_TO: """
        salary max, max salary, salary range to, maximum salary, salary to, salary maximum, max amount, annual
        salary max
    """,
    _H.SALARY_UNIT: """
        salary currency, salary frequency, currency, pay period, salary period, salary unit, salary interval,
        interval
    """,
    _F.SKILL: """
        skills, skill, job skills, job skill, required skills, key skills, technologies, tech stack, tools,
        technical skills, skills required, skill set, skillset, competencies, technology, stack, kenntnisse,
        fahigkeiten, kompetenzen, skills names, competences, competence, habilidades, competencias, hard skills,
        soft skills, job required skills, programming languages, skills desc
    """,
    _F.KEYWORD: """
        tags, tag, keywords, labels, topics, stichworte, mots cles, optional search labels
    """,
    _F.DESCRIPTION: """
        description, job description, content, job summary, summary, overview, about the job, about the role,
        job details, details, full description, description text, job desc, description html, description plain,
        job content, role description, position summary, position description, posting description, advert, job
        advert, long description, job text, job ad, beschreibung, stellenbeschreibung, jobbeschreibung,
        descriptif, descripcion, descriptif du poste, description du poste, description de l offre, descripcion
        del puesto, opening plain, description body plain, additional plain, additional, lists, vacancy
        description, contents
    """,
    _F.RESPONSIBILITIES: """
        responsibilities, job responsibilities, duties, key responsibilities, roles and responsibilities, role
        and responsibilities, roles responsibilities, main duties, tasks, what you will do, your role, key job
        responsibilities, aufgaben, ihre aufgaben, deine aufgaben, tatigkeiten, aufgabengebiet, missions, vos
        missions, responsabilites, responsabilidades, funciones, duties and responsibilities, your
        responsibilities, essential duties
    """,
    _F.QUALIFICATIONS: """
        qualifications, minimum qualifications, basic qualifications, requirements, job requirements, job
        requirement, minimum qual requirements, required qualifications, minimum requirements, qualification,
        qualification summary, requirement, your profile, candidate profile, profile, who you are, what you
        need, eligibility, eligibility criteria, anforderungen, anforderungsprofil, ihr profil, dein profil,
        profil, qualifikation, qualifikationen, voraussetzungen, profil recherche, exigences, requisitos,
        perfil, must have, required skills and experience, competency requirements, min qualifications
    """,
    _H.EXPERIENCE: """
        experience, experience requirements, experience needed, required experience, work experience, experience
        required, years of experience, berufserfahrung, experience requise, experiencia, experience range
    """,
    _H.TEASER: """
        excerpt, snippet, teaser, short description, description short, job excerpt, preview
    """,
    _F.PREFERRED_QUALIFICATIONS: """
        preferred qualifications, preferred skills, preferred requirements, nice to have, nice to haves, desired
        qualifications, desired skills, additional qualifications, bonus, good to have, pluses, optional skills,
        preferred experience, preferred, wunschenswert, von vorteil, atouts, deseable, bonus points, preferred
        qualification, desirable
    """,
    _F.EDUCATION: """
        education, education level, education requirements, degree, degrees, required education, ausbildung,
        bildungsabschluss, abschluss, formation, diplome, niveau d etudes, educacion, estudios, formacion,
        academic requirements, minimum education, education required
    """,
}

#: Columns of papers.
PAPER: dict[Meaning, str] = {
    _F.TITLE: """
        title, paper title, article title, document title, display name, work title, titel,
        titre, titulo, paper, paper name, work, article, contribution
    """,
    _F.AUTHOR: """
        author full names, authors, author, author s, author names, authors list, author list, creator,
        creators, author name, authors name, all authors, first author, lead author, main author, autor, autoren,
        verfasser, auteur, auteurs, autores, authorships
        author display name, authors parsed, author display name
    """,
    Helper.MORE_AUTHORS: """
        co authors, coauthors, other authors, further authors, additional authors, remaining authors, last author,
        senior author, second author
    """,
    _F.AFFILIATION: """
        aff, affs, affiliation, affiliations, author affiliations, author affiliation, institution,
        institutions, authors with affiliations, organization, organisation, organizations, institut,
        einrichtung, etablissement, afiliacion, affiliation name, author aff, authors affiliations, inst, insts, affil,
        affils, institute, institutes, affil lead author, affiliation lead author, lead author affiliation,
        first author affiliation, affiliation first author
    """,
    _F.VENUE: """
        venue, venue name, journal, journal name, journal title, conference, conference name, booktitle, book
        title, publication name, source title, container title, publication venue, published in, proceedings,
        series, journal ref, zeitschrift, konferenz, tagung, revue, conf, event, primary location source display
        name, host venue display name, source name, is part of name, conf journal, conference journal, journal
        conference, conference or journal, journal or conference, venue journal, journal venue, periodical,
        publication title, outlet, where, published where, where published, appeared in, presented at, meeting
    """,
    _F.YEAR: """
        year, publication year, pub year, published year, date published, publication date, published, published
        date, date, jahr, erscheinungsjahr, annee, ano, submitted date, year published, py, published date
        parts, issued date parts, published print date parts, yr, when
    """,
    _F.KEYWORD: """
        keywords, keyword, author keywords, index keywords, topics, topic, primary area, subject, subjects,
        subject areas, categories, category, fields of study, field of study, concepts, tags, tag, schlagworter,
        schlusselworter, mots cles, palabras clave, index terms, terms, primary category, area, research areas,
        keywords author, keyword s, manual tags, automatic tags, theme, themes, research theme
    """,
    _F.ABSTRACT: """
        abstract, abstract text, paper abstract, summary, zusammenfassung, resume, resumen, description,
        abstracts
    """,
    _F.DOI: """
        doi, doi url, digital object identifier, externalids doi, external ids doi, ids doi
    """,
    _F.ARXIV_ID: """
        arxiv id, arxiv, arxivid, eprint, externalids arxiv, external ids arxiv, arxiv identifier
    """,
    _F.SOURCE_ID: """
        paper id, openalex id, openreview id, forum, corpus id, paperid, eid, pmid, acl id, bibkey, accession
        number
    """,
    _F.URL: """
        paper url, paper link, arxiv url, link to paper
    """,
    _F.OTHER: """
        tldr, tl dr, tl;dr, one sentence summary
    """,
}

#: Columns that say by themselves that a record is a paper.
PAPER_SIGNS = """
    abstract, abstract inverted index, abstract text, aff, affiliation, affiliations, affs, arxiv, arxiv id,
    auteurs, author, author affiliations, author keywords, author names, author s, authors, authorships,
    all authors, first author, lead author, co authors, coauthors, other authors,
    autoren, booktitle, citation count, citations, cited by, cited by count, conference, container title, corpus
    id, doi, eprint, index terms, journal, journal name, journal ref, journal title, paper abstract, paper id,
    paper link, paper title, paper url, paperid, pmid, primary area, proceedings, publication venue, publication
    year, references, revue, source title, tldr, venue, zeitschrift, conf journal, conference journal,
    journal conference, conference or journal, journal or conference
"""

#: Columns of postings that papers, places and products have as well.
AMBIGUOUS = """
    board, bonus, brand, business, client, content, details, event, experience, field, formation, geo, grade,
    group, institution, lab, level, organisation, organization, place, profile, section, service, summary,
    technology, time, tools, type, unit
"""


def names_of(text: str) -> tuple[str, ...]:
    """The names in a table's text, in order."""
    return tuple(name for part in text.split(",") if (name := " ".join(part.split())))
