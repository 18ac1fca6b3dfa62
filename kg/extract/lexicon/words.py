"""Word lists that titles are read with: nouns that head an occupation, ranks, contracts, what stands beside them."""

from __future__ import annotations

import re


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


def uncapitalized(phrase: str) -> str:
    """The words in small letters, but abbreviations and names with capitals inside as they are: "GitLab", "NLP"."""
    return " ".join(word.lower() if _is_plain(word) else word for word in phrase.split())


def _is_plain(word: str) -> bool:
    """Whether a word has capitals at most where it or a part of it begins: "Voices", "Low-Resource"."""
    is_one = not any(char.isupper() for char in word[1:])
    return not word.isupper() and (is_one or _JOINED.fullmatch(word) is not None)


_JOINED = re.compile(r"[A-ZÀ-Ý][a-zß-ÿ]{2,}(?:-[A-ZÀ-Ýa-z][a-zß-ÿ]{2,})+")


#: Topics of what every employer does with those who apply; it is a subject of those alone who do it.
HIRING = frozenset({"recruiting", "recruitment", "talent acquisition", "hiring"})
#: Nouns that make a phrase an occupation, lower case and singular.
ROLE_HEADS = word_set("""
    asesor asesora asistente auxiliar ejecutivo ejecutiva encargado encargada enfermeiro enfermeira enfermero
    enfermera modeller modeler validator assessor adjuster forecaster warden breeder perfusionist stonemason beekeeper
    engenheiro engenheira desenvolvedor desenvolvedora estagiário estagiária assistente coordenador coordenadora
    diretor diretora structurer annotator navigator farrier florist goldsmith luthier compositor colorist comptroller
    executivo executiva especialista gerente ingeniera desarrolladora consultora vendedora cajero cajera cocinero
    profesor profesora
    gérante infirmier vendeur responsable-adjoint magasinier opérateur opératrice préparateur aide-soignant animateur
    aidant
    aushilfe auszubildende auszubildenden
    abogado account-executive accountant actor admin actuary administrator adviser advisor agent aide analista analyst
    analyste analytiker anesthesiologist animator apprentice architect architecte architekt arquitecto artist
    assistant assistante assistent assistentin associate attendant attorney auditor author azubi auszubildender
    baker barista bartender berater bookkeeper broker builder butcher buyer caissier captain caregiver carpenter
    cashier caterer caregiver ceo cfo chair chargé chauffeur chauffeuse chef chemist chercheur cio ciso clerk
    cleaner clinician coach collector comercial commercial commis composer comptable concierge conducteur
    conseiller conseillère consultant consultante consultor contractor controller controleur coo cook coordinador
    coordinateur coordinatrice coordinator copywriter correspondent counsel counsellor counselor courier
    curator custodian cto dba dean delegate dentist deputy desarrollador designer detective developer
    développeur développeuse devops dietitian dietician directeur director directora directrice dispatcher doctor
    doctorant doktorand dozent drafter draughtsman driver economist éducateur educator editor elektriker
    electrician employé engineer entwickler entwicklerin estimator evangelist examiner executive expert
    fachinformatiker fachkraft fahrer fellow firefighter fitter foreman freelancer gardener généraliste
    generalist geologist geschäftsführer gestionnaire gérant graduate graphiste greeter guard hairdresser
    handler handyman head housekeeper hygienist illustrator infirmier infirmière informaticien ingeniero
    ingénieur ingénieure ingenieur inspector installer instructor intern internship interpreter interviewer
    investigator ios-developer jefe jurist jurista journalist judge juriste kaufmann kauffrau kellner koch
    koordinator kundenberater laborant laborer labourer landscaper lawyer lead leader lecturer leiter leiterin
    librarian linguist lineman logistician machinist maintainer maker manager managerin marketer marketeer
    mason mathematician mechanic mechaniker mechatroniker mediengestalter mentor merchandiser microbiologist
    midwife mitarbeiter mitarbeiterin moderator monteur musician nanny negotiator neurologist notary nurse
    nutritionist officer operator operative optometrist organizer owner painter paralegal paramedic partner
    pathologist pédiatre pfleger pflegefachkraft pflegekraft pharmacist photographer physician physicist
    physiotherapist pianist pilot planner plumber podiatrist policeman porter postdoc praktikant praktikantin
    praktikum presenter president principal producer product-owner professional professor programmer
    programmeur promoter prosecutor psychiatrist psychologist psychologue publicist purchaser radiographer
    radiologist realtor receptionist recruiter recruteur redakteur referent rédacteur registrar reporter
    representative researcher responsable retoucher reviewer roofer sachbearbeiter sachbearbeiterin salesperson
    salesman scientist scientifique scrum-master sde sdet sdm seamstress secretary secrétaire server specialist
    spécialiste spezialist sre stagiaire statistician stenographer steward stewardess stocker strategist
    student studentin superintendent supervisor superviseur surgeon surveyor swe techniker technician technicien
    technicienne technologist técnico tpm teacher teamleiter tech teller tester therapist tradesman trader
    trainee trainer transcriber translator treasurer tutor tutor typist underwriter upholsterer valet vendeur
    vendeuse vendedor verkäufer verkäuferin veterinarian videographer volontär vp waiter waitress
    warehouseman webmaster welder werkstudent werkstudentin worker writer zoologist becario prácticas
    praktikum stage alternance alternant apprenti ausbildung gestalter konstrukteur buchhalter controllerin
    architektin designerin beraterin ingenieurin referentin redakteurin programmierer administratorin analystin
    chargée assistant-e chefkoch hausmeister lagerist disponent meister vertriebsmitarbeiter projektleiter
    projektmanager produktmanager softwareentwickler softwareentwicklerin softwarearchitekt systemadministrator
    fullstackentwickler webentwickler datenwissenschaftler dateningenieur teamlead gruppenleiter abteilungsleiter
    ambassador interventionist liaison lpn cna chief advocate helper mgr svp avp evp rvp implementer exterminator
    evaluator rater stylist performer sergeant configurator practitioner hostess facilitator forester appraiser mariner
    speechwriter bdr sdr hrbp qae barber picker sorter floater arborist
    mate deckhand medewerker medewerkster matelot hilfe zimmerer dachdecker spengler quereinsteiger loader skipper
    dev devs programador programadora webdev
    vertriebsleiter marketingmanager kundenbetreuer erzieher sozialpädagoge arzt ärztin zahnarzt physiotherapeut
    handwerker handwerkerin trockenbauer metallbauer educador educadora
    bauleiter bauingenieur elektroniker mechatronikerin anlagenmechaniker softwareingenieur vertriebsingenieur
    """)

