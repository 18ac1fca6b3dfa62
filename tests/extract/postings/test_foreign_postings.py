"""German and French adverts in several layouts: title, role, place, employer, skills and languages."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
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


@pytest.fixture(scope="module")
def real() -> Extractor:
    return Extractor(load_vocabulary(), load_gazetteer())


def read(real: Extractor, text: str) -> Posting:
    (posting,) = real.extract(Document("document:1", "advert.txt", text, "text", "")).postings
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
