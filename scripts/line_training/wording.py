"""A draw in, out how pages word what belongs to no job: contracts, days, pay, buttons, menus, headings."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from zlib import crc32

Draw = random.Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("\n", "|").split("|") if part.strip())


CONTRACTS = {
    "en": _words(
        """Full-time|Full time|Part-time|Part time|Permanent|Contract|Temporary|Internship|Fixed-term|Casual|Regular
        Full-Time Employee|Full-time, permanent|Permanent, full-time|Contract (6 months)|Fixed term, 12 months|Volunteer
        Part time, 20 hours|0.8 FTE|37.5 hours per week|Seasonal|Freelance|Apprenticeship|Shift work|Zero hours|1 FTE
        Full time position|Day shift|Night shift|Rotating shifts|Graduate scheme|Working student|Per diem|Exempt"""
    ),
    "de": _words(
        """Vollzeit|Teilzeit|unbefristet|befristet|Festanstellung|Werkstudent|Praktikum|Minijob|Vollzeit / Teilzeit
        Vollzeit, unbefristet|Ausbildung|befristet auf 2 Jahre|80-100%|100 %|Teilzeit (20 Std./Woche)|Schichtarbeit
        in Vollzeit oder Teilzeit|450-Euro-Basis|Duales Studium|E 13 TV-L|Aushilfe|ab sofort
        zum nächstmöglichen Termin"""
    ),
    "fr": _words(
        """CDI|CDD|Stage|Alternance|Temps plein|Temps partiel|CDI, temps plein|CDD 6 mois|Intérim|Apprentissage
        Contrat à durée indéterminée|Contrat de 12 mois|35 heures|Freelance|Saisonnier|Titulaire|VIE|Temps complet"""
    ),
}
MODES = {
    "en": _words("Remote|Hybrid|On-site|Onsite|In office|Fully remote|Remote OK|Work from home|Office-based|Flexible"),
    "de": _words("Homeoffice|Hybrid|Remote|vor Ort|Homeoffice möglich|mobiles Arbeiten|Präsenz"),
    "fr": _words("Télétravail partiel|Hybride|Sur site|Télétravail complet|Télétravail possible|Présentiel"),
}
LEVELS = _words(
    """Senior|Mid level|Entry level|Mid-Senior level|Director|Associate|Junior|L4|Grade 7|Band 6|Experienced|Student
    Professional|Early career|2-4 years|5+ years|Manager level|Executive|Berufseinsteiger|Berufserfahren|Confirmé"""
)
MONTHS = _words("January|February|March|April|May|June|July|August|September|October|November|December")
BUTTONS = {
    "en": _words(
        """Apply|Apply now|View job|View details|Read more|Learn more|Save|Save job|See details|More info|Details|Share
        Quick apply|View role|→|Easy apply|Show more|Find out more|Apply today|See job|Apply in one click|More|☆ Save
        View opening|Read the full description|Send your CV|>|Explore role|Get started|I'm interested|Download PDF"""
    ),
    "de": _words(
        "Jetzt bewerben|Details|Mehr erfahren|Zur Stelle|Merken|Anzeigen|Bewerben|Weiterlesen|> mehr|Stelle ansehen"
    ),
    "fr": _words("Postuler|Voir l'offre|En savoir plus|Détails|Sauvegarder|Je postule|Lire la suite|Consulter"),
}
MENU = {
    "en": _words(
        """Home|About us|Careers|Contact|Products|Solutions|Our team|Locations|Benefits|Blog|News|Sign in|Search jobs
        Life here|Students|Talent community|Saved jobs|Log in|Menu|Search|English (US)|Skip to main content|Culture
        Who we are|What we do|Our people|Our work|Departments|Investors|Press|Events|Support|Services|Pricing|Partners
        How we hire|Why us|Diversity|Privacy|My account|Create alert|Companies|Salaries|Post a job|EN | DE|Login
        Research|Publications|Teaching|Staff|Admissions|Customers|Platform|Resources|Community|Store|Donate|Library"""
    ),
    "de": _words(
        """Start|Über uns|Karriere|Kontakt|Leistungen|Produkte|Aktuelles|Standorte|Unternehmen|Stellenangebote|Anmelden
        Suche|Menü|Presse|Ausbildung|Team|Referenzen|Blog|Merkzettel|Startseite|Service|Jobs|Benefits|FAQ|Partner"""
    ),
    "fr": _words(
        """Accueil|Qui sommes-nous|Nos métiers|Carrières|Contact|Actualités|Nos offres|Se connecter|Recherche|Menu
        Nos valeurs|Entreprise|Produits|Mon espace|Recrutement|Étudiants|Notre histoire|Engagements|Blog"""
    ),
}
FILTERS = _words(
    """Filter by|All departments|All locations|All teams|Sort by: Newest|Sort by relevance|Clear filters|Location ▾
    Department ▾|Keyword|Search by title|Reset|Radius|25 km|Show filters|Job type|Most recent|Grid | List|Any location
    Apply filters|Refine results|Category|Employment type|Date posted|Salary range|Experience|Remote only|Search|Go
    Enter city or postcode|Select a team|Team (any)|Location (any)|Alle Standorte|Alle Bereiche|Filtern|Tous les métiers
    Create a job alert|Get jobs by email|Email address|Subscribe|Set alert|Upload CV|Export|Print list|RSS|Results"""
)
FOOTERS = _words(
    """Previous|Next|Load more|Show all|1 2 3 … 9|Page 1 of 4|Back to top|Privacy policy|Terms of use|Cookie settings
    Imprint|Impressum|Datenschutz|Mentions légales|Sitemap|Facebook|LinkedIn|Instagram|X|YouTube|Accessibility
    Follow us|Newsletter|Powered by Greenhouse|Powered by Workable|Equal opportunity employer|All rights reserved
    Didn't find a match? Join our talent pool.|Contact us|Legal notice|Report a problem|Unsubscribe|Forward to a friend
    Questions? Write to the people team.|Speculative applications are welcome.|Keine passende Stelle dabei?|Print
    Do not sell my information|Share this page|View all jobs|See all openings|Voir toutes les offres
        Language: English"""
)
NOTICES = _words(
    """We use cookies to improve your experience on this website.|Accept all|Reject|Manage preferences|Accept cookies
    This site uses cookies. By browsing you agree.|JavaScript is disabled in your browser.|Loading…|OK|Got it
    You are viewing an archived page|Advertisement|Wir verwenden Cookies auf dieser Website.|Alle akzeptieren|×
    Ce site utilise des cookies.|Tout accepter|Please wait|Sponsored|Close banner|Your session expires in 20 minutes"""
)
LISTS = {
    "en": _words(
        """Open positions|Current openings|Open roles|Careers|Jobs|Current vacancies|Join us|We are hiring|Vacancies
        Work with us|Open roles at {employer}|Jobs at {employer}|Careers at {employer}|{employer} careers
        Join the team|Current opportunities|Search results|Job board|{employer} jobs|Find your next role|Opportunities
        Positions available|Latest jobs|Featured jobs|Hiring now|Come and work with us|Join {employer}|Now hiring"""
    ),
    "de": _words(
        """Offene Stellen|Stellenangebote|Karriere bei {employer}|Unsere Jobs|Wir suchen|Jobs bei {employer}
        Aktuelle Stellenangebote|Dein Platz bei uns|Komm ins Team|Unsere offenen Stellen|Stellenmarkt|Wir stellen ein"""
    ),
    "fr": _words(
        """Nos offres|Offres d'emploi|Rejoignez-nous|Nos offres d'emploi|Recrutement|Postes à pourvoir|Nous recrutons
        Carrières chez {employer}|Les offres du moment|Toutes nos offres"""
    ),
}
DEPARTMENTS = {
    "en": _words(
        """Engineering|Product|Design|Sales|Marketing|Finance|Legal|Operations|People|Human Resources|Data|Research
        Customer Success|Customer Support|IT|Security|Manufacturing|Logistics|Supply Chain|Clinical|Nursing|Retail
        Kitchen|Front of house|Warehouse|Facilities|Commercial|Platform|Infrastructure|Machine Learning|Hardware
        Institute of Physics|Department of History|School of Medicine|Faculty of Law|Emergency Department|Radiology
        Corporate|Strategy|Business Development|Communications|Quality|Procurement|G&A|Growth|Analytics|Cloud"""
    ),
    "de": _words(
        """Entwicklung|Vertrieb|Einkauf|Produktion|Verwaltung|Personal|Finanzen|Pflege|Technik|Logistik|IT|Marketing
        Institut für Physik|Konstruktion|Montage|Buchhaltung|Qualität|Kundendienst|Abteilung Forschung|Recht"""
    ),
    "fr": _words(
        """Ingénierie|Ventes|Marketing|Finance|Juridique|Production|Ressources humaines|Informatique|Logistique|Achats
        Recherche|Qualité|Direction générale|Service clients|Communication|Comptabilité"""
    ),
}
LABELS = {
    "place": {
        "en": _words("Location|Place|Where|Office|City|Site|Based in|Work location|Duty station|Place of work|Town"),
        "de": _words("Standort|Ort|Arbeitsort|Einsatzort|Dienstort|Wo"),
        "fr": _words("Lieu|Localisation|Lieu de travail|Ville|Site"),
    },
    "employer": {
        "en": _words("Company|Employer|Organisation|Who|Hiring company|Institution|Client|By"),
        "de": _words("Firma|Arbeitgeber|Unternehmen|Einrichtung"),
        "fr": _words("Entreprise|Employeur|Société|Organisme"),
    },
    "team": {
        "en": _words("Department|Team|Division|Group|Function|Unit|Business unit|Area|Section|Faculty|Job family"),
        "de": _words("Abteilung|Bereich|Team|Fachbereich|Einheit"),
        "fr": _words("Équipe|Service|Département|Direction|Métier"),
    },
    "terms": {
        "en": _words("Type|Contract|Hours|Salary|Posted|Closing date|Level|Job type|Pay|Schedule|Ref|Start|Deadline"),
        "de": _words("Vertrag|Arbeitszeit|Beginn|Umfang|Veröffentlicht|Befristung|Vergütung|Kennziffer|Eintritt"),
        "fr": _words("Contrat|Durée|Salaire|Publié le|Type de contrat|Début|Référence|Temps de travail"),
    },
    "title": {
        "en": _words("Position|Job title|Title|Role|Vacancy|Post|Opening|Job"),
        "de": _words("Stelle|Position|Stellenbezeichnung|Tätigkeit"),
        "fr": _words("Poste|Intitulé|Intitulé du poste|Fonction"),
    },
}
SECTIONS = _words(
    """About the role|What you will do|Responsibilities|Requirements|Your profile|What we offer|Benefits|About us
    Job description|Qualifications|About the team|Who you are|The job|Ihre Aufgaben|Ihr Profil|Wir bieten|Vos missions
    Profil recherché|How to apply|Overview|Description|Key duties|What you bring|Our offer|Summary|Your tasks|Details"""
)
COUNTS = _words(
    """{} jobs|{} results|Showing 1-20 of {}|{} open positions|{} Stellen|{} offres|{}|Showing 1 - {} of {}|{} roles
    Displaying {} of {}|Page 1 of {}|Results: {}|1 to 10 of {}"""
)
RELATED = _words(
    """Similar jobs|Related jobs|More jobs|You may also like|Other openings|Recommended for you|People also viewed
    More jobs from this company|Ähnliche Stellen|Weitere Stellen|Offres similaires|Latest jobs|Jobs near you"""
)


