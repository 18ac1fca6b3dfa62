"""German and French adverts in several layouts: title, role, place, employer, skills and languages."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.ingest.text.language import detect_language
from kg.resolve import load_gazetteer, load_vocabulary
from kg.schema import Document, Posting

TOWN_HALL = """Stadt Regensburg
Die Stadt Regensburg sucht für das Amt für Informationstechnik zum nächstmöglichen Zeitpunkt eine/n

Systemadministrator/in (m/w/d)
in Vollzeit, Entgeltgruppe 10 TVöD

Aufgabenschwerpunkte:
- Betrieb der Server unter Windows Server

Anforderungen:
- abgeschlossene Berufsausbildung als Fachinformatiker
- Kenntnisse in PowerShell
"""
PARAGRAPH = """Stellenanzeige

Für unser Team in Hamburg suchen wir ab sofort eine Buchhalterin / einen Buchhalter in Teilzeit (20 Stunden). Sie
bearbeiten Eingangsrechnungen in DATEV. Deutsch sprechen Sie auf Niveau C1.

Hafenkontor Lührs & Sohn KG, Speicherstraße 4, 20457 Hamburg
"""
ADDRESS = """Bäckereiverkäufer/in gesucht!
Bäckerei Möhrle, Marktplatz 3, 72070 Tübingen
Wir suchen ab sofort eine freundliche Verkäuferin oder einen freundlichen Verkäufer für unsere Filiale am Marktplatz.
Du arbeitest gern früh und kannst kassieren. Melde dich bei Frau Möhrle.
"""
DASHES = """Ingénieur logiciel H/F
Voltéo – Lyon (69) – CDI

Vos missions
- Développer les services de supervision en Java et Spring Boot

Votre profil
- Bonne maîtrise de PostgreSQL et de Git
- Anglais courant
"""
OFFICE = """Chef de projet informatique (H/F)
Mairie de Villeurbanne, direction des systèmes d'information

Missions principales
* Piloter les projets de dématérialisation
Compétences requises
* Gestion de projet, méthode Scrum
"""
ONE_LINE = (
    "Vendeur en boulangerie (h/f) à temps partiel, 25 h par semaine, Toulouse. La Maison Garrigue recrute pour sa"
    " boutique des Carmes. Vous aimez le contact, vous êtes ponctuel et souriant. Envoyez votre CV à Mme Garrigue.\n"
)
CHAIR = """Technische Hochschule Arnsfeld
Lehrstuhl für Regelungstechnik

Wissenschaftliche:r Mitarbeiter:in (m/w/d)

Die Stelle ist zum 1. Oktober zu besetzen und auf drei Jahre befristet. Es besteht Gelegenheit zur Promotion.

Ihr Profil
- abgeschlossenes Studium (Master oder vergleichbar) der Mechatronik
- Sehr gute Deutsch- (mind. C1) und Englischkenntnisse

Fragen beantwortet Prof. Dr.-Ing. Henrike Moll.
"""
WINDOW = """Schweißer (m/w/d) bei ahorn metallbau GmbH - Jena | Stellenbörse
Schweißer (m/w/d)
ahorn metallbau GmbH
Jena

Aufgaben
- Für unsere Kunden suchen wir ständig bessere Nähte, und Sie schweißen sie.
- Umgang mit Schweißgeräten, im Automotive-Bereich von Vorteil
"""
OFFICE_IN_LABELS = """Agent d'accueil (H/F)
Offre n° 4711
Publiée le 19/02/2026
Employeur
Centre hospitalier d'Arval
Lieu de travail
Vitré
Temps de travail
Temps complet
Poste à pourvoir le
04/05/2026

Descriptif de l'emploi
Vous accueillez les patients et leurs familles, et vous tenez le standard.
"""
SENTENCE = """Soudeur (H/F)

35 - VITRÉ

Les Ateliers du Pouldu, entreprise familiale de 80 salariés, recherchent un soudeur. Au sein de l'équipe
« Grands ouvrages », vous assemblez des charpentes. Vous savez travailler en équipe

Entreprise
Ateliers du Pouldu
"""
POLISH = """Programista Java (k/m)
Jeziorna Software Sp. z o.o.
Kraków
Umowa o pracę · Pełny etat

Twój zakres obowiązków
• rozwój systemu rozliczeń dla operatorów energetycznych

