"""Fields of study, wherever they stand beside the word for the degree."""

from collections.abc import Callable

import pytest

from kg.extract import Extractor
from tests.extract.records import posting_record

Fields = Callable[[str], tuple[str, ...]]


@pytest.fixture
def fields(extractor: Extractor) -> Fields:
    """Reads the fields of study that qualifications name."""

    def read_record(qualifications: str) -> tuple[str, ...]:
        record = posting_record(title="Data Scientist", qualifications=qualifications)
        return extractor.extract(record).postings[0].degree_fields

    return read_record


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "A good honours degree in frost chemistry, snow physics or a related subject",
            ("frost chemistry", "snow physics"),
        ),
        ("Degree in hydrology or geography", ("hydrology", "geography")),
        ("Educated to degree level in snow science", ("snow science",)),
        ("BSc (Hons) Snow Science or related", ("snow science",)),
        ("Ice Engineering Degree/Diploma", ("ice engineering",)),
        ("Studium (Schneekunde, Eiskunde o.ä.)", ("schneekunde", "eiskunde")),
        ("Diplôme d'ingénieur en génie neigeux", ("génie neigeux",)),
        ("Bachelor's degree, preferably in Accounting", ("accounting",)),
        ("PhD in a quantitative field such as Snow Physics, Frost, or Ice", ("snow physics", "frost", "ice")),
    ],
)
def test_fields_beside_a_degree(fields: Fields, sentence: str, expected: tuple[str, ...]) -> None:
    assert fields(sentence) == expected


@pytest.mark.parametrize("sentence", ["A degree in any major", "University degree from an accredited institution"])
def test_degrees_of_no_field(fields: Fields, sentence: str) -> None:
    assert fields(sentence) == ()
