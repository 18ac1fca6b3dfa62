from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.extract.draft import Draft
from kg.extract.lexicon.cues import CueKind
from kg.extract.pipeline import make_pipeline
from kg.extract.terms import TermFinder
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
        ("ASP.NET, Asp.Net, asp.net", [("ASP.NET", "ASP.NET"), ("ASP.NET", "Asp.Net"), ("ASP.NET", "asp.net")]),
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


_WORDS = [
    "PyTorch",
    "pytorch",
    "supply",
    "chain",
    "Supply-chain",
    "management",
    "C#",
    "R",
    "in",
    "design",
    "hands-on",
    "experience",
    "with",
]


@given(st.lists(st.lists(st.sampled_from(_WORDS), max_size=6).map(" ".join), min_size=1, max_size=4))
@settings(max_examples=20, deadline=None)
def test_what_is_found_depends_on_no_text_before(texts: list[str]) -> None:
    nlp = make_pipeline(FakeVocabulary(TERMS), FakePlaces())

    def found(finder: TermFinder, text: str) -> tuple[object, ...]:
        doc = nlp.make_doc(text)
        doc._.draft = Draft(page(text))
        finder(doc)
        return tuple(doc._.draft.terms), tuple(doc._.draft.cues)

    warm = _finder(nlp)
    for text in texts:
        assert found(warm, text) == found(_finder(nlp), text)


def test_every_spelling_is_found_in_the_first_text() -> None:
    nlp = make_pipeline(FakeVocabulary(TERMS), FakePlaces())
    ready = _finder(nlp)
    for phrase in [phrase for phrases in ready._waiting.values() for phrase in phrases]:
        ready._make_patterns(phrase)
    ready._waiting.clear()
    for spelling in [
        *(spelling for term in TERMS for spelling in term.spellings),
        "Hands-on\nexperience",
        "in  design",
    ]:
        found = []
        for finder in (ready, _finder(nlp)):
            doc = nlp.make_doc(f"({spelling})")
            doc._.draft = Draft(page(doc.text))
            finder(doc)
            found.append((doc._.draft.terms, doc._.draft.cues))
        assert found[0] == found[1]
        assert any(found[0]) or spelling == "in  design"


def _finder(nlp: Language) -> TermFinder:
    finder = TermFinder(nlp)
    finder.load(FakeVocabulary(TERMS))
    return finder