Nasze wymagania
• znajomość baz danych PostgreSQL
• język angielski na poziomie B2
• wykształcenie wyższe techniczne
"""
BISTRO = """Serveur / Serveuse – Brasserie Arval

📍 Riga, Lettonie

Vos missions :
- Accueillir les clients avec élégance et présenter le menu de la saison
- Permis C exigé

Profil recherché :
- Letton et russe requis, le français est un atout
"""
LABOUR_OFFICE = """Conducteur / Conductrice de ligne agroalimentaire (H/F)

35 - VITRÉ - Localiser avec Mappy
Publié le 12 mars 2026

Vos missions
Vous assurez les réglages et les changements de format de la ligne de tranchage de nos ateliers.
"""
THESIS = """Offre de thèse CIFRE – Contrôle des soudures par ultrasons

Entreprise : Arval Inspection (PME, 85 salariés), Chalon-sur-Saône
Directeur de thèse : Pr Véronique Eglantier
Durée : 36 mois

Contexte
Le contrôle des soudures repose encore sur une lecture manuelle des images par les techniciens.
"""
CRY = """Domicile Arval – Nous recrutons !

AUXILIAIRE DE VIE (H/F) – CDI – Lannion et alentours

L'association intervient chaque jour chez 600 personnes âgées ou en situation de handicap.
Vous accompagnez les personnes dans les gestes de la vie quotidienne. L'équipe Arval recrute aussi des bénévoles.
"""


@pytest.fixture(scope="module")
def real() -> Extractor:
    return Extractor(load_vocabulary(), load_gazetteer())


def read(real: Extractor, text: str) -> Posting:
    document = Document("document:1", "advert.txt", text, "text", "", language=detect_language(text))
    (posting,) = real.extract(document).postings
    return posting


@pytest.mark.parametrize(
    ("text", "title", "role", "employer", "city"),
    [
        (TOWN_HALL, "Systemadministrator/in (m/w/d)", "System Administrator", "Stadt Regensburg", "Regensburg"),
        (PARAGRAPH, "Buchhalterin", "Accountant", "Hafenkontor Lührs & Sohn", "Hamburg"),
        (ADDRESS, "Bäckereiverkäufer/in", "Sales Associate", "Bäckerei Möhrle", "Tübingen"),
        (DASHES, "Ingénieur logiciel H/F", "Software Engineer", "Voltéo", "Lyon"),
        (OFFICE, "Chef de projet informatique (H/F)", "IT Project Manager", "Mairie de Villeurbanne", "Villeurbanne"),
        (ONE_LINE, "Vendeur en boulangerie", "Sales Associate", "Maison Garrigue", None),
    ],
)
def test_who_wants_whom_where(
    real: Extractor, text: str, title: str, role: str, employer: str, city: str | None
) -> None:
    posting = read(real, text)

    place = posting.primary_location
    assert (posting.title, posting.role, posting.organization) == (title, role, employer)
    assert (place.city if place else None) == city


def test_skills_languages_and_contracts(real: Extractor) -> None:
    french, german = read(real, DASHES), read(real, PARAGRAPH)

    assert set(french.skills) == {"Java", "Spring Boot", "PostgreSQL", "Git"}
    assert (french.languages_spoken, french.employment_type) == (("English",), "permanent")
    assert (german.skills, german.languages_spoken, german.employment_type) == (("DATEV",), ("German",), "part_time")


def test_a_chair_offers_a_doctorate_and_asks_for_none(real: Extractor) -> None:
    posting = read(real, CHAIR)

    assert (posting.degrees, posting.languages_spoken) == (("MS",), ("German", "English"))
    assert (posting.role, posting.employment_type) == ("Research Assistant", "contract")


def test_of_a_window_and_the_lines_below_it_the_lines_count(real: Extractor) -> None:
    posting = read(real, WINDOW)

    assert (posting.title, posting.organization) == ("Schweißer (m/w/d)", "ahorn metallbau")
    assert posting.skills == ()


def test_labels_of_a_public_office(real: Extractor) -> None:
    posting = read(real, OFFICE_IN_LABELS)

    assert (posting.organization, posting.employment_type) == ("Centre hospitalier d'Arval", "full_time")
    assert (str(posting.posted), posting.role) == ("2026-02-19", "Receptionist")
    assert posting.primary_location
    assert posting.primary_location.city == "Vitré"


def test_who_seeks_behind_what_it_is_and_the_group_in_quotes(real: Extractor) -> None:
    posting = read(real, SENTENCE)

    assert (posting.organization, posting.team) == ("Ateliers du Pouldu", "Grands ouvrages")


def test_a_polish_advert(real: Extractor) -> None:
    posting = read(real, POLISH)

    assert (posting.title, posting.organization) == ("Programista Java (k/m)", "Jeziorna Software")
    assert (posting.role, posting.degrees, posting.languages_spoken) == ("Software Engineer", ("BS",), ("English",))


def test_a_house_behind_a_title_hires(real: Extractor) -> None:
    posting = read(real, BISTRO)

    assert (posting.role, posting.organization, posting.team) == ("Waiter", "Brasserie Arval", None)
    assert (posting.languages_spoken, posting.skills) == (("Latvian", "Russian"), ())


def test_titles_for_two_have_the_occupation_of_one(real: Extractor) -> None:
    posting = read(real, LABOUR_OFFICE)

    assert posting.title == "Conducteur / Conductrice de ligne agroalimentaire (H/F)"
    assert posting.role == "Machine Operator"
    assert posting.primary_location
    assert posting.primary_location.city == "Vitré"


def test_a_thesis_is_a_post_and_its_supervisor_none(real: Extractor) -> None:
    posting = read(real, THESIS)

    assert (posting.role, posting.organization) == ("PhD Student", "Arval Inspection")
    assert posting.primary_location
    assert posting.primary_location.city == "Chalon-sur-Saône"


def test_who_cries_that_it_recruits_and_where(real: Extractor) -> None:
    posting = read(real, CRY)

    assert (posting.role, posting.organization, posting.team) == ("Caregiver", "Domicile Arval", None)
    assert posting.primary_location
    assert posting.primary_location.city == "Lannion"


SWEDISH = """Platsbanken
Tillbaka till sökresultatet

