"""A line above a posting in, the field its label announces out: "Employer: Contoso", in tables without a colon."""

from __future__ import annotations

import re

from kg.extract.lexicon.glance import glanced
from kg.extract.lexicon.sought import sought
from kg.extract.postings.naming.titles import ends_in_role, is_role_head
from kg.schema import FieldName

_LABELS = {
    FieldName.TITLE: """title|functie|functietitel|mansione|cargo
        job title|position|role|stelle|poste|puesto|position title|vacancy|stellenbezeichnung
        intitulé du stage|sujet du stage|intitulé du poste|intitulé de l'offre
        intitulé de l’offre|post|job|job role|vacancy title|posting title|working title|business title|betreff
        objet|asunto|subject|post title|opening|job offer|job opening|open position|open role|vacant post|now hiring
        oferta de empleo|oferta de trabajo|puesto de trabajo|título del cargo|título del puesto|nombre del puesto
        offre d'emploi|offre d’emploi|titre du poste|nom du poste|titre|stellenangebot|stellentitel|vaga|qualifica
        intitulé de l'emploi|intitulé de l’emploi|intitulé|emploi proposé|poste proposé|poste à pourvoir|vacature
        ausgeschriebene stelle|berufsbezeichnung|tätigkeitsbezeichnung|figura ricercata|posizione ricercata|ruolo
        puesto ofertado|denominación del puesto|plaza|cargo ofertado|stanowisko|título da vaga|stillingstittel
        stillingsbetegnelse|befattning|yrkesroll|jobtitel|stillingstitel|profilo|profilo professionale
        profilo ricercato""",
    FieldName.ORGANIZATION: """company|employer|who|wer|organization|organisation|firma|unternehmen|arbeitgeber
        entreprise|empresa
        company name|employeur|société|empleador|hiring organization|hiring organisation|institution|university
        posted by
        by|client|hiring company|hospital|clinic|trust|school|restaurant|studio|agency|institute|publisher|werkgever
        bedrijf
        posted by company
        organisation/company|company/institute|azienda|werkgever|organizzazione|empregador|entidad
        institución|institution/employer
        employer name|ministry/organization|ministry|agency name|établissement|einrichtung|träger
        organisme|organisme recruteur|organisme de recrutement|collectivité|employeur public|structure d'accueil
        structure d’accueil|entreprise d'accueil|entreprise d’accueil|structure recruteuse|dienstherr|behörde
        beschäftigungsbehörde|ausbildungsbetrieb|ente|organismo|empresa contratante|opdrachtgever|organisatie
        instituição|entidade|pracodawca|nazwa firmy|arbetsgivare|arbeidsgiver|arbejdsgiver|virksomhed|ansættelsessted
        empregadora|instansie|amministrazione|ente di riferimento|ente banditore|institución convocante""",
    FieldName.TEAM: """team|department|group|abteilung|équipe|departamento|business unit|division|equipo|lab
        laboratory|unit|ward|section|faculty|business area|college
        team name|direction / département|direction/département
        ministry branch / division|branch|branch/division|bereich|squad
        crew|desk|department/unit|org unit|division/work unit|division / work unit
        department/location|department name|área|unidad|organization unit|organisation unit|organizational unit
        fachbereich|fachdienst|fachgebiet|fachabteilung|organisationseinheit|lehrstuhl|professur|fakultät|dezernat
        arbeitsgruppe|service|pôle|unité|équipe d'accueil|équipe d’accueil|laboratoire|laboratoire d'accueil
        laboratoire d’accueil|service d'affectation|service d’affectation|direction/service|afdeling|dienst|reparto
        dipartimento|departamento/área|dział|setor|affectation|avdelning|avdeling|afdeling/team|enhet|facoltà""",
    FieldName.LOCATION: """location|locations|place|city|standort|ort|arbeitsort|lieu|ubicación|work location
        job location
        location(s)|einsatzort|dienstort|lieu de travail|ciudad|lugar|ville|office|based in|where|campus|site
        duty station
        place of work|based at|workplace|town|wo|sede|localisation|primary location|work site|base|office location
        country|work location(s)
        req. location|job req location
        lieu de mission
        poste basé à|basé à|poste basé|lieu du poste
        arbeitsplatz|plaats|luogo|local|workplace location|town/city|locatie|werk locatie|werklocatie
        standplaats|arbejdssted|arbetsort|arbeidssted|miejsce pracy|sede di lavoro|lugar de trabajo|job site
        zona|zona de trabajo|region
        job locations|posting location|position location|office location(s)|office locations
        additional location|additional locations|more locations|other locations|further locations
        weitere standorte|autres lieux
        locations available|available locations|job city|job place|city, state|city/state|city / state|work city
        dienstsitz|arbeitsstätte|beschäftigungsort|tätigkeitsort|standorte|einsatzorte|arbeitsorte|lieux
        lieu d'affectation|lieu d’affectation|lieu d'exercice
        ubicaciones|localidad|comuna|localización|población|provincia
        localisation du poste|lieu de travail principal|lieu du stage|lieu de stage|lieu de la thèse|implantation
        résidence administrative|commune|département du poste|einsatzgebiet|stellenstandort|arbeitsplatzadresse
        beschäftigungsstelle|werkplek|standplaats/regio|luogo di lavoro|sede di svolgimento|località|comune
        ubicación del puesto|centro de trabajo|lugar de prestación|local de trabalho|localização|localidade
        lokalizacja|miejscowość|arbetsplats|placeringsort|ort för anställning|arbeidsplass|arbejdsplads|kommun|sted
        ansættelsesområde|tjänsteställe|plats|sede lavorativa|luogo di servizio|local da vaga""",
    FieldName.EMPLOYMENT_TYPE: """employment type|job type|type|contract|contract type|anstellungsart|type de contrat
        time type|employment|vertragsart|vertrag|contrat|tipo de contrato|contrato|working time|arbeitszeit
        temps de travail|jornada|hours|form of employment|employment form|working pattern|engagement
        position type|work type
        employee type
        working hours|umfang|pensum|anstellung|beschäftigungsart|terms|schedule|type of employment|employment status
        type of contract|beschäftigung|contract terms|contract length|duration|dauer|durée|duración|length
        appointment type
        work schedule|arbeitszeitmodell|schedule type|contractvorm|soort contract|tipo de jornada
        job status|status|dienstverband|internship type|employment basis|tipo contratto|umowa
        contratto|regime|tipo de contratação|tipo de empleo|full-time/part-time indicator|full-time/part-time
        full time/part time|type d'emploi|type d’emploi|tipo de vacante|tipo de puesto
        terms of employment|conditions d'emploi|conditions d’emploi|contract duration|duration of contract|vertragsdauer
        how long
        job nature|nature of job|nature of employment|role type
        job schedule|employee status|position schedule|employment category|employment contract|contract status
        full-time / part-time|vertragstyp|vertragsform|arbeitsverhältnis|anstellungsverhältnis|beschäftigungsverhältnis
        beschäftigungsumfang|art der beschäftigung|stellenumfang|rythme de travail|jornada laboral
        full/part time|full or part time|worker category|worker type|time status
        durée du contrat (en mois)|durée de la mission|durée du stage
        duración del contrato|durée du contrat|durée de contrat|modalidad de contrato
        nature du contrat|nature de l'emploi|nature de l’emploi|nature du poste|quotité|quotité de travail
        durée de travail|taux d'activité|taux d’activité
        durée hebdomadaire|temps de travail hebdomadaire|durée de la thèse|durée du projet
        arbeitszeitumfang|wochenarbeitszeit|befristung|laufzeit|vertragslaufzeit|art der anstellung|stellenart
        beschäftigungsgrad|dauer der beschäftigung
        stellentyp|arbeitszeit/umfang|arbeitsumfang|aantal uren|uren per week|dienstverband en uren|arbeidsduur
        tipologia contrattuale|tipologia di contratto|tipo di contratto|orario di lavoro|inquadramento
        jornada de trabajo|dedicación|regime de trabalho|tipo de vínculo|vínculo|typ umowy|rodzaj umowy
        forma zatrudnienia|wymiar pracy|wymiar etatu|omfattning|anställningsform|varaktighet|arbetstid
        sysselsättningsgrad
        ansettelsesform|stillingstype|stillingsprosent|heltid/deltid|ansættelsesform|arbejdstid|jobtype|tipo de oferta
        tempo de contrato|modalidade de contratação|tipo di rapporto|durata del contratto|uren|urenaantal""",
    FieldName.LEVEL: """level|seniority|seniority level|experience level|career level|job level|karrierestufe|niveau
        minimum experience""",
    FieldName.POSTED: """posted|placed on|date posted|posted on|published|date|posting date|post date|veröffentlicht
        publié le|issue date|date of issue|publicada em|data di pubblicazione|fecha
        veröffentlicht am|datum|online seit|date de publication|publiée le|fecha de publicación|publicado|listed
        posted date|first posted|advertised|published on|publication date|online since|listed on|opened|date listed
        geplaatst op|geplaatst|publicada|publicada el|actualisé le|open date|date de publication de l'offre
        date de publication de l’offre
        date de mise en ligne|date de parution|paru le|veröffentlichungsdatum|ausschreibungsdatum
        datum der veröffentlichung|data pubblicazione|pubblicato il|data de publicação|publicado em|data publikacji
        dodano
        posting open date|open & closing dates|open and closing dates|job posting date|veröffentlichung
        opening date|ad placed|erschienen am|erschienen|mis en ligne le|date advertised""",
    FieldName.CLOSED: """closing date|deadline|apply by|apply before|application deadline|bewerbungsfrist
        date limite|closes
        last day to apply|applications close|closing|closes on|bewerbung bis|bewerbungsschluss
        apply no later than|expires
        valid until|cierre|fecha límite|date limite de candidature|apply until|application closing date
        last date|valid through|close date|end date of posting
        closing on|sluitingsdatum|ansökningsfrist|ansøgningsfrist|date de clôture|fin de candidature
        date limite de dépôt|date limite de dépôt des candidatures|date limite de réception des candidatures
        date limite pour postuler|clôture des candidatures|date de fin de candidature|ende der bewerbungsfrist
        bewerbungsende|einsendeschluss|bewerbungsschlusstermin|fecha límite de admisión|fecha límite de inscripción
        fecha límite de presentación|fecha límite de solicitud|fecha de cierre|fecha fin|plazo de inscripción
        plazo de presentación|scadenza|data di scadenza|scadenza bando|termine di presentazione|prazo
        prazo de candidatura|data limite|reageer vóór|reageer voor|reageren tot|reageer tot|solliciteren tot
        solliciteren voor|termin składania ofert|sista ansökningsdag|sista ansökningsdatum|ansök senast|søknadsfrist
        frist
        deadline for applications|application deadline date|closing date for applications
        application closes|application due|applications due|last application date""",
    FieldName.SALARY: """salary|salary type|pay|compensation|gehalt|salaire|salario|pay range|salary range|rate
        vergütung|rémunération|wage|salaris|lön|stipend|annual salary|hourly rate|salary/rate|entgelt|entgeltgruppe
        eingruppierung|bezahlung|besoldung|vergütungsgruppe|tarif|rémunération indicative|salaire indicatif
        salaire brut|traitement|gratification|indemnité|sueldo|retribución|retribuzione|stipendio|compenso|schaal
        salarisschaal|salarisindicatie|remuneração|salário|wynagrodzenie""",
    FieldName.SOURCE_ID: """job id|id|req id|requisition|requisition id|job number|reference|ref|job requisition id
        referenznummer|ref no|reference number|vacancy reference|kennziffer|job ref|référence|job code
        vacancy no|req #|ref. no|ref #|posting number|job identification|requisition number|requisition #
        anforderungs-id|vacancy id
        referenz|referenzcode|stellen-id|stellennummer|job-id|jobnummer|ausschreibungsnummer|offre n°|n° de l'offre
        n° d'offre|numéro de l'offre|numéro d'offre|code poste|referencia|referencia de la oferta|riferimento
        codice annuncio|vacaturenummer|referentie|referência|código da vaga|nr ref|numer referencyjny""",
    FieldName.CATEGORY: """category|job category|function|job function|job family|kategorie|area|discipline|field
        main area|área de trabajo|fonction|métier|profession|famille de métiers|famille de métier|métier(s)
        grade|grades|grade(s) recherché(s)|cadre d'emplois|cadre d’emplois|filière|domaine|domaine d'activité
        domaine d’activité|domaine fonctionnel|berufsfeld|tätigkeitsfeld|tätigkeitsbereich|aufgabenfeld""",
    FieldName.INDUSTRY: """industry|industries|branche|secteur|sector|secteur d'activité|secteur d’activité|bransch
        bransje""",
    FieldName.REMOTE: """remote|workplace type|work mode|work arrangement|remote work|telework|homeoffice|remote job
        workplace|location type|remote status|remote type|workplace model|work model|working model|arbeitsmodell""",
    FieldName.OTHER: """reports to|starting|start|target start date
        when|who can apply|eligibility
        start date|placement starts|internship starts|programme starts|program starts|starts|placement start
        internship start|programme start|placement start date|internship start date|programme start date|intake
        anticipated start date|expected start date|proposed start date|employment start
        eintritt|eintrittsdatum|beginn|grade|band|questions|contact
        language|languages|sprache|openings|vacancies|number of openings|to|sent|cc|reply-to|views|applicants
        pay grade|travel
        visa|supervisor|line manager|shift|start of work|date de début|commence|commencing|available from
        positions available
        flsa status|flsa|exemption status|overtime status
        hiring manager|union|position classification|classification|temporary end date|posting profile|recruiter
        research field|researcher profile|offer starting date|hours per week|education level
        number of offers available|shift and schedule|job segment|bargaining unit|review begins|supervisory status
        travel required|telework eligible|pay type|pay scale & grade|degree level|nearest major market|service line
        convocatoria|región|horario|turno|nº de vacantes|número de vacantes|vacantes|employer type|salary period
        ansprechpartner|vacancies available|date needed|security clearance|clearance
        date d'embauche prévue|date d’embauche prévue|date d'embauche|date d’embauche|date de prise de poste
        prise de poste|prise de fonction|date de prise de fonction|poste à pourvoir le|à pourvoir le
        date de début souhaitée|début souhaité|début du contrat|début de la thèse|début|date de démarrage
        startdatum|starttermin|eintrittstermin|einstellungstermin|arbeitsbeginn|stellenantritt|besetzungszeitpunkt
        zu besetzen ab|verfügbar ab|ausbildungsbeginn|fecha de inicio|incorporación|fecha de incorporación
        data di inizio|data inizio|inizio|ingangsdatum|per|data de início|termin rozpoczęcia
        directeur de thèse|directrice de thèse|direction de thèse|encadrant|encadrante|encadrants|encadrement
        responsable hiérarchique|rattachement hiérarchique|supérieur hiérarchique|maître de stage|betreuer|betreuung
        vorgesetzter|berichtet an|nombre de postes|nombre de poste|anzahl|anzahl stellen|anzahl der stellen|plazas
        número de plazas|nº de plazas|posti|numero posti|expérience|expérience souhaitée|expérience requise
        experience souhaitée|niveau d'études|niveau d’études|niveau d'études souhaité|niveau d’études souhaité
        niveau d'études requis|niveau de diplôme|ouvert aux contractuels|déplacements|bac requis|opleidingsniveau
        titolo di studio|nivel de estudios|escolaridade|wykształcenie|zone de déplacement|statut du poste|språk
        körkort|catégorie|bap|estudios mínimos|conocimientos necesarios|categoría|experiencia mínima
        sprog|langue|langues|idioma|idiomas|taal""",
}
_LABEL_OF = {
    label.strip(): name for name, labels in _LABELS.items() for line in labels.split("\n") for label in line.split("|")
}
_LABELLED = re.compile(r"[\s*_]*(?P<label>[A-Za-zÀ-ÿ()/#.’' -]{2,30}?)[\s*_]*[:：][\s*_]*(?=\S)")
#: Labels that a dash may stand behind: "Location - Riga".
_DASHED = re.compile(
    r"(?P<label>company(?: name)?|employer|(?:job |work )?location|job type|employment type|job title|position title)"
    r"\s+[–—-]\s+(?=\S)",
    re.IGNORECASE,
)
#: Labels that are words of names and titles, too, which a colon or a line of their own tells from those.
_MARKED = frozenset(
    "service unité dienst setor plaza structure emploi tarif grade grades commune comune cargo kommun plats sted"
    " enhet uren frist språk sprog omfattning profilo virksomhed".split()
)
_LONG_LABELS = sorted((label for label in _LABEL_OF.keys() - _MARKED if len(label) > 3), key=len, reverse=True)
_ANY_LABEL = f"(?P<label>{glanced('|'.join(map(re.escape, _LONG_LABELS)))})"
_BARE = re.compile(
    _ANY_LABEL + r"\s+(?=[A-ZÀ-Ý0-9€£$])",
    re.IGNORECASE,
)


