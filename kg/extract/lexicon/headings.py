"""Headings of job advertisements in English and other languages, by the kind of section they open."""

from __future__ import annotations

from enum import StrEnum


class SectionKind(StrEnum):
    """What a section of a posting is about."""

    SUMMARY = "summary"
    RESPONSIBILITIES = "responsibilities"
    DAY_IN_LIFE = "day_in_life"
    BASIC_QUALIFICATIONS = "basic_qualifications"
    PREFERRED_QUALIFICATIONS = "preferred_qualifications"
    ABOUT_TEAM = "about_team"
    ABOUT_COMPANY = "about_company"
    BENEFITS = "benefits"
    EQUAL_OPPORTUNITY = "equal_opportunity"
    HOW_TO_APPLY = "how_to_apply"
    OTHER = "other"


#: Sections that say nothing about this one job: no skill, team, topic or discipline is read from them.
BOILERPLATE = frozenset(
    {
        SectionKind.ABOUT_COMPANY,
        SectionKind.BENEFITS,
        SectionKind.EQUAL_OPPORTUNITY,
        SectionKind.HOW_TO_APPLY,
    }
)

#: Sections that ask something of the candidate.
QUALIFICATIONS = frozenset({SectionKind.BASIC_QUALIFICATIONS, SectionKind.PREFERRED_QUALIFICATIONS})

#: Sections that only adverts have.
ADVERT_SECTIONS = QUALIFICATIONS | {SectionKind.RESPONSIBILITIES}

