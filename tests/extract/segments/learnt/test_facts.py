from __future__ import annotations

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.learnt.facts import with_line_facts
from kg.resolve import load_gazetteer
from kg.schema import FieldName, FieldSpan

PAGE = "Fabrikam\n\nPear Sales Trainee\nRiga, Latvia\nFull-time\nApply now\n"


def told(fields: tuple[FieldSpan, ...], page: str = PAGE) -> dict[str, str]:
    found = with_line_facts(fields, lines_of(page), page, load_gazetteer())
    return {span.name.value: page[span.start : span.end] for span in found}


def test_the_title_and_place_that_rules_missed_are_read() -> None:
    assert told(()) == {"title": "Pear Sales Trainee", "location": "Riga, Latvia"}


def test_what_rules_are_sure_of_stays() -> None:
    page = "Pear Grader\nRiga\n"
    fields = (FieldSpan(FieldName.TITLE, 0, 11), FieldSpan(FieldName.LOCATION, 12, 16))

    assert with_line_facts(fields, lines_of(page), page, load_gazetteer()) == fields


def test_a_sentence_is_no_title() -> None:
    assert "title" not in told((), "Fabrikam seeks Pear Grader\nRiga, Latvia\nFull-time\n")
