"""Who has no text is found by the postings and papers that are near a question."""

from collections.abc import Iterator

import numpy as np
import pytest

import kg
from kg.asking.speaking import heard, speakers, support, with_support
from kg.base import KnowledgeBase
from kg.schema import NodeType, Relation
from kg.search import Candidate, Neighbourhoods
from tests.fakes.graph import make_graph

GRAPH = make_graph(
    ("paper:a", Relation.FROM_TEAM, "team:bees"),
    ("paper:b", Relation.FROM_TEAM, "team:bees"),
    ("paper:b", Relation.FROM_TEAM, "team:hives"),
    ("paper:b", Relation.ABOUT, "topic:dances"),
)
NEAR = [Candidate("paper:b", 1, 0.4), Candidate("paper:a", 0, 0.8)]


def test_who_is_spoken_for_by_the_nearest_and_by_more_is_surer() -> None:
    found = speakers(Neighbourhoods(GRAPH), NEAR, NodeType.TEAM)
    assert {team: [heard.id for heard in spoken] for team, spoken in found.items()} == {
        "team:bees": ["paper:a", "paper:b"],
        "team:hives": ["paper:b"],
    }
    assert support("team:bees", found) == pytest.approx(0.6 * 0.8 + 0.25 * 0.4)
    assert support("team:hives", found) == pytest.approx(0.6 * 0.4)
    assert support("team:others", found) == 0.0


def test_only_what_is_not_much_further_than_the_nearest_is_heard() -> None:
    far = Candidate("paper:c", 2, 0.39)
    assert heard([*NEAR, far], 1.0) == NEAR
    assert [round(item.score, 3) for item in heard(NEAR, 2.0)] == [0.5, 1.0]
    assert heard([], 1.0) == []


def test_likeness_of_names_is_raised_by_a_part_of_what_it_lacks() -> None:
    found = speakers(Neighbourhoods(GRAPH), NEAR, NodeType.TEAM)
    raised = with_support(np.array([0.5, 0.2], dtype=np.float32), ["team:hives", "team:others"], found)
    assert raised.tolist() == pytest.approx([0.5 + 0.5 * 0.24, 0.2])


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder = tmp_path_factory.mktemp("speaking")
    rows = [
        "title,company,department,location,description",
        'Beekeeper,Quillvane,Blue Door,"Turin, Italy",You keep bees and harvest honey from hives.',
        'Apiary Assistant,Quillvane,Blue Door,"Turin, Italy",You look after bees and clean hives.',
        'Accountant,Tidewater,Red Door,"Oslo, Norway",You keep the books and prepare tax returns.',
        'Payroll Clerk,Tidewater,Red Door,"Oslo, Norway",You prepare wages and tax forms.',
    ]
    (folder / "jobs.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with kg.build([folder / "jobs.csv"], folder / "kb", train=False) as built:
        yield built


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("teams for bees", "team", "Blue Door"),
        ("companies hiring tax accountants", "organization", "Tidewater"),
        ("employers of beekeepers", "organization", "Quillvane"),
        ("where are jobs for beekeepers?", "location", "Turin, IT"),
        ("accountant", "location", "Oslo, NO"),
        ("Italy", "location", "Italy"),
    ],
)
def test_who_has_openings_near_a_question_answers_it(base: KnowledgeBase, text: str, kind: str, name: str) -> None:
    assert base.similar(text=text, type=kind, k=1)[0].name == name


def test_it_is_told_by_whom_and_where_that_stands(base: KnowledgeBase) -> None:
    match = base.similar(text="teams for bees", type="team", k=1, explain=True)[0]
    assert match.explanation is not None
    assert match.explanation.summary == "near the question: postings Beekeeper; Apiary Assistant"
    assert {item.relation for item in match.explanation.shared} == {Relation.IN_TEAM}
    assert all(item.evidence for item in match.explanation.shared)
    assert match.explanation.shares["documents"] > 0.0


def test_a_type_that_nothing_near_speaks_for_is_doubted(base: KnowledgeBase) -> None:
    note = base.similar(text="teams for quantum chromodynamics", type="team", k=1).note
    assert note == "Nothing is near; what follows is only the least far."