HEADINGS: dict[SectionKind, str] = {
    SectionKind.SUMMARY: """description|job description|about the job|about the role|about this role|the role
        role overview|position overview|job summary|summary|overview|position summary|the opportunity
        about the position|about this position|role description|the position|your role|job overview|role summary
        purpose of the role|job purpose|position description|about this job|the job|introduction|general summary
        what we need|role purpose|about the internship|about this internship|your mission|the mission
        project description|about the project|vos missions principales|über die stelle|die stelle
        stellenbeschreibung|die position|deine mission|ihre mission|einleitung|die rolle|description du poste
        le poste|votre rôle|descriptif du poste|à propos du poste|présentation du poste|contexte|descripción
        descripción del puesto|sobre el puesto|el puesto
        functieomschrijving|over de functie|de functie|wat ga je doen in deze functie|descrizione
        descrizione del ruolo|la posizione|descrição da vaga|sobre a vaga|descripción de la oferta
        descripción de la vacante|la vacante
        descriptif de l'emploi|descriptif de l’emploi|contexte de travail|présentation du service|résumé du poste
        descrizione del lavoro|descrição|functiebeschrijving|over de rol|opis stanowiska
        om jobbet|om tjänsten|om rollen|om stillingen|stillingsbeskrivelse|jobbeskrivelse|arbetsbeskrivning
        om uppdraget|beskrivning|functieprofiel""",
    SectionKind.RESPONSIBILITIES: """key job responsibilities|responsibilities|key responsibilities
        job responsibilities|main responsibilities|position responsibilities|your responsibilities|duties
        essential duties|job duties|essential functions|essential job functions|duties and responsibilities
        roles and responsibilities|roles & responsibilities|role and responsibilities|roles and responsibility
        duties & responsibilities|essential duties and responsibilities|what you'll do|what you’ll do
        what you will do|what you'll be doing|what you’ll be doing|what you will be doing|in this role you will
        in this role, you will|your tasks|your impact|the impact you'll have|the impact you will have
        what you'll own|what you’ll own
        what you'll work on|what you’ll work on|primary responsibilities|principal responsibilities
        core responsibilities|specific responsibilities|you will|what you can expect to do|key accountabilities
        accountabilities|scope of work|the work|how you'll make an impact|how you’ll make an impact
        how you will contribute|tasks|day-to-day responsibilities|your work|what we'll expect from you
        deine aufgaben|ihre aufgaben|aufgaben|aufgabenbereich|aufgabengebiet|das erwartet dich
        das erwartet sie|das machst du
        dein aufgabengebiet|was dich erwartet|was sie erwartet|das sind deine aufgaben|tätigkeiten|deine tätigkeiten
        ihr aufgabengebiet|deine rolle|ihre rolle|hauptaufgaben|das wirst du tun|deine verantwortung|vos missions
        missions|mission|missions principales|vos responsabilités|responsabilités|tes missions|ta mission
        vos principales missions|votre mission|activités principales|ce que vous ferez|responsabilidades|funciones
        tareas|tus funciones|funciones principales|qué harás|tu misión
        wat ga je doen|taken|jouw taken|je taken|werkzaamheden|taken en verantwoordelijkheden
        dit ga je doen|wat je gaat doen|responsabilità|mansioni|attività|cosa farai
        responsabilidades e atribuições|atribuições|o que vais fazer|funciones del puesto
        funciones a realizar|tareas a realizar
        ihre aufgaben sind im wesentlichen|ihre aufgaben bei uns|deine aufgaben bei uns|das sind ihre aufgaben
        ihre aufgaben im überblick|ihr aufgabenbereich|dein aufgabenbereich|aufgabenbereiche|aufgabenschwerpunkte
        ihre aufgabenschwerpunkte|ihre tätigkeiten|arbeitsaufgaben|zu ihren aufgaben gehören|wofür wir sie suchen
        travail demandé|activités|vos activités|vos tâches|missions et activités|description des missions
        description de la mission|les missions|les missions du poste|vos futures missions|tes responsabilités
        votre quotidien|ton quotidien|principales funciones|descripción de funciones|qué vas a hacer
        responsabilidades principales|compiti|principali mansioni|di cosa ti occuperai|le tue responsabilità
        attività principali|principais responsabilidades|responsabilidades e tarefas|wat ga jij doen
        jouw werkzaamheden|zakres obowiązków|twój zakres obowiązków|obowiązki|twoje zadania
        arbetsuppgifter|dina arbetsuppgifter|dina uppgifter|huvudsakliga arbetsuppgifter|ditt uppdrag|arbetsområden
        arbeidsoppgaver|dine arbeidsoppgaver|oppgaver|ansvarsområder|ansvarsområde|dine ansvarsområder|arbejdsopgaver
        dine opgaver|dine arbejdsopgaver|opgaver|ansvar og opgaver|dine primære opgaver|wat ga je precies doen
        dit zijn jouw taken|quello che farai|le tue mansioni|cosa farai da noi|as tuas funções|suas atividades
        atividades a serem desenvolvidas|atividades|funções|principais atividades|sus funciones|misión del puesto""",
    SectionKind.DAY_IN_LIFE: (
        "a day in the life|day in the life|a typical day|your day|ein tag im leben|une journée type"
    ),
    SectionKind.BASIC_QUALIFICATIONS: """basic qualifications|qualifications|minimum qualifications
        required qualifications|requirements|job requirements|minimum requirements|position requirements
        skills and qualifications|skills & qualifications|qualifications and skills|required skills
        required experience|required skills and experience|skills|skills required|key skills|technical skills
        tech stack|technology stack
        your skills|your profile|about you|who you are|what you'll need|what you’ll need|what you need
        what you will need|what you'll bring|what you’ll bring|what you bring|what you will bring
        what we're looking for|what we’re looking for|what we are looking for|who we're looking for
        who we’re looking for|you have|must have|must haves|must-have|must-haves|you'll need|education
        education and experience|experience|education/experience|required|we're looking for someone who
        your qualifications|your experience|desired profile|ideal candidate|the ideal candidate|candidate profile
        eligibility|what makes you a great fit|you might be a good fit if you|you may be a good fit if you
        must have skills|must-have skills|what we need to see|required/minimum qualifications|essential requirements
        skills and experience|skills & experience|experience and skills|knowledge, skills and abilities
        job qualifications|qualification|educational qualification|education qualification|qualifications required
        knowledge, skills, and abilities|knowledge and skills|requirement
        minimum education|experience required|you are|you might thrive in this role if you|what it takes
        competencies|key qualifications|required education|knowledge skills and abilities|requirements and skills
        key requirements|essential skills|essential criteria|technical requirements|education requirements
        what you have|mandatory skills|technical qualifications|dein profil|ihr profil|profil|anforderungen
        das bringst du mit|was du mitbringst|das bringen sie mit|qualifikationen|voraussetzungen
        deine qualifikationen|ihre qualifikationen|was sie mitbringen|deine skills|was wir erwarten
        das zeichnet dich aus|was du mitbringen solltest|anforderungsprofil|wir erwarten|dein hintergrund
        qualifikation|das wirst du brauchen|das sind deine skills|das solltest du mitbringen|profil recherché
        profils recherchés|profile required|required profile|votre profil
        le profil recherché|ton profil|profil du candidat|compétences|compétences requises
        qualifications requises|exigences|prérequis|formation|ce que nous recherchons|vos atouts|requisitos|perfil
        tu perfil|perfil buscado|qué buscamos|requisitos mínimos|formación
        wat vragen wij|wat vragen we|functie-eisen|functie eisen|wie ben jij|wie zoeken wij|jouw profiel
        profiel|wij vragen|dit breng je mee|wat breng je mee|requisiti|requisiti richiesti|profilo
        competenze richieste|perfil requerido|formación requerida|experiencia requerida
        das sollten sie mitbringen|sie bringen mit|du bringst mit|ihre qualifikation|wir erwarten von ihnen
        fachliche anforderungen|persönliche anforderungen|ihre stärken|damit überzeugen sie
        damit überzeugst du uns|so überzeugen sie uns|womit sie uns überzeugen|einstellungsvoraussetzungen
        stellenanforderungen|was sie auszeichnet|was dich auszeichnet|das zeichnet sie aus|profil souhaité
        profil attendu|le profil|compétences et diplômes requis|compétences attendues|compétences techniques
        savoir-faire|savoir-être|diplômes requis|formation requise|expérience requise|exigences essentielles
        exigences linguistiques|ce que tu apportes|ce que vous apportez|qué pedimos|lo que buscamos|se requiere
        titulación|cosa cerchiamo|chi cerchiamo|il tuo profilo|competenze|requisiti minimi|titolo di studio
        requisitos e qualificações|requisitos e competências|o que procuramos|o que esperamos de você|qualificações
        o que esperamos de você para essa vaga
        wat breng jij mee|jouw kwaliteiten|dit vragen wij|wie ben je|wymagania|nasze wymagania|oczekiwania
        czego oczekujemy|oczekujemy
        kvalifikationer|dina kvalifikationer|krav|vi söker dig som|vem är du|din profil|om dig|din bakgrund
        kompetenskrav|kvalifikasjoner|ønskede kvalifikasjoner|krav til kompetanse|utdanning|vi ser etter deg som
        hvem er du|dine kvalifikationer|vi forventer|vi forventer at du|vi lægger vægt på, at du|faglige kvalifikationer
        utbildning|utdanningsretning|personlige egenskaper|personliga egenskaper|wat neem je mee|wat neem jij mee
        dit ben jij|dit vragen we|jij hebt|i tuoi requisiti|cosa ti chiediamo|profilo ricercato|requisitos obrigatórios
        o que você precisa ter|o teu perfil|seu perfil|estudios mínimos|conocimientos necesarios|tus requisitos
        tech-stack|techstack|unser tech-stack|unser tech stack|dein tech-stack|technologie-stack|unser stack
        stack technique|environnement technique|environnement technologique|stack tecnológico|entorno tecnológico
        stack tecnologica|stack tecnológica|notre stack|onze stack|technischer stack""",
    SectionKind.PREFERRED_QUALIFICATIONS: """preferred qualifications|preferred skills|preferred experience
        good to have skills|nice to have skills
        ways to stand out from the crowd|ways to standout from the crowd|additional or preferred qualifications
        desired qualifications|desired skills|nice to have|nice to haves|nice-to-have|nice-to-haves|bonus points
        bonus|bonus points if|additional qualifications|pluses|preferred|preferred requirements|bonus qualifications
        good to have|strong candidates may also have|strong candidates may also|preferred education|desirable skills
        desirable|it's a plus if|it’s a plus if|what would be nice|additional skills|preferred skills and experience
        extra credit|ideally you have|desirable criteria|preferred knowledge|a plus|desired experience|von vorteil
        wünschenswert|das wäre ein plus|nice to have kenntnisse|pluspunkte|atouts|un plus|les plus|deseable
        se valorará
        pré|pluspunten|costituisce titolo preferenziale|requisiti preferenziali|diferenciais
        requisitos deseables
        wünschenswert sind|von vorteil sind|le petit plus|les petits plus|requisitos valorables|se valora
        costituiscono titoli preferenziali|será um diferencial|mile widziane
        meriterande|det är meriterande om du|ønskelig|det er en fordel|det er en fordel, hvis du|desejáveis|desejável
        requisitos desejáveis|costituirà titolo preferenziale|strekpunten|dodatkowym atutem będzie|atutem będzie""",
    SectionKind.ABOUT_TEAM: """about the team|the team|about our team|your team|who we are looking for on our team
        team overview|meet the team|über das team|das team|dein team|unser team|l'équipe|l’équipe|votre équipe
        à propos de l'équipe|el equipo|sobre el equipo""",
    SectionKind.ABOUT_COMPANY: """company overview|about us|about the company|company description|who we are
        our company|about our company|diverse experiences|inclusive team culture|mentorship & career growth
        mentorship and career growth|mentorship|our culture|work/life balance|work / life balance|work-life balance
        our values|our mission|our story|why us|why join us|why join|why work with us|why work for us
        company profile|life at|our vision|career growth|training and career growth|inclusive culture|the company
        about our culture|company information|about our organization|working here|about the organization|culture
        über uns|wer wir sind|das unternehmen|unternehmensbeschreibung|unternehmen|unsere werte|das sind wir
        unsere mission|à propos|à propos de nous|qui sommes-nous|qui sommes nous|l'entreprise|l’entreprise
        notre entreprise|l'entreprise recrute|présentation de l'entreprise|sobre nosotros|quiénes somos|la empresa
        acerca de nosotros
        over ons|wie zijn wij|over de organisatie|ons bedrijf|chi siamo|l'azienda|quem somos|sobre nós
        sobre la empresa|descripción de la empresa
        ihr arbeitgeber|über das unternehmen|wer sind wir|présentation de la société|la société
        présentation de l'établissement|présentation de l’établissement|notre groupe|conócenos|su di noi
        wie wij zijn|o nas|o firmie|kim jesteśmy
        om oss|om företaget|om arbetsgivaren|om virksomheden|om os|hvem er vi|hvem er vi?|om bedriften|vem är vi
        wie zijn we|over de werkgever|l'ente|a empresa""",
    SectionKind.BENEFITS: """benefits|our benefits|perks|perks and benefits|benefits and perks|perks & benefits
        benefits & perks|what we offer|what you'll get|what you’ll get|what you get|we offer|compensation
        compensation and benefits|salary|salary range|pay range|why you'll love working here
        why you’ll love working here|what's in it for you|what’s in it for you|pay and benefits|rewards
        benefits include|benefits package|employee benefits|we provide|our offer|what do we offer|total rewards
        what's on offer|additional benefits|compensation & benefits|why you should join us|some more benefits
        pay transparency|wir bieten|das bieten wir|was wir bieten|was wir dir bieten|unser angebot|deine benefits
        deine vorteile|ihre vorteile|wir bieten ihnen|wir bieten dir|das bieten wir dir|das bieten wir ihnen
        was wir ihnen bieten|deine perspektiven|freu dich auf|warum wir|nos avantages|avantages|nous offrons
        ce que nous offrons|ce que nous vous offrons|rémunération|nous vous offrons|les avantages|beneficios
        ofrecemos|qué ofrecemos|qué te ofrecemos|te ofrecemos
        wat bieden wij|wat bieden we|wij bieden|wat krijg je|arbeidsvoorwaarden|dit bieden wij
        cosa offriamo|offriamo|o que oferecemos|benefícios|se ofrece|condiciones|condiciones ofrecidas
        das erwartet sie bei uns|das erwartet dich bei uns|das dürfen sie erwarten|das können sie erwarten
        unsere benefits|unsere leistungen|ihre benefits|darauf können sie sich freuen|darauf kannst du dich freuen
        freuen sie sich auf|wir bieten an|vos avantages|ce qu'on vous offre|ce qu’on vous offre|pourquoi nous rejoindre
        conditions d'emploi|conditions d’emploi|nuestra oferta|ventajas|cosa ti offriamo|i nostri benefit
        nossos benefícios|vantagens|informações adicionais|jouw voordelen|wat wij bieden|oferujemy|co oferujemy
        benefity|to oferujemy|oferujemy ci
        vi erbjuder|vad erbjuder vi|vi tilbyder|vi tilbyr|vi kan tilby|vi kan tilbyde|det tilbyr vi|förmåner|fordele
        wat kun je verwachten|dit krijg je van ons|wat krijg je ervoor terug|la nostra offerta|oferecemos""",
    SectionKind.EQUAL_OPPORTUNITY: """equal opportunity|equal opportunities|equal employment opportunity
        eeo statement|equal opportunity employer|diversity|diversity and inclusion|diversity & inclusion
        diversity, equity and inclusion|inclusion|accommodations|our commitment to diversity
        reasonable accommodation|diversity statement|disclaimer|chancengleichheit|vielfalt|privacy notice|diversité
        égalité des chances|egalité des chances|diversidad|igualdad
        gleichstellung|égalité professionnelle|diversité et inclusion|igualdad de oportunidades|pari opportunità""",
    SectionKind.HOW_TO_APPLY: """how to apply|apply|to apply|application process|interview process
        our interview process|hiring process|next steps|how we hire|applying|application instructions|contact
        contact us|recruitment process|the process|selection process|bewerbung|so bewirbst du dich|bewerbungsprozess
        kontakt|ansprechpartner|jetzt bewerben|interesse geweckt|haben wir ihr interesse geweckt|comment postuler
        postuler|candidature|processus de recrutement|cómo aplicar|proceso de selección|contacto
        solliciteren|solliciteer|interesse|hoe solliciteer je|sollicitatieprocedure|come candidarsi
        candidatura|como candidatar-se|cómo inscribirse
        ihre bewerbung|bewerbungsunterlagen|weitere informationen|haben wir dein interesse geweckt|neugierig geworden
        modalités de candidature|pour postuler|déroulement des entretiens|dépôt des candidatures|candidate-se
        modalità di candidatura|jak aplikować
        ansökan|så ansöker du|ansøgning|sådan søger du|søknad|slik søker du|hvordan søke|aplikuj""",
}