#: Compound endings of German occupations, for words the list above does not hold.
ROLE_ENDINGS = (
    "entwickler",
    "entwicklerin",
    "manager",
    "managerin",
    "leiter",
    "leiterin",
    "mitarbeiter",
    "mitarbeiterin",
    "ingenieur",
    "ingenieurin",
    "techniker",
    "berater",
    "beraterin",
    "kaufmann",
    "kauffrau",
    "mechaniker",
    "assistent",
    "assistenz",
    "referent",
    "fachkraft",
    "servicekraft",
    "servicekräfte",
    "lehrkraft",
    "bürokraft",
    "reinigungskraft",
    "hilfskraft",
    "pflegekraft",
    "arbeitskraft",
    "küchenhilfe",
    "haushaltshilfe",
    "student",
    "praktikum",
    "betreuer",
    "administrator",
    "spezialist",
    "architekt",
    "fahrer",
    "helfer",
    "pfleger",
    "verkäufer",
    "fachfrau",
    "fachmann",
    "fachperson",
    "angestellte",
    "angestellter",
    "buchhalter",
    "buchhalterin",
    "verwalter",
    "arbeiter",
    "lehrer",
    "lehrerin",
    "erzieherin",
    "schlosser",
    "gärtner",
    "helferin",
    "planer",
    "planerin",
    "leitung",
    "pädagogin",
    "therapeut",
    "therapeutin",
    "wissenschaftler",
    "wissenschaftlerin",
    "monteur",
    "meisterin",
    "sekretärin",
    "sachbearbeitung",
    "ärztin",
    "führer",
    "führerin",
    "spezialistin",
    "assistentin",
    "referentin",
    "betreuerin",
    "verkäuferin",
    *("konsulent", "medarbejder", "medarbeider", "medarbetare", "ingeniør", "ingenjör", "utvecklare", "utvikler"),
    *("udvikler", "handläggare", "projektleder", "projektledare", "verkställare", "medewerker", "ontwikkelaar"),
    *("adviseur", "beheerder", "planner"),
)

