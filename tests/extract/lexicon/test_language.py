import pytest

from kg.extract.lexicon.language import guess_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("You will work with the team and build models for our customers.", "en"),
        ("Du entwickelst mit uns die Software und bist ein Teil der Familie.", "de"),
        ("Nous recherchons une personne pour rejoindre les équipes et vous formez avec nous.", "fr"),
        ("Buscamos una persona para el equipo que trabaje con los clientes en la empresa.", "es"),
        ("Data Scientist", None),
        ("", None),
    ],
)
def test_language_of_the_most_frequent_function_words(text: str, code: str | None) -> None:
    assert guess_language(text) == code
