import pytest

from kg.extract.lexicon.words import uncapitalized


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Low-Resource Voices", "low-resource voices"),
        ("GitLab CI", "GitLab CI"),
        ("Wi-Fi Testing", "Wi-Fi testing"),
        ("X-Ray Imaging", "X-Ray imaging"),
        ("NLP", "NLP"),
    ],
)
def test_capitals_that_only_begin_words_go(phrase: str, expected: str) -> None:
    assert uncapitalized(phrase) == expected