def label_of(text: str) -> FieldName | None:
    """The field that a label on a line of its own announces."""
    return _LABEL_OF.get(text.strip(" *_:：\t").lower())


def labelled(text: str) -> tuple[FieldName, int] | None:
    """The field a line names before a colon, and where its value begins."""
    match = (_LABELLED.match(text) if ":" in text or "：" in text else None) or _DASHED.match(text)
    name = _LABEL_OF.get(match.group("label").strip().lower()) if match else None
    if match and name is FieldName.ORGANIZATION and _OF_STUDENTS.search(text, match.end()):
        name = FieldName.OTHER  # "Who: students of botany" may apply
    return (name, match.end()) if match and name else None


_OF_STUDENTS = re.compile(
    r"\b(?:students|graduates|undergraduates|applicants|candidates|pupils|anyone)\b", re.IGNORECASE
)


def bare_label(text: str) -> tuple[FieldName, int] | None:
    """The same of a row of a table, whose cells nothing divides: "Department Hydrology"."""
    match = _BARE.match(text)
    if match and (_NOTICE.match(text, match.end()) or _OF_IT.match(text, match.end())):
        return None
    if match is None or not text[0].isupper() or ends_in_role(text) or ends_in_role(text.split(",")[0]):
        return None
    name = _LABEL_OF[match.group("label").lower()]
    if name is FieldName.REMOTE and _THERE.match(text, match.end()):
        return None
    return name, match.end()