def terms(draw: Draw, language: str) -> str:
    """One term of an opening."""
    return draw.choices(_TERMS, (8, 5, 3, 4, 4, 3, 2, 2))[0](draw, language)


def _contract(draw: Draw, language: str) -> str:
    return draw.choice(CONTRACTS[language])


def _mode(draw: Draw, language: str) -> str:
    return draw.choice(MODES[language])


def _level(draw: Draw, _language: str) -> str:
    return draw.choice(LEVELS)


def _posted(draw: Draw, language: str) -> str:
    day = f"{draw.randint(1, 28)} {draw.choice(MONTHS)} {draw.randint(2018, 2026)}"
    ago = {"de": "vor {} Tagen", "fr": "il y a {} jours"}.get(language, "{} days ago").format(draw.randint(2, 30))
    numbers = f"{draw.randint(1, 28):02}.{draw.randint(1, 12):02}.{draw.randint(2018, 2026)}"
    iso = f"{draw.randint(2018, 2026)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    lead = draw.choice(("", "", "Posted ", "Published ", "Updated ", "Posted: "))
    return draw.choice((f"{lead}{day}", f"{lead}{ago}", numbers, iso, f"{lead}today", f"{lead}{ago}", "NEW"))


def _closes(draw: Draw, language: str) -> str:
    lead = {"de": "Bewerbungsfrist: ", "fr": "Date limite : "}.get(
        language, draw.choice(("Closes ", "Closing date: ", "Apply by ", "Deadline "))
    )
    return f"{lead}{draw.randint(1, 28)} {draw.choice(MONTHS)}{draw.choice((' 2026', ''))}"


