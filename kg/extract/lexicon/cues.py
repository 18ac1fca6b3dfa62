"""Phrases that announce a fact, by what they announce; the `terms` component finds all of them in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from kg.extract.lexicon.headings import HEADINGS


class CueKind(StrEnum):
    """What a cue announces."""

    HEADING = "heading"
    WANTED = "wanted"
    AS_A = "as_a"
    INTEREST = "interest"
    EXPERIENCE = "experience"
    PLUS = "plus"
    DEGREE = "degree"
    STUDY = "study"
    LANGUAGE = "language"
    SPEAKS = "speaks"
    REMOTE = "remote"
    PERIOD = "period"
    PLACE = "place"
    ELIGIBLE = "eligible"
    CONTRACT = "contract"
    TEAM = "team"
    EQUALITY = "equality"
    RESEARCH = "research"
    THING = "thing"


class Cue(NamedTuple):
    """A cue found at `start:end`; `value` is what it stands for, where it stands for something."""

    kind: CueKind
    value: str
    start: int
    end: int


WANTED = """looking for|seeking|searching for|in search of|hiring|recruiting|opening for|opportunity for
opportunities for|opportunities available for|openings for
position of|role of|position for|post of|job of|job as|career as|work as|working as|join us as
join as|need for|needs|we need|we want an|we want a|we seek an|we seek a|offers a|offers an|needs a
needs an|looking to hire|looking to add|looking to recruit|want to hire|looks for|look for|are after|is after
seeking to appoint|seeks to appoint|wishes to appoint|looking to appoint|to recruit|to appoint
applications are invited for|applications are solicited for|applications for|invited for
vacancy for|vacancy as|vacancy of|vacancies for
announcing an open|announces an open|position as|to fill
        with us as|now hiring|seeks|recruits|is recruiting
