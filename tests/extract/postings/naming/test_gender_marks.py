"""Titles for everybody, and their words for one."""

from __future__ import annotations

import pytest

from kg.extract.postings.naming.gender_marks import names_all_genders, plain


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Développeur·se Full Stack", "Développeur Full Stack"),
        ("Chef.fe de projet", "Chef de projet"),
        ("Conducteur / Conductrice de ligne", "Conducteur de ligne"),
        ("Aide-soignant / Aide-soignante", "Aide-soignant"),
        ("Sachbearbeiterin / eines Sachbearbeiters Statistik", "Sachbearbeiterin Statistik"),
        ("Kaufmann/Kauffrau für Büromanagement", "Kaufmann für Büromanagement"),
        ("Wissenschaftlichen Mitarbeiterin*Mitarbeiters", "Wissenschaftlicher Mitarbeiterin"),
        ("Developer/Development Lead", "Developer/Development Lead"),
        ("Engineer / Engineering Manager", "Engineer / Engineering Manager"),
    ],
)
def test_one_form_of_an_occupation_is_kept(title: str, words: str) -> None:
    assert plain(title) == words


@pytest.mark.parametrize(
    "title", ["Zimmerer (m/w/d)", "Maurer (m-w-d)", "Monteur (x/f/m)", "Boucher(ère)", "Polier/-in"]
)
def test_marks_that_only_titles_have(title: str) -> None:
    assert names_all_genders(title)