def _pay(draw: Draw, _language: str) -> str:
    low = draw.randint(12, 140)
    return draw.choice(
        (
            f"€{low},000 - €{low + 15},000",
            f"${low}k-{low + 20}k",
            f"£{low},{draw.randint(100, 999)} a year",
            f"{low},{draw.randint(10, 99)} € / hour",
            f"${low}.50 an hour",
            f"{low}-{low + 10} k€",
            f"{low}.{draw.randint(100, 999)} € / month",
            f"£{low}k",
            "Competitive salary",
            "Salary: negotiable",
            "Unpaid",
        )
    )


def _number(draw: Draw, _language: str) -> str:
    number = draw.randint(100, 99999)
    return draw.choice(
        (
            f"Req. {number}",
            f"#{number}",
            f"R-{number}",
            f"Job ID {number}",
            f"ref. {number}",
            f"JR{number}",
            f"{number}",
        )
    )


def _count(draw: Draw, _language: str) -> str:
    count = draw.randint(1, 9)
    return draw.choice(
        (f"{count} openings", f"{count} posts", f"{count} applicants", f"{count} positions", "1 vacancy")
    )


_TERMS: Sequence[Callable[[Draw, str], str]] = (
    _contract, _mode, _level, _posted, _pay, _number, _closes, _count,
)  # fmt: skip


