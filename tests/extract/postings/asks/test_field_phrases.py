"""Fields that pieces of sentences name."""

import pytest

from kg.extract.postings.asks.field_phrases import field_phrase


def named(piece: str) -> str | None:
    span, _ = field_phrase(piece)
    return piece[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("piece", "field"),
    [
        (" novel thaw planning for roads", "thaw planning"),
        (" apple sensing techniques", "apple sensing"),
        (" phylogenetic methods", "phylogenetic methods"),
        (" language technology", "language technology"),
        (" privacy-preserving ledgers", "privacy-preserving ledgers"),
        (" architectural glass including bricks", "architectural glass"),
        (" 3D frost maps", "3D frost maps"),
        (" titrates apple juice", None),
        (" achieve better harvests", None),
        (" scaling orchards", None),
        (" our customers", None),
        (" customer-facing", None),
        (" scientists united", None),
        (" Frost Engineers", None),
        (" tasks", None),
    ],
)
def test_what_a_piece_names(piece: str, field: str | None) -> None:
    assert named(piece) == field


def test_whether_the_sentence_goes_on_behind_it() -> None:
    assert field_phrase(" thaw planning") == ((1, 14), True)
    assert field_phrase(" thaw planning for roads") == ((1, 14), False)