#: Headings that are common phrases too; like headings of one word they need a line of their own, a colon or capitals.
WEAK_HEADINGS = frozenset(
    phrase.strip()
    for line in """you are|you have|you will|the team|the role|the position|the work|the job|the mission|the company
to apply|must have
        nice to have|a plus|your team|your role|your work|we offer|life at|who we are|the opportunity|we provide
        our company|about us
        your impact|your skills|your experience|un plus|das team|bonus points|career growth|our mission|our vision
        our values
        our culture|why join|next steps|good to have|your mission|unser team|dein team|your day|nice to haves
        contact us
        ideal candidate|the ideal candidate|required experience|required skills|equal opportunity|equal opportunities
        privacy notice|what we need|what you need|what you have|von vorteil|our benefits|die rolle|le poste
        das unternehmen
        equal employment opportunity|equal opportunity employer|reasonable accommodation|we are looking for
        die stelle|our story
        die position|el puesto|la empresa|el equipo|our offer|the process|work-life balance|your profile|key skills
        your tasks
        sie bringen mit|du bringst mit|wir erwarten von ihnen|zu ihren aufgaben gehören|freuen sie sich auf|se requiere
        se valora|la société|le profil|weitere informationen|ihre bewerbung|pour postuler|les missions|was wir erwarten
        lo que buscamos|informações adicionais|ihre stärken|wünschenswert sind|von vorteil sind
        technical skills|you'll need|it's a plus if|wir bieten|nous offrons|nous recherchons|qué buscamos
        working here|why us
        deine rolle|ihre rolle|deine mission|career opportunities|inclusive culture|application process
        interview process
        hiring process|pay range|salary range|additional skills|preferred experience|the business|tech stack
        tech-stack|techstack""".split("\n")
    for phrase in line.split("|")
)
