"""A title and the skills beside it."""

from collections.abc import Iterator

import pytest

import kg
from kg.asking.beside import NOTHING_BESIDE, Beside, beside
from kg.base import KnowledgeBase
from kg.schema import NodeType
from kg.store import NameIn

_SKILL = frozenset({NodeType.SKILL})


def _named(text: str, **names: str) -> list[NameIn]:
    """Names of a kind in a text; several of one kind stand with a stroke between them."""
    pairs = [(kind, name) for kind, several in names.items() for name in several.split("|")]
    return [NameIn(f"{kind}:{name}", text.index(name), text.index(name) + len(name)) for kind, name in pairs]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("sales manager AWS", "sales manager"),
        ("sales manager, AWS", "sales manager"),
        ("AWS sales manager", "sales manager"),
        ("sales manager with AWS experience", "sales manager"),
        ("senior sales manager (AWS) for banks", "senior sales manager for banks"),
    ],
)
def test_a_title_and_a_skill_are_told_apart(text: str, title: str) -> None:
    names = _named(text, role="sales manager", skill="AWS")
    assert beside(text, text, names, lambda _: False) == Beside(title, _SKILL)


def test_several_skills_leave_one_title() -> None:
    text = "data engineer Spark and Kafka"
    names = _named(text, role="data engineer", skill="Spark|Kafka")
    assert beside(text, text, names, lambda _: False) == Beside("data engineer", _SKILL)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("machine learning engineer", {"role": "machine learning engineer", "skill": "machine learning"}),
        ("SAP consultant", {"role": "consultant", "skill": "SAP"}),
        ("software engineer, Google Store", {"role": "software engineer", "skill": "Google"}),
        ("analyst of fraud", {"role": "analyst", "topic": "fraud"}),
        ("Python", {"skill": "Python"}),
    ],
)
def test_a_skill_that_is_part_of_a_title_stays_in_it(text: str, names: dict[str, str]) -> None:
    assert beside(text, text, _named(text, **names), lambda _: False) == NOTHING_BESIDE


def test_what_stands_in_titles_as_it_is_asked_is_a_title() -> None:
    names = _named("sales manager AWS", role="sales manager", skill="AWS")
    assert beside("sales manager AWS", "sales manager AWS", names, lambda _: True) == NOTHING_BESIDE


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder = tmp_path_factory.mktemp("beside")
    rows = ["title,company,skills", *(f"AWS Engineer {n},Acme,AWS" for n in range(12))]
    rows += ["Sales Manager,Acme,negotiation", "Regional Sales Manager,Quillvane,AWS", "Nurse,Quillvane,"]
    (folder / "jobs.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with kg.build([folder / "jobs.csv"], folder / "kb", train=False) as built:
        yield built


def test_a_skill_beside_a_title_does_not_outweigh_it(base: KnowledgeBase) -> None:
    assert [match.name for match in base.similar(text="sales manager AWS", k=2)] == [
        "Regional Sales Manager",
        "Sales Manager",
    ]
    assert base.similar(text="AWS engineer", k=1)[0].name.startswith("AWS Engineer")