Undersköterska till nattpatrullen
Hallsbro kommun
Kommun: Halmstad

Omfattning: Heltid

Kvalifikationer
Du är utbildad undersköterska och talar och skriver svenska obehindrat.
"""
ITALIAN = """Officine Meccaniche Bellandi S.r.l. ricerca

OPERATORE CNC

Sede di lavoro: Sassuolo (MO)

Attività
- conduzione di centri di lavoro

Requisiti
- buona conoscenza della lingua italiana
"""


def read_one(text: str) -> Posting:
    extractor = Extractor(load_vocabulary(), load_gazetteer())
    document = Document("document:1", "advert.txt", text, "text", "", language=detect_language(text))
    (posting,) = extractor.extract(document).postings
    return posting


def test_a_swedish_page_of_a_board() -> None:
    posting = read_one(SWEDISH)
    assert posting.title == "Undersköterska till nattpatrullen"
    assert posting.organization == "Hallsbro kommun"
    assert posting.primary_location
    assert posting.primary_location.city == "Halmstad"
    assert posting.employment_type == "full_time"
    assert posting.languages_spoken == ("Swedish",)


def test_an_italian_firm_that_searches() -> None:
    posting = read_one(ITALIAN)
    assert (posting.title, posting.organization) == ("OPERATORE CNC", "Officine Meccaniche Bellandi")
    assert posting.role == "CNC Machinist"


STACK = """Entwickler (m/w/d)
Quillmere GmbH
Stuttgart

Was du mitbringst
Du hast schon viel gebaut und arbeitest gern mit anderen zusammen.
Tech-Stack:
- Backend: Java, Kotlin
"""


def test_the_stack_below_its_heading() -> None:
    assert read_one(STACK).skills == ("Java", "Kotlin")


@pytest.mark.parametrize("words", ["Durata: 12 mesi", "Il contratto ha una durata di dodici mesi."])
def test_months_in_italian(words: str) -> None:
    page = f"{ITALIAN}{words}\n"
    assert read_one(page).duration_months == (12, 12)


def test_how_one_works_behind_a_british_postcode() -> None:
    page = "Planning Officer\nNorthmoor District Council\nLocation: Station Road, Hexham NE46 1AA / hybrid\n\n"
    posting = read_one(f"{page}About the role\nYou will investigate and negotiate with the owners of the land.\n")
    assert posting.primary_location
    assert posting.primary_location.city == "Hexham"