#: Words that end as occupations do and name none.
NO_ROLE_ENDINGS = ("begleitung", "anleitung", "einleitung", "ableitung", "zuleitung", "schulleitung", "überleitung")

#: Lower-case words that can belong to an occupation's name in running text ("a machine learning engineer").
ROLE_MODIFIERS = word_set("""
    3d account accounting ai algorithm analytics android application applications applied associate automation
    backend back-end back end big bioinformatics brand business chemical civil clinical cloud communications
    computational computer compliance content control core credit customer cyber cybersecurity data database
    deep delivery demand design desktop development devops digital distributed electrical embedded energy
    engineering enterprise environmental ethics evaluation events experience field finance financial firmware
    front frontend front-end full full-stack fullstack stack functional game general global go graduate graphic
    growth hardware health help hr human industrial information infrastructure innovation insights integration
    intelligence inventory investment ios it java javascript language learning legal life linux logistics machine
    maintenance manufacturing market marketing mechanical media medical ml mlops mobile molecular network networking
    nlp node node.js office operations optical optimization people perception performance php planning platform
    policy portfolio privacy process product production program project public purchasing python qa quality
    quantitative quantum react reliability research resources resource revenue risk robotics ruby sales science
    security sales service services site software solution solutions specialist speech staff statistical strategy
    supply chain support sustainability system systems talent tax technical technology test testing training
    treasury ui user ux vision visual web wireless web3 .net
    warehouse kitchen restaurant store retail truck bus night ward care school laboratory construction hotel bar line
    pastry forklift payroll dental veterinary pharmacy nursing social youth journeyman registered licensed certified
    chartered qualified rust golang scala ruby kotlin swift postdoctoral doctoral museum stage lighting sound theatre
    """)

#: Rank words of a title and the level they state.
LEVELS = {
    "intern": "intern",
    "interns": "intern",
    "internship": "intern",
    "internships": "intern",
    "stagiaire": "intern",
    "praktikant": "intern",
    "praktikantin": "intern",
    "praktikum": "intern",
    "werkstudent": "intern",
    "werkstudentin": "intern",
    "becario": "intern",
    "apprentice": "apprentice",
    "apprenti": "apprentice",
    "auszubildender": "apprentice",
    "azubi": "apprentice",
    "auszubildende": "apprentice",
    "auszubildenden": "apprentice",
    "lehrling": "apprentice",
    "apprentie": "apprentice",
    "alternant": "apprentice",
    "alternante": "apprentice",
    "alternance": "apprentice",
    "stagista": "intern",
    "tirocinante": "intern",
    "estagiário": "intern",
    "estagiária": "intern",
    "becaria": "intern",
    "trainee": "trainee",
    "junior": "junior",
    "jr": "junior",
    "jr.": "junior",
    "entry-level": "junior",
    "mid-level": "mid",
    "midlevel": "mid",
    "mid": "mid",
    "pleno": "mid",
    "júnior": "junior",
    "sênior": "senior",
    "sénior": "senior",
    "medior": "mid",
    "intermediate": "mid",
    "senior": "senior",
    "seniors": "senior",
    "sr": "senior",
    "sr.": "senior",
    "snr": "senior",
    "staff": "staff",
    "principal": "principal",
    "lead": "lead",
    "leader": "manager",
    "supervisor": "manager",
    "distinguished": "distinguished",
    "director": "director",
    "directeur": "director",
    "directrice": "director",
    "head": "head",
    "vp": "vice president",
    "svp": "vice president",
    "evp": "vice president",
    "chief": "executive",
    "ceo": "executive",
    "cto": "executive",
    "cfo": "executive",
    "coo": "executive",
    "cio": "executive",
    "ciso": "executive",
}

#: Rank words that are dropped from the front of a role's name; the others are part of it.
RANKS = word_set(
    "junior jr jr. entry-level mid-level midlevel mid intermediate senior seniors sr sr. snr staff principal lead "
    "distinguished experienced seasoned expert"
)

#: Roles whose name alone says that people report to them.
MANAGES_PEOPLE = word_set(
    "engineering science research analytics architecture team manager general department store office "
    "branch restaurant plant shift group area regional district operations"
)

