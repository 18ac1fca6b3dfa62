import pytest

from kg.extract.draft import TermMatch
from kg.extract.listed import with_listed
from kg.schema import NodeType, Term

_TOOL = ("programming language",)
PYTHON = Term(NodeType.SKILL, "Python", broader=_TOOL)
SQL = Term(NodeType.SKILL, "SQL", broader=_TOOL)
DOUBTFUL = [
    Term(NodeType.SKILL, name, broader=_TOOL, case_sensitive=True, context=True) for name in ("Go", "Rust", "Spring")
]
COOKING = Term(NodeType.SKILL, "Spring", broader=("trade skill",), case_sensitive=True, context=True)


def _matches(text: str, terms: list[Term]) -> list[TermMatch]:
    found = []
    for term in terms:
        at = text.lower().find(term.name.lower())
        if at >= 0:
            found.append(TermMatch(term, at, at + len(term.name)))
    return sorted(found, key=lambda match: match.start)


def _named(text: str, doubtful: list[Term] = DOUBTFUL) -> list[str]:
    terms = with_listed(_matches(text, [PYTHON, SQL]), _matches(text, doubtful), text)
    return [match.term.name for match in terms]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("python, go and rust.", ["Python", "Go", "Rust"]),
        ("experience in go, rust or python", ["Go", "Rust", "Python"]),
        ("Languages: PYTHON/GO/SQL", ["Python", "Go", "SQL"]),
        ("(python, spring)", ["Python", "Spring"]),
        ("python and spring\nWe are here", ["Python", "Spring"]),
        ("systems in go, python", ["Go", "Python"]),
    ],
)
def test_word_in_a_list_of_tools_is_the_tool(text: str, names: list[str]) -> None:
    assert _named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "know python and go above and beyond",
        "we go, python developers",
        "python is used in spring, when the rust sets in",
        "python, go to market",
        "You go. Python is required",
        "this spring python",
    ],
)
def test_word_of_a_sentence_stays_a_word(text: str) -> None:
    assert _named(text) == ["Python"]


def test_list_of_words_alone_names_no_tool() -> None:
    assert _named("rust, go, spring") == []


def test_other_kinds_of_skill_are_not_read_so() -> None:
    assert _named("python, spring.", [COOKING]) == ["Python"]


def test_longer_term_keeps_its_place() -> None:
    sure = [TermMatch(PYTHON, 0, 6), TermMatch(Term(NodeType.SKILL, "rust proofing", broader=_TOOL), 8, 21)]
    assert with_listed(sure, [TermMatch(DOUBTFUL[1], 8, 12)], "python, rust proofing") == sure
