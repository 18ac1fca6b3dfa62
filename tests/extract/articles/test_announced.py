"""Organizations by the words around them; what a feed gives for a name may be blank."""

from __future__ import annotations

from kg.extract.articles.employers import announced_organizations

TEXT = "Heronmark Robotics builds arms. At Heronmark we test them."


def test_a_name_is_found_wherever_its_first_word_stands() -> None:
    found = announced_organizations(TEXT, [(0, len(TEXT))], ["Heronmark Robotics"])
    assert [(match.name, TEXT[match.start : match.end]) for match in found] == [
        ("Heronmark Robotics", "Heronmark Robotics"),
        ("Heronmark Robotics", "Heronmark"),
    ]


def test_a_blank_name_announces_nobody() -> None:
    assert announced_organizations(TEXT, [(0, len(TEXT))], [" "]) == ()
