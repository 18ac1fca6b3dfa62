"""Lines of offices, and tables that tell what people are."""

from __future__ import annotations

from kg.schema import Person
from tests.extract.article_drafts import read_page_text

OFFICES = """Staff | Institute of Wet Moss

Managing Director: Ada Nowak

Equal Opportunity Representative: Linda Vale; Deputy Equal Opportunity Representatives: Marek Dahl, Berta Aalund
"""
TABLE = """Département de botanique, University of Bergen

Nom\tStatut\tÉtablissement
Ada Nowak\tDirectrice de recherche\tUniversity of Bergen
Jan Frost	Doctorant	University of Bergen
Linda Vale\tDoctorante\tINRAM
"""


def person(page: str, name: str) -> Person:
    return next(person for person in read_page_text(page).persons if person.name == name)


def test_who_holds_an_office_is_of_the_house_whose_page_it_is() -> None:
    assert person(OFFICES, "Ada Nowak").titles == ("Managing Director",)
    assert person(OFFICES, "Berta Aalund").titles == ("Deputy Equal Opportunity Representative",)
    for name in ("Ada Nowak", "Linda Vale", "Marek Dahl", "Berta Aalund"):
        assert person(OFFICES, name).organization == "Institute of Wet Moss"


def test_columns_of_tables_tell_posts_and_houses_also_by_initials() -> None:
    assert (person(TABLE, "Ada Nowak").titles, person(TABLE, "Ada Nowak").organization) == (
        ("Directrice de recherche",),
        "University of Bergen",
    )
    assert person(TABLE, "Linda Vale").organization == "INRAM"
