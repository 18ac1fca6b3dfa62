"""An answer is read like the list of its results."""

from __future__ import annotations

import msgspec

from kg.answers import Answer, Match
from kg.schema import NodeType

NURSE = Match("posting:a", NodeType.POSTING, "Night Nurse", 0.98765)
PORTER = Match("posting:b", NodeType.POSTING, "Porter", 0.5)
ANSWER = Answer({"text": "nurse"}, (NURSE, PORTER), "Two of many.")


def test_it_is_read_like_a_list() -> None:
    assert (list(ANSWER), len(ANSWER), ANSWER[0], ANSWER[-1], ANSWER[1:]) == (
        [NURSE, PORTER], 2, NURSE, PORTER, (PORTER,)
    )  # fmt: skip
    assert Answer({}, ())


def test_it_prints_a_line_for_each_result() -> None:
    lines = ["Two of many.", "  1  0.988  Night Nurse  [posting:a]", "  2  0.500  Porter  [posting:b]"]
    assert repr(ANSWER) == str(ANSWER) == "\n".join(lines)
    assert str(Answer({}, ())) == "no results"


def test_its_json_stays() -> None:
    assert msgspec.json.decode(msgspec.json.encode(ANSWER))["results"][1]["id"] == "posting:b"
