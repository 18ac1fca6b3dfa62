"""The words by which adverts and pages of research differ, in groups, and what a word of each group weighs."""

from __future__ import annotations

#: Words in small letters, by what they tell of a page.
GROUPS: dict[str, str] = {
    "reader": "you your you’ll you'll you’re you're yours yourself",
    "reader elsewhere": "ihre ihren ihrer ihres ihrem du dein deine deinen deiner dich vous votre vos tu tus usted"
    " u jij jouw je bewerben bewerbung bewerbungen bewerbungsunterlagen solliciteer solliciteren tuoi tuo",
    "apply": "apply applying applicant applicants application applications candidate candidates candidature"
    " candidatures resume resumes résumé résumés cv interview interviews recruiter recruiters recruiting recruitment",
    "asked": "requirement requirements required qualification qualifications responsibility responsibilities"
    " responsible duties preferred desirable essential mandatory anforderungen aufgaben profil missions requisitos"
    " funciones voraussetzungen stellenbeschreibung eligibility",
    "skill": "experience experienced skill skills proficient proficiency familiar familiarity ability able fluent"
    " fluency hands-on strong excellent proven erfahrung erfahrungen berufserfahrung kenntnisse expérience expériences"
    " compétence compétences experiencia conocimientos conocimiento knowledge",
    "years": "years year yrs jahre ans años anni",
    "pay": "salary salaries benefits benefit compensation insurance bonus bonuses equity vacation paid pension"
    " gehalt vergütung urlaub salaire avantages salario stipendio healthcare wellness perks",
    "equal": "regardless disability disabilities veteran veterans gender orientation accommodation accommodations"
    " schwerbehinderte geschlecht",
    "seek": "looking hiring hire seek seeks seeking join offer offers opportunity opportunities suchen sucht bieten"
    " recrute recrutons recherchons buscamos busca ofrecemos passionate talented motivated",
    "form": "full-time part-time permanent fixed-term temporary contract remote remotely hybrid on-site onsite vollzeit"
    " teilzeit unbefristet befristet cdi cdd jornada",
    "job": "job jobs position positions role roles vacancy vacancies opening openings employee employees employer"
    " employers employment stelle stellen poste postes puesto",
    "work": "customer customers client clients stakeholder stakeholders business deliver delivering delivery manage"
    " managing manager managers management ensure ensuring support supporting maintain maintaining cross-functional"
    " deadlines kunden sales product products",
    "must": "will must should shall",
    "paper": "paper papers publication publications preprint preprints article articles journal journals proceedings"
    " thesis theses dissertation dissertations monograph monographs abstract abstracts publikation publikationen"
    " veröffentlichung veröffentlichungen editor editors",
    "cited": "al doi arxiv pp vol isbn issn eds ed",
    "scholars": "researcher researchers scientist scientists professor professors prof dr postdoc postdocs postdoctoral"
    " doctoral fellow fellows faculty lecturer alumni co-author co-authors coauthors colleague colleagues collaborators"
    " chercheur chercheurs chercheuse doctorant doctorante doctorants wissenschaftler wissenschaftlerinnen"
    " investigator investigators emeritus emerita phd directeur directrice professeur",
    "study": "study studies studied finding findings result results show shows propose proposed present presents"
    " investigate investigates investigated investigating demonstrate demonstrates experiment experiments hypothesis"
    " hypotheses theory theories theoretical model models modeling modelling phenomena phenomenon understand"
    " understanding untersucht untersuchen explore explores observed measurements évaluation étude études trial trials"
    " cohort sociology physics biology philosophy linguistics chemistry neuroscience anthropology history",
    "told": "he she his her they their was were had has been received joined awarded won said says according published"
    " presented announced est sont wurde wurden",
    "meeting": "workshop workshops conference conferences symposium congress seminar seminars lecture lectures talk"
    " talks keynote keynotes speaker speakers plenary award awards prize prizes grant grants fellowship fellowships"
    " honor honored honoured funded chair chairs organizer organizers organisers society academy",
    "house": "lab labs laboratory laboratories laboratoire institute institutes institut institution institutions"
    " instituto university universität université universidad department departments faculté fakultät équipe hospital"
    " school centre center group groups",
    "research": "research science sciences scientific academic recherche wissenschaft wissenschaftliche forschung"
    " science-based scholarly scholarship interdisciplinary",
}

#: What each group weighs, then years, names with initials and quoted titles, and the constant.
#: Fitted by `scripts/fit_pages.py`.
WEIGHTS: tuple[float, ...] = (
    -1.73,
    -1.85,
    -1.7,
    -1.9,
    -1.54,
    -1.44,
    -1.8,
    -0.07,
    -0.66,
    -2.37,
    -1.67,
    -2.19,
    -0.13,
    2.1,
    0.16,
    0.17,
    2.25,
    1.46,
    0.86,
    0.67,
    1.31,
    0.3,
    1.8,
    1.63,
    0.86,
)
