"""Words that tell skills no vocabulary lists from what else stands behind "experience with", small letters."""

from __future__ import annotations

from kg.extract.lexicon.paper_words import FUNCTION_WORDS
from kg.extract.lexicon.words import word_set

#: Words before an item that are none of it.
LEADS = word_set("""
    a an the our its their your one two three some any various relevant related other common modern basic good
    strong solid excellent sound deep proven advanced working practical hands-on general in-depth extensive broad
    thorough key core both either current latest different multiple several similar standard specific e.g. e.g eg at
    least of using with in including like such as experience knowledge familiarity understanding proficiency
    proficient familiar experienced also preferably ideally particularly especially following fluent demonstrable
    demonstrated previous prior professional significant industry-standard popular leading major new certain
    appropriate fair
    comprehensive clear detailed full high expert intermediate confident exceptional outstanding great more most all
    each every commercial recent sehr gute guter gutes guten fundierte fundierten erste ersten gängigen gängige
    modernen den der die das dem einem einer eines mit von im bereich bereichs umfeld nachweisbare ausgeprägte
    wichtig vorteil selbstständige strukturierte hohe hoher gültiger abgeschlossene mehrjährige hervorragende
    eigenverantwortliche analytisches entwicklung idealerweise beispielsweise insbesondere bevorzugt tiefgehende
    solide bonnes bonne la le les du des de l' un une el los las una buenos sólidos
""")
#: What a run of words of an item ends before.
BROKEN_BY = FUNCTION_WORDS | word_set("""
    der die das den dem des von vom zur zum mit für bei im am auf aus als wie sowie ist sind wird werden le la les
    de du dans pour avec sur par est sont qui que del el los las con para por en es within including such like e.g.
    e.g eg etc etc. preferred required desirable desired essential plus preferably ideally necessary needed helpful
    useful beneficial advantageous highly strongly and/ or/
""")
#: Words whose complement belongs to all items before them: "design, testing and delivery of bridges".
SPREADING = word_set("of von der des de du d' di van")
#: Last words of an item that say only what kind of thing its name is.
HEADS = word_set("""
    methodology methodologies tool tools tooling toolset software system systems framework frameworks language
    languages platform platforms principles principle technology technologies technique techniques product products
    suite package packages program programs programme programmes application applications environment environments
    methods
    concepts concept ecosystem equivalent equipment databases library libraries standards standard knowledge skills
""")
#: Words that make what is written with capitals no name of a thing that one knows.
NO_NAMES = word_set("""
    ability abilities strong excellent good great must should will you your we our the years year months month
    experience experiences knowledge understanding proficiency proficient familiarity familiar skills skill
    requirements requirement qualifications qualification responsibilities responsibility duties benefits benefit
    about bachelor bachelors bachelor's bachelor’s master masters master's master’s degree phd diploma education
    work working job position role company team teams department office location salary apply candidate candidates
    applicants employee employees preferred minimum basic required desired desirable plus bonus nice please note
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday inc inc. ltd ltd. llc gmbh ag corp corporation university college school eoe
    hr/people full-time part-time remote hybrid onsite communication interpersonal leadership english german french
    spanish usa us uk eu emea apac north america europe asia africa kenntnisse erfahrung erfahrungen deutsch
    englisch englischkenntnisse deutschkenntnisse aufgaben profil anforderungen bereitschaft fähigkeit sprache wort
    schrift niveau level senior junior lead gender location> <organization> organization> demonstrated proven solid
    b2b b2c b2g saas paas iaas daas d2c fmcg hr hris dod hhs ceo cfo cto c-level kpi kpis pto industry industries
    sector market markets services companies clients customers vendors suppliers providers partners integrators
    space setting settings capabilities activities trends laws functions issues matters aspects world landscape
    practices regulations scheme schemes shows devices able test general creative extra fluency resourcefulness
    responsible develop developing design designing manage managing highly problem problem-solving self additional
    willing hands-on previous very fluent arabic interesse certification certifications certified organized
    proactive exposure sounds support provide ensure create perform maintain assist participate conduct coordinate
    monitor prepare review handle analyze implement build males females egyptian saudi national nationals
    comfortable passion passionate self-starter willingness attention detail organization organisation agency firm
    hospital clinic institution situations situation knowledgeable awareness isvs sis sps oems msps smes nivel usuario
    clientes experiencia computación conference kickoff webinars bootcamp bootcamps führungsverantwortung paid
""")
#: Words that name no skill alone.
GENERAL = word_set("""
    structured semi-structured unstructured
    terminology
    science sciences art arts law medicine oil gas agile cloud mobile digital corporate transformation progressive
    reactive particular examples relational networks network internet social media content e-commerce ecommerce
    development operation operations information library libraries architecture architectures governance testing
    practice practices framework frameworks configuration equivalent equivalents portfolio stack stacks variation
    variations verbal written spoken speech interaction implementation deployment creation integration capacity
    process processes procedure procedures importance quality standards standard management planning security
    software hardware systems system technology technologies technical tools platforms platform languages
    application applications products product services service solutions solution projects project programs program
    programme data databases database design engineering research analysis analytics automation business industry
    industries sector sectors environment environments market markets marketplace company companies organization
    organizations organisation clients client customers customer users people staff stakeholders leadership
    communication communications writing reading speaking listening presentation presentations negotiation
    problem-solving teamwork collaboration coordination supervision training teaching learning education mentoring
    coaching recruiting recruitment reporting documentation administration supervising customers' computers computer
    office equipment machinery materials material methods method methodology methodologies techniques technique
    principles principle concepts concept theory theories fundamentals basics topics topic subjects areas fields
    field domain domains discipline disciplines functions function features requirements regulations regulation
    policies policy rules laws legislation guidelines culture cultures diversity inclusion safety health workflows
    workflow strategies strategy structures structure models model algorithms algorithm patterns pattern protocols
    protocol interfaces interface performance efficiency improvement improvements growth revenue sales marketing
    finance accounting budgets budget entwicklung bereich bereichen umfeld position positionen menschen kunden
    projekten projekte umsetzung einführung zusammenarbeit führung gebiet rahmen praxis planung durchführung arbeit
    anwendung anwendungen leitung betreuung beratung systemen programmen technologien methoden prozessen erstellung
    gestaltung optimierung umgang vertrieb verkauf kundenkontakt mitarbeitern teams unternehmen branche branchen
    umstellung weiterentwicklung steuerung kampagnen redaktion kanzlei ausbildung studium berufserfahrung
    erfahrungen themen technik werkzeugen prozesse domaine domaines gestion
    équipe équipes projet projets outils logiciels méthodes entreprise secteur poste matière environnement
    développement métier métiers desarrollo gestión equipo equipos proyectos herramientas sistemas área áreas puesto
    similares ventas version versions level levels support maintenance production operations. something communities
    community government public private nonprofit startup startups enterprise enterprises consulting windows
    programming networking administrative clerical scientific statistical international national assembly delivery
    response coding scripting debugging monitoring optimization simulation control controls evaluation assessment
    measurement inspection calculation estimation forecasting modelling modeling vehicles vehicle driving cooking
    cleaning food beverage förderung problemlösung suchmaschinen webbrowsern fertigung produktion montage
    präzisionsfertigung qualitätschecks ausrichtung quantitative children adults students patients families
    use cases sources set sets large lines richtlinien
""")
