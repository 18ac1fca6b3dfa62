"""Which part of a phrase names a subject, in titles and lists of German adverts above all."""

from __future__ import annotations

import pytest

from kg.extract.lexicon.spans import Clauses, Found
from kg.extract.postings.advert import Advert
from kg.extract.postings.topics.edges import has_german, without_edges
from kg.schema import Document, FieldName, FieldSpan

_SENTENCE = "Wir suchen dich für Aufgaben in den Bereichen {}, und zwar bald."


def named(phrase: str, text: str = "{}", place: str = "") -> str | None:
    """What is left of a phrase in a text."""
    whole = f"{text.format(phrase)}\n{place}"
    start = whole.index(phrase)
    spans = (FieldSpan(FieldName.LOCATION, len(whole) - len(place), len(whole)),)
    document = Document("document:1", "page.txt", whole, "text", "")
    advert = Advert(document, 0, len(whole), (), spans, (), (), Clauses(0, len(whole), ()))
    item = without_edges(advert, Found(phrase.lower(), start, start + len(phrase), 0.5), german=has_german(advert))
    return item.value if item else None


@pytest.mark.parametrize(
    ("phrase", "subject"),
    [
        ("im Bereich Kelterei", "kelterei"),
        ("der Apfelkunde", "apfelkunde"),
        ("mit Schwerpunkt Wasserbau", "wasserbau"),
        ("settore frutta", "frutta"),
        ("Obstpflege und", "obstpflege"),
        ("Orchard planning", "orchard planning"),
        ("mit Umsatzbeteiligung", None),
        ("auf Wunsch mit Partnern", None),
        ("im Homeoffice", None),
        ("https://contoso.example/jobs", None),
    ],
)
def test_small_words_and_conditions_are_no_part_of_a_subject(phrase: str, subject: str | None) -> None:
    assert named(phrase) == subject


@pytest.mark.parametrize(
    ("phrase", "subject"),
    [
        ("Kelterei Erfahrung", "kelterei"),
        ("Obstbau Strukturierte Arbeit", "obstbau"),
        ("Apfelhandel kontinuierlich weiter", "apfelhandel"),
        ("Leitung eines Hofes", "leitung"),
        ("sorgfältig", None),
    ],
)
def test_german_lists_without_marks_end_with_the_first_noun(phrase: str, subject: str | None) -> None:
    assert named(phrase, _SENTENCE) == subject


def test_small_letters_prove_nothing_among_english_words() -> None:
    assert named("pear picking", "You know the basics of {} and of pruning.") == "pear picking"


def test_where_a_job_is_is_not_what_it_is_about() -> None:
    assert named("Kleinkelter", place="Kleinkelter, Saxony") is None
    assert named("Kleinkelter", place="Grosskelter") == "kleinkelter"
