"""What may answer a question, and in which order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.base import KnowledgeBase
from kg.schema import NodeType


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder = tmp_path_factory.mktemp("similar")
    text = (
        "You keep the calendar, prepare meetings, follow up on decisions and write to partners of the hardware group."
    )
    rows = ["title,company,location,description"]
    rows += [f"Senior Staff Engineer {n},Acme,,Staff engineers build the systems of the staff." for n in range(30)]
    rows += [f'"Chief of Staff, Hardware",Quillvane,"Oslo, Norway","{text}"']
    (folder / "jobs.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with kg.build([folder / "jobs.csv"], folder / "kb", train=False) as built:
        yield built


def test_what_has_all_of_a_short_text_in_its_title_comes_first(base: KnowledgeBase) -> None:
    match = base.similar(text="chief of staff", k=1, explain=True)[0]
    assert match.name == "Chief of Staff, Hardware"
    assert match.explanation is not None
    assert 0.0 < match.explanation.shares["title"] < 0.5
    assert sum(match.explanation.shares.values()) == pytest.approx(1.0)
    assert base.similar(text="chief of staff in Oslo", k=1)[0].name == "Chief of Staff, Hardware"


def test_what_has_but_a_part_of_it_in_its_title_is_as_near_as_it_is(base: KnowledgeBase) -> None:
    assert base.similar(text="staff engineer of hardware", k=1)[0].name.startswith("Senior Staff Engineer")


def test_where_nothing_near_is_in_the_place_the_rest_comes_from_anywhere(tmp_path: Path) -> None:
    rows = ["title,company,location", *(f'Payroll Tax Clerk {n},Acme,"Oslo, Norway"' for n in range(12))]
    rows += ['Pastry Chef,Quillvane,"Turin, Italy"']
    (tmp_path / "jobs.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with kg.build([tmp_path / "jobs.csv"], tmp_path / "kb", train=False) as built:
        answer = built.similar(text="cook, Oslo", k=3)
        assert (answer[0].name, answer.note) == ("Pastry Chef", "Nothing near is in Oslo: these are from anywhere.")
        assert built.similar(text="payroll clerk in Oslo", k=1).note is None


def test_an_id_says_that_nothing_is_near_where_a_text_would(tmp_path: Path) -> None:
    rows = ["title,company,description"]
    rows += [
        f"Payroll Tax Clerk {n},Acme,You file the payroll taxes of house {n} and answer auditors." for n in range(9)
    ]
    rows += ["Lighthouse Keeper,Quillvane,Keep the lamp burning above the sea and polish its lens."]
    (tmp_path / "jobs.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with kg.build([tmp_path / "jobs.csv"], tmp_path / "kb", train=False) as built:
        ids = {node.name: node.id for node in built.store.nodes(NodeType.POSTING)}
        notes = {name: built.similar(id=ids[name], k=3).note for name in ("Lighthouse Keeper", "Payroll Tax Clerk 1")}
        assert notes["Payroll Tax Clerk 1"] is None
        assert notes["Lighthouse Keeper"] == "Nothing is near; what follows is only the least far."
        assert built.similar(id=ids["Lighthouse Keeper"], type="skill").note != notes["Lighthouse Keeper"]
        assert len(built.alike(ids["Payroll Tax Clerk 1"], 3)) == 3
        assert built.alike(ids["Lighthouse Keeper"], 3) == []
