from collections.abc import Callable

import pytest

from kg.extract.cues import CueKind
from kg.extract.draft import Draft
from kg.extract.pipeline import make_pipeline
from tests.extract.conftest import TERMS, page
from tests.fakes.places import FakePlaces
from tests.fakes.vocabulary import FakeVocabulary

Find = Callable[[str], Draft]


@pytest.fixture(scope="module")
def find() -> Find:
    nlp = make_pipeline(FakeVocabulary(TERMS), FakePlaces())

    def marked(text: str) -> Draft:
        doc = nlp.make_doc(text)
        doc._.draft = Draft(page(text))
        nlp.get_pipe("terms")(doc)
        draft: Draft = doc._.draft
        return draft

    return marked


def _names(draft: Draft) -> list[tuple[str, str]]:
    return [(match.term.name, draft.document.text[match.start : match.end]) for match in draft.terms]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We use PyTorch, pytorch and C#.", [("PyTorch", "PyTorch"), ("PyTorch", "pytorch"), ("C#", "C#")]),
        ("made in design studios", []),
        ("r is not R", [("R", "R")]),
        ("Supply-chain work", [("supply chain management", "Supply-chain")]),
        ("the teamPython club", []),
    ],
)
def test_terms_are_found_as_written(find: Find, text: str, found: list[tuple[str, str]]) -> None:
    assert _names(find(text)) == found


def test_longest_of_competing_terms_wins(find: Find) -> None:
    assert [name for name, _ in _names(find("supply chain management"))] == ["supply chain management"]


def test_cue_inside_a_longer_cue_of_its_kind_is_dropped(find: Find) -> None:
    cues = [cue.value for cue in find("hands-on experience with trees").cues if cue.kind is CueKind.EXPERIENCE]
    assert cues == ["hands-on experience", "experience with"]
