import pytest

from kg.extract.lexicon.abbreviations import find_abbreviated


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Our mission in Fruit Loss Prevention (FLP) is", [("Fruit Loss Prevention", "FLP")]),
        ("The Fruit eXperience and Orchard Team (FXOT) uses", [("Fruit eXperience and Orchard Team", "FXOT")]),
        ("the Pear Center (PC) and the Apple Center (AC)", [("Pear Center", "PC"), ("Apple Center", "AC")]),
        ("many apples (USA) are sold", []),
        ("Generative Fruit Innovation Center (GenFIC)", [("Generative Fruit Innovation Center", "GenFIC")]),
    ],
)
def test_letters_of_an_abbreviation_lie_in_its_name(text: str, names: list[tuple[str, str]]) -> None:
    found = list(find_abbreviated(text, 0, len(text)))
    assert [(item.name, item.short) for item in found] == names
    assert all(text[item.start : item.end] == item.label for item in found)
