"""What is told of a long stage where nobody looks on, and of results and nodes."""

from __future__ import annotations

import io

import pytest

from kg.answers import Answer, Match
from kg.printing import print_answer, print_node, stage_bar
from kg.schema import NodeType


def test_a_stage_is_one_line_in_a_file_of_messages(capsys: pytest.CaptureFixture[str]) -> None:
    with stage_bar("teacher") as update:
        for step in range(1, 1_001):
            update(step, 2_000)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("teacher               : 1,000 in ")


def test_a_stage_that_did_nothing_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    with stage_bar("index"):
        pass
    assert capsys.readouterr().err == ""


class Nobody(io.StringIO):
    """A pipe whose other end is closed."""

    def write(self, _text: str) -> int:
        raise BrokenPipeError


def test_work_goes_on_where_nobody_reads_what_is_told_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", Nobody())
    done = []
    for name in ("read", "teacher"):
        with stage_bar(name) as update:
            update(1, 1)
        done.append(name)
    assert done == ["read", "teacher"]


def test_results_say_with_whom_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    results = (
        Match(
            "posting:a", NodeType.POSTING, "Nurse", 0.5, {"organization": "Orbelle", "city": "Lyon", "country": "FR"}
        ),
        Match("team:b", NodeType.TEAM, "Night Ward", 0.4),
        Match("paper:c", NodeType.PAPER, "On Sleep", 0.3, {"venue": "SIGIR 2002"}),
        Match("location:fr", NodeType.LOCATION, "France", 0.2, {"country": "FR"}),
    )
    print_answer(Answer({}, results), lambda _: "", {"team:b": "Orbelle"})
    assert capsys.readouterr().out.splitlines()[::2] == [
        "  1  0.500  Nurse  — Orbelle · Lyon, FR",
        "  2  0.400  Night Ward  — Orbelle",
        "  3  0.300  On Sleep  — SIGIR 2002",
        "  4  0.200  France",
    ]


def test_where_a_posting_stands_in_its_text_is_no_property_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    properties = {"city": "Lyon", "start": 185, "end": 1511}
    print_node({"id": "p", "type": "posting", "name": "N", "properties": properties, "seen": None, "edges": []})
    assert capsys.readouterr().out == "N  [posting]\np\n  city              Lyon\n"


def test_of_many_edges_of_one_kind_the_first_are_told_and_how_many_more(capsys: pytest.CaptureFixture[str]) -> None:
    edges = [
        {"src": f"posting:{n}", "relation": "about", "dst": "topic:t", "other_name": f"Nurse {n}", "evidence": []}
        for n in range(1_042)
    ]
    print_node({"id": "topic:t", "type": "topic", "name": "N", "properties": {}, "seen": None, "edges": edges})
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 + 40 + 1
    assert lines[-2:] == [
        "  ←about—                  Nurse 39  [posting:39]",
        "  ←about—                  … and 1,002 more; --json has all",
    ]