@contextmanager
def only(wanted: Callable[[int], bool]) -> Iterator[None]:
    """Leaves the wordings whose number, drawn from their letters, is `wanted`; some of each kind always stay."""
    kept = {name: globals()[name] for name in (*_BY_LANGUAGE, *_LISTS, "LABELS")}
    for name in _BY_LANGUAGE:
        globals()[name] = {language: _part(words, wanted) for language, words in kept[name].items()}
    for name in _LISTS:
        globals()[name] = _part(kept[name], wanted)
    globals()["LABELS"] = {
        what: {language: _part(words, wanted) for language, words in table.items()}
        for what, table in kept["LABELS"].items()
    }
    try:
        yield
    finally:
        globals().update(kept)


_BY_LANGUAGE = ("CONTRACTS", "MODES", "BUTTONS", "MENU", "LISTS", "DEPARTMENTS")
_LISTS = ("FILTERS", "FOOTERS", "NOTICES", "SECTIONS", "RELATED", "LEVELS", "NOUNS", "VERBS", "CALLS")


def _part(words: tuple[str, ...], wanted: Callable[[int], bool]) -> tuple[str, ...]:
    return tuple(word for word in words if wanted(crc32(word.encode()))) or words[:2]


#: What sites lead to and speak of; phrases are made of them.
NOUNS = _words(
    """story|values|mission|people|offices|products|customers|platform|partners|community|research|team|teams|culture
    benefits|perks|brands|stores|services|news|insights|events|resources|guides|projects|clients|industries|answers
    reviews|salaries|companies|interviews|events near you|profile|applications|account|settings|alerts|favourites
    history|leadership|sustainability|impact|foundation|investors|reports|press|media|campus|programmes|courses
    students|alumni|graduates|apprentices|veterans|locations|map|directions|opening hours|contact|help|support|chat
    feedback|sitemap|privacy|cookies|terms|accessibility|security|trust|legal|licences|pricing|plans|demo|trial|app
    downloads|documentation|blog|podcast|newsletter|magazine|gallery|videos|webinars|library|archive|calendar|shop
    basket|orders|delivery|returns|vouchers|donations|volunteers|members|membership|forum|groups|friends|followers
    career paths|job alerts|talent pool|hiring process|work-life balance|learning|training|wellbeing|inclusion
    office life|awards|numbers|figures|facts|questions|tips|tools|search tips|rules|policies|standards|quality
    language|region|country|currency|theme|dark mode|text size|page|results|filters|keywords|categories|tags"""
)
VERBS = _words(
    """Explore|Discover|Meet|See|View|Browse|Find|Read|Learn about|Get|Join|Follow|Share|Save|Print|Download|Open|Hide
    Show|Create|Edit|Manage|Compare|Check|Choose|Change|Switch|Select|Search|Start|Watch|Visit|Contact|Ask|Tell|Send
    Subscribe to|Sign up for|Log in to|Register for|Update|Refresh|Clear|Reset|Expand|Collapse|Skip to|Go to|Back to"""
)
CALLS = _words(
    """It pays to be curious|Do your best work here|Build what matters|Grow with us|Let's talk|You belong here
    Make a difference every day|The future is yours|Ready for a change?|Your next chapter starts here|Be part of it
    Hello there|Welcome back|Good to see you|We would love to hear from you|Great things happen together|Stay in touch
    Small team, big plans|Find your place|Work that means something|Never miss an opening|Not quite ready to apply?
    Pick your team|Where will you work next?|Life is better in good company|Come as you are|Dream big, start small"""
)


def furniture(draw: Draw) -> str:
    """A phrase of a menu, a filter or a button that no list above has."""
    noun, verb = draw.choice(NOUNS), draw.choice(VERBS)
    return draw.choice(
        (
            noun.capitalize(),
            noun.capitalize(),
            f"Our {noun}",
            f"{verb} {noun}",
            f"{verb} our {noun}",
            f"{verb} all {noun}",
            f"{noun.capitalize()} & {draw.choice(NOUNS)}",
            f"{noun.title()} and {draw.choice(NOUNS).title()}",
            f"{noun.capitalize()} ({draw.randint(1, 99)})",
            f"All {noun}",
            f"My {noun}",
            f"{draw.randint(2, 400)} {noun}",
            f"{verb} {draw.choice(('this', 'your', 'the'))} {noun}",
            noun.upper(),
            f"{noun.capitalize()} {draw.choice('▾›»+→↗×')}",
            draw.choice(CALLS),
        )
    )