#: "Remote in Latvia" is a place, and no label with its value.
_THERE = re.compile(r"(?:in|within|from|across|anywhere)\b", re.IGNORECASE)
#: "Company Phone 555 0100" tells no company.
_OF_IT = re.compile(
    r"(?:provided|phone|size|website|web site|url|address|e-?mail|type|industry|overview|profile|logo|description"
    r"|benefits|culture|contact|fax|registration|number|id)\b",
    re.IGNORECASE,
)
#: "VACANCY ANNOUNCEMENT No. 3" heads a notice and labels nothing.
_NOTICE = re.compile(
    r"(?:of\b|for\b|de\b|&|announcement|notice|circular|advertisement|details|description|number|no\b|nr\b|id\b"
    r"|ref)",
    re.I,
)
_BEHIND_BLANKS = re.compile(r"(?<=\s)")
_COLON = re.compile(r"(?P<words>[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ()/#. -]{0,40}?)[\s*_]*[:：][\s*_]*(?=[^\s/])")


def inline_labels(text: str) -> tuple[tuple[FieldName, int, int], ...]:
    """The fields of a line that holds several: "Location: Riga Available: now Contract: permanent"."""
    marks: list[tuple[FieldName, int, int]] = []
    if (":" not in text and "：" not in text) or not _COLON.match(text):
        return ()  # only a line that begins with a label is one of labels
    for match in _COLON.finditer(text):
        words = _BEHIND_BLANKS.split(match.group("words"))
        for count in range(min(4, len(words)), 0, -1):
            label = "".join(words[-count:])
            name = label_of(label)
            if name and ((match.start() == 0 and count == len(words)) or label[0].isupper()):
                marks.append((name, match.end("words") - len(label), match.end()))
                break
    if not marks or marks[0][1] > 0:
        return ()
    ends = [start for _, start, _ in marks[1:]] + [len(text)]
    spans = [
        (name, start, len(text[:end].rstrip(" ,;|·–-"))) for (name, _, start), end in zip(marks, ends, strict=True)
    ]
    return tuple((name, start, end) for name, start, end in spans if start < end)