#: Contracts as titles, tags and fields name them, and the code they stand for.
EMPLOYMENT = {
    "internship": "internship",
    "intern": "internship",
    "interns": "internship",
    "praktikum": "internship",
    "stage": "internship",
    "stagiaire": "internship",
    "praktikant": "internship",
    "prácticas": "internship",
    "full-time": "full_time",
    "full time": "full_time",
    "fulltime": "full_time",
    "full_time": "full_time",
    "permanent": "permanent",
    "permanent full time": "full_time",
    "permanent employment": "permanent",
    "permanent contract": "permanent",
    "permanent position": "permanent",
    "regular": "permanent",
    "vollzeit": "full_time",
    "temps plein": "full_time",
    "tiempo completo": "full_time",
    "jornada completa": "full_time",
    "cdi": "permanent",
    "contrato indefinido": "permanent",
    "indefinido": "permanent",
    "vast contract": "permanent",
    "vast dienstverband": "permanent",
    "tempo indeterminato": "permanent",
    "jornada parcial": "part_time",
    "media jornada": "part_time",
    "deeltijd": "part_time",
    "voltijd": "full_time",
    "tempo pieno": "full_time",
    "tempo parziale": "part_time",
    "tempo integral": "full_time",
    "contrato temporal": "temporary",
    "bepaalde tijd": "temporary",
    "tempo determinato": "temporary",
    "uitzendkracht": "temporary",
    "stagiair": "internship",
    "tirocinio": "internship",
    "estágio": "internship",
    "festanstellung": "permanent",
    "feste anstellung": "permanent",
    "unbefristet": "permanent",
    "unlimited contract": "permanent",
    "part-time": "part_time",
    "part time": "part_time",
    "parttime": "part_time",
    "part_time": "part_time",
    "teilzeit": "part_time",
    "temps partiel": "part_time",
    "medio tiempo": "part_time",
    "minijob": "part_time",
    "working student": "part_time",
    "werkstudent": "part_time",
    "contract": "contract",
    "contractor": "contract",
    "contract-to-hire": "contract",
    "contract to hire": "contract",
    "fixed-term": "contract",
    "fixed term": "contract",
    "befristet": "contract",
    "cdd": "contract",
    "freelance": "freelance",
    "freelancer": "freelance",
    "freelance / project": "freelance",
    "temporary": "temporary",
    "temp": "temporary",
    "seasonal": "temporary",
    "interim": "temporary",
    "intérim": "temporary",
    "intérimaire": "temporary",
    "mission intérimaire": "temporary",
    "zeitarbeit": "temporary",
    "arbeitnehmerüberlassung": "temporary",
    "temps complet": "full_time",
    "temps non complet": "part_time",
    "mi-temps": "part_time",
    "contrat à durée indéterminée": "permanent",
    "durée indéterminée": "permanent",
    "durée déterminée": "contract",
    "contrat à durée déterminée": "contract",
    "contrat d'apprentissage": "apprenticeship",
    "contrat de professionnalisation": "apprenticeship",
    "umowa o pracę": "permanent",
    "pełny etat": "full_time",
    "umowa zlecenie": "contract",
    "contrato sem termo": "permanent",
    "efetivo": "permanent",
    "casual": "temporary",
    "apprenticeship": "apprenticeship",
    "alternance": "apprenticeship",
    "ausbildung": "apprenticeship",
    "volunteer": "volunteer",
    "shift based": "shift_based",
}

#: Names of functions and industries that stand as tags beside a title and name no employer and no team.
CATEGORIES = word_set("""
    technology engineering marketing sales finance legal operations product design data hr people support
    administration research science software hardware it security consulting education healthcare retail
    communications analytics strategy recruiting other general management customer-service logistics
    manufacturing creative writing media business banking insurance government nonprofit accounting auditing
    """) | frozenset(("machine learning", "ai", "artificial intelligence", "big tech", "non-profit", "applied science"))

#: Capitalised at the beginning of a sentence, but never part of a name that follows.
SMALL_WORDS = word_set("""
    the we you our your this that these those they he she it i a an as in at on to for from by with and or but if
    when what
    why who how please join about here there all any each every some most both no not must can will should also other
    more
    such within through while during across are is do does have has let lets we're we’re you'll you’ll its it's their
    his her
    der die das ein eine und mit für unser unsere dein deine bei im zur zum als wir du sie ihre nous vous le la les
    un une des
    et pour au aux notre votre dans en chez el los una para con nuestro
    """)
