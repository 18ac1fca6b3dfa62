"""What can be the name of an employer, and what is a condition, a street or an area."""

from __future__ import annotations

import pytest

from kg.extract.postings.naming.firm_names import is_name, names_unit, without_legal_form


def test_legal_forms_are_no_part_of_a_name() -> None:
    assert without_legal_form("Contoso GmbH & Co. KG") == "Contoso"
    assert without_legal_form("Pear & Sons Marine Pte. Ltd.") == "Pear & Sons Marine"
    assert without_legal_form("Papiernia Warta Sp. z o.o.") == "Papiernia Warta"
    assert without_legal_form("Pear & Co. Pvt. Ltd.") == "Pear & Co."


@pytest.mark.parametrize("line", ["40 hours a week", "Hello", "Train and evaluate models"])
def test_sentences_and_conditions_name_no_employer(line: str) -> None:
    assert not is_name(line)


@pytest.mark.parametrize(
    "name", ["1205 Apples, Inc.", "morrow architekten GmbH", "Pear Specialists of Texas", "OFFICE OF ORCHARD SERV."]
)
def test_names_with_numbers_small_letters_and_words_of_occupations(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("line", ["96-05 Old Harbour Expway", "110 Pear St. N Y", "Latin America", "Frost Analyst"])
def test_streets_areas_and_occupations_name_no_employer(line: str) -> None:
    assert not is_name(line)


def test_parts_of_employers_and_offices_of_a_state() -> None:
    assert names_unit("Maps Lab")
    assert not names_unit("Department of the Interior")
    assert not names_unit("Maps Lab GmbH")


@pytest.mark.parametrize(
    "name",
    [
        "Autorità di Regolazione dei Frutteti",
        "Hallsbro kommun",
        "PearGroup Middle East",
        "Kick Start Orchards",
        "Università degli Studi di Monteverde",
    ],
)
def test_names_of_other_countries(name: str) -> None:
    assert is_name(name)
    assert not is_name("RoleAnalyst Maps")