invites applications for|suchen|sucht|suchen wir|vi söker en|vi söker nu en|vi søger en|vi søker en|søger vi en
op zoek naar een|op zoek naar|söker vi en|zoeken wij een|zoeken een|we zoeken een
cerchiamo un|ricerchiamo un|procuramos um|szukamy
gesucht|stelle als|position als|tätigkeit als|verstärkung als
recherchons|recherche|recrutons|recrute|poste de|en qualité de|buscamos|busca|buscando|contratando|puesto de
incorporar"""

AS_A = (
    "as a|as an|as our|as the|in the role of|in this role as|als|en tant que|en tant qu|como|this role is for"
    "|you are a|you are an"
)

INTEREST = """interested in|interest in|interests in|field of|fields of|area of|areas of|background in
backgrounds in|expertise in|specializing in|specialising in|specialized in|specialization in|focus on|internship in
internships in|passion for|passionate about|research in|roles in|position in|career in|careers in|capable of using
applicants who specialize in|candidates who specialize in|applicants who specialise in|candidates who specialise in
background|expertise|foundation in|foundations in|grounding in|grounded in|formal training in|level training in
academic training in|graduate training in|applicants from|candidates from|applications from
kenntnisse in|schwerpunkt|interesse an|fachrichtung|spécialisé en|spécialisée en
spécialisation en|domaine de|dans le domaine de|especialización en|interés en"""

EXPERIENCE = """experience in|experience with|experience of|experience using|experience applying|experience building
experience working with|experience working in|experience working on
experience developing|experience implementing|experience designing
experience across|experiences in|experiences with|experience|experienced in|experienced with|hands-on experience
knowledge of|knowledge in|understanding of|familiarity with|familiar with|familiarity in|proficiency in
proficiency with|proficiency|proficient in|proficient with|proficient at|skilled in|skilled at|skills in|skills with
skills|fluent in|fluency in|competence in|competency in|competent in|ability to use|comfortable with|exposure to
practice with|handling of|hands-on work with
track record in|working knowledge|depth in|strength in
confident use of|competent use of|proficient use of|effective use of|well versed in|well-versed in|versed in
conversant with|certificate in|competency with|berufserfahrung in|berufserfahrung im|berufserfahrung mit
erfahrungen im|erfahrung bei|verständnis für|verständnis von
grundkenntnisse in|fachkenntnisse in|kenntnisse über|kenntnisse der|vorkenntnisse in
command of|grasp of|mastery of|expert in|expert with|expert knowledge|trained in
exposure on|exposure in
certified in|certification in|such as|including|e.g.|technologies|tech stack|stack|tools|toolkits|languages
frameworks|using|applies|apply|tools like|technologies like|frameworks like|languages like|methodologies like
platforms like|software like|systems like|libraries like|programs like|applications like|tools wie|technologien wie
programmen wie|programme wie|software wie|systemen wie|methoden wie|outils comme|outils tels que|logiciels comme
logiciels tels que|herramientas como|programas como|tools zoals|systemen zoals|programma's zoals|verktyg som
verktøy som|værktøjer som|erfahrung mit|erfahrung in|erfahrungen in|erfahrungen mit|kenntnisse|kenntnisse in
umgang mit|vertraut mit|sicher in|erfahrung|know-how|wie z.b.|expérience en|expérience avec|expérience de|expérience
connaissance de|connaissances en|maîtrise de|maîtrise|maîtrisez|compétences en|compétences|connaissances
kenntnisse im|kenntnisse von|erfahrung im|programmierkenntnisse in|programmierung in|sicher mit|gearbeitet mit
arbeiten mit|arbeitest mit|utilisez|à l'aise avec|à l’aise avec|maîtrise du|maîtrise des|connaissance du
connaissance des|pratique de|travaillé avec|esperienza con|esperienza in|esperienza di|conoscenza di|conoscenza del
fortrolig med|erfaren i|van vid|god kendskab til|godt kendskab til|goda kunskaper i|beheersing van|bekend met
vertrouwd met|soltura con|manejo avanzado de|familiarità con|à l'aise sur|à l’aise sur|god forståelse for|rutinerad inom
erfarenhet av|kunskap om|kunskaper i|kunskaper inom|vana av|erfaring med|erfaring fra|kendskab til|kjennskap til
kunnskap om|kunnskaper i|kompetanse innen|kompetence inden for|doświadczenie w|doświadczenie z|znajomość
umiejętność obsługi|utilizzo di|padronanza di|conoscenza dei|conoscenza delle|uso di|domínio de|domínio do
ervaring in|ervaring met|kennis van|experiência com|experiência em|conhecimento em|conhecimentos em|conhecimento de
experiencia en|experiencia con|experiencia|conocimientos de|conocimientos en|conocimiento de|dominio de|manejo de"""

PLUS = """preferred|a plus|is a plus|big plus|plus|nice to have|nice-to-have|nice to haves|bonus|bonus points
desirable|desired|ideally|advantage|advantageous|an asset|beneficial|not required|would be great|good to have
would open doors|opens doors|open doors|would be good if|it would be good|a bonus|good if you
welcome|useful|helpful|helps|viewed favorably|viewed favourably|regarded favorably|looked upon favorably
added advantage|se valora|valorado|wäre schön|gern gesehen|bienvenu|souhaité
von vorteil|wünschenswert|idealerweise|un plus|un atout|apprécié|appréciée|idéalement|deseable|valorable|se valorará
een pré|is een pré|pré|een plus|gradito|titolo preferenziale|meriterande|en merit|ønskelig|er en fordel|en fordel
desejável|mile widziane|mile widziana|dodatkowym atutem"""

DEGREE = {
    "HS": "secondary (high) school|high school diploma|high school degree|high school|secondary school diploma|ged"
    "|abitur|hochschulreife|baccalauréat|bachillerato|diploma di maturità|scuola superiore|ensino médio"
    "|12º ano|wykształcenie średnie|niveau bac|vwo|gymnasieutbildning|gymnasial utbildning|gymnasieeksamen"
    "|videregående",
    "vocational": "vocational training|completed training|completed apprenticeship|trade certificate|berufsausbildung"
    "|ausbildung als|ausbildung zum|ausbildung zur|formación profesional|diploma as a|diplôme d'état|nursing diploma"
    "|formation professionnelle|abgeschlossene ausbildung|dreijährige ausbildung"
    "|anerkannte ausbildung|registered nurse|mbo|mbo-opleiding|mbo opleiding"
    "|mbo-diploma|mbo-4|mbo-3|mbo 4"
    "|cap/bep|niveau cap|cap ou bep|diplôme cap|bac pro|bac professionnel|titre professionnel|brevet professionnel"
    "|national diploma|nvq|svq|btec|bts|ciclo formativo|grado superior|grado medio|técnico superior"
    "|gesellenbrief|facharbeiterbrief|meisterbrief|abgeschlossene lehre|fachausbildung|ausbildung in der|ausbildung im"
    "|cap, bep|bep/cap|niveau bep|diplôme d'aide-soignant|mbo werk|wykształcenie zawodowe|qualifica professionale"
    "|yrkesutbildning|yrkeshögskola|fagbrev|faglært|erhvervsuddannelse|fagutdanning|svendebrev|diploma di perito"
    "|perito",
    "AS": "associate degree|associate's degree|associate’s degree|associates degree",
    "BS": "baccalaureate|baccalaureate degree|bachelor|bachelors|bachelor's|bachelor’s|bs|bsc"
    "|b.sc|b.sc.|b.s.|b.s|ba|b.a.|b.a|btech|b.tech|b.e.|beng"
    "|b.eng|honours degree|honors degree|undergraduate degree|undergraduate student|undergraduate students|licence"
    "|bac+3|bachelorstudium"
    "|grado|hbo|hbo-opleiding|hbo opleiding|hbo-diploma|titulación universitaria|laurea|laurea triennale|licenciatura"
    "|titulación de grado|grado universitario|grado en|titulación superior|diploma universitario|hbo werk"
    "|wykształcenie wyższe|studia wyższe|b.tech.|b tech|ensino superior"
    "|ensino superior completo|enseignement supérieur|national first degree|kandidatexamen|högskoleexamen"
    "|professionsbachelor"
    "|bachelorgrad|högskoleutbildning|högskoleingenjör|bachelor-|hbo-|hbo of wo|hbo/wo|hbo- of",
    "MS": "master|masters|master's|master’s|ms|msc|m.sc|m.sc.|m.s.|m.s|ma|m.a.|mtech|m.tech|meng|m.eng|bac+5|bac+4/5"
    "|bac +5|bac + 5|bac+4"
    "|masterstudium|masterabschluss|graduate degree|advanced degree|postgraduate degree|diplom|máster"
    "|maestría|laurea magistrale|wo-opleiding|mestrado|école d'ingénieur|école d’ingénieur|school of engineering"
    "|grado de maestro|grado académico de maestro|grado de magíster|masterexamen|civilingenjör|mastergrad"
    "|kandidatgrad|cand.|siv.ing"
    "|civilingeniør|magisterexamen|wissenschaftliches hochschulstudium|wissenschaftlichen hochschulstudium|wo werk"
    "|titulación de máster",
    "PhD": "PhD|ph.d.|ph.d|PhDs|doctorate|doctoral|doctor of philosophy|promotion|doctorat|doctorado|d.phil",
    "MBA": "mba|m.b.a.|master of business administration",
    "JD": "juris doctor|j.d.|jd",
    "MD": "doctor of medicine|m.d.",
}

LANGUAGES = {
    "English": "d'anglais|d’anglais|l'anglais|l’anglais"
    "|english|englisch|englische|englischkenntnisse|englischen|anglais|anglaise|inglés|ingles"
    "|engels|engelse|inglese|inglês|angielski|angielskiego|engelska|engelsk",
    "German": "german|deutsch|deutsche|deutschkenntnisse|deutschen|allemand|alemán|duits|duitse|tedesco|tedesca|alemão"
    "|niemiecki|niemieckiego|tyska|tysk",
    "French": "french|französisch|französischkenntnisse|français|française|francés|frans|franse|francese|francês"
    "|francuski|francuskiego|franska|fransk",
    "Spanish": "spanish|spanisch|espagnol|español|castellano|spaans|spagnolo|espanhol|hiszpański|hiszpańskiego",
    "Italian": "italian|italienisch|italien|italiano|italiana|italiaans",
    "Portuguese": "portuguese|portugiesisch|portugais|portugués|português|portugees|portoghese",
    "Dutch": "dutch|niederländisch|néerlandais|nederlands|nederlandse|neerlandés|olandese",
    "Polish": "polish|polnisch|polonais|polski|polskiego",
    "Czech": "czech|tschechisch",
    "Romanian": "romanian|rumänisch|roumain",
    "Hungarian": "hungarian|ungarisch",
    "Greek": "greek|griechisch|grec",
    "Swedish": "swedish|schwedisch|suédois|sueco|svenska|svensk",
    "Danish": "danish|dänisch|danois|dansk|danska",
    "Norwegian": "norwegian|norwegisch|norvégien|norsk|norska",
    "Finnish": "finnish|finnisch|finnois|finska|finsk|suomi|suomen kieli",
    "Russian": "russian|russisch|russe",
    "Ukrainian": "ukrainian|ukrainisch",
    "Turkish": "turkish|türkisch|turc",
    "Arabic": "arabic|arabisch|arabe",
    "Hebrew": "hebrew|hebräisch",
    "Hindi": "hindi",
    "Chinese": "chinese|chinesisch|chinois",
    "Mandarin": "mandarin",
    "Cantonese": "cantonese",
    "Japanese": "japanese|japanisch|japonais",
    "Korean": "korean|koreanisch|coréen",
    "Vietnamese": "vietnamese",
    "Thai": "thai",
    "Indonesian": "indonesian|bahasa indonesia",
    "Catalan": "catalan|catalán",
    "Bulgarian": "bulgarian",
    "Croatian": "croatian",
    "Serbian": "serbian",
    "Slovak": "slovak",
    "Slovenian": "slovenian",
    "Latvian": "latvian|lettisch|letton",
    "Lithuanian": "lithuanian|litauisch|lituanien",
    "Estonian": "estonian|estnisch|estonien",
    "Luxembourgish": "luxembourgish|luxemburgisch|luxembourgeois",
    "Albanian": "albanian|albanisch|albanais",
    "Bosnian": "bosnian|bosnisch",
    "Macedonian": "macedonian",
    "Icelandic": "icelandic",
    "Irish": "irish language|gaeilge",
    "Welsh": "welsh",
    "Persian": "persian|farsi|persisch|persan",
    "Urdu": "urdu",
    "Bengali": "bengali",
    "Punjabi": "punjabi",
    "Tagalog": "tagalog|filipino",
    "Swahili": "swahili",
}

STUDY = """degree|degrees|degree level|degree qualified|degree-qualified|diploma|diplomas|major|majors|majoring|majored
graduate|graduates|graduated|graduation|qualification|qualifications|studium|hochschulstudium|studienabschluss
hochschulabschluss|universitätsabschluss|studiengang|hnd|hnc|diplôme|diplômé|diplômée|master|licence|bac+5|bac+4
bac+3|bac+2|bac +5|bac +3|bac +2|diplôme d'ingénieur|diplôme d’ingénieur|études
formation|grado|titulación|licenciatura|licenciado|graduado|laurea|enrolled|studying|mres"""

SPEAKS = """working knowledge|upper-intermediate|upper intermediate|intermediate
fluent|fluently|fluency|speak|speaks|speaking|spoken|written|verbal|native|mother tongue|bilingual
language|language skills|languages|proficiency|proficient|communicate|communication|read|reading|business level
business-level|native-level|professional-level|conversational|b1|b2|c1|c2|fließend|fließende|fließendes|fließendem
verhandlungssicher|verhandlungssichere|verhandlungssicheres|muttersprache|sprache|sprachen|sprachkenntnisse
wort und schrift|kenntnisse|sehr gute|gute
sprichst|beherrschst|kommunizieren|kommunizierst|niveau|deutschkenntnisse|englischkenntnisse|französischkenntnisse
courant|courante|couramment
parlé|écrit|langue|langues|bilingue|maîtrise|maîtrisez|fluido|nivel|idioma|idiomas|hablado|dominio|levels|command of
professionnel|professionnelle|opérationnel|beheersing|beheerst|taal|spreekt|conoscenza|madrelingua|ottimo|ottima|buona
domínio|idiomas
i tal och skrift|i tal och i skrift|muntlig|skriftlig|obehindrat|flytande|skriftligt|muntligt|mundtligt
skriftlig og muntlig|mundtligt og skriftligt|flydende|flytende|språk|sprog|behärskar|talar|skriver
spreekt en schrijft|uitstekend
nível|fluente|znajomość|język|języka|komunikatywnym|biegle|kommunikationsfähigkeiten|kommunikationsstärke
ausdrucksvermögen|ausdrucksweise|muttersprachniveau|sprachniveau|sprachlich|langue maternelle|alto|medio"""

REMOTE = {
    "yes": "fully remote|100% remote|remote position|remote role|remote job|remote-first|remote first|remote only"
    "|remote-only|work from anywhere|work from home|work remotely|working remotely|remote within|remote work"
    "|remote team|remote friendly|remote-friendly|remote opportunity|remote possible|remote ok|remote ("
    "|remote -|remote -|remote,|remote|telecommute|télétravail complet|full remote|homeoffice möglich"
    "|100% homeoffice|teletrabajo|remoto|poste en télétravail|100 % télétravail|100% télétravail",
    "no": "no option to work remotely|not possible to work remotely|no possibility of remote work"
    "|cannot be done remotely|must be completed at the physical location"
    "|not remote|no remote|not a remote|non-remote|not be remote|no remote work|not a remote position"
    "|not offer remote|remote is not|remote not|remote work is not|on-site only|onsite only|on site only"
    "|in-office only|in-person only|not eligible for remote|not open to remote|cannot be remote"
    "|on-site position|onsite position|on-site role"
    "|onsite role|in-person position|in-office position|fully on-site|full-time on site|fully onsite|100% on-site"
    "|100% onsite|work from office|position is on-site|role is on-site|kein homeoffice|keine remote"
    "|pas de télétravail|not remote internships",
}

PERIOD = """mesi|maanden|månader|måneder
month|months|week|weeks|mo|monat|monate|monaten|wochen|mois|semaines|meses|semanas|year|years
jahr|jahre|jahren|ans|años"""

PLACE = """based in|based out of|located in|location|locations|multiple locations|following locations|work location
work locations|our office in|office in|offices in|onsite in|on-site in|position in|role in|relocate to
one of the following|countries|regions|region|standort|standorte|am standort|einsatzort|arbeitsort|mit sitz in|lieu
lieux|basé à|basée à|situé à|poste basé|ubicación|con sede en"""

ELIGIBLE = """national is required|nationals only|national required|citizen|citizens|citizenship|security clearance
clearance|work permit|work authorization|authorized to work|authorised to work|right to work|eligible to work
legally authorized|green card|permanent resident|visa sponsorship|sponsorship|background check|driver's license
driver’s license|driving licence|arbeitserlaubnis|führerschein|permis de travail|permis de conduire
permiso de trabajo"""

TEAM = "team|group|organization|organisation|org|division|department|unit|squad|lab|labs|équipe|abteilung|equipo"

EQUALITY = """equal opportunity|equal opportunities|equal employment|equal-opportunity|without regard to
regardless of race|regardless of age|regardless of gender|regardless of your|discriminate|discrimination
affirmative action|protected veteran|reasonable accommodation|reasonable accommodations|workplace accommodation
accommodation or adjustment|applicants with disabilities|person with disabilities|inclusive culture empowers
criminal histories|pay transparency|privacy notice|e-verify|chancengleichheit|unabhängig von geschlecht
unabhängig von|handicap|sans distinction|igualdad de oportunidades"""

RESEARCH = """researchers|our paper|the paper|papers|a paper|related content|research areas|present a method
propose a method|proposed|state of the art|the authors|colleagues at|coauthors|co-authors|et al|arxiv|baseline
baselines|benchmark|benchmarks|experiments|proceedings|keynote|the conference|workshop|best-paper|the researchers"""


CONTRACT = """full-time|full time|fulltime|part-time|part time|vollzeit|teilzeit|temps plein|temps partiel
tiempo completo|temps complet|intérimaire|cdi|cdd|fixed-term|fixed term|permanent|contract|temporary|freelance
seasonal|employment type
job type|contract type|type of contract|anstellungsart|type de contrat|tipo de contrato|time type"""

THING = """history|instruments|collections|intelligence|algorithms
models|model|systems|engines|assistant|assistants|suggestions|recommendations|comparisons|business
satisfaction|engagement|planning|forecasting|detection|prevention|optimization|optimisation|modeling|modelling
analysis|analytics
safety|experience|threats|behavior|behaviour|decisions|perception|reconstruction|displays|understanding|telepresence
architectures|architecture|computing|tracing|co-design|resilience|management|monitoring|assessment|recovery
restoration|conservation|environment|regulation|cells|therapy|therapies|care|medicine|imaging|diagnosis|diagnostics
treatment|surgery|nutrition|education|teaching|literacy|compliance|law|policy|governance|finance|accounting|taxation
audit|payments|lending|insurance|trading|pricing|procurement|logistics|chain|transport|transportation|mobility
traffic|infrastructure|networks|communications|protocols|security|privacy|authentication|recognition|synthesis
translation|retrieval|ranking|search|personalization|advertising|marketing|branding|storytelling|visualization
visualisation|simulation|simulations|control|robotics|navigation|manipulation|localization|mapping|scheduling
routing|allocation|inference|estimation|prediction|testing|verification|validation|reliability|storage|databases
warehousing|pipelines|integration|automation|orchestration|workflows|manufacturing|production|maintenance|inspection
materials|chemistry|biology|physics|energy|power|emissions|sustainability|climate|disease|diseases|tumors|tumours
waste|agriculture|housing|welfare|rights|justice|migration|heritage|tourism|hospitality|sports|games|surveys
economics|processing|interaction|interfaces|sensors|sensing|vehicles|applications|platforms|circuits|chips|speech
vision|graphics|markets|risk|fraud|credit|ecology|ecosystems|species|habitats|proteins|genes|molecules|vaccines
drugs|trials
equipment|acquisition|protection|remediation|segmentation|attacks|augmentation|compression|disputes|enforcement
algebra|pumps|commodities|characterization|characterisation|scoring|simulators|transformers|capital|laundering
evasion|accelerators|derivatives|projections|claims|underwriting|reserving|bonds|securities|loans
mortgages|portfolios|treasury|liquidity|settlement|settlements|clearing|reconciliation|invoicing
receivables|payables|bookkeeping|budgeting|sanctions|surveillance|attribution|auctions|bidding|loyalty
merchandising|assortment|replenishment|fulfillment|fulfilment|warehouses|inventory|freight|fleets|vessels
aircraft|turbines|batteries|grids|grid|substations|valves|wells|reservoirs|minerals|alloys|polymers|composites
coatings|ceramics|semiconductors|wafers|lithography|packaging|antennas|radios|radar|lasers|optics|photonics
detectors|compilers|kernels|firmware|hypervisors|caching|indexing|metadata|ontologies|taxonomies|embeddings
solvers|equations|biomarkers|assays|sequencing|immunization|vaccination|infections|infection|pathogens
antibiotics|sanitation|hygiene|drainage|sewers|bridges|roads|tunnels|pavements|renovation|zoning|licensing
elections|policing|probation|shelters|homelessness|curricula|accreditation|archives|exhibitions|therapeutics
investing|administration|commerce|purchasing|sourcing|refurbishment|dispatch|metrology
calibration|instrumentation|telemetry|telematics|avionics|propulsion|aerodynamics|combustion|refrigeration
ventilation|irrigation|harvesting|fermentation|purification|chromatography|spectroscopy|microscopy|toxicology
pharmacology|immunology|pathology|genomics|epidemiology|neurons|synapses|cortex|tissues|tissue|organoids
implants|prosthetics|wearables|radiotherapy|dosing|formulation|formulations|biologics|antibodies|peptides
enzymes|catalysts|catalysis|membranes|electrolytes|electrodes|hydrogen|biofuels|renewables|tariffs|subsidies
pensions|annuities|litigation|arbitration|patents|trademarks|treaties|asylum|refugees|poverty|inequality
unemployment|trafficking|corruption|terrorism|misinformation|censorship|animation|rendering|avatars|dialogue
summarization|tokenization|distillation|quantization|pruning|grasping|locomotion|teleoperation
odometry|registration|denoising|captioning|annotation|labeling|labelling|crawling|scraping
deduplication|moderation|spam|malware|ransomware|phishing|vulnerabilities|exploits|intrusions|botnets
cryptography|encryption|credentials|satellites|constellations|orbits|trajectories|spacecraft|drones
launchers|rockets|wildfires|floods|flooding|earthquakes|storms|rainfall|groundwater|wastewater|sediments|soils
crops|livestock|pests|weeds|forests|wetlands|biodiversity|fisheries|aquaculture|wildlife|emulation
virtualization|containerization|provisioning|failover|concurrency|interconnects
accelerometers|gyroscopes|actuators|drivetrains|powertrains|motors|gearboxes|bearings|welding|machining|casting
molding|moulding|forging|stamping|extrusion|assembly|tooling|metering|billing|dispatching|ticketing
ridesharing|towing|refining|electrification|decarbonization|recycling|triage|referrals
rehabilitation|counseling|counselling|screening|prescribing|dispensing|transplantation|ventilators|anesthesia
anaesthesia|dialysis|autism|dementia|obesity|diabetes|addiction"""


def cue_phrases() -> Iterator[tuple[str, CueKind, str]]:
    """Every cue phrase with its kind and value."""
    plain = {
        CueKind.WANTED: WANTED,
        CueKind.AS_A: AS_A,
        CueKind.INTEREST: INTEREST,
        CueKind.EXPERIENCE: EXPERIENCE,
        CueKind.PLUS: PLUS,
        CueKind.STUDY: STUDY,
        CueKind.SPEAKS: SPEAKS,
        CueKind.PERIOD: PERIOD,
        CueKind.PLACE: PLACE,
        CueKind.ELIGIBLE: ELIGIBLE,
        CueKind.TEAM: TEAM,
        CueKind.EQUALITY: EQUALITY,
        CueKind.RESEARCH: RESEARCH,
        CueKind.CONTRACT: CONTRACT,
        CueKind.THING: THING,
    }
    for kind, phrases in plain.items():
        for phrase in _split(phrases):
            yield phrase, kind, phrase
    valued = {CueKind.DEGREE: DEGREE, CueKind.LANGUAGE: LANGUAGES, CueKind.REMOTE: REMOTE}
    for kind, table in valued.items():
        for value, phrases in table.items():
            for phrase in _split(phrases):
                yield phrase, kind, value
    for heading, phrases in HEADINGS.items():
        for phrase in _split(phrases):
            yield phrase, CueKind.HEADING, heading


def _split(phrases: str) -> list[str]:
    return [phrase.strip() for line in phrases.split("\n") for phrase in line.split("|") if phrase.strip()]