_KEY = sought(r"(?:(?<=\s)|^)[A-ZÀ-Ý][\w/&-]*(?: [A-ZÀ-Ý][\w/&-]*)?\s*:\s")
_LONGEST_VALUE = 80


def run_on_labels(text: str) -> tuple[tuple[FieldName, int, int], ...]:
    """The fields of a page without line breaks: "Job Title: Analyst Location: Riga Job Type: Full-time Overview …"."""
    keys = [_run_on_key(text, match) for match in _KEY.finditer(text)]
    found: list[tuple[FieldName, int, int]] = []
    for number, (name, _, left) in enumerate(keys):
        if name is None:
            continue
        following = [start for _, start, _ in keys[number + 1 : number + 2]]
        end = min([left + _LONGEST_VALUE, len(text), *following])
        found.append((name, left, left + len(text[left:end].rstrip(" ,;|·–-"))))
    return tuple(found)


def _run_on_key(text: str, match: re.Match[str]) -> tuple[FieldName | None, int, int]:
    """The field of a key, where the key begins and where its value does; of an unknown key its last two words."""
    ahead = text[max(0, match.start() - 25) : match.end()].rstrip(" :")
    words = _BEHIND_BLANKS.split(ahead)
    for count in (3, 2, 1):
        label = "".join(words[-count:])
        if name := label_of(label):
            return name, match.end() - len(label) - len(match.group()) + len(match.group().rstrip(" :")), match.end()
    first, _, rest = match.group().partition(" ")
    ends_value = rest.strip(" :") and is_role_head(first)
    return None, match.start() + (len(first) + 1 if ends_value else 0), match.end()


_GLUED = re.compile(
    _ANY_LABEL + r"(?=(?-i:[A-ZÀ-Ý0-9€£$]))",
    re.IGNORECASE,
)

#: A small letter that a capital or a figure stands behind, which is quicker to see than any label.
_GLUE = re.compile(r"[A-ZÀ-Ý0-9€£$](?<=[a-zß-ÿ].)")
_LONGEST_LABEL = max(map(len, _LABEL_OF))


def glued_label(text: str) -> tuple[tuple[FieldName, int, int], ...]:
    """The field of a line whose label lost the blank behind it: "CompanyContoso"."""
    if not _GLUE.search(text, 0, _LONGEST_LABEL + 1):
        return ()
    match = _GLUED.match(text)
    if match is None or not text[match.end() - 1].islower():
        return ()
    return ((_LABEL_OF[match.group("label").lower()], match.end(), len(text)),)
